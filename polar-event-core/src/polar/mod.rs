//! Ready-made models of [Polar](https://polar.sh)'s usage-billing events, written with the derive of this crate.
//!
//! Names and ids are [`CompactString`]s: up to 24 bytes are stored inline.
#![doc = include_str!("../../docs/polar.md")]

pub mod lenient;

use compact_str::CompactString;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::{Code, CustomCode, Report, Translation, Violation};
use crate::metadata::{Metadata, MetadataValue};
use crate::state::ValidationState;
use crate::types::OptionalNullable;
use crate::validate::Validate;
use polar_event_derive::Event;

/// The type of token that the sender of events uses. Pass it to [`Decoder::context`](crate::json::Decoder::context): it determines whether
/// an event must name its organization. The default is [`Unknown`](Self::Unknown), which does not check this.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::{Caller, EventCreateCustomer};
///
/// let text = r#"{"name": "signup", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737"}"#;
/// let decode = |caller| json::Decoder::new().context(caller).from_str::<EventCreateCustomer>(text);
/// assert!(decode(Caller::Organization).is_ok());
/// assert_eq!(decode(Caller::User).unwrap_err().to_string(), "/organization_id: is required [missing]");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Caller {
    /// Unknown: events may name an organization or not.
    #[default]
    Unknown,
    /// An organization token: events belong to its organization and must not name one.
    Organization,
    /// A user token: events must name an organization.
    User,
}

/// An event names an organization, but the caller's token already determines one.
pub static ORGANIZATION_TOKEN: CustomCode = CustomCode {
    message: "must not be given with an organization token, which says it already",
    help: Some("Remove the field, or set it to null; the token says which organization it is."),
    meaning: "An organization is given, and the caller's token stands for one already.",
    translations: &[Translation {
        language: "de",
        message: "darf mit einem Organisations-Token nicht angegeben werden, da dieses es schon sagt",
        help: Some("Das Feld entfernen, oder auf null setzen; das Token sagt, welche Organisation es ist."),
    }],
    ..CustomCode::new("organization_token")
};

const _: () = ORGANIZATION_TOKEN.check();

/// Rule 7: whether the organization is consistent with the caller's token.
fn goes_with_caller(organization: &OptionalNullable<Uuid>, cx: &ValidationState<'_>) -> Result<(), Violation> {
    match cx.context() {
        Some(Caller::Organization) if organization.is_value() => Err(Violation::new(Code::Declared(&ORGANIZATION_TOKEN))),
        Some(Caller::User) if !organization.is_value() => Err(Violation::new(Code::Missing)),
        _ => Ok(()),
    }
}

/// An event of a customer that Polar knows by its own id.
///
/// ```
/// use polar_event_core::polar::EventCreateCustomer;
/// use polar_event_core::{Validate, json};
/// use uuid::uuid;
///
/// let customer = uuid!("1dbfc517-0bbf-4301-9ba8-555ca42b9737");
/// let event = EventCreateCustomer::new("llm.completion", customer).with("model", "gpt-4o-mini")?.with("tokens", 120)?;
/// event.validate()?;
/// assert_eq!(
///     json::to_string(&event).unwrap(),
///     r#"{"metadata":{"model":"gpt-4o-mini","tokens":120},"name":"llm.completion","customer_id":"1dbfc517-0bbf-4301-9ba8-555ca42b9737"}"#,
/// );
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Event, Debug, Clone, PartialEq)]
#[event(crate = crate, context = Caller, bounded)]
#[event(example({
    "name": "llm.completion",
    "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
    "timestamp": "2026-01-31T09:30:00Z",
    "metadata": { "model": "gpt-4o-mini", "tokens": 120, "cost": 0.25, "cached": false },
}))]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub struct EventCreateCustomer {
    /// Key-value pairs to store with the event.
    pub metadata: Option<Metadata>,
    /// When the event happened. Defaults to the time at which it is received.
    #[event(past)]
    pub timestamp: Option<Timestamp>,
    /// The name of the event.
    #[event(length(min = 1, max = 128), no_nul)]
    pub name: CompactString,
    /// The organization that owns the event. Required unless you use an organization token.
    #[event(uuid(version = 4), check = goes_with_caller, example = "1dbfc517-0bbf-4301-9ba8-555ca42b9737")]
    pub organization_id: OptionalNullable<Uuid>,
    /// The customer's id in Polar.
    #[event(uuid(version = 4))]
    pub customer_id: Uuid,
}

