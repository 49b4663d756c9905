//! The value of a pair.

use core::fmt;
use std::borrow::Cow;

use compact_str::CompactString;
use serde_core::de::{Deserialize, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde_core::{Serialize, Serializer};

use crate::decode::variant_index;
use crate::error::{Code, Report};
use crate::rule::MetadataRules;
use crate::state::ValidationState;

/// The value of a pair of [`Metadata`](super::Metadata): a string, an integer, a float or a boolean.
///
/// An integer and a float with the same value are not equal: `1` is not `1.0`.
///
/// ```
/// use polar_event_core::MetadataValue;
///
/// assert_eq!(MetadataValue::from("gpt-4o").as_str(), Some("gpt-4o"));
/// assert_eq!(MetadataValue::from(120), MetadataValue::Integer(120));
/// assert_ne!(MetadataValue::from(1), MetadataValue::from(1.0));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum MetadataValue {
    /// A string: 1 to 500 characters, unless the field has other limits. Up to 24 bytes are stored inline.
    String(CompactString),
    /// A number without fraction and exponent.
    Integer(i64),
    /// A number with a fraction or an exponent. It must be finite.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
}

/// The value of a pair of [`MetadataRef`](super::MetadataRef): a [`MetadataValue`] whose string is borrowed from the input if possible.
///
/// ```
/// use polar_event_core::{MetadataValue, MetadataValueRef};
///
/// let value = MetadataValueRef::from("gpt-4o");
/// assert_eq!(MetadataValue::from(value), MetadataValue::from("gpt-4o"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum MetadataValueRef<'a> {
    /// A string: 1 to 500 characters, unless the field has other limits. Owned if it has escapes.
    String(Cow<'a, str>),
    /// A number without fraction and exponent.
    Integer(i64),
    /// A number with a fraction or an exponent. It must be finite.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
}

impl From<MetadataValueRef<'_>> for MetadataValue {
    #[inline]
    fn from(value: MetadataValueRef<'_>) -> Self {
        match value {
            MetadataValueRef::String(string) => Self::String(string.into()),
            MetadataValueRef::Integer(integer) => Self::Integer(integer),
            MetadataValueRef::Float(float) => Self::Float(float),
            MetadataValueRef::Boolean(boolean) => Self::Boolean(boolean),
        }
    }
}

/// The methods of both the owned and the borrowed value.
macro_rules! values {
    ($($value:ty),+) => { $(
        impl $value {
            /// The string, if it is one.
            #[must_use]
            pub fn as_str(&self) -> Option<&str> {
                if let Self::String(string) = self { Some(string) } else { None }
            }

            /// The integer, if it is one.
            #[must_use]
            pub const fn as_i64(&self) -> Option<i64> {
                if let Self::Integer(integer) = self { Some(*integer) } else { None }
            }

            /// The number, if it is one. Integers beyond 2^53 are rounded.
            #[must_use]
            pub const fn as_f64(&self) -> Option<f64> {
                match self {
                    #[expect(clippy::cast_precision_loss, reason = "documented")]
                    Self::Integer(integer) => Some(*integer as f64),
                    Self::Float(float) => Some(*float),
                    Self::String(_) | Self::Boolean(_) => None,
                }
            }

            /// The boolean, if it is one.
            #[must_use]
            pub const fn as_bool(&self) -> Option<bool> {
                if let Self::Boolean(boolean) = self { Some(*boolean) } else { None }
            }

            /// Validates the value against the limits.
            pub(super) fn check(&self, rules: &MetadataRules, cx: &mut ValidationState<'_>) -> bool {
                match self {
                    Self::String(string) => rules.check_string(string, cx),
                    Self::Float(float) => check_finite(*float, cx),
                    Self::Integer(_) | Self::Boolean(_) => true,
                }
            }
        }

        impl fmt::Display for $value {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::String(string) => f.pad(string),
                    Self::Integer(integer) => integer.fmt(f),
                    Self::Float(float) => fmt::Debug::fmt(float, f),
                    Self::Boolean(boolean) => boolean.fmt(f),
                }
            }
        }

        impl Serialize for $value {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    return match self {
                        Self::String(string) => serializer.serialize_str(string),
                        Self::Integer(integer) => serializer.serialize_i64(*integer),
                        Self::Float(float) => serializer.serialize_f64(*float),
                        Self::Boolean(boolean) => serializer.serialize_bool(*boolean),
                    };
                }
                match self {
                    Self::String(string) => serializer.serialize_newtype_variant(NAME, 0, "String", &**string),
                    Self::Integer(integer) => serializer.serialize_newtype_variant(NAME, 1, "Integer", integer),
                    Self::Float(float) => serializer.serialize_newtype_variant(NAME, 2, "Float", float),
                    Self::Boolean(boolean) => serializer.serialize_newtype_variant(NAME, 3, "Boolean", boolean),
                }
            }
        }
    )+ };
}

