//! Values whose types have serde's `Deserialize` only.

use core::fmt;
use core::marker::PhantomData;
use std::error::Error as StdError;

use serde_core::de::{self, Deserialize, DeserializeSeed, Deserializer, Visitor};

use super::buffer::{Buffer, BufferDeserializer, reads_copy};
use super::expectation::expectation;
use super::with::{ByType, Read};
use crate::error::{Code, Param};
use crate::reader::{Error, Refusal};
use crate::state::ValidationState;

/// A value of a `via_serde` type, or one that is read by a function `R`, as serde's seed.
#[derive(Debug)]
pub struct ViaSerde<'a, 'c, T, R = ByType> {
    cx: &'a mut ValidationState<'c>,
    decoded: PhantomData<fn() -> (T, R)>,
}

impl<'a, 'c, T, R> ViaSerde<'a, 'c, T, R> {
    /// A seed that deserializes a `T`.
    #[inline]
    pub fn new(cx: &'a mut ValidationState<'c>) -> Self {
        Self { cx, decoded: PhantomData }
    }
}

impl<'de, T, R: Read<'de, T>> DeserializeSeed<'de> for ViaSerde<'_, '_, T, R> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        read_value::<T, R, D>(deserializer, self.cx)
    }
}

/// Deserializes a value of a `via_serde` type. Its error is reported as `value_error`, and reading goes on behind the value where
/// the format can be read again or from a copy: JSON and the other human-readable ones.
///
/// # Errors
///
/// The deserializer's own, where it cannot go on.
pub fn via_serde<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    read_value::<T, ByType, D>(deserializer, cx)
}

/// The same, for a value that `R` reads.
///
/// # Errors
///
/// The deserializer's own, where it cannot go on.
fn read_value<'de, T, R: Read<'de, T>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
    let human_readable = deserializer.is_human_readable();
    if let Some(place) = cx.place() {
        let collects_faults = place.set_collects_faults(false);
        let read = R::read(deserializer);
        place.set_collects_faults(collects_faults);
        let error = match read {
            Ok(value) => {
                // Met on the way to an error that the type has got over.
                cx.take_fault();
                return Ok(Some(value));
            }
            Err(error) => error,
        };
        if place.is_halted() {
            cx.report_fault();
            return Err(error);
        }
        place.ask_to_resume();
        match cx.take_fault() {
            Some(fault) => cx.report_this_fault(fault),
            None => report::<T, R>(&error, error.source(), human_readable, cx),
        }
        return Ok(None);
    }
    // A copy holds what the format takes for the value's type, which those that have to be told may be wrong about.
    if !cx.collects() || !human_readable {
        return R::read(deserializer).map(Some);
    }
    // What is read from a copy can be given up, and it is copied once, however deep such types are within each other.
    if reads_copy::<D>() {
        return Ok(R::read(deserializer).map_err(|error| report::<T, R>(&error, error.source(), true, cx)).ok());
    }
    let copy = Buffer::deserialize(deserializer)?;
    // A copy tells the types of its values as JSON does, and the reader's errors tell what was expected.
    let read = R::read(BufferDeserializer::<Error>::new(&copy, true));
    Ok(read.map_err(|error| report::<T, R>(&error, error.source(), true, cx)).ok())
}

/// Reads a value by `R` and has it checked.
///
/// # Errors
///
/// The deserializer's own, where it cannot go on.
pub fn read_with<'de, T, R: Read<'de, T>, D: Deserializer<'de>>(
    deserializer: D,
    _: PhantomData<R>,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    let checkpoint = cx.checkpoint();
    let value = read_value::<T, R, D>(deserializer, cx)?;
    if let Some(value) = &value {
        check(value, cx);
    }
    Ok(value.filter(|_| cx.is_clean_since(checkpoint)))
}

/// Reports what a type has refused, in its own words if the caller wants them, otherwise by what it expects. `source` is that of its error.
#[cold]
fn report<'de, T, R: Read<'de, T>>(
    error: &dyn fmt::Display,
    source: Option<&(dyn StdError + 'static)>,
    human_readable: bool,
    cx: &mut ValidationState<'_>,
) {
    report_error(error, || expected(source).or_else(|| expectation::<T, R>(human_readable)), cx);
}

/// What an error's source says was expected.
pub(super) fn expected(source: Option<&(dyn StdError + 'static)>) -> Option<String> {
    source.and_then(|source| source.downcast_ref::<Refusal>()).map(ToString::to_string)
}

/// Reports an error in its own words if the caller wants them, otherwise by what was expected.
pub(super) fn report_error(error: &dyn fmt::Display, expected: impl FnOnce() -> Option<String>, cx: &mut ValidationState<'_>) {
    if cx.shows_serde_errors() {
        cx.report(Code::ValueError, [("error", Param::from(error.to_string()))]);
    } else {
        // What a full report does not keep is not worth asking for.
        let expected = if cx.only_counts() { None } else { expected() };
        cx.report_refused(expected);
    }
}

/// What a field of a `via_serde` type is when the document does not have it: what serde would make of it, which is `None` for
/// an `Option`.
#[must_use]
pub fn via_serde_if_absent<'de, T: Deserialize<'de>>() -> Option<T> {
    T::deserialize(Absent).ok()
}

/// The deserializer of a field that is not there: it has `None` to offer and nothing else.
struct Absent;

impl<'de> Deserializer<'de> for Absent {
    type Error = de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(de::Error::custom(Code::Missing))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_none()
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
