//! Tags that are integers or booleans. The names of the variants are their texts.

use core::fmt::Display;
use core::marker::PhantomData;

use serde_core::de::{Deserializer, MapAccess, Visitor};
use serde_core::ser::{Error, Serialize, Serializer};

use super::{Variants, find};
use crate::decode::{Accept, accept, hidden};
use crate::describe::TagType;
use crate::error::{Code, Segment};
use crate::state::ValidationState;

/// Decodes a tag that is no string: the index of the variant that it names.
pub(super) fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<usize>, D::Error> {
    let checkpoint = cx.checkpoint();
    let read = accept(deserializer, Typed::<T>(PhantomData), cx);
    cx.prefix_path(checkpoint, || Segment::from(T::ENUM.tag()));
    read
}

struct Typed<T>(PhantomData<fn() -> T>);

impl<'de, T: Variants<'de>> Typed<T> {
    const IS_BOOLEAN: bool = matches!(T::ENUM.tag_type, TagType::Boolean);

    fn named(value: impl Display, cx: &mut ValidationState<'_>) -> Option<usize> {
        let index = find::<T>(&value.to_string());
        if index.is_none() {
            report_unknown::<T>(cx);
        }
        index
    }

    fn integer(value: impl Display, cx: &mut ValidationState<'_>) -> Option<usize> {
        if Self::IS_BOOLEAN {
            cx.report_type(Code::BoolType, "integer");
            return None;
        }
        Self::named(value, cx)
    }
}

#[cold]
fn report_unknown<'de, T: Variants<'de>>(cx: &mut ValidationState<'_>) {
    cx.report(Code::UnionTagInvalid, [("expected", T::ENUM.expected())]);
}

impl<'de, T: Variants<'de>> Accept<'de> for Typed<T> {
    type Value = usize;
    const WRONG_TYPE: Code = T::ENUM.tag_type.wrong_type();

    fn visit_bool(self, value: bool, cx: &mut ValidationState<'_>) -> Option<usize> {
        if Self::IS_BOOLEAN {
            return Self::named(value, cx);
        }
        cx.report_type(Code::IntType, "boolean");
        None
    }

    fn visit_i128(self, value: i128, cx: &mut ValidationState<'_>) -> Option<usize> {
        Self::integer(value, cx)
    }

    fn visit_u128(self, value: u128, cx: &mut ValidationState<'_>) -> Option<usize> {
        Self::integer(value, cx)
    }

    fn visit_huge_integer(self, value: f64, cx: &mut ValidationState<'_>) -> Option<usize> {
        Self::integer(value, cx)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<usize>, A::Error> {
        hidden::visit_map(self, object, cx)
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        match T::ENUM.tag_type {
            TagType::Unsigned => deserializer.deserialize_u64(visitor),
            TagType::Signed => deserializer.deserialize_i64(visitor),
            TagType::Boolean => deserializer.deserialize_bool(visitor),
            TagType::String => deserializer.deserialize_str(visitor),
        }
    }
}

/// The name of a variant as the value of a tag of this type.
#[derive(Clone, Copy)]
pub(super) struct TagValue {
    pub(super) name: &'static str,
    pub(super) of: TagType,
}

impl Serialize for TagValue {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let not_this = || S::Error::custom(format_args!("`{}` is no value of this tag", self.name));
        match self.of {
            TagType::String => serializer.serialize_str(self.name),
            TagType::Unsigned => serializer.serialize_u64(self.name.parse().map_err(|_| not_this())?),
            TagType::Signed => serializer.serialize_i64(self.name.parse().map_err(|_| not_this())?),
            TagType::Boolean => serializer.serialize_bool(self.name.parse().map_err(|_| not_this())?),
        }
    }
}
