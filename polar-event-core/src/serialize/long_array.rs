//! Arrays of more items than serde's `Serialize` is for, written as shorter ones are.

use serde_core::ser::{Serialize, SerializeTuple, Serializer};

/// An array of any length.
#[derive(Debug)]
pub struct LongArray<'a, T, const N: usize>(pub &'a [T; N]);

impl<T: Serialize, const N: usize> Serialize for LongArray<'_, T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(N)?;
        for item in self.0 {
            tuple.serialize_element(item)?;
        }
        tuple.end()
    }
}
