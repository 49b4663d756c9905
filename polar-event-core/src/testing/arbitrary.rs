//! Values and documents for the crate `arbitrary`, and so for fuzzers.

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use super::generate::{OneFault, valid_value};
use crate::decode::Decode;
use crate::describe::Describe;
use crate::state::SatisfiedBy;

/// So often is another value made where functions refuse one.
const TRIES: usize = 16;

/// A good value: what `#[event(arbitrary)]` makes [`Arbitrary::arbitrary`] answer. Of each rule, values at its limits come often.
///
/// # Errors
///
/// `IncorrectFormat` where no value could be made: functions of the type's author have refused all of them, or a field has a `via_serde` type and no
/// `example`.
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
