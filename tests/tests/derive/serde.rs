//! serde's attributes: names that differ by direction, fields that go one way, functions that read and write, conversions.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use polar_event_core::{Describe, Event, Report, Validate, ValidationState, Violation, json};
use polar_event_tests::place::{all_marked, marked};
use polar_event_tests::{lines, places};
use serde::{Deserialize, Deserializer, Serializer};

#[derive(Event, Debug, PartialEq)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
struct Names {
    #[event(length(max = 3))]
    first_name: String,
    #[serde(rename(serialize = "out", deserialize = "in"))]
    both_ways: u8,
    #[event(rename(serialize = "written"))]
    one_way: u8,
}

#[test]
fn names_may_differ_between_reading_and_writing() {
    let names: Names = json::from_str(r#"{"first-name":"abc","in":1,"one-way":2}"#).unwrap();
    assert_eq!(json::to_string(&names).unwrap(), r#"{"firstName":"abc","out":1,"written":2}"#);
    let report = json::from_str::<Names>(r#"{"first-name":"abcd","out":1,"one-way":true}"#).unwrap_err();
    assert_eq!(places(&report), ["/first-name string_too_long", "/one-way int_type", "/in missing"]);
    assert_eq!(places(&Names { first_name: "abcd".to_owned(), ..names }.validate().unwrap_err()), ["/first-name string_too_long"]);
    let fields = Names::SHAPE.fields().unwrap();
    assert_eq!(
        fields.iter().map(|field| (field.name, field.serialize_name)).collect::<Vec<_>>(),
        [("first-name", Some("firstName")), ("in", Some("out")), ("one-way", Some("written")),]
    );
}

fn is_dash(text: &str) -> bool {
    text == "-"
}

#[derive(Event, Debug, PartialEq, Default)]
struct OneWay {
    #[serde(skip_serializing, default)]
    password: String,
    kept: u8,
    #[serde(skip_deserializing)]
    link: Option<String>,
    #[event(skip_deserializing, default = 7)]
    number: u8,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    list: Vec<u8>,
    #[event(skip_serializing_if = is_dash, default = "-")]
    text: String,
}

#[test]
fn fields_may_go_one_way() {
    let text = r#"{"password":"p","kept":1,"link":{"a":[]},"number":true,"list":[],"text":"-"}"#;
    let value: OneWay = json::from_str(text).unwrap();
    let expected = OneWay { password: "p".to_owned(), kept: 1, link: None, number: 7, list: vec![], text: "-".to_owned() };
    assert_eq!(value, expected);
    assert_eq!(json::to_string(&value).unwrap(), r#"{"kept":1,"number":7}"#);
    let value = OneWay { link: Some("l".to_owned()), list: vec![1], text: String::new(), ..value };
    assert_eq!(json::to_string(&value).unwrap(), r#"{"kept":1,"link":"l","number":7,"list":[1],"text":""}"#);
    assert_eq!(OneWay::SHAPE.object().names, ["password", "kept", "list", "text"]);
    assert_eq!(OneWay::SHAPE.object().deserialize_names, ["password", "kept", "list", "text"]);
    assert_eq!(OneWay::SHAPE.object().positional_names, ["kept", "list", "text"]);
}

#[test]
fn what_goes_one_way_is_no_part_of_formats_without_names() {
    let value = OneWay { kept: 1, number: 7, text: "-".to_owned(), ..OneWay::default() };
    let bytes = postcard::to_stdvec(&value).unwrap();
    assert_eq!(postcard::from_bytes::<OneWay>(&bytes).unwrap(), value);
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<OneWay, _>(bytes.as_slice()).unwrap(), value);
}

#[derive(Event, Debug)]
#[serde(deny_unknown_fields)]
struct Denying {
    #[serde(skip_deserializing)]
    computed: u8,
    given: u8,
}

#[test]
fn a_field_that_is_not_read_is_unknown() {
    let report = json::from_str::<Denying>(r#"{"computed":1,"given":2}"#).unwrap_err();
    assert_eq!(lines(&report), ["/computed (the key): is not a field here; the fields are given [extra_forbidden]"]);
    let Denying { computed, given } = json::from_str(r#"{"given":2}"#).unwrap();
    assert_eq!((computed, given), (0, 2));
}

mod text {
    use super::*;

    pub(super) fn serialize<T: ToString, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.to_string())
    }

    pub(super) fn deserialize<'de, T: std::str::FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom(format!("{text} is no number")))
    }
}

fn twice<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Inner>, D::Error> {
    #[derive(Deserialize)]
    struct Pair {
        a: u8,
        b: u8,
    }
    let pair = Option::<Pair>::deserialize(deserializer)?;
    Ok(pair.map(|pair| Inner { sum: pair.a.wrapping_add(pair.b) }))
}

fn even(value: &u32) -> Result<(), &'static str> {
    if value % 2 == 0 { Ok(()) } else { Err("must be even") }
}

#[derive(Event, Debug, PartialEq, Clone)]
struct Inner {
    #[event(range(max = 9))]
    sum: u8,
}

#[derive(Event, Debug, PartialEq)]
struct With {
    #[serde(with = "text")]
    #[event(range(max = 99), custom = even)]
    number: u32,
    #[serde(deserialize_with = "twice")]
    inner: Option<Inner>,
    #[event(serialize_with = text::serialize, default)]
    written: u8,
    #[event(with = text, default = 5)]
    other: u16,
}

#[test]
fn functions_read_and_write_fields() {
    let value: With = json::from_str(r#"{"number":"42","inner":{"a":1,"b":2},"written":3}"#).unwrap();
    assert_eq!(value, With { number: 42, inner: Some(Inner { sum: 3 }), written: 3, other: 5 });
    assert_eq!(json::to_string(&value).unwrap(), r#"{"number":"42","inner":{"sum":3},"written":"3","other":"5"}"#);
    // A function decides about null, and `None` is written, as it has to be there.
    let value: With = json::from_str(r#"{"number":"42","inner":null}"#).unwrap();
    assert_eq!(json::to_string(&value).unwrap(), r#"{"number":"42","inner":null,"written":"0","other":"5"}"#);
}

#[test]
fn a_function_that_fails_is_one_fault_among_others() {
    let text = r#"{"number":["42"],"inner":{"a":1,"b":[{}]},"written":"3","other":"x"}"#;
    let faults = ["/number value_error", "/inner value_error", "/written int_type", "/other value_error"];
    let report = json::from_str::<With>(text).unwrap_err();
    assert_eq!(places(&report), faults);
    let spans: Vec<_> = all_marked(text, &report);
    assert_eq!(spans, [r#"["42"]"#, r#"{"a":1,"b":[{}]}"#, r#""3""#, r#""x""#]);
    assert!(!report.to_string().contains("is no number"));
    let through = serde_json::from_str::<With>(text).unwrap_err().to_string();
    assert!(faults.iter().all(|fault| through.contains(fault.split(' ').next().unwrap())), "{through}");
    // Absent is missing, also for an `Option`, unless there is a default.
    assert_eq!(places(&json::from_str::<With>("{}").unwrap_err()), ["/number missing", "/inner missing"]);
}

#[test]
fn what_a_function_has_read_is_held_against_the_rules() {
    let report = json::from_str::<With>(r#"{"number":"100","inner":{"a":5,"b":5}}"#).unwrap_err();
    assert_eq!(places(&report), ["/number less_than_equal", "/inner/sum less_than_equal"]);
    let report = json::from_str::<With>(r#"{"number":"41","inner":null}"#).unwrap_err();
    assert_eq!(lines(&report), ["/number: must be even [value_error]"]);
    let value = With { number: 101, inner: Some(Inner { sum: 10 }), written: 0, other: 0 };
    assert_eq!(places(&value.validate().unwrap_err()), ["/number less_than_equal", "/inner/sum less_than_equal"]);
}

/// Degrees, which come as a text or as a number.
#[derive(Event, Debug, PartialEq, Clone)]
#[serde(try_from = "RawDegrees", into = "RawDegrees")]
struct Degrees(f64);

#[derive(Event, Debug, Clone)]
struct RawDegrees {
    #[event(range(min = 0))]
    value: f64,
    unit: Option<String>,
}

impl TryFrom<RawDegrees> for Degrees {
    type Error = String;

    fn try_from(raw: RawDegrees) -> Result<Self, String> {
        match raw.unit.as_deref() {
            None | Some("deg") => Ok(Self(raw.value)),
            Some("rad") => Ok(Self(raw.value.to_degrees())),
            Some(_) => Err("is in no known unit".to_owned()),
        }
    }
}

impl From<Degrees> for RawDegrees {
    fn from(Degrees(value): Degrees) -> Self {
        Self { value, unit: None }
    }
}

#[derive(Debug)]
struct Wrong;

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("cannot be this")
    }
}

#[derive(Event, Debug, PartialEq)]
#[event(try_from = u8, check = Small::is_small)]
struct Small {
    value: u8,
}

impl TryFrom<u8> for Small {
    type Error = Wrong;

    fn try_from(value: u8) -> Result<Self, Wrong> {
        if value == 0 { Err(Wrong) } else { Ok(Self { value }) }
    }
}

impl Small {
    fn is_small(&self, _: &ValidationState<'_>) -> Result<(), Violation> {
        if self.value < 5 { Ok(()) } else { Err("must be small".into()) }
    }
}

#[derive(Event, Debug, PartialEq)]
#[event(try_from = "BTreeMap<String, u8>")]
struct Reported;

impl TryFrom<BTreeMap<String, u8>> for Reported {
    type Error = Report;

    fn try_from(map: BTreeMap<String, u8>) -> Result<Self, Report> {
        let faults: Vec<_> = map.into_keys().map(|key| Violation::from("is one too many").at(key)).collect();
        if faults.is_empty() { Ok(Self) } else { Err(Report::from(faults)) }
    }
}

/// Serde's traits only.
#[derive(serde::Serialize, Debug, PartialEq)]
struct Written;

/// Read as another type, so that its fields need not be readable.
#[derive(Event, Debug, PartialEq)]
#[event(from = u8)]
struct OnlyWritten {
    number: Written,
    option: Option<Written>,
}

impl From<u8> for OnlyWritten {
    fn from(_: u8) -> Self {
        Self { number: Written, option: None }
    }
}

#[derive(Event, Debug, PartialEq)]
#[event(from = "Option<u8>")]
struct Filled(u8);

impl From<Option<u8>> for Filled {
    fn from(value: Option<u8>) -> Self {
        Self(value.unwrap_or(9))
    }
}

#[derive(Event, Debug, PartialEq)]
struct Converted {
    degrees: Vec<Degrees>,
    small: Option<Small>,
    reported: Option<Reported>,
    filled: Filled,
}

#[test]
fn types_are_read_and_written_as_others() {
    let value: Converted = json::from_str(r#"{"degrees":[{"value":1.5},{"value":0.0,"unit":"rad"}],"small":3}"#).unwrap();
    assert_eq!(
        value,
        Converted { degrees: vec![Degrees(1.5), Degrees(0.0)], small: Some(Small { value: 3 }), reported: None, filled: Filled(9) }
    );
    assert_eq!(json::to_string(&value).unwrap(), r#"{"degrees":[{"value":1.5},{"value":0.0}],"small":{"value":3},"filled":9}"#);
    assert_eq!(Degrees::SHAPE.object().name, "RawDegrees");
    assert_eq!(json::to_string(&json::from_str::<OnlyWritten>("1").unwrap()).unwrap(), r#"{"number":null}"#);
}

#[test]
fn faults_of_conversions_are_at_the_value() {
    let text = r#"{"degrees":[{"value":1.5,"unit":"K"},{"value":-1}],"small":0,"reported":{"a":1,"b":2}}"#;
    let report = json::from_str::<Converted>(text).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/degrees/0: is in no known unit [value_error]",
            "/degrees/1/value: must be at least 0 [greater_than_equal]",
            "/small: cannot be this [value_error]",
            "/reported/a: is one too many [value_error]",
            "/reported/b: is one too many [value_error]",
        ]
    );
    assert_eq!(marked(text, &report.violations()[0]), r#"{"value":1.5,"unit":"K"}"#);
    assert_eq!(lines(&json::from_str::<Small>("5").unwrap_err()), ["(document): must be small [value_error]"]);
    // In memory: by the rules of what it is written as, and by its check.
    assert_eq!(places(&Degrees(-1.0).validate().unwrap_err()), ["/value greater_than_equal"]);
    assert_eq!(lines(&Small { value: 6 }.validate().unwrap_err()), ["(document): must be small [value_error]"]);
}

#[derive(Event, Debug, PartialEq)]
#[serde(transparent)]
struct Transparent<T> {
    #[event(length(max = 3))]
    value: Option<String>,
    #[serde(skip)]
    cache: u8,
    of: PhantomData<T>,
}

#[derive(Event, Debug, PartialEq)]
struct Around {
    one: Transparent<std::rc::Rc<u8>>,
}

#[test]
fn a_transparent_struct_is_its_field() {
    let value: Around = json::from_str(r#"{"one":"abc"}"#).unwrap();
    assert_eq!((value.one.value.as_deref(), value.one.cache), (Some("abc"), 0));
    assert_eq!(json::to_string(&value).unwrap(), r#"{"one":"abc"}"#);
    let absent: Around = json::from_str("{}").unwrap();
    assert_eq!((absent.one.value.as_deref(), json::to_string(&absent).unwrap().as_str()), (None, "{}"));
    assert_eq!(places(&json::from_str::<Around>(r#"{"one":"abcd"}"#).unwrap_err()), ["/one string_too_long"]);
    let long = Around { one: Transparent { value: Some("abcd".to_owned()), cache: 0, of: PhantomData } };
    assert_eq!(places(&long.validate().unwrap_err()), ["/one string_too_long"]);
}

fn borrowed<'de: 'a, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, str>, D::Error> {
    <&str>::deserialize(deserializer).map(Cow::Borrowed)
}

#[derive(Event, Debug, PartialEq)]
struct Borrowed<'a> {
    #[serde(borrow = "'a", deserialize_with = "borrowed")]
    name: Cow<'a, str>,
}

/// As with `via_serde` types: what the format lends can be borrowed, also where it is read from a copy.
#[test]
fn a_function_may_borrow_what_the_format_lends() {
    let text = r#"{"name":"abc"}"#;
    assert!(matches!(json::from_str::<Borrowed<'_>>(text), Ok(Borrowed { name: Cow::Borrowed("abc") })));
    assert!(matches!(serde_json::from_str::<Borrowed<'_>>(text), Ok(Borrowed { name: Cow::Borrowed("abc") })));
    // An escape is no part of the text.
    let escaped = r#"{"name":"\u0061bc"}"#;
    assert!(serde_json::from_str::<Borrowed<'_>>(escaped).is_err());
}

#[derive(Event, Debug, PartialEq)]
#[serde(default = "MadeDefaults::made")]
struct MadeDefaults {
    a: u32,
    #[event(default = 5)]
    b: u32,
    #[serde(skip)]
    c: u32,
}

impl MadeDefaults {
    fn made() -> Self {
        Self { a: 1, b: 2, c: 3 }
    }
}

// serde's derive cannot do this from within a macro, so it is not in the zoo.
#[test]
fn a_function_makes_the_defaults() {
    assert_eq!(json::from_str::<MadeDefaults>("{}"), Ok(MadeDefaults { a: 1, b: 5, c: 3 }));
    assert_eq!(json::from_str::<MadeDefaults>(r#"{"a":7,"b":8,"c":9}"#), Ok(MadeDefaults { a: 7, b: 8, c: 3 }));
}

/// A newtype whose value is read by a function.
#[derive(Event, Debug, PartialEq)]
struct Number(
    #[serde(with = "text")]
    #[event(range(max = 9))]
    u32,
);

#[test]
fn a_newtype_may_be_read_by_a_function() {
    assert_eq!(json::from_str::<Number>(r#""7""#), Ok(Number(7)));
    assert_eq!(json::to_string(&Number(7)).unwrap(), r#""7""#);
    assert_eq!(places(&json::from_str::<Vec<Number>>(r#"["10",5,"1"]"#).unwrap_err()), ["/0 less_than_equal", "/1 value_error"]);
    assert_eq!(places(&Number(10).validate().unwrap_err()), [" less_than_equal"]);
}

#[test]
fn a_skipped_field_has_no_place_in_a_tuple() {
    assert_eq!(json::from_str::<SkippingTuple>(r#"[1,"2"]"#), Ok(SkippingTuple(1, 0, 2, 0)));
    assert_eq!(json::to_string(&SkippingTuple(1, 5, 2, 3)).unwrap(), r#"[1,"2",3]"#);
    assert_eq!(places(&json::from_str::<SkippingTuple>(r#"[1,2]"#).unwrap_err()), ["/1 value_error"]);
}

#[derive(Event, Debug, PartialEq)]
struct SkippingTuple(u8, #[event(skip)] u16, #[serde(with = "text")] u32, #[serde(default)] u8);

#[test]
fn formats_without_names_keep_them() {
    #[track_caller]
    fn goes_through<T: Event + PartialEq + std::fmt::Debug>(value: T) {
        let bytes = postcard::to_stdvec(&value).unwrap();
        assert_eq!(postcard::from_bytes::<T>(&bytes).unwrap(), value);
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).unwrap();
        assert_eq!(ciborium::from_reader::<T, _>(bytes.as_slice()).unwrap(), value);
    }

    trait Event: serde::Serialize + serde::de::DeserializeOwned {}
    impl<T: serde::Serialize + serde::de::DeserializeOwned> Event for T {}

    goes_through(Number(7));
    goes_through(SkippingTuple(1, 0, 2, 3));
    goes_through(Degrees(1.5));
    goes_through(Transparent { value: None, cache: 0, of: PhantomData::<u8> });
    goes_through(Transparent { value: Some("a".to_owned()), cache: 0, of: PhantomData::<u8> });
    goes_through(MadeDefaults { a: 1, b: 2, c: 3 });
    // Names that differ by direction do not come back, in any format that has names.
    let mut bytes = Vec::new();
    ciborium::into_writer(&Names { first_name: "a".to_owned(), both_ways: 1, one_way: 2 }, &mut bytes).unwrap();
    let error = ciborium::from_reader::<Names, _>(bytes.as_slice()).unwrap_err().to_string();
    assert!(error.contains("first-name"), "{error}");
}

#[derive(Event, Debug, PartialEq)]
#[serde(rename_all(serialize = "camelCase"))]
enum Choice {
    FirstOne,
    #[serde(rename(deserialize = "two"), rename_all(deserialize = "kebab-case"))]
    SecondOne {
        #[serde(with = "text")]
        one_number: u8,
        #[serde(skip_serializing)]
        only_read: Option<u8>,
        #[serde(skip_deserializing)]
        only_written: u8,
    },
    Third(#[serde(with = "text")] u8),
}

#[test]
fn variants_may_have_all_this_too() {
    assert_eq!(json::to_string(&json::from_str::<Choice>(r#""FirstOne""#).unwrap()).unwrap(), r#""firstOne""#);
    let value: Choice = json::from_str(r#"{"two":{"one-number":"1","only-read":2,"only_written":3}}"#).unwrap();
    assert_eq!(value, Choice::SecondOne { one_number: 1, only_read: Some(2), only_written: 0 });
    assert_eq!(json::to_string(&value).unwrap(), r#"{"secondOne":{"one_number":"1","only_written":0}}"#);
    let value: Choice = json::from_str(r#"{"Third":"3"}"#).unwrap();
    assert_eq!(json::to_string(&value).unwrap(), r#"{"third":"3"}"#);
    assert_eq!(places(&json::from_str::<Choice>(r#"{"two":{"one-number":1}}"#).unwrap_err()), ["/two/one-number value_error"]);
}
