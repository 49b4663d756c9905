//! `char`: a string of exactly one character.

use std::borrow::Cow;

use serde_core::Deserializer;
use serde_core::de::{MapAccess, Visitor};

use super::key::ScalarKey;
use crate::decode::{Accept, Decode, DecodeKey, accept};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::{self, IsText, Length, Rules, TextRule as _, Unit};
use crate::state::ValidationState;
use crate::validate::{Key, Validate};

const ONE: Length = Length { unit: Unit::Characters, min: Some(1), max: Some(1) };

fn read(text: &str, rules: Rules, cx: &mut ValidationState<'_>) -> Option<char> {
    (ONE.check(text, cx) && rule::text(rules, text, cx)).then(|| text.chars().next())?
}

struct Character(Rules);

impl<'de> Accept<'de> for Character {
    type Value = char;
    const WRONG_TYPE: Code = Code::StringType;

    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<char> {
        read(value, self.0, cx)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_char(visitor)
    }
}

impl<'de> Decode<'de> for char {
    type Requires = ();

    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, Character(rules), cx)
    }
}

impl<'de> DecodeKey<'de> for char {
    fn read<A: MapAccess<'de>>(object: &mut A, cx: &mut ValidationState<'_>) -> Result<Option<Cow<'de, str>>, A::Error> {
        object.next_key_seed(ScalarKey::<Character>::new(cx))
    }

    fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        read(key, rules, cx)
    }
}

impl Validate for char {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        rule::text(rules, self.encode_utf8(&mut [0; 4]), cx);
    }
}

impl Key for char {
    fn key_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Describe for char {
    const SHAPE: &'static Shape = &Shape::Character;
}

impl IsText for char {}
