//! Items that differ from each other, and items that must be there.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

use polar_event_core::describe::Describe;
use polar_event_core::rule::{Contains, Rule, Substring, Unique};
use polar_event_core::{Literal, OptionalNullable, Validate, json};
use polar_event_tests::place::marked;
use polar_event_tests::{lines, params};
use serde_json::json;

/// What is wrong with a value in memory and with the same value as a document, which must be the same.
#[track_caller]
fn faults<T: Event>(value: &T) -> Vec<String> {
    let text = json::to_string(value).unwrap();
    match (json::from_str::<T>(&text), value.validate()) {
        (Ok(_), Ok(())) => Vec::new(),
        (Err(decoded), Err(checked)) => {
            assert_eq!((lines(&decoded), params(&decoded)), (lines(&checked), params(&checked)), "{text}");
            lines(&checked)
        }
        (decoded, checked) => panic!("{text}: {:?}, {checked:?}", decoded.map(|_| ())),
    }
}

/// What the derive implements.
trait Event: for<'de> polar_event_core::Decode<'de, Requires = ()> + Validate<Requires = ()> + serde::Serialize {}
impl<T: for<'de> polar_event_core::Decode<'de, Requires = ()> + Validate<Requires = ()> + serde::Serialize> Event for T {}

macro_rules! one_field {
    ($name:ident, $type:ty, $($rule:tt)+) => {
        #[derive(polar_event_core::Event, Debug)]
        struct $name {
            #[event($($rule)+)]
            list: $type,
        }

        impl $name {
            #[allow(dead_code)]
            fn of(list: impl Into<$type>) -> Self {
                Self { list: list.into() }
            }
        }
    };
}

#[derive(polar_event_core::Event, Debug, Clone, PartialEq, Eq, Hash)]
struct Pair {
    key: String,
    value: Option<u8>,
}

one_field!(Texts, Vec<String>, unique);
one_field!(Numbers, VecDeque<u64>, unique);
one_field!(Pairs, Vec<Pair>, unique);
one_field!(Array, [u8; 3], unique);
one_field!(Floats, Vec<f64>, unique);
one_field!(Singles, Vec<Option<f32>>, unique);
one_field!(Points, Vec<(f64, f64)>, unique);
one_field!(Vectors, Vec<[f64; 2]>, unique);
one_field!(Maybe, Option<Vec<char>>, unique);
one_field!(Nullable, OptionalNullable<Box<Vec<bool>>>, unique);
one_field!(Values, Vec<serde_json::Value>, unique);
one_field!(Nested, Vec<Vec<u8>>, unique, each(unique));
one_field!(Map, BTreeMap<String, Vec<u8>>, values(unique));

fn texts(list: &[&str]) -> Texts {
    Texts { list: list.iter().map(|text| (*text).to_owned()).collect() }
}

#[test]
fn each_item_that_comes_again_is_at_fault() {
    assert_eq!(faults(&texts(&[])), [""; 0]);
    assert_eq!(faults(&texts(&["a"])), [""; 0]);
    assert_eq!(faults(&texts(&["a", "A", "b", "é", "e\u{301}"])), [""; 0]);
    assert_eq!(faults(&texts(&["a", "b", "c", "b"])), ["/list/3: must not be the same as the item at index 1 [duplicate_item]"]);
    assert_eq!(
        faults(&texts(&["a", "a", "b", "a", "b"])),
        [
            "/list/1: must not be the same as the item at index 0 [duplicate_item]",
            "/list/3: must not be the same as the item at index 0 [duplicate_item]",
            "/list/4: must not be the same as the item at index 2 [duplicate_item]",
        ]
    );
    let report = texts(&["a", "b", "b"]).validate().unwrap_err();
    assert_eq!(params(&report), [json!({"first_index": 1})]);
}

