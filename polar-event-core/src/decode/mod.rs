//! Decoding and checking in one pass, over serde's data model.
//!
#![doc = include_str!("../../docs/formats.md")]

mod accept;
pub(crate) mod buffer;
pub(crate) mod convert;
mod expectation;
pub(crate) mod field;
pub(crate) mod fields;
pub(crate) mod flatten;
pub(crate) mod format;
pub(crate) mod hidden;
pub(crate) mod key;
mod name;
pub(crate) mod newtype;
pub(crate) mod newtype_key;
pub(crate) mod object;
mod owned;
pub(crate) mod owning;
pub(crate) mod parse;
pub(crate) mod part;
pub(crate) mod positions;
pub(crate) mod raw_text;
mod refuse;
mod selecting;
pub(crate) mod sensitive;
pub(crate) mod unit_enum;
mod variant;
pub(crate) mod via_serde;
pub(crate) mod with;

pub(crate) use accept::accept_into;
pub use accept::{Accept, accept};
pub use convert::ConversionError;
pub(crate) use field::InSlot;
pub(crate) use fields::{FieldSet, Fields, Source};
pub(crate) use flatten::{FlattenEntries, FlattenState};
use format::is_json;
pub use key::{DecodeKey, read_key};
pub(crate) use newtype::unit;
pub use owned::DecodeOwned;
pub(crate) use part::{DecodeEntries, DecodeItems, Part, PartSeed};
pub(crate) use refuse::{drain_array, drain_map, refuse_array, refuse_object, skip_value};
pub(crate) use variant::{VariantSeed, variant_index};
pub(crate) use via_serde::via_serde;

use core::any::Any;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _};

use crate::error::{Report, Warnings};
use crate::rule::{ITEM_RULES, Rules};
use crate::state::{Data, SatisfiedBy, ValidationState};
pub(crate) use crate::validate::part::{Each, Entries, Items, Map, Plain};

/// A type that can be decoded and checked in one pass.
///
/// `#[derive(Event)]` implements it. It differs from serde's `Deserialize` in that a fault does not end it: the fault is
/// reported in the [`ValidationState`], and the answer is `Ok(None)`, "reported, carry on". Only what makes further reading impossible, such as a
/// syntax error, is an `Err`.
///
/// By hand, implement [`Scalar`](crate::Scalar) for a type around one value. For a type that takes something of its own, describe what it takes with
/// [`Accept`] and call [`accept`]:
///
/// ```
/// use polar_event_core::decode::{Accept, Decode, accept};
/// use polar_event_core::rule::Rules;
/// use polar_event_core::{Code, ValidationState, json};
/// use serde_core::Deserializer;
///
/// #[derive(Debug, PartialEq)]
/// struct Even(u64);
///
/// struct EvenNumber;
///
/// impl<'de> Accept<'de> for EvenNumber {
///     type Value = Even;
///     const WRONG_TYPE: Code = Code::IntType;
///     fn visit_u64(self, value: u64, cx: &mut ValidationState<'_>) -> Option<Even> {
///         if value % 2 != 0 {
///             cx.extend("must be even");
///             return None;
///         }
///         Some(Even(value))
///     }
/// }
///
/// impl<'de> Decode<'de> for Even {
///     type Requires = ();
///
///     fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
///         accept(deserializer, EvenNumber, cx)
///     }
/// }
///
/// assert_eq!(json::from_str::<Even>("4"), Ok(Even(4)));
/// assert_eq!(json::from_str::<Vec<Even>>("[4, 5, true]").unwrap_err().violations().len(), 2);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded",
    note = "derive `Event` for `{Self}`, or mark the field `#[event(via_serde)]` if the type has serde's `Deserialize` only"
)]
pub trait Decode<'de>: Sized {
    /// What the rules need to know beyond the document: `()` for nothing, [`Requires<C>`](crate::Requires) for a `C` that they find with
    /// [`ValidationState::context`]. A type with a parameter has what the parameter has: `T::Requires`; one with two, a pair of these.
    type Requires;

    /// Decodes a value and checks it against `rules`.
    ///
    /// # Errors
    ///
    /// The deserializer's own error, where it cannot go on. What is wrong with the value is reported in `cx` instead.
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error>;

    /// Decodes a value straight into its place, which is empty: the same as [`decode`](Self::decode), without moving the value about. There is
    /// no need to implement it by hand.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[inline(always)]
    fn decode_into<D: Deserializer<'de>>(
        deserializer: D,
        rules: Rules,
        slot: &mut Option<Self>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), D::Error> {
        fill(slot, tri!(Self::decode(deserializer, rules, cx)));
        Ok(())
    }

    /// What a field of this type is when the document does not have it. `None` means that it is required, or that `cx` has been told why it
    /// cannot be absent.
    #[must_use]
    fn absent(cx: &mut ValidationState<'_>) -> Option<Self> {
        let _ = cx;
        None
    }
}

