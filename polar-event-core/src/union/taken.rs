//! What the variants of an untagged enum take: types and keys, as far as the descriptions tell.

use crate::describe::{Catches, Enum, Field, Object, Shape, Tagging, Variant};
use crate::reader::Kind;

/// A set of JSON types, by bits.
pub(super) type Kinds = u8;

pub(super) const ANY: Kinds = Kinds::MAX;

pub(super) const fn bit(kind: Kind) -> Kinds {
    1 << kind as u8
}

/// The types that a description takes. What is nested too deeply to look through may be anything.
pub(super) fn kinds(shape: &Shape, depth: usize) -> Kinds {
    if depth == 0 {
        return ANY;
    }
    match shape {
        Shape::Boolean => bit(Kind::Boolean),
        Shape::Integer(_) => bit(Kind::Integer),
        Shape::Float(_) => bit(Kind::Integer) | bit(Kind::Float),
        Shape::String
        | Shape::Character
        | Shape::Uuid
        | Shape::KeyText(_)
        | Shape::Timestamp
        | Shape::Date
        | Shape::Url
        | Shape::Formatted(_) => bit(Kind::String),
        Shape::Decimal => bit(Kind::Integer) | bit(Kind::Float) | bit(Kind::String),
        Shape::IpAddress | Shape::Ipv4Address | Shape::Ipv6Address => bit(Kind::String),
        Shape::Null => bit(Kind::Null),
        Shape::Array(_) | Shape::Tuple(_) | Shape::TupleStruct(_) => bit(Kind::Array),
        Shape::Map(_) | Shape::Metadata | Shape::Object(_) => bit(Kind::Object),
        Shape::Newtype(newtype) => kinds((newtype.shape)(), depth - 1),
        Shape::Nullable(inner) => bit(Kind::Null) | kinds(inner(), depth - 1),
        Shape::Enum(of) => match of.tagging {
            Tagging::External => {
                let has_unit = of.named_variants().iter().any(|variant| matches!(variant.content, Shape::Null));
                caught(of, depth) | bit(Kind::Object) | if has_unit { bit(Kind::String) } else { 0 }
            }
            Tagging::Internal { .. } | Tagging::Adjacent { .. } => caught(of, depth) | bit(Kind::Object),
            Tagging::Untagged => of.variants.iter().fold(0, |all, variant| all | kinds_of(variant, depth - 1)),
        },
        Shape::Any | Shape::ViaSerde(_) => ANY,
    }
}

/// The types that the catch-alls of a tagged enum take.
fn caught(of: &Enum, depth: usize) -> Kinds {
    of.catch_all_variants().iter().fold(0, |all, variant| {
        all | match variant.catches {
            Catches::Value => kinds_of(variant, depth - 1),
            Catches::Name { .. } if matches!(of.tagging, Tagging::External) => bit(Kind::Object) | bit(Kind::String),
            Catches::Name { .. } | Catches::Nothing => 0,
        }
    })
}

/// How deep descriptions are looked through.
pub(super) const DEPTH: usize = 8;

pub(super) fn kinds_of(variant: &Variant, depth: usize) -> Kinds {
    kinds(&variant.content, depth) | if variant.nullable { bit(Kind::Null) } else { 0 }
}

/// What one variant takes.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) kinds: Kinds,
    /// The types of an array's first item.
    pub(super) item: Kinds,
    /// The keys of a struct. `None` if the variant takes any keys, or none.
    pub(super) keys: Option<Keys>,
}

impl Taken {
    /// What each of the variants takes, in their order.
    pub(super) fn by_all(of: &'static Enum) -> Vec<Self> {
        let taken =
            |variant| Self { kinds: kinds_of(variant, DEPTH), item: kinds_of_item(&variant.content, DEPTH), keys: Keys::of(variant) };
        of.variants.iter().map(taken).collect()
    }
}

/// The keys that a struct takes.
#[derive(Debug)]
pub(super) struct Keys {
    /// Its fields, those of flattened structs among them.
    pub(super) fields: Vec<&'static Field>,
    /// Whether a flattened map takes all other keys.
    pub(super) others: bool,
    pub(super) deny_unknown_fields: bool,
    /// The externally tagged enum of which one variant is the only key, if it is no struct.
    pub(super) tagged: Option<&'static Enum>,
}

impl Keys {
    /// The keys of the struct that a variant holds, if that is what it holds.
    pub(super) fn of(variant: &'static Variant) -> Option<Self> {
        let mut keys = Self { fields: Vec::new(), others: false, deny_unknown_fields: false, tagged: None };
        match variant.content.inside_newtypes() {
            Shape::Object(object) => {
                keys.deny_unknown_fields = object.deny_unknown_fields;
                keys.add(object, true, DEPTH);
            }
            Shape::Enum(of) if of.tagging == Tagging::External && of.catch_alls == 0 => keys.tagged = Some(of),
            _ => return None,
        }
        Some(keys)
    }

    fn add(&mut self, object: &'static Object, required: bool, depth: usize) {
        for field in object.fields {
            match (field.shape)() {
                Shape::Object(inner) if field.flatten && depth > 0 => self.add(inner, required && field.required, depth - 1),
                _ if field.flatten => self.others = true,
                _ if required => self.fields.push(field),
                // What is in an optional struct tells, but need not be there.
                _ => self.others = true,
            }
        }
    }

    pub(super) fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().copied().find(|field| field.has_name(key))
    }

    /// Whether a key means something here.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.others || self.field(key).is_some() || self.tagged.is_some_and(|of| names(of, key))
    }

    /// A required field that none of the others knows.
    pub(super) fn own_required<'k>(&self, mut others: impl Iterator<Item = &'k Self> + Clone) -> Option<&'static str> {
        let is_own = |field: &&&Field| field.required && !others.any(|other| other.knows(field.name));
        self.fields.iter().find(is_own).map(|field| field.name)
    }
}

/// Whether a variant of an enum goes by this name.
pub(super) fn names(of: &Enum, name: &str) -> bool {
    of.other.is_some() || of.variants.iter().any(|variant| variant.has_name(name))
}

/// The types that a description takes for the first item of an array.
pub(super) fn kinds_of_item(shape: &Shape, depth: usize) -> Kinds {
    if depth == 0 {
        return ANY;
    }
    match shape {
        Shape::Array(array) => kinds((array.item)(), depth - 1),
        Shape::Tuple(items) => items.first().map_or(ANY, |item| kinds(item(), depth - 1)),
        Shape::Newtype(newtype) => kinds_of_item((newtype.shape)(), depth - 1),
        Shape::Nullable(inner) => kinds_of_item(inner(), depth - 1),
        Shape::Enum(of) if of.tagging == Tagging::Untagged => {
            of.variants.iter().fold(0, |all, variant| all | kinds_of_item(&variant.content, depth - 1))
        }
        Shape::Any | Shape::ViaSerde(_) | Shape::TupleStruct(_) => ANY,
        // None of these is an array.
        _ => 0,
    }
}

/// Whether the variant with this index takes values of this kind.
pub(super) fn takes(of: &Enum, index: usize, kind: Kind) -> bool {
    of.variants.get(index).is_some_and(|variant| kinds_of(variant, DEPTH) & bit(kind) != 0)
}

/// Whether a value of this kind can be of one variant only, whatever its keys are.
pub(super) fn is_certain(of: &Enum, kind: Kind) -> bool {
    of.variants.iter().filter(|variant| kinds_of(variant, DEPTH) & bit(kind) != 0).count() == 1
}
