//! Checks a file of one JSON event a line and says what is wrong with every bad line.
//!
//! ```text
//! cargo run --release -p polar-event-check -- tests/data/events.ndjson
//! ```
//!
//! Exits with 0 when every event is valid, with 1 when some are not, and with 2 when the check could not be made.

mod args;
mod model;
mod output;
mod progress;
mod tally;

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Write as _};
use std::process::ExitCode;

use polar_event_core::json;

use crate::args::{Args, Command, Input};
use crate::output::Output;
use crate::progress::Progress;
use crate::tally::Tally;

const READ_BUFFER_BYTES: usize = 256 << 10;

/// A longer line is reported as such, and is not held in memory.
const MAX_LINE_BYTES: usize = 1 << 20;

fn main() -> ExitCode {
    match args::from_env().map_err(Failure::Arguments).and_then(run) {
        Ok(all_valid) => ExitCode::from(u8::from(!all_valid)),
        Err(failure) => {
            // Where even stderr is gone, the exit code still says it.
            let _ = writeln!(io::stderr(), "check: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Why the check could not be made.
enum Failure {
    Arguments(lexopt::Error),
    Read(Input, io::Error),
    Write(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arguments(error) => write!(f, "{error}\nTry --help."),
            Self::Read(input, error) => write!(f, "cannot read {input}: {error}"),
            Self::Write(error) => write!(f, "cannot write the result: {error}"),
        }
    }
}

/// Whether every event is valid.
fn run(command: Command) -> Result<bool, Failure> {
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
    Ok(tally.all_valid())
}

fn check(args: &Args, tally: &mut Tally) -> Result<(), Failure> {
    let (input, length) = open(&args.input).map_err(|error| Failure::Read(args.input.clone(), error))?;
    let mut decoder = json::Decoder::new().limits(json::Limits::new().max_input_bytes(MAX_LINE_BYTES));
    if let Some(now) = args.now {
        decoder = decoder.now(now);
    }
    let mut output = Output::to_stdout(args);
    let mut progress = Progress::new(length, output.is_on_terminal());
    let mut stream = BufReader::with_capacity(READ_BUFFER_BYTES, input);

    let bytes = args.model.check(&decoder, &mut stream, &mut |line| {
        let line = line.map_err(|error| Failure::Read(args.input.clone(), error))?;
        tally.count(&line.result);
        progress.advance(line.offset);
        match &line.result {
            Ok(()) => Ok(()),
            Err(report) => progress.pause(|| output.bad_line(&line, report)).map_err(Failure::Write),
        }
    })?;

    progress.finish();
    tally.finish(bytes);
    output.finish(tally).map_err(Failure::Write)
}

/// The input, and its length where it is known.
fn open(input: &Input) -> io::Result<(Box<dyn Read>, Option<u64>)> {
    match input {
        Input::Stdin => Ok((Box::new(io::stdin().lock()), None)),
        Input::File(path) => {
            let file = File::open(path)?;
            let metadata = file.metadata()?;
            let length = metadata.is_file().then_some(metadata.len());
            Ok((Box::new(file), length))
        }
    }
}
