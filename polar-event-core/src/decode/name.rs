//! The name of a field, as a document has it.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::fields::Fields;
use crate::error::{Code, Param, Params, Segment};
use crate::rule::suggest::with_suggestion;
use crate::state::ValidationState;

pub(super) enum Name<'de> {
    Field(usize, &'static str),
    Unknown(Cow<'de, str>),
}

pub(super) struct NameSeed<'a, 'c, F> {
    pub(super) cx: &'a mut ValidationState<'c>,
    pub(super) fields: PhantomData<F>,
}

impl<'de, F: Fields<'de>> DeserializeSeed<'de> for NameSeed<'_, '_, F> {
    type Value = Name<'de>;

    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name<'de>, D::Error> {
        // Binary formats write flattened fields as they write maps.
        if F::FLATTENS { deserializer.deserialize_str(self) } else { deserializer.deserialize_identifier(self) }
    }
}

impl<'de, F: Fields<'de>> NameSeed<'_, '_, F> {
    #[inline]
    fn at(index: usize) -> Option<Name<'de>> {
        F::OBJECT.positions().nth(index).map(|(index, field)| Name::Field(index, field.name))
    }

    #[inline]
    fn unknown(self, key: Cow<'de, str>) -> Name<'de> {
        unknown(key, Self::NAMES_IF_DENIED, self.cx)
    }

    /// The names of the fields, if no other key is allowed. Flattened fields are asked first.
    const NAMES_IF_DENIED: Names = if F::OBJECT.deny_unknown_fields && !F::FLATTENS { Some(F::OBJECT.names) } else { None };
}

type Names = Option<&'static [&'static str]>;

/// [`Fields::find`].
type Find = fn(&str) -> Option<(usize, &'static str)>;

/// A key that is no field's name: to be inlined, since of most there is nothing to note.
#[inline(always)]
fn unknown<'de>(key: Cow<'de, str>, names_if_denied: Names, cx: &mut ValidationState<'_>) -> Name<'de> {
    if let Some(names) = names_if_denied {
        report_unknown(names.into(), &key, cx);
    }
    Name::Unknown(key)
}

/// The name that is not a part of the input. This is rare, so that the code for it is the same for all structs.
#[inline(never)]
fn copied<'de>(key: &str, find: Find, names_if_denied: Names, cx: &mut ValidationState<'_>) -> Name<'de> {
    match find(key) {
        Some((index, name)) => Name::Field(index, name),
        None => unknown(Cow::Owned(key.to_owned()), names_if_denied, cx),
    }
}

impl<'de, F: Fields<'de>> Visitor<'de> for NameSeed<'_, '_, F> {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    #[inline(always)]
    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Name<'de>, E> {
        Ok(match F::find(key) {
            Some((index, name)) => Name::Field(index, name),
            None => self.unknown(Cow::Borrowed(key)),
        })
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Name<'de>, E> {
        Ok(copied(key, F::find, Self::NAMES_IF_DENIED, self.cx))
    }

    /// Binary formats have names as bytes; our own JSON reader has those with half a surrogate pair, which are no names.
    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Name<'de>, E> {
        Ok(named_by_bytes(key, F::find, Self::NAMES_IF_DENIED, self.cx))
    }

    /// Binary formats may number the fields.
    fn visit_u64<E: Error>(self, index: u64) -> Result<Name<'de>, E> {
        let name = usize::try_from(index).ok().filter(|_| !F::FLATTENS).and_then(Self::at);
        Ok(name.unwrap_or_else(|| self.unknown(Cow::Owned(index.to_string()))))
    }
}

/// The name that came as bytes. It is none if the reader met a fault in it.
#[cold]
#[inline(never)]
fn named_by_bytes<'de>(key: &[u8], find: Find, names_if_denied: Names, cx: &mut ValidationState<'_>) -> Name<'de> {
    let text = String::from_utf8_lossy(key);
    let Some(fault) = cx.take_fault() else { return copied(&text, find, names_if_denied, cx) };
    let checkpoint = cx.checkpoint();
    cx.report_this_fault(fault);
    cx.mark_as_key_error(checkpoint);
    cx.prefix_path(checkpoint, || Segment::from_input(&text));
    Name::Unknown(Cow::Owned(text.into_owned()))
}

#[cold]
pub(super) fn report_key(code: Code, params: impl Into<Params>, key: Segment, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    cx.report_key(code, params);
    cx.prefix_path(checkpoint, || key);
}

/// Reports a key that is none of `names`.
#[cold]
pub(super) fn report_unknown(names: Cow<'static, [&'static str]>, key: &str, cx: &mut ValidationState<'_>) {
    let params = with_suggestion([("expected", Param::Names(names.clone()))], key, names.iter().copied(), cx);
    report_key(Code::ExtraForbidden, params, Segment::from_input(key), cx);
}
