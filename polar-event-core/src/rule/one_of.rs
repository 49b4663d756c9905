//! `one_of`.

use serde_json::{Value, json};

use super::facts::Facts;
use super::keywords::Keywords;
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{NumberOpinion, Opinion, Text, TextOpinion};
use super::phrase::literal;
use super::spec::{NumberRule, RuleSpec, TextRule};
use super::suggest;
use crate::error::{Code, Literal, Param};
use crate::state::ValidationState;
use crate::value::Number;

/// `one_of("eur", "usd")` or `one_of(1, 2, 5)`: JSON Schema's `enum`.
///
/// Violation: `literal_error` with `expected`, the list, and, if a string is similar to one of them, that one as `suggestion`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OneOf {
    /// The allowed values.
    pub values: &'static [Literal],
}

impl OneOf {
    pub(crate) const fn facts(self) -> Facts {
        Facts { literals: Some(self.values), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::LiteralError]
    }

    #[inline]
    pub(super) fn check_by(&self, is_it: impl Fn(&Literal) -> bool, cx: &mut ValidationState<'_>) -> bool {
        let good = self.has(is_it);
        if !good {
            cx.report(Code::LiteralError, [("expected", Param::from(self.values))]);
        }
        good
    }

    #[inline]
    fn has(&self, is_it: impl Fn(&Literal) -> bool) -> bool {
        self.values.iter().any(is_it)
    }
}

/// Reports a string that is not an allowed one, with the nearest of them.
#[cold]
#[inline(never)]
pub(crate) fn report_text(expected: &'static [Literal], value: &str, cx: &mut ValidationState<'_>) {
    let texts = expected.iter().filter_map(|literal| if let Literal::Text(text) = literal { Some(*text) } else { None });
    let params = [("expected", Param::from(expected))];
    match expected {
        // The only one need not be said twice.
        [_] => cx.report(Code::LiteralError, params),
        _ => cx.report(Code::LiteralError, suggest::with_suggestion(params, value, texts, cx)),
    }
}

/// The literals as JSON values, without duplicates.
fn distinct(values: &[Literal]) -> Vec<Value> {
    let mut all = Vec::with_capacity(values.len());
    for literal in values {
        let value = match literal {
            Literal::Text(text) => json!(text),
            Literal::Number(number) => serde_json::to_value(number).unwrap_or_default(),
            Literal::Boolean(value) => json!(value),
        };
        if !all.contains(&value) {
            all.push(value);
        }
    }
    all
}

impl RuleSpec for OneOf {
    const NAME: &'static str = "one_of";

    fn keywords(&self) -> Keywords {
        let mut values = distinct(self.values);
        match values.as_mut_slice() {
            [only] => Keywords::none().with("const", only.take()),
            _ => Keywords::none().with("enum", values),
        }
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some(match self.values {
            [only] => format!("only {}", literal(only)),
            values => format!("one of {}", values.iter().map(literal).collect::<Vec<_>>().join(", ")),
        })
    }
}

impl TextRule for OneOf {
    #[inline]
    fn check(&self, value: &str, cx: &mut ValidationState<'_>) -> bool {
        let good = self.has(|literal| matches!(literal, Literal::Text(text) if *text == value));
        if !good {
            report_text(self.values, value, cx);
        }
        good
    }
}

impl NumberRule for OneOf {
    /// Floats are compared for equality, which is right for values that are written as literals.
    #[inline]
    fn check(&self, value: Number, cx: &mut ValidationState<'_>) -> bool {
        self.check_by(|literal| matches!(literal, Literal::Number(number) if *number == value), cx)
    }

    fn check_single(&self, value: f32, cx: &mut ValidationState<'_>) -> bool {
        self.check_by(|literal| matches!(literal, Literal::Number(number) if number.to_single() == Number::from(value)), cx)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TextOpinion for OneOf {
    fn opinion(&self, text: &str) -> Opinion {
        let is_it = |literal: &Literal| matches!(literal, Literal::Text(value) if *value == text);
        Opinion::unless(self.values.iter().any(is_it), Code::LiteralError)
    }

    fn samples(&self) -> Vec<Text> {
        let both = |literal: &Literal| match literal {
            Literal::Text(text) => vec![Text::from(*text), Text::from(text.to_uppercase())],
            Literal::Number(_) | Literal::Boolean(_) => Vec::new(),
        };
        self.values.iter().flat_map(both).collect()
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl NumberOpinion for OneOf {
    fn opinion(&self, value: Number, rounded: fn(Number) -> Number) -> Opinion {
        Opinion::unless(self.numbers().into_iter().any(|number| rounded(number) == value), Code::LiteralError)
    }

    fn numbers(&self) -> Vec<Number> {
        self.values.iter().filter_map(|literal| if let Literal::Number(number) = literal { Some(*number) } else { None }).collect()
    }
}
