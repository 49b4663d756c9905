//! Formats other than JSON: CBOR, which names its own types, and postcard, which does not.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Debug;

use jiff::Timestamp;
use polar_event_core::decode::{decode, deserialize};
use polar_event_core::polar::{EventCreateCustomer, EventCreateExternalCustomer};
use polar_event_core::rule::Rules;
use polar_event_core::{Decode, Event, Metadata, OptionalNullable, Report, SatisfiedBy, ValidationState, metadata};
use polar_event_tests::{lines, places};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

const ID: &str = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";

fn cbor(value: &(impl Serialize + ?Sized)) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

thread_local! {
    static SELF_DESCRIBING: Cell<bool> = const { Cell::new(false) };
}

/// ciborium lends its deserializer to `Deserialize` only, so the context is made in there.
struct Probe<T>(Result<T, Report>);

impl<'de, T: Decode<'de, Requires: SatisfiedBy>> Deserialize<'de> for Probe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(decode(deserializer, ValidationState::new().with_self_describing(SELF_DESCRIBING.get()))))
    }
}

fn from_cbor<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(bytes: &[u8], self_describing: bool) -> Result<T, Report> {
    SELF_DESCRIBING.set(self_describing);
    ciborium::from_reader::<Probe<T>, _>(bytes).unwrap().0
}

/// Values come back from every format as they were, and nothing is left over.
#[track_caller]
fn round_trip<T: Serialize + for<'de> Decode<'de, Requires: SatisfiedBy> + PartialEq + Debug>(values: impl IntoIterator<Item = T>) {
    for value in values {
        let bytes = cbor(&value);
        for self_describing in [false, true] {
            assert_eq!(from_cbor::<T>(&bytes, self_describing).as_ref(), Ok(&value), "CBOR, self-describing: {self_describing}");
        }
        let bytes = postcard::to_stdvec(&value).unwrap();
        let mut deserializer = postcard::Deserializer::from_bytes(&bytes);
        assert_eq!(decode::<T, _>(&mut deserializer, ValidationState::new()).as_ref(), Ok(&value), "postcard");
        assert_eq!(deserializer.finalize().unwrap(), [0_u8; 0], "postcard");
    }
}

#[test]
fn scalars() {
    round_trip([true, false]);
    round_trip([i64::MIN, -1, 0, i64::MAX]);
    round_trip([u64::MIN, u64::MAX]);
    round_trip([i8::MIN, i8::MAX]);
    round_trip([i128::from(i64::MIN), i128::from(u64::MAX)]);
    round_trip([f64::MIN, -0.0, 0.1, 1.0]);
    round_trip([f32::MIN, 0.1]);
    round_trip(['a', '🦀']);
    round_trip([String::new(), "é".to_owned()]);
    round_trip(["é".into()] as [Box<str>; 1]);
    round_trip([()]);
}

#[test]
fn the_ends_of_128_bits() {
    round_trip([i128::MIN, i128::MAX]);
    round_trip([u128::MIN, u128::MAX]);
}

#[test]
fn uuids_and_timestamps() {
    round_trip([ID.parse::<Uuid>().unwrap(), Uuid::nil()]);
    round_trip(["2026-01-31T12:00:00.123456789Z".parse::<Timestamp>().unwrap()]);
}

#[test]
fn collections() {
    round_trip([vec![], vec![1_u16, 300]]);
    round_trip([[1_u16, 300]]);
    round_trip([BTreeSet::from([1_u16, 300])]);
    round_trip([HashSet::from([1_u16, 300])]);
    round_trip([vec![vec!["a".to_owned()], vec![]]]);
    round_trip([BTreeMap::from([("a".to_owned(), vec![1_u8]), (String::new(), vec![])])]);
    round_trip([HashMap::from([('a', 1_u8), ('🦀', 2)])]);
}

