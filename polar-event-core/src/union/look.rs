//! What is seen of a value before it is read: its type, and the keys of an object.

use core::fmt;
use std::borrow::Cow;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::decode::buffer::{Buffer, PLACE};
use crate::reader::{Kind, Place, first_item_at, keys_at};

/// What is seen of a value.
#[derive(Debug, PartialEq)]
pub(super) struct Look {
    pub(super) kind: Kind,
    /// The keys of an object, in their order, with the types of their values.
    pub(super) keys: Vec<(String, Kind)>,
    /// The type of an array's first item.
    pub(super) item: Option<Kind>,
    /// The value under the key that was looked for, as a text.
    pub(super) tag: Option<String>,
}

impl From<Kind> for Look {
    fn from(kind: Kind) -> Self {
        Self { kind, keys: Vec::new(), item: None, tag: None }
    }
}

impl Look {
    /// Looks at the value that begins at `start` of a text. `None` if none does.
    pub(super) fn at(place: &Place<'_>, start: usize) -> Option<Self> {
        let mut keys = Vec::new();
        let kind = keys_at(place, start, |key, kind| keys.push((key.to_owned(), kind)))?;
        let item = if kind == Kind::Array { first_item_at(place, start) } else { None };
        Some(Self { kind, keys, item, tag: None })
    }
}

/// Looks at a value that can be read again.
#[derive(Clone, Copy)]
pub(super) enum LookSeed {
    /// At its type alone.
    Type,
    /// At its type and its keys, or its first item.
    Keys,
    /// At the value of this kind under this key: a string, an integer or a boolean.
    Tag(&'static str, Kind),
}

impl<'de> DeserializeSeed<'de> for LookSeed {
    type Value = Look;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Look, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! scalars {
    ($($visit:ident($type:ty) $kind:ident;)+) => { $(
        fn $visit<E>(self, _: $type) -> Result<Look, E> {
            Ok(Kind::$kind.into())
        }
    )+ };
}

impl<'de> Visitor<'de> for LookSeed {
    type Value = Look;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    // Bytes are nothing that JSON can hold; a string is nearest.
    scalars! {
        visit_bool(bool) Boolean;
        visit_i64(i64) Integer;
        visit_u64(u64) Integer;
        visit_i128(i128) Integer;
        visit_u128(u128) Integer;
        visit_f64(f64) Float;
        visit_str(&str) String;
        visit_bytes(&[u8]) String;
    }

    fn visit_unit<E>(self) -> Result<Look, E> {
        Ok(Kind::Null.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Look, A::Error> {
        let item = if let Self::Keys = self { array.next_element_seed(Self::Type)? } else { None };
        Ok(Look { item: item.map(|item| item.kind), ..Kind::Array.into() })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Look, A::Error> {
        let mut look = Look::from(Kind::Object);
        if let Self::Type = self {
            return Ok(look);
        }
        while let Some(key) = object.next_key::<Buffer<'de>>()? {
            if let (Self::Tag(tag, kind), Some(key)) = (self, key.text()) {
                if key == tag {
                    look.tag = object.next_value::<Buffer<'de>>()?.text_of(kind).map(Cow::into_owned);
                    break;
                }
            }
            let value = object.next_value_seed(Self::Type)?;
            look.keys.extend(key.text().map(|key| (key.to_owned(), value.kind)));
        }
        Ok(look)
    }
}

/// The place of a copied value: [`PLACE`].
pub(super) struct PlaceSeed;

impl<'de> DeserializeSeed<'de> for PlaceSeed {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_newtype_struct(PLACE, self)
    }
}

impl Visitor<'_> for PlaceSeed {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the place of a copied value")
    }

    fn visit_u64<E>(self, place: u64) -> Result<usize, E> {
        Ok(usize::try_from(place).unwrap_or_default())
    }
}
