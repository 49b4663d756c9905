//! Holds the promise that no input is expensive: with the worst documents that we know, work grows with the text and no faster, stays below a
//! multiple of what a valid text of the same size takes, and memory is bounded. Work is instructions, which valgrind counts.
//!
//! `cargo run --release -p polar-event-growth` measures all cases, `… -- union lines` those with these words in their names.

mod cases;
mod counting;
mod documents;
mod measure;

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use cases::Case;
use measure::Measured;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run", name, path] => run(name, path),
        words => judge(words),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Decodes one document, for valgrind to count.
fn run(name: &str, path: &str) -> Result<(), String> {
    let text = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    match cases::all().iter().find(|case| case.name == name) {
        Some(case) => _ = (case.run)(&text),
        None if name == measure::NOTHING => {}
        None => return Err(format!("no such case: {name}")),
    }
    Ok(())
}

/// Measures the cases, two at a time, and fails if one of them is over its bounds.
fn judge(words: &[&str]) -> Result<(), String> {
    let wanted = |case: &Case| words.is_empty() || words.iter().any(|word| case.name.contains(word));
    let cases: Vec<Case> = cases::all().into_iter().filter(wanted).collect();
    let base = measure::base()?;
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    println!("{}", Measured::TITLE);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let verdict = measure::case(case, base).and_then(|measured| {
                        let faults = match measured {
                            Some(measured) => {
                                println!("{}", measured.line(case));
                                measured.faults(case)
                            }
                            None => vec![format!("does not end in {} s", measure::TIMEOUT.as_secs())],
                        };
                        if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
                    });
                    if let Err(message) = verdict {
                        failed.lock().expect("nothing panics with it").push(format!("{}: {message}", case.name));
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("nothing panics with it");
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}
