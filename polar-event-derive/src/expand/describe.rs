//! `Describe`: the constant that everything else uses.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Generics;
use syn::spanned::Spanned;

use super::bounded::{self, Bounded};
use super::generics::For;
use super::{at, defaults, generics, impls, known, left_out, overrides, possible, presence, rules};
use crate::model::{Body, Field, Kind, MessageOverride, Struct, Style};
use crate::types;

pub(super) fn expand(model: &Struct<'_>) -> TokenStream {
    let generics = generics::bounded(model.input, &model.bounds, None, &model.body.fields, For::Describe);
    let (name, doc) = (&model.name.read, &model.doc);
    let arguments = generics::arguments(model.input, &model.bounds, &model.body.fields);
    let examples = &model.examples;
    let object = object(name, doc, &quote!(#arguments, &[#(#examples),*]), &model.body, &model.input.generics);
    let shape = match model.body.style {
        Style::Named => quote!(Object(#object)),
        Style::Tuple => quote!(TupleStruct(#object)),
        Style::Unit => quote! {
            Newtype(_event::describe::newtype(
                (#name, #doc, #arguments, &[#(#examples),*]),
                &[],
                _event::MessageOverride::NONE,
                false,
                <() as _event::Describe>::shape,
            ))
        },
    };
    let nullable = (model.body.style == Style::Unit).then(|| {
        quote!(
            const NULLABLE: _event::bool = true;
            const KEYS: _event::Keys = _event::Keys::Nothing;
        )
    });
    let messages = model.body.document_fields().map(overrides::checks_of_field);
    let possible = model.body.document_fields().map(|field| possible::checks(field, &model.input.generics));
    let Bounded { extent, checks, .. } = bounded::of_struct(model);
    let known = known::fields(&model.body.fields, &model.input.generics);
    let describe = impls::describe(model.input, &generics, &known, &quote!(&_event::Shape::#shape), Some(quote!(#nullable #extent)));
    quote!(#(#messages)* #(#possible)* #checks #describe)
}

/// The description of fields that belong together; `more` sets further properties.
pub(super) fn object(name: &str, doc: &str, more: &TokenStream, body: &Body<'_>, generics: &Generics) -> TokenStream {
    let deny = body.deny_unknown_fields;
    let check: Vec<String> = body.check.iter().map(rules::text).collect();
    let check = (!check.is_empty()).then(|| check.join(", "));
    let check = check.map_or_else(|| quote!(_event::None), |check| quote!(_event::Some(#check)));
    let fields = body.document_fields().map(|field| describe(field, body, generics));
    let named = || body.document_fields().filter(|field| !field.kind.is_flat());
    let names = named().map(|field| &field.name);
    let positions = named().filter(|field| field.write.written).map(|field| &field.name);
    let with_aliases = named().flat_map(|field| core::iter::once(&field.name).chain(&field.aliases));
    let only_written = only_written(body);
    let read_only = read_only(body);
    let flattened = super::flatten::shapes(body);
    quote! {
        _event::describe::object(
            (#name, #doc, #more),
            const { &[#(#fields),*] },
            &[#(#names),*],
            &[#(#with_aliases),*],
            &[#(#positions),*],
            (&[#(#only_written),*], #read_only),
            &[#(#flattened),*],
            #deny,
            #check,
        )
    }
}

/// The names that are serialized but not deserialized.
fn only_written<'b>(body: &'b Body<'_>) -> Vec<&'b String> {
    let named = || body.fields.iter().filter(|field| !field.kind.is_flat() && field.index.is_none());
    let is_read = |name: &String| named().any(|field| field.kind != Kind::Skipped && (field.name == *name || field.aliases.contains(name)));
    let written = named().filter(|field| field.write.written && body.style == Style::Named).map(|field| &field.write.name);
    written.filter(|name| !is_read(name)).collect()
}

/// The fields that are serialized but not deserialized. Nothing requires that their types have a description.
fn read_only(body: &Body<'_>) -> TokenStream {
    let is_read_only = |field: &&Field<'_>| field.kind == Kind::Skipped && field.write.written && body.style == Style::Named;
    let fields = body.fields.iter().filter(is_read_only).map(|field| {
        let (name, doc, ty) = (&field.write.name, &field.doc, field.ty);
        let rust_name = field.member.to_token_stream().to_string();
        let omittable = left_out::may_be_left_out(field, body);
        let nullable = types::option(ty).is_some();
        let serialize_with = field.write.with.is_some();
        let (overrides, sensitive) = (overrides::constant(&MessageOverride::default()), field.sensitive);
        let deprecated = overrides::deprecated(field.deprecated.as_ref());
        let examples = &field.examples;
        quote! {
            _event::describe::field(
                #name,
                (_event::Some(#name), #omittable, #serialize_with),
                _event::None,
                &[],
                #rust_name,
                #doc,
                (false, _event::None),
                #nullable & !#omittable,
                false,
                &[],
                #overrides,
                #sensitive,
                #deprecated,
                &[#(#examples),*],
                {
                    use _event::describe::Unprobed as _;
                    _event::describe::Probe::<#ty>::SHAPE
                },
            )
        }
    });
    let fields: Vec<_> = fields.collect();
    if fields.is_empty() { quote!(&[]) } else { quote!(const { &[#(#fields),*] }) }
}

fn describe(field: &Field<'_>, body: &Body<'_>, generics: &Generics) -> TokenStream {
    let (name, aliases, doc, ty) = (&field.name, &field.aliases, &field.doc, field.ty);
    let index = field.index.map_or_else(|| quote!(_event::None), |index| quote!(_event::Some(#index)));
    let rust_name = if field.tag.is_some() { name.clone() } else { field.member.to_token_stream().to_string() };
    let rules = rules::of_field(field, body);
    let flatten = field.kind.is_flat();
    let has_default = field.default.is_some() || body.default.is_some();
    let (required, nullable, shape) = match field.kind {
        Kind::With => {
            let (is_option, text) = (types::option(ty).is_some(), ty.to_token_stream().to_string().replace(' ', ""));
            (quote!(true), quote!(#is_option), quote!(|| &_event::Shape::ViaSerde(#text)))
        }
        Kind::ViaSerde | Kind::FlattenViaSerde => {
            let (optional, text) = (types::option(ty).is_some(), ty.to_token_stream().to_string().replace(' ', ""));
            (quote!(!#optional), quote!(#optional), quote!(|| &_event::Shape::ViaSerde(#text)))
        }
        _ => {
            let (span, ty) = (at(ty.span()), if field.kind == Kind::Flatten { known::flat_ty(field) } else { known::ty(ty) });
            let describe = quote_spanned!(span=> <#ty as _event::Describe>);
            (
                quote_spanned!(span=> !#describe::OPTIONAL),
                quote_spanned!(span=> #describe::NULLABLE),
                quote_spanned!(span=> #describe::shape),
            )
        }
    };
    let required = match (field.required || field.index.is_some(), has_default) {
        (_, true) => quote!(false),
        (true, _) => quote!(true),
        (false, false) => required,
    };
    let null_if_absent = presence::null_if_absent(field, body, "is_null_if_absent");
    let nullable = match (field.rules.nullable, field.kind, field.index) {
        (Some(_), _, _) => quote!(true),
        _ if null_if_absent.is_some() => quote_spanned!(at(ty.span())=> #nullable | #null_if_absent),
        // At an index, an absent `Option` is `null`.
        (None, Kind::Event, Some(_)) => {
            let (span, ty) = (at(ty.span()), known::ty(ty));
            quote_spanned!(span=> <#ty as _event::Describe>::OPTIONAL | #nullable)
        }
        _ => nullable,
    };
    let omittable = left_out::may_be_left_out(field, body);
    let serialize_with = field.write.with.is_some();
    let default = defaults::text(field, body, generics);
    let written = match &field.write.written {
        true => {
            let name = &field.write.name;
            quote!(_event::Some(#name))
        }
        false => quote!(_event::None),
    };
    let (overrides, sensitive, deprecated) =
        (overrides::constant(&field.overrides), field.sensitive, overrides::deprecated(field.deprecated.as_ref()));
    let examples = &field.examples;
    quote! {
        _event::describe::field(
            #name,
            (#written, #omittable, #serialize_with),
            #index,
            &[#(#aliases),*],
            #rust_name,
            #doc,
            (#required, #default),
            #nullable,
            #flatten,
            const { #rules },
            #overrides,
            #sensitive,
            #deprecated,
            &[#(#examples),*],
            #shape,
        )
    }
}
