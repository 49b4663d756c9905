//! The types of the zoos as `Event` derives them and as serde does, in the formats of serde: what serde writes is read by ours, and what ours writes
//! is read by serde.
//!
//! Without options it prints a table with a row for each format; with `--list FORMAT` it prints each difference there is in that format; with `--check`
//! it fails if there is a difference that [`known::KNOWN`] does not name, or none where it does.

mod bed;
mod check;
mod document;
mod erased;
mod format;
mod formats;
mod known;
mod samples;
mod table;

use std::process::ExitCode;

use bed::Bed;
use lexopt::Arg::Long;

enum Action {
    Table,
    List(String),
    Check,
    Write,
}

fn action() -> Result<Action, lexopt::Error> {
    let mut action = Action::Table;
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        action = match argument {
            Long("list") => Action::List(parser.value()?.to_string_lossy().into_owned()),
            Long("check") => Action::Check,
            Long("write") => Action::Write,
            argument => return Err(argument.unexpected()),
        };
    }
    Ok(action)
}

fn main() -> ExitCode {
    let action = match action() {
        Ok(action) => action,
        Err(error) => {
            eprintln!("{error}\nUsage: polar-event-formats [--list FORMAT | --check | --write]");
            return ExitCode::from(2);
        }
    };
    match action {
        Action::Table => print!("{}", table::table(&Bed::new(None))),
        Action::List(format) => match Bed::new(Some(&format)).rows.first() {
            Some(row) => print!("{}", table::list(row)),
            None => {
                eprintln!("there is no format {format:?}; the table has their names");
                return ExitCode::from(2);
            }
        },
        Action::Write => {
            if let Err(error) = document::write(&Bed::new(None)) {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        }
        Action::Check => {
            let bed = Bed::new(None);
            let mut surprises = check::surprises(&bed);
            // Features of `serde_json` change how many values serde brings back.
            if cfg!(not(any(feature = "arbitrary_precision", feature = "preserve_order"))) && document::is_fresh(&bed) != Ok(true) {
                surprises.push("docs/formats.md says something else: write it again with --write".to_owned());
            }
            surprises.iter().for_each(|surprise| println!("{surprise}"));
            println!("{} surprises", surprises.len());
            return if surprises.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
    }
    ExitCode::SUCCESS
}
