//! Fields that were not in the document: what stands for them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::decode::{described, slot};
use super::{at, flatten, rules, validate};
use crate::model::{Body, Default, Field, Kind};
use crate::types;

/// The method that settles the fields which have been absent.
pub(super) fn method(settled: &TokenStream) -> TokenStream {
    quote! {
        #[inline(always)]
        fn settle(&mut self, seen: &Self::Seen, cx: &mut _event::Context<'_>) {
            #settled
        }
    }
}

/// The statement that settles a field which may have been absent.
pub(super) fn value(index: usize, field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    if field.kind == Kind::Flatten {
        return flatten::value(index, field, body);
    }
    let (settled, described) = (absent(index, field, body), described(index));
    if has_default(field, body.default.as_ref()) && !is_absence(field) {
        return settled;
    }
    let check = match (&field.check, field.kind) {
        // Nobody knows of such a type which of its values stand for an absent field.
        (_, Kind::Foreign) if field.check.is_some() || field.rules.custom.is_some() => rules::foreign(field, &quote!(#described.rules)),
        (Some(check), _) => rules::whole(check, &field.ty.to_token_stream()),
        (None, _) => return settled,
    };
    let slot = slot(index, field);
    let seen = quote!(_event::Seen::contains(seen, #index));
    quote! {
        #settled
        _event::decode::checked_if_absent(&mut self.#slot, #seen, #described, #check, cx);
    }
}

/// The same, but for its `check`.
fn absent(index: usize, field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    let (slot, member) = (slot(index, field), &field.member);
    let seen = quote!(_event::Seen::contains(seen, #index));
    let default = match (&field.default, &body.default) {
        (Some(default), _) => Some(make(default)),
        // Not in a closure, which would take the whole of it before edition 2021.
        (None, Some(_)) => Some(quote!(__default.#member)),
        (None, None) => None,
    };
    if let Some(default) = default {
        let check = check_default(index, field, body);
        return quote! {
            if !#seen {
                self.#slot = _event::Some(#default);
                #check
            }
        };
    }
    let described = described(index);
    if let Some(part) = rules::part(field).filter(|_| may_be_absent_unseen(field)) {
        return quote_spanned! {at(field.ty.span())=>
            if !#seen {
                _event::decode::absent_as(&mut self.#slot, #described, #part, cx);
            }
        };
    }
    let absent = match field.kind {
        Kind::Foreign => quote!(absent_foreign),
        // As for serde: the function is there for values, not for their absence.
        Kind::With => quote!(absent_with),
        Kind::Event | Kind::Flatten | Kind::Skipped => quote!(absent),
    };
    quote_spanned! {at(field.ty.span())=>
        if !#seen {
            _event::decode::#absent(&mut self.#slot, #described, cx);
        }
    }
}

/// Whether a default stands for the field where the document does not have it; `of_struct` is that of the whole struct.
pub(super) fn has_default(field: &Field<'_>, of_struct: Option<&Default>) -> bool {
    field.kind != Kind::Skipped && (field.default.is_some() || of_struct.is_some())
}

/// Whether the default stands for the absence of a value, as that of an `Option` does: rules have nothing to say of it.
fn is_absence(field: &Field<'_>) -> bool {
    let is_optional = types::option(field.ty).is_some() || types::optional_nullable(field.ty).is_some();
    is_optional && matches!(field.default, Some(Default::Trait))
}

/// Whether something may stand for the absent field that is not absent in memory: what a conversion makes of nothing.
fn may_be_absent_unseen(field: &Field<'_>) -> bool {
    let is_optional = types::option(field.ty).is_some() || types::optional_nullable(field.ty).is_some();
    field.kind == Kind::Event && !is_optional && !types::is_never_absent(field.ty)
}

/// Whether a field's default can break a rule as far as its declaration tells, and whether only its type knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Checked {
    Never,
    ByType,
    Always,
}

fn is_checked(field: &Field<'_>, of_struct: Option<&Default>) -> Checked {
    if !has_default(field, of_struct) {
        return Checked::Never;
    }
    if is_absence(field) {
        return Checked::Never;
    }
    if field.check.is_some() || !field.rules.are_none() {
        return Checked::Always;
    }
    match field.kind {
        Kind::Skipped | Kind::Foreign => Checked::Never,
        Kind::With | Kind::Flatten => Checked::Always,
        Kind::Event if types::has_no_rules(field.ty) => Checked::Never,
        Kind::Event => Checked::ByType,
    }
}

/// Whether the type's own rules are needed to check what stands for an absent field.
pub(super) fn needs_validate(field: &Field<'_>, of_struct: Option<&Default>) -> bool {
    let is_checked = is_checked(field, of_struct) != Checked::Never;
    // In a variant, `check` sees that, too.
    let has_functions = field.check.is_some() || rules::part(field).is_some();
    matches!(field.kind, Kind::Event | Kind::Flatten) && (is_checked || (has_functions && !types::is_never_absent(field.ty)))
}

/// The statement that checks a default, which is in the field's slot.
fn check_default(index: usize, field: &Field<'_>, body: &Body<'_>) -> Option<TokenStream> {
    let (slot, described, span) = (slot(index, field), described(index), at(field.ty.span()));
    let is_named = field.index.is_none();
    match is_checked(field, body.default.as_ref()) {
        Checked::Never => None,
        Checked::ByType if is_named => Some(quote_spanned!(span=> _event::decode::check_default_of_type(&mut self.#slot, #described, cx);)),
        Checked::ByType | Checked::Always => {
            let (ty, check) = (field.ty, validate::check(index, field, &quote!(value), &described.to_token_stream()));
            let closure = quote!(|value: &#ty, cx: &mut _event::Context<'_>| { #check });
            Some(quote_spanned!(span=> _event::decode::check_default(&mut self.#slot, #closure, cx);))
        }
    }
}

/// The expression that makes a default.
pub(super) fn make(default: &Default) -> TokenStream {
    match default {
        Default::Trait => quote!(_event::Default::default()),
        Default::Function(path) => quote!(#path()),
        // A literal string stands for whatever can be made from one.
        Default::Value(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })) => quote!(_event::From::from(#text)),
        Default::Value(value) => quote!(#value),
    }
}
