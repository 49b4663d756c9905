//! The page about formats: its table and the differences that are known.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use crate::bed::Bed;
use crate::known::KNOWN;

const BEGIN: &str = "<!-- begin: formats -->\n";
const END: &str = "<!-- end: formats -->";

fn path() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../polar-event-core/docs/formats.md"))
}

/// The page as it is, and as it should be.
fn pages(bed: &Bed) -> Result<(String, String), String> {
    let page = fs::read_to_string(path()).map_err(|error| error.to_string())?;
    let missing = || "the page has no place for the table".to_owned();
    let (before, rest) = page.split_once(BEGIN).ok_or_else(missing)?;
    let (_, after) = rest.split_once(END).ok_or_else(missing)?;
    let due = format!("{before}{BEGIN}{}{END}{after}", generated(bed));
    Ok((page, due))
}

/// Writes the page.
pub(crate) fn write(bed: &Bed) -> Result<(), String> {
    let (_, due) = pages(bed)?;
    fs::write(path(), due).map_err(|error| error.to_string())
}

/// Whether the page says what is.
pub(crate) fn is_fresh(bed: &Bed) -> Result<bool, String> {
    pages(bed).map(|(page, due)| page == due)
}

fn generated(bed: &Bed) -> String {
    let mut text = String::from("| format | types | read | written back |\n| --- | ---: | ---: | ---: |\n");
    for row in &bed.rows {
        let held = row.types.iter().filter(|held| held.values > 0);
        let (mut types, mut read, mut written) = (0, 0, 0);
        for held in held {
            types += 1;
            read += usize::from(held.read.is_none() && held.null.is_none());
            written += usize::from(held.written.is_none());
        }
        _ = writeln!(text, "| {} | {types} | {read} | {written} |", row.format);
    }
    text.push_str("\nWhat is missing:\n\n");
    let mut reasons: Vec<&str> = Vec::new();
    for known in KNOWN {
        if !reasons.contains(&known.reason) {
            reasons.push(known.reason);
        }
    }
    for reason in reasons {
        let mut formats: Vec<&str> = Vec::new();
        for known in KNOWN.iter().filter(|known| known.reason == reason) {
            formats.extend(known.formats.iter().filter(|format| !formats.contains(format)).copied().collect::<Vec<_>>());
        }
        _ = writeln!(text, "- {}: {reason}.", formats.join("; "));
    }
    text
}
