//! Ready-made models of [Polar](https://polar.sh)'s usage-billing events, written with the derive of this crate.
//!
//! Names and ids are [`CompactString`](crate::CompactString)s: up to 24 bytes are stored inline.
#![doc = include_str!("../../docs/polar.md")]

mod amount;
mod cost;
mod event;
mod ingest;
pub mod lenient;
mod llm;
mod metadata;

pub use amount::CostAmount;
pub use cost::{Cost, Currency};
pub use event::{EventCreate, EventCreateCustomer, EventCreateExternalCustomer};
pub use ingest::{EventsIngest, EventsIngestResponse};
pub use llm::Llm;
pub use metadata::EventMetadata;

use uuid::Uuid;

use crate::error::{Code, CustomCode, Translation, Violation};
use crate::state::ValidationState;
use crate::types::OptionalNullable;

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
