//! Invalid values in memory: which of them can be constructed.

use serde_core::Serialize;
use serde_json::Value;

use super::boundary_case::{BoundaryCase, Expected};
use super::fault::Fault;
use crate::error::Code;

/// Whether a value in memory can have the faults of a boundary case.
pub(super) fn can_be_built(boundary_case: &BoundaryCase) -> bool {
    let Expected::Refused(faults) = boundary_case.expected() else { return false };
    faults.iter().all(Fault::is_by_rule) && !["type", "required"].contains(&boundary_case.rule())
}

/// Whether the constructed value matches the document, as far as its faults are concerned: a type may have dropped items that exceed a
/// limit.
pub(super) fn is_it(boundary_case: &BoundaryCase, value: &impl Serialize) -> bool {
    let Expected::Refused(faults) = boundary_case.expected() else { return false };
    let (Ok(document), Ok(built)) = (serde_json::from_str::<Value>(boundary_case.document()), serde_json::to_value(value)) else {
        return false;
    };
    faults.iter().all(|fault| {
        let (theirs, ours) = (document.pointer(&fault.pointer()), built.pointer(&fault.pointer()));
        match (theirs, ours) {
            (Some(_), Some(_)) if fault.is_key_error() => true,
            (Some(Value::Array(theirs)), Some(Value::Array(ours))) => theirs.len() == ours.len(),
            (Some(Value::Object(theirs)), Some(Value::Object(ours))) if fault.base_code() == Code::TooLong => theirs.len() == ours.len(),
            (Some(Value::Number(theirs)), Some(Value::Number(ours))) => theirs.as_f64() == ours.as_f64(),
            (Some(Value::Object(_)), Some(Value::Object(_))) => true,
            (theirs, ours) => theirs.is_some() && theirs == ours,
        }
    })
}
