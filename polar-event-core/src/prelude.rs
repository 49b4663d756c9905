//! What most code that uses the library needs: `use polar_event_core::prelude::*`.
//!
//! A glob import of the crate itself brings modules that have the names of crates, such as `axum`, which are ambiguous then. Nothing here has
//! such a name.
//!
//! ```
//! use polar_event_core::prelude::*;
//!
//! #[derive(Event)]
//! struct Signup {
//!     #[event(length(min = 1))]
//!     name: String,
//! }
//!
//! fn is_welcome(signup: &Signup) -> Result<(), Report> {
//!     signup.validate()?;
//!     if signup.name == "root" { Err(Violation::new(Code::Custom("reserved")).at("name").into()) } else { Ok(()) }
//! }
//!
//! let signup: Signup = json::from_str(r#"{"name": "root"}"#)?;
//! assert_eq!(is_welcome(&signup).unwrap_err().violations().len(), 1);
//! # Ok::<(), Report>(())
//! ```

#[cfg(feature = "derive")]
#[doc(no_inline)]
pub use crate::Event;
#[doc(no_inline)]
pub use crate::{
    Code, Decode, DecodeOwned, Describe, Metadata, OptionalNullable, Report, Validate, ValidationState, Violation, Warnings, json, schema,
};
