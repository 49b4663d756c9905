//! A value with all of its fields, including those that JSON leaves out, to compare values.
//!
//! A format that is not human-readable leaves nothing out, so the value is serialized to one.

use core::fmt;

use serde_core::ser::{
    Error as _, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant,
};
use serde_core::{Serialize, Serializer};

/// A value, or a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Snapshot {
    /// A scalar, with its type in serde's data model.
    Plain(&'static str, String),
    /// A value in a wrapper: `Some`, or a variant with this name.
    In(&'static str, Box<Self>),
    /// Items, sorted: sets have no order, and cannot be distinguished from lists. The JSON comparison detects a list in the wrong order.
    Items(Vec<Self>),
    Entries(Vec<(Self, Self)>),
    Fields(Vec<(&'static str, Self)>),
}

/// The snapshot of a value, if it can be serialized.
pub(super) fn snapshot(value: &impl Serialize) -> Option<Snapshot> {
    value.serialize(Camera).ok()
}

impl Snapshot {
    /// The first difference of two values; `None` if they are equal.
    pub(super) fn difference(&self, other: &Self) -> Option<String> {
        match (self, other) {
            (Self::In(name, one), Self::In(another, other)) if name == another => one.difference(other),
            (Self::Items(ones), Self::Items(others)) if ones.len() == others.len() => {
                ones.iter().zip(others).enumerate().find_map(|(index, (one, other))| Some(format!("/{index}{}", one.difference(other)?)))
            }
            (Self::Fields(ones), Self::Fields(others)) if ones.iter().map(|it| it.0).eq(others.iter().map(|it| it.0)) => {
                ones.iter().zip(others).find_map(|((name, one), (_, other))| Some(format!("/{name}{}", one.difference(other)?)))
            }
            (Self::Entries(ones), Self::Entries(others)) if ones.iter().map(|it| &it.0).eq(others.iter().map(|it| &it.0)) => {
                ones.iter().zip(others).find_map(|((key, one), (_, other))| Some(format!("/{}{}", key.text(), one.difference(other)?)))
            }
            _ => (self != other).then(String::new),
        }
    }

    fn text(&self) -> &str {
        if let Self::Plain(_, text) = self { text } else { "" }
    }
}

/// An error of the value's `Serialize`.
#[derive(Debug)]
pub(super) struct Unwritten;

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it cannot be written")
    }
}

impl std::error::Error for Unwritten {}

impl serde_core::ser::Error for Unwritten {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Camera;

/// The values serialized so far.
struct Parts {
    /// The variant that contains them.
    of: Option<&'static str>,
    items: Vec<Snapshot>,
    entries: Vec<(Snapshot, Snapshot)>,
    key: Option<Snapshot>,
    fields: Vec<(&'static str, Snapshot)>,
}

impl Parts {
    fn new(of: Option<&'static str>) -> Self {
        Self { of, items: Vec::new(), entries: Vec::new(), key: None, fields: Vec::new() }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
        self.items.push(value.serialize(Camera)?);
        Ok(())
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritten> {
        self.fields.push((name, value.serialize(Camera)?));
        Ok(())
    }

    fn within(of: Option<&'static str>, parts: Snapshot) -> Snapshot {
        match of {
            Some(of) => Snapshot::In(of, Box::new(parts)),
            None => parts,
        }
    }
}

macro_rules! plain {
    ($($method:ident($type:ty);)+) => { $(
        fn $method(self, value: $type) -> Result<Snapshot, Unwritten> {
            Ok(Snapshot::Plain(stringify!($type), format!("{value:?}")))
        }
    )+ };
}

impl Serializer for Camera {
    type Ok = Snapshot;
    type Error = Unwritten;
    type SerializeSeq = Parts;
    type SerializeTuple = Parts;
    type SerializeTupleStruct = Parts;
    type SerializeTupleVariant = Parts;
    type SerializeMap = Parts;
    type SerializeStruct = Parts;
    type SerializeStructVariant = Parts;

    fn is_human_readable(&self) -> bool {
        false
    }

    plain! {
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
        serialize_bytes(&[u8]);
    }

    fn serialize_str(self, value: &str) -> Result<Snapshot, Unwritten> {
        Ok(Snapshot::Plain("str", value.to_owned()))
    }

    fn serialize_none(self) -> Result<Snapshot, Unwritten> {
        Ok(Snapshot::Plain("option", "None".to_owned()))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Snapshot, Unwritten> {
        Ok(Snapshot::In("Some", Box::new(value.serialize(self)?)))
    }

    fn serialize_unit(self) -> Result<Snapshot, Unwritten> {
        Ok(Snapshot::Plain("unit", String::new()))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Snapshot, Unwritten> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Snapshot, Unwritten> {
        Ok(Snapshot::Plain("variant", variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Snapshot, Unwritten> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Snapshot, Unwritten> {
        Ok(Snapshot::In(variant, Box::new(value.serialize(self)?)))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts, Unwritten> {
        Ok(Parts::new(None))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts, Unwritten> {
        Ok(Parts::new(None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts, Unwritten> {
        Ok(Parts::new(None))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts, Unwritten> {
        Ok(Parts::new(Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts, Unwritten> {
        Ok(Parts::new(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts, Unwritten> {
        Ok(Parts::new(None))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts, Unwritten> {
        Ok(Parts::new(Some(variant)))
    }
}

macro_rules! arrays {
    ($($access:ident: $method:ident, $sorted:literal;)+) => { $(
        impl $access for Parts {
            type Ok = Snapshot;
            type Error = Unwritten;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
                self.item(value)
            }

            fn end(mut self) -> Result<Snapshot, Unwritten> {
                if $sorted {
                    self.items.sort();
                }
                Ok(Self::within(self.of, Snapshot::Items(self.items)))
            }
        }
    )+ };
}

arrays! {
    SerializeSeq: serialize_element, true;
    SerializeTuple: serialize_element, false;
    SerializeTupleStruct: serialize_field, false;
    SerializeTupleVariant: serialize_field, false;
}

macro_rules! structs {
    ($($access:ident;)+) => { $(
        impl $access for Parts {
            type Ok = Snapshot;
            type Error = Unwritten;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritten> {
                self.field(name, value)
            }

            fn end(self) -> Result<Snapshot, Unwritten> {
                Ok(Self::within(self.of, Snapshot::Fields(self.fields)))
            }
        }
    )+ };
}

structs! {
    SerializeStruct;
    SerializeStructVariant;
}

impl SerializeMap for Parts {
    type Ok = Snapshot;
    type Error = Unwritten;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritten> {
        self.key = Some(key.serialize(Camera)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
        let key = self.key.take().ok_or_else(|| Unwritten::custom("a value without a key"))?;
        self.entries.push((key, value.serialize(Camera)?));
        Ok(())
    }

    fn end(mut self) -> Result<Snapshot, Unwritten> {
        self.entries.sort();
        Ok(Snapshot::Entries(self.entries))
    }
}
