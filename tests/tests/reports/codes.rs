//! The page of codes, `polar-event-core/docs/codes.md`: written from the table of codes and from documents that are really decoded.
//! `UPDATE=1 cargo test -p polar-event-tests --test reports codes::` rewrites it. A code without an example fails here.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use polar_event_core::json::{Decoder, Limits};
use polar_event_core::{Code, Event, Metadata, Report, Violation, Warnings};

/// A document that has a fault with a code.
struct Example {
    code: Code,
    /// What it is decoded as.
    what: String,
    text: &'static str,
    picture: String,
}

/// One field, or some, of a struct.
macro_rules! field {
    ($code:ident, $text:expr, $($field:tt)*) => {{
        #[derive(Event)]
        #[allow(dead_code)]
        struct Example {
            $($field)*
        }
        let what = format!("A struct with `{}`", stringify!($($field)*).trim_end_matches(','));
        example(Code::$code, what, $text, decoder().from_str_with_warnings::<Example>($text).map(|(_, warnings)| warnings))
    }};
}

/// A type, which is said in words.
macro_rules! item {
    ($code:ident, $what:expr, $type:ty, $text:expr, $decoder:expr) => {
        example(Code::$code, $what.to_owned(), $text, $decoder.from_str_with_warnings::<$type>($text).map(|(_, warnings)| warnings))
    };
}

/// A query string, by a field or some of a struct.
macro_rules! query {
    ($code:ident, $text:expr, $($field:tt)*) => {{
        #[derive(Event)]
        #[allow(dead_code)]
        struct Example {
            $($field)*
        }
        let what = format!("A struct with `{}` from the query string", stringify!($($field)*).trim_end_matches(','));
        let result = polar_event_core::text::Decoder::new().from_form_with_warnings::<Example>($text);
        example(Code::$code, what, $text, result.map(|(_, warnings)| warnings))
    }};
}

fn decoder() -> Decoder {
    Decoder::new().now("2026-11-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap())
}

fn limits(limits: Limits) -> Decoder {
    decoder().limits(limits)
}

fn example(code: Code, what: String, text: &'static str, result: Result<Warnings, Report>) -> Example {
    let has_it = |violations: &[Violation]| violations.iter().any(|violation| violation.code() == code);
    let picture = match result {
        Ok(warnings) => {
            assert!(has_it(warnings.as_slice()), "{code}: the example is accepted");
            warnings.snippet(text).help(false).to_string()
        }
        Err(report) => {
            assert!(has_it(report.violations()), "{code}: {report}");
            report.snippet(text).help(false).to_string()
        }
    };
    Example { code, what, text, picture }
}

fn is_minor(order: &Order) -> bool {
    order.age < 18
}

#[derive(Event)]
#[allow(dead_code)]
struct Order {
    age: u8,
    #[event(forbidden_if = is_minor)]
    wine: Option<String>,
}

#[derive(Event)]
#[allow(dead_code)]
struct Sent {
    #[event(past)]
    at: jiff::Timestamp,
}

fn even(number: &u32) -> Result<(), &'static str> {
    if number % 2 == 0 { Ok(()) } else { Err("must be even") }
}

#[derive(Event)]
#[event(deny_unknown_fields)]
#[allow(dead_code)]
struct Strict {
    name: String,
    age: Option<u8>,
}

#[derive(Event)]
#[allow(dead_code)]
struct Borrowed<'a> {
    name: &'a str,
}

#[derive(Event)]
#[allow(dead_code)]
enum Answer {
    Yes,
    Other(String),
}

#[derive(Event)]
#[event(untagged)]
#[allow(dead_code)]
enum Payment {
    Card { card: String },
    Transfer { iban: String },
}

#[derive(Event)]
#[event(tag = "kind", rename_all = "lowercase")]
#[allow(dead_code)]
enum Shape {
    Circle { radius: u32 },
    Square { side: u32 },
}

