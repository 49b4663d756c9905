//! Decimals at their limits, as strings and as numbers.

use rust_decimal::Decimal;

use super::case::Case;
use super::fault::Fault;
use super::number::rule_of;
use super::tree::Tree;
use crate::error::Code;
use crate::rule::Rule;
use crate::rule::opinion::Opinion;
use crate::schema::SchemaGap;

/// Strings that are not decimals.
const BAD: &[&str] = &["", "a", "1.", ".5", "01", "+1", "1_000", "1e", "NaN", " 1", "0.00000000000000000000000000001"];

/// Decimals for these rules.
pub(super) fn decimals(rules: &[&'static Rule]) -> Vec<Case> {
    let mut candidates: Vec<(Decimal, &'static str)> = Vec::new();
    let mut steps = vec![Decimal::ONE, Decimal::new(1, 9)];
    let mut limits: Vec<(Decimal, &'static str)> = vec![(Decimal::ZERO, "type"), (Decimal::ONE, "type"), (Decimal::new(125, 2), "type")];
    for rule in rules.iter().map(|rule| rule.plain()) {
        let at_boundary = rule.as_decimal().map(|rule| rule.decimals()).unwrap_or_default();
        match rule {
            // Only these rules matter.
            Rule::Decimal(digits) => {
                steps.push(Decimal::new(1, digits.places.unwrap_or(0).min(28)));
                candidates.extend(at_boundary.into_iter().map(|number| (number, rule.name())));
                continue;
            }
            Rule::MultipleOf(_) => steps.extend(at_boundary.iter().copied()),
            _ => {}
        }
        limits.extend(at_boundary.into_iter().map(|number| (number, rule.name())));
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
            let mut case = Case { faults: faults.clone(), ..Case::good(tree, rule, &digits) }.gap(&[SchemaGap::Decimal]);
            // Other parsers use floats.
            case.flags.exact = case.tree.node.kind() != "a string" && digits.len() > 15;
            case.flags.text_only = case.flags.exact;
            cases.push(case);
        }
    }
    let bad =
        |text: &&str| Case::bad(Tree::string(*text), Fault::here(Code::DecimalParsing), "type", "no decimal").gap(&[SchemaGap::Decimal]);
    cases.extend(BAD.iter().map(bad));
    for (text, code) in [("79228162514264337593543950336", Code::LessThanEqual), ("-79228162514264337593543950336", Code::GreaterThanEqual)]
    {
        cases.push(Case::bad(Tree::string(text), Fault::here(code), "type", "beyond what there is").gap(&[SchemaGap::Decimal]));
    }
    cases
}

fn faults(rules: &[&'static Rule], value: Decimal) -> Vec<Fault> {
    let on = |rule: &&'static Rule| match rule.plain().as_decimal()?.opinion(value) {
        Opinion::Breaks(code) => Some(Fault::here(code).overridden(&rule.overrides())),
        Opinion::Keeps | Opinion::Unknown => None,
    };
    rules.iter().filter_map(on).collect()
}
