//! Fields with custom functions: serde's `with`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Generics};

use super::{at, generics, known, written};
use crate::model::{Body, Field, Kind};
use crate::types;

/// The number of a field among all fields of its type.
pub(super) fn number(field: &Field<'_>, body: &Body<'_>) -> usize {
    body.first + field.position
}

/// The type that deserializes a field.
pub(super) fn reader(input: &DeriveInput, field: &Field<'_>, number: usize) -> TokenStream {
    let (ident, (_, ty_generics, _)) = (&input.ident, input.generics.split_for_impl());
    match field.read_with {
        Some(_) => quote!(_event::PhantomData::<_event::ByField<#ident #ty_generics, #number>>),
        None => quote_spanned!(at(field.ty.span())=> _event::PhantomData::<_event::ByType>),
    }
}

/// The field in `place`, wrapped for its custom serialize function if it has one.
pub(super) fn written(input: &DeriveInput, field: &Field<'_>, number: usize, place: &TokenStream) -> TokenStream {
    let (ident, (_, ty_generics, _)) = (&input.ident, input.generics.split_for_impl());
    match field.write.with {
        Some(_) => quote!(&_event::WrittenWith::<#ident #ty_generics, #number>(#place)),
        None if field.tag.is_some() => place.clone(),
        None if types::has_long_array(field.ty) => written::long_array(place, field.ty),
        None => written::value(place.clone(), field.ty, field.kind, known::is_known(field, &input.generics)),
    }
}

/// The impls that call custom deserialize functions. `generics` are those of `Decode`.
pub(super) fn readers<'m>(input: &DeriveInput, generics: &Generics, fields: impl Iterator<Item = (usize, &'m Field<'m>)>) -> TokenStream {
    let de = generics::de();
    let ident = &input.ident;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    let impls = fields.filter(|(_, field)| field.kind != Kind::Skipped).filter_map(|(number, field)| {
        let (function, ty) = (field.read_with.as_ref()?, field.ty);
        let call = quote_spanned!(at(function.span())=> #function(__deserializer));
        Some(quote! {
            #[automatically_derived]
            impl #impl_generics _event::ReadWith<#de, #number> for #ident #ty_generics #where_clause {
                type Value = #ty;

                #[inline]
                fn read_with<__D: _event::Deserializer<#de>>(__deserializer: __D) -> _event::Result<#ty, __D::Error> {
                    #call
                }
            }
        })
    });
    impls.collect()
}

/// The impls that call custom serialize functions. `generics` are those of `Serialize`.
pub(super) fn writers<'m>(input: &DeriveInput, generics: &Generics, fields: impl Iterator<Item = (usize, &'m Field<'m>)>) -> TokenStream {
    let ident = &input.ident;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    let impls = fields.filter(|(_, field)| field.write.written).filter_map(|(number, field)| {
        let (function, ty) = (field.write.with.as_ref()?, field.ty);
        let call = quote_spanned!(at(function.span())=> #function(__value, __serializer));
        Some(quote! {
            #[automatically_derived]
            impl #impl_generics _event::WriteWith<#number> for #ident #ty_generics #where_clause {
                type Value = #ty;

                #[inline]
                fn write_with<__S: _event::Serializer>(__value: &#ty, __serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                    #call
                }
            }
        })
    });
    impls.collect()
}

impl<'a> Body<'a> {
    /// All fields with their numbers in the whole type.
    pub(super) fn all_fields(&self) -> impl Iterator<Item = (usize, &Field<'a>)> {
        self.fields.iter().map(|field| (number(field, self), field))
    }
}
