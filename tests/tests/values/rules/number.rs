//! The rules on numbers: each at its boundary, decoded and in memory.

use std::collections::BTreeMap;

use polar_event_core::rule::{Bound, MultipleOf, NoNul, OneOf, Range, Rule, Rules};
use polar_event_core::{Event, Literal, Number, Validate};
use polar_event_tests::{accepts, check, decode, decode_own, faults, lines, refuses};
use serde_json::json;

use Bound::{Exclusive, Inclusive};

const fn range(min: Option<Bound>, max: Option<Bound>) -> Rule {
    Rule::Range(Range { min, max })
}

const fn integer(integer: i128) -> Number {
    Number::Integer(integer)
}

#[test]
fn inclusive_limits_pass() {
    const RULES: Rules = &[range(Some(Inclusive(integer(-2))), Some(Inclusive(integer(3))))];
    accepts(RULES, [-2_i8, 0, 3]);
    accepts(RULES, [-2.0_f64, 3.0]);
    refuses(RULES, &-3_i8, &[("(document): must be at least -2 [greater_than_equal]", json!({"ge": -2}))]);
    refuses(RULES, &4_i8, &[("(document): must be at most 3 [less_than_equal]", json!({"le": 3}))]);
    refuses(RULES, &3.000_000_000_000_001_f64, &[("(document): must be at most 3 [less_than_equal]", json!({"le": 3}))]);
}

#[test]
fn exclusive_limits_do_not() {
    const RULES: Rules = &[range(Some(Exclusive(integer(0))), Some(Exclusive(Number::Float(1.5))))];
    accepts(RULES, [1_u8]);
    accepts(RULES, [f64::MIN_POSITIVE, 1.499_999_999_999_999_8]);
    refuses(RULES, &0_u8, &[("(document): must be greater than 0 [greater_than]", json!({"gt": 0}))]);
    refuses(RULES, &2_u8, &[("(document): must be less than 1.5 [less_than]", json!({"lt": 1.5}))]);
    refuses(RULES, &1.5_f64, &[("(document): must be less than 1.5 [less_than]", json!({"lt": 1.5}))]);
    refuses(RULES, &-0.0_f64, &[("(document): must be greater than 0 [greater_than]", json!({"gt": 0}))]);
}

#[test]
fn the_ends_of_64_bits_are_exact() {
    const SIGNED: Rules = &[range(Some(Exclusive(integer(i64::MIN as i128))), Some(Exclusive(integer(i64::MAX as i128))))];
    accepts(SIGNED, [i64::MIN + 1, i64::MAX - 1]);
    let text = "(document): must be greater than -9223372036854775808 [greater_than]";
    refuses(SIGNED, &i64::MIN, &[(text, json!({"gt": i64::MIN}))]);
    let text = "(document): must be less than 9223372036854775807 [less_than]";
    refuses(SIGNED, &i64::MAX, &[(text, json!({"lt": i64::MAX}))]);

    const UNSIGNED: Rules = &[range(None, Some(Exclusive(integer(u64::MAX as i128))))];
    accepts(UNSIGNED, [0, u64::MAX - 1]);
    let text = "(document): must be less than 18446744073709551615 [less_than]";
    refuses(UNSIGNED, &u64::MAX, &[(text, json!({"lt": u64::MAX}))]);
}

/// Not every reader has integers of 128 bits, so these are held against the rules in memory.
#[test]
fn the_ends_of_128_bits_are_exact() {
    const SIGNED: Rules = &[range(Some(Exclusive(integer(i128::MIN))), Some(Exclusive(integer(i128::MAX))))];
    assert!(check(SIGNED, &(i128::MIN + 1)).violations().is_empty());
    assert!(check(SIGNED, &(i128::MAX - 1)).violations().is_empty());
    assert_eq!(lines(&check(SIGNED, &i128::MIN)), [format!("(document): must be greater than {} [greater_than]", i128::MIN)]);
    assert_eq!(lines(&check(SIGNED, &i128::MAX)), [format!("(document): must be less than {} [less_than]", i128::MAX)]);
    assert_eq!(lines(&check(SIGNED, &u128::MAX)), [format!("(document): must be less than {} [less_than]", i128::MAX)]);

    const UNSIGNED: Rules = &[range(Some(Inclusive(integer(1))), Some(Exclusive(Number::Big(u128::MAX))))];
    assert!(check(UNSIGNED, &(u128::MAX - 1)).violations().is_empty());
    assert_eq!(lines(&check(UNSIGNED, &u128::MAX)), [format!("(document): must be less than {} [less_than]", u128::MAX)]);
    assert_eq!(lines(&check(UNSIGNED, &0_u128)), ["(document): must be at least 1 [greater_than_equal]"]);
}

