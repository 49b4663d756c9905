//! Rules on timestamps.

use super::{Rule, Rules};
use crate::error::Code;
use crate::state::Context;
use crate::value::Moment;

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
pub fn time(rules: Rules, value: impl Into<Moment>, cx: &mut Context<'_>) -> bool {
    if rules.is_empty() {
        return true;
    }
    let value = value.into();
    // Most timestamps are long past. Nothing is called for these.
    rules.iter().all(|rule| clearly_keeps(rule, value, cx)) || check_time(rules, value, cx)
}

/// Whether a timestamp keeps to a rule, as far as that is seen without asking the clock; `false` says nothing.
#[inline(always)]
fn clearly_keeps(rule: &Rule, value: Moment, cx: &Context<'_>) -> bool {
    match rule {
        Rule::Past(_) => cx.has_clearly_come(value),
        _ => false,
    }
}

#[inline(never)]
fn check_time(rules: Rules, value: Moment, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Past(tolerance) => past(value, *tolerance, cx),
            Rule::Future(tolerance) => future(value, *tolerance, cx),
            Rule::Said(said) => said.check(cx, |rules, cx| check_time(rules, value, cx)),
            _ => true,
        };
    }
    good || cx.lets_pass()
}

/// Not after now; now itself passes.
fn past(value: Moment, tolerance: Tolerance, cx: &mut Context<'_>) -> bool {
    cx.has_clearly_come(value) || compare(Code::DatetimePast, cx, |now| value <= now.plus(i64::from(tolerance.seconds)))
}

/// Not before now; now itself passes.
fn future(value: Moment, tolerance: Tolerance, cx: &mut Context<'_>) -> bool {
    compare(Code::DatetimeFuture, cx, |now| now.plus(-i64::from(tolerance.seconds)) <= value)
}

/// Without a clock nobody knows, so the value does not pass.
fn compare(code: Code, cx: &mut Context<'_>, keeps: impl FnOnce(Moment) -> bool) -> bool {
    let code = match cx.clock_if_any() {
        Some(now) if keeps(now) => return true,
        Some(_) => code,
        None => Code::ClockError,
    };
    cx.note(code, []);
    false
}
