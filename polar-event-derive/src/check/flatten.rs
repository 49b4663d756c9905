//! Flattened maps, which take all remaining keys. If the syntax does not show whether a type is one, the compiler checks it.

use crate::errors::Errors;
use crate::model::{Body, Field, Kind};
use crate::types::Known;

/// Checks that at most one flattened map, or `deny_unknown_fields`, handles the remaining keys.
pub(super) fn check(body: &Body<'_>, deny_unknown_fields: bool, errors: &mut Errors) {
    let is_map = |field: &&Field<'_>| field.kind == Kind::Flatten && matches!(Known::of(field.ty), Known::Map(..));
    let mut maps = body.fields.iter().filter(is_map);
    let Some(first) = maps.next() else { return };
    for other in maps {
        errors.push(other.ty, "the keys that are left are taken by the flattened map before this one: keep one of them");
    }
    if deny_unknown_fields {
        errors.push(first.ty, "this map takes all keys that the struct does not have, so none is unknown: remove `deny_unknown_fields`");
    }
}
