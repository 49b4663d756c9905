//! Values by chance, for `proptest` and `arbitrary`: they are valid, they come to the limits of the rules, and they shrink.

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Unstructured};
use polar_event_core::polar::{EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::testing::{self, Entropy, OneFault, Seeded};
use polar_event_core::{Decode, Describe, Event, SatisfiedBy, Validate, json};
use polar_event_tests::zoo::models::{Functions, Lists, Sum, Together};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

#[derive(Event, Debug, PartialEq)]
#[event(arbitrary)]
struct Order {
    #[event(length(min = 2, max = 5))]
    name: String,
    #[event(range(min = 1, max = 500))]
    amount: u16,
    #[event(items(max = 3))]
    tags: Option<Vec<Tag>>,
    page: Option<Page<u8>>,
}

#[derive(Event, Debug, PartialEq)]
#[event(arbitrary)]
struct Tag(#[event(length(min = 1, max = 3), lowercase)] String);

#[derive(Event, Debug, PartialEq)]
#[event(arbitrary)]
struct Page<T> {
    #[event(items(min = 1))]
    items: Vec<T>,
}

#[derive(Event, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[event(arbitrary)]
enum Color {
    Red,
    Green,
}

#[derive(Event, Debug, PartialEq)]
#[event(arbitrary, tag = "kind")]
enum Shape {
    Circle {
        #[event(positive)]
        radius: f64,
    },
    Square,
    Colored {
        color: Color,
        #[event(custom = even)]
        sides: u8,
    },
}

fn even(sides: &u8) -> Result<(), &'static str> {
    if sides % 2 == 0 { Ok(()) } else { Err("is odd") }
}

/// Bytes as a fuzzer has them.
fn bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut random = Seeded::new(seed);
    (0..len).map(|_| u8::try_from(random.below(256)).unwrap()).collect()
}

/// So many values, each from bytes of its own.
fn values<T: for<'a> Arbitrary<'a> + Validate<Requires: SatisfiedBy>>(count: u64) -> Vec<T> {
    let value = |seed| {
        let value = T::arbitrary(&mut Unstructured::new(&bytes(seed, 512))).unwrap();
        assert_eq!(value.validate(), Ok(()));
        value
    };
    (0..count).map(value).collect()
}

#[test]
fn arbitrary_values_are_valid_and_come_to_the_limits() {
    let orders = values::<Order>(400);
    let lengths: BTreeSet<usize> = orders.iter().map(|order| order.name.chars().count()).collect();
    assert_eq!(lengths, BTreeSet::from([2, 3, 4, 5]));
    assert!(orders.iter().any(|order| order.name.len() == 20), "five characters of four bytes");
    for amount in [1, 500] {
        assert!(orders.iter().any(|order| order.amount == amount), "{amount}");
    }
    let counts: BTreeSet<Option<usize>> = orders.iter().map(|order| order.tags.as_ref().map(Vec::len)).collect();
    assert_eq!(counts, BTreeSet::from([None, Some(0), Some(1), Some(2), Some(3)]));
    assert!(orders.iter().any(|order| order.page.is_some()));

    let colors: BTreeSet<Color> = values::<Color>(50).into_iter().collect();
    assert_eq!(colors, BTreeSet::from([Color::Red, Color::Green]));
    let shapes = values::<Shape>(200);
    assert!(shapes.iter().any(|shape| matches!(shape, Shape::Colored { sides, .. } if *sides > 0)));
    assert!(shapes.iter().any(|shape| matches!(shape, Shape::Square)) && shapes.iter().any(|shape| matches!(shape, Shape::Circle { .. })));
    assert!(values::<Page<Tag>>(50).iter().all(|page| !page.items.is_empty()));
}

/// A fuzzer has no bytes at first.
#[test]
fn no_bytes_are_the_simplest_value() {
    let order = Order::arbitrary(&mut Unstructured::new(&[])).unwrap();
    assert_eq!((order.amount, order.tags, order.page), (1, None, None));
    assert_eq!(order.name.chars().count(), 2);
}

