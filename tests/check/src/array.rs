//! The items of a JSON array, read one after the other.

use std::fmt;
use std::io::{self, BufRead};

/// Indentation up to this length belongs to an item, so that a picture of it shows all lines as they are in the file.
const MAX_INDENT: usize = 64;

/// A place in the file, where all three are counted: lines and columns from 1, in characters, and bytes from 0.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Position {
    pub(crate) line: u64,
    pub(crate) column: u64,
    pub(crate) offset: u64,
}

impl Position {
    const START: Self = Self { line: 1, column: 1, offset: 0 };

    fn step(&mut self, byte: u8) {
        self.offset += 1;
        if byte == b'\n' {
            self.line += 1;
            self.column = 1;
        } else {
            // A byte of the form 0b10…… continues a character.
            self.column += u64::from(byte & 0xC0 != 0x80);
        }
    }
}

/// Why there are no more items.
pub(crate) enum ArrayError {
    Read(io::Error),
    /// There is something else than `[`.
    NoArray(Position),
    /// The file ends; the last item began here.
    NotClosed(Position),
    /// There is something after the end.
    TextAfterEnd(Position),
}

impl fmt::Display for ArrayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = |what: &str, Position { line, column, .. }: &Position| write!(f, "{what} {line}:{column}");
        match self {
            Self::Read(error) => error.fmt(f),
            Self::NoArray(position) => at("this is not a JSON array: something else begins at", position),
            Self::NotClosed(position) => at("the file ends before the array does; its last item begins at", position),
            Self::TextAfterEnd(position) => at("the array has ended, but there is more at", position),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    BeforeArray,
    BeforeItem,
    /// How many brackets of the item are open.
    InItem(usize),
    InString(usize),
    InEscape(usize),
    AfterArray,
}

/// Splits an array at its commas. Only brackets and strings are looked at; whether an item is JSON shows when it is decoded.
pub(crate) struct Items<R> {
    reader: R,
    state: State,
    position: Position,
    /// Where the last item begins that has begun.
    start: Position,
    /// Of the item, at most one byte more than the limit.
    text: Vec<u8>,
    max_bytes: usize,
    has_items: bool,
}

impl<R: BufRead> Items<R> {
    pub(crate) fn new(reader: R, max_bytes: usize) -> Self {
        let (position, start) = (Position::START, Position::START);
        Self { reader, state: State::BeforeArray, position, start, text: Vec::new(), max_bytes, has_items: false }
    }

    /// How much has been read.
    pub(crate) fn offset(&self) -> u64 {
        self.position.offset
    }

    /// The text of the last item: one byte more than the limit if it is too long.
    pub(crate) fn text(&self) -> &[u8] {
        &self.text
    }

    /// Reads the next item, and returns where its text begins.
    pub(crate) fn next(&mut self) -> Result<Option<Position>, ArrayError> {
        self.text.clear();
        loop {
            let part = match self.reader.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(ArrayError::Read(error)),
            };
            if part.is_empty() {
                return self.at_end_of_file();
            }
            let (mut taken, mut ends) = (0, Ok(false));
            for byte in part {
                taken += 1;
                let before = self.position;
                self.position.step(*byte);
                ends = take(&mut self.state, *byte, before, &mut self.start, &mut self.text, self.max_bytes);
                if !matches!(ends, Ok(false)) {
                    break;
                }
            }
            self.reader.consume(taken);
            if ends? && !self.is_empty_array() {
                self.has_items = true;
                return Ok(Some(self.start));
            }
        }
    }

    /// Whether the item that has just ended is none: the array is `[]`.
    fn is_empty_array(&self) -> bool {
        self.state == State::AfterArray && !self.has_items && self.text.trim_ascii().is_empty()
    }

    fn at_end_of_file(&mut self) -> Result<Option<Position>, ArrayError> {
        match self.state {
            State::AfterArray => Ok(None),
            State::BeforeArray => Err(ArrayError::NoArray(self.position)),
            State::BeforeItem => Err(ArrayError::NotClosed(self.start)),
            // The item is reported first, for what is wrong with it.
            State::InItem(_) | State::InString(_) | State::InEscape(_) => {
                self.state = State::BeforeItem;
                Ok(Some(self.start))
            }
        }
    }
}

/// Takes a byte at `at`. Returns whether it ends an item.
fn take(state: &mut State, byte: u8, at: Position, start: &mut Position, text: &mut Vec<u8>, max_bytes: usize) -> Result<bool, ArrayError> {
    let is_space = matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let (next, ends) = match (*state, byte) {
        (State::BeforeArray | State::AfterArray, _) if is_space => return Ok(false),
        (State::BeforeArray, b'[') => (State::BeforeItem, false),
        (State::BeforeArray, _) => return Err(ArrayError::NoArray(at)),
        (State::AfterArray, _) => return Err(ArrayError::TextAfterEnd(at)),
        (State::BeforeItem | State::InItem(0), b',') => (State::BeforeItem, true),
        (State::BeforeItem | State::InItem(0), b']') => (State::AfterArray, true),
        (State::BeforeItem, _) if is_space => {
            if byte == b'\n' {
                text.clear();
            } else {
                text.push(byte);
                text.truncate(MAX_INDENT + 1);
            }
            return Ok(false);
        }
        (State::BeforeItem, _) => {
            begin(at, start, text);
            (within(0, byte), false)
        }
        (State::InItem(depth), byte) => (within(depth, byte), false),
        (State::InString(depth), b'\\') => (State::InEscape(depth), false),
        (State::InString(depth), b'"') => (State::InItem(depth), false),
        (State::InString(depth) | State::InEscape(depth), _) => (State::InString(depth), false),
    };
    if ends {
        if *state == State::BeforeItem {
            *start = at;
            text.clear();
        }
    } else if next != State::BeforeItem && text.len() <= max_bytes {
        text.push(byte);
    }
    *state = next;
    Ok(ends)
}

/// An item begins. If it is the first on its line, its indentation belongs to it.
fn begin(at: Position, start: &mut Position, text: &mut Vec<u8>) {
    let indent = text.len() as u64;
    let is_first = at.column == indent + 1 && text.len() <= MAX_INDENT;
    if !is_first {
        text.clear();
    }
    let indent = if is_first { indent } else { 0 };
    *start = Position { column: at.column - indent, offset: at.offset - indent, ..at };
}

fn within(depth: usize, byte: u8) -> State {
    match byte {
        b'"' => State::InString(depth),
        b'{' | b'[' => State::InItem(depth + 1),
        b'}' | b']' => State::InItem(depth.saturating_sub(1)),
        _ => State::InItem(depth),
    }
}
