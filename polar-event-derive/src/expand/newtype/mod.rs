//! Structs with one value.

mod derived;
mod describe;
mod key;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Generics;
use syn::spanned::Spanned;

use super::bounded;
use super::generics::For;
use super::requires::Requires;
use super::{at, convert, defaults, flatten, generics, impls, known, overrides, parts, rules, with, written};
use crate::model::{Default, Kind, Newtype};
use crate::types;

pub(super) fn expand(model: &Newtype<'_>) -> TokenStream {
    let read = match &model.convert.from {
        Some(from) => convert::read(model.input, from, &model.convert, &model.bounds, model.context.as_ref(), &[]),
        None => [describe::expand(model), decode(model), validate(model)].into_iter().collect(),
    };
    let write = match &model.convert.into {
        Some(into) => convert::write(model.input, into, &model.convert, &model.bounds),
        None => serialize(model),
    };
    let key = key::expand(model);
    let flatten = flatten::selected(model.input);
    let derived = derived::expand(model);
    quote!(#read #write #key #flatten #derived)
}

/// Statements that name the value's type.
fn known(model: &Newtype<'_>) -> TokenStream {
    known::written([&model.field], model.convert.from.is_none(), &model.input.generics)
}

fn needs<'a>(model: &'a Newtype<'a>) -> Requires<'a> {
    Requires::of(model.input, &model.bounds, model.context.as_ref(), core::iter::once(&model.field))
}

/// Whether the value must not be shown: the type or the field is `sensitive`.
fn is_sensitive(model: &Newtype<'_>) -> bool {
    model.sensitive || model.field.sensitive
}

/// Wraps code that decodes or validates the value with the message override.
fn with_override(model: &Newtype<'_>, value: TokenStream) -> TokenStream {
    if model.field.overrides.is_empty() {
        return value;
    }
    let overrides = overrides::constant(&model.field.overrides);
    quote!(_event::decode::with_override(&#overrides, __cx, |__cx| #value))
}

fn bounded(model: &Newtype<'_>, purpose: For) -> Generics {
    let others = model.others.iter().filter(|field| field.kind == Kind::Skipped);
    generics::bounded(model.input, &model.bounds, None, core::iter::once(&model.field).chain(others), purpose)
}

/// The function that constructs the struct from its value.
fn construct(model: &Newtype<'_>) -> TokenStream {
    let (ident, member) = (&model.input.ident, &model.field.member);
    let others = model.others.iter().map(|field| {
        let (member, default) = (&field.member, defaults::make(field.default.as_ref().unwrap_or(&Default::Trait)));
        quote!(#member: #default)
    });
    quote!(|__value| #ident { #member: __value, #(#others),* })
}

fn decode(model: &Newtype<'_>) -> TokenStream {
    let de = generics::de();
    let ty = model.field.ty;
    let mut generics = bounded(model, For::Decode);
    generics::outlives_static(&mut generics, [&model.field]);
    let generics = generics::with_input_of(generics, [&model.field]);
    let construct = construct(model);
    let name = &model.name.read;
    let read = match (model.field.kind, model.transparent) {
        (Kind::Event, transparent) => {
            let (span, placed) = (at(ty.span()), known::ty(ty));
            let part = part(model);
            match transparent {
                true => quote_spanned!(span=> <_ as _event::Part<#de, #placed>>::decode(#part, __deserializer, __rules, __cx)),
                false => quote_spanned!(span=> _event::decode::newtype::<#placed, _, _>(__deserializer, #name, #part, __rules, __cx)),
            }
        }
        (_, transparent) => {
            let reader = with::reader(model.input, &model.field, 0);
            let check = parts::via_serde(&model.field, &quote!(__rules));
            match transparent {
                true => quote!(_event::decode::read_with(__deserializer, #reader, #check, __cx)),
                false => quote!(_event::decode::newtype_with(__deserializer, #name, #reader, #check, __cx)),
            }
        }
    };
    let mut read = with_override(model, read);
    if is_sensitive(model) {
        read = quote!(_event::decode::read_sensitive_type(__cx, |__cx| #read));
    }
    let readers = with::readers(model.input, &generics, core::iter::once((0, &model.field)));
    let absent = (model.transparent && model.field.kind == Kind::Event).then(|| {
        let input = if types::owns_static(ty) { quote!('static) } else { quote!(#de) };
        quote! {
            fn absent(__cx: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
                _event::Option::map(<#ty as _event::Decode<#input>>::absent(__cx), #construct)
            }
        }
    });
    let forced = bounded::of_newtype(model).forced;
    // If the newtype may be absent, the field that contains it may treat `null` as absent.
    let is_part = model.transparent && model.field.kind == Kind::Event && !types::is_never_absent(ty);
    let rules = if is_part && model.field.rules.nullable.is_none() {
        let nullable = rules::of_part(&model.field.rules, &ty.to_token_stream());
        quote! {
            if _event::rule::is_nullable(__rules) {
                const { #nullable as _event::Rules }
            } else {
                <Self as _event::Describe>::SHAPE.rules()
            }
        }
    } else {
        quote!(<Self as _event::Describe>::SHAPE.rules())
    };
    let known = known(model);
    let body = quote! {
        #known
        #forced
        let __rules = #rules;
        let __value = #read?;
        _event::Ok(_event::Option::map(__value, #construct))
    };
    let decode = impls::decode(model.input, &generics, &needs(model), &body, absent);
    quote!(#readers #decode)
}

/// How the value is decoded and validated.
fn part(model: &Newtype<'_>) -> TokenStream {
    let field = &model.field;
    parts::or_plain(parts::read_part(field), at(field.ty.span()))
}

fn validate(model: &Newtype<'_>) -> TokenStream {
    let (ty, member) = (model.field.ty, &model.field.member);
    let generics = bounded(model, For::Validate);
    let check = match model.field.kind {
        Kind::Event => {
            let part = part(model);
            let (span, ty) = (at(ty.span()), known::ty(ty));
            quote_spanned!(span=> <_ as _event::CheckPart<#ty>>::check(#part, &self.#member, __rules, __cx))
        }
        _ => {
            let check = parts::via_serde(&model.field, &quote!(__rules));
            quote!((#check)(&self.#member, __cx))
        }
    };
    let mut check = with_override(model, check);
    if is_sensitive(model) {
        check = quote!(_event::decode::sensitive_type(__cx, |__cx| #check));
    }
    let is_absent = (model.transparent && model.field.kind == Kind::Event).then(|| {
        quote! {
            fn is_absent(&self) -> _event::bool {
                <#ty as _event::Validate>::is_absent(&self.#member)
            }
        }
    });
    let known = known(model);
    let body = quote! {
        #known
        let __rules = <Self as _event::Describe>::SHAPE.rules();
        #check;
    };
    impls::validate(model.input, &generics, &needs(model), &body, is_absent)
}

fn serialize(model: &Newtype<'_>) -> TokenStream {
    let (name, member) = (&model.name.write, &model.field.member);
    let generics = bounded(model, For::Serialize);
    let span = at(model.field.ty.span());
    let value = with::written(model.input, &model.field, 0, &quote_spanned!(span=> &self.#member));
    let writers = with::writers(model.input, &generics, core::iter::once((0, &model.field)));
    let (imports, known) = (written::imports(), known(model));
    let write = match model.transparent {
        true => quote_spanned!(span=> _event::Serialize::serialize(#value, __serializer)),
        false => quote_spanned!(span=> _event::Serializer::serialize_newtype_struct(__serializer, #name, #value)),
    };
    let serialize = impls::serialize(model.input, &generics, &quote!(#known #imports #write));
    quote!(#writers #serialize)
}
