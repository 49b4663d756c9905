//! Strings at the limits of their rules.

use super::case::Case;
use super::fault::Fault;
use super::judge;
use super::pool::Pool;
use super::tree::Tree;
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::opinion::Opinion;
use crate::rule::{Rule, Unit};
use crate::schema::SchemaGap;

/// Characters that are added to a valid string to make it invalid.
const STRANGERS: &[char] = &['!', 'a', 'A', '0', ' ', 'é', '🦀', '\0', '\n', '-'];

/// Strings for a type with these rules: valid ones, the shortest first, and for each rule some that break it, and only that rule if
/// possible.
pub(super) fn texts(shape: &Shape, rules: &[&Rule]) -> Vec<Case> {
    let mut pool = Pool::of(shape, rules);
    let base = pool.texts.iter().find(|text| is_good(shape, rules, text)).cloned();
    for base in base.into_iter().chain(shortest(shape, rules, &pool)) {
        for stranger in STRANGERS {
            pool.add(format!("{base}{stranger}"));
            pool.add(format!("{stranger}{base}"));
        }
        let mut shorter = base.clone();
        shorter.pop();
        pool.add(shorter);
        // The same length, with one character replaced.
        let mut characters = base.chars();
        if characters.next().is_some() {
            let rest = characters.as_str();
            STRANGERS.iter().for_each(|stranger| pool.add(format!("{stranger}{rest}")));
        }
        let mut start = base;
        if start.pop().is_some() {
            STRANGERS.iter().for_each(|stranger| pool.add(format!("{start}{stranger}")));
        }
    }
    let (mut judged, mut seen) = (Vec::<(String, Vec<Fault>)>::new(), std::collections::HashSet::new());
    for text in &pool.texts {
        if seen.insert(text.as_str()) {
            judged.extend(judge::faults(shape, rules, text).map(|faults| (text.clone(), faults)));
        }
    }
    judged.sort_by_key(|(text, _)| (text.chars().count(), text.len(), text.contains(|it: char| !it.is_ascii_graphic())));
    select(shape, rules, &judged)
}

fn is_good(shape: &Shape, rules: &[&Rule], text: &str) -> bool {
    judge::faults(shape, rules, text).is_some_and(|faults| faults.is_empty())
}

fn shortest(shape: &Shape, rules: &[&Rule], pool: &Pool) -> Option<String> {
    pool.texts.iter().filter(|text| is_good(shape, rules, text)).min_by_key(|text| text.chars().count()).cloned()
}

/// How many similar strings are kept.
const SOME: usize = 4;

