//! A type with others in the place of those within it.

use proc_macro2::TokenStream;
use syn::{GenericArgument, PathArguments, Type};

/// The type with the types within it replaced, where there is something else for one. Others are searched further.
pub(crate) fn replaced_within(ty: &Type, other: &dyn Fn(&Type) -> Option<TokenStream>) -> Type {
    let inner = |ty: &Type| Box::new(replaced(ty, other));
    let mut copy = ty.clone();
    match (&mut copy, ty) {
        (Type::Paren(copy), Type::Paren(of)) => copy.elem = inner(&of.elem),
        (Type::Group(copy), Type::Group(of)) => copy.elem = inner(&of.elem),
        (Type::Reference(copy), Type::Reference(of)) => copy.elem = inner(&of.elem),
        (Type::Array(copy), Type::Array(of)) => copy.elem = inner(&of.elem),
        (Type::Slice(copy), Type::Slice(of)) => copy.elem = inner(&of.elem),
        (Type::Tuple(copy), Type::Tuple(of)) => {
            for (copy, of) in copy.elems.iter_mut().zip(&of.elems) {
                *copy = replaced(of, other);
            }
        }
        (Type::Path(copy), Type::Path(of)) => {
            let (Some(copy), Some(of)) = (copy.path.segments.last_mut(), of.path.segments.last()) else { return ty.clone() };
            let (PathArguments::AngleBracketed(copy), PathArguments::AngleBracketed(of)) = (&mut copy.arguments, &of.arguments) else {
                return ty.clone();
            };
            for (copy, of) in copy.args.iter_mut().zip(&of.args) {
                if let (GenericArgument::Type(copy), GenericArgument::Type(of)) = (copy, of) {
                    *copy = replaced(of, other);
                }
            }
        }
        _ => {}
    }
    copy
}

fn replaced(ty: &Type, other: &dyn Fn(&Type) -> Option<TokenStream>) -> Type {
    other(ty).map_or_else(|| replaced_within(ty, other), Type::Verbatim)
}
