//! Limits, and hostile nesting on a small stack.

use polar_event_core::json::{Decoder, Limits};
use polar_event_core::{Code, Event, Metadata, Param, Report, Violation, json};

fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    on_a_stack_of(256, run);
}

fn on_a_stack_of(kib: usize, run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(kib * 1024).spawn(run).expect("a thread");
    thread.join().expect("no overflow and no panic");
}

#[track_caller]
fn one(report: &Report) -> (Code, String) {
    match report.violations() {
        [violation] => (violation.code(), violation.pointer().to_string()),
        _ => panic!("{report}"),
    }
}

#[test]
fn a_hundred_thousand_levels_overflow_no_stack() {
    on_a_small_stack(|| {
        for open in ["[", "{\"a\":"] {
            let deep = open.repeat(100_000);
            let report = json::from_str::<Metadata>(&deep).expect_err("too deep");
            assert!(report.violations().iter().any(|violation| violation.code() == Code::JsonDepth), "{report}");
            let report = json::from_str::<Metadata>(&format!("{{\"k\": {deep}")).expect_err("too deep");
            let depth = report.violations().iter().find(|violation| violation.code() == Code::JsonDepth).expect("said");
            assert_eq!(depth.pointer().to_string(), "/k");
            assert_eq!(depth.span(), Some(6 + 127 * open.len()..7 + 127 * open.len()));
            for report in
                [json::from_str::<u8>(&deep), json::from_str::<u8>(&format!("[{deep}"))].map(|result| result.expect_err("too deep"))
            {
                assert!(report.violations().iter().any(|violation| violation.code() == Code::JsonDepth), "{report}");
            }
            let mut reader = json::Deserializer::from_str(&deep);
            assert!(<serde::de::IgnoredAny as serde::Deserialize>::deserialize(&mut reader).is_err());
        }
    });
}

#[derive(Event, Debug)]
struct Stored {
    name: String,
    #[event(default)]
    metadata: Metadata,
    #[event(via_serde)]
    settings: Option<serde_json::Value>,
}

const NESTS: [(&str, &str); 2] = [("[", "]"), ("{\"a\":", "}")];

fn nested((open, close): (&str, &str), levels: usize) -> String {
    format!("{}1{}", open.repeat(levels), close.repeat(levels))
}

/// A hundred thousand levels between these two end reading at the 129th of the text, at this pointer.
fn check_depth(before: &str, after: &str, pointer: &str) {
    for (open, close) in NESTS {
        let text = format!("{before}{}{after}", nested((open, close), 100_000));
        let report = json::from_str::<Stored>(&text).expect_err("too deep");
        assert_eq!(report.violations()[0].code(), Code::JsonDepth, "{report}");
        assert_eq!(report.violations()[0].pointer().to_string(), pointer);
        assert_eq!(report.violations()[0].params().get("max_depth"), Some(&Param::from(128)));
        let at = before.len() + (128 - before.matches('{').count()) * open.len();
        assert_eq!(report.violations()[0].span(), Some(at..at + 1), "{report}");
        assert!(!report.violations().iter().any(|violation| violation.code() == Code::StringType), "{report}");
    }
}

#[test]
fn a_hundred_thousand_levels_in_an_unknown_field_overflow_no_stack() {
    on_a_small_stack(|| {
        check_depth("{\"unknown\": ", ", \"name\": 7}", "/unknown");
        // What is skipped takes no stack, whatever the limit.
        for nest in NESTS {
            let decoder = Decoder::new().limits(Limits::new().max_depth(100_001));
            let stored = decoder.from_str::<Stored>(&format!("{{\"unknown\": {}, \"name\": \"n\"}}", nested(nest, 100_000)));
            assert_eq!(stored.map(|stored| stored.name), Ok("n".to_owned()));
        }
    });
}

#[test]
fn a_hundred_thousand_levels_in_a_metadata_value_overflow_no_stack() {
    on_a_small_stack(|| {
        check_depth("{\"metadata\": {\"k\": ", "}, \"name\": 7}", "/metadata/k");
        for nest in NESTS {
            let decoder = Decoder::new().limits(Limits::new().max_depth(100_002));
            let text = format!("{{\"metadata\": {{\"k\": {}}}, \"name\": \"n\"}}", nested(nest, 100_000));
            let report = decoder.from_str::<Stored>(&text).expect_err("no scalar");
            assert_eq!(one(&report), (Code::ScalarType, "/metadata/k".to_owned()));
        }
    });
}

/// The other type is built by recursion up to the limit. That takes a fifth of a small stack with optimization, and more than
/// one without, where `serde_json` barely fits.
#[test]
fn a_hundred_thousand_levels_in_a_foreign_field_overflow_no_stack() {
    let kib = if cfg!(debug_assertions) { 768 } else { 256 };
    on_a_stack_of(kib, || check_depth("{\"settings\": ", ", \"name\": 7}", "/settings"));
}

