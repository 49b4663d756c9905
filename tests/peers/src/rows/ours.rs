//! polar-event: the ready-made model, and the same with a borrowed name.

use std::borrow::Cow;
use std::hint::black_box;

use jiff::Timestamp;
use polar_event_core::polar::EventCreateCustomer;
use polar_event_core::{Event, MetadataRef, OptionalNullable, json};
use uuid::Uuid;

/// [`EventCreateCustomer`] with strings that stay in the input.
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

pub fn owned(document: &[u8]) -> bool {
    black_box(&json::from_slice::<EventCreateCustomer>(document)).is_ok()
}

pub fn borrowed(document: &[u8]) -> bool {
    black_box(&json::from_slice::<Borrowed<'_>>(document)).is_ok()
}

pub fn via_serde_json(document: &[u8]) -> bool {
    black_box(&serde_json::from_slice::<EventCreateCustomer>(document)).is_ok()
}
