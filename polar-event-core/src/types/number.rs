//! Integers and floats.

use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::Deserializer;
use serde_core::de::{MapAccess, Visitor};

use super::key::{ScalarKey, is_integer};
use crate::decode::{Accept, Decode, DecodeKey, accept, hidden};
use crate::describe::{Describe, Shape};
use crate::error::{Code, Param};
use crate::rule::{self, IsNumber, Rules};
use crate::state::ValidationState;
use crate::validate::{Key, Validate};
use crate::value::{Number, single};

/// Reports that an integer is outside of what its type holds.
#[cold]
#[inline(never)]
pub(super) fn out_of_range<T>(min: Number, max: Number, cx: &mut ValidationState<'_>) -> Option<T> {
    cx.report(Code::IntOutOfRange, [("ge", Param::Number(min)), ("le", Param::Number(max))]);
    None
}

struct Integer<T>(Rules, PhantomData<T>);

macro_rules! integers {
    ($($integer:ident $ask:ident)+) => { $(
        impl<'de> Accept<'de> for Integer<$integer> {
            type Value = $integer;
            const WRONG_TYPE: Code = Code::IntType;

            #[inline]
            fn visit_i64(self, value: i64, cx: &mut ValidationState<'_>) -> Option<$integer> {
                self.take($integer::try_from(value).ok(), cx)
            }

            #[inline]
            fn visit_u64(self, value: u64, cx: &mut ValidationState<'_>) -> Option<$integer> {
                self.take($integer::try_from(value).ok(), cx)
            }

            #[inline]
            fn visit_i128(self, value: i128, cx: &mut ValidationState<'_>) -> Option<$integer> {
                self.take($integer::try_from(value).ok(), cx)
            }

            #[inline]
            fn visit_u128(self, value: u128, cx: &mut ValidationState<'_>) -> Option<$integer> {
                self.take($integer::try_from(value).ok(), cx)
            }

            fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<$integer>, A::Error> {
                hidden::visit_map(self, object, cx)
            }

            fn visit_huge_integer(self, _: f64, cx: &mut ValidationState<'_>) -> Option<$integer> {
                self.take(None, cx)
            }

            fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
                deserializer.$ask(visitor)
            }
        }

        impl Integer<$integer> {
            #[inline]
            fn take(self, value: Option<$integer>, cx: &mut ValidationState<'_>) -> Option<$integer> {
                let Some(value) = value else {
                    return out_of_range(Number::from($integer::MIN), Number::from($integer::MAX), cx);
                };
                (self.0.is_empty() || rule::number(self.0, Number::from(value), cx)).then_some(value)
            }
        }

        impl<'de> Decode<'de> for $integer {
            type Requires = ();

            #[inline]
            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                accept(deserializer, Integer(rules, PhantomData::<$integer>), cx)
            }
        }

        impl Validate for $integer {
            type Requires = ();
            const HAS_RULES: bool = false;

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                rule::number(rules, Number::from(*self), cx);
            }
        }

        impl Describe for $integer {
            const SHAPE: &'static Shape = &Shape::Integer(stringify!($integer));

            fn key_shape() -> &'static Shape {
                &Shape::KeyText(stringify!($integer))
            }
        }

        impl<'de> DecodeKey<'de> for $integer {
            fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                if !is_integer(key, cx) {
                    return None;
                }
                hidden::visit_number(Integer(rules, PhantomData::<$integer>), key, cx)
            }

            fn read<A: MapAccess<'de>>(object: &mut A, cx: &mut ValidationState<'_>) -> Result<Option<Cow<'de, str>>, A::Error> {
                object.next_key_seed(ScalarKey::<Integer<$integer>>::new(cx))
            }
        }

        impl Key for $integer {
            fn key_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }

        impl IsNumber for $integer {}
    )+ };
}

integers! {
    i8 deserialize_i8
    i16 deserialize_i16
    i32 deserialize_i32
    i64 deserialize_i64
    i128 deserialize_i128
    isize deserialize_i64
    u8 deserialize_u8
    u16 deserialize_u16
    u32 deserialize_u32
    u64 deserialize_u64
    u128 deserialize_u128
    usize deserialize_u64
}

/// Checks a float. It must be finite, as JSON has no other.
#[inline]
fn check_float(rules: Rules, value: f64, cx: &mut ValidationState<'_>) -> bool {
    if !value.is_finite() {
        rule::report_not_finite(rules, cx);
        return false;
    }
    rules.is_empty() || rule::number(rules, Number::Float(value), cx)
}

/// Checks a single-precision float: limits are rounded as it is.
fn check_single(rules: Rules, value: f32, cx: &mut ValidationState<'_>) -> bool {
    if !value.is_finite() {
        rule::report_not_finite(rules, cx);
        return false;
    }
    rule::single(rules, value, cx)
}

/// What becomes a float. `is_text` says that the format writes numbers in digits, and not as floats.
struct Float<T> {
    rules: Rules,
    is_text: bool,
    float: PhantomData<T>,
}

impl Float<f64> {
    #[inline]
    fn round(&self, value: f64, _: &ValidationState<'_>) -> f64 {
        value
    }
}

impl Float<f32> {
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "an `f32` field asks for rounding")]
    fn round(&self, value: f64, cx: &ValidationState<'_>) -> f32 {
        if self.is_text { single(value, || cx.number_text(value)) } else { value as f32 }
    }
}

macro_rules! floats {
    ($($float:ident $check:ident $ask:ident)+) => { $(
        impl<'de> Accept<'de> for Float<$float> {
            type Value = $float;
            const WRONG_TYPE: Code = Code::FloatType;

            #[inline]
            fn visit_f64(self, value: f64, cx: &mut ValidationState<'_>) -> Option<$float> {
                let value = self.round(value, cx);
                $check(self.rules, value, cx).then_some(value)
            }

            /// Our own reader hands over `-0` as the integer that it is.
            #[inline]
            fn visit_i64(self, value: i64, cx: &mut ValidationState<'_>) -> Option<$float> {
                if value == 0 && cx.is_negative_zero() { self.visit_f64(-0.0, cx) } else { self.visit_i128(i128::from(value), cx) }
            }

            #[inline]
            fn visit_i128(self, value: i128, cx: &mut ValidationState<'_>) -> Option<$float> {
                #[expect(clippy::cast_precision_loss, reason = "a float field asks for rounding")]
                let value = value as $float;
                $check(self.rules, value, cx).then_some(value)
            }

            #[inline]
            fn visit_u128(self, value: u128, cx: &mut ValidationState<'_>) -> Option<$float> {
                #[expect(clippy::cast_precision_loss, reason = "a float field asks for rounding")]
                let value = value as $float;
                $check(self.rules, value, cx).then_some(value)
            }

            fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<$float>, A::Error> {
                hidden::visit_map(self, object, cx)
            }

            fn visit_huge_integer(self, rounded: f64, cx: &mut ValidationState<'_>) -> Option<$float> {
                self.visit_f64(rounded, cx)
            }

            fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
                deserializer.$ask(visitor)
            }
        }

        impl<'de> Decode<'de> for $float {
            type Requires = ();

            #[inline]
            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                let is_text = deserializer.is_human_readable();
                accept(deserializer, Float { rules, is_text, float: PhantomData::<$float> }, cx)
            }
        }

        impl Validate for $float {
            type Requires = ();

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                $check(rules, *self, cx);
            }
        }

        impl Describe for $float {
            const SHAPE: &'static Shape = &Shape::Float(stringify!($float));
        }

        impl IsNumber for $float {}
    )+ };
}

floats! {
    f32 check_single deserialize_f32
    f64 check_float deserialize_f64
}
