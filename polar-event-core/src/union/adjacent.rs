//! `{"tag": "Variant", "content": content}`.

use core::marker::PhantomData;

use serde_core::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::tag::{Known, decode_tagged};
use super::{ContentSeed, TagSeed, Variants, decode_content, report_again, report_extra, report_no_tag, without_content};
use crate::decode::buffer::{Buffer, BufferDeserializer};
use crate::decode::{Accept, read_key, skip_value};
use crate::error::{Code, Segment};
use crate::state::ValidationState;

pub(super) fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    decode_tagged(deserializer, T::ENUM.tag(), |known| Adjacent { known, of: PhantomData }, cx)
}

/// An object whose tag has been looked for. Where that was not possible, a content that comes before it is copied.
struct Adjacent<T> {
    known: Known,
    of: PhantomData<T>,
}

/// What has become of the content.
enum State<'de, T> {
    Absent,
    /// Read, and good or not.
    Read(Option<T>),
    Copied(Buffer<'de>),
}

impl<'de, T: Variants<'de>> Accept<'de> for Adjacent<T> {
    type Value = T;
    const WRONG_TYPE: Code = Code::ObjectType;
    const TAKES_SCALARS: bool = false;

    fn visit_map<A: MapAccess<'de>>(self, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
        let (tag, content) = (T::ENUM.tag(), T::ENUM.content());
        let (mut index, mut met, mut state) = (self.known.index, false, State::Absent);
        let start = cx.checkpoint();
        loop {
            let checkpoint = cx.checkpoint();
            let Some(key) = read_key(&mut object, cx)? else { break };
            cx.mark_as_key_error(checkpoint);
            if key == tag && !met {
                met = true;
                index = object.next_value_seed(TagSeed::<T> { cx, of: PhantomData })?;
                continue;
            }
            if key == tag || (key == content && !matches!(state, State::Absent)) {
                report_again(if key == tag { tag } else { content }, cx);
                let checkpoint = cx.checkpoint();
                let skipped = skip_value(&mut object, cx);
                cx.prefix_path(checkpoint, || Segment::from(if key == tag { tag } else { content }));
                skipped?;
                continue;
            }
            let read = match index {
                Some(index) if key == content => {
                    object.next_value_seed(ContentSeed::new(index, cx)).map(|value| state = State::Read(value))
                }
                None if key == content && !met && !self.known.looked_ahead => object.next_value().map(|copy| state = State::Copied(copy)),
                _ => {
                    if key == content {
                        state = State::Read(None);
                    } else if T::ENUM.deny_unknown_fields {
                        report_extra(&[tag, content], &key, cx);
                    }
                    skip_value(&mut object, cx)
                }
            };
            cx.prefix_path(checkpoint, || Segment::from_input(&key));
            read?;
        }
        if !met {
            report_no_tag(T::ENUM, cx);
        }
        let Some(index) = index else { return Ok(None) };
        let value = match state {
            State::Read(value) => value,
            State::Copied(copy) => {
                let checkpoint = cx.checkpoint();
                let value = decode_content(index, BufferDeserializer::new(&copy, self.known.human_readable), cx);
                cx.prefix_path(checkpoint, || Segment::from(content));
                value?
            }
            State::Absent => absent(index, cx),
        };
        Ok(value.filter(|_| cx.is_clean_since(start)))
    }

    /// The tag and the content, in formats that leave out names.
    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
        let Some(index) = self.known.first::<T, _>(&mut array, cx)? else { return Ok(None) };
        let checkpoint = cx.checkpoint();
        let read = array.next_element_seed(ContentSeed::new(index, cx));
        cx.prefix_path(checkpoint, || Segment::from(T::ENUM.content()));
        Ok(read?.unwrap_or_else(|| absent(index, cx)))
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_struct(T::ENUM.name, const { &[T::ENUM.tag(), T::ENUM.content()] }, visitor)
    }
}

/// A variant whose content is absent, which is reported unless it can do without.
fn absent<'de, T: Variants<'de>>(index: usize, cx: &mut ValidationState<'_>) -> Option<T> {
    let checkpoint = cx.checkpoint();
    let value = without_content::<T>(index, cx);
    if value.is_none() && cx.is_clean_since(checkpoint) {
        cx.report_missing(T::ENUM.content());
    }
    value
}
