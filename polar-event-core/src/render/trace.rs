//! Metrics about faults.

use core::fmt::Write as _;
use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::error::{Path, Report, Segment};

impl Report {
    /// Emits a `tracing` event (level `INFO`, target `polar_event`) for each code and path, with the number of times it occurs in the
    /// report.
    ///
    /// The fields are `code`, `path` and `monotonic_counter.polar_event_violations`, so that metrics layers such as that of
    /// `tracing-opentelemetry` count them by code and path. Neither contains anything from the input: in a path, indices and keys that come
    /// from the document are `*`, as in `/events/*/metadata/*`. So the number of different paths is limited by the type's fields.
    ///
    /// The extractors of the feature `axum` call it for each document that they refuse.
    pub fn trace(&self) {
        let mut counts = BTreeMap::<(&str, String), u64>::new();
        for violation in self.violations() {
            *counts.entry((violation.code().as_str(), pattern(violation.path()))).or_default() += 1;
        }
        for ((code, path), count) in counts {
            tracing::event!(target: "polar_event", tracing::Level::INFO, { monotonic_counter.polar_event_violations = count, code = code, path = path.as_str() });
        }
    }
}

/// The path, with `*` for every step that is not a field of the type.
fn pattern(path: &Path) -> String {
    let mut text = String::new();
    for segment in path.segments() {
        match segment {
            // Writing to a string cannot fail.
            Segment::Key(Cow::Borrowed(name)) => _ = write!(text, "/{name}"),
            Segment::Key(Cow::Owned(_)) | Segment::Index(_) => text.push_str("/*"),
        }
    }
    text
}
