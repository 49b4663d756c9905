//! Decoding a document: settings, parsing, and the final report.

use crate::decode::{Decode, decode_with_state};
use crate::error::{Report, Warnings};
use crate::reader::{Error, Fault, FaultKind, Limits, Place, Reader, Why, find, syntax, utf8};
use crate::rule::ITEM_RULES;
use crate::state::{Data, SatisfiedBy, ValidationState};
use crate::value::clock::Clock;

/// Decodes and validates a document with the default settings.
#[inline]
pub(super) fn decode<'de, T: Decode<'de, Requires: SatisfiedBy>>(input: Input<'de>) -> Result<T, Report> {
    T::Requires::provide(None, |data| Settings::DEFAULT.decode(input, 0, data, None))
}

/// The input: known to be UTF-8, or not yet checked.
#[derive(Clone, Copy)]
pub(super) enum Input<'de> {
    Text(&'de str),
    Bytes(&'de [u8]),
}

/// The byte order mark in UTF-8.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// The settings of a [`Decoder`](super::Decoder), except for the context.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub(super) limits: Limits,
    pub(super) serde_errors: bool,
    pub(super) skip_bom: bool,
    pub(super) refuse_blank_lines: bool,
    pub(super) clock: Clock,
}

impl Settings {
    pub(super) const DEFAULT: Self =
        Self { limits: Limits::new(), serde_errors: false, skip_bom: false, refuse_blank_lines: false, clock: Clock::System };

    /// The code that depends on the type; it is compiled once for each type.
    pub(super) fn decode<'de, T: Decode<'de>>(
        &self,
        input: Input<'de>,
        start: usize,
        data: Option<Data<'_>>,
        warnings: Option<&mut Warnings>,
    ) -> Result<T, Report> {
        let text = tri!(self.text(input));
        let place = Place::collecting(text.0, self.limits.depth).with_find(find);
        let mut cx = self.new_context(&place, data);
        let mut reader = Reader::new(text, self.limits, &place).starting_at(start);
        let mut slot = None;
        let read = T::decode_into(reader.value(), ITEM_RULES, &mut slot, &mut cx);
        // The common case: no violations and no warnings.
        let is_plain = read.is_ok() && slot.is_some() && reader.is_at_end() && cx.snapshot().is_some();
        if !is_plain {
            tri!(end(read, slot.is_some(), &mut reader, &mut cx, warnings));
        }
        slot.ok_or_else(|| ValidationState::new().into_report())
    }

    /// Where the document begins: behind a byte order mark, if that is skipped.
    pub(super) fn start(&self, input: Input<'_>) -> usize {
        let bytes = match input {
            Input::Text(text) => text.as_bytes(),
            Input::Bytes(bytes) => bytes,
        };
        if self.skip_bom && bytes.starts_with(BOM) { BOM.len() } else { 0 }
    }

    /// The text, and whether bytes that are not UTF-8 follow it.
    #[inline(always)]
    fn text<'de>(&self, input: Input<'de>) -> Result<(&'de str, bool), Report> {
        match input {
            Input::Text(text) if text.len() <= self.limits.input_bytes => Ok((text, false)),
            Input::Bytes(bytes) if bytes.len() <= self.limits.input_bytes => Ok(utf8(bytes)),
            Input::Text(text) => Err(self.too_long(text.len())),
            Input::Bytes(bytes) => Err(self.too_long(bytes.len())),
        }
    }

    /// Gives a report the places of its paths in a text.
    pub(super) fn locate(&self, report: Report, text: &str) -> Report {
        let place = Place::collecting(text, self.limits.depth).with_find(find);
        place.set_span(text.len() - text.trim_start().len(), text.trim_end().len());
        let mut cx = self.new_context(&place, None);
        cx.extend(report);
        located(cx.take_report(), &place)
    }

    /// Decodes a value that is no text.
    pub(super) fn decode_value<T: for<'de> Decode<'de>>(&self, value: serde_json::Value, data: Option<Data<'_>>) -> Result<T, Report> {
        decode_with_state(value, data, self.new_state())
    }

    #[inline]
    fn new_context<'p>(&self, place: &'p Place<'p>, data: Option<Data<'p>>) -> ValidationState<'p> {
        let mut cx = self.new_state().with_self_describing(true).with_place(place);
        cx.set_data(data);
        cx
    }

    #[inline]
    pub(super) fn new_state<'p>(&self) -> ValidationState<'p> {
        let mut cx = ValidationState::new()
            .with_max_violations(self.limits.violations)
            .with_max_report_bytes(self.limits.report_bytes)
            .with_serde_errors(self.serde_errors);
        cx.set_clock(self.clock);
        cx
    }

    /// The report on a text of `len` bytes that is too long to be read.
    #[cold]
    pub(super) fn too_long(&self, len: usize) -> Report {
        let mut cx = ValidationState::new();
        cx.report_this_fault(Fault { kind: FaultKind::Size(self.limits.input_bytes), start: 0, end: len });
        located(cx.into_report(), &Place::default())
    }
}

/// Reads the rest of a text after the value. `Ok` if there is a value and there are no violations.
fn end(
    read: Result<(), Error>,
    there: bool,
    reader: &mut Reader<'_, '_>,
    cx: &mut ValidationState<'_>,
    warnings: Option<&mut Warnings>,
) -> Result<(), Report> {
    let read = read.and_then(|()| reader.finish_value(0, 0)).and_then(|()| reader.end());
    cx.report_fault();
    if read.is_err() || !there || !cx.is_clean() {
        return Err(refused(read, reader, cx));
    }
    if let Some(warnings) = warnings {
        *warnings = cx.take_warnings();
        if !warnings.is_empty() {
            reader.place.locate_warnings(warnings);
        }
    }
    Ok(())
}

/// The report on a text that was read to its end, or up to a syntax error.
#[cold]
fn refused(read: Result<(), Error>, reader: &Reader<'_, '_>, cx: &mut ValidationState<'_>) -> Report {
    if let Err(error) = read {
        report_error(&error, reader, cx);
    }
    located(cx.take_report(), reader.place)
}

#[cold]
fn located(mut report: Report, place: &Place<'_>) -> Report {
    place.locate(&mut report);
    report
}

/// Reports the error that ended parsing. Limits were reported when they were exceeded.
#[cold]
fn report_error(error: &Error, reader: &Reader<'_, '_>, cx: &mut ValidationState<'_>) {
    match error.why() {
        Why::Syntax { expected, .. } => {
            let at = error.offset().unwrap_or(reader.text.len());
            cx.add_last(syntax::violation(reader.text, at, *expected, reader.place.secret(at), cx.bytes_left()));
        }
        Why::Type(_) if cx.shows_serde_errors() => cx.extend(error.why().to_string()),
        Why::Type(refusal) => cx.report_refused(refusal.knows_due().then(|| refusal.to_string())),
        Why::Fault(_) => {}
    }
}
