//! What is checked when all fields are good: the rules on fields that look at others, and the struct's `check`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{at, rules};
use crate::model::{Body, Cross, CrossKind, Field, Kind};
use crate::types;

/// A closure that checks the whole struct; `None` where there is nothing to check. `seen` is the set of fields that the document had,
/// if the struct is being decoded.
pub(super) fn expand(body: &Body<'_>, ty: &TokenStream, seen: Option<&TokenStream>) -> Option<TokenStream> {
    let crossed = body.numbered_fields().flat_map(|(index, field)| field.cross.iter().map(move |cross| (index, field, cross)));
    let crossed: Vec<_> = crossed.map(|(index, field, cross)| rule(index, field, cross, body, ty, seen)).collect();
    let check = body.check.as_ref().map(|check| rules::whole(check, ty));
    if crossed.is_empty() {
        return check;
    }
    let check = check.map(|check| {
        quote! {
            if _event::Context::is_clean_since(__cx, __start) {
                (#check)(__value, __cx);
            }
        }
    });
    Some(quote!(|__value: &#ty, __cx: &mut _event::Context<'_>| {
        let __fields = <#ty as _event::Describe>::SHAPE.object().fields;
        let __start = _event::Context::mark(__cx);
        #(#crossed)*
        #check
        let _ = __start;
    }))
}

fn rule(index: usize, field: &Field<'_>, cross: &Cross, body: &Body<'_>, ty: &TokenStream, seen: Option<&TokenStream>) -> TokenStream {
    let (member, span) = (&field.member, at(cross.meta.span()));
    let (function, condition) = match &cross.kind {
        CrossKind::RequiredIf(condition) => (quote!(required_if), condition),
        CrossKind::ForbiddenIf(condition) => (quote!(forbidden_if), condition),
        CrossKind::Equals(other) => {
            let place = body.numbered_fields().find(|(_, field)| field.is_named(other)).map(|(index, _)| index);
            return quote_spanned!(span=> _event::equals(__value.#member == __value.#other, &__fields[#index], &__fields[#place], __cx););
        }
    };
    let absent = absent(field);
    let absent = match seen {
        Some(seen) => quote!(!_event::Seen::contains(#seen, #index) || #absent),
        None => absent,
    };
    let condition = rules::condition(condition, ty);
    quote!(_event::#function(#absent, &__fields[#index], |__cx: &_event::Context<'_>| (#condition)(__value, __cx), __cx);)
}

/// Whether the field is absent as far as its value tells.
fn absent(field: &Field<'_>) -> TokenStream {
    let member = &field.member;
    if types::option(field.ty).is_some() {
        quote!(_event::Option::is_none(&__value.#member))
    } else if types::optional_nullable(field.ty).is_some() {
        quote!(__value.#member.is_unset())
    } else if matches!(field.kind, Kind::Foreign | Kind::With) || field.default.is_some() {
        quote!(false)
    } else {
        let span = at(field.ty.to_token_stream().span());
        quote_spanned!(span=> _event::Validate::is_absent(&__value.#member))
    }
}
