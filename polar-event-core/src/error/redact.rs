//! Redaction of sensitive values.

use std::borrow::Cow;

use super::code::Code;
use super::param::{Param, Params};
use super::path::{Path, Segment};

/// Parameters that reveal something about the value itself, not about the rule.
const TELLING: &[&str] = &["suggestion", "did_you_mean"];

/// Whether a parameter reveals something about the value itself.
fn tells(name: &str) -> bool {
    name.starts_with("actual") || TELLING.contains(&name)
}

/// Keeps only what the type's author and the library have written: limits and static texts.
///
/// Computed parameters may contain the value, so only those numbers stay that the code lists among its parameters.
pub(super) fn params(code: Code, params: Params) -> Params {
    let keep = |(name, param): (&'static str, Param)| {
        let fixed = match &param {
            Param::Text(Cow::Borrowed(_)) | Param::Literals(_) | Param::Names(_) => true,
            // A number of the author's function may be made of the value.
            Param::Number(_) => !matches!(code, Code::Declared(_)) && code.params().contains(&name),
            Param::Text(Cow::Owned(_)) => false,
        };
        match (code, name) {
            _ if fixed && !tells(name) => Some((name, param)),
            // The message is this text alone.
            (Code::ValueError, "error") => Some((name, Param::from("is not accepted"))),
            _ => None,
        }
    };
    Params::from_iter(params.into_iter().filter_map(keep))
}

/// Cuts a path before the first key that comes from the input. Returns whether it did. The last `known` steps are known to have no such
/// key.
pub(super) fn path(path: &mut Path, known: usize) -> bool {
    let from_input = |segment: &Segment| matches!(segment, Segment::Key(Cow::Owned(_)));
    path.cut_before(known, from_input)
}
