//! `Duration`: `{"secs": 1, "nanos": 500000000}`, as serde writes it.

use core::time::Duration;

use serde_core::Deserializer;

use crate::decode::{self, Decode, FieldSet, Fields, Source};
use crate::describe::{Describe, Field, Object, Shape, SizeBound};
use crate::rule::{Bound, Range, Rule, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;
use crate::value::Number;

/// The nanoseconds beyond the seconds. More would be a second, and another way to write the same duration.
const NANOSECONDS: Rules = &[Rule::Range(Range { min: None, max: Some(Bound::Inclusive(Number::Integer(999_999_999))) })];

const fn field(name: &'static str, doc: &'static str, rules: Rules, shape: fn() -> &'static Shape) -> Field {
    Field { doc, rules, ..Field::new(name, shape) }
}

const FIELDS: &[Field] =
    &[field("secs", "The whole seconds.", &[], u64::shape), field("nanos", "The nanoseconds beyond these.", NANOSECONDS, u32::shape)];

const OBJECT: Object = Object { doc: "A span of time.", deny_unknown_fields: true, ..Object::new("Duration", FIELDS, &["secs", "nanos"]) };

#[derive(Default)]
struct Parts {
    secs: Option<u64>,
    nanos: Option<u32>,
}

impl<'de> Fields<'de> for Parts {
    type Output = Duration;
    type Seen = u64;
    const OBJECT: &'static Object = Duration::SHAPE.object();

    fn find(name: &str) -> Option<(usize, &'static str)> {
        match name {
            "secs" => Some((0, "secs")),
            "nanos" => Some((1, "nanos")),
            _ => None,
        }
    }

    fn decode<S: Source<'de>>(&mut self, index: usize, source: S, cx: &mut ValidationState<'_>) -> Result<(), S::Error> {
        match (index, Self::OBJECT.fields) {
            (0, [secs, _]) => decode::field::field(source, &mut self.secs, secs, cx),
            (1, [_, nanos]) => decode::field::field(source, &mut self.nanos, nanos, cx),
            _ => Ok(()),
        }
    }

    fn fill_missing(&mut self, seen: &u64, cx: &mut ValidationState<'_>) {
        let [secs, nanos] = Self::OBJECT.fields else { return };
        if !seen.contains(0) {
            decode::field::absent(&mut self.secs, secs, cx);
        }
        if !seen.contains(1) {
            decode::field::absent(&mut self.nanos, nanos, cx);
        }
    }

    fn finish(self, _: &u64, _: &mut ValidationState<'_>) -> Option<Duration> {
        Some(Duration::new(self.secs?, self.nanos.filter(|nanos| *nanos < 1_000_000_000)?))
    }
}

impl<'de> Decode<'de> for Duration {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        decode::object::object(deserializer, Parts::default, cx)
    }
}

impl Validate for Duration {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}
}

impl Describe for Duration {
    const SHAPE: &'static Shape = &Shape::Object(OBJECT);
    const SIZE_BOUND: SizeBound = SizeBound::Short;
}
