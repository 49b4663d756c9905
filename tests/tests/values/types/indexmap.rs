//! `indexmap::IndexMap` and `IndexSet`: as the maps and sets of std, in the order of the document.

use indexmap::{IndexMap, IndexSet};
use polar_event_core::{Event, OptionalNullable, Validate, json};
use polar_event_tests::{accepts, decode, faults, places};

type Map = IndexMap<String, u8>;

#[test]
fn the_order_is_kept() {
    let text = r#"{"z":1,"a":2,"m":3}"#;
    let map = decode::<Map>(text, &[]).unwrap();
    assert_eq!(map.keys().collect::<Vec<_>>(), ["z", "a", "m"]);
    assert_eq!(json::to_string(&map).unwrap(), text);
    accepts(&[], [map, Map::new()]);
    let set = decode::<IndexSet<u8>>("[3,1,2,1]", &[]).unwrap();
    assert_eq!(json::to_string(&set).unwrap(), "[3,1,2]");
    accepts(&[], [set]);
}

#[test]
fn a_key_that_comes_twice_is_refused() {
    let expected = ["/a (the key): is given twice in the same object [json_duplicate_key]"];
    assert_eq!(faults::<Map>(r#"{"a": 1, "b": 2, "a": 1}"#, &[]), expected);
    assert_eq!(faults::<Map>("[]", &[]), ["(document): must be an object, not an array [object_type]"]);
    assert_eq!(faults::<IndexSet<u8>>("{}", &[]), ["(document): must be an array, not an object [array_type]"]);
}

fn even(value: &u8) -> Result<(), &'static str> {
    if value % 2 == 0 { Ok(()) } else { Err("must be even") }
}

#[test]
fn the_derive() {
    #[derive(Event, Debug, PartialEq)]
    struct Shelf {
        #[event(items(max = 2), keys(length(max = 3)), values(range(max = 9), custom = even))]
        map: IndexMap<String, u8>,
        #[event(items(min = 1), each(range(max = 9), custom = even))]
        set: OptionalNullable<IndexSet<u8>>,
    }
    let text = r#"{"map":{"b":2,"a":4},"set":[4,2]}"#;
    let shelf: Shelf = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&shelf).unwrap(), text);
    let text = r#"{"map":{"long":2,"a":10,"b":3},"set":[10,3]}"#;
    let expected = [
        "/map/long string_too_long key",
        "/map/a less_than_equal",
        "/map/b value_error",
        "/map too_long",
        "/set/0 less_than_equal",
        "/set/1 value_error",
    ];
    assert_eq!(places(&json::from_str::<Shelf>(text).unwrap_err()), expected);
    let map = [("long", 2), ("a", 10), ("b", 3)].map(|(key, value)| (key.to_owned(), value));
    let bad = Shelf { map: map.into_iter().collect(), set: IndexSet::from([10, 3]).into() };
    assert_eq!(places(&bad.validate().unwrap_err()), expected);
    assert_eq!(places(&Shelf { set: IndexSet::new().into(), ..shelf }.validate().unwrap_err()), ["/set too_short"]);
}
