//! Events exactly as Polar's service takes them, for whoever stands between a sender and the service.
//!
//! The models of [`polar`](super) are stricter than the service on purpose: they hold to what its documentation says and to what a database can keep. A
//! proxy, a queue or a test double of the service must not refuse what the service takes. The types of this module take what the service's own validation
//! takes, and refuse what it refuses; they have the values that it works with.
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
//! assert_eq!(report.to_string(), "/events/0/name: must be a string, not null [string_type]\n/events/0/external_customer_id: must be a string, not integer [string_type]");
//! # Ok::<(), polar_event_core::Report>(())
//! ```
//!
//! # Where this comes from
//!
//! The service is open source. A script runs its own classes, in the versions of FastAPI and pydantic that it pins, on about 2500 documents, and writes down
//! the verdicts and values. A test compares this module with each of them. The state of the service is that of 2026-08-22, commit c6c3645e.
//!
//! # Reports
//!
//! The verdict is the service's. The report is that of this library: its codes mostly follow pydantic's, and the paths are those of the document.
//! It differs where pydantic reports more than one thing for one value: each alternative of a union, that is each kind of event and each type of a metadata
//! value. This module reports one thing for each value, about the kind of event whose id is there. A syntax error may have another position.
//!
//! # What is left to the service's interpreter
//!
//! - How deep a document may be nested depends on the version of Python and the size of its stack. This module has the limit of CPython 3.13, which is
//!   [`MAX_DEPTH`] less the few calls that are under way; CPython 3.14, which the service runs on, has no fixed limit.
//! - The service refuses a body without `Content-Length`, and one for which the header `Content-Type` is not JSON. This module gets the body alone.
//! - What the validation takes may fail later in the service: its database has no place for half of a surrogate pair, for NaN and for infinities in metadata.
//!   Who may send an event, and whether its customer exists, is known to the service alone.
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
