//! `serde_json::Value`: anything that is JSON; `serde_json::Number`: any number; and `()`: `null`.

use serde_core::Deserializer;
use serde_core::de::{MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::list::ListOf;
use super::map::MapOf;
use super::number::out_of_range;
use crate::decode::{Accept, Decode, Plain, accept, hidden};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::{self, ITEM_RULES, IsNumber, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

/// What becomes a [`Value`]: everything that it can hold without loss.
struct Any;

type Object = serde_json::Map<String, Value>;

impl<'de> Accept<'de> for Any {
    type Value = Value;
    /// Of what JSON has, nothing is the wrong type.
    const WRONG_TYPE: Code = Code::ValueError;

    fn visit_str(self, value: &str, _: &mut ValidationState<'_>) -> Option<Value> {
        Some(Value::from(value))
    }

    fn visit_bool(self, value: bool, _: &mut ValidationState<'_>) -> Option<Value> {
        Some(Value::from(value))
    }

    /// Our own reader hands over `-0` as an integer, for which a [`Value`] has the float only.
    fn visit_i64(self, value: i64, cx: &mut ValidationState<'_>) -> Option<Value> {
        Some(if value == 0 && cx.is_negative_zero() { Value::from(-0.0) } else { Value::from(value) })
    }

    fn visit_u64(self, value: u64, _: &mut ValidationState<'_>) -> Option<Value> {
        Some(Value::from(value))
    }

    fn visit_i128(self, value: i128, cx: &mut ValidationState<'_>) -> Option<Value> {
        let narrow = i64::try_from(value).map(Value::from).or_else(|_| u64::try_from(value).map(Value::from));
        narrow.map_or_else(|_| too_wide(cx), Some)
    }

    fn visit_u128(self, _: u128, cx: &mut ValidationState<'_>) -> Option<Value> {
        too_wide(cx)
    }

    fn visit_huge_integer(self, _: f64, cx: &mut ValidationState<'_>) -> Option<Value> {
        too_wide(cx)
    }

    fn visit_f64(self, value: f64, cx: &mut ValidationState<'_>) -> Option<Value> {
        let number = Number::from_f64(value);
        if number.is_none() {
            rule::report_not_finite(ITEM_RULES, cx);
        }
        number.map(Value::Number)
    }

    fn visit_unit(self, _: &mut ValidationState<'_>) -> Option<Value> {
        Some(Value::Null)
    }

    fn visit_bytes(self, _: &[u8], cx: &mut ValidationState<'_>) -> Option<Value> {
        cx.extend("is a byte string, which JSON does not have");
        None
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A, cx: &mut ValidationState<'_>) -> Result<Option<Value>, A::Error> {
        Ok(ListOf::<Vec<Value>, Value, Plain>::new(ITEM_RULES, Plain).visit_seq(array, cx)?.map(Value::Array))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<Value>, A::Error> {
        let object = MapOf::<Object, String, Value, _, Plain>::plain(ITEM_RULES).visit_map(object, cx)?;
        Ok(object.and_then(|object| match object.iter().next() {
            Some((key, Value::String(digits))) if hidden::is_key(key) && hidden::may_hide::<A::Error>() => {
                hidden::visit_number(self, digits, cx)
            }
            _ => Some(Value::Object(object)),
        }))
    }
}

/// Reports that an integer is outside of what a [`Value`] holds.
#[cold]
fn too_wide(cx: &mut ValidationState<'_>) -> Option<Value> {
    out_of_range(i64::MIN.into(), u64::MAX.into(), cx)
}

impl<'de> Decode<'de> for Value {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, Any, cx)
    }
}

impl Validate for Value {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}
}

impl Describe for Value {
    const SHAPE: &'static Shape = &Shape::Any;
    const NULLABLE: bool = true;
}

/// What becomes a [`Number`]: what has no place in 64 bits is rounded to a float, as `serde_json` rounds it.
struct AnyNumber(Rules);

impl AnyNumber {
    fn integer(self, number: impl Into<Number>, value: impl Into<crate::value::Number>, cx: &mut ValidationState<'_>) -> Option<Number> {
        rule::number(self.0, value.into(), cx).then(|| number.into())
    }
}

impl<'de> Accept<'de> for AnyNumber {
    type Value = Number;
    const WRONG_TYPE: Code = Code::FloatType;

    fn visit_i64(self, value: i64, cx: &mut ValidationState<'_>) -> Option<Number> {
        if value == 0 && cx.is_negative_zero() { self.visit_f64(-0.0, cx) } else { self.integer(value, value, cx) }
    }

    fn visit_u64(self, value: u64, cx: &mut ValidationState<'_>) -> Option<Number> {
        self.integer(value, value, cx)
    }

    #[expect(clippy::cast_precision_loss, reason = "as `serde_json` rounds it")]
    fn visit_i128(self, value: i128, cx: &mut ValidationState<'_>) -> Option<Number> {
        self.visit_f64(value as f64, cx)
    }

    #[expect(clippy::cast_precision_loss, reason = "as `serde_json` rounds it")]
    fn visit_u128(self, value: u128, cx: &mut ValidationState<'_>) -> Option<Number> {
        self.visit_f64(value as f64, cx)
    }

    fn visit_huge_integer(self, rounded: f64, cx: &mut ValidationState<'_>) -> Option<Number> {
        self.visit_f64(rounded, cx)
    }

    fn visit_f64(self, value: f64, cx: &mut ValidationState<'_>) -> Option<Number> {
        let Some(number) = Number::from_f64(value) else {
            rule::report_not_finite(self.0, cx);
            return None;
        };
        rule::number(self.0, crate::value::Number::Float(value), cx).then_some(number)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<Number>, A::Error> {
        hidden::visit_map(self, object, cx)
    }
}

impl<'de> Decode<'de> for Number {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, AnyNumber(rules), cx)
    }
}

impl Validate for Number {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        let integer = self.as_i64().map(crate::value::Number::from).or_else(|| self.as_u64().map(crate::value::Number::from));
        let number = integer.unwrap_or_else(|| crate::value::Number::Float(self.as_f64().unwrap_or(f64::NAN)));
        rule::number(rules, number, cx);
    }
}

impl Describe for Number {
    const SHAPE: &'static Shape = &Shape::Float("f64");
}

impl IsNumber for Number {}

struct Null;

impl<'de> Accept<'de> for Null {
    type Value = ();
    const WRONG_TYPE: Code = Code::NullType;

    fn visit_unit(self, _: &mut ValidationState<'_>) -> Option<()> {
        Some(())
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_unit(visitor)
    }
}

impl<'de> Decode<'de> for () {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, Null, cx)
    }
}

impl Validate for () {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}
}

impl Describe for () {
    const SHAPE: &'static Shape = &Shape::Null;
    const NULLABLE: bool = true;
}
