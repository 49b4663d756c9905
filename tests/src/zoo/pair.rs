//! One definition of a type, derived by serde and by `Event`, and documents for both: made from the type's own description, then spoiled.
//!
//! Both must take the same documents and write the same JSON, but for [`Difference`], each of which has its reason.

use polar_event_core::describe::{Shape, Tagging};
use polar_event_core::{Code, Report, Segment, Violation};
use serde_json::Value;

use super::document::{cross, spoil, valid};
use crate::left_out::{self, Judge};
use crate::place::parts;
use crate::random::Random;
use crate::tree::Doc;

/// Where this library differs from serde, on purpose. Each is in the list of `derive/serde_suite/differences.rs`, of which `docs/serde.md` is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// A key that comes twice is refused everywhere, as what it means differs from reader to reader.
    DuplicateKey,
    /// `null` is no value of an `Option` without `nullable`: absent and `null` are two things to say.
    Null,
    /// An array is no struct in a document for people, nor an enum with a tag.
    ArrayForStruct,
    /// A variant goes by its name, not by its place in the declaration, which changes.
    IndexForTag,
    /// An untagged enum is what its keys say; serde takes the first variant that can do without those that belong to others.
    ChosenByKeys,
    /// `deny_unknown_fields` is for variants that hold nothing, too.
    DeniedInUnit,
    /// Keys beside the tag of a variant that holds `()` are unknown keys like any others. Serde refuses them there, but not where a variant holds
    /// nothing.
    KeysBesideUnit,
    /// Nothing is `null`. Where serde has copied a value before it reads it, it takes `[]` and `{}` for nothing, too.
    EmptyForUnit,
    /// What stands for unknown variants takes those that hold something. Serde takes them in an internally tagged enum only.
    UnknownContent,
    /// An `Option` that is flattened is `None` only if none of its keys is there. Serde makes it `None` if anything is wrong.
    PartOfFlattenedOption,
    /// The tag of a struct is its name, which serde writes and does not check.
    OtherStructTag,
    /// A flattened map has the keys of any map. Serde reads only text there.
    KeysOfFlattenedMap,
}

impl Difference {
    pub const ALL: [Self; 12] = [
        Self::DuplicateKey,
        Self::Null,
        Self::ArrayForStruct,
        Self::IndexForTag,
        Self::ChosenByKeys,
        Self::DeniedInUnit,
        Self::KeysBesideUnit,
        Self::EmptyForUnit,
        Self::UnknownContent,
        Self::PartOfFlattenedOption,
        Self::OtherStructTag,
        Self::KeysOfFlattenedMap,
    ];
}

/// What the zoos of enums have as names of tags.
const TAGS: [&str; 2] = ["type", "t"];

fn explained(violation: &Violation, doc: &Doc, by_keys: bool, name: &str) -> Option<Difference> {
    let is_unit_denied = violation.code() == Code::ExtraForbidden && name == "InternalDenying";
    if violation.code() == Code::UnionAmbiguous || by_keys {
        return Some(Difference::ChosenByKeys);
    } else if is_unit_denied {
        return Some(Difference::DeniedInUnit);
    }
    let path: Vec<_> = violation.path().segments().collect();
    // In an untagged enum an array is another variant's.
    let outer = parts(doc, path.get(..path.len().saturating_sub(1)).unwrap_or_default());
    let in_array = outer.iter().any(|outer| outer.text().starts_with('['));
    if violation.code() == Code::ObjectType && in_array && ["OneOrMany", "Holder"].contains(&name) {
        return Some(Difference::ArrayForStruct);
    }
    // What has been spoiled by an array of arrays has no parts of its own.
    if violation.code() == Code::ObjectType && outer.iter().any(|outer| matches!(outer, Doc::Plain(text) if text.starts_with("[["))) {
        return Some(Difference::ArrayForStruct);
    }
    let explanations = parts(doc, &path).into_iter().filter_map(|part| match (violation.code(), part) {
        (Code::JsonDuplicateKey, _) => Some(Difference::DuplicateKey),
        // No variant takes it; that the first one would have had a tag is as good as any fault.
        (Code::UnionTagNotFound, Doc::Object(entries)) if has_twice(entries) => Some(Difference::DuplicateKey),
        (Code::UnionTagNotFound, Doc::Object(entries)) if entries.iter().any(|(_, value)| value.text() == "null") => Some(Difference::Null),
        (Code::NullType, part) if is_empty(part) => Some(Difference::EmptyForUnit),
        (Code::StringType, Doc::Object(entries)) if entries.iter().any(|(_, value)| is_empty(value)) => Some(Difference::EmptyForUnit),
        (Code::ObjectType | Code::UnionType, Doc::Array(_)) => Some(Difference::ArrayForStruct),
        (Code::ObjectType, Doc::Plain(text)) if text.starts_with('[') => Some(Difference::ArrayForStruct),
        (Code::StringType, Doc::Plain(text)) if is_tag(violation) && text.parse::<u64>().is_ok() => Some(Difference::IndexForTag),
        (_, Doc::Plain(text)) if text == "null" => Some(Difference::Null),
        _ => None,
    });
    explanations.into_iter().next()
}

