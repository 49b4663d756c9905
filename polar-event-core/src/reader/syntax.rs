//! The violation that says why a text is no JSON. Only a text that is none pays for it: it is read once more, up to the place.

use core::ops::Range;

use super::cursor::{Reader, Result};
use super::error::Expected;
use super::limits::Limits;
use super::mistake::{Within, is_behind_value, is_value, mistake};
use super::source_map::{Place, Secret};
use super::string::{Escaped, Text};
use crate::error::{Code, Mistake, Segment, Violation};
use crate::value::Number;

/// The violation of a text that ceases to be JSON at `at`, where `expected` was due. The keys in its path take at most `max_bytes`; what is in a
/// sensitive value is not in it.
#[cold]
pub(crate) fn violation(text: &str, at: usize, expected: Expected, secret: Option<Secret>, max_bytes: usize) -> Violation {
    let place = Place::collecting(text, usize::MAX);
    let limits = Limits::new().max_depth(usize::MAX).max_string_bytes(usize::MAX).max_number_bytes(usize::MAX);
    let mut reader = Reader::new((text, false), limits, &place);
    // Where the first reading did not end at it, it had skipped it.
    if at > 0 && text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
    }
    let mut walk = Walk::default();
    // It ends as the first reading did.
    let _ = walk.value(&mut reader);
    let (mistake, span) = mistake(text, at, expected, walk.within());
    let has_begun = walk.has_begun(expected, mistake);
    let offset = text.get(..span.start).unwrap_or_default().chars().count();
    let mut violation = Violation::new(Code::JsonInvalid).param("error", mistake.name()).param("offset", Number::from(offset));
    if let Some(secret) = secret {
        // The path is added afterwards: it does not lead into the secret.
        violation.redact();
        violation.set_names(secret.names);
    }
    let path = walk.path(&mut reader, has_begun, secret.map_or(usize::MAX, |secret| secret.start), max_bytes);
    path.into_iter().rev().for_each(|segment| violation.prefix(segment));
    violation.set_span(Some(span));
    violation
}

/// An object or array that has begun.
struct Open {
    start: usize,
    /// What leads to its part at hand.
    step: Step,
}

enum Step {
    /// The key at these bytes; empty before the first key.
    Key(Range<usize>),
    Index(usize),
}

/// Reads past a value as [`Reader::skip`] does, and knows what is open.
#[derive(Default)]
struct Walk {
    open: Vec<Open>,
    /// Whether a value is being read that is not in `open`, or is due.
    in_value: bool,
}

impl Walk {
    fn value(&mut self, reader: &mut Reader<'_, '_>) -> Result<()> {
        loop {
            self.in_value = true;
            let first = reader.peek();
            let start = reader.at;
            match first {
                b'"' => _ = reader.string()?,
                b'-' | b'0'..=b'9' => _ = reader.number()?,
                b't' => reader.literal("true")?,
                b'f' => reader.literal("false")?,
                b'n' => reader.literal("null")?,
                b'{' => {
                    reader.enter()?;
                    self.in_value = false;
                    self.open.push(Open { start, step: Step::Key(start..start) });
                    if reader.peek() != b'}' {
                        self.key(reader)?;
                        continue;
                    }
                }
                b'[' => {
                    reader.enter()?;
                    self.in_value = false;
                    self.open.push(Open { start, step: Step::Index(0) });
                    if reader.peek() != b']' {
                        continue;
                    }
                }
                _ => return Err(reader.no_value()),
            }
            self.in_value = false;
            if self.closes(reader)? {
                return Ok(());
            }
        }
    }

    /// Reads on to the next value; answers whether there is none because all is closed.
    fn closes(&mut self, reader: &mut Reader<'_, '_>) -> Result<bool> {
        while let Some(open) = self.open.last_mut() {
            let close = if let Step::Key(_) = open.step { b'}' } else { b']' };
            match reader.peek() {
                b',' if reader.at > open.start + 1 => {
                    reader.at += 1;
                    match &mut open.step {
                        Step::Key(_) => self.key(reader)?,
                        Step::Index(index) => *index += 1,
                    }
                    return Ok(false);
                }
                byte if byte == close => {
                    reader.at += 1;
                    self.open.pop();
                }
                _ => return Err(reader.no_separator(close)),
            }
        }
        Ok(true)
    }

    fn key(&mut self, reader: &mut Reader<'_, '_>) -> Result<()> {
        if reader.peek() != b'"' {
            return Err(reader.no_key());
        }
        let start = reader.at;
        reader.string()?;
        if let Some(open) = self.open.last_mut() {
            open.step = Step::Key(start..reader.at);
        }
        reader.colon()
    }

    /// Whether the part at hand of what is open innermost has begun.
    fn has_begun(&self, expected: Expected, mistake: Mistake) -> bool {
        match expected {
            // A number at the end of the text seems to be whole.
            Expected::Value | Expected::NumberEnd => is_value(mistake),
            Expected::CommaOrBrace | Expected::CommaOrBracket => is_behind_value(mistake),
            _ => self.in_value,
        }
    }

    fn within(&self) -> Within {
        match self.open.last() {
            Some(Open { step: Step::Key(_), .. }) => Within::Object,
            Some(Open { step: Step::Index(_), .. }) => Within::Array,
            None => Within::Document,
        }
    }

    /// The way to the innermost value that has begun, from outside; to the sensitive value that begins at `secret` or later, if it is in one.
    fn path(&self, reader: &mut Reader<'_, '_>, has_begun: bool, secret: usize, max_bytes: usize) -> Vec<Segment> {
        let mut path = Vec::new();
        let mut bytes = 0;
        let known = if has_begun { self.open.len() } else { self.open.len().saturating_sub(1) };
        for open in self.open.iter().take(known).take_while(|open| open.start < secret) {
            let segment = match &open.step {
                Step::Index(index) => Segment::from(*index),
                Step::Key(key) => {
                    reader.at = key.start;
                    match reader.string() {
                        Ok(Text::Borrowed(key)) => Segment::from_input(key),
                        Ok(Text::Escaped(Escaped::Scratch | Escaped::Broken)) => Segment::from_input(&reader.scratch),
                        Err(_) => break,
                    }
                }
            };
            bytes += segment.owned_len();
            if bytes > max_bytes {
                break;
            }
            path.push(segment);
        }
        path
    }
}
