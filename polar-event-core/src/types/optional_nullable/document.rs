//! How the type stands in a document: read, written, checked and described.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde_core::ser::{Serialize, Serializer};

use super::OptionalNullable;
use crate::decode::{Decode, DecodeEntries, DecodeItems, Each, Entries, Items, Map, Part, PartSeed, Plain, deserialize, variant_index};
use crate::describe::presence::check_option;
use crate::describe::{Describe, Keys, Shape, SizeBound};
use crate::rule::Rules;
use crate::serialize::UNSET;
use crate::serialize::write::{Around, Write, content};
use crate::state::{SatisfiedBy, ValidationState};
use crate::types::wrap::{collections, decode_by, nullable};
use crate::validate::Validate;

const VARIANTS: &[&str] = &["Unset", "Null", "Value"];

impl<T: Serialize> Serialize for OptionalNullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self, serializer.is_human_readable()) {
            (Self::Value(value), true) => value.serialize(serializer),
            (Self::Unset | Self::Null, true) => serializer.serialize_none(),
            (Self::Unset, false) => serializer.serialize_unit_variant(UNSET.0, 0, UNSET.1),
            (Self::Null, false) => serializer.serialize_unit_variant("OptionalNullable", 1, "Null"),
            (Self::Value(value), false) => serializer.serialize_newtype_variant("OptionalNullable", 2, "Value", value),
        }
    }
}

impl<How: Around, T: Write<How::Content>> Write<How> for OptionalNullable<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(content::<How, T>).serialize(serializer)
    }
}

impl<'de, T: Decode<'de, Requires: SatisfiedBy>> Deserialize<'de> for OptionalNullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

/// The three states as an enum, in formats that are not human-readable.
struct Variants<'a, 'c, T, P> {
    part: P,
    rules: Rules,
    cx: &'a mut ValidationState<'c>,
    decoded: PhantomData<fn() -> T>,
}

impl<'de, T, P: Part<'de, T>> Visitor<'de> for Variants<'_, '_, T, P> {
    type Value = Option<OptionalNullable<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of Unset, Null and Value")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        match access.variant_seed(variant_index(VARIANTS))? {
            (0, variant) => variant.unit_variant().map(|()| Some(OptionalNullable::Unset)),
            (1, variant) => variant.unit_variant().map(|()| Some(OptionalNullable::Null)),
            (_, variant) => {
                let seed = PartSeed::new(self.part, self.rules, self.cx);
                Ok(variant.newtype_variant_seed(seed)?.map(OptionalNullable::Value))
            }
        }
    }
}

#[inline(always)]
fn decode_into<'de, T, D: Deserializer<'de>, P: Part<'de, T>>(
    deserializer: D,
    rules: Rules,
    part: P,
    slot: &mut Option<OptionalNullable<T>>,
    cx: &mut ValidationState<'_>,
) -> Result<(), D::Error> {
    if deserializer.is_human_readable() {
        return nullable(deserializer, rules, part, slot, OptionalNullable::from, cx);
    }
    *slot = deserializer.deserialize_enum("OptionalNullable", VARIANTS, Variants { part, rules, cx, decoded: PhantomData })?;
    Ok(())
}

impl<'de, T: Decode<'de>> Decode<'de> for OptionalNullable<T> {
    type Requires = T::Requires;

    decode_by!(decode_into);

    #[inline]
    fn absent(_: &mut ValidationState<'_>) -> Option<Self> {
        Some(Self::Unset)
    }
}

impl<T: Validate> Validate for OptionalNullable<T> {
    type Requires = T::Requires;
    const HAS_RULES: bool = T::HAS_RULES;

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        if let Self::Value(value) = self {
            value.check(rules, cx);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_unset()
    }
}

impl<T: Describe> Describe for OptionalNullable<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const OPTIONAL: bool = check_option(T::OPTIONAL);
    const NULLABLE: bool = true;
    const DEFAULT_IS_ABSENT: bool = true;
    const SIZE_BOUND: SizeBound = T::SIZE_BOUND;
    const KEYS: Keys = Keys::OPTION;
}

collections!(OptionalNullable, OptionalNullable::Value, decode_into);
