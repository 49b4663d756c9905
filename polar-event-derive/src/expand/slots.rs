//! The variable names for a field's description and slot.

use quote::format_ident;
use syn::Ident;
use syn::spanned::Spanned;

use super::at;
use crate::model::Field;

/// The variable with the description of a field.
pub(super) fn described(index: usize) -> Ident {
    format_ident!("__field{index}")
}

/// The slot of a field, named by its index. Its span makes the compiler point at the field's type if that cannot be decoded.
pub(super) fn slot(index: usize, field: &Field<'_>) -> Ident {
    format_ident!("_{index}", span = at(field.ty.span()))
}
