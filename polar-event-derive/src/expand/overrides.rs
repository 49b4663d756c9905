//! Message overrides: as constants, and with the placeholders of messages checked by the compiler.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::{at, rules};
use crate::model::{Field, MessageOverride, Part, Rule, Rules};

/// The override as a constant.
pub(super) fn constant(overrides: &MessageOverride) -> TokenStream {
    let some = |text: &Option<Box<Expr>>| text.as_ref().map_or_else(|| quote!(_event::None), |text| quote!(_event::Some(#text)));
    let (code, message) = (some(&overrides.code), some(&overrides.message));
    quote!(_event::MessageOverride { code: #code, message: #message })
}

/// The note of a deprecation, as a constant.
pub(super) fn deprecated(note: Option<&String>) -> TokenStream {
    note.map_or_else(|| quote!(_event::None), |note| quote!(_event::Some(#note)))
}

/// Wraps a rule with its override, if it has one.
pub(super) fn around(rule: TokenStream, overrides: Option<&MessageOverride>) -> TokenStream {
    let Some(overrides) = overrides else { return rule };
    let overrides = constant(overrides);
    quote!(_event::Rule::WithMessage(_event::WithMessage { rules: const { &[#rule] }, overrides: #overrides }))
}

/// Checks of all messages of a field. A message of the whole field applies to violations that have no parameter in common.
pub(super) fn checks_of_field(field: &Field<'_>) -> TokenStream {
    checks(&field.overrides, &field.rules)
}

/// Checks of all messages of a value and its items.
pub(super) fn checks(overrides: &MessageOverride, rules: &Rules) -> TokenStream {
    let mut checks = check(overrides, None);
    checks.extend(of_rules(rules));
    checks
}

fn of_rules(rules: &Rules) -> TokenStream {
    let mut checks: TokenStream = rules.custom.iter().map(|custom| check(&custom.overrides, None)).collect();
    checks.extend(rules.overrides.iter().map(|(index, overrides)| check(overrides, rules.own.get(*index))));
    let parts = [&rules.each, &rules.keys, &rules.values].into_iter().flatten();
    checks.extend(parts.map(|Part { rules, .. }| of_rules(rules)));
    checks
}

/// A constant that does not compile if a placeholder is invalid. The parameters are those of the rule's codes.
fn check(overrides: &MessageOverride, rule: Option<&Rule>) -> TokenStream {
    let Some(message) = &overrides.message else { return TokenStream::new() };
    let (message, span) = (message.to_token_stream(), at(message.span()));
    let check = match rule {
        Some(rule) => {
            let rule = rules::plain_rule(rule);
            quote_spanned!(span=> _event::rule::check_message_of(#message, &#rule))
        }
        None => quote_spanned!(span=> _event::check_message(#message, &[])),
    };
    quote_spanned!(span=> const _: () = #check;)
}
