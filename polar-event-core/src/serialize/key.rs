//! The keys of a map as texts, to compare them with the names of fields.

use core::fmt;
use std::borrow::Cow;

use serde_core::ser::Impossible;
use serde_core::{Serialize, Serializer};

/// What `look` says of a key, as it is written in JSON; `false` for what is no key there.
pub(crate) fn key_is<K: Serialize + ?Sized>(key: &K, look: impl FnOnce(&str) -> bool) -> bool {
    key.serialize(Key { look }).unwrap_or(false)
}

/// A key as it is written in JSON, to name it in a report; empty if it is no key there.
pub fn key_text<K: Serialize + ?Sized>(key: &K) -> Cow<'static, str> {
    let mut text = String::new();
    key_is(key, |written| {
        text.push_str(written);
        true
    });
    Cow::Owned(text)
}

struct Key<F> {
    look: F,
}

/// A value that is no key. Whoever writes the map says so.
#[derive(Debug)]
struct NoKey;

impl fmt::Display for NoKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no key")
    }
}

impl std::error::Error for NoKey {}

impl serde_core::ser::Error for NoKey {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

macro_rules! by_text {
    ($($method:ident($type:ty);)+) => { $(
        fn $method(self, value: $type) -> Result<bool, NoKey> {
            Ok((self.look)(&value.to_string()))
        }
    )+ };
}

macro_rules! no_keys {
    ($($method:ident($($type:ty),*) -> $result:ty;)+) => { $(
        fn $method(self, $(_: $type),*) -> Result<$result, NoKey> {
            Err(NoKey)
        }
    )+ };
}

impl<F: FnOnce(&str) -> bool> Serializer for Key<F> {
    type Ok = bool;
    type Error = NoKey;
    type SerializeSeq = Impossible<bool, NoKey>;
    type SerializeTuple = Impossible<bool, NoKey>;
    type SerializeTupleStruct = Impossible<bool, NoKey>;
    type SerializeTupleVariant = Impossible<bool, NoKey>;
    type SerializeMap = Impossible<bool, NoKey>;
    type SerializeStruct = Impossible<bool, NoKey>;
    type SerializeStructVariant = Impossible<bool, NoKey>;

    by_text! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_i128(i128);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_u128(u128);
    }

    no_keys! {
        serialize_f32(f32) -> bool;
        serialize_f64(f64) -> bool;
        serialize_bytes(&[u8]) -> bool;
        serialize_none() -> bool;
        serialize_unit() -> bool;
        serialize_unit_struct(&'static str) -> bool;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_char(self, value: char) -> Result<bool, NoKey> {
        Ok((self.look)(value.encode_utf8(&mut [0; 4])))
    }

    fn serialize_str(self, value: &str) -> Result<bool, NoKey> {
        Ok((self.look)(value))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<bool, NoKey> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<bool, NoKey> {
        Ok((self.look)(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<bool, NoKey> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<bool, NoKey> {
        Err(NoKey)
    }
}