/// Puts what a value is, or that there is none, into its place, which is empty: nothing is there to drop, and no code has to look.
#[inline(always)]
fn fill<T>(slot: &mut Option<T>, value: Option<T>) {
    core::mem::forget(core::mem::replace(slot, value));
}

/// The same for a value that is large: where there is none, the place is left alone, so that the compiler need not make an option somewhere
/// else first.
#[inline(always)]
pub(crate) fn fill_if_some<T>(slot: &mut Option<T>, value: Option<T>) {
    if let Some(value) = value {
        fill(slot, Some(value));
    }
}

/// Decodes a value from a serde deserializer. All faults are in the report of JSON, and of a format that
/// [`with_self_describing`](ValidationState::with_self_describing) is said of.
///
/// An error of the format itself is reported as `value_error` with the format's own text.
///
/// # Errors
///
/// The report of everything that is wrong.
pub fn decode<'de, T: Decode<'de, Requires: SatisfiedBy>, D: Deserializer<'de>>(
    deserializer: D,
    cx: ValidationState<'_>,
) -> Result<T, Report> {
    T::Requires::provide(cx.all_data(), |data| decode_with_state(deserializer, data, cx))
}

/// The same for a type whose rules need a context: `data`, which takes the place of what is in `cx`.
///
/// # Errors
///
/// The report of everything that is wrong.
pub fn decode_with<'de, T, D, C>(deserializer: D, data: &C, cx: ValidationState<'_>) -> Result<T, Report>
where
    T: Decode<'de, Requires: SatisfiedBy<C>>,
    D: Deserializer<'de>,
    C: Any,
{
    T::Requires::provide(Some(Data::new(data, None)), |data| decode_with_state(deserializer, data, cx))
}

pub(crate) fn decode_with_state<'de, 'c, T, D>(deserializer: D, data: Option<Data<'c>>, mut cx: ValidationState<'c>) -> Result<T, Report>
where
    T: Decode<'de>,
    D: Deserializer<'de>,
{
    cx.set_data(data);
    cx.expect_format(is_json::<D::Error>());
    match T::decode(deserializer, ITEM_RULES, &mut cx) {
        Ok(value) => cx.into_result(value),
        Err(error) => {
            cx.extend(error.to_string());
            Err(cx.into_report())
        }
    }
}

/// The same, with the warnings.
///
/// # Errors
///
/// The report of everything that is wrong.
pub fn decode_with_warnings<'de, T, D>(deserializer: D, cx: ValidationState<'_>) -> Result<(T, Warnings), Report>
where
    T: Decode<'de, Requires: SatisfiedBy>,
    D: Deserializer<'de>,
{
    T::Requires::provide(cx.all_data(), |data| {
        let mut cx = cx;
        cx.set_data(data);
        cx.expect_format(is_json::<D::Error>());
        match T::decode(deserializer, ITEM_RULES, &mut cx) {
            Ok(value) => cx.into_result_with_warnings(value),
            Err(error) => {
                cx.extend(error.to_string());
                Err(cx.into_report())
            }
        }
    })
}

/// Serde's `Deserialize`, in terms of [`Decode`]: the error's text carries the whole report.
///
/// # Errors
///
/// The deserializer's own error, or the report as one.
#[inline]
pub fn deserialize<'de, T: Decode<'de, Requires: SatisfiedBy>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::Requires::provide(None, |data| {
        let mut cx = ValidationState::new();
        cx.set_data(data);
        cx.expect_format(is_json::<D::Error>());
        match T::decode(deserializer, ITEM_RULES, &mut cx) {
            Ok(value) => cx.into_result(value).map_err(D::Error::custom),
            Err(error) if cx.is_clean() => Err(error),
            Err(error) => {
                cx.extend(error.to_string());
                Err(D::Error::custom(cx.into_report()))
            }
        }
    })
}

/// A value of type `T` under these rules, as serde's seed: what [`Decode`] implementations hand to `next_value_seed`.
#[derive(Debug)]
pub struct Seed<'a, 'c, T> {
    rules: Rules,
    cx: &'a mut ValidationState<'c>,
    decoded: core::marker::PhantomData<fn() -> T>,
}

impl<'a, 'c, T> Seed<'a, 'c, T> {
    /// A seed that decodes a `T`.
    #[inline]
    pub fn new(rules: Rules, cx: &'a mut ValidationState<'c>) -> Self {
        Self { rules, cx, decoded: core::marker::PhantomData }
    }
}

impl<'de, T: Decode<'de>> DeserializeSeed<'de> for Seed<'_, '_, T> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::decode(deserializer, self.rules, self.cx)
    }
}
