//! Values in memory, held against the same rules.

pub(crate) mod finish;
pub(crate) mod flatten;
pub(crate) mod part;

use core::any::Any;
use std::borrow::Cow;

use finish::{finish_check, finish_field, report_missing};
use flatten::Flatten;
pub use part::CheckPart;
use part::Plain;

use crate::describe::{Field, Object};
use crate::error::{Report, Segment};
use crate::rule::{self, ITEM_RULES, Rules};
use crate::state::{Checkpoint, Data, SatisfiedBy, ValidationState};

/// A type whose values can be checked in memory, by the rules that decoding applies.
///
/// `#[derive(Event)]` implements it. Implement it for a type of your own by checking `rules` and whatever else must hold.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be validated",
    note = "derive `Event` for `{Self}`, or mark the field `#[event(via_serde)]` if the type has serde's traits only"
)]
pub trait Validate {
    /// What the rules need to know beyond the value, as in [`Decode::Requires`](crate::Decode::Requires).
    type Requires;

    /// Whether a value can break rules that its type has by itself, without those of a field. Where it cannot, the default of a field without
    /// rules is not checked, and no code is compiled for that.
    const HAS_RULES: bool = true;

    /// Checks the value and its parts, and notes in `cx` what is wrong.
    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>);

    /// Whether this value stands for a field that is absent, so that it is not written: `None`, `Unset`.
    fn is_absent(&self) -> bool {
        false
    }

    /// Checks the value by its own rules, with the system's clock.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong.
    ///
    /// ```
    /// use polar_event_core::{Metadata, Validate};
    ///
    /// assert!(Metadata::new().validate().is_ok());
    /// ```
    fn validate(&self) -> Result<(), Report>
    where
        Self::Requires: SatisfiedBy,
    {
        self.validate_in(ValidationState::new())
    }

    /// Checks the value by its own rules, in a context of yours: with another clock, or another limit on the report.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong.
    fn validate_in(&self, cx: ValidationState<'_>) -> Result<(), Report>
    where
        Self::Requires: SatisfiedBy,
    {
        Self::Requires::provide(cx.all_data(), |data| check_in(self, data, cx))
    }

    /// The same for a type whose rules need a context: `data`, which takes the place of what is in `cx`. See
    /// [`Requires`](crate::Requires).
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong.
    fn validate_with<C: Any>(&self, data: &C, cx: ValidationState<'_>) -> Result<(), Report>
    where
        Self::Requires: SatisfiedBy<C>,
    {
        Self::Requires::provide(Some(Data::new(data, None)), |data| check_in(self, data, cx))
    }
}

fn check_in<'c, T: Validate + ?Sized>(value: &T, data: Option<Data<'c>>, mut cx: ValidationState<'c>) -> Result<(), Report> {
    cx.set_data(data);
    value.check(ITEM_RULES, &mut cx);
    cx.into_result(Some(()))
}

/// Checks a field of a struct.
#[inline]
pub fn field<T: Validate>(value: &T, field: &Field, cx: &mut ValidationState<'_>) {
    field_as(value, field, Plain, cx);
}

/// Checks a field of a struct that has custom rules. A value that stands for an absent field has nothing to check.
#[inline]
pub fn field_as<T: Validate>(value: &T, field: &Field, part: impl CheckPart<T>, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    match value.is_absent() {
        // An `Option` that may be `null` has no other form for it.
        true if field.required && !rule::is_nullable(field.rules) => report_missing(field, cx),
        true => {}
        false => {
            part.check(value, field.rules, cx);
            finish_field(field, field.segment(), checkpoint, cx);
        }
    }
}

/// Checks a flattened field, the one at `index`: its parts are those of the object around it, and so are their paths. A map must not have keys
/// that the other fields have.
pub fn flattened<T: Flatten>(value: &T, around: &'static Object, index: usize, part: impl CheckPart<T>, cx: &mut ValidationState<'_>) {
    let Some(field) = around.fields.get(index) else { return };
    part.check(value, field.rules, cx);
    value.check_keys(&|key| around.is_taken_beside(index, key), cx);
}

/// Checks a field of a tuple struct. It is always there.
#[inline]
pub fn item<T>(value: &T, field: &Field, part: impl CheckPart<T>, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    part.check(value, field.rules, cx);
    finish_field(field, field.segment(), checkpoint, cx);
}

/// Checks a field of a struct that has a `check`, which sees also what stands for an absent field.
#[inline]
pub fn field_checked<T: Validate>(
    value: &T,
    field: &Field,
    part: impl CheckPart<T>,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) {
    let checkpoint = cx.checkpoint();
    field_as(value, field, part, cx);
    if cx.is_clean_since(checkpoint) {
        via_serde_field(value, field, check, cx);
    }
}

/// Checks a whole struct, when nothing is wrong with its fields.
#[inline]
pub fn check_struct<T>(
    value: &T,
    start: Checkpoint,
    object: &Object,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) {
    if cx.is_clean_since(start) {
        check(value, cx);
        finish_check(object, start, cx);
    }
}

/// Checks a field of a `via_serde` type, which has custom rules only.
#[inline]
pub fn via_serde_field<T>(value: &T, field: &Field, check: impl FnOnce(&T, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    check(value, cx);
    finish_field(field, field.segment(), checkpoint, cx);
}

/// A value that was read by a function, to be checked by its type's own rules, if the type has [`Validate`].
#[derive(Debug)]
pub struct CheckOwn<'a, T>(pub &'a T);

impl<T: Validate> CheckOwn<'_, T> {
    /// Checks the value.
    pub fn check_own(&self, cx: &mut ValidationState<'_>) {
        self.0.check(ITEM_RULES, cx);
    }
}

/// What is left for types without [`Validate`]: a method of a type goes before one of a trait.
pub trait CheckNothing {
    /// Checks nothing.
    fn check_own(&self, _: &mut ValidationState<'_>) {}
}

impl<T> CheckNothing for CheckOwn<'_, T> {}

/// Checks the items of a collection.
#[inline]
pub(crate) fn items<'v, T: 'v>(
    items: impl Iterator<Item = &'v T>,
    rules: Rules,
    check: &mut dyn FnMut(&T, Rules, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) {
    for (index, item) in items.enumerate() {
        let checkpoint = cx.checkpoint();
        check(item, rules, cx);
        cx.prefix_path(checkpoint, || Segment::from(index));
    }
}

/// A type that can be the key of a map: it has a text.
pub trait Key: Validate {
    /// The key as it is written.
    fn key_text(&self) -> Cow<'_, str>;
}

/// Checks the entries of a map.
#[inline]
pub(crate) fn entries<'v, K: Key + 'v, V: 'v>(
    entries: impl Iterator<Item = (&'v K, &'v V)>,
    rules: Rules,
    check_key: &mut dyn FnMut(&K, &mut ValidationState<'_>),
    check_value: &mut dyn FnMut(&V, Rules, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) {
    let (keys, values) = (rule::keys(rules), rule::values(rules));
    for (key, value) in entries {
        let checkpoint = cx.checkpoint();
        key.check(keys, cx);
        if cx.is_clean_since(checkpoint) {
            check_key(key, cx);
        }
        cx.mark_as_key_error(checkpoint);
        check_value(value, values, cx);
        cx.prefix_path(checkpoint, || Segment::from_input(&key.key_text()));
    }
}