#[test]
fn maps_with_uuids_as_keys() {
    round_trip([BTreeMap::from([(ID.parse::<Uuid>().unwrap(), 1_u8), (Uuid::nil(), 2)])]);
}

#[test]
fn options() {
    round_trip([None, Some(1_u8)]);
    round_trip([Some(Box::new("a".to_owned()))]);
    round_trip([vec![None, Some(1_u8)]]);
    round_trip([OptionalNullable::Unset, OptionalNullable::Null, OptionalNullable::Value(1_u8)]);
    round_trip([OptionalNullable::Value(vec![Some("a".to_owned()), None])]);
    round_trip([BTreeMap::from([("a".to_owned(), OptionalNullable::<u8>::Null)])]);
}

#[test]
fn metadata_of_all_kinds() {
    round_trip([
        Metadata::new(),
        metadata! { "s" => "x", "i" => i64::MIN, "f" => 1.0, "b" => true, "one" => 1, "long" => "é".repeat(500) }.unwrap(),
    ]);
}

/// Borrowing from the input works where the format can lend.
#[test]
fn borrowed_from_postcard() {
    let bytes = postcard::to_stdvec("text").unwrap();
    assert_eq!(decode::<&str, _>(&mut postcard::Deserializer::from_bytes(&bytes), ValidationState::new()), Ok("text"));
    let cow: Cow<'_, str> = decode(&mut postcard::Deserializer::from_bytes(&bytes), ValidationState::new()).unwrap();
    assert!(matches!(cow, Cow::Borrowed("text")));
}

#[test]
fn cbor_reports_every_fault_when_it_is_known_to_name_its_types() {
    let bytes = cbor(&(1, "x", [1], BTreeMap::from([("a", 1)]), -1, 300, 2.5, true, (), 8));
    let report = from_cbor::<Vec<u8>>(&bytes, true).unwrap_err();
    let int_type = |index: usize| format!("/{index} int_type");
    let range = |index: usize| format!("/{index} int_out_of_range");
    let expected = [int_type(1), int_type(2), int_type(3), range(4), range(5), int_type(6), int_type(7), int_type(8)];
    assert_eq!(places(&report), expected);
}

#[test]
fn rules_are_checked_in_every_format() {
    let pairs = BTreeMap::from([("k", f64::INFINITY)]);
    let report = from_cbor::<BTreeMap<String, f64>>(&cbor(&pairs), false).unwrap_err();
    assert_eq!(places(&report), ["/k finite_number"]);
    let bytes = postcard::to_stdvec(&vec![f64::NAN, 1.0, f64::NAN]).unwrap();
    let report = decode::<Vec<f64>, _>(&mut postcard::Deserializer::from_bytes(&bytes), ValidationState::new()).unwrap_err();
    assert_eq!(places(&report), ["/0 finite_number", "/2 finite_number"]);
}

/// Other programs write metadata to CBOR as they write it to JSON.
#[test]
fn cbor_metadata_of_others() {
    let bytes = cbor(&serde_json::json!({"s": "x", "i": -3, "f": 1.5, "b": true}));
    let expected = metadata! { "s" => "x", "i" => -3, "f" => 1.5, "b" => true }.unwrap();
    assert_eq!(from_cbor::<Metadata>(&bytes, true), Ok(expected));
    let bytes = cbor(
        &serde_json::json!({"s": "", "n": null, "l": [1, {}], "o": {"Strong": 1}, "i": u64::MAX, "e": {}, "m": {"x": [1], "y": 2}, "k": "x"}),
    );
    let report = from_cbor::<Metadata>(&bytes, true).unwrap_err();
    let mut found = places(&report);
    found.sort();
    assert_eq!(
        found,
        [
            "/e scalar_type",
            "/i int_out_of_range",
            "/l scalar_type",
            "/m scalar_type",
            "/n scalar_type",
            "/o scalar_type",
            "/s string_too_short"
        ]
    );
}

