//! Enums whose variants hold data.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, Ident};

use super::bounded::{self, Bounded};
use super::decode::Target;
use super::generics::For;
use super::needs::Needs;
use super::{at, describe, generics, impls, rules, serialize, validate, with, words};
use crate::model::{Content, Field, Kind, Style, Tagging, Union, UnionVariant};

pub(super) fn expand(model: &Union<'_>) -> TokenStream {
    let impls = [describe(model), decode(model), validate(model), serialize(model)];
    quote!(#(#impls)*)
}

impl<'a> Union<'a> {
    /// The variants that can be read, and then those that can only be written. Their order is that of the description.
    fn described(&self) -> impl Iterator<Item = (usize, &UnionVariant<'a>)> {
        let read = self.variants.iter().filter(|variant| !variant.skip.reading);
        let written = self.variants.iter().filter(|variant| variant.skip.reading && !variant.skip.writing);
        read.chain(written).enumerate()
    }

    pub(super) fn read(&self) -> impl Iterator<Item = (usize, &UnionVariant<'a>)> {
        self.described().filter(|(_, variant)| !variant.skip.reading)
    }

    /// The fields of all variants that are in the description. Nothing is asked of the types in the others.
    fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        self.numbered_fields().map(|(_, field)| field)
    }

    /// The same fields with their numbers in the whole type.
    fn numbered_fields(&self) -> impl Iterator<Item = (usize, &Field<'a>)> {
        self.variants.iter().filter(|variant| !(variant.skip.reading && variant.skip.writing)).flat_map(|variant| {
            let fields = match &variant.content {
                Content::Unit => [].iter(),
                Content::Newtype(field) => core::slice::from_ref(&**field).iter(),
                Content::Fields(body) => body.fields.iter(),
            };
            fields.map(|field| (variant.first + field.position, field))
        })
    }

    fn generics(&self, purpose: For) -> Generics {
        generics::bounded(self.input, &self.bounds, None, self.fields(), purpose)
    }

    fn decoding(&self) -> Generics {
        generics::decoding(self.input, &self.bounds, None, self.fields())
    }

    /// What the rules need to know beyond the document.
    fn needs(&self) -> Needs<'_> {
        Needs::of(self.input, self.context.as_ref(), self.fields())
    }
}

