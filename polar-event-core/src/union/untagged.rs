//! The content alone: its type and its keys decide.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::alternatives::add_alternatives;
use super::choose::{Choice, choose, choose_from_texts, tells};
use super::first_of::first_of;
use super::guess::{guess, with_taken};
use super::look::{Look, LookSeed, PlaceSeed};
use super::taken::Taken;
use super::{Variants, decode_content, skip};
use crate::decode::buffer::{Buffer, BufferDeserializer, reads_copy};
use crate::describe::Enum;
use crate::error::{Code, Param, Segment};
use crate::reader::{Kind, Place, REREAD_TOKEN};
use crate::state::ValidationState;

pub(super) fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    let checkpoint = cx.checkpoint();
    let value = choose_and_decode(deserializer, cx);
    if !cx.is_clean_since(checkpoint) {
        add_alternatives(T::ENUM, checkpoint, cx);
    }
    value
}

fn choose_and_decode<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    if cx.only_counts() && !cx.is_clean() {
        // All is refused, and the report says that there is more: only the end of the value is of interest.
        cx.report(Code::UnionType, []);
        return skip(deserializer, cx).map(|()| None);
    }
    if reads_copy::<D>() {
        let human_readable = deserializer.is_human_readable();
        return deserializer.deserialize_newtype_struct(REREAD_TOKEN, CopyVisitor { human_readable, cx, of: PhantomData });
    }
    let Some(start) = cx.place().and_then(|place| place.ahead()) else {
        if let Some(keys) = cx.place().and_then(Place::take_selected_keys) {
            let look = Look { keys, ..Kind::Object.into() };
            let choice = with_taken::<T, _>(|variants| choose(variants, &look));
            return decode_as(deserializer, choice, look.kind, cx.place().map_or(0, Place::next), cx);
        }
        let human_readable = deserializer.is_human_readable();
        let copy = copy(deserializer, cx)?;
        return cx.with_copy(|cx| choose_and_decode(BufferDeserializer::new(&copy, human_readable), cx));
    };
    if let Some(index) = cx.chosen(start, typeid::of::<T>()) {
        return decode_content(index, deserializer, cx);
    }
    match guess::<T>(start, cx) {
        Some(guess) => deserializer.deserialize_newtype_struct(REREAD_TOKEN, guess.visitor(cx)),
        None => look_and_decode(deserializer, start, cx),
    }
}

/// Looks at a value that begins at `start` of our own reader's text, and decodes what it is.
pub(super) fn look_and_decode<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    start: usize,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    // Where no value begins, reading will say so.
    let look = cx.place().and_then(|place| Look::at(place, start)).unwrap_or(Kind::Object.into());
    let choice = with_taken::<T, _>(|variants| choose(variants, &look));
    decode_as(deserializer, choice, look.kind, start, cx)
}

/// Decodes the value at `place` as what it was found to be, and remembers that.
pub(super) fn decode_as<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    choice: Choice,
    kind: Kind,
    place: usize,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    match choice {
        Choice::Variant(index) => {
            cx.remember(place, typeid::of::<T>(), index);
            decode_content(index, deserializer, cx)
        }
        Choice::FirstOf(variants) => first_of(variants, place, deserializer, cx),
        choice => with_taken::<T, _>(|taken| {
            decide(T::ENUM, taken, &choice, kind, cx, |index, cx| match index {
                Some(index) => decode_content(index, deserializer, cx),
                None => copy(deserializer, cx).map(|_| None),
            })
        }),
    }
}

/// The same as a seed.
pub(super) struct Chosen<'a, 'c, T> {
    pub(super) choice: Choice,
    pub(super) kind: Kind,
    pub(super) place: usize,
    pub(super) cx: &'a mut ValidationState<'c>,
    pub(super) of: PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>> DeserializeSeed<'de> for Chosen<'_, '_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        decode_as(deserializer, self.choice, self.kind, self.place, self.cx)
    }
}

/// A value that has been copied, and can be read again.
struct CopyVisitor<'a, 'c, T> {
    human_readable: bool,
    cx: &'a mut ValidationState<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>> Visitor<'de> for CopyVisitor<'_, '_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut again: A) -> Result<Option<T>, A::Error> {
        let cx = self.cx;
        let place = if cx.remembers() { again.next_element_seed(PlaceSeed)?.unwrap_or_default() } else { 0 };
        let choice = match cx.chosen(place, typeid::of::<T>()) {
            Some(index) => Some((Choice::Variant(index), Kind::Null)),
            None => {
                let look = again.next_element_seed(LookSeed::Keys)?;
                look.map(|look| match look.kind {
                    // Where arrays hold the fields of structs, they may be of any variant: as in serde, the first that takes it.
                    Kind::Array if cx.has_positions(self.human_readable) => {
                        (Choice::FirstOf((0..T::ENUM.names.len()).collect()), look.kind)
                    }
                    _ if cx.reads_texts() => (with_taken::<T, _>(|variants| choose_from_texts(variants, &look)), look.kind),
                    _ => (with_taken::<T, _>(|variants| choose(variants, &look)), look.kind),
                })
            }
        };
        let Some((choice, kind)) = choice else { return Ok(None) };
        Ok(again.next_element_seed(Chosen { choice, kind, place, cx, of: PhantomData })?.flatten())
    }
}

/// A copy of the value.
fn copy<'de, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Buffer<'de>, D::Error> {
    let copy = Buffer::deserialize(deserializer);
    cx.report_fault();
    copy
}

/// Decodes the variant that was chosen with `decode`, or reports why none was.
fn decide<T, E>(
    of: &'static Enum,
    taken: &[Taken],
    choice: &Choice,
    found: Kind,
    cx: &mut ValidationState<'_>,
    decode: impl FnOnce(Option<usize>, &mut ValidationState<'_>) -> Result<Option<T>, E>,
) -> Result<Option<T>, E> {
    let (variants, fields, code) = match choice {
        Choice::Variant(index) => return decode(Some(*index), cx),
        Choice::FirstOf(variants) => return decode(variants.first().copied(), cx),
        Choice::WrongType(expected) => {
            let read = decode(None, cx);
            cx.report(Code::UnionType, [("expected", Param::from(expected.clone())), ("found", Param::from(name(found)))]);
            return read;
        }
        Choice::Ambiguous { variants, fields } => (variants, fields, Code::UnionAmbiguous),
        Choice::Undecided { variants, fields } => (variants, fields, Code::Missing),
    };
    if cx.only_counts() {
        cx.report(code, []);
        return decode(None, cx);
    }
    // What is wrong with the fields that all of them have is wrong in any case.
    let checkpoint = cx.checkpoint();
    let read = decode(variants.first().copied(), cx);
    cx.retain_since(checkpoint, |violation| match violation.path().segments().next() {
        Some(Segment::Key(key)) => !tells(taken, variants, key),
        _ => false,
    });
    let fields = Param::from(fields.clone());
    if code == Code::Missing {
        cx.report(code, [("one_of", fields)]);
    } else {
        let names = variants.iter().filter_map(|index| of.variants.get(*index)).map(|variant| variant.name);
        cx.report(code, [("fields", fields), ("candidates", Param::from(names.collect::<Vec<_>>()))]);
    }
    read.map(|_| None)
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "boolean",
        Kind::Integer => "integer",
        Kind::Float => "float",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object => "object",
    }
}