/// Selects the strings that test something.
fn select(shape: &Shape, rules: &[&Rule], judged: &[(String, Vec<Fault>)]) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |(text, faults): &(String, Vec<Fault>), rule: &str, what: String, gap: &'static [SchemaGap]| {
        let tree = Tree::string(text);
        match cases.iter_mut().find(|case| case.tree == tree) {
            // A string at the boundary of a rule belongs to that rule.
            Some(case) if case.rule == "type" => (case.rule, case.what) = (rule.to_owned(), what),
            Some(_) => {}
            None => cases.push(Case { faults: faults.clone(), ..Case::good(tree, rule, what) }.gap(gap)),
        }
    };
    let all_unsaid = gap(shape, rules);
    if let Some(base) = judged.iter().find(|(_, faults)| faults.is_empty()) {
        add(base, "type", "the shortest".to_owned(), all_unsaid);
    }
    for rule in rules {
        let name = super::names::rule(rule);
        if let Rule::Length(length) = rule.plain() {
            let noun = format!("{}s", length.unit.noun());
            let limits = [(length.min, "the fewest allowed"), (length.max, "the most allowed")];
            for (limit, what) in limits.into_iter().filter_map(|(limit, what)| Some((limit?, what))) {
                for width in [1, 4] {
                    let is_it = |(text, faults): &&(String, Vec<Fault>)| {
                        faults.is_empty() && length.measure(text) == limit && text.chars().any(|it| it.len_utf8() == width)
                    };
                    if let Some(found) = judged.iter().find(is_it) {
                        add(found, &name, format!("{limit} {noun}, {what}, with such of {width} bytes"), all_unsaid);
                    }
                }
            }
            let beyond = [
                (length.min.and_then(|min| min.checked_sub(1)), "one too few"),
                (length.max.map(|max| max.saturating_add(1)), "one too many"),
            ];
            for (count, what) in beyond.into_iter().filter_map(|(count, what)| Some((count?, what))) {
                for width in [1, 4] {
                    let is_it = |(text, _): &&(String, Vec<Fault>)| {
                        length.measure(text) == count && (count == 0 || text.chars().any(|it| it.len_utf8() == width))
                    };
                    let fewest = judged.iter().filter(is_it).min_by_key(|(_, faults)| faults.len());
                    if let Some(found) = fewest {
                        add(found, &name, format!("{count} {noun}, {what}, with such of {width} bytes"), all_unsaid);
                    }
                }
            }
            continue;
        }
        let is_url_of_type = matches!(shape, Shape::Url) && name == "url";
        if is_url_of_type {
            for found in judged.iter().filter(|(_, faults)| faults.iter().any(|fault| fault.base_code() == Code::UrlScheme)).take(SOME) {
                add(found, &name, "breaks it".to_owned(), all_unsaid);
            }
            continue;
        }
        let code = |text: &str| if let Opinion::Breaks(code) = judge::on(shape, rule.plain(), text) { Some(code) } else { None };
        let breaks = |(text, _): &&(String, Vec<Fault>)| code(text).is_some();
        let mut codes: Vec<Code> = judged.iter().filter_map(|(text, _)| code(text)).collect();
        codes.dedup();
        let is_format = codes.len() > 1 || name == "url";
        let some = if is_format { usize::MAX } else { SOME };
        let fewest = judged.iter().filter(breaks).map(|(_, faults)| faults.len()).min().unwrap_or_default();
        for found in judged.iter().filter(breaks).filter(|(_, faults)| faults.len() == fewest).take(some) {
            add(found, &name, "breaks it".to_owned(), all_unsaid);
        }
    }
    let of_type = |faults: &[Fault]| match shape {
        Shape::String => false,
        _ => faults.iter().any(|fault| {
            matches!(fault.code(), Code::StringTooShort | Code::StringTooLong)
                || fault.code().as_str().contains("pars")
                || fault.code().as_str().starts_with("ip_")
                || matches!(shape, Shape::Formatted(_))
        }),
    };
    for found in judged.iter().filter(|(_, faults)| of_type(faults)).take(8) {
        add(found, "type", "not of its form".to_owned(), all_unsaid);
    }
    // Other valid strings: characters of every width, all formats.
    for found in judged.iter().filter(|(_, faults)| faults.is_empty()).take(12) {
        add(found, "type", "passes".to_owned(), all_unsaid);
    }
    cases
}

/// What a schema may not express about strings with these rules.
fn gap(shape: &Shape, rules: &[&Rule]) -> &'static [SchemaGap] {
    let has = |is_it: fn(&Rule) -> bool| rules.iter().any(|rule| is_it(rule.plain()));
    if matches!(shape, Shape::Formatted(_)) {
        return &[SchemaGap::TimeZone, SchemaGap::Duration, SchemaGap::SocketAddress, SchemaGap::Clock];
    }
    if matches!(shape, Shape::Url) {
        return &[SchemaGap::Url, SchemaGap::Bytes, SchemaGap::Graphemes, SchemaGap::Unicode, SchemaGap::Pattern];
    }
    if has(|rule| rule.keywords().gaps.iter().any(|gap| matches!(gap, SchemaGap::Url | SchemaGap::Hostname))) {
        return &[SchemaGap::Url, SchemaGap::Hostname, SchemaGap::Bytes, SchemaGap::Graphemes, SchemaGap::Unicode, SchemaGap::Pattern];
    }
    if has(|rule| matches!(rule, Rule::Length(length) if length.unit != Unit::Characters)) {
        return &[SchemaGap::Bytes, SchemaGap::Graphemes, SchemaGap::Unicode, SchemaGap::Pattern];
    }
    &[SchemaGap::Unicode, SchemaGap::Pattern]
}
