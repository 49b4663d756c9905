//! A serializer that puts a tag before the entries of a struct or map.

use core::fmt::Display;

use serde_core::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

/// Writes `{"tag": "Variant", …}` for `{…}`.
pub(super) struct Tagged<S> {
    pub(super) tag: &'static str,
    pub(super) variant: &'static str,
    /// The enum's name.
    pub(super) of: &'static str,
    pub(super) serializer: S,
}

impl<S: Serializer> Tagged<S> {
    fn refuse<T>(self, what: impl Display) -> Result<T, S::Error> {
        let Self { tag, of, .. } = self;
        Err(S::Error::custom(format_args!("{what} has no room for the tag `{tag}` of {of}: only structs and maps have")))
    }

    fn alone(self) -> Result<S::Ok, S::Error> {
        let mut object = self.serializer.serialize_struct(self.of, 1)?;
        object.serialize_field(self.tag, self.variant)?;
        object.end()
    }

    /// An object with the tag and one entry more.
    fn with(self, key: &'static str, value: &(impl Serialize + ?Sized)) -> Result<S::Ok, S::Error> {
        let mut object = self.serializer.serialize_map(Some(2))?;
        object.serialize_entry(self.tag, self.variant)?;
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

impl<S: Serializer> Serializer for Tagged<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = S::SerializeMap;
    type SerializeStruct = S::SerializeStruct;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn is_human_readable(&self) -> bool {
        self.serializer.is_human_readable()
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<S::SerializeStruct, S::Error> {
        let mut object = self.serializer.serialize_struct(name, len + 1)?;
        object.serialize_field(self.tag, self.variant)?;
        Ok(object)
    }

    fn serialize_map(self, len: Option<usize>) -> Result<S::SerializeMap, S::Error> {
        let mut object = self.serializer.serialize_map(len.map(|len| len + 1))?;
        object.serialize_entry(self.tag, self.variant)?;
        Ok(object)
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
