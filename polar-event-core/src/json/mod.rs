//! JSON in and out.

use std::io;

use serde_core::Serialize;

use crate::context::Context;
use crate::decode::Decode;
use crate::error::{Code, Report, Violation};
use crate::rule::PART;

/// Decodes and checks a JSON text of UTF-8 bytes.
///
/// # Errors
///
/// The report of everything that is wrong with the text.
///
/// ```
/// use polar_event_core::{Metadata, json};
///
/// let metadata: Metadata = json::from_slice(br#"{"model": "gpt-4o"}"#)?;
/// assert_eq!(metadata.len(), 1);
/// # Ok::<(), polar_event_core::Report>(())
/// ```
pub fn from_slice<'de, T: Decode<'de>>(input: &'de [u8]) -> Result<T, Report> {
    Decoder::new().from_slice(input)
}

/// Decodes and checks a JSON text.
///
/// # Errors
///
/// The report of everything that is wrong with the text.
pub fn from_str<'de, T: Decode<'de>>(input: &'de str) -> Result<T, Report> {
    Decoder::new().from_str(input)
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// As [`serde_json::to_vec`]: a map with keys that are no strings.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(value)
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// As [`serde_json::to_string`]: a map with keys that are no strings.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string(value)
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// As [`serde_json::to_writer`]: the writer's, or a map with keys that are no strings.
pub fn to_writer<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> serde_json::Result<()> {
    serde_json::to_writer(writer, value)
}

/// Decodes JSON with settings: the clock, the limits.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::EventCreateCustomer;
///
/// let decoder = json::Decoder::new().now("2026-01-31T09:30:00Z".parse().unwrap());
/// let text = r#"{"name": "signup", "customer_id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737", "timestamp": "2026-02-01T00:00:00Z"}"#;
/// let report = decoder.from_str::<EventCreateCustomer>(text).unwrap_err();
/// assert_eq!(report.to_string(), "/timestamp: must not be in the future [datetime_past]");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Decoder {
    #[cfg(feature = "jiff")]
    now: Option<jiff::Timestamp>,
}

impl Decoder {
    /// The default settings: the system's clock.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the clock for the rules `past` and `future`.
    #[cfg(feature = "jiff")]
    #[must_use]
    pub fn now(mut self, now: jiff::Timestamp) -> Self {
        self.now = Some(now);
        self
    }

    /// Decodes and checks a JSON text of UTF-8 bytes.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text.
    pub fn from_slice<'de, T: Decode<'de>>(&self, input: &'de [u8]) -> Result<T, Report> {
        match core::str::from_utf8(input) {
            Ok(input) => self.from_str(input),
            Err(error) => Err(invalid(error.to_string())),
        }
    }

    /// Decodes and checks a JSON text.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with the text.
    pub fn from_str<'de, T: Decode<'de>>(&self, input: &'de str) -> Result<T, Report> {
        let mut cx = Context::new();
        #[cfg(feature = "jiff")]
        if let Some(now) = self.now {
            cx = cx.with_now(now);
        }
        let mut deserializer = serde_json::Deserializer::from_str(input);
        let value = T::decode(&mut deserializer, PART, &mut cx).and_then(|value| deserializer.end().map(|()| value));
        match value {
            Ok(value) => cx.into_result(value),
            Err(error) => {
                cx.absorb(invalid(error.to_string()));
                Err(cx.into_report())
            }
        }
    }
}

fn invalid(error: String) -> Report {
    Violation::new(Code::JsonInvalid).param("error", error).into()
}
