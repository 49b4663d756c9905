//! The rules, as data, and the functions that check them.
//!
//! Each rule is defined once: decoding, [`Validate`](crate::Validate) and [`Describe`](crate::Describe) all use the same [`Rule`] constants
//! that the derive puts into a type's [`Field`](crate::describe::Field)s. Everything about a rule is in its file; the list in this module
//! names them all.
//!
#![doc = include_str!("../../docs/rules.md")]

mod alphanumeric;
pub(crate) mod applies;
mod ascii;
mod bound;
mod bounds;
pub(crate) mod compile_error;
pub(crate) mod constant;
pub(crate) mod contains;
pub(crate) mod contradiction;
pub(crate) mod cross_field;
#[cfg(feature = "rust_decimal")]
mod decimal;
mod digits;
pub(crate) mod ecma;
#[cfg(feature = "email")]
mod email;
pub(crate) mod facts;
mod finite;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
pub(crate) mod form;
pub(crate) mod function;
mod future;
#[cfg(any(feature = "email", feature = "hostname"))]
mod host;
#[cfg(feature = "hostname")]
mod hostname;
#[cfg(feature = "ip")]
mod ip;
mod items;
mod keywords;
mod length;
mod list;
mod lowercase;
mod metadata;
mod multiple_of;
mod no_control;
mod no_nul;
mod not_blank;
mod not_contains;
mod one_of;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
pub(crate) mod opinion;
mod past;
#[cfg(feature = "regex")]
mod pattern;
pub(crate) mod phrase;
mod prefix;
mod range;
mod spec;
mod substring;
mod suffix;
pub(crate) mod suggest;
mod time;
pub(crate) mod unique;
mod uppercase;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
pub(crate) mod uuid_text;
pub(crate) mod with_message;

pub use alphanumeric::Alphanumeric;
pub use applies::{IsCollection, IsDecimal, IsList, IsMap, IsMetadata, IsNumber, IsOption, IsText, IsTime, IsUrl, IsUuid};
pub use ascii::Ascii;
pub use bound::Bound;
pub use contains::Contains;
pub use digits::DecimalDigits;
#[cfg(feature = "email")]
pub use email::Email;
pub(crate) use facts::Facts;
pub use finite::Finite;
pub(crate) use finite::report_not_finite;
pub use function::IntoReport;
pub use future::Future;
#[cfg(feature = "hostname")]
pub use hostname::Hostname;
#[cfg(feature = "ip")]
pub use ip::{Ip, Ipv4, Ipv6};
pub use items::Items;
pub use keywords::SchemaGap;
pub(crate) use keywords::{Dialect, Keywords};
pub use length::{Length, Unit};
pub use lowercase::Lowercase;
pub use metadata::MetadataRules;
pub use multiple_of::MultipleOf;
pub use no_control::NoControl;
pub use no_nul::NoNul;
pub use not_blank::NotBlank;
pub use not_contains::NotContains;
pub use one_of::OneOf;
pub(crate) use one_of::report_text;
pub use past::Past;
#[cfg(feature = "regex")]
pub use pattern::{CompiledPattern, Pattern};
pub use prefix::Prefix;
pub use range::Range;
pub(crate) use spec::{CountRule, TextRule};
pub use substring::Substring;
pub use suffix::Suffix;
pub use time::{Tolerance, time};
pub(crate) use unique::HasItems;
pub use unique::Unique;
pub use uppercase::Uppercase;
#[cfg(feature = "url")]
pub use url::Url;
#[cfg(feature = "uuid")]
pub use uuid::{UuidVersion, parse_uuid, uuid};
pub use with_message::WithMessage;

use list::{if_for, phrase_of_path, rules};
#[cfg(feature = "rust_decimal")]
use spec::DecimalRule;
use spec::{NumberRule, RuleSpec, TimeRule};

#[cfg(all(feature = "rust_decimal", any(feature = "arbitrary", feature = "proptest", feature = "testing")))]
use opinion::DecimalOpinion;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use opinion::{NumberOpinion, TextOpinion, TimeOpinion};

use crate::error::Code;
pub use crate::error::MessageOverride;
use crate::state::ValidationState;
use crate::value::{Number, UnixTime};

/// The rules of a field, an item, a key: a constant slice.
pub type Rules = &'static [Rule];

