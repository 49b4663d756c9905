//! Tests for types with rules.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod canonical;
mod case;
mod consistent;
#[cfg(feature = "rust_decimal")]
mod decimal;
mod entropy;
mod fault;
mod forms;
mod fresh;
mod generate;
mod judge;
mod leaf;
mod list;
mod maker;
mod map;
mod memory;
mod names;
mod number;
mod object;
#[cfg(feature = "regex")]
mod pattern;
#[cfg(feature = "proptest")]
mod proptest;
mod schema;
mod spot;
mod text;
mod time;
mod tree;
mod union;
mod untagged;
mod verdict;
mod witness;
mod written;

#[cfg(feature = "arbitrary")]
pub use arbitrary::arbitrary;
pub use consistent::{Consistency, Disagreement, Disagreements, assert_consistent};
pub use entropy::{Choices, Entropy, Seeded};
pub use fault::Fault;
pub use generate::{OneFault, valid_document};
#[cfg(feature = "proptest")]
pub use proptest::{one_fault, valid};
pub use witness::{Expected, WithoutWitness, Witness, without_witness, witnesses};

use crate::moment::Moment;

/// What the clock shows in tests of `past` and `future`: 2026-01-31T09:30:00Z.
pub const NOW: Moment = match Moment::new(1_769_851_800, 0) {
    Some(now) => now,
    None => Moment::EPOCH,
};
