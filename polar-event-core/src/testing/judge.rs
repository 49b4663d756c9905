//! What the rules say of a string, found out a second time: in a few plain lines for each, without the functions that the decoder calls.

use super::fault::Fault;
use super::forms::Form;
use crate::describe::Shape;
use crate::error::{Code, Literal};
use crate::rule::{Content, Length, Rule, Unit};

/// The strings of a form that have been made, beside those that are known.
pub(super) type Made = Vec<(Form, String)>;

/// What is wrong with a string; `None` if that is not known.
pub(super) fn faults(shape: &Shape, rules: &[&Rule], text: &str, made: &Made) -> Option<Vec<Fault>> {
    let own = match shape {
        Shape::Character => match text.chars().count() {
            0 => Some(Code::StringTooShort),
            1 => None,
            _ => Some(Code::StringTooLong),
        },
        Shape::Uuid => uuid(text, None),
        Shape::IpAddress => form(Form::Ip, text, made)?,
        Shape::Ipv4Address => form(Form::Ipv4, text, made)?,
        Shape::Ipv6Address => form(Form::Ipv6, text, made)?,
        #[cfg(feature = "url")]
        Shape::Url => ::url::Url::parse(text).is_err().then_some(Code::UrlParsing),
        _ => None,
    };
    if let Some(code) = own {
        return Some(vec![Fault::here(code)]);
    }
    // A URL is held against its rules as it is written again.
    #[cfg(feature = "url")]
    let rewritten = if matches!(shape, Shape::Url) { ::url::Url::parse(text).ok() } else { None };
    #[cfg(feature = "url")]
    let text = rewritten.as_ref().map_or(text, |url| url.as_str());
    let mut faults = Vec::new();
    for rule in rules {
        #[cfg(feature = "url")]
        if let (Shape::Url, Rule::Format(crate::rule::Format::Url { schemes })) = (shape, rule.plain()) {
            // It has the form already.
            let code = scheme(text, schemes);
            faults.extend(code.map(|code| Fault::here(code).said(&rule.words())));
            continue;
        }
        let code = broken(rule.plain(), text, made)?;
        faults.extend(code.map(|code| Fault::here(code).said(&rule.words())));
    }
    Some(faults)
}

/// What a rule says of a string: nothing, or the code; `None` if that is not known.
pub(super) fn broken(rule: &Rule, text: &str, made: &Made) -> Option<Option<Code>> {
    let unless = |good: bool, code: Code| if good { None } else { Some(code) };
    if let Some(of) = form_of(rule) {
        let code = form(of, text, made)?;
        #[cfg(feature = "url")]
        if let (Rule::Format(crate::rule::Format::Url { schemes }), None) = (rule, code) {
            return Some(scheme(text, schemes));
        }
        return Some(code);
    }
    let code = match rule {
        Rule::Length(length) => {
            let count = measure(length, text);
            match (length.min, length.max) {
                (Some(min), _) if count < min => Some(Code::StringTooShort),
                (_, Some(max)) if count > max => Some(Code::StringTooLong),
                _ => None,
            }
        }
        #[cfg(feature = "regex")]
        Rule::Pattern(pattern) => unless(super::pattern::is_match(pattern.text, text), Code::StringPatternMismatch),
        Rule::Content(content) => content_of(*content, text),
        Rule::OneOf(one_of) => {
            unless(one_of.values.iter().any(|it| matches!(it, Literal::Text(value) if *value == text)), Code::LiteralError)
        }
        #[cfg(feature = "uuid")]
        Rule::Uuid(version) => uuid(text, version.0),
        _ => None,
    };
    Some(code)
}

/// How long a string is by this measure.
pub(super) fn measure(length: &Length, text: &str) -> usize {
    match length.unit {
        Unit::Characters => text.chars().count(),
        Unit::Bytes => text.len(),
        #[cfg(feature = "unicode-segmentation")]
        Unit::Graphemes => unicode_segmentation::UnicodeSegmentation::graphemes(text, true).count(),
    }
}

fn content_of(content: Content, text: &str) -> Option<Code> {
    let (good, code) = match content {
        Content::NotBlank => (text.chars().any(|it| !it.is_whitespace()), Code::StringBlank),
        Content::Ascii => (text.chars().all(|it| it <= '\u{7f}'), Code::StringAscii),
        Content::Alphanumeric => (text.chars().all(|it| it.is_alphabetic() || it.is_numeric()), Code::StringAlphanumeric),
        Content::Lowercase => (!text.chars().any(char::is_uppercase), Code::StringLowercase),
        Content::Uppercase => (!text.chars().any(char::is_lowercase), Code::StringUppercase),
        Content::NoControl => (!text.chars().any(|it| it < ' ' || ('\u{7f}'..='\u{9f}').contains(&it)), Code::StringControl),
        Content::NoNul => (!text.chars().any(|it| it == '\0'), Code::ValueError),
        Content::Prefix(prefix) => (text.starts_with(prefix), Code::StringPrefix),
        Content::Suffix(suffix) => (text.ends_with(suffix), Code::StringSuffix),
        Content::Contains(part) => (text.contains(part), Code::StringContains),
    };
    (!good).then_some(code)
}

/// The hyphenated form: 8-4-4-4-12 hexadecimal digits, and in it the digits of version and variant.
fn uuid(text: &str, version: Option<u8>) -> Option<Code> {
    let groups: Vec<&str> = text.split('-').collect();
    let is_group = |(group, length): (&&str, usize)| group.len() == length && group.chars().all(|it| it.is_ascii_hexdigit());
    if groups.len() != 5 || !groups.iter().zip([8, 4, 4, 4, 12]).all(is_group) {
        return Some(Code::UuidParsing);
    }
    let digit = |group: usize| groups.get(group).and_then(|group| group.chars().next()).and_then(|it| it.to_digit(16));
    let is_it = |version: u8| digit(2) == Some(u32::from(version)) && digit(3).is_some_and(|digit| (8..=11).contains(&digit));
    version.filter(|version| !is_it(*version)).map(|_| Code::UuidVersion)
}

/// What is said of a string that should have a form.
fn form(form: Form, text: &str, made: &Made) -> Option<Option<Code>> {
    if form.good().contains(&text) || made.iter().any(|(of, it)| *of == form && it == text) {
        return Some(None);
    }
    form.bad().into_iter().find(|(bad, _)| *bad == text).map(|(_, code)| Some(code))
}

/// What is said of the scheme of a URL, if it must be one of these.
#[cfg(feature = "url")]
fn scheme(url: &str, schemes: &[&str]) -> Option<Code> {
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    (!schemes.is_empty() && !schemes.contains(&scheme.as_str())).then_some(Code::UrlScheme)
}

/// The form that a rule is for, if it is for one.
pub(super) fn form_of(rule: &Rule) -> Option<Form> {
    #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
    if let Rule::Format(format) = rule {
        use crate::rule::Format;
        return Some(match format {
            #[cfg(feature = "email")]
            Format::Email => Form::Email,
            #[cfg(feature = "url")]
            Format::Url { .. } => Form::Url,
            #[cfg(feature = "hostname")]
            Format::Hostname => Form::Hostname,
            #[cfg(feature = "ip")]
            Format::Ip => Form::Ip,
            #[cfg(feature = "ip")]
            Format::Ipv4 => Form::Ipv4,
            #[cfg(feature = "ip")]
            Format::Ipv6 => Form::Ipv6,
        });
    }
    let _ = rule;
    None
}
