//! The generics of the impls: which parameters need which traits.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericArgument, GenericParam, Generics, Lifetime, PathArguments, ReturnType, Type, WherePredicate, parse_quote};

use crate::model::{Field, Kind};

/// The lifetime of the input in generated code.
pub(super) fn de() -> Lifetime {
    Lifetime::new("'__de", proc_macro2::Span::call_site())
}

/// A type's generics, with bounds on its parameters: on each that occurs in a field's type, or as the beginning of one (`T::Id`),
/// as serde does.
pub(super) fn bounded<'m>(
    input: &DeriveInput,
    fields: impl IntoIterator<Item = &'m Field<'m>>,
    event: &TokenStream,
    foreign: &TokenStream,
) -> Generics {
    let mut generics = input.generics.clone();
    let params: HashSet<String> = generics.type_params().map(|param| param.ident.to_string()).collect();
    let mut seen = HashSet::new();
    let mut predicates = Vec::<WherePredicate>::new();
    for field in fields {
        let bound = match field.kind {
            Kind::Event | Kind::Flatten => event,
            Kind::Foreign => foreign,
            Kind::Skipped => continue,
        };
        let mut bounded = parameters(field.ty, &params);
        // What is flattened, not what is in it: `Map<String, T>` is no matter of `T` alone.
        if field.kind == Kind::Flatten && !bounded.is_empty() {
            bounded = vec![field.ty.clone()];
        }
        for ty in bounded {
            if !bound.is_empty() && seen.insert((ty.to_token_stream().to_string(), bound.to_string())) {
                predicates.push(parse_quote!(#ty: #bound));
            }
        }
    }
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// The generics for decoding: with the input's lifetime, and the bounds on the parameters in these fields.
pub(super) fn decoding<'m>(input: &DeriveInput, fields: impl IntoIterator<Item = &'m Field<'m>>) -> Generics {
    let de = de();
    let fields: Vec<_> = fields.into_iter().collect();
    let generics = bounded(input, fields.iter().copied(), &decode_bound(), &quote!(_event::Deserialize<#de>));
    with_input(flattened(generics, fields, &quote!(_event::DecodeFlatten<#de> + _event::Decode<#de, Context = ()>)))
}

/// The same generics with a bound on the types of flattened fields that have parameters.
pub(super) fn flattened<'m>(mut generics: Generics, fields: impl IntoIterator<Item = &'m Field<'m>>, bound: &TokenStream) -> Generics {
    let params = generics.type_params().map(|param| param.ident.to_string()).collect();
    let flattened = fields.into_iter().filter(|field| field.kind == Kind::Flatten && !parameters(field.ty, &params).is_empty());
    let predicates: Vec<WherePredicate> = flattened.map(|field| field.ty).map(|ty| parse_quote!(#ty: #bound)).collect();
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// The types in these that are parameters, or begin with one, each once.
pub(super) fn parameters_of(generics: &Generics, types: &[&Type]) -> Vec<Type> {
    let params: HashSet<String> = generics.type_params().map(|param| param.ident.to_string()).collect();
    let mut seen = HashSet::new();
    let found = types.iter().flat_map(|ty| parameters(ty, &params));
    found.filter(|ty| seen.insert(ty.to_token_stream().to_string())).collect()
}

/// The generics with a bound on the parameters that occur in one type.
pub(super) fn with_bound(mut generics: Generics, ty: &Type, bound: &TokenStream) -> Generics {
    let params = generics.type_params().map(|param| param.ident.to_string()).collect();
    let predicates: Vec<WherePredicate> = parameters(ty, &params).iter().map(|ty| parse_quote!(#ty: #bound)).collect();
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// The same generics with the lifetime of the input before them, which all borrowed fields must live within.
pub(super) fn with_input(mut generics: Generics) -> Generics {
    let de = de();
    let lifetimes: Vec<_> = generics.lifetimes().map(|param| param.lifetime.clone()).collect();
    let param: GenericParam = if lifetimes.is_empty() { parse_quote!(#de) } else { parse_quote!(#de: #(#lifetimes)+*) };
    generics.params.insert(0, param);
    generics
}

/// The bound on type parameters in decoded fields.
pub(super) fn decode_bound() -> TokenStream {
    let de = de();
    quote!(_event::Decode<#de> + _event::Describe)
}

/// The types within a type that are parameters, or begin with one.
fn parameters(ty: &Type, params: &HashSet<String>) -> Vec<Type> {
    let mut found = Vec::new();
    if !params.is_empty() {
        collect(ty, params, &mut found);
    }
    found
}

fn collect(ty: &Type, params: &HashSet<String>, found: &mut Vec<Type>) {
    match ty {
        Type::Path(path) => {
            if let Some(qself) = &path.qself {
                collect(&qself.ty, params, found);
            } else if path.path.leading_colon.is_none()
                && path.path.segments.first().is_some_and(|first| params.contains(&first.ident.to_string()))
            {
                found.push(ty.clone());
            }
            for segment in &path.path.segments {
                collect_arguments(&segment.arguments, params, found);
            }
        }
        Type::Reference(reference) => collect(&reference.elem, params, found),
        Type::Array(array) => collect(&array.elem, params, found),
        Type::Slice(slice) => collect(&slice.elem, params, found),
        Type::Paren(paren) => collect(&paren.elem, params, found),
        Type::Group(group) => collect(&group.elem, params, found),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|ty| collect(ty, params, found)),
        _ => {}
    }
}

fn collect_arguments(arguments: &PathArguments, params: &HashSet<String>, found: &mut Vec<Type>) {
    match arguments {
        PathArguments::AngleBracketed(arguments) => {
            for argument in &arguments.args {
                if let GenericArgument::Type(ty) = argument {
                    collect(ty, params, found);
                }
            }
        }
        PathArguments::Parenthesized(arguments) => {
            for argument in &arguments.inputs {
                collect(&argument.ty, params, found);
            }
            if let ReturnType::Type(_, ty) = &arguments.output {
                collect(ty, params, found);
            }
        }
        PathArguments::None => {}
    }
}
