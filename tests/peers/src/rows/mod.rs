//! The ways to do the job.

mod by_hand;
mod garde;
mod ours;
mod typed;

use crate::documents::{WORKLOADS, bad};

/// A way to do the job.
pub struct Row {
    /// For the command line.
    pub id: &'static str,
    /// For the table.
    pub title: &'static str,
    /// Decodes and drops a document; says whether it is good.
    pub accepts: fn(&[u8]) -> bool,
    /// Whether it checks the rules.
    pub validates: bool,
}

/// All ways; the first is what the others are compared with.
pub const ROWS: [Row; 6] = [
    Row { id: "garde", title: "serde_json + garde", accepts: garde::accepts, validates: true },
    Row { id: "owned", title: "**polar-event**, owned fields", accepts: ours::owned, validates: true },
    Row { id: "borrowed", title: "**polar-event**, borrowed fields", accepts: ours::borrowed, validates: true },
    Row { id: "via-serde-json", title: "polar-event through `serde_json::from_slice`", accepts: ours::via_serde_json, validates: true },
    Row { id: "typed", title: "serde_json, typed, no validation", accepts: typed::accepts, validates: false },
    Row { id: "by-hand", title: "a decoder by hand for this one struct", accepts: by_hand::accepts, validates: true },
];

/// Makes sure that every row does the job at all.
///
/// # Errors
///
/// The row that does not, and what it does.
pub fn verify() -> Result<(), String> {
    for row in &ROWS {
        for workload in &WORKLOADS {
            if !workload.documents().iter().all(|document| (row.accepts)(document)) {
                return Err(format!("{} refuses a document of `{}`", row.title, workload.name));
            }
        }
        for (fault, document) in bad() {
            if row.validates && (row.accepts)(&document) {
                return Err(format!("{} accepts {fault}", row.title));
            }
        }
        if (row.accepts)(b"{\"name\":\"a\"}") {
            return Err(format!("{} accepts an event without a customer", row.title));
        }
    }
    Ok(())
}
