//! A serializer that puts a tag before the entries of a struct or map.

use core::fmt::Display;

use serde_core::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::is_null;
use crate::describe::Shape;
use crate::serialize::key_is;

/// The entries after the tag. One that is the tag again, in a map or in a value of a `via_serde` type, would not be read as what it is.
pub(super) struct Entries<A> {
    tag: &'static str,
    /// The enum's name.
    of: &'static str,
    entries: A,
}

impl<A> Entries<A> {
    #[cold]
    fn again<E: Error>(&self) -> E {
        E::custom(format_args!("a key is the tag `{}` of {}, which would be written twice", self.tag, self.of))
    }
}

impl<M: SerializeMap> SerializeMap for Entries<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), M::Error> {
        if key_is(key, |key| key == self.tag) {
            return Err(self.again());
        }
        self.entries.serialize_key(key)
    }

    fn serialize_value<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), M::Error> {
        self.entries.serialize_value(value)
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(&mut self, key: &K, value: &V) -> Result<(), M::Error> {
        if key_is(key, |key| key == self.tag) {
            return Err(self.again());
        }
        self.entries.serialize_entry(key, value)
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.entries.end()
    }
}

impl<T: SerializeStruct> SerializeStruct for Entries<T> {
    type Ok = T::Ok;
    type Error = T::Error;

    fn serialize_field<V: Serialize + ?Sized>(&mut self, name: &'static str, value: &V) -> Result<(), T::Error> {
        if name == self.tag {
            return Err(self.again());
        }
        self.entries.serialize_field(name, value)
    }

    fn skip_field(&mut self, name: &'static str) -> Result<(), T::Error> {
        self.entries.skip_field(name)
    }

    fn end(self) -> Result<T::Ok, T::Error> {
        self.entries.end()
    }
}

/// Writes `{"tag": "Variant", …}` for `{…}`.
pub(super) struct Tagged<S, V> {
    pub(super) tag: &'static str,
    /// The value of the tag.
    pub(super) variant: V,
    /// The enum's name.
    pub(super) of: &'static str,
    /// What the variant holds.
    pub(super) content: &'static Shape,
    pub(super) serializer: S,
}

impl<S: Serializer, V: Serialize> Tagged<S, V> {
    fn refuse<T>(self, what: impl Display) -> Result<T, S::Error> {
        let Self { tag, of, .. } = self;
        Err(S::Error::custom(format_args!("{what} has no room for the tag `{tag}` of {of}: only structs and maps have")))
    }

    /// The tag alone, which is read as a variant that holds nothing, and as no other.
    fn alone(self) -> Result<S::Ok, S::Error> {
        if !is_null(self.content) {
            return self.refuse("`null`");
        }
        if !matches!(self.content, Shape::Null) {
            // As serde writes a newtype variant around nothing.
            let mut object = self.serializer.serialize_map(Some(1))?;
            object.serialize_entry(self.tag, &self.variant)?;
            return object.end();
        }
        let mut object = self.serializer.serialize_struct(self.of, 1)?;
        object.serialize_field(self.tag, &self.variant)?;
        object.end()
    }

    /// An object with the tag and one entry more.
    fn with(self, key: &'static str, value: &(impl Serialize + ?Sized)) -> Result<S::Ok, S::Error> {
        let mut object = self.serializer.serialize_map(Some(2))?;
        object.serialize_entry(self.tag, &self.variant)?;
        object.serialize_entry(key, value)?;
        object.end()
    }
}

macro_rules! refuse {
    ($($method:ident($($type:ty),*) $what:literal;)+) => { $(
        fn $method(self, $(_: $type),*) -> Result<S::Ok, S::Error> {
            self.refuse($what)
        }
    )+ };
}

impl<S: Serializer, V: Serialize> Serializer for Tagged<S, V> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Entries<S::SerializeMap>;
    type SerializeStruct = Entries<S::SerializeStruct>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn is_human_readable(&self) -> bool {
        self.serializer.is_human_readable()
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Self::SerializeStruct, S::Error> {
        let mut entries = self.serializer.serialize_struct(name, len + 1)?;
        entries.serialize_field(self.tag, &self.variant)?;
        Ok(Entries { tag: self.tag, of: self.of, entries })
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let mut entries = self.serializer.serialize_map(len.map(|len| len + 1))?;
        entries.serialize_entry(self.tag, &self.variant)?;
        Ok(Entries { tag: self.tag, of: self.of, entries })
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.alone()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<S::Ok, S::Error> {
        self.alone()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<S::Ok, S::Error> {
        self.with(variant, &())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.with(variant, value)
    }

    refuse! {
        serialize_bool(bool) "a boolean";
        serialize_i8(i8) "an integer";
        serialize_i16(i16) "an integer";
        serialize_i32(i32) "an integer";
        serialize_i64(i64) "an integer";
        serialize_i128(i128) "an integer";
        serialize_u8(u8) "an integer";
        serialize_u16(u16) "an integer";
        serialize_u32(u32) "an integer";
        serialize_u64(u64) "an integer";
        serialize_u128(u128) "an integer";
        serialize_f32(f32) "a float";
        serialize_f64(f64) "a float";
        serialize_char(char) "a character";
        serialize_str(&str) "a string";
        serialize_bytes(&[u8]) "a byte string";
        serialize_none() "an absent value";
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        self.refuse("an array")
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, S::Error> {
        self.refuse("a tuple")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, S::Error> {
        self.refuse("a tuple struct")
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, S::Error> {
        self.refuse("a tuple variant of another enum")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        self.refuse("a struct variant of another enum")
    }
}
