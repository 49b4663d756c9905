//! Types that are read as another type, or written as one: serde's `from`, `try_from` and `into`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Expr, Generics, Path, Type};

use super::generics::For;
use super::needs::Needs;
use super::{at, generics, rules};
use crate::model::{Convert, From, Predicates};

/// The impls that read: of `Describe`, `Decode`, `Deserialize`, `Validate`.
pub(super) fn read(
    input: &DeriveInput,
    from: &From,
    convert: &Convert,
    bounds: &Predicates,
    context: Option<&Path>,
    check: Option<&Expr>,
) -> TokenStream {
    let needs = Needs::new(input, context, core::iter::once(&from.ty));
    let described = describe(input, from, convert, bounds);
    let impls = [described, decode(input, from, bounds, &needs, check), validate(input, from, convert, bounds, &needs, check)];
    quote!(#(#impls)*)
}

fn bounded(input: &DeriveInput, bounds: &Predicates, ty: &Type, bound: &TokenStream, purpose: For) -> Generics {
    generics::converted(input, bounds, ty, bound, purpose)
}

/// Whether the type is written as what it is read as, so that what is absent there is absent here, and can be checked.
fn is_same(from: &From, convert: &Convert) -> bool {
    convert.into.as_ref().is_some_and(|into| into.to_token_stream().to_string() == from.ty.to_token_stream().to_string())
}

fn describe(input: &DeriveInput, From { ty, .. }: &From, _: &Convert, bounds: &Predicates) -> TokenStream {
    let ident = &input.ident;
    let generics = bounded(input, bounds, ty, &quote!(_event::Describe), For::Describe);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    let described = quote_spanned!(at(ty.span())=> <#ty as _event::Describe>);
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Describe for #ident #ty_generics #where_clause {
            const SHAPE: &'static _event::Shape = #described::SHAPE;
            const OPTIONAL: _event::bool = #described::OPTIONAL;
            const NULLABLE: _event::bool = #described::NULLABLE;
        }
    }
}

fn decode(input: &DeriveInput, from: &From, bounds: &Predicates, needs: &Needs<'_>, check: Option<&Expr>) -> TokenStream {
    let de = generics::de();
    let (ident, ty) = (&input.ident, &from.ty);
    let generics = generics::with_input(bounded(input, bounds, ty, &generics::decode_bound(), For::Decode));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    let span = at(ty.span());
    let conversion = match from.fallible {
        false => quote_spanned!(span=> |value: #ty| _event::Ok(<Self as _event::From<#ty>>::from(value))),
        true => quote_spanned! {span=> |value: #ty| {
            #[allow(unused_imports)]
            use _event::decode::ErrorText as _;
            _event::Result::map_err(<Self as _event::TryFrom<#ty>>::try_from(value), |error| {
                _event::decode::ConversionError(error).into_report()
            })
        }},
    };
    let (context, covered) = (needs.context(&quote!(_event::Decode<#de>)), needs.covered());
    let met = needs.met(generics.clone(), &quote!(_event::Decode<#de>));
    let (_, _, met_where) = met.split_for_impl();
    let checked = check.map(|check| {
        let check = rules::whole(check, &quote!(Self));
        quote!(let value = _event::Option::and_then(value, |value| _event::union::whole(value, #check, cx));)
    });
    quote! {
        #covered

        #[automatically_derived]
        impl #impl_generics _event::Decode<#de> for #ident #ty_generics #where_clause {
            type Context = #context;

            fn decode<__D: _event::Deserializer<#de>>(
                deserializer: __D,
                rules: _event::Rules,
                cx: &mut _event::Context<'_>,
            ) -> _event::Result<_event::Option<Self>, __D::Error> {
                let value = _event::decode::converted(deserializer, rules, #conversion, cx)?;
                #checked
                _event::Ok(value)
            }

            fn absent() -> _event::Option<Self> {
                let value = <#ty as _event::Decode<#de>>::absent()?;
                _event::Result::ok((#conversion)(value) as _event::Result<Self, _event::Report>)
            }
        }

        #[automatically_derived]
        impl #impl_generics _event::Deserialize<#de> for #ident #ty_generics #met_where {
            fn deserialize<__D: _event::Deserializer<#de>>(deserializer: __D) -> _event::Result<Self, __D::Error> {
                _event::decode::deserialize(deserializer)
            }
        }
    }
}

/// A value in memory is held against the rules of what it is written as, if it is read as the same.
fn validate(
    input: &DeriveInput,
    from: &From,
    convert: &Convert,
    bounds: &Predicates,
    needs: &Needs<'_>,
    check: Option<&Expr>,
) -> TokenStream {
    let context = needs.context(&quote!(_event::Validate));
    let (ident, ty) = (&input.ident, &from.ty);
    let generics = bounded(input, bounds, ty, &quote!(_event::Validate + _event::Describe), For::Validate);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    let into = into(ty);
    let is_same = is_same(from, convert);
    let rules = is_same.then(|| quote!(<#ty as _event::Validate>::check(&#into, rules, cx);));
    let is_absent = is_same.then(|| {
        quote! {
            fn is_absent(&self) -> _event::bool {
                <#ty as _event::Describe>::OPTIONAL && <#ty as _event::Validate>::is_absent(&#into)
            }
        }
    });
    let whole = check.map(|check| {
        let check = rules::whole(check, &quote!(Self));
        quote!(_event::union::check_whole(self, start, #check, cx);)
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Validate for #ident #ty_generics #where_clause {
            type Context = #context;

            fn check(&self, rules: _event::Rules, cx: &mut _event::Context<'_>) {
                let start = _event::Context::mark(cx);
                #rules
                #whole
                let _ = (start, rules, cx);
            }

            #is_absent
        }
    }
}

/// The impl that writes.
pub(super) fn write(input: &DeriveInput, ty: &Type, bounds: &Predicates) -> TokenStream {
    let ident = &input.ident;
    let generics = bounded(input, bounds, ty, &quote!(_event::Serialize), For::Serialize);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    let into = into(ty);
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Serialize for #ident #ty_generics #where_clause {
            fn serialize<__S: _event::Serializer>(&self, serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                _event::Serialize::serialize(&#into, serializer)
            }
        }
    }
}

/// The value that is written.
fn into(ty: &Type) -> TokenStream {
    quote_spanned!(at(ty.span())=> <Self as _event::Into<#ty>>::into(<Self as _event::Clone>::clone(self)))
}
