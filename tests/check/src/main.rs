//! Checks files of one JSON event a line and shows what is wrong with every bad line.
//!
//! ```text
//! cargo run --release -p polar-event-check -- tests/data/events.ndjson
//! ```
//!
//! Exits with 0 when every event is valid, with 1 when some are not, and with 2 when something could not be checked.

mod advice;
mod args;
mod array;
mod check;
mod compression;
mod course;
mod html;
mod input;
mod kind;
mod model;
mod output;
mod progress;
mod summary;
mod tally;
mod text;

use std::fmt;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::args::{Args, Command, Format};
use crate::check::{Checked, Checker, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::progress::Progress;
use crate::tally::Tally;
use crate::text::printable;

fn main() -> ExitCode {
    match args::from_env().map_err(Failure::Arguments).and_then(run) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            complain(&failure);
            ExitCode::from(2)
        }
    }
}

/// Writes an error. Where even stderr is gone, the exit code still tells.
fn complain(error: &dyn fmt::Display) {
    let _ = writeln!(io::stderr(), "check: {error}");
}

/// Why nothing, or nothing more, could be checked.
enum Failure {
    Arguments(lexopt::Error),
    /// `--out` names an input.
    Overwrite(String),
    Open(String, io::Error),
    Write(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arguments(error) => write!(f, "{}\nTry --help.", printable(&error.to_string())),
            Self::Overwrite(name) => write!(f, "--out would overwrite {name}, which is to be checked"),
            Self::Open(name, error) => write!(f, "cannot write to {name}: {error}"),
            Self::Write(error) => write!(f, "cannot write the result: {error}"),
        }
    }
}

/// The exit code.
fn run(command: Command) -> Result<u8, Failure> {
    let mut tally = Tally::start();
    let result = match command {
        Command::Help => io::stdout().write_all(args::HELP.as_bytes()).map_err(Failure::Write),
        Command::Check(args) => check(&args, &mut tally),
    };
    match result {
        // Whoever reads the output (`| head`) has seen enough of it.
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {}
        result => result?,
    }
    Ok(if tally.unchecked.is_empty() { u8::from(tally.invalid > 0) } else { 2 })
}

fn check(args: &Args, tally: &mut Tally) -> Result<(), Failure> {
    let mut output = open_output(args)?;
    let length = args.inputs.iter().map(Input::length).sum();
    let mut progress = Progress::new(length, output.is_on_terminal());
    let checker = Checker::new(args);
    for input in &args.inputs {
        let checked = checker.file(input, progress.bytes_read.clone(), &mut |event| {
            progress.advance(tally);
            on_event(args, &event, tally, &mut output, &mut progress)
        });
        match checked {
            Ok(bytes) => tally.bytes += bytes,
            Err(Stop::Output(error)) => return Err(Failure::Write(error)),
            Err(Stop::Input(error)) => {
                progress.clear();
                let name = input.name();
                complain(&format_args!("{name}: {error}"));
                tally.unchecked.push((name, error));
            }
        }
    }
    progress.clear();
    tally.finish();
    output.finish(tally).map_err(Failure::Write)
}

fn on_event(args: &Args, event: &Checked<'_>, tally: &mut Tally, output: &mut Output<'_>, progress: &mut Progress) -> io::Result<()> {
    let news = tally.count(event);
    let Err(report) = &event.result else { return Ok(()) };
    if args.format == Format::Html {
        for violation in news {
            tally.set_example(violation, output::example(&args.model, event, violation));
        }
        return Ok(());
    }
    let has_news = !news.is_empty();
    if output.shows(has_news) {
        progress.clear_for_output();
    }
    output.bad_event(event, report, has_news)
}

fn open_output(args: &Args) -> Result<Output<'_>, Failure> {
    if let Some(out) = &args.out {
        let is_out = |input: &&Input| matches!(input, Input::File(path) if is_same_file(path, out));
        if let Some(input) = args.inputs.iter().find(is_out) {
            return Err(Failure::Overwrite(input.name()));
        }
    }
    let name = || args.out.as_deref().map_or("stdout".to_owned(), |path| printable(&path.to_string_lossy()));
    Output::open(args).map_err(|error| Failure::Open(name(), error))
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
