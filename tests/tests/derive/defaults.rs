//! Defaults are held against the rules when they are used: whatever a document leaves out, what decodes is valid.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Debug;

use polar_event_core::{Code, Decode, Event, Metadata, OptionalNullable, Report, SatisfiedBy, Validate, ValidationState, Violation, json};
use polar_event_tests::left_out::{Judge, hold, judge};
use polar_event_tests::place::all_marked;
use polar_event_tests::{decode, lines, params};
use serde_json::json;

/// What is wrong, by both readers, after it was made sure that every fault is a default's.
#[track_caller]
fn broken<'de, T: Decode<'de, Requires: SatisfiedBy> + PartialEq + Debug>(text: &'de str) -> Vec<String> {
    let report = match decode::<T>(text, &[]) {
        Ok(value) => panic!("{text}: accepted as {value:?}"),
        Err(report) => report,
    };
    assert!(report.is_server_error());
    let of_default = |violation: &Violation| violation.code() == Code::DefaultError && violation.base_code() == Code::DefaultError;
    assert!(report.violations().iter().all(of_default), "{text}: {report}");
    rules(&report)
}

/// The pointer of each violation with the rule that it names.
fn rules(report: &Report) -> Vec<String> {
    let line = |violation: &Violation| match violation.params().get("rule") {
        Some(rule) => format!("{} {rule}", violation.pointer()),
        None => format!("{} ({})", violation.pointer(), violation.code()),
    };
    report.violations().iter().map(line).collect()
}

/// The value that a document becomes is valid in memory, too.
#[track_caller]
fn valid<'de, T: Decode<'de, Requires: SatisfiedBy> + Validate<Requires: SatisfiedBy> + PartialEq + Debug>(text: &'de str) -> T {
    let value = decode::<T>(text, &[]).unwrap_or_else(|report| panic!("{text}: {report}"));
    value.validate().unwrap_or_else(|report| panic!("{text}: {report}"));
    value
}

fn eleven() -> u8 {
    11
}

fn is_even(value: &u8) -> Result<(), Violation> {
    if value % 2 == 0 { Ok(()) } else { Err(Violation::new(Code::Custom("odd")).message("must be even")) }
}

#[derive(Event, Debug, PartialEq)]
struct Literals {
    #[event(default = std::convert::identity(500), range(max = 100))]
    limit: u32,
    #[event(default = "a name that is long".to_owned(), length(max = 5))]
    name: String,
    #[event(default = eleven(), custom = is_even)]
    even: u8,
    #[serde(default = "eleven")]
    #[event(range(max = 10))]
    spelt_for_serde: u8,
    #[serde(default)]
    #[event(items(min = 1))]
    tags: Vec<String>,
    #[event(default = f64::NAN)]
    share: f64,
    #[event(default = 5, range(max = 5))]
    good: u8,
    #[event(default = None, nullable, length(min = 1))]
    nothing: Option<String>,
    #[event(default, length(min = 1))]
    unset: OptionalNullable<String>,
    #[event(default = Some(7), one_of(1, 2))]
    set: Option<u8>,
}

/// A struct is equal to another only if no float in it is no number, so this does without.
#[test]
fn the_default_of_a_field_is_held_against_its_rules() {
    let expected = [
        "/limit less_than_equal",
        "/name string_too_long",
        "/even odd",
        "/spelt_for_serde less_than_equal",
        "/tags too_short",
        "/share finite_number",
        "/set literal_error",
    ];
    assert_eq!(broken::<Literals>("{}"), expected);
    // What is given is not at fault, and nothing else changes.
    let text = r#"{"limit": 100, "name": "a", "even": 2, "spelt_for_serde": 10, "tags": ["a"], "share": 0.5, "set": null}"#;
    let value = valid::<Literals>(text);
    assert_eq!((value.good, value.nothing, value.unset), (5, None, OptionalNullable::Unset));
}

#[test]
fn the_senders_own_faults_stay_theirs_beside_those_of_defaults() {
    let report =
        decode::<Literals>(r#"{"limit": 101, "even": 3, "tags": ["a"], "share": 1, "spelt_for_serde": 1, "set": 1}"#, &[]).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/limit: must be at most 100 [less_than_equal]",
            "/even: must be even [odd]",
            "/name: has a default that breaks a rule of the service itself: string_too_long [default_error]",
        ]
    );
    assert!(report.is_server_error());
    assert_eq!(params(&report)[2], json!({"rule": "string_too_long"}));
}

