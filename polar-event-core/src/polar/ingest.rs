//! A batch of events, and the answer to it.

use polar_event_derive::Event;

use super::{Caller, EventCreate};

/// A batch of events, the body of `POST /v1/events/ingest`. A fault in one of them is a fault of the batch.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::EventsIngest;
///
/// let text = r#"{"events": [{"name": "signup", "external_customer_id": "user-1337"}, {"name": "", "external_customer_id": "user-1337"}]}"#;
/// let report = json::from_str::<EventsIngest>(text).unwrap_err();
/// assert_eq!(report.to_string(), "/events/1/name: must have at least 1 character, has 0 [string_too_short]");
/// ```
#[derive(Event, Debug, Clone, PartialEq, Default)]
#[event(crate = crate, context = Caller)]
#[event(example({
    "events": [
        { "name": "signup", "external_customer_id": "user-1337" },
        { "name": "llm.completion", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737", "metadata": { "tokens": 120 } },
    ],
}))]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub struct EventsIngest {
    /// The events. There may be none.
    pub events: Vec<EventCreate>,
}

impl<E: Into<EventCreate>> FromIterator<E> for EventsIngest {
    fn from_iter<I: IntoIterator<Item = E>>(events: I) -> Self {
        Self { events: events.into_iter().map(Into::into).collect() }
    }
}

/// The answer to a batch of events.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::EventsIngestResponse;
///
/// let answer: EventsIngestResponse = json::from_str(r#"{"inserted": 2, "duplicates": 1}"#)?;
/// assert_eq!((answer.inserted, answer.duplicates), (2, 1));
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Event, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[event(crate = crate, bounded)]
#[event(example({ "inserted": 2, "duplicates": 1 }))]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub struct EventsIngestResponse {
    /// The number of events that are new.
    pub inserted: u64,
    /// The number of events that were skipped, since their `external_id` is known.
    #[event(default)]
    pub duplicates: u64,
}
