//! The content alone: its type and its keys decide.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::alternatives::add_alternatives;
use super::best::Best;
use super::buffer::{Buffer, BufferDeserializer};
use super::choose::{Choice, choose, tells};
use super::{ContentSeed, Variants, decode_content};
use crate::context::{Context, Untouched};
use crate::describe::Enum;
use crate::error::{Code, Param, Segment};
use crate::json::{AGAIN, Kind, keys_in};
use crate::place::Place;

pub(super) fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut Context<'_>) -> Result<Option<T>, D::Error> {
    let mark = cx.mark();
    let value = match guess::<T>(cx) {
        Some((index, before)) => deserializer.deserialize_newtype_struct(AGAIN, Guessed { index, before, cx, of: PhantomData }),
        None => look_and_decode(deserializer, cx),
    };
    if !cx.is_clean_since(mark) {
        add_alternatives(T::ENUM, mark, cx);
    }
    value
}

/// The variant that probably comes. There is no use in a guess where a fault has been found: it could not be taken back alone.
fn guess<'de, T: Variants<'de>>(cx: &Context<'_>) -> Option<(usize, Untouched)> {
    let (text, _) = cx.place()?.ahead()?;
    let before = cx.untouched()?;
    Some((T::memo()?.guess(T::ENUM, text)?, before))
}

struct Guessed<'a, 'c, T> {
    index: usize,
    /// What to come back to if the guess is wrong.
    before: Untouched,
    cx: &'a mut Context<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>> Visitor<'de> for Guessed<'_, '_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut again: A) -> Result<Option<T>, A::Error> {
        let Self { index, before, cx, .. } = self;
        let (unknown, ahead) = (cx.unknown_keys(), cx.place().and_then(Place::ahead));
        let value = again.next_element_seed(ContentSeed::new(index, cx))?.flatten();
        if value.is_some() && cx.untouched().is_some() && cx.unknown_keys() == unknown {
            return Ok(value);
        }
        let mut keys = Vec::new();
        let kind = ahead.and_then(|ahead| keys_in(ahead, |key, kind| keys.push((key.to_owned(), kind))));
        let choice = choose(T::ENUM, kind.unwrap_or(Kind::Object), &keys);
        if choice == Choice::Variant(index) {
            // It is this one all the same, and what was noted stands.
            return Ok(value);
        }
        cx.forget(&before);
        Ok(again.next_element_seed(Chosen { choice, kind: kind.unwrap_or(Kind::Object), cx, of: PhantomData })?.flatten())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        look_and_decode(deserializer, self.cx)
    }
}

struct Chosen<'a, 'c, T> {
    choice: Choice,
    kind: Kind,
    cx: &'a mut Context<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>> DeserializeSeed<'de> for Chosen<'_, '_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        by_choice(deserializer, self.choice, self.kind, self.cx)
    }
}

/// Looks at type and keys of a value, and decodes the variant that they tell.
fn look_and_decode<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut Context<'_>) -> Result<Option<T>, D::Error> {
    let mut keys = Vec::new();
    let Some(kind) = cx.keys_ahead(|key, kind| keys.push((key.to_owned(), kind))) else {
        let human_readable = deserializer.is_human_readable();
        let copy = copy(deserializer, cx)?;
        let kind = look(&copy, &mut keys);
        return by_choice(BufferDeserializer::new(copy, human_readable), choose(T::ENUM, kind, &keys), kind, cx);
    };
    by_choice(deserializer, choose(T::ENUM, kind, &keys), kind, cx)
}

/// Decodes a value as what it was found to be.
fn by_choice<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    choice: Choice,
    kind: Kind,
    cx: &mut Context<'_>,
) -> Result<Option<T>, D::Error> {
    match choice {
        Choice::FirstOf(variants) => first_of(&variants, deserializer, cx),
        choice => settle(T::ENUM, &choice, kind, cx, |index, cx| match index {
            Some(index) => decode_content(index, deserializer, cx),
            None => copy(deserializer, cx).map(|_| None),
        }),
    }
}

