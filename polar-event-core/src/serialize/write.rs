//! Types that are written in another form than by their own `Serialize`, or that have none.
//!
//! The crate `time` is the one that needs this: the form of its types depends on its features, is RFC 3339 with none of them, and a
//! feature of it that any crate of a build turns on changes it for all others. So the derive asks for each field whether it is to be
//! written by [`Write`], through [`ByWrite`] and [`BySerde`].

use std::collections::{BTreeMap, HashMap, VecDeque};

use serde_core::ser::SerializeTuple;
use serde_core::{Serialize, Serializer};

/// A type that is not written by its own `Serialize`.
pub trait Write {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A value that is to be written.
#[derive(Debug)]
pub struct Written<'a, T: ?Sized>(pub &'a T);

impl<T: Write + ?Sized> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// Chooses [`Write`] where a type has it: a call on `&Written` finds this method first.
pub trait ByWrite<'a> {
    /// The type.
    type Value;

    /// What to hand to a serializer.
    fn __chosen(&self) -> Written<'a, Self::Value>;

    /// The same, where generated code names the type as [`FieldType`](crate::types::field_type::FieldType), too.
    fn __known(&self) -> Written<'a, Self::Value>;
}

impl<'a, T: Write> ByWrite<'a> for Written<'a, T> {
    type Value = T;

    fn __chosen(&self) -> Written<'a, T> {
        Written(self.0)
    }

    fn __known(&self) -> Written<'a, T> {
        Written(self.0)
    }
}

/// Chooses serde's `Serialize` for every other type.
pub trait BySerde<'a> {
    /// The type.
    type Value;

    /// What to hand to a serializer.
    fn __chosen(&self) -> &'a Self::Value;
}

impl<'a, T> BySerde<'a> for &Written<'a, T> {
    type Value = T;

    fn __chosen(&self) -> &'a T {
        self.0
    }
}

/// Chooses serde's `Serialize` for every other type that has it.
pub trait BySerialize<'a> {
    /// The type.
    type Value;

    /// What to hand to a serializer.
    fn __known(&self) -> &'a Self::Value;
}

impl<'a, T: Serialize> BySerialize<'a> for &Written<'a, T> {
    type Value = T;

    fn __known(&self) -> &'a T {
        self.0
    }
}

/// What stands for a value whose type has none of the traits of a field. That is an error already.
#[derive(Debug)]
pub struct Unknown;

impl<T: ?Sized> core::ops::Deref for Written<'_, T> {
    type Target = Unknown;

    fn deref(&self) -> &Unknown {
        &Unknown
    }
}

impl Unknown {
    /// Something to hand to a serializer.
    pub fn __known(&self) {}
}

impl<T: Write> Write for Option<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Written).serialize(serializer)
    }
}

impl<T: Write> Write for Box<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }
}

#[cfg(feature = "rc")]
impl<T: Write> Write for std::rc::Rc<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }
}

#[cfg(feature = "rc")]
impl<T: Write> Write for std::sync::Arc<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }
}

impl<T: Write, const N: usize> Write for [T; N] {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // As serde writes arrays: formats that do not name their types know the length.
        let mut tuple = serializer.serialize_tuple(N)?;
        for item in self {
            tuple.serialize_element(&Written(item))?;
        }
        tuple.end()
    }
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty;)+) => { $(
        impl<T: Write, $($generics)*> Write for $list {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.iter().map(Written))
            }
        }
    )+ };
}

lists! {
    [] Vec<T>;
    [] VecDeque<T>;
    [] std::collections::BTreeSet<T>;
    [H] std::collections::HashSet<T, H>;
    [] Box<[T]>;
}

#[cfg(feature = "indexmap")]
lists! {
    [H] indexmap::IndexSet<T, H>;
}

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty;)+) => { $(
        impl<K: Serialize, T: Write, $($generics)*> Write for $map {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.iter().map(|(key, value)| (key, Written(value))))
            }
        }
    )+ };
}

maps! {
    [] BTreeMap<K, T>;
    [H] HashMap<K, T, H>;
}

#[cfg(feature = "indexmap")]
maps! {
    [H] indexmap::IndexMap<K, T, H>;
}
