//! What is sensitive stays so where it comes twice, under another name, in an enum, or in a document of another variant than its sender meant.

use std::collections::BTreeMap;

use polar_event_core::json::{self, Decoder};
use polar_event_core::messages::German;
use polar_event_core::{Decode, Describe, Event, Report, SatisfiedBy, Validate, Violation};
use polar_event_tests::lines;

const CANARY: &str = "c4nary";

/// That nothing which a document is answered with has the canary, nor a picture of it.
#[track_caller]
fn silent<T: Describe>(text: &str, report: &Report) {
    let answers = [
        json::to_string(&report.fastapi().input(text)).unwrap(),
        json::to_string(&report.fastapi().localized(&German)).unwrap(),
        json::to_string(&report.problem()).unwrap(),
        json::to_string(report).unwrap(),
        format!("{report} {report:?}"),
        report.snippet(text).to_string(),
        report.snippet(text).of::<T>().to_string(),
    ];
    for answer in answers {
        assert!(!answer.contains(CANARY), "{text}\n{answer}");
    }
}

#[track_caller]
fn refused<T: for<'de> Decode<'de, Requires: SatisfiedBy> + Describe>(text: &str) -> Report {
    let Err(report) = Decoder::new().serde_errors(true).from_str::<T>(text) else { panic!("{text} is accepted") };
    silent::<T>(text, &report);
    report
}

#[derive(Event, Debug)]
struct Login {
    name: String,
    #[event(sensitive, alias = "pwd", alias = "pass", length(min = 8))]
    password: String,
}

#[derive(Event, Debug)]
struct Account {
    #[event(flatten)]
    login: Login,
    age: Option<u8>,
}

