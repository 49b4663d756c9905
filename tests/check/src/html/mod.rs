//! The page of the format `html`. It loads nothing, and needs no scripts.

mod charts;
mod escape;
mod kinds;

use std::fmt::{self, Write as _};

use crate::args::Args;
use crate::input::Input;
use crate::tally::Tally;
use crate::text::{counted, grouped, percent};
use escape::Escaped;

/// The policy allows this style and nothing else: the hash is that of `style.css`.
const POLICY: &str =
    "default-src 'none'; style-src 'sha256-4Y1AVgWnfYzidp3CrjrS6tx49/BdG/Dd491MVRBVt1k='; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("style.css");

/// How many files are named.
const MAX_FILES: usize = 20;

/// The longest name and the longest error, in characters.
const MAX_NAME: usize = 120;
const MAX_ERROR: usize = 300;

pub(crate) fn page(args: &Args, tally: &Tally) -> String {
    let mut page = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut page, args, tally);
    page
}

fn write(page: &mut String, args: &Args, tally: &Tally) -> fmt::Result {
    let title = match tally.invalid {
        0 => format!("{}, all valid", counted(tally.read, "event")),
        invalid => format!("{} of {} are bad", grouped(invalid), counted(tally.read, "event")),
    };
    write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )?;
    checked(page, args)?;
    totals(page, tally)?;
    unchecked(page, tally)?;
    let groups = tally.groups();
    if !groups.is_empty() {
        charts::codes(page, &groups)?;
        charts::course(page, &tally.course)?;
        kinds::write(page, &groups, tally.invalid)?;
    }
    page.push_str("</main>\n</body>\n</html>\n");
    Ok(())
}

/// What was checked, and against what.
fn checked(page: &mut String, args: &Args) -> fmt::Result {
    let names: Vec<_> = args.inputs.iter().take(MAX_FILES).map(|input| file(&Input::name(input))).collect();
    write!(page, "<p>{}", names.join(", "))?;
    if let Some(more @ 1..) = args.inputs.len().checked_sub(MAX_FILES) {
        write!(page, " and {}", counted(more as u64, "more file"))?;
    }
    writeln!(page, ", checked against the model <code>{}</code>.</p>", args.model.name)
}

fn totals(page: &mut String, tally: &Tally) -> fmt::Result {
    writeln!(page, "<h2>Totals</h2>\n<dl class=\"totals\">")?;
    let share = |count| if tally.read > 0 { percent(count, tally.read) } else { "–".to_owned() };
    for (name, count, share) in [
        ("Read", tally.read, None),
        ("Valid", tally.valid(), Some(share(tally.valid()))),
        ("Invalid", tally.invalid, Some(share(tally.invalid))),
    ] {
        write!(page, "<div><dt>{name}</dt><dd>{}", grouped(count))?;
        if let Some(share) = share {
            write!(page, " <small>{}</small>", Escaped(share))?;
        }
        writeln!(page, "</dd></div>")?;
    }
    writeln!(page, "</dl>")
}

/// The files that were not checked to their end.
fn unchecked(page: &mut String, tally: &Tally) -> fmt::Result {
    if tally.unchecked.is_empty() {
        return Ok(());
    }
    writeln!(page, "<section class=\"unchecked\">\n<h2>Not checked to the end</h2>\n<ul>")?;
    for (name, error) in tally.unchecked.iter().take(MAX_FILES) {
        let error: String = error.chars().take(MAX_ERROR).collect();
        writeln!(page, "<li>{}: {}</li>", file(name), Escaped(error))?;
    }
    if let Some(more @ 1..) = tally.unchecked.len().checked_sub(MAX_FILES) {
        writeln!(page, "<li>and {more} more</li>")?;
    }
    writeln!(page, "</ul>\n</section>")
}

/// The name of a file. Of a long one, the end is more informative.
fn file(name: &str) -> String {
    match name.chars().count().checked_sub(MAX_NAME) {
        Some(over @ 1..) => format!("<code>…{}</code>", Escaped(name.chars().skip(over).collect::<String>())),
        _ => format!("<code>{}</code>", Escaped(name)),
    }
}
