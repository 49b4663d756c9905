//! Whether a value is that of an absent field, judged by what it is serialized as: generic types have no other bound there than `Serialize`.

use core::fmt;

use serde_core::ser::{self, Impossible, Serialize, Serializer};

/// The variant by which `OptionalNullable` says that it is unset, in formats that are not human-readable, as [`Probe`] is.
pub(crate) const UNSET: (&str, &str) = ("OptionalNullable", "Unset");

/// Whether a value is serialized as that of an absent field: `None`, or `Unset`.
#[must_use]
pub fn is_absent<T: Serialize + ?Sized>(value: &T) -> bool {
    value.serialize(Probe).is_ok()
}

/// Whether a value is serialized as `Unset`.
#[must_use]
pub fn is_unset<T: Serialize + ?Sized>(value: &T) -> bool {
    matches!(value.serialize(Probe), Ok(Absent::Unset))
}

/// An absent value.
enum Absent {
    None,
    Unset,
}

/// A value that is present.
#[derive(Debug)]
struct Present;

impl fmt::Display for Present {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value is present")
    }
}

impl std::error::Error for Present {}

impl ser::Error for Present {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Stops at the first thing that it is told.
struct Probe;

macro_rules! present {
    ($($method:ident($($type:ty),*);)+) => { $(
        #[inline]
        fn $method(self, $(_: $type),*) -> Result<Absent, Present> {
            Err(Present)
        }
    )+ };
}

macro_rules! compound {
    ($($method:ident($($type:ty),*) -> $compound:ident;)+) => { $(
        #[inline]
        fn $method(self, $(_: $type),*) -> Result<Self::$compound, Present> {
            Err(Present)
        }
    )+ };
}

impl Serializer for Probe {
    type Ok = Absent;
    type Error = Present;
    type SerializeSeq = Impossible<Absent, Present>;
    type SerializeTuple = Impossible<Absent, Present>;
    type SerializeTupleStruct = Impossible<Absent, Present>;
    type SerializeTupleVariant = Impossible<Absent, Present>;
    type SerializeMap = Impossible<Absent, Present>;
    type SerializeStruct = Impossible<Absent, Present>;
    type SerializeStructVariant = Impossible<Absent, Present>;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_none(self) -> Result<Absent, Present> {
        Ok(Absent::None)
    }

    fn serialize_unit_variant(self, name: &'static str, _: u32, variant: &'static str) -> Result<Absent, Present> {
        if (name, variant) == UNSET { Ok(Absent::Unset) } else { Err(Present) }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Absent, Present> {
        Err(Present)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<Absent, Present> {
        Err(Present)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<Absent, Present> {
        Err(Present)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Result<Absent, Present> {
        Err(Present)
    }

    present! {
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
        serialize_unit();
        serialize_unit_struct(&'static str);
    }

    compound! {
        serialize_seq(Option<usize>) -> SerializeSeq;
        serialize_tuple(usize) -> SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant;
        serialize_map(Option<usize>) -> SerializeMap;
        serialize_struct(&'static str, usize) -> SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant;
    }
}
