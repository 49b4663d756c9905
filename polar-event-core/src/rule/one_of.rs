//! The values that are allowed.

use super::suggest;
use crate::error::{Code, Literal, Param};
use crate::state::Context;
use crate::value::Number;

/// `one_of("eur", "usd")` or `one_of(1, 2, 5)`: JSON Schema's `enum`.
///
/// Violation: `literal_error` with `expected`, the list, and, for a string that is near one of them, that one as `suggestion`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OneOf {
    /// What is allowed.
    pub values: &'static [Literal],
}

impl OneOf {
    /// Checks a string.
    #[inline]
    pub fn check_text(&self, value: &str, cx: &mut Context<'_>) -> bool {
        let good = self.has(|literal| matches!(literal, Literal::Text(text) if *text == value));
        if !good {
            note_text(self.values, value, cx);
        }
        good
    }

    /// Checks a number. Floats are compared for equality, which is what is wanted of values that are written out.
    #[inline]
    pub fn check_number(&self, value: Number, cx: &mut Context<'_>) -> bool {
        self.check(|literal| matches!(literal, Literal::Number(number) if *number == value), cx)
    }

    /// Checks a single-precision float; what is allowed is rounded as it is.
    pub(crate) fn check_single(&self, value: f32, cx: &mut Context<'_>) -> bool {
        self.check(|literal| matches!(literal, Literal::Number(number) if number.to_single() == Number::from(value)), cx)
    }

    #[inline]
    pub(super) fn check(&self, is_it: impl Fn(&Literal) -> bool, cx: &mut Context<'_>) -> bool {
        let good = self.has(is_it);
        if !good {
            cx.note(Code::LiteralError, [("expected", Param::from(self.values))]);
        }
        good
    }

    #[inline]
    fn has(&self, is_it: impl Fn(&Literal) -> bool) -> bool {
        self.values.iter().any(is_it)
    }
}

/// Notes a string that is none of those that are allowed, with the nearest of them.
#[cold]
#[inline(never)]
pub(crate) fn note_text(expected: &'static [Literal], value: &str, cx: &mut Context<'_>) {
    let texts = expected.iter().filter_map(|literal| if let Literal::Text(text) = literal { Some(*text) } else { None });
    let params = [("expected", Param::from(expected))];
    cx.note(Code::LiteralError, suggest::with_suggestion(params, value, texts, cx));
}
