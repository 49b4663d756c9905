//! The description of an enum whose variants hold data.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Generics;
use syn::spanned::Spanned;

use super::keys;
use crate::expand::bounded::{self, Bounded};
use crate::expand::generics::For;
use crate::expand::{at, describe, generics, impls, known, overrides, possible, rules};
use crate::model::{Catches, Content, Field, Kind, MessageOverride, Style, TagType, Tagging, Union, UnionVariant};

pub(super) fn describe(model: &Union<'_>) -> TokenStream {
    let generics = model.generics(For::Describe);
    let messages = model.fields().map(overrides::checks_of_field);
    let possible = model.fields().map(|field| possible::checks(field, &model.input.generics));
    let shape = shape(model, true);
    let Bounded { extent, checks, .. } = bounded::of_union(model);
    let keys = keys::constant(model);
    let known = known::fields(model.fields(), &model.input.generics);
    let describe = impls::describe(model.input, &generics, &known, &shape, Some(quote!(#extent #keys)));
    let keys::Tagged { checks: tagged, .. } = keys::tagged(model);
    quote!(#(#messages)* #(#possible)* #checks #tagged #describe)
}

/// The description itself; or, if it is not to be `whole`, the names in it, without what the variants hold.
pub(super) fn shape(model: &Union<'_>, whole: bool) -> TokenStream {
    let (name, doc, deny, examples) = (&model.name.read, &model.doc, model.deny_unknown_fields, &model.examples);
    let sensitive = model.sensitive;
    let arguments = match whole {
        true => generics::arguments(model.input, &model.bounds, model.fields()),
        false => quote!(_event::TypeArgs(&[])),
    };
    let tagging = match &model.tagging {
        Tagging::External => quote!(External),
        Tagging::Internal { tag } => quote!(Internal { tag: #tag }),
        Tagging::Adjacent { tag, content } => quote!(Adjacent { tag: #tag, content: #content }),
        Tagging::Untagged => quote!(Untagged),
    };
    let tag_type = match model.tag_type {
        TagType::String => quote!(String),
        TagType::Unsigned => quote!(Unsigned),
        TagType::Signed => quote!(Signed),
        TagType::Boolean => quote!(Boolean),
    };
    let variants = model.described().map(|(_, variant)| describe_variant(variant, whole, &model.input.generics));
    let catch_alls = model.catch_alls().count();
    let names = model.named().map(|(_, variant)| &variant.name);
    let other = model.named().find(|(_, variant)| variant.other);
    let other = other.map_or_else(|| quote!(_event::None), |(index, _)| quote!(_event::Some(#index)));
    quote! {
        &_event::Shape::Enum(_event::describe::union(
            (#name, #doc, #arguments, &[#(#examples),*]),
            (_event::Tagging::#tagging, _event::TagType::#tag_type),
            const { &[#(#variants),*] },
            &[#(#names),*],
            #catch_alls,
            #other,
            #deny,
            #sensitive,
        ))
    }
}

fn describe_variant(variant: &UnionVariant<'_>, whole: bool, generics: &Generics) -> TokenStream {
    let (name, aliases, doc, rust_name) = (&variant.name, &variant.aliases, &variant.doc, variant.ident.to_string());
    let (written_name, is_written) = (&variant.written_name, !variant.skip.writing);
    let (mut nullable, variant_sensitive) = (quote!(false), variant.sensitive);
    let deprecated = overrides::deprecated(variant.deprecated.as_ref());
    let content = match &variant.content {
        Content::Unit | Content::Skipped(_) => quote!(Null),
        Content::Newtype(_) if !whole => {
            let null = quote!(|| &_event::Shape::Null);
            let none = overrides::constant(&MessageOverride::default());
            quote!(Newtype(_event::describe::newtype((#name, "", _event::TypeArgs(&[]), &[]), &[], #none, false, #null)))
        }
        Content::Fields(body) if !whole => {
            let object = quote!(_event::Object::new(#name, &[], &[]));
            if body.style == Style::Tuple { quote!(TupleStruct(#object)) } else { quote!(Object(#object)) }
        }
        Content::Newtype(field) => {
            if field.kind == Kind::Event {
                let (span, ty) = (at(field.ty.span()), known::ty(field.ty));
                nullable = quote_spanned!(span=> <#ty as _event::Describe>::OPTIONAL | <#ty as _event::Describe>::NULLABLE);
            }
            let newtype = newtype(name, doc, field);
            quote!(Newtype(#newtype))
        }
        Content::Fields(body) => {
            let object = describe::object(name, doc, &quote!(_event::TypeArgs(&[]), &[]), body, generics);
            if body.style == Style::Tuple { quote!(TupleStruct(#object)) } else { quote!(Object(#object)) }
        }
    };
    let catches = match &variant.catches {
        Catches::Nothing => quote!(Nothing),
        Catches::Value => quote!(Value),
        Catches::Name(field) => {
            let newtype = newtype(name, doc, field);
            let alone = match &variant.content {
                Content::Newtype(content) if content.kind == Kind::Event => {
                    let ty = content.ty;
                    quote!(<#ty as _event::Describe>::OPTIONAL)
                }
                Content::Newtype(_) => quote!(false),
                _ => quote!(true),
            };
            quote!(Name { name: #newtype, alone: #alone })
        }
    };
    quote! {
        _event::describe::variant(
            #name,
            #written_name,
            #is_written,
            &[#(#aliases),*],
            #rust_name,
            #doc,
            _event::Shape::#content,
            _event::Catches::#catches,
            #nullable,
            #variant_sensitive,
            #deprecated,
        )
    }
}

/// The description of a value that is alone.
fn newtype(name: &str, doc: &str, field: &Field<'_>) -> TokenStream {
    let ty = field.ty;
    let rules = rules::of_part(&field.rules, &ty.to_token_stream());
    let shape = match field.kind {
        Kind::ViaSerde | Kind::With => {
            let text = ty.to_token_stream().to_string().replace(' ', "");
            quote!(|| &_event::Shape::ViaSerde(#text))
        }
        _ => {
            let (span, ty) = (at(ty.span()), known::ty(ty));
            quote_spanned!(span=> <#ty as _event::Describe>::shape)
        }
    };
    let (overrides, sensitive) = (overrides::constant(&field.overrides), field.sensitive);
    quote!(_event::describe::newtype((#name, #doc, _event::TypeArgs(&[]), &[]), const { #rules }, #overrides, #sensitive, #shape))
}