#[test]
fn the_models_of_polar_are_arbitrary() {
    values::<EventCreateCustomer>(50);
    values::<EventCreateExternalCustomer>(50);
    values::<EventsIngest>(50);
    let events = values::<EventCreate>(50);
    assert!(events.iter().any(|event| matches!(event, EventCreate::Customer(_))));
    assert!(events.iter().any(|event| matches!(event, EventCreate::ExternalCustomer(_))));
}

#[test]
fn one_fault_by_arbitrary() {
    for seed in 0..300 {
        let faulty = OneFault::<EventsIngest>::arbitrary(&mut Unstructured::new(&bytes(seed, 256))).unwrap();
        let report = json::from_str::<EventsIngest>(faulty.document()).unwrap_err();
        assert!(report.violations().len() == 1 && faulty.fault().is(&report.violations()[0]), "{faulty}: {report}");
    }
}

/// What the strategy makes, so often, and that it is valid.
fn sampled<T: for<'de> Decode<'de, Requires: SatisfiedBy> + Describe + Validate<Requires: SatisfiedBy> + std::fmt::Debug>(count: usize) {
    let mut runner = TestRunner::deterministic();
    let strategy = testing::valid::<T>();
    for _ in 0..count {
        let value = strategy.new_tree(&mut runner).unwrap().current();
        assert_eq!(value.validate(), Ok(()), "{value:?}");
    }
}

#[test]
fn values_of_strategies_are_valid() {
    sampled::<EventsIngest>(50);
    sampled::<Together>(50);
    sampled::<Lists>(50);
    sampled::<Sum>(50);
    sampled::<Functions>(50);
}

/// What a test that fails for some values is shown in the end.
fn smallest<S: Strategy>(strategy: S, fails: impl Fn(&S::Value) -> bool) -> S::Value {
    let mut runner = TestRunner::new_with_rng(Config { cases: 2000, ..Config::default() }, TestRunner::deterministic().new_rng());
    let result = runner.run(&strategy, |value| if fails(&value) { Err(TestCaseError::fail("found")) } else { Ok(()) });
    match result {
        Err(proptest::test_runner::TestError::Fail(_, value)) => value,
        other => panic!("it never failed: {other:?}"),
    }
}

#[test]
fn values_shrink_to_the_part_that_matters() {
    let order = smallest(testing::valid::<Order>(), |order| order.tags.as_ref().is_some_and(|tags| tags.len() >= 2));
    assert_eq!(order.tags.as_ref().map(Vec::len), Some(2));
    assert_eq!((order.amount, order.page), (1, None));
    let batch = smallest(testing::valid::<EventsIngest>(), |batch| {
        batch.events.iter().any(|event| matches!(event, EventCreate::ExternalCustomer(event) if event.timestamp.is_some()))
    });
    assert!(batch.events.len() <= 2, "{batch:?}");
    let Some(EventCreate::ExternalCustomer(event)) = batch.events.last() else { panic!("{batch:?}") };
    assert!(event.metadata.is_none() && event.name.chars().count() == 1, "{event:?}");
}

#[test]
fn one_fault_shrinks_too() {
    let faulty = smallest(testing::one_fault::<EventsIngest>(), |faulty| faulty.fault().pointer().starts_with("/events/0/metadata/"));
    assert!(faulty.document().len() < 200, "{faulty}");
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(order in testing::valid::<Order>()) {
        prop_assert_eq!(json::from_str::<Order>(&json::to_string(&order).unwrap()), Ok(order));
    }

    #[test]
    fn a_fault_is_found_where_it_is(faulty in testing::one_fault::<Order>()) {
        let report = json::from_str::<Order>(faulty.document()).unwrap_err();
        prop_assert_eq!(report.violations().len(), 1);
        prop_assert!(faulty.fault().is(&report.violations()[0]));
    }
}
