//! The rules of a field, of its items, keys and values.

use proc_macro2::Span;
use syn::{Expr, Type};

use super::MessageOverride;
use crate::attr::Text;
use crate::types::Known;

/// The rules of a value of some type, and of its items, keys and values.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) own: Vec<Rule>,
    pub(crate) nullable: Option<Span>,
    pub(crate) custom: Vec<Custom>,
    /// The message overrides of rules in `own`, by index.
    pub(crate) overrides: Vec<(usize, MessageOverride)>,
    pub(crate) each: Option<Part>,
    pub(crate) keys: Option<Part>,
    pub(crate) values: Option<Part>,
}

impl Rules {
    /// Whether there are no rules.
    pub(crate) fn are_none(&self) -> bool {
        !self.are_data() && self.custom.is_empty()
    }

    /// Whether there are rules other than functions, which need to know the type of the value.
    pub(crate) fn are_data(&self) -> bool {
        !self.own.is_empty() || self.each.is_some() || self.keys.is_some() || self.values.is_some()
    }
}

/// The rules of items, keys or values.
pub(crate) struct Part {
    /// The span of the error if the value has none.
    pub(crate) span: Span,
    /// Whether the syntax of the value's type shows that it has them.
    pub(crate) certain: bool,
    pub(crate) rules: Box<Rules>,
}

/// A custom function.
pub(crate) struct Custom {
    pub(crate) function: Expr,
    /// The wrapper around the function's argument, and the argument's type, if the argument is not the value itself.
    pub(crate) inside: Option<(Inside, Box<Type>)>,
    pub(crate) overrides: MessageOverride,
}

/// The wrapper around a custom rule's argument.
#[derive(Clone, Copy)]
pub(crate) enum Inside {
    Option,
    OptionalNullable,
}

/// A rule on the value itself.
pub(crate) struct Rule {
    pub(crate) span: Span,
    /// Whether the syntax of the value's type shows that the rule applies. Otherwise the compiler checks it.
    pub(crate) certain: bool,
    /// The rule's variant in core.
    pub(crate) variant: &'static str,
    pub(crate) target: Target,
    pub(crate) limits: Limits,
    pub(crate) argument: Argument,
}

/// What a rule limits, as far as that rules out contradictions with other rules.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limits {
    /// Only the length of a string.
    Length,
    /// Only the characters of a string. The empty string satisfies the rule.
    Letters,
    Other,
}

/// The arguments of a rule.
pub(crate) enum Argument {
    None,
    Text(Text),
    Number(Number),
    Texts(Vec<Text>),
    Numbers(Vec<Number>),
    /// Constants, which are strings or numbers; the type of the first one tells.
    Literals(Vec<Expr>),
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
    Pattern(Text),
    /// The schemes of a URL; any scheme if empty.
    Schemes(Vec<Text>),
    /// A required item; or, if the value is a string, a substring.
    ItemText(Text),
    ItemNumber(Number),
    Uuid(Option<Limit>),
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

/// The types that a rule applies to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Text,
    Number,
    Decimal,
    /// Strings or numbers, depending on the rule's values.
    Literals,
    /// Strings, and types for URLs.
    Url,
    /// Strings, and types for UUIDs.
    Uuid,
    Time,
    Collection,
    /// Types with items but no keys.
    Items,
    Map,
    /// Lists, but not sets; only the compiler can distinguish them.
    List,
    /// Strings, and collections of strings or numbers.
    Holder,
    Metadata,
}

impl Target {
    /// The types that the rule is for, for a message.
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

    /// Whether the rule may apply to a type of which this is known.
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

    /// Whether that is certain; if not, the compiler checks it.
    pub(crate) fn is_certain_for(self, known: Known<'_>) -> bool {
        match (known, self) {
            // The name of a type does not guarantee what it is.
            (Known::Decimal | Known::Other, _) => false,
            // A `char` counts as a string for most rules, but not for these.
            (_, Self::Url | Self::Uuid) => false,
            // Only lists are compared.
            (_, Self::List) => false,
            _ => true,
        }
    }
}

/// The unit of a length.
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
    /// Zero, which is itself not valid.
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
        kind: NumberKind,
    },
}

/// What a constant is cast to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberKind {
    Integer,
    Float,
    /// What its own type is.
    OfConstant,
}
