//! The events and the batch.

use compact_str::CompactString;
use jiff::Timestamp;
use uuid::Uuid;

use super::check::{nullable, object, optional, required, text_without_nul, without_nul};
use super::ids::{Ids, customer_ids, external_ids, uuid};
use super::metadata::{Metadata, metadata, utf8};
use super::string::Text;
use super::tape::Value;
use crate::error::{Code, Param, Report, Violation};
use crate::state::ValidationState;
use crate::value::Number;

/// The longest name, in code points.
const MAX_NAME: usize = 128;

macro_rules! event {
    ($(#[$doc:meta])* $event:ident { $(#[$id_doc:meta])* $id:ident: $id_type:ty, $(#[$member_doc:meta])* $member:ident: $member_type:ty }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $event {
            /// When the event happened, to the microsecond. If it is absent, the service takes the time at which it receives the event.
            pub timestamp: Option<Timestamp>,
            /// The name of the event: at most 128 characters. It may be empty.
            pub name: CompactString,
            /// The organization that owns the event.
            pub organization_id: Option<Uuid>,
            /// Your identifier for the event. The service skips an event whose identifier it has seen.
            pub external_id: Option<Text>,
            /// The parent of the event: its id in Polar, or your identifier for it.
            pub parent_id: Option<Text>,
            /// Key-value pairs to store with the event.
            pub metadata: Metadata,
            $(#[$id_doc])*
            pub $id: $id_type,
            $(#[$member_doc])*
            pub $member: Option<$member_type>,
        }
    };
}

event! {
    /// An event of a customer that Polar knows by its own id, as the service takes it.
    EventCreateCustomer {
        /// The customer's id in Polar.
        customer_id: Uuid,
        /// The id of the member, within the customer, who did it.
        member_id: Uuid
    }
}

event! {
    /// An event of a customer that Polar knows by the id it has in your system, as the service takes it.
    EventCreateExternalCustomer {
        /// The customer's id in your system. It may be empty.
        external_customer_id: Text,
        /// The id, in your system, of the member, within the customer, who did it.
        external_member_id: Text
    }
}

/// An event of either kind.
///
/// An event with both ids is of the kind of which more fields are there; if there are as many, it is an external customer's, unless a value was made of one
/// of another type: a timestamp of a string, say. That is pydantic's “smart mode”.
///
/// ```
/// use polar_event_core::polar::lenient::{self, EventCreate};
///
/// let both = r#"{"name": "signup", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737", "external_customer_id": "user-1337"}"#;
/// assert!(matches!(lenient::from_slice(both.as_bytes())?, EventCreate::ExternalCustomer(_)));
///
/// let with_timestamp = both.replace("signup\"", "signup\", \"timestamp\": \"2026-01-31T09:30:00Z\"");
/// assert!(matches!(lenient::from_slice(with_timestamp.as_bytes())?, EventCreate::Customer(_)));
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum EventCreate {
    /// An event of a customer that Polar knows by its own id.
    Customer(EventCreateCustomer),
    /// An event of a customer that Polar knows by the id it has in your system.
    ExternalCustomer(EventCreateExternalCustomer),
}

/// A batch of events, the body of `POST /v1/events/ingest`, as the service takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct EventsIngest {
    /// The events. There may be none.
    pub events: Vec<EventCreate>,
}

/// What both kinds of event have.
struct Base {
    timestamp: Option<Timestamp>,
    name: CompactString,
    organization_id: Option<Uuid>,
    external_id: Option<Text>,
    parent_id: Option<Text>,
    metadata: Metadata,
    /// Whether no value was made of one of another type. All timestamps and UUIDs are.
    exact: bool,
}

const BASE: [&str; 6] = ["timestamp", "name", "organization_id", "external_id", "parent_id", "metadata"];
fn base(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Base> {
    let Some([timestamp, name, organization_id, external_id, parent_id, fields]) = value.fields(BASE) else { return object(value, cx) };
    let timestamp = optional("timestamp", timestamp, cx, super::timestamp::timestamp);
    let name = required("name", name, cx, event_name);
    let organization_id = nullable("organization_id", organization_id, cx, uuid);
    let external_id = nullable("external_id", external_id, cx, text_without_nul);
    let parent_id = nullable("parent_id", parent_id, cx, text_without_nul);
    let metadata = optional("metadata", fields, cx, metadata);
    let (timestamp, organization_id, metadata) = (timestamp?, organization_id?, metadata?);
    let exact = timestamp.is_none() && organization_id.is_none() && metadata.as_ref().is_none_or(|metadata| metadata.exact);
    let metadata = metadata.map(|metadata| metadata.value).unwrap_or_default();
    Some(Base { timestamp, name: name?, organization_id, external_id: external_id?, parent_id: parent_id?, metadata, exact })
}

fn event_name(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<CompactString> {
    let name = utf8(value, cx)?;
    let length = name.chars().count();
    if length > MAX_NAME {
        cx.report(Code::StringTooLong, [("max_length", Number::from(MAX_NAME).into()), ("actual_length", Number::from(length).into())]);
        return None;
    }
    without_nul(name.as_bytes(), cx).then(|| name.into())
}

impl EventCreateCustomer {
    fn new(base: Base, Ids { id: customer_id, member: member_id, .. }: Ids<Uuid, Uuid>) -> Self {
        let Base { timestamp, name, organization_id, external_id, parent_id, metadata, .. } = base;
        Self { timestamp, name, organization_id, external_id, parent_id, metadata, customer_id, member_id }
    }
}

impl EventCreateExternalCustomer {
    fn new(base: Base, Ids { id: external_customer_id, member: external_member_id, .. }: Ids<Text, Text>) -> Self {
        let Base { timestamp, name, organization_id, external_id, parent_id, metadata, .. } = base;
        Self { timestamp, name, organization_id, external_id, parent_id, metadata, external_customer_id, external_member_id }
    }
}

/// What a document can be decoded into. It is implemented for the types of this module.
pub trait Checked: Sized {
    fn check(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Self>;
}

impl Checked for EventCreateCustomer {
    fn check(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Self> {
        let base = base(value, cx);
        let ids = customer_ids(value, cx);
        Some(Self::new(base?, ids?))
    }
}

impl Checked for EventCreateExternalCustomer {
    fn check(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Self> {
        let base = base(value, cx);
        let ids = external_ids(value, cx);
        Some(Self::new(base?, ids?))
    }
}

impl Checked for EventCreate {
    fn check(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Self> {
        let base = base(value, cx);
        let [customer_id, external_customer_id] = value.fields(["customer_id", "external_customer_id"])?;
        // The faults of one kind do not count if the event is of the other.
        let customer = tried(|cx| customer_ids(value, cx));
        let external = tried(|cx| external_ids(value, cx));
        match (customer, external) {
            (Ok(customer), Ok(external)) => {
                let base = base?;
                // A customer's UUID is always made of a string.
                let is_external = external.count > customer.count || external.count == customer.count && base.exact;
                Some(if is_external {
                    EventCreateExternalCustomer::new(base, external).into()
                } else {
                    EventCreateCustomer::new(base, customer).into()
                })
            }
            (Ok(customer), Err(_)) => Some(EventCreateCustomer::new(base?, customer).into()),
            (Err(_), Ok(external)) => Some(EventCreateExternalCustomer::new(base?, external).into()),
            (Err(customer), Err(external)) => {
                match (customer_id, external_customer_id) {
                    (Some(_), _) => cx.extend(customer),
                    (None, Some(_)) => cx.extend(external),
                    (None, None) => {
                        let ids: &'static [&'static str] = &["customer_id", "external_customer_id"];
                        cx.extend(Violation::new(Code::Missing).param("one_of", ids));
                    }
                }
                None
            }
        }
    }
}

/// Checks with a report of its own.
fn tried<T>(check: impl FnOnce(&mut ValidationState<'_>) -> Option<T>) -> Result<T, Report> {
    let mut cx = ValidationState::new();
    let value = check(&mut cx);
    cx.into_result(value)
}

impl Checked for EventsIngest {
    fn check(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Self> {
        let Some([events]) = value.fields(["events"]) else { return object(value, cx) };
        let events = required("events", events, cx, |events, cx| {
            let Some(items) = events.items() else {
                cx.report(Code::ArrayType, [("found", Param::from(events.kind.name()))]);
                return None;
            };
            let mut all = Some(Vec::new());
            for (index, item) in items.enumerate() {
                let checkpoint = cx.checkpoint();
                let event = EventCreate::check(item, cx);
                cx.prefix_path(checkpoint, || index.into());
                // Of a batch with a fault, nothing is kept.
                all = all.zip(event).map(|(mut all, event)| {
                    all.push(event);
                    all
                });
            }
            all
        });
        Some(Self { events: events? })
    }
}

impl From<EventCreateCustomer> for EventCreate {
    fn from(event: EventCreateCustomer) -> Self {
        Self::Customer(event)
    }
}

impl From<EventCreateExternalCustomer> for EventCreate {
    fn from(event: EventCreateExternalCustomer) -> Self {
        Self::ExternalCustomer(event)
    }
}
