//! Decimals at their limits, as strings and as numbers.

use rust_decimal::Decimal;

use super::case::Case;
use super::fault::Fault;
use super::number::rule_of;
use super::tree::Tree;
use crate::error::{Code, Literal};
use crate::rule::{Bound, Rule};
use crate::schema::Unsaid;
use crate::value::Number;

/// Strings that are no decimals.
const BAD: &[&str] = &["", "a", "1.", ".5", "01", "+1", "1_000", "1e", "NaN", " 1", "0.00000000000000000000000000001"];

/// Decimals under these rules.
pub(super) fn decimals(rules: &[&'static Rule]) -> Vec<Case> {
    let mut candidates: Vec<(Decimal, &'static str)> = Vec::new();
    let mut steps = vec![Decimal::ONE, Decimal::new(1, 9)];
    for rule in rules.iter().map(|rule| rule.plain()) {
        match rule {
            Rule::Decimal(digits) => {
                let places = digits.places.unwrap_or(0).min(28);
                steps.push(Decimal::new(1, places));
                let most = digits.max_digits.unwrap_or(places + 3).min(28);
                let (nines, one) = (10_i128.pow(most) - 1, 10_i128.pow(most));
                for (mantissa, scale) in [(nines, places), (one, places), (1, places), (1, places + 1), (nines, 0), (one, 0)] {
                    candidates.extend(Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|it| (it, "decimal")));
                }
            }
            Rule::MultipleOf(step) => steps.extend(of(step.0)),
            _ => {}
        }
    }
    let mut limits: Vec<(Decimal, &'static str)> = vec![(Decimal::ZERO, "type"), (Decimal::ONE, "type"), (Decimal::new(125, 2), "type")];
    for rule in rules.iter().map(|rule| rule.plain()) {
        match rule {
            Rule::Range(range) => {
                for bound in [range.min, range.max].into_iter().flatten() {
                    let (Bound::Inclusive(number) | Bound::Exclusive(number)) = bound;
                    limits.extend(of(number).map(|number| (number, "range")));
                }
            }
            Rule::OneOf(one_of) => {
                let numbers = one_of.values.iter().filter_map(|it| if let Literal::Number(number) = it { of(*number) } else { None });
                limits.extend(numbers.map(|number| (number, "one_of")));
            }
            Rule::MultipleOf(step) => limits.extend(of(step.0).map(|number| (number, "multiple_of"))),
            _ => {}
        }
    }
    for (limit, rule) in limits {
        let beside = steps.iter().flat_map(|step| [limit.checked_add(*step), limit.checked_sub(*step)]);
        candidates.extend(core::iter::once(Some(limit)).chain(beside).flatten().map(|number| (number, rule)));
    }
    let mut cases: Vec<Case> = Vec::new();
    let mut seen: Vec<Decimal> = Vec::new();
    for (number, rule) in candidates {
        if seen.contains(&number) {
            continue;
        }
        seen.push(number);
        let (faults, digits) = (faults(rules, number), number.to_string());
        let is_digits =
            |fault: &Fault| matches!(fault.base_code(), Code::DecimalMaxDigits | Code::DecimalMaxPlaces | Code::DecimalWholeDigits);
        let rule = if faults.first().is_some_and(is_digits) { "decimal" } else { rule_of(&faults, rule) };
        for tree in [Tree::string(&digits), Tree::number(&digits)] {
            let mut case = Case { faults: faults.clone(), ..Case::good(tree, rule, &digits) }.unsaid(&[Unsaid::Decimal]);
            // Other readers have floats.
            case.flags.exact = case.tree.node.kind() != "a string" && digits.len() > 15;
            case.flags.text_only = case.flags.exact;
            cases.push(case);
        }
    }
    let bad =
        |text: &&str| Case::bad(Tree::string(*text), Fault::here(Code::DecimalParsing), "type", "no decimal").unsaid(&[Unsaid::Decimal]);
    cases.extend(BAD.iter().map(bad));
    for (text, code) in [("79228162514264337593543950336", Code::LessThanEqual), ("-79228162514264337593543950336", Code::GreaterThanEqual)]
    {
        cases.push(Case::bad(Tree::string(text), Fault::here(code), "type", "beyond what there is").unsaid(&[Unsaid::Decimal]));
    }
    cases
}

fn of(number: Number) -> Option<Decimal> {
    match number {
        Number::Integer(integer) => Decimal::try_from_i128_with_scale(integer, 0).ok(),
        Number::Big(_) => None,
        Number::Float(float) => {
            let text = format!("{float:e}");
            Decimal::from_scientific(&text).ok()
        }
    }
}

fn faults(rules: &[&'static Rule], value: Decimal) -> Vec<Fault> {
    let mut faults = Vec::new();
    for rule in rules {
        let code = match rule.plain() {
            Rule::Decimal(limits) => {
                let text = value.normalize().abs().to_string();
                let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
                let (whole, places) = (whole.trim_start_matches('0').len(), fraction.len());
                let leading = if whole == 0 { fraction.len() - fraction.trim_start_matches('0').len() } else { 0 };
                let digits = (whole + places - leading).max(places).max(1);
                let is_over = |count: usize, max: Option<u32>| max.is_some_and(|max| count > usize::try_from(max).unwrap_or(usize::MAX));
                let max_whole = limits.max_digits.zip(limits.places).map(|(digits, places)| digits.saturating_sub(places));
                if is_over(digits, limits.max_digits) {
                    Some(Code::DecimalMaxDigits)
                } else if is_over(places, limits.places) {
                    Some(Code::DecimalMaxPlaces)
                } else if is_over(whole, max_whole) {
                    Some(Code::DecimalWholeDigits)
                } else {
                    None
                }
            }
            Rule::Range(range) => {
                let below = match range.min {
                    Some(Bound::Inclusive(min)) if of(min).is_some_and(|min| value < min) => Some(Code::GreaterThanEqual),
                    Some(Bound::Exclusive(min)) if of(min).is_some_and(|min| value <= min) => Some(Code::GreaterThan),
                    _ => None,
                };
                let above = match range.max {
                    Some(Bound::Inclusive(max)) if of(max).is_some_and(|max| value > max) => Some(Code::LessThanEqual),
                    Some(Bound::Exclusive(max)) if of(max).is_some_and(|max| value >= max) => Some(Code::LessThan),
                    _ => None,
                };
                below.or(above)
            }
            Rule::MultipleOf(step) => {
                let rest = of(step.0).and_then(|step| value.checked_rem(step));
                (rest != Some(Decimal::ZERO)).then_some(Code::MultipleOf)
            }
            Rule::OneOf(one_of) => {
                let is_it = |it: &Literal| matches!(it, Literal::Number(number) if of(*number) == Some(value));
                (!one_of.values.iter().any(is_it)).then_some(Code::LiteralError)
            }
            _ => None,
        };
        faults.extend(code.map(|code| Fault::here(code).said(&rule.words())));
    }
    faults
}
