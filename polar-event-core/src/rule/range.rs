//! The limits of a number.

use crate::error::{Code, Param};
use crate::state::Context;
use crate::value::Number;

/// One end of a [`Range`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// The limit itself passes.
    Inclusive(Number),
    /// The limit itself does not pass.
    Exclusive(Number),
}

/// `range(min, max, exclusive_min, exclusive_max)`: JSON Schema's `minimum`, `exclusiveMaximum` and so on.
///
/// Violations: `greater_than_equal` with `ge`, `greater_than` with `gt`, `less_than_equal` with `le`, `less_than` with `lt`.
/// The comparison is exact, also of integers with floats; NaN keeps to no range. An `f32` is compared with the limit as an `f32`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower limit.
    pub min: Option<Bound>,
    /// The upper limit.
    pub max: Option<Bound>,
}

impl Range {
    /// Checks a number.
    #[inline]
    pub fn check(&self, value: Number, cx: &mut Context<'_>) -> bool {
        self.check_with(|limit| limit, value, cx)
    }

    /// Checks a single-precision float. The limits are rounded as it is, so that `range(max = 0.1)` lets `0.1_f32` pass.
    pub(crate) fn check_single(&self, value: f32, cx: &mut Context<'_>) -> bool {
        self.check_with(Number::to_single, Number::from(value), cx)
    }

    #[inline]
    fn check_with(&self, rounded: impl Fn(Number) -> Number, value: Number, cx: &mut Context<'_>) -> bool {
        let above = match self.min {
            None => true,
            Some(Bound::Inclusive(min)) => value >= rounded(min),
            Some(Bound::Exclusive(min)) => value > rounded(min),
        };
        let below = match self.max {
            None => true,
            Some(Bound::Inclusive(max)) => value <= rounded(max),
            Some(Bound::Exclusive(max)) => value < rounded(max),
        };
        if !(above && below) {
            self.note(above, cx);
        }
        above && below
    }

    #[cold]
    #[inline(never)]
    pub(super) fn note(&self, above: bool, cx: &mut Context<'_>) {
        let (code, name, limit) = match (above, self.min, self.max) {
            (false, Some(Bound::Inclusive(min)), _) => (Code::GreaterThanEqual, "ge", min),
            (false, Some(Bound::Exclusive(min)), _) => (Code::GreaterThan, "gt", min),
            (_, _, Some(Bound::Inclusive(max))) => (Code::LessThanEqual, "le", max),
            (_, _, Some(Bound::Exclusive(max))) => (Code::LessThan, "lt", max),
            _ => return,
        };
        cx.note(code, [(name, Param::Number(limit))]);
    }
}