#[test]
fn nesting_is_allowed_up_to_the_limit() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    // Drained, since it is no string.
    assert_eq!(one(&json::from_str::<String>(&nested(128)).expect_err("no string")), (Code::StringType, String::new()));
    let report = json::from_str::<String>(&nested(129)).expect_err("too deep");
    assert_eq!(report.violations()[0].code(), Code::JsonDepth);
    assert_eq!(report.violations()[0].span(), Some(128..129));
    // Skipped, since the key is given twice: one level is the object's.
    let twice = |levels: usize| json::from_str::<Metadata>(&format!("{{\"a\": 1, \"a\": {}}}", nested(levels))).expect_err("twice");
    assert_eq!(one(&twice(127)), (Code::JsonDuplicateKey, "/a".to_owned()));
    assert!(twice(128).violations().iter().any(|violation| violation.code() == Code::JsonDepth));
    // Siblings are not nested.
    let many = format!("[{}1]", "[[]],".repeat(1000));
    assert!(json::from_str::<serde_json::Value>(&many).is_ok());
    assert!(json::from_str::<serde_json::Value>(&nested(128)).is_ok());
    assert_eq!(json::from_str::<serde_json::Value>(&nested(129)).expect_err("too deep").violations()[0].code(), Code::JsonDepth);
}

#[test]
fn sizes_are_limited() {
    let decoder = |limits| Decoder::new().limits(limits);
    let input = decoder(Limits::new().max_input_bytes(3));
    assert_eq!(input.from_str("100"), Ok(100_u8));
    assert_eq!(one(&input.from_str::<u8>("100 ").expect_err("too long")), (Code::JsonSize, String::new()));
    assert_eq!(one(&input.from_slice::<u8>(b"100 ").expect_err("too long")), (Code::JsonSize, String::new()));

    let strings = decoder(Limits::new().max_string_bytes(4));
    assert_eq!(strings.from_str(r#"["abcd", "\n\n"]"#), Ok(vec!["abcd".to_owned(), "\n\n".to_owned()]));
    for text in [r#"["abcd", "abcde"]"#, r#"["abcd", "a\n\n"]"#] {
        let report = strings.from_str::<Vec<String>>(text).expect_err("too long");
        assert_eq!(one(&report), (Code::JsonSize, "/1".to_owned()));
        assert_eq!(report.violations()[0].span().expect("a span").start, 9);
        assert_eq!(report.violations()[0].text().to_string(), "takes more than 4 bytes");
    }

    let numbers = decoder(Limits::new().max_number_bytes(20));
    assert_eq!(numbers.from_str("-1234567890123456789"), Ok(-1_234_567_890_123_456_789_i64));
    for text in ["[0.1234567890123456789]", "[123456789012345678901]"] {
        assert_eq!(one(&numbers.from_str::<Vec<f64>>(text).expect_err("too long")), (Code::JsonSize, "/0".to_owned()));
    }
    let short = decoder(Limits::new().max_number_bytes(5));
    assert_eq!(short.from_str("[12.34, -1.25]"), Ok(vec![12.34, -1.25]));
    for text in ["[12.345]", "[-12.34]", "[1.5e10]"] {
        assert_eq!(one(&short.from_str::<Vec<f64>>(text).expect_err("too long")), (Code::JsonSize, "/0".to_owned()), "{text}");
    }
}

#[test]
fn reports_are_limited_and_say_so() {
    let text = format!("[{}", "null,".repeat(1000));
    let report = json::from_str::<Vec<u8>>(&text).expect_err("all wrong");
    // The syntax error at the end is never dropped, and the last word is that there is more.
    assert!(report.is_truncated());
    let codes: Vec<Code> = report.violations().iter().map(Violation::code).collect();
    assert_eq!(codes[..100], [Code::IntType; 100]);
    assert_eq!(codes[100..], [Code::JsonInvalid, Code::TooManyViolations]);
    // Its span is that of the first fault that is left out, the 101st.
    let more = &report.violations()[101];
    assert_eq!(more.span(), Some(501..505));
    assert_eq!(more.location().expect("located").column, 502);
    let report =
        Decoder::new().limits(Limits::new().max_violations(3)).from_str::<Vec<u8>>("[null,null,null,null]").expect_err("all wrong");
    assert!(report.is_truncated() && report.violations().len() == 4);
}

/// Those that the README and [`Limits::new`] name.
#[test]
fn the_defaults_are_those_of_the_documentation() {
    let size = |text: &str| json::from_str::<serde_json::Value>(text).err().map(|report| one(&report).0);
    let text = |bytes: usize| format!("\"{}\"", "a".repeat(bytes));
    assert_eq!([size(&text(1 << 20)), size(&text((1 << 20) + 1))], [None, Some(Code::JsonSize)]);
    let number = |bytes: usize| format!("0.{}", "1".repeat(bytes - 2));
    assert_eq!([size(&number(4096)), size(&number(4097))], [None, Some(Code::JsonSize)]);
    let document = |bytes: usize| format!("5{}", " ".repeat(bytes - 1));
    assert_eq!([size(&document(16 << 20)), size(&document((16 << 20) + 1))], [None, Some(Code::JsonSize)]);
    assert_eq!([size(&nested(("[", "]"), 128)), size(&nested(("[", "]"), 129))], [None, Some(Code::JsonDepth)]);
    let report = json::from_str::<Vec<u8>>(&format!("[{}0]", "-1,".repeat(101))).unwrap_err();
    assert_eq!(report.violations().len(), 101);
    assert_eq!(report.violations()[100].code(), Code::TooManyViolations);
}
