//! Streams of records.

use core::marker::PhantomData;
use std::io::{self, Read};

use ::csv::{ByteRecord, Position, Reader, ReaderBuilder};

use super::fields::fields;
use super::tee::Tee;
use crate::decode::DecodeOwned;
#[cfg(feature = "annotate-snippets")]
use crate::describe::{Describe, secrets::Secrets};
use crate::error::{Code, LineIndex, Report, Violation, Warnings};
#[cfg(feature = "annotate-snippets")]
use crate::render::Snippet;
use crate::state::NoContext;
use crate::text::{Decoder, Pair, lossy};

/// One decoded record of a stream.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Record<T> {
    /// The line of the stream in which the record begins, from 1.
    pub line: u64,
    /// The offset of the record's first byte in the stream. Spans in the report are relative to it.
    pub offset: u64,
    /// The value, or a report of everything that is wrong with the record. Line numbers in the report are those of the stream.
    pub result: Result<T, Report>,
    accepted_with: Warnings,
}

impl<T> Record<T> {
    /// Warnings about the record, whether it is accepted or not. Line numbers are those of the stream.
    pub fn warnings(&self) -> &Warnings {
        self.result.as_ref().err().map_or(&self.accepted_with, Report::warnings)
    }
}

/// Decodes a stream of CSV, whose first record has the names. An empty field is `None` in an `Option`, as with the crate `csv`; with a
/// [`Decoder`] of your own, you decide that.
///
/// A bad record does not end the stream. The iterator's errors are I/O errors of the reader; a record longer than
/// [`Limits::max_input_bytes`](crate::json::Limits::max_input_bytes) is one, too.
pub fn records<T: DecodeOwned, R: Read>(reader: R) -> Records<T, R> {
    Decoder::new().empty_is_none(true).csv(reader)
}

impl<C> Decoder<C> {
    /// Decodes a stream of CSV with commas: see [`csv::records`](records). Feature `csv`.
    pub fn csv<T: DecodeOwned<C>, R: Read>(&self, reader: R) -> Records<T, R, C> {
        self.csv_with_delimiter(b',', reader)
    }

    /// Decodes a stream of CSV whose fields are separated by another byte, such as `b';'` or `b'\t'`: see [`csv::records`](records). Feature `csv`.
    pub fn csv_with_delimiter<T: DecodeOwned<C>, R: Read>(&self, delimiter: u8, reader: R) -> Records<T, R, C> {
        let tee = Tee::new(reader, self.json.max_input_bytes());
        let reader = ReaderBuilder::new().has_headers(true).flexible(true).delimiter(delimiter).from_reader(tee);
        Records {
            decoder: self.clone(),
            delimiter,
            reader,
            names: ByteRecord::new(),
            record: ByteRecord::new(),
            text: Vec::new(),
            has_failed: false,
            decoded: PhantomData,
        }
    }
}

/// An iterator over the records of a stream. Created by [`records`].
#[derive(Debug)]
pub struct Records<T, R, C = NoContext> {
    decoder: Decoder<C>,
    delimiter: u8,
    reader: Reader<Tee<R>>,
    /// The header.
    names: ByteRecord,
    record: ByteRecord,
    text: Vec<u8>,
    has_failed: bool,
    decoded: PhantomData<fn() -> T>,
}

impl<T, R, C> Records<T, R, C> {
    /// The text of the last record that was read, without its line end: the source of its report.
    ///
    /// ```
    /// use polar_event_core::csv;
    /// use std::collections::HashMap;
    ///
    /// let mut records = csv::records::<HashMap<String, u8>, _>("a,b\n1,\"300\"\n".as_bytes());
    /// let report = records.next().unwrap()?.result.unwrap_err();
    /// assert_eq!(records.text(), b"1,\"300\"");
    /// assert_eq!(&records.text()[report.violations()[0].span().unwrap()], b"\"300\"");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &[u8] {
        &self.text
    }
}

