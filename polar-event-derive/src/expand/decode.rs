//! `Decode`, and serde's `Deserialize` in terms of it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Generics, Ident};

use super::defaults::make;
use super::slots::{described, slot};
use super::{at, fill_missing, flatten, generics, impls, known, parts, whole, with};
use crate::model::{Body, Default, Field, Kind, Struct, Style};

/// Fields that are decoded together, and the value built from them.
pub(super) struct Target<'a> {
    pub(super) input: &'a DeriveInput,
    /// The type's generics, with the bounds that decoding needs.
    pub(super) generics: Generics,
    pub(super) body: &'a Body<'a>,
    /// The name of the struct that stores the fields during decoding.
    pub(super) slots: Ident,
    /// The path before the fields in the constructor expression: a struct's name, or a variant's path.
    pub(super) constructor: TokenStream,
    /// The expression for the description of the fields.
    pub(super) object: TokenStream,
}

pub(super) fn expand(model: &Struct<'_>) -> TokenStream {
    let ident = &model.input.ident;
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let target = Target {
        input: model.input,
        generics: generics::decoding(model.input, &model.bounds, model.body.default.as_ref(), &model.body.fields),
        body: &model.body,
        slots: format_ident!("__Fields"),
        constructor: quote!(#ident),
        object: quote!(<#ident #ty_generics as _event::Describe>::SHAPE.object()),
    };
    let generics = &target.generics;
    let (fields, empty) = (target.fields(), target.empty());
    let decode = match model.body.style {
        Style::Named => quote!(_event::decode::object(__deserializer, || #empty, __cx)),
        Style::Tuple => quote!(_event::decode::positions(__deserializer, || #empty, __cx)),
        Style::Unit => {
            let name = &model.name.read;
            quote!(_event::decode::unit(__deserializer, #name, #ident, __cx))
        }
    };
    let fields = (model.body.style != Style::Unit).then_some(fields);
    let readers = with::readers(model.input, generics, model.body.all_fields());
    let flatten = (model.body.style == Style::Named).then(|| flatten::expand(model, &target.slots, &target.seen(), &empty));
    let forced = super::bounded::of_struct(model).forced;
    let into = (model.body.style == Style::Named).then(|| into(&empty, &forced));
    let impls = impls::decode(model.input, generics, &model.needs(), &quote!(#forced #decode), into);
    quote! {
        #fields
        #readers
        #flatten
        #impls
    }
}

/// The method that decodes a struct in place.
fn into(empty: &TokenStream, forced: &TokenStream) -> TokenStream {
    let de = generics::de();
    quote! {
        #[inline]
        fn decode_into<__D: _event::Deserializer<#de>>(
            __deserializer: __D,
            __rules: _event::Rules,
            __slot: &mut _event::Option<Self>,
            __cx: &mut _event::ValidationState<'_>,
        ) -> _event::Result<(), __D::Error> {
            #forced
            _event::decode::object_into(__deserializer, || #empty, __slot, __cx)
        }
    }
}

/// The statement that binds the descriptions of all fields as constants: looking each of them up would be a considerable part of the code
/// of a debug build.
fn all_described(body: &Body<'_>) -> TokenStream {
    let all = body.numbered_fields().map(|(index, _)| described(index));
    quote!(let [#(#all),*] = const { _event::Object::all(Self::OBJECT) };)
}

impl Target<'_> {
    /// The expression that creates the empty slots.
    pub(super) fn empty(&self) -> TokenStream {
        let slots = &self.slots;
        let empty = self.body.numbered_fields().map(|(index, field)| {
            let slot = slot(index, field);
            let empty = if field.kind.is_flat() { flatten::empty_slot(field).1 } else { quote!(_event::None) };
            quote!(#slot: #empty)
        });
        let known = flatten::known(self.body, &self.input.generics);
        let empty = quote!(#slots { #(#empty,)* __of: _event::PhantomData });
        if known.is_empty() { empty } else { quote!({ #known #empty }) }
    }

    /// The struct that stores the fields during decoding, with the code that finds, decodes and combines them.
    pub(super) fn fields(&self) -> TokenStream {
        let de = generics::de();
        let (ident, name, object) = (&self.input.ident, &self.slots, &self.object);
        let (_, ty_generics, _) = self.input.generics.split_for_impl();
        let plain = generics::flattened(self.input.generics.clone(), &self.body.fields, &quote!(_event::Flatten));
        let (plain_generics, _, plain_where) = plain.split_for_impl();
        let vis = &self.input.vis;
        let generics = &self.generics;
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        let slots = self.body.numbered_fields().map(|(index, field)| {
            let (slot, ty) = (slot(index, field), field.ty);
            let ty = if field.kind.is_flat() { flatten::empty_slot(field).0 } else { quote!(_event::Option<#ty>) };
            quote!(#slot: #ty)
        });
        let seen = self.seen();
        let own = || self.body.numbered_fields().filter(|(_, field)| !field.kind.is_flat());
        let flatten::Parts { items, find: find_flattened, decode: decode_flattened } =
            flatten::parts(self.input, self.body).unwrap_or_default();
        let checked = flatten::checked(self.body, &self.slots, &self.input.generics);
        let find = own().flat_map(|(index, field)| {
            core::iter::once(&field.name).chain(&field.aliases).map(move |name| quote!(#name => _event::Some((#index, #name))))
        });
        let decode = own().map(|(index, field)| self.read(index, field));
        let values = self.body.numbered_fields().map(|(index, field)| fill_missing::value(index, field, self.body));
        let built = self.built();
        let whole = match whole::expand(self.body, &quote!(#ident #ty_generics), Some(&quote!(__seen))) {
            Some(check) => quote!(_event::decode::check_struct(#built, Self::OBJECT, #check, __cx)),
            None => quote!(_event::Some(#built)),
        };
        let whole = match self.filled() {
            Some((all, there)) => quote!(match #all {
                #there => #whole,
                _ => _event::None,
            }),
            None => whole,
        };
        let default = self.body.default.as_ref().map(|default| {
            let default = make(default);
            quote!(let __default: #ident #ty_generics = #default;)
        });
        let all_described = all_described(self.body);
        let known = known::fields(&self.body.fields, &self.input.generics);
        let filled = quote!(#known #all_described #default #(#values)*);
        // Flattened slots are consumed, and a struct default is created only once, so both wait for `finish`.
        let (fill_missing, this, late) = if default.is_none() && !flatten::is_in(self.body) {
            (Some(fill_missing::method(&filled)), quote!(self), None)
        } else {
            let mutable = own().next().map(|_| quote!(mut));
            (None, quote!(#mutable self), Some(filled))
        };
        quote! {
            #checked

            #vis struct #name #plain_generics #plain_where {
                #(#slots,)*
                __of: _event::PhantomData<#ident #ty_generics>,
            }

            #[automatically_derived]
            impl #impl_generics _event::Fields<#de> for #name #ty_generics #where_clause {
                type Output = #ident #ty_generics;
                type Seen = #seen;
                const OBJECT: &'static _event::Object = #object;
                #items

                #[inline]
                fn find(__name: &_event::str) -> _event::Option<(_event::usize, &'static _event::str)> {
                    match __name {
                        #(#find,)*
                        _ => {
                            #find_flattened
                            _event::None
                        }
                    }
                }

                #[inline]
                fn decode<__S: _event::Source<#de>>(
                    &mut self,
                    __index: _event::usize,
                    __source: __S,
                    __cx: &mut _event::ValidationState<'_>,
                ) -> _event::Result<(), __S::Error> {
                    #known
                    #all_described
                    match __index {
                        #(#decode,)*
                        _ => {
                            #decode_flattened
                            _event::Ok(())
                        }
                    }
                }

                #fill_missing

                #[inline(always)]
                fn finish(#this, __seen: &Self::Seen, __cx: &mut _event::ValidationState<'_>) -> _event::Option<Self::Output> {
                    #known
                    #late
                    #whole
                }
            }
        }
    }

    /// The match arm that decodes a field into its slot.
    fn read(&self, index: usize, field: &Field<'_>) -> TokenStream {
        let mut read = self.read_value(index, field);
        let described = described(index);
        if field.sensitive {
            read = quote!(_event::decode::read_sensitive(__cx, |__cx| #read));
        }
        if field.deprecated.is_some() {
            read = quote!({
                let __name = _event::Source::name(&__source);
                let __read = #read;
                _event::decode::warn_of_field(#described, __name, __cx);
                __read
            });
        }
        quote!(#index => #read)
    }

    /// The call that decodes a field into its slot.
    fn read_value(&self, index: usize, field: &Field<'_>) -> TokenStream {
        let (slot, described, span) = (slot(index, field), described(index), at(field.ty.span()));
        if field.kind != Kind::Event {
            let check = parts::via_serde(field, &quote!(#described.rules));
            let reader = with::reader(self.input, field, with::number(field, self.body));
            return quote_spanned! {span=>
                _event::decode::field_with(__source, &mut self.#slot, #described, #reader, #check, __cx)
            };
        }
        match parts::read_part(field) {
            Some(part) => quote_spanned! {span=>
                _event::decode::field_as(__source, &mut self.#slot, #described, #part, __cx)
            },
            None => quote_spanned!(span=> _event::decode::field(__source, &mut self.#slot, #described, __cx)),
        }
    }

    /// The type of the set of fields that were present.
    fn seen(&self) -> TokenStream {
        match self.body.document_fields().count() {
            _ if flatten::is_in(self.body) => quote!((_event::u64, _event::Vec<_event::u64>)),
            0..=64 => quote!(_event::u64),
            _ => quote!(_event::Vec<_event::u64>),
        }
    }

    /// All filled slots, and the pattern that matches if each has a value; `None` without slots. Values are moved only here, where nothing
    /// can panic: elsewhere the compiler would have to track which ones were moved.
    fn filled(&self) -> Option<(TokenStream, TokenStream)> {
        let slots: Vec<_> = self.body.numbered_fields().map(|(index, field)| slot(index, field)).collect();
        if slots.is_empty() {
            return None;
        }
        if flatten::is_in(self.body) {
            let filled = self.body.numbered_fields().map(|(index, field)| {
                let slot = slot(index, field);
                if field.kind.is_flat() { quote!(#slot) } else { quote!(self.#slot) }
            });
            return Some((quote!((#(#filled,)*)), quote!((#(_event::Some(#slots),)*))));
        }
        Some((quote!(self), quote!(Self { #(#slots: _event::Some(#slots),)* .. })))
    }

    /// The value, built from the values of its fields.
    fn built(&self) -> TokenStream {
        let constructor = &self.constructor;
        let mut index = 0;
        let fields = self.body.fields.iter().map(|field| {
            let name = &field.member;
            if field.kind != Kind::Skipped {
                let slot = slot(index, field);
                index += 1;
                return if field.tag.is_some() { TokenStream::new() } else { quote!(#name: #slot,) };
            }
            let default = match (&field.default, &self.body.default) {
                (None, Some(_)) => quote!(__default.#name),
                (default, _) => make(default.as_ref().unwrap_or(&Default::Trait)),
            };
            quote!(#name: #default,)
        });
        let fields: TokenStream = fields.collect();
        quote!(#constructor { #fields })
    }
}
