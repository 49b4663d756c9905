//! The content alone: its type and its keys decide.

use core::fmt;

use serde_core::de::{Deserialize, Deserializer, Visitor};

use super::Variants;
use super::buffer::{Buffer, BufferDeserializer};
use super::choose::{Choice, choose, tells};
use crate::context::Context;
use crate::describe::Enum;
use crate::error::{Code, Param, Segment, Violation};
use crate::json::{Kind, RAW, reread};
use crate::place::Place;

pub(super) fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut Context<'_>) -> Result<Option<T>, D::Error> {
    let mut keys = Vec::new();
    let Some(kind) = cx.keys_ahead(|key, kind| keys.push((key.to_owned(), kind))) else {
        let human_readable = deserializer.is_human_readable();
        let copy = copy(deserializer, cx)?;
        let kind = look(&copy, &mut keys);
        return by_kind(BufferDeserializer::new(copy, human_readable), kind, &keys, cx);
    };
    by_kind(deserializer, kind, &keys, cx)
}

/// Decodes a value of which type and keys are known.
fn by_kind<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    kind: Kind,
    keys: &[(String, Kind)],
    cx: &mut Context<'_>,
) -> Result<Option<T>, D::Error> {
    match choose(T::ENUM, kind, keys) {
        Choice::FirstOf(variants) => first_of(&variants, deserializer, cx),
        choice => settle(T::ENUM, &choice, kind, cx, |index, cx| match index {
            Some(index) => T::content(index, deserializer, cx),
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
        cx.absorb(Violation::new(code).param("one_of", fields).message("must have one of {one_of}"));
    } else {
        let names = variants.iter().filter_map(|index| of.variants.get(*index)).map(|variant| variant.name);
        cx.note(code, [("fields", fields), ("candidates", Param::from(names.collect::<Vec<_>>()))]);
    }
    read.map(|_| None)
}

/// Decodes the first of these variants that takes the value. If none does, notes the faults of the one with the fewest.
fn first_of<'de, T: Variants<'de>, D: Deserializer<'de>>(
    variants: &[usize],
    deserializer: D,
    cx: &mut Context<'_>,
) -> Result<Option<T>, D::Error> {
    let human_readable = deserializer.is_human_readable();
    let start = cx.place().map_or(0, Place::next);
    let max_depth = cx.place().map_or(0, Place::max_depth);
    match deserializer.deserialize_newtype_struct(RAW, CaptureVisitor)? {
        Captured::Copy(copy) => {
            cx.note_fault();
            Ok(first_good(variants, cx, |index, cx| {
                let copy = BufferDeserializer::<D::Error>::new(copy.clone(), human_readable);
                T::content(index, copy, cx).map_err(|error| error.to_string())
            }))
        }
        Captured::Raw(text) => Ok(first_good(variants, cx, |index, cx| {
            let (value, report) = reread(text, max_depth, |reader, place| {
                let mut cx = cx.part().with_place(place);
                let value = T::content(index, reader, &mut cx);
                cx.note_fault();
                let value = value.map_err(|error| cx.absorb(error.to_string())).ok().flatten();
                if cx.is_clean() { (value, None) } else { (None, Some(cx.into_report())) }
            });
            // The spans are those of the text so far.
            if let Some(mut report) = report {
                report.move_right(start);
                cx.absorb(report);
            }
            Ok(value)
        })),
    }
}

/// The first value that is good, of those that `decode` makes for the variants.
fn first_good<T>(
    variants: &[usize],
    cx: &mut Context<'_>,
    decode: impl Fn(usize, &mut Context<'_>) -> Result<Option<T>, String>,
) -> Option<T> {
    let mut best: Option<Context<'_>> = None;
    for index in variants {
        // Too many trials within each other: the first variant is as good as any.
        let Some(mut trial) = cx.trial() else {
            return decode(*index, cx).map_err(|error| cx.absorb(error)).ok().flatten();
        };
        match decode(*index, &mut trial) {
            Ok(Some(value)) if trial.is_clean() => return Some(value),
            Ok(_) => {}
            Err(error) => trial.absorb(error),
        }
        if best.as_ref().is_none_or(|best| trial.count() < best.count()) {
            best = Some(trial);
        }
    }
    if let Some(best) = best {
        cx.absorb(best.into_report());
    }
    None
}

/// A value that is to be read more than once.
enum Captured<'de> {
    /// Its text, of our own reader.
    Raw(&'de str),
    /// A copy, of any other format.
    Copy(Buffer<'de>),
}

struct CaptureVisitor;

impl<'de> Visitor<'de> for CaptureVisitor {
    type Value = Captured<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Captured<'de>, E> {
        Ok(Captured::Raw(text))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Captured<'de>, D::Error> {
        Buffer::deserialize(deserializer).map(Captured::Copy)
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
