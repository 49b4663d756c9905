//! Values and documents for the crate `arbitrary`, and so for fuzzers.

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use super::generate::{OneFault, valid_value};
use crate::decode::Decode;
use crate::describe::Describe;
use crate::state::SatisfiedBy;

/// How many values are tried if functions refuse them.
const TRIES: usize = 16;

/// A valid value, which `#[event(arbitrary)]` returns from [`Arbitrary::arbitrary`]. Values at the limits of rules are frequent.
///
/// # Errors
///
/// `IncorrectFormat` if no value could be generated: functions of the type's author refused all of them, or a field has a `via_serde` type
/// and no `example`.
pub fn arbitrary<T>(bytes: &mut Unstructured<'_>) -> Result<T>
where
    T: for<'de> Decode<'de, Requires: SatisfiedBy> + Describe,
{
    (0..TRIES).find_map(|_| valid_value(bytes)).ok_or(Error::IncorrectFormat)
}

impl<'a, T: Describe> Arbitrary<'a> for OneFault<T> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        (0..TRIES).find_map(|_| Self::new(bytes)).ok_or(Error::IncorrectFormat)
    }
}
