//! A field of a struct: reading it into its place, and settling it when it was not there.

use core::marker::PhantomData;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer};

use super::fields::Source;
use super::part::Part;
use super::via_serde::{ViaSerde, via_serde_if_absent};
use super::with::Read;
use super::{Decode, fill};
use crate::describe::{Field, Object};
use crate::rule::Rules;
use crate::state::{Checkpoint, ValidationState};
use crate::validate::finish::{finish_check, finish_field, report_missing};
use crate::validate::part::Plain;
use crate::validate::{self, CheckPart, Validate};

/// A seed that puts the value where it belongs and answers nothing, so that it is not moved through the functions of the format.
pub(crate) struct InSlot<'s, 'c, T, P> {
    pub(crate) part: P,
    pub(crate) rules: Rules,
    pub(crate) slot: &'s mut Option<T>,
    pub(crate) cx: &'s mut ValidationState<'c>,
}

impl<'de, T, P: Part<'de, T>> DeserializeSeed<'de> for InSlot<'_, '_, T, P> {
    type Value = ();

    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.part.decode_into(deserializer, self.rules, self.slot, self.cx)
    }
}

/// The same for what serde itself reads.
struct ViaSerdeInSlot<'s, S, T> {
    seed: S,
    slot: &'s mut Option<T>,
}

impl<'de, T, S: DeserializeSeed<'de, Value = Option<T>>> DeserializeSeed<'de> for ViaSerdeInSlot<'_, S, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        fill(self.slot, tri!(self.seed.deserialize(deserializer)));
        Ok(())
    }
}

/// Decodes a field into its slot.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn field<'de, T: Decode<'de>, S: Source<'de>>(
    source: S,
    slot: &mut Option<T>,
    field: &Field,
    cx: &mut ValidationState<'_>,
) -> Result<(), S::Error> {
    field_as(source, slot, field, Plain, cx)
}

/// Decodes a field with custom rules into its slot.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn field_as<'de, T, S: Source<'de>, P: Part<'de, T>>(
    source: S,
    slot: &mut Option<T>,
    field: &Field,
    part: P,
    cx: &mut ValidationState<'_>,
) -> Result<(), S::Error> {
    let (checkpoint, name) = (cx.checkpoint(), source.name());
    let read = source.read(InSlot { part, rules: field.rules, slot, cx });
    finish_field(field, name, checkpoint, cx);
    read
}

/// Decodes a field that `R` reads into its slot; `check` is what holds the value against the field's rules.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn field_with<'de, T, R: Read<'de, T>, S: Source<'de>>(
    source: S,
    slot: &mut Option<T>,
    field: &Field,
    _: PhantomData<R>,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) -> Result<(), S::Error> {
    let (checkpoint, name) = (cx.checkpoint(), source.name());
    let read = source.read(ViaSerdeInSlot { seed: ViaSerde::<T, R>::new(cx), slot });
    cx.move_here(checkpoint);
    if let Some(value) = slot {
        check(value, cx);
    }
    if !cx.is_clean_since(checkpoint) {
        *slot = None;
    }
    finish_field(field, name, checkpoint, cx);
    read
}

/// Fills in a field that was absent, by what stands for it, if anything does.
#[inline]
pub fn absent<'de, T: Decode<'de>>(slot: &mut Option<T>, field: &Field, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    let value = if field.required { None } else { T::absent(cx) };
    fill_absent(slot, value, field, checkpoint, cx);
}

/// The same for a field with custom rules. They see what stands for it, unless in memory, too, that stands for an absent field.
pub fn absent_as<'de, T: Decode<'de> + Validate>(
    slot: &mut Option<T>,
    field: &Field,
    part: impl CheckPart<T>,
    cx: &mut ValidationState<'_>,
) {
    absent(slot, field, cx);
    checked_if_absent(
        slot,
        false,
        field,
        |value, cx| {
            if !value.is_absent() {
                part.check(value, field.rules, cx)
            }
        },
        cx,
    );
}

/// What a variant holds that a document has nothing for, if that keeps to the rules.
pub fn absent_part<'de, T: Decode<'de>>(rules: Rules, part: impl CheckPart<T>, cx: &mut ValidationState<'_>) -> Option<T> {
    let checkpoint = cx.checkpoint();
    let value = T::absent(cx)?;
    part.check(&value, rules, cx);
    cx.is_clean_since(checkpoint).then_some(value)
}

/// Fills in a field of a `via_serde` type that was absent, by what stands for it, if anything does.
#[inline]
pub fn absent_via_serde<'de, T: Deserialize<'de>>(slot: &mut Option<T>, field: &Field, cx: &mut ValidationState<'_>) {
    fill_absent(slot, via_serde_if_absent(), field, cx.checkpoint(), cx);
}

/// The same for a field that must be there, whatever its type: one that a function reads.
#[inline]
pub fn absent_with<T>(slot: &mut Option<T>, field: &Field, cx: &mut ValidationState<'_>) {
    fill_absent(slot, None, field, cx.checkpoint(), cx);
}

#[inline]
fn fill_absent<T>(slot: &mut Option<T>, absent: Option<T>, field: &Field, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    if absent.is_none() {
        report_absent(field, checkpoint, cx);
    }
    fill(slot, absent);
}

/// Reports that a field is missing, unless its type has said since `checkpoint` what is wrong.
#[cold]
fn report_absent(field: &Field, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    if cx.is_clean_since(checkpoint) {
        report_missing(field, cx);
    } else {
        finish_field(field, field.segment(), checkpoint, cx);
    }
}

/// Checks the default of a field that was absent, as a value in memory is checked. The sender did not choose it, so what is wrong with it is the
/// service's fault.
#[inline]
pub fn check_default<T>(slot: &mut Option<T>, check: impl FnOnce(&T, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
    let Some(value) = slot else { return };
    let checkpoint = cx.checkpoint();
    check(value, cx);
    if !cx.is_clean_since(checkpoint) {
        cx.mark_as_default_error(checkpoint);
        *slot = None;
    }
}

/// The same for a field without rules: its type decides whether there is anything to check.
#[inline]
pub fn check_default_of_type<T: Validate>(slot: &mut Option<T>, field: &Field, cx: &mut ValidationState<'_>) {
    if T::HAS_RULES {
        check_default(slot, |value, cx| validate::field(value, field, cx), cx);
    }
}

/// Checks what may be made of defaults alone, unless some of it was `given`.
#[inline]
pub fn check_unless_default(given: bool, check: impl FnOnce(&mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    check(cx);
    if !given && !cx.is_clean_since(checkpoint) {
        cx.mark_as_default_error(checkpoint);
    }
}

/// Has a field's `check` see also what stands for an absent field.
#[inline]
pub fn checked_if_absent<T>(
    slot: &mut Option<T>,
    seen: bool,
    field: &Field,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) {
    let Some(value) = slot.as_ref().filter(|_| !seen) else { return };
    let checkpoint = cx.checkpoint();
    check(value, cx);
    if !cx.is_clean_since(checkpoint) {
        *slot = None;
    }
    finish_field(field, field.segment(), checkpoint, cx);
}

/// A struct, if its own `check` finds no fault.
#[inline]
pub fn check_struct<T>(
    value: T,
    object: &Object,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) -> Option<T> {
    let checkpoint = cx.checkpoint();
    check(&value, cx);
    finish_check(object, checkpoint, cx);
    cx.is_clean_since(checkpoint).then_some(value)
}
