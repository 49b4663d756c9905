//! The same job by different means: the bytes of a JSON event to a typed value that has been checked. See README.md.
#![forbid(unsafe_code)]

mod build;
mod documents;
mod environment;
mod rows;
mod table;
mod timing;

use std::process::ExitCode;

use documents::{WORKLOADS, Workload};
use rows::{ROWS, Row};

const USAGE: &str = "usage: polar-event-peers [--rounds N] [--workload NAME]… | --profile ROW WORKLOAD TIMES";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["build"] => build::compare(5),
        ["--profile", row, workload, times] => profile(row, workload, times),
        words => compare(words),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Checks all rows, then measures them and prints the table.
fn compare(mut words: &[&str]) -> Result<(), String> {
    let (mut rounds, mut wanted) = (60, Vec::new());
    loop {
        words = match words {
            [] => break,
            ["--rounds", number, rest @ ..] => {
                rounds = number.parse().map_err(|_| USAGE)?;
                rest
            }
            ["--workload", name, rest @ ..] => {
                wanted.push(workload(name)?);
                rest
            }
            _ => return Err(USAGE.into()),
        }
    }
    let workloads: Vec<&Workload> = if wanted.is_empty() { WORKLOADS.iter().collect() } else { wanted };
    rows::verify()?;
    environment::print();
    for workload in workloads {
        table::print(workload, &timing::measure(&workload.documents(), rounds));
    }
    Ok(())
}

/// Runs one row on its own, for a profiler or a counter of instructions to look at.
fn profile(row: &str, name: &str, times: &str) -> Result<(), String> {
    let row: &Row = ROWS.iter().find(|have| have.id == row).ok_or_else(|| format!("no such row: {row}"))?;
    let documents = workload(name)?.documents();
    for number in 0..times.parse().map_err(|_| USAGE)? {
        let document = &documents[number % documents.len()];
        assert!((row.accepts)(document));
    }
    Ok(())
}

fn workload(name: &str) -> Result<&'static Workload, String> {
    WORKLOADS.iter().find(|workload| workload.name == name).ok_or_else(|| format!("no such workload: {name}"))
}
