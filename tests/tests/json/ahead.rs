//! Looking ahead at an object's keys.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use polar_event_core::json::{Decoder, Kind, Limits, PerItem};
use polar_event_core::rule::Rules;
use polar_event_core::{Decode, Report, SatisfiedBy, ValidationState};
use serde::Deserializer;
use serde::de::{Deserialize as _, IgnoredAny};

/// What was seen ahead of a value: its kind, its keys.
type Seen = (Option<Kind>, Vec<(String, Kind)>);

/// What was seen, in a text that may turn out to be no JSON.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<Seen>>>);

fn look(cx: &ValidationState<'_>) -> Seen {
    let mut keys = Vec::new();
    let kind = cx.keys_ahead(|key, kind| keys.push((key.to_owned(), kind)));
    (kind, keys)
}

/// Looks ahead, then takes any value.
#[derive(Debug)]
struct Looks;

impl<'de> Decode<'de> for Looks {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        let seen = look(cx);
        assert_eq!(look(cx), seen, "looking changes nothing");
        let Log(log) = cx.context::<Log>().expect("a log");
        log.lock().expect("a log").push(seen);
        IgnoredAny::deserialize(deserializer)?;
        Ok(Some(Self))
    }
}

fn run<T: for<'de> Decode<'de, Requires: SatisfiedBy<Log>>>(text: &str, limits: Limits) -> (Result<T, Report>, Vec<Seen>) {
    let log = Log::default();
    let result = Decoder::new().context(log.clone()).limits(limits).from_str::<T>(text);
    let seen = log.0.lock().expect("a log").clone();
    (result, seen)
}

/// What is seen ahead of a text.
#[track_caller]
fn seen(text: &str) -> Seen {
    let (_, seen) = run::<Looks>(text, Limits::new());
    let [seen] = &seen[..] else { panic!("{text}: {seen:?}") };
    seen.clone()
}

