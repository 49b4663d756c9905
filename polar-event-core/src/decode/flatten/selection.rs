//! The entries of an object that belong to none of its own fields, kept until all of them are known: only then it shows which flattened
//! value each belongs to.
//!
//! Of our own reader's text, a place is kept, to which the reader goes back; of other formats, a copy.

use core::marker::PhantomData;
use core::ops::Range;
use std::borrow::Cow;

use serde_core::de::MapAccess;

use super::going_back::{KeepSeed, KeptValue, ReturnSeed, StaySeed, UntilLast};
use super::selected_object::{SelectedDeserializer, SelectedEntries};
use crate::describe::{Enum, Variant};
use crate::reader::{Kind, Place, kind_of, text_at_start};
use crate::state::ValidationState;

/// An entry that is kept.
#[derive(Debug)]
pub(super) struct Kept<'de> {
    pub(super) key: Cow<'de, str>,
    /// Where the key is in the source.
    pub(super) span: Range<usize>,
    pub(super) value: KeptValue<'de>,
    /// Whether it belongs to a flattened value.
    taken: bool,
    /// Whether it has been read as part of a value that takes any keys, and leaves them to others.
    read: bool,
}

/// The entries of an object that are kept.
#[derive(Debug)]
pub struct Selection<'de, E> {
    pub(super) entries: Vec<Kept<'de>>,
    /// Where the object is in the source.
    span: Range<usize>,
    pub(super) human_readable: bool,
    /// The byte behind the first key that is kept, if what is kept are places: the reader goes there when it has read the object.
    pub(super) back: Option<usize>,
    /// Where the object ends, if the reader has gone back from there.
    end: Option<usize>,
    error: PhantomData<fn() -> E>,
    /// Whether a tag is missing or names no variant, so that it is not known which keys are those of its enum.
    pub(in crate::decode) lacks_variant: bool,
    /// The variants that tags name.
    pub(in crate::decode) named: Vec<(&'static Enum, &'static Variant)>,
}

impl<'de, E> Selection<'de, E> {
    pub(in crate::decode) fn new(human_readable: bool, cx: &ValidationState<'_>) -> Self {
        let start = cx.place().map(Place::next).unwrap_or_default();
        Self {
            entries: Vec::new(),
            span: start..start,
            human_readable,
            back: None,
            end: None,
            error: PhantomData,
            lacks_variant: false,
            named: Vec::new(),
        }
    }

