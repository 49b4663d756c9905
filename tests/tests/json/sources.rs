//! Documents from a reader, from a `serde_json::Value`, and behind a byte order mark.

use std::io::{self, Read};

use polar_event_core::json::{self, Decoder, Limits, ReadError};
use polar_event_core::{Code, DecodeOwned, Event, Report, Violation};
use serde::Deserialize;
use serde_json::{Value, json};

/// A reader that gives a byte at a time, is interrupted before each, and fails after so many.
struct Slow<'a> {
    text: &'a [u8],
    is_interrupted: bool,
    fails_at: Option<usize>,
    given: usize,
}

impl<'a> Slow<'a> {
    fn new(text: &'a [u8]) -> Self {
        Self { text, is_interrupted: false, fails_at: None, given: 0 }
    }
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.is_interrupted = !self.is_interrupted;
        if self.is_interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        if self.fails_at == Some(self.given) {
            return Err(io::Error::other("the disk is gone"));
        }
        let len = self.text.len().min(buffer.len()).min(1);
        buffer[..len].copy_from_slice(&self.text[..len]);
        self.text = &self.text[len..];
        self.given += len;
        Ok(len)
    }
}

/// The refused texts of JSONTestSuite, and events.
fn texts() -> Vec<Vec<u8>> {
    #[derive(Deserialize)]
    struct Case {
        input: Option<String>,
        bytes: Option<Vec<u8>>,
    }

    let cases = include_str!("../../data/json-test-suite.jsonl").lines().map(|line| serde_json::from_str(line).unwrap());
    let refused = cases.map(|case: Case| case.input.map(String::into_bytes).or(case.bytes).unwrap());
    refused.chain(include_str!("../../data/events.ndjson").lines().map(|line| line.as_bytes().to_vec())).collect()
}

/// The same report or value as from a slice, on texts that others made.
#[test]
fn a_reader_gives_what_its_text_gives() {
    let mut refused = 0;
    for text in texts() {
        let name = String::from_utf8_lossy(&text);
        let read = json::from_reader::<Value, _>(Slow::new(&text));
        match (read, json::from_slice::<Value>(&text)) {
            (Ok(read), Ok(value)) => assert_eq!(read, value, "{name}"),
            (Err(ReadError::Report(read)), Err(report)) => {
                refused += 1;
                assert_eq!(read, report, "{name}");
            }
            (read, value) => panic!("{name}: {read:?}, {value:?}"),
        }
    }
    assert!(refused > 100, "only {refused} are refused");
}

#[test]
fn a_reader_may_fail_and_may_go_on_for_ever() {
    let failing = Slow { fails_at: Some(3), ..Slow::new(b"[1, 2]") };
    let error = json::from_reader::<Vec<u8>, _>(failing).unwrap_err();
    assert!(matches!(&error, ReadError::Io(error) if error.to_string() == "the disk is gone"));
    assert!(error.report().is_none());
    assert_eq!(error.to_string(), "the disk is gone");

    for (max, is_read) in [(5, false), (6, true)] {
        let decoder = Decoder::new().limits(Limits::new().max_input_bytes(max));
        let read = decoder.from_reader::<Vec<u8>, _>(Slow::new(b"[1, 2]"));
        assert_eq!(read.is_ok(), is_read);
    }
    let mut spaces = io::repeat(b' ').take(100);
    let decoder = Decoder::new().limits(Limits::new().max_input_bytes(10));
    let error = decoder.from_reader::<Vec<u8>, _>(&mut spaces).unwrap_err();
    assert_eq!(error.report().unwrap().violations()[0].code(), Code::JsonSize);
    assert_eq!(spaces.limit(), 89);
}

#[derive(Event, Debug, PartialEq)]
#[event(context = u8, check = is_below)]
struct Number {
    n: u8,
}

fn is_below(number: &Number, cx: &polar_event_core::ValidationState<'_>) -> Result<(), Violation> {
    let max = cx.context::<u8>().copied().unwrap_or_default();
    if number.n <= max { Ok(()) } else { Err(Code::Custom("too_high").into()) }
}