#[test]
fn a_field_that_comes_twice_or_under_an_alias_is_as_sensitive_as_once() {
    for text in [
        r#"{"name": "a", "password": "c4nary-1", "password": "c4nary-2"}"#,
        r#"{"name": "a", "pwd": "c4nary-1", "password": "c4nary-2"}"#,
        r#"{"name": "a", "password": "c4nary-1", "pass": ["c4nary-2"]}"#,
        r#"{"name": "a", "pass": "c4nary-1", "pwd": "c4nary"}"#,
        r#"{"name": "a", "pass": "c4nary", "pwd": "c4nary-3", "password": "c4nary-4"}"#,
    ] {
        for report in [refused::<Login>(text), refused::<Account>(text)] {
            assert!(report.violations().iter().all(Violation::is_sensitive), "{text}: {report}");
        }
    }
    let report = refused::<Login>(r#"{"name": "a", "password": "c4nary-1", "pwd": "\ud800c4nary"}"#);
    assert_eq!(
        lines(&report),
        [
            "/pwd (the key): is given twice in the same object; password, pwd, pass are names of the same field [json_duplicate_key]",
            "/pwd: must not have half a surrogate pair (\\ud800 to \\udfff) [string_unicode]"
        ]
    );
}

/// A function that sees more than the secret may put it into what it says.
#[test]
fn what_a_function_says_of_a_whole_with_a_secret_in_it_is_kept_back() {
    fn telling(login: &Login) -> Result<(), String> {
        Err(format!("{login:?} is not known"))
    }
    #[derive(Event, Debug)]
    struct Holder {
        #[event(custom = telling)]
        login: Login,
        #[event(range(max = 9))]
        count: Option<u8>,
        #[event(each(custom = telling))]
        logins: Option<Vec<Login>>,
    }
    #[derive(Event, Debug)]
    #[event(check = whole)]
    struct Outer {
        login: Option<Login>,
        boxed: Option<Box<Login>>,
    }
    fn whole(outer: &Outer) -> Result<(), Violation> {
        Err(Violation::from(format!("{outer:?}")).at("password").at("login"))
    }
    let report = refused::<Holder>(r#"{"login": {"name": "a", "password": "c4nary-1"}, "count": 10}"#);
    assert_eq!(lines(&report), ["/login: is not accepted [value_error]", "/count: must be at most 9 [less_than_equal]"]);
    let report =
        refused::<Holder>(r#"{"login": {"name": "a", "password": "c4nary-1"}, "logins": [{"name": "a", "password": "c4nary-1"}]}"#);
    assert_eq!(lines(&report), ["/login: is not accepted [value_error]", "/logins/0: is not accepted [value_error]"]);
    let report = refused::<Outer>(r#"{"login": {"name": "a", "password": "c4nary-1"}}"#);
    assert_eq!(lines(&report), ["/login/password: is not accepted [value_error]"]);
    let outer = Outer { login: None, boxed: Some(Box::new(Login { name: "a".into(), password: CANARY.into() })) };
    assert!(!outer.validate().unwrap_err().to_string().contains(CANARY));
}

#[derive(Event, Debug)]
#[event(sensitive)]
enum Plan {
    Free,
    Secret,
}

#[derive(Event, Debug)]
#[event(sensitive, tag = "kind")]
enum Key {
    Pem { text: String },
    Pin { digits: u32 },
}

#[derive(Event, Debug)]
enum Payment {
    #[event(sensitive)]
    Card {
        #[event(length(min = 20))]
        number: String,
        limits: Option<BTreeMap<String, u8>>,
    },
    #[event(sensitive, alias = "Sepa")]
    Iban(#[event(length(min = 20))] String),
    Cash {
        amount: u8,
    },
}

#[derive(Event, Debug)]
struct Order {
    plan: Option<Plan>,
    key: Option<Key>,
    plans: Option<BTreeMap<Plan2, u8>>,
    payment: Option<Payment>,
    payments: Option<Vec<Payment>>,
}

#[derive(Event, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[event(sensitive)]
enum Plan2 {
    Free,
}

#[test]
fn enums_and_variants_can_be_sensitive() {
    for (text, expected) in [
        (r#"{"plan": "c4nary"}"#, r#"/plan: must be one of "Free", "Secret" [literal_error]"#),
        (r#"{"plan": {"c4nary": 1}}"#, "/plan: must be a string, not an object [string_type]"),
        (r#"{"plans": {"c4nary": 1}}"#, r#"/plans/…"#),
        (r#"{"key": {"kind": "c4nary"}}"#, "/key/kind: must be one of Pem, Pin [union_tag_invalid]"),
        (r#"{"key": {"kind": "Pin", "digits": "c4nary"}}"#, "/key/digits: must be an integer, not a string [int_type]"),
        (r#"{"payment": {"Card": {"number": "c4nary"}}}"#, "/payment/Card/number: must have at least 20 characters [string_too_short]"),
        (
            r#"{"payment": {"Card": {"number": "c4nary c4nary c4nary", "limits": {"c4nary": []}}}}"#,
            "/payment/Card/limits: must be an integer, not an array [int_type]",
        ),
        (r#"{"payment": {"Iban": "c4nary"}}"#, "/payment/Iban: must have at least 20 characters [string_too_short]"),
        (r#"{"payments": [{"Sepa": "c4nary"}]}"#, "/payments/0/Sepa: must have at least 20 characters [string_too_short]"),
        // The content in place of the whole.
        (r#"{"payment": "c4nary"}"#, "/payment: must be one of Card, Iban, Cash [union_tag_invalid]"),
    ] {
        if expected.ends_with('…') {
            // A key that is no variant is in the pointer, as all keys of maps are.
            assert!(json::from_str::<Order>(text).unwrap_err().violations()[0].is_sensitive());
            continue;
        }
        let report = refused::<Order>(text);
        assert_eq!(lines(&report), [expected], "{text}");
        assert!(report.violations()[0].is_sensitive(), "{text}");
    }
    let report = refused::<Order>(r#"{"payment": {"Iban": "c4nary c4nary c4nary c4nary", "Iban": "c4nary"}}"#);
    assert_eq!(
        lines(&report),
        ["/payment/Iban (the key): is given twice in the same object; Iban, Sepa are names of the same field [json_duplicate_key]"]
    );
    // Others are as they were.
    let report = json::from_str::<Order>(r#"{"payment": {"Cash": {"amount": 300}}}"#).unwrap_err();
    assert!(!report.violations()[0].is_sensitive());
    assert!(Plan::SHAPE.is_sensitive() && Key::SHAPE.is_sensitive() && !Payment::SHAPE.is_sensitive());
    // In memory as well.
    let payment = Payment::Iban(CANARY.to_owned()).validate().unwrap_err();
    assert!(payment.violations()[0].is_sensitive());
    let payment = Payment::Card { number: CANARY.to_owned(), limits: None }.validate().unwrap_err();
    assert!(payment.violations()[0].is_sensitive());
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Ways {
    Password { user: String, secret: Hidden },
    Number { user: String, secret: u8, code: u8 },
    Pin(Hidden),
    Count(#[event(range(max = 9))] u8),
}

#[derive(Event, Debug)]
#[event(sensitive)]
struct Hidden(#[event(length(min = 10))] String);

#[derive(Event, Debug)]
#[event(tag = "kind")]
enum Kinds {
    Open {
        value: u8,
    },
    Closed {
        #[event(sensitive, alias = "val")]
        value: String,
    },
}

/// The document may mean another variant than its sender said, or than was chosen.
#[test]
fn what_is_sensitive_in_any_variant_is_never_quoted() {
    for text in [
        r#"{"user": "a", "secret": "c4nary", "code": 1}"#,
        r#"{"user": "a", "secret": "c4nary"}"#,
        r#"{"user": 1, "secret": "c4nary", "code": "c"}"#,
        r#"{"user": "a", "secret": ["c4nary"]}"#,
        r#""c4nary""#,
        r#"["c4nary"]"#,
    ] {
        refused::<Ways>(text);
        refused::<Vec<Box<Ways>>>(&format!("[{text}]"));
        refused::<BTreeMap<String, Ways>>(&format!(r#"{{"a": {text}}}"#));
    }
    refused::<Kinds>(r#"{"kind": "Open", "value": "c4nary"}"#);
    // What cannot be the secret is quoted.
    let text = "[10]";
    let report = json::from_str::<Vec<Ways>>(text).unwrap_err();
    assert!(json::to_string(&report.fastapi().input(text)).unwrap().contains(r#""input":10"#));
}

/// Where a text ceases to be JSON within a secret, the picture shows nothing of it, and the pointer ends before it.
#[test]
fn a_text_that_ends_within_a_secret_tells_nothing() {
    for (text, pointer) in [
        (r#"{"name": "a", "password": "c4nary"#, "/password"),
        (r#"{"name": "a", "password": 'c4nary c4nary', "x": 1}"#, "/password"),
        (r#"{"name": "a", "password": "x"c4nary", "x": 1}"#, "/password"),
        (r#"{"name": "a", "password": "long enough"c4nary", "x": 1}"#, "/password"),
        (r#"{"name": "a", "password": "long enough" c4nary", "x": 1}"#, ""),
        (r#"{"name": "a", "password": c4nary}"#, "/password"),
        (r#"{"name": "a", "password": {"c4nary": [tru"#, "/password"),
        ("{\"name\": \"a\",\n \"pwd\": [\n\"c4nary\",\n c4nary", "/pwd"),
        (r#"{"name": "a", "password": "c4nary c4nary", "password": "c4nary"#, "/password"),
        (r#"{"name": "a", "password": "c4nary c4nary", "pass": {"c4nary": "#, "/pass"),
    ] {
        let report = refused::<Login>(text);
        let last = report.violations().last().unwrap();
        assert!(last.is_sensitive() && last.pointer().to_string() == pointer, "{text}: {report}");
        refused::<Account>(text);
    }
    for text in [r#"[{"user": "a", "secret": {"c4nary": 1"#, r#"[{"secret": "c4nary"#, r#"["c4nary"#, r#"["x"c4nary"]"#] {
        assert_eq!(refused::<Vec<Ways>>(text).violations().last().unwrap().pointer().to_string(), "/0", "{text}");
    }
    // Before and behind it, the pointer is as deep as the text.
    let report = json::from_str::<Login>(r#"{"password": "x", "name": [tru"#).unwrap_err();
    assert_eq!(report.violations().last().unwrap().pointer().to_string(), "/name/0");
}
