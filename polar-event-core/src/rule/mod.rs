//! The rules: what a value must keep to, as data, and the functions that check it.
//!
//! A rule is written once, here: decoding, [`Validate`](crate::Validate) and [`Describe`](crate::Describe) all read the
//! same [`Rule`] constants that the derive puts into a type's [`Field`](crate::describe::Field)s. To add a rule, write
//! its file, give it a variant, and add it to the function for the kind of value that it applies to.

mod applies;
mod content;
mod function;
mod length;
mod metadata;
mod multiple_of;
mod one_of;
#[cfg(feature = "regex")]
mod pattern;
mod range;
#[cfg(feature = "jiff")]
mod time;
#[cfg(feature = "uuid")]
mod uuid;

pub use applies::{IsCollection, IsMap, IsMetadata, IsNumber, IsOption, IsText, IsTime, IsUuid};
pub use applies::{for_collection, for_map, for_metadata, for_number, for_text, for_time, for_uuid, nullable};
pub use content::Content;
pub use function::{Check, Condition, OfValue, OfValueAndContext, Refusal, Signature, check, condition, custom};
pub use length::{Items, Length, Unit};
pub use metadata::MetadataRules;
pub use multiple_of::MultipleOf;
pub use one_of::OneOf;
#[cfg(feature = "regex")]
pub use pattern::{CompiledPattern, Pattern};
pub use range::{Bound, Range};
#[cfg(feature = "jiff")]
pub use time::{Tolerance, time};
#[cfg(feature = "uuid")]
pub use uuid::{UuidVersion, parse_uuid, uuid};

use crate::context::Context;
use crate::number::Number;

/// The rules of a field, an item, a key: a constant slice.
pub type Rules = &'static [Rule];

/// One rule, with its parameters.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Rule {
    /// `length(min, max, equal)`: the length of a string.
    Length(Length),
    /// `pattern = "…"`: a regular expression that a string must match.
    #[cfg(feature = "regex")]
    Pattern(Pattern),
    /// `not_blank`, `ascii`, `alphanumeric`, `lowercase`, `uppercase`, `no_control`, `no_nul`, `prefix`, `suffix`, `contains`: what a
    /// string consists of.
    Content(Content),
    /// `one_of(…)`: the strings or numbers that are allowed.
    OneOf(OneOf),
    /// `range(min, max, exclusive_min, exclusive_max)`, `positive`, `negative`: the limits of a number.
    Range(Range),
    /// `multiple_of = …`: the steps of a number.
    MultipleOf(MultipleOf),
    /// `uuid(version = 4)`: a UUID, of this version.
    #[cfg(feature = "uuid")]
    Uuid(UuidVersion),
    /// `past`, `past(tolerance = …)`: a timestamp that is not after now.
    #[cfg(feature = "jiff")]
    Past(Tolerance),
    /// `future`, `future(tolerance = …)`: a timestamp that is not before now.
    #[cfg(feature = "jiff")]
    Future(Tolerance),
    /// `items(min, max)`: how many items or entries a collection has.
    Items(Items),
    /// `metadata(max_pairs, max_key, max_value)`: the limits of a [`Metadata`](crate::Metadata).
    Metadata(MetadataRules),
    /// `nullable`: `null` stands for `None`.
    Nullable,
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
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Length(length) => length.check(value, cx),
            #[cfg(feature = "regex")]
            Rule::Pattern(pattern) => pattern.check(value, cx),
            Rule::Content(content) => content.check(value, cx),
            Rule::OneOf(one_of) => one_of.check_text(value, cx),
            #[cfg(feature = "uuid")]
            Rule::Uuid(version) => version.check_text(value, cx),
            _ => true,
        };
    }
    good
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
            _ => true,
        };
    }
    good
}

/// Checks how many items a collection has; says whether it keeps to the rules. `unit` is the noun: "item", "pair".
#[inline]
pub fn count(rules: Rules, value: usize, unit: &'static str, cx: &mut Context<'_>) -> bool {
    let mut good = true;
    for rule in rules {
        good &= match rule {
            Rule::Items(items) => items.check(value, unit, cx),
            _ => true,
        };
    }
    good
}

/// The most items that the rules allow.
#[inline]
#[must_use]
pub fn max_items(rules: Rules) -> usize {
    let max = |rule: &Rule| if let Rule::Items(items) = rule { items.max } else { None };
    rules.iter().find_map(max).unwrap_or(usize::MAX)
}
