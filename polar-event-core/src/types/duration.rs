//! `Duration`: `{"secs": 1, "nanos": 500000000}`, and `SystemTime`: `{"secs_since_epoch": 1, "nanos_since_epoch": 0}`, as serde writes them.

use core::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

use super::struct_like::{field, object, struct_like};
use crate::describe::{Describe, Object, Shape, SizeBound, TypeArgs};
use crate::error::{Code, Param};
use crate::rule::{Bound, Range, Rule, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;
use crate::value::Number;

/// The nanoseconds beyond the seconds. More would be a second, and another way to write the same duration.
const NANOSECONDS: Rules = &[Rule::Range(Range { min: None, max: Some(Bound::Inclusive(Number::Integer(MAX_NANOSECONDS as i128))) })];

const MAX_NANOSECONDS: u32 = 999_999_999;

const DURATION: Object = object(
    "Duration",
    "A span of time.",
    TypeArgs(&[]),
    &[field("secs", "The whole seconds.", &[], u64::shape), field("nanos", "The nanoseconds beyond these.", NANOSECONDS, u32::shape)],
    &["secs", "nanos"],
);

struct_like! {
    [] Duration, () { secs 0: u64, nanos 1: u32 } |secs, nanos, _| (nanos <= MAX_NANOSECONDS).then(|| Duration::new(secs, nanos))
}

impl Validate for Duration {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}
}

impl Describe for Duration {
    const SHAPE: &'static Shape = &Shape::Object(DURATION);
    const SIZE_BOUND: SizeBound = SizeBound::Short;
}

/// The last second that fits all systems of 64 bits but Windows, which stops earlier.
const MAX_SECONDS: u64 = i64::MAX as u64;

const SECONDS: Rules = &[Rule::Range(Range { min: None, max: Some(Bound::Inclusive(Number::Integer(MAX_SECONDS as i128))) })];

const SYSTEM_TIME: Object = object(
    "SystemTime",
    "An instant, in the seconds since 1970-01-01T00:00:00Z.",
    TypeArgs(&[]),
    &[
        field("secs_since_epoch", "The whole seconds.", SECONDS, u64::shape),
        field("nanos_since_epoch", "The nanoseconds beyond these.", NANOSECONDS, u32::shape),
    ],
    &["secs_since_epoch", "nanos_since_epoch"],
);

struct_like! {
    [] SystemTime, () { secs_since_epoch 0: u64, nanos_since_epoch 1: u32 } system_time
}

fn system_time(seconds: u64, nanoseconds: u32, cx: &mut ValidationState<'_>) -> Option<SystemTime> {
    if seconds > MAX_SECONDS || nanoseconds > MAX_NANOSECONDS {
        return None;
    }
    let time = UNIX_EPOCH.checked_add(Duration::new(seconds, nanoseconds));
    if time.is_none() {
        report("it is after the last time of this system", cx);
    }
    time
}

#[cold]
fn report(error: &'static str, cx: &mut ValidationState<'_>) {
    cx.report(Code::DatetimeParsing, [("error", Param::from(error))]);
}

impl Validate for SystemTime {
    type Requires = ();

    fn check(&self, _: Rules, cx: &mut ValidationState<'_>) {
        if *self < UNIX_EPOCH {
            report("it is before 1970-01-01T00:00:00Z", cx);
        }
    }
}

impl Describe for SystemTime {
    const SHAPE: &'static Shape = &Shape::Object(SYSTEM_TIME);
    const SIZE_BOUND: SizeBound = SizeBound::Short;
}
