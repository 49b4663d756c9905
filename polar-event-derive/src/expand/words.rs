//! The author's words: as constants, and with the placeholders of messages checked by the compiler.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident};

use super::at;
use crate::model::{Bound, Field, Part, RuleKind, Rules, Words};

/// The words as a constant.
pub(super) fn constant(words: &Words) -> TokenStream {
    let some = |text: &Option<Box<Expr>>| text.as_ref().map_or_else(|| quote!(_event::None), |text| quote!(_event::Some(#text)));
    let (code, message) = (some(&words.code), some(&words.message));
    quote!(_event::Words { code: #code, message: #message })
}

/// What to use in place of something deprecated, as a constant.
pub(super) fn deprecated(note: Option<&String>) -> TokenStream {
    note.map_or_else(|| quote!(_event::None), |note| quote!(_event::Some(#note)))
}

/// A rule with words, if it has any.
pub(super) fn around(rule: TokenStream, words: Option<&Words>) -> TokenStream {
    let Some(words) = words else { return rule };
    let words = constant(words);
    quote!(_event::Rule::Said(_event::Said { rules: &[#rule], words: #words }))
}

/// Checks of all messages of a field. What the whole field says stands for violations that have no parameter in common.
pub(super) fn checks_of_field(field: &Field<'_>) -> TokenStream {
    checks(&field.words, &field.rules)
}

/// Checks of all messages of a value and its parts.
pub(super) fn checks(words: &Words, rules: &Rules) -> TokenStream {
    let mut checks = check(words, &[]);
    checks.extend(of_rules(rules));
    checks
}

fn of_rules(rules: &Rules) -> TokenStream {
    let mut checks = check(&rules.custom_words, &[]);
    for (index, words) in &rules.words {
        let codes = rules.own.get(*index).map(|rule| codes(&rule.kind)).unwrap_or_default();
        checks.extend(check(words, &codes));
    }
    let parts = [&rules.each, &rules.keys, &rules.values].into_iter().flatten();
    checks.extend(parts.map(|Part { rules, .. }| of_rules(rules)));
    checks
}

/// A constant that the compiler cannot make if a placeholder is wrong. The parameters are those of the core's table of codes.
fn check(words: &Words, codes: &[&str]) -> TokenStream {
    let Some(message) = &words.message else { return TokenStream::new() };
    let codes = codes.iter().map(|code| Ident::new(code, Span::call_site()));
    let message_tokens = message.to_token_stream();
    quote_spanned!(at(message.span())=> const _: () = _event::check_message(#message_tokens, &[#(_event::Code::#codes),*]);)
}

/// The codes that a rule can answer with, by their variants' names. A message can speak of the parameters that they have.
fn codes(kind: &RuleKind) -> Vec<&'static str> {
    let of = |limits: [(bool, &'static str); 2]| limits.into_iter().filter_map(|(has, code)| has.then_some(code)).collect();
    match kind {
        RuleKind::Length { min, max, .. } => of([(min.is_some(), "StringTooShort"), (max.is_some(), "StringTooLong")]),
        RuleKind::Items { min, max } => of([(min.is_some(), "TooShort"), (max.is_some(), "TooLong")]),
        RuleKind::Range { min, max } => {
            let code = |bound: &Option<Bound>, inclusive, exclusive| {
                bound.as_ref().map(|bound| if bound.exclusive { exclusive } else { inclusive })
            };
            let ends = [code(min, "GreaterThanEqual", "GreaterThan"), code(max, "LessThanEqual", "LessThan")];
            ends.into_iter().flatten().collect()
        }
        RuleKind::Pattern(_) => vec!["StringPatternMismatch"],
        RuleKind::Content(variant) | RuleKind::ContentOf(variant, _) => vec![match *variant {
            "NotBlank" => "StringBlank",
            "Ascii" => "StringAscii",
            "Alphanumeric" => "StringAlphanumeric",
            "Lowercase" => "StringLowercase",
            "Uppercase" => "StringUppercase",
            "NoControl" => "StringControl",
            "Prefix" => "StringPrefix",
            "Suffix" => "StringSuffix",
            "Contains" => "StringContains",
            _ => "ValueError",
        }],
        RuleKind::Format(variant) => vec![match *variant {
            "Email" => "EmailParsing",
            "Hostname" => "HostnameParsing",
            "Ipv4" => "IpV4Address",
            "Ipv6" => "IpV6Address",
            _ => "IpAnyAddress",
        }],
        RuleKind::Url(schemes) => of([(true, "UrlParsing"), (!schemes.is_empty(), "UrlScheme")]),
        RuleKind::Decimal { max_digits, places } => {
            of([(max_digits.is_some(), "DecimalMaxDigits"), (places.is_some(), "DecimalMaxPlaces")])
        }
        RuleKind::Unique => vec!["DuplicateItem"],
        RuleKind::ContainsNumber(_) => vec!["MissingItem"],
        RuleKind::Finite => vec!["FiniteNumber"],
        RuleKind::MultipleOf(_) => vec!["MultipleOf"],
        RuleKind::OneOfTexts(_) | RuleKind::OneOfNumbers(_) => vec!["LiteralError"],
        RuleKind::Uuid(version) => of([(true, "UuidParsing"), (version.is_some(), "UuidVersion")]),
        RuleKind::Past { .. } => vec!["DatetimePast"],
        RuleKind::Future { .. } => vec!["DatetimeFuture"],
        _ => Vec::new(),
    }
}