/// `a:Null b:Object`, for a text that is an object.
#[track_caller]
fn keys(text: &str) -> String {
    let (kind, keys) = seen(text);
    assert_eq!(kind, Some(Kind::Object), "{text}");
    keys.iter().map(|(key, kind)| format!("{key}:{kind:?}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn keys_come_in_order_with_the_kinds_of_their_values() {
    let text = r#" { "n":null , "t":true,"f":false,"i":-1,"x":0.5e3,"s":"}\"","a":[],"o":{} } "#;
    assert_eq!(keys(text), "n:Null t:Boolean f:Boolean i:Integer x:Float s:String a:Array o:Object");
    assert_eq!(keys("{}"), "");
    assert_eq!(keys("{\"\":1}"), ":Integer");
}

#[test]
fn keys_of_inner_objects_are_passed_over() {
    let text = r#"{"a": {"b": null, "c": [{"d": 1}, "e"]}, "b": [{"a": 1}, {"f": {}}], "g": "{\"h\":1}"}"#;
    assert_eq!(keys(text), "a:Object b:Array g:String");
}

#[test]
fn keys_with_escapes_are_what_they_stand_for() {
    assert_eq!(keys(r#"{"\u0069d": 1, "a\"b": 2, "\ud83d\ude00": [1], "é": null}"#), "id:Integer a\"b:Integer 😀:Array é:Null");
    // Half a pair is no character, so this is no key; reading says so.
    assert_eq!(keys(r#"{"\ud800": 1, "a": "\ud800", "b": 2}"#), "a:String b:Integer");
    assert!(run::<Looks>(r#"{"\ud800": 1}"#, Limits::new()).0.is_err());
}

#[test]
fn a_key_that_is_given_twice_comes_twice() {
    assert_eq!(keys(r#"{"id": null, "id": "x", "\u0069d": 2}"#), "id:Null id:String id:Integer");
}

#[test]
fn other_values_have_no_keys() {
    for (text, kind) in [
        ("null", Kind::Null),
        ("true", Kind::Boolean),
        ("-0", Kind::Integer),
        ("\"{\\\"a\\\":1}\"", Kind::String),
        ("[{\"a\":1}]", Kind::Array),
    ] {
        assert_eq!(seen(text), (Some(kind), Vec::new()), "{text}");
    }
    for text in ["", " ", "}", ",", "x", "\u{feff}{\"a\":1}"] {
        assert_eq!(seen(text), (None, Vec::new()), "{text:?}");
    }
}

#[test]
fn a_fault_in_the_text_ends_the_keys() {
    for (text, expected) in [
        ("{", ""),
        ("{\"a", ""),
        ("{\"a\"", ""),
        ("{\"a\":", ""),
        ("{\"a\":}", ""),
        ("{\"a\" 1}", ""),
        ("{a:1}", ""),
        ("{,\"a\":1}", ""),
        ("{\"a\\x\":1}", ""),
        ("{\"a\":nul,\"b\":1}", "a:Null"),
        ("{\"a\":1", "a:Integer"),
        ("{\"a\":1,", "a:Integer"),
        ("{\"a\":1,}", "a:Integer"),
        ("{\"a\":1 \"b\":2}", "a:Integer"),
        ("{\"a\":1]", "a:Integer"),
        ("{\"a\":[1}, \"b\":2}", "a:Array"),
        ("{\"a\":01,\"b\":2}", "a:Integer"),
        ("{\"a\":\"\n\",\"b\":2}", "a:String"),
        ("{\"a\":{\"b\":1},\"c\":\"", "a:Object c:String"),
    ] {
        assert_eq!(keys(text), expected, "{text}");
        assert!(run::<Looks>(text, Limits::new()).0.is_err(), "{text}");
    }
}

#[test]
fn bytes_that_are_no_text_end_the_keys() {
    let log = Log::default();
    let decoder = Decoder::new().context(log.clone());
    assert!(decoder.from_slice::<Looks>(b"{\"a\":1,\"b\":\"\xff\",\"c\":1}").is_err());
    let expected = vec![("a".to_owned(), Kind::Integer), ("b".to_owned(), Kind::String)];
    assert_eq!(log.0.lock().expect("a log")[..], [(Some(Kind::Object), expected)]);
}

#[test]
fn the_value_at_hand_is_found_wherever_it_is() {
    let text = r#" { "a" : [ {"x":1} ,{"y":1}, [] ] , "b": [{"z":{"x":1}}] } "#;
    let expected = [
        (Some(Kind::Object), vec![("x".to_owned(), Kind::Integer)]),
        (Some(Kind::Object), vec![("y".to_owned(), Kind::Integer)]),
        (Some(Kind::Array), Vec::new()),
        (Some(Kind::Object), vec![("z".to_owned(), Kind::Object)]),
    ];
    let (result, seen) = run::<BTreeMap<String, Vec<Looks>>>(text, Limits::new());
    assert!(result.is_ok());
    assert_eq!(seen, expected);
    let (result, seen) = run::<BTreeMap<String, Vec<PerItem<Option<Box<Looks>>>>>>(text, Limits::new());
    assert!(result.is_ok());
    assert_eq!(seen, expected);
    // Behind a key and a value that were refused.
    let (result, seen) = run::<Vec<BTreeMap<char, Looks>>>(r#"[{"ab":{"b":1}}, {"x":[]}, 7, {"y":{"c":1}}]"#, Limits::new());
    assert!(result.is_err());
    assert_eq!(seen.last().expect("seen"), &(Some(Kind::Object), vec![("c".to_owned(), Kind::Integer)]));
}

#[test]
fn nesting_is_followed_up_to_the_limit() {
    let text = |levels: usize| format!("{{\"a\":{}{},\"b\":1}}", "[".repeat(levels), "]".repeat(levels));
    let count = |levels, limits| run::<Looks>(&text(levels), limits).1[0].1.len();
    assert_eq!((count(127, Limits::new()), count(128, Limits::new())), (2, 1));
    assert_eq!((count(2, Limits::new().max_depth(3)), count(3, Limits::new().max_depth(3))), (2, 1));
    let thread = std::thread::Builder::new().stack_size(256 * 1024);
    let deep = move || {
        for open in ["[", "{\"a\":"] {
            assert_eq!(keys(&format!("{{\"a\":{}", open.repeat(100_000))).matches(':').count(), 1);
        }
    };
    thread.spawn(deep).expect("a thread").join().expect("no overflow and no panic");
}

#[test]
fn other_readers_and_values_that_were_read_have_nothing_ahead() {
    let log = Log::default();
    let mut cx = ValidationState::new().with_context(&log);
    let value = Looks::decode(&mut serde_json::Deserializer::from_str("{\"a\":1}"), &[], &mut cx).expect("JSON");
    assert!(value.is_some());
    assert_eq!(log.0.lock().expect("a log")[..], [(None, Vec::new())]);

    /// An object, written as JSON in a string.
    struct Embedded;

    impl<'de> Decode<'de> for Embedded {
        type Requires = ();

        fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
            let Some(text) = String::decode(deserializer, rules, cx)? else { return Ok(None) };
            Looks::decode(&mut serde_json::Deserializer::from_str(&text), rules, cx).expect("JSON");
            Ok(Some(Self))
        }
    }

    let (result, seen) = run::<Vec<Embedded>>(r#"["{\"a\":1}"]"#, Limits::new());
    assert!(result.is_ok());
    assert_eq!(seen, [(None, Vec::new())]);
}
