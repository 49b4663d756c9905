//! What is sensitive is in no text.

use std::collections::BTreeMap;

use polar_event_core::json::{self, Decoder, PerItem};
use polar_event_core::messages::{English, German};
use polar_event_core::{Code, CustomCode, Describe, Event, Report, Validate, ValidationState, Violation, decode};
use polar_event_tests::place::marked;
use polar_event_tests::{lines, params};
use serde_json::json as value;

/// What must not be found anywhere.
const CANARY: &str = "c4nary";
const NUMBER: u64 = 7_311_937;

fn telling(text: &str) -> Result<(), String> {
    Err(format!("{text} is not good enough"))
}

fn telling_data(text: &str) -> Result<(), Violation> {
    let length = text.len() as u64 + NUMBER;
    Err(Violation::new(Code::Custom("bad"))
        .param("text", text.to_owned())
        .param("length", length)
        .param("limit", "static")
        .message(format!("{text} is bad")))
}

fn telling_number(number: &u64) -> Result<(), Violation> {
    Err(Violation::new(Code::LessThan).param("number", *number).message("must be less than {number}").at("x").at(number.to_string()))
}

fn fixed(_: &str) -> Result<(), &'static str> {
    Err("is in the list of stolen passwords")
}

fn telling_whole(account: &Account, _: &ValidationState<'_>) -> Result<(), Violation> {
    Err(Violation::from(format!("{:?} is too much", account.password)))
}

#[derive(Event, Debug, PartialEq)]
struct Nested {
    count: u8,
    other: Option<String>,
}

