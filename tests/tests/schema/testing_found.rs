//! Faults of this library that `testing::assert_consistent` has found, each held down by itself.

use std::collections::BTreeMap;

use polar_event_core::{Event, Metadata, Validate, json, schema};
use polar_event_tests::lines;
use rust_decimal::Decimal;

#[derive(Event, Debug, PartialEq)]
struct MustBeSaid {
    #[event(required, nullable)]
    note: Option<String>,
}

/// `None` is the only form of `null` that an `Option` has.
#[test]
fn a_required_option_that_is_null_is_valid_in_memory() {
    let value: MustBeSaid = json::from_str(r#"{"note":null}"#).unwrap();
    assert_eq!(value.validate(), Ok(()));
    assert_eq!(json::to_string(&value).unwrap(), r#"{"note":null}"#);
    assert_eq!(lines(&json::from_str::<MustBeSaid>("{}").unwrap_err()), ["/note: is required [missing]"]);
}

#[derive(Event, Debug)]
struct Worded {
    #[event(unique(message = "comes again", code = "again"))]
    unique: Vec<u8>,
    #[event(contains("a", message = "wants an a", code = "no_a"))]
    texts: Vec<String>,
    #[event(contains(5, code = "no_5"))]
    numbers: Vec<u8>,
    #[event(decimal(places = 1, message = "one place", code = "places"), range(max = 9, code = "nine"))]
    decimal: Decimal,
}

/// They were left out of the rules that see the items of a collection, and of those of decimals.
#[test]
fn words_of_rules_on_items_and_on_decimals() {
    let expected = [
        "/unique/1: comes again [again]",
        r#"/texts: wants an a [no_a]"#,
        "/numbers: must contain 5 [no_5]",
        "/decimal: one place [places]",
        "/decimal: must be at most 9 [nine]",
    ];
    let text = r#"{"unique":[1,1],"texts":[],"numbers":[],"decimal":9.25}"#;
    assert_eq!(lines(&json::from_str::<Worded>(text).unwrap_err()), expected);
    let value = Worded { unique: vec![1, 1], texts: Vec::new(), numbers: Vec::new(), decimal: Decimal::new(925, 2) };
    assert_eq!(lines(&value.validate().unwrap_err()), expected);
}

#[derive(Event)]
struct SomePairs {
    #[event(items(min = 1, max = 3))]
    metadata: Metadata,
    #[event(items(min = 1, max = 3))]
    map: BTreeMap<String, u8>,
}

#[test]
fn the_schema_says_how_many_pairs_metadata_has() {
    let schema = schema::json_schema::<SomePairs>();
    for name in ["metadata", "map"] {
        let property = &schema["properties"][name];
        assert_eq!((&property["minProperties"], &property["maxProperties"]), (&1.into(), &3.into()), "{name}");
    }
}

#[derive(Event)]
enum Names {
    First,
}

#[test]
fn the_schema_does_not_know_of_units_as_objects() {
    assert!(json::from_str::<Names>(r#"{"First":null}"#).is_ok());
    assert_eq!(schema::gaps::<Names>().iter().map(ToString::to_string).collect::<Vec<_>>(), ["Names: UnitObject"]);
}
