//! Promises about two of our own ways to do nearly the same.

use std::hint::black_box;

use jiff::Timestamp;
use polar_event_core::json::{self, Decoder, Limits};
use polar_event_core::polar::{EventCreate, EventCreateCustomer, EventsIngest};
use polar_event_core::{Event, Metadata, OptionalNullable};
use uuid::Uuid;

use super::Promise;
use super::Target::AtMost;
use crate::documents::{Numbers, either, faulty_events, workload};
use crate::timing::{self, Run};

/// Polar's event without its rules. `Metadata` has its own, always.
#[derive(Debug, Event)]
struct Bare {
    metadata: Option<Metadata>,
    timestamp: Option<Timestamp>,
    name: String,
    organization_id: OptionalNullable<Uuid>,
    customer_id: Uuid,
}

/// The same with them.
#[derive(Debug, Event)]
struct Ruled {
    metadata: Option<Metadata>,
    #[event(past)]
    timestamp: Option<Timestamp>,
    #[event(length(min = 1, max = 128), no_nul)]
    name: String,
    #[event(uuid(version = 4))]
    organization_id: OptionalNullable<Uuid>,
    #[event(uuid(version = 4))]
    customer_id: Uuid,
}

pub fn measure(rounds: usize) -> Vec<Promise> {
    let mut promises = vec![rules(rounds)];
    promises.extend(batch(rounds));
    promises.push(long_batch(rounds));
    promises.extend(faults(rounds));
    promises
}

/// How much the first takes of what the second takes.
fn ratio(one: Run<'_>, other: Run<'_>, portions: usize, rounds: usize) -> f64 {
    let times = timing::measure(&[one, other], portions, rounds);
    times[0].best.as_secs_f64() / times[1].best.as_secs_f64()
}

/// Both with a clock that is set, since asking the system's is no part of collecting faults.
fn rules(rounds: usize) -> Promise {
    let documents = workload("typical").expect("there is one").documents();
    let decoder = Decoder::new().now(Timestamp::now());
    let portion = |number: usize| &documents[number * 400..(number + 1) * 400];
    let measured = ratio(
        Box::new(|number| portion(number).iter().for_each(|text| assert!(black_box(decoder.from_slice::<Ruled>(text)).is_ok()))),
        Box::new(|number| portion(number).iter().for_each(|text| assert!(black_box(decoder.from_slice::<Bare>(text)).is_ok()))),
        documents.len() / 400,
        rounds,
    );
    Promise::ratio("a valid event with rules, against the same code without", measured, AtMost(1.05))
}

/// A batch, against its events one by one.
fn batch(rounds: usize) -> Vec<Promise> {
    let mut numbers = Numbers::default();
    let batches: Vec<Vec<String>> = (0..40).map(|_| (0..1000).map(|_| either(&mut numbers)).collect()).collect();
    let wholes: Vec<String> = batches.iter().map(|events| format!("{{\"events\":[{}]}}", events.join(","))).collect();
    let whole: Run<'_> = Box::new(|number| assert!(black_box(json::from_str::<EventsIngest>(&wholes[number])).is_ok()));
    let each: Run<'_> =
        Box::new(|number| batches[number].iter().for_each(|text| assert!(black_box(json::from_str::<EventCreate>(text)).is_ok())));
    vec![Promise::ratio("a batch of 1,000 events, against decoding each alone", ratio(whole, each, batches.len(), rounds), AtMost(1.15))]
}

/// Batches of 10, against one of 100,000. The events are the same.
fn long_batch(rounds: usize) -> Promise {
    let mut numbers = Numbers::default();
    let events: Vec<String> = (0..100_000).map(|_| either(&mut numbers)).collect();
    let batch = |events: &[String]| format!("{{\"events\":[{}]}}", events.join(","));
    let (short, long): (Vec<String>, String) = (events.chunks(10).map(batch).collect(), batch(&events));
    // The long one is longer than what is taken unless told otherwise.
    let decoder = Decoder::new().limits(Limits::new().max_input_bytes(usize::MAX));
    let decode = |text: &String| assert!(black_box(decoder.from_str::<EventsIngest>(text)).is_ok());
    let measured = ratio(Box::new(|_| decode(&long)), Box::new(|_| short.iter().for_each(decode)), 1, rounds.div_ceil(4));
    Promise::ratio("an event in a batch of 100,000, against one in a batch of 10", measured, AtMost(1.1))
}

/// Nothing but faults: of a text, against a quarter of it four times.
fn faults(rounds: usize) -> Vec<Promise> {
    let all = Decoder::new().limits(Limits::new().max_violations(usize::MAX).max_report_bytes(usize::MAX));
    let linear = |what: &str, megabytes: usize, text: fn(usize) -> String, decode: &dyn Fn(&str) -> bool| {
        let bytes = megabytes * 1024 * 1024;
        let (quarter, whole) = (text(bytes / 4), text(bytes));
        let measured =
            ratio(Box::new(|_| assert!(!decode(&whole))), Box::new(|_| (0..4).for_each(|_| assert!(!decode(&quarter)))), 1, rounds);
        Promise::ratio(format!("{megabytes} MB of {what}, against a quarter of it four times"), measured, AtMost(1.25))
    };
    let all_of_events = |text: &str| black_box(all.from_str::<EventsIngest>(text)).is_ok();
    vec![
        linear("faulty events", 1, faulty_events, &|text| black_box(json::from_str::<EventsIngest>(text)).is_ok()),
        linear("faulty events, all reported", 1, faulty_events, &all_of_events),
        linear("faulty events, all reported", 4, faulty_events, &all_of_events),
        linear("bad metadata pairs", 1, bad_pairs, &|text| black_box(json::from_str::<EventCreateCustomer>(text)).is_ok()),
        linear("the same key", 1, same_key, &|text| black_box(json::from_str::<Metadata>(text)).is_ok()),
    ]
}

fn bad_pairs(bytes: usize) -> String {
    let pairs: Vec<String> = (0..bytes / 18).map(|number| format!("\"key_{number:06}\":null")).collect();
    format!("{{\"metadata\":{{{}}}}}", pairs.join(","))
}

fn same_key(bytes: usize) -> String {
    format!("{{{}}}", vec!["\"key\":1"; bytes / 8].join(","))
}
