//! Structs: the part of decoding one that is the same for all of them.

use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::accept::{Accept, accept, accept_into};
use super::fields::{Element, Entry, FieldSet, Fields};
use super::fill_if_some;
use super::name::{Name, NameSeed, report_unknown};
use super::refuse::{drain_array, refuse_array, skip_value};
use super::selecting;
use super::sensitive::read_sensitive;
use crate::describe::Object;
use crate::error::{Code, Segment};
use crate::state::{Checkpoint, ValidationState};

/// Decodes a struct; `fields` makes its empty fields.
///
/// # Errors
///
/// The deserializer's own.
#[inline]
pub fn object<'de, F: Fields<'de>, D: Deserializer<'de>>(
    deserializer: D,
    fields: impl FnOnce() -> F,
    cx: &mut ValidationState<'_>,
) -> Result<Option<F::Output>, D::Error> {
    let human_readable = deserializer.is_human_readable();
    let by_position = cx.has_positions(human_readable);
    accept(deserializer, Struct { fields, by_position, human_readable }, cx)
}

/// Decodes a struct straight into its place.
///
/// # Errors
///
/// The deserializer's own.
#[inline]
pub fn object_into<'de, F: Fields<'de>, D: Deserializer<'de>>(
    deserializer: D,
    fields: impl FnOnce() -> F,
    slot: &mut Option<F::Output>,
    cx: &mut ValidationState<'_>,
) -> Result<(), D::Error> {
    let human_readable = deserializer.is_human_readable();
    let by_position = cx.has_positions(human_readable);
    accept_into(deserializer, Struct { fields, by_position, human_readable }, slot, cx)
}

struct Struct<M> {
    /// Makes the empty fields, where they are needed: that saves moving them there.
    fields: M,
    /// Whether an array holds the fields in order, as in formats that leave out names.
    by_position: bool,
    human_readable: bool,
}

impl<'de, F: Fields<'de>, M: FnOnce() -> F> Accept<'de> for Struct<M> {
    type Value = F::Output;
    const WRONG_TYPE: Code = Code::ObjectType;
    const TAKES_SCALARS: bool = false;

    fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<F::Output>, A::Error> {
        let mut slot = None;
        self.visit_map_into(object, &mut slot, cx)?;
        Ok(slot)
    }

    fn visit_map_into<A: MapAccess<'de>>(
        self,
        mut object: A,
        slot: &mut Option<F::Output>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        let () = F::CHECKED;
        if F::SELECTS {
            return selecting::read((self.fields)(), object, self.human_readable, slot, cx);
        }
        let mut fields = (self.fields)();
        let mut seen = F::Seen::default();
        loop {
            let checkpoint = cx.checkpoint();
            let Some(name) = tri!(object.next_key_seed(NameSeed::<F> { cx, fields: PhantomData })) else { break };
            match name {
                Name::Field(index, name) if seen.insert(index) => {
                    tri!(fields.decode(index, Entry { name, object: &mut object }, cx));
                }
                Name::Field(_, name) => {
                    tri!(again(F::OBJECT, &mut object, name, cx));
                }
                Name::Unknown(key) if F::FLATTENS => tri!(other_field(&mut fields, &key, &mut object, checkpoint, cx)),
                Name::Unknown(key) => tri!(skip_unknown(&mut object, &key, cx)),
            }
        }
        fields.fill_missing(&seen, cx);
        fill_if_some(slot, fields.finish(&seen, cx));
        Ok(())
    }

    fn visit_seq_into<A: SeqAccess<'de>>(
        self,
        mut array: A,
        slot: &mut Option<F::Output>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        if F::FLATTENS || !self.by_position {
            return refuse_array(Self::WRONG_TYPE, array, cx);
        }
        let (mut fields, mut seen) = ((self.fields)(), F::Seen::default());
        let (mut next, mut ended) = (0, false);
        // What is never written has no place.
        while let Some((index, field)) = F::OBJECT.position_from(next) {
            tri!(fields.decode(index, Element { name: field.name, array: &mut array, ended: &mut ended }, cx));
            if ended {
                break;
            }
            seen.insert(index);
            next = index + 1;
        }
        if !ended {
            // A newer sender may have more fields.
            tri!(drain_array(array, cx));
        }
        fields.fill_missing(&seen, cx);
        fill_if_some(slot, fields.finish(&seen, cx));
        Ok(())
    }

    #[inline]
    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        if F::FLATTENS {
            return deserializer.deserialize_map(visitor);
        }
        let (name, names) = F::OBJECT.hint(deserializer.is_human_readable());
        deserializer.deserialize_struct(name, names, visitor)
    }
}

/// Reads the value of a field that is not the struct's own, and may be one of its flattened map's. `checkpoint` is before its key.
pub(super) fn other_field<'de, F: Fields<'de>, A: MapAccess<'de>>(
    fields: &mut F,
    key: &Cow<'de, str>,
    object: &mut A,
    checkpoint: Checkpoint,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    if F::TAKES_OTHERS && !(const { F::OBJECT.may_only_write() } && F::OBJECT.only_writes(key)) && fields.take(key, object, cx)? {
        return Ok(());
    }
    // A key that is no text is not also said to be unknown.
    if F::OBJECT.deny_unknown_fields && cx.is_clean_since(checkpoint) {
        report_unknown(F::OBJECT.all_names().into(), key, cx);
    }
    skip_unknown(object, key, cx)
}

/// Reports that the document has a field once more, under this one of its names, and reads past its value, which is as sensitive as that of the first one.
#[cold]
pub(super) fn again<'de, A: MapAccess<'de>>(
    of: &Object,
    object: &mut A,
    name: &'static str,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    let checkpoint = cx.checkpoint();
    let fields = of.fields_named(name);
    cx.report_again(fields.first().map(|field| field.names()));
    let skipped = match fields.iter().find(|field| field.is_sensitive()) {
        Some(field) => {
            let skipped = read_sensitive(cx, |cx| skip_value(object, cx));
            cx.redact_field(checkpoint, field.names());
            skipped
        }
        None => skip_value(object, cx),
    };
    cx.prefix_path(checkpoint, || Segment::from(name));
    skipped
}

/// Reads past the value of a field that is not known.
#[inline(never)]
fn skip_unknown<'de, A: MapAccess<'de>>(object: &mut A, key: &str, cx: &mut ValidationState<'_>) -> Result<(), A::Error> {
    cx.count_unknown_key();
    let checkpoint = cx.checkpoint();
    let skipped = skip_value(object, cx);
    cx.prefix_path(checkpoint, || Segment::from_input(key));
    skipped
}