/// Other programs write UUIDs to CBOR as text.
#[test]
fn cbor_uuids_of_others() {
    assert_eq!(from_cbor::<Uuid>(&cbor(ID), true), Ok(ID.parse().unwrap()));
    let report = from_cbor::<Vec<Uuid>>(&cbor(&(1, ID, "x", [1])), true).unwrap_err();
    assert_eq!(places(&report), ["/0 uuid_type", "/2 uuid_parsing", "/3 uuid_type"]);
}

#[test]
fn the_formats_own_error_is_reported_beside_what_was_found() {
    let bytes = postcard::to_stdvec(&vec![f64::NAN, 1.0]).unwrap();
    let report =
        decode::<Vec<f64>, _>(&mut postcard::Deserializer::from_bytes(&bytes[..bytes.len() - 1]), ValidationState::new()).unwrap_err();
    assert_eq!(places(&report), ["/0 finite_number", " value_error"]);
}

/// A type by hand, with serde's trait in terms of the library's.
#[derive(Debug, PartialEq)]
struct ByHand(Vec<Vec<u8>>);

impl<'de> Decode<'de> for ByHand {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Ok(Decode::decode(deserializer, rules, cx)?.map(Self))
    }
}

impl<'de> Deserialize<'de> for ByHand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

#[test]
fn serde_jsons_error_carries_the_whole_report() {
    assert_eq!(serde_json::from_slice::<ByHand>(b"[[1], []]").unwrap(), ByHand(vec![vec![1], vec![]]));
    let error = serde_json::from_slice::<ByHand>(b"[[1, true], {}, [256]]").unwrap_err();
    let expected = [
        "/0/1: must be an integer, not a boolean [int_type]",
        "/1: must be an array, not an object [array_type]",
        "/2/0: must be an integer from 0 to 255 [int_out_of_range]",
    ];
    assert!(error.to_string().starts_with(&expected.join("\n")), "{error}");
    assert!(error.is_data());
}

#[test]
fn a_syntax_error_comes_with_what_was_found_before_it() {
    let error = serde_json::from_slice::<ByHand>(b"[[1, true], [").unwrap_err().to_string();
    assert!(error.starts_with("/0/1: must be an integer, not a boolean [int_type]\n"), "{error}");
    assert!(error.contains("EOF while parsing a list"), "{error}");
    // With nothing else to say, it is serde_json's own error.
    assert!(serde_json::from_slice::<ByHand>(b"[[1], [").unwrap_err().is_eof());
}

