//! Enums coded as integers.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::requires::Requires;
use super::{at, flatten, generics, impls};
use crate::model::{Code, Codes, OtherCode};

pub(super) fn expand(model: &Codes<'_>) -> TokenStream {
    let (input, ident, de) = (model.input, &model.input.ident, generics::de());
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let with_input = generics::with_input(input.generics.clone());
    let (input_generics, _, _) = with_input.split_for_impl();
    let ty = model.other.as_ref().map_or_else(|| model.repr.to_token_stream(), |other| other.ty.to_token_stream());
    let constants = constants(model, &ty);
    let code = |code: &Code<'_>| format_ident!("__CODE_{}", code.place);
    let codes: Vec<_> = model.codes.iter().map(code).collect();
    let idents: Vec<_> = model.codes.iter().map(|code| code.ident).collect();
    let (unknown, of_unknown) = match &model.other {
        Some(OtherCode { ident: other, .. }) => {
            (quote!(_event::Some(#ident::#other(__number))), quote!(#ident::#other(__number) => *__number,))
        }
        None => (quote!(_event::None), TokenStream::new()),
    };
    // Every number is one where unknown ones are held.
    let rule = model.other.is_none().then(|| {
        quote!(_event::Rule::OneOf(_event::rule::OneOf {
            values: const { &[#(_event::Literal::Number(_event::describe::code_number(#codes as _event::i128))),*] },
        }))
    });
    let (name, doc, examples, sensitive) = (&model.name, &model.doc, &model.examples, model.sensitive);
    let newtype = |shape: &TokenStream| {
        quote! {
            &_event::Shape::Newtype(_event::describe::newtype(
                (#name, #doc, _event::TypeArgs(&[]), &[#(#examples),*]),
                const { &[#rule] },
                _event::MessageOverride::NONE,
                #sensitive,
                #shape,
            ))
        }
    };
    let key = newtype(&quote!(<#ty as _event::Describe>::key_shape));
    let more = quote! {
        const SIZE_BOUND: _event::SizeBound = _event::SizeBound::Short;
        const KEYS: _event::Keys = <#ty as _event::Describe>::KEYS;

        fn key_shape() -> &'static _event::Shape {
            const { #key }
        }
    };
    let describe =
        impls::describe(input, &input.generics, &TokenStream::new(), &newtype(&quote!(<#ty as _event::Describe>::shape)), Some(more));
    let needs = Requires::nothing(input);
    let rules = quote!(<Self as _event::Describe>::SHAPE.rules());
    let mut read = quote!(<#ty as _event::Decode<#de>>::decode(__deserializer, #rules, __cx));
    let mut read_key = quote!(<#ty as _event::DecodeKey<#de>>::decode_key(__key, #rules, __cx));
    if sensitive {
        read = quote!(_event::decode::read_sensitive_type(__cx, |__cx| #read));
        read_key = quote!(_event::decode::sensitive_type(__cx, |__cx| #read_key));
    }
    let decode = impls::decode(input, &with_input, &needs, &quote!(_event::Ok(_event::Option::and_then(#read?, __of_code))), None);
    let has_no_rules = quote!(
        const HAS_RULES: _event::bool = false;
    );
    let validate = impls::validate(input, &input.generics, &needs, &TokenStream::new(), Some(has_no_rules));
    let serialize = impls::serialize(input, &input.generics, &quote!(_event::Serialize::serialize(&__code(self), __serializer)));
    let flatten = flatten::selected(input);
    quote! {
        #constants

        fn __of_code #impl_generics (__number: #ty) -> _event::Option<#ident #ty_generics> #where_clause {
            match __number {
                #(#codes => _event::Some(#ident::#idents),)*
                #[allow(unreachable_patterns)]
                _ => #unknown,
            }
        }

        fn __code #impl_generics (__value: &#ident #ty_generics) -> #ty #where_clause {
            match __value {
                #(#ident::#idents => #codes,)*
                #of_unknown
            }
        }

        #describe
        #decode
        #validate
        #serialize
        #flatten

        #[automatically_derived]
        impl #input_generics _event::DecodeKey<#de> for #ident #ty_generics #where_clause {
            fn decode_key(__key: &_event::Cow<#de, _event::str>, _: _event::Rules, __cx: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
                _event::Option::and_then(#read_key, __of_code)
            }

            fn read<__A: _event::MapAccess<#de>>(
                __object: &mut __A,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Result<_event::Option<_event::Cow<#de, _event::str>>, __A::Error> {
                <#ty as _event::DecodeKey<#de>>::read(__object, __cx)
            }
        }

        #[automatically_derived]
        impl #impl_generics _event::Key for #ident #ty_generics #where_clause {
            fn key_text(&self) -> _event::Cow<'_, _event::str> {
                _event::Cow::Owned(_event::Cow::into_owned(_event::Key::key_text(&__code(self))))
            }
        }
    }
}

/// The discriminants, as the compiler counts them, and the codes, which are of the type that is serialized.
fn constants(model: &Codes<'_>, ty: &TokenStream) -> TokenStream {
    let repr = &model.repr;
    let constants = model.discriminants.iter().enumerate().map(|(place, (ident, value))| {
        let (discriminant, code, span) = (format_ident!("__DISCRIMINANT_{place}"), format_ident!("__CODE_{place}"), at(ident.span()));
        let value = match (value, place.checked_sub(1)) {
            (Some(value), _) => value.to_token_stream(),
            (None, None) => quote!(0),
            (None, Some(before)) => {
                let before = format_ident!("__DISCRIMINANT_{before}");
                quote!(#before + 1)
            }
        };
        quote_spanned! {span=>
            const #discriminant: #repr = #value;
            const #code: #ty = #discriminant as #ty;
        }
    });
    constants.collect()
}
