//! Reading values that no text may show.

use serde_core::de::Error;

use crate::reader::Place;
use crate::state::ValidationState;
use crate::validate::finish::{sensitive, sensitive_type};

/// Reads a sensitive value, where a format's own error could quote it. Our own reader's errors never do.
///
/// # Errors
///
/// The format's own, in other words.
#[inline]
pub fn read_sensitive<T, E: Error>(
    cx: &mut ValidationState<'_>,
    value: impl FnOnce(&mut ValidationState<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let start = cx.place().map(Place::coming);
    let read = sensitive(cx, value);
    match (&read, cx.place(), start) {
        (_, Some(place), Some(start)) => {
            if read.is_ok() {
                place.set_last_secret(start);
            } else {
                place.set_secret(start);
            }
            read
        }
        (Err(_), ..) => Err(E::custom("a sensitive value could not be read")),
        _ => read,
    }
}

/// As [`read_sensitive`], for a type that is so wherever it is.
///
/// # Errors
///
/// The format's own, in other words.
#[inline]
pub fn read_sensitive_type<T, E: Error>(
    cx: &mut ValidationState<'_>,
    value: impl FnOnce(&mut ValidationState<'_>) -> Result<T, E>,
) -> Result<T, E> {
    sensitive_type(cx, |cx| read_sensitive(cx, value))
}
