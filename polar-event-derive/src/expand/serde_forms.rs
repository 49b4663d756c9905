//! Refusing the types of the crate `time` where serde's impls would write them: in another form than the one that is read.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Generics, Type};

use super::{at, known};
use crate::model::{Field, Kind, Model};
use crate::types::{self, Role};

/// The statements that refuse them, once for each place of a type.
pub(super) fn refused(model: &Model<'_>) -> TokenStream {
    if !cfg!(feature = "time") {
        return TokenStream::new();
    }
    match model {
        Model::Struct(model) if model.convert.into.is_none() => of_fields(&model.body.fields, &model.input.generics),
        Model::Newtype(model) if model.convert.into.is_none() => of_fields([&model.field], &model.input.generics),
        Model::Union(model) if model.convert.into.is_none() => of_fields(model.fields(), &model.input.generics),
        _ => TokenStream::new(),
    }
}

fn of_fields<'m>(fields: impl IntoIterator<Item = &'m Field<'m>>, generics: &Generics) -> TokenStream {
    let fields = fields.into_iter().filter(|field| matches!(field.kind, Kind::Event | Kind::Flatten) && known::needs_all(field));
    fields.map(|field| of_type(field.ty, generics)).collect()
}

/// The keys of maps, and what is in tuples, ranges and `Result`.
fn of_type(ty: &Type, generics: &Generics) -> TokenStream {
    let mut parts = Vec::new();
    types::leaves(ty, &mut parts);
    let mut found: Vec<_> = parts.into_iter().filter(|(role, _)| *role == Role::Key).map(|(_, key)| key).collect();
    types::written_by_serde(ty, &mut found);
    // Constants outside of impls know neither parameters, lifetimes nor `Self`.
    let concrete = found.into_iter().filter(|ty| !types::mentions(ty, generics) && !types::has_lifetime(ty) && !types::is_named_self(ty));
    let refuse = |ty: &Type| {
        let (span, ty) = (at(ty.span()), known::ty(ty));
        quote_spanned!(span=> const _: () = { use _event::SerdeForm as _; _event::assert_serde_form(_event::Form::<#ty>::IS_OWN) };)
    };
    concrete.map(refuse).collect()
}
