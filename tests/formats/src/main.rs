//! The types of the zoos as `Event` derives them and as serde does, in the formats of serde: what serde writes is read by ours, and what ours writes
//! is read by serde.
//!
//! Without options it prints a table with a row for each format; with `--list FORMAT` it prints each difference there is in that format; with `--check`
//! it fails if there is a difference that [`known::KNOWN`] does not name, or none where it does.

mod bed;
mod check;
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
}

fn action() -> Result<Action, lexopt::Error> {
    let mut action = Action::Table;
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        action = match argument {
            Long("list") => Action::List(parser.value()?.to_string_lossy().into_owned()),
            Long("check") => Action::Check,
            argument => return Err(argument.unexpected()),
        };
    }
    Ok(action)
}

fn main() -> ExitCode {
    let action = match action() {
        Ok(action) => action,
        Err(error) => {
            eprintln!("{error}\nUsage: polar-event-formats [--list FORMAT | --check]");
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
        Action::Check => {
            let surprises = check::surprises(&Bed::new(None));
            surprises.iter().for_each(|surprise| println!("{surprise}"));
            println!("{} surprises", surprises.len());
            return if surprises.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
    }
    ExitCode::SUCCESS
}
