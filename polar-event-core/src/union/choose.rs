//! Which variant of an untagged enum a document means: by its JSON type, and by the keys of an object.

use super::look::Look;
use crate::describe::{Enum, Field, Object, Shape, Tagging, Variant};
use crate::json::Kind;

/// What a document means.
#[derive(Debug, PartialEq)]
pub(super) enum Choice {
    /// This variant.
    Variant(usize),
    /// The first of these variants that takes it; neither type nor keys tell more.
    FirstOf(Vec<usize>),
    /// No variant is of this type.
    WrongType(Vec<&'static str>),
    /// It has fields of several variants.
    Ambiguous { variants: Vec<usize>, fields: Vec<&'static str> },
    /// It has none of the fields that would tell.
    Undecided { variants: Vec<usize>, fields: Vec<&'static str> },
}

/// A set of JSON types, by bits.
type Kinds = u8;

const ANY: Kinds = Kinds::MAX;

const fn bit(kind: Kind) -> Kinds {
    1 << kind as u8
}

/// The types that a description takes. What is nested too deeply to look through may be anything.
fn kinds(shape: &Shape, depth: usize) -> Kinds {
    if depth == 0 {
        return ANY;
    }
    match shape {
        Shape::Boolean => bit(Kind::Boolean),
        Shape::Integer(_) => bit(Kind::Integer),
        Shape::Float(_) => bit(Kind::Integer) | bit(Kind::Float),
        Shape::String | Shape::Character | Shape::Uuid | Shape::Timestamp | Shape::Date | Shape::Url => bit(Kind::String),
        Shape::Decimal => bit(Kind::Integer) | bit(Kind::Float) | bit(Kind::String),
        Shape::IpAddress | Shape::Ipv4Address | Shape::Ipv6Address => bit(Kind::String),
        Shape::Null => bit(Kind::Null),
        Shape::Array(_) | Shape::Tuple(_) | Shape::TupleStruct(_) => bit(Kind::Array),
        Shape::Map(_) | Shape::Metadata | Shape::Object(_) => bit(Kind::Object),
        Shape::Newtype(newtype) => kinds((newtype.shape)(), depth - 1),
        Shape::Nullable(inner) => bit(Kind::Null) | kinds(inner(), depth - 1),
        Shape::Enum(of) => match of.tagging {
            Tagging::External => {
                let has_unit = of.variants.iter().any(|variant| matches!(variant.content, Shape::Null));
                bit(Kind::Object) | if has_unit { bit(Kind::String) } else { 0 }
            }
            Tagging::Internal { .. } | Tagging::Adjacent { .. } => bit(Kind::Object),
            Tagging::Untagged => of.variants.iter().fold(0, |all, variant| all | kinds_of(variant, depth - 1)),
        },
        Shape::Any | Shape::Foreign(_) => ANY,
    }
}

/// How deep descriptions are looked through.
const DEPTH: usize = 8;

fn kinds_of(variant: &Variant, depth: usize) -> Kinds {
    kinds(&variant.content, depth) | if variant.nullable { bit(Kind::Null) } else { 0 }
}

/// The keys that a struct takes.
pub(super) struct Keys {
    /// Its fields, those of flattened structs among them.
    fields: Vec<&'static Field>,
    /// Whether a flattened map takes all other keys.
    others: bool,
    deny_unknown_fields: bool,
    /// The externally tagged enum of which one variant is the only key, if it is no struct.
    tagged: Option<&'static Enum>,
}

impl Keys {
    /// The keys of the struct that a variant holds, if that is what it holds.
    pub(super) fn of(variant: &'static Variant) -> Option<Self> {
        let mut keys = Self { fields: Vec::new(), others: false, deny_unknown_fields: false, tagged: None };
        match inner(&variant.content) {
            Shape::Object(object) => {
                keys.deny_unknown_fields = object.deny_unknown_fields;
                keys.add(object, true, DEPTH);
            }
            Shape::Enum(of) if of.tagging == Tagging::External => keys.tagged = Some(of),
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

    fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().copied().find(|field| field.name == key || field.aliases.contains(&key))
    }

    /// Whether a key means something here.
    fn knows(&self, key: &str) -> bool {
        self.others || self.field(key).is_some() || self.tagged.is_some_and(|of| names(of, key))
    }

    /// A required field that none of the others knows.
    pub(super) fn own_required<'k>(&self, mut others: impl Iterator<Item = &'k Self> + Clone) -> Option<&'static str> {
        let is_own = |field: &&&Field| field.required && !others.any(|other| other.knows(field.name));
        self.fields.iter().find(is_own).map(|field| field.name)
    }
}

/// What is within newtypes.
fn inner(shape: &'static Shape) -> &'static Shape {
    let mut shape = shape;
    for _ in 0..DEPTH {
        let Shape::Newtype(newtype) = shape else { break };
        shape = (newtype.shape)();
    }
    shape
}

/// Whether a variant of an enum goes by this name.
fn names(of: &Enum, name: &str) -> bool {
    of.other.is_some() || of.variants.iter().any(|variant| variant.name == name || variant.aliases.contains(&name))
}

/// How badly a document fits a variant. The order is that of the fields: the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Misfit {
    /// Required fields that are not there or null, and fields of other variants.
    wrong: usize,
    /// Required fields that are not there or null.
    missing: usize,
    /// Required fields that are not there.
    absent: usize,
}

/// A variant that can be an object.
struct Candidate {
    index: usize,
    /// Its fields. `None` if it takes any keys, or tells for itself.
    keys: Option<Keys>,
    misfit: Misfit,
    /// How many keys only some of the variants have.
    telling: usize,
    /// How many values are of a type that their field does not take.
    mismatched: usize,
}

/// Chooses a variant for a value that looks like this.
pub(super) fn choose(of: &'static Enum, look: &Look) -> Choice {
    let variants = of.variants.iter().enumerate();
    let takes = |variant| kinds_of(variant, DEPTH) & bit(look.kind) != 0;
    let fitting: Vec<usize> = variants.filter(|(_, variant)| takes(*variant)).map(|(index, _)| index).collect();
    match (fitting.as_slice(), look.item) {
        ([], _) => Choice::WrongType(names_of_kinds(of)),
        ([only], _) => Choice::Variant(*only),
        _ if look.kind == Kind::Object => by_keys(of, &fitting, &look.keys),
        (_, Some(item)) => by_item(of, fitting, item),
        _ => Choice::FirstOf(fitting),
    }
}

/// Of the variants that take arrays, those that take a first item of this type; all if there are none.
fn by_item(of: &'static Enum, fitting: Vec<usize>, item: Kind) -> Choice {
    let takes = |index: &usize| of.variants.get(*index).is_some_and(|variant| kinds_of_item(&variant.content, DEPTH) & bit(item) != 0);
    match fitting.iter().copied().filter(takes).collect::<Vec<_>>().as_slice() {
        [] => Choice::FirstOf(fitting),
        [only] => Choice::Variant(*only),
        several => Choice::FirstOf(several.to_vec()),
    }
}

/// The types that a description takes for the first item of an array.
fn kinds_of_item(shape: &Shape, depth: usize) -> Kinds {
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
        Shape::Any | Shape::Foreign(_) | Shape::TupleStruct(_) => ANY,
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

fn by_keys(of: &'static Enum, fitting: &[usize], given: &[(String, Kind)]) -> Choice {
    let new = |index: &usize| Candidate {
        index: *index,
        keys: of.variants.get(*index).and_then(Keys::of),
        misfit: Misfit::default(),
        telling: 0,
        mismatched: 0,
    };
    let mut candidates: Vec<Candidate> = fitting.iter().map(new).collect();
    // Which keys only some of the candidates know, or none.
    let known: Vec<(bool, bool)> = given
        .iter()
        .map(|(key, _)| {
            let mut keys = candidates.iter().filter_map(|candidate| candidate.keys.as_ref());
            (keys.clone().any(|keys| keys.knows(key)), keys.all(|keys| keys.knows(key)))
        })
        .collect();
    candidates.iter_mut().for_each(|candidate| candidate.measure(given, &known));
    let keys = given;
    let Some(best) = candidates.iter().map(|candidate| candidate.misfit).min() else { return Choice::WrongType(Vec::new()) };
    let best: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.misfit == best).collect();
    let indexes = |candidates: &[&Candidate]| candidates.iter().map(|candidate| candidate.index).collect::<Vec<_>>();
    let untold = best.iter().all(|candidate| candidate.misfit.missing > 0 && candidate.telling == 0);
    if untold {
        let fields = wanted(&candidates.iter().collect::<Vec<_>>(), keys, true);
        if !fields.is_empty() {
            return Choice::Undecided { variants: indexes(&candidates.iter().collect::<Vec<_>>()), fields };
        }
    }
    match best.as_slice() {
        [only] => Choice::Variant(only.index),
        [first, ..] if first.misfit.wrong == 0 => {
            let mismatched = best.iter().map(|candidate| candidate.mismatched).min();
            let best: Vec<&Candidate> = best.into_iter().filter(|candidate| Some(candidate.mismatched) == mismatched).collect();
            match best.as_slice() {
                [only] => Choice::Variant(only.index),
                several => Choice::FirstOf(indexes(several)),
            }
        }
        several => {
            let misses = several.iter().any(|candidate| candidate.misfit.missing > 0);
            let fields = wanted(several, keys, misses);
            let variants = indexes(several);
            match several {
                _ if fields.is_empty() => Choice::FirstOf(variants),
                [first, ..] if first.misfit.missing > 0 => Choice::Undecided { variants, fields },
                _ => Choice::Ambiguous { variants, fields },
            }
        }
    }
}

impl Candidate {
    /// Measures how a document fits; of each key is `known` whether some and whether all candidates know it.
    fn measure(&mut self, given: &[(String, Kind)], known: &[(bool, bool)]) {
        let Some(keys) = &self.keys else { return };
        if let Some(of) = keys.tagged {
            match given {
                [(key, _)] if names(of, key) => self.telling = 1,
                // It is this enum only if there is nothing better.
                _ => self.misfit.wrong = usize::MAX,
            }
            return;
        }
        for ((key, kind), (by_some, by_all)) in given.iter().zip(known) {
            match keys.field(key) {
                Some(field) => {
                    self.telling += usize::from(!by_all);
                    let taken = kinds((field.shape)(), DEPTH) | if field.nullable { bit(Kind::Null) } else { 0 };
                    self.mismatched += usize::from(taken & bit(*kind) == 0);
                }
                None if keys.others => {}
                None => {
                    let is_others = *kind != Kind::Null && *by_some;
                    self.misfit.wrong += usize::from(is_others || keys.deny_unknown_fields);
                }
            }
        }
        for field in keys.fields.iter().filter(|field| field.required) {
            let mut found = given.iter().filter(|(key, _)| field.name == key || field.aliases.contains(&key.as_str())).peekable();
            self.misfit.absent += usize::from(found.peek().is_none());
            if !found.any(|(_, kind)| *kind != Kind::Null || field.nullable) {
                self.misfit.missing += 1;
                self.misfit.wrong += 1;
            }
        }
    }
}

fn is_given(field: &Field, given: &[(String, Kind)]) -> bool {
    given.iter().any(|(key, kind)| *kind != Kind::Null && (field.name == key || field.aliases.contains(&key.as_str())))
}

/// Of the fields that would tell the candidates apart: the required ones that are not given, or those that are.
fn wanted(candidates: &[&Candidate], given: &[(String, Kind)], missing: bool) -> Vec<&'static str> {
    let all: Vec<&Keys> = candidates.iter().filter_map(|candidate| candidate.keys.as_ref()).collect();
    let mut names = Vec::new();
    for field in all.iter().flat_map(|keys| &keys.fields) {
        let is_wanted = if missing { field.required && !is_given(field, given) } else { is_given(field, given) };
        if is_wanted && !names.contains(&field.name) && !all.iter().all(|keys| keys.knows(field.name)) {
            names.push(field.name);
        }
    }
    names
}

/// The types that an enum takes, for a message.
fn names_of_kinds(of: &'static Enum) -> Vec<&'static str> {
    let all = of.variants.iter().fold(0, |all, variant| all | kinds_of(variant, DEPTH));
    let names = [
        (Kind::Null, "null"),
        (Kind::Boolean, "boolean"),
        (Kind::Integer, "integer"),
        (Kind::Float, "float"),
        (Kind::String, "string"),
        (Kind::Array, "array"),
        (Kind::Object, "object"),
    ];
    names.into_iter().filter(|(kind, _)| all & bit(*kind) != 0).map(|(_, name)| name).collect()
}

/// Whether a field of this name belongs to some of these variants only.
pub(super) fn tells(of: &'static Enum, variants: &[usize], name: &str) -> bool {
    let keys = variants.iter().filter_map(|index| of.variants.get(*index).and_then(Keys::of));
    let known: Vec<bool> = keys.map(|keys| keys.knows(name)).collect();
    known.contains(&true) && known.contains(&false)
}
