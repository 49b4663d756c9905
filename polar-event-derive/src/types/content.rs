//! What occurs in a type: `'static` data, type parameters.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Generics, Lifetime, PathArguments, Type};

use super::{AROUND, is_phantom, last_segment, type_arguments, within};

/// Whether the type holds a `Cow<'static, str>`, as far as its syntax shows, which borrows nothing from the input.
pub(crate) fn owns_static(ty: &Type) -> bool {
    let is_static = |argument: &GenericArgument| matches!(argument, GenericArgument::Lifetime(lifetime) if lifetime.ident == "static");
    let is_text = |argument: &GenericArgument| matches!(argument, GenericArgument::Type(Type::Path(path)) if path.path.is_ident("str"));
    any_in(ty, &mut |ty| {
        let Some(last) = last_segment(ty).filter(|last| last.ident == "Cow") else { return false };
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
        arguments.args.iter().any(is_static) && arguments.args.iter().any(is_text)
    })
}

/// The lifetimes of a type whose data may be borrowed from the input: not that of a `Cow<'a, T>`, which is decoded as owned data unless `T` is
/// text.
pub(crate) fn borrowed(ty: &Type) -> Vec<Lifetime> {
    let mut found = Vec::new();
    collect_borrowed(ty, &mut found);
    found
}

fn collect_borrowed(ty: &Type, found: &mut Vec<Lifetime>) {
    match ty {
        Type::Path(path) => {
            let last = last_segment(ty);
            let is_owned = |inner: &Type| last_segment(inner).is_none_or(|last| last.ident != "str");
            let is_owned_cow = last.is_some_and(|last| last.ident == "Cow") && within(ty).is_some_and(is_owned);
            if is_phantom(ty) {
                return;
            }
            let arguments = path.path.segments.iter().filter_map(|segment| match &segment.arguments {
                PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
                _ => None,
            });
            for argument in arguments.flatten() {
                match argument {
                    GenericArgument::Lifetime(lifetime) if !is_owned_cow => found.push(lifetime.clone()),
                    GenericArgument::Type(ty) => collect_borrowed(ty, found),
                    _ => {}
                }
            }
        }
        Type::Reference(reference) => {
            found.extend(reference.lifetime.clone());
            collect_borrowed(&reference.elem, found);
        }
        Type::Paren(paren) => collect_borrowed(&paren.elem, found),
        Type::Group(group) => collect_borrowed(&group.elem, found),
        Type::Array(array) => collect_borrowed(&array.elem, found),
        Type::Slice(slice) => collect_borrowed(&slice.elem, found),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|ty| collect_borrowed(ty, found)),
        _ => {}
    }
}

/// Whether the type holds a `'static` reference: it can only be decoded from `'static` input.
pub(crate) fn borrows_static(ty: &Type) -> bool {
    any_in(
        ty,
        &mut |ty| matches!(ty, Type::Reference(reference) if reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static")),
    )
}

/// Whether this holds for the type, or for a type in it. What a `PhantomData` names is not in it.
fn any_in(ty: &Type, is: &mut dyn FnMut(&Type) -> bool) -> bool {
    if is(ty) {
        return true;
    }
    match ty {
        Type::Reference(reference) => any_in(&reference.elem, is),
        Type::Paren(paren) => any_in(&paren.elem, is),
        Type::Group(group) => any_in(&group.elem, is),
        Type::Array(array) => any_in(&array.elem, is),
        Type::Slice(slice) => any_in(&slice.elem, is),
        Type::Tuple(tuple) => tuple.elems.iter().any(|ty| any_in(ty, is)),
        Type::Path(_) if !is_phantom(ty) => last_segment(ty).is_some_and(|last| type_arguments(last).into_iter().any(|ty| any_in(ty, is))),
        _ => false,
    }
}

/// Whether a lifetime is written in the type.
pub(crate) fn has_lifetime(ty: &Type) -> bool {
    fn any(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Punct(punct) => punct.as_char() == '\'',
            TokenTree::Group(group) => any(group.stream()),
            _ => false,
        })
    }
    any(ty.to_token_stream())
}

/// Whether the name of a type parameter occurs in the type.
pub(crate) fn mentions(ty: &Type, generics: &Generics) -> bool {
    fn any(tokens: TokenStream, generics: &Generics) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => generics.type_params().any(|param| param.ident == ident),
            TokenTree::Group(group) => any(group.stream(), generics),
            _ => false,
        })
    }
    generics.type_params().next().is_some() && any(ty.to_token_stream(), generics)
}

/// Whether the type is a type parameter, a type associated with one, or a wrapper of one: only where the type is used is it known.
pub(crate) fn is_parameter(ty: &Type, generics: &Generics) -> bool {
    let Type::Path(path) = ty else { return false };
    let is_param =
        |path: &syn::Path| path.segments.first().is_some_and(|first| generics.type_params().any(|param| param.ident == first.ident));
    match &path.qself {
        Some(qself) => mentions(&qself.ty, generics),
        None if path.path.leading_colon.is_none() && is_param(&path.path) => true,
        None => last_segment(ty).is_some_and(|last| {
            AROUND.contains(&last.ident.to_string().as_str()) && within(ty).is_some_and(|inner| is_parameter(inner, generics))
        }),
    }
}
