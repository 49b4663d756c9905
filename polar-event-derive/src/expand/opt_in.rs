//! Traits of other crates that a type opts into.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Generics, parse_quote};

use super::{generics, impls, in_const};
use crate::model::{Checked, OptIn};

pub(super) fn expand(checked: &Checked<'_>) -> Option<TokenStream> {
    let impls: Vec<_> = checked.opt_ins.iter().map(|opt_in| of(checked.input, *opt_in)).collect();
    (!impls.is_empty()).then(|| in_const(&checked.krate, &quote!(#(#impls)*)))
}

fn of(input: &DeriveInput, opt_in: OptIn) -> TokenStream {
    match opt_in {
        OptIn::Arbitrary => arbitrary(input),
        OptIn::Schemars => schemars(input),
        OptIn::Utoipa => utoipa(input),
    }
}

/// The type's generics, with a bound for its description.
fn described(input: &DeriveInput) -> Generics {
    let mut generics = input.generics.clone();
    if !generics.params.is_empty() {
        generics.make_where_clause().predicates.push(parse_quote!(Self: _event::Describe));
    }
    generics
}

fn arbitrary(input: &DeriveInput) -> TokenStream {
    let de = generics::de();
    let mut generics = input.generics.clone();
    if !generics.params.is_empty() {
        let predicate = parse_quote!(Self: for<'__any> _event::Decode<'__any, Requires: _event::SatisfiedBy> + _event::Describe);
        generics.make_where_clause().predicates.push(predicate);
    }
    let of = impls::of(input, &generics::with_input(generics), &quote!(_event::arbitrary::Arbitrary<#de>));
    quote! {
        #of {
            fn arbitrary(__bytes: &mut _event::arbitrary::Unstructured<#de>) -> _event::arbitrary::Result<Self> {
                _event::arbitrary::value(__bytes)
            }
        }
    }
}

fn schemars(input: &DeriveInput) -> TokenStream {
    let of = impls::of(input, &described(input), &quote!(_event::schemars::JsonSchema));
    quote! {
        #of {
            fn inline_schema() -> _event::bool {
                _event::schemars::is_inline::<Self>()
            }

            fn schema_name() -> _event::Cow<'static, _event::str> {
                _event::schemars::name::<Self>()
            }

            fn schema_id() -> _event::Cow<'static, _event::str> {
                _event::schemars::id::<Self>()
            }

            fn json_schema(__generator: &mut _event::schemars::SchemaGenerator) -> _event::schemars::Schema {
                _event::schemars::schema::<Self>(__generator)
            }
        }
    }
}

fn utoipa(input: &DeriveInput) -> TokenStream {
    let generics = described(input);
    let schema = quote!(_event::utoipa::RefOr<_event::utoipa::Schema>);
    // For generic types, utoipa's macros require this trait, which implies `PartialSchema`.
    let (name, function) = match generics.type_params().next() {
        Some(_) => (quote!(ComposeSchema), quote!(fn compose(_: _event::Vec<#schema>) -> #schema)),
        None => (quote!(PartialSchema), quote!(fn schema() -> #schema)),
    };
    let partial = impls::of(input, &generics, &quote!(_event::utoipa::#name));
    let component = impls::of(input, &generics, &quote!(_event::utoipa::ToSchema));
    quote! {
        #partial {
            #function {
                _event::utoipa::schema::<Self>()
            }
        }

        #component {
            fn name() -> _event::Cow<'static, _event::str> {
                _event::utoipa::name::<Self>()
            }

            fn schemas(__components: &mut _event::Vec<(_event::utoipa::String, #schema)>) {
                _event::utoipa::schemas::<Self>(__components)
            }
        }
    }
}
