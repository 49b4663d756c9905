//! Common code of the rules on timestamps.

use super::{Rule, Rules};
use crate::error::Code;
use crate::state::ValidationState;
use crate::value::UnixTime;

/// How far clocks may differ: `past(tolerance = 60)`, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tolerance {
    /// The seconds.
    pub seconds: u32,
}

impl Tolerance {
    /// No tolerance.
    pub const NONE: Self = Self { seconds: 0 };
}

/// Checks a timestamp of any supported crate and returns whether it satisfies the rules.
#[inline]
pub fn time(rules: Rules, value: impl Into<UnixTime>, cx: &mut ValidationState<'_>) -> bool {
    if rules.is_empty() {
        return true;
    }
    let value = value.into();
    // Fast path without function calls.
    rules.iter().all(|rule| rule.time_fast_path_ok(value, cx)) || check_time(rules, value, cx)
}

#[inline(never)]
fn check_time(rules: Rules, value: UnixTime, cx: &mut ValidationState<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::WithMessage(rule) => rule.check(cx, |rules, cx| check_time(rules, value, cx)),
            rule => rule.check_time(value, cx),
        };
    }
    good || cx.is_lenient()
}

/// Without a clock the rule cannot be checked, so the value is not valid.
pub(super) fn compare(code: Code, cx: &mut ValidationState<'_>, keeps: impl FnOnce(UnixTime) -> bool) -> bool {
    let code = match cx.clock_if_any() {
        Some(now) if keeps(now) => return true,
        Some(_) => code,
        None => Code::ClockError,
    };
    cx.report(code, []);
    false
}
