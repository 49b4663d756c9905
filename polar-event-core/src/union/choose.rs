//! Which variant of an untagged enum a document means: by its JSON type, and by the keys of an object.

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
            Tagging::External => of
                .variants
                .iter()
                .fold(0, |all, variant| all | if matches!(variant.content, Shape::Null) { bit(Kind::String) } else { bit(Kind::Object) }),
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

/// The struct that a variant holds, if that is what it holds.
fn object(variant: &'static Variant) -> Option<&'static Object> {
    let mut shape = &variant.content;
    for _ in 0..DEPTH {
        match shape {
            Shape::Object(object) => return Some(object),
            Shape::Newtype(newtype) => shape = (newtype.shape)(),
            _ => return None,
        }
    }
    None
}

fn field(object: &Object, key: &str) -> Option<&'static Field> {
    object.fields.iter().find(|field| field.name == key || field.aliases.contains(&key))
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
    object: Option<&'static Object>,
    misfit: Misfit,
    /// How many keys only some of the variants have.
    telling: usize,
    /// How many values are of a type that their field does not take.
    mismatched: usize,
}

/// Chooses a variant for a value of this type, with these keys if it is an object.
pub(super) fn choose(of: &'static Enum, kind: Kind, keys: &[(String, Kind)]) -> Choice {
    let variants = of.variants.iter().enumerate();
    let fitting: Vec<usize> = variants.filter(|(_, variant)| kinds_of(variant, DEPTH) & bit(kind) != 0).map(|(index, _)| index).collect();
    match fitting.as_slice() {
        [] => Choice::WrongType(names_of_kinds(of)),
        [only] => Choice::Variant(*only),
        _ if kind == Kind::Object => by_keys(of, &fitting, keys),
        _ => Choice::FirstOf(fitting),
    }
}

fn by_keys(of: &'static Enum, fitting: &[usize], keys: &[(String, Kind)]) -> Choice {
    let objects: Vec<_> = fitting.iter().map(|index| of.variants.get(*index).and_then(object)).collect();
    let known_to_all = |key: &str| objects.iter().flatten().all(|object| field(object, key).is_some());
    let known_to_any = |key: &str| objects.iter().flatten().any(|object| field(object, key).is_some());
    let candidates: Vec<Candidate> = fitting
        .iter()
        .zip(&objects)
        .map(|(index, object)| {
            let mut candidate = Candidate { index: *index, object: *object, misfit: Misfit::default(), telling: 0, mismatched: 0 };
            if let Some(object) = object {
                candidate.measure(object, keys, &known_to_all, &known_to_any);
            }
            candidate
        })
        .collect();
    let Some(best) = candidates.iter().map(|candidate| candidate.misfit).min() else { return Choice::WrongType(Vec::new()) };
    let best: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.misfit == best).collect();
    let indexes = |candidates: &[&Candidate]| candidates.iter().map(|candidate| candidate.index).collect::<Vec<_>>();
    let untold = best.iter().all(|candidate| candidate.misfit.missing > 0 && candidate.telling == 0);
    if untold {
        let fields = missing(&candidates, keys, &known_to_all);
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
            let mut fields = missing_or_extra(several, keys);
            fields.dedup();
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
    fn measure(
        &mut self,
        object: &Object,
        keys: &[(String, Kind)],
        known_to_all: &dyn Fn(&str) -> bool,
        known_to_any: &dyn Fn(&str) -> bool,
    ) {
        for (key, kind) in keys {
            match field(object, key) {
                Some(field) => {
                    self.telling += usize::from(!known_to_all(key));
                    let taken = kinds((field.shape)(), DEPTH) | if field.nullable { bit(Kind::Null) } else { 0 };
                    self.mismatched += usize::from(taken & bit(*kind) == 0);
                }
                None => {
                    let is_others = *kind != Kind::Null && known_to_any(key);
                    self.misfit.wrong += usize::from(is_others || object.deny_unknown_fields);
                }
            }
        }
        for field in object.fields.iter().filter(|field| field.required) {
            let mut given = keys.iter().filter(|(key, _)| field.name == key || field.aliases.contains(&key.as_str())).peekable();
            self.misfit.absent += usize::from(given.peek().is_none());
            if !given.any(|(_, kind)| *kind != Kind::Null || field.nullable) {
                self.misfit.missing += 1;
                self.misfit.wrong += 1;
            }
        }
    }
}

fn is_given(field: &Field, keys: &[(String, Kind)]) -> bool {
    keys.iter().any(|(key, kind)| *kind != Kind::Null && (field.name == key || field.aliases.contains(&key.as_str())))
}

/// The required fields that are missing, of those that would tell the candidates apart.
fn missing(candidates: &[Candidate], keys: &[(String, Kind)], known_to_all: &dyn Fn(&str) -> bool) -> Vec<&'static str> {
    let objects = candidates.iter().filter_map(|candidate| candidate.object);
    let fields = objects.flat_map(|object| object.fields).filter(|field| field.required && !is_given(field, keys));
    let mut names = Vec::new();
    for field in fields.filter(|field| !known_to_all(field.name)) {
        if !names.contains(&field.name) {
            names.push(field.name);
        }
    }
    names
}

/// Of candidates that fit equally badly: the fields that they miss, or those that belong to only some of them.
fn missing_or_extra(candidates: &[&Candidate], keys: &[(String, Kind)]) -> Vec<&'static str> {
    let objects: Vec<_> = candidates.iter().filter_map(|candidate| candidate.object).collect();
    let known_to_all = |key: &str| objects.iter().all(|object| field(object, key).is_some());
    let misses = candidates.iter().any(|candidate| candidate.misfit.missing > 0);
    let fields = objects.iter().flat_map(|object| object.fields).filter(|field| !known_to_all(field.name));
    let wanted = fields.filter(|field| if misses { field.required && !is_given(field, keys) } else { is_given(field, keys) });
    let mut names = Vec::new();
    for field in wanted {
        if !names.contains(&field.name) {
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
    let objects = variants.iter().filter_map(|index| of.variants.get(*index).and_then(object));
    let known: Vec<bool> = objects.map(|object| field(object, name).is_some()).collect();
    known.contains(&true) && known.contains(&false)
}
