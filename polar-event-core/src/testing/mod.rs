//! Tests for types with rules: documents at every limit, a check that all implementations agree, and generators. The module is available
//! with any of the features `testing`, `proptest` and `arbitrary`, which are for `[dev-dependencies]`:
//!
//! ```toml
//! [dev-dependencies]
//! polar-event-core = { version = "0.1", features = ["testing", "proptest"] }
//! ```
//!
//! With the feature `testing`, one line in a test checks that decoding, validation in memory, the JSON Schema and serialization of a type
//! agree:
//!
//! ```
//! # #[cfg(feature = "testing")] {
//! use polar_event_core::Event;
//! use polar_event_core::testing::assert_consistent;
//!
//! #[derive(Event)]
//! struct Signup {
//!     #[event(length(min = 1, max = 20))]
//!     name: String,
//!     #[event(range(min = 18))]
//!     age: u8,
//! }
//!
//! assert_consistent::<Signup>();
//! # }
//! ```
//!
//! It checks this on the type's [`boundary_cases`]: for each rule the smallest document that just satisfies it, and the smallest one that
//! just breaks it. It is worthwhile to read them, since they show what a rule really means:
//!
//! ```
//! # use polar_event_core::Event;
//! # #[derive(Event)]
//! # struct Signup {
//! #     #[event(length(min = 1, max = 20))]
//! #     name: String,
//! #     #[event(range(min = 18))]
//! #     age: u8,
//! # }
//! use polar_event_core::testing::boundary_cases;
//!
//! let cases = boundary_cases::<Signup>();
//! let of_age: Vec<String> = cases
//!     .iter()
//!     .filter(|case| case.rule() == "range")
//!     .map(|case| format!("{} {}", case.document(), case.expected()))
//!     .collect();
//! assert!(of_age.contains(&r#"{"name":"a","age":18} accepted"#.to_owned()));
//! assert!(of_age.contains(&r#"{"name":"a","age":17} /age: greater_than_equal"#.to_owned()));
//! ```
//!
//! | item | purpose |
//! | --- | --- |
//! | [`boundary_cases`], [`without_boundary_case`] | the documents on both sides of every rule; the rules that have none |
//! | `assert_consistent`, `Consistency` (feature `testing`) | check that all implementations agree on them; the latter with a context, or with your own schema |
//! | [`valid_value`], [`valid_document`], [`OneFault`] | random values and documents: valid ones, and ones with exactly one known fault |
//! | `valid`, `one_fault` (feature `proptest`) | the same as strategies for `proptest`, which shrink as documents do |
//! | `#[event(arbitrary)]` (feature `arbitrary`) | `arbitrary::Arbitrary` for the type: valid values only |
//!
//! All of this is generated from [`Describe::SHAPE`](crate::Describe::SHAPE), and the expected results are computed independently: nothing
//! calls the decoder or its rules.
//!
//! # Limits
//!
//! Functions (`custom`, `check`, conditions) are not data. They may refuse a document that is otherwise valid: generators then make another
//! one, and boundary cases ignore the violations of functions at the values that they check. An `#[event(example = …)]` on the field helps:
//! it is used as a value that the functions accept. An example of a type does the same for its `check`. A `#[event(via_serde)]` field has
//! no value at all without one.
//!
//! For an untagged enum, a result is expected only if the type and keys of a document determine the variant.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod boundary_case;
mod by_shape;
mod canonical;
mod case;
mod cases;
mod catch_all;
mod certain;
#[cfg(feature = "testing")]
mod consistent;
#[cfg_attr(not(feature = "rust_decimal"), path = "decimal_text.rs")]
mod decimal;
#[cfg(feature = "testing")]
mod disagreement;
mod entropy;
mod fault;
mod flat_union;
mod float;
mod fresh;
mod generate;
mod judge;
mod kinds;
mod leaf;
mod list;
mod maker;
mod map;
#[cfg(feature = "testing")]
mod memory;
mod names;
#[cfg(feature = "testing")]
mod nulls;
mod number;
mod object;
#[cfg(feature = "regex")]
mod pattern;
mod pool;
#[cfg(feature = "proptest")]
mod proptest;
#[cfg(feature = "testing")]
mod schema;
mod shapes;
#[cfg(feature = "testing")]
mod sides;
mod slot;
#[cfg(feature = "testing")]
mod snapshot;
mod text;
mod time;
mod tree;
mod tuple_struct;
mod union;
mod untagged;
#[cfg(feature = "testing")]
mod verdict;
mod without;
#[cfg(feature = "testing")]
mod written;

#[cfg(feature = "arbitrary")]
pub use arbitrary::arbitrary;
pub use boundary_case::{BoundaryCase, Expected, boundary_cases, without_boundary_case};
#[cfg(feature = "testing")]
pub use consistent::{Consistency, assert_consistent};
#[cfg(feature = "testing")]
pub use disagreement::{Disagreement, Disagreements};
pub use entropy::{Choices, Entropy, Seeded};
pub use fault::Fault;
pub use generate::{OneFault, valid_document, valid_value};
#[cfg(feature = "proptest")]
pub use proptest::{one_fault, valid};
pub use without::WithoutBoundaryCase;

use crate::value::UnixTime;

/// The time of the clock for the [`boundary_cases`] of `past` and `future`: 2026-01-31T09:30:00Z.
///
/// ```
/// use polar_event_core::{json, testing};
///
/// let decoder = json::Decoder::new().clock(testing::NOW);
/// # _ = decoder;
/// ```
pub const NOW: UnixTime = match UnixTime::new(1_769_851_800, 0) {
    Some(now) => now,
    None => UnixTime::EPOCH,
};
