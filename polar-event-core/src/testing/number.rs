//! Integers at their limits, and the results of rules for numbers. Faults are determined here, without the functions that the decoder
//! calls.

use super::case::Case;
use super::fault::Fault;
use super::tree::Tree;
use crate::error::Code;
use crate::rule::Rule;
use crate::rule::opinion::Opinion;
use crate::schema::SchemaGap;
use crate::value::Number;

/// The range of an integer type.
fn limits_of(name: &str) -> (Number, Number) {
    let between = |min: i128, max: i128| (Number::Integer(min), Number::Integer(max));
    match name {
        "i8" => between(i8::MIN.into(), i8::MAX.into()),
        "i16" => between(i16::MIN.into(), i16::MAX.into()),
        "i32" => between(i32::MIN.into(), i32::MAX.into()),
        "isize" => between(isize::MIN as i128, isize::MAX as i128),
        "i128" => between(i128::MIN, i128::MAX),
        "u8" => between(0, u8::MAX.into()),
        "u16" => between(0, u16::MAX.into()),
        "u32" => between(0, u32::MAX.into()),
        "u64" => between(0, u64::MAX.into()),
        "usize" => between(0, usize::MAX as i128),
        "u128" => (Number::Integer(0), Number::Big(u128::MAX)),
        _ => between(i64::MIN.into(), i64::MAX.into()),
    }
}

/// The number increased by this much. `None` beyond 128 bits.
fn plus(number: Number, more: i128) -> Option<Number> {
    match number {
        Number::Integer(integer) => integer
            .checked_add(more)
            .map(Number::Integer)
            .or_else(|| (more > 0).then(|| Number::Big(integer.unsigned_abs() + more.unsigned_abs()))),
        Number::Big(integer) => {
            let sum = if more < 0 { integer.checked_sub(more.unsigned_abs()) } else { integer.checked_add(more.unsigned_abs()) };
            sum.map(|sum| i128::try_from(sum).map_or(Number::Big(sum), Number::Integer))
        }
        Number::Float(_) => None,
    }
}

/// The integers near a number: it and its neighbours, or the two around it.
fn around(number: Number) -> Vec<Number> {
    let float = match number {
        Number::Float(float) => float,
        exact => return [-1, 0, 1].into_iter().filter_map(|more| plus(exact, more)).collect(),
    };
    if float.abs() >= 9e15 {
        return Vec::new();
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is below 2^53")]
    let below = float.floor() as i128;
    [below - 1, below, below + 1, below + 2].into_iter().map(Number::Integer).collect()
}

/// The numbers in rules, with the name of the rule.
pub(super) fn spoken_of(rules: &[&'static Rule]) -> Vec<(Number, &'static str)> {
    let of = |rule: &'static Rule| {
        let numbers = rule.as_number().map(|rule| rule.numbers()).unwrap_or_default();
        numbers.into_iter().map(|number| (number, rule.name()))
    };
    rules.iter().flat_map(|rule| of(rule.plain())).collect()
}

/// The faults of a number; `rounded` converts the rule's numbers to the type's precision.
pub(super) fn faults(rules: &[&'static Rule], value: Number, rounded: fn(Number) -> Number) -> Vec<Fault> {
    let on = |rule: &&'static Rule| match rule.plain().as_number()?.opinion(value, rounded) {
        Opinion::Breaks(code) => Some(Fault::here(code).overridden(&rule.overrides())),
        Opinion::Keeps | Opinion::Unknown => None,
    };
    rules.iter().filter_map(on).collect()
}

/// The rule that a number tests: the one that it breaks, or the one that mentions it.
pub(super) fn rule_of(faults: &[Fault], rule: &'static str) -> &'static str {
    match faults.first().map(Fault::base_code) {
        Some(Code::GreaterThan | Code::GreaterThanEqual | Code::LessThan | Code::LessThanEqual) => "range",
        Some(Code::MultipleOf) => "multiple_of",
        Some(Code::LiteralError) => "one_of",
        Some(_) => "type",
        None => rule,
    }
}

fn spelled(number: Number) -> String {
    match number {
        Number::Integer(integer) => integer.to_string(),
        Number::Big(integer) => integer.to_string(),
        Number::Float(float) => format!("{float:?}"),
    }
}

/// Integers of this type for these rules. `nonzero` is for the types without 0 that have no rule for it.
pub(super) fn integers(name: &str, rules: &[&'static Rule], nonzero: bool) -> Vec<Case> {
    let (min, max) = limits_of(name);
    let mut candidates: Vec<(Number, &'static str)> =
        vec![(Number::Integer(0), "type"), (Number::Integer(1), "type"), (Number::Integer(-1), "type")];
    for (number, rule) in spoken_of(rules) {
        candidates.extend(around(number).into_iter().map(|number| (number, rule)));
        if rule == "multiple_of" {
            let twice = if let Number::Integer(step) = number { step.checked_mul(2).map(Number::Integer) } else { None };
            candidates.extend(twice.map(|number| (number, rule)));
        }
    }
    // A multiple within the limits.
    let steps = rules.iter().filter_map(|rule| if let Rule::MultipleOf(step) = rule.plain() { Some(step.0) } else { None });
    for step in steps.collect::<Vec<_>>() {
        let Number::Integer(step) = step else { continue };
        for (number, _) in spoken_of(rules) {
            let Number::Integer(number) = number else { continue };
            let below = number - number.rem_euclid(step.checked_abs().filter(|step| *step > 0).unwrap_or(1));
            candidates.extend([below, below.saturating_add(step)].map(|number| (Number::Integer(number), "multiple_of")));
        }
    }
    for limit in [min, max] {
        candidates.extend([-1, 0, 1].into_iter().filter_map(|more| plus(limit, more)).map(|number| (number, "type")));
    }
    let mut cases: Vec<Case> = Vec::new();
    let mut seen: Vec<Number> = Vec::new();
    for (number, rule) in candidates {
        if seen.contains(&number) {
            continue;
        }
        seen.push(number);
        let faults = if number < min || number > max {
            vec![Fault::here(Code::IntOutOfRange)]
        } else {
            let mut faults = faults(rules, number, |number| number);
            if faults.is_empty() && nonzero && number == Number::Integer(0) {
                faults.push(Fault::here(Code::ValueError));
            }
            faults
        };
        let rule = rule_of(&faults, rule);
        let mut case = Case { faults, ..Case::good(Tree::number(spelled(number)), rule, spelled(number)) };
        // Other parsers, and schemas, use floats beyond 64 bits.
        let beyond = number < Number::Integer(i64::MIN.into()) || number > Number::Integer(u64::MAX.into());
        (case.flags.exact, case.flags.text_only) = (beyond, beyond);
        cases.push(case);
    }
    for digits in ["-170141183460469231731687303715884105729", "340282366920938463463374607431768211456"] {
        let mut case = Case::bad(Tree::number(digits), Fault::here(Code::IntOutOfRange), "type", digits).text_only();
        case.flags.exact = true;
        cases.push(case);
    }
    // An integer must be written as one.
    for digits in ["1.0", "1e0"] {
        cases.push(Case::bad(Tree::number(digits), Fault::here(Code::IntType), "type", digits).gap(&[SchemaGap::Integer]));
    }
    cases
}
