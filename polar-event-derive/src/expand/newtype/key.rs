//! Newtypes as keys of maps.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse_quote;

use super::{bounded, construct};
use crate::expand::generics::{self, For};
use crate::expand::impls;
use crate::model::{Kind, Newtype};

/// Whether it may be the key of a map, as far as syntax tells. A key has no context.
pub(super) fn can_be_key(model: &Newtype<'_>) -> bool {
    let has_conversion = model.convert.from.is_some() || model.convert.into.is_some();
    model.field.kind == Kind::Event && !has_conversion && model.context.is_none() && model.input.generics.type_params().next().is_none()
}

/// The impls as the key of a map, which exist if the value is one. The value's own rules are checked as in memory.
pub(super) fn expand(model: &Newtype<'_>) -> Option<TokenStream> {
    if !can_be_key(model) {
        return None;
    }
    let (de, ty, member, construct) = (generics::de(), model.field.ty, &model.field.member, construct(model));
    let name = &model.name.read;
    let read = match model.transparent {
        true => quote!(<#ty as _event::DecodeKey<#de>>::read(__object, __cx)),
        false => quote!(_event::decode::read_newtype_key::<#ty, _>(__object, #name, __cx)),
    };
    let mut decoding = generics::with_input(bounded(model, For::Decode));
    decoding.make_where_clause().predicates.push(parse_quote!(for<'__k> #ty: _event::DecodeKeyLater<'__k, #de>));
    let mut checking = bounded(model, For::Validate);
    checking.make_where_clause().predicates.push(parse_quote!(for<'__k> #ty: _event::KeyLater<'__k>));
    let of_decoding = impls::of(model.input, &decoding, &quote!(_event::DecodeKey<#de>));
    let of_checking = impls::of(model.input, &checking, &quote!(_event::Key));
    Some(quote! {
        #of_decoding {
            fn decode_key(
                __key: &_event::Cow<#de, _event::str>,
                __rules: _event::Rules,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Option<Self> {
                let __start = _event::ValidationState::checkpoint(__cx);
                let __value = _event::Option::map(<#ty as _event::DecodeKey<#de>>::decode_key(__key, __rules, __cx), #construct)?;
                _event::Validate::check(&__value, &[], __cx);
                if _event::ValidationState::is_clean_since(__cx, __start) { _event::Some(__value) } else { _event::None }
            }

            fn read<__A: _event::MapAccess<#de>>(
                __object: &mut __A,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Result<_event::Option<_event::Cow<#de, _event::str>>, __A::Error> {
                #read
            }
        }

        #of_checking {
            fn key_text(&self) -> _event::Cow<'_, _event::str> {
                <#ty as _event::Key>::key_text(&self.#member)
            }
        }
    })
}
