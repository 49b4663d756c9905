//! Faults as `tracing` events: what is counted, and that nothing of the input is in it.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use polar_event_core::polar::EventsIngest;
use polar_event_core::{Event, Metadata, Report, json};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Level, Metadata as Callsite, Subscriber};

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0 += &format!(" {}={value:?}", field.name());
    }
}

impl Subscriber for Kept {
    fn enabled(&self, _: &Callsite<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        assert_eq!((event.metadata().target(), event.metadata().level()), ("polar_event", &Level::INFO));
        let mut fields = Fields(String::new());
        event.record(&mut fields);
        self.0.lock().unwrap().push(fields.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn traced(report: &Report) -> Vec<String> {
    let kept = Kept::default();
    tracing::subscriber::with_default(kept.clone(), || report.trace());
    let events = kept.0.lock().unwrap();
    events.clone()
}

#[test]
fn counts_by_code_and_path_and_nothing_of_the_input() {
    let bad = r#"{"name": "", "external_customer_id": "secret", "metadata": {"key of theirs": {}, "another": [1], "": "secret"}}"#;
    let report = json::from_str::<EventsIngest>(&format!(r#"{{"events": [{bad}, {bad}]}}"#)).unwrap_err();
    assert_eq!(
        traced(&report),
        [
            r#" monotonic_counter.polar_event_violations=4 code="scalar_type" path="/events/*/metadata/*""#,
            r#" monotonic_counter.polar_event_violations=2 code="string_too_short" path="/events/*/metadata/*""#,
            r#" monotonic_counter.polar_event_violations=2 code="string_too_short" path="/events/*/name""#,
        ]
    );
}

#[test]
fn unknown_fields_are_of_the_input_too() {
    #[derive(Event, Debug)]
    #[event(deny_unknown_fields)]
    struct Signup {
        #[event(code = "own_code", length(max = 1))]
        name: String,
        meta: Option<Metadata>,
    }
    let report = json::from_str::<Signup>(r#"{"theirs": 1, "name": "ab", "meta": 5, "meta": 5}"#).unwrap_err();
    let events = traced(&report).join("\n");
    assert!(events.contains(r#"code="extra_forbidden" path="/*""#) && events.contains(r#"code="own_code" path="/name""#), "{events}");
    assert!(!events.contains("theirs"), "{events}");
}
