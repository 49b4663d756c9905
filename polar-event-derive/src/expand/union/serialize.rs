//! `Serialize` for enums whose variants hold data.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{bound, catch_all, describe, keys, pattern, representation};
use crate::expand::{at, impls, known, serialize, with, written};
use crate::model::{Content, Style, Union, UnionVariant};

pub(super) fn serialize(model: &Union<'_>) -> TokenStream {
    let write = format_ident!("write_{}", representation(model));
    let ident = &model.input.ident;
    let generics = catch_all::serializing(model);
    let writers = with::writers(model.input, &generics, model.numbered_fields());
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let written = || model.described().filter(|(_, variant)| !variant.skip.writing);
    let indexes = written().map(|(index, variant)| {
        let ident = variant.ident;
        quote!(Self::#ident { .. } => #index)
    });
    let arm = |(index, variant): (usize, &UnionVariant<'_>)| {
        let (pattern, content) = (pattern(variant), self::write(model, index, variant));
        quote!(#pattern => { #content })
    };
    // Apart from each other, as in decoding.
    let (with_fields, others): (Vec<_>, Vec<_>) = written().partition(|(_, variant)| matches!(variant.content, Content::Fields(_)));
    let (contents, contents_with_fields) = (others.into_iter().map(arm), with_fields.into_iter().map(arm));
    let open = keys::tagged(model).open;
    let known = known::written(model.fields(), model.convert.from.is_none(), &model.input.generics);
    // A type that is read as another is described as that.
    let (needs_description, is_own) = (model.needs_description(), model.convert.from.is_none());
    let shape =
        if needs_description && is_own { quote!(<Self as _event::Describe>::SHAPE) } else { describe::shape(model, needs_description) };
    let open = needs_description.then_some(open);
    let serialize = impls::serialize(model.input, &generics, &quote!(_event::union::#write(self, __serializer)));
    quote! {
        #writers

        #[automatically_derived]
        impl #impl_generics _event::SerializeContent for #ident #ty_generics #where_clause {
            const ENUM: &'static _event::Enum = _event::Shape::variants(#shape);
            #open

            fn index(&self) -> _event::usize {
                match self {
                    #(#indexes,)*
                    #[allow(unreachable_patterns)]
                    _ => _event::usize::MAX,
                }
            }

            fn serialize_content<__S: _event::Serializer>(&self, __serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                #known
                match self {
                    #(#contents)*
                    #[allow(unreachable_patterns)]
                    _ => <Self as _event::SerializeContent>::serialize_fields(self, __serializer),
                }
            }

            fn serialize_fields<__S: _event::Serializer>(&self, __serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                #known
                match self {
                    #(#contents_with_fields)*
                    #[allow(unreachable_patterns)]
                    _ => _event::Serializer::serialize_unit(__serializer),
                }
            }
        }

        #serialize
    }
}

fn write(model: &Union<'_>, index: usize, variant: &UnionVariant<'_>) -> TokenStream {
    match &variant.content {
        Content::Unit | Content::Skipped(_) => quote!(_event::Serializer::serialize_unit(__serializer)),
        Content::Newtype(field) => {
            let (imports, value) =
                (written::imports(), with::written(model.input, field, variant.first + field.position, &bound(0, field)));
            quote_spanned! {at(field.ty.span())=>
                #imports
                _event::Serialize::serialize(#value, __serializer)
            }
        }
        Content::Fields(body) if body.style == Style::Tuple => serialize::tuple(model.input, None, body, bound),
        Content::Fields(body) => {
            let object = match model.convert.from {
                Some(_) => quote!(<Self as _event::SerializeContent>::ENUM.content_of(#index).object()),
                None => quote!(<Self as _event::Describe>::SHAPE.content(#index).object()),
            };
            let object = model.needs_description().then_some(object);
            serialize::object(model.input, &variant.written_name, body, object.as_ref(), bound)
        }
    }
}
