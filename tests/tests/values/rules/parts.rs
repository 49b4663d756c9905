//! The rules on collections, and on what is in them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use polar_event_core::rule::{Bound, Items, Length, Range, Rule, Rules, Unit};
use polar_event_core::{Metadata, MetadataRules, Number, metadata};
use polar_event_tests::{accepts, check, decode, faults, lines, refuses};
use serde_json::json;

const TWO_TO_THREE: Rules = &[Rule::Items(Items { min: Some(2), max: Some(3) })];
const UP_TO_9: Rule = Rule::Range(Range { min: None, max: Some(Bound::Inclusive(Number::Integer(9))) });
const UP_TO_2_CHARACTERS: Rule = Rule::Length(Length { unit: Unit::Characters, min: None, max: Some(2) });

#[test]
fn items_are_counted_in_every_collection() {
    let short =
        || [("(document): must have at least 2 items, has 1 [too_short]", json!({"min_length": 2, "actual_length": 1, "unit": "item"}))];
    let long =
        || [("(document): must have at most 3 items, has 4 [too_long]", json!({"max_length": 3, "actual_length": 4, "unit": "item"}))];
    macro_rules! counted {
        ($($collection:ty),+) => { $({
            let of = |items: u8| (0..items).collect::<$collection>();
            accepts(TWO_TO_THREE, [of(2), of(3)]);
            refuses(TWO_TO_THREE, &of(1), &short());
            refuses(TWO_TO_THREE, &of(4), &long());
        })+ };
    }
    counted!(Vec<u8>, VecDeque<u8>, BTreeSet<u8>, HashSet<u8>);
    accepts(TWO_TO_THREE, [[1, 2]]);
    refuses(TWO_TO_THREE, &[1], &short());
    refuses(TWO_TO_THREE, &[1, 2, 3, 4], &long());
}

#[test]
fn pairs_are_counted_in_every_map() {
    let short =
        || [("(document): must have at least 2 pairs, has 1 [too_short]", json!({"min_length": 2, "actual_length": 1, "unit": "pair"}))];
    let long =
        || [("(document): must have at most 3 pairs, has 4 [too_long]", json!({"max_length": 3, "actual_length": 4, "unit": "pair"}))];
    macro_rules! counted {
        ($($map:ty),+) => { $({
            let of = |pairs: u8| (0..pairs).map(|key| (key.to_string(), key)).collect::<$map>();
            accepts(TWO_TO_THREE, [of(2), of(3)]);
            refuses(TWO_TO_THREE, &of(1), &short());
            refuses(TWO_TO_THREE, &of(4), &long());
        })+ };
    }
    counted!(BTreeMap<String, u8>, HashMap<String, u8>);
    let of = |pairs: u8| Metadata::try_from_iter((0..pairs).map(|key| (key.to_string(), key))).unwrap();
    accepts(TWO_TO_THREE, [of(2), of(3)]);
    refuses(TWO_TO_THREE, &of(1), &short());
    refuses(TWO_TO_THREE, &of(4), &long());
}

/// A set is what it is in memory: an item that comes twice is one.
#[test]
fn equal_items_of_a_set_count_once() {
    assert_eq!(decode::<BTreeSet<u8>>("[1, 2, 1, 2, 1, 2, 3]", TWO_TO_THREE), Ok(BTreeSet::from([1, 2, 3])));
    assert_eq!(decode::<HashSet<u8>>("[1, 2, 1, 2, 1]", TWO_TO_THREE), Ok(HashSet::from([1, 2])));
    assert_eq!(faults::<BTreeSet<u8>>("[1, 1, 1]", TWO_TO_THREE), ["(document): must have at least 2 items, has 1 [too_short]"]);
    assert_eq!(faults::<BTreeSet<u8>>("[1, 2, 3, 4]", TWO_TO_THREE), ["(document): must have at most 3 items, has 4 [too_long]"]);
}

#[test]
fn what_is_too_much_is_still_checked() {
    const RULES: Rules = &[Rule::Items(Items { min: None, max: Some(1) }), Rule::Each(&[UP_TO_9])];
    let expected = ["/1: must be at most 9 [less_than_equal]", "/3: must be an integer, not a boolean [int_type]"];
    let found = faults::<Vec<u8>>("[1, 10, 2, true, 5]", RULES);
    assert_eq!(found[..2], expected);
    assert_eq!(found[2..], ["(document): must have at most 1 item, has 5 [too_long]"]);
}

#[test]
fn each_item_has_its_rules() {
    const RULES: Rules = &[Rule::Each(&[UP_TO_9])];
    accepts(RULES, [vec![0, 9]]);
    let expected =
        [("/1: must be at most 9 [less_than_equal]", json!({"le": 9})), ("/3: must be at most 9 [less_than_equal]", json!({"le": 9}))];
    refuses(RULES, &vec![1, 10, 2, 11], &expected);
    refuses(RULES, &VecDeque::from([1, 10, 2, 11]), &expected);
    refuses(RULES, &[1, 10, 2, 11], &expected);
    refuses(RULES, &Some(vec![1, 10, 2, 11]), &expected);
    refuses(RULES, &Box::new([1, 10, 2, 11]), &expected);
    refuses(RULES, &BTreeSet::from([1, 10]), &expected[..1]);
}

