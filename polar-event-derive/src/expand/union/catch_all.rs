//! The catch-alls of tagged enums, beside what all enums have.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Generics;
use syn::spanned::Spanned;

use super::{decode, validate};
use crate::expand::generics::For;
use crate::expand::{at, generics, with, written};
use crate::model::{Content, Field, Kind, Tagging, Union, UnionVariant};

/// For deserializing.
pub(super) fn read(model: &Union<'_>) -> TokenStream {
    let de = generics::de();
    let ident = &model.input.ident;
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let generics = model.decoding();
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let functions = match model.keeps_name().filter(|(_, variant, _)| !variant.skip.reading) {
        None => quote! {
            type Name = ();

            fn name<__D: _event::Deserializer<#de>>(
                __deserializer: __D,
                __cx: &mut _event::ValidationState<'_>,
            ) -> _event::Result<_event::Option<()>, __D::Error> {
                _event::union::nothing(__deserializer, __cx)
            }

            fn name_alone(_: _event::Option<()>, _: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
                _event::None
            }
        },
        Some((index, variant, name)) => keeping(model, index, variant, name),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::CatchAll<#de> for #ident #ty_generics #where_clause {
            #functions
        }
    }
}

/// The functions for a variant that keeps the name.
fn keeping(model: &Union<'_>, index: usize, variant: &UnionVariant<'_>, name: &Field<'_>) -> TokenStream {
    let (de, ident, ty, member) = (generics::de(), variant.ident, name.ty, &name.member);
    let read = decode::value(model, name, variant.first + name.position, variant.sensitive);
    let (named, alone) = match &variant.content {
        Content::Newtype(content) => {
            let (place, rest) = (&content.member, decode::value(model, content, variant.first + content.position, variant.sensitive));
            let named = quote! {
                fn named<__D: _event::Deserializer<#de>>(
                    __name: _event::Option<#ty>,
                    __deserializer: __D,
                    __cx: &mut _event::ValidationState<'_>,
                ) -> _event::Result<_event::Option<Self>, __D::Error> {
                    let __rules = <Self as _event::Describe>::SHAPE.content(#index).rules();
                    let __content = #rest?;
                    _event::Ok(_event::Option::map(_event::Option::zip(__name, __content), |(__name, __content)| {
                        Self::#ident { #member: __name, #place: __content }
                    }))
                }
            };
            let alone = decode::absent(content).map(|absent| {
                quote! {
                    let __rules = <Self as _event::Describe>::SHAPE.content(#index).rules();
                    _event::Option::map(_event::Option::zip(__name, #absent), |(__name, __content)| Self::#ident { #member: __name, #place: __content })
                }
            });
            (Some(named), alone.unwrap_or_else(|| quote!(_event::None)))
        }
        _ => (None, quote!(_event::Option::map(__name, |__name| Self::#ident { #member: __name }))),
    };
    quote! {
        type Name = #ty;

        fn name<__D: _event::Deserializer<#de>>(
            __deserializer: __D,
            __cx: &mut _event::ValidationState<'_>,
        ) -> _event::Result<_event::Option<#ty>, __D::Error> {
            let __rules = <Self as _event::Describe>::SHAPE.name_rules(#index);
            #read
        }

        #named

        fn name_alone(__name: _event::Option<#ty>, __cx: &mut _event::ValidationState<'_>) -> _event::Option<Self> {
            #alone
        }
    }
}

/// The generics for serializing.
pub(super) fn serializing(model: &Union<'_>) -> Generics {
    let generics = model.generics(For::Serialize);
    if !model.needs_description() {
        return generics;
    }
    let generics = generics::joined(generics, model.generics(For::Describe));
    // Whether only the name is written depends on whether the content is absent.
    if model.keeps_name().is_some() { generics::joined(generics, model.generics(For::Validate)) } else { generics }
}

/// For serializing.
pub(super) fn write(model: &Union<'_>) -> TokenStream {
    let ident = &model.input.ident;
    let generics = serializing(model);
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let kept = model.keeps_name().filter(|(_, variant, _)| !variant.skip.writing);
    let functions = kept.map(|(_, variant, name)| {
        let (ident, member, place) = (variant.ident, &name.member, quote!(__name));
        let (imports, value) = (written::imports(), with::written(model.input, name, variant.first + name.position, &place));
        let alone = match &variant.content {
            Content::Newtype(content) if content.kind == Kind::Event => {
                let place = &content.member;
                let absent = quote_spanned!(at(content.ty.span())=> _event::Validate::is_absent(__content));
                Some(quote! {
                    fn is_name_alone(&self) -> _event::bool {
                        #[allow(unreachable_patterns)]
                        match self {
                            Self::#ident { #place: __content, .. } => #absent,
                            _ => false,
                        }
                    }
                })
            }
            _ => None,
        };
        quote! {
            fn serialize_name<__S: _event::Serializer>(&self, __serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                #[allow(unreachable_patterns)]
                match self {
                    Self::#ident { #member: __name, .. } => {
                        #imports
                        _event::Serialize::serialize(#value, __serializer)
                    }
                    _ => _event::Serializer::serialize_unit(__serializer),
                }
            }

            #alone
        }
    });
    let functions = functions.to_token_stream();
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::SerializeCatchAll for #ident #ty_generics #where_clause {
            #functions
        }
    }
}

/// Checks the name that a variant keeps, and puts it before the paths into its content.
pub(super) fn check_name(model: &Union<'_>) -> Option<TokenStream> {
    let (index, variant, name) = model.keeps_name()?;
    let (ident, member, binding) = (variant.ident, &name.member, quote!(__name));
    let check = validate::value(name, &binding, variant.sensitive);
    // The name is the key.
    let is_key = matches!((&model.tagging, &variant.content), (Tagging::External, Content::Newtype(_)));
    let prefix = is_key.then(|| quote!(_event::union::prefix_kept_name(#binding, __start, __cx);));
    let leave = if is_key { quote!(mark_kept_name) } else { quote!(leave_kept_name::<Self>) };
    let key = is_key.then(|| quote!(#binding,));
    Some(quote! {
        if let Self::#ident { #member: #binding, .. } = self {
            #prefix
            let __checkpoint = _event::ValidationState::checkpoint(__cx);
            let __rules = <Self as _event::Describe>::SHAPE.name_rules(#index);
            #check;
            _event::union::#leave(#key __checkpoint, __cx);
        }
    })
}
