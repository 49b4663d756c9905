//! Records of CSV, each with the names of its header.
//!
//! Feature `csv`, whose crate splits the records. See [`text`](crate::text) for how values are read: the header has the names, so that
//! `address.city` is a field of a struct with [`Names::Separated`](crate::text::Names::Separated).
//!
//! ```
//! use polar_event_core::{Event, csv};
//!
//! #[derive(Event, Debug)]
//! struct Product {
//!     #[event(length(min = 1))]
//!     name: String,
//!     #[event(range(min = 1))]
//!     cents: u32,
//!     color: Option<String>,
//! }
//!
//! let file = "name,cents,color\ntea,250,\n\"coffee, black\",free,brown\n";
//! let mut records = csv::records::<Product, _>(file.as_bytes());
//! assert_eq!(records.next().unwrap()?.result.unwrap().color, None);
//!
//! let record = records.next().unwrap()?;
//! let report = record.result.unwrap_err();
//! assert_eq!(report.to_string(), "/cents: must be an integer in digits [int_parsing]");
//! let location = report.violations()[0].location().unwrap();
//! assert_eq!((location.line, location.column), (3, 17));
//! # Ok::<(), std::io::Error>(())
//! ```

mod fields;
mod records;
mod tee;

pub use records::{Record, Records, records};
