//! What the checks of all models have in common.

use super::string::Text;
use super::tape::Value;
use crate::error::{Code, Param, Segment};
use crate::state::ValidationState;

/// Checks a field that must be there.
pub(super) fn required<'t, T>(
    name: &'static str,
    value: Option<Value<'t>>,
    cx: &mut ValidationState<'_>,
    check: impl FnOnce(Value<'t>, &mut ValidationState<'_>) -> Option<T>,
) -> Option<T> {
    let Some(value) = value else {
        cx.report_missing(name);
        return None;
    };
    let checkpoint = cx.checkpoint();
    let checked = check(value, cx);
    cx.prefix_path(checkpoint, || Segment::from(name));
    checked
}

/// Checks a field, if it is there. `None` is a fault, `Some(None)` an absent field.
pub(super) fn optional<'t, T>(
    name: &'static str,
    value: Option<Value<'t>>,
    cx: &mut ValidationState<'_>,
    check: impl FnOnce(Value<'t>, &mut ValidationState<'_>) -> Option<T>,
) -> Option<Option<T>> {
    match value {
        Some(value) => required(name, Some(value), cx, check).map(Some),
        None => Some(None),
    }
}

/// As [`optional`], and null is the same as an absent field.
pub(super) fn nullable<'t, T>(
    name: &'static str,
    value: Option<Value<'t>>,
    cx: &mut ValidationState<'_>,
    check: impl FnOnce(Value<'t>, &mut ValidationState<'_>) -> Option<T>,
) -> Option<Option<T>> {
    optional(name, value.filter(|value| !value.is_null()), cx, check)
}

/// Reports that a value is no object.
pub(super) fn object<T>(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<T> {
    cx.report(Code::ObjectType, [("found", Param::from(value.kind.name()))]);
    None
}

/// Any string.
pub(super) fn text_field(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Text> {
    match value.string() {
        Some(text) => Some(Text::new(text)),
        None => {
            cx.report(Code::StringType, [("found", Param::from(value.kind.name()))]);
            None
        }
    }
}

/// Any string without U+0000.
pub(super) fn text_without_nul(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Text> {
    let text = text_field(value, cx)?;
    without_nul(text.as_bytes(), cx).then_some(text)
}

pub(super) fn without_nul(text: &[u8], cx: &mut ValidationState<'_>) -> bool {
    let good = !has_nul(text);
    if !good {
        cx.report(Code::ValueError, [("error", Param::from("must not contain the character U+0000"))]);
    }
    good
}

pub(super) fn has_nul(text: &[u8]) -> bool {
    text.contains(&0)
}
