//! The variant of a tagged enum, before its object is read.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, EnumAccess, SeqAccess, VariantAccess, Visitor};

use super::look::LookSeed;
use super::{TagSeed, Variants, at, find, report_no_tag};
use crate::decode::buffer::reads_copy;
use crate::decode::{Accept, VariantSeed, accept, drain_array, refuse_array};
use crate::error::Code;
use crate::reader::REREAD_TOKEN;
use crate::state::ValidationState;

/// What is known of an object before it is read.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// The variant that its tag names, if it has been looked for and there is one.
    pub(super) index: Option<usize>,
    /// Whether the tag has been looked for.
    pub(super) looked_ahead: bool,
    pub(super) human_readable: bool,
}

impl Known {
    /// The variant that the first item of an array names, in formats that leave out names. Elsewhere, or if it names none, the array is refused.
    pub(super) fn first<'de, T: Variants<'de>, A: SeqAccess<'de>>(
        self,
        array: &mut A,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<usize>, A::Error> {
        if !cx.has_positions(self.human_readable) {
            return refuse_array(Code::ObjectType, array, cx).map(|()| None);
        }
        match array.next_element_seed(TagSeed::<T> { cx, of: PhantomData })? {
            Some(Some(index)) => Ok(Some(index)),
            Some(None) => drain_array(array, cx).map(|_| None),
            None => {
                report_no_tag(T::ENUM, cx);
                Ok(None)
            }
        }
    }
}

/// Looks for the tag, where that can be done before anything is read: in our own reader's text, and in a copy. Then decodes the object by `new`.
pub(super) fn decode_tagged<'de, T: Variants<'de>, D: Deserializer<'de>, A: Accept<'de, Value = T>>(
    deserializer: D,
    tag: &'static str,
    new: fn(Known) -> A,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    let human_readable = deserializer.is_human_readable();
    if reads_copy::<D>() {
        return deserializer.deserialize_newtype_struct(REREAD_TOKEN, CopyVisitor { tag, new, human_readable, cx, of: PhantomData });
    }
    let index = cx.text_ahead(tag, T::ENUM.tag_type.kind(), find::<T>).flatten();
    let looked_ahead = cx.keys_ahead_possible();
    accept(deserializer, new(Known { index, looked_ahead, human_readable }), cx)
}

/// An object that has been copied, and can be read again.
struct CopyVisitor<'a, 'c, T, A> {
    tag: &'static str,
    new: fn(Known) -> A,
    human_readable: bool,
    cx: &'a mut ValidationState<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>, A: Accept<'de, Value = T>> Visitor<'de> for CopyVisitor<'_, '_, T, A> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut again: S) -> Result<Option<T>, S::Error> {
        let look = again.next_element_seed(LookSeed::Tag(self.tag, T::ENUM.tag_type.kind()))?;
        let index = look.and_then(|look| find::<T>(&look.tag?));
        let known = Known { index, looked_ahead: true, human_readable: self.human_readable };
        Ok(again.next_element_seed(AcceptSeed { accept: (self.new)(known), cx: self.cx })?.flatten())
    }
}

struct AcceptSeed<'a, 'c, A> {
    accept: A,
    cx: &'a mut ValidationState<'c>,
}

impl<'de, A: Accept<'de>> DeserializeSeed<'de> for AcceptSeed<'_, '_, A> {
    type Value = Option<A::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        accept(deserializer, self.accept, self.cx)
    }
}

/// The tag of an adjacently tagged enum where the format is asked for it by its type: serde writes it as a variant that holds nothing.
pub(super) struct NameVisitor<T>(PhantomData<fn() -> T>);

impl<T> NameVisitor<T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Variants<'de>> Visitor<'de> for NameVisitor<T> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the name of a variant of {}", T::ENUM.name)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<usize, A::Error> {
        let (index, variant) = access.variant_seed(VariantSeed { names: T::ENUM.names, find: find::<T>, at: at::<T> })?;
        variant.unit_variant().map(|()| index)
    }
}
