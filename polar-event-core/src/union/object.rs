//! An object of which a part has been read.

use core::cell::RefCell;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Range;
use core::slice;

use serde_core::de::value::{BorrowedStrDeserializer, BytesDeserializer, MapAccessDeserializer, StrDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use crate::decode::buffer::{Buffer, BufferDeserializer};
use crate::decode::flatten::LastSeed;
use crate::reader::Place;

/// The entries of an object but for one key, the tag: those that have been copied, and those that are still to be read.
pub(super) struct Rest<'a, 'de, A> {
    pub(super) copied: slice::Iter<'a, (Buffer<'de>, Buffer<'de>)>,
    /// The value of the copied key that was read last.
    pub(super) value: Option<&'a Buffer<'de>>,
    pub(super) object: A,
    pub(super) tag: &'static str,
    /// Whether the tag has been met.
    pub(super) met: bool,
    /// Where the tag was met again.
    pub(super) again: &'a RefCell<Vec<Range<usize>>>,
    pub(super) place: Option<&'a Place<'a>>,
    pub(super) human_readable: bool,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'_, 'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if let Some((key, value)) = self.copied.next() {
            self.value = Some(value);
            return seed.deserialize(BufferDeserializer::new(key, self.human_readable)).map(Some);
        }
        let mut seed = Some(seed);
        loop {
            let Some(key) = self.object.next_key_seed(OtherKey { seed: &mut seed, tag: self.tag })? else { return Ok(None) };
            if let Some(key) = key {
                return Ok(Some(key));
            }
            if core::mem::replace(&mut self.met, true) {
                // A report keeps only so many anyway.
                let mut again = self.again.borrow_mut();
                if again.len() <= crate::error::MAX_VIOLATIONS {
                    again.push(self.place.map_or(0..0, Place::span));
                }
            }
            let place = self.place.filter(|place| place.is_keeping());
            self.object.next_value_seed(LastSeed { seed: PhantomData::<IgnoredAny>, place })?;
            if place.is_some_and(Place::has_gone_back) {
                return Ok(None);
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(BufferDeserializer::new(value, self.human_readable)),
            None => self.object.next_value_seed(seed),
        }
    }
}

/// A key, unless it is the tag. The seed is only used up by another key.
struct OtherKey<'s, K> {
    seed: &'s mut Option<K>,
    tag: &'static str,
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for OtherKey<'_, K> {
    type Value = Option<K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! other_keys {
    ($($visit:ident($type:ty);)+) => { $(
        fn $visit<E: Error>(self, key: $type) -> Result<Self::Value, E> {
            self.seed()?.deserialize(key.into_deserializer()).map(Some)
        }
    )+ };
}

impl<K> OtherKey<'_, K> {
    fn seed<E: Error>(self) -> Result<K, E> {
        self.seed.take().ok_or_else(|| E::custom("a key was read twice"))
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for OtherKey<'_, K> {
    type Value = Option<K::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        if key == self.tag {
            return Ok(None);
        }
        self.seed()?.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        if key == self.tag {
            return Ok(None);
        }
        self.seed()?.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Self::Value, E> {
        self.seed()?.deserialize(BytesDeserializer::new(key)).map(Some)
    }

    // Formats other than JSON have keys that are no strings.
    other_keys! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
    }
}

/// An object as a whole value.
pub(super) struct Whole<A> {
    pub(super) object: A,
    pub(super) human_readable: bool,
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Whole<A> {
    type Error = A::Error;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self.object)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_newtype_struct(self)
    }

    /// The name of the variant is the key of the one entry.
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_enum(MapAccessDeserializer::new(self.object))
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The items of an array that are left, as a whole value.
pub(super) struct Items<A> {
    pub(super) array: A,
    pub(super) human_readable: bool,
}

impl<'de, A: SeqAccess<'de>> Deserializer<'de> for Items<A> {
    type Error = A::Error;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_seq(self.array)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_newtype_struct(self)
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
