//! Conversions: serde's `from`, `try_from` and `into`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Expr, Generics, Path, Type};

use super::generics::For;
use super::requires::Requires;
use super::{at, generics, impls, known, parts};
use crate::model::{Convert, From, Predicates};

/// The impls for deserializing: `Describe`, `Decode`, `Deserialize`, `Validate`.
pub(super) fn read(
    input: &DeriveInput,
    from: &From,
    convert: &Convert,
    bounds: &Predicates,
    context: Option<&Path>,
    check: &[Expr],
) -> TokenStream {
    let needs = Requires::of_converted(input, bounds, context, (&from.ty, known(input, from, convert)));
    let described = describe(input, from, convert, bounds);
    let key = context.is_none().then(|| key(input, from, bounds, check));
    let impls = [described, decode(input, from, convert, bounds, &needs, check), validate(input, from, convert, bounds, &needs, check)];
    quote!(#(#impls)* #key)
}

fn bounded(input: &DeriveInput, bounds: &Predicates, ty: &Type, bound: &TokenStream, purpose: For) -> Generics {
    generics::converted(input, bounds, ty, bound, purpose)
}

/// Whether the type is serialized into the type that it is deserialized from, so that both are absent together, and the rules can be
/// checked.
fn is_same(from: &From, convert: &Convert) -> bool {
    convert.into.as_ref().is_some_and(|into| into.to_token_stream().to_string() == from.ty.to_token_stream().to_string())
}

fn describe(input: &DeriveInput, from: &From, convert: &Convert, bounds: &Predicates) -> TokenStream {
    let ty = &from.ty;
    let generics = bounded(input, bounds, ty, &quote!(_event::Describe), For::Describe);
    let (placed, span) = (known::ty(ty), at(ty.span()));
    let described = quote_spanned!(span=> <#placed as _event::Describe>);
    let known = known(input, from, convert);
    let described = quote!(#known #described);
    let presence = quote! {
        const OPTIONAL: _event::bool = { #described::OPTIONAL };
        const NULLABLE: _event::bool = { #described::NULLABLE };
        const IS_OPTION: _event::bool = { #described::IS_OPTION };
        const SIZE_BOUND: _event::SizeBound = { #described::SIZE_BOUND };
        const KEYS: _event::Keys = { #described::KEYS };
    };
    impls::describe(input, &generics, &TokenStream::new(), &quote!(#described::SHAPE), Some(presence))
}

fn decode(input: &DeriveInput, from: &From, convert: &Convert, bounds: &Predicates, needs: &Requires<'_>, check: &[Expr]) -> TokenStream {
    let de = generics::de();
    let ty = &from.ty;
    let generics = generics::with_input(bounded(input, bounds, ty, &generics::decode_bound(), For::Decode));
    let (conversion, checked) = (conversion(from), checked(check));
    let (known, converted) = (
        known(input, from, convert),
        quote_spanned! {at(ty.span())=>
            _event::decode::converted(__deserializer, __rules, #conversion, __cx)
        },
    );
    let body = quote! {
        #known
        let __value = #converted?;
        #checked
        _event::Ok(__value)
    };
    let placed = known::ty(ty);
    let absent = quote! {
        fn absent(__cx: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
            #known
            let __value = <#placed as _event::Decode<#de>>::absent(__cx)?;
            let __value = _event::Result::ok((#conversion)(__value) as _event::Result<Self, _event::Report>);
            #checked
            __value
        }
    };
    impls::decode(input, &generics, needs, &body, Some(absent))
}

/// The function that makes a value of the type, or a report.
fn conversion(From { ty, fallible, .. }: &From) -> TokenStream {
    let span = at(ty.span());
    match fallible {
        false => quote_spanned!(span=> |__value: #ty| _event::Ok(<Self as _event::From<#ty>>::from(__value))),
        true => quote_spanned! {span=> |__value: #ty| {
            #[allow(unused_imports)]
            use _event::decode::ErrorText as _;
            _event::Result::map_err(<Self as _event::TryFrom<#ty>>::try_from(__value), |__error| {
                _event::decode::ConversionError(__error).into_report()
            })
        }},
    }
}

/// Holds `value` against the type's `check`.
fn checked(check: &[Expr]) -> Option<TokenStream> {
    let check = parts::whole_check(check, &quote!(Self))?;
    Some(quote!(let __value = _event::Option::and_then(__value, |__value| _event::union::check_decoded_enum(__value, #check, __cx));))
}

/// The impls as the key of a map, which exist if that type is one. A key has no context.
fn key(input: &DeriveInput, from: &From, bounds: &Predicates, check: &[Expr]) -> Option<TokenStream> {
    if input.generics.type_params().next().is_some() {
        return None;
    }
    let (de, ty, conversion, checked) = (generics::de(), &from.ty, conversion(from), checked(check));
    let decoding = bounded(input, bounds, ty, &generics::decode_bound(), For::Decode);
    let checking = bounded(input, bounds, ty, &quote!(_event::Validate + _event::Describe), For::Validate);
    let decode = quote! {
        let __value = _event::decode::converted_key(__key, __rules, #conversion, __cx);
        #checked
        __value
    };
    let read = quote!(<#ty as _event::DecodeKey<#de>>::read(__object, __cx));
    let text = quote!(_event::serialize::key_text(self));
    Some(impls::key(input, ty, decoding, checking, &impls::Key { decode, read, text }))
}

/// A value in memory is converted and validated by the rules of that type, if it is the same in both directions.
fn validate(input: &DeriveInput, from: &From, convert: &Convert, bounds: &Predicates, needs: &Requires<'_>, check: &[Expr]) -> TokenStream {
    let ty = &from.ty;
    let mut generics = bounded(input, bounds, ty, &quote!(_event::Validate + _event::Describe), For::Validate);
    let into = into(ty);
    let is_same = is_same(from, convert);
    if is_same {
        generics::cloned(input, &mut generics);
    }
    let (placed, known) = (known::ty(ty), known(input, from, convert));
    let rules = is_same.then(|| quote!(#known <#placed as _event::Validate>::check(&#into, __rules, __cx);));
    let is_absent = is_same.then(|| {
        quote! {
            fn is_absent(&self) -> _event::bool {
                #known
                <#placed as _event::Describe>::OPTIONAL && <#placed as _event::Validate>::is_absent(&#into)
            }
        }
    });
    let whole = parts::whole_check(check, &quote!(Self)).map(|check| quote!(_event::union::check_enum(self, __start, #check, __cx);));
    let body = quote! {
        let __start = _event::ValidationState::checkpoint(__cx);
        #rules
        #whole
    };
    impls::validate(input, &generics, needs, &body, is_absent)
}

/// The impl for serializing.
pub(super) fn write(input: &DeriveInput, ty: &Type, convert: &Convert, bounds: &Predicates) -> TokenStream {
    // What it lacks in both directions is one error, at one place.
    let same = convert.from.as_ref().filter(|from| is_same(from, convert));
    let (known, ty) = (same.map(|from| known(input, from, convert)), same.map_or(ty, |from| &from.ty));
    let mut generics = bounded(input, bounds, ty, &quote!(_event::Serialize), For::Serialize);
    if bounds.write.is_none() {
        generics::cloned(input, &mut generics);
    }
    let into = into(ty);
    let serialize = quote_spanned!(at(ty.span())=> _event::Serialize::serialize(&#into, __serializer));
    impls::serialize(input, &generics, &quote!(#known #serialize))
}

/// Statements that name the type that a value is converted from, with the traits that it needs.
fn known(input: &DeriveInput, from: &From, convert: &Convert) -> TokenStream {
    match is_same(from, convert) {
        true => known::plain(&from.ty, &input.generics),
        false => known::decoded(&from.ty, &input.generics),
    }
}

/// The value that is serialized.
fn into(ty: &Type) -> TokenStream {
    quote_spanned!(at(ty.span())=> <Self as _event::Into<#ty>>::into(<Self as _event::Clone>::clone(self)))
}
