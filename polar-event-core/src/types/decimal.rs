//! `rust_decimal::Decimal`: numbers, and strings that hold one, without rounding.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde_core::Deserializer;
use serde_core::de::{MapAccess, Visitor};

use crate::decode::{Accept, Decode, DecodeKey, accept, hidden};
use crate::describe::{Describe, Shape};
use crate::error::{Code, Param};
use crate::rule::{IsDecimal, IsNumber, Rules, decimal};
use crate::state::ValidationState;
use crate::validate::{Key, Validate};
use crate::value::Number;
use crate::value::decimal::{Fault, from_float, from_number, parse};

impl Fault {
    #[cold]
    fn report<T>(self, cx: &mut ValidationState<'_>) -> Option<T> {
        let parsing = |error: &'static str, cx: &mut ValidationState<'_>| cx.report(Code::DecimalParsing, [("error", Param::from(error))]);
        let limit = |decimal: Decimal| Param::Number(Number::Integer(decimal.mantissa()));
        match self {
            Self::Form => parsing("it is not in the form of a JSON number", cx),
            Self::Digits => parsing("it has more digits than can be kept", cx),
            Self::Large => cx.report(Code::LessThanEqual, [("le", limit(Decimal::MAX))]),
            Self::Small => cx.report(Code::GreaterThanEqual, [("ge", limit(Decimal::MIN))]),
        }
        None
    }
}

fn check(value: Result<Decimal, Fault>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Decimal> {
    match value {
        Ok(value) => decimal(rules, value, cx).then_some(value),
        Err(fault) => fault.report(cx),
    }
}

struct DecimalOf(Rules);

impl<'de> Accept<'de> for DecimalOf {
    type Value = Decimal;
    const WRONG_TYPE: Code = Code::DecimalType;

    fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<Decimal>, A::Error> {
        hidden::visit_map(self, object, cx)
    }

    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<Decimal> {
        check(parse(value), self.0, cx)
    }

    fn visit_i128(self, value: i128, cx: &mut ValidationState<'_>) -> Option<Decimal> {
        let fault = if value < 0 { Fault::Small } else { Fault::Large };
        check(from_number(Number::Integer(value)).ok_or(fault), self.0, cx)
    }

    fn visit_u128(self, _: u128, cx: &mut ValidationState<'_>) -> Option<Decimal> {
        Fault::Large.report(cx)
    }

    fn visit_huge_integer(self, rounded: f64, cx: &mut ValidationState<'_>) -> Option<Decimal> {
        (if rounded < 0.0 { Fault::Small } else { Fault::Large }).report(cx)
    }

    /// The float has been rounded; our own reader still has the digits.
    fn visit_f64(self, value: f64, cx: &mut ValidationState<'_>) -> Option<Decimal> {
        let decimal = cx.number_text(value).map_or_else(|| from_float(value), parse);
        check(decimal, self.0, cx)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_str(visitor)
    }
}

impl<'de> Decode<'de> for Decimal {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, DecimalOf(rules), cx)
    }
}

impl<'de> DecodeKey<'de> for Decimal {
    fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        check(parse(key), rules, cx)
    }
}

impl Validate for Decimal {
    type Requires = ();

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        decimal(rules, *self, cx);
    }
}

impl Key for Decimal {
    fn key_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Describe for Decimal {
    const SHAPE: &'static Shape = &Shape::Decimal;
}

impl IsNumber for Decimal {}
impl IsDecimal for Decimal {}
