//! Events exactly as Polar's service takes them, for whoever stands between a sender and the service.
//!
//! The models of [`polar`](super) are stricter than the service on purpose; [its documentation](super#strict-and-lenient-models) has a table of the
//! differences. A proxy, a queue or a test double of the service must not refuse what the service accepts. The types of this module accept what the service's
//! own validation accepts, refuse what it refuses, and have the values that it works with.
//!
//! ```
//! use polar_event_core::polar::lenient::{self, EventsIngest};
//! use jiff::Timestamp;
//!
//! let body = br#"{"events": [{"name": "", "external_customer_id": "user-1337", "timestamp": 1769851800, "metadata": {"seats": 1, "seats": 2}}]}"#;
//! let batch: EventsIngest = lenient::from_slice(body)?;
//! let lenient::EventCreate::ExternalCustomer(event) = &batch.events[0] else { unreachable!() };
//! assert_eq!(event.timestamp, Some("2026-01-31T09:30:00Z".parse::<Timestamp>().unwrap()));
//! assert_eq!(event.metadata.values.len(), 1);
//!
//! let report = lenient::from_slice::<EventsIngest>(br#"{"events": [{"name": null, "external_customer_id": 5}]}"#).unwrap_err();
//! assert_eq!(report.to_string(), "/events/0/name: must be a string, not null [string_type]\n/events/0/external_customer_id: must be a string, not an integer [string_type]");
//! # Ok::<(), polar_event_core::Report>(())
//! ```
//!
//! # Where this comes from
//!
//! The service is open source. A script runs its own classes, with the versions of FastAPI and pydantic that it pins, on about 2500 documents, and records
//! verdicts and values. A test compares this module with each of them. The service is that of 2026-08-22, commit c6c3645e; the script ran on CPython 3.13.
//!
//! # Reports
//!
//! The verdict is the service's; the report is this library's. Its codes have pydantic's names where both have the code; `object_type`, `array_type`,
//! `scalar_type` and `datetime_past` are this library's own. pydantic reports a value once for each alternative of a union: for each kind of event, and for each
//! type of a metadata value. This module reports it once, for the kind of event whose id is there; if neither is, one `missing` names both. With that, the
//! reports have the same paths and codes as the service's on the documents that it refuses with status 422, but for an empty body. A
//! syntax error may be reported at another position.
//!
//! # What is left to the service's interpreter
//!
//! - How deep a document may be nested depends on the version of Python and on its stack. CPython 3.13 refuses 10,000 levels, which is [`MAX_DEPTH`], and a few
//!   less. On CPython 3.14, which the service runs on, the limit depends on the size of the stack, and was not measured.
//! - The service also looks at headers, such as `Content-Length` and `Content-Type`. This module gets the body alone.
//! - The service does more after validation: it checks who may send an event and whether the customer exists, and stores the event. An event that this module
//!   accepts can fail there, for example since PostgreSQL cannot store half of a surrogate pair.
//!
//! # Values
//!
//! - [`Text`] is a string in which half of a surrogate pair may stand alone, [`Integer`] is an integer of any size, and [`Decimal`] is a decimal as it
//!   was sent.
//! - A [`Timestamp`](jiff::Timestamp) ends at 9999-12-30T22:00:00Z. A later one, which only a clock of that time could take, is refused.

mod check;
mod codes;
mod decimal;
mod digits;
mod encoding;
mod event;
mod ids;
mod metadata;
mod normalize;
mod number;
mod reader;
mod string;
mod tape;
mod timestamp;

pub use codes::{INT_FROM_FLOAT, INT_PARSING_SIZE};
pub use decimal::Decimal;
pub use event::{EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
pub use metadata::{Cost, Llm, Metadata, MetadataValue};
pub use number::Integer;
pub use reader::MAX_DEPTH;
pub use string::Text;

use crate::error::{Code, Report, Violation};
use crate::state::ValidationState;
use crate::value::{Number, UnixTime};
use event::Checked;

/// The size of the largest body that the service accepts: 10 MiB. A larger one is refused with [`Code::JsonSize`].
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// A type that [`from_slice`] returns: those of this module. It cannot be implemented elsewhere.
pub trait Model: Checked {}

impl Model for EventCreateCustomer {}
impl Model for EventCreateExternalCustomer {}
impl Model for EventCreate {}
impl Model for EventsIngest {}

/// Decodes a body as the service does: in UTF-8, UTF-16 or UTF-32, with or without a byte order mark.
///
/// # Errors
///
/// A report of what is wrong.
pub fn from_slice<T: Model>(body: &[u8]) -> Result<T, Report> {
    decode(body, ValidationState::new())
}

/// As [`from_slice`], with a clock that shows this time: no timestamp may be later.
///
/// # Errors
///
/// A report of what is wrong.
///
/// ```
/// use jiff::Timestamp;
/// use polar_event_core::polar::lenient::{self, EventCreateExternalCustomer};
///
/// let text = br#"{"name": "signup", "external_customer_id": "user-1337", "timestamp": "2026-01-31 09:30:00,5Z"}"#;
/// let decode = |now: &str| lenient::from_slice_at::<EventCreateExternalCustomer>(text, now.parse::<Timestamp>().unwrap());
/// assert!(decode("2026-01-31T09:30:01Z").is_ok());
/// assert_eq!(decode("2026-01-31T09:30:00Z").unwrap_err().to_string(), "/timestamp: must not be in the future [datetime_past]");
/// ```
pub fn from_slice_at<T: Model>(body: &[u8], now: impl Into<UnixTime>) -> Result<T, Report> {
    decode(body, ValidationState::new().with_clock(now))
}

fn decode<T: Model>(body: &[u8], mut cx: ValidationState<'_>) -> Result<T, Report> {
    if body.len() > MAX_BYTES {
        return Err(Violation::new(Code::JsonSize).param("max_bytes", Number::from(MAX_BYTES)).into());
    }
    let text = encoding::decode(body)?;
    let tape = reader::read(&text)?;
    let value = tape::Value::root(&tape).and_then(|value| T::check(value, &mut cx));
    cx.into_result(value)
}
