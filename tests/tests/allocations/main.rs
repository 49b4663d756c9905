//! How often memory is asked for, and how much of it: a budget for each kind of document. More is a regression that no noisy clock hides.
//! This needs a test binary of its own, since it counts all allocations.

mod counting;
mod workloads;

use std::borrow::Cow;
use std::fmt::Write as _;

use jiff::Timestamp;
use polar_event_core::json::PerItem;
use polar_event_core::polar::{EventCreateCustomer, EventsIngest};
use polar_event_core::{Event, Metadata, MetadataRef, OptionalNullable, Report, json};
use uuid::Uuid;

use counting::{allocations, peak_bytes};

/// What `EventCreateCustomer` takes, with strings that stay in the input.
#[derive(Debug, Event)]
struct Borrowed<'a> {
    metadata: Option<MetadataRef<'a>>,
    #[event(past)]
    timestamp: Option<Timestamp>,
    #[event(length(min = 1, max = 128), no_nul)]
    name: Cow<'a, str>,
    #[event(uuid(version = 4))]
    organization_id: OptionalNullable<Uuid>,
    #[event(uuid(version = 4))]
    customer_id: Uuid,
}

const MINIMAL: &str = r#"{"name": "page.viewed", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737"}"#;

const TYPICAL: &str = r#"{"name": "llm.completion", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
    "organization_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737", "timestamp": "2025-06-11T12:34:56.789Z",
    "metadata": {"model": "gpt-4o-mini", "prompt_tokens": 812, "completion_tokens": 94, "latency_ms": 512.25, "cached": false,
    "region": "eu-west-1", "trace_id": "0af7651916cd43dd"}}"#;