#[test]
fn it_works_inside_of_somebody_elses_struct() {
    #[derive(Debug, Deserialize)]
    struct Theirs {
        ours: ByHand,
        metadata: Metadata,
    }
    let theirs: Theirs = serde_json::from_str(r#"{"metadata": {"a": 1}, "ours": [[1]]}"#).unwrap();
    assert_eq!((theirs.ours, theirs.metadata.len()), (ByHand(vec![vec![1]]), 1));
    let error = serde_json::from_str::<Theirs>(r#"{"ours": [[1, null], [-1]], "metadata": {}}"#).unwrap_err().to_string();
    assert_eq!(error.lines().count(), 2, "{error}");
    let report = polar_event_core::json::from_str::<ByHand>("[[1, null], [-1]]").unwrap_err();
    assert!(error.starts_with(&lines(&report).join("\n")), "{error}");
}

/// All three states, presence, lists and maps of structs.
#[derive(Event, Debug, PartialEq, Clone)]
struct Order {
    id: Uuid,
    option: Option<u8>,
    three: OptionalNullable<String>,
    metadata: Option<Metadata>,
    #[event(default)]
    parts: Vec<Order>,
    by_id: BTreeMap<Uuid, OptionalNullable<u8>>,
    #[event(skip)]
    skipped: u8,
}

fn order() -> Order {
    let id = ID.parse().unwrap();
    Order {
        id,
        option: None,
        three: OptionalNullable::Unset,
        metadata: Some(metadata! { "a" => 1, "b" => 1.0, "c" => "x", "d" => true }.unwrap()),
        parts: vec![],
        by_id: BTreeMap::from([(id, OptionalNullable::Null)]),
        skipped: 0,
    }
}

#[test]
fn derived_structs() {
    let small = order();
    let null = Order { three: OptionalNullable::Null, option: Some(1), metadata: None, ..order() };
    let nested = Order { three: OptionalNullable::Value("x".to_owned()), parts: vec![small.clone(), null.clone()], ..order() };
    round_trip([small, null, nested]);
}

#[test]
fn polars_events() {
    let bare = EventCreateCustomer::new("signup", ID.parse::<Uuid>().unwrap());
    let null = bare.clone().of_organization(None);
    let full = bare.clone().at("2026-01-31T12:00:00.5Z".parse().unwrap()).with("a", 1).unwrap().with("b", "x").unwrap();
    round_trip([bare, null, full]);
    round_trip([EventCreateExternalCustomer::new("signup", "user-1")]);
}

#[test]
fn faults_of_a_derived_struct_in_cbor() {
    let value = serde_json::json!({"name": 1, "timestamp": "now", "customer_id": [ID], "metadata": {"": 1, "k": null}, "other": {}});
    let mut report = places(&from_cbor::<EventCreateCustomer>(&cbor(&value), true).unwrap_err());
    report.sort();
    let expected = [
        "/customer_id uuid_type",
        "/metadata/ string_too_short key",
        "/metadata/k scalar_type",
        "/name string_type",
        "/timestamp datetime_parsing",
    ];
    assert_eq!(report, expected);
}

/// Other formats write structs as lists of their fields, and a newer sender may have more of them.
#[test]
fn a_struct_as_a_list_may_have_more_items() {
    #[derive(Event, Debug, PartialEq)]
    struct Point {
        x: u8,
        y: u8,
    }
    let points: Vec<Point> = from_cbor(&cbor(&[vec![1, 2], vec![3, 4, 5]]), true).unwrap();
    assert_eq!(points, [Point { x: 1, y: 2 }, Point { x: 3, y: 4 }]);
    assert_eq!(places(&from_cbor::<Vec<Point>>(&cbor(&[vec![1]]), true).unwrap_err()).len(), 1);
}

/// The README's limits of today: see its section of that name.
mod limits {
    use serde::de::value::{Error, MapDeserializer};

    use super::*;

    #[derive(Event, Debug, PartialEq)]
    struct Page {
        text: String,
        limit: Option<u8>,
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(tag = "kind")]
    enum Tagged {
        Page(Page),
        Nothing,
    }

    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Untagged {
        Page(Page),
        Number(u8),
    }

    #[test]
    fn formats_of_texts_read_strings_and_refuse_numbers() {
        let page = |pairs: Vec<(&'static str, &'static str)>| {
            decode::<Page, _>(MapDeserializer::<_, Error>::new(pairs.into_iter()), ValidationState::new().with_self_describing(true))
        };
        assert_eq!(page(vec![("text", "tea")]).unwrap(), Page { text: "tea".to_owned(), limit: None });
        assert_eq!(places(&page(vec![("text", "tea"), ("limit", "5")]).unwrap_err()), ["/limit int_type"]);
    }

    #[test]
    fn cbor_has_tagged_and_untagged_enums_whether_it_is_said_to_name_its_types_or_not() {
        for self_describing in [false, true] {
            let tagged = Tagged::Page(Page { text: "tea".to_owned(), limit: Some(5) });
            assert_eq!(from_cbor::<Tagged>(&cbor(&tagged), self_describing).unwrap(), tagged);
            let untagged = Untagged::Page(Page { text: "tea".to_owned(), limit: Some(5) });
            assert_eq!(from_cbor::<Untagged>(&cbor(&untagged), self_describing).unwrap(), untagged);
        }
    }
}