#[cfg(feature = "annotate-snippets")]
impl<T: Describe, R, C> Records<T, R, C> {
    /// The picture of what is wrong with the last record that was read. The columns of all sensitive fields are redacted, whether they are at fault or
    /// not: `Report::snippet` knows them by their names, which stand in the header only. Feature `annotate-snippets`.
    ///
    /// ```
    /// use polar_event_core::{Event, csv};
    ///
    /// #[derive(Event)]
    /// struct Login {
    ///     #[event(sensitive)]
    ///     password: String,
    ///     device: u32,
    /// }
    ///
    /// let mut records = csv::records::<Login, _>("password,device\nhunter2,old\n".as_bytes());
    /// let report = records.next().unwrap()?.result.err().unwrap();
    /// assert_eq!(records.snippet(&report).help(false).to_string(), r#"
    /// error[int_parsing]: /device: must be an integer in digits
    ///  --> document:2:9
    ///   |
    /// 2 | ████████,old
    ///   |          ^^^
    /// "#.trim_start());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn snippet<'a>(&'a self, report: &'a Report) -> Snippet<'a> {
        let secrets = Secrets::of_shape(T::SHAPE);
        let snippet = report.snippet(&self.text);
        if secrets.is_whole {
            return snippet.hide(0..usize::MAX);
        }
        let is_secret = |name: &[u8]| {
            let steps = self.decoder.steps(&lossy(name).0);
            steps.iter().any(|step| secrets.names.contains(&step.as_str()))
        };
        let columns = self.names.iter().zip(fields(&self.text, self.delimiter));
        columns.filter(|(name, _)| is_secret(name)).fold(snippet, |snippet, (_, span)| snippet.hide(span))
    }
}

impl<T: DecodeOwned<C>, R: Read, C> Records<T, R, C> {
    fn read(&mut self) -> io::Result<Option<Record<T>>> {
        if self.names.is_empty() {
            self.names.clone_from(self.reader.byte_headers()?);
        }
        let start = self.reader.position().byte();
        self.reader.get_mut().forget_before(start);
        if !self.reader.read_byte_record(&mut self.record)? {
            return Ok(None);
        }
        let raw = self.reader.get_ref().before(self.reader.position().byte());
        // Blank lines before a record are not its own, and neither is its line end.
        let is_line_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let blank = raw.iter().take_while(|byte| is_line_end(byte)).count();
        let end = raw.iter().rposition(|byte| !is_line_end(byte)).map_or(blank, |last| last + 1);
        self.text.clear();
        self.text.extend_from_slice(raw.get(blank..end).unwrap_or_default());
        let blank_lines = raw.iter().take(blank).filter(|byte| **byte == b'\n').count() as u64;
        let line = self.record.position().map_or(1, Position::line) + blank_lines;
        let result = self.decode();
        let (result, accepted_with) = Warnings::of_stream(result, line);
        Ok(Some(Record { line, offset: start + blank as u64, result, accepted_with }))
    }

    fn decode(&self) -> Result<(T, Warnings), Report> {
        let names = &self.names;
        let spans = fields(&self.text, self.delimiter);
        if self.record.len() > names.len() {
            return Err(self.too_many(names.len()));
        }
        let pairs = names
            .iter()
            .zip(&self.record)
            .zip(spans)
            .map(|((name, field), span)| Pair::of_bytes(lossy(name).0, field).spans(span.clone(), span));
        self.decoder.decode(pairs.collect(), Some(&self.text))
    }

    /// The report on a record with more fields than the header has names.
    #[cold]
    fn too_many(&self, names: usize) -> Report {
        let violation = Violation::new(Code::TooLong).param("max_length", names).param("actual_length", self.record.len());
        let mut violation = violation.param("unit", "item");
        violation.set_span(Some(0..self.text.len()));
        let mut report = Report::from(violation);
        report.locate(&self.text, &mut LineIndex::default());
        report
    }
}

impl<T: DecodeOwned<C>, R: Read, C> Iterator for Records<T, R, C> {
    type Item = io::Result<Record<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        let record = self.read();
        self.has_failed = record.is_err();
        record.transpose()
    }
}
