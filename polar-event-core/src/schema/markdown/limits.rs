//! Limits in words.

use super::markup::code;
use crate::error::Literal;
use crate::rule::{Bound, Content, Items, OneOf, Rule, Unit};
use crate::schema::number::value;
use crate::value::Number;

/// A limit in words; `None` for what is said elsewhere, and for functions, which have no words.
pub(super) fn limit(rule: &Rule, unit: &str) -> Option<String> {
    Some(match rule {
        Rule::Length(length) => {
            let unit = match length.unit {
                Unit::Characters => "character",
                Unit::Bytes => "byte",
                #[cfg(feature = "unicode-segmentation")]
                Unit::Graphemes => "visible character",
            };
            between(length.min, length.max, unit)?
        }
        #[cfg(feature = "regex")]
        Rule::Pattern(pattern) => format!("matches {}", code(pattern.text)),
        Rule::Content(content) => match content {
            Content::NotBlank => "not blank".to_owned(),
            Content::Ascii => "ASCII only".to_owned(),
            Content::Alphanumeric => "letters and digits only".to_owned(),
            Content::Lowercase => "no upper-case letters".to_owned(),
            Content::Uppercase => "no lower-case letters".to_owned(),
            Content::NoControl => "no control characters".to_owned(),
            Content::NoNul => "no character U+0000".to_owned(),
            Content::Prefix(text) => format!("begins with {}", code(text)),
            Content::Suffix(text) => format!("ends with {}", code(text)),
            Content::Contains(text) => format!("contains {}", code(text)),
        },
        #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
        Rule::Format(format) => form(*format),
        Rule::OneOf(OneOf { values: [only] }) => format!("only {}", literal(only)),
        Rule::OneOf(one_of) => format!("one of {}", one_of.values.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Rule::Range(limits) => range((limits.min, limits.max))?,
        Rule::MultipleOf(step) => format!("a multiple of {}", number(step.0)),
        #[cfg(feature = "rust_decimal")]
        Rule::Decimal(digits) => {
            let max = digits.max_digits.map(|max| format!("at most {}", counted(max as usize, "digit")));
            let places = digits.places.map(|places| format!("at most {places} behind the decimal point"));
            max.into_iter().chain(places).collect::<Vec<_>>().join(", ")
        }
        #[cfg(feature = "uuid")]
        Rule::Uuid(version) => format!("UUID of version {}", version.0?),
        Rule::Past(_) => "not in the future".to_owned(),
        Rule::Future(_) => "not in the past".to_owned(),
        Rule::Items(Items { min, max }) => between(*min, *max, unit)?,
        Rule::Unique => "no two items the same".to_owned(),
        Rule::Contains(item) => format!("contains {}", literal(item)),
        Rule::Equals(other) => format!("the same as {}", code(other)),
        _ => return None,
    })
}

#[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
fn form(format: crate::rule::Format) -> String {
    use crate::rule::Format;
    match format {
        #[cfg(feature = "email")]
        Format::Email => "e-mail address".to_owned(),
        #[cfg(feature = "url")]
        Format::Url { schemes: [] } => "URL".to_owned(),
        #[cfg(feature = "url")]
        Format::Url { schemes: [only] } => format!("URL with the scheme {only}"),
        #[cfg(feature = "url")]
        Format::Url { schemes } => format!("URL with one of these schemes: {}", schemes.join(", ")),
        #[cfg(feature = "hostname")]
        Format::Hostname => "host name".to_owned(),
        #[cfg(feature = "ip")]
        Format::Ip => "IP address".to_owned(),
        #[cfg(feature = "ip")]
        Format::Ipv4 => "IPv4 address".to_owned(),
        #[cfg(feature = "ip")]
        Format::Ipv6 => "IPv6 address".to_owned(),
    }
}

pub(super) fn counted(count: usize, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

fn between(min: Option<usize>, max: Option<usize>, unit: &str) -> Option<String> {
    Some(match (min.filter(|min| *min > 0), max) {
        (None, None) => return None,
        (Some(min), None) => format!("at least {}", counted(min, unit)),
        (None, Some(max)) => format!("at most {}", counted(max, unit)),
        (Some(min), Some(max)) if min == max => format!("exactly {}", counted(min, unit)),
        (Some(min), Some(max)) => format!("{min} to {}", counted(max, unit)),
    })
}

pub(super) fn range((min, max): (Option<Bound>, Option<Bound>)) -> Option<String> {
    let least = |bound| match bound {
        Bound::Inclusive(limit) => format!("at least {}", number(limit)),
        Bound::Exclusive(limit) => format!("greater than {}", number(limit)),
    };
    let most = |bound| match bound {
        Bound::Inclusive(limit) => format!("at most {}", number(limit)),
        Bound::Exclusive(limit) => format!("less than {}", number(limit)),
    };
    Some(match (min, max) {
        (None, None) => return None,
        (Some(Bound::Inclusive(min)), Some(Bound::Inclusive(max))) => format!("{} to {}", number(min), number(max)),
        (min, max) => min.map(least).into_iter().chain(max.map(most)).collect::<Vec<_>>().join(" and "),
    })
}

/// Whether a limit says something to people. That an integer has 64 bits does not.
pub(super) fn is_telling(bound: &Bound) -> bool {
    let (Bound::Inclusive(limit) | Bound::Exclusive(limit)) = bound;
    limit.to_f64().abs() < 1e16
}

fn number(number: Number) -> String {
    value(number).to_string()
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => code(text),
        Literal::Number(value) => code(&number(*value)),
    }
}
