//! What the library offers to tests: witnesses, and that all who decide agree on them.

use polar_event_core::polar::{Caller, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::testing::{Consistency, assert_consistent};
use polar_event_tests::for_each_model;
use polar_event_tests::models::*;

macro_rules! consistent {
    ($($name:ident: $model:ty;)+) => {
        mod consistent {
            use super::*;

            $(#[test]
            fn $name() {
                assert_consistent::<$model>();
            })+
        }
    };
}

for_each_model!(consistent);

#[test]
fn the_models_of_polar_are_consistent() {
    assert_consistent::<EventCreateCustomer>();
    assert_consistent::<EventCreateExternalCustomer>();
    assert_consistent::<EventCreate>();
    assert_consistent::<EventsIngest>();
    for caller in [Caller::Unknown, Caller::Organization, Caller::User] {
        let check = Consistency::<EventsIngest>::new().context(caller).check();
        check.unwrap_or_else(|disagreements| panic!("{caller:?}: {disagreements}"));
    }
}
