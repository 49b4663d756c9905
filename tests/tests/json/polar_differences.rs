//! Where `polar` and `polar::lenient` differ: the table in `polar-event-core/docs/polar.md`, made of documents in `tests/data/polar-service.jsonl`.
//! `UPDATE=1 cargo test -p polar-event-tests --test json polar_differences` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use polar_event_core::json::Decoder;
use polar_event_core::polar::{self, lenient};
use polar_event_core::{Report, Violation};

use crate::polar_cases::{Case, cases};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../polar-event-core/docs/polar.md");
const BEGIN: &str = "<!-- From here on by tests/tests/json/polar_differences.rs. -->\n";

impl Case {
    /// The verdicts of the strict and of the lenient model.
    fn both(&self) -> (Result<(), Report>, Result<(), Report>) {
        let (body, now, strict) = (self.body(), self.now, Decoder::new().now(self.now));
        match &*self.model {
            "EventCreateCustomer" => (
                strict.from_slice::<polar::EventCreateCustomer>(&body).map(drop),
                lenient::from_slice_at::<lenient::EventCreateCustomer>(&body, now).map(drop),
            ),
            "EventCreateExternalCustomer" => (
                strict.from_slice::<polar::EventCreateExternalCustomer>(&body).map(drop),
                lenient::from_slice_at::<lenient::EventCreateExternalCustomer>(&body, now).map(drop),
            ),
            _ => (
                strict.from_slice::<polar::EventsIngest>(&body).map(drop),
                lenient::from_slice_at::<lenient::EventsIngest>(&body, now).map(drop),
            ),
        }
    }

