//! Which of two ways a value is written in, as its type has it.
//!
//! The crate `time` is the one that needs this: the form of its types depends on its features, is RFC 3339 with none of them, and a
//! feature of it that any crate of a build turns on changes it for all others. So the derive asks for each field whether it is to be
//! written by `Write`, through `ByWrite` and `BySerde`.

use core::marker::PhantomData;

use serde_core::Serialize;

use super::write::{Own, Write, Written, written};

/// The value, whose type chooses how it is written.
pub const fn own<T: ?Sized>(value: &T) -> Written<'_, T> {
    Written(value, PhantomData)
}

/// Chooses `Write` where a type has it: a call on `&Written` finds this method first.
pub trait ByWrite<'a> {
    /// The type.
    type Value;

    /// What to hand to a serializer.
    fn __chosen(&self) -> Written<'a, Self::Value>;

    /// The same, where generated code names the type as [`FieldType`](crate::types::field_type::FieldType), too.
    fn __known(&self) -> Written<'a, Self::Value>;

    /// The same, for a type that contains long arrays.
    fn __long<How>(&self) -> Written<'a, Self::Value>;
}

impl<'a, T: Write<Own>> ByWrite<'a> for Written<'a, T> {
    type Value = T;

    fn __chosen(&self) -> Written<'a, T> {
        own(self.0)
    }

    fn __known(&self) -> Written<'a, T> {
        own(self.0)
    }

    fn __long<How>(&self) -> Written<'a, T> {
        own(self.0)
    }
}

/// Chooses serde's `Serialize` for every other type.
pub trait BySerde<'a> {
    /// The type.
    type Value;

    /// What to hand to a serializer.
    fn __chosen(&self) -> &'a Self::Value;

    /// The same, for a type that contains long arrays: it is written in the way `How`.
    fn __long<How>(&self) -> Written<'a, Self::Value, How>;
}

impl<'a, T> BySerde<'a> for &Written<'a, T> {
    type Value = T;

    fn __chosen(&self) -> &'a T {
        self.0
    }

    fn __long<How>(&self) -> Written<'a, T, How> {
        written(self.0)
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

/// Asks whether a type is written by `Write`, as [`Probe`](crate::describe::probe::Probe) asks.
#[derive(Debug)]
pub struct Form<T>(PhantomData<fn(&T)>);

impl<T: Write<Own>> Form<T> {
    /// It is.
    pub const IS_OWN: bool = true;
}

/// What is used for other types.
pub trait SerdeForm {
    /// It is not.
    const IS_OWN: bool = false;
}

impl<T> SerdeForm for Form<T> {}

/// Refuses a type that is written by `Write` where serde's `Serialize` would write it.
///
/// # Panics
///
/// At compile time, if it is one.
pub const fn assert_serde_form(is_own: bool) {
    assert!(
        !is_own,
        "the types of the crate `time` are not written here as they are read: wrap them in a newtype, `#[derive(Event)] struct At(OffsetDateTime);`"
    );
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
