//! serde's `Serialize`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{at, flatten, generics, of_self};
use crate::model::{Body, Default, Field, Kind, Struct, Style};
use crate::types::{self, Known};

pub(super) fn expand(model: &Struct<'_>) -> TokenStream {
    let ident = &model.input.ident;
    let bound = quote!(_event::Serialize + _event::Validate + _event::Describe);
    let generics = generics::bounded(model.input, &model.body.fields, &bound, &quote!(_event::Serialize));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let name = &model.name;
    let write = match model.body.style {
        Style::Named => object(name, &model.body, of_self),
        Style::Tuple => tuple(name, &model.body, of_self),
        Style::Unit => quote!(_event::Serializer::serialize_unit_struct(serializer, #name)),
    };
    let fields = (model.body.style == Style::Named).then(|| quote!(let fields = <Self as _event::Describe>::SHAPE.object().fields;));
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Serialize for #ident #ty_generics #where_clause {
            fn serialize<__S: _event::Serializer>(&self, serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                #fields
                #write
            }
        }
    }
}

/// The expression that writes fields as an object; `place` says where a field is, by reference.
pub(super) fn object(name: &str, body: &Body<'_>, place: impl Fn(usize, &Field<'_>) -> TokenStream) -> TokenStream {
    let placed: Vec<_> = body.numbered_fields().map(|(index, field)| (field, place(index, field))).collect();
    let conditions: Vec<_> = placed.iter().enumerate().map(|(index, (field, place))| condition(index, field, place)).collect();
    let is_always = |((field, _), condition): &(&(&Field<'_>, _), &Option<_>)| condition.is_none() && field.kind != Kind::Flatten;
    let always = placed.iter().zip(&conditions).filter(is_always).count();
    let counts = conditions.iter().flatten().map(|condition| quote!(+ (__all || #condition) as _event::usize));
    let as_map = flatten::is_in(body);
    let writes = placed.iter().zip(&conditions).map(|((field, place), condition)| {
        let name = &field.name;
        if field.kind == Kind::Flatten {
            return flatten::write(field, place);
        }
        let place = value(place.clone(), field.ty, field.kind);
        let span = at(field.ty.span());
        let write = match as_map {
            true => quote_spanned!(span=> _event::SerializeMap::serialize_entry(&mut __struct, #name, #place)?;),
            false => quote_spanned!(span=> _event::SerializeStruct::serialize_field(&mut __struct, #name, #place)?;),
        };
        match condition {
            None => write,
            Some(condition) if as_map => quote!(if __all || #condition { #write }),
            Some(condition) => quote! {
                if __all || #condition {
                    #write
                } else {
                    _event::SerializeStruct::skip_field(&mut __struct, #name)?;
                }
            },
        }
    });
    let len = quote!(#always #(#counts)*);
    let begin = match as_map {
        true => flatten::begin(&len, &placed),
        false => quote!(_event::Serializer::serialize_struct(serializer, #name, #len)?),
    };
    let end = if as_map { quote!(SerializeMap) } else { quote!(SerializeStruct) };
    let imports = imports();
    quote! {
        #imports
        // Formats that leave out names cannot leave out fields.
        let __all = !_event::Serializer::is_human_readable(&serializer);
        let mut __struct = #begin;
        #(#writes)*
        let _ = (fields, __all);
        _event::#end::end(__struct)
    }
}

/// The expression that writes fields as an array.
pub(super) fn tuple(name: &str, body: &Body<'_>, place: impl Fn(usize, &Field<'_>) -> TokenStream) -> TokenStream {
    let len = body.fields.len();
    let writes = body.numbered_fields().map(|(index, field)| {
        let place = value(place(index, field), field.ty, field.kind);
        quote_spanned!(at(field.ty.span())=> _event::SerializeTupleStruct::serialize_field(&mut __tuple, #place)?;)
    });
    let imports = imports();
    quote! {
        #imports
        let mut __tuple = _event::Serializer::serialize_tuple_struct(serializer, #name, #len)?;
        #(#writes)*
        _event::SerializeTupleStruct::end(__tuple)
    }
}

/// A reference to what is handed to the serializer for a value: the value itself, or, where its type may be one of the crate `time`, what
/// stands for it. There the compiler chooses the method by the type.
pub(super) fn value(reference: TokenStream, ty: &Type, kind: Kind) -> TokenStream {
    let is_plain = kind == Kind::Foreign || matches!(Known::of(ty), Known::Text | Known::Integer(..) | Known::Float | Known::Boolean);
    if !cfg!(feature = "time") || is_plain {
        return reference;
    }
    quote_spanned!(at(ty.span())=> &(&_event::Written(#reference)).__chosen())
}

/// What [`value`] needs in scope.
pub(super) fn imports() -> Option<TokenStream> {
    cfg!(feature = "time").then(|| {
        quote! {
            #[allow(unused_imports)]
            use _event::{BySerde as _, ByWrite as _};
        }
    })
}

/// When a field is written in formats that name their fields. `None` means always.
fn condition(index: usize, field: &Field<'_>, place: &TokenStream) -> Option<TokenStream> {
    let ty = field.ty;
    if field.kind == Kind::Flatten {
        return None;
    }
    if field.kind == Kind::Foreign {
        return types::option(ty).is_some().then(|| quote!(_event::Option::is_some(#place)));
    }
    // A default other than `None` would come back in place of what was left out.
    let other_default = matches!(field.default, Some(Default::Function(_) | Default::Value(_)));
    (!types::is_never_absent(ty) && !other_default && !field.required)
        .then(|| quote_spanned!(at(ty.span())=> fields[#index].is_written(#place)))
}
