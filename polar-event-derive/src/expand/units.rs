//! Enums whose variants have no fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::requires::Requires;
use super::{flatten, generics, impls, overrides};
use crate::model::{Units, Variant};

pub(super) fn expand(model: &Units<'_>) -> TokenStream {
    let de = generics::de();
    let (ident, name, doc, examples) = (&model.input.ident, &model.name, &model.doc, &model.examples);
    let (impl_generics, ty_generics, where_clause) = model.input.generics.split_for_impl();
    let with_input = generics::with_input(model.input.generics.clone());
    let (input_generics, _, _) = with_input.split_for_impl();
    let names: Vec<_> = model.variants.iter().map(|variant| &variant.name).collect();
    let find = model.variants.iter().flat_map(|Variant { ident, name, aliases, .. }| {
        core::iter::once(name).chain(aliases).map(move |name| quote!(#name => _event::Some(Self::#ident)))
    });
    let at = model.variants.iter().enumerate().map(|(index, Variant { ident, .. })| quote!(#index => _event::Some(Self::#ident)));
    let index = model.variants.iter().enumerate().map(|(index, Variant { ident, .. })| quote!(Self::#ident => #index));
    let variants = model.variants.iter().map(describe);
    let (deprecated, sensitive) = (deprecated(model), model.sensitive);
    let shape = quote! {
        &_event::Shape::Enum(_event::describe::union(
            (#name, #doc, _event::TypeArgs(&[]), &[#(#examples),*]),
            (_event::Tagging::External, _event::TagType::String),
            const { &[#(#variants),*] },
            <Self as _event::UnitEnum>::NAMES,
            0,
            _event::None,
            false,
            #sensitive,
        ))
    };
    let describe = impls::describe(model.input, &model.input.generics, &TokenStream::new(), &shape, None);
    let needs = Requires::nothing(model.input);
    let (mut read, mut read_key) =
        (quote!(_event::decode::unit_enum(__deserializer, __cx)), quote!(_event::decode::unit_enum_from_text(__key, __cx)));
    if sensitive {
        read = quote!(_event::decode::read_sensitive_type(__cx, |__cx| #read));
        read_key = quote!(_event::decode::sensitive_type(__cx, |__cx| #read_key));
    }
    let decode = impls::decode(model.input, &with_input, &needs, &read, None);
    let validate = impls::validate(
        model.input,
        &model.input.generics,
        &needs,
        &TokenStream::new(),
        Some(quote!(
            const HAS_RULES: _event::bool = false;
        )),
    );
    let write = quote!(_event::decode::serialize_unit_enum(self, __serializer));
    let serialize = impls::serialize(model.input, &model.input.generics, &write);
    let flatten = flatten::selected(model.input);
    quote! {
        #describe
        #flatten

        #[automatically_derived]
        impl #impl_generics _event::UnitEnum for #ident #ty_generics #where_clause {
            const NAME: &'static _event::str = #name;
            const NAMES: &'static [&'static _event::str] = &[#(#names),*];
            const LITERALS: &'static [_event::Literal] = &[#(_event::Literal::Text(#names)),*];

            fn find(__name: &_event::str) -> _event::Option<Self> {
                match __name {
                    #(#find,)*
                    _ => _event::None,
                }
            }

            fn at(__index: _event::usize) -> _event::Option<Self> {
                match __index {
                    #(#at,)*
                    _ => _event::None,
                }
            }

            fn index(&self) -> _event::usize {
                match self {
                    #(#index,)*
                }
            }

            #deprecated
        }

        #decode
        #validate
        #serialize

        #[automatically_derived]
        impl #input_generics _event::DecodeKey<#de> for #ident #ty_generics #where_clause {
            fn decode_key(__key: &_event::Cow<#de, _event::str>, _: _event::Rules, __cx: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
                #read_key
            }

            fn read<__A: _event::MapAccess<#de>>(
                __object: &mut __A,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Result<_event::Option<_event::Cow<#de, _event::str>>, __A::Error> {
                _event::decode::read_unit_enum_key::<Self, _>(__object, __cx)
            }
        }

        #[automatically_derived]
        impl #impl_generics _event::Key for #ident #ty_generics #where_clause {
            fn key_text(&self) -> _event::Cow<'_, _event::str> {
                _event::Cow::Borrowed(<Self as _event::UnitEnum>::NAMES[_event::UnitEnum::index(self)])
            }
        }
    }
}

/// Which variants are deprecated, if any are.
fn deprecated(model: &Units<'_>) -> Option<TokenStream> {
    let arms = model.variants.iter().filter_map(|Variant { ident, deprecated, .. }| {
        let note = deprecated.as_ref()?;
        Some(quote!(Self::#ident => _event::Some(#note)))
    });
    let arms: Vec<_> = arms.collect();
    (!arms.is_empty()).then(|| {
        quote! {
            fn deprecated(&self) -> _event::Option<&'static _event::str> {
                #[allow(unreachable_patterns)]
                match self {
                    #(#arms,)*
                    _ => _event::None,
                }
            }
        }
    })
}

fn describe(variant: &Variant<'_>) -> TokenStream {
    let (name, aliases, doc, rust_name) = (&variant.name, &variant.aliases, &variant.doc, variant.ident.to_string());
    let deprecated = overrides::deprecated(variant.deprecated.as_ref());
    quote! {
        _event::describe::variant(
            #name, #name, true, &[#(#aliases),*], #rust_name, #doc, _event::Shape::Null, _event::Catches::Nothing, false, false, #deprecated,
        )
    }
}
