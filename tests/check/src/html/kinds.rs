//! The kinds of faults, each with an example.

use std::fmt::{self, Write as _};

use super::escape::{Escaped, clipped};
use super::file;
use crate::tally::{FirstPlace, Group};
use crate::text::{counted, grouped, percent};

/// How many kinds are shown.
const MAX_KINDS: usize = 40;

/// The longest example, as it is in the page.
const MAX_EXAMPLE_BYTES: usize = 8 << 10;

pub(super) fn write(page: &mut String, groups: &[&Group], invalid: u64) -> fmt::Result {
    writeln!(
        page,
        "<section>\n<h2>Kinds of faults</h2>\n<p>The most frequent first. In paths, <code>*</code> stands for an index, or for a key that the sender chose.</p>"
    )?;
    let (shown, more) = groups.split_at(groups.len().min(MAX_KINDS));
    for (index, group) in shown.iter().enumerate() {
        kind(page, index + 1, group, invalid)?;
    }
    if !more.is_empty() {
        let faults = more.iter().map(|group| group.faults).sum();
        let kinds = if more.len() == 1 { "kind" } else { "kinds" };
        writeln!(page, "<p>And {} more {kinds}, with {}.</p>", grouped(more.len() as u64), counted(faults, "fault"))?;
    }
    writeln!(page, "</section>")
}

fn kind(page: &mut String, number: usize, group: &Group, invalid: u64) -> fmt::Result {
    let (code, path) = (Escaped(group.kind.code.as_str()), Escaped(group.kind.path()));
    let places: Vec<_> = group.first.iter().map(place).collect();
    let more = if group.events > places.len() as u64 { ", …" } else { "" };
    writeln!(
        page,
        "<article aria-labelledby=\"kind-{number}\">\n<h3 id=\"kind-{number}\"><code>{code}</code> at <code>{path}</code></h3>\n\
         <p>{}, {} of the bad ones; {}. First in {}{more}</p>",
        counted(group.events, "event"),
        Escaped(percent(group.events, invalid)),
        counted(group.faults, "fault"),
        places.join(", "),
    )?;
    if let Some(example) = &group.example {
        let example = clipped(example, MAX_EXAMPLE_BYTES);
        writeln!(page, "<pre tabindex=\"0\" role=\"region\" aria-label=\"Example of {code} at {path}\">{example}</pre>")?;
    }
    writeln!(page, "</article>")
}

fn place(first: &FirstPlace) -> String {
    let column = first.column.map(|column| format!(":{column}")).unwrap_or_default();
    format!("{}:{}{column}", file(&first.file), first.line)
}
