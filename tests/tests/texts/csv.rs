//! Records of CSV.

use std::io::{self, Read};

use polar_event_core::text::{Decoder, Names};
use polar_event_core::{Code, Event, csv, json};

use crate::form::insta;

#[derive(Event, Debug, PartialEq)]
#[event(deny_unknown_fields)]
struct Product {
    #[event(length(min = 1, max = 8))]
    name: String,
    #[event(range(min = 1))]
    cents: u32,
    #[event(length(max = 5))]
    color: Option<String>,
    since: Option<jiff::civil::Date>,
}

#[test]
fn four_faults_have_four_places_in_the_file() {
    let file = "name,cents,color,since\r\n\"Tea, \"\"black\"\"\",free,crimson,2026-02-30\r\n\r\n\"two\nlines\",0,red,\r\n";
    let mut records = csv::records::<Product, _>(file.as_bytes());
    let record = records.next().unwrap().unwrap();
    assert_eq!((record.line, record.offset), (2, 24));
    let report = record.result.unwrap_err();
    let text = String::from_utf8(records.text().to_vec()).unwrap();
    let found: Vec<_> = report.violations().iter().map(|it| (it.code(), &text[it.span().unwrap()], it.location().unwrap())).collect();
    let found: Vec<_> = found.into_iter().map(|(code, text, at)| (code, text, at.line, at.column)).collect();
    assert_eq!(
        found,
        [
            (Code::StringTooLong, "\"Tea, \"\"black\"\"\"", 2, 1),
            (Code::IntParsing, "free", 2, 18),
            (Code::StringTooLong, "crimson", 2, 23),
            (Code::DateParsing, "2026-02-30", 2, 31)
        ]
    );
    insta(&report.snippet(&text).to_string(), include_str!("../snippets/csv.txt"), "csv.txt");
    let record = records.next().unwrap().unwrap();
    assert_eq!((record.line, record.offset), (4, 68));
    assert_eq!(records.text(), b"\"two\nlines\",0,red,");
    let report = record.result.unwrap_err();
    let found: Vec<_> =
        report.violations().iter().map(|it| (it.code(), it.location().unwrap().line, it.location().unwrap().column)).collect();
    assert_eq!(found, [(Code::StringTooLong, 4, 1), (Code::GreaterThanEqual, 5, 8)]);
    assert!(records.next().is_none());
}

#[test]
fn records_have_the_names_of_their_header() {
    let file = "color,name,cents\n,tea,5\nred,cup,6,7\nblue,pot\n";
    let results: Vec<_> = csv::records::<Product, _>(file.as_bytes()).map(|record| record.unwrap().result).collect();
    assert_eq!(results[0], Ok(Product { name: "tea".to_owned(), cents: 5, color: None, since: None }));
    assert_eq!(results[1].as_ref().unwrap_err().to_string(), "(document): must have at most 3 items, has 4 [too_long]");
    assert_eq!(results[2].as_ref().unwrap_err().to_string(), "/cents: is required [missing]");
    let file = "name,cents,nmae\na,1,2\n";
    let report = csv::records::<Product, _>(file.as_bytes()).next().unwrap().unwrap().result.unwrap_err();
    assert_eq!(report.violations()[0].code(), Code::ExtraForbidden);
    assert_eq!(csv::records::<Product, _>("".as_bytes()).count(), 0);
    assert_eq!(csv::records::<Product, _>("name,cents\n".as_bytes()).count(), 0);
}

#[test]
fn settings_are_those_of_texts() {
    #[derive(Event, Debug)]
    struct Row {
        at: At,
        tags: Vec<u8>,
        flag: bool,
    }

    #[derive(Event, Debug)]
    struct At {
        x: f64,
    }

    let decoder = Decoder::new().names(Names::Separated(".")).list_separator('|').boolean_words(true);
    let mut rows = decoder.csv_with_delimiter::<Row, _>(b';', "at.x;tags;flag\n1.5;1|2;yes\n".as_bytes());
    let row = rows.next().unwrap().unwrap().result.unwrap();
    assert_eq!((row.at.x, row.tags, row.flag), (1.5, vec![1, 2], true));
}

/// A stream that comes in parts of this size.
struct Parts<'a>(&'a [u8], usize);

impl Read for Parts<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.0.len().min(self.1).min(buffer.len());
        let (part, rest) = self.0.split_at(len);
        buffer[..len].copy_from_slice(part);
        self.0 = rest;
        Ok(len)
    }
}

#[test]
fn streams_of_any_parts_give_the_same() {
    let mut file = "name,cents,color\n".to_owned();
    for number in 0..3000 {
        file.push_str(&format!("\"n{number}\",{number},\"a\nb\"\r\n"));
    }
    let read = |size: usize| -> Vec<_> {
        let mut records = csv::records::<Product, _>(Parts(file.as_bytes(), size));
        let mut all = Vec::new();
        while let Some(record) = records.next() {
            let record = record.unwrap();
            let start = usize::try_from(record.offset).unwrap();
            assert_eq!(&file.as_bytes()[start..start + records.text().len()], records.text());
            all.push((record.line, record.offset, record.result));
        }
        all
    };
    let whole = read(usize::MAX);
    assert_eq!(whole.len(), 3000);
    assert!(whole[0].2.is_err() && whole[1..].iter().all(|(_, _, result)| result.is_ok()));
    assert_eq!(whole[2999].0, 2 + 2 * 2999);
    for size in [1, 7, 8191] {
        assert_eq!(read(size), whole, "{size}");
    }
}

#[test]
fn a_record_without_end_takes_bounded_memory() {
    let decoder = Decoder::new().limits(json::Limits::new().max_input_bytes(10_000));
    let stream = "name,cents\n\"".as_bytes().chain(io::repeat(b'x'));
    let mut records = decoder.csv::<Product, _>(stream);
    let error = records.next().unwrap().unwrap_err();
    assert!(error.to_string().contains("longer than the limit"), "{error}");
    assert!(records.next().is_none());
}

#[test]
fn what_is_not_utf_8_is_one_fault() {
    let mut records = csv::records::<Product, _>(&b"name,cents\n\xff,x\n"[..]);
    let report = records.next().unwrap().unwrap().result.unwrap_err();
    let codes: Vec<_> = report.violations().iter().map(|it| (it.code(), it.span().unwrap())).collect();
    assert_eq!(codes, [(Code::StringUnicode, 0..1), (Code::IntParsing, 2..3)]);
}
