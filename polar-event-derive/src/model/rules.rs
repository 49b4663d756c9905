//! The rules of a field, of its items, keys and values.

use proc_macro2::Span;
use syn::{Expr, LitStr, Type};

use super::MessageOverride;
use crate::types::Known;

/// The rules of a value of some type, and of its parts.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) own: Vec<Rule>,
    pub(crate) nullable: Option<Span>,
    pub(crate) custom: Option<Custom>,
    /// The words of rules among `own`, by their indexes.
    pub(crate) overrides: Vec<(usize, MessageOverride)>,
    /// The words of `custom`.
    pub(crate) custom_overrides: MessageOverride,
    pub(crate) each: Option<Part>,
    pub(crate) keys: Option<Part>,
    pub(crate) values: Option<Part>,
}

impl Rules {
    /// Whether nothing is asked of the value.
    pub(crate) fn are_none(&self) -> bool {
        !self.are_data() && self.custom.is_none()
    }

    /// Whether there are rules other than functions: those that need to know what the value is.
    pub(crate) fn are_data(&self) -> bool {
        !self.own.is_empty() || self.each.is_some() || self.keys.is_some() || self.values.is_some()
    }
}

/// Rules of a part of a value.
pub(crate) struct Part {
    /// Where to point if the value has no such parts.
    pub(crate) span: Span,
    /// Whether the value's syntax tells that it has.
    pub(crate) certain: bool,
    pub(crate) rules: Box<Rules>,
}

/// A function of the user's own.
pub(crate) struct Custom {
    pub(crate) function: Expr,
    /// What is around the value that it gets, if not the value itself, and that value's type.
    pub(crate) inside: Option<(Inside, Box<Type>)>,
}

/// The type around what a custom rule gets.
#[derive(Clone, Copy)]
pub(crate) enum Inside {
    Option,
    OptionalNullable,
}

/// A rule on the value itself.
pub(crate) struct Rule {
    pub(crate) span: Span,
    /// Whether the value's syntax tells that the rule applies. Otherwise the compiler is asked.
    pub(crate) certain: bool,
    /// The core's name of the rule.
    pub(crate) variant: &'static str,
    pub(crate) target: Target,
    pub(crate) limits: Limits,
    pub(crate) argument: Argument,
}

/// What a rule limits, as far as that tells at once that it contradicts no other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limits {
    /// The length of a string, and nothing else.
    Length,
    /// The characters of a string, and nothing else. The empty string has none.
    Letters,
    Other,
}

/// The arguments of a rule.
pub(crate) enum Argument {
    None,
    Text(LitStr),
    Number(Number),
    Texts(Vec<LitStr>),
    Numbers(Vec<Number>),
    Limits {
        min: Option<Limit>,
        max: Option<Limit>,
    },
    Length {
        unit: Unit,
        min: Option<Limit>,
        max: Option<Limit>,
    },
    Range {
        min: Option<Bound>,
        max: Option<Bound>,
    },
    Tolerance(Option<Limit>),
    Pattern(LitStr),
    /// The schemes of a URL; any, if there are none.
    Schemes(Vec<LitStr>),
    /// An item that must be there; or, if it turns out to be a string, a part of it.
    ItemText(LitStr),
    ItemNumber(Number),
    Uuid(Option<u8>),
    Decimal {
        max_digits: Option<Limit>,
        places: Option<Limit>,
    },
    Metadata {
        max_pairs: Option<Limit>,
        max_key: Option<Limit>,
        max_value: Option<Limit>,
        allow_nul: bool,
    },
}

/// What a rule is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Text,
    Number,
    Decimal,
    /// Strings or numbers, as the values of the rule are.
    Literals,
    /// Strings, and types for URLs.
    Url,
    /// Strings, and types for UUIDs.
    Uuid,
    Time,
    Collection,
    /// What has items and no keys.
    Items,
    Map,
    /// Lists, but not sets; only the compiler can tell these apart.
    List,
    /// Strings, and collections of strings or numbers.
    Holder,
    Metadata,
}

impl Target {
    /// Whom the rule is for, for a message.
    pub(crate) fn whom(self) -> &'static str {
        match self {
            Self::Text => "strings",
            Self::Number => "numbers",
            Self::Decimal => "decimals",
            Self::Literals => "strings and numbers",
            Self::Url => "URLs and strings",
            Self::Uuid => "UUIDs and strings",
            Self::Time => "timestamps",
            Self::Collection => "lists, sets and maps",
            Self::Items => "lists and sets",
            Self::Map => "maps",
            Self::List => "lists",
            Self::Holder => "strings, lists and sets",
            Self::Metadata => "`Metadata`",
        }
    }

    /// Whether the rule is for a type of which this is known, as far as that tells.
    pub(crate) fn is_for(self, known: Known<'_>) -> bool {
        match known {
            Known::Text => matches!(self, Self::Text | Self::Literals | Self::Url | Self::Uuid | Self::Holder),
            Known::Integer(..) | Known::Float => matches!(self, Self::Number | Self::Literals),
            Known::Decimal => matches!(self, Self::Number | Self::Literals | Self::Decimal),
            Known::Boolean => false,
            Known::List(_) => matches!(self, Self::Collection | Self::Items | Self::List | Self::Holder),
            Known::Map(..) => matches!(self, Self::Collection | Self::Map),
            Known::Other => true,
        }
    }

    /// Whether it is certain then: if not, the compiler is asked.
    pub(crate) fn is_certain_for(self, known: Known<'_>) -> bool {
        match (known, self) {
            // The name does not tell that the type is what it is called.
            (Known::Decimal | Known::Other, _) => false,
            // A `char` is a string to most rules, but cannot hold these.
            (_, Self::Url | Self::Uuid) => false,
            // What is no list is not compared.
            (_, Self::List) => false,
            _ => true,
        }
    }
}

/// What a length counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Characters,
    Bytes,
    Graphemes,
}

/// A length: a literal or a constant.
#[derive(Clone)]
pub(crate) struct Limit {
    pub(crate) expr: Expr,
    /// The value, if it is a literal.
    pub(crate) value: Option<u64>,
}

/// One end of a range.
pub(crate) struct Bound {
    pub(crate) exclusive: bool,
    pub(crate) number: Number,
}

impl Bound {
    /// Zero, which does not pass itself.
    pub(crate) const ZERO: Self = Self { exclusive: true, number: Number::Integer(0) };
}

/// A number as written.
#[derive(Clone)]
pub(crate) enum Number {
    Integer(i128),
    Big(u128),
    Float(f64),
    /// A constant, to be cast to an integer or a float.
    Constant {
        expr: Expr,
        float: bool,
    },
}
