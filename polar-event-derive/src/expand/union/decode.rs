//! `Decode` for enums whose variants hold data.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{keys, representation};
use crate::expand::decode::Target;
use crate::expand::{at, bounded, generics, impls, known, overrides, parts, with};
use crate::model::{Catches, Content, Field, Kind, Style, Tagging, Union, UnionVariant};

pub(super) fn decode(model: &Union<'_>) -> TokenStream {
    let de = generics::de();
    let ident = &model.input.ident;
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let generics = model.decoding();
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let readers = with::readers(model.input, &generics, model.numbered_fields());
    let () = ();
    let targets: Vec<_> = model.read().map(|(index, variant)| target(model, index, variant)).collect();
    let fields = targets.iter().flatten().map(Target::fields);
    let find = model.named().flat_map(|(index, variant)| {
        core::iter::once(&variant.name).chain(&variant.aliases).map(move |name| quote!(#name => _event::Some(#index)))
    });
    let without = model.named().filter_map(|(index, variant)| without_content(index, variant).map(|value| quote!(#index => #value)));
    let arm = |((index, variant), target): ((usize, &UnionVariant<'_>), &Option<Target<'_>>)| {
        let content = content(model, index, variant, target.as_ref());
        quote!(#index => #content)
    };
    // Apart from each other: where the format has variants with fields, only these are read from one, or types that are within themselves
    // would be compiled for ever new deserializers.
    let (with_fields, others): (Vec<_>, Vec<_>) = model.read().zip(&targets).partition(|(_, target)| target.is_some());
    let (contents, contents_with_fields) = (others.into_iter().map(arm), with_fields.into_iter().map(arm));
    let memo = matches!(model.tagging, Tagging::Untagged).then(|| {
        quote! {
            fn memo() -> _event::Option<&'static _event::union::VariantPredictor> {
                static MEMO: _event::union::VariantPredictor = _event::union::VariantPredictor::new();
                _event::Some(&MEMO)
            }
        }
    });
    let representation = representation(model);
    let known = known::fields(model.fields(), &model.input.generics);
    let value = match parts::whole_check(&model.check, &quote!(Self)) {
        None => quote!(_event::union::#representation(__deserializer, __cx)),
        Some(check) => quote! {
            let __value = _event::union::#representation(__deserializer, __cx)?;
            _event::Ok(_event::Option::and_then(__value, |__value| _event::union::check_decoded_enum(__value, #check, __cx)))
        },
    };
    let forced = bounded::of_union(model).forced;
    let value = if model.sensitive { quote!(_event::decode::read_sensitive_type(__cx, |__cx| { #value })) } else { value };
    let tagged = keys::tagged(model).forced;
    let impls = impls::decode(model.input, &generics, &model.needs(), &quote!(#forced #value), None);
    quote! {
        #(#fields)*
        #readers

        #[automatically_derived]
        impl #impl_generics _event::Variants<#de> for #ident #ty_generics #where_clause {
            const ENUM: &'static _event::Enum = <Self as _event::Describe>::SHAPE.variants();
            #tagged

            fn find(__name: &_event::str) -> _event::Option<_event::usize> {
                match __name {
                    #(#find,)*
                    _ => _event::None,
                }
            }

            fn without_content(__index: _event::usize, __cx: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
                #known
                match __index {
                    #(#without,)*
                    _ => _event::None,
                }
            }

            #memo

            fn content<__D: _event::Deserializer<#de>>(
                __index: _event::usize,
                __deserializer: __D,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Result<_event::Option<Self>, __D::Error> {
                #known
                match __index {
                    #(#contents,)*
                    _ => Self::fields(__index, __deserializer, __cx),
                }
            }

            fn fields<__D: _event::Deserializer<#de>>(
                __index: _event::usize,
                __deserializer: __D,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Result<_event::Option<Self>, __D::Error> {
                #known
                match __index {
                    #(#contents_with_fields,)*
                    _ => _event::union::nothing(__deserializer, __cx),
                }
            }
        }

        #impls
    }
}

/// The target that decodes the fields of a variant with several.
fn target<'t>(model: &'t Union<'_>, index: usize, variant: &'t UnionVariant<'_>) -> Option<Target<'t>> {
    let Content::Fields(body) = &variant.content else { return None };
    let (ident, variant) = (&model.input.ident, variant.ident);
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    Some(Target {
        input: model.input,
        generics: model.decoding(),
        body,
        slots: format_ident!("__Fields{index}"),
        constructor: quote!(#ident::#variant),
        object: quote!(<#ident #ty_generics as _event::Describe>::SHAPE.content(#index).object()),
    })
}

fn without_content(index: usize, variant: &UnionVariant<'_>) -> Option<TokenStream> {
    let ident = variant.ident;
    match &variant.content {
        Content::Unit | Content::Skipped(_) => {
            let value = alone(variant);
            Some(quote!(_event::Some(#value)))
        }
        Content::Newtype(field) => {
            let absent = absent(field)?;
            let has_rules = parts::decoded_part(&field.rules, &field.check, &field.ty.to_token_stream()).is_some();
            let rules = has_rules.then(|| quote!(let __rules = <Self as _event::Describe>::SHAPE.content(#index).rules();));
            Some(quote! {{
                #rules
                _event::Option::map(#absent, Self::#ident)
            }})
        }
        _ => None,
    }
}

/// A variant without a content.
fn alone(variant: &UnionVariant<'_>) -> TokenStream {
    let ident = variant.ident;
    match variant.content {
        Content::Skipped(ty) => quote_spanned!(at(ty.span())=> Self::#ident(<#ty as _event::Default>::default())),
        _ => quote!(Self::#ident),
    }
}

/// Decodes the value of a field that is alone, by the rules in `rules`.
pub(super) fn value(model: &Union<'_>, field: &Field<'_>, number: usize, sensitive: bool) -> TokenStream {
    let (ty, de) = (field.ty, generics::de());
    let mut read = if field.kind == Kind::Event {
        let part = parts::or_plain(parts::read_part(field), at(ty.span()));
        let (span, ty) = (at(ty.span()), known::ty(ty));
        quote_spanned!(span=> <_ as _event::Part<#de, #ty>>::decode(#part, __deserializer, __rules, __cx))
    } else {
        let reader = with::reader(model.input, field, number);
        let check = parts::via_serde(field, &quote!(__rules));
        quote!(_event::decode::read_with(__deserializer, #reader, #check, __cx))
    };
    if !field.overrides.is_empty() {
        let overrides = overrides::constant(&field.overrides);
        read = quote!(_event::decode::with_override(&#overrides, __cx, |__cx| #read));
    }
    if field.sensitive || sensitive {
        read = quote!(_event::decode::read_sensitive_type(__cx, |__cx| #read));
    }
    read
}

/// The value of a field that is alone where a document has none, by the rules in `rules`. `None` if it has to be there.
pub(super) fn absent(field: &Field<'_>) -> Option<TokenStream> {
    if field.kind != Kind::Event {
        return None;
    }
    let (span, ty) = (at(field.ty.span()), known::ty(field.ty));
    let Some(part) = parts::decoded_part(&field.rules, &field.check, &ty) else {
        return Some(quote_spanned!(span=> <#ty as _event::Decode<'_>>::absent(__cx)));
    };
    let mut absent = quote_spanned!(span=> _event::decode::absent_part::<#ty>(__rules, #part, __cx));
    if !field.overrides.is_empty() {
        let overrides = overrides::constant(&field.overrides);
        absent = quote!(_event::decode::with_override(&#overrides, __cx, |__cx| #absent));
    }
    if field.sensitive {
        absent = quote!(_event::decode::sensitive(__cx, |__cx| #absent));
    }
    Some(absent)
}

fn content(model: &Union<'_>, index: usize, variant: &UnionVariant<'_>, target: Option<&Target<'_>>) -> TokenStream {
    let ident = variant.ident;
    match (&variant.content, target) {
        _ if matches!(variant.catches, Catches::Name(_)) => quote!(_event::union::nothing(__deserializer, __cx)),
        (Content::Newtype(field), _) => {
            let read = value(model, field, variant.first + field.position, variant.sensitive);
            quote! {{
                let __rules = <Self as _event::Describe>::SHAPE.content(#index).rules();
                _event::Ok(_event::Option::map(#read?, Self::#ident))
            }}
        }
        (Content::Fields(body), Some(target)) => {
            let empty = target.empty();
            let how = if body.style == Style::Tuple { quote!(positions_of_variant) } else { quote!(object) };
            let read = quote!(_event::decode::#how(__deserializer, || #empty, __cx));
            if variant.sensitive { quote!(_event::decode::read_sensitive_type(__cx, |__cx| #read)) } else { read }
        }
        _ => {
            let value = alone(variant);
            quote!(_event::decode::unit(__deserializer, "", #value, __cx))
        }
    }
}
