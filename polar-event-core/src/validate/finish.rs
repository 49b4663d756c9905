//! Post-processing of the violations of a field or newtype: message overrides, and redaction of sensitive values.
//!
//! It runs only after a violation; a valid value skips it.

use crate::describe::secrets::Secrets;
use crate::describe::{Field, Object};
use crate::error::{Code, Param, Params, Segment, Violation};
use crate::rule::MessageOverride;
use crate::state::{Checkpoint, ValidationState};

/// Finishes a field that the document has under `name`.
#[inline]
pub(crate) fn finish_field(field: &Field, name: impl Into<Segment>, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    if cx.has_reported_since(checkpoint) {
        annotate(field, name.into(), checkpoint, cx);
    }
}

#[cold]
#[inline(never)]
fn annotate(field: &Field, name: Segment, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    cx.override_messages(checkpoint, &field.overrides, is_own);
    if field.is_sensitive() {
        cx.redact_field(checkpoint, field.names());
    } else if cx.has_of_author(checkpoint) && !Secrets::of_shape((field.shape)()).is_empty() {
        // A function that got the whole value may have put sensitive data into its violations.
        cx.redact_if(checkpoint, |violation| violation.is_of_author());
    }
    cx.prefix_path(checkpoint, || name);
}

/// Whether a violation is of the value itself, not of a value inside it.
fn is_own(violation: &Violation) -> bool {
    violation.path().is_root() && !violation.is_key_error()
}

/// Reports that a field is missing, with the field's message override.
#[cold]
pub(crate) fn report_missing(field: &Field, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    cx.report_missing(field.name);
    cx.override_messages(checkpoint, &field.overrides, |_| true);
}

/// Decodes or validates a value whose type has a message override.
#[inline]
pub fn with_override<R>(overrides: &MessageOverride, cx: &mut ValidationState<'_>, value: impl FnOnce(&mut ValidationState<'_>) -> R) -> R {
    let checkpoint = cx.checkpoint();
    let value = value(cx);
    if cx.has_reported_since(checkpoint) {
        cx.override_messages(checkpoint, overrides, is_own);
    }
    value
}

/// Decodes or validates a sensitive value: violations reported meanwhile do not reveal it.
#[inline]
pub fn sensitive<R>(cx: &mut ValidationState<'_>, value: impl FnOnce(&mut ValidationState<'_>) -> R) -> R {
    let (checkpoint, outer) = (cx.checkpoint(), cx.set_sensitive(true));
    let value = value(cx);
    cx.set_sensitive(outer);
    if cx.has_reported_since(checkpoint) {
        cx.redact(checkpoint);
    }
    value
}

/// Like [`sensitive`], for a type that is sensitive wherever it occurs.
#[inline]
pub fn sensitive_type<R>(cx: &mut ValidationState<'_>, value: impl FnOnce(&mut ValidationState<'_>) -> R) -> R {
    let checkpoint = cx.checkpoint();
    let value = sensitive(cx, value);
    if cx.has_reported_since(checkpoint) {
        cx.redact_here(checkpoint);
    }
    value
}

/// Redacts what the `check` of a struct reports, except for static texts, if something in the struct is sensitive: the function has seen
/// that value.
#[inline]
pub(crate) fn finish_check(object: &Object, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    if cx.has_reported_since(checkpoint) && cx.keeps_since(checkpoint) && !Secrets::of_object(object).is_empty() {
        cx.redact_here(checkpoint);
    }
}

/// Warns about a deprecated field that the document has under `name`.
#[cold]
pub fn warn_of_field(field: &Field, name: impl Into<Segment>, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    warn_deprecated(field.deprecated.unwrap_or_default(), cx);
    finish_field(field, name, checkpoint, cx);
}

/// Warns that the current value is deprecated; `note`, if not empty, tells what to use instead.
#[cold]
pub(crate) fn warn_deprecated(note: &'static str, cx: &mut ValidationState<'_>) {
    cx.warn(Code::Deprecated, if note.is_empty() { Params::default() } else { Params::from([("note", Param::from(note))]) });
}
