//! Events as Polar's service takes them.

use polar_event_core::polar::lenient::{self, EventsIngest};

use super::{Case, case};
use crate::documents::{list, list_of, nested, object, text};

const ID: &str = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";

fn batch(text: &[u8]) -> bool {
    lenient::from_slice::<EventsIngest>(text).is_ok()
}

/// A batch of one event with another field.
fn with(field: &str) -> String {
    format!(r#"{{"events": [{{"name": "n", "customer_id": "{ID}", {field}}}]}}"#)
}

fn metadata(value: &str) -> String {
    with(&format!(r#""metadata": {value}"#))
}

fn events(bytes: usize) -> String {
    let event = |number| {
        format!(
            r#"{{"name": "llm.completion", "customer_id": "{ID}", "timestamp": {number}, "metadata": {{"tokens": {number}, "model": "gpt"}}}}"#
        )
    };
    format!(r#"{{"events": {}}}"#, list(bytes, event))
}

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("lenient: empty events", batch, |bytes| format!(r#"{{"events": {}}}"#, list_of(bytes, "{}")), events),
        case("lenient: events of the wrong type", batch, |bytes| format!(r#"{{"events": {}}}"#, list_of(bytes, "1")), events)
            .with_times(80.0),
        case("lenient: items of no use", batch, |bytes| with(&format!(r#""unknown": {}"#, list_of(bytes, "1"))), events),
        case(
            "lenient: deep arrays",
            batch,
            |bytes| with(&format!(r#""unknown": {}"#, list(bytes, |_| nested(4000, "[", "", "]")))),
            events,
        ),
        case("lenient: too deep", batch, |bytes| nested(bytes / 2, "[", "", "]"), events),
        case("lenient: keys", batch, |bytes| metadata(&object(bytes, |number| format!(r#""{number}":1"#))), events),
        case("lenient: the same key", batch, |bytes| metadata(&object(bytes, |_| r#""":1"#.to_owned())), events),
        case(
            "lenient: the same field",
            batch,
            |bytes| format!(r#"{{"events": [{}]}}"#, object(bytes, |_| r#""name":"""#.to_owned())),
            events,
        ),
        case("lenient: escapes", batch, |bytes| with(&format!(r#""external_id": {}"#, text(bytes, r"\u0061"))), events),
        case("lenient: half pairs", batch, |bytes| with(&format!(r#""external_id": {}"#, text(bytes, r"\ud800"))), events),
        case("lenient: one number", batch, |bytes| metadata(&format!(r#"{{"k": 1.{}}}"#, "1".repeat(bytes))), events),
        case("lenient: an integer in a string", batch, |bytes| metadata(&format!(r#"{{"k": {}}}"#, text(bytes, "0_"))), events),
        case("lenient: a float in a string", batch, |bytes| metadata(&format!(r#"{{"k": {}}}"#, text(bytes, "9"))), events),
        case(
            "lenient: an amount",
            batch,
            |bytes| metadata(&format!(r#"{{"_cost": {{"amount": {}, "currency": "usd"}}}}"#, text(bytes, "9"))),
            events,
        ),
        case(
            "lenient: an exponent",
            batch,
            |bytes| metadata(&format!(r#"{{"_cost": {{"amount": "1e{}", "currency": "usd"}}}}"#, "9".repeat(bytes))),
            events,
        ),
        case(
            "lenient: a fraction of a second",
            batch,
            |bytes| with(&format!(r#""timestamp": "2026-01-31T09:30:00.{}Z""#, "9".repeat(bytes))),
            events,
        ),
        case("lenient: Unix time", batch, |bytes| with(&format!(r#""timestamp": {}"#, text(bytes, "0"))), events),
    ]
}
