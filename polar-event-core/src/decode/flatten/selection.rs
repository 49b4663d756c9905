//! The entries of an object that belong to none of its own fields, kept until all of them are known: only then it shows which flattened
//! value each belongs to.
//!
//! Of our own reader's text, a place is kept, to which the reader goes back; of other formats, a copy.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Range;
use std::borrow::Cow;

use serde_core::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::decode::buffer::{Buffer, BufferDeserializer};
use crate::reader::{self, Jump, Kind, PASS_TOKEN, Place, REREAD_TOKEN, kind_of, string_at};
use crate::state::ValidationState;

/// An entry that is kept.
#[derive(Debug)]
struct Kept<'de> {
    key: Cow<'de, str>,
    /// Where the key is in the source.
    span: Range<usize>,
    value: Value<'de>,
    /// Whether it belongs to a flattened value.
    taken: bool,
}

#[derive(Debug)]
enum Value<'de> {
    /// In our own reader's text, beginning here.
    At(usize),
    Copy(Buffer<'de>),
}

/// The entries of an object that are kept.
#[derive(Debug)]
pub struct Selection<'de, E> {
    entries: Vec<Kept<'de>>,
    /// Where the object is in the source.
    span: Range<usize>,
    human_readable: bool,
    /// The byte behind the first key that is kept, if what is kept are places: the reader goes there when it has read the object.
    back: Option<usize>,
    /// Where the object ends, if the reader has gone back from there.
    end: Option<usize>,
    error: PhantomData<fn() -> E>,
    /// Whether a tag is missing or names no variant, so that it is not known which keys are those of its enum.
    pub(super) is_untold: bool,
}

impl<'de, E> Selection<'de, E> {
    pub(in crate::decode) fn new(human_readable: bool, cx: &ValidationState<'_>) -> Self {
        let start = cx.place().map(Place::next).unwrap_or_default();
        Self { entries: Vec::new(), span: start..start, human_readable, back: None, end: None, error: PhantomData, is_untold: false }
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
        if let Value::At(_) = value {
            self.back = self.back.or(first);
        }
        self.entries.push(Kept { key, span, value, taken: false });
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
            self.end = cx.place().and_then(Place::take_last);
        }
        self.end.is_some()
    }

    /// To be called when the object has been read.
    pub(in crate::decode) fn end(&mut self, cx: &ValidationState<'_>) {
        self.is_read(cx);
        if let (Some(_), Some(place)) = (self.back, cx.place()) {
            place.remove_home();
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
            place.set_span(self.span.start, self.span.end);
        }
        Ok(())
    }

    /// Whether it is known of every key to what it belongs.
    pub(in crate::decode) fn is_told(&self) -> bool {
        !self.is_untold
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

    /// Calls `read` with the string that is the value of an entry.
    pub(super) fn text<T>(&self, index: usize, place: Option<&Place<'_>>, read: impl FnOnce(&str) -> T) -> Option<T> {
        match &self.entries.get(index)?.value {
            Value::At(at) => string_at(place?, *at, read),
            Value::Copy(copy) => copy.text().map(read),
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
        if let Some(place) = place {
            place.set_span(self.span.start, self.span.end);
            place.set_next(self.span.start);
        }
        SelectedDeserializer { selection: self, indexes, object, place }
    }

    /// The keys of these entries, with the types of their values, as far as the source has them.
    pub(super) fn kinds(&self, indexes: &[usize], place: &Place<'_>) -> Vec<(String, Kind)> {
        let kinds = indexes.iter().filter_map(|index| {
            let kept = self.entries.get(*index)?;
            let Value::At(at) = kept.value else { return None };
            Some((kept.key.clone().into_owned(), kind_of(place.from(at))?))
        });
        kinds.collect()
    }

    /// Calls `read` with each entry that belongs to nothing: with its key, and an object of which its value is the next.
    pub(in crate::decode) fn each_free<A: MapAccess<'de, Error = E>>(
        &mut self,
        object: &mut A,
        cx: &mut ValidationState<'_>,
        mut read: impl FnMut(&Cow<'de, str>, &mut SelectedEntries<'_, 'de, A>, &mut ValidationState<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        for index in 0..self.entries.len() {
            let Some(key) = self.entries.get(index).filter(|kept| !kept.taken).map(|kept| kept.key.clone()) else { continue };
            let indexes = [index];
            let mut entry = self.object(&indexes, object, cx).entries();
            entry.next = None;
            entry.publish(index);
            entry.value = Some(index);
            read(&key, &mut entry, cx)?;
        }
        if let Some(place) = cx.place().filter(|_| self.back.is_some()) {
            place.set_span(self.span.start, self.span.end);
        }
        Ok(())
    }
}