/// An event of a customer that Polar knows by the id it has in your system.
///
/// ```
/// use polar_event_core::Validate;
/// use polar_event_core::polar::EventCreateExternalCustomer;
///
/// let event = EventCreateExternalCustomer::new("signup", "user-1337");
/// assert!(event.validate().is_ok());
/// ```
#[derive(Event, Debug, Clone, PartialEq)]
#[event(crate = crate, context = Caller)]
#[event(example({ "name": "signup", "external_customer_id": "user-1337" }))]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub struct EventCreateExternalCustomer {
    /// Key-value pairs to store with the event.
    pub metadata: Option<Metadata>,
    /// When the event happened. Defaults to the time at which it is received.
    #[event(past)]
    pub timestamp: Option<Timestamp>,
    /// The name of the event.
    #[event(length(min = 1, max = 128), no_nul)]
    pub name: CompactString,
    /// The organization that owns the event. Required unless you use an organization token.
    #[event(uuid(version = 4), check = goes_with_caller, example = "1dbfc517-0bbf-4301-9ba8-555ca42b9737")]
    pub organization_id: OptionalNullable<Uuid>,
    /// The customer's id in your system, kept as it is.
    #[event(length(min = 1), no_nul)]
    pub external_customer_id: CompactString,
}

/// An event of either kind: the id that is there decides.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::EventCreate;
///
/// let event: EventCreate = json::from_str(r#"{"name": "signup", "external_customer_id": "user-1337"}"#)?;
/// assert!(matches!(event, EventCreate::ExternalCustomer(_)));
///
/// let both = r#"{"name": "signup", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737", "external_customer_id": "user-1337"}"#;
/// assert_eq!(json::from_str::<EventCreate>(both).unwrap_err().violations()[0].code().as_str(), "union_ambiguous");
///
/// let neither = json::from_str::<EventCreate>(r#"{"name": "signup"}"#).unwrap_err();
/// assert_eq!(neither.to_string(), "(document): is required: one of customer_id, external_customer_id [missing]");
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Event, Debug, Clone, PartialEq)]
#[event(crate = crate, untagged, context = Caller)]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub enum EventCreate {
    /// An event of a customer that Polar knows by its own id.
    Customer(EventCreateCustomer),
    /// An event of a customer that Polar knows by the id it has in your system.
    ExternalCustomer(EventCreateExternalCustomer),
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

macro_rules! build {
    ($event:ident { $id:ident: $of:ty }) => {
        impl $event {
            /// Creates an event with the required fields. [`Validate::validate`] or [`build`](Self::build) validates it.
            #[must_use]
            pub fn new(name: impl Into<CompactString>, $id: impl Into<$of>) -> Self {
                Self { metadata: None, timestamp: None, name: name.into(), organization_id: OptionalNullable::Unset, $id: $id.into() }
            }

            /// Sets when the event happened.
            #[must_use]
            pub fn at(mut self, timestamp: Timestamp) -> Self {
                self.timestamp = Some(timestamp);
                self
            }

            /// Sets the organization that owns the event, or, with `None`, sets it to `null`.
            #[must_use]
            pub fn of_organization(mut self, organization: impl Into<OptionalNullable<Uuid>>) -> Self {
                self.organization_id = organization.into();
                self
            }

            /// Adds a pair of metadata.
            ///
            /// # Errors
            ///
            /// A report of what is wrong with the pair; see [`Metadata::insert`].
            pub fn with<V>(mut self, key: impl AsRef<str>, value: V) -> Result<Self, Report>
            where
                V: TryInto<MetadataValue, Error: Into<Report>>,
            {
                self.metadata.get_or_insert_default().insert(key, value)?;
                Ok(self)
            }

            /// Replaces the metadata.
            #[must_use]
            pub fn with_metadata(mut self, metadata: Metadata) -> Self {
                self.metadata = Some(metadata);
                self
            }

            /// Returns the event, if it is valid.
            ///
            /// # Errors
            ///
            /// A report of everything that is wrong.
            pub fn build(self) -> Result<Self, Report> {
                self.validate()?;
                Ok(self)
            }
        }
    };
}

build!(EventCreateCustomer { customer_id: Uuid });
build!(EventCreateExternalCustomer { external_customer_id: CompactString });
