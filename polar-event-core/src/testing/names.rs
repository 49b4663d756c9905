//! What rules are called.

use crate::rule::{Content, Rule, Unit};

/// A rule by the name that it has in attributes.
pub(super) fn rule(rule: &Rule) -> String {
    let name = match rule.plain() {
        Rule::Length(_) => "length",
        #[cfg(feature = "regex")]
        Rule::Pattern(pattern) => return format!("pattern = {:?}", pattern.text),
        Rule::Content(content) => match content {
            Content::NotBlank => "not_blank",
            Content::Ascii => "ascii",
            Content::Alphanumeric => "alphanumeric",
            Content::Lowercase => "lowercase",
            Content::Uppercase => "uppercase",
            Content::NoControl => "no_control",
            Content::NoNul => "no_nul",
            Content::Prefix(_) => "prefix",
            Content::Suffix(_) => "suffix",
            Content::Contains(_) => "contains",
        },
        #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
        Rule::Format(_) => "format",
        Rule::OneOf(_) => "one_of",
        Rule::Range(_) => "range",
        Rule::Finite => "finite",
        Rule::MultipleOf(_) => "multiple_of",
        #[cfg(feature = "rust_decimal")]
        Rule::Decimal(_) => "decimal",
        #[cfg(feature = "uuid")]
        Rule::Uuid(_) => "uuid",
        Rule::Past(_) => "past",
        Rule::Future(_) => "future",
        Rule::Items(_) => "items",
        Rule::Unique => "unique",
        Rule::Contains(_) => "contains",
        Rule::Metadata(_) => "metadata",
        Rule::Nullable => "nullable",
        Rule::Nothing => "nothing",
        Rule::Each(_) => "each",
        Rule::Keys(_) => "keys",
        Rule::Values(_) => "values",
        Rule::Custom(function) => return format!("custom = {function}"),
        Rule::Check(function) => return format!("check = {function}"),
        Rule::RequiredIf(condition) => return format!("required_if = {condition}"),
        Rule::ForbiddenIf(condition) => return format!("forbidden_if = {condition}"),
        Rule::Equals(other) => return format!("equals = {other}"),
        Rule::Said(_) => "a rule with words of its own",
    };
    name.to_owned()
}

/// What is counted.
pub(super) fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Characters => "characters",
        Unit::Bytes => "bytes",
        #[cfg(feature = "unicode-segmentation")]
        Unit::Graphemes => "visible characters",
    }
}
