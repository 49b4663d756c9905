//! `multiple_of`.

use serde_json::{Value, json};

use super::facts::Facts;
use super::keywords::{Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{NumberOpinion, Opinion};
use super::phrase::number;
use super::spec::{NumberRule, RuleSpec};
use crate::error::{Code, Param};
use crate::state::ValidationState;
use crate::value::Number;

/// `multiple_of = 5`: JSON Schema's `multipleOf`.
///
/// Integers are checked exactly. If a float is involved, as in `multiple_of = 0.01`, a relative error of 10⁻⁹ is accepted, since few
/// decimal fractions are exact floats; pydantic does the same.
///
/// Violation: `multiple_of` with `multiple_of`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MultipleOf(pub Number);

impl MultipleOf {
    pub(crate) const fn facts(self) -> Facts {
        Facts::ANY
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::MultipleOf]
    }

    pub(super) fn report_unless(self, good: bool, cx: &mut ValidationState<'_>) -> bool {
        if !good {
            self.report(cx);
        }
        good
    }

    #[cold]
    pub(super) fn report(self, cx: &mut ValidationState<'_>) {
        cx.report(Code::MultipleOf, [("multiple_of", Param::Number(self.0))]);
    }
}

impl RuleSpec for MultipleOf {
    const NAME: &'static str = "multiple_of";

    fn keywords(&self) -> Keywords {
        let step = serde_json::to_value(self.0).unwrap_or_default();
        // JSON Schema requires positive steps, and the sign of a step has no effect.
        let step = match (step.as_i64(), step.as_f64()) {
            (Some(step), _) => json!(step.unsigned_abs()),
            (None, Some(step)) => json!(step.abs()),
            (None, None) => Value::Null,
        };
        Keywords::none().with("multipleOf", step).without(SchemaGap::Steps)
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(format!("a multiple of {}", number(self.0)))
    }
}

impl NumberRule for MultipleOf {
    #[inline]
    fn check(&self, value: Number, cx: &mut ValidationState<'_>) -> bool {
        let good = match (value, self.0) {
            (Number::Integer(value), Number::Integer(step)) => value.checked_rem(step).is_none_or(|rest| rest == 0),
            (Number::Big(value), Number::Integer(step)) => value.checked_rem(step.unsigned_abs()).is_none_or(|rest| rest == 0),
            (Number::Big(value), Number::Big(step)) => value.checked_rem(step).is_none_or(|rest| rest == 0),
            (Number::Integer(value), Number::Big(_)) => value == 0,
            (value, step) => is_multiple(value.to_f64(), step.to_f64()),
        };
        self.report_unless(good, cx)
    }

    /// A single-precision float is a multiple if it is the `f32` nearest to a multiple of the step as written, so that `multiple_of = 0.1`
    /// accepts `0.3_f32`.
    fn check_single(&self, value: f32, cx: &mut ValidationState<'_>) -> bool {
        let step = self.0.to_f64();
        let nearest = (f64::from(value) / step).round() * step;
        self.report_unless(Number::Float(nearest).to_single() == Number::from(value), cx)
    }
}

fn is_multiple(value: f64, step: f64) -> bool {
    let rest = value % step;
    let error = value.abs() / 1e9;
    rest.abs() <= error || (rest.abs() - step.abs()).abs() <= error
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl NumberOpinion for MultipleOf {
    fn opinion(&self, value: Number, _: fn(Number) -> Number) -> Opinion {
        let good = match (value, self.0) {
            (Number::Integer(value), Number::Integer(step)) => step != 0 && value % step == 0,
            (Number::Integer(value), Number::Big(_)) => value == 0,
            (Number::Big(value), Number::Integer(step)) => value % step.unsigned_abs() == 0,
            (Number::Big(value), Number::Big(step)) => value % step == 0,
            (value, step) => {
                let (value, step) = (value.to_f64(), step.to_f64());
                let nearest = (value / step).round() * step;
                (value - nearest).abs() <= value.abs() * 1e-9
            }
        };
        Opinion::unless(good, Code::MultipleOf)
    }

    fn numbers(&self) -> Vec<Number> {
        vec![self.0]
    }
}
