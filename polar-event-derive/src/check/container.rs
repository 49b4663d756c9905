//! Container attributes.

use syn::ext::IdentExt;
use syn::{DeriveInput, Expr, Path};

use super::names::{self, Cases};
use super::once::Once;
use super::{bounds, context, convert, default_crate, derived, example, function, opt_in, path, struct_default, unknown};
use crate::attr::{self, Entry, Owner};
use crate::errors::Errors;
use crate::model::{Convert, Default, Derived, Predicates, Split};

/// The attributes of a type.
pub(super) struct Container {
    pub(super) krate: Path,
    pub(super) name: Split<String>,
    pub(super) rename_all: Cases,
    pub(super) rename_all_fields: Cases,
    pub(super) deny_unknown_fields: bool,
    /// Whether every `Option` takes and writes `null`, as in serde.
    pub(super) nullable: bool,
    pub(super) default: Option<Default>,
    pub(super) check: Vec<Expr>,
    pub(super) context: Option<Path>,
    /// What `derive(…)` asks for.
    pub(super) derived: Vec<Derived>,
    pub(super) transparent: bool,
    pub(super) convert: Convert,
    pub(super) bounds: Predicates,
    pub(super) sensitive: bool,
    /// Examples of values, as JSON texts.
    pub(super) examples: Vec<String>,
    /// The `bounded` entry, if present.
    pub(super) bounded: Option<Entry>,
}

/// A kind of type: its name, and the attributes that it may have, this library's and serde's.
pub(super) struct Kind {
    pub(super) what: &'static str,
    pub(super) event: &'static [&'static str],
    pub(super) serde: &'static [&'static str],
}

/// Parses the attributes of a type.
pub(super) fn check(input: &DeriveInput, kind: &Kind, errors: &mut Errors) -> Container {
    let (mut krate, mut name, mut rename_all, mut rename_all_fields) = (None, Split::default(), Cases::default(), Cases::default());
    let (mut deny_unknown_fields, mut nullable, mut transparent, mut sensitive) = (false, false, false, false);
    let (mut default, mut check, mut needed) = (None, Vec::new(), None);
    let (mut convert, mut bounds) = (Convert::default(), Predicates::default());
    let (mut once, mut bounded, mut examples, mut derived) = (Once::default(), None, Vec::new(), Vec::new());
    let entries = attr::entries(&input.attrs, errors);
    let mut given: Vec<&Entry> = Vec::new();
    for entry in entries.iter().filter(|entry| !opt_in::is_one(entry)) {
        let known = if entry.owner == Owner::Event { kind.event } else { kind.serde };
        if !known.contains(&entry.name.as_str()) {
            let of_all = if entry.owner == Owner::Event { opt_in::NAMES } else { &[] };
            errors.push(entry, unknown(entry, kind.what, &[known, of_all].concat()));
            continue;
        }
        given.push(entry);
        match entry.name.as_str() {
            "rename" => {
                let renamed = errors.ok(names::rename(entry));
                name.take(entry, renamed.unwrap_or_default(), &mut once, errors);
                continue;
            }
            "rename_all" | "rename_all_fields" => {
                let cases = errors.ok(names::rename_all(entry));
                let of = if entry.name == "rename_all" { &mut rename_all } else { &mut rename_all_fields };
                of.take(entry, cases.unwrap_or_default(), &mut once, errors);
                continue;
            }
            "bound" => {
                let given = errors.ok(bounds::predicates(entry));
                bounds.take(entry, given.unwrap_or_default(), &mut once, errors);
                continue;
            }
            "example" => {
                examples.extend(errors.ok(example::json(entry)));
                continue;
            }
            "derive" => {
                derived.extend(derived::items(entry, &mut once, errors));
                continue;
            }
            "check" => {
                check.extend(errors.ok(function(entry)));
                continue;
            }
            _ => once.check(entry, errors),
        }
        match entry.name.as_str() {
            "crate" => krate = errors.ok(path(entry)),
            // These three are parsed together.
            "tag" | "content" | "untagged" => {}
            // Selects the kind.
            "repr" => _ = errors.ok(entry.flag()),
            "deny_unknown_fields" => deny_unknown_fields = errors.ok(entry.flag()).is_some(),
            "nullable" => nullable = errors.ok(entry.flag()).is_some(),
            "bounded" => bounded = errors.ok(entry.flag()).map(|()| Entry::new(entry.owner, entry.meta.clone())),
            "sensitive" => sensitive = errors.ok(entry.flag()).is_some(),
            "transparent" => transparent = errors.ok(entry.flag()).is_some(),
            "context" => needed = errors.ok(context(entry)),
            "from" => convert::set_from(&mut convert, entry, false, errors),
            "try_from" => convert::set_from(&mut convert, entry, true, errors),
            "into" => convert.into = errors.ok(convert::ty(entry)),
            _ => default = errors.ok(struct_default(entry)),
        }
    }
    convert::container(&convert, &given, errors);
    Container {
        krate: krate.unwrap_or_else(default_crate),
        name: names::named(name, Cases::default(), &input.ident.unraw().to_string(), |_, name| name.to_owned()),
        rename_all,
        rename_all_fields,
        deny_unknown_fields,
        nullable,
        default,
        check,
        context: needed,
        derived,
        transparent,
        convert,
        bounds,
        sensitive,
        examples,
        bounded,
    }
}
