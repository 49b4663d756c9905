//! What is reported of faults in formats other than JSON, and where this library is stricter than serde in all of them.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use polar_event_core::decode::decode;
use polar_event_core::{Decode, Event, Report, SatisfiedBy, ValidationState};
use serde::{Deserialize, Deserializer, Serialize};
use serde_with::{DisplayFromStr, serde_as};
use uuid::Uuid;

#[derive(Event, Debug, PartialEq)]
struct Settings {
    #[event(length(max = 3))]
    name: String,
    #[event(range(max = 10))]
    users: u8,
    ratio: f64,
    tags: Vec<String>,
    limits: Option<Limits>,
}

#[derive(Event, Debug, PartialEq)]
struct Limits {
    #[event(range(min = 1))]
    seats: u32,
}

const FAULTS: [&str; 5] = [
    "/name: must have at most 3 characters, has 4 [string_too_long]",
    "/users: must be an integer, not a string [int_type]",
    "/tags/1: must be a string, not a boolean [string_type]",
    "/limits/seats: must be at least 1 [greater_than_equal]",
    "/ratio: is required [missing]",
];

fn lines(report: &Report) -> Vec<String> {
    let mut lines: Vec<_> = report.to_string().lines().map(str::to_owned).collect();
    // Formats have the fields in orders of their own.
    lines.sort();
    lines
}

#[track_caller]
fn has_all(result: Result<Settings, Report>) {
    let mut faults = FAULTS.map(str::to_owned).to_vec();
    faults.sort();
    assert_eq!(lines(&result.unwrap_err()), faults);
}

fn collect<'de, T: Decode<'de, Requires: SatisfiedBy>, D: Deserializer<'de>>(deserializer: D) -> Result<T, Report> {
    decode(deserializer, ValidationState::new().with_self_describing(true))
}

/// The same for formats that lend their deserializers to `Deserialize` only.
struct Collected<T>(Result<T, Report>);

impl<'de, T: Decode<'de, Requires: SatisfiedBy>> Deserialize<'de> for Collected<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(collect(deserializer)))
    }
}

