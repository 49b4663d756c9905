//! What is known of a format by its error type.

use crate::reader;

/// Whether errors of this type are those of a JSON text: of this library's reader, or of `serde_json`.
///
/// The error type is the same through `&mut`, `serde_json::Value`, serde's own buffers and wrappers such as `serde_path_to_error`, where the
/// deserializer's type is not. JSON names the types of its values, so that these can be taken as they come, and every fault be collected.
#[inline(always)]
pub(crate) fn is_json<E>() -> bool {
    let error = typeid::of::<E>();
    error == typeid::of::<serde_json::Error>() || error == typeid::of::<reader::Error>()
}