/// Keeps a value: its place, or a copy.
struct KeepSeed<'p, E> {
    place: Option<&'p Place<'p>>,
    /// Where the reader goes back to when it has read the object, if nothing has been kept of this yet.
    first: Option<usize>,
    error: PhantomData<fn() -> E>,
}

impl<'de, E> DeserializeSeed<'de> for KeepSeed<'_, E> {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'de>, D::Error> {
        if self.place.is_some() && typeid::of::<E>() == typeid::of::<reader::Error>() {
            deserializer.deserialize_newtype_struct(PASS_TOKEN, self)
        } else {
            Buffer::deserialize(deserializer).map(Value::Copy)
        }
    }
}

impl<'de, E> Visitor<'de> for KeepSeed<'_, E> {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_u64<E2: serde_core::de::Error>(self, at: u64) -> Result<Value<'de>, E2> {
        if let Some(place) = self.place {
            self.first.into_iter().for_each(|at| place.add_home(at));
            place.ask_to_jump(Jump::IfLast { given_up: false });
        }
        usize::try_from(at).map(Value::At).map_err(E2::custom)
    }

    /// From whatever is around our own reader: a copy of a part of its text.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'de>, D::Error> {
        Buffer::deserialize(deserializer).map(Value::Copy)
    }
}

/// An object, behind whose last value the reader goes back.
pub(in crate::decode) struct UntilLast<'o, 'p, A> {
    object: &'o mut A,
    place: Option<&'p Place<'p>>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for UntilLast<'_, '_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.object.next_key_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.object.next_value_seed(LastSeed { seed, place: self.place })
    }
}

/// A value behind which the reader goes back to what is kept, if it is the last one of the object that keeps entries.
pub(crate) struct LastSeed<'p, S> {
    pub(crate) seed: S,
    pub(crate) place: Option<&'p Place<'p>>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for LastSeed<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let value = self.seed.deserialize(deserializer)?;
        if let Some(place) = self.place {
            let given_up = place.take_resume();
            place.ask_to_jump(Jump::IfLast { given_up });
        }
        Ok(value)
    }
}

/// Leaves the reader where the value begins.
struct StaySeed;

impl<'de> DeserializeSeed<'de> for StaySeed {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_newtype_struct(REREAD_TOKEN, self)
    }
}

impl<'de> Visitor<'de> for StaySeed {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a place")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Ok(())
    }
}

/// A value behind which the reader goes elsewhere.
struct ReturnSeed<'p, S> {
    seed: S,
    place: &'p Place<'p>,
    to: usize,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for ReturnSeed<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let value = self.seed.deserialize(deserializer)?;
        self.place.ask_to_jump(Jump::To(self.to));
        Ok(value)
    }
}

/// Some of the entries, as an object.
pub(super) struct SelectedDeserializer<'s, 'de, A: MapAccess<'de>> {
    selection: &'s mut Selection<'de, A::Error>,
    indexes: &'s [usize],
    object: &'s mut A,
    place: Option<&'s Place<'s>>,
}

