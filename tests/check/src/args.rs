//! The command line.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::ValueExt as _;
use lexopt::prelude::{Long, Short, Value};

use crate::model::Model;

pub(crate) const HELP: &str = "\
Checks a file of one JSON event a line and says what is wrong with every bad line.

Usage: check [OPTIONS] FILE

Arguments:
  FILE                    The events; - reads them from stdin. Blank lines are skipped.

Options:
  -m, --model MODEL       What the events have to be [default: EventCreateCustomer]
                          [EventCreateCustomer, EventCreateExternalCustomer]
  -f, --format FORMAT     How bad lines are reported [default: human]
                          human: pictures, then the summary
                          json: an object a bad line on stdout, the summary on stderr
      --color WHEN        Whether the pictures are in colour [default: auto]
                          [auto, always, never]; auto heeds NO_COLOR
      --now TIMESTAMP     The time after which a timestamp lies in the future [default: the system's clock]
  -q, --quiet             Print the summary only
  -h, --help              Print this help

Exit code: 0 when every event is valid, 1 when some are not, 2 when the check could not be made.
";

pub(crate) enum Command {
    Check(Args),
    Help,
}

pub(crate) struct Args {
    pub(crate) input: Input,
    pub(crate) model: Model,
    pub(crate) format: Format,
    pub(crate) color: Color,
    pub(crate) now: Option<jiff::Timestamp>,
    pub(crate) quiet: bool,
}

#[derive(Clone)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
}

impl From<OsString> for Input {
    fn from(argument: OsString) -> Self {
        if argument == "-" { Self::Stdin } else { Self::File(argument.into()) }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("stdin"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Human,
    Json,
}

impl FromStr for Format {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "human" => Ok(Self::Human),
            "json" => Ok(Self::Json),
            _ => Err("the formats are human, json"),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl FromStr for Color {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "auto" => Ok(Self::Auto),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            _ => Err("the choices are auto, always, never"),
        }
    }
}

pub(crate) fn from_env() -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_env();
    let (mut input, mut model, mut format, mut color) = (None, Model::default(), Format::Human, Color::Auto);
    let (mut now, mut quiet) = (None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('m') | Long("model") => model = parser.value()?.parse()?,
            Short('f') | Long("format") => format = parser.value()?.parse()?,
            Long("color" | "colour") => color = parser.value()?.parse()?,
            Long("now") => now = Some(parser.value()?.parse()?),
            Short('q') | Long("quiet") => quiet = true,
            Value(value) if input.is_none() => input = Some(Input::from(value)),
            _ => return Err(argument.unexpected()),
        }
    }
    let input = input.ok_or("no input: name a file, or - for stdin")?;
    Ok(Command::Check(Args { input, model, format, color, now, quiet }))
}
