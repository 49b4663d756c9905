//! Types around one value, by hand.

use serde_core::{Deserializer, Serialize};

use crate::decode::Decode;
use crate::decode::convert::converted;
use crate::describe::Describe;
use crate::rule::{IntoReport, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

/// A type that is read as another one, checked by a function, and written as that: a newtype by hand.
///
/// Implement this one trait and name the type in [`scalar!`](crate::scalar), which implements [`Decode`], [`Validate`], [`Describe`] and serde's
/// `Serialize` and `Deserialize` by it. The type is then a field, an item or a document like any other:
///
/// ```
/// use polar_event_core::{Event, Scalar, json, scalar};
///
/// #[derive(Debug, PartialEq)]
/// struct Even(u64);
///
/// impl Scalar for Even {
///     type Value = u64;
///     type Error = &'static str;
///
///     fn from_value(value: u64) -> Result<Self, &'static str> {
///         if value % 2 == 0 { Ok(Self(value)) } else { Err("must be even") }
///     }
///
///     fn value(&self) -> &u64 {
///         &self.0
///     }
/// }
/// scalar!(Even);
///
/// #[derive(Event, Debug)]
/// struct Order {
///     amount: Even,
///     sizes: Vec<Even>,
/// }
///
/// let order: Order = json::from_str(r#"{"amount": 4, "sizes": [2]}"#)?;
/// assert_eq!(order.amount, Even(4));
/// assert_eq!(json::to_string(&order)?, r#"{"amount":4,"sizes":[2]}"#);
///
/// let report = json::from_str::<Order>(r#"{"amount": 5, "sizes": [2, true]}"#).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "/amount: must be even [value_error]\n/sizes/1: must be an integer, not a boolean [int_type]"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Where the check is a rule of the library or a function, deriving `Event` is less to write.
pub trait Scalar: Sized {
    /// What the type is in a document. Its rules are checked first, and its description is the type's.
    type Value: for<'de> Decode<'de, Requires = ()> + Describe + Validate<Requires = ()> + Serialize;

    /// Why a value is refused: `&'static str`, `String`, [`Code`](crate::Code), [`Violation`](crate::Violation) or whatever else a
    /// [`Report`](crate::Report) can be made from.
    type Error: IntoReport;

    /// Makes one of a value that keeps to its own rules.
    ///
    /// # Errors
    ///
    /// Why there is none.
    fn from_value(value: Self::Value) -> Result<Self, Self::Error>;

    /// The value, as it is written.
    fn value(&self) -> &Self::Value;
}

/// Decodes a scalar.
///
/// # Errors
///
/// The deserializer's own.
#[inline]
pub fn decode_scalar<'de, T: Scalar, D: Deserializer<'de>>(
    deserializer: D,
    rules: Rules,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    converted(deserializer, rules, |value| T::from_value(value).map_err(IntoReport::into_report), cx)
}

/// Implements [`Decode`], [`Validate`], [`Describe`] and serde's `Serialize` and `Deserialize` for types that implement
/// [`Scalar`], where there is an example.
#[macro_export]
macro_rules! scalar {
    ($($type:ty),+ $(,)?) => { $(
        impl<'de> $crate::__private::decode::Decode<'de> for $type {
            type Requires = ();

            fn decode<D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
                rules: $crate::__private::Rules,
                cx: &mut $crate::ValidationState<'_>,
            ) -> $crate::__private::Result<$crate::__private::Option<Self>, D::Error> {
                $crate::__private::decode::decode_scalar(deserializer, rules, cx)
            }
        }

        impl $crate::Validate for $type {
            type Requires = ();

            const HAS_RULES: $crate::__private::bool = <<$type as $crate::Scalar>::Value as $crate::Validate>::HAS_RULES;

            fn check(&self, rules: $crate::__private::Rules, cx: &mut $crate::ValidationState<'_>) {
                $crate::Validate::check($crate::Scalar::value(self), rules, cx);
            }
        }

        impl $crate::Describe for $type {
            const SHAPE: &'static $crate::describe::Shape = <<$type as $crate::Scalar>::Value as $crate::Describe>::SHAPE;
        }

        impl $crate::__private::Serialize for $type {
            fn serialize<S: $crate::__private::Serializer>(&self, serializer: S) -> $crate::__private::Result<S::Ok, S::Error> {
                $crate::__private::Serialize::serialize($crate::Scalar::value(self), serializer)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(deserializer: D) -> $crate::__private::Result<Self, D::Error> {
                $crate::decode::deserialize(deserializer)
            }
        }
    )+ };
}