impl<'s, 'de, A: MapAccess<'de>> SelectedDeserializer<'s, 'de, A> {
    fn entries(self) -> SelectedEntries<'s, 'de, A> {
        let next = Some(0);
        SelectedEntries { of: self, next, value: None }
    }

    /// The same entries once more.
    fn again(&mut self) -> SelectedDeserializer<'_, 'de, A> {
        if let Some(place) = self.place {
            place.set_span(self.selection.span.start, self.selection.span.end);
            place.set_next(self.selection.span.start);
        }
        SelectedDeserializer { selection: self.selection, indexes: self.indexes, object: self.object, place: self.place }
    }
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for SelectedDeserializer<'_, 'de, A> {
    type Error = A::Error;

    fn is_human_readable(&self) -> bool {
        self.selection.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self.entries())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, A::Error> {
        if name == REREAD_TOKEN { visitor.visit_seq(SelectedAgain(self)) } else { visitor.visit_newtype_struct(self) }
    }

    /// The name of the variant is the key of the one entry.
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_enum(serde_core::de::value::MapAccessDeserializer::new(self.entries()))
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The object, as often as it is asked for.
struct SelectedAgain<'s, 'de, A: MapAccess<'de>>(SelectedDeserializer<'s, 'de, A>);

impl<'de, A: MapAccess<'de>> SeqAccess<'de> for SelectedAgain<'_, 'de, A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> {
        seed.deserialize(self.0.again()).map(Some)
    }
}

/// Some of the entries, while they are read.
pub(in crate::decode) struct SelectedEntries<'s, 'de, A: MapAccess<'de>> {
    of: SelectedDeserializer<'s, 'de, A>,
    /// The number of the next one among the selected; `None` behind the last one.
    next: Option<usize>,
    /// The entry whose value comes next.
    value: Option<usize>,
}

impl<'de, A: MapAccess<'de>> SelectedEntries<'_, 'de, A> {
    /// Says where the key of an entry is.
    fn publish(&self, index: usize) {
        if let (Some(place), Some(kept)) = (self.of.place, self.of.selection.entries.get(index)) {
            place.set_span(kept.span.start, kept.span.end);
        }
    }

    /// The end of the object.
    fn end(&mut self) {
        self.next = None;
        if let Some(place) = self.of.place {
            place.set_span(self.of.selection.span.start, self.of.selection.span.end);
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for SelectedEntries<'_, 'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let Some(next) = self.next else { return Ok(None) };
        let Some(&index) = self.of.indexes.get(next) else {
            self.end();
            return Ok(None);
        };
        self.next = Some(next + 1);
        self.value = Some(index);
        self.publish(index);
        let Some(kept) = self.of.selection.entries.get(index) else { return Ok(None) };
        match &kept.key {
            Cow::Borrowed(key) => seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some),
            Cow::Owned(key) => seed.deserialize(StrDeserializer::new(key)).map(Some),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        let SelectedDeserializer { selection, object, place, .. } = &mut self.of;
        let Some(kept) = self.value.take().and_then(|index| selection.entries.get(index)) else {
            // A flattened value in this one sends the reader about by itself.
            return object.next_value_seed(seed);
        };
        match (&kept.value, place, selection.back) {
            (Value::Copy(copy), ..) => seed.deserialize(BufferDeserializer::new(copy, selection.human_readable)),
            (Value::At(_), Some(place), Some(back)) => {
                object.next_value_seed(ReturnSeed { seed: StaySeed, place, to: kept.span.end })?;
                object.next_value_seed(ReturnSeed { seed, place, to: back })
            }
            (Value::At(_), ..) => Err(A::Error::custom("a value was asked for without its source")),
        }
    }
}

/// Reads past an entry that belongs to nothing.
pub(in crate::decode) fn skip_entry<'de, A: MapAccess<'de>>(
    entry: &mut SelectedEntries<'_, 'de, A>,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    let read = entry.next_value::<IgnoredAny>();
    cx.report_fault();
    read.map(|_| ())
}
