//! Strings at the limits of their rules.

use super::case::Case;
use super::fault::Fault;
use super::forms::Form;
use super::judge::{self, Made};
use super::tree::Tree;
use crate::describe::Shape;
use crate::error::{Code, Literal};
use crate::rule::{Content, Rule, Unit};
use crate::schema::Unsaid;

/// A string with more characters is not made.
pub(super) const MAX_LENGTH: usize = 1 << 16;

/// What strings are filled with: one byte, four bytes, and what rules on letters tell apart.
const FILLINGS: &[char] = &['a', '🦀', 'é', 'A', '0'];

/// What is added to a good string to make it a bad one.
const STRANGERS: &[char] = &['!', 'a', 'A', '0', ' ', 'é', '🦀', '\0', '\n', '-'];

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
struct Pool {
    texts: Vec<String>,
    made: Made,
}

impl Pool {
    fn add(&mut self, text: impl Into<String>) {
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

    fn of(shape: &Shape, rules: &[&Rule]) -> Self {
        let mut pool = Self { texts: Vec::new(), made: Made::new() };
        let lengths = Self::lengths(rules);
        let mut forms: Vec<Form> = form_of(shape).into_iter().collect();
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
                #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
                Rule::Format(format) => forms.push(judge::form_of(*format)),
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

/// Strings for a type under these rules: good ones, the shortest first, and for each rule some that break it, and only it if there are any.
pub(super) fn texts(shape: &Shape, rules: &[&Rule]) -> Vec<Case> {
    let mut pool = Pool::of(shape, rules);
    let base = pool.texts.iter().find(|text| is_good(shape, rules, text, &pool.made)).cloned();
    for base in base.into_iter().chain(shortest(shape, rules, &pool)) {
        for stranger in STRANGERS {
            pool.add(format!("{base}{stranger}"));
            pool.add(format!("{stranger}{base}"));
        }
        let mut shorter = base.clone();
        shorter.pop();
        pool.add(shorter);
        // As long as it was, with one character in place of another.
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
            judged.extend(judge::faults(shape, rules, text, &pool.made).map(|faults| (text.clone(), faults)));
        }
    }
    judged.sort_by_key(|(text, _)| (text.chars().count(), text.len(), text.contains(|it: char| !it.is_ascii_graphic())));
    select(shape, rules, &judged, &pool.made)
}

fn is_good(shape: &Shape, rules: &[&Rule], text: &str, made: &Made) -> bool {
    judge::faults(shape, rules, text, made).is_some_and(|faults| faults.is_empty())
}

fn shortest(shape: &Shape, rules: &[&Rule], pool: &Pool) -> Option<String> {
    pool.texts.iter().filter(|text| is_good(shape, rules, text, &pool.made)).min_by_key(|text| text.chars().count()).cloned()
}

/// So many of those that are alike are kept.
const SOME: usize = 4;

/// Those that witness something.
fn select(shape: &Shape, rules: &[&Rule], judged: &[(String, Vec<Fault>)], made: &Made) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |(text, faults): &(String, Vec<Fault>), rule: &str, what: String, unsaid: &'static [Unsaid]| {
        let tree = Tree::string(text);
        if !cases.iter().any(|case| case.tree == tree) {
            cases.push(Case { faults: faults.clone(), ..Case::good(tree, rule, what) }.unsaid(unsaid));
        }
    };
    let all_unsaid = unsaid(shape, rules);
    if let Some(base) = judged.iter().find(|(_, faults)| faults.is_empty()) {
        add(base, "type", "the shortest".to_owned(), all_unsaid);
    }
    for rule in rules {
        let name = super::names::rule(rule);
        if let Rule::Length(length) = rule.plain() {
            let noun = super::names::unit(length.unit);
            let limits = [(length.min, "the fewest allowed"), (length.max, "the most allowed")];
            for (limit, what) in limits.into_iter().filter_map(|(limit, what)| Some((limit?, what))) {
                for width in [1, 4] {
                    let is_it = |(text, faults): &&(String, Vec<Fault>)| {
                        faults.is_empty() && judge::measure(length, text) == limit && text.chars().any(|it| it.len_utf8() == width)
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
                        judge::measure(length, text) == count && (count == 0 || text.chars().any(|it| it.len_utf8() == width))
                    };
                    let fewest = judged.iter().filter(is_it).min_by_key(|(_, faults)| faults.len());
                    if let Some(found) = fewest {
                        add(found, &name, format!("{count} {noun}, {what}, with such of {width} bytes"), all_unsaid);
                    }
                }
            }
            continue;
        }
        let is_url_of_type = matches!(shape, Shape::Url) && name == "format";
        if is_url_of_type {
            for found in judged.iter().filter(|(_, faults)| faults.iter().any(|fault| fault.base_code() == Code::UrlScheme)).take(SOME) {
                add(found, &name, "breaks it".to_owned(), all_unsaid);
            }
            continue;
        }
        let breaks = |(text, _): &&(String, Vec<Fault>)| judge::broken(rule.plain(), text, made).flatten().is_some();
        let mut codes: Vec<Code> = judged.iter().filter_map(|(text, _)| judge::broken(rule.plain(), text, made).flatten()).collect();
        codes.dedup();
        let is_format = codes.len() > 1 || name == "format";
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
        }),
    };
    for found in judged.iter().filter(|(_, faults)| of_type(faults)).take(8) {
        add(found, "type", "not of its form".to_owned(), all_unsaid);
    }
    // Whatever else passes: characters of every width, all forms.
    for found in judged.iter().filter(|(_, faults)| faults.is_empty()).take(12) {
        add(found, "type", "passes".to_owned(), all_unsaid);
    }
    cases
}

/// What a schema may not say of strings under these rules.
fn unsaid(shape: &Shape, rules: &[&Rule]) -> &'static [Unsaid] {
    let has = |is_it: fn(&Rule) -> bool| rules.iter().any(|rule| is_it(rule.plain()));
    if matches!(shape, Shape::Url) {
        return &[Unsaid::Url, Unsaid::Bytes, Unsaid::Graphemes, Unsaid::Unicode, Unsaid::Pattern];
    }
    #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
    if has(|rule| matches!(rule, Rule::Format(_))) {
        return &[Unsaid::Url, Unsaid::Hostname, Unsaid::Bytes, Unsaid::Graphemes, Unsaid::Unicode, Unsaid::Pattern];
    }
    if has(|rule| matches!(rule, Rule::Length(length) if length.unit != Unit::Characters)) {
        return &[Unsaid::Bytes, Unsaid::Graphemes, Unsaid::Unicode, Unsaid::Pattern];
    }
    &[Unsaid::Unicode, Unsaid::Pattern]
}
