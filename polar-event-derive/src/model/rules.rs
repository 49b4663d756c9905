//! The rules of a field, of its items, keys and values.

use proc_macro2::Span;
use syn::{Expr, LitStr, Type};

use super::Words;

/// The rules of a value of some type, and of its parts.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) own: Vec<Rule>,
    pub(crate) nullable: Option<Span>,
    pub(crate) custom: Option<Custom>,
    /// The words of rules among `own`, by their indexes.
    pub(crate) words: Vec<(usize, Words)>,
    /// The words of `custom`.
    pub(crate) custom_words: Words,
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
    pub(crate) kind: RuleKind,
}

pub(crate) enum RuleKind {
    Length {
        unit: Unit,
        min: Option<Limit>,
        max: Option<Limit>,
    },
    Items {
        min: Option<Limit>,
        max: Option<Limit>,
    },
    Range {
        min: Option<Bound>,
        max: Option<Bound>,
    },
    Pattern(LitStr),
    /// A rule on what a string consists of, by its variant's name.
    Content(&'static str),
    /// The same, with a text.
    ContentOf(&'static str, LitStr),
    /// A rule on the form of a string, by its variant's name.
    Format(&'static str),
    /// A URL with one of these schemes, or with any.
    Url(Vec<LitStr>),
    /// The items differ from each other.
    Unique,
    /// An item that must be there; or, if it turns out to be a string, a part of it.
    ContainsText(LitStr),
    ContainsNumber(Number),
    /// A float that is neither infinite nor no number.
    Finite,
    MultipleOf(Number),
    OneOfTexts(Vec<LitStr>),
    OneOfNumbers(Vec<Number>),
    Decimal {
        max_digits: Option<Limit>,
        places: Option<Limit>,
    },
    Uuid(Option<u8>),
    Past {
        tolerance: Option<Limit>,
    },
    Future {
        tolerance: Option<Limit>,
    },
    Metadata {
        max_pairs: Option<Limit>,
        max_key: Option<Limit>,
        max_value: Option<Limit>,
        allow_nul: bool,
    },
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
