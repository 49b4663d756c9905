//! What the derive generates for a struct, and what it is given: which fields have been there, and where the next comes from.

use std::borrow::Cow;

use serde_core::de::{DeserializeSeed, Error, MapAccess, SeqAccess};

use super::flatten::Selection;
use crate::describe::Object;
use crate::error::Segment;
use crate::state::ValidationState;

/// The fields of a struct while it is decoded: what `#[derive(Event)]` generates.
pub trait Fields<'de>: Sized {
    /// The struct.
    type Output;

    /// The struct's description.
    const OBJECT: &'static Object;

    /// Which fields have been there.
    type Seen: FieldSet;

    /// Whether there are flattened fields.
    const FLATTENS: bool = false;

    /// Whether a flattened field is offered the keys that [`find`](Self::find) does not know.
    const TAKES_OTHERS: bool = false;

    /// Whether a flattened field has keys that only the document determines: see [`select`](Self::select).
    const SELECTS: bool = false;

    /// How many fields there are, with those of flattened ones: their indices are below this.
    const LEN: usize = Self::OBJECT.fields.len();

    /// That no name means two fields: where it does, this constant does not compile.
    const CHECKED: () = ();

    /// The index of the field that goes by this name, and the name itself.
    fn find(name: &str) -> Option<(usize, &'static str)>;

    /// Decodes the field with this index.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn decode<S: Source<'de>>(&mut self, index: usize, source: S, cx: &mut ValidationState<'_>) -> Result<(), S::Error>;

    /// Offers a key that [`find`](Self::find) does not know to the flattened fields; says whether one took it with its value.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn take<A: MapAccess<'de>>(&mut self, key: &Cow<'de, str>, object: &mut A, cx: &mut ValidationState<'_>) -> Result<bool, A::Error> {
        let _ = (key, object, cx);
        Ok(false)
    }

    /// Has such flattened fields take and read their entries from those that [`find`](Self::find) does not know.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn select<A: MapAccess<'de>>(
        &mut self,
        selection: &mut Selection<'de, A::Error>,
        object: &mut A,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        let _ = (selection, object, cx);
        Ok(())
    }

    /// Fills in the fields that were absent, in their places. Reports those that are missing, in the order of their declaration. To be called
    /// once, before [`finish`](Self::finish): together they would have to move all fields before they fill_missing some.
    #[inline(always)]
    fn fill_missing(&mut self, seen: &Self::Seen, cx: &mut ValidationState<'_>) {
        let _ = (seen, cx);
    }

    /// Builds the struct, if all fields are there. Fills in those that [`fill_missing`](Self::fill_missing) has left alone.
    fn finish(self, seen: &Self::Seen, cx: &mut ValidationState<'_>) -> Option<Self::Output>;
}

/// A set of small numbers: which fields have been there.
pub trait FieldSet: Default {
    /// Adds a number; says whether it was new.
    fn insert(&mut self, index: usize) -> bool;

    /// Whether the number is in the set.
    fn contains(&self, index: usize) -> bool;

    /// Whether no number is.
    fn is_empty(&self) -> bool;
}

/// A set of the numbers below 64.
impl FieldSet for u64 {
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        let new = !self.contains(index);
        *self |= 1 << index;
        new
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        *self & (1 << index) != 0
    }

    fn is_empty(&self) -> bool {
        *self == 0
    }
}

/// A set of any numbers, for structs of more than 64 fields.
impl FieldSet for Vec<u64> {
    fn insert(&mut self, index: usize) -> bool {
        if self.len() <= index / 64 {
            self.resize(index / 64 + 1, 0);
        }
        self.get_mut(index / 64).is_some_and(|word| word.insert(index % 64))
    }

    fn contains(&self, index: usize) -> bool {
        self.get(index / 64).is_some_and(|word| word.contains(index % 64))
    }

    fn is_empty(&self) -> bool {
        self.iter().all(|word| *word == 0)
    }
}

/// Where the value of a field comes from: an entry of an object, or an element of a sequence.
pub trait Source<'de> {
    /// The format's error.
    type Error: Error;

    /// The name under which the document has the field, or its index.
    type Name: Into<Segment>;

    /// The name.
    fn name(&self) -> Self::Name;

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn read<S: DeserializeSeed<'de, Value = ()>>(self, seed: S) -> Result<(), Self::Error>;
}

pub(super) struct Entry<'a, A> {
    pub(super) name: &'static str,
    pub(super) object: &'a mut A,
}

impl<'de, A: MapAccess<'de>> Source<'de> for Entry<'_, A> {
    type Error = A::Error;
    type Name = &'static str;

    #[inline]
    fn name(&self) -> &'static str {
        self.name
    }

    #[inline]
    fn read<S: DeserializeSeed<'de, Value = ()>>(self, seed: S) -> Result<(), A::Error> {
        self.object.next_value_seed(seed)
    }
}

pub(super) struct Element<'a, A> {
    pub(super) name: &'static str,
    pub(super) array: &'a mut A,
    /// Where it is said that there is no such element: the field is absent.
    pub(super) ended: &'a mut bool,
}

impl<'de, A: SeqAccess<'de>> Source<'de> for Element<'_, A> {
    type Error = A::Error;
    type Name = &'static str;

    fn name(&self) -> &'static str {
        self.name
    }

    fn read<S: DeserializeSeed<'de, Value = ()>>(self, seed: S) -> Result<(), A::Error> {
        *self.ended = tri!(self.array.next_element_seed(seed)).is_none();
        Ok(())
    }
}