/// A document with five faults, for formats that write what they are given.
#[derive(Serialize)]
struct Faulty {
    name: &'static str,
    users: &'static str,
    tags: (&'static str, bool),
    limits: BTreeMap<&'static str, u32>,
}

fn faulty() -> Faulty {
    Faulty { name: "name", users: "11", tags: ("a", true), limits: BTreeMap::from([("seats", 0)]) }
}

#[test]
fn json_reports_every_fault_by_each_way() {
    let text = serde_json::to_string(&faulty()).unwrap();
    has_all(polar_event_core::json::from_str(&text));
    for error in [
        serde_json::from_str::<Settings>(&text).unwrap_err().to_string(),
        serde_json::from_slice::<Settings>(text.as_bytes()).unwrap_err().to_string(),
        serde_json::from_reader::<_, Settings>(text.as_bytes()).unwrap_err().to_string(),
        serde_json::from_value::<Settings>(serde_json::to_value(faulty()).unwrap()).unwrap_err().to_string(),
        serde_path_to_error::deserialize::<_, Settings>(&mut serde_json::Deserializer::from_str(&text)).unwrap_err().to_string(),
    ] {
        assert!(FAULTS.iter().all(|fault| error.contains(fault)), "{error}");
    }
}

/// Serde's own derive copies what it reads before it knows what it is. The error is still that of `serde_json`.
#[test]
fn json_reports_every_fault_within_types_of_serde() {
    #[derive(Deserialize, Debug)]
    #[serde(tag = "kind")]
    #[allow(dead_code)]
    enum Tagged {
        Settings(Settings),
    }
    #[derive(Deserialize, Debug)]
    #[allow(dead_code)]
    struct Around {
        beside: u8,
        #[serde(flatten)]
        settings: Settings,
    }
    let with = |key: &str, value: serde_json::Value| {
        let mut document = serde_json::to_value(faulty()).unwrap();
        document[key] = value;
        document.to_string()
    };
    for error in [
        serde_json::from_str::<Tagged>(&with("kind", "Settings".into())).unwrap_err().to_string(),
        serde_json::from_str::<Around>(&with("beside", 1.into())).unwrap_err().to_string(),
    ] {
        assert!(FAULTS.iter().all(|fault| error.contains(fault)), "{error}");
    }
}

#[test]
fn self_describing_formats_report_every_fault() {
    let text = toml::to_string(&faulty()).unwrap();
    has_all(collect(toml::Deserializer::parse(&text).unwrap()));
    has_all(collect(toml::Value::try_from(faulty()).unwrap()));
    let mut cbor = Vec::new();
    ciborium::into_writer(&faulty(), &mut cbor).unwrap();
    has_all(ciborium::from_reader::<Collected<Settings>, _>(cbor.as_slice()).unwrap().0);
    let message_pack = rmp_serde::to_vec_named(&faulty()).unwrap();
    has_all(collect(&mut rmp_serde::Deserializer::from_read_ref(&message_pack)));
    let yaml = serde_yaml_ng::to_string(&faulty()).unwrap();
    has_all(collect(serde_yaml_ng::Deserializer::from_str(&yaml)));
}

/// A format that converts texts says itself that one is no number. What was found until then is with it.
#[test]
fn the_format_s_error_comes_with_the_faults_found_so_far() {
    #[derive(Event, Debug)]
    struct Query {
        #[event(length(max = 3))]
        name: String,
        #[event(range(max = 10))]
        users: u8,
    }
    assert_eq!(serde_urlencoded::from_str::<Query>("name=tea&users=7").unwrap().users, 7);
    let error = serde_urlencoded::from_str::<Query>("name=name&users=x").unwrap_err().to_string();
    assert!(error.contains("/name: must have at most 3 characters, has 4 [string_too_long]"), "{error}");
    assert!(error.contains("invalid digit found in string"), "{error}");
    let error = serde_urlencoded::from_str::<Query>("name=name&users=11").unwrap_err().to_string();
    assert!(error.contains("/name: must have") && error.contains("/users: must be at most 10"), "{error}");
}

#[test]
fn a_plain_scalar_of_yaml_is_what_the_field_is() {
    #[derive(Event, Debug)]
    struct Package {
        version: String,
        count: u8,
    }
    let package: Package = serde_yaml_ng::from_str("version: 1.10\ncount: 3").unwrap();
    assert_eq!((package.version.as_str(), package.count), ("1.10", 3));
}

#[derive(Event, Debug)]
struct Strict {
    #[event(default)]
    ratio: f64,
    #[event(default)]
    map: BTreeMap<String, u8>,
}

#[test]
fn a_float_is_finite_and_a_key_comes_once_in_every_format() {
    let refused = |error: String, code: &str| assert!(error.contains(code), "{error}");
    refused(serde_yaml_ng::from_str::<Strict>("ratio: .nan").unwrap_err().to_string(), "finite_number");
    refused(toml::from_str::<Strict>("ratio = inf").unwrap_err().to_string(), "finite_number");
    refused(ron::from_str::<Strict>("(ratio: NaN)").unwrap_err().to_string(), "finite_number");
    refused(ron::from_str::<Strict>("(ratio: 1.0, ratio: 2.0)").unwrap_err().to_string(), "json_duplicate_key");
    refused(ron::from_str::<Strict>(r#"(map: {"a": 1, "a": 2})"#).unwrap_err().to_string(), "json_duplicate_key");
    refused(serde_urlencoded::from_str::<Strict>("ratio=1&ratio=2").unwrap_err().to_string(), "json_duplicate_key");
    let mut cbor = Vec::new();
    ciborium::into_writer(&BTreeMap::from([("ratio", f64::INFINITY)]), &mut cbor).unwrap();
    refused(ciborium::from_reader::<Strict, _>(cbor.as_slice()).unwrap_err().to_string(), "finite_number");
}

#[serde_as]
#[derive(Event, Debug, PartialEq)]
struct As {
    #[serde_as(as = "DisplayFromStr")]
    number: u32,
    #[serde_as(as = "BTreeMap<DisplayFromStr, _>")]
    counts: BTreeMap<u8, bool>,
    #[event(range(max = 10))]
    plain: u8,
}

#[test]
fn serde_as_changes_how_fields_are_read_and_written() {
    let text = r#"{"number":"12","counts":{"1":true},"plain":3}"#;
    let value: As = polar_event_core::json::from_str(text).unwrap();
    assert_eq!(value, As { number: 12, counts: BTreeMap::from([(1, true)]), plain: 3 });
    assert_eq!(polar_event_core::json::to_string(&value).unwrap(), text);
    let report = polar_event_core::json::from_str::<As>(r#"{"number":12,"counts":{"x":true},"plain":11}"#).unwrap_err();
    assert_eq!(report.violations().len(), 3, "{report}");
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "t", content = "c")]
enum Adjacent {
    Number(#[event(range(max = 10))] u8),
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "t")]
enum Internal {
    Limits(Limits),
}

/// MessagePack without names, asked by type and taken as it comes.
#[test]
fn tagged_enums_are_arrays_where_structs_are() {
    fn each<T: for<'de> Decode<'de, Requires: SatisfiedBy> + serde::de::DeserializeOwned>(value: impl Serialize) -> [Result<T, String>; 2] {
        let bytes = rmp_serde::to_vec(&value).unwrap();
        let collected = collect::<T, _>(&mut rmp_serde::Deserializer::from_read_ref(&bytes));
        [rmp_serde::from_slice(&bytes).map_err(|error| error.to_string()), collected.map_err(|report| report.to_string())]
    }
    for read in each::<Adjacent>(Adjacent::Number(5)) {
        assert_eq!(read, Ok(Adjacent::Number(5)));
    }
    for read in each::<Internal>(Internal::Limits(Limits { seats: 3 })) {
        assert_eq!(read, Ok(Internal::Limits(Limits { seats: 3 })));
    }
    for read in each::<Adjacent>(("Number", 11)) {
        assert!(read.is_err_and(|error| error.contains("/c: must be at most 10")));
    }
    for read in each::<Adjacent>(("Number",)) {
        assert!(read.is_err_and(|error| error.contains("/c: is required")));
    }
    for read in each::<Internal>(("Limits", 0)) {
        assert!(read.is_err_and(|error| error.contains("/seats: must be at least 1")));
    }
    for read in each::<Internal>([(); 0]) {
        assert!(read.is_err_and(|error| error.contains("union_tag_not_found")));
    }
}

#[derive(Event, Debug, PartialEq)]
struct Identified {
    id: Uuid,
}

#[test]
fn a_uuid_has_hyphens_in_human_readable_formats() {
    let id = Uuid::from_u128(7);
    let (with, without) = (id.hyphenated().to_string(), id.simple().to_string());
    let of = |id: &str| [format!("id = '{id}'"), format!("id: '{id}'"), format!("(id: \"{id}\")"), format!("id={id}")];
    let read = |[toml, yaml, ron, query]: [String; 4]| -> [Result<Identified, String>; 4] {
        [
            toml::from_str(&toml).map_err(|error| error.to_string()),
            serde_yaml_ng::from_str(&yaml).map_err(|error| error.to_string()),
            ron::from_str(&ron).map_err(|error| error.to_string()),
            serde_urlencoded::from_str(&query).map_err(|error| error.to_string()),
        ]
    };
    for identified in read(of(&with)) {
        assert_eq!(identified, Ok(Identified { id }));
    }
    for refused in read(of(&without)) {
        assert!(refused.is_err_and(|error| error.contains("uuid_parsing")));
    }
}
