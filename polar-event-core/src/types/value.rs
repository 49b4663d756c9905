//! `serde_json::Value`: anything that is JSON; and `()`: `null`.

use serde_core::Deserializer;
use serde_core::de::Visitor;
use serde_json::Value;

use crate::context::Context;
use crate::decode::{Accept, Decode, accept, foreign};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::Rules;
use crate::validate::Validate;

impl<'de> Decode<'de> for Value {
    type Context = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
        foreign(deserializer, cx)
    }
}

impl Validate for Value {
    type Context = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut Context<'_>) {}
}

impl Describe for Value {
    const SHAPE: &'static Shape = &Shape::Any;
    const NULLABLE: bool = true;
}

struct Null;

impl<'de> Accept<'de> for Null {
    type Value = ();
    const WRONG_TYPE: Code = Code::NullType;

    fn null(self, _: &mut Context<'_>) -> Option<()> {
        Some(())
    }

    fn ask<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_unit(visitor)
    }
}

impl<'de> Decode<'de> for () {
    type Context = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, Null, cx)
    }
}

impl Validate for () {
    type Context = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut Context<'_>) {}
}

impl Describe for () {
    const SHAPE: &'static Shape = &Shape::Null;
    const NULLABLE: bool = true;
}