/// A copy of the value.
fn copy<'de, D: Deserializer<'de>>(deserializer: D, cx: &mut Context<'_>) -> Result<Buffer<'de>, D::Error> {
    let copy = Buffer::deserialize(deserializer);
    cx.note_fault();
    copy
}

/// Decodes the variant that was chosen with `decode`, or notes why none was.
fn settle<T, E>(
    of: &'static Enum,
    choice: &Choice,
    found: Kind,
    cx: &mut Context<'_>,
    decode: impl FnOnce(Option<usize>, &mut Context<'_>) -> Result<Option<T>, E>,
) -> Result<Option<T>, E> {
    let (variants, fields, code) = match choice {
        Choice::Variant(index) => return decode(Some(*index), cx),
        Choice::FirstOf(variants) => return decode(variants.first().copied(), cx),
        Choice::WrongType(expected) => {
            let read = decode(None, cx);
            cx.note(Code::UnionType, [("expected", Param::from(expected.clone())), ("found", Param::from(name(found)))]);
            return read;
        }
        Choice::Ambiguous { variants, fields } => (variants, fields, Code::UnionAmbiguous),
        Choice::Undecided { variants, fields } => (variants, fields, Code::Missing),
    };
    // What is wrong with the fields that all of them have is wrong in any case.
    let mark = cx.mark();
    let read = decode(variants.first().copied(), cx);
    cx.retain_since(mark, |violation| match violation.path().segments().next() {
        Some(Segment::Key(key)) => !tells(of, variants, key),
        _ => false,
    });
    let fields = Param::from(fields.clone());
    if code == Code::Missing {
        cx.note(code, [("one_of", fields)]);
    } else {
        let names = variants.iter().filter_map(|index| of.variants.get(*index)).map(|variant| variant.name);
        cx.note(code, [("fields", fields), ("candidates", Param::from(names.collect::<Vec<_>>()))]);
    }
    read.map(|_| None)
}

/// Decodes the first of these variants that takes the value. If none does, notes the faults of the one that is nearest.
fn first_of<'de, T: Variants<'de>, D: Deserializer<'de>>(
    variants: &[usize],
    deserializer: D,
    cx: &mut Context<'_>,
) -> Result<Option<T>, D::Error> {
    let human_readable = deserializer.is_human_readable();
    deserializer.deserialize_newtype_struct(AGAIN, FirstOf { variants, human_readable, cx, of: PhantomData })
}

struct FirstOf<'a, 'c, T> {
    variants: &'a [usize],
    human_readable: bool,
    cx: &'a mut Context<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'c, T> FirstOf<'_, 'c, T> {
    /// Tries one variant after the other with `decode`.
    fn try_each<E>(self, mut decode: impl FnMut(usize, &mut Context<'c>) -> Result<Option<T>, E>) -> Result<Option<T>, E> {
        let mut best = Best::default();
        for index in self.variants {
            // With too many trials within each other, the first variant is as good as any.
            let Some(mut trial) = self.cx.trial() else { return decode(*index, self.cx) };
            if let Some(value) = decode(*index, &mut trial)?.filter(|_| trial.is_clean()) {
                self.cx.take_over(trial);
                return Ok(Some(value));
            }
            best.add(trial);
        }
        if let Some(best) = best.into_best() {
            self.cx.absorb(best.into_report());
        }
        Ok(None)
    }
}

impl<'de, T: Variants<'de>> Visitor<'de> for FirstOf<'_, '_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    /// The value itself, as often as it is asked for: from our own reader.
    fn visit_seq<A: SeqAccess<'de>>(self, mut again: A) -> Result<Option<T>, A::Error> {
        self.try_each(|index, cx| Ok(again.next_element_seed(ContentSeed::new(index, cx))?.flatten()))
    }

    /// The value once: from any other format.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        let human_readable = self.human_readable;
        let copy = copy(deserializer, self.cx)?;
        self.try_each(|index, cx| match decode_content(index, BufferDeserializer::<D::Error>::new(copy.clone(), human_readable), cx) {
            Err(error) => {
                cx.absorb(error.to_string());
                Ok(None)
            }
            value => value,
        })
    }
}

/// The type of a copied value, and its keys if it is an object.
fn look(copy: &Buffer<'_>, keys: &mut Vec<(String, Kind)>) -> Kind {
    if let Buffer::Object(entries) = copy {
        keys.extend(entries.iter().filter_map(|(key, value)| Some((key.text()?.to_owned(), value.kind()))));
    }
    copy.kind()
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
