//! Strings that may satisfy or break rules: with every relevant length, of every format, and with characters that rules distinguish.

use crate::describe::Shape;
use crate::rule::{Rule, Unit, form, uuid_text};

/// The maximum length of a generated string.
const MAX_LENGTH: usize = 1 << 16;

/// Filling characters: one byte, four bytes, and characters that rules on letters distinguish.
const FILLINGS: &[char] = &['a', '🦀', 'é', 'A', '0'];

/// Texts of keys that are integers or booleans, at the ends of their types and beyond.
const KEYS: &[&str] = &[
    "0",
    "1",
    "-1",
    "127",
    "128",
    "255",
    "256",
    "-128",
    "-129",
    "65535",
    "65536",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "01",
    "+1",
    "-0",
    "1.0",
    "1e2",
    "0x1",
    "١",
    "true",
    "false",
    "True",
];

const URLS: &[&str] =
    &["https://example.com/", "http://a/b?c=d#e", "mailto:ada@example.com", "", "a", "www.example.com", "https://", "//a/"];

/// Strings that may satisfy or break the rules.
pub(super) struct Pool {
    pub(super) texts: Vec<String>,
}

impl Pool {
    pub(super) fn add(&mut self, text: impl Into<String>) {
        self.texts.push(text.into());
    }

    /// The lengths at which the result changes, in characters.
    fn lengths(rules: &[&Rule]) -> Vec<usize> {
        let mut lengths = vec![1, 0, 2, 3, 5];
        for rule in rules.iter().map(|rule| rule.plain()) {
            if let Rule::Length(length) = rule {
                for limit in [length.min, length.max].into_iter().flatten() {
                    lengths.extend([limit, limit.saturating_sub(1), limit.saturating_add(1)]);
                }
            }
        }
        lengths.retain(|length| *length <= MAX_LENGTH);
        lengths.sort_unstable();
        lengths.dedup();
        lengths
    }

    pub(super) fn of(shape: &Shape, rules: &[&Rule]) -> Self {
        let mut pool = Self { texts: Vec::new() };
        let lengths = Self::lengths(rules);
        let (mut prefix, mut suffix, mut part) = ("", "", "");
        for rule in rules.iter().map(|rule| rule.plain()) {
            let facts = rule.facts();
            for (text, due) in [(&mut prefix, facts.begins), (&mut suffix, facts.ends), (&mut part, facts.has)] {
                if !due.is_empty() {
                    *text = due;
                }
            }
            #[cfg(feature = "regex")]
            if let Rule::Pattern(pattern) = rule {
                pool.add_matches(pattern.text, &lengths);
            }
            let Some(rule) = rule.as_text() else { continue };
            rule.samples().into_iter().for_each(|text| pool.add(text));
            let longest = [facts.characters.1].into_iter().filter(|longest| *longest <= MAX_LENGTH);
            lengths.iter().copied().chain(longest).filter_map(|length| rule.of_length(length)).for_each(|text| pool.add(text));
        }
        match shape {
            Shape::KeyText(_) => KEYS.iter().for_each(|text| pool.add(*text)),
            Shape::Formatted(format) => {
                format.good.iter().chain(format.bad.iter().flat_map(|(_, texts)| *texts)).for_each(|text| pool.add(*text));
            }
            Shape::Uuid => uuid_text::SAMPLES.iter().for_each(|text| pool.add(*text)),
            Shape::Url => URLS.iter().for_each(|text| pool.add(*text)),
            Shape::IpAddress => form::IP.samples().into_iter().for_each(|text| pool.add(text)),
            Shape::Ipv4Address => form::IPV4.samples().into_iter().for_each(|text| pool.add(text)),
            Shape::Ipv6Address => form::IPV6.samples().into_iter().for_each(|text| pool.add(text)),
            _ => {}
        }
        let fixed = [prefix, part, suffix].concat().chars().count();
        let mut lengths = lengths;
        lengths.extend([fixed, fixed + 1, fixed + 2]);
        let part = if [prefix, suffix].iter().any(|text| text.contains(part)) { "" } else { part };
        for length in lengths {
            for filling in FILLINGS {
                pool.add_filled(rules, (prefix, part, suffix), length, *filling);
            }
        }
        ["e\u{301}", " ", "\0", "\u{a0}", "a\u{7f}", "٣"].into_iter().for_each(|text| pool.add(text));
        pool
    }

    /// Adds a string with this prefix, substring and suffix, filled up to this length in characters, bytes or the rule's unit.
    fn add_filled(&mut self, rules: &[&Rule], (prefix, part, suffix): (&str, &str, &str), length: usize, filling: char) {
        let fixed = [prefix, part, suffix].concat();
        let bytes = rules.iter().any(|rule| matches!(rule.plain(), Rule::Length(length) if length.unit == Unit::Bytes));
        let (have, each) = if bytes { (fixed.len(), filling.len_utf8()) } else { (fixed.chars().count(), 1) };
        if let Some(missing) = length.checked_sub(have) {
            let rest = "a".repeat(missing % each);
            let filling: String = core::iter::repeat_n(filling, missing / each).collect();
            self.add(format!("{prefix}{part}{filling}{rest}{suffix}"));
        }
        if !fixed.is_empty() {
            self.add(core::iter::repeat_n(filling, length).collect::<String>());
        }
    }

    #[cfg(feature = "regex")]
    fn add_matches(&mut self, pattern: &'static str, lengths: &[usize]) {
        use super::entropy::{Always, Simplest};
        use super::pattern::{alternatives, sample};
        let shortest = sample(pattern, 0, &mut Simplest).unwrap_or_default().chars().count();
        let stretches = lengths.iter().filter_map(|length| length.checked_sub(shortest));
        for stretch in stretches.chain(0..3) {
            self.texts.extend(sample(pattern, stretch, &mut Simplest));
        }
        for choice in 0..alternatives(pattern).max(6) {
            self.texts.extend(sample(pattern, 0, &mut Always(choice)));
        }
    }
}
