//! Rules as constants, for core.

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident};

use super::{at, known, overrides, presence};
use crate::model::{Argument, Body, Bound, Cross, CrossKind, Field, Kind, Limit, Number, NumberKind, Rule, Rules, Target, Unit};
use crate::types;

/// The rules of a newtype's value as a constant slice.
pub(super) fn of_newtype(field: &Field<'_>) -> TokenStream {
    let ty = field.ty.to_token_stream();
    let mut constants = constants(&field.rules, &ty, false);
    if field.nullable && field.rules.nullable.is_none() && field.kind == Kind::Event && !types::is_never_absent(field.ty) {
        let ty = known::ty(field.ty);
        constants.push(quote_spanned!(at(field.ty.span())=> _event::describe::null_if_absent_option::<#ty>()));
    }
    quote!(&[#(#constants),*])
}

/// The rules of an item, key or value as a constant slice.
pub(super) fn of_part(rules: &Rules, ty: &TokenStream) -> TokenStream {
    slice(rules, ty, true)
}

/// The rules of a field: those on its value, and those across fields.
pub(super) fn of_field(field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    let ty = field.ty.to_token_stream();
    let mut constants = constants(&field.rules, &ty, field.index.is_some());
    if matches!(field.kind, Kind::ViaSerde | Kind::FlattenViaSerde) {
        // Its own `Deserialize` reads `null`.
        constants.retain(|_| field.rules.nullable.is_none());
    }
    constants.extend(presence::null_if_absent(field, body, "null_if_absent"));
    constants.extend(field.check.iter().map(|check| {
        let text = text(check);
        quote!(_event::Rule::Check(#text))
    }));
    constants.extend(field.cross.iter().map(|cross| crossed(cross, field, body)));
    quote!(&[#(#constants),*])
}

fn crossed(cross: &Cross, field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    let rule = match &cross.kind {
        CrossKind::RequiredIf(condition) => {
            let text = text(condition);
            quote!(_event::Rule::RequiredIf(#text))
        }
        CrossKind::ForbiddenIf(condition) => {
            let text = text(condition);
            quote!(_event::Rule::ForbiddenIf(#text))
        }
        CrossKind::Equals(other) => {
            let other = body.fields.iter().find(|field| field.is_named(other)).map(|field| &field.name);
            return quote!(_event::Rule::Equals(#other));
        }
    };
    // A field with a default may be absent whatever its type is; but a field that is always serialized cannot be forbidden.
    let has_default = field.default.is_some() || body.default.is_some();
    let is_required = matches!(cross.kind, CrossKind::RequiredIf(_));
    if (has_default && is_required) || matches!(field.kind, Kind::ViaSerde | Kind::With) {
        return rule;
    }
    let (ty, span) = (field.ty, at(cross.meta.span()));
    quote_spanned!(span=> _event::for_optional(<#ty as _event::Describe>::OPTIONAL, #rule))
}

/// The rules on a value of this type. An `Option` that is an item may always be null, since it cannot be absent.
fn slice(rules: &Rules, ty: &TokenStream, is_part: bool) -> TokenStream {
    let constants = constants(rules, ty, is_part);
    quote!(&[#(#constants),*])
}

fn constants(rules: &Rules, ty: &TokenStream, is_part: bool) -> Vec<TokenStream> {
    let mut constants = Vec::new();
    if let Some(span) = rules.nullable {
        let ty = placed(ty.clone(), span);
        constants.push(quote_spanned!(at(span)=> _event::rule::nullable::<#ty>()));
    } else if is_part {
        constants.push(quote!(_event::Rule::Nullable));
    }
    let overrides = |index| rules.overrides.iter().find_map(|(of, overrides)| (*of == index).then_some(overrides));
    constants.extend(rules.own.iter().enumerate().map(|(index, rule)| overrides::around(own(rule, ty), overrides(index))));
    let item = quote!(<#ty as _event::Items>::Item);
    let (key, value) = (quote!(<#ty as _event::Map>::Key), quote!(<#ty as _event::Map>::Value));
    let parts =
        [(&rules.each, "Each", "for_collection", item), (&rules.keys, "Keys", "for_map", key), (&rules.values, "Values", "for_map", value)];
    for (part, variant, applies, ty_of_part) in parts {
        let Some(part) = part else { continue };
        let inner = slice(&part.rules, &ty_of_part, true);
        let variant = Ident::new(variant, Span::call_site());
        constants.push(asked(part.certain, part.span, applies, ty, &quote!(_event::Rule::#variant(const { #inner }))));
    }
    constants.extend(rules.custom.iter().map(|custom| {
        let text = text(&custom.function);
        let overrides = Some(&custom.overrides).filter(|overrides| !overrides.is_empty());
        overrides::around(quote!(_event::Rule::Custom(#text)), overrides)
    }));
    constants
}

/// A rule, which the compiler checks against the type if the syntax does not tell whether it applies.
fn asked(certain: bool, span: Span, applies: &str, ty: &TokenStream, rule: &TokenStream) -> TokenStream {
    if certain {
        return rule.clone();
    }
    let applies = Ident::new(applies, at(span));
    let ty = placed(ty.clone(), span);
    quote_spanned!(at(span)=> _event::rule::#applies::<#ty>(#rule))
}

/// The same tokens with another span, which is where the compiler reports an error.
fn placed(tokens: TokenStream, span: Span) -> TokenStream {
    let place = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), placed(group.stream(), span)));
        }
        token.set_span(token.span().located_at(span));
        token
    };
    tokens.into_iter().map(place).collect()
}

fn own(rule: &Rule, ty: &TokenStream) -> TokenStream {
    match (&rule.argument, rule.target.question()) {
        // The type determines which of the two it is.
        (Argument::ItemText(text), _) if !rule.certain => {
            let (ty, span) = (placed(ty.clone(), rule.span), at(rule.span));
            quote_spanned!(span=> _event::rule::contains_text::<#ty, _>(#text))
        }
        (Argument::Literals(values), _) => {
            let (ty, span, rule) = (placed(ty.clone(), rule.span), at(rule.span), plain_rule(rule));
            let first = values.first();
            quote_spanned!(span=> _event::rule::for_literals::<#ty, _>(_event::Const(#first), #rule))
        }
        (_, Some(question)) => asked(rule.certain, rule.span, question, ty, &plain_rule(rule)),
        (_, None) => plain_rule(rule),
    }
}

impl Target {
    /// The core's function that compiles only for the types that the rule is for. `None` if the call that checks the rule does that.
    fn question(self) -> Option<&'static str> {
        Some(match self {
            Self::Text => "for_text",
            Self::Number => "for_number",
            Self::Decimal => "for_decimal",
            Self::Url => "for_url",
            Self::Uuid => "for_uuid",
            Self::Time => "for_time",
            Self::Collection | Self::Items => "for_collection",
            Self::Map => "for_map",
            Self::List => "for_list",
            Self::Metadata => "for_metadata",
            Self::Holder | Self::Literals => return None,
        })
    }
}

/// The rule as a constant, independent of the type.
pub(super) fn plain_rule(rule: &Rule) -> TokenStream {
    let variant = Ident::new(rule.variant, Span::call_site());
    let arguments = match &rule.argument {
        Argument::None => quote!(_event::rule::#variant),
        Argument::Text(text) => quote!(_event::rule::#variant(#text)),
        Argument::Number(step) => {
            let step = number(step);
            quote!(_event::rule::#variant(#step))
        }
        Argument::Texts(texts) => quote!(_event::rule::#variant { values: &[#(_event::Literal::Text(#texts)),*] }),
        Argument::Literals(values) => quote!(_event::rule::#variant { values: const { &[#(_event::Const(#values).literal()),*] } }),
        Argument::Numbers(numbers) => {
            // The call of a function is not promoted to a constant.
            let has_calls = numbers.iter().any(|number| matches!(number, Number::Constant { kind: NumberKind::OfConstant, .. }));
            let numbers = numbers.iter().map(number);
            let values = quote!(&[#(_event::Literal::Number(#numbers)),*]);
            let values = if has_calls { quote!(const { #values }) } else { values };
            quote!(_event::rule::#variant { values: #values })
        }
        Argument::Limits { min, max } => {
            let (min, max) = (limit(min.as_ref()), limit(max.as_ref()));
            quote!(_event::rule::#variant::new(#min, #max))
        }
        Argument::Length { unit, min, max } => {
            let unit = match unit {
                Unit::Characters => quote!(Characters),
                Unit::Bytes => quote!(Bytes),
                Unit::Graphemes => quote!(Graphemes),
            };
            let (min, max) = (limit(min.as_ref()), limit(max.as_ref()));
            quote!(_event::rule::#variant::new(_event::rule::Unit::#unit, #min, #max))
        }
        Argument::Range { min, max } => {
            let (min, max) = (bound(min.as_ref()), bound(max.as_ref()));
            quote!(_event::rule::#variant { min: #min, max: #max })
        }
        Argument::Tolerance(tolerance) => {
            let seconds = tolerance.as_ref().map_or_else(|| quote!(0), |limit| limit.expr.to_token_stream());
            quote!(_event::rule::#variant(_event::rule::Tolerance { seconds: #seconds }))
        }
        Argument::Pattern(pattern) => {
            let compiled = quote! {
                || {
                    static COMPILED: _event::rule::CompiledPattern = _event::rule::CompiledPattern::new();
                    &COMPILED
                }
            };
            quote!(_event::rule::#variant { text: #pattern, compiled: #compiled })
        }
        Argument::Schemes(schemes) => quote!(_event::rule::#variant { schemes: &[#(#schemes),*] }),
        Argument::ItemText(text) => quote!(_event::rule::#variant(_event::Literal::Text(#text))),
        Argument::ItemNumber(item) => {
            let item = number(item);
            quote!(_event::rule::#variant(_event::Literal::Number(#item)))
        }
        Argument::Uuid(version) => {
            let version = limit(version.as_ref());
            quote!(_event::rule::UuidVersion(#version))
        }
        Argument::Decimal { max_digits, places } => {
            let (max_digits, places) = (limit(max_digits.as_ref()), limit(places.as_ref()));
            quote!(_event::rule::DecimalDigits::new(#max_digits, #places))
        }
        Argument::Metadata { max_pairs, max_key, max_value, allow_nul } => {
            let limits = [("max_pairs", max_pairs), ("max_key", max_key), ("max_value", max_value)];
            let set = limits.iter().filter_map(|(name, limit)| {
                let (name, expr) = (Ident::new(name, Span::call_site()), &limit.as_ref()?.expr);
                Some(quote!(#name: #expr,))
            });
            quote!(_event::MetadataRules { #(#set)* allow_nul: #allow_nul, .._event::MetadataRules::DEFAULT })
        }
    };
    quote!(_event::Rule::#variant(#arguments))
}

fn limit(limit: Option<&Limit>) -> TokenStream {
    limit.map_or_else(
        || quote!(_event::None),
        |limit| {
            let expr = &limit.expr;
            quote!(_event::Some(#expr))
        },
    )
}

fn bound(bound: Option<&Bound>) -> TokenStream {
    let Some(bound) = bound else { return quote!(_event::None) };
    let kind = if bound.exclusive { quote!(Exclusive) } else { quote!(Inclusive) };
    let number = number(&bound.number);
    quote!(_event::Some(_event::rule::Bound::#kind(#number)))
}

pub(super) fn number(number: &Number) -> TokenStream {
    match number {
        Number::Integer(integer) => {
            let integer = Literal::i128_unsuffixed(*integer);
            quote!(_event::Number::Integer(#integer))
        }
        Number::Big(integer) => {
            let integer = Literal::u128_unsuffixed(*integer);
            quote!(_event::Number::Big(#integer))
        }
        Number::Float(float) => {
            let float = Literal::f64_suffixed(*float);
            quote!(_event::Number::Float(#float))
        }
        Number::Constant { expr, kind: NumberKind::Integer } => quote!(_event::Number::Integer((#expr) as _event::i128)),
        Number::Constant { expr, kind: NumberKind::Float } => quote!(_event::Number::Float((#expr) as _event::f64)),
        Number::Constant { expr, kind: NumberKind::OfConstant } => quote!(_event::Const(#expr).number()),
    }
}

/// A function as written.
pub(super) fn text(function: &Expr) -> String {
    let text = function.to_token_stream().to_string();
    if matches!(function, Expr::Path(_)) { text.replace(' ', "") } else { text }
}
