//! The result of rules for a string, from the second opinion of each.

use super::NOW;
use super::fault::Fault;
use crate::describe::{Shape, TextFormat};
use crate::error::Code;
use crate::rule::opinion::Opinion;
use crate::rule::{Rule, form, uuid_text};
use crate::value::UnixTime;

/// The faults of a string; `None` if unknown.
pub(super) fn faults(shape: &Shape, rules: &[&Rule], text: &str) -> Option<Vec<Fault>> {
    match of_type(shape, text) {
        Opinion::Keeps => {}
        Opinion::Breaks(code) => return Some(vec![Fault::here(code)]),
        Opinion::Unknown => return None,
    }
    // Rules on numbers have no opinion on texts.
    if matches!(shape, Shape::KeyText(_)) && !rules.is_empty() {
        return None;
    }
    // Rules on a URL apply to its serialization.
    #[cfg(feature = "url")]
    let rewritten = if matches!(shape, Shape::Url) { ::url::Url::parse(text).ok() } else { None };
    #[cfg(feature = "url")]
    let text = rewritten.as_ref().map_or(text, |url| url.as_str());
    let mut faults = Vec::new();
    for rule in rules {
        match on(shape, rule.plain(), text) {
            Opinion::Keeps => {}
            Opinion::Breaks(code) => faults.push(Fault::here(code).overridden(&rule.overrides())),
            Opinion::Unknown => return None,
        }
    }
    Some(faults)
}

/// The opinion of a type on a string.
fn of_type(shape: &Shape, text: &str) -> Opinion {
    match shape {
        Shape::Character => match text.chars().count() {
            0 => Opinion::Breaks(Code::StringTooShort),
            1 => Opinion::Keeps,
            _ => Opinion::Breaks(Code::StringTooLong),
        },
        Shape::KeyText(ty) => key_text(ty, text),
        Shape::Formatted(format) if format.good.contains(&text) => Opinion::Keeps,
        // Which other strings are of the format, only its type knows.
        Shape::Formatted(format) => {
            let bad = format.bad.iter().find(|(_, texts)| texts.contains(&text));
            bad.map_or(Opinion::Unknown, |(code, _)| Opinion::Breaks(*code))
        }
        Shape::Uuid => uuid_text::opinion(text, None),
        Shape::IpAddress => form::IP.opinion(text),
        Shape::Ipv4Address => form::IPV4.opinion(text),
        Shape::Ipv6Address => form::IPV6.opinion(text),
        #[cfg(feature = "url")]
        Shape::Url => Opinion::unless(::url::Url::parse(text).is_ok(), Code::UrlParsing),
        _ => Opinion::Keeps,
    }
}

/// The opinion of a rule on a string of this type.
pub(super) fn on(shape: &Shape, rule: &Rule, text: &str) -> Opinion {
    match (shape, rule) {
        // The type has already checked the format.
        #[cfg(feature = "url")]
        (Shape::Url, Rule::Url(url)) => url.opinion_on_scheme(text),
        (Shape::Formatted(format), _) if rule.as_time().is_some() => on_instant(format, rule, text),
        _ => rule.as_text().map_or(Opinion::Keeps, |rule| rule.opinion(text)),
    }
}

/// The opinion of a rule about time on a string that stands for an instant.
fn on_instant(format: &TextFormat, rule: &Rule, text: &str) -> Opinion {
    let index = format.good.iter().position(|good| *good == text);
    let second = index.and_then(|index| format.instants.get(index).copied());
    let moment = second.and_then(|second| UnixTime::new(second, 0));
    moment.zip(rule.as_time()).map_or(Opinion::Unknown, |(moment, rule)| rule.opinion(moment, NOW))
}

/// What a type says of a text as a key: a second opinion, by Rust's own parsers.
fn key_text(ty: &str, text: &str) -> Opinion {
    if ty == "bool" {
        return Opinion::unless(["true", "false"].contains(&text), Code::BoolParsing);
    }
    let (digits, is_wide) = (text.trim_start_matches('-'), text.len() > 38);
    let is_form =
        digits.len() + 1 >= text.len() && digits.parse::<f64>().is_ok() && digits.chars().all(char::is_numeric) && digits.is_ascii();
    let has_zeros = digits.len() > 1 && digits.starts_with('0');
    match text.parse::<i128>() {
        _ if !is_form || has_zeros => Opinion::Breaks(Code::IntParsing),
        // Beyond all that this can count.
        Err(_) if is_wide => Opinion::Unknown,
        Err(_) => Opinion::Breaks(Code::IntParsing),
        Ok(value) => Opinion::unless(is_in(ty, value), Code::IntOutOfRange),
    }
}

/// Whether an integer is one of this type.
fn is_in(ty: &str, value: i128) -> bool {
    match ty {
        "i8" => i8::try_from(value).is_ok(),
        "i16" => i16::try_from(value).is_ok(),
        "i32" => i32::try_from(value).is_ok(),
        "i64" | "isize" => i64::try_from(value).is_ok(),
        "u8" => u8::try_from(value).is_ok(),
        "u16" => u16::try_from(value).is_ok(),
        "u32" => u32::try_from(value).is_ok(),
        "u64" | "usize" => u64::try_from(value).is_ok(),
        "u128" => value >= 0,
        _ => true,
    }
}
