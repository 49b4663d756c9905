//! The limits of a length or a number of items.

use crate::error::{Code, Param};
use crate::state::ValidationState;

/// Panics unless the limits are in order: in constants, at compile time.
pub(super) const fn assert_order(min: Option<usize>, max: Option<usize>) {
    if let (Some(min), Some(max)) = (min, max) {
        assert!(min <= max, "no length is at least `min` and at most `max`, since `min` is greater");
    }
}

/// The limits, and a length that exceeds one of them.
pub(super) struct Bounds {
    pub(super) min: Option<usize>,
    pub(super) max: Option<usize>,
    pub(super) actual: usize,
    pub(super) unit: &'static str,
}

impl Bounds {
    #[cold]
    #[inline(never)]
    pub(super) fn report(&self, too_short: Code, too_long: Code, cx: &mut ValidationState<'_>) {
        let (code, name, limit) = match (self.min, self.max) {
            (Some(min), _) if self.actual < min => (too_short, "min_length", min),
            (_, max) => (too_long, "max_length", max.unwrap_or(usize::MAX)),
        };
        let (actual, unit) = (Param::from(self.actual), Param::from(self.unit));
        cx.report(code, [(name, Param::from(limit)), ("actual_length", actual), ("unit", unit)]);
    }
}
