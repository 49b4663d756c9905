//! Exact decimals: numbers, and strings that hold one, without rounding.

use core::marker::PhantomData;

use serde_core::Deserializer;
use serde_core::de::{MapAccess, Visitor};

use crate::decode::{Accept, accept, hidden};
use crate::error::{Code, Param};
use crate::state::ValidationState;
use crate::value::Number;
use crate::value::decimal::{Exact, Fault, from_float, from_integer, parse};

impl Fault {
    #[cold]
    pub(crate) fn report<T>(self, cx: &mut ValidationState<'_>) -> Option<T> {
        let parsing = |error: &'static str, cx: &mut ValidationState<'_>| cx.report(Code::DecimalParsing, [("error", Param::from(error))]);
        let limit = |mantissa: i128| Param::Number(Number::Integer(mantissa));
        match self {
            Self::Form => parsing("it is not in the form of a JSON number", cx),
            Self::Digits => parsing("it has more digits than can be kept", cx),
            Self::Large => cx.report(Code::LessThanEqual, [("le", limit(Exact::MAX.mantissa))]),
            Self::Small => cx.report(Code::GreaterThanEqual, [("ge", limit(-Exact::MAX.mantissa))]),
        }
        None
    }
}

/// Decodes a decimal, of which `keep` makes the value or reports why it does not.
///
/// # Errors
///
/// The deserializer's own.
pub(crate) fn decode<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    keep: impl FnOnce(Exact, &mut ValidationState<'_>) -> Option<T>,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    accept(deserializer, ExactOf { keep, value: PhantomData }, cx)
}

struct ExactOf<F, T> {
    keep: F,
    value: PhantomData<fn() -> T>,
}

impl<T, F: FnOnce(Exact, &mut ValidationState<'_>) -> Option<T>> ExactOf<F, T> {
    fn check(self, decimal: Result<Exact, Fault>, cx: &mut ValidationState<'_>) -> Option<T> {
        match decimal {
            Ok(decimal) => (self.keep)(decimal, cx),
            Err(fault) => fault.report(cx),
        }
    }
}

impl<'de, T, F: FnOnce(Exact, &mut ValidationState<'_>) -> Option<T>> Accept<'de> for ExactOf<F, T> {
    type Value = T;
    const WRONG_TYPE: Code = Code::DecimalType;

    fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
        hidden::visit_map(self, object, cx)
    }

    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<T> {
        self.check(parse(value), cx)
    }

    fn visit_i128(self, value: i128, cx: &mut ValidationState<'_>) -> Option<T> {
        let fault = if value < 0 { Fault::Small } else { Fault::Large };
        self.check(from_integer(value).ok_or(fault), cx)
    }

    fn visit_u128(self, _: u128, cx: &mut ValidationState<'_>) -> Option<T> {
        Fault::Large.report(cx)
    }

    fn visit_huge_integer(self, rounded: f64, cx: &mut ValidationState<'_>) -> Option<T> {
        (if rounded < 0.0 { Fault::Small } else { Fault::Large }).report(cx)
    }

    /// The float has been rounded; our own reader still has the digits.
    fn visit_f64(self, value: f64, cx: &mut ValidationState<'_>) -> Option<T> {
        let decimal = cx.number_text(value).map_or_else(|| from_float(value), parse);
        self.check(decimal, cx)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_str(visitor)
    }
}
