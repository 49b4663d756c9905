//! What the rules require beyond the document, and the check that a type's declaration covers its fields.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Generics, Path, Type, WherePredicate, parse_quote};

use super::{at, generics, known, parameters};
use crate::model::{Field, Kind, Predicates};
use crate::types;

/// A type's requirement: what it declares, and what its parameters require.
pub(super) struct Requires<'a> {
    input: &'a DeriveInput,
    declared: Option<&'a Path>,
    /// The types of the fields that are decoded by this library's traits.
    fields: Vec<&'a Type>,
    /// The flattened ones among them.
    flattened: Vec<&'a Field<'a>>,
    parameters: Vec<Type>,
    /// Statements that name the type that it is converted from.
    known: Option<TokenStream>,
}

impl<'a> Requires<'a> {
    /// The requirement of a type without fields.
    pub(super) fn nothing(input: &'a DeriveInput) -> Self {
        Self { input, declared: None, fields: Vec::new(), flattened: Vec::new(), parameters: Vec::new(), known: None }
    }

    /// The requirement of a type with this declaration that is converted from `ty`, which `known` names.
    pub(super) fn of_converted(
        input: &'a DeriveInput,
        bounds: &Predicates,
        declared: Option<&'a Path>,
        (ty, known): (&'a Type, TokenStream),
    ) -> Self {
        let parameters = parameters::decoded(&input.generics, bounds, &[(ty, None)]);
        Self { input, declared, fields: vec![ty], flattened: Vec::new(), parameters, known: Some(known) }
    }

    /// The requirement of a type with this declaration and these fields. Flattened fields with parameters are covered by their bounds.
    pub(super) fn of(
        input: &'a DeriveInput,
        bounds: &Predicates,
        declared: Option<&'a Path>,
        fields: impl Iterator<Item = &'a Field<'a>>,
    ) -> Self {
        let is_read = |field: &&Field<'_>| match field.kind {
            Kind::Event => field.tag.is_none(),
            Kind::Flatten => !parameters::is_in(&input.generics, field.ty),
            Kind::ViaSerde | Kind::FlattenViaSerde | Kind::With | Kind::Skipped => false,
        };
        let fields: Vec<_> = fields.filter(is_read).collect();
        let flattened = fields.iter().copied().filter(|field| field.kind == Kind::Flatten).collect();
        let bounded: Vec<_> = fields.iter().map(|field| (field.ty, field.bounds.read.as_deref())).collect();
        let parameters = parameters::decoded(&input.generics, bounds, &bounded);
        Self { input, declared, fields: fields.into_iter().map(|field| field.ty).collect(), flattened, parameters, known: None }
    }

    /// The associated type, in an impl of `of`: `Decode<'__de>` or `Validate`.
    pub(super) fn context(&self, of: &TokenStream) -> TokenStream {
        let own = self.declared.map(|declared| quote!(_event::Requires<#declared>));
        let parameters = self.parameters.iter().map(|ty| quote!(<#ty as #of>::Requires));
        parameters.chain(own).reduce(|needs, more| quote!((#needs, #more))).unwrap_or_else(|| quote!(()))
    }

    /// The generics of an impl that exists only if the requirement is satisfied without a context.
    pub(super) fn met(&self, mut generics: Generics, of: &TokenStream) -> Generics {
        let declared = self
            .declared
            .map(|declared| -> WherePredicate { parse_quote!(for<'__a> _event::Requires<#declared>: _event::SatisfiedLater<'__a>) });
        let parameters = self.parameters.iter().map(|ty| -> WherePredicate { parse_quote!(<#ty as #of>::Requires: _event::SatisfiedBy) });
        let predicates: Vec<_> = declared.into_iter().chain(parameters).collect();
        if !predicates.is_empty() {
            generics.make_where_clause().predicates.extend(predicates);
        }
        generics
    }

    /// A function that only compiles if the type's declaration covers its fields. It is never called. The parameters require nothing in it,
    /// since their requirements are part of the type's own. Its argument tells the compiler what the type's declaration implies, such as `T: 'a`.
    pub(super) fn covered(&self) -> Option<TokenStream> {
        let parameters: Vec<String> = self.parameters.iter().map(|ty| ty.to_token_stream().to_string()).collect();
        let is_parameter = |ty: &Type| parameters.contains(&ty.to_token_stream().to_string());
        let fields: Vec<&Type> = self.fields.iter().copied().filter(|ty| !types::needs_nothing(ty) && !is_parameter(ty)).collect();
        if fields.is_empty() {
            return None;
        }
        let (de, ident) = (generics::de(), &self.input.ident);
        let (_, ty_generics, _) = self.input.generics.split_for_impl();
        let mut bounded = self.input.generics.clone();
        let decoded =
            self.parameters.iter().map(|ty| parse_quote!(#ty: _event::Decode<#de, Requires = ()> + _event::Describe + _event::Validate));
        let keys = fields.iter().flat_map(|ty| parameters::occurring(&self.input.generics, ty)).filter(|parameter| parameter.is_key);
        let keys = keys.map(|parameter| parameter.ty).filter(is_parameter).map(|ty| parse_quote!(#ty: _event::DecodeKey<#de>));
        let predicates: Vec<WherePredicate> = decoded.chain(keys).collect();
        if !predicates.is_empty() {
            bounded.make_where_clause().predicates.extend(predicates);
        }
        if fields.iter().any(|ty| types::owns_static(ty) || types::borrows_static(ty)) {
            bounded.make_where_clause().predicates.push(parse_quote!(#de: 'static));
        }
        let bounded = generics::with_input(bounded);
        let (impl_generics, _, where_clause) = bounded.split_for_impl();
        let flattened = |ty: &Type| self.flattened.iter().find(|field| core::ptr::eq(field.ty, ty));
        let named = |ty: &&Type| match flattened(ty) {
            Some(field) => known::flattened(field, &self.input.generics),
            None => known::named(ty, &self.input.generics),
        };
        let known = self.known.clone().unwrap_or_else(|| fields.iter().map(named).collect());
        let declared = self.declared.map_or_else(|| quote!(()), ToTokens::to_token_stream);
        let covered = fields.into_iter().map(|ty| {
            let (span, ty) = (at(ty.span()), flattened(ty).map_or_else(|| known::ty(ty), |field| known::flat_ty(field)));
            quote_spanned!(span=> _event::assert_covered::<<#ty as _event::Decode<#de>>::Requires, #declared, #ident #ty_generics, #ty>();)
        });
        Some(quote! {
            #[allow(dead_code)]
            fn __covered #impl_generics(_: _event::PhantomData<#ident #ty_generics>) #where_clause {
                #known
                #(#covered)*
            }
        })
    }
}
