//! What rules on timestamps have in common.

use super::{Rule, Rules};
use crate::error::Code;
use crate::state::ValidationState;
use crate::value::UnixTime;

/// By how much a clock may be wrong: `past(tolerance = 60)`, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tolerance {
    /// The seconds.
    pub seconds: u32,
}

impl Tolerance {
    /// Not at all.
    pub const NONE: Self = Self { seconds: 0 };
}

/// Checks a timestamp, of whatever crate; says whether it keeps to the rules.
#[inline]
pub fn time(rules: Rules, value: impl Into<UnixTime>, cx: &mut ValidationState<'_>) -> bool {
    if rules.is_empty() {
        return true;
    }
    let value = value.into();
    // Nothing is called for those that keep to the rules at first sight.
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

/// Without a clock nobody knows, so the value does not pass.
pub(super) fn compare(code: Code, cx: &mut ValidationState<'_>, keeps: impl FnOnce(UnixTime) -> bool) -> bool {
    let code = match cx.clock_if_any() {
        Some(now) if keeps(now) => return true,
        Some(_) => code,
        None => Code::ClockError,
    };
    cx.report(code, []);
    false
}
