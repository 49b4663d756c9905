//! The result of rules for a string, from the second opinion of each.

use super::fault::Fault;
use crate::describe::Shape;
use crate::error::Code;
use crate::rule::opinion::Opinion;
use crate::rule::{Rule, form, uuid_text};

/// The faults of a string; `None` if unknown.
pub(super) fn faults(shape: &Shape, rules: &[&Rule], text: &str) -> Option<Vec<Fault>> {
    match of_type(shape, text) {
        Opinion::Keeps => {}
        Opinion::Breaks(code) => return Some(vec![Fault::here(code)]),
        Opinion::Unknown => return None,
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
        _ => rule.as_text().map_or(Opinion::Keeps, |rule| rule.opinion(text)),
    }
}
