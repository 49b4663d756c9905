//! Strings that may keep to rules or break them: at every length that counts, of every form, and of letters that rules tell apart.

use super::forms::Form;
use super::judge::{self, Made};
use crate::describe::Shape;
use crate::error::Literal;
use crate::rule::{Content, Rule, Unit};

/// A string with more characters is not made.
const MAX_LENGTH: usize = 1 << 16;

/// What strings are filled with: one byte, four bytes, and what rules on letters tell apart.
const FILLINGS: &[char] = &['a', '🦀', 'é', 'A', '0'];

const UUIDS: &[&str] = &[
    "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
    "1DBFC517-0BBF-4301-9BA8-555CA42B9737",
    "018f4d2e-8a7b-7c3d-9e1f-0123456789ab",
    "00000000-0000-1000-8000-000000000000",
    "00000000-0000-2000-8000-000000000000",
    "00000000-0000-3000-9000-000000000000",
    "00000000-0000-5000-a000-000000000000",
    "00000000-0000-6000-b000-000000000000",
    "00000000-0000-8000-8000-000000000000",
    // Version 4 with another variant.
    "00000000-0000-4000-c000-000000000000",
    "00000000-0000-0000-0000-000000000000",
    "1dbfc5170bbf43019ba8555ca42b9737",
    "{1dbfc517-0bbf-4301-9ba8-555ca42b9737}",
    "urn:uuid:1dbfc517-0bbf-4301-9ba8-555ca42b9737",
    "1dbfc517-0bbf-4301-9ba8-555ca42b973",
    "1dbfc517-0bbf-4301-9ba8-555ca42b973g",
];

const URLS: &[&str] =
    &["https://example.com/", "http://a/b?c=d#e", "mailto:ada@example.com", "", "a", "www.example.com", "https://", "//a/"];

/// The form of a type or a rule.
fn form_of(shape: &Shape) -> Option<Form> {
    match shape {
        Shape::IpAddress => Some(Form::Ip),
        Shape::Ipv4Address => Some(Form::Ipv4),
        Shape::Ipv6Address => Some(Form::Ipv6),
        _ => None,
    }
}

/// Strings that may keep to the rules or break them.
pub(super) struct Pool {
    pub(super) texts: Vec<String>,
    pub(super) made: Made,
}

impl Pool {
    pub(super) fn add(&mut self, text: impl Into<String>) {
        self.texts.push(text.into());
    }

    /// The lengths at which something changes, in characters.
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
        let mut pool = Self { texts: Vec::new(), made: Made::new() };
        let lengths = Self::lengths(rules);
        let forms = form_of(shape).into_iter().chain(rules.iter().filter_map(|rule| judge::form_of(rule.plain())));
        let (mut prefix, mut suffix, mut part) = ("", "", "");
        for rule in rules.iter().map(|rule| rule.plain()) {
            match rule {
                Rule::Content(Content::Prefix(text)) => prefix = text,
                Rule::Content(Content::Suffix(text)) => suffix = text,
                Rule::Content(Content::Contains(text)) => part = text,
                Rule::OneOf(one_of) => {
                    for literal in one_of.values {
                        let Literal::Text(text) = literal else { continue };
                        pool.add(*text);
                        pool.add(text.to_uppercase());
                    }
                }
                #[cfg(feature = "regex")]
                Rule::Pattern(pattern) => pool.add_matches(pattern.text, &lengths),
                #[cfg(feature = "uuid")]
                Rule::Uuid(_) => UUIDS.iter().for_each(|text| pool.add(*text)),
                _ => {}
            }
        }
        match shape {
            Shape::Uuid => UUIDS.iter().for_each(|text| pool.add(*text)),
            Shape::Url => URLS.iter().for_each(|text| pool.add(*text)),
            _ => {}
        }
        for form in forms {
            pool.add_form(form, &lengths);
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

    /// A string that begins, goes on and ends like this, filled up to so many characters, bytes or whatever is counted.
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

    fn add_form(&mut self, form: Form, lengths: &[usize]) {
        form.good().into_iter().for_each(|text| self.add(text));
        form.bad().into_iter().for_each(|(text, _)| self.add(text));
        let longest = form.too_long().map(|(longest, _)| longest);
        for text in lengths.iter().filter_map(|length| form.of_length(*length)).chain(longest) {
            self.made.push((form, text.clone()));
            self.add(text);
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