rules! {
    /// One rule, with its parameters.
    #[derive(Debug, Clone, Copy)]
    #[non_exhaustive]
    // With an explicit tag, testing for a rule is faster than with a niche in its parameters.
    #[repr(u8)]
    rules {
        Length(Length) for text;
        Pattern(Pattern) for text, if feature = "regex";
        NotBlank(NotBlank) for text;
        Ascii(Ascii) for text;
        Alphanumeric(Alphanumeric) for text;
        Lowercase(Lowercase) for text;
        Uppercase(Uppercase) for text;
        NoControl(NoControl) for text;
        NoNul(NoNul) for text;
        Prefix(Prefix) for text;
        Suffix(Suffix) for text;
        Substring(Substring) for text;
        NotContains(NotContains) for text;
        Email(Email) for text, if feature = "email";
        Url(Url) for text, if feature = "url";
        Hostname(Hostname) for text, if feature = "hostname";
        Ip(Ip) for text, if feature = "ip";
        Ipv4(Ipv4) for text, if feature = "ip";
        Ipv6(Ipv6) for text, if feature = "ip";
        Uuid(UuidVersion) for text, if feature = "uuid";
        OneOf(OneOf) for text number decimal;
        Range(Range) for number decimal;
        MultipleOf(MultipleOf) for number decimal;
        Finite(Finite) for number;
        Decimal(DecimalDigits) for decimal;
        Past(Past) for time;
        Future(Future) for time;
        Items(Items) for count;
        Unique(Unique) for list;
        Contains(Contains) for list;
        Metadata(MetadataRules) for metadata;
    }
    parts {
        /// `nullable`: `null` deserializes to `None`.
        Nullable = "nullable";
        /// No rule: a placeholder where the compiler finds that no rule is needed.
        Nothing = "nothing";
        /// `each(…)`: rules for every item of a collection.
        Each(Rules) = "each";
        /// `keys(…)`: rules for every key of a map.
        Keys(Rules) = "keys";
        /// `values(…)`: rules for every value of a map.
        Values(Rules) = "values";
        /// `message = "…"` and `code = "…"` within the parentheses of another rule.
        WithMessage(WithMessage) = "message";
    }
    functions {
        /// `custom = path`: a function of the type's author, by its path as written. The generated code calls it.
        Custom = "custom";
        /// `check = path`: a function that gets the whole field, absent or not.
        Check = "check";
        /// `required_if = path`: the field must be present if this condition on the struct holds.
        RequiredIf = "required_if";
        /// `forbidden_if = path`: the field must not be present if this condition on the struct holds.
        ForbiddenIf = "forbidden_if";
        /// `equals = field`: the value must be the same as that of another field, by its name in the document.
        Equals = "equals", as phrase |other| format!("the same as {}", phrase::code(other));
    }
}

/// The rules of an item without rules of its own, and of a whole document: an `Option` there may be `null`, since it cannot be absent.
pub const ITEM_RULES: Rules = &[Rule::Nullable];

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident: $variant:ident;)+) => { $(
        $(#[$doc])*
        #[inline]
        #[must_use]
        pub fn $name(rules: Rules) -> Rules {
            rules.iter().find_map(|rule| if let Rule::$variant(found) = rule { Some(*found) } else { None }).unwrap_or(ITEM_RULES)
        }
    )+ };
}

parts! {
    /// The rules for every item of a collection.
    each: Each;
    /// The rules for every key of a map.
    keys: Keys;
    /// The rules for every value of a map.
    values: Values;
}

/// Whether `null` deserializes to `None`.
#[inline]
#[must_use]
pub fn is_nullable(rules: Rules) -> bool {
    rules.iter().any(|rule| matches!(rule, Rule::Nullable))
}

/// Checks a string and returns whether it satisfies the rules.
#[inline]
pub fn text(rules: Rules, value: &str, cx: &mut ValidationState<'_>) -> bool {
    // Fast path: most strings satisfy rules that need no function call.
    rules.iter().all(|rule| rule.text_fast_path_ok(value, cx)) || check_text(rules, value, cx)
}

#[inline(never)]
fn check_text(rules: Rules, value: &str, cx: &mut ValidationState<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::WithMessage(rule) => rule.check(cx, |rules, cx| check_text(rules, value, cx)),
            rule => rule.check_text(value, cx),
        };
    }
    good || cx.is_lenient()
}

/// Checks a number and returns whether it satisfies the rules.
#[inline]
pub fn number(rules: Rules, value: Number, cx: &mut ValidationState<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::WithMessage(rule) => rule.check(cx, |rules, cx| number(rules, value, cx)),
            rule => rule.check_number(value, cx),
        };
    }
    good || cx.is_lenient()
}

/// Checks a single-precision float and returns whether it satisfies the rules.
pub(crate) fn single(rules: Rules, value: f32, cx: &mut ValidationState<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::WithMessage(rule) => rule.check(cx, |rules, cx| single(rules, value, cx)),
            rule => rule.check_single(value, cx),
        };
    }
    good || cx.is_lenient()
}

/// Checks a decimal and returns whether it satisfies the rules. Numbers in rules are compared as the decimals that they are written as.
#[cfg(feature = "rust_decimal")]
pub fn decimal(rules: Rules, value: rust_decimal::Decimal, cx: &mut ValidationState<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::WithMessage(rule) => rule.check(cx, |rules, cx| decimal(rules, value, cx)),
            rule => rule.check_decimal(value, cx),
        };
    }
    good || cx.is_lenient()
}

/// Checks the number of items of a collection and returns whether it satisfies the rules. `unit` is the noun: "item", "pair".
#[inline]
pub fn count(rules: Rules, value: usize, unit: &'static str, cx: &mut ValidationState<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::WithMessage(rule) => rule.check(cx, |rules, cx| count(rules, value, unit, cx)),
            rule => rule.check_count(value, unit, cx),
        };
    }
    good || cx.is_lenient()
}

/// The maximum number of items that the rules allow.
#[inline]
#[must_use]
pub(crate) fn max_items(rules: Rules) -> usize {
    let max = |rule: &Rule| if let Rule::Items(items) = rule.plain() { items.max } else { None };
    rules.iter().find_map(max).unwrap_or(usize::MAX)
}
