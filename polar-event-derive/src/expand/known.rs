//! Statements that name the types of fields together with all traits that these need. Each function has them beside what needs one of the
//! traits, so that a type without any is one error.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, Type};

use super::{at, parameters};
use crate::model::{Field, Kind};
use crate::types::{self, Role};

/// The statements for these fields.
pub(super) fn fields<'m>(fields: impl IntoIterator<Item = &'m Field<'m>>, generics: &Generics) -> TokenStream {
    let statement = |field: &Field<'_>| match field.kind {
        Kind::Flatten => flattened(field, generics),
        Kind::ViaSerde | Kind::FlattenViaSerde => via_serde(field.ty, generics),
        _ => named(field.ty, generics),
    };
    fields.into_iter().filter(|field| needs_all(field)).map(statement).collect()
}

/// The same where fields are serialized. Those of a type that is deserialized `from` another need only that.
pub(super) fn written<'m>(fields: impl IntoIterator<Item = &'m Field<'m>>, is_read: bool, generics: &Generics) -> TokenStream {
    self::fields(fields.into_iter().filter(|field| is_read || matches!(field.kind, Kind::Event | Kind::Flatten)), generics)
}

/// Whether the field's type needs to be read and written by its own traits.
pub(super) fn needs_all(field: &Field<'_>) -> bool {
    let by_functions = field.read_with.is_some() || field.write.with.is_some();
    field.kind != Kind::Skipped && field.tag.is_none() && field.write.written && !by_functions
}

/// The statements for a flattened field. A type without arguments has all traits if it can be flattened; of others, the arguments may have none.
pub(super) fn flattened(field: &Field<'_>, generics: &Generics) -> TokenStream {
    let slot = flat_slot(field).map(|slot| quote_spanned!(at(field.ty.span())=> let _: _event::Option<#slot>;));
    let of_arguments = if types::is_map(field.ty) { named } else { plain };
    let named = types::has_arguments(field.ty).then(|| of_arguments(field.ty, generics));
    quote!(#slot #named)
}

/// The statement for a type that serde's traits read and write.
fn via_serde(ty: &Type, generics: &Generics) -> TokenStream {
    if parameters::is_in(generics, ty) {
        return TokenStream::new();
    }
    let (span, ty) = (at(ty.span()), self::ty(ty));
    quote_spanned!(span=> let _ = _event::serde_type::<#ty>;)
}

/// The type of a flattened field's slot, as the functions name it, too. `None` where a parameter needs bounds, which differ by impl.
pub(super) fn flat_slot(field: &Field<'_>) -> Option<TokenStream> {
    let (span, ty) = (at(field.ty.span()), flat_within(field.ty));
    (!field.is_generic).then(|| quote_spanned!(span=> <#ty as _event::FlatType>::Slot))
}

/// The type of a flattened field, named so that a type that cannot be flattened is no type at all: the compiler reports nothing else about it.
pub(super) fn flat_ty(field: &Field<'_>) -> TokenStream {
    if field.is_generic { ty(field.ty) } else { flat_itself(field.ty, at(field.ty.span())) }
}

fn flat_itself(ty: &Type, span: Span) -> TokenStream {
    let ty = placed(flat_within(ty), span);
    quote_spanned!(span=> <#ty as _event::FlatType>::Itself)
}

/// The type, with what is in an option or a wrapper of it named by the trait, too: the error is about the type that has no keys.
fn flat_within(ty: &Type) -> TokenStream {
    let span = at(ty.span());
    let within = |inner: &Type| Some(flat_itself(inner, span));
    let ty = if types::is_flat_wrapper(ty) { types::replaced_within(ty, &within) } else { ty.clone() };
    placed(ty.to_token_stream(), span)
}

/// A reference to a flattened field, as one to that type.
pub(super) fn flat_ref(field: &Field<'_>, place: &TokenStream) -> TokenStream {
    let (span, ty, itself) = (at(field.ty.span()), ty(field.ty), flat_ty(field));
    if field.is_generic { place.clone() } else { quote_spanned!(span=> _event::same::<#ty, #itself>(#place)) }
}

/// Whether a field's type is named wherever the field is.
pub(super) fn is_known(field: &Field<'_>, generics: &Generics) -> bool {
    needs_all(field) && !parameters::is_in(generics, field.ty)
}

/// The statements for a type.
pub(super) fn named(ty: &Type, generics: &Generics) -> TokenStream {
    by_leaves(ty, generics, "field_type")
}

/// The statements for a type that is serialized by its own `Serialize` always.
pub(super) fn plain(ty: &Type, generics: &Generics) -> TokenStream {
    by_leaves(ty, generics, "plain_type")
}

/// The statements for a type that is only deserialized.
pub(super) fn decoded(ty: &Type, generics: &Generics) -> TokenStream {
    by_leaves(ty, generics, "decoded_type")
}

/// The statements for the types in a type, by this function for those that are no keys.
fn by_leaves(ty: &Type, generics: &Generics, function: &str) -> TokenStream {
    let mut leaves = Vec::new();
    types::leaves(ty, &mut leaves);
    let span = at(ty.span());
    // Bounds on parameters differ by impl.
    let concrete = leaves.iter().filter(|(_, ty)| !parameters::is_in(generics, ty));
    let name = |(role, ty): &(Role, &Type)| {
        let ty = placed(ty.to_token_stream(), span);
        match role {
            Role::Value => {
                let function = Ident::new(function, span);
                quote_spanned!(span=> let _ = _event::#function::<#ty>;)
            }
            Role::Hashed => quote_spanned!(span=> let _ = _event::hashed_type::<#ty>;),
            Role::Key => quote_spanned!(span=> let _ = _event::key_type::<#ty>;),
        }
    };
    concrete.map(name).collect()
}

/// The type, placed where generated code reports that it lacks a trait.
pub(super) fn ty(ty: &Type) -> TokenStream {
    placed(ty.to_token_stream(), at(ty.span()))
}

/// The type's tokens with this span: errors at the same span are compared with each other. `$crate` has a meaning only where it comes from.
fn placed(tokens: TokenStream, span: Span) -> TokenStream {
    let place = |mut token: TokenTree| {
        match &token {
            TokenTree::Group(group) => token = TokenTree::Group(Group::new(group.delimiter(), placed(group.stream(), span))),
            TokenTree::Ident(ident) if ident == "$crate" => return token,
            _ => {}
        }
        token.set_span(span);
        token
    };
    tokens.into_iter().map(place).collect()
}
