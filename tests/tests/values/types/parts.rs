//! Collections, maps, options and boxes: what is in them, and what is wrong in them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use polar_event_core::rule::{ITEM_RULES, Rule};
use polar_event_core::{Decode, OptionalNullable, SatisfiedBy, ValidationState};
use polar_event_tests::{accepts, decode, faults, places};
use uuid::Uuid;

const ID: &str = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";

#[test]
fn collections_come_back() {
    accepts(&[], [vec![], vec![1, 2, 1]]);
    accepts(&[], [VecDeque::from([1, 2, 1])]);
    accepts(&[], [BTreeSet::from([1, 2])]);
    accepts(&[], [HashSet::from([1, 2])]);
    accepts(&[], [[1, 2, 1]]);
    accepts(&[], [[0_u8; 0]]);
    accepts(&[], [vec![vec![vec!["deep".to_owned()]]]]);
}

#[test]
fn maps_come_back() {
    accepts(&[], [BTreeMap::from([(String::new(), 1), ("b".to_owned(), 2)])]);
    accepts(&[], [HashMap::from([("a".to_owned(), vec![1]), ("b".to_owned(), vec![])])]);
    accepts(&[], [BTreeMap::from([(ID.parse::<Uuid>().unwrap(), true)])]);
    accepts(&[], [BTreeMap::from([('a', 1), ('🦀', 2)])]);
    let borrowed = decode::<BTreeMap<&str, Cow<'_, str>>>(r#"{"a": "x", "b": "y"}"#, &[]).unwrap();
    assert!(matches!(borrowed["a"], Cow::Borrowed("x")));
}

#[test]
fn every_item_is_read_after_a_fault() {
    let text = r#"[1, "2", 3, [4, {"five": 6}], 256, null, 8]"#;
    assert_eq!(
        faults::<Vec<u8>>(text, &[]),
        [
            "/1: must be an integer, not a string [int_type]",
            "/3: must be an integer, not an array [int_type]",
            "/4: must be an integer from 0 to 255 [int_out_of_range]",
            "/5: must be an integer, not null [int_type]",
        ]
    );
}

#[test]
fn every_entry_is_read_after_a_fault() {
    let text = r#"{"a": 1, "b": {"c": [2]}, "d": 3, "e": "f", "g": {}}"#;
    let found = faults::<BTreeMap<String, u8>>(text, &[]);
    let expected =
        ["/b: must be an integer, not an object", "/e: must be an integer, not a string", "/g: must be an integer, not an object"];
    assert_eq!(found, expected.map(|line| format!("{line} [int_type]")));
}

#[test]
fn a_key_that_comes_twice_is_a_fault_of_the_key() {
    fn check<'de, M: Decode<'de, Requires: SatisfiedBy> + PartialEq + std::fmt::Debug>() {
        let found = faults::<M>(r#"{"a": 1, "b": 2, "a": 3, "a": []}"#, &[]);
        let expected = "/a (the key): is given twice in the same object [json_duplicate_key]";
        assert_eq!(found, [expected, expected]);
        // Also where the first had a fault of its own, and the map has no place for it.
        let found = faults::<M>(r#"{"a": true, "a": 3}"#, &[]);
        assert_eq!(found, ["/a: must be an integer, not a boolean [int_type]", expected]);
    }
    check::<BTreeMap<String, u8>>();
    check::<HashMap<String, u8>>();
    check::<BTreeMap<&str, u8>>();
    check::<BTreeMap<Cow<'_, str>, u8>>();
    check::<BTreeMap<char, u8>>();
}

/// The same UUID in two cases of letters is one key.
#[test]
fn keys_are_compared_as_what_they_are() {
    let text = format!(r#"{{"{ID}": 1, "{}": 2}}"#, ID.to_uppercase());
    assert_eq!(places(&decode::<BTreeMap<Uuid, u8>>(&text, &[]).unwrap_err()), [format!("/{} json_duplicate_key key", ID.to_uppercase())]);
    assert!(decode::<BTreeMap<String, u8>>(&text, &[]).is_ok());
}

#[test]
fn a_faulty_key_and_its_value_are_both_reported() {
    let text = format!(r#"{{"x": 1, "{ID}": true, "y": false}}"#);
    let parsing = |key: &str| format!("/{key} (the key): must be a UUID like {ID} [uuid_parsing]");
    let found = faults::<BTreeMap<Uuid, u8>>(&text, &[]);
    let int = |key: &str| format!("/{key}: must be an integer, not a boolean [int_type]");
    assert_eq!(found, [parsing("x"), int(ID), parsing("y"), int("y")]);
    assert_eq!(
        faults::<BTreeMap<char, u8>>(r#"{"ab": 1, "": 2}"#, &[]),
        [
            "/ab (the key): must have at most 1 character, has 2 [string_too_long]",
            "/ (the key): must have at least 1 character, has 0 [string_too_short]"
        ]
    );
    let escaped = "/é (the key): must be written without escapes, since its receiver borrows it [string_escaped]";
    assert_eq!(faults::<HashMap<&str, u8>>(r#"{"\u00e9": 1}"#, &[]), [escaped]);
}

#[test]
fn an_option_takes_null_where_it_may() {
    assert_eq!(decode::<Option<u8>>("1", &[]), Ok(Some(1)));
    assert_eq!(faults::<Option<u8>>("null", &[]), ["(document): must be an integer, not null [int_type]"]);
    assert_eq!(decode::<Option<u8>>("null", &[Rule::Nullable]), Ok(None));
    assert_eq!(decode::<Option<u8>>("null", ITEM_RULES), Ok(None));
    // A part cannot be absent, so `null` is the only `None` there is.
    assert_eq!(decode::<Vec<Option<u8>>>("[null, 1]", &[]), Ok(vec![None, Some(1)]));
    assert_eq!(decode::<BTreeMap<String, Option<u8>>>(r#"{"a": null}"#, &[]), Ok(BTreeMap::from([("a".to_owned(), None)])));
    assert_eq!(decode::<Vec<OptionalNullable<u8>>>("[null, 1]", &[]), Ok(vec![OptionalNullable::Null, OptionalNullable::Value(1)]));
}

#[test]
fn options_and_boxes_may_be_absent() {
    assert_eq!(<Option<u8>>::absent(&mut ValidationState::new()), Some(None));
    assert_eq!(<Box<Option<u8>>>::absent(&mut ValidationState::new()), Some(Box::new(None)));
    assert_eq!(<OptionalNullable<u8>>::absent(&mut ValidationState::new()), Some(OptionalNullable::Unset));
    assert_eq!(<u8>::absent(&mut ValidationState::new()), None);
    assert_eq!(<Box<u8>>::absent(&mut ValidationState::new()), None);
    assert_eq!(<Vec<u8>>::absent(&mut ValidationState::new()), None);
    assert_eq!(<serde_json::Value>::absent(&mut ValidationState::new()), None);
}

#[test]
fn a_box_is_what_is_in_it() {
    accepts(&[], [Box::new(1)]);
    accepts(&[], [Box::new(vec![Box::new("a".to_owned())])]);
    assert_eq!(faults::<Box<Vec<Box<u8>>>>("[true]", &[]), ["/0: must be an integer, not a boolean [int_type]"]);
}
