//! `contains` on collections: an item that must be present; and how the compiler distinguishes it from `contains` on strings.

use std::borrow::Cow;

use compact_str::CompactString;
use serde_json::json;

use super::applies::IsText;
use super::facts::Facts;
use super::keywords::Keywords;
use super::phrase;
use super::spec::RuleSpec;
use super::unique::HasItems;
use super::{Rule, Substring};
use crate::error::{Code, Literal, Param};
use crate::state::ValidationState;
use crate::value::Number;

/// `contains = "…"` or `contains = 5` on a list or set: an item that must be present; JSON Schema's `contains` with a `const`. The
/// generated code checks it if neither the items nor their number have a fault.
///
/// Violation: `missing_item` with `item`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contains(pub Literal);

impl Contains {
    pub(crate) const fn facts(self) -> Facts {
        Facts::ANY
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::MissingItem]
    }
}

impl RuleSpec for Contains {
    const NAME: &'static str = "contains";

    fn keywords(&self) -> Keywords {
        let item = match self.0 {
            Literal::Text(text) => json!(text),
            Literal::Number(number) => serde_json::to_value(number).unwrap_or_default(),
            Literal::Boolean(value) => json!(value),
        };
        Keywords::none().with("contains", json!({ "const": item }))
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(format!("contains {}", phrase::literal(&self.0)))
    }
}

/// Types that `contains = "…"` applies to: strings, where it is a substring, and lists and sets of strings, where it is an item.
///
/// `How` distinguishes the two and is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a string nor a list of strings, so this rule cannot apply to it",
    label = "not for `{Self}`",
    note = "`contains = \"…\"` is for strings, and for lists and sets of strings; lists and sets of numbers have `contains = 5`"
)]
pub trait HasText<How> {
    /// Whether it is a string, which [`Substring`] is for.
    const IS_TEXT: bool;

    /// Whether the text is one of the items; `true` for a string, or if there is no collection.
    fn has_text(&self, text: &str) -> bool;
}

/// A substring of a string.
#[derive(Debug, Clone, Copy)]
pub struct InText;

impl<T: IsText + ?Sized> HasText<InText> for T {
    const IS_TEXT: bool = true;

    fn has_text(&self, _: &str) -> bool {
        true
    }
}

/// An item of a collection.
#[derive(Debug, Clone, Copy)]
pub struct InItems;

impl<C: HasItems + ?Sized> HasText<InItems> for C
where
    C::Item: TextItem,
{
    const IS_TEXT: bool = false;

    fn has_text(&self, text: &str) -> bool {
        self.items_in().is_none_or(|mut items| items.any(|item| item.is_text(text)))
    }
}

/// Items that `contains = "…"` can find in a collection.
#[diagnostic::on_unimplemented(
    message = "items of type `{Self}` are not strings, so this rule cannot apply to them",
    label = "not for items of type `{Self}`",
    note = "`contains = \"…\"` is for strings, and for lists and sets of strings; lists and sets of numbers have `contains = 5`"
)]
pub trait TextItem {
    /// Whether the item is this text.
    fn is_text(&self, text: &str) -> bool;
}

/// Items that `contains = 5` can find in a collection.
#[diagnostic::on_unimplemented(
    message = "items of type `{Self}` are not numbers, so this rule cannot apply to them",
    label = "not for items of type `{Self}`",
    note = "`contains = 5` is for lists and sets of integers or floats; strings, and lists and sets of strings, have `contains = \"…\"`"
)]
pub trait NumberItem {
    /// Whether the item is this number. A float is compared for equality, an `f32` with the number converted to `f32`.
    fn is_number(&self, number: Number) -> bool;
}

macro_rules! items {
    ($trait:ident $is:ident($what:ty): $($item:ty => |$value:ident, $other:ident| $same:expr;)+) => {
        $(impl $trait for $item {
            fn $is(&self, $other: $what) -> bool {
                let $value = self;
                $same
            }
        })+

        impl<T: $trait + ?Sized> $trait for &T {
            fn $is(&self, other: $what) -> bool {
                (**self).$is(other)
            }
        }

        impl<T: $trait + ?Sized> $trait for Box<T> {
            fn $is(&self, other: $what) -> bool {
                (**self).$is(other)
            }
        }

        impl<T: $trait + ToOwned + ?Sized> $trait for Cow<'_, T> {
            fn $is(&self, other: $what) -> bool {
                (**self).$is(other)
            }
        }

        impl<T: $trait> $trait for Option<T> {
            fn $is(&self, other: $what) -> bool {
                self.as_ref().is_some_and(|item| item.$is(other))
            }
        }
    };
}

items! { TextItem is_text(&str):
    str => |item, text| item == text;
    String => |item, text| item == text;
    CompactString => |item, text| item == text;
    char => |item, text| *item.encode_utf8(&mut [0; 4]) == *text;
}

items! { NumberItem is_number(Number):
    i8 => |item, number| Number::from(*item) == number;
    i16 => |item, number| Number::from(*item) == number;
    i32 => |item, number| Number::from(*item) == number;
    i64 => |item, number| Number::from(*item) == number;
    i128 => |item, number| Number::from(*item) == number;
    isize => |item, number| Number::from(*item) == number;
    u8 => |item, number| Number::from(*item) == number;
    u16 => |item, number| Number::from(*item) == number;
    u32 => |item, number| Number::from(*item) == number;
    u64 => |item, number| Number::from(*item) == number;
    u128 => |item, number| Number::from(*item) == number;
    usize => |item, number| Number::from(*item) == number;
    f32 => |item, number| Number::from(*item) == number.to_single();
    f64 => |item, number| Number::from(*item) == number;
}

/// `contains = "…"`, for a string or a collection of strings.
#[must_use]
pub const fn contains_text<T: HasText<How> + ?Sized, How>(text: &'static str) -> Rule {
    if T::IS_TEXT { Rule::Substring(Substring(text)) } else { Rule::Contains(Contains(Literal::Text(text))) }
}

/// Reports that a collection does not contain this text. [`Substring`] checks strings.
pub fn check_contains_text<T: HasText<How> + ?Sized, How>(value: &T, text: &'static str, cx: &mut ValidationState<'_>) {
    if !value.has_text(text) {
        cx.report(Code::MissingItem, [("item", Param::from(text))]);
    }
}

/// Reports that a collection does not contain this number.
pub fn check_contains_number<C: HasItems + ?Sized>(value: &C, number: Number, cx: &mut ValidationState<'_>)
where
    C::Item: NumberItem,
{
    if value.items_in().is_some_and(|mut items| !items.any(|item| item.is_number(number))) {
        cx.report(Code::MissingItem, [("item", Param::Number(number))]);
    }
}
