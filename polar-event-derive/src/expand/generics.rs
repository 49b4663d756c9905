//! The generics of the impls: which type parameters need which traits.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericArgument, GenericParam, Generics, Lifetime, PathArguments, ReturnType, Type, WherePredicate, parse_quote};

use super::left_out;
use super::predicates::{with_own_input, without_input};
use crate::model::{Default, Field, Kind, Predicates};
use crate::types;

/// The lifetime of the input in generated code.
pub(super) fn de() -> Lifetime {
    Lifetime::new("'__de", proc_macro2::Span::call_site())
}

/// The impl that generics are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    Describe,
    Decode,
    Validate,
    Serialize,
}

impl For {
    /// The bound on type parameters in a field, if any.
    fn bound(self, field: &Field<'_>) -> Option<TokenStream> {
        match (self, field.kind) {
            (Self::Serialize, _) => {
                let plain = field.write.written && field.write.with.is_none();
                let asked = left_out::is_asked(field).then(|| quote!(_event::Validate + _event::Describe));
                let bounds: Vec<_> = plain.then(|| quote!(_event::Serialize)).into_iter().chain(asked).collect();
                (!bounds.is_empty()).then(|| quote!(#(#bounds)+*))
            }
            (_, Kind::Skipped) => None,
            (Self::Decode, Kind::ViaSerde | Kind::FlattenViaSerde) => {
                let de = de();
                Some(quote!(_event::Deserialize<#de>))
            }
            (Self::Decode | Self::Validate, Kind::With) if field.rules.are_data() => Some(quote!(_event::Validate)),
            (_, Kind::ViaSerde | Kind::FlattenViaSerde | Kind::With) => None,
            (Self::Describe, Kind::Event | Kind::Flatten) => Some(quote!(_event::Describe)),
            (Self::Decode, Kind::Event | Kind::Flatten) => Some(decode_bound()),
            (Self::Validate, Kind::Event | Kind::Flatten) => Some(quote!(_event::Validate + _event::Describe)),
        }
    }

    /// The predicates of `bound`, which replace the generated ones.
    fn given(self, bounds: &Predicates) -> Option<Vec<WherePredicate>> {
        match self {
            Self::Describe => bounds.read.as_deref().map(without_input),
            Self::Decode => bounds.read.as_deref().map(with_own_input),
            Self::Validate => bounds.validate.as_deref().map(without_input),
            Self::Serialize => bounds.write.as_deref().map(without_input),
        }
    }
}

/// A type's generics, with bounds on its parameters as in serde: on each that occurs in a field's type, or that begins a path in one
/// (`T::Id`), unless `bound` overrides this.
pub(super) fn bounded<'m>(
    input: &DeriveInput,
    bounds: &Predicates,
    default: Option<&Default>,
    fields: impl IntoIterator<Item = &'m Field<'m>>,
    purpose: For,
) -> Generics {
    let mut generics = input.generics.clone();
    let params: HashSet<String> = generics.type_params().map(|param| param.ident.to_string()).collect();
    let mut predicates = Vec::<WherePredicate>::new();
    // Code that uses the description needs its bounds.
    let describes = purpose == For::Validate && bounds.read.is_some();
    predicates.extend(describes.then(|| For::Describe.given(bounds)).flatten().into_iter().flatten());
    let given = purpose.given(bounds);
    let inferred = given.is_none();
    predicates.extend(given.into_iter().flatten());
    for field in fields {
        // Only types with this library's traits have a description, so other types need no bound for it.
        let is_described = matches!(field.kind, Kind::Event | Kind::Flatten);
        let given = if purpose == For::Describe && !is_described { None } else { purpose.given(&field.bounds) };
        if purpose == For::Validate && is_described && field.bounds.read.is_some() {
            predicates.extend(For::Describe.given(&field.bounds).into_iter().flatten());
        }
        let needs_default = purpose == For::Decode && is_made(field, default) && mentions(field.ty, &params);
        if given.is_none() && inferred {
            let bound = purpose.bound(field).into_iter();
            let mut bounded = parameters(field.ty, &params);
            // The flattened type itself needs the bound: for `Map<String, T>`, a bound on `T` is not enough.
            if field.kind == Kind::Flatten && !bounded.is_empty() {
                bounded = vec![field.ty.clone()];
            }
            predicates.extend(bound.flat_map(|bound| bounded.clone().into_iter().map(move |ty| parse_quote!(#ty: #bound))));
            if needs_default {
                let ty = field.ty;
                predicates.push(parse_quote!(#ty: _event::Default));
            }
        }
        predicates.extend(given.into_iter().flatten());
    }
    if purpose == For::Decode && inferred && matches!(default, Some(Default::Trait)) && !params.is_empty() {
        let (ident, (_, ty_generics, _)) = (&input.ident, input.generics.split_for_impl());
        predicates.push(parse_quote!(#ident #ty_generics: _event::Default));
    }
    add(&mut generics, predicates);
    generics
}

/// The generics for decoding: with the input's lifetime, and bounds on the parameters in these fields.
pub(super) fn decoding<'m>(
    input: &DeriveInput,
    bounds: &Predicates,
    default: Option<&Default>,
    fields: impl IntoIterator<Item = &'m Field<'m>>,
) -> Generics {
    let de = de();
    let fields: Vec<_> = fields.into_iter().collect();
    let mut generics = bounded(input, bounds, default, fields.iter().copied(), For::Decode);
    outlives_static(&mut generics, fields.iter().copied());
    with_input(flattened(generics, fields, &quote!(_event::DecodeFlatten<#de> + _event::Decode<#de, Requires = ()>)))
}

/// Adds `'de: 'static`, as serde does, if a field is a `'static` reference.
pub(super) fn outlives_static<'m>(generics: &mut Generics, fields: impl IntoIterator<Item = &'m Field<'m>>) {
    let borrows = |field: &Field<'_>| matches!(field.kind, Kind::Event | Kind::ViaSerde) && types::borrows_static(field.ty);
    if fields.into_iter().any(borrows) {
        let de = de();
        generics.make_where_clause().predicates.push(parse_quote!(#de: 'static));
    }
}

/// The same generics, with a bound on the types of flattened fields that contain parameters.
pub(super) fn flattened<'m>(mut generics: Generics, fields: impl IntoIterator<Item = &'m Field<'m>>, bound: &TokenStream) -> Generics {
    let params = generics.type_params().map(|param| param.ident.to_string()).collect();
    let flattened = fields.into_iter().filter(|field| field.kind == Kind::Flatten && !parameters(field.ty, &params).is_empty());
    let predicates: Vec<WherePredicate> = flattened.map(|field| field.ty).map(|ty| parse_quote!(#ty: #bound)).collect();
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// The types in these that are parameters, or paths that begin with one, without duplicates.
pub(super) fn parameters_of(generics: &Generics, types: &[&Type]) -> Vec<Type> {
    let params: HashSet<String> = generics.type_params().map(|param| param.ident.to_string()).collect();
    let mut seen = HashSet::new();
    let found = types.iter().flat_map(|ty| parameters(ty, &params));
    found.filter(|ty| seen.insert(ty.to_token_stream().to_string())).collect()
}

/// The descriptions of a generic type's arguments, for those that must have one.
pub(super) fn arguments<'m>(input: &DeriveInput, bounds: &Predicates, fields: impl IntoIterator<Item = &'m Field<'m>>) -> TokenStream {
    let is_described = |field: &&Field<'_>| field.kind == Kind::Event && field.bounds.read.is_none() && bounds.read.is_none();
    let types: Vec<_> = fields.into_iter().filter(is_described).map(|field| field.ty).collect();
    let arguments = parameters_of(&input.generics, &types);
    quote!(_event::TypeArgs(&[#(<#arguments as _event::Describe>::shape),*]))
}

/// The first generics, with the bounds of the second added.
pub(super) fn joined(mut generics: Generics, other: Generics) -> Generics {
    let mut predicates: Vec<_> = generics.where_clause.take().into_iter().flat_map(|clause| clause.predicates).collect();
    predicates.extend(other.where_clause.into_iter().flat_map(|clause| clause.predicates));
    add(&mut generics, predicates);
    generics
}

/// Adds predicates, without duplicates.
fn add(generics: &mut Generics, predicates: Vec<WherePredicate>) {
    if predicates.is_empty() {
        return;
    }
    let mut seen = HashSet::new();
    let new = predicates.into_iter().filter(|predicate| seen.insert(predicate.to_token_stream().to_string()));
    generics.make_where_clause().predicates.extend(new);
}

/// Whether a field is created by `Default::default()` if it is not deserialized.
fn is_made(field: &Field<'_>, default: Option<&Default>) -> bool {
    match &field.default {
        Some(default) => matches!(default, Default::Trait),
        None => field.kind == Kind::Skipped && default.is_none(),
    }
}

fn mentions(ty: &Type, params: &HashSet<String>) -> bool {
    !types::is_phantom(ty) && !parameters(ty, params).is_empty()
}

/// A type's generics, with a bound on the parameters in the type that it is converted from or into.
pub(super) fn converted(input: &DeriveInput, bounds: &Predicates, ty: &Type, bound: &TokenStream, purpose: For) -> Generics {
    let mut generics = bounded(input, bounds, None, [], purpose);
    if purpose.given(bounds).is_none() {
        let params = generics.type_params().map(|param| param.ident.to_string()).collect();
        add(&mut generics, parameters(ty, &params).iter().map(|ty| parse_quote!(#ty: #bound)).collect());
    }
    generics
}

/// The same generics, with the lifetime of the input, which must outlive the type's own lifetimes.
pub(super) fn with_input(mut generics: Generics) -> Generics {
    let de = de();
    let lifetimes: Vec<_> = generics.lifetimes().map(|param| param.lifetime.clone()).collect();
    let param: GenericParam = if lifetimes.is_empty() { parse_quote!(#de) } else { parse_quote!(#de: #(#lifetimes)+*) };
    generics.params.insert(0, param);
    generics
}

/// The bound on type parameters in decoded fields. It is the same whatever else the field needs, so that a generic type that holds another
/// has the bounds of both.
pub(super) fn decode_bound() -> TokenStream {
    let de = de();
    quote!(_event::Decode<#de> + _event::Validate + _event::Describe)
}

/// The types inside a type that are parameters, or paths that begin with one.
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
                // `<T as Trait>::Id` implies nothing about `T`.
                let mut of_params = Vec::new();
                collect(&qself.ty, params, &mut of_params);
                if !of_params.is_empty() {
                    found.push(ty.clone());
                }
            } else if path.path.leading_colon.is_none()
                && path.path.segments.first().is_some_and(|first| params.contains(&first.ident.to_string()))
            {
                found.push(ty.clone());
            }
            // A `PhantomData` implements all of these traits, whatever its parameter is.
            if types::is_phantom(ty) {
                return;
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
                match argument {
                    GenericArgument::Type(ty) => collect(ty, params, found),
                    GenericArgument::AssocType(assoc) => collect(&assoc.ty, params, found),
                    _ => {}
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
