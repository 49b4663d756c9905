//! Structs with one value.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, parse_quote};

use super::bounded::{self, Bounded};
use super::generics::For;
use super::requires::Requires;
use super::{at, convert, defaults, flatten, generics, impls, known, overrides, parts, possible, rules, with, written};
use crate::model::{Conversions, Default, Kind, Newtype};
use crate::types::{self, Known};

pub(super) fn expand(model: &Newtype<'_>) -> TokenStream {
    let read = match &model.convert.from {
        Some(from) => convert::read(model.input, from, &model.convert, &model.bounds, model.context.as_ref(), &[]),
        None => [describe(model), decode(model), validate(model)].into_iter().collect(),
    };
    let write = match &model.convert.into {
        Some(into) => convert::write(model.input, into, &model.bounds),
        None => serialize(model),
    };
    let key = key(model);
    let conversions = (model.conversions != Conversions::NoneAtAll).then(|| conversions(model));
    let flatten = flatten::selected(model.input);
    quote!(#read #write #key #flatten #conversions)
}

/// Whether it may be the key of a map, as far as syntax tells. A key has no context.
fn can_be_key(model: &Newtype<'_>) -> bool {
    let has_conversion = model.convert.from.is_some() || model.convert.into.is_some();
    model.field.kind == Kind::Event && !has_conversion && model.context.is_none() && model.input.generics.type_params().next().is_none()
}

/// The impls as the key of a map, which exist if the value is one. The value's own rules are checked as in memory.
fn key(model: &Newtype<'_>) -> Option<TokenStream> {
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

/// Statements that name the value's type.
fn known(model: &Newtype<'_>) -> TokenStream {
    known::fields([&model.field], &model.input.generics)
}

fn needs<'a>(model: &'a Newtype<'a>) -> Requires<'a> {
    Requires::of(model.input, model.context.as_ref(), core::iter::once(&model.field))
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

fn describe(model: &Newtype<'_>) -> TokenStream {
    let (ty, name, doc) = (model.field.ty, &model.name.read, &model.doc);
    let generics = bounded(model, For::Describe);
    let rules = rules::of_newtype(&model.field);
    let examples = &model.examples;
    let arguments = generics::arguments(model.input, &model.bounds, [&model.field]);
    let (overrides, sensitive, messages) =
        (overrides::constant(&model.field.overrides), is_sensitive(model), overrides::checks_of_field(&model.field));
    let possible = possible::checks(&model.field, &model.input.generics);
    let is_event = model.field.kind == Kind::Event;
    let shape = match is_event {
        true => {
            let (span, ty) = (at(ty.span()), known::ty(ty));
            quote_spanned!(span=> <#ty as _event::Describe>::shape)
        }
        false => {
            let text = ty.to_token_stream().to_string().replace(' ', "");
            quote!(|| &_event::Shape::ViaSerde(#text))
        }
    };
    let (placed, known, span) = (known::ty(ty), known(model), at(ty.span()));
    let keys = is_event.then(|| {
        quote_spanned!(span=>
            const KEYS: _event::Keys = {
                #known
                <#placed as _event::Describe>::KEYS
            };
        )
    });
    let as_value = (model.transparent && is_event).then(|| {
        quote_spanned! {span=>
            const OPTIONAL: _event::bool = {
                #known
                <#placed as _event::Describe>::OPTIONAL
            };
            const NULLABLE: _event::bool = {
                #known
                <#placed as _event::Describe>::NULLABLE
            };
            const IS_OPTION: _event::bool = {
                #known
                <#placed as _event::Describe>::IS_OPTION
            };
        }
    });
    let newtype = |shape: TokenStream| {
        quote! {
            &_event::Shape::Newtype(_event::describe::newtype(
                (#name, #doc, #arguments, &[#(#examples),*]),
                const { #rules },
                #overrides,
                #sensitive,
                #shape,
            ))
        }
    };
    // As a key, an integer or a boolean is a string.
    let may_differ = matches!(Known::of(ty), Known::Integer(..) | Known::Boolean | Known::Other);
    let as_key = (may_differ && can_be_key(model)).then(|| {
        let newtype = newtype(quote_spanned!(span=> <#placed as _event::Describe>::key_shape));
        quote! {
            fn key_shape() -> &'static _event::Shape {
                #known
                const { #newtype }
            }
        }
    });
    let Bounded { extent, checks, .. } = bounded::of_newtype(model);
    let describe = impls::describe(model.input, &generics, &known, &newtype(shape), Some(quote!(#as_value #extent #keys #as_key)));
    quote!(#messages #possible #checks #describe)
}

fn decode(model: &Newtype<'_>) -> TokenStream {
    let de = generics::de();
    let ty = model.field.ty;
    let generics = generics::with_input(bounded(model, For::Decode));
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
        quote! {
            fn absent(__cx: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
                _event::Option::map(<#ty as _event::Decode<#de>>::absent(__cx), #construct)
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
    parts::or_plain(parts::decoded_part(&field.rules, &field.check, &field.ty.to_token_stream()), at(field.ty.span()))
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

/// The conversions in memory: no value is constructed without validation.
fn conversions(model: &Newtype<'_>) -> TokenStream {
    let (ident, ty, vis) = (&model.input.ident, model.field.ty, &model.input.vis);
    let (impl_generics, ty_generics, where_clause) = model.input.generics.split_for_impl();
    let deref = model.deref.then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics _event::Deref for #ident #ty_generics #where_clause {
                type Target = #ty;

                fn deref(&self) -> &#ty {
                    &self.0
                }
            }
        }
    });
    let checked = needs(model).met(bounded(model, For::Validate), &quote!(_event::Validate));
    let (checked_generics, _, checked_where) = checked.split_for_impl();
    let try_from = (model.conversions != Conversions::Nothing).then(|| {
        quote! {
            #[automatically_derived]
            impl #checked_generics _event::TryFrom<#ty> for #ident #ty_generics #checked_where {
                type Error = _event::Report;

                fn try_from(__value: #ty) -> _event::Result<Self, _event::Report> {
                    let __value = #ident(__value);
                    _event::Validate::validate(&__value)?;
                    _event::Ok(__value)
                }
            }
        }
    });
    let parsed = match model.conversions {
        Conversions::Text => Some(quote!(<#ty as _event::From<&_event::str>>::from(__text))),
        Conversions::Parsed => Some(quote!(_event::parse::<#ty>(__text)?)),
        Conversions::Value | Conversions::Nothing | Conversions::NoneAtAll => None,
    };
    let from_str = parsed.map(|value| {
        quote! {
            #[automatically_derived]
            impl #checked_generics _event::FromStr for #ident #ty_generics #checked_where {
                type Err = _event::Report;

                fn from_str(__text: &_event::str) -> _event::Result<Self, _event::Report> {
                    <Self as _event::TryFrom<#ty>>::try_from(#value)
                }
            }
        }
    });
    quote! {
        impl #impl_generics #ident #ty_generics #where_clause {
            /// The value.
            #[allow(dead_code)]
            #vis fn into_inner(self) -> #ty {
                self.0
            }
        }

        #[automatically_derived]
        impl #impl_generics _event::AsRef<#ty> for #ident #ty_generics #where_clause {
            fn as_ref(&self) -> &#ty {
                &self.0
            }
        }

        #deref
        #try_from
        #from_str
    }
}
