//! `derive(…)`: what a type around one value has beyond the derive's traits. Nothing of it is implemented unless it is asked for, so that
//! nothing collides with what you write by hand.

use syn::{DeriveInput, Meta, Type};

use super::container::Container;
use super::once::Once;
use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Asked, Derived, Field};
use crate::suggest;
use crate::types::{self, Known};

/// Everything that can be asked for.
const ITEMS: [(&str, Asked); 8] = [
    ("AsRef", Asked::AsRef),
    ("Borrow", Asked::Borrow),
    ("Deref", Asked::Deref),
    ("Display", Asked::Display),
    ("FromStr", Asked::FromStr),
    ("Into", Asked::Into),
    ("IntoInner", Asked::IntoInner),
    ("TryFrom", Asked::TryFrom),
];

/// The items in the parentheses; each mistake is an error at its item.
pub(super) fn items(entry: &Entry, once: &mut Once, errors: &mut Errors) -> Vec<Derived> {
    let given = match &entry.meta {
        Meta::List(_) => errors.ok(entry.list()),
        _ => {
            errors.push(entry, "`derive` takes a list: write `derive(TryFrom, AsRef)`");
            None
        }
    };
    if given.as_ref().is_some_and(Vec::is_empty) {
        errors.push(entry, format_args!("write what to derive, for example `derive(TryFrom)`; known here: {}", suggest::list(&names())));
    }
    let items = given.into_iter().flatten().filter_map(|item| {
        let Some((name, asked)) = ITEMS.into_iter().find(|(name, _)| *name == item.name) else {
            errors.push(&item, unknown(&item.name));
            return None;
        };
        errors.ok(item.flag())?;
        once.check_as(&item, format!("derive({name})"), errors);
        Some(Derived { asked, span: item.span() })
    });
    items.collect()
}

fn names() -> [&'static str; 8] {
    ITEMS.map(|(name, _)| name)
}

/// The error for a name that is none of these.
fn unknown(name: &str) -> String {
    match name {
        "Clone" | "Copy" | "Debug" | "Default" | "Eq" | "Hash" | "Ord" | "PartialEq" | "PartialOrd" => {
            format!("`{name}` is one of Rust's own derives: write `#[derive({name})]`")
        }
        "Deserialize" | "Serialize" => format!("`Event` implements `{name}` for every type: remove it here"),
        "From" => "`From` would construct a value without validation: write `TryFrom`, or `impl From` by hand".to_owned(),
        "AsMut" | "BorrowMut" | "DerefMut" => {
            format!("`{name}` would let a value be changed without validation: write the `impl` by hand if no change makes it invalid")
        }
        _ => suggest::unknown("item of `derive`", name, &names()),
    }
}

/// The error for the name of an item, or `derive` itself, as an attribute in the wrong place.
pub(super) fn instead(name: &str, place: &str) -> Option<String> {
    let of_part = matches!(place, "field" | "newtype value" | "variant");
    let plain = suggest::plain(name);
    match names().into_iter().find(|item| suggest::plain(item) == plain) {
        Some(item) if place == "newtype value" => Some(format!("write `#[event(derive({item}))]` above the whole type")),
        Some(item) if matches!(place, "newtype" | "transparent struct") => Some(format!("write `derive({item})`")),
        None if name == "derive" && of_part => Some("`derive` is for the whole type: write `#[event(derive(…))]` above it".to_owned()),
        None if name == "derive" => {
            Some("`derive(…)` is for a type around one value: a newtype, `struct Name(T)`, or a struct that is `transparent`".to_owned())
        }
        _ => None,
    }
}

/// Reports items that the type cannot have.
pub(super) fn check(container: &Container, input: &DeriveInput, field: &Field<'_>, errors: &mut Errors) {
    for derived in &container.derived {
        if let Some(message) = refused(derived.asked, container, input, field) {
            errors.add(syn::Error::new(derived.span, message));
        }
    }
}

fn refused(asked: Asked, container: &Container, input: &DeriveInput, field: &Field<'_>) -> Option<String> {
    let (name, ty, any_type) = (&input.ident, types::written(field.ty), any_type(field.ty, input));
    match asked {
        Asked::FromStr | Asked::TryFrom if container.convert.from.is_some() => Some(
            "the type is read as what `from` or `try_from` says, whose conversion would be passed over: write the `impl` by hand, with this conversion".to_owned(),
        ),
        Asked::TryFrom => any_type.map(|any| {
            format!(
                "Rust does not allow `impl TryFrom<{ty}>` for `{name}`, since `{any}` may be any type, and may have one already: \
                 write the `impl` by hand for the types that you need, by `Validate::validate`"
            )
        }),
        Asked::Into => any_type.map(|any| {
            format!("Rust does not allow `impl From<{name}>` for `{ty}`, since `{any}` may be a type of another crate: write `IntoInner`")
        }),
        Asked::FromStr => without_text(field.ty)
            .map(|what| format!("{what} is not parsed from a string, so there is nothing to derive `FromStr` by: write the `impl` by hand")),
        Asked::Display if container.sensitive || field.sensitive => {
            Some("the value is `sensitive`, and `Display` would show it: remove one of the two, or write the `impl` by hand".to_owned())
        }
        _ => None,
    }
}

/// The type parameter, or the type named by one, that the value is, also in a reference, `Box` or `Pin`: other crates can have impls for
/// these.
fn any_type(ty: &Type, input: &DeriveInput) -> Option<String> {
    match ty {
        Type::Reference(reference) => any_type(&reference.elem, input),
        Type::Paren(paren) => any_type(&paren.elem, input),
        Type::Path(path) => {
            let is_param = |ident: &syn::Ident| input.generics.type_params().any(|param| param.ident == *ident);
            let of_param = match &path.qself {
                Some(qself) => types::mentions(&qself.ty, &input.generics),
                None => path.path.segments.first().is_some_and(|first| is_param(&first.ident)),
            };
            match types::fundamental(ty) {
                _ if of_param => Some(types::written(ty)),
                inner => any_type(inner?, input),
            }
        }
        _ => None,
    }
}

/// What a value is that has no `FromStr`, if its syntax shows it.
fn without_text(ty: &Type) -> Option<&'static str> {
    match (ty, Known::of(ty)) {
        (Type::Reference(_), _) => Some("a reference"),
        (Type::Tuple(_), _) => Some("a tuple"),
        _ if types::has_option(ty) => Some("an option"),
        (_, known @ (Known::List(_) | Known::Map(..))) => Some(known.what()),
        _ => None,
    }
}
