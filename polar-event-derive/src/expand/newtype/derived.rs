//! The items of `derive(…)`. None of them constructs a value without validation.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, Ident, Index, Member, WherePredicate, parse_quote};

use super::{bounded, construct, is_sensitive};
use crate::expand::generics::For;
use crate::expand::requires::Requires;
use crate::expand::{at, known};
use crate::model::{Asked, Default, Derived, Newtype};
use crate::types;

pub(super) fn expand(model: &Newtype<'_>) -> TokenStream {
    model.derived.iter().map(|derived| item(model, *derived)).collect()
}

fn item(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    match derived.asked {
        Asked::AsRef | Asked::Borrow => lent(model, derived),
        Asked::Deref => deref(model, derived),
        Asked::Display => display(model, derived),
        Asked::FromStr => from_str(model, derived),
        Asked::Into => into(model, derived),
        Asked::IntoInner => into_inner(model, derived),
        Asked::TryFrom => try_from(model, derived),
    }
}

/// The impl of a trait, which the compiler reports at the item if it conflicts with one by hand.
fn of(model: &Newtype<'_>, derived: Derived, generics: &Generics, what: &TokenStream, body: &TokenStream) -> TokenStream {
    let ident = located(&model.input.ident, derived);
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    quote_spanned! {at(derived.span)=>
        #[automatically_derived]
        impl #impl_generics #what for #ident #ty_generics #where_clause { #body }
    }
}

fn located(ident: &Ident, derived: Derived) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().located_at(derived.span));
    ident
}

/// The name of the field, which the compiler reports at the item.
fn member(model: &Newtype<'_>, derived: Derived) -> Member {
    match model.field.member.clone() {
        Member::Named(ident) => Member::Named(located(&ident, derived)),
        Member::Unnamed(index) => Member::Unnamed(Index { span: at(derived.span), ..index }),
    }
}

fn lent(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    let (ty, member) = (model.field.ty, &model.field.member);
    // What a string is compared, looked up and passed as.
    let lent = if types::is_string(ty) { quote!(_event::str) } else { quote!(#ty) };
    let value = if types::is_string(ty) { quote!(_event::AsRef::as_ref(&self.#member)) } else { quote!(&self.#member) };
    let (name, function) = match derived.asked {
        Asked::Borrow => (quote!(Borrow), quote!(borrow)),
        _ => (quote!(AsRef), quote!(as_ref)),
    };
    let body = quote!(fn #function(&self) -> &#lent { #value });
    of(model, derived, &model.input.generics, &quote!(_event::#name<#lent>), &body)
}

fn deref(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    let (ty, member) = (model.field.ty, &model.field.member);
    let body = quote! {
        type Target = #ty;

        fn deref(&self) -> &#ty {
            &self.#member
        }
    };
    of(model, derived, &model.input.generics, &quote!(_event::Deref), &body)
}

fn display(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    let (ty, member, span) = (model.field.ty, &model.field.member, at(model.field.ty.span()));
    let generics = with(model.input.generics.clone(), own(model, &quote!(_event::Display)));
    let value = quote_spanned!(span=> <#ty as _event::Display>::fmt(&self.#member, __formatter));
    let body = quote! {
        fn fmt(&self, __formatter: &mut _event::Formatter<'_>) -> _event::FmtResult {
            #value
        }
    };
    of(model, derived, &generics, &quote!(_event::Display), &body)
}

fn into(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    let (ident, ty, member) = (&model.input.ident, model.field.ty, member(model, derived));
    let (impl_generics, ty_generics, where_clause) = model.input.generics.split_for_impl();
    quote_spanned! {at(derived.span)=>
        #[automatically_derived]
        impl #impl_generics _event::From<#ident #ty_generics> for #ty #where_clause {
            fn from(__value: #ident #ty_generics) -> Self {
                __value.#member
            }
        }
    }
}

fn into_inner(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    let (ident, ty, member, vis) = (&model.input.ident, model.field.ty, member(model, derived), &model.input.vis);
    let (impl_generics, ty_generics, where_clause) = model.input.generics.split_for_impl();
    quote_spanned! {at(derived.span)=>
        impl #impl_generics #ident #ty_generics #where_clause {
            /// The value.
            #[allow(dead_code)]
            #vis fn into_inner(self) -> #ty {
                self.#member
            }
        }
    }
}

/// The generics of an impl that constructs a value.
fn constructing(model: &Newtype<'_>) -> Generics {
    // A context that the type itself requires is no bound: if it has no default, the compiler says so at the item.
    let needs = Requires::of(model.input, &model.bounds, None, core::iter::once(&model.field));
    let generics = needs.met(bounded(model, For::Validate), &quote!(_event::Validate));
    let made = model.others.iter().filter(|field| field.is_generic && !types::is_phantom(field.ty));
    let made = made.filter(|field| matches!(field.default, None | Some(Default::Trait))).map(|field| field.ty);
    with(generics, made.map(|ty| parse_quote!(#ty: _event::Default)).collect())
}

fn with(mut generics: Generics, predicates: Vec<WherePredicate>) -> Generics {
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// The bound on the value's type, if it contains a parameter. For any other type, the compiler checks where the trait is used.
fn own(model: &Newtype<'_>, bound: &TokenStream) -> Vec<WherePredicate> {
    let ty = model.field.ty;
    model.field.is_generic.then(|| parse_quote!(#ty: #bound)).into_iter().collect()
}

/// Statements that construct the type of `__value` and validate it.
fn checked(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    let construct = construct(model);
    quote_spanned! {at(derived.span)=>
        let __value = (#construct)(__value);
        _event::Validate::validate(&__value)?;
        _event::Ok(__value)
    }
}

fn try_from(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    let (ty, checked) = (model.field.ty, checked(model, derived));
    let body = quote! {
        type Error = _event::Report;

        fn try_from(__value: #ty) -> _event::Result<Self, _event::Report> {
            #checked
        }
    };
    of(model, derived, &constructing(model), &quote!(_event::TryFrom<#ty>), &body)
}

fn from_str(model: &Newtype<'_>, derived: Derived) -> TokenStream {
    let (ty, span, checked) = (model.field.ty, at(model.field.ty.span()), checked(model, derived));
    let (value, own) = match types::is_string(ty) {
        true => (quote_spanned!(span=> <#ty as _event::From<_event::String>>::from(_event::From::from(__text))), Vec::new()),
        false => (parsed(model), own(model, &quote!(_event::FromStr))),
    };
    let body = quote! {
        type Err = _event::Report;

        fn from_str(__text: &_event::str) -> _event::Result<Self, _event::Report> {
            let __value = #value;
            #checked
        }
    };
    of(model, derived, &with(constructing(model), own), &quote!(_event::FromStr), &body)
}

/// The value, parsed from `__text` by its own type.
fn parsed(model: &Newtype<'_>) -> TokenStream {
    let (ty, span) = (known::ty(model.field.ty), at(model.field.ty.span()));
    let named = quote_spanned!(span=> let _ = _event::parse::parsed_type::<#ty>;);
    let parsed = quote_spanned!(span=> <#ty as _event::FromStr>::from_str(__text));
    let report = match is_sensitive(model) {
        true => quote!(_event::parse::does_not_parse()),
        false => quote!(_event::parse::ParseError(__error).into_report()),
    };
    quote! {{
        #named
        match #parsed {
            _event::Ok(__value) => __value,
            _event::Err(__error) => {
                #[allow(unused_imports)]
                use _event::parse::ErrorWithoutReport as _;
                return _event::Err(#report);
            }
        }
    }}
}