values!(MetadataValue, MetadataValueRef<'_>);

macro_rules! from {
    ($($value:ty { $($from:ty => $variant:ident;)+ })+) => { $($(
        impl From<$from> for $value {
            #[inline]
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        }
    )+)+ };
}

from! {
    MetadataValue {
        &str => String;
        String => String;
        Box<str> => String;
        Cow<'_, str> => String;
        CompactString => String;
        i8 => Integer;
        i16 => Integer;
        i32 => Integer;
        i64 => Integer;
        u8 => Integer;
        u16 => Integer;
        u32 => Integer;
        f32 => Float;
        f64 => Float;
        bool => Boolean;
    }
    MetadataValueRef<'_> {
        i64 => Integer;
        f64 => Float;
        bool => Boolean;
    }
}

impl<'a> From<&'a str> for MetadataValueRef<'a> {
    #[inline]
    fn from(value: &'a str) -> Self {
        Self::String(Cow::Borrowed(value))
    }
}

/// Integers beyond `i64` are refused.
impl TryFrom<u64> for MetadataValue {
    type Error = Report;

    fn try_from(value: u64) -> Result<Self, Report> {
        i64::try_from(value).map(Self::Integer).map_err(|_| {
            let mut cx = ValidationState::new();
            out_of_range(&mut cx);
            cx.into_report()
        })
    }
}

#[inline]
pub(super) fn check_finite(float: f64, cx: &mut ValidationState<'_>) -> bool {
    if !float.is_finite() {
        cx.report(Code::FiniteNumber, []);
    }
    float.is_finite()
}

/// Reports an integer beyond `i64`.
#[cold]
pub(super) fn out_of_range(cx: &mut ValidationState<'_>) {
    cx.report(Code::IntOutOfRange, [("ge", i64::MIN.into()), ("le", i64::MAX.into())]);
}

/// The name of the enum in formats that write one.
const NAME: &str = "MetadataValue";

pub(super) const VARIANTS: &[&str] = &["String", "Integer", "Float", "Boolean"];

/// A value as an enum, for formats that are not human-readable.
pub(super) struct Tagged(pub(super) MetadataValueRef<'static>);

impl<'de> Deserialize<'de> for Tagged {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum(NAME, VARIANTS, TaggedVisitor)
    }
}

struct TaggedVisitor;

impl<'de> Visitor<'de> for TaggedVisitor {
    type Value = Tagged;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, an integer, a float or a boolean")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Tagged, A::Error> {
        let (index, variant) = access.variant_seed(variant_index(VARIANTS))?;
        Ok(Tagged(match index {
            0 => MetadataValueRef::String(Cow::Owned(variant.newtype_variant()?)),
            1 => MetadataValueRef::Integer(variant.newtype_variant()?),
            2 => MetadataValueRef::Float(variant.newtype_variant()?),
            _ => MetadataValueRef::Boolean(variant.newtype_variant()?),
        }))
    }
}