#[derive(Event, Debug, PartialEq)]
#[event(default)]
struct Page {
    #[event(range(min = 1, max = 100))]
    limit: u32,
    #[event(length(min = 1))]
    order: String,
    #[event(length(min = 2))]
    after: Option<String>,
    #[event(check = is_given)]
    checked: Option<u8>,
    plain: u8,
}

impl Default for Page {
    fn default() -> Self {
        Self { limit: 0, order: String::new(), after: Some("x".to_owned()), checked: None, plain: 0 }
    }
}

fn is_given(value: &Option<u8>) -> Result<(), &'static str> {
    if value.is_some() { Ok(()) } else { Err("must be given") }
}

#[test]
fn the_default_of_a_struct_is_held_against_the_rules_of_the_fields_that_are_absent() {
    let expected = ["/limit greater_than_equal", "/order string_too_short", "/after string_too_short", "/checked value_error"];
    assert_eq!(broken::<Page>("{}"), expected);
    assert_eq!(broken::<Page>(r#"{"limit": 1, "order": "a", "after": "bc"}"#), ["/checked value_error"]);
    valid::<Page>(r#"{"limit": 1, "order": "a", "after": "bc", "checked": 0}"#);
}

#[derive(Event, Debug, PartialEq, Default)]
struct Name(#[event(length(min = 1))] String);

#[derive(Event, Debug, PartialEq, Default, Clone)]
#[event(check = in_order)]
struct Range {
    from: u8,
    to: u8,
    #[event(equals = to)]
    to_again: u8,
    #[event(required_if = |range: &Range| range.to > 9)]
    why: Option<String>,
}

fn in_order(range: &Range) -> Result<(), Violation> {
    if range.from <= range.to { Ok(()) } else { Err(Violation::new(Code::Custom("order")).at("to")) }
}

fn backwards() -> Range {
    Range { from: 2, to: 1, to_again: 1, why: None }
}

fn crossed() -> Range {
    Range { from: 0, to: 10, to_again: 1, why: None }
}

#[derive(Event, Debug, PartialEq, Default, Clone, Copy)]
enum Kind {
    #[default]
    Plain,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Shape {
    Circle {
        #[event(range(min = 1))]
        radius: u8,
        #[event(default, range(min = 1))]
        line: u8,
    },
}

#[derive(Event, Debug, PartialEq)]
struct Nested {
    #[event(default)]
    name: Name,
    #[event(default)]
    names: [Name; 2],
    #[event(default = backwards())]
    range: Range,
    #[event(default = crossed())]
    ranges: Range,
    #[event(default = vec![Range::default(), backwards()])]
    list: Vec<Range>,
    #[event(default = Box::new(Shape::Circle { radius: 0, line: 1 }))]
    shape: Box<Shape>,
    #[event(default)]
    fine: Range,
    #[event(default)]
    kind: Kind,
    #[event(default)]
    metadata: Metadata,
}

#[test]
fn a_default_is_held_against_the_rules_of_its_type() {
    let expected = [
        "/name string_too_short",
        "/names/0 string_too_short",
        "/names/1 string_too_short",
        "/range/to order",
        "/ranges/to_again not_equal",
        "/ranges/why missing",
        "/list/1/to order",
        "/shape/radius greater_than_equal",
    ];
    assert_eq!(broken::<Nested>("{}"), expected);
}

#[derive(Event, Debug, PartialEq)]
struct Parts {
    #[event(default = vec!["abc".to_owned(), "a".to_owned()], each(length(max = 2)))]
    each: Vec<String>,
    #[event(default = vec![1, 2, 3], each(custom = is_even))]
    each_custom: Vec<u8>,
    #[event(default = vec![1, 1], unique)]
    unique: Vec<u8>,
    #[event(default = entries(), keys(length(min = 2)), values(range(max = 9)))]
    map: BTreeMap<String, u8>,
    #[event(default = entries(), values(custom = is_even))]
    map_custom: BTreeMap<String, u8>,
}

fn entries() -> BTreeMap<String, u8> {
    BTreeMap::from([("k".to_owned(), 11)])
}

#[test]
fn a_default_is_held_against_the_rules_of_its_parts() {
    let expected = [
        "/each/0 string_too_long",
        "/each_custom/0 odd",
        "/each_custom/2 odd",
        "/unique/1 duplicate_item",
        "/map/k string_too_short",
        "/map/k less_than_equal",
        "/map_custom/k odd",
    ];
    assert_eq!(broken::<Parts>("{}"), expected);
}

/// Neither `Validate` nor `PartialOrd`: a type with serde's traits only.
#[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq, Default)]
struct Theirs(u8);

fn theirs_is_even(value: &Theirs) -> Result<(), Violation> {
    is_even(&value.0)
}

mod as_text {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &u8, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

mod name_as_text {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Name;

    pub(super) fn serialize<S: Serializer>(value: &Name, serializer: S) -> Result<S::Ok, S::Error> {
        value.0.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
        String::deserialize(deserializer).map(Name)
    }
}

#[derive(Event, Debug, PartialEq)]
struct Foreigners {
    #[event(via_serde, default)]
    without_rules: Theirs,
    #[event(via_serde, default = Theirs(1), custom = theirs_is_even)]
    foreign: Theirs,
    #[event(with = as_text, default = std::convert::identity(11), range(max = 10))]
    with: u8,
    #[event(with = name_as_text, default)]
    with_own_rules: Name,
}

#[test]
fn the_default_of_a_foreign_type_or_function_is_held_against_the_rules_of_the_field() {
    assert_eq!(broken::<Foreigners>("{}"), ["/foreign odd", "/with less_than_equal", "/with_own_rules string_too_short"]);
    valid::<Foreigners>(r#"{"foreign": 2, "with": "10", "with_own_rules": "a"}"#);
}

#[derive(Event, Debug, PartialEq, Default)]
struct Window {
    #[event(range(min = 1))]
    width: u8,
    title: Option<String>,
}

/// What may have no keys has no default; this has one that must be there.
#[derive(Event, Debug, PartialEq)]
struct Extra {
    kind: u8,
    #[event(flatten, values(range(max = 5)), keys(length(min = 2)))]
    rest: BTreeMap<String, u8>,
}

fn id() -> Extra {
    Extra { kind: 1, rest: BTreeMap::from([("id".to_owned(), 1)]) }
}

#[derive(Event, Debug, PartialEq)]
struct Flat {
    id: u8,
    #[event(flatten, default)]
    window: Window,
    #[event(flatten, default = id())]
    extra: Extra,
}

#[derive(Event, Debug, PartialEq)]
struct FlatMap {
    #[event(flatten, default = Extra { kind: 1, rest: entries() })]
    extra: Extra,
}

#[test]
fn the_default_of_a_flattened_field_is_held_against_its_rules_and_its_keys_against_those_beside_them() {
    assert_eq!(broken::<Flat>(r#"{"id": 1}"#), ["/width greater_than_equal", "/id json_duplicate_key"]);
    assert_eq!(broken::<Flat>(r#"{"id": 1, "kind": 1, "other": 5}"#), ["/width greater_than_equal"]);
    valid::<Flat>(r#"{"id": 1, "width": 1, "kind": 1, "other": 5}"#);
    assert_eq!(broken::<FlatMap>("{}"), ["/k string_too_short", "/k less_than_equal"]);
}

#[derive(Event, Debug, PartialEq)]
struct Pair(u8, #[event(default = std::convert::identity(11), range(max = 10))] u8, #[event(default)] Name);

#[test]
fn the_default_of_an_item_of_a_tuple_struct_is_held_against_its_rules() {
    assert_eq!(broken::<Pair>("[1]"), ["/1 less_than_equal", "/2 string_too_short"]);
    assert_eq!(broken::<Pair>("[1, 2]"), ["/2 string_too_short"]);
    valid::<Pair>(r#"[1, 2, "a"]"#);
}

#[test]
fn the_default_of_a_field_of_a_variant_is_held_against_its_rules() {
    assert_eq!(broken::<Shape>(r#"{"type": "Circle", "radius": 1}"#), ["/line greater_than_equal"]);
    valid::<Shape>(r#"{"type": "Circle", "radius": 1, "line": 1}"#);
}

#[derive(Event, Debug, PartialEq)]
struct Generic<T> {
    #[event(default)]
    value: T,
    #[event(default)]
    maybe: Option<T>,
    other: Option<T>,
}

#[test]
fn the_default_of_a_parameter_is_held_against_the_rules_of_what_it_is() {
    assert_eq!(broken::<Generic<Name>>("{}"), ["/value string_too_short"]);
    valid::<Generic<u8>>("{}");
    assert_eq!(broken::<Bound<Name>>("{}"), ["/value string_too_short"]);
}

#[derive(Event, Debug, PartialEq)]
#[event(bound(deserialize = "T: polar_event_core::Describe + Decode<'de> + Validate + Made"))]
struct Bound<T> {
    #[event(default = T::made())]
    value: T,
}

trait Made {
    fn made() -> Self;
}

impl Made for Name {
    fn made() -> Self {
        Self(String::new())
    }
}

#[derive(Event, Debug, PartialEq)]
struct Cross {
    by_card: bool,
    #[event(default = "1234", equals = pin_again)]
    pin: String,
    #[event(default = "12345")]
    pin_again: String,
}

#[derive(Event, Debug, PartialEq)]
#[event(default)]
struct Forbidding {
    by_card: bool,
    #[event(forbidden_if = |this: &Forbidding| this.by_card)]
    change: Option<u8>,
}

impl Default for Forbidding {
    fn default() -> Self {
        Self { by_card: false, change: Some(5) }
    }
}

#[derive(Event, Debug, PartialEq, Default)]
#[event(default, check = |this: &Start| if this.from == this.to { Err("must differ") } else { Ok(()) })]
struct Start {
    from: u8,
    to: u8,
}

#[test]
fn a_rule_across_fields_blames_the_service_only_for_defaults_alone() {
    assert_eq!(broken::<Cross>(r#"{"by_card": true}"#), ["/pin not_equal"]);
    let report = decode::<Cross>(r#"{"by_card": true, "pin_again": "1"}"#, &[]).unwrap_err();
    assert_eq!(lines(&report), ["/pin: must be the same as `pin_again` [not_equal]"]);

    valid::<Forbidding>("{}");
    assert_eq!(broken::<Forbidding>(r#"{"by_card": true}"#), ["/change forbidden"]);
    let report = decode::<Forbidding>(r#"{"by_card": true, "change": 1}"#, &[]).unwrap_err();
    assert_eq!(lines(&report), ["/change: must not be given here [forbidden]"]);

    assert_eq!(broken::<Start>("{}"), [" value_error"]);
    let report = decode::<Start>(r#"{"from": 0}"#, &[]).unwrap_err();
    assert_eq!(lines(&report), ["(document): must differ [value_error]"]);
}

#[derive(Event, Debug, PartialEq)]
struct Skipping {
    #[event(skip)]
    skipped: Name,
    #[event(skip_deserializing)]
    only_written: Name,
    #[event(default = 3)]
    read: u8,
}

#[test]
fn a_skipped_field_is_outside_of_all_rules() {
    let value = valid::<Skipping>("{}");
    assert_eq!((value.skipped, value.only_written), (Name::default(), Name::default()));
}

fn secret() -> BTreeMap<String, u8> {
    BTreeMap::from([("hunter2".to_owned(), 1)])
}

#[derive(Event, Debug, PartialEq)]
struct Secret {
    #[event(sensitive, default = "hunter2", custom = |text: &String| Err::<(), _>(format!("{text} is known")))]
    password: String,
    #[event(sensitive, default = secret(), values(range(min = 2)))]
    keys: BTreeMap<String, u8>,
}

#[test]
fn a_sensitive_default_is_in_no_text() {
    assert_eq!(broken::<Secret>("{}"), ["/password value_error", "/keys greater_than_equal"]);
    let report = json::from_str::<Secret>("{}").unwrap_err();
    assert!(report.violations().iter().all(Violation::is_sensitive));
    let texts = [report.to_string(), format!("{report:?}"), json::to_string(&report.fastapi().input("{}")).unwrap()];
    assert!(texts.iter().all(|text| !text.contains("hunter2")), "{texts:?}");
}

#[derive(Event, Debug, PartialEq)]
struct Worded {
    #[event(default = std::convert::identity(11), range(max = 10, message = "send {le} at most", code = "limit_too_high"), message = "no", code = "bad_limit")]
    limit: u8,
    #[event(default = std::convert::identity(11), range(max = 10), message = "no", code = "bad")]
    other: u8,
}

#[test]
fn words_for_the_sender_are_not_said_of_a_default_but_their_code_names_the_rule() {
    assert_eq!(broken::<Worded>("{}"), ["/limit limit_too_high", "/other bad"]);
    let report = json::from_str::<Worded>(r#"{"other": 1}"#).unwrap_err();
    assert_eq!(lines(&report), ["/limit: has a default that breaks a rule of the service itself: limit_too_high [default_error]"]);
}

#[test]
fn a_broken_default_is_where_its_field_is_missing() {
    let text = r#"[{"radius": 1, "type": "Circle"}, {"type": "Circle", "radius": 0, "line": 2}]"#;
    let report = json::from_str::<Vec<Shape>>(text).unwrap_err();
    let spans: Vec<_> = all_marked(text, &report);
    assert_eq!(spans, [r#"{"radius": 1, "type": "Circle"}"#, "0"]);
    // What a custom rule says of a part is not looked for in the document.
    let text = r#"{"to": 5, "name": "a", "names": ["a", "b"], "ranges": {"from": 0, "to": 0, "to_again": 0}, "list": [], "shape": {"type": "Circle", "radius": 1, "line": 1}}"#;
    let report = json::from_str::<Nested>(text).unwrap_err();
    assert_eq!(lines(&report), ["/range/to: has a default that breaks a rule of the service itself: order [default_error]"]);
    assert_eq!(report.violations()[0].span(), Some(0..text.len()));
}

#[test]
fn answers_say_that_the_service_is_at_fault() {
    let report = json::from_str::<Pair>(r#"[256]"#).unwrap_err();
    assert!(report.is_server_error());
    assert_eq!(
        serde_json::to_value(report.problem()).unwrap(),
        json!({
            "type": "about:blank", "title": "Internal Server Error", "status": 500,
            "detail": "a default of the service breaks a rule of its own",
            "errors": [
                {"detail": "must be an integer from 0 to 255", "pointer": "#/0", "code": "int_out_of_range", "params": {"ge": 0, "le": 255}},
                {
                    "detail": "has a default that breaks a rule of the service itself: less_than_equal", "pointer": "#/1",
                    "code": "default_error", "params": {"rule": "less_than_equal"},
                },
                {
                    "detail": "has a default that breaks a rule of the service itself: string_too_short", "pointer": "#/2",
                    "code": "default_error", "params": {"rule": "string_too_short"},
                },
            ],
        })
    );
    let report = json::from_str::<Pair>(r#"[1, 1]"#).unwrap_err();
    assert_eq!(
        serde_json::to_value(report.fastapi()).unwrap(),
        json!({"detail": [{
            "type": "default_error", "loc": ["body", 2],
            "msg": "Default value of the service breaks a rule of its own, string_too_short", "ctx": {"rule": "string_too_short"},
        }]})
    );
    // What is told goes before what is found out.
    assert_eq!(serde_json::to_value(report.problem().status(422)).unwrap()["title"], "Unprocessable Content");
}

#[derive(Event, Debug, PartialEq)]
struct Borrowing<'a> {
    #[event(default = std::convert::identity("abc"), length(max = 2))]
    text: &'a str,
    #[event(default = Cow::Borrowed("abc"), length(max = 2))]
    cow: Cow<'a, str>,
}

struct Quota(u8);

#[derive(Event, Debug, PartialEq)]
#[event(context = Quota)]
struct Asking {
    #[event(default = 5, custom = |value: &u8, cx: &ValidationState<'_>| if cx.context::<Quota>().is_some_and(|quota| *value <= quota.0) { Ok(()) } else { Err("too much") })]
    amount: u8,
}

#[test]
fn defaults_may_borrow_and_their_rules_may_ask_the_context() {
    let report = json::from_str::<Borrowing<'_>>("{}").unwrap_err();
    assert_eq!(rules(&report), ["/text string_too_long", "/cow string_too_long"]);
    let decode = |quota| json::Decoder::new().context(Quota(quota)).from_str::<Asking>("{}");
    assert_eq!(decode(5), Ok(Asking { amount: 5 }));
    assert_eq!(rules(&decode(4).unwrap_err()), ["/amount value_error"]);
}

/// The types above, with the documents that have every field.
#[test]
fn whatever_is_left_out_what_decodes_is_valid_and_only_broken_defaults_are_the_services_fault() {
    let types: [(&str, Judge, &str, bool); 17] = [
        ("Page", judge::<Page>, r#"{"limit": 1, "order": "a", "after": "bc", "checked": 0, "plain": 1}"#, true),
        (
            "Literals",
            judge::<Literals>,
            r#"{"limit": 1, "name": "a", "even": 2, "spelt_for_serde": 1, "tags": ["a"], "share": 1, "good": 1, "set": 1}"#,
            true,
        ),
        (
            "Nested",
            judge::<Nested>,
            r#"{"name": "a", "names": ["a", "b"], "range": {"from": 0, "to": 9, "to_again": 9, "why": "x"}, "ranges": {"from": 0, "to": 0, "to_again": 0},
            "list": [], "shape": {"type": "Circle", "radius": 1, "line": 1}}"#,
            true,
        ),
        (
            "Parts",
            judge::<Parts>,
            r#"{"each": ["a"], "each_custom": [2], "unique": [1, 2], "map": {"ab": 1}, "map_custom": {"a": 2}}"#,
            true,
        ),
        ("Foreigners", judge::<Foreigners>, r#"{"without_rules": 1, "foreign": 2, "with": "10", "with_own_rules": "a"}"#, true),
        ("Flat", judge::<Flat>, r#"{"id": 1, "width": 1, "title": "a", "other": 5}"#, true),
        ("FlatMap", judge::<FlatMap>, r#"{"other": 5, "another": 1}"#, true),
        ("Pair", judge::<Pair>, r#"[1, 2, "a"]"#, true),
        ("Shape", judge::<Shape>, r#"{"type": "Circle", "radius": 1, "line": 1}"#, true),
        ("Generic", judge::<Generic<Name>>, r#"{"value": "a", "maybe": "a", "other": "a"}"#, true),
        ("Cross", judge::<Cross>, r#"{"by_card": true, "pin": "1", "pin_again": "1"}"#, true),
        ("Forbidding", judge::<Forbidding>, r#"{"by_card": true}"#, true),
        ("Start", judge::<Start>, r#"{"from": 1, "to": 2}"#, true),
        ("Skipping", judge::<Skipping>, r#"{"read": 5}"#, false),
        ("Secret", judge::<Secret>, r#"{"password": "a", "keys": {"a": 2}}"#, true),
        ("Converted", judge::<Converted>, r#"{"seven": 1, "nine": 1, "free": 1, "foreign": 1, "option": 1}"#, false),
        ("Worded", judge::<Worded>, r#"{"limit": 1, "other": 2}"#, true),
    ];
    for (name, judge, document, has_broken_defaults) in types {
        let seen = hold(name, judge, [document.to_owned()]);
        assert!(seen.accepted + seen.refused > 50, "{name}: {seen:?}");
        assert_eq!(seen.broken_defaults > 0, has_broken_defaults, "{name}: {seen:?}");
    }
}

/// Made of nothing where the document has nothing.
#[derive(Event, Debug, PartialEq, Clone)]
#[event(from = "Option<u8>", check = |made: &Made8| if made.value == 7 { Err("must not be 7") } else { Ok(()) })]
struct Made8 {
    value: u8,
}

impl From<Option<u8>> for Made8 {
    fn from(value: Option<u8>) -> Self {
        Self { value: value.unwrap_or(7) }
    }
}

/// The same without a rule of its own.
#[derive(Event, Debug, PartialEq, Clone)]
#[event(from = "Option<u8>")]
struct Made9(u8);

impl From<Option<u8>> for Made9 {
    fn from(value: Option<u8>) -> Self {
        Self(value.unwrap_or(9))
    }
}

fn is_small(value: &Made9) -> Result<(), &'static str> {
    if value.0 < 9 { Ok(()) } else { Err("must be small") }
}

type Maybe = Option<u8>;

fn is_some(value: &Maybe) -> Result<(), &'static str> {
    if value.is_some() { Ok(()) } else { Err("must be there") }
}

#[derive(Event, Debug, PartialEq)]
struct Converted {
    seven: Made8,
    #[event(custom = is_small)]
    nine: Made9,
    free: Made9,
    #[event(via_serde, custom = is_some)]
    foreign: Maybe,
    #[serde(default)]
    #[event(check = is_given)]
    option: Option<u8>,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "t", content = "c")]
enum Adjacent {
    Seven(Made8),
    Nine(#[event(custom = is_small, code = "big")] Made9),
    Free(Made9),
    Given(#[event(check = is_given)] Option<u8>),
    Maybe(Option<u8>),
}

/// What the type itself makes of an absent field is what the sender has said by leaving it out.
#[test]
fn what_a_type_makes_of_an_absent_field_keeps_to_the_rules_and_is_the_senders() {
    let report = decode::<Converted>("{}", &[]).unwrap_err();
    let expected = [
        "/seven: must not be 7 [value_error]",
        "/nine: must be small [value_error]",
        "/foreign: must be there [value_error]",
        "/option: must be given [value_error]",
    ];
    assert_eq!(lines(&report), expected);
    assert!(!report.is_server_error());
    valid::<Converted>(r#"{"seven": 1, "nine": 1, "foreign": 1, "option": 1}"#);

    for (text, line) in [
        (r#"{"t": "Seven"}"#, "(document): must not be 7 [value_error]"),
        (r#"{"t": "Nine"}"#, "(document): must be small [big]"),
        (r#"{"t": "Given"}"#, "(document): must be given [value_error]"),
    ] {
        assert_eq!(lines(&decode::<Adjacent>(text, &[]).unwrap_err()), [line], "{text}");
    }
    valid::<Adjacent>(r#"{"t": "Free"}"#);
    valid::<Adjacent>(r#"{"t": "Maybe"}"#);
}

/// What others have heard from their users, where a default passed that broke a rule.
mod reported {
    use super::*;

    /// Pydantic #9051: the fault of a nested default came without the way to it, and hid the others.
    #[derive(Event, Debug, PartialEq)]
    struct Inner {
        #[event(default = std::convert::identity(2), range(min = 3))]
        s_id: i64,
    }

    impl Default for Inner {
        fn default() -> Self {
            Self { s_id: 2 }
        }
    }

    #[derive(Event, Debug, PartialEq)]
    struct Outer {
        #[event(default = std::convert::identity(1), range(min = 2))]
        m_id: i64,
        #[event(default)]
        s: Inner,
    }

    #[test]
    fn of_a_nested_default_every_fault_is_reported_at_its_own_path() {
        assert_eq!(broken::<Outer>("{}"), ["/m_id greater_than_equal", "/s/s_id greater_than_equal"]);
        assert_eq!(broken::<Outer>(r#"{"s": {}, "m_id": 2}"#), ["/s/s_id greater_than_equal"]);
        valid::<Outer>(r#"{"s": {"s_id": 3}, "m_id": 2}"#);
    }

    /// Zod #4504, #4544 and #5525: `int().min(100).default(1)`, `string().min(2).default("")` and `array().min(1).default([])` passed.
    #[derive(Event, Debug, PartialEq)]
    struct Chained {
        #[event(default = std::convert::identity(1), range(min = 100))]
        number: i64,
        #[event(default = "".to_owned(), length(min = 2))]
        name: String,
        #[event(default, items(min = 1))]
        items: Vec<String>,
    }

    /// The crate bounded, #2: `Default` of a number with a minimum of more than 0 is 0.
    #[derive(Event, Debug, PartialEq, Default)]
    struct Bounded(#[event(range(min = 1))] u8);

    /// Pydantic #9310 and #4132: a validator that refuses `None` was not called where the default is `None`.
    #[derive(Event, Debug, PartialEq, Default)]
    #[event(default)]
    struct NotNone {
        #[event(check = is_given)]
        foo: Option<u8>,
        bounded: Bounded,
    }

    #[test]
    fn what_passes_elsewhere_does_not_here() {
        assert_eq!(broken::<Chained>("{}"), ["/number greater_than_equal", "/name string_too_short", "/items too_short"]);
        assert_eq!(broken::<NotNone>("{}"), ["/foo value_error", "/bounded greater_than_equal"]);
    }
}
