//! The table of rules in the documentation, `polar-event-core/docs/rules.md`: made from the examples here, which are derived, decoded and
//! checked. `UPDATE=1 cargo test -p polar-event-tests --test values rules::table` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::Timestamp;
use polar_event_core::{Code, Event, Metadata, Report, Validate, ValidationState, json};
use rust_decimal::Decimal;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../polar-event-core/docs/rules.md");
const BEGIN: &str = "<!-- From here on by tests/tests/values/rules/table.rs. -->\n";

/// Half past nine: the time for `past` and `future`.
const NOW: &str = "2026-01-31T09:30:00Z";

/// A rule with an example.
struct Row {
    section: &'static str,
    name: &'static str,
    types: &'static str,
    unit: &'static str,
    /// The attribute.
    example: String,
    /// Whether the texts are whole documents, because other fields matter, too.
    whole: bool,
    takes: &'static str,
    refuses: &'static [(&'static str, Code)],
    /// Decodes a document with the rule, and checks it in memory.
    check: fn(&str) -> [Result<(), Report>; 2],
}

impl Row {
    fn document(&self, text: &str) -> String {
        if self.whole { text.to_owned() } else { format!("{{\"value\": {text}}}") }
    }
}

/// Rows: the rule's name, its types, its unit, its attribute on a field of a type, with fields beside it or on the struct; a text that passes, and
/// texts that do not, with their codes.
macro_rules! rows {
    ($(in $section:literal: $(
        $name:literal, $types:literal, $unit:literal;
        $(#[$($field:tt)+])? $(#![$($container:tt)+])? value: $ty:ty $(, $other:ident: $other_ty:ty)*;
        $takes:literal $(, $refuses:literal => $code:ident)*;
    )+)+) => {
        vec![$($({
            #[derive(Event)]
            $(#[event($($container)+)])?
            struct Ruled {
                $(#[event($($field)+)])?
                value: $ty,
                $($other: $other_ty,)*
            }
            /// The same without the rule, to get a value into memory that breaks it.
            #[derive(Event)]
            struct Bare {
                value: $ty,
                $($other: $other_ty,)*
            }
            fn check(document: &str) -> [Result<(), Report>; 2] {
                let now: Timestamp = NOW.parse().unwrap();
                let decoded = json::Decoder::new().now(now).from_str::<Ruled>(document);
                let ruled = match decoded {
                    Ok(ruled) => ruled,
                    Err(report) => {
                        // A float that JSON can hold but `f64` cannot is refused without the rule, too.
                        if report.violations()[0].code() == Code::FiniteNumber {
                            return [Err(report.clone()), Err(report)];
                        }
                        let Bare { value $(, $other)* } = json::from_str(document).unwrap();
                        let ruled = Ruled { value $(, $other)* };
                        return [Err(report), ruled.validate_in(ValidationState::new().with_now(now))];
                    }
                };
                [Ok(()), ruled.validate_in(ValidationState::new().with_now(now))]
            }
            Row {
                section: $section,
                name: $name,
                types: $types,
                unit: $unit,
                example: concat!($(stringify!($($field)+))? $(stringify!($($container)+))?).split_whitespace().collect::<Vec<_>>().join(" "),
                whole: concat!($(stringify!($other)),*) != "",
                takes: $takes,
                refuses: &[$(($refuses, Code::$code)),*],
                check,
            }
        }),+),+]
    };
}

fn is_even(value: &u32) -> Result<(), &'static str> {
    if value % 2 == 0 { Ok(()) } else { Err("must be even") }
}

fn not_zero(value: &Option<u32>) -> Result<(), &'static str> {
    if *value == Some(0) { Err("must not be 0") } else { Ok(()) }
}

fn rows() -> Vec<Row> {
    rows! {
        in "Strings":
        "length", "strings", "characters: Unicode code points";
        #[length(min = 2, max = 4)] value: String;
        r#""éééé""#, r#""é""# => StringTooShort, r#""ééééé""# => StringTooLong;

        "length", "strings", "bytes of UTF-8";
        #[length(bytes, max = 4)] value: String;
        r#""éé""#, r#""ééa""# => StringTooLong;

        "length", "strings", "visible characters: Unicode grapheme clusters";
        #[length(graphemes, min = 2, max = 2)] value: String;
        r#""e\u0301e\u0301""#, r#""e\u0301""# => StringTooShort, r#""e\u0301e\u0301e\u0301""# => StringTooLong;

        "pattern", "strings", "–";
        #[pattern = "^[a-z]+$"] value: String;
        r#""abc""#, r#""abc1""# => StringPatternMismatch;

        "one_of", "strings", "–";
        #[one_of("eur", "usd")] value: String;
        r#""eur""#, r#""EUR""# => LiteralError;

        "not_blank", "strings", "white space is Unicode's `White_Space`";
        #[not_blank] value: String;
        r#"" a""#, r#"" \u00a0""# => StringBlank;

        "ascii", "strings", "–";
        #[ascii] value: String;
        r#""a~""#, r#""é""# => StringAscii;

        "alphanumeric", "strings", "letters and digits of any script";
        #[alphanumeric] value: String;
        r#""é1""#, r#""a-b""# => StringAlphanumeric;

        "lowercase", "strings", "letters of any script";
        #[lowercase] value: String;
        r#""é-1""#, r#""É""# => StringLowercase;

        "uppercase", "strings", "letters of any script";
        #[uppercase] value: String;
        r#""É-1""#, r#""é""# => StringUppercase;

        "no_control", "strings", "U+0000 to U+001F, U+007F to U+009F";
        #[no_control] value: String;
        r#""a b""#, r#""a\tb""# => StringControl;

        "no_nul", "strings", "U+0000";
        #[no_nul] value: String;
        r#""a\u0001""#, r#""a\u0000""# => ValueError;

        "prefix", "strings", "–";
        #[prefix = "evt_"] value: String;
        r#""evt_1""#, r#""Evt_1""# => StringPrefix;

        "suffix", "strings", "–";
        #[suffix = ".json"] value: String;
        r#""a.json""#, r#""a.json5""# => StringSuffix;

        "contains", "strings", "–";
        #[contains = "@"] value: String;
        r#""a@b""#, r#""ab""# => StringContains;

        "not_contains", "strings", "–";
        #[not_contains = ".."] value: String;
        r#""a.b""#, r#""a..b""# => StringNotContains;

        in "Forms of strings":
        "email", "strings", "RFC 5321 in ASCII";
        #[email] value: String;
        r#""ada@example.com""#, r#""ada@""# => EmailParsing;

        "url", "strings, `url::Url`", "the URL Standard, and RFC 3986";
        #[url] value: String;
        r#""https://example.com/a""#, r#""example.com""# => UrlParsing, r#""https:example.com""# => UrlSyntaxViolation;

        "url", "strings, `url::Url`", "the URL Standard, and RFC 3986";
        #[url(schemes("https"))] value: String;
        r#""https://example.com""#, r#""http://example.com""# => UrlScheme;

        "hostname", "strings", "RFC 1123";
        #[hostname] value: String;
        r#""www.example.com""#, r#""www_example.com""# => HostnameParsing;

        "ip", "strings", "either version";
        #[ip] value: String;
        r#""2001:db8::1""#, r#""192.0.2.256""# => IpAnyAddress;

        "ipv4", "strings", "–";
        #[ipv4] value: String;
        r#""192.0.2.1""#, r#""2001:db8::1""# => IpV4Address;

        "ipv6", "strings", "–";
        #[ipv6] value: String;
        r#""2001:db8::1""#, r#""192.0.2.1""# => IpV6Address;

        "uuid", "strings, `uuid::Uuid`", "RFC 9562, with hyphens";
        #[uuid] value: String;
        r#""1dbfc517-0bbf-4301-9ba8-555ca42b9737""#, r#""1dbfc5170bbf43019ba8555ca42b9737""# => UuidParsing;

        "uuid", "strings, `uuid::Uuid`", "versions 1 to 8";
        #[uuid(version = 4)] value: uuid::Uuid;
        r#""1dbfc517-0bbf-4301-9ba8-555ca42b9737""#, r#""1dbfc517-0bbf-7301-9ba8-555ca42b9737""# => UuidVersion;

        in "Numbers":
        "range", "integers, floats, decimals", "–";
        #[range(min = 1, max = 10)] value: u8;
        "10", "0" => GreaterThanEqual, "11" => LessThanEqual;

        "range", "integers, floats, decimals", "–";
        #[range(exclusive_min = 0, exclusive_max = 1.5)] value: f64;
        "1.25", "0" => GreaterThan, "1.5" => LessThan;

        "positive", "integers, floats, decimals", "–";
        #[positive] value: i32;
        "1", "0" => GreaterThan;

        "negative", "integers, floats, decimals", "–";
        #[negative] value: f64;
        "-0.5", "0" => LessThan;

        "finite", "floats", "–";
        #[finite] value: f64;
        "1.5", "1e400" => FiniteNumber;

        "multiple_of", "integers, floats, decimals", "–";
        #[multiple_of = 0.01] value: f64;
        "0.07", "0.075" => MultipleOf;

        "one_of", "integers, floats, decimals", "–";
        #[one_of(1, 2, 5)] value: u8;
        "5", "4" => LiteralError;

        "decimal", "decimals", "digits";
        #[decimal(max_digits = 5, places = 2)] value: Decimal;
        "123.45", "12.345" => DecimalMaxPlaces, "1234" => DecimalWholeDigits;

        "decimal", "decimals", "digits";
        #[decimal(max_digits = 5)] value: Decimal;
        "1.2345", "1.23456" => DecimalMaxDigits;

        in "Time":
        "past", "timestamps", "–";
        #[past] value: Timestamp;
        r#""2026-01-31T09:30:00Z""#, r#""2026-01-31T09:30:00.001Z""# => DatetimePast;

        "past", "timestamps", "seconds";
        #[past(tolerance = 60)] value: Timestamp;
        r#""2026-01-31T09:31:00Z""#, r#""2026-01-31T09:31:01Z""# => DatetimePast;

        "future", "timestamps", "seconds";
        #[future(tolerance = 60)] value: Timestamp;
        r#""2026-01-31T09:29:00Z""#, r#""2026-01-31T09:28:59Z""# => DatetimeFuture;

        in "Lists, sets and maps":
        "items", "lists, sets, maps", "items";
        #[items(min = 1, max = 2)] value: Vec<u8>;
        "[1, 2]", "[]" => TooShort, "[1, 2, 3]" => TooLong;

        "items", "lists, sets, maps", "pairs";
        #[items(max = 1)] value: BTreeMap<String, u8>;
        r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"# => TooLong;

        "unique", "lists", "–";
        #[unique] value: Vec<u8>;
        "[1, 2]", "[1, 2, 1]" => DuplicateItem;

        "contains", "lists and sets of strings", "–";
        #[contains = "reader"] value: BTreeSet<String>;
        r#"["reader", "writer"]"#, r#"["writer"]"# => MissingItem;

        "contains", "lists and sets of numbers", "–";
        #[contains = 5] value: Vec<u8>;
        "[4, 5]", "[4]" => MissingItem;

        "each", "lists, sets", "rules for every item";
        #[each(length(max = 2))] value: Vec<String>;
        r#"["é", "éé"]"#, r#"["é", "ééé"]"# => StringTooLong;

        "keys", "maps", "rules for every key";
        #[keys(length(max = 2))] value: BTreeMap<String, u8>;
        r#"{"éé": 1}"#, r#"{"ééé": 1}"# => StringTooLong;

        "values", "maps", "rules for every value";
        #[values(range(max = 9))] value: BTreeMap<String, u8>;
        r#"{"a": 9}"#, r#"{"a": 10}"# => LessThanEqual;

        "metadata", "`Metadata`", "pairs";
        #[metadata(max_pairs = 1)] value: Metadata;
        r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"# => TooLong;

        "metadata", "`Metadata`", "characters: Unicode code points";
        #[metadata(max_key = 2, max_value = 3)] value: Metadata;
        r#"{"éé": "ééé"}"#, r#"{"ééé": 1}"# => StringTooLong, r#"{"a": "éééé"}"# => StringTooLong;

        in "Null, and functions of your own":
        "nullable", "`Option`", "–";
        #[nullable] value: Option<u8>;
        "null";

        "custom", "everything", "–";
        #[custom = is_even] value: u32;
        "2", "3" => ValueError;

        "check", "a whole field, absent or not", "–";
        #[check = not_zero] value: Option<u32>;
        "1", "0" => ValueError;

        "check", "a whole struct or enum", "–";
        #![check = |range| if range.value <= range.to { Ok(()) } else { Err("must be in order") }] value: u32, to: u32;
        r#"{"value": 1, "to": 1}"#, r#"{"value": 2, "to": 1}"# => ValueError;

        in "Fields beside each other":
        "required_if", "fields that may be absent", "–";
        #[required_if = |form| form.by_card] value: Option<String>, by_card: bool;
        r#"{"by_card": false}"#, r#"{"by_card": true}"# => Missing;

        "forbidden_if", "fields that may be absent", "–";
        #[forbidden_if = |form| form.in_cash] value: Option<String>, in_cash: bool;
        r#"{"in_cash": true}"#, r#"{"in_cash": true, "value": "4242"}"# => Forbidden;

        "equals", "two fields with `PartialEq`", "–";
        #[equals = password] value: String, password: String;
        r#"{"password": "é", "value": "é"}"#, r#"{"password": "é", "value": "e"}"# => NotEqual;
    }
}

/// The table: a section each.
fn table(rows: &[Row]) -> String {
    let mut table = String::new();
    let mut section = "";
    for row in rows {
        if section != row.section {
            section = row.section;
            _ = write!(
                table,
                "\n## {section}\n\n| rule | for | unit or standard | example | passes | does not | code, with its parameters |\n"
            );
            table.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        }
        let mut codes: Vec<Code> = Vec::new();
        row.refuses.iter().for_each(|(_, code)| {
            if !codes.contains(code) {
                codes.push(*code)
            }
        });
        let codes = codes.iter().map(|code| {
            let params = code.params().iter().map(|param| format!("`{param}`")).collect::<Vec<_>>().join(", ");
            if params.is_empty() { format!("`{code}`") } else { format!("`{code}`: {params}") }
        });
        let refuses = row.refuses.iter().map(|(text, _)| format!("`{text}`"));
        let cells = [
            format!("`{}`", row.name),
            row.types.to_owned(),
            row.unit.to_owned(),
            format!("`{}`", row.example),
            format!("`{}`", row.takes),
            refuses.collect::<Vec<_>>().join(", "),
            codes.collect::<Vec<_>>().join("; "),
        ];
        let cells = cells.map(|cell| if cell.is_empty() { "–".to_owned() } else { cell.replace('|', "\\|") });
        _ = writeln!(table, "| {} |", cells.join(" | "));
    }
    table
}

#[test]
fn the_documentation_has_this_table() {
    let found = std::fs::read_to_string(TABLE).unwrap();
    let (prose, _) = found.split_once(BEGIN).expect("the line where the table begins");
    let due = format!("{prose}{BEGIN}{}", table(&rows()));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(TABLE, due).unwrap();
    } else {
        assert!(
            found == due,
            "the table is not up to date: look at what `UPDATE=1 cargo test -p polar-event-tests --test values rules::table` changes in docs/rules.md"
        );
    }
}

