//! Floats at their limits.

use super::case::Case;
use super::fault::Fault;
use super::number::{faults, rule_of, spoken_of};
use super::tree::Tree;
use crate::error::Code;
use crate::rule::Rule;
use crate::schema::SchemaGap;
use crate::value::Number;

/// A number with few digits close to a float: no number in a rule is between them, but every parser distinguishes them.
fn beside(number: f64, side: f64) -> f64 {
    let step = if number == 0.0 { 1e-7 } else { 10_f64.powf(number.abs().log10().floor() - 7.0) };
    format!("{:.11e}", number + side * step).parse().unwrap_or(number)
}

/// Floats of this type for these rules.
pub(super) fn floats(name: &str, rules: &[&'static Rule]) -> Vec<Case> {
    let single = name == "f32";
    let mut candidates: Vec<(f64, &'static str)> =
        vec![(0.0, "type"), (1.0, "type"), (-1.0, "type"), (0.5, "type"), (-2.25, "type"), (1e9, "type")];
    let mut numbers = Vec::new();
    for (number, rule) in spoken_of(rules) {
        let float = number.to_f64();
        let float = if single { f64::from(to_single(float)) } else { float };
        numbers.push(float);
        candidates.push((float, rule));
        if single {
            candidates.extend([next_single(float, 1), next_single(float, -1)].map(|float| (float, rule)));
        } else {
            candidates.extend([beside(float, 1.0), beside(float, -1.0)].map(|float| (float, rule)));
        }
        if rule == "multiple_of" {
            candidates.extend([float * 2.0, float * 3.0, float * 1.5, -float].map(|float| (float, rule)));
        }
    }
    for rule in rules.iter().map(|rule| rule.plain()) {
        if let Rule::MultipleOf(step) = rule {
            let step = step.0.to_f64();
            candidates
                .extend(numbers.iter().flat_map(|number| [0.0, 1.0].map(|more| (((number / step).floor() + more) * step, "multiple_of"))));
        }
    }
    // Between two limits.
    if let [min, max, ..] = numbers.as_slice() {
        candidates.push((f64::midpoint(*min, *max), "range"));
    }
    let has_steps = rules.iter().any(|rule| matches!(rule.plain(), Rule::MultipleOf(_)));
    let gap: &[SchemaGap] = match (single, has_steps) {
        (true, _) => &[SchemaGap::Single, SchemaGap::Steps],
        (false, true) => &[SchemaGap::Steps],
        (false, false) => &[],
    };
    let mut cases: Vec<Case> = Vec::new();
    let mut seen: Vec<f64> = Vec::new();
    for (number, rule) in candidates {
        if !number.is_finite() || seen.contains(&number) {
            continue;
        }
        seen.push(number);
        let (seen_as, rounded): (f64, fn(Number) -> Number) =
            if single { (f64::from(to_single(number)), Number::to_single) } else { (number, |number| number) };
        let faults =
            if seen_as.is_finite() { faults(rules, Number::Float(seen_as), rounded) } else { vec![Fault::here(Code::FiniteNumber)] };
        // All implementations distinguish 0.0 and 5e-10, but whole numbers are also written as integers.
        let digits = if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number}") } else { format!("{number:?}") };
        let digits = if digits == "-0" { "0".to_owned() } else { digits };
        let rule = rule_of(&faults, rule);
        cases.push(Case { faults, ..Case::good(Tree::number(&digits), rule, digits) }.gap(gap));
    }
    cases.push(not_finite(rules, if single { "3.5e38" } else { "1e400" }, single));
    cases
}

/// A number that is too large for its type.
fn not_finite(rules: &[&'static Rule], digits: &str, single: bool) -> Case {
    let finite = rules.iter().find(|rule| matches!(rule.plain(), Rule::Finite(_)));
    let fault = Fault::here(Code::FiniteNumber).with_override(&finite.map_or(crate::rule::MessageOverride::NONE, |rule| rule.overrides()));
    let mut case = Case::bad(Tree::number(digits), fault, "finite", digits);
    // Other parsers refuse it as a syntax error.
    (case.flags.exact, case.flags.text_only) = (!single, !single);
    case
}

#[expect(clippy::cast_possible_truncation, reason = "that is what rounding to f32 means")]
fn to_single(float: f64) -> f32 {
    float as f32
}

/// The next or previous `f32`, as written.
fn next_single(float: f64, side: i32) -> f64 {
    let single = to_single(float);
    let bits = single.to_bits();
    let next = match (single == 0.0, (single > 0.0) == (side > 0)) {
        (true, _) => return f64::from(side) * 1e-9,
        (false, true) => f32::from_bits(bits + 1),
        (false, false) => f32::from_bits(bits - 1),
    };
    // The float with the same shortest digits.
    next.to_string().parse().unwrap_or(float)
}
