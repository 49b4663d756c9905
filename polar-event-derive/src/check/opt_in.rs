//! Traits of other crates that a type opts into, by the name of the crate: `#[event(schemars)]`.
//!
//! Enabling a feature does not implement the trait: all crates of a build share features, and a type may derive the trait itself.

use syn::DeriveInput;

use super::once::Once;
use super::rule::needs_feature;
use crate::attr::{self, Entry, Owner};
use crate::errors::Errors;
use crate::model::OptIn;

/// Their names, which are valid on any kind of type.
pub(super) const NAMES: &[&str] = &["arbitrary", "schemars", "utoipa"];

/// The trait for a name, and whether the feature of that name is enabled.
fn find(name: &str) -> Option<(OptIn, bool)> {
    match name {
        "arbitrary" => Some((OptIn::Arbitrary, cfg!(feature = "arbitrary"))),
        "schemars" => Some((OptIn::Schemars, cfg!(feature = "schemars"))),
        "utoipa" => Some((OptIn::Utoipa, cfg!(feature = "utoipa"))),
        _ => None,
    }
}

/// Whether an entry of a type's attributes is one of these.
pub(super) fn is_one(entry: &Entry) -> bool {
    entry.owner == Owner::Event && NAMES.contains(&entry.name.as_str())
}

/// The traits that a type opts into.
pub(super) fn check(input: &DeriveInput, errors: &mut Errors) -> Vec<OptIn> {
    // Parse errors are reported with the other attributes.
    let mut unread = Errors::default();
    let entries = attr::entries(&input.attrs, &mut unread);
    _ = unread.finish();
    let (mut once, mut opt_ins) = (Once::default(), Vec::new());
    for entry in entries.iter().filter(|entry| is_one(entry)) {
        once.check(entry, errors);
        let asked = errors.ok(entry.flag()).and_then(|()| find(&entry.name));
        match asked {
            Some((OptIn::Arbitrary, true)) if input.generics.lifetimes().next().is_some() => errors.push(
                entry,
                "a type that borrows cannot be made by chance: there would be nothing that it borrows from. Write the type with owned values",
            ),
            Some((opt_in, true)) => opt_ins.push(opt_in),
            Some((_, false)) => errors.add(needs_feature(entry, &entry.name)),
            None => {}
        }
    }
    opt_ins
}
