//! Flattened fields, whose keys are among those of the struct.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, GenericParam, Generics, Ident, Type};

use super::slots::{described, slot};
use super::{at, generics, known, parts, with, written};
use crate::model::{Body, Default, Field, Kind, Struct};
use crate::types;

/// Whether there are flattened fields.
pub(super) fn is_in(body: &Body<'_>) -> bool {
    body.fields.iter().any(|field| field.kind.is_flat())
}

/// The flattened fields, with their indices in the description.
fn flattened<'b, 'a>(body: &'b Body<'a>) -> impl Iterator<Item = (usize, &'b Field<'a>)> {
    body.numbered_fields().filter(|(_, field)| field.kind.is_flat())
}

/// The descriptions of the flattened fields.
pub(super) fn shapes(body: &Body<'_>) -> Vec<TokenStream> {
    let shape = |(_, field): (usize, &Field<'_>)| {
        if field.kind == Kind::FlattenViaSerde {
            let text = field.ty.to_token_stream().to_string().replace(' ', "");
            return quote!(&_event::Shape::ViaSerde(#text));
        }
        let (span, ty) = (at(field.ty.span()), known::flat_ty(field));
        quote_spanned!(span=> <#ty as _event::Describe>::SHAPE)
    };
    flattened(body).map(shape).collect()
}

/// The statements that name the types of the flattened fields.
pub(super) fn known(body: &Body<'_>, generics: &Generics) -> TokenStream {
    known::fields(flattened(body).map(|(_, field)| field), generics)
}

/// The type in an option that serde's traits read: the option is not theirs. A function reads all of it.
fn option<'a>(field: &Field<'a>) -> Option<&'a Type> {
    types::option(field.ty).filter(|_| field.read_with.is_none())
}

/// The type of a slot, and its initial value.
pub(super) fn empty_slot(field: &Field<'_>) -> (TokenStream, TokenStream) {
    if field.kind == Kind::FlattenViaSerde {
        let inner = option(field);
        let (optional, ty) = (inner.is_some(), inner.unwrap_or(field.ty));
        return (quote!(_event::decode::FlatViaSerde<#ty, #optional>), quote!(_event::decode::FlatViaSerde::new()));
    }
    let (ty, span) = (known::flat_ty(field), at(field.ty.span()));
    let slot = known::flat_slot(field).unwrap_or_else(|| quote_spanned!(span=> <#ty as _event::Flatten>::State));
    (slot, quote_spanned!(span=> <#ty as _event::Flatten>::state()))
}

/// Additions to the impl of `Fields`.
#[derive(Default)]
pub(super) struct Parts {
    /// Constants and functions.
    pub(super) items: TokenStream,
    /// The result of `find` for a name that is not one of the struct's own fields.
    pub(super) find: TokenStream,
    /// The code of `decode` for indices that are not those of the struct's own fields.
    pub(super) decode: TokenStream,
}

/// The additions to the impl of `Fields`. `None` without flattened fields.
pub(super) fn parts(input: &DeriveInput, body: &Body<'_>) -> Option<Parts> {
    if !is_in(body) {
        return None;
    }
    let (de, count) = (generics::de(), body.document_fields().count());
    let known = known(body, &input.generics);
    let mut parts = Parts { find: known.clone(), ..Parts::default() };
    let (mut len, mut takes_others, mut takes) = (quote!(#count), quote!(false), TokenStream::new());
    let (mut selects, mut select) = (quote!(false), TokenStream::new());
    for (index, field) in flattened(body) {
        let (slot, ty, span) = (slot(index, field), known::flat_ty(field), at(field.ty.span()));
        if field.kind == Kind::FlattenViaSerde {
            let reader = with::reader(input, field, with::number(field, body));
            select.extend(quote_spanned! {span=>
                _event::decode::flat_select_via_serde(&mut self.#slot, #reader, __selection, __object, __cx)?;
            });
            selects = quote!(true);
            continue;
        }
        let part = part(field);
        parts.find.extend(quote_spanned! {span=>
            if let _event::Some(__found) = _event::decode::flat_find::<#ty>(__name, #len) {
                return _event::Some(__found);
            }
        });
        parts.decode.extend(quote_spanned! {span=>
            if __index < #len + _event::decode::flat_len::<#ty>() {
                return _event::decode::flat_decode::<#ty, _>(&mut self.#slot, __index - (#len), __source, __cx);
            }
        });
        takes.extend(quote_spanned! {span=>
            if _event::decode::takes_others::<#ty>()
                && _event::decode::flat_take::<#ty, _>(&mut self.#slot, &Self::OBJECT.fields[#index], #part, (__key, &mut *__object), __cx)?
            {
                return _event::Ok(true);
            }
        });
        select.extend(quote_spanned! {span=>
            if _event::decode::selects::<#ty>() {
                _event::decode::flat_select::<#ty, _>(&mut self.#slot, __selection, __object, __cx)?;
            }
        });
        selects = quote_spanned!(span=> #selects || _event::decode::selects::<#ty>());
        len = quote_spanned!(span=> #len + _event::decode::flat_len::<#ty>());
        takes_others = quote_spanned!(span=> #takes_others || _event::decode::takes_others::<#ty>());
    }
    let by_traits = || flattened(body).filter(|(_, field)| field.kind == Kind::Flatten);
    let options = by_traits().map(|(_, field)| {
        let (span, ty) = (at(field.ty.span()), known::flat_ty(field));
        quote_spanned!(span=> _event::describe::check_flattened_option::<#ty>();)
    });
    let defaults = by_traits().filter(|(_, field)| matches!(field.default, Some(Default::Function(_) | Default::Value(_))));
    let defaults = defaults.map(|(_, field)| {
        let (span, ty) = (at(field.ty.span()), known::flat_ty(field));
        quote_spanned!(span=> _event::describe::check_flattened_default::<#ty>();)
    });
    parts.items = quote! {
        const FLATTENS: _event::bool = true;
        const TAKES_OTHERS: _event::bool = { #known #takes_others };
        const SELECTS: _event::bool = { #known #selects };
        const LEN: _event::usize = { #known #len };
        const CHECKED: () = {
            #known
            _event::describe::check_flattened(Self::OBJECT);
            _ = Self::SELECTS;
            #(#options)*
            #(#defaults)*
        };

        fn take<__A: _event::MapAccess<#de>>(
            &mut self,
            __key: &_event::Cow<#de, _event::str>,
            __object: &mut __A,
            __cx: &mut _event::ValidationState<'_>,
        ) -> _event::Result<_event::bool, __A::Error> {
            #known
            #takes
            _event::Ok(false)
        }

        fn select<__A: _event::MapAccess<#de>>(
            &mut self,
            __selection: &mut _event::decode::Selection<#de, __A::Error>,
            __object: &mut __A,
            __cx: &mut _event::ValidationState<'_>,
        ) -> _event::Result<(), __A::Error> {
            #known
            #select
            _event::Ok(())
        }
    };
    Some(parts)
}

/// The statement that makes the value of a flattened field that is read by serde's traits.
pub(super) fn finish_via_serde(index: usize, field: &Field<'_>) -> TokenStream {
    let (slot, described) = (slot(index, field), described(index));
    let check = parts::via_serde(field, &quote!(#described.rules));
    let finish = if option(field).is_some() { quote!(flat_finish_option_via_serde) } else { quote!(flat_finish_via_serde) };
    quote_spanned!(at(field.ty.span())=> let #slot = _event::decode::#finish(self.#slot, #check, __cx);)
}

/// How a flattened field is decoded.
pub(super) fn part(field: &Field<'_>) -> TokenStream {
    let part = parts::decoded_part(&field.rules, &field.check, &field.ty.to_token_stream());
    part.unwrap_or_else(|| parts::plain(at(field.ty.span())))
}

/// Makes the compiler check that no name belongs to two fields: immediately if the types are known, otherwise where the type is used.
pub(super) fn checked(body: &Body<'_>, slots: &Ident, generics: &Generics) -> Option<TokenStream> {
    let (_, field) = flattened(body).next()?;
    let span = at(field.ty.span());
    let is_known = generics.params.iter().all(|param| matches!(param, GenericParam::Lifetime(_))) && generics.where_clause.is_none();
    let lifetimes = generics.lifetimes().map(|_| quote!('static));
    is_known.then(|| quote_spanned!(span=> const _: () = <#slots<#(#lifetimes),*> as _event::Fields<'static>>::CHECKED;))
}

/// The impls that allow a struct to be flattened.
pub(super) fn expand(model: &Struct<'_>, slots: &Ident, seen: &TokenStream, empty: &TokenStream) -> TokenStream {
    let ident = &model.input.ident;
    let generics = generics::flattened(model.input.generics.clone(), &model.body.fields, &quote!(_event::Flatten));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let forwards = flattened(&model.body).filter(|(_, field)| field.kind == Kind::Flatten).map(|(_, field)| {
        let (member, ty) = (&field.member, known::flat_ty(field));
        quote_spanned!(at(field.ty.span())=> <#ty as _event::Flatten>::check_keys(&self.#member, __is_taken, __cx);)
    });
    let known = known(&model.body, &model.input.generics);
    let check_keys = is_in(&model.body).then(|| {
        quote! {
            fn check_keys(&self, __is_taken: &dyn _event::Fn(&_event::str) -> _event::bool, __cx: &mut _event::ValidationState<'_>) {
                #known
                #(#forwards)*
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Flatten for #ident #ty_generics #where_clause {
            type State = _event::decode::FlatFields<#slots #ty_generics, #seen>;
            type Itself = Self;

            fn state() -> Self::State {
                _event::decode::FlatFields::new(#empty)
            }

            #check_keys
        }
    }
}

/// The impl that allows a type to be flattened whose keys only the document determines.
pub(super) fn selected(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Flatten for #ident #ty_generics #where_clause {
            type State = _event::decode::FlatSelected<Self>;
            type Itself = Self;

            fn state() -> Self::State {
                _event::decode::FlatSelected::new()
            }
        }
    }
}

/// Begins serializing a struct with flattened fields: as a map, whose length is required by formats that are not human-readable.
pub(super) fn begin(input: &DeriveInput, body: &Body<'_>, len: &TokenStream, placed: &[(&Field<'_>, TokenStream)]) -> TokenStream {
    let flattened = placed.iter().filter(|(field, _)| field.kind.is_flat());
    let counts = flattened.map(|(field, place)| {
        let place = written(input, body, field, place);
        quote_spanned!(at(field.ty.span())=> + _event::serialize::count_entries(#place)?)
    });
    quote! {{
        let __len = if __all { _event::Some(#len #(#counts)*) } else { _event::None };
        _event::Serializer::serialize_map(__serializer, __len)?
    }}
}

/// The statement that serializes a flattened field. `described` is the description of the object and the field's index in it, if it has
/// one.
pub(super) fn write(
    input: &DeriveInput,
    body: &Body<'_>,
    field: &Field<'_>,
    place: &TokenStream,
    described: Option<(&TokenStream, usize)>,
) -> TokenStream {
    let (span, place) = (at(field.ty.span()), written(input, body, field, place));
    match described {
        Some((object, index)) => {
            quote_spanned!(span=> _event::serialize::flatten(#place, #object, #index, &mut __struct, !__all)?;)
        }
        None => quote_spanned!(span=> _event::serialize::flatten_written(#place, &mut __struct, !__all)?;),
    }
}

/// A reference to a flattened field that is serialized, or to what its function serializes. What is not deserialized has serde's traits only.
fn written(input: &DeriveInput, body: &Body<'_>, field: &Field<'_>, place: &TokenStream) -> TokenStream {
    match field.kind {
        _ if field.write.with.is_some() => with::written(input, field, with::number(field, body), place),
        Kind::Flatten if types::is_map(field.ty) && !field.is_generic => {
            written::value(known::flat_ref(field, place), field.ty, field.kind, known::is_known(field, &input.generics))
        }
        Kind::Flatten => known::flat_ref(field, place),
        _ => place.clone(),
    }
}
