//! Many documents, one a line.

use polar_event_core::json::{self, PerItem};
use polar_event_core::polar::{EventCreateCustomer, EventsIngest};

use super::{Case, case, ours};
use crate::documents::{lines, list_of};

const EVENT: &str = r#"{"name":"llm.completion","customer_id":"1dbfc517-0bbf-4301-9ba8-555ca42b9737","metadata":{"tokens":1}}"#;

/// Each line is a document that has a report of its own, however short it is. A line of two bytes takes about what a valid one takes, which has fifty
/// times as many.
const SHORT: f64 = 80.0;

fn each(text: &[u8]) -> bool {
    json::lines::<EventCreateCustomer, _>(text).filter(|line| line.as_ref().is_ok_and(|line| line.result.is_ok())).count() > 0
}

fn each_on_all_cores(text: &[u8]) -> bool {
    // The reader must last.
    let text = std::io::Cursor::new(text.to_owned());
    json::par_lines::<EventCreateCustomer, _>(text).filter(|line| line.as_ref().is_ok_and(|line| line.result.is_ok())).count() > 0
}

fn good(bytes: usize) -> String {
    lines(bytes, |_| EVENT.to_owned())
}

fn batch(bytes: usize) -> String {
    format!("{{\"events\":{}}}", list_of(bytes, EVENT))
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    macro_rules! add {
        ($($name:literal, $worst:expr;)+) => { $(
            cases.push(case(concat!("lines: ", $name), each, $worst, good).with_times(SHORT));
            cases.push(case(concat!("par_lines: ", $name), each_on_all_cores, $worst, good).with_times(SHORT));
        )+ };
    }
    add! {
        "empty", |bytes| "\n".repeat(bytes);
        "white space", |bytes| " \r\n".repeat(bytes / 3);
        "one byte each", |bytes| "1\n".repeat(bytes / 2);
        "empty objects", |bytes| "{}\n".repeat(bytes / 3);
        "not closed", |bytes| "{\n".repeat(bytes / 2);
        "one that is long", |bytes| format!("{{\"name\":\"{}", "a".repeat(bytes));
        "faults", |bytes| lines(bytes, |_| r#"{"name":"","customer_id":5,"metadata":{"a":null,"":[]}}"#.to_owned());
    }
    cases.extend([
        case("polar: a batch of nothing", ours::<EventsIngest>, |bytes| format!("{{\"events\":{}}}", list_of(bytes, "{}")), batch),
        case(
            "polar: a batch of faults",
            ours::<EventsIngest>,
            |bytes| {
                format!(
                    "{{\"events\":{}}}",
                    list_of(bytes, r#"{"name":"","customer_id":5,"external_customer_id":"","metadata":{"a":null,"":[]}}"#)
                )
            },
            batch,
        ),
        case(
            "polar: a batch of keys that are too much",
            ours::<EventsIngest>,
            |bytes| format!("{{\"events\":{}}}", list_of(bytes, r#"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1}"#)),
            batch,
        ),
        Case {
            // An item of three bytes takes the room of an event, as one that is good would, and the list grows by doubling.
            memory: 2.5 * size_of::<PerItem<EventCreateCustomer>>() as f64 / 3.0,
            ..case(
                "polar: each alone, nothing",
                ours::<Vec<PerItem<EventCreateCustomer>>>,
                |bytes| list_of(bytes, "{}"),
                |bytes| list_of(bytes, EVENT),
            )
        },
    ]);
    cases
}
