//! Validation of values in memory, by the same rules.

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

/// A type whose values can be validated in memory, by the same rules as in decoding.
///
/// `#[derive(Event)]` implements it. To implement it by hand, check `rules` and your own constraints.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be validated",
    note = "derive `Event` for `{Self}`, or mark the field `#[event(via_serde)]` if the type has serde's traits only"
)]
pub trait Validate {
    /// What the rules require beyond the value, as in [`Decode::Requires`](crate::Decode::Requires).
    type Requires;

    /// Whether a value can break rules of its type, apart from those of a field. If not, the default of a field without rules is not
    /// validated, and no code is generated for that.
    const HAS_RULES: bool = true;

    /// Validates the value and everything in it, and reports violations to `cx`.
    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>);

    /// Whether this is the value of an absent field, which is not serialized: `None`, `Unset`.
    fn is_absent(&self) -> bool {
        false
    }

    /// Validates the value by its own rules, with the system's clock.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong.
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

    /// Validates the value by its own rules, with your own validation state: with another clock, or other limits on the report.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong.
    fn validate_in(&self, cx: ValidationState<'_>) -> Result<(), Report>
    where
        Self::Requires: SatisfiedBy,
    {
        Self::Requires::provide(cx.all_data(), |data| check_in(self, data, cx))
    }

    /// Validates a value whose rules require a context: `data`, which replaces the one in `cx`. See [`Requires`](crate::Requires).
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong.
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

/// Validates a field of a struct.
#[inline]
pub fn field<T: Validate>(value: &T, field: &Field, cx: &mut ValidationState<'_>) {
    field_as(value, field, Plain, cx);
}

/// Validates a field of a struct that has custom rules. They do not run for the value of an absent field.
#[inline]
pub fn field_as<T: Validate>(value: &T, field: &Field, part: impl CheckPart<T>, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    match value.is_absent() {
        // In a nullable `Option`, `None` is `null`, not a missing field.
        true if field.required && !rule::is_nullable(field.rules) => report_missing(field, cx),
        true => {}
        false => {
            part.check(value, field.rules, cx);
            finish_field(field, field.segment(), checkpoint, cx);
        }
    }
}

/// Validates the flattened field at `index`: its keys, and so their paths, are those of the object around it. A map must not have keys that
/// are also other fields.
pub fn flattened<T: Flatten>(value: &T, around: &'static Object, index: usize, part: impl CheckPart<T>, cx: &mut ValidationState<'_>) {
    let Some(field) = around.fields.get(index) else { return };
    part.check(value, field.rules, cx);
    value.check_keys(&|key| around.is_taken_beside(index, key), cx);
}

/// Validates a field of a tuple struct. It is always present.
#[inline]
pub fn item<T>(value: &T, field: &Field, part: impl CheckPart<T>, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    part.check(value, field.rules, cx);
    finish_field(field, field.segment(), checkpoint, cx);
}

/// Validates a field of a struct that has a `check`, which also gets the value of an absent field.
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

/// Runs the check of a whole struct, if its fields are valid.
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

/// Validates a field of a `via_serde` type, which can have only custom rules.
#[inline]
pub fn via_serde_field<T>(value: &T, field: &Field, check: impl FnOnce(&T, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    check(value, cx);
    finish_field(field, field.segment(), checkpoint, cx);
}

/// A value from a custom deserialize function, to be validated by its type's own rules, if the type implements [`Validate`].
#[derive(Debug)]
pub struct CheckOwn<'a, T>(pub &'a T);

impl<T: Validate> CheckOwn<'_, T> {
    /// Validates the value.
    pub fn check_own(&self, cx: &mut ValidationState<'_>) {
        self.0.check(ITEM_RULES, cx);
    }
}

/// The fallback for types without [`Validate`]: an inherent method takes precedence over a trait's.
pub trait CheckNothing {
    /// Checks nothing.
    fn check_own(&self, _: &mut ValidationState<'_>) {}
}

impl<T> CheckNothing for CheckOwn<'_, T> {}

/// Validates the items of a collection.
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

/// A type that can be the key of a map.
pub trait Key: Validate {
    /// The key as it is serialized.
    fn key_text(&self) -> Cow<'_, str>;
}

/// [`Key`], in a form that may be false where it is written: see `DecodeKeyLater`.
pub trait KeyLater<'a>: Key {}

impl<K: Key> KeyLater<'_> for K {}

/// Validates the entries of a map.
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
