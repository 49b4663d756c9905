//! `bool`.

use serde_core::Deserializer;
use serde_core::de::Visitor;

use crate::decode::{Accept, Decode, accept};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::Validate;

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

impl Validate for bool {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}
}

impl Describe for bool {
    const SHAPE: &'static Shape = &Shape::Boolean;
}
