//! Keys of maps that are no strings in Rust.

use std::collections::{BTreeMap, HashMap};

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Event, Validate, json, schema};
use polar_event_tests::lines;

#[derive(Event, Debug, PartialEq)]
struct Counts {
    #[event(keys(range(min = 1, max = 31)), items(max = 3))]
    by_day: BTreeMap<u8, u32>,
    #[event(default)]
    by_offset: HashMap<i64, bool>,
    #[event(default)]
    by_flag: BTreeMap<bool, u8>,
    #[event(default)]
    wide: BTreeMap<u128, u8>,
}

#[test]
fn integers_and_booleans_are_strings_in_json() {
    let text = r#"{"by_day":{"1":5,"31":7},"by_offset":{"-9223372036854775808":true},"by_flag":{"false":1,"true":2},"wide":{"340282366920938463463374607431768211455":1}}"#;
    let counts: Counts = json::from_str(text).unwrap();
    assert_eq!(counts.by_day, BTreeMap::from([(1, 5), (31, 7)]));
    assert!(counts.by_offset[&i64::MIN]);
    assert_eq!(counts.wide[&u128::MAX], 1);
    assert_eq!(json::to_string(&counts).unwrap(), text);
    assert_eq!(serde_json::from_str::<Counts>(text).unwrap(), counts);
    assert!(counts.validate().is_ok());
}

#[test]
fn each_key_is_held_against_its_type_and_its_rules() {
    let text = r#"{"by_day": {"32": 1, "01": 1, "256": 1, "x": 1, "-1": 1}, "by_offset": {"1.0": true}, "by_flag": {"True": 1, "": 2}}"#;
    let report = json::from_str::<Counts>(text).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/by_day/32 (the key): must be at most 31 [less_than_equal]",
            "/by_day/01 (the key): must be an integer in digits [int_parsing]",
            "/by_day/256 (the key): must be an integer from 0 to 255 [int_out_of_range]",
            "/by_day/x (the key): must be an integer in digits [int_parsing]",
            "/by_day/-1 (the key): must be an integer from 0 to 255 [int_out_of_range]",
            "/by_day: must have at most 3 pairs, has 5 [too_long]",
            "/by_offset/1.0 (the key): must be an integer in digits [int_parsing]",
            "/by_flag/True (the key): must be true or false [bool_parsing]",
            "/by_flag/ (the key): must be true or false [bool_parsing]",
        ]
    );
    let counts = Counts { by_day: BTreeMap::from([(32, 1)]), ..json::from_str(r#"{"by_day": {}}"#).unwrap() };
    assert_eq!(lines(&counts.validate().unwrap_err()), ["/by_day/32 (the key): must be at most 31 [less_than_equal]"]);
}

/// What a key stands for comes twice, even if it is written in another way: there is no other way.
#[test]
fn a_key_comes_once() {
    let report = json::from_str::<BTreeMap<i8, u8>>(r#"{"1": 1, "1": 2, "-0": 1, "0": 2}"#).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/1 (the key): is given twice in the same object [json_duplicate_key]",
            "/0 (the key): is given twice in the same object [json_duplicate_key]"
        ]
    );
}

#[test]
fn other_formats_have_them_as_they_are() {
    let map = BTreeMap::from([(1_u8, 2_u8), (200, 3)]);
    let mut bytes = Vec::new();
    ciborium::into_writer(&map, &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<Wrapper, _>(bytes.as_slice()).unwrap().0, map);
    assert_eq!(postcard::from_bytes::<Wrapper>(&postcard::to_stdvec(&map).unwrap()).unwrap().0, map);
}

#[derive(Event, Debug)]
struct Wrapper(BTreeMap<u8, u8>);

#[derive(Event, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct UserId(#[event(range(min = 1))] u32);

#[derive(Event, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Tag(#[event(length(min = 2))] String);

#[derive(Event, Debug, PartialEq)]
struct ByNewtype {
    users: BTreeMap<UserId, u8>,
    tags: HashMap<Tag, UserId>,
}

