//! Whether the differences are those that are known.

use crate::bed::{Bed, Held, Row};
use crate::known::{KNOWN, Known};

/// Differences that are not known, and what is known and is no difference.
pub(crate) fn surprises(bed: &Bed) -> Vec<String> {
    let mut surprises: Vec<_> = bed.without_values.iter().map(|name| format!("{name}: there is no value to compare")).collect();
    for row in &bed.rows {
        let unknown = row.types.iter().filter(|held| differs(held) && !is_known(row, held));
        surprises.extend(unknown.flat_map(|held| faults(row, held)));
    }
    for Known { formats, name, reason } in KNOWN {
        for format in *formats {
            let row = bed.rows.iter().find(|row| row.format == *format);
            if !row.is_some_and(|row| row.types.iter().any(|held| held.name == *name && differs(held))) {
                surprises.push(format!("{format}, {name}: there is no difference any more ({reason})"));
            }
        }
    }
    surprises
}

fn differs(held: &Held) -> bool {
    held.read.is_some() || held.null.is_some() || held.written.is_some()
}

fn is_known(row: &Row, held: &Held) -> bool {
    KNOWN.iter().any(|known| known.formats.contains(&row.format.as_str()) && known.name == held.name)
}

fn faults(row: &Row, held: &Held) -> impl Iterator<Item = String> {
    let sides = [("read", &held.read), ("read with None", &held.null), ("written back", &held.written)];
    sides.into_iter().filter_map(move |(side, fault)| {
        let fault = fault.as_ref()?;
        Some(format!("{}, {}: not {side}: {}: {}", row.format, held.name, fault.written, fault.error))
    })
}