#[test]
fn items_of_many_types_can_be_told_apart() {
    let again = |index: usize, first: usize| format!("/list/{index}: must not be the same as the item at index {first} [duplicate_item]");
    assert_eq!(faults(&Numbers::of([1, u64::MAX, u64::MAX - 1, 1])), [again(3, 0)]);
    let pair = |key: &str, value| Pair { key: key.to_owned(), value };
    assert_eq!(faults(&Pairs::of([pair("a", None), pair("a", Some(1)), pair("b", None), pair("a", Some(1))])), [again(3, 1)]);
    assert_eq!(faults(&Array::of([1, 2, 3])), [""; 0]);
    assert_eq!(faults(&Array::of([1, 2, 1])), [again(2, 0)]);
    assert_eq!(faults(&Maybe::of(None)), [""; 0]);
    assert_eq!(faults(&Maybe::of(vec!['a', 'b', 'a'])), [again(2, 0)]);
    assert_eq!(faults(&Nullable::of(OptionalNullable::Null)), [""; 0]);
    assert_eq!(faults(&Nullable::of(Box::new(vec![true, false, false]))), [again(2, 1)]);
    assert_eq!(faults(&Values::of([json!({"a": [1]}), json!({"a": [2]}), json!({"a": [1]})])), [again(2, 0)]);
}

