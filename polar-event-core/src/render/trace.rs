//! Metrics about faults.

use std::collections::BTreeMap;

use crate::error::Report;

impl Report {
    /// Emits a `tracing` event (level `INFO`, target `polar_event`) for each code and path, with the number of times it occurs in the
    /// report.
    ///
    /// The fields are `code`, `path` and `monotonic_counter.polar_event_violations`, so that metrics layers such as that of
    /// `tracing-opentelemetry` count them by code and path. Neither contains anything from the input: the path is
    /// [`Path::pattern`](crate::Path::pattern), as in `/events/*/metadata/*`.
    ///
    /// The extractors of the feature `axum` call it for each document that they refuse.
    pub fn trace(&self) {
        let mut counts = BTreeMap::<(&str, String), u64>::new();
        for violation in self.violations() {
            *counts.entry((violation.code().as_str(), violation.path().pattern())).or_default() += 1;
        }
        for ((code, path), count) in counts {
            tracing::event!(target: "polar_event", tracing::Level::INFO, { monotonic_counter.polar_event_violations = count, code = code, path = path.as_str() });
        }
    }
}