/// A newtype is a key if its value is, with its own rules.
#[test]
fn newtypes_are_what_they_hold() {
    let text = r#"{"users":{"7":1},"tags":{"abc":5}}"#;
    let value: ByNewtype = json::from_str(text).unwrap();
    assert_eq!(value.users, BTreeMap::from([(UserId(7), 1)]));
    assert_eq!(json::to_string(&value).unwrap(), text);
    let report = json::from_str::<ByNewtype>(r#"{"users": {"0": 1, "x": 2}, "tags": {"a": 1, "ab": 0}}"#).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/users/0 (the key): must be at least 1 [greater_than_equal]",
            "/users/x (the key): must be an integer in digits [int_parsing]",
            "/tags/a (the key): must have at least 2 characters, has 1 [string_too_short]",
            "/tags/ab: must be at least 1 [greater_than_equal]",
        ]
    );
    let value = ByNewtype { users: BTreeMap::from([(UserId(0), 1)]), tags: HashMap::new() };
    assert_eq!(lines(&value.validate().unwrap_err()), ["/users/0 (the key): must be at least 1 [greater_than_equal]"]);
    let mut bytes = Vec::new();
    ciborium::into_writer(&BTreeMap::from([(UserId(9), 2_u8)]), &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<ByUser, _>(bytes.as_slice()).unwrap().0, BTreeMap::from([(UserId(9), 2)]));
}

#[derive(Event, Debug)]
struct ByUser(BTreeMap<UserId, u8>);

#[test]
fn the_schema_says_their_form() {
    let schema = schema::json_schema::<BTreeMap<i8, u8>>();
    assert_eq!(schema["propertyNames"]["pattern"], "^-?(?:0|[1-9][0-9]*)$");
}

/// Without rules, which say nothing of the text of a key.
#[derive(Event, PartialEq, Eq, PartialOrd, Ord)]
struct Number(i16);

#[derive(Event)]
struct Plain {
    numbers: BTreeMap<i16, u8>,
    newtypes: BTreeMap<Number, u8>,
    tags: BTreeMap<Tag, u8>,
    flags: BTreeMap<bool, u8>,
}

#[test]
fn all_sides_agree() {
    assert_consistent::<Plain>();
}

mod converted {
    use std::collections::BTreeMap;

    use polar_event_core::{Event, Validate, json};
    use polar_event_tests::places;

    #[derive(Event, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    #[event(try_from = "u32", into = "u32")]
    struct Even(u32);

    impl TryFrom<u32> for Even {
        type Error = &'static str;

        fn try_from(value: u32) -> Result<Self, &'static str> {
            if value % 2 == 0 { Ok(Self(value)) } else { Err("must be even") }
        }
    }

    impl From<Even> for u32 {
        fn from(Even(value): Even) -> Self {
            value
        }
    }

    #[derive(Event, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    #[event(from = "String", into = "String")]
    struct Lower {
        text: String,
    }

    impl From<String> for Lower {
        fn from(text: String) -> Self {
            Self { text: text.to_lowercase() }
        }
    }

    impl From<Lower> for String {
        fn from(lower: Lower) -> Self {
            lower.text
        }
    }

    #[derive(Event, Debug, PartialEq)]
    struct Maps {
        by_number: BTreeMap<Even, u8>,
        by_text: BTreeMap<Lower, u8>,
    }

    #[test]
    fn types_with_conversions_are_keys() {
        let maps: Maps = json::from_str(r#"{"by_number":{"2":1,"10":2},"by_text":{"A":3}}"#).unwrap();
        let text = r#"{"by_number":{"2":1,"10":2},"by_text":{"a":3}}"#;
        assert_eq!(json::to_string(&maps).unwrap(), text);
        assert_eq!(json::from_str::<Maps>(text).as_ref(), Ok(&maps));
        assert_eq!(maps.validate(), Ok(()));
        let bytes = postcard::to_stdvec(&maps).unwrap();
        assert_eq!(bytes, [2, 2, 1, 10, 2, 1, 1, b'a', 3]);
        assert_eq!(postcard::from_bytes::<Maps>(&bytes).unwrap(), maps);
        let report = json::from_str::<Maps>(r#"{"by_number":{"3":1,"x":1},"by_text":{"A":3,"a":1}}"#).unwrap_err();
        assert_eq!(places(&report), ["/by_number/3 value_error key", "/by_number/x int_parsing key", "/by_text/a json_duplicate_key key"]);
    }
}
