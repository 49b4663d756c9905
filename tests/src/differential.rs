//! `json::Deserializer` against `serde_json`: the same verdict and the same value, but for the differences that the type's
//! documentation lists.

use std::fmt;

use polar_event_core::polar::EventCreateCustomer;
use polar_event_core::{Metadata, json};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::tree::Tree;

/// Everything that a deserializer says, in its order.
pub type Any = Tree<Scalar>;

/// What it says of a value without parts.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Wide(String),
    Float(u64),
    Text(String),
}

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }
}

struct AnyVisitor;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Any;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }
    fn visit_unit<E>(self) -> Result<Any, E> {
        Ok(Any::Plain(Scalar::Null))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Any, E> {
        Ok(Any::Plain(Scalar::Bool(value)))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Any, E> {
        Ok(Any::Plain(Scalar::Unsigned(value)))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Any, E> {
        Ok(Any::Plain(Scalar::Signed(value)))
    }
    fn visit_u128<E>(self, value: u128) -> Result<Any, E> {
        Ok(Any::Plain(Scalar::Wide(value.to_string())))
    }
    fn visit_i128<E>(self, value: i128) -> Result<Any, E> {
        Ok(Any::Plain(Scalar::Wide(value.to_string())))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Any, E> {
        Ok(Any::Plain(Scalar::Float(value.to_bits())))
    }
    fn visit_str<E>(self, value: &str) -> Result<Any, E> {
        Ok(Any::Plain(Scalar::Text(value.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Any, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = array.next_element()? {
            items.push(item);
        }
        Ok(Any::Array(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Any, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = object.next_entry()? {
            entries.push(entry);
        }
        Ok(Any::Object(entries))
    }
}

/// Documented: integers beyond 64 bits stay integers, where serde_json makes floats of them.
fn with_rounded_integers(any: &Any) -> Any {
    let rounded = |scalar: &Scalar| match scalar {
        Scalar::Wide(digits) => Scalar::Float(digits.parse::<f64>().expect("an integer is a float").to_bits()),
        other => other.clone(),
    };
    any.map(&rounded, &String::clone)
}

/// Reads a whole text with the library's deserializer.
pub fn ours<'de, T: Deserialize<'de>>(text: &'de [u8]) -> Result<T, json::Error> {
    let mut reader = json::Deserializer::from_slice(text);
    let value = T::deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// Reads a text with both, and skips it with ours: all must give the same verdict, and the same value.
#[track_caller]
pub fn compare(text: &[u8]) {
    let (our, their) = (ours::<Any>(text), serde_json::from_slice::<Any>(text));
    let skipped = ours::<IgnoredAny>(text);
    let shown = || String::from_utf8_lossy(text);
    match (our, their) {
        (Ok(our), Ok(their)) => {
            assert!(skipped.is_ok(), "read, but not skipped: {} {skipped:?}", shown());
            assert_eq!(with_rounded_integers(&our), their, "{}", shown());
        }
        (Err(error), their) => {
            let out_of_range = error.to_string().starts_with("a number is out of range");
            assert!(skipped.is_err() || out_of_range, "skipped, but not read ({error}): {}", shown());
            // Documented: an integer beyond 128 bits is an error, and no float.
            assert!(their.is_err() || out_of_range, "{error}, but serde_json reads it: {}", shown());
        }
        (Ok(_), Err(error)) => panic!("serde_json: {error}, but we read it: {}", shown()),
    }
}

/// Decodes a text as types that it hardly fits. What is accepted is JSON for `serde_json`, too; what is refused is refused with
/// a place in the text for everything that is wrong.
#[track_caller]
pub fn decode_anyhow(text: &[u8]) {
    let results = [
        json::from_slice::<EventCreateCustomer>(text).map(drop),
        json::from_slice::<Metadata>(text).map(drop),
        json::from_slice::<Vec<Option<serde_json::Value>>>(text).map(drop),
    ];
    let shown = || String::from_utf8_lossy(text);
    for result in results {
        let Err(report) = result else {
            // Nobody asks for the value of a number in a field that is skipped, so it may be beyond `f64`.
            assert!(serde_json::from_slice::<IgnoredAny>(text).is_ok(), "accepted, but no JSON: {}", shown());
            continue;
        };
        assert_eq!(report.to_string().lines().count(), report.violations().len(), "a line a violation: {}", shown());
        for violation in report.violations() {
            let place = violation.span().and_then(|span| text.get(span)).map(std::str::from_utf8);
            assert!(matches!(place, Some(Ok(_))), "{violation}: {:?} in {}", violation.span(), shown());
            assert!(violation.location().is_some(), "{violation}: {}", shown());
        }
    }
}
