//! Values that functions write in place of their types: serde's `serialize_with`.

use serde_core::ser::{Serialize, Serializer};

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

/// A field of a `T` that is written by its function.
#[derive(Debug)]
pub struct WrittenWith<'a, T: WriteWith<FIELD>, const FIELD: usize>(pub &'a T::Value);

impl<T: WriteWith<FIELD>, const FIELD: usize> Serialize for WrittenWith<'_, T, FIELD> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::write_with(self.0, serializer)
    }
}
