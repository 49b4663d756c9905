//! Types whose items have different types: tuples, ranges and `Result`.

use syn::Type;

use super::{Known, Role, last_segment, leaves, type_arguments, within};

/// The types within tuples, ranges and `Result` in a type, which serde's own impls for these write.
pub(crate) fn written_by_serde<'a>(ty: &'a Type, found: &mut Vec<&'a Type>) {
    let all_in = |ty: &'a Type| {
        let mut parts = Vec::new();
        leaves(ty, &mut parts);
        found.extend(parts.into_iter().filter(|(role, _)| *role == Role::Value).map(|(_, ty)| ty));
    };
    match ty {
        Type::Tuple(tuple) => tuple.elems.iter().for_each(all_in),
        Type::Paren(paren) => written_by_serde(&paren.elem, found),
        Type::Group(group) => written_by_serde(&group.elem, found),
        Type::Array(array) => written_by_serde(&array.elem, found),
        Type::Slice(slice) => written_by_serde(&slice.elem, found),
        Type::Path(_) => match (last_segment(ty), Known::of(ty), within(ty)) {
            (Some(last), ..) if ["Result", "Range", "RangeInclusive", "RangeFrom", "RangeTo"].iter().any(|name| last.ident == name) => {
                type_arguments(last).into_iter().for_each(all_in);
            }
            (_, Known::Map(_, value), None) => written_by_serde(value, found),
            (_, _, Some(inner)) => written_by_serde(inner, found),
            _ => {}
        },
        _ => {}
    }
}
