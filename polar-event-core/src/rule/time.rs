//! Rules on timestamps.

use jiff::Timestamp;

use super::{Rule, Rules};
use crate::context::Context;
use crate::error::Code;

/// Checks a timestamp; says whether it keeps to the rules.
#[inline]
pub fn time(rules: Rules, value: Timestamp, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Past => past(value, cx),
            _ => true,
        };
    }
    good
}

/// Not after now; now itself passes.
fn past(value: Timestamp, cx: &mut Context<'_>) -> bool {
    let good = value <= cx.now();
    if !good {
        cx.note(Code::DatetimePast, []);
    }
    good
}
