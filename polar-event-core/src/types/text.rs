//! Strings: `String`, `Box<str>`, `CompactString`, `Cow<'de, str>`, `&'de str`.

use core::marker::PhantomData;
use std::borrow::Cow;

use compact_str::CompactString;
use serde_core::Deserializer;
use serde_core::de::Visitor;

use crate::decode::{Accept, Decode, DecodeKey, accept};
use crate::describe::{Describe, Shape};
use crate::error::Code;
use crate::rule::{self, IsText, IsUrl, IsUuid, Rules};
use crate::state::ValidationState;
use crate::validate::{Key, Validate};

struct Owned<T>(Rules, PhantomData<T>);

impl<'de, T: for<'a> From<&'a str>> Accept<'de> for Owned<T> {
    type Value = T;
    const WRONG_TYPE: Code = Code::StringType;

    #[inline]
    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<T> {
        rule::text(self.0, value, cx).then(|| T::from(value))
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_string(visitor)
    }
}

macro_rules! owned {
    ($($text:ty),+) => { $(
        impl<'de> Decode<'de> for $text {
            type Requires = ();

            #[inline]
            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                accept(deserializer, Owned(rules, PhantomData::<$text>), cx)
            }
        }

        impl<'de> DecodeKey<'de> for $text {
            #[inline]
            fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
                rule::text(rules, key, cx).then(|| Self::from(&**key))
            }
        }
    )+ };
}

owned!(String, Box<str>, CompactString);
#[cfg(feature = "rc")]
owned!(std::rc::Rc<str>, std::sync::Arc<str>);
#[cfg(feature = "smol_str")]
owned!(smol_str::SmolStr);

/// Borrows what it can, copies what has escapes.
struct CopyOnEscape<'de>(Rules, PhantomData<&'de str>);

impl<'de> Accept<'de> for CopyOnEscape<'de> {
    type Value = Cow<'de, str>;
    const WRONG_TYPE: Code = Code::StringType;

    #[inline]
    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        rule::text(self.0, value, cx).then(|| Cow::Owned(value.to_owned()))
    }

    #[inline]
    fn visit_borrowed_str(self, value: &'de str, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        rule::text(self.0, value, cx).then_some(Cow::Borrowed(value))
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_str(visitor)
    }
}

impl<'de: 'a, 'a> Decode<'de> for Cow<'a, str> {
    type Requires = ();

    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, CopyOnEscape(rules, PhantomData), cx)
    }
}

impl<'de: 'a, 'a> DecodeKey<'de> for Cow<'a, str> {
    fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        rule::text(rules, key, cx).then(|| key.clone())
    }
}

/// Borrows, and refuses what has escapes.
struct Borrowed<'de>(Rules, PhantomData<&'de str>);

impl<'de> Accept<'de> for Borrowed<'de> {
    type Value = &'de str;
    const WRONG_TYPE: Code = Code::StringType;

    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        rule::text(self.0, value, cx);
        cx.report(Code::StringEscaped, []);
        None
    }

    #[inline]
    fn visit_borrowed_str(self, value: &'de str, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        rule::text(self.0, value, cx).then_some(value)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_str(visitor)
    }
}

impl<'de: 'a, 'a> Decode<'de> for &'a str {
    type Requires = ();

    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, Borrowed(rules, PhantomData), cx)
    }
}

impl<'de: 'a, 'a> DecodeKey<'de> for &'a str {
    fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self> {
        let good = rule::text(rules, key, cx);
        match key {
            Cow::Borrowed(key) => good.then_some(*key),
            Cow::Owned(_) => {
                cx.report(Code::StringEscaped, []);
                None
            }
        }
    }
}

macro_rules! texts {
    ($($text:ty),+) => { $(
        impl Validate for $text {
            type Requires = ();
            const HAS_RULES: bool = false;

            #[inline]
            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                rule::text(rules, self, cx);
            }
        }

        impl Key for $text {
            fn key_text(&self) -> Cow<'_, str> {
                Cow::Borrowed(self)
            }
        }

        impl Describe for $text {
            const SHAPE: &'static Shape = &Shape::String;
        }
    )+ };
}

texts!(String, Box<str>, CompactString, Cow<'_, str>, &str);
#[cfg(feature = "rc")]
texts!(std::rc::Rc<str>, std::sync::Arc<str>);
#[cfg(feature = "smol_str")]
texts!(smol_str::SmolStr);

impl IsText for str {}
impl IsText for String {}
impl IsText for CompactString {}
impl IsUrl for str {}
impl IsUrl for String {}
impl IsUrl for CompactString {}
impl IsUuid for str {}
impl IsUuid for String {}
impl IsUuid for CompactString {}
#[cfg(feature = "smol_str")]
impl IsText for smol_str::SmolStr {}
#[cfg(feature = "smol_str")]
impl IsUrl for smol_str::SmolStr {}
#[cfg(feature = "smol_str")]
impl IsUuid for smol_str::SmolStr {}
