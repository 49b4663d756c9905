//! Random documents: valid ones, and ones with one fault.

use core::fmt;
use core::marker::PhantomData;

use super::entropy::Entropy;
use super::fault::Fault;
use super::maker::{Make as _, Maker};
use super::slot::Slot;
use super::tree::Tree;
use crate::decode::Decode;
use crate::describe::Describe;
use crate::json;
use crate::state::SatisfiedBy;

/// A valid document for a type, as JSON; `None` if none can be generated, as with a `#[event(via_serde)]` field without an `example`.
///
/// Values at the limits of rules are frequent. Functions (`custom`, `check`, conditions) are not called, and may refuse the document.
///
/// ```
/// use polar_event_core::polar::EventCreateCustomer;
/// use polar_event_core::testing::{Seeded, valid_document};
/// use polar_event_core::json;
///
/// let mut random = Seeded::new(1);
/// for _ in 0..10 {
///     let document = valid_document::<EventCreateCustomer>(&mut random).unwrap();
///     assert!(json::from_str::<EventCreateCustomer>(&document).is_ok());
/// }
/// ```
#[must_use]
pub fn valid_document<T: Describe>(entropy: &mut dyn Entropy) -> Option<String> {
    Maker::new(entropy).value(&slot::<T>()).as_ref().map(Tree::to_string)
}

fn slot<T: Describe>() -> Slot {
    Slot::document(T::SHAPE, T::OPTIONAL || T::NULLABLE)
}

/// A valid value of a type: decoded from a [`valid_document`], so functions have accepted it. `None` if they refuse it.
///
/// ```
/// use polar_event_core::Validate;
/// use polar_event_core::polar::EventsIngest;
/// use polar_event_core::testing::{Choices, Seeded, valid_value};
///
/// let batch: EventsIngest = valid_value(&mut Seeded::new(1)).unwrap();
/// assert!(batch.validate().is_ok());
///
/// // Without choices, it is the simplest.
/// assert_eq!(valid_value(&mut Choices::new(&[])), Some(EventsIngest::default()));
/// ```
#[must_use]
pub fn valid_value<T>(entropy: &mut dyn Entropy) -> Option<T>
where
    T: for<'de> Decode<'de, Requires: SatisfiedBy> + Describe,
{
    json::from_str(&valid_document::<T>(entropy)?).ok()
}

/// A document for a `T` with exactly one known fault.
///
/// ```
/// use polar_event_core::polar::EventCreateCustomer;
/// use polar_event_core::testing::{OneFault, Seeded};
/// use polar_event_core::json;
///
/// let mut random = Seeded::new(1);
/// for _ in 0..10 {
///     let faulty = OneFault::<EventCreateCustomer>::new(&mut random).unwrap();
///     let report = json::from_str::<EventCreateCustomer>(faulty.document()).unwrap_err();
///     let [violation] = report.violations() else { panic!("{report}") };
///     assert!(faulty.fault().is(violation), "{faulty}");
/// }
/// ```
pub struct OneFault<T> {
    document: String,
    fault: Fault,
    is_seen_by_functions: bool,
    of: PhantomData<fn() -> T>,
}

impl<T: Describe> OneFault<T> {
    /// Creates a valid document in which one value was replaced, one field was removed, or the like.
    ///
    /// `None` if no fault could be made, which may happen, or if the type accepts anything.
    #[must_use]
    pub fn new(entropy: &mut dyn Entropy) -> Option<Self> {
        let mut case = Maker::new(entropy).fault(&slot::<T>())?;
        let is_seen_by_functions = !case.tree.open_places().is_empty();
        let fault = case.faults.pop()?;
        Some(Self { document: case.tree.to_string(), fault, is_seen_by_functions, of: PhantomData })
    }
}

impl<T> OneFault<T> {
    /// The document, as JSON.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The fault.
    #[must_use]
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Whether functions of the type's author check the document, which may report more.
    #[must_use]
    pub fn is_seen_by_functions(&self) -> bool {
        self.is_seen_by_functions
    }
}

impl<T> Clone for OneFault<T> {
    fn clone(&self) -> Self {
        let Self { document, fault, is_seen_by_functions, of } = self;
        Self { document: document.clone(), fault: fault.clone(), is_seen_by_functions: *is_seen_by_functions, of: *of }
    }
}

impl<T> fmt::Debug for OneFault<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T> fmt::Display for OneFault<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.fault, self.document)
    }
}
