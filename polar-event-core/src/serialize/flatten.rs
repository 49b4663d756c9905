//! The entries of a struct or a map, written among those of the object around it.

use core::fmt;

use serde_core::ser::{Error as _, Impossible, SerializeMap, SerializeStruct};
use serde_core::{Serialize, Serializer};

use super::key::key_is;
use crate::describe::Object;

/// Writes the entries of a struct or a map into the object around it, whose field at `index` it is. `None` and what is written as nothing
/// has no entries.
///
/// # Errors
///
/// The format's own; that `value` is written as something without keys; that a map has a key that is written for another field.
pub fn flatten<T: Serialize + ?Sized, M: SerializeMap>(
    value: &T,
    around: &'static Object,
    index: usize,
    map: &mut M,
    human_readable: bool,
) -> Result<(), M::Error> {
    value.serialize(Flat { to: ToMap { map, human_readable, beside: Some((around, index)) } })
}

/// The same for a field that is only written.
///
/// # Errors
///
/// As [`flatten`], but for keys that come twice.
pub fn flatten_written<T: Serialize + ?Sized, M: SerializeMap>(value: &T, map: &mut M, human_readable: bool) -> Result<(), M::Error> {
    value.serialize(Flat { to: ToMap { map, human_readable, beside: None } })
}

/// Whether a value is written as an object with this key; what is no object is `None`. A value that cannot be written has no keys.
pub(crate) fn has_key(value: &impl Serialize, key: &str) -> Option<bool> {
    let mut found = false;
    match value.serialize(Flat { to: ToSearch { key, found: &mut found } }) {
        Err(Unsearched { no_object: true }) => None,
        Ok(()) | Err(_) => Some(found),
    }
}

/// How many entries [`flatten`] writes in a format that is not human-readable: those must know beforehand.
///
/// # Errors
///
/// That `value` is written as something without keys.
pub fn count_entries<T: Serialize + ?Sized, E: serde_core::ser::Error>(value: &T) -> Result<usize, E> {
    let mut count = 0;
    let counted = value.serialize(Flat { to: ToCount { count: &mut count } });
    counted.map(|()| count).map_err(|NotFlat| E::custom(NotFlat))
}

/// What a value is that has no keys.
#[derive(Debug)]
struct NotFlat;

impl fmt::Display for NotFlat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("only structs, enums and maps can be flattened: anything else has no keys")
    }
}

impl std::error::Error for NotFlat {}

impl serde_core::ser::Error for NotFlat {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Where entries go.
trait To: Sized {
    type Error: serde_core::ser::Error;

    fn human_readable(&self) -> bool;

    /// The error for what is no object.
    fn no_object() -> Self::Error {
        Self::Error::custom(NotFlat)
    }

    /// Ends a value without any entries.
    fn nothing(self) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Refuses a map's key that another field has.
    fn check_key<K: Serialize + ?Sized>(&self, key: &K) -> Result<(), Self::Error> {
        let _ = key;
        Ok(())
    }

    fn key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), Self::Error>;
    fn value<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), Self::Error>;

    fn entry<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> Result<(), Self::Error> {
        self.key(key)?;
        self.value(value)
    }
}

struct ToMap<'a, M> {
    map: &'a mut M,
    human_readable: bool,
    /// The object around the value, and the number of its field there.
    beside: Option<(&'static Object, usize)>,
}

impl<M: SerializeMap> To for ToMap<'_, M> {
    type Error = M::Error;

    fn human_readable(&self) -> bool {
        self.human_readable
    }

    fn check_key<K: Serialize + ?Sized>(&self, key: &K) -> Result<(), M::Error> {
        let Some((around, index)) = self.beside else { return Ok(()) };
        if key_is(key, |key| around.is_taken_beside(index, key)) {
            return Err(M::Error::custom(TakenKey(around.name)));
        }
        Ok(())
    }

    fn key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), M::Error> {
        self.map.serialize_key(key)
    }

    fn value<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), M::Error> {
        self.map.serialize_value(value)
    }

    fn entry<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> Result<(), M::Error> {
        self.map.serialize_entry(key, value)
    }
}

/// That a map has a key that another field of this struct has, too.
struct TakenKey(&'static str);

impl fmt::Display for TakenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a key of the flattened map is the name of another field of {}: it would be written twice", self.0)
    }
}