/// `0.0` and `-0.0` are one number. Neighbours are two.
#[test]
fn floats_are_compared_as_numbers() {
    let again = |index: usize, first: usize| format!("/list/{index}: must not be the same as the item at index {first} [duplicate_item]");
    assert_eq!(faults(&Floats::of([0.1, 0.1 + f64::EPSILON, 1.0, -1.0])), [""; 0]);
    assert_eq!(faults(&Floats::of([0.0, 1.5, -0.0, 1.5])), [again(2, 0), again(3, 1)]);
    assert_eq!(faults(&Singles::of([Some(0.1), None, Some(0.2), Some(0.1), None])), [again(3, 0), again(4, 1)]);
    assert_eq!(faults(&Points::of([(0.0, 1.0), (1.0, 0.0), (-0.0, 1.0)])), [again(2, 0)]);
    assert_eq!(faults(&Vectors::of([[0.0, 1.0], [0.0, 2.0], [0.0, 1.0]])), [again(2, 0)]);
    // `1` and `1.0` are the same float.
    let report = json::from_str::<Floats>(r#"{"list": [1, 1.0]}"#).unwrap_err();
    assert_eq!(lines(&report), [again(1, 0)]);
}

#[test]
fn lists_in_lists_and_maps_are_looked_at_one_by_one() {
    assert_eq!(faults(&Nested::of([vec![1, 2], vec![2, 1], vec![]])), [""; 0]);
    assert_eq!(faults(&Nested::of([vec![1], vec![2], vec![1]])), ["/list/2: must not be the same as the item at index 0 [duplicate_item]"]);
    assert_eq!(faults(&Nested::of([vec![1, 1], vec![2]])), ["/list/0/1: must not be the same as the item at index 0 [duplicate_item]"]);
    let map = Map { list: BTreeMap::from([("a".to_owned(), vec![1, 1]), ("b".to_owned(), vec![1])]) };
    assert_eq!(faults(&map), ["/list/a/1: must not be the same as the item at index 0 [duplicate_item]"]);
}

fn again(index: usize, first: usize) -> String {
    format!("/list/{index}: must not be the same as the item at index {first} [duplicate_item]")
}

#[derive(polar_event_core::Event, Debug)]
struct Small {
    #[event(unique, items(min = 2, max = 3), each(range(max = 9)))]
    list: Option<Vec<u8>>,
}

/// As for `uniqueItems` of JSON Schema, it does not matter whether something else is wrong with the list.
#[test]
fn good_items_are_compared_whatever_is_wrong_with_the_others() {
    let report = json::from_str::<Numbers>(r#"{"list": [1, true, 1, null, 2, 2]}"#).unwrap_err();
    let (wrong, null) = ("/list/1: must be an integer, not a boolean [int_type]", "/list/3: must be an integer, not null [int_type]");
    assert_eq!(lines(&report), [wrong, null, &again(2, 0), &again(5, 4)]);
    let report = json::from_str::<Array>(r#"{"list": [1, "", 1, 1]}"#).unwrap_err();
    let (wrong, many) = ("/list/1: must be an integer, not a string [int_type]", "/list: must have at most 3 items, has 4 [too_long]");
    assert_eq!(lines(&report), [wrong, &again(2, 0), &again(3, 0), many]);
    let large = |index: usize| format!("/list/{index}: must be at most 9 [less_than_equal]");
    let few = "/list: must have at least 2 items, has 1 [too_short]".to_owned();
    let many = |count: usize| format!("/list: must have at most 3 items, has {count} [too_long]");
    for (list, expected) in [
        (vec![7, 7], vec![again(1, 0)]),
        (vec![7, 10, 7], vec![large(1), again(2, 0)]),
        (vec![10, 7, 10, 7], vec![large(0), large(2), many(4), again(3, 1)]),
        (vec![7], vec![few]),
        (vec![7, 8, 9, 7], vec![many(4), again(3, 0)]),
        // What is beyond the first item that is too much is counted only.
        (vec![7, 8, 9, 1, 7], vec![many(5)]),
    ] {
        assert_eq!(faults(&Small { list: Some(list) }), expected);
    }
}

/// What an item at fault would have been is not known.
#[test]
fn items_that_are_at_fault_themselves_are_not_compared() {
    assert_eq!(faults(&Small { list: Some(vec![10, 10]) }).len(), 2);
    let floats = Floats::of([f64::NAN, f64::NAN]).validate().unwrap_err();
    let expected = ["/list/0: must be a finite number [finite_number]", "/list/1: must be a finite number [finite_number]"];
    assert_eq!(lines(&floats), expected);
}

/// In linear time: a list this long would take minutes if each item were held against each other.
#[test]
fn long_lists_take_no_longer_than_they_are() {
    let mut list: Vec<u64> = (0..200_000).collect();
    assert!(Numbers::of(list.clone()).validate().is_ok());
    list.push(199_999);
    let report = Numbers::of(list).validate().unwrap_err();
    assert_eq!(lines(&report), ["/list/200000: must not be the same as the item at index 199999 [duplicate_item]"]);
    let same = Numbers::of(vec![7; 200_000]).validate().unwrap_err();
    assert!(same.is_truncated());
}

#[derive(polar_event_core::Event, Debug)]
struct Generic<T: Eq + std::hash::Hash> {
    #[event(unique)]
    list: Vec<T>,
}

#[derive(polar_event_core::Event, Debug, PartialEq)]
#[event(derive(TryFrom))]
struct Tags(#[event(unique, items(max = 3), custom = lower)] Vec<String>);

#[expect(clippy::ptr_arg, reason = "a custom rule gets a reference to the value")]
fn lower(tags: &Vec<String>) -> Result<(), &'static str> {
    if tags.iter().any(|tag| tag.contains(char::is_uppercase)) { Err("must be in lower case") } else { Ok(()) }
}

#[test]
fn it_stands_in_generic_types_and_newtypes_and_before_custom_rules() {
    let report = json::from_str::<Generic<Cow<'_, str>>>(r#"{"list": ["a", "\u0061"]}"#).unwrap_err();
    assert_eq!(lines(&report), ["/list/1: must not be the same as the item at index 0 [duplicate_item]"]);
    assert!(json::from_str::<Tags>(r#"["a", "b"]"#).is_ok());
    assert_eq!(
        lines(&json::from_str::<Tags>(r#"["A", "A"]"#).unwrap_err()),
        ["/1: must not be the same as the item at index 0 [duplicate_item]"]
    );
    assert_eq!(lines(&json::from_str::<Tags>(r#"["A", "b"]"#).unwrap_err()), ["(document): must be in lower case [value_error]"]);
    let many = vec!["a".to_owned(); 4];
    let report = Tags::try_from(many).unwrap_err();
    assert_eq!(report.violations().len(), 4, "{report}");
    assert_eq!(lines(&report)[0], "(document): must have at most 3 items, has 4 [too_long]");
}

#[test]
fn the_place_is_that_of_the_list() {
    let text = r#"{"list": ["a", "a"]}"#;
    let report = json::from_str::<Texts>(text).unwrap_err();
    assert_eq!(marked(text, &report.violations()[0]), r#"["a", "a"]"#);
}

one_field!(HasText, Vec<String>, contains = "a");
one_field!(HasEmpty, BTreeSet<Box<str>>, contains = "");
one_field!(HasChar, HashSet<char>, contains = "é");
one_field!(HasNumber, Vec<u8>, contains = 5);
one_field!(HasNegative, [i64; 2], contains = -5);
one_field!(HasFloat, Vec<f64>, contains = 0.5);
one_field!(HasSingle, VecDeque<f32>, contains = 0.1);
one_field!(HasMaybe, Option<Vec<Option<u16>>>, contains = 7);
one_field!(HasBoth, Vec<String>, contains = "a", unique, each(length(max = 1)));

type Names = Vec<String>;
type Name = String;
type Sizes = Vec<u64>;
one_field!(AliasOfList, Names, contains = "a");
one_field!(AliasOfText, Name, contains = "a");
one_field!(AliasOfNumbers, Sizes, contains = 5);

#[test]
fn a_collection_has_the_item() {
    let missing = |item: &str| vec![format!("/list: must contain {item} [missing_item]")];
    let strings = |list: &[&str]| -> Vec<String> { list.iter().map(|text| (*text).to_owned()).collect() };
    assert_eq!(faults(&HasText::of(strings(&["b", "a"]))), [""; 0]);
    assert_eq!(faults(&HasText::of(strings(&["ab", "A", ""]))), missing("a"));
    assert_eq!(faults(&HasText::of([])), missing("a"));
    assert_eq!(params(&HasText::of([]).validate().unwrap_err()), [json!({"item": "a"})]);
    assert_eq!(faults(&HasEmpty::of([Box::from("")])), [""; 0]);
    assert_eq!(faults(&HasEmpty::of([Box::from(" ")])), missing(""));
    assert_eq!(faults(&HasChar::of(['é', 'e'])), [""; 0]);
    assert_eq!(faults(&HasChar::of(['e'])), missing("é"));
    assert_eq!(faults(&HasNumber::of([4, 5, 6])), [""; 0]);
    assert_eq!(faults(&HasNumber::of([4, 6, 55])), missing("5"));
    assert_eq!(params(&HasNumber::of([]).validate().unwrap_err()), [json!({"item": 5})]);
    assert_eq!(faults(&HasNegative::of([5, -5])), [""; 0]);
    assert_eq!(faults(&HasNegative::of([5, 4])), missing("-5"));
    assert_eq!(faults(&HasFloat::of([0.5])), [""; 0]);
    assert_eq!(faults(&HasFloat::of([0.5 + f64::EPSILON])), missing("0.5"));
    assert_eq!(faults(&HasSingle::of([0.1])), [""; 0]);
    assert_eq!(faults(&HasSingle::of([0.100_000_01])), missing("0.1"));
    assert_eq!(faults(&HasMaybe::of(None)), [""; 0]);
    assert_eq!(faults(&HasMaybe::of(vec![None, Some(7)])), [""; 0]);
    assert_eq!(faults(&HasMaybe::of(vec![None, Some(8)])), missing("7"));
}

#[test]
fn both_rules_are_reported_when_the_items_are_good() {
    let strings = |list: &[&str]| -> Vec<String> { list.iter().map(|text| (*text).to_owned()).collect() };
    assert_eq!(
        faults(&HasBoth::of(strings(&["b", "b"]))),
        ["/list/1: must not be the same as the item at index 0 [duplicate_item]", "/list: must contain a [missing_item]"]
    );
    assert_eq!(faults(&HasBoth::of(strings(&["bb", "bb"]))).len(), 2);
}

/// Whether `contains` speaks of a string or of a list is decided by the type, not by its name.
#[test]
fn aliases_are_what_they_stand_for() {
    assert_eq!(faults(&AliasOfList::of(["ba".to_owned()])), ["/list: must contain a [missing_item]"]);
    assert_eq!(faults(&AliasOfText::of("ba")), [""; 0]);
    assert_eq!(faults(&AliasOfText::of("b")), ["/list: must contain a [string_contains]"]);
    assert_eq!(faults(&AliasOfNumbers::of([4])), ["/list: must contain 5 [missing_item]"]);
}

#[test]
fn the_description_has_the_rules() {
    let rules = HasBoth::SHAPE.fields().unwrap()[0].rules;
    assert!(matches!(rules, [Rule::Contains(Contains(Literal::Text("a"))), Rule::Unique(Unique), Rule::Each(_)]), "{rules:?}");
    let rules = AliasOfText::SHAPE.fields().unwrap()[0].rules;
    assert!(matches!(rules, [Rule::Substring(Substring("a"))]), "{rules:?}");
    let rules = AliasOfList::SHAPE.fields().unwrap()[0].rules;
    assert!(matches!(rules, [Rule::Contains(Contains(Literal::Text("a")))]), "{rules:?}");
}
