//! The command line.

use std::path::PathBuf;
use std::str::FromStr;

use lexopt::ValueExt as _;
use lexopt::prelude::{Long, Short, Value};

use crate::input::Input;
use crate::model::Model;

pub(crate) const HELP: &str = include_str!("help.txt");

pub(crate) enum Command {
    Check(Args),
    Help,
}

pub(crate) struct Args {
    pub(crate) inputs: Vec<Input>,
    pub(crate) model: Model,
    pub(crate) array: bool,
    pub(crate) format: Format,
    pub(crate) out: Option<PathBuf>,
    pub(crate) show: Show,
    pub(crate) color: Color,
    pub(crate) now: Option<jiff::Timestamp>,
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Human,
    Json,
    Html,
}

impl FromStr for Format {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "human" => Ok(Self::Human),
            "json" => Ok(Self::Json),
            "html" => Ok(Self::Html),
            _ => Err("the formats are human, json, html"),
        }
    }
}

/// Which bad lines have a picture.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Show {
    /// So many of those that have a new kind of fault.
    First(u64),
    All,
}

impl FromStr for Show {
    type Err = &'static str;

    fn from_str(count: &str) -> Result<Self, Self::Err> {
        match count {
            "all" => Ok(Self::All),
            count => count.parse().map(Self::First).map_err(|_| "give a number, or all"),
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
    let mut args = Args {
        inputs: Vec::new(),
        model: Model::default(),
        array: false,
        format: Format::Human,
        out: None,
        show: Show::First(10),
        color: Color::Auto,
        now: None,
        quiet: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('m') | Long("model") => args.model = parser.value()?.parse()?,
            Long("array") => args.array = true,
            Short('f') | Long("format") => args.format = parser.value()?.parse()?,
            Short('o') | Long("out") => args.out = Some(parser.value()?.into()),
            Long("show") => args.show = parser.value()?.parse()?,
            Long("color" | "colour") => args.color = parser.value()?.parse()?,
            Long("now") => args.now = Some(parser.value()?.parse()?),
            Short('q') | Long("quiet") => args.quiet = true,
            Value(value) => args.inputs.push(value.into()),
            _ => return Err(argument.unexpected()),
        }
    }
    match args.inputs.iter().filter(|input| matches!(input, Input::Stdin)).count() {
        _ if args.inputs.is_empty() => Err("no input: name a file, or - for stdin".into()),
        0 | 1 => Ok(Command::Check(args)),
        _ => Err("stdin (-) can be read only once".into()),
    }
}
