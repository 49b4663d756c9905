//! The generics of the impls: which type parameters need which traits.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericParam, Generics, Lifetime, Type, WherePredicate, parse_quote};

use super::parameters::{self, Parameter};
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
                plain.then(|| quote!(_event::Serialize))
            }
            (_, Kind::Skipped) => None,
            (Self::Decode, Kind::ViaSerde | Kind::FlattenViaSerde) if field.read_with.is_none() => {
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

    /// The predicates on a type parameter that needs this bound, and what else the key of a map needs.
    fn predicates(self, Parameter { ty, is_key }: &Parameter, bound: &TokenStream) -> Vec<WherePredicate> {
        let of_key = match self {
            Self::Decode => {
                let de = de();
                Some(quote!(_event::DecodeKey<#de> + _event::Key))
            }
            Self::Validate => Some(quote!(_event::Key)),
            Self::Describe | Self::Serialize => None,
        };
        let bounds = core::iter::once(bound).chain(of_key.as_ref().filter(|_| *is_key));
        bounds.map(|bound| parse_quote!(#ty: #bound)).collect()
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
        let needs_default = purpose == For::Decode
            && is_made(field, default)
            && !types::is_phantom(field.ty)
            && parameters::is_in(&input.generics, field.ty);
        if given.is_none() && inferred {
            let mut bounded = parameters::occurring(&input.generics, field.ty);
            // The flattened type itself needs the bound: for `Map<String, T>`, a bound on `T` is not enough.
            if field.kind == Kind::Flatten && !bounded.is_empty() {
                bounded = vec![Parameter { ty: field.ty.clone(), is_key: false }];
            }
            if let Some(bound) = purpose.bound(field) {
                predicates.extend(bounded.iter().flat_map(|parameter| purpose.predicates(parameter, &bound)));
            }
            if needs_default {
                let ty = field.ty;
                predicates.push(parse_quote!(#ty: _event::Default));
            }
        }
        predicates.extend(given.into_iter().flatten());
    }
    if purpose == For::Decode && inferred && matches!(default, Some(Default::Trait)) && generics.type_params().next().is_some() {
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
    let bound = quote!(_event::DecodeFlatten<#de> + _event::Decode<#de, Requires = ()>);
    with_input_of(flattened(generics, fields.iter().copied(), &bound), fields)
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
    let flattened = fields.into_iter().filter(|field| field.kind == Kind::Flatten && parameters::is_in(&generics, field.ty));
    let predicates: Vec<WherePredicate> = flattened.map(|field| field.ty).map(|ty| parse_quote!(#ty: #bound)).collect();
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// The descriptions of a generic type's arguments, for those that must have one.
pub(super) fn arguments<'m>(input: &DeriveInput, bounds: &Predicates, fields: impl IntoIterator<Item = &'m Field<'m>>) -> TokenStream {
    let is_described = |field: &&Field<'_>| field.kind == Kind::Event && field.bounds.read.is_none() && bounds.read.is_none();
    let types: Vec<_> = fields.into_iter().filter(is_described).map(|field| field.ty).collect();
    let arguments = parameters::of(&input.generics, &types);
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

/// A type's generics, with a bound on the parameters in the type that it is converted from or into.
pub(super) fn converted(input: &DeriveInput, bounds: &Predicates, ty: &Type, bound: &TokenStream, purpose: For) -> Generics {
    let mut generics = bounded(input, bounds, None, [], purpose);
    if purpose.given(bounds).is_none() {
        let found = parameters::occurring(&input.generics, ty);
        add(&mut generics, found.iter().flat_map(|parameter| purpose.predicates(parameter, bound)).collect());
    }
    generics
}

/// Adds a bound for a conversion that begins with a clone, if the type has parameters.
pub(super) fn cloned(input: &DeriveInput, generics: &mut Generics) {
    if generics.type_params().next().is_some() {
        let (ident, (_, ty_generics, _)) = (&input.ident, input.generics.split_for_impl());
        generics.make_where_clause().predicates.push(parse_quote!(#ident #ty_generics: _event::Clone));
    }
}

/// The same generics, with the lifetime of the input, which must outlive the type's own lifetimes.
pub(super) fn with_input(generics: Generics) -> Generics {
    let lifetimes = generics.lifetimes().map(|param| param.lifetime.clone()).collect();
    outlived_by_input(generics, lifetimes)
}

/// The same for a type with these fields: the input must outlive the lifetimes of data that they may borrow.
pub(super) fn with_input_of<'m>(generics: Generics, fields: impl IntoIterator<Item = &'m Field<'m>>) -> Generics {
    let is_borrowed = |field: &&Field<'_>| field.kind != Kind::Skipped;
    let borrowed: Vec<_> = fields.into_iter().filter(is_borrowed).flat_map(|field| types::borrowed(field.ty)).collect();
    let lifetimes = generics.lifetimes().map(|param| param.lifetime.clone()).filter(|lifetime| borrowed.contains(lifetime)).collect();
    outlived_by_input(generics, lifetimes)
}

fn outlived_by_input(mut generics: Generics, lifetimes: Vec<Lifetime>) -> Generics {
    let de = de();
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
