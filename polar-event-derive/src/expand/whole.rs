//! Checks that run when all fields are valid: the rules across fields, and the struct's `check`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{at, defaults, flatten, left_out, parts};
use crate::model::{Body, Cross, CrossKind, Field, Kind};
use crate::types;

/// A closure that checks the whole struct; `None` if there is nothing to check. In decoding, `seen` is the set of fields that the document
/// had.
pub(super) fn expand(body: &Body<'_>, ty: &TokenStream, seen: Option<&TokenStream>) -> Option<TokenStream> {
    let crossed = body.numbered_fields().flat_map(|(index, field)| field.cross.iter().map(move |cross| (index, field, cross)));
    let crossed: Vec<_> = crossed.map(|(index, field, cross)| rule(index, field, cross, body, ty, seen)).collect();
    let check = parts::whole_check(&body.check, ty).map(|check| {
        match seen {
            // It is unknown whether a flattened map was given.
            Some(seen) if body.default.is_some() && !flatten::is_in(body) => {
                let given = quote!(!_event::FieldSet::is_empty(#seen));
                let check = of_default(&given, &quote!((#check)(__value, __cx)));
                quote!(|__value: &#ty, __cx: &mut _event::ValidationState<'_>| #check)
            }
            _ => check,
        }
    });
    if crossed.is_empty() {
        return check;
    }
    let check = check.map(|check| {
        quote! {
            if _event::ValidationState::is_clean_since(__cx, __start) {
                (#check)(__value, __cx);
            }
        }
    });
    Some(quote!(|__value: &#ty, __cx: &mut _event::ValidationState<'_>| {
        let __fields = <#ty as _event::Describe>::SHAPE.object().fields;
        let __start = _event::ValidationState::checkpoint(__cx);
        #(#crossed)*
        #check
        let _ = __start;
    }))
}

/// A check whose violations are those of defaults, unless something that it uses was `given`.
fn of_default(given: &TokenStream, check: &TokenStream) -> TokenStream {
    quote!(_event::decode::check_unless_default(#given, |__cx| #check, __cx))
}

fn rule(index: usize, field: &Field<'_>, cross: &Cross, body: &Body<'_>, ty: &TokenStream, seen: Option<&TokenStream>) -> TokenStream {
    let span = at(cross.meta.span());
    let given = |index: usize| seen.map(|seen| quote!(_event::FieldSet::contains(#seen, #index)));
    let has_default = |field: &Field<'_>| defaults::has_default(field, body.default.as_ref());
    let (absent, defaulted) = (absent(field), has_default(field));
    match (&cross.kind, given(index)) {
        (CrossKind::Equals(other), given_here) => {
            let member = &field.member;
            let (place, other_default) = body
                .numbered_fields()
                .find(|(_, field)| field.is_named(other))
                .map_or((0, false), |(place, field)| (place, has_default(field)));
            let check = quote_spanned!(span=> _event::equals(__value.#member == __value.#other, __fields[#index].names(), __fields[#place].names(), __cx));
            match (given_here, given(place)) {
                (Some(here), Some(there)) if defaulted || other_default => {
                    let check = of_default(&quote!(#here || #there), &check);
                    quote!(#check;)
                }
                _ => quote!(#check;),
            }
        }
        (CrossKind::RequiredIf(condition), given) => {
            let absent = given.map_or(absent.clone(), |given| quote!(!#given || #absent));
            let condition = parts::condition(condition, ty);
            quote!(_event::required_if(#absent, __fields[#index].names(), |__cx: &_event::ValidationState<'_>| (#condition)(__value, __cx), __cx);)
        }
        (CrossKind::ForbiddenIf(condition), given) => {
            let condition = parts::condition(condition, ty);
            let forbidden = |absent: TokenStream| quote!(_event::forbidden_if(#absent, __fields[#index].names(), |__cx: &_event::ValidationState<'_>| (#condition)(__value, __cx), __cx));
            match given {
                // A default that is not an absent value would be serialized, and could not be deserialized again.
                Some(given) if defaulted => {
                    let check = of_default(&given, &forbidden(absent));
                    quote!(#check;)
                }
                Some(given) => {
                    let check = forbidden(quote!(!#given || #absent));
                    quote!(#check;)
                }
                None => {
                    let check = forbidden(absent);
                    quote!(#check;)
                }
            }
        }
    }
}

/// Whether the field is absent, judged by its value.
fn absent(field: &Field<'_>) -> TokenStream {
    let member = &field.member;
    if types::option(field.ty).is_some() {
        quote!(_event::Option::is_none(&__value.#member))
    } else if types::optional_nullable(field.ty).is_some() {
        quote!(__value.#member.is_unset())
    } else if matches!(field.kind, Kind::ViaSerde | Kind::With) {
        // A value that is left out in serialization is that of an absent field.
        left_out::skipped(field, &quote!(&__value.#member)).unwrap_or_else(|| quote!(false))
    } else {
        let span = at(field.ty.to_token_stream().span());
        quote_spanned!(span=> _event::Validate::is_absent(&__value.#member))
    }
}
