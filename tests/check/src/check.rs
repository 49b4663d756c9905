//! Checks the events of a file, each on its own.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::rc::Rc;

use polar_event_core::{Report, json};

use crate::advice;
use crate::args::Args;
use crate::array::{ArrayError, Items};
use crate::input::{Input, Opened};

/// A longer event is reported as such, and is not held in memory.
const MAX_EVENT_BYTES: usize = 1 << 20;

/// An event that has been checked.
pub(crate) struct Checked<'a> {
    pub(crate) place: Place<'a>,
    pub(crate) text: &'a [u8],
    pub(crate) result: Result<(), Report>,
}

/// Where an event begins.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) file: &'a Rc<str>,
    /// From 1; blank lines count.
    pub(crate) line: u64,
    /// For items of an array, of which a line may have several.
    pub(crate) column: Option<u64>,
    /// The byte of the file.
    pub(crate) offset: u64,
}

/// Why a file was not checked to its end.
pub(crate) enum Stop {
    /// The file cannot be read, or is of another kind.
    Input(String),
    /// The result cannot be written.
    Output(io::Error),
}

/// What is called with each event. Its errors are those of the output.
pub(crate) type OnEvent<'a> = dyn FnMut(Checked<'_>) -> io::Result<()> + 'a;

/// Checks files as the command line says.
pub(crate) struct Checker<'a> {
    args: &'a Args,
    decoder: json::Decoder,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(args: &'a Args) -> Self {
        let decoder = json::Decoder::new().limits(json::Limits::new().max_input_bytes(MAX_EVENT_BYTES));
        let decoder = match args.now {
            Some(now) => decoder.now(now),
            None => decoder,
        };
        Self { args, decoder }
    }

    /// Checks the events of a file. Returns how many bytes of JSON it had.
    pub(crate) fn file(&self, input: &Input, bytes_read: Rc<Cell<u64>>, on_event: &mut OnEvent<'_>) -> Result<u64, Stop> {
        let name: Rc<str> = input.name().into();
        let opened = input.open(bytes_read).map_err(unreadable)?;
        if let Some(compression) = opened.compression.filter(|_| !opened.is_readable) {
            return Err(Stop::Input(advice::on_compressed(compression, input)));
        }
        let wrong_kind = if self.args.array { opened.sample.not_an_array() } else { opened.sample.wrong_kind() };
        if let Some(kind) = wrong_kind {
            return Err(Stop::Input(advice::on(kind, input, opened.compression)));
        }
        if self.args.array { self.items(&name, opened, on_event) } else { self.lines(&name, opened, on_event) }
    }

    fn lines(&self, file: &Rc<str>, opened: Opened, on_event: &mut OnEvent<'_>) -> Result<u64, Stop> {
        let mut reader = opened.reader;
        let mut output_error = None;
        let bytes = self.args.model.lines(&self.decoder, &mut reader, &mut |line, offset, text, result| {
            let place = Place { file, line, column: None, offset };
            on_event(Checked { place, text, result }).map_err(|error| {
                let kind = error.kind();
                output_error = Some(error);
                kind.into()
            })
        });
        match output_error {
            Some(error) => Err(Stop::Output(error)),
            None => bytes.map_err(unreadable),
        }
    }

    fn items(&self, file: &Rc<str>, opened: Opened, on_event: &mut OnEvent<'_>) -> Result<u64, Stop> {
        let mut items = Items::new(opened.reader, MAX_EVENT_BYTES);
        loop {
            let start = match items.next() {
                Ok(Some(start)) => start,
                Ok(None) => return Ok(items.offset()),
                Err(ArrayError::Read(error)) => return Err(unreadable(error)),
                Err(error) => return Err(Stop::Input(error.to_string())),
            };
            let result = self.args.model.document(&self.decoder, items.text()).map_err(|report| {
                let of_whole = |number| usize::try_from(number).unwrap_or(usize::MAX);
                report.starting_at(of_whole(start.line), of_whole(start.column))
            });
            let place = Place { file, line: start.line, column: Some(start.column), offset: start.offset };
            on_event(Checked { place, text: items.text(), result }).map_err(Stop::Output)?;
        }
    }
}

fn unreadable(error: io::Error) -> Stop {
    Stop::Input(format!("it cannot be read: {error}"))
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        self.column.map_or(Ok(()), |column| write!(f, ":{column}"))
    }
}
