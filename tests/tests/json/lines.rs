//! Many documents a line, and parts that fail alone.

use std::io::{self, BufReader, Read};

use polar_event_core::json::{self, Decoder, Limits, PerItem};
use polar_event_core::{Code, Event, Metadata, Param, ValidationState, Violation};
use polar_event_tests::place::marked;

const STREAM: &str = "{\"a\": 1}\r\n\n  \n{\"a\": [}\n[1]\n{\"a\": \"é\"}";

#[test]
fn a_bad_line_does_not_end_the_stream() {
    for capacity in [1, 3, 8192] {
        let mut lines = json::lines::<Metadata, _>(BufReader::with_capacity(capacity, STREAM.as_bytes()));
        let mut seen = Vec::new();
        while let Some(line) = lines.next() {
            let line = line.expect("no failure");
            assert!(STREAM.as_bytes()[line.offset as usize..].starts_with(lines.text()));
            if let Err(report) = &line.result {
                assert_eq!(report.violations()[0].location().expect("located").line as u64, line.number);
            }
            seen.push((line.number, line.offset, line.result.is_ok()));
        }
        assert_eq!(seen, [(1, 0, true), (4, 14, false), (5, 23, false), (6, 27, true)]);
    }
}

#[test]
fn a_long_line_is_passed_over_and_not_kept() {
    let stream = format!("1\n{}\n2\n", "9".repeat(100_000));
    let decoder = Decoder::new().limits(Limits::new().max_input_bytes(10));
    let mut lines = decoder.lines::<u8, _>(BufReader::with_capacity(64, stream.as_bytes()));
    assert_eq!(lines.next().expect("a line").expect("read").result, Ok(1));
    let long = lines.next().expect("a line").expect("read");
    assert_eq!(long.result.expect_err("too long").violations()[0].code(), Code::JsonSize);
    assert_eq!(lines.text().len(), 10);
    let last = lines.next().expect("a line").expect("read");
    assert_eq!((last.result, last.number, last.offset), (Ok(2), 3, 100_003));
    assert!(lines.next().is_none());
}

/// The limit is on the line, not on its end, wherever the reader's buffer is cut.
#[test]
fn a_line_end_counts_for_nothing() {
    for capacity in [1, 2, 3, 4, 5, 8192] {
        let decoder = Decoder::new().limits(Limits::new().max_input_bytes(3));
        let stream = BufReader::with_capacity(capacity, "100\r\n100\n1000\r\n 1000\n\r\n10 \r".as_bytes());
        let mut lines = decoder.lines::<u8, _>(stream);
        let mut seen = Vec::new();
        while let Some(line) = lines.next() {
            let line = line.expect("no failure");
            let code = line.result.map_err(|report| report.violations()[0].code());
            seen.push((line.number, code, String::from_utf8(lines.text().to_vec()).expect("text"), lines.offset()));
        }
        let expected = [
            (1, Ok(100), "100", 5),
            (2, Ok(100), "100", 9),
            (3, Err(Code::JsonSize), "100", 15),
            (4, Err(Code::JsonSize), " 10", 21),
            (6, Ok(10), "10 ", 27),
        ];
        assert_eq!(seen, expected.map(|(number, result, text, offset)| (number, result, text.to_owned(), offset)), "{capacity}");
        assert_eq!(lines.offset(), 27);
    }
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("gone"))
    }
}

#[test]
fn errors_of_the_reader_come_through() {
    let stream = BufReader::new("1\n2".as_bytes().chain(Failing));
    let read: Vec<bool> = json::lines::<u8, _>(stream).take(3).map(|line| line.is_ok()).collect();
    assert_eq!(read, [true, false, false]);
    let stream = BufReader::new("1\n2\n".as_bytes().chain(Failing));
    let read: Vec<bool> = json::par_lines::<u8, _>(stream).take(3).map(|line| line.is_ok()).collect();
    assert_eq!(read, [true, true, false]);
}

