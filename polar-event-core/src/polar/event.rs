//! An event as it is sent.

use compact_str::CompactString;
use jiff::Timestamp;
use polar_event_derive::Event;
use uuid::Uuid;

use super::{Caller, Cost, EventMetadata, Llm, goes_with_caller};
use crate::error::Report;
use crate::metadata::MetadataValue;
use crate::types::OptionalNullable;
use crate::validate::Validate;

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
#[event(crate = crate, context = Caller)]
#[event(example({
    "name": "llm.completion",
    "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
    "external_id": "9f0c6a1e",
    "timestamp": "2026-01-31T09:30:00Z",
    "metadata": { "tokens": 120, "share": 0.25, "cached": false, "_cost": { "amount": "0.03", "currency": "usd" } },
}))]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub struct EventCreateCustomer {
    /// Key-value pairs to store with the event, and its cost and the use of a language model.
    pub metadata: Option<EventMetadata>,
    /// When the event happened. Defaults to the time at which it is received.
    #[event(past)]
    pub timestamp: Option<Timestamp>,
    /// The name of the event.
    #[event(length(min = 1, max = 128), no_nul)]
    pub name: CompactString,
    /// The organization that owns the event. Required unless you use an organization token.
    #[event(uuid(version = 4), check = goes_with_caller, example = "1dbfc517-0bbf-4301-9ba8-555ca42b9737")]
    pub organization_id: OptionalNullable<Uuid>,
    /// Your own id of the event. Polar skips an event whose id it has seen, and counts it as a duplicate: send one, and an event that is
    /// sent again is not billed twice.
    #[event(no_nul)]
    pub external_id: OptionalNullable<CompactString>,
    /// The event that this one belongs to: its id in Polar, or its `external_id`.
    #[event(no_nul)]
    pub parent_id: OptionalNullable<CompactString>,
    /// The customer's id in Polar.
    #[event(uuid(version = 4))]
    pub customer_id: Uuid,
    /// The member of the customer's organization that did this, by its id in Polar.
    #[event(uuid(version = 4))]
    pub member_id: OptionalNullable<Uuid>,
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
    /// Key-value pairs to store with the event, and its cost and the use of a language model.
    pub metadata: Option<EventMetadata>,
    /// When the event happened. Defaults to the time at which it is received.
    #[event(past)]
    pub timestamp: Option<Timestamp>,
    /// The name of the event.
    #[event(length(min = 1, max = 128), no_nul)]
    pub name: CompactString,
    /// The organization that owns the event. Required unless you use an organization token.
    #[event(uuid(version = 4), check = goes_with_caller, example = "1dbfc517-0bbf-4301-9ba8-555ca42b9737")]
    pub organization_id: OptionalNullable<Uuid>,
    /// Your own id of the event. Polar skips an event whose id it has seen, and counts it as a duplicate: send one, and an event that is
    /// sent again is not billed twice.
    #[event(no_nul)]
    pub external_id: OptionalNullable<CompactString>,
    /// The event that this one belongs to: its id in Polar, or its `external_id`.
    #[event(no_nul)]
    pub parent_id: OptionalNullable<CompactString>,
    /// The customer's id in your system, kept as it is.
    #[event(length(min = 1), no_nul)]
    pub external_customer_id: CompactString,
    /// The member of the customer's organization that did this, by its id in your system.
    #[event(no_nul)]
    pub external_member_id: OptionalNullable<CompactString>,
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

macro_rules! build {
    ($event:ident { $id:ident: $of:ty, $member_id:ident: $of_member:ty }) => {
        impl $event {
            /// Creates an event with the required fields. [`Validate::validate`] or [`build`](Self::build) validates it.
            #[must_use]
            pub fn new(name: impl Into<CompactString>, $id: impl Into<$of>) -> Self {
                Self {
                    metadata: None,
                    timestamp: None,
                    name: name.into(),
                    organization_id: OptionalNullable::Unset,
                    external_id: OptionalNullable::Unset,
                    parent_id: OptionalNullable::Unset,
                    $id: $id.into(),
                    $member_id: OptionalNullable::Unset,
                }
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

            /// Sets your own id of the event, by which Polar knows it when it is sent again.
            #[must_use]
            pub fn external_id(mut self, id: impl Into<CompactString>) -> Self {
                self.external_id = OptionalNullable::Value(id.into());
                self
            }

            /// Sets the event that this one belongs to: its id in Polar, or its `external_id`.
            #[must_use]
            pub fn parent_id(mut self, id: impl Into<CompactString>) -> Self {
                self.parent_id = OptionalNullable::Value(id.into());
                self
            }

            /// Sets the member of the customer's organization that did this.
            #[must_use]
            pub fn $member_id(mut self, id: impl Into<$of_member>) -> Self {
                self.$member_id = OptionalNullable::Value(id.into());
                self
            }

            /// Sets what the event cost you.
            #[must_use]
            pub fn cost(mut self, cost: impl Into<Cost>) -> Self {
                self.metadata.get_or_insert_default().set_cost(Some(cost.into()));
                self
            }

            /// Sets the use of a language model.
            #[must_use]
            pub fn llm(mut self, llm: Llm) -> Self {
                self.metadata.get_or_insert_default().set_llm(Some(llm));
                self
            }

            /// Adds a pair of metadata.
            ///
            /// # Errors
            ///
            /// A report of what is wrong with the pair; see [`EventMetadata::insert`].
            pub fn with<V>(mut self, key: impl AsRef<str>, value: V) -> Result<Self, Report>
            where
                V: TryInto<MetadataValue, Error: Into<Report>>,
            {
                self.metadata.get_or_insert_default().insert(key, value)?;
                Ok(self)
            }

            /// Replaces the metadata.
            #[must_use]
            pub fn with_metadata(mut self, metadata: impl Into<EventMetadata>) -> Self {
                self.metadata = Some(metadata.into());
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

build!(EventCreateCustomer { customer_id: Uuid, member_id: Uuid });
build!(EventCreateExternalCustomer { external_customer_id: CompactString, external_member_id: CompactString });
