//! Values and documents for the crate `proptest`.

use core::fmt::Debug;

use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::strategy::Strategy;

use super::entropy::Choices;
use super::generate::{OneFault, valid_value};
use crate::decode::Decode;
use crate::describe::Describe;
use crate::state::SatisfiedBy;

/// The maximum number of choices for a document. Further choices are the simplest.
const CHOICES: usize = 256;

/// Valid values of a type. Values at the limits of rules are frequent.
///
/// A failing value shrinks like a document: to fewer fields, shorter lists, simpler values. Each step is a valid value, too.
///
/// ```
/// use polar_event_core::polar::EventCreateCustomer;
/// use polar_event_core::testing::valid;
/// use polar_event_core::{Validate, json};
/// use proptest::proptest;
///
/// proptest!(|(event in valid::<EventCreateCustomer>())| {
///     assert!(event.validate().is_ok());
///     assert_eq!(json::from_str(&json::to_string(&event).unwrap()), Ok(event));
/// });
/// ```
///
/// Values that functions (`custom`, `check`) refuse are generated again. If they refuse nearly everything, give the field an `example`:
/// proptest gives up after many rejections.
pub fn valid<T>() -> impl Strategy<Value = T>
where
    T: for<'de> Decode<'de, Requires: SatisfiedBy> + Describe + Debug,
{
    choices().prop_filter_map("functions refuse it", |choices| valid_value(&mut Choices::new(&choices)))
}

/// Documents for a type with exactly one known fault.
///
/// ```
/// use polar_event_core::polar::EventCreateCustomer;
/// use polar_event_core::json;
/// use polar_event_core::testing::one_fault;
/// use proptest::proptest;
///
/// proptest!(|(faulty in one_fault::<EventCreateCustomer>())| {
///     let report = json::from_str::<EventCreateCustomer>(faulty.document()).unwrap_err();
///     assert_eq!(report.violations().len(), 1);
///     assert!(faulty.fault().is(&report.violations()[0]));
/// });
/// ```
pub fn one_fault<T: Describe>() -> impl Strategy<Value = OneFault<T>> {
    choices().prop_filter_map("there is no fault", |choices| OneFault::new(&mut Choices::new(&choices)))
}

fn choices() -> impl Strategy<Value = Vec<u32>> {
    vec(any::<u32>(), 0..CHOICES)
}
