//! Newtypes as keys of maps.

use proc_macro2::TokenStream;
use quote::quote;

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
    let decode = quote! {
        let __start = _event::ValidationState::checkpoint(__cx);
        let __value = _event::Option::map(<#ty as _event::DecodeKey<#de>>::decode_key(__key, __rules, __cx), #construct)?;
        _event::Validate::check(&__value, &[], __cx);
        if _event::ValidationState::is_clean_since(__cx, __start) { _event::Some(__value) } else { _event::None }
    };
    let text = quote!(<#ty as _event::Key>::key_text(&self.#member));
    Some(impls::key(model.input, ty, bounded(model, For::Decode), bounded(model, For::Validate), &impls::Key { decode, read, text }))
}
