//! std's enums with data: `Result` and `Bound`, as serde has them.

use core::ops::Bound;

use serde_core::Deserializer;

use super::{Variants, external, nothing};
use crate::decode::Decode;
use crate::describe::{Describe, Enum, Newtype, Shape, SizeBound, Tagging, TypeArgs, Variant};
use crate::error::Segment;
use crate::rule::{ITEM_RULES, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

/// A variant that holds a `T`.
const fn variant<T: Describe>(name: &'static str, doc: &'static str) -> Variant {
    let content = Newtype { doc, rules: ITEM_RULES, ..Newtype::new(name, T::shape) };
    Variant { doc, nullable: T::OPTIONAL | T::NULLABLE, ..Variant::new(name, Shape::Newtype(content)) }
}

const fn described(
    name: &'static str,
    doc: &'static str,
    arguments: TypeArgs,
    variants: &'static [Variant],
    names: &'static [&'static str],
) -> Enum {
    Enum { doc, arguments, ..Enum::new(name, Tagging::External, variants, names) }
}

fn check<T: Validate>(content: &T, variant: &'static str, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    content.check(ITEM_RULES, cx);
    cx.prefix_path(checkpoint, || Segment::from(variant));
}

impl<'de, T: Decode<'de> + Describe, E: Decode<'de> + Describe> Variants<'de> for Result<T, E> {
    const ENUM: &'static Enum = Self::SHAPE.variants();

    fn find(name: &str) -> Option<usize> {
        Self::ENUM.names.iter().position(|it| *it == name)
    }

    fn without_content(_: usize, _: &mut ValidationState<'_>) -> Option<Self> {
        None
    }

    fn content<D: Deserializer<'de>>(index: usize, deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        match index {
            0 => Ok(T::decode(deserializer, ITEM_RULES, cx)?.map(Ok)),
            1 => Ok(E::decode(deserializer, ITEM_RULES, cx)?.map(Err)),
            _ => nothing(deserializer, cx),
        }
    }

    fn fields<D: Deserializer<'de>>(_: usize, deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        nothing(deserializer, cx)
    }
}

impl<'de, T: Decode<'de> + Describe, E: Decode<'de> + Describe> Decode<'de> for Result<T, E> {
    type Requires = (T::Requires, E::Requires);

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        external(deserializer, cx)
    }
}

impl<T: Validate, E: Validate> Validate for Result<T, E> {
    type Requires = (T::Requires, E::Requires);
    const HAS_RULES: bool = T::HAS_RULES | E::HAS_RULES;

    fn check(&self, _: Rules, cx: &mut ValidationState<'_>) {
        match self {
            Ok(value) => check(value, "Ok", cx),
            Err(error) => check(error, "Err", cx),
        }
    }
}

impl<T: Describe, E: Describe> Describe for Result<T, E> {
    const SHAPE: &'static Shape = &Shape::Enum(described(
        "Result",
        "A value, or an error.",
        TypeArgs(const { &[T::shape, E::shape] }),
        const { &[variant::<T>("Ok", "The value."), variant::<E>("Err", "The error.")] },
        &["Ok", "Err"],
    ));
    const SIZE_BOUND: SizeBound = SizeBound::Tuple(const { &[T::SIZE_BOUND, E::SIZE_BOUND] });
}

impl<'de, T: Decode<'de> + Describe> Variants<'de> for Bound<T> {
    const ENUM: &'static Enum = Self::SHAPE.variants();

    fn find(name: &str) -> Option<usize> {
        Self::ENUM.names.iter().position(|it| *it == name)
    }

    fn without_content(index: usize, _: &mut ValidationState<'_>) -> Option<Self> {
        (index == 0).then_some(Self::Unbounded)
    }

    fn content<D: Deserializer<'de>>(index: usize, deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        match index {
            0 => Ok(<()>::decode(deserializer, ITEM_RULES, cx)?.map(|()| Self::Unbounded)),
            1 => Ok(T::decode(deserializer, ITEM_RULES, cx)?.map(Self::Included)),
            2 => Ok(T::decode(deserializer, ITEM_RULES, cx)?.map(Self::Excluded)),
            _ => nothing(deserializer, cx),
        }
    }

    fn fields<D: Deserializer<'de>>(_: usize, deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        nothing(deserializer, cx)
    }
}

impl<'de, T: Decode<'de> + Describe> Decode<'de> for Bound<T> {
    type Requires = T::Requires;

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        external(deserializer, cx)
    }
}

impl<T: Validate> Validate for Bound<T> {
    type Requires = T::Requires;
    const HAS_RULES: bool = T::HAS_RULES;

    fn check(&self, _: Rules, cx: &mut ValidationState<'_>) {
        match self {
            Self::Unbounded => {}
            Self::Included(limit) => check(limit, "Included", cx),
            Self::Excluded(limit) => check(limit, "Excluded", cx),
        }
    }
}

impl<T: Describe> Describe for Bound<T> {
    const SHAPE: &'static Shape = &Shape::Enum(described(
        "Bound",
        "An end of a range.",
        TypeArgs(const { &[T::shape] }),
        const {
            &[
                Variant { doc: "No end.", ..Variant::new("Unbounded", Shape::Null) },
                variant::<T>("Included", "The end, which is part of the range."),
                variant::<T>("Excluded", "The end, which is not part of the range."),
            ]
        },
        &["Unbounded", "Included", "Excluded"],
    ));
    const SIZE_BOUND: SizeBound = SizeBound::Array(&T::SIZE_BOUND);
}