    /// What they differ in, if they do.
    fn differences(&self) -> BTreeSet<Difference> {
        match self.both() {
            (Err(report), Ok(())) => report.violations().iter().map(refused).collect(),
            (Ok(()), Err(_)) => {
                let (pointer, code) = self.violations.first().cloned().unwrap_or_default();
                [Difference { takes: "service refuses", field: field(pointer.split('/').skip(1)), code }].into()
            }
            _ => BTreeSet::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Difference {
    takes: &'static str,
    field: String,
    code: String,
}

fn refused(violation: &Violation) -> Difference {
    let code = violation.code().to_string();
    // The syntax is the same in all fields.
    let anywhere = code.starts_with("json_") || code == "string_unicode";
    let path = violation.path().pattern();
    Difference { takes: "service takes", field: if anywhere { String::new() } else { field(path.split('/').skip(1)) }, code }
}

/// The field of an event, whether it is in a batch or not. All keys of metadata are one.
fn field<'p>(mut path: impl Iterator<Item = &'p str>) -> String {
    let first = path.next().unwrap_or_default();
    let path: Vec<_> = if first == "events" { path.skip(1).collect() } else { [first].into_iter().chain(path).collect() };
    let kind = |name| match name {
        "customer_id" | "organization_id" | "member_id" => "id",
        "input_tokens" | "cached_input_tokens" | "output_tokens" | "total_tokens" => "tokens",
        name => name,
    };
    path.into_iter().take(3).map(kind).collect::<Vec<_>>().join("/")
}

/// A row: what it is about, what the service does, and the document, by its id or by what it is about; how that is shown, as a part of it or in words.
type Row = (&'static str, &'static str, &'static str, Shown);

enum Shown {
    Part(&'static str),
    Words(&'static str),
}
use Shown::{Part, Words};

const ROWS: &[Row] = &[
    ("JSON", "skips a byte order mark", "bom-001", Words("U+FEFF before the document")),
    ("JSON", "reads UTF-16 and UTF-32, too", "the text in utf-16", Words("a document in UTF-16")),
    ("JSON", "takes NaN and infinities", "meta-num-031", Part(r#""metadata":{"k":Infinity}"#)),
    ("JSON", "uses the last value of a key that is given twice", "dup-001", Part(r#""name":"a","name":"b""#)),
    ("JSON", "does not merge the two", "dup-010", Part(r#""metadata":{"a":1},"metadata":{"b":2}"#)),
    ("JSON", "does not validate the others", "dup-002", Part(r#""name":1,"name":"b""#)),
    ("JSON", "does not validate the others", "events twice", Part(r#"{"events": 1, "events": []}"#)),
    ("JSON", "does not validate the others", "_cost twice", Words("`_cost` is a number first, and then an object")),
    ("JSON", "takes deeper values, in unknown fields", "depth-019", Words("arrays 500 deep in an unknown field")),
    ("JSON", "takes numbers of thousands of digits", "meta-num-023", Words("an integer of 4300 digits in the metadata")),
    (
        "JSON",
        "takes half of a surrogate pair where strings have no maximum length",
        "external_customer_id is half a pair",
        Part(r#""external_customer_id": "\ud800""#),
    ),
    ("`name`", "takes an empty one", "name is empty string", Part(r#""name": """#)),
    (
        "ids",
        "takes a UUID without hyphens",
        "customer_id is '1dbfc5170bbf43019ba8555ca42b9737'",
        Part(r#""customer_id": "1dbfc5170bbf43019ba8555ca42b9737""#),
    ),
    ("ids", "takes a URN", "uuid-form-009", Part(r#""organization_id": "urn:uuid:1dbfc517-0bbf-4301-9ba8-555ca42b9737""#)),
    ("`external_customer_id`", "takes an empty one", "ext-014", Part(r#""external_customer_id": """#)),
    ("both ids", "takes it as an external customer's event", "both ids with nothing and no member", Part(r#""external_customer_id": "e""#)),
    (
        "both ids",
        "takes it as a customer's event, if a value is converted from a string",
        "both ids with a timestamp and no member",
        Part(r#""external_customer_id": "e", "timestamp": "2026-01-31T09:30:00Z""#),
    ),
    ("`timestamp`", "takes Unix time", "ts-unix-001", Part(r#""timestamp":1700000000"#)),
    ("`timestamp`", "takes it as milliseconds beyond 20000000000", "ts-unix-008", Part(r#""timestamp":20000000001"#)),
    ("`timestamp`", "takes Unix time in a string", "ts-unixstr-001", Part(r#""timestamp": "1700000000""#)),
    ("`timestamp`", "takes an underscore in place of the T", "ts-lax-005", Part(r#""timestamp": "2024-01-15_10:30:00Z""#)),
    ("`timestamp`", "takes an offset without a colon", "ts-lax-008", Part(r#""timestamp": "2024-01-15T10:30:00+0530""#)),
    ("`timestamp`", "takes a time without seconds", "timestamp is '2026-01-31T09:30Z'", Part(r#""timestamp": "2026-01-31T09:30Z""#)),
    (
        "`timestamp`",
        "takes U+2212 for a minus sign",
        r"timestamp is '2026-01-31T09:30:00\u221202:30'",
        Part(r#""timestamp": "2026-01-31T09:30:00\u221202:30""#),
    ),
    (
        "`timestamp`",
        "takes a comma before the fraction",
        "timestamp is '2026-01-31T09:30:00,25Z'",
        Part(r#""timestamp": "2026-01-31T09:30:00,25Z""#),
    ),
    ("`timestamp`", "takes any number of digits, and uses six", "ts-lax-014", Part(r#""timestamp": "2024-01-15T10:30:00.1234567890123Z""#)),
    ("`timestamp`", "compares with the clock after that", "timestamp is '2026-08-22T12:00:00.0000009Z'", Words("0.9 µs after now")),
    (
        "`timestamp`",
        "refuses the year 0, also if it is 1 in UTC",
        "timestamp is '0000-12-31T23:59:59-23:59'",
        Part(r#""timestamp": "0000-12-31T23:59:59-23:59""#),
    ),
    ("`metadata`", "takes empty keys", "an empty key", Part(r#""metadata": {"": 1}"#)),
    ("`metadata`", "takes keys of any length", "a key of 41 characters", Words("a key of 41 characters")),
    ("`metadata`", "takes any number of pairs", "51 pairs", Words("51 pairs")),
    ("`metadata`", "takes integers of any size", "meta-num-020", Part(r#""metadata":{"k":18446744073709551616}"#)),
    ("`metadata`", "takes a number that no float holds, as infinity", "meta-num-026", Part(r#""metadata":{"k":-1e400}"#)),
    (
        "`metadata`",
        "takes a string of over 500 characters, if it is a number",
        "val-coerce-002",
        Words("zeros and a digit, 501 characters"),
    ),
    (
        "`metadata._cost`",
        "takes an amount and a currency; the amount may be what Python's `Decimal` reads",
        "amount is the string '1_000'",
        Part(r#""_cost": {"amount": "1_000", "currency": "usd"}"#),
    ),
    (
        "`metadata._cost`",
        "takes a currency with `usd` anywhere in it",
        "currency is 'a usd b'",
        Part(r#""_cost": {"amount": 1, "currency": "a usd b"}"#),
    ),
    (
        "`metadata._cost`",
        "rounds a string to 28 digits first",
        "amount is the string '1.00000000000000000000000000010000'",
        Part(r#""amount": "1.00000000000000000000000000010000""#),
    ),
    (
        "`metadata._cost`",
        "reads a number as a float first",
        "amount is the number 12345.1234567890123",
        Part(r#""amount": 12345.1234567890123"#),
    ),
    (
        "`metadata._cost`",
        "reads a number as a float first, here as -100000",
        "amount is the number -99999.999999999999",
        Part(r#""amount": -99999.999999999999"#),
    ),
    (
        "`metadata._cost`",
        "refuses an exponent that Python's `Decimal` cannot hold",
        "amount is the string '0e99999999999999999999'",
        Part(r#""amount": "0e99999999999999999999""#),
    ),
    ("`metadata._llm`", "takes numbers of tokens, also in strings", "input_tokens is the string '007'", Part(r#""input_tokens": "007""#)),
    ("`metadata._llm`", "takes floats without a fraction", "cached_input_tokens is whole float", Part(r#""cached_input_tokens": 2.0"#)),
    ("`metadata._llm`", "takes booleans as numbers", "cached_input_tokens is true", Part(r#""cached_input_tokens": true"#)),
    ("`metadata._llm`", "takes integers of any size", "input_tokens is big", Words("an integer beyond 64 bits")),
];

/// Both verdicts of each row's document are what the row says, and the service's own verdict is that of the lenient model.
#[test]
fn the_table_is_up_to_date() {
    let cases = cases();
    let mut table = String::from("| | The strict models | The service, and `lenient` | Example |\n| --- | --- | --- | --- |\n");
    for (about, service, key, shown) in ROWS {
        let case = cases.iter().find(|case| case.id == *key || case.why == *key).unwrap_or_else(|| panic!("no document `{key}`"));
        let (strict, lenient) = case.both();
        assert_eq!(lenient.is_ok(), case.verdict == "accept", "{key}");
        assert_ne!(strict.is_ok(), lenient.is_ok(), "both agree about `{key}` now: remove the row");
        let strict = match strict {
            Ok(()) => "accept it".to_owned(),
            Err(report) => {
                let codes: BTreeSet<_> = report.violations().iter().map(|violation| format!("`{}`", violation.code())).collect();
                Vec::from_iter(codes).join(", ")
            }
        };
        let example = match shown {
            Words(words) => (*words).to_owned(),
            Part(part) => {
                assert!(case.text().unwrap().contains(part), "`{part}` is not in {:?}", case.text());
                format!("`{part}`")
            }
        };
        writeln!(table, "| {about} | {strict} | {service} | {example} |").unwrap();
    }
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (before, written) = page.split_once(BEGIN).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PAGE, format!("{before}{BEGIN}\n{table}")).unwrap();
    } else {
        let is_current = written.trim_start() == table;
        assert!(
            is_current,
            "the table is not up to date: look at what `UPDATE=1 cargo test -p polar-event-tests --test json polar_differences` changes in docs/polar.md"
        );
    }
}

/// Each document about which the two disagree is of a kind that has a row.
#[test]
fn each_difference_has_a_row() {
    let cases = cases();
    let in_rows = |case: &&Case| ROWS.iter().any(|(_, _, key, _)| case.id == *key || case.why == *key);
    let known: BTreeSet<_> = cases.iter().filter(in_rows).flat_map(Case::differences).collect();
    let unknown = cases.iter().flat_map(|case| {
        case.differences().into_iter().filter(|it| !known.contains(it)).map(|it| format!("{}, {}: {it:?}", case.id, case.why))
    });
    let unknown: Vec<_> = unknown.collect();
    assert!(unknown.is_empty(), "no row for:\n{}", unknown.join("\n"));
}
