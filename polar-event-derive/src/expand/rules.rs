//! Rules: as constants for core, and, if they are functions, as `Part`s that core calls.

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident};

use super::{at, overrides, presence};
use crate::closure;
use crate::model::{
    Argument, Body, Bound, Cross, CrossKind, Custom, Field, Inside, Kind, Limit, Number, NumberKind, Part, Rule, Rules, Target, Unit,
};
use crate::types;

/// The rules of a newtype's value as a constant slice.
pub(super) fn of_newtype(field: &Field<'_>) -> TokenStream {
    let ty = field.ty.to_token_stream();
    let mut constants = constants(&field.rules, &ty, false);
    if field.nullable && field.rules.nullable.is_none() && field.kind == Kind::Event && !types::is_never_absent(field.ty) {
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
    if field.kind == Kind::ViaSerde {
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

/// How a field is validated that has custom rules, on itself or on its items. `None` if it has none.
pub(super) fn part(field: &Field<'_>) -> Option<TokenStream> {
    part_of(&field.rules, &field.ty.to_token_stream())
}

/// How such a field is decoded: like in validation, followed by its `check`.
pub(super) fn decoded_part(rules: &Rules, check: &[Expr], ty: &TokenStream) -> Option<TokenStream> {
    let part = part_of(rules, ty);
    let Some(check) = whole_check(check, ty) else { return part };
    let part = part.unwrap_or_else(plain);
    Some(quote!(_event::decode::Then(#part, #check)))
}

/// Validates a field of a `via_serde` type, or one with a custom deserialize function: its rules, in the expression `rules`, and its
/// `check`.
pub(super) fn via_serde(field: &Field<'_>, rules: &TokenStream) -> TokenStream {
    let ty = field.ty.to_token_stream();
    // A custom function does not validate the value, so run the rules of the value's type.
    let own = (field.kind == Kind::With && !field.rules.are_data()).then(|| {
        quote! {{
            #[allow(unused_imports)]
            use _event::CheckNothing as _;
            _event::CheckOwn(__value).check_own(__cx);
        }}
    });
    let by_rules = field.rules.are_data().then(|| {
        let part = part_of(&field.rules, &ty).unwrap_or_else(plain);
        quote_spanned!(at(field.ty.span())=> <_ as _event::CheckPart<#ty>>::check(#part, __value, #rules, __cx);)
    });
    let custom = if by_rules.is_none() { custom(&field.rules.custom, &ty) } else { None };
    let checks = custom.into_iter().chain(whole_check(&field.check, &ty));
    quote!(|__value: &#ty, __cx: &mut _event::ValidationState<'_>| {
        let __start = _event::ValidationState::checkpoint(__cx);
        #own
        #by_rules
        #(if _event::ValidationState::is_clean_since(__cx, __start) {
            (#checks)(__value, __cx);
        })*
        let _ = (__value, __start, __cx);
    })
}

/// A function as written.
pub(super) fn text(function: &Expr) -> String {
    let text = function.to_token_stream().to_string();
    if matches!(function, Expr::Path(_)) { text.replace(' ', "") } else { text }
}

/// A part as an argument, placed at the type of the value: the compiler reports there that the type lacks a trait.
pub(super) fn or_plain(part: Option<TokenStream>, span: Span) -> TokenStream {
    let part = part.unwrap_or_else(plain);
    quote_spanned!(span=> { #part })
}

pub(super) fn plain() -> TokenStream {
    quote!(_event::decode::Plain)
}

/// A closure that calls each `check` of a field or struct with the validation state, and reports its result. `None` if there are none.
pub(super) fn whole_check(functions: &[Expr], ty: &TokenStream) -> Option<TokenStream> {
    let calls = functions.iter().map(|function| {
        let call = call(function, "check", ty);
        let report = report(at(function.span()));
        quote! {
            let __result = #call;
            #report;
        }
    });
    let calls: Vec<_> = calls.collect();
    (!calls.is_empty()).then(|| quote!(|__value: &#ty, __cx: &mut _event::ValidationState<'_>| { #(#calls)* }))
}

/// The expression that reports `__result`; the type of its error determines how.
fn report(span: Span) -> TokenStream {
    quote_spanned! {span=> {
        #[allow(unused_imports)]
        use _event::rule::{ErrorText as _, RefusedError as _};
        _event::rule::Outcome(__result).report(__cx)
    }}
}

/// A closure that returns whether a condition on the whole struct holds.
pub(super) fn condition(function: &Expr, ty: &TokenStream) -> TokenStream {
    let call = call(function, "condition", ty);
    quote!(|__value: &#ty, __cx: &_event::ValidationState<'_>| -> _event::bool { #call })
}

/// Calls a function with `__value` of this type, and with `__cx` if it takes that. The parameters of a closure are visible; for a path, the
/// core's function `how` lets the compiler find out.
fn call(function: &Expr, how: &str, ty: &TokenStream) -> TokenStream {
    let span = at(function.span());
    let Some(closure) = closure::of(function) else {
        let how = Ident::new(how, span);
        return quote_spanned! {span=> {
            let __function = _event::rule::#how(#function);
            __function.call(__value, __cx)
        }};
    };
    let cx = (closure.parameters.len() > 1).then(|| quote!(, __cx));
    let closure = closure.with_types(&[quote!(&#ty), quote!(&_event::ValidationState<'_>)]);
    quote_spanned!(span=> (#closure)(__value #cx))
}

fn part_of(rules: &Rules, ty: &TokenStream) -> Option<TokenStream> {
    let inner = |part: &Option<Part>, ty: TokenStream| part.as_ref().and_then(|part| part_of(&part.rules, &ty));
    let each = inner(&rules.each, quote!(<#ty as _event::Items>::Item));
    let value = inner(&rules.values, quote!(<#ty as _event::Map>::Value));
    let key_ty = quote!(<#ty as _event::Map>::Key);
    let key = rules.keys.as_ref().and_then(|part| custom(&part.rules.custom, &key_ty));
    let (contains, unique) = (contains(rules, ty), unique(rules));
    let custom = custom(&rules.custom, ty);
    let parts = match (unique, each, key, value) {
        (Some((span, unique)), each, _, _) => {
            let (item, contains) = (each.unwrap_or_else(plain), contains.unwrap_or_else(|| quote!(|_, _| {})));
            let parts = quote_spanned! {span=> {
                #[allow(unused_imports)]
                use _event::decode::ComparingNothing as _;
                _event::decode::Comparing::<#ty>(_event::PhantomData).compared(#item, #unique, #contains)
            }};
            return Some(custom.into_iter().fold(parts, |parts, check| quote!(_event::decode::Then(#parts, #check))));
        }
        (None, Some(each), _, _) => Some(quote!(_event::decode::Each(#each))),
        (None, None, None, None) => None,
        (None, None, key, value) => {
            let key = key.unwrap_or_else(|| quote!(|_: &#key_ty, _: &mut _event::ValidationState<'_>| {}));
            let value = value.unwrap_or_else(plain);
            Some(quote!(_event::decode::Entries(#key, #value)))
        }
    };
    contains.into_iter().chain(custom).fold(parts, |parts, check| {
        let parts = parts.unwrap_or_else(plain);
        Some(quote!(_event::decode::Then(#parts, #check)))
    })
}

/// A closure that compares the items of a list, if there is such a rule, with the span of the rule.
fn unique(rules: &Rules) -> Option<(Span, TokenStream)> {
    let (index, rule) = rules.own.iter().enumerate().find(|(_, rule)| rule.target == Target::List)?;
    let span = at(rule.span);
    let call = in_words(rules, index, quote_spanned!(span=> _event::rule::check_unique(__items, __cx)));
    Some((span, quote_spanned!(span=> |__items, __cx| #call)))
}

/// A closure that checks what a collection or string has to contain, if there is such a rule.
fn contains(rules: &Rules, ty: &TokenStream) -> Option<TokenStream> {
    let calls = rules.own.iter().enumerate().filter_map(|(index, rule)| {
        let span = at(rule.span);
        let call = match &rule.argument {
            Argument::ItemText(text) => quote_spanned!(span=> _event::rule::check_contains_text(__value, #text, __cx)),
            Argument::ItemNumber(item) => {
                let item = number(item);
                quote_spanned!(span=> _event::rule::check_contains_number(__value, #item, __cx))
            }
            _ => return None,
        };
        Some(in_words(rules, index, call))
    });
    let calls: Vec<_> = calls.collect();
    (!calls.is_empty()).then(|| quote!(|__value: &#ty, __cx: &mut _event::ValidationState<'_>| { #(#calls;)* }))
}

/// Wraps the check of the rule at this index with its message override.
fn in_words(rules: &Rules, index: usize, call: TokenStream) -> TokenStream {
    let overrides = rules.overrides.iter().find_map(|(of, overrides)| (*of == index).then(|| overrides::constant(overrides)));
    overrides.map_or(call.clone(), |overrides| quote!(_event::rule::all_with_override(&#overrides, __cx, |__cx| #call)))
}

/// A closure that calls custom rules and reports their results. `None` if there are none.
fn custom(custom: &[Custom], ty: &TokenStream) -> Option<TokenStream> {
    let mut calls: Vec<_> = custom.iter().map(|custom| self::check(custom, ty)).collect();
    match calls.len() {
        0 | 1 => calls.pop(),
        _ => Some(quote!(|__value: &#ty, __cx: &mut _event::ValidationState<'_>| { #((#calls)(__value, __cx);)* })),
    }
}

/// A closure that calls a custom rule and reports its result.
fn check(custom: &Custom, ty: &TokenStream) -> TokenStream {
    let overrides = &custom.overrides;
    let inner = custom.inside.as_ref().map_or_else(|| ty.clone(), |(_, inner)| inner.to_token_stream());
    let (span, call) = (at(custom.function.span()), call(&custom.function, "check", &inner));
    let mut note = report(span);
    if !overrides.is_empty() {
        let overrides = overrides::constant(overrides);
        note = quote_spanned!(span=> _event::rule::all_with_override(&#overrides, __cx, |__cx| #note));
    }
    let call = quote_spanned! {span=>
        let __result = #call;
        #note;
    };
    let body = match custom.inside {
        None => call,
        Some((Inside::OptionalNullable, _)) => quote!(if let _event::Some(__value) = __value.value() { #call }),
        Some((Inside::Option, _)) => quote!(if let _event::Some(__value) = __value { #call }),
    };
    quote!(|__value: &#ty, __cx: &mut _event::ValidationState<'_>| { #body })
}
