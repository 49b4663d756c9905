//! How long the usual event takes, next to the same type through `serde_json`. Run with
//! `cargo test --release -p polar-event-tests --test json timing:: -- --ignored --nocapture`.

use std::borrow::Cow;
use std::hint::black_box;
use std::time::Instant;

use jiff::Timestamp;
use polar_event_core::{Event, Metadata, OptionalNullable, json};
use uuid::Uuid;

#[derive(Event, Debug, Clone, PartialEq)]
struct Borrowed<'a> {
    #[event(length(min = 1, max = 128), no_nul)]
    name: Cow<'a, str>,
    #[event(uuid(version = 4))]
    customer_id: Uuid,
    #[event(uuid(version = 4))]
    organization_id: OptionalNullable<Uuid>,
    #[event(past)]
    timestamp: Option<Timestamp>,
    metadata: Option<Metadata>,
}

/// The typical event: 339 bytes, seven pairs of metadata.
const EVENT: &str = concat!(
    r#"{"name":"llm.completion","customer_id":"1dbfc517-0bbf-4301-9ba8-555ca42b9737","organization_id":"992fae2a-2a17-4b7a-8d9e-e287cf90131b","#,
    r#""timestamp":"2026-01-15T12:34:56.789Z","metadata":{"model":"gpt-4o-mini","prompt_tokens":1234,"completion_tokens":567,"#,
    r#""latency_ms":812.25,"cached":true,"region":"eu-west-1","trace_id":"00f067aa0ba902b7"}}"#
);

/// The least nanoseconds that a run of `decode` takes.
fn nanoseconds(rounds: usize, mut decode: impl FnMut()) -> f64 {
    const TIMES: u32 = 2000;
    let mut round = || {
        let start = Instant::now();
        (0..TIMES).for_each(|_| decode());
        start.elapsed().as_secs_f64() * 1e9 / f64::from(TIMES)
    };
    (0..rounds).map(|_| round()).fold(f64::INFINITY, f64::min)
}

#[test]
#[ignore = "measures time: only in release"]
fn the_usual_event_takes_at_most_85_percent_of_the_time_through_serde_json() {
    assert!((330..=345).contains(&EVENT.len()), "{}", EVENT.len());
    let decoder = json::Decoder::new().now("2026-06-01T00:00:00Z".parse().expect("a timestamp"));
    assert_eq!(decoder.from_str::<Borrowed<'_>>(EVENT).expect("valid"), serde_json::from_str::<Borrowed<'_>>(EVENT).expect("valid"));
    let ours = nanoseconds(200, || _ = black_box(json::from_slice::<Borrowed<'_>>(black_box(EVENT.as_bytes()))));
    let clocked = nanoseconds(200, || _ = black_box(decoder.from_slice::<Borrowed<'_>>(black_box(EVENT.as_bytes()))));
    let theirs = nanoseconds(200, || _ = black_box(serde_json::from_str::<Borrowed<'_>>(black_box(EVENT))));
    println!(
        "json::from_slice {ours:.0} ns, with a clock of its own {clocked:.0} ns, serde_json::from_str {theirs:.0} ns: {:.2}",
        ours / theirs
    );
    assert!(ours / theirs <= 0.85, "{:.2}", ours / theirs);
}
