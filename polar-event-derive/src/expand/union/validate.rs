//! `Validate` for enums whose variants hold data.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{bound, catch_all, keys, pattern};
use crate::expand::generics::For;
use crate::expand::{at, generics, impls, known, overrides, parts, validate};
use crate::model::{Content, Field, Kind, Union, UnionVariant};

pub(super) fn validate(model: &Union<'_>) -> TokenStream {
    let mut generics = generics::flattened(model.generics(For::Validate), model.fields(), &quote!(_event::Flatten));
    let arms = model.described().map(|(index, variant)| {
        let (pattern, checks, keys) = (pattern(variant), checks(index, variant), keys::check(model, variant));
        quote! {
            #pattern => {
                #checks
                #keys
                #index
            }
        }
    });
    let whole =
        parts::whole_check(&model.check, &quote!(Self)).map(|check| quote!(_event::union::check_enum(self, __start, #check, __cx);));
    let checks_keys = model.convert.into.is_none() && model.needs_description() && !keys::tagged(model).open.is_empty();
    let keys = checks_keys.then(|| {
        // Flattened keys are compared with the names for serializing.
        let written = generics::joined(model.generics(For::Serialize), model.generics(For::Describe));
        generics = generics::joined(generics.clone(), written);
        quote!(_event::union::check_keys(self, __cx);)
    });
    let known = known::fields(model.fields(), &model.input.generics);
    let name = catch_all::check_name(model);
    let body = quote! {
        #known
        let __start = _event::ValidationState::checkpoint(__cx);
        let __index = match self {
            #(#arms)*
            #[allow(unreachable_patterns)]
            _ => return,
        };
        _event::union::prefix_path::<Self>(__index, __start, __cx);
        #name
        #keys
        #whole
    };
    // It contains a `return`, for a variant that is not described.
    let body = if model.sensitive { quote!(_event::decode::sensitive_type(__cx, |__cx| { #body })) } else { body };
    impls::validate(model.input, &generics, &model.needs(), &body, None)
}

fn checks(index: usize, variant: &UnionVariant<'_>) -> TokenStream {
    match &variant.content {
        Content::Unit | Content::Skipped(_) => TokenStream::new(),
        Content::Newtype(field) => {
            let check = value(field, &bound(0, field), variant.sensitive);
            quote! {
                let __rules = <Self as _event::Describe>::SHAPE.content(#index).rules();
                #check;
            }
        }
        Content::Fields(body) => {
            let mut checks = validate::checks(body, bound);
            if variant.sensitive {
                checks = quote!(_event::decode::sensitive_type(__cx, |__cx| { #checks }););
            }
            quote! {
                let __object = <Self as _event::Describe>::SHAPE.content(#index).object();
                let __fields = __object.fields;
                #checks
                let _ = __fields;
            }
        }
    }
}

/// Checks a value that is alone by the rules in `rules`.
pub(super) fn value(field: &Field<'_>, value: &TokenStream, sensitive: bool) -> TokenStream {
    let ty = field.ty;
    let mut check = if field.kind == Kind::Event {
        let part = parts::or_plain(parts::decoded_part(&field.rules, &field.check, &ty.to_token_stream()), at(ty.span()));
        quote_spanned!(at(ty.span())=> <_ as _event::CheckPart<#ty>>::check(#part, #value, __rules, __cx))
    } else {
        let check = parts::via_serde(field, &quote!(__rules));
        quote!((#check)(#value, __cx))
    };
    if !field.overrides.is_empty() {
        let overrides = overrides::constant(&field.overrides);
        check = quote!(_event::decode::with_override(&#overrides, __cx, |__cx| #check));
    }
    if field.sensitive || sensitive {
        check = quote!(_event::decode::sensitive_type(__cx, |__cx| #check));
    }
    check
}
