//! From syntax to model: everything that is wrong is said here, all at once, where it is.

mod field;
mod literal;
mod once;
mod rules;

use std::collections::HashMap;

use syn::{Data, DeriveInput, Expr, ExprPath, Fields, Path};

use crate::attr::{self, Entry, Owner};
use crate::case::Case;
use crate::errors::Errors;
use crate::model::{Default, Field, Kind, Model};
use crate::suggest;
use once::Once;

const EVENT: &[&str] = &["crate", "rename", "rename_all", "default", "deny_unknown_fields", "check"];
const SERDE: &[&str] = &["rename", "rename_all", "default", "deny_unknown_fields"];

/// Checks the whole input.
pub(crate) fn check(input: &DeriveInput) -> syn::Result<Model<'_>> {
    let mut errors = Errors::default();
    let model = model(input, &mut errors);
    errors.finish()?;
    model.ok_or_else(|| syn::Error::new_spanned(input, "no model and no error: a bug in `polar-event-derive`"))
}

/// The path to the library that `#[event(crate = …)]` names, as far as it can be read: stubs need it too.
pub(crate) fn krate(input: &DeriveInput) -> Path {
    let mut unread = Errors::default();
    let entries = attr::entries(&input.attrs, &mut unread);
    let named = entries.iter().find(|entry| entry.owner == Owner::Event && entry.name == "crate").and_then(|entry| path(entry).ok());
    _ = unread.finish();
    named.unwrap_or_else(default_crate)
}

fn default_crate() -> Path {
    syn::parse_quote!(::polar_event_core)
}

fn path(entry: &Entry) -> syn::Result<Path> {
    match entry.value()? {
        Expr::Path(path) if path.qself.is_none() => Ok(path.path.clone()),
        other => Err(syn::Error::new_spanned(other, "write a path: `crate = my_crate::polar_event_core`")),
    }
}

fn model<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<Model<'a>> {
    let container = container(input, errors);
    let Data::Struct(data) = &input.data else {
        let what = if matches!(input.data, Data::Enum(_)) { "enums" } else { "unions" };
        errors.push(&input.ident, format_args!("`Event` cannot be derived for {what}: derive it for a struct with named fields"));
        return None;
    };
    let Fields::Named(named) = &data.fields else {
        errors.push(&input.ident, "`Event` needs named fields: write `struct Name { field: Type }`");
        return None;
    };
    let fields: Vec<Field<'_>> =
        named.named.iter().filter_map(|field| field::check(field, container.rename_all, container.default.is_some(), errors)).collect();
    unique_names(&fields, errors);
    Some(Model {
        input,
        krate: container.krate,
        name: container.name,
        doc: attr::doc(&input.attrs),
        deny_unknown_fields: container.deny_unknown_fields,
        default: container.default,
        check: container.check,
        fields,
    })
}

struct Container {
    krate: Path,
    name: String,
    rename_all: Option<Case>,
    deny_unknown_fields: bool,
    default: Option<Default>,
    check: Option<Expr>,
}

fn container(input: &DeriveInput, errors: &mut Errors) -> Container {
    let (mut krate, mut name, mut rename_all) = (None, None, None);
    let (mut deny_unknown_fields, mut default, mut check) = (false, None, None);
    let mut once = Once::default();
    for entry in attr::entries(&input.attrs, errors) {
        let known = if entry.owner == Owner::Event { EVENT } else { SERDE };
        if !known.contains(&entry.name.as_str()) {
            errors.push(&entry, unknown(&entry, "struct", known));
            continue;
        }
        once.check(&entry, errors);
        match entry.name.as_str() {
            "crate" => krate = errors.ok(path(&entry)),
            "rename" => name = errors.ok(name_of(&entry)),
            "rename_all" => rename_all = errors.ok(case(&entry)),
            "deny_unknown_fields" => deny_unknown_fields = errors.ok(entry.flag()).is_some(),
            "check" => check = errors.ok(function(&entry)),
            _ => default = errors.ok(struct_default(&entry)),
        }
    }
    Container {
        krate: krate.unwrap_or_else(default_crate),
        name: name.unwrap_or_else(|| input.ident.to_string()),
        rename_all,
        deny_unknown_fields,
        default,
        check,
    }
}

/// What to say of an entry whose name is not known.
fn unknown(entry: &Entry, place: &str, known: &[&str]) -> String {
    match entry.owner {
        Owner::Event => suggest::unknown(&format!("{place} attribute"), &entry.name, known),
        Owner::Serde => {
            let known = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
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
        function @ (Expr::Path(_) | Expr::Closure(_)) => Ok(function.clone()),
        other => Err(syn::Error::new_spanned(other, format_args!("write the path of a function: `{} = module::function`", entry.name))),
    }
}

/// The name after `rename =`. serde's split form is refused: what is read and what is written must be the same field.
fn name_of(entry: &Entry) -> syn::Result<String> {
    if matches!(entry.meta, syn::Meta::List(_)) {
        return Err(syn::Error::new_spanned(entry, format_args!("write one name for both directions: `{} = \"…\"`", entry.name)));
    }
    entry.text().map(syn::LitStr::value)
}

fn case(entry: &Entry) -> syn::Result<Case> {
    let name = name_of(entry)?;
    Case::parse(&name).ok_or_else(|| match entry.text() {
        Ok(text) => syn::Error::new_spanned(text, suggest::unknown("case", &name, &Case::names())),
        Err(error) => error,
    })
}

/// `default` alone, or with a function: as a path in serde's string, or as any value in ours.
fn struct_default(entry: &Entry) -> syn::Result<Default> {
    match (entry.owner, &entry.meta) {
        (_, syn::Meta::Path(_)) => Ok(Default::Trait),
        (Owner::Serde, _) => {
            let text = entry.text()?;
            let path = text.parse::<ExprPath>().map(Default::Function);
            path.map_err(|_| syn::Error::new_spanned(text, "write the path of a function: `default = \"module::function\"`"))
        }
        (Owner::Event, _) => entry.value().cloned().map(Default::Value),
    }
}

/// Two fields must not go by the same name.
fn unique_names(fields: &[Field<'_>], errors: &mut Errors) {
    let mut owners = HashMap::new();
    for field in fields.iter().filter(|field| field.kind != Kind::Skipped) {
        for name in core::iter::once(&field.name).chain(&field.aliases) {
            if let Some(owner) = owners.insert(name.as_str(), field.ident) {
                let message = format!("the name `{name}` is taken: the field `{owner}` goes by it too");
                errors.push(field.ident, if owner == field.ident { format!("the name `{name}` is given twice") } else { message });
            }
        }
    }
}
