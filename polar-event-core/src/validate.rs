//! Values in memory, held against the same rules.

use std::borrow::Cow;

use crate::context::Context;
use crate::describe::Field;
use crate::error::{Report, Segment};
use crate::rule::Rules;

/// A type whose values can be checked in memory, by the rules that decoding applies.
///
/// `#[derive(Event)]` implements it. Implement it for a type of your own by checking `rules` and whatever else must hold.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be validated",
    note = "derive `Event` for `{Self}`, or mark the field `#[event(foreign)]` if the type has serde's traits only"
)]
pub trait Validate {
    /// Checks the value and its parts, and notes in `cx` what is wrong.
    fn check(&self, rules: Rules, cx: &mut Context<'_>);

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
    fn validate(&self) -> Result<(), Report> {
        self.validate_in(Context::new())
    }

    /// Checks the value by its own rules, in a context of yours: with another clock, or another limit on the report.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong.
    fn validate_in(&self, mut cx: Context<'_>) -> Result<(), Report> {
        self.check(&[], &mut cx);
        cx.into_result(Some(()))
    }
}

/// Checks a field of a struct. Absent values have nothing to check.
#[inline]
pub fn field<T: Validate + ?Sized>(value: &T, field: &Field, cx: &mut Context<'_>) {
    let mark = cx.mark();
    if value.is_absent() && field.required {
        cx.note_missing(field.name);
    } else {
        value.check(field.rules, cx);
        cx.leave(mark, || Segment::from(field.name));
    }
}

/// Checks the items of a collection.
#[inline]
pub(crate) fn items<'v, T: Validate + 'v>(items: impl Iterator<Item = &'v T>, rules: Rules, cx: &mut Context<'_>) {
    for (index, item) in items.enumerate() {
        let mark = cx.mark();
        item.check(rules, cx);
        cx.leave(mark, || Segment::from(index));
    }
}

/// A type that can be the key of a map: it has a text.
pub trait Key: Validate {
    /// The key as it is written.
    fn key_text(&self) -> Cow<'_, str>;
}

/// Checks the entries of a map.
#[inline]
pub(crate) fn entries<'v, K: Key + 'v, V: Validate + 'v>(
    entries: impl Iterator<Item = (&'v K, &'v V)>,
    (keys, values): (Rules, Rules),
    cx: &mut Context<'_>,
) {
    for (key, value) in entries {
        let mark = cx.mark();
        key.check(keys, cx);
        cx.blame_key(mark);
        value.check(values, cx);
        cx.leave(mark, || Segment::from_input(&key.key_text()));
    }
}
