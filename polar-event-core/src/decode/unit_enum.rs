//! Enums whose variants have no fields: a string that is one of their names.

use core::fmt;
use core::marker::PhantomData;

use std::borrow::Cow;

use serde_core::de::{DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, VariantAccess, Visitor};
use serde_core::ser::Serializer;

use super::accept::{Accept, accept};
use super::key::read_key;
use super::refuse::{refuse_object, skip_value};
use super::variant::VariantSeed;
use crate::error::{Code, Literal};
use crate::rule::report_text;
use crate::state::ValidationState;
use crate::validate::finish::warn_deprecated;

/// An enum whose variants have no fields: what `#[derive(Event)]` generates.
pub trait UnitEnum: Sized {
    /// The enum's name.
    const NAME: &'static str;

    /// The names of the variants in documents, in the order of their declaration.
    const NAMES: &'static [&'static str];

    /// The same names, as a rule like `one_of` has them.
    const LITERALS: &'static [Literal];

    /// The variant that goes by this name.
    fn find(name: &str) -> Option<Self>;

    /// The variant at this place of the declaration.
    fn at(index: usize) -> Option<Self>;

    /// The place of the variant in the declaration.
    fn index(&self) -> usize;

    /// If the variant is deprecated, what to use instead; an empty text if that is not said.
    fn deprecated(&self) -> Option<&'static str> {
        None
    }
}

struct Units<T>(PhantomData<T>);

impl<'de, T: UnitEnum> Accept<'de> for Units<T> {
    type Value = T;
    const WRONG_TYPE: Code = Code::StringType;

    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<T> {
        unit_enum_from_text(value, cx)
    }

    /// `{"Variant": null}`, as a variant that holds nothing is written beside the tag of another enum. Any other object is none.
    #[cold]
    fn visit_map<A: MapAccess<'de>>(self, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
        let checkpoint = cx.checkpoint();
        if let Some(name) = read_key(&mut object, cx)? {
            let content = object.next_value::<Option<IgnoredAny>>();
            cx.report_fault();
            let is_unit = content?.is_none() && cx.is_clean_since(checkpoint) && T::find(&name).is_some();
            if is_unit {
                match read_key(&mut object, cx)? {
                    None => return Ok(unit_enum_from_text(&name, cx)),
                    Some(_) => skip_value(&mut object, cx)?,
                }
            }
        }
        refuse_object(<Self as Accept<'de>>::WRONG_TYPE, object, cx)
    }
}

impl<'de, T: UnitEnum> Visitor<'de> for Units<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a variant of {}", T::NAME)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        let (found, variant) = access.variant_seed(VariantSeed { names: T::NAMES, find: T::find, at: T::at })?;
        variant.unit_variant().map(|()| Some(found))
    }
}

/// Reads the text of a key that is a variant.
///
/// # Errors
///
/// The format's own.
pub fn read_unit_enum_key<'de, T: UnitEnum, A: MapAccess<'de>>(
    object: &mut A,
    cx: &mut ValidationState<'_>,
) -> Result<Option<Cow<'de, str>>, A::Error> {
    if cx.collects() {
        return read_key(object, cx);
    }
    object.next_key_seed(UnitKey::<T>(PhantomData))
}

/// The name of a variant as a key, where the format is asked for an enum.
struct UnitKey<T>(PhantomData<T>);

impl<'de, T: UnitEnum> DeserializeSeed<'de> for UnitKey<T> {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_enum(T::NAME, T::NAMES, self)
    }
}

impl<'de, T: UnitEnum> Visitor<'de> for UnitKey<T> {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a variant of {}", T::NAME)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        let (found, variant) = access.variant_seed(VariantSeed { names: T::NAMES, find: T::find, at: T::at })?;
        variant.unit_variant()?;
        Ok(Cow::Borrowed(T::NAMES.get(found.index()).copied().unwrap_or_default()))
    }
}

/// The variant that a text names; another text is `literal_error`.
pub fn unit_enum_from_text<T: UnitEnum>(text: &str, cx: &mut ValidationState<'_>) -> Option<T> {
    let found = T::find(text);
    match &found {
        None => report_text(T::LITERALS, text, cx),
        Some(variant) => {
            if let Some(note) = variant.deprecated() {
                warn_deprecated(note, cx);
            }
        }
    }
    found
}

/// Decodes a variant: a string, or an enum in formats that are not human-readable.
///
/// # Errors
///
/// The deserializer's own.
pub fn unit_enum<'de, T: UnitEnum, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
    if cx.collects() {
        accept(deserializer, Units(PhantomData), cx)
    } else {
        deserializer.deserialize_enum(T::NAME, T::NAMES, Units(PhantomData))
    }
}

/// Writes a variant as serde's derive would.
///
/// # Errors
///
/// The serializer's own.
pub fn serialize_unit_enum<T: UnitEnum, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let index = value.index();
    let name = T::NAMES.get(index).copied().unwrap_or_default();
    serializer.serialize_unit_variant(T::NAME, u32::try_from(index).unwrap_or(u32::MAX), name)
}
