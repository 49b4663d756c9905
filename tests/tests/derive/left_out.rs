//! Whatever a document leaves out: what decodes is valid, for every type of the zoos.

use polar_event_core::Describe;
use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::testing::{Seeded, valid_document};
use polar_event_tests::left_out::{Judge, hold, judge};
use polar_event_tests::zoo::models::*;
use polar_event_tests::zoo::schema::*;
use polar_event_tests::{models, schema_zoo};

fn hold_of<T: Describe>(name: &str, judge: Judge) {
    let mut random = Seeded::new(3);
    let documents = (0..25).map(|_| valid_document::<T>(&mut random).unwrap_or_else(|| panic!("{name}: no document")));
    let seen = hold(name, judge, documents);
    assert!(seen.accepted > 20, "{name}: hardly any document decodes: {seen:?}");
    assert_eq!(seen.broken_defaults, 0, "{name}");
}

macro_rules! left_out {
    ($($name:ident: $($model:ty),+;)+) => {
        $(#[test]
        fn $name() {
            $(hold_of::<$model>(stringify!($model), judge::<$model>);)+
        })+
    };
}

mod of_models {
    use super::*;

    models!(left_out);
}

mod of_schemas {
    use super::*;

    schema_zoo!(left_out);
}
