//! Values that functions read in place of their types: serde's `deserialize_with`.

use core::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer};

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

/// As the function of a field of `T` does.
#[derive(Debug)]
pub struct ByField<T, const FIELD: usize>(PhantomData<fn() -> T>);

impl<'de, T: ReadWith<'de, FIELD>, const FIELD: usize> Read<'de, T::Value> for ByField<T, FIELD> {
    #[inline]
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T::Value, D::Error> {
        T::read_with(deserializer)
    }
}
