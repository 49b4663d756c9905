//! Flattened structs.

use std::borrow::Cow;

use serde_core::de::MapAccess;

use super::{FlattenState, Selection};
use crate::decode::fields::{FieldSet, Fields, Source};
use crate::rule::Rules;
use crate::state::ValidationState;

/// The state of a flattened struct: its fields, and which of them have been there.
#[derive(Debug)]
pub struct FlatFields<F, S> {
    fields: F,
    seen: S,
    present: bool,
}

impl<F, S: FieldSet> FlatFields<F, S> {
    /// None of the fields yet.
    #[inline]
    pub fn new(fields: F) -> Self {
        Self { fields, seen: S::default(), present: false }
    }
}

impl<'de, F: Fields<'de>> FlattenState<'de> for FlatFields<F, F::Seen> {
    type Value = F::Output;
    const LEN: usize = F::LEN;
    const TAKES_OTHERS: bool = F::TAKES_OTHERS;
    const SELECTS: bool = F::SELECTS;

    #[inline]
    fn find(name: &str) -> Option<(usize, &'static str)> {
        F::find(name)
    }

    #[inline]
    fn decode<S: Source<'de>>(&mut self, index: usize, source: S, cx: &mut ValidationState<'_>) -> Result<(), S::Error> {
        self.present = true;
        self.seen.insert(index);
        self.fields.decode(index, source, cx)
    }

    #[inline]
    fn take<A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        _: Rules,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error> {
        let taken = self.fields.take(key, object, cx)?;
        self.present |= taken;
        Ok(taken)
    }

    fn select<A: MapAccess<'de>>(
        &mut self,
        selection: &mut Selection<'de, A::Error>,
        object: &mut A,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        let free = selection.free();
        self.fields.select(selection, object, cx)?;
        self.present |= selection.free() < free;
        Ok(())
    }

    fn is_present(&self) -> bool {
        self.present
    }

    #[inline]
    fn finish(mut self, _: Rules, cx: &mut ValidationState<'_>) -> Option<F::Output> {
        self.fields.fill_missing(&self.seen, cx);
        self.fields.finish(&self.seen, cx)
    }
}

/// The set of the fields that have been there in a struct with flattened ones: nobody knows beforehand how many there are.
impl FieldSet for (u64, Vec<u64>) {
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        if index < 64 { self.0.insert(index) } else { FieldSet::insert(&mut self.1, index - 64) }
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        if index < 64 { self.0.contains(index) } else { FieldSet::contains(&self.1, index - 64) }
    }

    fn is_empty(&self) -> bool {
        self.0 == 0 && FieldSet::is_empty(&self.1)
    }
}
