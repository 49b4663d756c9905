//! Strings, numbers, and what is written as such.

use core::time::Duration;
use std::net::IpAddr;

use jiff::Timestamp;
use polar_event_core::Event;
use rust_decimal::Decimal;
use url::Url;
use uuid::Uuid;

use super::{Case, case, ours};
use crate::documents::{list, list_of, text};

#[derive(Event)]
struct Patterns(#[event(each(pattern = "^(([a-z])+.)+[A-Z]([a-z])+$"))] Vec<String>);

#[derive(Event)]
struct Graphemes(#[event(each(length(graphemes, min = 1)))] Vec<String>);

#[derive(Event)]
struct Emails(#[event(each(email))] Vec<String>);

#[derive(Event)]
struct Hosts(#[event(each(hostname))] Vec<String>);

#[derive(Event)]
struct Addresses(#[event(each(ip))] Vec<String>);

#[derive(Event)]
struct Links(#[event(each(url))] Vec<String>);

#[derive(Event)]
struct Contents(#[event(each(contains = "aaaaaaaab", prefix = "a", suffix = "b", no_control, no_nul, not_blank, lowercase))] Vec<String>);

#[derive(Event)]
struct Choices(#[event(each(one_of("january", "february", "march", "april", "may", "june", "july", "august")))] Vec<String>);

#[derive(Event)]
struct Steps(#[event(each(multiple_of = 0.01))] Vec<f64>);

#[derive(Event)]
struct Prices(#[event(each(decimal(max_digits = 12, places = 2), multiple_of = 0.01))] Vec<Decimal>);

fn words(bytes: usize) -> String {
    list_of(bytes, r#""a plain word""#)
}

fn integers(bytes: usize) -> String {
    list(bytes, |number| (number % 100).to_string())
}

fn floats(bytes: usize) -> String {
    list(bytes, |number| format!("{}.{:02}", number % 1000, number % 97))
}

/// As many items of a kilobyte as there are, or one of the whole size up to a megabyte, which is the longest string.
fn one(bytes: usize, part: &str) -> String {
    format!("[{}]", text(bytes.min(1_000_000), part))
}

fn kilobytes(bytes: usize, part: &str) -> String {
    list_of(bytes, &text(1000, part))
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("text: escapes", ours::<Vec<String>>, |bytes| one(bytes, r"\u0061"), words),
        case("text: pairs of surrogates", ours::<Vec<String>>, |bytes| one(bytes, r"\ud83c\udf6e"), words),
        case("text: halves of surrogates", ours::<Vec<String>>, |bytes| one(bytes, r"\ud83c"), words),
        case("text: halves of surrogates in many", ours::<Vec<String>>, |bytes| list_of(bytes, r#""\ud83c""#), words),
        case("text: an escape in each of many", ours::<Vec<String>>, |bytes| list_of(bytes, r#""\n""#), words),
        case("text: no end", ours::<Vec<String>>, |bytes| format!("[\"{}", r"\\".repeat(bytes / 2)), words),
        case("text: borrowed, escapes in many", ours_borrowed, |bytes| list_of(bytes, r#""\n""#), words),
        case("text: white space", ours::<Vec<String>>, |bytes| format!("[{}]", " \n\r\t".repeat(bytes / 4)), words),
        case("text: no UTF-8 at the end", ours_but_bytes, words, words),
        case("text: characters", ours::<Vec<char>>, |bytes| list_of(bytes, r#""\u0061b""#), |bytes| list_of(bytes, r#""a""#)),
        case("rule: pattern", ours::<Patterns>, |bytes| one(bytes, "a"), |bytes| list_of(bytes, r#""some textAnd""#)),
        case("rule: graphemes", ours::<Graphemes>, |bytes| one(bytes, "👨\u{200d}"), words),
        case("rule: graphemes of flags", ours::<Graphemes>, |bytes| one(bytes, "🇩"), words),
        case("rule: graphemes of marks", ours::<Graphemes>, |bytes| one(bytes, "\u{301}"), words),
        case("rule: email, at signs", ours::<Emails>, |bytes| one(bytes, "a@"), |bytes| list_of(bytes, r#""someone@example.com""#)),
        case(
            "rule: email, quoted",
            ours::<Emails>,
            |bytes| kilobytes(bytes, r#"\"\\\"a"#),
            |bytes| list_of(bytes, r#""someone@example.com""#),
        ),
        case("rule: hostname", ours::<Hosts>, |bytes| one(bytes, "a."), |bytes| list_of(bytes, r#""www.example.com""#)),
        case(
            "rule: hostname, punycode",
            ours::<Hosts>,
            |bytes| list_of(bytes, &text(60, "xn--999999b")),
            |bytes| list_of(bytes, r#""www.example.com""#),
        ),
        case("rule: ip", ours::<Addresses>, |bytes| one(bytes, "1:"), |bytes| list_of(bytes, r#""2001:db8::1""#)),
        case(
            "rule: url, host",
            ours::<Links>,
            |bytes| one(bytes, "https://xn--"),
            |bytes| list_of(bytes, r#""https://example.com/a?b=c""#),
        ),
        case(
            "rule: url, path",
            ours::<Links>,
            |bytes| format!("[\"https://a/{}\"]", "../a/".repeat(bytes.min(990_000) / 5)),
            |bytes| list_of(bytes, r#""https://example.com/a?b=c""#),
        ),
        case("rule: contents", ours::<Contents>, |bytes| one(bytes, "aaaaaaaa"), |bytes| list_of(bytes, r#""aaaaaaaaaaaab""#)),
        case("rule: one of", ours::<Choices>, |bytes| list_of(bytes, r#""janaury""#), |bytes| list_of(bytes, r#""january""#)),
        case("number: long integers", ours::<Vec<u64>>, |bytes| list_of(bytes, &"9".repeat(4000)), integers),
        case("number: long floats", ours::<Vec<f64>>, |bytes| list_of(bytes, &format!("0.{}1", "0".repeat(3990))), floats),
        case(
            "number: floats between two",
            ours::<Vec<f64>>,
            |bytes| list_of(bytes, &format!("9007199254740993.{}1", "0".repeat(800))),
            floats,
        ),
        // How std decides between two floats where nineteen digits are not enough.
        case("number: tiny floats between two", ours::<Vec<f64>>, |bytes| list_of(bytes, "4.2030572063025017720e-286"), floats)
            .with_times(60.0),
        case("number: huge floats between two", ours::<Vec<f64>>, |bytes| list_of(bytes, "3.8068467692833557980e286"), floats)
            .with_times(60.0),
        case("number: huge exponents", ours::<Vec<f64>>, |bytes| list_of(bytes, "1e-999999999"), floats),
        case("number: many digits and an exponent", ours::<Vec<f64>>, |bytes| list_of(bytes, "12345678901234567890.5e-300"), floats),
        case("number: zeros and exponents", ours::<Vec<f64>>, |bytes| list_of(bytes, "-0.0e+0"), floats),
        case("number: to an f32", ours::<Vec<f32>>, |bytes| list_of(bytes, "1.00000005960464477539062500000001"), floats),
        case("number: steps", ours::<Steps>, |bytes| list_of(bytes, "1.7976931348623157e308"), floats),
        case("number: decimals", ours::<Prices>, |bytes| list_of(bytes, &format!("\"1.{}\"", "1".repeat(4000))), floats),
        case("number: decimals from numbers", ours::<Prices>, |bytes| list_of(bytes, &format!("1.{}e-9", "1".repeat(4000))), floats),
        case(
            "types: timestamps",
            ours::<Vec<Timestamp>>,
            |bytes| list_of(bytes, &format!("\"2026-01-31T09:30:00.{}Z\"", "9".repeat(4000))),
            |bytes| list_of(bytes, r#""2026-01-31T09:30:00Z""#),
        ),
        case(
            "types: UUIDs",
            ours::<Vec<Uuid>>,
            |bytes| list_of(bytes, r#""""#),
            |bytes| list_of(bytes, r#""1dbfc517-0bbf-4301-9ba8-555ca42b9737""#),
        ),
        case("types: addresses", ours::<Vec<IpAddr>>, |bytes| one(bytes, "1::"), |bytes| list_of(bytes, r#""2001:db8::1""#)),
        case("types: URLs", ours::<Vec<Url>>, |bytes| one(bytes, "http://xn--"), |bytes| list_of(bytes, r#""https://example.com/a?b=c""#)),
        case(
            "types: URLs, letters of other scripts",
            ours::<Vec<Url>>,
            |bytes| format!("[{}]", text(bytes.min(990_000), "http://ü")),
            |bytes| list_of(bytes, r#""https://example.com/a?b=c""#),
        ),
        case(
            "types: URLs, hosts in punycode",
            ours::<Vec<Url>>,
            |bytes| format!("[\"http://xn--{}\"]", "a9b".repeat(bytes.min(990_000) / 3)),
            |bytes| list_of(bytes, r#""https://example.com/a?b=c""#),
        ),
        case(
            "types: URLs, a host of one long label",
            ours::<Vec<Url>>,
            |bytes| format!("[\"http://{}\"]", "ü字".repeat(bytes.min(990_000) / 5)),
            |bytes| list_of(bytes, r#""https://example.com/a?b=c""#),
        ),
        case(
            "types: durations",
            ours::<Vec<Duration>>,
            |bytes| list_of(bytes, r#"{"secs":1,"nanos":4294967295}"#),
            |bytes| list_of(bytes, r#"{"secs":1,"nanos":2}"#),
        ),
    ]
}

fn ours_borrowed(text: &[u8]) -> bool {
    polar_event_core::json::from_slice::<Vec<&str>>(text).is_ok()
}

/// What is no UTF-8 cannot be in a text: the last byte is broken here, if the document is one of those.
fn ours_but_bytes(text: &[u8]) -> bool {
    let mut broken = text.to_owned();
    if let [.., last, _] = broken.as_mut_slice() {
        *last = 0xFF;
    }
    let _ = ours::<Vec<String>>(&broken);
    ours::<Vec<String>>(text)
}
