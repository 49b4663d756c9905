//! `uuid::Uuid`: a string in the hyphenated form of RFC 9562, and bytes in binary formats.

use core::fmt;
use std::borrow::Cow;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, MapAccess, Visitor};
use uuid::Uuid;

use crate::decode::key::KeySeed;
use crate::decode::{Accept, Decode, DecodeKey, accept};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::{IsUuid, Rules, parse_uuid, uuid};
use crate::state::ValidationState;
use crate::validate::{Key, Validate};

struct UuidText(Rules);

impl<'de> Accept<'de> for UuidText {
    /// The UUID as a number, which moves in registers. Its bytes have no alignment, so that each move would be in pieces.
    type Value = u128;
    const WRONG_TYPE: Code = Code::UuidType;

    #[inline(always)]
    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<u128> {
        read(value, self.0, cx).map(|uuid| uuid.as_u128())
    }

    fn visit_bytes(self, value: &[u8], cx: &mut ValidationState<'_>) -> Option<u128> {
        let Ok(value) = Uuid::from_slice(value) else {
            cx.report(Code::UuidParsing, []);
            return None;
        };
        uuid(self.0, value, cx).then_some(value.as_u128())
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        if deserializer.is_human_readable() { deserializer.deserialize_str(visitor) } else { deserializer.deserialize_bytes(visitor) }
    }
}

#[inline(always)]
fn read(value: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Uuid> {
    let value = parse_uuid(value, cx)?;
    uuid(rules, value, cx).then_some(value)
}

impl<'de> Decode<'de> for Uuid {
    type Requires = ();

    #[inline(always)]
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Ok(accept(deserializer, UuidText(rules), cx)?.map(Self::from_u128))
    }
}

impl<'de> DecodeKey<'de> for Uuid {
    fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        read(key, rules, cx)
    }

    fn read<A: MapAccess<'de>>(object: &mut A, cx: &mut ValidationState<'_>) -> Result<Option<Cow<'de, str>>, A::Error> {
        object.next_key_seed(UuidKey(cx))
    }
}

/// The text of a key, which is bytes in formats that are not human-readable.
struct UuidKey<'a, 'c>(&'a mut ValidationState<'c>);

impl<'de> DeserializeSeed<'de> for UuidKey<'_, '_> {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if deserializer.is_human_readable() {
            KeySeed(self.0).deserialize(deserializer)
        } else if self.0.collects() {
            deserializer.deserialize_any(self)
        } else {
            deserializer.deserialize_bytes(self)
        }
    }
}

impl<'de> Visitor<'de> for UuidKey<'_, '_> {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a UUID as the key")
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Self::Value, E> {
        Uuid::from_slice(key).map(|key| Cow::Owned(key.to_string())).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

impl Validate for Uuid {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
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
