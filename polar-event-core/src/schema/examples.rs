//! Validation of examples.

use core::fmt;

use serde_json::{Map, Value};

use crate::decode::Decode;
use crate::describe::{Describe, Field, Shape};
use crate::error::{Report, Violation};
use crate::json;
use crate::state::SatisfiedBy;

/// An `example` that breaks the rules: see [`wrong_examples`](super::wrong_examples).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct WrongExample {
    /// The type and, for the example of a field, the field, with their Rust names: `Order.name`.
    pub place: String,
    /// The example, as JSON.
    pub example: &'static str,
    /// The report on it.
    pub report: Report,
}

impl fmt::Display for WrongExample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.example, self.report)
    }
}

pub(super) fn wrong<T>() -> Vec<WrongExample>
where
    T: Describe + for<'de> Decode<'de, Requires: SatisfiedBy>,
{
    let (name, examples, fields) = match T::SHAPE {
        Shape::Object(object) => (object.name, object.examples, object.fields),
        Shape::TupleStruct(object) => (object.name, object.examples, [].as_slice()),
        Shape::Enum(of) => (of.name, of.examples, [].as_slice()),
        Shape::Newtype(newtype) => (newtype.name, newtype.examples, [].as_slice()),
        _ => return Vec::new(),
    };
    let mut wrong = Vec::new();
    for example in examples {
        if let Err(report) = json::from_str::<T>(example) {
            wrong.push(WrongExample { place: name.to_owned(), example, report });
        }
    }
    for field in fields {
        for example in field.examples {
            if let Some(report) = of_field::<T>(field, example) {
                wrong.push(WrongExample { place: format!("{name}.{}", field.rust_name), example, report });
            }
        }
    }
    wrong
}

/// The faults of a field with this value. A document of this field alone has other faults, which are ignored.
fn of_field<T>(field: &Field, example: &str) -> Option<Report>
where
    T: for<'de> Decode<'de, Requires: SatisfiedBy>,
{
    let value = serde_json::from_str::<Value>(example).unwrap_or_default();
    let document = Value::Object(Map::from_iter([(field.name.to_owned(), value)])).to_string();
    let report = json::from_str::<T>(&document).err()?;
    let own = field.segment();
    let is_of_field = |violation: &&Violation| violation.path().segments().next() == Some(&own);
    let faults: Vec<Violation> = report.violations().iter().filter(is_of_field).cloned().collect();
    (!faults.is_empty()).then(|| faults.into())
}