#[test]
fn the_examples_are_true() {
    for row in rows() {
        let good = row.document(row.takes);
        assert_eq!((row.check)(&good), [Ok(()), Ok(())], "{}: {good}", row.example);
        for (text, code) in row.refuses {
            let bad = row.document(text);
            for report in (row.check)(&bad) {
                let report = report.expect_err(&bad);
                let [violation] = report.violations() else { panic!("{}: {bad}: {report}", row.example) };
                assert_eq!(violation.code(), *code, "{}: {bad}", row.example);
                for (name, _) in violation.params().iter() {
                    assert!(code.params().contains(&name), "{}: {bad}: {name}", row.example);
                }
            }
        }
    }
}

/// The derive's list of rules.
const ROWS: &str = include_str!("../../../../polar-event-derive/src/check/rule/mod.rs");

/// Each rule of the derive's, with what it is for.
fn derive_rows() -> Vec<(&'static str, &'static str)> {
    let rows = ROWS.split("row(\"").skip(1).filter_map(|row| {
        let (name, rest) = row.split_once("\", Target::")?;
        Some((name, rest.split(',').next()?))
    });
    rows.collect()
}

/// The names in a list of the derive's, which is no library that could be asked.
fn names_in(source: &'static str, list: &str) -> BTreeSet<&'static str> {
    let (_, rest) = source.split_once(list).expect("the list");
    let (names, _) = rest.split_once("];").expect("its end");
    names.split('"').skip(1).step_by(2).collect()
}

#[test]
fn every_rule_has_a_row_and_every_row_a_rule() {
    let mut names: BTreeSet<&str> = derive_rows().into_iter().map(|(name, _)| name).collect();
    names.extend(names_in(ROWS, "const OTHERS: &[(&str, Option<Target>)] =\n    &["));
    names.extend(names_in(include_str!("../../../../polar-event-derive/src/check/cross.rs"), "const CROSS: &[&str] = &["));
    // A setting beside the rules, since it is not for the value alone.
    names.insert("check");
    assert!(names.len() > 30, "{names:?}");
    assert_eq!(rows().iter().map(|row| row.name).collect::<BTreeSet<_>>(), names);
}

#[test]
fn every_code_of_a_rule_is_in_the_table() {
    let shown: BTreeSet<&str> = rows().iter().flat_map(|row| row.refuses).map(|(_, code)| code.as_str()).collect();
    let all: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(shown.is_subset(&all), "{:?}", shown.difference(&all));
    // What is no rule's: wrong types and forms of types, the JSON itself, unions, keys, limits.
    let is_no_rules = |code: &str| {
        let parts = ["json_", "union_", "_type"];
        let whole = [
            "extra_forbidden",
            "string_unicode",
            "string_escaped",
            "int_out_of_range",
            "int_parsing",
            "float_parsing",
            "bool_parsing",
            "finite_number",
            "decimal_parsing",
            "datetime_parsing",
            "timezone_aware",
            "timezone_naive",
            "time_parsing",
            "time_delta_parsing",
            "date_parsing",
            "socket_address",
            "socket_v4_address",
            "socket_v6_address",
            "too_many_violations",
            "default_error",
            "clock_error",
            "deprecated",
        ];
        parts.iter().any(|part| code.contains(part)) || whole.contains(&code)
    };
    let missing: Vec<&str> = all.difference(&shown).copied().filter(|code| !is_no_rules(code)).collect();
    assert_eq!(missing, [""; 0]);
}

/// What the derive takes a rule to be for is what the table says. From the derive's list come the rules that a compile error suggests.
#[test]
fn every_rule_is_for_the_types_that_the_table_says() {
    let targets: BTreeMap<&str, &str> = derive_rows().into_iter().collect();
    for row in rows() {
        let Some(target) = targets.get(row.name) else { continue };
        let types: &[&str] = match *target {
            "Text" => &["strings"],
            "Url" => &["strings", "url::Url"],
            "Uuid" => &["strings", "uuid::Uuid"],
            "Literals" => &["strings", "integers, floats, decimals", "numbers"],
            "Number" => &["numbers", "integers", "floats"],
            "Decimal" => &["decimals"],
            "Time" => &["timestamps"],
            "Collection" => &["lists", "sets", "maps"],
            "List" => &["lists"],
            "Holder" => &["strings", "lists", "sets"],
            "Metadata" => &["Metadata"],
            other => panic!("no such target: {other}"),
        };
        assert!(types.iter().any(|name| row.types.contains(name)), "{}: {} is not {target}", row.name, row.types);
    }
}
