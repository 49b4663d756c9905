//! A serializer that writes a struct as the fields of a variant, as serde's derive does.

use serde_core::ser::Serializer;
use serde_core::ser::{Error, Impossible, Serialize, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleVariant};

/// Writes a struct, or a tuple struct, as a variant with these fields.
pub(super) struct AsVariant<S> {
    /// The enum's name.
    pub(super) of: &'static str,
    pub(super) index: u32,
    pub(super) variant: &'static str,
    pub(super) serializer: S,
}

impl<S: Serializer> AsVariant<S> {
    /// Whether the serializer has variants with fields. The ones of this library that add to what is written have not, as they would have to keep a copy
    /// of the fields: there, the fields are the content of a newtype variant, which in JSON is the same.
    pub(super) fn is_possible() -> bool {
        typeid::of::<S::SerializeStructVariant>() != typeid::of::<Impossible<S::Ok, S::Error>>()
    }
}

/// The fields of a variant.
pub(super) struct Fields<A>(A);

impl<A: SerializeStructVariant> SerializeStruct for Fields<A> {
    type Ok = A::Ok;
    type Error = A::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), A::Error> {
        self.0.serialize_field(name, value)
    }

    fn skip_field(&mut self, name: &'static str) -> Result<(), A::Error> {
        self.0.skip_field(name)
    }

    fn end(self) -> Result<A::Ok, A::Error> {
        self.0.end()
    }
}

impl<A: SerializeTupleVariant> SerializeTuple for Fields<A> {
    type Ok = A::Ok;
    type Error = A::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), A::Error> {
        self.0.serialize_field(value)
    }

    fn end(self) -> Result<A::Ok, A::Error> {
        self.0.end()
    }
}

macro_rules! refuse {
    ($($method:ident($($type:ty),*) -> $result:ty;)+) => { $(
        fn $method(self, $(_: $type),*) -> Result<$result, S::Error> {
            Err(S::Error::custom("a variant with fields is written as fields only"))
        }
    )+ };
}

impl<S: Serializer> Serializer for AsVariant<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Fields<S::SerializeTupleVariant>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = Fields<S::SerializeStructVariant>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn is_human_readable(&self) -> bool {
        self.serializer.is_human_readable()
    }

    fn serialize_struct(self, _: &'static str, len: usize) -> Result<Self::SerializeStruct, S::Error> {
        self.serializer.serialize_struct_variant(self.of, self.index, self.variant, len).map(Fields)
    }

    fn serialize_tuple(self, len: usize) -> Result<Self::SerializeTuple, S::Error> {
        self.serializer.serialize_tuple_variant(self.of, self.index, self.variant, len).map(Fields)
    }

    refuse! {
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(&'static str) -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<S::Ok, S::Error> {
        self.serialize_unit()
    }
}
