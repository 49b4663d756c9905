//! Rules that are functions, and those that compare items: as `Part`s and closures that core calls.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident};

use super::{at, overrides, rules};
use crate::closure;
use crate::model::{Argument, Custom, Field, Inside, Kind, Part, Rules, Target};
use crate::types;

/// How a field is validated that has custom rules, on itself or on its items. `None` if it has none.
pub(super) fn part(field: &Field<'_>) -> Option<TokenStream> {
    part_of(&field.rules, &field.ty.to_token_stream(), at(field.ty.span()))
}

/// How such a field is decoded: like in validation, followed by its `check`. What must not borrow from the input is decoded as such.
pub(super) fn read_part(field: &Field<'_>) -> Option<TokenStream> {
    let part = decoded_part(&field.rules, &field.check, &field.ty.to_token_stream());
    if !types::owns_static(field.ty) {
        return part;
    }
    let span = at(field.ty.span());
    let part = part.unwrap_or_else(|| plain(span));
    Some(quote_spanned!(span=> _event::decode::Owned(#part)))
}

/// The same without regard to borrowing.
pub(super) fn decoded_part(rules: &Rules, check: &[Expr], ty: &TokenStream) -> Option<TokenStream> {
    let span = at(ty.span());
    let part = part_of(rules, ty, span);
    let Some(check) = whole_check(check, ty) else { return part };
    let part = part.unwrap_or_else(|| plain(span));
    Some(quote_spanned!(span=> _event::decode::Then(#part, #check)))
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
        let span = at(field.ty.span());
        let part = part_of(&field.rules, &ty, span).unwrap_or_else(|| plain(span));
        quote_spanned!(span=> <_ as _event::CheckPart<#ty>>::check(#part, __value, #rules, __cx);)
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

/// A part as an argument, placed at the type of the value: the compiler reports there that the type lacks a trait.
pub(super) fn or_plain(part: Option<TokenStream>, span: Span) -> TokenStream {
    let part = part.unwrap_or_else(|| plain(span));
    quote_spanned!(span=> { #part })
}

pub(super) fn plain(span: Span) -> TokenStream {
    quote_spanned!(span=> _event::decode::Plain)
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

/// `place` is that of the value's type.
fn part_of(rules: &Rules, ty: &TokenStream, place: Span) -> Option<TokenStream> {
    let plain = || plain(place);
    let inner = |part: &Option<Part>, ty: TokenStream| part.as_ref().and_then(|part| part_of(&part.rules, &ty, place));
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
            return Some(custom.into_iter().fold(parts, |parts, check| quote_spanned!(place=> _event::decode::Then(#parts, #check))));
        }
        (None, Some(each), _, _) => Some(quote_spanned!(place=> _event::decode::Each(#each))),
        (None, None, None, None) => None,
        (None, None, key, value) => {
            let key = key.unwrap_or_else(|| quote!(|_: &#key_ty, _: &mut _event::ValidationState<'_>| {}));
            let value = value.unwrap_or_else(plain);
            Some(quote_spanned!(place=> _event::decode::Entries(#key, #value)))
        }
    };
    contains.into_iter().chain(custom).fold(parts, |parts, check| {
        let parts = parts.unwrap_or_else(plain);
        Some(quote_spanned!(place=> _event::decode::Then(#parts, #check)))
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
                let item = rules::number(item);
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