/// An example for each code, in the order of the table.
#[rustfmt::skip]
fn examples() -> Vec<Example> {
    vec![
        field!(JsonInvalid, r#"{"name": "Ada",}"#, name: String),
        item!(JsonDepth, "Lists of lists of numbers, where the limit is two levels", Vec<Vec<u8>>, "[[[1]]]", limits(Limits::new().max_depth(2))),
        item!(JsonSize, "A list of strings, where the limit is ten bytes", Vec<String>, r#"["Ada", "Charles Babbage"]"#, limits(Limits::new().max_string_bytes(10))),
        field!(JsonDuplicateKey, r#"{"name": "Ada", "name": "Eve"}"#, name: String),
        field!(Missing, r#"{"name": "Ada"}"#, name: String, age: u8),
        item!(Forbidden, "A struct with `age: u8, #[event(forbidden_if = is_minor)] wine: Option<String>`", Order, r#"{"age": 17, "wine": "red"}"#, decoder()),
        field!(NotEqual, r#"{"email": "a@b.example", "repeated": "a@c.example"}"#, email: String, #[event(equals = email)] repeated: String),
        item!(ExtraForbidden, "A struct with `#[event(deny_unknown_fields)]`, `name: String` and `age: Option<u8>`", Strict, r#"{"name": "Ada", "agee": 36}"#, decoder()),
        field!(ObjectType, r#"{"metadata": "{\"plan\": \"pro\"}"}"#, metadata: Metadata),
        field!(ArrayType, r#"{"tags": "vip"}"#, tags: Vec<String>),
        field!(StringType, r#"{"name": 5}"#, name: String),
        field!(IntType, r#"{"age": "36"}"#, age: u8),
        field!(IntParsing, r#"{"seats": {"07": "Ada"}}"#, seats: BTreeMap<u8, String>),
        field!(BoolParsing, r#"{"labels": {"yes": "on"}}"#, labels: BTreeMap<bool, String>),
        query!(FloatParsing, "ratio=0,5", ratio: f64),
        field!(FloatType, r#"{"ratio": "0.5"}"#, ratio: f64),
        field!(BoolType, r#"{"active": "true"}"#, active: bool),
        field!(NullType, r#"{"nothing": 0}"#, nothing: ()),
        field!(ScalarType, r#"{"metadata": {"address": {"city": "London"}}}"#, metadata: Metadata),
        field!(StringTooShort, r#"{"name": ""}"#, #[event(length(min = 1))] name: String),
        field!(StringTooLong, r#"{"name": "Ada Lovelace"}"#, #[event(length(max = 8))] name: String),
        field!(StringBlank, r#"{"name": "  "}"#, #[event(not_blank)] name: String),
        field!(StringAscii, r#"{"login": "zoë"}"#, #[event(ascii)] login: String),
        field!(StringAlphanumeric, r#"{"login": "ada-1"}"#, #[event(alphanumeric)] login: String),
        field!(StringLowercase, r#"{"login": "Ada"}"#, #[event(lowercase)] login: String),
        field!(StringUppercase, r#"{"country": "gb"}"#, #[event(uppercase)] country: String),
        field!(StringControl, r#"{"title": "one\ntwo"}"#, #[event(no_control)] title: String),
        field!(StringPrefix, r#"{"id": "42"}"#, #[event(prefix = "user_")] id: String),
        field!(StringSuffix, r#"{"file": "data.txt"}"#, #[event(suffix = ".json")] file: String),
        field!(StringContains, r#"{"template": "Dear customer"}"#, #[event(contains = "{name}")] template: String),
        field!(StringNotContains, r#"{"path": "a/../b"}"#, #[event(not_contains = "..")] path: String),
        field!(StringPatternMismatch, r#"{"sku": "ab-12"}"#, #[event(pattern = "^[A-Z]{2}-[0-9]+$")] sku: String),
        field!(EmailParsing, r#"{"to": "Ada <ada@example.com>"}"#, #[event(email)] to: String),
        field!(UrlParsing, r#"{"link": "example.com/path"}"#, #[event(url)] link: String),
        field!(UrlSyntaxViolation, r#"{"link": "https://example.com/a b"}"#, #[event(url)] link: String),
        field!(UrlScheme, r#"{"link": "http://example.com"}"#, #[event(url(schemes("https")))] link: String),
        field!(HostnameParsing, r#"{"host": "https://example.com"}"#, #[event(hostname)] host: String),
        field!(IpAnyAddress, r#"{"from": "localhost"}"#, #[event(ip)] from: String),
        field!(IpV4Address, r#"{"from": "192.0.2.256"}"#, #[event(ipv4)] from: String),
        field!(IpV6Address, r#"{"from": "[2001:db8::1]"}"#, #[event(ipv6)] from: String),
        field!(SocketAddress, r#"{"server": "localhost:443"}"#, server: std::net::SocketAddr),
        field!(SocketV4Address, r#"{"server": "192.0.2.1"}"#, server: std::net::SocketAddrV4),
        field!(SocketV6Address, r#"{"server": "2001:db8::1:443"}"#, server: std::net::SocketAddrV6),
        field!(StringUnicode, r#"{"name": "Ada \ud83d"}"#, name: String),
        item!(StringEscaped, "A struct with `name: &'a str`", Borrowed<'_>, r#"{"name": "\u0041da"}"#, decoder()),
        field!(IntOutOfRange, r#"{"age": 256}"#, age: u8),
        field!(FiniteNumber, r#"{"ratio": 1e400}"#, ratio: f64),
        field!(GreaterThan, r#"{"price": 0}"#, #[event(positive)] price: f64),
        field!(GreaterThanEqual, r#"{"age": 17}"#, #[event(range(min = 18))] age: u8),
        field!(LessThan, r#"{"ratio": 1}"#, #[event(range(exclusive_max = 1.0))] ratio: f64),
        field!(LessThanEqual, r#"{"seats": 501}"#, #[event(range(max = 500))] seats: u32),
        field!(MultipleOf, r#"{"amount": 12}"#, #[event(multiple_of = 5)] amount: u32),
        field!(DecimalType, r#"{"price": true}"#, price: rust_decimal::Decimal),
        field!(DecimalParsing, r#"{"price": "1,000.50"}"#, price: rust_decimal::Decimal),
        field!(DecimalMaxDigits, r#"{"price": "1234567.5"}"#, #[event(decimal(max_digits = 6))] price: rust_decimal::Decimal),
        field!(DecimalMaxPlaces, r#"{"price": "0.125"}"#, #[event(decimal(places = 2))] price: rust_decimal::Decimal),
        field!(DecimalWholeDigits, r#"{"price": "12345"}"#, #[event(decimal(max_digits = 6, places = 2))] price: rust_decimal::Decimal),
        field!(LiteralError, r#"{"currency": "EUR"}"#, #[event(one_of("eur", "usd"))] currency: String),
        field!(UuidType, r#"{"id": 5}"#, id: uuid::Uuid),
        field!(UuidParsing, r#"{"id": "{1dbfc517-0bbf-4301-9ba8-555ca42b9737}"}"#, id: uuid::Uuid),
        field!(UuidVersion, r#"{"id": "1dbfc517-0bbf-1301-9ba8-555ca42b9737"}"#, #[event(uuid(version = 4))] id: uuid::Uuid),
        field!(DatetimeType, r#"{"at": 1793491200}"#, at: jiff::Timestamp),
        field!(DatetimeParsing, r#"{"at": "31.10.2026 12:00"}"#, at: jiff::Timestamp),
        field!(TimezoneAware, r#"{"at": "2026-10-31T12:00:00"}"#, at: jiff::Timestamp),
        field!(DatetimePast, r#"{"at": "2036-10-31T12:00:00Z"}"#, #[event(past)] at: jiff::Timestamp),
        field!(DatetimeFuture, r#"{"due": "2016-10-31T12:00:00Z"}"#, #[event(future)] due: jiff::Timestamp),
        field!(DateType, r#"{"born": 1815}"#, born: jiff::civil::Date),
        field!(DateParsing, r#"{"born": "10.12.1815"}"#, born: jiff::civil::Date),
        field!(TimezoneNaive, r#"{"starts": "2026-10-31T12:00:00Z"}"#, starts: jiff::civil::DateTime),
        field!(TimeType, r#"{"opens": 9.5}"#, opens: jiff::civil::Time),
        field!(TimeParsing, r#"{"opens": "9:30"}"#, opens: jiff::civil::Time),
        field!(TimeDeltaType, r#"{"lasts": 90}"#, lasts: jiff::SignedDuration),
        field!(TimeDeltaParsing, r#"{"lasts": "1h 30m"}"#, lasts: jiff::SignedDuration),
        field!(UrlType, r#"{"link": null}"#, link: url::Url),
        field!(TooShort, r#"{"tags": []}"#, #[event(items(min = 1))] tags: Vec<String>),
        field!(TooLong, r#"{"tags": ["a", "b", "c"]}"#, #[event(items(max = 2))] tags: Vec<String>),
        field!(DuplicateItem, r#"{"tags": ["a", "b", "a"]}"#, #[event(unique)] tags: Vec<String>),
        field!(MissingItem, r#"{"roles": ["writer"]}"#, #[event(contains = "reader")] roles: Vec<String>),
        item!(VariantType, "An enum with `Yes` and `Other(String)`", Answer, "5", decoder()),
        item!(UnionTagNotFound, "An enum with `#[event(tag = \"kind\", rename_all = \"lowercase\")]`, `Circle { radius: u32 }` and `Square { side: u32 }`", Shape, r#"{"radius": 5}"#, decoder()),
        item!(UnionTagInvalid, "The same enum", Shape, r#"{"kind": "cirle", "radius": 5}"#, decoder()),
        item!(UnionType, "An enum with `#[event(untagged)]`, `Card { card: String }` and `Transfer { iban: String }`", Payment, r#""cash""#, decoder()),
        item!(UnionAmbiguous, "The same enum", Payment, r#"{"card": "4111", "iban": "DE00"}"#, decoder()),
        item!(TooManyViolations, "A list of numbers, where the limit is two violations", Vec<u8>, "[true, null, 1.5]", limits(Limits::new().max_violations(2))),
        field!(DefaultError, r#"{"order": "name"}"#, #[event(default = 7, multiple_of = 5)] limit: u32),
        item!(ClockError, "A struct with `#[event(past)] at: jiff::Timestamp`, on a target without a clock", Sent, r#"{"at": "2026-10-31T12:00:00Z"}"#, decoder().without_clock()),
        field!(ValueError, r#"{"pairs": 5}"#, #[event(custom = even)] pairs: u32),
        field!(Deprecated, r#"{"legacy_id": 5}"#, #[event(deprecated = "use `id` instead")] legacy_id: Option<u32>),
    ]
}

/// What the page says before the codes.
const HEAD: &str = "\
# Codes

<!-- Written by `UPDATE=1 cargo test -p polar-event-tests --test reports codes::`, from the table in `src/error/code.rs`. -->

Every violation has a code, a stable name that a program can switch on. Where the meaning is the same, it is the name that
[pydantic](https://docs.pydantic.dev/latest/errors/validation_errors/) has for it. A rule of your own brings a code of its own.

In messages, `{max_length}` stands for the parameter of that name, `{max_length:character}` for a number with its noun, `{found:a}` for a word
with its article, `{expected:one of}` for a list, after these words if it has several items, and `[[…]]` for a part that is left out if the violation does
not have a parameter in it.
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push('\n');
    for code in Code::ALL {
        writeln!(page, "- [`{code}`](#{code})").unwrap();
    }
    for Example { code, what, text, picture } in examples() {
        let params: Vec<_> = code.params().iter().map(|param| format!("`{param}`")).collect();
        let params = if params.is_empty() { "none".to_owned() } else { params.join(", ") };
        let help = code.help().expect("every code of the table says how to fix it").replace("{{", "{").replace("}}", "}");
        let language = if what.ends_with("query string") { "text" } else { "json" };
        write!(
            page,
            "\n## {code}\n\n{}\n\n- Parameters: {params}\n- Message: {}\n- To fix it: {help}\n\n{what}, given\n\n```{language}\n{text}\n```\n\nanswers:\n\n```text\n{picture}```\n",
            code.meaning(),
            code.message(),
        )
        .unwrap();
    }
    page
}

/// White space is not compared: how a declaration is printed is up to the compiler.
fn words(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_page_says_what_the_table_and_the_documents_say() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../polar-event-core/docs/codes.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).expect("the page can be written");
    }
    let written = fs::read_to_string(&path).expect("the page");
    let differs = page.lines().zip(written.lines()).find(|(page, written)| words(page) != words(written));
    assert_eq!(differs, None, "docs/codes.md is not what it would be: run with UPDATE=1");
    assert_eq!(words(&page), words(&written));
}

#[test]
fn every_code_has_one_example() {
    let examples: Vec<_> = examples().into_iter().map(|example| example.code).collect();
    assert_eq!(examples, Code::ALL);
}

/// What is said to whoever fixes it can be filled from the parameters, and is a sentence.
#[test]
fn every_code_says_how_to_mend_it() {
    for code in Code::ALL {
        let (help, meaning) = (code.help().expect("a text"), code.meaning());
        assert!(help.starts_with(char::is_uppercase) && help.ends_with('.'), "{code}: {help}");
        assert!(meaning.starts_with(char::is_uppercase) && meaning.ends_with('.'), "{code}: {meaning}");
        let violation = code.params().iter().fold(Violation::new(*code), |violation, param| violation.param(param, 5)).message(help);
        let text = violation.text().to_string();
        // `{"key": value}` is an example of JSON.
        assert!(!text.replace("{\"key\": value}", "").contains(['{', '}']), "{code}: {text}");
        assert!(!text.contains("[["), "{code}: {text}");
    }
    assert_eq!((Code::Custom("mine").help(), Code::Custom("mine").meaning()), (None, ""));
}
