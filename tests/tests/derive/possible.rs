//! What can be kept to compiles, however near it is to a contradiction. Those are in `ui/contradictions.rs`.

use polar_event_core::{Event, json, schema};
use rust_decimal::Decimal;

/// Reads a text in lower case.
fn lowered<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    serde::Deserialize::deserialize(deserializer).map(|text: String| text.to_lowercase())
}

#[derive(Event, Debug)]
struct Near {
    #[event(range(min = 5, max = 5), one_of(5, 6))]
    one: u8,
    #[event(prefix = "ab", suffix = "bc", length(max = 3))]
    overlap: String,
    #[event(length(min = 5), length(bytes, max = 5), ascii)]
    exact: String,
    #[event(not_blank, not_contains = " ", length(max = 1))]
    letter: String,
    #[event(email, length(min = 254), lowercase)]
    longest: Option<String>,
    #[event(past(tolerance = 60), future)]
    now: Option<jiff::Timestamp>,
    #[event(items(min = 4, max = 4))]
    array: [u8; 4],
    #[event(one_of(1, 2), example = "1", example = 2)]
    decimal: Decimal,
    #[event(prefix = "https://example.com/", example = "https://example.com")]
    url: url::Url,
    #[event(lowercase, deserialize_with = lowered, example = "WWW.example.com")]
    host: String,
    #[event(range(max = 0.1), default = 0.1)]
    single: f32,
}

#[test]
fn what_can_be_kept_to_compiles() {
    let text = r#"{"one":5,"overlap":"abc","exact":"abcde","letter":"a","array":[1,2,3,4],"decimal":"1",
        "url":"https://example.com","host":"WWW.example.com"}"#;
    let near: Near = json::from_str(text).unwrap();
    assert_eq!((near.one, near.single, near.host.as_str()), (5, 0.1, "www.example.com"));
    assert_eq!(schema::wrong_examples::<Near>().iter().map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
}