#[derive(Event, Debug, PartialEq)]
#[event(sensitive, derive(TryFrom, FromStr, AsRef))]
struct Token(#[event(length(max = 3), custom = telling)] String);

#[derive(Event, Debug, PartialEq, Default)]
#[event(default, check = telling_whole)]
struct Account {
    name: String,
    #[event(sensitive, length(max = 4))]
    password: Option<String>,
    #[event(sensitive, custom = telling)]
    computed: Option<String>,
    #[event(sensitive, custom = telling_data)]
    data: Option<String>,
    #[event(sensitive, custom = telling_number)]
    number: Option<u64>,
    #[event(sensitive, custom = fixed)]
    fixed: Option<String>,
    #[event(sensitive, via_serde)]
    foreign: Option<std::net::IpAddr>,
    #[event(sensitive, each(length(max = 2)), items(max = 2))]
    list: Option<Vec<String>>,
    #[event(sensitive, values(length(max = 2)), keys(length(max = 4)))]
    map: Option<BTreeMap<String, String>>,
    #[event(sensitive)]
    nested: Option<BTreeMap<String, Vec<Nested>>>,
    #[event(sensitive)]
    parts: Option<Vec<PerItem<BTreeMap<String, u8>>>>,
    #[event(sensitive, length(max = 4, message = "has {actual_length}, at most {max_length}[[ not {actual_length}]]"))]
    said: Option<String>,
    token: Option<Token>,
    tokens: Option<Vec<Token>>,
    #[event(custom = quote)]
    quoted: Option<Token>,
    #[event(sensitive)]
    when: Option<jiff::Timestamp>,
    #[event(sensitive, deprecated)]
    old: Option<BTreeMap<String, Old>>,
}

#[derive(Event, Debug, PartialEq)]
struct Old {
    #[event(deprecated)]
    older: Option<u8>,
}

fn quote(token: &Token) -> Result<(), String> {
    Err(format!("{} is no token", token.as_ref()))
}

/// That the canaries are in no form of the report.
#[track_caller]
fn silent(report: &Report) {
    let mut texts = vec![format!("{report}"), format!("{report:?}"), format!("{report:#?}"), format!("{}", report.localized(&German))];
    texts.push(serde_json::to_string(report).unwrap());
    texts.push(serde_json::to_string(&report.localized(&German)).unwrap());
    texts.push(format!("{} {:?}", report.warnings(), report.warnings()));
    for violation in report.violations().iter().chain(report.warnings()) {
        texts.push(format!("{violation} {violation:?} {} {:?}", violation.pointer(), violation.path()));
        texts.push(format!("{} {}", violation.text(), violation.text_in(&English)));
    }
    for text in texts {
        assert!(!text.contains(CANARY) && !text.contains(&NUMBER.to_string()[..5]), "{text}");
    }
}

#[track_caller]
fn refused(text: &str) -> Report {
    let report = Decoder::new().serde_errors(true).from_str::<Account>(text).unwrap_err();
    silent(&report);
    // The same from a reader without places.
    let mut reader = serde_json::Deserializer::from_str(text);
    let other = decode::decode::<Account, _>(&mut reader, ValidationState::new().with_serde_errors(true)).unwrap_err();
    silent(&other);
    assert_eq!(lines(&report), lines(&other));
    report
}

#[test]
fn the_value_is_in_no_text() {
    for (text, expected) in [
        (value!({"password": CANARY}), vec!["/password: must have at most 4 characters [string_too_long]"]),
        (value!({"password": [CANARY]}), vec!["/password: must be a string, not an array [string_type]"]),
        (value!({"computed": CANARY}), vec!["/computed: is not accepted [value_error]"]),
        (value!({"data": CANARY}), vec!["/data: is not accepted [bad]"]),
        (value!({"number": NUMBER}), vec!["/number: must be less than … [less_than]"]),
        (value!({"fixed": CANARY}), vec!["/fixed: is in the list of stolen passwords [value_error]"]),
        (value!({"foreign": CANARY}), vec!["/foreign: is not what its type accepts [value_error]"]),
        (
            value!({"list": [CANARY, "", CANARY]}),
            vec![
                "/list/0: must have at most 2 characters [string_too_long]",
                "/list/2: must have at most 2 characters [string_too_long]",
                "/list: must have at most 2 items [too_long]",
            ],
        ),
        // The path ends before a key from the input.
        (
            value!({"map": {CANARY: CANARY}}),
            vec!["/map: must have at most 4 characters [string_too_long]", "/map: must have at most 2 characters [string_too_long]"],
        ),
        (value!({"nested": {CANARY: [{"count": CANARY}]}}), vec!["/nested: must be an integer, not a string [int_type]"]),
        (value!({"nested": {CANARY: [{}]}}), vec!["/nested: is required [missing]"]),
        (value!({"said": CANARY}), vec!["/said: has …, at most 4 [string_too_long]"]),
        (value!({"token": CANARY}), vec!["/token: must have at most 3 characters [string_too_long]"]),
        (
            value!({"tokens": ["", CANARY]}),
            vec!["/tokens/0: is not accepted [value_error]", "/tokens/1: must have at most 3 characters [string_too_long]"],
        ),
        (
            value!({"when": CANARY}),
            vec!["/when: must be a timestamp like 2026-01-31T09:30:00Z: it is not in the form of RFC 3339 [datetime_parsing]"],
        ),
        (value!({"password": "abc"}), vec!["(document): is not accepted [value_error]"]),
    ] {
        assert_eq!(lines(&refused(&text.to_string())), expected, "{text}");
    }
}

#[test]
fn limits_stay_and_what_tells_about_the_value_goes() {
    let report = refused(&value!({"password": CANARY}).to_string());
    assert_eq!(params(&report), [value!({"max_length": 4, "unit": "character"})]);
    let report = refused(&value!({"data": CANARY}).to_string());
    assert_eq!(params(&report), [value!({"limit": "static"})]);
    let report = refused(&value!({"when": 5}).to_string());
    assert_eq!(params(&report), [value!({"found": "integer"})]);
}

#[test]
fn violations_say_that_they_are_sensitive() {
    let text = value!({"name": 5, "password": CANARY, "tokens": [CANARY]}).to_string();
    let report = refused(&text);
    let sensitive: Vec<_> = report.violations().iter().map(Violation::is_sensitive).collect();
    assert_eq!(sensitive, [false, true, true]);
    // The place is there, for whoever blackens it.
    assert_eq!(marked(&text, &report.violations()[1]), format!("{CANARY:?}"));
    assert!(!report.violations()[1].is_key_error());
    assert!(!json::from_str::<Nested>("{}").unwrap_err().violations()[0].is_sensitive());
}

#[test]
fn the_same_in_memory() {
    let account = Account {
        password: Some(CANARY.to_owned()),
        computed: Some(CANARY.to_owned()),
        data: Some(CANARY.to_owned()),
        number: Some(NUMBER),
        list: Some(vec![CANARY.to_owned()]),
        map: Some(BTreeMap::from([(CANARY.to_owned(), CANARY.to_owned())])),
        token: Some(Token(CANARY.to_owned())),
        quoted: Some(Token(CANARY.to_owned())),
        ..Account::default()
    };
    let report = account.validate().unwrap_err();
    silent(&report);
    assert!(report.violations().iter().all(Violation::is_sensitive));
    assert_eq!(report.violations().len(), 9);
    let whole = Account { password: Some("abc".to_owned()), ..Account::default() };
    assert_eq!(lines(&whole.validate().unwrap_err()), ["(document): is not accepted [value_error]"]);
}

#[test]
fn a_sensitive_type_is_so_wherever_it_is() {
    silent(&json::from_str::<Token>(&format!("{CANARY:?}")).unwrap_err());
    let report = Token::try_from(CANARY.to_owned()).unwrap_err();
    silent(&report);
    assert!(report.violations()[0].is_sensitive());
    silent(&CANARY.parse::<Token>().unwrap_err());
    // Also for the rules of a field around it: the type is looked at.
    #[derive(Event, Debug)]
    struct Holder {
        #[event(custom = quote_loose)]
        loose: Loose,
    }
    #[derive(Event, Debug)]
    #[event(sensitive)]
    struct Loose(String);
    #[derive(Event, Debug)]
    struct Around(Loose);
    fn quote_loose(loose: &Loose) -> Result<(), String> {
        Err(loose.0.clone())
    }
    let report = json::from_str::<Holder>(&value!({"loose": CANARY}).to_string()).unwrap_err();
    silent(&report);
    assert_eq!(lines(&report), ["/loose: is not accepted [value_error]"]);
    assert!(Around::SHAPE.is_sensitive() && Holder::SHAPE.fields().unwrap()[0].is_sensitive());
    assert!(!Holder::SHAPE.fields().unwrap()[0].sensitive);
}

#[test]
fn parts_that_fail_alone_keep_quiet_too() {
    #[derive(Event, Debug)]
    struct Batch {
        #[event(sensitive)]
        parts: Vec<PerItem<BTreeMap<String, u8>>>,
        open: Vec<PerItem<BTreeMap<String, u8>>>,
    }
    let text = value!({"parts": [{CANARY: CANARY}], "open": [{"a": ""}]}).to_string();
    let batch = json::from_str::<Batch>(&text).unwrap();
    let report = batch.parts[0].report().unwrap();
    silent(report);
    assert_eq!(lines(report), ["(document): must be an integer, not a string [int_type]"]);
    // It ends with the field.
    assert_eq!(lines(batch.open[0].report().unwrap()), ["/a: must be an integer, not a string [int_type]"]);
}

#[test]
fn warnings_keep_quiet_too() {
    let text = value!({"name": 5, "old": {CANARY: {"older": 1}}}).to_string();
    let report = refused(&text);
    assert_eq!(report.warnings().to_string(), "/old: is deprecated [deprecated]\n/old: is deprecated [deprecated]");
}

/// A reader that fails in the middle, and formats whose own errors quote.
#[test]
fn an_early_end_tells_nothing() {
    let report = Decoder::new().from_str::<Account>(&format!(r#"{{"map": {{"{CANARY}": "{CANARY}", "x": ["#)).unwrap_err();
    silent(&report);
    assert_eq!(report.violations().last().unwrap().code(), Code::JsonInvalid);

    #[derive(Event, Debug)]
    struct Binary {
        #[event(sensitive, via_serde)]
        quoting: Quoting,
    }
    #[derive(Debug)]
    struct Quoting;
    impl<'de> serde::Deserialize<'de> for Quoting {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            Err(serde::de::Error::custom(format_args!("{text} is refused")))
        }
    }
    impl serde::Serialize for Quoting {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(CANARY)
        }
    }
    let bytes = {
        let mut bytes = Vec::new();
        ciborium::into_writer(&BTreeMap::from([("quoting", CANARY)]), &mut bytes).unwrap();
        bytes
    };
    let error = ciborium::from_reader::<Binary, _>(&*bytes).unwrap_err();
    assert!(!format!("{error} {error:?}").contains(CANARY), "{error:?}");
    let text = value!({"quoting": CANARY}).to_string();
    let error = serde_json::from_str::<Binary>(&text).unwrap_err();
    assert!(!format!("{error} {error:?}").contains(CANARY), "{error:?}");
    silent(&Decoder::new().serde_errors(true).from_str::<Binary>(&text).unwrap_err());
}

static TELLING: CustomCode = CustomCode { params: &["number"], message: "is not [[{number}]] accepted", ..CustomCode::new("telling") };

fn telling_declared(number: &u64) -> Result<(), Violation> {
    Err(Violation::new(Code::Declared(&TELLING)).param("number", *number))
}

#[derive(Event)]
struct Declared {
    #[event(sensitive, custom = telling_declared)]
    pin: u64,
}

/// A code may declare a number as its parameter. A function that has seen the value may have made it of that.
#[test]
fn a_number_of_a_declared_code_is_left_out() {
    let report = json::from_str::<Declared>(&format!(r#"{{"pin": {NUMBER}}}"#)).err().unwrap();
    assert!(!format!("{report}{report:?}").contains(&NUMBER.to_string()), "{report:?}");
    assert_eq!(lines(&report), ["/pin: is not  accepted [telling]"]);
}