/// 2^53 + 1 is the first integer that no float is equal to.
#[test]
fn an_integer_and_a_float_limit_compare_without_rounding() {
    const RULES: Rules = &[range(None, Some(Inclusive(Number::Float(9_007_199_254_740_992.0))))];
    accepts(RULES, [9_007_199_254_740_992_i64]);
    let text = "(document): must be at most 9007199254740992.0 [less_than_equal]";
    refuses(RULES, &9_007_199_254_740_993_i64, &[(text, json!({"le": 9_007_199_254_740_992.0}))]);

    const INTEGER: Rules = &[range(Some(Exclusive(integer(9_007_199_254_740_993))), None)];
    accepts(INTEGER, [9_007_199_254_740_994.0_f64]);
    let text = "(document): must be greater than 9007199254740993 [greater_than]";
    refuses(INTEGER, &9_007_199_254_740_992.0_f64, &[(text, json!({"gt": 9_007_199_254_740_993_i64}))]);
}

/// At 2^127 and 2^128 conversions saturate, which must not make different numbers equal.
#[test]
fn floats_beyond_128_bits_compare_exactly() {
    let (two_127, two_128) = (2_f64.powi(127), 2_f64.powi(128));
    assert!(Number::from(two_127) > Number::from(i128::MAX));
    assert!(Number::from(i128::MAX) < Number::from(two_127));
    assert_eq!(Number::from(two_127), Number::from(1_u128 << 127));
    assert!(Number::from((1_u128 << 127) + 1) > Number::from(two_127));
    assert!(Number::from(two_127) < Number::from((1_u128 << 127) + 1));
    assert!(Number::from(two_128) > Number::from(u128::MAX));
    assert_eq!(Number::from(-two_127), Number::from(i128::MIN));
    assert!(Number::from(f64::INFINITY) > Number::from(u128::MAX));
    assert!(Number::from(f64::NEG_INFINITY) < Number::from(i128::MIN));
}

/// The limit is rounded as the value is; the message says it as it was written.
#[test]
fn a_single_precision_float_meets_a_limit_of_single_precision() {
    const RULES: Rules = &[range(Some(Inclusive(Number::Float(0.1))), Some(Exclusive(Number::Float(0.7))))];
    accepts(RULES, [0.1_f32, 0.5]);
    refuses(RULES, &0.099_999_994_f32, &[("(document): must be at least 0.1 [greater_than_equal]", json!({"ge": 0.1}))]);
    refuses(RULES, &0.7_f32, &[("(document): must be less than 0.7 [less_than]", json!({"lt": 0.7}))]);
    // As a double it is below the limit, and passes.
    accepts(RULES, [0.699_999_988_079_071]);
}

#[test]
fn what_is_not_finite_keeps_to_no_range() {
    const RULES: Rules = &[range(None, Some(Inclusive(integer(3))))];
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for rules in [RULES, &[]] {
            assert_eq!(lines(&check(rules, &value)), ["(document): must be a finite number [finite_number]"]);
        }
        #[expect(clippy::cast_possible_truncation, reason = "it stays what it is")]
        let single = value as f32;
        assert!(lines(&check(&[], &single)).iter().any(|line| line.contains("finite_number")));
    }
}

#[test]
fn a_fault_of_a_single_precision_float_is_reported_once() {
    const RULES: Rules = &[range(None, Some(Inclusive(integer(3))))];
    assert_eq!(lines(&check(RULES, &f32::INFINITY)), ["(document): must be a finite number [finite_number]"]);
    assert_eq!(faults::<f32>("1e39", RULES), ["(document): must be a finite number [finite_number]"]);
}

#[test]
fn one_of_compares_numbers_exactly() {
    const SIZES: Rules = &[Rule::OneOf(OneOf { values: &[Literal::Number(integer(1)), Literal::Number(Number::Float(0.1))] })];
    accepts(SIZES, [1_i64]);
    accepts(SIZES, [0.1_f64, 1.0]);
    accepts(SIZES, [0.1_f32]);
    let expected = || [("(document): must be one of 1, 0.1 [literal_error]", json!({"expected": [1, 0.1]}))];
    refuses(SIZES, &2_i64, &expected());
    refuses(SIZES, &0.100_000_000_000_000_02_f64, &expected());
    refuses(SIZES, &0.100_000_01_f32, &expected());
}

#[test]
fn rules_for_other_kinds_do_not_touch_numbers() {
    const RULES: Rules = &[Rule::NoNul(NoNul), Rule::Nullable];
    accepts(RULES, [0_u8, 255]);
    assert_eq!(decode::<f64>("5", RULES), Ok(5.0));
}