#[test]
fn keys_and_values_have_their_rules() {
    const RULES: Rules = &[Rule::Keys(&[UP_TO_2_CHARACTERS]), Rule::Values(&[UP_TO_9])];
    let good = BTreeMap::from([("ab".to_owned(), 9)]);
    accepts(RULES, [good]);
    let bad = BTreeMap::from([("abc".to_owned(), 10), ("ok".to_owned(), 11)]);
    let too_long = json!({"max_length": 2, "actual_length": 3, "unit": "character"});
    refuses(
        RULES,
        &bad,
        &[
            ("/abc (the key): must have at most 2 characters, has 3 [string_too_long]", too_long),
            ("/abc: must be at most 9 [less_than_equal]", json!({"le": 9})),
            ("/ok: must be at most 9 [less_than_equal]", json!({"le": 9})),
        ],
    );
}

#[test]
fn rules_nest() {
    const INNER: Rules = &[Rule::Items(Items { min: Some(1), max: None }), Rule::Each(&[UP_TO_9])];
    const OUTER: Rules = &[Rule::Items(Items { min: None, max: Some(2) }), Rule::Each(INNER)];
    accepts(OUTER, [vec![vec![1], vec![9]]]);
    let too_short = json!({"min_length": 1, "actual_length": 0, "unit": "item"});
    let expected =
        [("/0: must have at least 1 item, has 0 [too_short]", too_short), ("/1/1: must be at most 9 [less_than_equal]", json!({"le": 9}))];
    refuses(OUTER, &vec![vec![], vec![9, 10]], &expected);
}

#[test]
fn rules_nest_in_maps() {
    const RULES: Rules = &[Rule::Values(&[
        Rule::Keys(&[UP_TO_2_CHARACTERS]),
        Rule::Values(&[Rule::Each(&[UP_TO_9]), Rule::Items(Items { min: None, max: Some(2) })]),
    ])];
    let map = |key: &str, list: &[u8]| BTreeMap::from([("outer".to_owned(), BTreeMap::from([(key.to_owned(), list.to_vec())]))]);
    accepts(RULES, [map("ab", &[8, 9])]);
    let too_long = |unit: &str| json!({"max_length": 2, "actual_length": 3, "unit": unit});
    refuses(
        RULES,
        &map("a/~", &[8, 9, 10]),
        &[
            ("/outer/a~1~0 (the key): must have at most 2 characters, has 3 [string_too_long]", too_long("character")),
            ("/outer/a~1~0/2: must be at most 9 [less_than_equal]", json!({"le": 9})),
            ("/outer/a~1~0: must have at most 2 items, has 3 [too_long]", too_long("item")),
        ],
    );
}

/// An array has a length of its own, besides its rules.
#[test]
fn an_array_says_how_long_it_is() {
    accepts(&[], [[1_u8, 2]]);
    assert_eq!(faults::<[u8; 2]>("[1]", &[]), ["(document): must have at least 2 items, has 1 [too_short]"]);
    assert_eq!(faults::<[u8; 2]>("[1, 2, 3]", &[]), ["(document): must have at most 2 items, has 3 [too_long]"]);
    assert_eq!(faults::<[u8; 0]>("[1]", &[]), ["(document): must have at most 0 items, has 1 [too_long]"]);
    let both = faults::<[u8; 2]>("[1, true, 3]", &[]);
    assert_eq!(both, ["/1: must be an integer, not a boolean [int_type]", "(document): must have at most 2 items, has 3 [too_long]"]);
}

#[test]
fn metadata_has_limits_of_its_own_and_can_have_others() {
    const SMALL: Rules = &[Rule::Metadata(MetadataRules { max_pairs: 2, max_key: 3, max_value: 4, allow_nul: true })];
    let polar = metadata! { "abc" => "wxyz", "é" => "\0" }.unwrap_err();
    assert_eq!(lines(&polar), ["/é: must not contain the character U+0000 [value_error]"]);
    accepts(SMALL, [metadata! { "abc" => "wxyz", "€€€" => "🦀🦀🦀🦀" }.unwrap()]);
    let length = |max: u8| json!({"max_length": max, "actual_length": max + 1, "unit": if max == 2 { "pair" } else { "character" }});
    refuses(
        SMALL,
        &metadata! { "abcd" => "vwxyz", "a" => 1, "b" => 1.0 }.unwrap(),
        &[
            ("/abcd (the key): must have at most 3 characters, has 4 [string_too_long]", length(3)),
            ("/abcd: must have at most 4 characters, has 5 [string_too_long]", length(4)),
            ("(document): must have at most 2 pairs, has 3 [too_long]", length(2)),
        ],
    );
    assert!(decode::<Metadata>(r#"{"\u0000": "\u0000"}"#, SMALL).is_ok());
    assert_eq!(check(SMALL, &Metadata::new()).violations().len(), 0);
}

#[test]
fn a_part_may_be_null_unless_its_rules_leave_that_out() {
    assert_eq!(decode::<Vec<Option<u8>>>("[1, null]", &[]), Ok(vec![Some(1), None]));
    const NULLABLE: Rules = &[Rule::Each(&[Rule::Nullable, UP_TO_9])];
    assert_eq!(decode::<Vec<Option<u8>>>("[1, null]", NULLABLE), Ok(vec![Some(1), None]));
    const NOT: Rules = &[Rule::Each(&[UP_TO_9])];
    assert_eq!(faults::<Vec<Option<u8>>>("[1, null]", NOT), ["/1: must be an integer, not null [int_type]"]);
}
