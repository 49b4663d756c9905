//! Values that are written in another way than by their own `Serialize`, or that have none, and what contains them.

use core::cell::{Cell, RefCell};
use core::cmp::Reverse;
use core::marker::PhantomData;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::sync::{Mutex, RwLock};

use serde_core::ser::{Error as _, SerializeTuple};
use serde_core::{Serialize, Serializer};

/// A type that is written in the way `How`: [`Own`], [`Serde`], or [`Within`] one of them.
pub trait Write<How> {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// The types of the crate `time`, which this library writes, and what contains them.
#[derive(Debug)]
pub struct Own;

/// What serde's `Serialize` writes.
#[derive(Debug)]
pub struct Serde;

/// Something whose content is written in the way `How`. It is for arrays of more items than serde's `Serialize` is for, and what contains them.
#[derive(Debug)]
pub struct Within<How>(PhantomData<How>);

/// A way to write something by its content.
pub trait Around {
    /// The way in which the content is written.
    type Content;
}

impl Around for Own {
    type Content = Own;
}

impl<How> Around for Within<How> {
    type Content = How;
}

impl<T: Serialize + ?Sized> Write<Serde> for T {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

/// A value that is to be written in this way.
#[derive(Debug)]
pub struct Written<'a, T: ?Sized, How = Own>(pub &'a T, pub PhantomData<How>);

impl<T: Write<How> + ?Sized, How> Serialize for Written<'_, T, How> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// The value, to be written in this way.
pub const fn written<How, T: ?Sized>(value: &T) -> Written<'_, T, How> {
    Written(value, PhantomData)
}

/// The content of something that is written in the way `How`.
pub(crate) fn content<How: Around, T: ?Sized>(value: &T) -> Written<'_, T, How::Content> {
    written(value)
}

impl<How: Around, T: Write<How::Content>> Write<How> for Option<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(content::<How, T>).serialize(serializer)
    }
}

impl<How: Around, T: Write<How::Content>, const N: usize> Write<How> for [T; N] {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // As serde writes arrays: formats that do not name their types know the length.
        let mut tuple = serializer.serialize_tuple(N)?;
        for item in self {
            tuple.serialize_element(&content::<How, T>(item))?;
        }
        tuple.end()
    }
}

macro_rules! wrappers {
    ($($wrapper:ident[$($bound:ident)?] |$value:ident| $read:expr;)+) => { $(
        impl<How: Around, T: Write<How::Content> $(+ $bound)?> Write<How> for $wrapper<T> {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                content::<How, T>(&$read).serialize(serializer)
            }
        }
    )+ };
}

#[cfg(feature = "rc")]
use std::{rc::Rc, sync::Arc};

wrappers! {
    Box[] |value| **value;
    Reverse[] |value| value.0;
    Cell[Copy] |value| value.get();
    RefCell[] |value| *value.try_borrow().map_err(|_| S::Error::custom("already mutably borrowed"))?;
    Mutex[] |value| *value.lock().map_err(|_| S::Error::custom("lock poison error while serializing"))?;
    RwLock[] |value| *value.read().map_err(|_| S::Error::custom("lock poison error while serializing"))?;
}

#[cfg(feature = "rc")]
wrappers! {
    Rc[] |value| **value;
    Arc[] |value| **value;
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty;)+) => { $(
        impl<$($generics)*, How: Around> Write<How> for $list
        where T: Write<How::Content>
        {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.iter().map(content::<How, T>))
            }
        }
    )+ };
}

lists! {
    [T] Vec<T>;
    [T] VecDeque<T>;
    [T] LinkedList<T>;
    [T] BinaryHeap<T>;
    [T] BTreeSet<T>;
    [T, H] HashSet<T, H>;
    [T] Box<[T]>;
    ['a, T: Clone] Cow<'a, [T]>;
}

#[cfg(feature = "indexmap")]
lists! {
    [T, H] indexmap::IndexSet<T, H>;
}

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty;)+) => { $(
        impl<$($generics)*, How: Around> Write<How> for $map
        where K: Serialize, T: Write<How::Content>
        {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.iter().map(|(key, value)| (key, content::<How, T>(value))))
            }
        }
    )+ };
}

maps! {
    [K, T] BTreeMap<K, T>;
    [K, T, H] HashMap<K, T, H>;
}

#[cfg(feature = "indexmap")]
maps! {
    [K, T, H] indexmap::IndexMap<K, T, H>;
}