    /// Keeps an entry, whose key has been read from `object`.
    pub(in crate::decode) fn keep<A: MapAccess<'de, Error = E>>(
        &mut self,
        key: Cow<'de, str>,
        object: &mut A,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), E> {
        let span = cx.place().map(Place::span).unwrap_or_default();
        let first = self.back.is_none().then_some(span.end);
        let value = object.next_value_seed(KeepSeed { place: cx.place(), first, error: PhantomData::<fn() -> E> })?;
        if let KeptValue::At(_) = value {
            self.back = self.back.or(first);
        }
        self.entries.push(Kept { key, span, value, taken: false, read: false });
        Ok(())
    }

    /// The object, behind whose last value the reader goes back to what is kept.
    pub(in crate::decode) fn around<'o, 'p, A: MapAccess<'de, Error = E>>(
        &self,
        object: &'o mut A,
        cx: &ValidationState<'p>,
    ) -> UntilLast<'o, 'p, A> {
        UntilLast { object, place: cx.place().filter(|_| self.back.is_some()) }
    }

    /// Whether the reader has read the last value of the object, and gone back.
    pub(in crate::decode) fn is_read(&mut self, cx: &ValidationState<'_>) -> bool {
        if let (Some(_), None) = (self.back, self.end) {
            self.end = cx.place().and_then(Place::take_end);
        }
        self.end.is_some()
    }

    /// To be called when the object has been read.
    pub(in crate::decode) fn end(&mut self, cx: &ValidationState<'_>) {
        self.is_read(cx);
        if let (Some(_), Some(place)) = (self.back, cx.place()) {
            place.end_keeping();
        }
        match (self.end, cx.place()) {
            (Some(end), _) => self.span.end = end + 1,
            (None, Some(place)) => self.span = place.span(),
            (None, None) => {}
        }
    }

    /// Sends the reader to the end of the object.
    pub(in crate::decode) fn finish<A: MapAccess<'de, Error = E>>(&self, object: &mut A, cx: &ValidationState<'_>) -> Result<(), E> {
        if let Some((place, end)) = cx.place().zip(self.end) {
            object.next_value_seed(ReturnSeed { seed: StaySeed, place, to: end })?;
            self.publish(Some(place));
        }
        Ok(())
    }

    /// Says that the object as a whole has been read.
    pub(super) fn publish(&self, place: Option<&Place<'_>>) {
        if let Some(place) = place {
            place.set_span(self.span.start, self.span.end);
            place.set_next(self.span.start);
        }
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// How many entries belong to nothing yet.
    pub(super) fn free(&self) -> usize {
        self.entries.iter().filter(|kept| !kept.taken).count()
    }

    /// The key of an entry that belongs to nothing yet.
    pub(super) fn free_key(&self, index: usize) -> Option<&str> {
        self.entries.get(index).filter(|kept| !kept.taken).map(|kept| &*kept.key)
    }

    /// Says that an entry belongs to a flattened value.
    pub(super) fn take(&mut self, index: usize) {
        if let Some(kept) = self.entries.get_mut(index) {
            kept.taken = true;
        }
    }

    /// The key of an entry.
    pub(super) fn key(&self, index: usize) -> Option<&Cow<'de, str>> {
        self.entries.get(index).map(|kept| &kept.key)
    }

    /// Says that an entry has been read, and is left to others.
    pub(super) fn mark_read(&mut self, index: usize) {
        if let Some(kept) = self.entries.get_mut(index) {
            kept.read = true;
        }
    }

    /// Calls `read` with the value of an entry, as a text, if it is of this kind: a string, an integer or a boolean.
    pub(super) fn text<T>(&self, index: usize, kind: Kind, place: Option<&Place<'_>>, read: impl FnOnce(&str) -> T) -> Option<T> {
        match &self.entries.get(index)?.value {
            KeptValue::At(at) => text_at_start(place?, *at, kind, read),
            KeptValue::Copy(copy) => copy.text_of(kind).map(|text| read(&text)),
        }
    }

    /// The object that these entries make, as a deserializer.
    pub(super) fn object<'s, A: MapAccess<'de, Error = E>>(
        &'s mut self,
        indexes: &'s [usize],
        object: &'s mut A,
        cx: &ValidationState<'s>,
    ) -> SelectedDeserializer<'s, 'de, A> {
        let place = cx.place().filter(|_| self.back.is_some());
        self.publish(place);
        SelectedDeserializer { selection: self, indexes, object, place }
    }

    /// The keys of these entries, with the types of their values, as far as the source has them.
    pub(super) fn kinds(&self, indexes: &[usize], place: &Place<'_>) -> Vec<(String, Kind)> {
        let kinds = indexes.iter().filter_map(|index| {
            let kept = self.entries.get(*index)?;
            let KeptValue::At(at) = kept.value else { return None };
            Some((kept.key.clone().into_owned(), kind_of(place.from(at))?))
        });
        kinds.collect()
    }

    /// Calls `read` with each entry that belongs to nothing: with its key and whether it has been read, and an object of which its value is the
    /// next.
    pub(in crate::decode) fn each_free<A: MapAccess<'de, Error = E>>(
        &mut self,
        object: &mut A,
        cx: &mut ValidationState<'_>,
        mut read: impl FnMut((&Cow<'de, str>, bool), &mut SelectedEntries<'_, 'de, A>, &mut ValidationState<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        for index in 0..self.entries.len() {
            let Some(kept) = self.entries.get(index).filter(|kept| !kept.taken) else { continue };
            let (key, is_read) = (kept.key.clone(), kept.read);
            read((&key, is_read), &mut self.object(&[], object, cx).value_of(index), cx)?;
        }
        self.publish(cx.place().filter(|_| self.back.is_some()));
        Ok(())
    }
}
