//! From syntax to model: reports all errors at once, each at its place.

mod bounded;
mod bounds;
mod catch_all;
mod codes;
mod container;
mod convert;
mod cross;
mod deprecated;
mod derived;
mod example;
mod field;
mod flatten;
mod literal;
mod names;
mod newtype;
mod once;
mod opt_in;
mod overrides;
mod refused;
mod rule;
mod rules;
mod serde;
mod settings;
mod structs;
mod tag;
mod tag_values;
mod transparent;
mod union;
mod units;

use std::collections::HashMap;

use quote::ToTokens;
use syn::{Data, DeriveInput, Expr, ExprLit, ExprPath, Fields, Lit, Path};

use crate::attr::{self, Entry, Owner};
use crate::closure;
use crate::errors::Errors;
use crate::model::{Checked, Default, Model};
use crate::suggest;

pub(crate) use tag::as_field as with_tag;

/// Checks the whole input.
pub(crate) fn check(input: &DeriveInput) -> syn::Result<Checked<'_>> {
    let mut errors = Errors::default();
    let (model, opt_ins) = (model(input, &mut errors), opt_in::check(input, &mut errors));
    errors.finish()?;
    let model = model.ok_or_else(|| syn::Error::new_spanned(input, "no model and no error: a bug in `polar-event-derive`"))?;
    Ok(Checked { input, krate: krate(input), model, opt_ins })
}

/// The path of the library in `#[event(crate = …)]`, if it can be parsed: stubs need it, too.
pub(crate) fn krate(input: &DeriveInput) -> Path {
    let mut unread = Errors::default();
    let entries = attr::entries(&input.attrs, &mut unread);
    // serde's own `crate` names another crate.
    let named = entries.iter().find(|entry| entry.owner == Owner::Event && entry.name == "crate").and_then(|entry| path(entry).ok());
    _ = unread.finish();
    named.unwrap_or_else(default_crate)
}

const CRATE: &str = "write a path: `crate = my_crate::polar_event_core`";

fn default_crate() -> Path {
    syn::parse_quote!(::polar_event_core)
}

fn path(entry: &Entry) -> syn::Result<Path> {
    match entry.value()? {
        Expr::Path(path) if path.qself.is_none() => Ok(path.path.clone()),
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
            text.parse_with(Path::parse_mod_style).map_err(|_| syn::Error::new_spanned(text, CRATE))
        }
        other => Err(syn::Error::new_spanned(other, CRATE)),
    }
}

/// The type after `context =`.
fn context(entry: &Entry) -> syn::Result<Path> {
    match entry.value()? {
        Expr::Path(path) if path.qself.is_none() => Ok(path.path.clone()),
        other => Err(syn::Error::new_spanned(
            other,
            "write the path of a type: `context = Quota`, or `context = Known::<Plan>` for one with parameters",
        )),
    }
}

fn model<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<Model<'a>> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => newtype::check(input, fields, errors).map(Box::new).map(Model::Newtype),
            fields => match transparent::wanted(input) {
                true => transparent::check(input, fields, errors).map(Box::new).map(Model::Newtype),
                false => Some(Model::Struct(Box::new(structs::check(input, fields, errors)))),
            },
        },
        Data::Enum(data) if attr_is_given(&input.attrs, &["repr"]) => codes::check(input, data, errors).map(Box::new).map(Model::Codes),
        Data::Enum(data) if units::is_one(input, data) => units::check(input, data, errors).map(Model::Units),
        Data::Enum(data) => Some(Model::Union(Box::new(union::check(input, data, errors)))),
        Data::Union(_) => {
            errors.push(&input.ident, "`Event` cannot be derived for unions: derive it for a struct or an enum");
            None
        }
    }
}

/// Whether one of these is in the attributes of a type.
fn attr_is_given(attrs: &[syn::Attribute], names: &[&str]) -> bool {
    let mut unread = Errors::default();
    let entries = attr::entries(attrs, &mut unread);
    _ = unread.finish();
    entries.iter().any(|entry| names.contains(&entry.name.as_str()))
}

/// The error for an entry with an unknown name.
fn unknown(entry: &Entry, place: &str, known: &[&str]) -> String {
    match entry.owner {
        Owner::Event if opt_in::is_one(entry) || entry.name == "bounded" => {
            format!("`{0}` is for the whole type: write `#[event({0})]` above it", entry.name)
        }
        Owner::Event => {
            derived::instead(&entry.name, place).unwrap_or_else(|| suggest::unknown(&format!("{place} attribute"), &entry.name, known))
        }
        Owner::Serde => {
            let refused = match place {
                "field" => refused::of_field(&entry.name),
                "newtype value" => refused::of_value(&entry.name),
                "variant" => refused::of_variant(&entry.name),
                "enum" => refused::of_enum(&entry.name),
                _ => refused::of_struct(&entry.name),
            };
            if let Some(refused) = refused {
                return format!("the {place} attribute `#[serde({})]` is not supported by `Event`: {refused}", entry.name);
            }
            let known = match known {
                [] => "none".to_owned(),
                known => known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            };
            format!(
                "the {place} attribute `#[serde({})]` is not supported by `Event`, and would be ignored\nsupported here: {known}; see also `#[event(…)]`",
                entry.name
            )
        }
    }
}

/// A function: its path, or a closure.
fn function(entry: &Entry) -> syn::Result<Expr> {
    match entry.value()? {
        function @ Expr::Verbatim(tokens) => match closure::of(function) {
            Some(closure) if !matches!(closure.parameters.len(), 1 | 2) => {
                let message = "write one parameter for the value, or two for the value and the context: `|value, cx| …`";
                Err(syn::Error::new_spanned(tokens, message))
            }
            _ => Ok(function.clone()),
        },
        function if attr::is_constant(function) => Ok(function.clone()),
        other => Err(syn::Error::new_spanned(other, format_args!("write the path of a function: `{} = module::function`", entry.name))),
    }
}

/// The name after `rename =`, for both directions.
fn name_of(entry: &Entry) -> syn::Result<String> {
    if matches!(entry.meta, syn::Meta::List(_)) {
        return Err(syn::Error::new_spanned(entry, format_args!("write one name for both directions: `{} = \"…\"`", entry.name)));
    }
    entry.text().map(|text| text.value())
}

/// `default` alone, or with a function: a path in serde's string, or any value in `#[event(…)]`.
fn struct_default(entry: &Entry) -> syn::Result<Default> {
    match (entry.owner, &entry.meta) {
        (_, syn::Meta::Path(_)) => Ok(Default::Trait),
        (Owner::Serde, _) => {
            let text = entry.text()?;
            let path = text.parse::<ExprPath>().map(Default::Function);
            path.map_err(|_| syn::Error::new_spanned(&text, "write the path of a function: `default = \"module::function\"`"))
        }
        (Owner::Event, _) => entry.value().cloned().map(Default::Value),
    }
}

/// Checks that no two fields or variants have the same name.
fn unique_names<'n, T: ToTokens + PartialEq + 'n>(
    what: &str,
    named: impl Iterator<Item = (&'n T, &'n String, &'n [String])>,
    errors: &mut Errors,
) {
    let mut owners = HashMap::new();
    for (ident, name, aliases) in named {
        for name in core::iter::once(name).chain(aliases) {
            match owners.insert(name.as_str(), ident) {
                Some(owner) if owner == ident => errors.push(ident, format_args!("the name `{name}` is given twice")),
                Some(owner) => {
                    errors.push(ident, format_args!("the name `{name}` is taken: the {what} `{}` goes by it too", owner.to_token_stream()))
                }
                None => {}
            }
        }
    }
}