fn has_index_for_tag(doc: &Doc) -> bool {
    match doc {
        Doc::Plain(_) => false,
        Doc::Array(items) => items.iter().any(has_index_for_tag),
        Doc::Object(entries) => {
            let is_index = |key: &str, value: &Doc| TAGS.contains(&key) && value.text().parse::<u64>().is_ok();
            entries.iter().any(|(key, value)| is_index(key, value) || has_index_for_tag(value))
        }
    }
}

fn has_twice(entries: &[(String, Doc)]) -> bool {
    entries.iter().enumerate().any(|(index, (key, _))| entries[..index].iter().any(|(earlier, _)| earlier == key))
}

fn is_empty(doc: &Doc) -> bool {
    ["[]", "{}"].contains(&doc.text().as_str())
}

fn is_tag(violation: &Violation) -> bool {
    matches!(violation.path().segments().last(), Some(Segment::Key(key)) if TAGS.contains(&key.as_ref()))
}

/// A type as both derive it: each reads a document and writes what it has read.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub name: &'static str,
    pub shape: &'static Shape,
    pub ours: fn(&str) -> Result<String, Report>,
    /// Ours through `serde_json`.
    pub through: fn(&str) -> Result<String, String>,
    pub serdes: fn(&str) -> Result<String, String>,
    /// What is said of ours, decoded and in memory.
    pub judge: Judge,
}

/// What a comparison has seen.
#[derive(Debug, Default)]
pub struct Seen {
    pub taken: usize,
    pub refused: usize,
    pub differences: Vec<Difference>,
}

impl Pair {
    /// Compares both on so many documents.
    pub fn compare(&self, documents: usize, seed: u64) -> Seen {
        let mut random = Random::new(seed);
        let mut seen = Seen::default();
        for _ in 0..documents {
            let mut doc = valid(self.shape, &mut random, 0);
            for _ in 0..random.below(4) {
                spoil(&mut doc, &mut random);
            }
            if random.one_in(3) {
                let other = valid(self.shape, &mut random, 0);
                cross(&mut doc, other, &mut random);
            }
            self.compare_one(&doc, &mut seen);
        }
        seen
    }

    /// Whatever is left out of so many documents, what decodes is valid.
    pub fn leave_out(&self, documents: usize, seed: u64) -> left_out::Seen {
        let mut random = Random::new(seed);
        left_out::hold(self.name, self.judge, (0..documents).map(|_| valid(self.shape, &mut random, 0).text()))
    }