#[test]
fn all_cores_give_the_same_lines_in_the_same_order() {
    let stream: String =
        (0..50_000).map(|n| if n % 7 == 0 { format!("{{\"n\": [{n}]}}\n\n") } else { format!("{{\"n\": {n}}}\n") }).collect();
    let one: Vec<_> = json::lines::<Metadata, _>(stream.as_bytes()).map(|line| line.expect("read")).collect();
    let all: Vec<_> = json::par_lines::<Metadata, _>(stream.as_bytes()).map(|line| line.expect("read")).collect();
    assert_eq!(one.len(), 50_000);
    assert!(one == all);
    // And what is made of them on all cores.
    let places = |line: &json::Line<Metadata>| (line.number, line.offset, line.result.as_ref().ok().map(Metadata::len));
    let mapped: Vec<_> = json::par_map_lines(stream.as_bytes(), move |line| places(&line)).map(|place| place.expect("read")).collect();
    assert_eq!(mapped, one.iter().map(places).collect::<Vec<_>>());
}

#[test]
fn a_pool_of_one_thread_is_enough_even_within_it() {
    let stream = "{\"n\": 1}\n".repeat(20_000);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let count = pool.install(|| json::par_lines::<Metadata, _>(stream.as_bytes()).filter(|line| line.is_ok()).count());
        assert_eq!(count, 20_000);
    }
}

#[derive(Event, Debug)]
struct Touchy {
    #[event(check = panic_at_seven)]
    n: u8,
}

fn panic_at_seven(n: &u8, _: &ValidationState<'_>) -> Result<(), &'static str> {
    assert_ne!(*n, 7, "seven");
    Ok(())
}

#[test]
fn a_panic_of_a_check_is_the_callers() {
    let stream = "{\"n\": 1}\n{\"n\": 7}\n";
    let panic = std::panic::catch_unwind(|| json::par_lines::<Touchy, _>(stream.as_bytes()).count()).expect_err("a panic");
    assert!(panic.downcast_ref::<String>().is_some_and(|text| text.contains("seven")));
}

#[test]
fn parts_fail_alone() {
    let text = "[{\"a\": 1},\n {\"a\": null, \"b\": [\"é\"]},\n 3, {}]";
    let parts: Vec<PerItem<Metadata>> = json::from_str(text).expect("the whole is good");
    assert_eq!(parts.iter().map(|part| part.value().is_some()).collect::<Vec<_>>(), [true, false, false, true]);
    let places = |part: &PerItem<Metadata>| -> Vec<(String, String, usize, usize)> {
        let violations = part.report().expect("faulty").violations().iter();
        let at = violations.map(|violation| (violation, violation.location().expect("located")));
        at.map(|(violation, at)| (violation.pointer().to_string(), marked(text, violation).to_owned(), at.line, at.column)).collect()
    };
    assert_eq!(places(&parts[1]), [("/a".to_owned(), "null".to_owned(), 2, 8), ("/b".to_owned(), "[\"é\"]".to_owned(), 2, 19)]);
    assert_eq!(places(&parts[2]), [(String::new(), "3".to_owned(), 3, 2)]);
    // The limits hold for all parts together, and each part that is cut says so.
    let decoder = Decoder::new().limits(Limits::new().max_violations(2));
    let parts: Vec<PerItem<Vec<u8>>> = decoder.from_str("[[null], [null, null], [null, null], [null], [1]]").expect("the whole is good");
    let codes = parts.iter().map(|part| part.report().map(|report| report.violations().iter().map(Violation::code).collect::<Vec<_>>()));
    let (one, cut, none) = (vec![Code::IntType], vec![Code::IntType, Code::TooManyViolations], vec![Code::TooManyViolations]);
    assert_eq!(codes.collect::<Vec<_>>(), [Some(one), Some(cut), Some(none.clone()), Some(none), None]);
    let more = &parts[1].report().expect("faulty").violations()[1];
    assert_eq!(more.params().get("max_violations"), Some(&Param::from(2)));
    // A syntax error ends all. What is wrong with a part would have been its own.
    let report = json::from_str::<Vec<PerItem<Metadata>>>("[1, {\"a\": null, 2}]").expect_err("no JSON");
    let shown: Vec<_> = report.violations().iter().map(|violation| (violation.pointer().to_string(), violation.code())).collect();
    assert_eq!(shown, [("/1".to_owned(), Code::JsonInvalid)]);
    // A limit ends all, too, and is the document's.
    let decoder = Decoder::new().limits(Limits::new().max_depth(3));
    let report = decoder.from_str::<Vec<PerItem<Metadata>>>("[1, {\"a\": [[1]]}]").expect_err("too deep");
    let shown: Vec<_> = report.violations().iter().map(|violation| (violation.pointer().to_string(), violation.code())).collect();
    assert_eq!(shown, [("/1/a".to_owned(), Code::JsonDepth)]);
}