fn describe(model: &Union<'_>) -> TokenStream {
    let (name, doc, deny, examples) = (&model.name.read, &model.doc, model.deny_unknown_fields, &model.examples);
    let generics = model.generics(For::Describe);
    let arguments = generics::arguments(model.input, &model.bounds, model.fields());
    let tagging = match &model.tagging {
        Tagging::External => quote!(External),
        Tagging::Internal { tag } => quote!(Internal { tag: #tag }),
        Tagging::Adjacent { tag, content } => quote!(Adjacent { tag: #tag, content: #content }),
        Tagging::Untagged => quote!(Untagged),
    };
    let variants = model.described().map(|(_, variant)| describe_variant(variant));
    let names = model.read().map(|(_, variant)| &variant.name);
    let messages = model.fields().map(words::checks_of_field);
    let other = model.read().find(|(_, variant)| variant.other);
    let other = other.map_or_else(|| quote!(_event::None), |(index, _)| quote!(_event::Some(#index)));
    let shape = quote! {
        &_event::Shape::Enum(_event::Enum {
            name: #name,
            doc: #doc,
            examples: &[#(#examples),*],
            arguments: #arguments,
            tagging: _event::Tagging::#tagging,
            variants: &[#(#variants),*],
            names: &[#(#names),*],
            other: #other,
            deny_unknown_fields: #deny,
        })
    };
    let Bounded { extent, checks, .. } = bounded::of_union(model);
    let describe = impls::describe(model.input, &generics, &shape, Some(extent));
    quote!(#(#messages)* #checks #describe)
}

fn describe_variant(variant: &UnionVariant<'_>) -> TokenStream {
    let (name, aliases, doc, rust_name) = (&variant.name, &variant.aliases, &variant.doc, variant.ident.to_string());
    let written_name = &variant.written_name;
    let mut nullable = quote!(false);
    let deprecated = words::deprecated(variant.deprecated.as_ref());
    let content = match &variant.content {
        Content::Unit => quote!(Null),
        Content::Newtype(field) => {
            let ty = field.ty;
            let rules = rules::of_part(&field.rules, &ty.to_token_stream());
            let shape = match field.kind {
                Kind::Foreign | Kind::With => {
                    let text = ty.to_token_stream().to_string().replace(' ', "");
                    quote!(|| &_event::Shape::Foreign(#text))
                }
                _ => {
                    nullable = quote!(<#ty as _event::Describe>::OPTIONAL || <#ty as _event::Describe>::NULLABLE);
                    quote_spanned!(at(ty.span())=> <#ty as _event::Describe>::shape)
                }
            };
            let (words, sensitive) = (words::constant(&field.words), field.sensitive);
            quote! {
                Newtype(_event::Newtype { doc: #doc, rules: #rules, words: #words, sensitive: #sensitive, .._event::Newtype::new(#name, #shape) })
            }
        }
        Content::Fields(body) => {
            let object = describe::object(name, doc, &quote!(arguments: _event::Arguments(&[]), examples: &[]), body);
            if body.style == Style::Tuple { quote!(TupleStruct(#object)) } else { quote!(Object(#object)) }
        }
    };
    quote! {
        _event::Variant {
            name: #name,
            written_name: #written_name,
            aliases: &[#(#aliases),*],
            rust_name: #rust_name,
            doc: #doc,
            deprecated: #deprecated,
            content: _event::Shape::#content,
            nullable: #nullable,
        }
    }
}

fn decode(model: &Union<'_>) -> TokenStream {
    let de = generics::de();
    let ident = &model.input.ident;
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let generics = model.decoding();
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let readers = with::readers(model.input, &generics, model.numbered_fields());
    let () = ();
    let targets: Vec<_> = model.read().map(|(index, variant)| target(model, index, variant)).collect();
    let fields = targets.iter().flatten().map(Target::fields);
    let find = model.read().flat_map(|(index, variant)| {
        core::iter::once(&variant.name).chain(&variant.aliases).map(move |name| quote!(#name => _event::Some(#index)))
    });
    let without = model.read().filter_map(|(index, variant)| without_content(variant).map(|value| quote!(#index => #value)));
    let contents = model.read().zip(&targets).map(|((index, variant), target)| {
        let content = content(model, index, variant, target.as_ref());
        quote!(#index => #content)
    });
    let memo = matches!(model.tagging, Tagging::Untagged).then(|| {
        quote! {
            fn memo() -> _event::Option<&'static _event::union::Memo> {
                static MEMO: _event::union::Memo = _event::union::Memo::new();
                _event::Some(&MEMO)
            }
        }
    });
    let representation = representation(model);
    let value = match &model.check {
        None => quote!(_event::union::#representation(deserializer, cx)),
        Some(check) => {
            let check = rules::whole(check, &quote!(Self));
            quote! {
                let value = _event::union::#representation(deserializer, cx)?;
                _event::Ok(_event::Option::and_then(value, |value| _event::union::whole(value, #check, cx)))
            }
        }
    };
    let forced = bounded::of_union(model).forced;
    let impls = impls::decode(model.input, &generics, &model.needs(), &quote!(#forced #value), None);
    quote! {
        #(#fields)*
        #readers

        #[automatically_derived]
        impl #impl_generics _event::Variants<#de> for #ident #ty_generics #where_clause {
            const ENUM: &'static _event::Enum = <Self as _event::Describe>::SHAPE.variants();

            fn find(name: &_event::str) -> _event::Option<_event::usize> {
                match name {
                    #(#find,)*
                    _ => _event::None,
                }
            }

            fn without_content(index: _event::usize) -> _event::Option<Self> {
                match index {
                    #(#without,)*
                    _ => _event::None,
                }
            }

            #memo

            fn content<__D: _event::Deserializer<#de>>(
                index: _event::usize,
                deserializer: __D,
                cx: &mut _event::Context<'_>,
            ) -> _event::Result<_event::Option<Self>, __D::Error> {
                match index {
                    #(#contents,)*
                    _ => _event::union::nothing(deserializer, cx),
                }
            }
        }

        #impls
    }
}

/// What decodes the fields of a variant that has several.
fn target<'t>(model: &'t Union<'_>, index: usize, variant: &'t UnionVariant<'_>) -> Option<Target<'t>> {
    let Content::Fields(body) = &variant.content else { return None };
    let (ident, variant) = (&model.input.ident, variant.ident);
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    Some(Target {
        input: model.input,
        generics: model.decoding(),
        body,
        slots: format_ident!("__Fields{index}"),
        constructor: quote!(#ident::#variant),
        object: quote!(<#ident #ty_generics as _event::Describe>::SHAPE.content(#index).object()),
    })
}

fn without_content(variant: &UnionVariant<'_>) -> Option<TokenStream> {
    let ident = variant.ident;
    match &variant.content {
        Content::Unit => Some(quote!(_event::Some(Self::#ident))),
        Content::Newtype(field) if field.kind == Kind::Event => {
            let ty = field.ty;
            Some(quote!(_event::Option::map(<#ty as _event::Decode<'_>>::absent(), Self::#ident)))
        }
        _ => None,
    }
}

fn content(model: &Union<'_>, index: usize, variant: &UnionVariant<'_>, target: Option<&Target<'_>>) -> TokenStream {
    let ident = variant.ident;
    match (&variant.content, target) {
        (Content::Newtype(field), _) => {
            let (ty, de) = (field.ty, generics::de());
            let mut read = if field.kind == Kind::Event {
                let part = rules::decoded_part(&field.rules, field.check.as_ref(), &ty.to_token_stream()).unwrap_or_else(rules::plain);
                quote_spanned!(at(ty.span())=> <_ as _event::Part<#de, #ty>>::decode(#part, deserializer, rules, cx))
            } else {
                let reader = with::reader(model.input, field, variant.first);
                let check = rules::foreign(field, &quote!(rules));
                quote!(_event::decode::read_with(deserializer, #reader, #check, cx))
            };
            if !field.words.is_empty() {
                let words = words::constant(&field.words);
                read = quote!(_event::decode::said(&#words, cx, |cx| #read));
            }
            if field.sensitive {
                read = quote!(_event::decode::read_sensitive(cx, |cx| #read));
            }
            quote! {{
                let rules = <Self as _event::Describe>::SHAPE.content(#index).rules();
                _event::Ok(_event::Option::map(#read?, Self::#ident))
            }}
        }
        (Content::Fields(body), Some(target)) => {
            let empty = target.empty();
            let how = if body.style == Style::Tuple { quote!(positions) } else { quote!(object) };
            quote!(_event::decode::#how(deserializer, || #empty, cx))
        }
        _ => quote!(_event::decode::unit(deserializer, Self::#ident, cx)),
    }
}

/// The name of a field of a variant in a pattern.
fn binding(index: usize, field: &Field<'_>) -> Ident {
    format_ident!("__{index}", span = at(field.ty.span()))
}

fn bound(index: usize, field: &Field<'_>) -> TokenStream {
    binding(index, field).to_token_stream()
}

/// The pattern of a variant, with its fields bound in the order of the description.
fn pattern(variant: &UnionVariant<'_>) -> TokenStream {
    let ident = variant.ident;
    match &variant.content {
        Content::Unit => quote!(Self::#ident),
        Content::Newtype(field) => {
            let binding = binding(0, field);
            quote!(Self::#ident(#binding))
        }
        Content::Fields(body) => {
            let fields = body.placed_fields().map(|(index, field)| {
                let (member, binding) = (&field.member, binding(index, field));
                quote!(#member: #binding)
            });
            quote!(Self::#ident { #(#fields,)* .. })
        }
    }
}

fn validate(model: &Union<'_>) -> TokenStream {
    let generics = model.generics(For::Validate);
    let arms = model.described().map(|(index, variant)| {
        let (pattern, checks) = (pattern(variant), checks(index, variant));
        quote! {
            #pattern => {
                #checks
                #index
            }
        }
    });
    let whole = model.check.as_ref().map(|check| {
        let check = rules::whole(check, &quote!(Self));
        quote!(_event::union::check_whole(self, start, #check, cx);)
    });
    let body = quote! {
        let start = _event::Context::mark(cx);
        let index = match self {
            #(#arms)*
            #[allow(unreachable_patterns)]
            _ => return,
        };
        _event::union::leave::<Self>(index, start, cx);
        #whole
    };
    impls::validate(model.input, &generics, &model.needs(), &body, None)
}

fn checks(index: usize, variant: &UnionVariant<'_>) -> TokenStream {
    match &variant.content {
        Content::Unit => TokenStream::new(),
        Content::Newtype(field) => {
            let (ty, value) = (field.ty, bound(0, field));
            let mut check = if field.kind == Kind::Event {
                let part = rules::decoded_part(&field.rules, field.check.as_ref(), &ty.to_token_stream()).unwrap_or_else(rules::plain);
                quote_spanned!(at(ty.span())=> <_ as _event::CheckPart<#ty>>::check(#part, #value, rules, cx))
            } else {
                let check = rules::foreign(field, &quote!(rules));
                quote!((#check)(#value, cx))
            };
            if !field.words.is_empty() {
                let words = words::constant(&field.words);
                check = quote!(_event::decode::said(&#words, cx, |cx| #check));
            }
            if field.sensitive {
                check = quote!(_event::decode::sensitive(cx, |cx| #check));
            }
            quote! {
                let rules = <Self as _event::Describe>::SHAPE.content(#index).rules();
                #check;
            }
        }
        Content::Fields(body) => {
            let checks = validate::checks(body, bound);
            quote! {
                let fields = <Self as _event::Describe>::SHAPE.content(#index).object().fields;
                #checks
                let _ = fields;
            }
        }
    }
}

/// The name of the function that reads such an enum; `write_` stands before that which writes it.
fn representation(model: &Union<'_>) -> Ident {
    let name = match model.tagging {
        Tagging::External => "external",
        Tagging::Internal { .. } => "internal",
        Tagging::Adjacent { .. } => "adjacent",
        Tagging::Untagged => "untagged",
    };
    format_ident!("{name}")
}

fn serialize(model: &Union<'_>) -> TokenStream {
    let write = format_ident!("write_{}", representation(model));
    let ident = &model.input.ident;
    // The names that are written stand in the description.
    let generics = generics::joined(model.generics(For::Serialize), model.generics(For::Describe));
    let writers = with::writers(model.input, &generics, model.numbered_fields());
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let written = || model.described().filter(|(_, variant)| !variant.skip.writing);
    let indexes = written().map(|(index, variant)| {
        let ident = variant.ident;
        quote!(Self::#ident { .. } => #index)
    });
    let contents = written().map(|(_, variant)| {
        let (pattern, content) = (pattern(variant), self::write(model, variant));
        quote!(#pattern => { #content })
    });
    let serialize = impls::serialize(model.input, &generics, &quote!(_event::union::#write(self, serializer)));
    quote! {
        #writers

        #[automatically_derived]
        impl #impl_generics _event::SerializeContent for #ident #ty_generics #where_clause {
            fn index(&self) -> _event::usize {
                match self {
                    #(#indexes,)*
                    #[allow(unreachable_patterns)]
                    _ => _event::usize::MAX,
                }
            }

            fn serialize_content<__S: _event::Serializer>(&self, serializer: __S) -> _event::Result<__S::Ok, __S::Error> {
                match self {
                    #(#contents)*
                    #[allow(unreachable_patterns)]
                    _ => _event::Serializer::serialize_unit(serializer),
                }
            }
        }

        #serialize
    }
}

fn write(model: &Union<'_>, variant: &UnionVariant<'_>) -> TokenStream {
    match &variant.content {
        Content::Unit => quote!(_event::Serializer::serialize_unit(serializer)),
        Content::Newtype(field) => {
            let (imports, value) = (serialize::imports(), with::written(model.input, field, variant.first, &bound(0, field)));
            quote_spanned! {at(field.ty.span())=>
                #imports
                _event::Serialize::serialize(#value, serializer)
            }
        }
        Content::Fields(body) if body.style == Style::Tuple => serialize::tuple(model.input, &variant.written_name, body, bound),
        Content::Fields(body) => serialize::object(model.input, &variant.written_name, body, bound),
    }
}