    fn compare_one(&self, doc: &Doc, seen: &mut Seen) {
        let (name, text) = (self.name, doc.text());
        let ours = (self.ours)(&text);
        let through = (self.through)(&text);
        let serdes = (self.serdes)(&text);
        assert_eq!(ours.as_ref().ok(), through.as_ref().ok(), "{name}: the readers differ on {text}: {ours:?}, {through:?}");
        match (ours, serdes) {
            (Ok(ours), Ok(serdes)) => {
                seen.taken += 1;
                let (our, mut their): (Value, Value) = (serde_json::from_str(&ours).unwrap(), serde_json::from_str(&serdes).unwrap());
                leave_out_nulls(&mut their, &our);
                if our != their && ignores_keys(self.shape, doc, &their) {
                    seen.differences.push(Difference::ChosenByKeys);
                    return;
                }
                if our != their && name == "Mixed" && has_index_for_tag(doc) {
                    seen.differences.push(Difference::IndexForTag);
                    return;
                }
                assert_eq!(our, their, "{name}: written differently: {text}");
            }
            (Err(_), Err(_)) => seen.refused += 1,
            (Ok(_), Err(error)) if error.contains("invalid type: map, expected unit") => seen.differences.push(Difference::KeysBesideUnit),
            // Only our document can have come from content that nobody knows: for a known variant, `expected unit` is said of both.
            (Ok(ours), Err(error)) if error.contains("expected unit") && ours.contains("\"Other\"") => {
                seen.differences.push(Difference::UnknownContent);
            }
            (Ok(ours), Err(error)) => panic!("{name}: serde refuses {text}: {error}\nours writes {ours}"),
            (Err(report), Ok(serdes)) => {
                let by_keys = ignores_keys(self.shape, doc, &serde_json::from_str(&serdes).unwrap());
                for violation in report.violations() {
                    match explained(violation, doc, by_keys, name) {
                        Some(difference) => seen.differences.push(difference),
                        None => panic!("{name}: serde takes {text}\n{report}"),
                    }
                }
            }
        }
    }
}

/// Whether a document has a field of a variant of an untagged enum that is not in what serde made of it.
fn ignores_keys(shape: &Shape, doc: &Doc, theirs: &Value) -> bool {
    let (mut known, mut given, mut taken) = (Vec::new(), Vec::new(), Vec::new());
    untagged_fields(shape, false, 6, &mut known);
    let mut keys = |key: &str| given.push(key.to_owned());
    keys_of_doc(doc, &mut keys);
    keys_of_value(theirs, &mut |key| taken.push(key.to_owned()));
    let times = |keys: &[String], key: &String| keys.iter().filter(|other| *other == key).count();
    given.iter().any(|key| known.contains(&key.as_str()) && times(&given, key) > times(&taken, key))
}

fn untagged_fields(shape: &Shape, within: bool, depth: usize, known: &mut Vec<&'static str>) {
    if depth == 0 {
        return;
    }
    match shape {
        Shape::Enum(of) => {
            let within = matches!(of.tagging, Tagging::Untagged);
            of.variants.iter().for_each(|variant| untagged_fields(&variant.content, within, depth - 1, known));
        }
        Shape::Newtype(newtype) => untagged_fields((newtype.shape)(), within, depth - 1, known),
        Shape::Array(array) => untagged_fields((array.item)(), false, depth - 1, known),
        Shape::Map(map) => untagged_fields((map.value)(), false, depth - 1, known),
        Shape::Tuple(items) => items.iter().for_each(|item| untagged_fields(item(), false, depth - 1, known)),
        Shape::Object(object) => {
            for field in object.fields {
                if within {
                    known.push(field.name);
                }
                untagged_fields((field.shape)(), within && field.flatten, depth - 1, known);
            }
        }
        _ => {}
    }
}

fn keys_of_doc(doc: &Doc, each: &mut impl FnMut(&str)) {
    match doc {
        Doc::Plain(_) => {}
        Doc::Array(items) => items.iter().for_each(|item| keys_of_doc(item, each)),
        Doc::Object(entries) => entries.iter().for_each(|(key, value)| {
            each(key);
            keys_of_doc(value, each);
        }),
    }
}

fn keys_of_value(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys_of_value(item, each)),
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            each(key);
            keys_of_value(value, each);
        }),
        _ => {}
    }
}

