//! `range`, `positive` and `negative`.

use super::bound::Bound;
use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{NumberOpinion, Opinion};
use super::phrase::range;
use super::spec::{NumberRule, RuleSpec};
use crate::error::{Code, Param};
use crate::state::ValidationState;
use crate::value::Number;

/// `range(min, max, exclusive_min, exclusive_max)`: JSON Schema's `minimum`, `exclusiveMaximum` and so on.
///
/// Violations: `greater_than_equal` with `ge`, `greater_than` with `gt`, `less_than_equal` with `le`, `less_than` with `lt`.
/// The comparison is exact, also of integers with floats; NaN is in no range. An `f32` is compared with the limit converted to `f32`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower limit.
    pub min: Option<Bound>,
    /// The upper limit.
    pub max: Option<Bound>,
}

impl Range {
    pub(crate) const fn facts(self) -> Facts {
        Facts { min: self.min, max: self.max, ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        use Bound::{Exclusive, Inclusive};
        match (self.min, self.max) {
            (Some(Inclusive(_)), Some(Inclusive(_))) => &[Code::GreaterThanEqual, Code::LessThanEqual],
            (Some(Inclusive(_)), Some(Exclusive(_))) => &[Code::GreaterThanEqual, Code::LessThan],
            (Some(Exclusive(_)), Some(Inclusive(_))) => &[Code::GreaterThan, Code::LessThanEqual],
            (Some(Exclusive(_)), Some(Exclusive(_))) => &[Code::GreaterThan, Code::LessThan],
            (Some(Inclusive(_)), None) => &[Code::GreaterThanEqual],
            (Some(Exclusive(_)), None) => &[Code::GreaterThan],
            (None, Some(Inclusive(_))) => &[Code::LessThanEqual],
            (None, Some(Exclusive(_))) => &[Code::LessThan],
            (None, None) => &[],
        }
    }

    /// The rule as written: `positive` and `negative` are ranges, too.
    pub(crate) const fn written(self) -> &'static str {
        match (self.min, self.max) {
            (Some(Bound::Exclusive(Number::Integer(0))), None) => "positive",
            (None, Some(Bound::Exclusive(Number::Integer(0)))) => "negative",
            _ => Self::NAME,
        }
    }

    #[inline]
    fn check_with(&self, rounded: impl Fn(Number) -> Number, value: Number, cx: &mut ValidationState<'_>) -> bool {
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
            self.report(above, cx);
        }
        above && below
    }

    #[cold]
    #[inline(never)]
    pub(super) fn report(&self, above: bool, cx: &mut ValidationState<'_>) {
        let (code, name, limit) = match (above, self.min, self.max) {
            (false, Some(Bound::Inclusive(min)), _) => (Code::GreaterThanEqual, "ge", min),
            (false, Some(Bound::Exclusive(min)), _) => (Code::GreaterThan, "gt", min),
            (_, _, Some(Bound::Inclusive(max))) => (Code::LessThanEqual, "le", max),
            (_, _, Some(Bound::Exclusive(max))) => (Code::LessThan, "lt", max),
            _ => return,
        };
        cx.report(code, [(name, Param::Number(limit))]);
    }
}

impl RuleSpec for Range {
    const NAME: &'static str = "range";

    fn keywords(&self) -> Keywords {
        Keywords::none()
    }

    fn phrase(&self, _: &str) -> Option<String> {
        range((self.min, self.max))
    }
}

impl NumberRule for Range {
    #[inline]
    fn check(&self, value: Number, cx: &mut ValidationState<'_>) -> bool {
        self.check_with(|limit| limit, value, cx)
    }

    /// `range(max = 0.1)` accepts `0.1_f32`.
    fn check_single(&self, value: f32, cx: &mut ValidationState<'_>) -> bool {
        self.check_with(Number::to_single, Number::from(value), cx)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl Range {
    /// The opinion on a value that `order` compares with the limits.
    pub(crate) fn opinion_by(&self, order: impl Fn(Number) -> Option<core::cmp::Ordering>) -> Opinion {
        let below = match self.min {
            Some(Bound::Inclusive(min)) if order(min).is_some_and(|it| it.is_lt()) => Some(Code::GreaterThanEqual),
            Some(Bound::Exclusive(min)) if order(min).is_some_and(|it| it.is_le()) => Some(Code::GreaterThan),
            _ => None,
        };
        let above = match self.max {
            Some(Bound::Inclusive(max)) if order(max).is_some_and(|it| it.is_gt()) => Some(Code::LessThanEqual),
            Some(Bound::Exclusive(max)) if order(max).is_some_and(|it| it.is_ge()) => Some(Code::LessThan),
            _ => None,
        };
        below.or(above).map_or(Opinion::Keeps, Opinion::Breaks)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl NumberOpinion for Range {
    fn opinion(&self, value: Number, rounded: fn(Number) -> Number) -> Opinion {
        self.opinion_by(|limit| value.partial_cmp(&rounded(limit)))
    }

    fn numbers(&self) -> Vec<Number> {
        let number = |bound| match bound {
            Bound::Inclusive(number) | Bound::Exclusive(number) => number,
        };
        self.min.into_iter().chain(self.max).map(number).collect()
    }
}
