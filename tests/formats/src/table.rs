//! What is seen, for people.

use std::fmt::Write;

use crate::bed::{Bed, Row};

/// A row for each format.
pub(crate) fn table(bed: &Bed) -> String {
    let mut table =
        format!("{:36} {:>10} {:>6} {:>9} {:>12} {:>8}\n", "format", "with serde", "read", "with None", "written back", "values");
    for row in &bed.rows {
        let applicable = || row.types.iter().filter(|held| held.values > 0);
        let (with_serde, values): (usize, usize) = (applicable().count(), applicable().map(|held| held.values).sum());
        let read = applicable().filter(|held| held.read.is_none()).count();
        let null = applicable().filter(|held| held.null.is_none()).count();
        let written = applicable().filter(|held| held.written.is_none()).count();
        _ = writeln!(table, "{:36} {with_serde:>10} {read:>6} {null:>9} {written:>12} {values:>8}", row.format);
    }
    for name in &bed.without_values {
        _ = writeln!(table, "{name}: no value to compare");
    }
    table
}

/// Each difference in a format, with what was written and what became of it.
pub(crate) fn list(row: &Row) -> String {
    let mut list = String::new();
    for held in &row.types {
        for (side, fault) in [("read", &held.read), ("read with None", &held.null), ("written back", &held.written)] {
            if let Some(fault) = fault {
                _ = writeln!(
                    list,
                    "{}: not {side}\n    {}\n    {}",
                    held.name,
                    fault.written.trim_end().replace('\n', "\n    "),
                    fault.error
                );
            }
        }
    }
    list
}
