//! The rules: what a value must keep to, as data, and the functions that check it.
//!
//! A rule is written once, here: decoding, [`Validate`](crate::Validate) and [`Describe`](crate::Describe) all read the
//! same [`Rule`] constants that the derive puts into a type's [`Field`](crate::describe::Field)s. To add a rule, write
//! its file, give it a variant, and add it to the function for the kind of value that it applies to.
//!
#![doc = include_str!("../../docs/rules.md")]

mod applies;
mod contains;
mod content;
pub(crate) mod cross_field;
#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
mod format;
mod function;
mod length;
mod metadata;
mod multiple_of;
mod one_of;
#[cfg(feature = "regex")]
mod pattern;
mod range;
mod said;
pub(crate) mod suggest;
mod time;
mod unique;
#[cfg(feature = "uuid")]
mod uuid;

pub use applies::{IsCollection, IsDecimal, IsList, IsMap, IsMetadata, IsNumber, IsOption, IsText, IsTime, IsUrl, IsUuid};
pub use applies::{
    for_collection, for_decimal, for_list, for_map, for_metadata, for_number, for_text, for_time, for_url, for_uuid, nullable,
};
pub use contains::{HasText, InItems, InText, NumberItem, TextItem};
pub use contains::{check_contains_number, check_contains_text, contains_text};
pub use content::Content;
#[cfg(feature = "rust_decimal")]
pub use decimal::{DecimalDigits, decimal};
#[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
pub use format::Format;
pub use function::{Check, Condition, OfValue, OfValueAndContext, Refusal, Signature, check, condition, custom};
pub use length::{Items, Length, Unit};
pub use metadata::MetadataRules;
pub use multiple_of::MultipleOf;
pub use one_of::OneOf;
pub(crate) use one_of::note_text;
#[cfg(feature = "regex")]
pub use pattern::{CompiledPattern, Pattern};
pub use range::{Bound, Range};
pub use said::{Said, all_said, custom_said};
pub use time::{Tolerance, time};
pub use unique::{ByEq, ByFloats, Distinct, Floats, HasItems, check_unique};
#[cfg(feature = "uuid")]
pub use uuid::{UuidVersion, parse_uuid, uuid};

use crate::error::{Code, Literal};
pub use crate::error::{Words, check_message};
use crate::state::Context;
use crate::value::Number;

/// The rules of a field, an item, a key: a constant slice.
pub type Rules = &'static [Rule];

