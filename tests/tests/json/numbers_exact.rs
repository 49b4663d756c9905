//! Numbers are what their digits say: floats are rounded once, to the nearest; `-0` keeps its sign where there is one; what cannot be held is refused.

use std::collections::BTreeMap;

use polar_event_core::{Event, Validate, json};
use polar_event_tests::place::all_marked;
use polar_event_tests::random::Random;
use polar_event_tests::{decode, faults, lines, params, places};
use serde_json::{Value, json};

/// The nearest `f32` of each, which is not what the nearest `f64` is rounded to.
const ROUNDED_TWICE: [(&str, f32); 8] = [
    ("7.038531e-26", 7.038_531e-26),
    ("1.00000005960464477539062500000001", 1.000_000_1),
    ("1.00000017881393432617187499999999", 1.000_000_1),
    ("7.006492321624086e-46", 1e-45),
    ("3.4028235677973366e38", f32::MAX),
    ("-3.4028235677973366e38", f32::MIN),
    ("8589935104.0000001", 8_589_935_616.0),
    ("16777217.0000000000000000000000000000000001", 16_777_218.0),
];

#[derive(Event, Debug, Clone, Copy, PartialEq)]
struct Single {
    value: f32,
}

#[derive(Event, Debug, PartialEq)]
#[event(transparent)]
struct Wrapped(f32);

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Internal {
    Single { value: f32 },
    Other {},
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type", content = "content")]
enum Adjacent {
    Single(f32),
}

#[derive(Event, Debug, PartialEq)]
enum External {
    Single(f32),
}

#[derive(Event, Debug, PartialEq)]
#[event(untagged)]
enum Untagged {
    Single(f32),
    Many(Vec<f32>),
    Struct { value: f32 },
}

#[derive(Event, Debug, PartialEq)]
struct Flat {
    #[event(flatten)]
    single: Single,
    #[event(flatten)]
    rest: BTreeMap<String, f32>,
}

/// Wherever it stands, our own reader has its digits.
#[test]
fn an_f32_is_rounded_once() {
    for (text, value) in ROUNDED_TWICE {
        #[expect(clippy::cast_possible_truncation, reason = "what it must not be")]
        let twice = text.parse::<f64>().unwrap() as f32;
        assert_ne!(twice, value, "{text} would be right in any case");
        assert_eq!(text.parse(), Ok(value), "the table");
        assert_eq!(json::from_str(text), Ok(value));
        assert_eq!(json::from_str(&format!(" [{text}, {text}]\n")), Ok([value, value]));
        assert_eq!(json::from_str(text), Ok(Wrapped(value)));
        assert_eq!(json::from_str(text), Ok(Some(value)));
        let object = format!(r#"{{"value": {text}}}"#);
        assert_eq!(json::from_str(&object), Ok(Single { value }));
        assert_eq!(json::from_str(&format!(r#"{{"type": "Single", "value": {text}}}"#)), Ok(Internal::Single { value }));
        assert_eq!(json::from_str(&format!(r#"{{"value": {text}, "type": "Single"}}"#)), Ok(Internal::Single { value }));
        assert_eq!(json::from_str(&format!(r#"{{"type": "Single", "content": {text}}}"#)), Ok(Adjacent::Single(value)));
        assert_eq!(json::from_str(&format!(r#"{{"content": {text}, "type": "Single"}}"#)), Ok(Adjacent::Single(value)));
        assert_eq!(json::from_str(&format!(r#"{{"Single": {text}}}"#)), Ok(External::Single(value)));
        assert_eq!(json::from_str(text), Ok(Untagged::Single(value)));
        assert_eq!(json::from_str(&format!("[{text}]")), Ok(Untagged::Many(vec![value])));
        assert_eq!(json::from_str(&object), Ok(Untagged::Struct { value }));
        let flat = Flat { single: Single { value }, rest: BTreeMap::from([("more".to_owned(), value)]) };
        assert_eq!(json::from_str(&format!(r#"{{"more": {text}, "value": {text}}}"#)), Ok(flat));
        // By serde's traits alone.
        let mut plain = json::Deserializer::from_str(text);
        assert_eq!(<f32 as serde::Deserialize>::deserialize(&mut plain).unwrap(), value);
    }
}

/// The middle between two neighbours is the even one's; a digit in the 40th place decides otherwise.
#[test]
fn an_f32_is_exact_around_every_middle() {
    let mut random = Random::new(32);
    for _ in 0..20_000 {
        let bits = u32::try_from(random.below(1 << 31)).unwrap();
        let (low, high) = (f32::from_bits(bits), f32::from_bits(bits + 1));
        if !low.is_finite() || !high.is_finite() {
            continue;
        }
        // Exact: an `f64` has all the digits.
        let middle = f64::from(low).midpoint(f64::from(high));
        let text = format!("{middle:.160e}");
        let (digits, exponent) = text.split_once('e').unwrap();
        for text in [format!("{digits}e{exponent}"), format!("{digits}1e{exponent}"), format!("-{digits}1e{exponent}")] {
            assert_eq!(json::from_str::<f32>(&text).map(f32::to_bits), Ok(text.parse::<f32>().unwrap().to_bits()), "{text}");
        }
        assert_eq!(json::from_str(&format!("{digits}1e{exponent}")), Ok(high));
    }
}

/// From a reader that hands over `f64`s, with the shortest digits of these: what is written in up to 15 digits is exact.
#[test]
fn an_f32_is_rounded_once_through_serde_json_if_it_has_few_digits() {
    for (text, value) in ROUNDED_TWICE.into_iter().filter(|(text, _)| text.len() < 15) {
        assert_eq!(serde_json::from_str::<Single>(&format!(r#"{{"value": {text}}}"#)).unwrap(), Single { value });
        let value_of_json: Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::from_value::<Vec<Single>>(json!([{"value": value_of_json}])).unwrap(), [Single { value }]);
    }
}

#[derive(Event, Debug)]
struct Limited {
    #[event(range(max = 7.038531e-26))]
    value: f32,
}

/// A limit is what an `f32` of the same digits is.
#[test]
fn a_limit_on_an_f32_is_rounded_once() {
    assert!(json::from_str::<Limited>(r#"{"value": 7.038531e-26}"#).is_ok());
    assert!(Limited { value: f32::from_bits(7.038_531e-26_f32.to_bits() + 1) }.validate().is_err());
    assert!(Limited { value: 7.038_531e-26 }.validate().is_ok());
}

/// `-0` is an integer, and as one it is 0. Where a float is read, it is the negative zero.
#[test]
fn minus_zero_keeps_its_sign_in_floats() {
    let zero = |value: f64| (value == 0.0).then_some(value.is_sign_negative());
    for text in ["-0", "-0.0", "-0e5", "-0.0e-5"] {
        assert_eq!(decode::<f64>(text, &[]).map(zero), Ok(Some(true)), "{text}");
        assert_eq!(decode::<f32>(text, &[]).map(|value| zero(value.into())), Ok(Some(true)), "{text}");
        assert_eq!(
            json::from_str::<[f64; 2]>(&format!("[0, {text}]")).map(|[zeros, minus]| (zero(zeros), zero(minus))),
            Ok((Some(false), Some(true)))
        );
        assert_eq!(json::from_str::<Value>(text).map(|value| value.as_f64().and_then(zero)), Ok(Some(true)), "{text}");
        // What is read comes back.
        assert_eq!(json::to_string(&json::from_str::<f64>(text).unwrap()).unwrap(), "-0.0");
    }
    for text in ["0", "0.0", "0e0"] {
        assert_eq!(decode::<f64>(text, &[]).map(zero), Ok(Some(false)), "{text}");
    }
    #[derive(Event, Debug, PartialEq)]
    #[event(untagged)]
    enum Number {
        Integer(i8),
        Text(String),
    }
    assert_eq!(json::from_str::<i8>("-0"), Ok(0));
    assert_eq!(json::from_str::<u8>("-0"), Ok(0));
    assert_eq!(json::from_str::<u128>("-0"), Ok(0));
    assert_eq!(json::from_str::<Number>("-0"), Ok(Number::Integer(0)));
    assert!(json::from_str::<std::num::NonZero<u8>>("-0").is_err());
    // `-0.0` is a float.
    assert_eq!(faults::<i8>("-0.0", &[]), ["(document): must be an integer, not a float [int_type]"]);
}

#[derive(Event, Debug)]
struct Anything {
    value: Option<Value>,
    #[event(default)]
    items: Vec<Value>,
    #[event(flatten)]
    rest: BTreeMap<String, Value>,
}

/// As a field, as an item and in a flattened map; at any depth.
#[test]
fn any_json_refuses_a_key_that_comes_twice() {
    let twice = r#"{"a": 1, "b": {}, "\u0061": 2}"#;
    let text = format!(r#"{{"value": [{twice}], "items": [null, {twice}], "more": {{"deep": {twice}}}, "more": 1}}"#);
    let report = json::from_str::<Anything>(&text).unwrap_err();
    let expected = ["/value/0/a", "/items/1/a", "/more/deep/a", "/more"].map(|pointer| format!("{pointer} json_duplicate_key key"));
    assert_eq!(places(&report), expected);
    let keys = all_marked(&text, &report).into_iter();
    assert_eq!(keys.collect::<Vec<_>>(), [r#""\u0061""#, r#""\u0061""#, r#""\u0061""#, r#""more""#]);
    // serde's own way is the last one.
    let through_serde_json = serde_json::from_str::<Anything>(&text).unwrap_err().to_string();
    assert_eq!(through_serde_json.matches("json_duplicate_key").count(), 4, "{through_serde_json}");
    assert_eq!(
        json::from_str::<Value>(r#"{"a": {"a": 1}, "A": [{"a": 2}, {"a": 3}]}"#),
        Ok(json!({"a": {"a": 1}, "A": [{"a": 2}, {"a": 3}]}))
    );
}

#[test]
fn any_json_says_of_an_integer_that_it_is_too_large() {
    let expected =
        |pointer: &str| format!("{pointer}: must be an integer from -9223372036854775808 to 18446744073709551615 [int_out_of_range]");
    for text in
        ["18446744073709551616", "-9223372036854775809", &format!("{}", u128::MAX), &"9".repeat(100), &format!("-{}", "9".repeat(100))]
    {
        let report = json::from_str::<Anything>(&format!(r#"{{"value": {text}, "items": [{{"a": {text}}}]}}"#)).unwrap_err();
        assert_eq!(lines(&report), [expected("/value"), expected("/items/0/a")], "{text}");
        assert_eq!(params(&report)[0], json!({"ge": i64::MIN, "le": u64::MAX}));
    }
    for value in [json!(u64::MAX), json!(i64::MIN), json!(i64::MAX), json!(-1), json!(1.0), json!(1e300), json!(0)] {
        assert_eq!(decode::<Value>(&value.to_string(), &[]), Ok(value));
    }
}
