//! `bool`.

use std::borrow::Cow;

use serde_core::Deserializer;
use serde_core::de::{MapAccess, Visitor};

use super::key;
use crate::decode::{Accept, Decode, DecodeKey, accept};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::{Key, Validate};

struct Boolean;

impl<'de> Accept<'de> for Boolean {
    type Value = bool;
    const WRONG_TYPE: Code = Code::BoolType;

    #[inline]
    fn visit_bool(self, value: bool, _: &mut ValidationState<'_>) -> Option<bool> {
        Some(value)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_bool(visitor)
    }
}

impl<'de> Decode<'de> for bool {
    type Requires = ();

    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, Boolean, cx)
    }
}

impl<'de> DecodeKey<'de> for bool {
    fn decode_key(key: &Cow<'de, str>, _: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        key::boolean(key, cx)
    }

    fn read<A: MapAccess<'de>>(object: &mut A, cx: &mut ValidationState<'_>) -> Result<Option<Cow<'de, str>>, A::Error> {
        object.next_key_seed(key::ScalarKey::<Boolean>::new(cx))
    }
}

impl Key for bool {
    fn key_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }
}

impl Validate for bool {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}
}

impl Describe for bool {
    const SHAPE: &'static Shape = &Shape::Boolean;

    fn key_shape() -> &'static Shape {
        &Shape::KeyText("bool")
    }
}
