//! Values that functions read and write in place of their types: serde's `with`.

use core::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

/// A way to read a `T` that knows serde's interface only.
pub trait Read<'de, T> {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// The format's own, or that the value is none.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}

/// As the type's own `Deserialize` does.
#[derive(Debug, Clone, Copy)]
pub struct ByType;

impl<'de, T: Deserialize<'de>> Read<'de, T> for ByType {
    #[inline]
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// The function that reads a field, on the struct that has it; fields are numbered in the order of their declaration. What
/// `#[event(deserialize_with = …)]` generates: a function that is generic over formats can be passed on by a type only.
pub trait ReadWith<'de, const FIELD: usize> {
    /// The field's type.
    type Value;

    /// Calls the function.
    ///
    /// # Errors
    ///
    /// The function's.
    fn read_with<D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error>;
}

/// The function that writes a field: what `#[event(serialize_with = …)]` generates.
pub trait WriteWith<const FIELD: usize> {
    /// The field's type.
    type Value;

    /// Calls the function.
    ///
    /// # Errors
    ///
    /// The function's.
    fn write_with<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error>;
}

/// As the function of a field of `T` does.
#[derive(Debug)]
pub struct ByField<T, const FIELD: usize>(PhantomData<fn() -> T>);

impl<'de, T: ReadWith<'de, FIELD>, const FIELD: usize> Read<'de, T::Value> for ByField<T, FIELD> {
    #[inline]
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T::Value, D::Error> {
        T::read_with(deserializer)
    }
}

/// A field of a `T` that is written by its function.
#[derive(Debug)]
pub struct WrittenWith<'a, T: WriteWith<FIELD>, const FIELD: usize>(pub &'a T::Value);

impl<T: WriteWith<FIELD>, const FIELD: usize> Serialize for WrittenWith<'_, T, FIELD> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::write_with(self.0, serializer)
    }
}
