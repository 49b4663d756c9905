//! `uuid::Uuid`: a string in the hyphenated form of RFC 9562, and bytes in binary formats.

use std::borrow::Cow;

use serde_core::{Deserialize, Deserializer};
use uuid::Uuid;

use crate::context::Context;
use crate::decode::{Accept, Decode, DecodeKey, accept};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::{IsUuid, Rules, parse_uuid, uuid};
use crate::validate::{Key, Validate};

struct UuidText(Rules);

impl<'de> Accept<'de> for UuidText {
    type Value = Uuid;
    const WRONG_TYPE: Code = Code::UuidType;

    #[inline]
    fn text(self, value: &str, cx: &mut Context<'_>) -> Option<Uuid> {
        read(value, self.0, cx)
    }
}

#[inline]
fn read(value: &str, rules: Rules, cx: &mut Context<'_>) -> Option<Uuid> {
    let value = parse_uuid(value, cx)?;
    uuid(rules, value, cx).then_some(value)
}

impl<'de> Decode<'de> for Uuid {
    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
        if deserializer.is_human_readable() {
            return accept(deserializer, UuidText(rules), cx);
        }
        let value = Self::deserialize(deserializer)?;
        Ok(uuid(rules, value, cx).then_some(value))
    }
}

impl<'de> DecodeKey<'de> for Uuid {
    fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut Context<'_>) -> Option<Self> {
        read(key, rules, cx)
    }
}

impl Validate for Uuid {
    fn check(&self, rules: Rules, cx: &mut Context<'_>) {
        uuid(rules, *self, cx);
    }
}

impl Key for Uuid {
    fn key_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Describe for Uuid {
    const SHAPE: &'static Shape = &Shape::Uuid;
}

impl IsUuid for Uuid {}
