//! Why reading ended.

use core::fmt;

use serde_core::de::{self, Unexpected};

use super::refusal::Refusal;
use super::source_map::FaultKind;

/// Why a [`Deserializer`](super::Deserializer) could not go on.
///
/// It says what was expected and where, and never quotes the input; only a type's own message may do that. What the type expected, without
/// anything of the input, is the error's [`source`](std::error::Error::source), if the type told.
///
/// ```
/// use polar_event_core::json;
/// use serde::Deserialize;
///
/// let mut reader = json::Deserializer::from_str("[1 2]");
/// let error = Vec::<u8>::deserialize(&mut reader).unwrap_err();
/// assert_eq!(error.to_string(), "expected `,` or `]` after a value at byte 3");
/// assert_eq!(error.offset(), Some(3));
/// ```
// Boxed, so that the `Result`s of the reader's many small functions stay small.
pub struct Error(Box<Inner>);

struct Inner {
    why: Why,
    offset: Option<usize>,
}

/// Why reading ended.
#[derive(Debug)]
pub(crate) enum Why {
    /// The text is not JSON: what was expected, and whether the text ended instead.
    Syntax { expected: Expected, at_end: bool },
    /// A limit was hit, or there is something that serde cannot take.
    Fault(FaultKind),
    /// The receiving type says no.
    Type(Refusal),
}

/// What would have been JSON where reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    Value,
    Key,
    Colon,
    /// Behind a value in an object.
    CommaOrBrace,
    /// Behind a value in an array.
    CommaOrBracket,
    /// Behind the document.
    End,
    Utf8,
    /// The rest of `true`, `false` or `null`.
    Literal,
    Digit,
    NoLeadingZero,
    FractionDigit,
    ExponentDigit,
    /// That a number is over.
    NumberEnd,
    /// The end of a string.
    Quote,
    /// No control character in a string.
    NoControl,
    /// The letter of an escape.
    Escape,
    /// The digits of an escape.
    Hex,
}

impl Expected {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Value => "expected a value",
            Self::Key => "expected a key in double quotes",
            Self::Colon => "expected `:` after a key",
            Self::CommaOrBrace => "expected `,` or `}` after a value",
            Self::CommaOrBracket => "expected `,` or `]` after a value",
            Self::End => "expected the end of the text after the value",
            Self::Utf8 => "expected UTF-8",
            Self::Literal => "expected `true`, `false` or `null`",
            Self::Digit => "expected a digit",
            Self::NoLeadingZero => "expected no digit after a leading 0",
            Self::FractionDigit => "expected a digit after the decimal point",
            Self::ExponentDigit => "expected a digit in the exponent",
            Self::NumberEnd => "expected the end of a number",
            Self::Quote => "expected `\"` at the end of a string",
            Self::NoControl => "expected a string without unescaped control characters",
            Self::Escape => "expected one of `\"\\/bfnrtu` after `\\` in a string",
            Self::Hex => "expected four hexadecimal digits after `\\u`",
        }
    }
}

impl Error {
    #[cold]
    pub(super) fn new(why: Why, offset: usize) -> Self {
        Self(Box::new(Inner { why, offset: Some(offset) }))
    }

    pub(crate) fn why(&self) -> &Why {
        &self.0.why
    }

    /// Sets where it was, unless that is known.
    #[cold]
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// The byte of the text at which reading ended.
    ///
    /// `None` for an error that a type made of nothing, such as `serde::de::Error::custom` outside of reading.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// Whether the text itself is at fault: it is not JSON, or is cut off. Otherwise it does not fit the type, or a limit was hit.
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        matches!(self.0.why, Why::Syntax { .. })
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { expected, at_end: false } => f.write_str(expected.as_str()),
            Self::Syntax { expected, at_end: true } => write!(f, "{}, found the end of the text", expected.as_str()),
            Self::Fault(FaultKind::HalfPair) => f.write_str("a string has half a surrogate pair"),
            Self::Fault(FaultKind::HugeInteger | FaultKind::Infinite) => f.write_str("a number is out of range"),
            Self::Fault(FaultKind::Depth(max)) => write!(f, "nested deeper than {max} levels"),
            Self::Fault(FaultKind::Size(max)) => write!(f, "longer than {max} bytes"),
            Self::Type(refusal) => f.write_str(refusal.words()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.offset {
            Some(offset) => write!(f, "{} at byte {offset}", self.0.why),
            None => self.0.why.fmt(f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?})", self.to_string())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.why {
            Why::Type(refusal) if refusal.knows_due() => Some(refusal),
            _ => None,
        }
    }
}

impl From<Refusal> for Error {
    #[cold]
    fn from(refusal: Refusal) -> Self {
        Self(Box::new(Inner { why: Why::Type(refusal), offset: None }))
    }
}

impl de::Error for Error {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Refusal::new(&message).into()
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Refusal::of_type(&found, expected).into()
    }

    #[cold]
    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Refusal::of_value(&found, expected).into()
    }

    #[cold]
    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        Refusal::of_length(length, expected).into()
    }

    #[cold]
    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        Refusal::of_variant(found, expected).into()
    }

    #[cold]
    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Self {
        Refusal::of_field(found, expected).into()
    }

    #[cold]
    fn missing_field(field: &'static str) -> Self {
        Refusal::missing(field).into()
    }

    #[cold]
    fn duplicate_field(field: &'static str) -> Self {
        Refusal::duplicate(field).into()
    }
}