/// `None` is left out by this library and written as `null` by serde.
pub fn leave_out_nulls(theirs: &mut Value, ours: &Value) {
    match (theirs, ours) {
        (Value::Object(theirs), Value::Object(ours)) => {
            theirs.retain(|key, value| !value.is_null() || ours.contains_key(key));
            for (key, value) in theirs {
                leave_out_nulls(value, ours.get(key).unwrap_or(&Value::Null));
            }
        }
        (Value::Array(theirs), Value::Array(ours)) => theirs.iter_mut().zip(ours).for_each(|(theirs, ours)| leave_out_nulls(theirs, ours)),
        _ => {}
    }
}

/// What was written. A variant marked `skip_serializing` cannot be.
pub fn written<E>(text: Result<String, E>) -> String {
    text.unwrap_or_else(|_| r#""cannot be written""#.to_owned())
}

/// Derives the same types by `Event`, in module `ours`, and by serde, in module `serdes`. What stands after `also` is in both as it is.
#[macro_export]
macro_rules! zoo {
    ($({ $($item:tt)* })* also { $($also:tt)* }) => {
        mod ours {
            #[allow(unused_imports)]
            use super::*;
            $(#[derive(polar_event_core::Event, Debug, Clone, PartialEq, Default)] $($item)*)*
            $($also)*
        }
        mod serdes {
            #[allow(unused_imports)]
            use super::*;
            $(#[derive(serde::Serialize, serde::Deserialize, Debug, Clone, PartialEq, Default)] $($item)*)*
            $($also)*
        }
    };
}

/// The same for enums, and structs that are in them: without `Default`.
#[macro_export]
macro_rules! zoo_of_enums {
    ($({ $($item:tt)* })* also { $($also:tt)* }) => {
        mod ours {
            #[allow(unused_imports)]
            use super::*;
            $(#[derive(polar_event_core::Event, Debug, Clone, PartialEq)] $($item)*)*
            $($also)*
        }
        mod serdes {
            #[allow(unused_imports)]
            use super::*;
            $(#[derive(serde::Serialize, serde::Deserialize, Debug, Clone, PartialEq)] $($item)*)*
            $($also)*
        }
    };
}

/// The same for structs of types that cannot be cloned or compared.
#[macro_export]
macro_rules! zoo_of_types {
    ($({ $($item:tt)* })*) => {
        mod ours {
            #[allow(unused_imports)]
            use super::*;
            $(#[derive(polar_event_core::Event, Debug)] $($item)*)*
        }
        mod serdes {
            #[allow(unused_imports)]
            use super::*;
            $(#[derive(serde::Serialize, serde::Deserialize, Debug)] $($item)*)*
        }
    };
}

/// Holds each of these types of a [`zoo!`], as `Event` derives it, against itself: what is written comes back.
#[macro_export]
macro_rules! all_consistent {
    ($($name:ident),* $(,)?) => { $(polar_event_core::testing::assert_consistent::<ours::$name>();)* };
}

/// The pairs of these types of a [`zoo!`].
#[macro_export]
macro_rules! pairs {
    ($($name:ident),* $(,)?) => {
        [$($crate::zoo::pair::Pair {
            name: stringify!($name),
            shape: <ours::$name as polar_event_core::Describe>::SHAPE,
            ours: |text| polar_event_core::json::from_str::<ours::$name>(text).map(|value| $crate::zoo::pair::written(polar_event_core::json::to_string(&value))),
            through: |text| match serde_json::from_str::<ours::$name>(text) {
                Ok(value) => Ok($crate::zoo::pair::written(serde_json::to_string(&value))),
                Err(error) => Err(error.to_string()),
            },
            serdes: |text| match serde_json::from_str::<serdes::$name>(text) {
                Ok(value) => Ok($crate::zoo::pair::written(serde_json::to_string(&value))),
                Err(error) => Err(error.to_string()),
            },
            judge: |text| polar_event_core::json::from_str::<ours::$name>(text).map(|value| polar_event_core::Validate::validate(&value)),
        }),*]
    };
}
