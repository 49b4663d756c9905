//! Types that are read as another type and made from it: serde's `from` and `try_from`.

use core::fmt::Display;
use std::borrow::Cow;

use serde_core::de::Deserializer;

use super::{Decode, DecodeKey};
use crate::error::{Report, Violation};
use crate::rule::Rules;
use crate::rule::function::Outcome;
use crate::state::ValidationState;

/// Decodes an `F`, with all its rules, and makes a `T` of it; a fault of the conversion is reported at the value.
///
/// # Errors
///
/// The deserializer's own.
#[inline]
pub fn converted<'de, F: Decode<'de>, T, D: Deserializer<'de>>(
    deserializer: D,
    rules: Rules,
    convert: impl FnOnce(F) -> Result<T, Report>,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    let checkpoint = cx.checkpoint();
    let value = F::decode(deserializer, rules, cx)?;
    Ok(value.filter(|_| cx.is_clean_since(checkpoint)).and_then(|value| accepted(convert(value), cx)))
}

/// The same for the key of a map.
#[expect(clippy::ptr_arg, reason = "a borrowed key is borrowed on")]
pub fn converted_key<'de, F: DecodeKey<'de>, T>(
    key: &Cow<'de, str>,
    rules: Rules,
    convert: impl FnOnce(F) -> Result<T, Report>,
    cx: &mut ValidationState<'_>,
) -> Option<T> {
    let checkpoint = cx.checkpoint();
    let value = F::decode_key(key, rules, cx);
    value.filter(|_| cx.is_clean_since(checkpoint)).and_then(|value| accepted(convert(value), cx))
}

/// What a conversion made, or nothing if it reported a fault.
fn accepted<T>(converted: Result<T, Report>, cx: &mut ValidationState<'_>) -> Option<T> {
    match converted {
        Ok(value) => Some(value),
        Err(report) => {
            Outcome(Err(report)).report(cx);
            None
        }
    }
}

/// The error of a conversion, on its way to a report: as it is if a report can be made from it, otherwise as its text.
#[derive(Debug)]
pub struct ConversionError<E>(pub E);

impl<E> ConversionError<E>
where
    Report: From<E>,
{
    /// The report that the error is, or that is made from it.
    pub fn into_report(self) -> Report {
        Report::from(self.0)
    }
}

/// What is left for errors that no report can be made from: a method of a type goes before one of a trait.
pub trait ErrorText {
    /// A report of one `value_error` with the error's text.
    fn into_report(self) -> Report;
}

impl<E: Display> ErrorText for ConversionError<E> {
    fn into_report(self) -> Report {
        Violation::from(self.0.to_string()).into()
    }
}
