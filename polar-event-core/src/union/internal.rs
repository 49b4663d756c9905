//! `{"tag": "Variant", …}`: a field of the content names the variant.

use core::cell::RefCell;
use core::marker::PhantomData;

use serde_core::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::object::{Items, Rest, Whole};
use super::tag::{Known, decode_tagged};
use super::{TagSeed, Variants, add_tag, decode_content, is_null, report_again, report_extra, report_no_tag, without_content};
use crate::decode::buffer::{Buffer, BufferDeserializer};
use crate::decode::{Accept, drain_array, skip_value};
use crate::describe::Shape;
use crate::error::{Code, Segment, Violation};
use crate::state::ValidationState;

pub(super) fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static str,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    decode_tagged(deserializer, tag, |known| Internal { known, of: PhantomData }, cx)
}

/// An object whose tag has been looked for. Where that was not possible, what comes before it is copied.
struct Internal<T> {
    known: Known,
    of: PhantomData<T>,
}

impl<'de, T: Variants<'de>> Accept<'de> for Internal<T> {
    type Value = T;
    const WRONG_TYPE: Code = Code::ObjectType;
    const TAKES_SCALARS: bool = false;

    fn visit_map<A: MapAccess<'de>>(self, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
        let mut copied = Vec::new();
        let (index, met) = match self.known.index {
            Some(index) => (index, false),
            None => match self.find(&mut object, &mut copied, cx)? {
                Some(index) => (index, true),
                None => return Ok(None),
            },
        };
        let again = RefCell::new(Vec::new());
        let rest = Rest {
            copied: copied.iter(),
            value: None,
            object,
            tag: T::ENUM.tag(),
            met,
            again: &again,
            place: cx.place(),
            human_readable: self.known.human_readable,
        };
        let checkpoint = cx.checkpoint();
        let value = self.content(index, rest, cx);
        if !cx.is_clean_since(checkpoint) {
            add_tag(T::ENUM.tag(), checkpoint, cx);
        }
        for span in again.into_inner() {
            let mut violation = Violation::new(Code::JsonDuplicateKey).at(T::ENUM.tag());
            violation.mark_reported_as_key_errors();
            violation.set_span(cx.place().map(|_| span));
            cx.extend(violation);
        }
        Ok(value?.filter(|_| cx.is_clean_since(checkpoint)))
    }

    /// The tag and what comes after it, in formats that leave out names.
    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
        let Some(index) = self.known.first::<T, _>(&mut array, cx)? else { return Ok(None) };
        if is_null(T::ENUM.variants.get(index).map_or(&Shape::Null, |variant| &variant.content)) {
            drain_array(array, cx)?;
            return Ok(without_content::<T>(index, cx));
        }
        decode_content(index, Items { array, human_readable: self.known.human_readable }, cx)
    }

    /// As serde does: only a format that names the types of its values can say whether the fields have names.
    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_any(visitor)
    }
}

impl<T> Internal<T> {
    /// Reads up to the tag. Without one that names a variant, reads to the end.
    fn find<'de, A: MapAccess<'de>>(
        &self,
        object: &mut A,
        copied: &mut Vec<(Buffer<'de>, Buffer<'de>)>,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<usize>, A::Error>
    where
        T: Variants<'de>,
    {
        let mut met = false;
        while let Some(key) = object.next_key::<Buffer<'de>>()? {
            cx.take_fault();
            if key.text() == Some(T::ENUM.tag()) && met {
                report_again(T::ENUM.tag(), cx);
            }
            if key.text() == Some(T::ENUM.tag()) && !met {
                met = true;
                let index = object.next_value_seed(TagSeed::<T> { cx, of: PhantomData })?;
                if index.is_some() {
                    return Ok(index);
                }
            } else if met || self.known.looked_ahead {
                let checkpoint = cx.checkpoint();
                let skipped = skip_value(object, cx);
                cx.prefix_path(checkpoint, || Segment::from_input(key.text().unwrap_or_default()));
                skipped?;
            } else {
                copied.push((key, object.next_value()?));
            }
        }
        if !met {
            report_no_tag(T::ENUM, cx);
        }
        Ok(None)
    }

    fn content<'de, A: MapAccess<'de>>(
        &self,
        index: usize,
        mut rest: Rest<'_, 'de, A>,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<T>, A::Error>
    where
        T: Variants<'de>,
    {
        let content = T::ENUM.variants.get(index).map_or(&Shape::Null, |variant| &variant.content);
        if !is_null(content) {
            return decode_content(index, Whole { object: rest, human_readable: self.known.human_readable }, cx);
        }
        while let Some(key) = rest.next_key::<Buffer<'de>>()? {
            let checkpoint = cx.checkpoint();
            cx.report_fault();
            let key = key.text().unwrap_or_default();
            if T::ENUM.deny_unknown_fields {
                report_extra(&[T::ENUM.tag()], key, cx);
            }
            let skipped = skip_value(&mut rest, cx);
            cx.prefix_path(checkpoint, || Segment::from_input(key));
            skipped?;
        }
        match without_content::<T>(index, cx) {
            Some(value) => Ok(Some(value)),
            None => decode_content(index, BufferDeserializer::new(&Buffer::Null, self.known.human_readable), cx),
        }
    }
}
