//! `rust_decimal::Decimal`: numbers, and strings that hold one, without rounding.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde_core::Deserializer;

use super::exact;
use crate::decode::{Decode, DecodeKey};
use crate::describe::{Describe, Shape};
use crate::rule::{IsDecimal, IsNumber, Rules, decimal};
use crate::state::ValidationState;
use crate::validate::{Key, Validate};
use crate::value::decimal::{Exact, parse};

fn check(value: Exact, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Decimal> {
    let value = Decimal::from(value);
    decimal(rules, value, cx).then_some(value)
}

impl<'de> Decode<'de> for Decimal {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        exact::decode(deserializer, |value, cx| check(value, rules, cx), cx)
    }
}

impl<'de> DecodeKey<'de> for Decimal {
    fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        match parse(key) {
            Ok(value) => check(value, rules, cx),
            Err(fault) => fault.report(cx),
        }
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
