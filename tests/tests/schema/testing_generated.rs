//! Generated documents go through the decoder: good ones are accepted, and of one fault exactly that is said.

use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::testing::{OneFault, Seeded, valid_document};
use polar_event_core::{Decode, Describe, SatisfiedBy, json};
use polar_event_tests::zoo::models::*;
use polar_event_tests::zoo::schema::*;
use polar_event_tests::{models, schema_zoo};

/// So many documents of each kind for each type.
const FEW: usize = 150;

/// The same where there is time for it: 100,000 documents for each type.
const MANY: usize = 50_000;

fn hold<T: for<'de> Decode<'de, Requires: SatisfiedBy> + Describe>(count: usize, seed: u64) {
    let name = std::any::type_name::<T>();
    let mut random = Seeded::new(seed);
    let (mut accepted, mut refused, mut distinct) = (0, 0, std::collections::HashSet::new());
    for _ in 0..count {
        let document = valid_document::<T>(&mut random).unwrap_or_else(|| panic!("{name}: no document"));
        match json::from_str::<T>(&document) {
            Ok(_) => accepted += 1,
            Err(report) => assert!(has_functions::<T>(), "{name}: {document}: {report}"),
        }
        distinct.insert(document);
        let Some(faulty) = OneFault::<T>::new(&mut random) else { continue };
        refused += 1;
        let Err(report) = json::from_str::<T>(faulty.document()) else { panic!("{name}: accepted: {faulty}") };
        let is_it = report.violations().iter().any(|violation| faulty.fault().is(violation));
        let is_alone = report.violations().len() == 1 || faulty.is_seen_by_functions();
        assert!(is_it && is_alone, "{name}: {faulty}: {report}");
    }
    let least = if has_functions::<T>() { count / 10 } else { count };
    assert!(accepted >= least && refused * 10 > count * 9, "{name}: only {accepted} good and {refused} faulty of {count}");
    assert!(distinct.len() > 1 || name.ends_with("Nothing") || name.ends_with("Currency"), "{name}: always the same");
}

/// Whether functions of the author may refuse what is good otherwise.
fn has_functions<T: Describe>() -> bool {
    !polar_event_core::testing::without_boundary_case::<T>().is_empty()
}

macro_rules! generated {
    ($($name:ident: $($model:ty),+;)+) => {
        $(#[test]
        fn $name() {
            $(hold::<$model>(FEW, 1);)+
        })+

        /// Those of models that have no functions are all good, or have all just their one fault.
        #[test]
        #[ignore = "takes minutes"]
        fn many_documents() {
            $($(hold::<$model>(MANY, 2);)+)+
        }
    };
}

mod generated {
    use super::*;

    models!(generated);
}

mod generated_zoo {
    use super::*;

    schema_zoo!(generated);
}