/// 50 pairs with strings of 490 characters.
fn full() -> String {
    let mut text = MINIMAL.trim_end_matches('}').to_owned() + r#", "metadata": {"#;
    for pair in 0..50 {
        let comma = if pair == 0 { "" } else { ", " };
        write!(text, r#"{comma}"attribute_{pair:02}": "{}""#, "v".repeat(490)).unwrap();
    }
    text + "}}"
}

fn borrowed(text: &str) -> usize {
    allocations(|| json::from_str::<Borrowed<'_>>(text).unwrap())
}

fn owned(text: &str) -> usize {
    allocations(|| json::from_str::<EventCreateCustomer>(text).unwrap())
}

#[test]
fn a_borrowed_event_takes_one_allocation_for_its_pairs() {
    assert_eq!((borrowed(MINIMAL), borrowed(TYPICAL)), (0, 1));
    // The list grows three times.
    assert_eq!(borrowed(&full()), 4);
    let escaped = TYPICAL.replace("gpt-4o-mini", r"gpt\u002d4o-mini").replace("llm.", r"llm\u002e");
    // The text without escapes, which is used again, and each of the two strings.
    assert_eq!(borrowed(&escaped), 1 + 1 + 2);
}

#[test]
fn an_owned_event_takes_no_more_if_its_strings_are_short() {
    assert_eq!((owned(MINIMAL), owned(TYPICAL)), (0, 1));
    // The list that grows three times, and each string.
    assert_eq!(owned(&full()), 4 + 50);
    let (fits, longer) = ("n".repeat(24), "n".repeat(25));
    assert_eq!(owned(&MINIMAL.replace("page.viewed", &fits)), 0);
    assert_eq!(owned(&MINIMAL.replace("page.viewed", &longer)), 1);
}

#[test]
fn long_keys_are_in_one_text() {
    let long = |count: usize| {
        let pairs: Vec<String> = (0..count).map(|pair| format!(r#""{pair:0>40}": 1"#)).collect();
        MINIMAL.trim_end_matches('}').to_owned() + &format!(r#", "metadata": {{{}}}}}"#, pairs.join(", "))
    };
    // The list, the text, and a box around it.
    assert_eq!((owned(&long(1)), owned(&long(3))), (3, 3));
    // The list grows three times, the text four times.
    assert_eq!(owned(&long(50)), 4 + 5 + 1);
    assert_eq!(borrowed(&long(50)), 4);
}

/// What has been taken out is not kept.
#[test]
fn long_keys_go_when_their_pairs_go() {
    let mut metadata = Metadata::try_from([("stays".repeat(8), 1)]).unwrap();
    let peak = peak_bytes(|| {
        for number in 0..1_000 {
            let key = format!("{number:0>40}");
            metadata.insert(&key, 1).unwrap();
            assert_eq!(metadata.remove(&key), Some(1.into()));
        }
    });
    assert!(peak < 1_000, "{peak}");
    assert_eq!(metadata.len(), 1);
}

#[test]
fn a_batch_takes_no_more_than_its_events() {
    let event = TYPICAL.to_owned();
    let external = event.replace("customer_id", "external_customer_id");
    let batch = |count: usize| {
        let events: Vec<&str> = (0..count).map(|number| if number % 2 == 0 { &*event } else { &*external }).collect();
        let text = format!(r#"{{"events": [{}]}}"#, events.join(","));
        allocations(|| json::from_str::<EventsIngest>(&text).unwrap())
    };
    batch(1);
    // The identifier of a customer elsewhere is a string of 36 bytes; the list of events doubles as it grows.
    let (few, many) = (batch(128), batch(1024));
    assert!(few <= 128 * 3 / 2 + 7, "{few}");
    assert!(many <= 1024 * 3 / 2 + 10, "{many}");
}

#[test]
fn nothing_but_faults_takes_a_bounded_amount() {
    let faults =
        |count: usize| format!(r#"{{"events": [{}]}}"#, vec![r#"{"name": 5, "customer_id": "no", "metadata": {"": []}}"#; count].join(","));
    let peak = |text: &str| peak_bytes(|| json::from_str::<EventsIngest>(text).unwrap_err());
    let (small, large) = (faults(200), faults(20_000));
    assert!(large.len() > 1_000_000);
    let (few, many) = (peak(&small), peak(&large));
    assert!(many < 256 * 1024, "{many} bytes for {} of faults", large.len());
    assert!(many < few + few / 4, "{few} bytes for {}, {many} for {}", small.len(), large.len());
}

#[test]
fn refused_parts_take_no_more_than_their_places_in_the_list() {
    let peak = |count: usize| {
        let text = format!("[{}]", vec!["{}"; count].join(","));
        peak_bytes(|| json::from_str::<Vec<PerItem<EventCreateCustomer>>>(&text).unwrap())
    };
    // The list doubles as it grows, and the reports of the first hundred are a part of what few take.
    let each = size_of::<PerItem<EventCreateCustomer>>();
    assert!(peak(1 << 17) < 3 * each * (1 << 17) + 256 * 1024, "{}", peak(1 << 17) / (1 << 17));
}

#[test]
fn lines_take_no_more_the_more_there_are() {
    let peak = |count: usize| {
        let text = format!("{}\n", TYPICAL.replace('\n', "")).repeat(count);
        peak_bytes(|| {
            let lines = json::lines::<EventCreateCustomer, _>(text.as_bytes());
            let faults: Vec<Report> = lines.filter_map(|line| line.unwrap().result.err()).collect();
            assert!(faults.is_empty());
        })
    };
    assert_eq!(peak(10_000), peak(100));
}

#[test]
fn writing_takes_only_the_text() {
    let event: EventCreateCustomer = json::from_str(TYPICAL).unwrap();
    let mut text = Vec::with_capacity(1024);
    assert_eq!(allocations(|| json::to_writer(&mut text, &event).unwrap()), 0);
}

#[test]
fn eight_short_pairs_take_one_allocation() {
    let text =
        r#"{"a-key-of-24-bytes-in-all": "a-text-of-24-bytes-as-is", "b": 1, "c": 1.5, "d": true, "e": "e", "f": 2, "g": 3, "h": "é"}"#;
    let count = allocations(|| json::from_str::<Metadata>(text).unwrap());
    assert_eq!(count, 1, "the list, and nothing else");
}

#[test]
fn long_strings_take_one_each() {
    let text = r#"{"a": "a text of more than 24 bytes", "b": "another text of more than 24 bytes"}"#;
    assert_eq!(allocations(|| json::from_str::<Metadata>(text).unwrap()), 3);
}

#[test]
fn nothing_takes_nothing() {
    assert_eq!(allocations(|| json::from_str::<Metadata>("{}").unwrap()), 0);
    assert_eq!(allocations(Metadata::new), 0);
}