/// One rule, with its parameters.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
// A tag of its own: to find it among the bits of the parameters takes a while.
#[repr(u8)]
pub enum Rule {
    /// `length(min, max, equal)`: the length of a string.
    Length(Length),
    /// `pattern = "…"`: a regular expression that a string must match.
    #[cfg(feature = "regex")]
    Pattern(Pattern),
    /// `not_blank`, `ascii`, `alphanumeric`, `lowercase`, `uppercase`, `no_control`, `no_nul`, `prefix`, `suffix`, `contains`: what a
    /// string consists of.
    Content(Content),
    /// `email`, `url`, `hostname`, `ip`, `ipv4`, `ipv6`: the form of a string.
    #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
    Format(Format),
    /// `one_of(…)`: the strings or numbers that are allowed.
    OneOf(OneOf),
    /// `range(min, max, exclusive_min, exclusive_max)`, `positive`, `negative`: the limits of a number.
    Range(Range),
    /// `finite`: a float that is a number, and not infinite. Floats are held against it with or without the rule, which says so, and can have
    /// words of its own.
    Finite,
    /// `multiple_of = …`: the steps of a number.
    MultipleOf(MultipleOf),
    /// `decimal(max_digits, places)`: how many digits a decimal has.
    #[cfg(feature = "rust_decimal")]
    Decimal(DecimalDigits),
    /// `uuid(version = 4)`: a UUID, of this version.
    #[cfg(feature = "uuid")]
    Uuid(UuidVersion),
    /// `past`, `past(tolerance = …)`: a timestamp that is not after now. The system's clock may have been asked half a second ago: if it was set back
    /// since then, what it showed last still counts.
    Past(Tolerance),
    /// `future`, `future(tolerance = …)`: a timestamp that is not before now.
    Future(Tolerance),
    /// `items(min, max)`: how many items or entries a collection has.
    Items(Items),
    /// `unique`: the items of a list differ from each other; JSON Schema's `uniqueItems`. It is checked by the generated code, which knows the
    /// items' type, on the items with which nothing is wrong. Violation: `duplicate_item` at each of them that is equal to an earlier one,
    /// with `first_index`, the index of the first that it is equal to.
    Unique,
    /// `contains = "…"` or `contains = 5` on a list or set: an item that must be there; JSON Schema's `contains` with a `const`. It is
    /// checked by the generated code, too, when nothing is wrong with any item, nor with their number. Violation: `missing_item` with `item`.
    Contains(Literal),
    /// `metadata(max_pairs, max_key, max_value)`: the limits of a [`Metadata`](crate::Metadata).
    Metadata(MetadataRules),
    /// `nullable`: `null` stands for `None`.
    Nullable,
    /// No rule: what stands where the compiler finds that another one is not needed.
    Nothing,
    /// `each(…)`: rules for every item of a collection.
    Each(Rules),
    /// `keys(…)`: rules for every key of a map.
    Keys(Rules),
    /// `values(…)`: rules for every value of a map.
    Values(Rules),
    /// `custom = path`: a function of the type's author, by the path as written. It is called by the generated code.
    Custom(&'static str),
    /// `check = path`: a function that sees the whole field, absent or not.
    Check(&'static str),
    /// `required_if = path`: the field must be there if this holds of the struct.
    RequiredIf(&'static str),
    /// `forbidden_if = path`: the field must not be there if this holds of the struct.
    ForbiddenIf(&'static str),
    /// `equals = field`: the value must be the same as that of another field, by its name in the document.
    Equals(&'static str),
    /// `message = "…"` and `code = "…"` within the parentheses of another rule.
    Said(Said),
}

/// The rules of a part that has none of its own, and of a whole document: an `Option` there may be `null`, since it cannot
/// be absent.
pub const PART: Rules = &[Rule::Nullable];

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident: $variant:ident;)+) => { $(
        $(#[$doc])*
        #[inline]
        #[must_use]
        pub fn $name(rules: Rules) -> Rules {
            rules.iter().find_map(|rule| if let Rule::$variant(found) = rule { Some(*found) } else { None }).unwrap_or(PART)
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

/// Whether `null` stands for `None`.
#[inline]
#[must_use]
pub fn is_nullable(rules: Rules) -> bool {
    rules.iter().any(|rule| matches!(rule, Rule::Nullable))
}

/// Checks a string; says whether it keeps to the rules.
#[inline]
pub fn text(rules: Rules, value: &str, cx: &mut Context<'_>) -> bool {
    // Most strings keep to rules that a glance can tell. Nothing is called for these.
    rules.iter().all(|rule| clearly_keeps(rule, value, cx)) || check_text(rules, value, cx)
}

/// Whether a string keeps to a rule, as far as that is seen at once; `false` says nothing.
#[inline(always)]
fn clearly_keeps(rule: &Rule, value: &str, cx: &Context<'_>) -> bool {
    match rule {
        Rule::Length(length) => length.clearly_has(value),
        Rule::Content(Content::NoNul) => cx.is_json_source(value),
        _ => false,
    }
}

#[inline(never)]
fn check_text(rules: Rules, value: &str, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Length(length) => length.check(value, cx),
            #[cfg(feature = "regex")]
            Rule::Pattern(pattern) => pattern.check(value, cx),
            Rule::Content(content) => content.check(value, cx),
            #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
            Rule::Format(format) => format.check(value, cx),
            Rule::OneOf(one_of) => one_of.check_text(value, cx),
            #[cfg(feature = "uuid")]
            Rule::Uuid(version) => version.check_text(value, cx),
            Rule::Said(said) => said.check(cx, |rules, cx| check_text(rules, value, cx)),
            _ => true,
        };
    }
    good || cx.lets_pass()
}

/// Checks a number; says whether it keeps to the rules.
#[inline]
pub fn number(rules: Rules, value: Number, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Range(range) => range.check(value, cx),
            Rule::MultipleOf(multiple_of) => multiple_of.check(value, cx),
            Rule::OneOf(one_of) => one_of.check_number(value, cx),
            Rule::Said(said) => said.check(cx, |rules, cx| number(rules, value, cx)),
            _ => true,
        };
    }
    good || cx.lets_pass()
}

/// Notes that a float is infinite or no number, in the words of the rule `finite` if it is there and has some.
#[cold]
pub(crate) fn note_not_finite(rules: Rules, cx: &mut Context<'_>) {
    let mark = cx.mark();
    cx.note(Code::FiniteNumber, []);
    for rule in rules {
        if let (Rule::Said(said), Rule::Finite) = (rule, rule.plain()) {
            cx.say(mark, &said.words, |_| true);
        }
    }
}

/// Checks how many items a collection has; says whether it keeps to the rules. `unit` is the noun: "item", "pair".
#[inline]
pub fn count(rules: Rules, value: usize, unit: &'static str, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Items(items) => items.check(value, unit, cx),
            Rule::Said(said) => said.check(cx, |rules, cx| count(rules, value, unit, cx)),
            _ => true,
        };
    }
    good || cx.lets_pass()
}

/// The most items that the rules allow.
#[inline]
#[must_use]
pub fn max_items(rules: Rules) -> usize {
    let max = |rule: &Rule| if let Rule::Items(items) = rule.plain() { items.max } else { None };
    rules.iter().find_map(max).unwrap_or(usize::MAX)
}
