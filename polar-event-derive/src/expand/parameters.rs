//! The type parameters that occur in types.

use std::collections::HashSet;

use quote::ToTokens;
use syn::{GenericArgument, Generics, PathArguments, ReturnType, Type, WherePredicate};

use crate::model::Predicates;
use crate::types::{self, Known};

/// A type parameter, or a path that begins with one (`T::Id`).
pub(super) struct Parameter {
    pub(super) ty: Type,
    /// Whether it occurs as the key of a map.
    pub(super) is_key: bool,
}

/// The parameters that occur in a type, in their order, also more than once.
pub(super) fn occurring(generics: &Generics, ty: &Type) -> Vec<Parameter> {
    let mut search = Search { params: generics.type_params().map(|param| param.ident.to_string()).collect(), found: Vec::new() };
    if !search.params.is_empty() {
        search.within(ty, false);
    }
    search.found
}

/// Whether a parameter occurs in a type.
pub(super) fn is_in(generics: &Generics, ty: &Type) -> bool {
    !occurring(generics, ty).is_empty()
}

/// The parameters that occur in these types, without duplicates.
pub(super) fn of(generics: &Generics, types: &[&Type]) -> Vec<Type> {
    let mut seen = HashSet::new();
    let found = types.iter().flat_map(|ty| occurring(generics, ty)).map(|parameter| parameter.ty);
    found.filter(|ty| seen.insert(text(ty))).collect()
}

/// The parameters in these types that this library's traits decode. Each type is given with its own `bound`: where there is one, a parameter is
/// decoded only if it is the subject of a predicate.
pub(super) fn decoded(generics: &Generics, bounds: &Predicates, types: &[(&Type, Option<&[WherePredicate]>)]) -> Vec<Type> {
    let of_container = bounds.read.as_deref();
    let predicates = types.iter().filter_map(|(_, given)| *given).chain(of_container).flatten();
    let subjects = predicates.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => Some(text(&predicate.bounded_ty)),
        _ => None,
    });
    let inferred: Vec<_> = types.iter().filter(|(_, given)| given.is_none() && of_container.is_none()).map(|(ty, _)| *ty).collect();
    let bounded: HashSet<_> = of(generics, &inferred).iter().map(text).chain(subjects).collect();
    let all: Vec<_> = types.iter().map(|(ty, _)| *ty).collect();
    of(generics, &all).into_iter().filter(|ty| bounded.contains(&text(ty))).collect()
}

fn text(ty: &Type) -> String {
    ty.to_token_stream().to_string()
}

struct Search {
    /// The names of the type's parameters.
    params: HashSet<String>,
    found: Vec<Parameter>,
}

impl Search {
    fn within(&mut self, ty: &Type, is_key: bool) {
        match ty {
            Type::Path(path) => {
                let is_parameter = match &path.qself {
                    // `<T as Trait>::Id` implies nothing about `T`.
                    Some(qself) => {
                        let found = self.found.len();
                        self.within(&qself.ty, false);
                        let is_of_params = self.found.len() > found;
                        self.found.truncate(found);
                        is_of_params
                    }
                    None => {
                        let first = path.path.segments.first().filter(|_| path.path.leading_colon.is_none());
                        first.is_some_and(|first| self.params.contains(&first.ident.to_string()))
                    }
                };
                if is_parameter {
                    self.found.push(Parameter { ty: ty.clone(), is_key });
                }
                // A `PhantomData` implements all of these traits, whatever its parameter is.
                if types::is_phantom(ty) {
                    return;
                }
                if let Known::Map(key, value) = Known::of(ty) {
                    self.within(key, true);
                    return self.within(value, false);
                }
                for segment in &path.path.segments {
                    self.within_arguments(&segment.arguments);
                }
            }
            Type::Reference(reference) => self.within(&reference.elem, is_key),
            Type::Array(array) => self.within(&array.elem, false),
            Type::Slice(slice) => self.within(&slice.elem, false),
            Type::Paren(paren) => self.within(&paren.elem, is_key),
            Type::Group(group) => self.within(&group.elem, is_key),
            Type::Tuple(tuple) => tuple.elems.iter().for_each(|ty| self.within(ty, false)),
            _ => {}
        }
    }

    fn within_arguments(&mut self, arguments: &PathArguments) {
        match arguments {
            PathArguments::AngleBracketed(arguments) => {
                for argument in &arguments.args {
                    match argument {
                        GenericArgument::Type(ty) => self.within(ty, false),
                        GenericArgument::AssocType(assoc) => self.within(&assoc.ty, false),
                        _ => {}
                    }
                }
            }
            PathArguments::Parenthesized(arguments) => {
                arguments.inputs.iter().for_each(|argument| self.within(&argument.ty, false));
                if let ReturnType::Type(_, ty) = &arguments.output {
                    self.within(ty, false);
                }
            }
            PathArguments::None => {}
        }
    }
}
