//! The attributes of a whole type.

use syn::{DeriveInput, Expr, Path};

use super::once::Once;
use super::{case, context, default_crate, function, name_of, path, struct_default, unknown};
use crate::attr::{self, Owner};
use crate::case::Case;
use crate::errors::Errors;
use crate::model::Default;

/// What the attributes of a type say.
pub(super) struct Container {
    pub(super) krate: Path,
    pub(super) name: String,
    pub(super) rename_all: Option<Case>,
    pub(super) rename_all_fields: Option<Case>,
    pub(super) deny_unknown_fields: bool,
    pub(super) default: Option<Default>,
    pub(super) check: Option<Expr>,
    pub(super) context: Option<Path>,
    pub(super) deref: bool,
    pub(super) sensitive: bool,
}

/// A kind of type: what it is called, and which attributes it has of ours and of serde's.
pub(super) struct Kind {
    pub(super) what: &'static str,
    pub(super) event: &'static [&'static str],
    pub(super) serde: &'static [&'static str],
}

/// Reads the attributes of a type.
pub(super) fn check(input: &DeriveInput, kind: &Kind, errors: &mut Errors) -> Container {
    let (mut krate, mut name, mut rename_all, mut rename_all_fields) = (None, None, None, None);
    let (mut deny_unknown_fields, mut deref, mut sensitive) = (false, false, false);
    let (mut default, mut check, mut needed) = (None, None, None);
    let mut once = Once::default();
    for entry in attr::entries(&input.attrs, errors) {
        let known = if entry.owner == Owner::Event { kind.event } else { kind.serde };
        if !known.contains(&entry.name.as_str()) {
            errors.push(&entry, unknown(&entry, kind.what, known));
            continue;
        }
        once.check(&entry, errors);
        match entry.name.as_str() {
            "crate" => krate = errors.ok(path(&entry)),
            "rename" => name = errors.ok(name_of(&entry)),
            "rename_all" => rename_all = errors.ok(case(&entry)),
            "rename_all_fields" => rename_all_fields = errors.ok(case(&entry)),
            // These three are read together.
            "tag" | "content" | "untagged" => {}
            "deny_unknown_fields" => deny_unknown_fields = errors.ok(entry.flag()).is_some(),
            "deref" => deref = errors.ok(entry.flag()).is_some(),
            "sensitive" => sensitive = errors.ok(entry.flag()).is_some(),
            // A newtype is written as its value in any case.
            "transparent" => _ = errors.ok(entry.flag()),
            "context" => needed = errors.ok(context(&entry)),
            "check" => check = errors.ok(function(&entry)),
            _ => default = errors.ok(struct_default(&entry)),
        }
    }
    Container {
        krate: krate.unwrap_or_else(default_crate),
        name: name.unwrap_or_else(|| input.ident.to_string()),
        rename_all,
        rename_all_fields,
        deny_unknown_fields,
        default,
        check,
        context: needed,
        deref,
        sensitive,
    }
}
