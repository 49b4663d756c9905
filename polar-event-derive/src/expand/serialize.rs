//! serde's `Serialize`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned;

use super::generics::For;
use super::left_out::condition;
use super::written::imports;
use super::{at, flatten, generics, impls, known, of_self, with};
use crate::model::{Body, Field, Kind, Struct, Style};

pub(super) fn expand(model: &Struct<'_>) -> TokenStream {
    let mut generics = generics::bounded(model.input, &model.bounds, None, &model.body.fields, For::Serialize);
    // A type with `from` or `try_from` is not described by its own fields.
    let is_described = flatten::is_in(&model.body) && model.convert.from.is_none();
    if is_described {
        let described = generics::bounded(model.input, &model.bounds, None, &model.body.fields, For::Describe);
        generics = generics::joined(generics, described);
    }
    let described = is_described.then(|| quote!(<Self as _event::Describe>::SHAPE.object()));
    let name = &model.name.write;
    let write = match model.body.style {
        Style::Named => object(model.input, name, &model.body, described.as_ref(), of_self),
        Style::Tuple => tuple(model.input, Some(name), &model.body, of_self),
        Style::Unit => quote!(_event::Serializer::serialize_unit_struct(__serializer, #name)),
    };
    let writers = with::writers(model.input, &generics, model.body.all_fields());
    let known = known::written(&model.body.fields, model.convert.from.is_none(), &model.input.generics);
    let serialize = impls::serialize(model.input, &generics, &quote!(#known #write));
    quote!(#writers #serialize)
}

/// The expression that serializes fields as an object; `described` is their description, if they have one. `place` returns a reference to a
/// field, given its number among those that are deserialized, which are followed by those that are only serialized.
pub(super) fn object(
    input: &DeriveInput,
    name: &str,
    body: &Body<'_>,
    described: Option<&TokenStream>,
    place: impl Fn(usize, &Field<'_>) -> TokenStream,
) -> TokenStream {
    let placed: Vec<_> = body.written_fields().map(|(index, field)| (field, place(index, field))).collect();
    let mut indexes = body.written_fields().map(|(index, _)| index);
    let conditions: Vec<_> = placed.iter().map(|(field, place)| condition(field, body, place)).collect();
    let own = || placed.iter().zip(&conditions).filter(|((field, _), _)| !field.kind.is_flat()).map(|(_, condition)| condition);
    let always = own().filter(|condition| condition.is_none()).count();
    let as_map = flatten::is_in(body);
    let counts = own().flatten().map(|condition| quote!(+ (#condition) as _event::usize));
    let writes = placed.iter().zip(&conditions).map(|((field, place), condition)| {
        let index = indexes.next();
        let name = &field.write.name;
        let span = at(field.ty.span());
        let write = if field.kind.is_flat() {
            flatten::write(input, body, field, place, described.zip(index))
        } else {
            let place = with::written(input, field, with::number(field, body), place);
            match as_map {
                true => tri(quote_spanned!(span=> _event::SerializeMap::serialize_entry(&mut __struct, #name, #place))),
                false => tri(quote_spanned!(span=> _event::SerializeStruct::serialize_field(&mut __struct, #name, #place))),
            }
        };
        match condition {
            None => write,
            Some(condition) if as_map => quote!(if #condition { #write }),
            Some(condition) => {
                let skip = tri(quote!(_event::SerializeStruct::skip_field(&mut __struct, #name)));
                quote!(if #condition { #write } else { #skip })
            }
        }
    });
    let len = quote!(#always #(#counts)*);
    let begin = match as_map {
        true => flatten::begin(input, body, &len, &placed),
        false => quote!(_event::Serializer::serialize_struct(__serializer, #name, #len)?),
    };
    let end = if as_map { quote!(SerializeMap) } else { quote!(SerializeStruct) };
    let imports = imports();
    quote! {
        #imports
        // Formats without names cannot leave out fields, nor have any that are not deserialized.
        let __all = !_event::Serializer::is_human_readable(&__serializer);
        let mut __struct = #begin;
        #(#writes)*
        let _ = __all;
        _event::#end::end(__struct)
    }
}

/// The expression that serializes fields as an array: those of a tuple struct of this name, or of a variant.
pub(super) fn tuple(
    input: &DeriveInput,
    name: Option<&str>,
    body: &Body<'_>,
    place: impl Fn(usize, &Field<'_>) -> TokenStream,
) -> TokenStream {
    let len = body.written_fields().count();
    let writes = body.written_fields().map(|(index, field)| {
        let place = with::written(input, field, with::number(field, body), &place(index, field));
        let write = if name.is_some() { quote!(SerializeTupleStruct::serialize_field) } else { quote!(SerializeTuple::serialize_element) };
        tri(quote_spanned!(at(field.ty.span())=> _event::#write(&mut __tuple, #place)))
    });
    let (begin, end) = match name {
        Some(name) => (quote!(serialize_tuple_struct(__serializer, #name, #len)), quote!(SerializeTupleStruct)),
        None => (quote!(serialize_tuple(__serializer, #len)), quote!(SerializeTuple)),
    };
    let imports = imports();
    quote! {
        #imports
        let mut __tuple = _event::Serializer::#begin?;
        #(#writes)*
        _event::#end::end(__tuple)
    }
}

/// A statement that returns an error: less code than `?`, which also converts the error.
fn tri(result: TokenStream) -> TokenStream {
    quote!(if let _event::Err(__error) = #result { return _event::Err(__error); })
}

impl<'a> Body<'a> {
    /// The fields that are serialized, each with its index in the description.
    pub(super) fn written_fields(&self) -> impl Iterator<Item = (usize, &Field<'a>)> {
        self.placed_fields().filter(|(_, field)| field.write.written)
    }

    /// All fields, each with its index in the description; those that are not described come last.
    pub(super) fn placed_fields(&self) -> impl Iterator<Item = (usize, &Field<'a>)> {
        let (mut read, mut unread) = (0, self.document_fields().count());
        self.fields.iter().map(move |field| {
            let next = if field.kind == Kind::Skipped { &mut unread } else { &mut read };
            *next += 1;
            (*next - 1, field)
        })
    }
}
