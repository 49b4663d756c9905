//! Numbers in steps.

use crate::error::{Code, Param};
use crate::state::Context;
use crate::value::Number;

/// `multiple_of = 5`: JSON Schema's `multipleOf`.
///
/// Integers are checked exactly. Where a float is involved, as in `multiple_of = 0.01`, a relative error of 10⁻⁹ passes, since
/// few decimal fractions are floats; pydantic does the same.
///
/// Violation: `multiple_of` with `multiple_of`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MultipleOf(pub Number);

impl MultipleOf {
    /// Checks a number.
    #[inline]
    pub fn check(self, value: Number, cx: &mut Context<'_>) -> bool {
        let good = match (value, self.0) {
            (Number::Integer(value), Number::Integer(step)) => value.checked_rem(step).is_none_or(|rest| rest == 0),
            (Number::Big(value), Number::Integer(step)) => value.checked_rem(step.unsigned_abs()).is_none_or(|rest| rest == 0),
            (Number::Big(value), Number::Big(step)) => value.checked_rem(step).is_none_or(|rest| rest == 0),
            (Number::Integer(value), Number::Big(_)) => value == 0,
            (value, step) => is_multiple(value.to_f64(), step.to_f64()),
        };
        self.note_unless(good, cx)
    }

    /// Checks a single-precision float. It is a multiple if it is the nearest one to a multiple of the step as written, so that
    /// `multiple_of = 0.1` lets `0.3_f32` pass.
    pub(crate) fn check_single(self, value: f32, cx: &mut Context<'_>) -> bool {
        let step = self.0.to_f64();
        let nearest = (f64::from(value) / step).round() * step;
        self.note_unless(Number::Float(nearest).to_single() == Number::from(value), cx)
    }

    fn note_unless(self, good: bool, cx: &mut Context<'_>) -> bool {
        if !good {
            self.note(cx);
        }
        good
    }

    #[cold]
    pub(super) fn note(self, cx: &mut Context<'_>) {
        cx.note(Code::MultipleOf, [("multiple_of", Param::Number(self.0))]);
    }
}

fn is_multiple(value: f64, step: f64) -> bool {
    let rest = value % step;
    let error = value.abs() / 1e9;
    rest.abs() <= error || (rest.abs() - step.abs()).abs() <= error
}
