//! When each rule runs if something else is wrong: a test for each sentence of "When rules run" in the documentation.

use std::cell::RefCell;
use std::collections::BTreeMap;

use polar_event_core::{Event, Validate, ValidationState, json};
use polar_event_tests::places;

thread_local! {
    static RUN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// A rule that everything keeps to, and that tells that it has run.
macro_rules! telling {
    ($($rule:ident($type:ty);)+) => { $(
        #[expect(clippy::allow_attributes, reason = "not each of them")]
        #[allow(clippy::ptr_arg, clippy::trivially_copy_pass_by_ref, clippy::unnecessary_wraps, reason = "the form of a rule")]
        fn $rule(_: &$type) -> Result<(), &'static str> {
            RUN.with_borrow_mut(|run| run.push(stringify!($rule)));
            Ok(())
        }
    )+ };
}

/// What has run, and what is wrong.
fn run<T>(decode: impl FnOnce() -> Result<T, polar_event_core::Report>) -> (Vec<&'static str>, Vec<String>) {
    RUN.take();
    let faults = decode().err().map(|report| places(&report)).unwrap_or_default();
    (RUN.take(), faults)
}

#[track_caller]
fn runs<'de, T: polar_event_core::Decode<'de, Requires = ()> + Validate<Requires = ()>>(
    text: &'de str,
    expected: &[&'static str],
    faults: &[&str],
) {
    assert_eq!(run(|| json::from_str::<T>(text)), (expected.to_vec(), faults.iter().map(|fault| (*fault).to_owned()).collect()), "{text}");
}

telling! {
    custom(str);
    each(u8);
    key(String);
    value(u8);
    list(Vec<u8>);
    whole_list(Vec<u8>);
    map(BTreeMap<String, u8>);
    inner(Inner);
    field(Option<u8>);
    strct(Struct);
    union(Union);
}

fn condition(_: &Struct) -> bool {
    RUN.with_borrow_mut(|run| run.push("condition"));
    false
}

#[derive(Event, Debug)]
struct Text {
    #[event(length(max = 3), ascii, one_of("ab", "abcdef", "é"), custom = custom)]
    text: Option<String>,
}

/// Rules with limits run whatever else is wrong with the value.
#[test]
fn rules_with_limits_run_whenever_the_type_is_right() {
    let all = ["/text string_too_long", "/text literal_error", "/text string_ascii"];
    let (run, mut faults) = run(|| json::from_str::<Text>(r#"{"text": "ééééé"}"#));
    faults.sort();
    let mut all = all.map(str::to_owned);
    all.sort();
    assert_eq!((run, faults), (Vec::new(), all.to_vec()));
}

/// `custom` runs when nothing else is wrong with the value, and not for what is absent or `null`.
#[test]
fn custom_runs_on_what_is_right_otherwise() {
    runs::<Text>(r#"{"text": "ab"}"#, &["custom"], &[]);
    runs::<Text>(r#"{"text": "abcdef"}"#, &[], &["/text string_too_long"]);
    runs::<Text>(r#"{"text": 5}"#, &[], &["/text string_type"]);
    runs::<Text>("{}", &[], &[]);
}

#[derive(Event, Debug)]
struct Inner {
    #[event(range(max = 9))]
    number: u8,
}

#[derive(Event, Debug)]
struct Parts {
    #[event(unique, items(max = 3), each(range(max = 9), custom = each), custom = list)]
    list: Vec<u8>,
    #[event(keys(length(max = 3), custom = key), values(range(max = 9), custom = value), custom = map)]
    map: BTreeMap<String, u8>,
    #[event(custom = inner)]
    inner: Inner,
}

/// Nothing within the value is wrong, either; and each part is for itself.
#[test]
fn custom_rules_of_parts_run_on_those_that_are_right() {
    let text = r#"{"list": [1, 2], "map": {"a": 1}, "inner": {"number": 1}}"#;
    runs::<Parts>(text, &["each", "each", "list", "key", "value", "map", "inner"], &[]);
    let text = r#"{"list": [1, 10, 2], "map": {"a": 1}, "inner": {"number": 10}}"#;
    runs::<Parts>(text, &["each", "each", "key", "value", "map"], &["/list/1 less_than_equal", "/inner/number less_than_equal"]);
    let text = r#"{"list": [1, 1], "map": {"long": 1, "a": 10}, "inner": {"number": 1}}"#;
    let faults = ["/list/1 duplicate_item", "/map/long string_too_long key", "/map/a less_than_equal"];
    runs::<Parts>(text, &["each", "each", "value", "key", "inner"], &faults);
}

#[derive(Event, Debug)]
struct Contains {
    #[event(unique, contains = 5, items(max = 3), each(range(max = 9)))]
    list: Vec<u8>,
}

#[test]
fn contains_looks_at_the_items_when_all_of_them_and_their_number_are_right() {
    runs::<Contains>(r#"{"list": [1, 1]}"#, &[], &["/list/1 duplicate_item", "/list missing_item"]);
    runs::<Contains>(r#"{"list": [1, 10]}"#, &[], &["/list/1 less_than_equal"]);
    runs::<Contains>(r#"{"list": [1, 2, 3, 4]}"#, &[], &["/list too_long"]);
}

#[derive(Event, Debug)]
#[event(check = strct)]
struct Struct {
    #[event(range(max = 9), check = field)]
    a: Option<u8>,
    #[event(items(max = 3), check = whole_list)]
    list: Vec<u8>,
    #[event(forbidden_if = condition)]
    b: Option<u8>,
    #[event(equals = b)]
    c: Option<u8>,
}

const FIELDS: [&str; 2] = ["whole_list", "field"];

/// A `check` on a field runs when nothing is wrong with the field, whatever is wrong with the others.
#[test]
fn check_on_a_field_sees_also_what_is_absent() {
    let sorted = |text: &str| {
        let (mut run, faults) = run(|| json::from_str::<Struct>(text));
        run.retain(|rule| FIELDS.contains(rule));
        run.sort_unstable();
        (run, faults)
    };
    assert_eq!(sorted(r#"{"list": [], "a": 1}"#), (vec!["field", "whole_list"], vec![]));
    assert_eq!(sorted(r#"{"list": []}"#), (vec!["field", "whole_list"], vec![]));
    assert_eq!(sorted(r#"{"list": [1, 2, 3, 4], "a": 1}"#), (vec!["field"], vec!["/list too_long".to_owned()]));
    assert_eq!(sorted(r#"{"a": 10, "list": []}"#), (vec!["whole_list"], vec!["/a less_than_equal".to_owned()]));
    assert_eq!(sorted(r#"{"a": 1}"#), (vec!["field"], vec!["/list missing".to_owned()]));
}

/// Rules across fields run when each field has a value with which nothing is wrong; the `check` of the struct when they hold, too.
#[test]
fn rules_on_the_struct_run_when_all_its_fields_are_right() {
    let of_struct = |text: &str| {
        let (mut run, faults) = run(|| json::from_str::<Struct>(text));
        run.retain(|rule| !FIELDS.contains(rule));
        (run, faults.len())
    };
    assert_eq!(of_struct(r#"{"list": [], "b": 1, "c": 1}"#), (vec!["condition", "strct"], 0));
    assert_eq!(of_struct(r#"{"list": [], "b": 1, "c": 2}"#), (vec!["condition"], 1));
    for at_fault in [r#"{"list": [1, 2, 3, 4], "b": 1}"#, r#"{"b": 1}"#, r#"{"list": [], "b": "", "c": 1}"#] {
        assert_eq!(of_struct(at_fault), (vec![], 1), "{at_fault}");
    }
    // A key that comes twice is at fault itself; the field has the first value.
    assert_eq!(of_struct(r#"{"list": [], "b": 1, "c": 2, "c": 1}"#), (vec!["condition"], 2));
}

#[derive(Event, Debug)]
#[event(deny_unknown_fields, check = |_| { RUN.with_borrow_mut(|run| run.push("denying")); Ok::<(), &str>(()) })]
struct Denying {
    #[event(deprecated)]
    a: Option<u8>,
}

#[derive(Event, Debug)]
#[event(tag = "type", check = union)]
enum Union {
    Number { value: u8 },
    Text { value: String },
}

#[test]
fn check_on_an_enum_runs_when_what_it_holds_is_right() {
    runs::<Union>(r#"{"type": "Number", "value": 1}"#, &["union"], &[]);
    runs::<Union>(r#"{"type": "Text", "value": "1"}"#, &["union"], &[]);
    runs::<Union>(r#"{"type": "Number", "value": "1"}"#, &[], &["/value int_type"]);
    runs::<Union>(r#"{"type": "Other", "value": 1}"#, &[], &["/type union_tag_invalid"]);
    runs::<Union>(r#"{"value": 1}"#, &[], &[" union_tag_not_found"]);
}

#[test]
fn unknown_keys_and_warnings_do_not_keep_rules_from_running() {
    runs::<Denying>(r#"{"b": 1}"#, &["denying"], &["/b extra_forbidden key"]);
    runs::<Denying>(r#"{"a": 1}"#, &["denying"], &[]);
    runs::<Denying>(r#"{"a": ""}"#, &[], &["/a int_type"]);
}

/// A value in memory is held against the rules in the same way.
#[test]
fn in_memory_the_same_rules_run() {
    let parts = |list: Vec<u8>, number| Parts {
        list,
        map: BTreeMap::from([("a".to_owned(), 10), ("long".to_owned(), 1)]),
        inner: Inner { number },
    };
    let (run_in_memory, faults) = run(|| parts(vec![1, 1], 1).validate());
    assert_eq!(run_in_memory, ["each", "each", "key", "value", "inner"]);
    assert_eq!(faults, ["/list/1 duplicate_item", "/map/a less_than_equal", "/map/long string_too_long key"]);
    let strct = |a, b, c| Struct { a, list: vec![], b, c };
    for (value, expected) in [
        (strct(None, Some(1), Some(1)), vec!["condition", "field", "strct", "whole_list"]),
        (strct(None, Some(1), None), vec!["condition", "field", "whole_list"]),
        (strct(Some(10), None, None), vec!["whole_list"]),
    ] {
        let (mut run_in_memory, _) = run(|| value.validate_in(ValidationState::new()));
        run_in_memory.sort_unstable();
        assert_eq!(run_in_memory, expected);
    }
}