fn by<T: DecodeOwned<C>, C>(decoder: &Decoder<C>, value: Value) -> (Result<T, Report>, Result<T, ReadError>) {
    let text = value.to_string();
    (decoder.from_value(value), decoder.from_reader(text.as_bytes()))
}

/// With the settings of the decoder: its context, its clock, its limits.
#[test]
fn a_value_gives_what_its_text_gives() {
    let decoder = Decoder::new().context(5_u8);
    assert!(matches!(by::<Number, _>(&decoder, json!({"n": 5})), (Ok(Number { n: 5 }), Ok(Number { n: 5 }))));
    let (value, text) = by::<Number, _>(&decoder, json!({"n": 6}));
    let (value, text) = (value.unwrap_err(), text.unwrap_err());
    assert_eq!(value.to_string(), text.to_string());
    assert_eq!(value.violations()[0].span(), None);
    assert_eq!(text.report().unwrap().violations()[0].span(), Some(0..7));

    let decoder = Decoder::new().limits(Limits::new().max_violations(2));
    let (value, text) = by::<Vec<u8>, _>(&decoder, json!([-1, "a", null, 4.5]));
    assert_eq!(value.unwrap_err().to_string(), text.unwrap_err().to_string());
}

#[test]
fn a_byte_order_mark_is_skipped_once_and_only_if_asked() {
    let skipping = Decoder::new().skip_bom(true);
    assert_eq!(skipping.from_str::<u8>("\u{feff} 7"), Ok(7));
    assert_eq!(skipping.from_slice::<u8>(b"\xef\xbb\xbf7\n"), Ok(7));
    assert_eq!(skipping.from_str::<u8>("7"), Ok(7));
    assert!(skipping.from_str::<u8>("\u{feff}").is_err());
    for text in ["\u{feff}\u{feff}7", " \u{feff}7", "7\u{feff}"] {
        let report = skipping.from_str::<u8>(text).unwrap_err();
        assert_eq!(report.violations()[0].code(), Code::JsonInvalid, "{text:?}");
        assert!(report.to_string().contains("byte order mark"), "{report}");
    }
    assert!(Decoder::new().from_str::<u8>("\u{feff}7").unwrap_err().to_string().contains("byte order mark"));
    assert_eq!(skipping.lines::<u8, _>("\u{feff}1\n2\n".as_bytes()).filter(|line| line.as_ref().unwrap().result.is_ok()).count(), 2);
}

/// Places, lines and columns count its bytes, also of what is no JSON.
#[test]
fn a_skipped_byte_order_mark_has_a_place() {
    let skipping = Decoder::new().skip_bom(true);
    for text in ["{\"a\": [1, -5]}", "{\"a\": [1,, 2]}", "{\"a\": [1", "{\"a\": [true], \"a\": []}"] {
        let marked = format!("\u{feff}{text}");
        let plain = json::from_str::<std::collections::BTreeMap<String, Vec<u8>>>(text).unwrap_err();
        let behind = skipping.from_str::<std::collections::BTreeMap<String, Vec<u8>>>(&marked).unwrap_err();
        assert_eq!(plain.violations().len(), behind.violations().len(), "{behind}");
        for (plain, behind) in plain.violations().iter().zip(behind.violations()) {
            let (span, moved) = (plain.span().unwrap(), behind.span().unwrap());
            assert_eq!((span.start + 3, span.end + 3), (moved.start, moved.end), "{behind}");
            assert_eq!((plain.code(), plain.pointer().to_string()), (behind.code(), behind.pointer().to_string()));
        }
    }
}

#[test]
fn pretty_json_is_that_of_serde_json() {
    let value = json!({"a": [1, {"b": null}], "c": {}});
    let mut written = Vec::new();
    json::to_writer_pretty(&mut written, &value).unwrap();
    assert_eq!(written, serde_json::to_vec_pretty(&value).unwrap());
    assert_eq!(json::to_vec_pretty(&value).unwrap(), written);
    assert_eq!(json::to_string_pretty(&value).unwrap().into_bytes(), written);
}
