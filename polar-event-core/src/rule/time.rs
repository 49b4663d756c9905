//! Rules on timestamps.

use jiff::{SignedDuration, Timestamp};

use super::{Rule, Rules};
use crate::context::Context;
use crate::error::Code;

/// By how much a clock may be wrong: `past(tolerance = 60)`, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tolerance {
    /// The seconds.
    pub seconds: u32,
}

impl Tolerance {
    /// Not at all.
    pub const NONE: Self = Self { seconds: 0 };

    fn duration(self) -> SignedDuration {
        SignedDuration::from_secs(i64::from(self.seconds))
    }
}

/// Checks a timestamp; says whether it keeps to the rules.
#[inline]
pub fn time(rules: Rules, value: Timestamp, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Past(tolerance) => past(value, *tolerance, cx),
            Rule::Future(tolerance) => future(value, *tolerance, cx),
            Rule::Said(said) => said.check(cx, |rules, cx| time(rules, value, cx)),
            _ => true,
        };
    }
    good
}

/// Not after now; now itself passes. At the ends of time, where the tolerance leads out of it, everything passes.
fn past(value: Timestamp, tolerance: Tolerance, cx: &mut Context<'_>) -> bool {
    let now = cx.now();
    let good = value <= now || now.checked_add(tolerance.duration()).map_or(true, |latest| value <= latest);
    if !good {
        cx.note(Code::DatetimePast, []);
    }
    good
}

/// Not before now; now itself passes.
fn future(value: Timestamp, tolerance: Tolerance, cx: &mut Context<'_>) -> bool {
    let now = cx.now();
    let good = now <= value || now.checked_sub(tolerance.duration()).map_or(true, |earliest| earliest <= value);
    if !good {
        cx.note(Code::DatetimeFuture, []);
    }
    good
}
