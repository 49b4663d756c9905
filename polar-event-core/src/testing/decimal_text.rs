//! Decimals at their limits, as strings and as numbers, where the crate `rust_decimal` is not there to compute with.

use super::case::Case;
use super::fault::Fault;
use super::tree::Tree;
use crate::error::Code;
use crate::rule::Rule;
use crate::rule::opinion::Opinion;
use crate::schema::SchemaGap;

/// Strings that are not decimals.
const BAD: &[&str] = &["", "a", "1.", ".5", "01", "+1", "1_000", "1e", "NaN", " 1"];

/// Decimals for these rules.
pub(super) fn decimals(rules: &[&'static Rule]) -> Vec<Case> {
    let digits = || rules.iter().filter_map(|rule| if let Rule::Decimal(digits) = rule.plain() { Some((rule, digits)) } else { None });
    let mut texts: Vec<String> = ["0", "1", "-1", "1.25", "0.1"].map(str::to_owned).to_vec();
    texts.extend(digits().flat_map(|(_, digits)| digits.boundary()));
    texts.sort_by_key(|text| text.len());
    texts.dedup();
    let mut cases = Vec::new();
    for text in texts {
        let on = |(rule, digits): (&&'static Rule, &crate::rule::DecimalDigits)| match digits.opinion_of(&text) {
            Opinion::Breaks(code) => Some(Fault::here(code).overridden(&rule.overrides())),
            Opinion::Keeps | Opinion::Unknown => None,
        };
        let faults: Vec<Fault> = digits().filter_map(on).collect();
        for tree in [Tree::string(&*text), Tree::number(&*text)] {
            let mut case = Case { faults: faults.clone(), ..Case::good(tree, "decimal", &*text) }.gap(&[SchemaGap::Decimal]);
            // Other parsers use floats.
            case.flags.exact = case.tree.node.kind() != "a string" && text.len() > 15;
            case.flags.text_only = case.flags.exact;
            cases.push(case);
        }
    }
    let bad =
        |text: &&str| Case::bad(Tree::string(*text), Fault::here(Code::DecimalParsing), "type", "no decimal").gap(&[SchemaGap::Decimal]);
    cases.extend(BAD.iter().map(bad));
    cases
}
