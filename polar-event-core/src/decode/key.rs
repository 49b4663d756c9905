//! The keys of an object.

use core::fmt;
use std::borrow::Cow;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::rule::Rules;
use crate::state::ValidationState;

/// A type that can be the key of a map: a string, or what can be read from one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the key of a map",
    note = "keys are strings in JSON: `String`, `&str`, `Cow<str>`, `Box<str>`, `char`, integers, `bool`, enums without data, times, `Uuid`, `Url` or an IP address"
)]
pub trait DecodeKey<'de>: Sized {
    /// Reads and checks a key. `None` says that a fault was reported.
    #[expect(clippy::ptr_arg, reason = "a borrowed key is borrowed on")]
    fn decode_key(key: &Cow<'de, str>, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self>;

    /// Reads the text of the next key. To be overridden where formats that are not human-readable have something else.
    ///
    /// # Errors
    ///
    /// The format's own.
    #[inline]
    fn read<A: MapAccess<'de>>(object: &mut A, cx: &mut ValidationState<'_>) -> Result<Option<Cow<'de, str>>, A::Error> {
        read_key(object, cx)
    }
}

/// [`DecodeKey`], in a form that may be false where it is written: with a lifetime that the compiler does not know yet, it is judged where the
/// impl is used. A newtype is a key if its value is.
pub trait DecodeKeyLater<'a, 'de>: DecodeKey<'de> {}

impl<'de, K: DecodeKey<'de>> DecodeKeyLater<'_, 'de> for K {}

pub(crate) struct KeySeed<'a, 'c>(pub(crate) &'a mut ValidationState<'c>);

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = Cow<'de, str>;

    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, '_> {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string as the key")
    }

    #[inline(always)]
    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }

    #[inline]
    fn visit_string<E: Error>(self, key: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key))
    }

    /// What our own reader cannot hand over as a string: it has half a surrogate pair.
    #[cold]
    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Self::Value, E> {
        self.0.report_fault();
        Ok(Cow::Owned(String::from_utf8_lossy(key).into_owned()))
    }
}

/// The next key of an object, as text. What is wrong with the text is reported as if the key were a value.
///
/// # Errors
///
/// The format's own, also where a format has keys that are no strings.
#[inline(always)]
pub fn read_key<'de, A: MapAccess<'de>>(object: &mut A, cx: &mut ValidationState<'_>) -> Result<Option<Cow<'de, str>>, A::Error> {
    object.next_key_seed(KeySeed(cx))
}
