//! Documents that break one rule each.

use super::{Numbers, text};

/// What is wrong, and the document. Whoever validates should refuse them all.
pub fn bad() -> Vec<(&'static str, Vec<u8>)> {
    let typical = text::typical(&mut Numbers::default());
    let value_of = |key: &str| {
        let key = format!("\"{key}\":\"");
        let at = typical.find(&key).expect("typical events have it") + key.len();
        &typical[at..at + typical[at..].find('"').expect("strings end")]
    };
    let (customer, organization) = (value_of("customer_id"), value_of("organization_id"));
    let change = |from: &str, to: &str| {
        assert!(typical.contains(from), "{from}");
        typical.replacen(from, to, 1).into_bytes()
    };
    let model = "\"gpt-4o-mini\"";
    let many: String = (0..44).map(|pair| format!(",\"k{pair}\":1")).collect();
    let mut no_text = change("mini", "m__i");
    let broken = no_text.windows(2).position(|two| two == b"__").expect("it was put there");
    no_text[broken..broken + 2].copy_from_slice(b"\xc3\x28");
    vec![
        ("no name", change("\"name\"", "\"title\"")),
        ("no customer", change("\"customer_id\"", "\"customer\"")),
        ("a number as name", change("\"llm.completion\"", "5")),
        ("an empty name", change("llm.completion", "")),
        ("a name of 129 characters", change("llm.completion", &"n".repeat(129))),
        ("a name of 130 characters in 65 grapheme clusters", change("llm.completion", &"e\u{301}".repeat(65))),
        ("U+0000 in the name", change("llm.completion", r"llm\u0000completion")),
        ("half a surrogate pair in the name", change("llm.completion", r"llm\ud800")),
        ("no UUID", change(customer, &"g".repeat(36))),
        ("a UUID of version 1", change(customer, "2c1d43b8-e6d7-11ee-8f9e-325096b39f47")),
        ("a UUID of version 1 for the organization", change(organization, "2c1d43b8-e6d7-11ee-8f9e-325096b39f47")),
        ("a timestamp in the future", change("\"2025-", "\"2925-")),
        ("no timestamp", change("\"2025-", "\"year-")),
        ("a timestamp without an offset", change("Z\"", "\"")),
        ("an empty key", change("\"model\"", "\"\"")),
        ("a key of 41 characters", change("\"model\"", &format!("\"{}\"", "k".repeat(41)))),
        ("an empty value", change(model, "\"\"")),
        ("a value of 501 characters", change(model, &quoted_v(501))),
        ("a list as a value", change(model, "[]")),
        ("null as a value", change(model, "null")),
        ("a value beyond i64", change(model, "9223372036854775808")),
        ("a value beyond f64", change(model, "1e400")),
        ("51 pairs", change(model, &format!("{model}{many}"))),
        (
            "null as metadata",
            [typical.split_once(",\"metadata\"").expect("it has metadata").0, ",\"metadata\":null}"].concat().into_bytes(),
        ),
        ("the name twice", change("\"name\"", "\"name\":\"a\",\"name\"")),
        ("a metadata key twice", change("\"model\"", "\"model\":\"a\",\"model\"")),
        ("bytes that are no UTF-8", no_text),
        ("something behind the end", [typical.as_bytes(), b"]"].concat()),
        ("no end", typical.as_bytes()[..typical.len() - 1].to_vec()),
    ]
}

fn quoted_v(len: usize) -> String {
    format!("\"{}\"", "v".repeat(len))
}