struct ToSearch<'a> {
    key: &'a str,
    found: &'a mut bool,
}

/// Why a value has not been searched.
#[derive(Debug)]
struct Unsearched {
    no_object: bool,
}

impl fmt::Display for Unsearched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        NotFlat.fmt(f)
    }
}

impl std::error::Error for Unsearched {}

impl serde_core::ser::Error for Unsearched {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self { no_object: false }
    }
}

impl To for ToSearch<'_> {
    type Error = Unsearched;

    fn no_object() -> Unsearched {
        Unsearched { no_object: true }
    }

    fn human_readable(&self) -> bool {
        true
    }

    fn nothing(self) -> Result<(), Unsearched> {
        Err(Self::no_object())
    }

    fn key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), Unsearched> {
        *self.found |= key_is(key, |key| key == self.key);
        Ok(())
    }

    fn value<V: Serialize + ?Sized>(&mut self, _: &V) -> Result<(), Unsearched> {
        Ok(())
    }
}

struct ToCount<'a> {
    count: &'a mut usize,
}

impl To for ToCount<'_> {
    type Error = NotFlat;

    fn human_readable(&self) -> bool {
        false
    }

    fn key<K: Serialize + ?Sized>(&mut self, _: &K) -> Result<(), NotFlat> {
        *self.count += 1;
        Ok(())
    }

    fn value<V: Serialize + ?Sized>(&mut self, _: &V) -> Result<(), NotFlat> {
        Ok(())
    }
}

/// The serializer of a flattened value, and then of its entries.
struct Flat<T> {
    to: T,
}

macro_rules! no_keys {
    ($($method:ident($($type:ty),*);)+) => { $(
        fn $method(self, $(_: $type),*) -> Result<(), T::Error> {
            Err(T::no_object())
        }
    )+ };
}

impl<T: To> Serializer for Flat<T> {
    type Ok = ();
    type Error = T::Error;
    type SerializeSeq = Impossible<(), T::Error>;
    type SerializeTuple = Impossible<(), T::Error>;
    type SerializeTupleStruct = Impossible<(), T::Error>;
    type SerializeTupleVariant = Impossible<(), T::Error>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), T::Error>;

    no_keys! {
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
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
    }

    fn is_human_readable(&self) -> bool {
        self.to.human_readable()
    }

    fn serialize_none(self) -> Result<(), T::Error> {
        self.to.nothing()
    }

    fn serialize_some<V: Serialize + ?Sized>(self, value: &V) -> Result<(), T::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), T::Error> {
        self.to.nothing()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), T::Error> {
        self.to.nothing()
    }

    /// `{"Variant": null}`, as the variants with content are written; serde writes it so, too.
    fn serialize_unit_variant(mut self, _: &'static str, _: u32, variant: &'static str) -> Result<(), T::Error> {
        self.to.entry(variant, &())
    }

    fn serialize_newtype_struct<V: Serialize + ?Sized>(self, _: &'static str, value: &V) -> Result<(), T::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<V: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &V,
    ) -> Result<(), T::Error> {
        self.to.entry(variant, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, T::Error> {
        Err(T::no_object())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, T::Error> {
        Err(T::no_object())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, T::Error> {
        Err(T::no_object())
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, T::Error> {
        Err(T::no_object())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, T::Error> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, T::Error> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, T::Error> {
        Err(T::no_object())
    }
}

impl<T: To> SerializeMap for Flat<T> {
    type Ok = ();
    type Error = T::Error;

    /// Keys are read as texts here, so they are written as such, also where a format would have them shorter.
    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), T::Error> {
        self.to.check_key(key)?;
        if self.to.human_readable() {
            return self.to.key(key);
        }
        match serde_json::to_value(key) {
            Ok(serde_json::Value::String(key)) => self.to.key(&*key),
            _ => Err(T::Error::custom("the keys of a flattened map must be strings")),
        }
    }

    fn serialize_value<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), T::Error> {
        self.to.value(value)
    }

    fn end(self) -> Result<(), T::Error> {
        Ok(())
    }
}

impl<T: To> SerializeStruct for Flat<T> {
    type Ok = ();
    type Error = T::Error;

    fn serialize_field<V: Serialize + ?Sized>(&mut self, name: &'static str, value: &V) -> Result<(), T::Error> {
        self.to.entry(name, value)
    }

    fn end(self) -> Result<(), T::Error> {
        Ok(())
    }
}
