//! When a field is left out in serialization.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::presence::{self, Other};
use super::{at, known};
use crate::closure;
use crate::model::{Body, Default, Field, Kind};
use crate::types;

/// The condition for serializing a field. `None` means always.
pub(super) fn condition(field: &Field<'_>, body: &Body<'_>, place: &TokenStream) -> Option<TokenStream> {
    let (ty, span) = (known::ty(field.ty), at(field.ty.span()));
    let absent = match left_out(field, body.default.is_some()) {
        LeftOut::Never => None,
        LeftOut::Absent | LeftOut::AbsentByDefault if types::option(field.ty).is_some() && types::has_long_array(field.ty) => {
            Some(quote_spanned!(span=> _event::Option::is_some(#place)))
        }
        // Only the bound that serde's derive has is there: what the value is serialized as tells whether it is absent.
        LeftOut::Absent | LeftOut::AbsentByDefault if field.is_generic => {
            Some(quote_spanned!(span=> !_event::serialize::is_absent(#place)))
        }
        LeftOut::AbsentUnlessOption if field.is_generic => Some(quote_spanned!(span=> !_event::serialize::is_unset(#place))),
        LeftOut::None => Some(quote_spanned!(span=> _event::Option::is_some(#place))),
        LeftOut::Absent => Some(quote_spanned!(span=> !_event::Validate::is_absent(#place))),
        LeftOut::AbsentByDefault => Some(quote_spanned! {span=>
            !(<#ty as _event::Describe>::DEFAULT_IS_ABSENT && _event::Validate::is_absent(#place))
        }),
        LeftOut::AbsentUnlessOption => Some(quote_spanned! {span=>
            (<#ty as _event::Describe>::IS_OPTION || !_event::Validate::is_absent(#place))
        }),
    };
    let given = skipped(field, place).map(|skipped| quote!(!#skipped));
    let conditions: Vec<_> = absent.into_iter().chain(given).collect();
    match (field.kind, conditions.as_slice()) {
        (Kind::Skipped, []) => Some(quote!(!__all)),
        (Kind::Skipped, conditions) => Some(quote!(!__all #(&& #conditions)*)),
        (_, []) => None,
        (_, conditions) => Some(quote!(__all || (#(#conditions)&&*))),
    }
}

/// Whether serialization may leave the field out, as a constant expression.
pub(super) fn may_be_left_out(field: &Field<'_>, body: &Body<'_>) -> TokenStream {
    if field.write.skip_if.is_some() && field.index.is_none() {
        return quote!(true);
    }
    let (ty, span) = (if field.kind == Kind::Flatten { known::flat_ty(field) } else { known::ty(field.ty) }, at(field.ty.span()));
    let describe = quote_spanned!(span=> <#ty as _event::Describe>);
    match left_out(field, body.default.is_some()) {
        _ if field.index.is_some() => quote!(false),
        _ if field.kind == Kind::Flatten => quote_spanned!(span=> #describe::OPTIONAL),
        LeftOut::Never => quote!(false),
        LeftOut::None => quote!(true),
        LeftOut::Absent => quote_spanned!(span=> #describe::OPTIONAL),
        LeftOut::AbsentByDefault => quote_spanned!(span=> #describe::OPTIONAL & #describe::DEFAULT_IS_ABSENT),
        LeftOut::AbsentUnlessOption => quote_spanned!(span=> #describe::OPTIONAL & !#describe::IS_OPTION),
    }
}

/// Whether the field's own function returns that the value is left out. `None` if it has none.
pub(super) fn skipped(field: &Field<'_>, place: &TokenStream) -> Option<TokenStream> {
    field.write.skip_if.as_ref().map(|function| {
        let ty = field.ty;
        let closure = closure::of(function).map(|closure| closure.with_types(&[quote!(&#ty)]));
        let called = closure.unwrap_or_else(|| quote!(#function));
        quote_spanned!(at(function.span())=> (#called)(#place))
    })
}

/// When a field is left out because of its value, in formats that name their fields.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LeftOut {
    Never,
    /// If it is `None`.
    None,
    /// If it is the value of an absent field.
    Absent,
    /// The same, if the type's default is absent, too.
    AbsentByDefault,
    /// The same, unless it is an `Option`, whose `None` is `null`.
    AbsentUnlessOption,
}

fn left_out(field: &Field<'_>, has_struct_default: bool) -> LeftOut {
    let is_option = types::option(field.ty).is_some();
    let is_nullable = field.nullable || field.rules.nullable.is_some();
    let has_other_default = match &field.default {
        Some(default) => !matches!(default, Default::Trait),
        None => has_struct_default,
    };
    match field.kind {
        _ if field.tag.is_some() => LeftOut::Never,
        // A custom function deserializes a present value, so it has to be present. A flattened field is left out key by key.
        Kind::With | Kind::Flatten | Kind::FlattenViaSerde => LeftOut::Never,
        // A default other than `None` would replace a value that was left out.
        Kind::ViaSerde if has_other_default => LeftOut::Never,
        // Its `None` is `null`.
        Kind::ViaSerde | Kind::Skipped if is_nullable => LeftOut::Never,
        Kind::ViaSerde | Kind::Skipped if is_option => LeftOut::None,
        Kind::ViaSerde | Kind::Skipped => LeftOut::Never,
        Kind::Event if field.required || types::is_never_absent(field.ty) || field.rules.nullable.is_some() => LeftOut::Never,
        Kind::Event if field.nullable && is_option => LeftOut::Never,
        Kind::Event => match presence::other_default(field, has_struct_default) {
            Some(Other::Any) => LeftOut::Never,
            Some(Other::OfType) if presence::is_nullable_by_type(field) => LeftOut::AbsentUnlessOption,
            None if presence::is_nullable_by_type(field) => LeftOut::AbsentUnlessOption,
            Some(Other::OfType) => LeftOut::AbsentByDefault,
            None => LeftOut::Absent,
        },
    }
}
