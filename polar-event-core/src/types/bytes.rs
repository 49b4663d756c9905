//! `bytes::Bytes`: an array of bytes, and a byte string in binary formats. This is what the crate's own `Serialize` writes.

use bytes::Bytes;
use serde_core::Deserializer;
use serde_core::de::{SeqAccess, Visitor};

use super::list::ListOf;
use crate::decode::{Accept, Decode, DecodeItems, Items, Part, Plain, accept};
use crate::describe::{self, Describe, Shape, SizeBound};
use crate::error::Code;
use crate::rule::{self, IsCollection, Rules};
use crate::state::ValidationState;
use crate::validate::{self, Validate};

/// An array of bytes, or a byte string.
struct BytesOf<P> {
    rules: Rules,
    part: P,
}

impl<'de, P: Part<'de, u8>> Accept<'de> for BytesOf<P> {
    type Value = Bytes;
    const WRONG_TYPE: Code = Code::ArrayType;

    fn visit_seq<A: SeqAccess<'de>>(self, array: A, cx: &mut ValidationState<'_>) -> Result<Option<Bytes>, A::Error> {
        Ok(ListOf::<Vec<u8>, u8, P>::new(self.rules, self.part).visit_seq(array, cx)?.map(Bytes::from))
    }

    /// Where the format is asked for bytes, a string is them: as in serde.
    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<Bytes> {
        if cx.collects() {
            cx.report_type(Self::WRONG_TYPE, "string");
            return None;
        }
        self.visit_bytes(value.as_bytes(), cx)
    }

    fn visit_bytes(self, value: &[u8], cx: &mut ValidationState<'_>) -> Option<Bytes> {
        let (checkpoint, value) = (cx.checkpoint(), Bytes::copy_from_slice(value));
        value.check(self.rules, cx);
        cx.is_clean_since(checkpoint).then_some(value)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_byte_buf(visitor)
    }
}

impl<'de> Decode<'de> for Bytes {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Self::decode_items(deserializer, rules, Plain, cx)
    }
}

impl<'de> DecodeItems<'de> for Bytes {
    fn decode_items<D: Deserializer<'de>, P: Part<'de, u8>>(
        deserializer: D,
        rules: Rules,
        part: P,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<Self>, D::Error> {
        accept(deserializer, BytesOf { rules, part }, cx)
    }
}

impl Items for Bytes {
    type Item = u8;

    fn check_items(&self, rules: Rules, item: &mut dyn FnMut(&u8, Rules, &mut ValidationState<'_>), cx: &mut ValidationState<'_>) {
        validate::items(self.iter(), rule::each(rules), item, cx);
        rule::count(rules, self.len(), "item", cx);
    }
}

impl Validate for Bytes {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        self.check_items(rules, &mut |item, rules, cx| item.check(rules, cx), cx);
    }
}

impl Describe for Bytes {
    const SHAPE: &'static Shape = &Shape::Array(describe::Array::new(|| u8::SHAPE));
    const SIZE_BOUND: SizeBound = SizeBound::Items(&u8::SIZE_BOUND);
}

impl IsCollection for Bytes {}
