//! Tuple structs: fields by their places in an array.

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::accept::{Accept, accept};
use super::fields::{FieldSet, Fields, Source};
use super::refuse::drain_array;
use crate::error::Code;
use crate::rule::{CountRule as _, Items};
use crate::state::ValidationState;

/// Decodes a tuple struct, an array in documents; `fields` makes its empty fields.
///
/// # Errors
///
/// The deserializer's own.
pub fn positions<'de, F: Fields<'de>, D: Deserializer<'de>>(
    deserializer: D,
    fields: impl FnOnce() -> F,
    cx: &mut ValidationState<'_>,
) -> Result<Option<F::Output>, D::Error> {
    accept(deserializer, Positions::<_, false> { fields }, cx)
}

/// Decodes the fields of a tuple variant, an array in documents; `fields` makes its empty fields.
///
/// # Errors
///
/// The deserializer's own.
pub fn positions_of_variant<'de, F: Fields<'de>, D: Deserializer<'de>>(
    deserializer: D,
    fields: impl FnOnce() -> F,
    cx: &mut ValidationState<'_>,
) -> Result<Option<F::Output>, D::Error> {
    accept(deserializer, Positions::<_, true> { fields }, cx)
}

/// An array of fields; those of a variant are no struct, which formats may name.
struct Positions<M, const OF_VARIANT: bool> {
    fields: M,
}

impl<'de, F: Fields<'de>, M: FnOnce() -> F, const OF_VARIANT: bool> Accept<'de> for Positions<M, OF_VARIANT> {
    type Value = F::Output;
    const WRONG_TYPE: Code = Code::ArrayType;
    const TAKES_SCALARS: bool = false;

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A, cx: &mut ValidationState<'_>) -> Result<Option<F::Output>, A::Error> {
        let (mut fields, mut seen) = ((self.fields)(), F::Seen::default());
        let described = F::OBJECT.fields;
        let mut count = 0;
        let mut ended = false;
        while !ended && count < described.len() {
            fields.decode(count, Item { index: count, array: &mut array, ended: &mut ended }, cx)?;
            if !ended {
                seen.insert(count);
                count += 1;
            }
        }
        // What is asked for by its type ends here, as in serde.
        if !ended && cx.collects() {
            count += drain_array(array, cx)?;
        }
        // Fields with defaults may be left out at the end.
        let min = described.iter().rposition(|field| field.required).map_or(0, |last| last + 1);
        let limits = Items { min: Some(min), max: Some(described.len()) };
        if !limits.check(count, "item", cx) {
            return Ok(None);
        }
        fields.fill_missing(&seen, cx);
        Ok(fields.finish(&seen, cx))
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        if OF_VARIANT {
            return deserializer.deserialize_tuple(F::OBJECT.fields.len(), visitor);
        }
        deserializer.deserialize_tuple_struct(F::OBJECT.name, F::OBJECT.fields.len(), visitor)
    }
}

struct Item<'a, A> {
    index: usize,
    array: &'a mut A,
    /// Where it is said that there is no such item.
    ended: &'a mut bool,
}

impl<'de, A: SeqAccess<'de>> Source<'de> for Item<'_, A> {
    type Error = A::Error;
    type Name = usize;

    fn name(&self) -> usize {
        self.index
    }

    fn read<S: DeserializeSeed<'de, Value = ()>>(self, seed: S) -> Result<(), A::Error> {
        *self.ended = self.array.next_element_seed(seed)?.is_none();
        Ok(())
    }
}
