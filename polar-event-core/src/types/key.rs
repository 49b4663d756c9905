//! Keys of maps that are no strings in Rust: integers and booleans. In JSON they are strings; other formats may have them as they are.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, Visitor};

use crate::decode::Accept;
use crate::decode::key::KeySeed;
use crate::error::Code;
use crate::state::ValidationState;

/// Reads the text of a key that `A` takes as a value.
pub(super) struct ScalarKey<'a, 'c, A>(&'a mut ValidationState<'c>, PhantomData<A>);

impl<'a, 'c, A> ScalarKey<'a, 'c, A> {
    pub(super) fn new(cx: &'a mut ValidationState<'c>) -> Self {
        Self(cx, PhantomData)
    }
}

impl<'de, A: Accept<'de>> DeserializeSeed<'de> for ScalarKey<'_, '_, A> {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        match (self.0.collects(), deserializer.is_human_readable()) {
            (true, true) => KeySeed(self.0).deserialize(deserializer),
            (true, false) => deserializer.deserialize_any(self),
            (false, _) => A::deserialize_hint(deserializer, self),
        }
    }
}

macro_rules! texts {
    ($($visit:ident($type:ty);)+) => { $(
        fn $visit<E: Error>(self, value: $type) -> Result<Self::Value, E> {
            Ok(Cow::Owned(value.to_string()))
        }
    )+ };
}

impl<'de, A: Accept<'de>> Visitor<'de> for ScalarKey<'_, '_, A> {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer or a boolean as the key")
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(value))
    }

    texts! {
        visit_str(&str);
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
    }
}

/// Whether a key is an integer as JSON writes it: no sign but `-`, no leading zeros. Another one is reported.
pub(super) fn is_integer(key: &str, cx: &mut ValidationState<'_>) -> bool {
    let digits = key.strip_prefix('-').unwrap_or(key);
    let is_integer = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    if !is_integer {
        cx.report(Code::IntParsing, []);
    }
    is_integer
}

/// The boolean that a key is: `true` or `false`. Another one is reported.
pub(super) fn boolean(key: &str, cx: &mut ValidationState<'_>) -> Option<bool> {
    let value = key.parse().ok();
    if value.is_none() {
        cx.report(Code::BoolParsing, []);
    }
    value
}
