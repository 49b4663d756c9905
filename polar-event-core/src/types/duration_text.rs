//! `jiff::SignedDuration` and `jiff::Span`: durations in the format of ISO 8601, such as `PT1H30M`.
//!
//! serde's implementations of both also read `1h 30m`, which is no format for documents: there is none that describes it.

use jiff::{SignedDuration, Span};

use super::format;
use super::textual::{self, Textual, keys, textual};
use crate::describe::Shape;
use crate::error::{Code, Param};
use crate::rule::Rules;
use crate::state::ValidationState;

/// The units of the calendar, in the order in which they must be.
const CALENDAR: &[u8] = b"YMWD";

/// The units of the clock.
const CLOCK: &[u8] = b"HMS";

/// Whether a text is a duration of ISO 8601, with whole numbers but for the seconds. `calendar` are the units that may be before the `T`.
fn is_duration(text: &[u8], calendar: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").or_else(|| text.strip_prefix(b"+")).unwrap_or(text);
    let Some(text) = text.strip_prefix(b"P") else { return false };
    let Some((has_days, text)) = units(text, calendar) else { return false };
    match text {
        [] => has_days,
        [b'T', text @ ..] => matches!(units(text, CLOCK), Some((true, []))),
        _ => false,
    }
}

/// Reads numbers with these units, each at most once and in their order: whether there are any, and the rest.
fn units<'t>(mut text: &'t [u8], mut units: &[u8]) -> Option<(bool, &'t [u8])> {
    let mut any = false;
    loop {
        let (digits, rest) = split_digits(text);
        let (digits, rest) = match (digits.len(), rest) {
            (0, _) => return Some((any, text)),
            (1..=19, [b'.', rest @ ..]) => {
                let (fraction, rest) = split_digits(rest);
                (1..=9).contains(&fraction.len()).then_some((true, rest))?
            }
            (1..=19, rest) => (false, rest),
            _ => return None,
        };
        let (unit, rest) = rest.split_first()?;
        let index = units.iter().position(|other| other == unit)?;
        if digits && *unit != b'S' {
            return None;
        }
        (units, text, any) = (units.get(index + 1..)?, rest, true);
    }
}

fn split_digits(text: &[u8]) -> (&[u8], &[u8]) {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at(count)
}

#[cold]
fn report<T>(error: &'static str, cx: &mut ValidationState<'_>) -> Option<T> {
    cx.report(Code::TimeDeltaParsing, [("error", Param::from(error))]);
    None
}

macro_rules! durations {
    ($($type:ty: $format:ident, $calendar:expr, $form:literal;)+) => { $(
        impl Textual for $type {
            const WRONG_TYPE: Code = Code::TimeDeltaType;
            const SHAPE: &'static Shape = &Shape::Formatted(&format::$format);

            fn read(text: &str, _: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                if !is_duration(text.as_bytes(), $calendar) {
                    return report($form, cx);
                }
                text.parse().ok().or_else(|| report("it is too long", cx))
            }

            fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}

            fn text(&self) -> String {
                self.to_string()
            }
        }

        textual!($type);
    )+ };
}

durations! {
    SignedDuration: DURATION, b"", "it is not in the form of ISO 8601, in hours, minutes and seconds";
    Span: SPAN, CALENDAR, "it is not in the form of ISO 8601";
}

keys!(SignedDuration);