#[test]
fn integers_in_steps_are_exact() {
    const FIVE: Rules = &[Rule::MultipleOf(MultipleOf(Number::Integer(5)))];
    accepts(FIVE, [0_i64, 5, -5, 9_223_372_036_854_775_805]);
    for wrong in [1_i64, 4, 6, -1, i64::MAX] {
        refuses(FIVE, &wrong, &[("(document): must be a multiple of 5 [multiple_of]", json!({"multiple_of": 5}))]);
    }
    // Through serde_json, these would be floats.
    assert_eq!(decode_own(&u128::MAX.to_string(), FIVE), Ok(u128::MAX));
    assert!(decode_own::<u128>(&(u128::MAX - 1).to_string(), FIVE).is_err());
}

#[test]
fn decimal_steps_are_what_they_look_like() {
    const CENT: Rules = &[Rule::MultipleOf(MultipleOf(Number::Float(0.01)))];
    accepts(CENT, [0.0, 0.01, 0.07, 19.99, 1_000_000.29, -0.3]);
    for wrong in [0.005, 19.999, 0.0100001] {
        refuses(CENT, &wrong, &[("(document): must be a multiple of 0.01 [multiple_of]", json!({"multiple_of": 0.01}))]);
    }
    const TWO: Rules = &[Rule::MultipleOf(MultipleOf(Number::Integer(2)))];
    accepts(TWO, [4.0, -2.0]);
    refuses(TWO, &3.0, &[("(document): must be a multiple of 2 [multiple_of]", json!({"multiple_of": 2}))]);
}

#[test]
fn single_precision_floats_have_steps_too() {
    const TENTH: Rules = &[Rule::MultipleOf(MultipleOf(Number::Float(0.1)))];
    accepts(TENTH, [0.0_f32, 0.1, 0.3, -0.7, 12.3, 1_000.1, f32::MAX]);
    for wrong in [0.05_f32, 0.300_000_04, 12.34] {
        refuses(TENTH, &wrong, &[("(document): must be a multiple of 0.1 [multiple_of]", json!({"multiple_of": 0.1}))]);
    }
    const TWO: Rules = &[Rule::MultipleOf(MultipleOf(Number::Integer(2)))];
    accepts(TWO, [4.0_f32, -2.0]);
    refuses(TWO, &3.0_f32, &[("(document): must be a multiple of 2 [multiple_of]", json!({"multiple_of": 2}))]);
}

#[derive(Event, Debug, PartialEq)]
struct Readings {
    double: f64,
    single: f32,
    optional: Option<f64>,
    items: Vec<f32>,
    entries: BTreeMap<String, f64>,
    newtype: Degrees,
}

#[derive(Event, Debug, PartialEq)]
#[event(derive(TryFrom))]
struct Degrees(f64);

fn readings(value: f64) -> Readings {
    #[expect(clippy::cast_possible_truncation, reason = "it stays what it is")]
    let single = value as f32;
    Readings {
        double: value,
        single,
        optional: Some(value),
        items: vec![0.0, single],
        entries: BTreeMap::from([("a".to_owned(), value)]),
        newtype: Degrees(value),
    }
}

/// JSON cannot say NaN, but memory and binary formats can. So a float is finite without being asked for.
#[test]
fn a_float_is_finite_wherever_it_comes_from() {
    assert_eq!(readings(f64::MIN_POSITIVE).validate(), Ok(()));
    let expected = ["/double", "/single", "/optional", "/items/1", "/entries/a", "/newtype"];
    let expected = expected.map(|pointer| format!("{pointer}: must be a finite number [finite_number]"));
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let bad = readings(value);
        assert_eq!(lines(&bad.validate().unwrap_err()), expected);
        let mut cbor = Vec::new();
        ciborium::into_writer(&bad, &mut cbor).unwrap();
        let error = ciborium::from_reader::<Readings, _>(cbor.as_slice()).unwrap_err().to_string();
        assert!(expected.iter().all(|line| error.contains(line)), "{error}");
        assert!(postcard::from_bytes::<Readings>(&postcard::to_stdvec(&bad).unwrap()).is_err());
        assert_eq!(Degrees::try_from(value).unwrap_err().to_string(), "(document): must be a finite number [finite_number]");
    }
    let beyond = r#"{"double":1e400,"single":-1e39,"optional":1e400,"items":[0,1e39],"entries":{"a":1e400},"newtype":1e400}"#;
    assert_eq!(lines(&polar_event_core::json::from_str::<Readings>(beyond).unwrap_err()), expected);
}
