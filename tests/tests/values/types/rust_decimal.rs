//! `rust_decimal::Decimal`: exact in both directions.

use std::collections::BTreeMap;

use polar_event_core::rule::{Bound, DecimalDigits, MultipleOf, OneOf, Range, Rule, Rules};
use polar_event_core::{Event, Literal, Number, OptionalNullable, Validate, json};
use polar_event_tests::{accepts, check, decode, decode_own, faults, lines, places, refuses};
use rust_decimal::Decimal;
use serde_json::json;

fn dec(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// What a document of one number becomes, digit by digit.
fn read(text: &str) -> String {
    decode_own::<Decimal>(text, &[]).unwrap_or_else(|report| panic!("{text}: {report}")).to_string()
}

#[test]
fn numbers_keep_their_digits() {
    for (text, expected) in [
        ("0.1", "0.1"),
        ("1.10", "1.10"),
        ("-0.0", "0.0"),
        ("-0", "0"),
        ("1", "1"),
        ("1e2", "100"),
        ("125e-2", "1.25"),
        ("0.1234567890123456789012345678", "0.1234567890123456789012345678"),
        ("7.9228162514264337593543950335", "7.9228162514264337593543950335"),
        ("18446744073709551616", "18446744073709551616"),
        ("79228162514264337593543950335", "79228162514264337593543950335"),
        ("-79228162514264337593543950335", "-79228162514264337593543950335"),
        ("1e28", "10000000000000000000000000000"),
    ] {
        assert_eq!(read(text), expected, "{text}");
        assert_eq!(read(&format!("\"{text}\"")), expected, "{text} in a string");
        // Also as a part, behind whitespace, and at the end of a number.
        let list = decode_own::<Vec<Decimal>>(Box::leak(format!("[ {text} ,{text}]").into_boxed_str()), &[]).unwrap();
        assert_eq!(list.iter().map(Decimal::to_string).collect::<Vec<_>>(), [expected, expected], "{text}");
    }
}

/// Through `serde_json` a fraction is a float first: the shortest digits that it is written in.
#[test]
fn through_serde_json() {
    for (text, expected) in
        [("0.1", "0.1"), ("1.10", "1.1"), ("-1234.5678", "-1234.5678"), ("100", "100"), ("1e2", "100"), ("\"1.10\"", "1.10")]
    {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let decimal: Decimal = polar_event_core::decode::decode(&mut deserializer, polar_event_core::ValidationState::new()).unwrap();
        assert_eq!(decimal.to_string(), expected, "{text}");
    }
}

#[test]
fn what_does_not_fit_is_refused_and_not_rounded() {
    let own = |text: &str| lines(&decode_own::<Decimal>(Box::leak(text.to_owned().into_boxed_str()), &[]).unwrap_err());
    let large = ["(document): must be at most 79228162514264337593543950335 [less_than_equal]"];
    let small = ["(document): must be at least -79228162514264337593543950335 [greater_than_equal]"];
    for text in
        ["79228162514264337593543950336", "79228162514264337593543950336.5", "1e29", "1e400", "340282366920938463463374607431768211456"]
    {
        assert_eq!(own(text), large, "{text}");
        assert_eq!(own(&format!("-{text}")), small, "{text}");
        assert_eq!(own(&format!("\"{text}\"")), large, "{text}");
    }
    assert_eq!(own("170141183460469231731687303715884105728"), large);
    let digits = ["(document): must be a decimal number: it has more digits than can be kept [decimal_parsing]"];
    for text in ["1e-29", "0.12345678901234567890123456789", "79228162514264337593543950335.5", "1e-400"] {
        assert_eq!(own(text), digits, "{text}");
        assert_eq!(own(&format!("\"{text}\"")), digits, "{text}");
    }
}

#[test]
fn strings_are_in_the_form_of_numbers() {
    for text in ["", " 1", "1 ", "+1", "01", "1.", ".5", "1,5", "1_000", "0x10", "NaN", "Infinity", "١", "1e", "--1", "ten"] {
        let expected = ["(document): must be a decimal number: it is not in the form of a JSON number [decimal_parsing]"];
        assert_eq!(faults::<Decimal>(&serde_json::to_string(text).unwrap(), &[]), expected, "{text}");
    }
    for (text, found) in [("true", "a boolean"), ("null", "null"), ("[1]", "an array"), ("{}", "an object")] {
        let expected = format!("(document): must be a number, or a number in a string, not {found} [decimal_type]");
        assert_eq!(faults::<Decimal>(text, &[]), [expected]);
    }
    // Hostile lengths.
    let long = format!("\"0.{}1e{}\"", "0".repeat(50_000), "9".repeat(50_000));
    assert_eq!(places(&decode::<Decimal>(&long, &[]).unwrap_err()), [" less_than_equal"]);
}

/// The form is that of rust_decimal's own serde: a string, which keeps every digit.
#[test]
fn what_is_written_can_be_read() {
    let texts = ["0", "0.1", "1.10", "-12.50", "79228162514264337593543950335", "0.0000000000000000000000000001"];
    for text in texts {
        let value = dec(text);
        let written = json::to_string(&value).unwrap();
        assert_eq!(written, format!("\"{text}\""));
        assert_eq!(decode::<Decimal>(&written, &[]).unwrap().serialize(), value.serialize());
    }
    accepts(&[], texts.map(dec));
    accepts(&[], [BTreeMap::from([(dec("1.10"), 1), (dec("2"), 2)])]);
    let bytes = postcard::to_stdvec(&Price { amount: dec("1.10"), fee: OptionalNullable::Null }).unwrap();
    assert_eq!(postcard::from_bytes::<Price>(&bytes).unwrap().amount.to_string(), "1.10");
}

#[test]
fn keys_are_compared_as_numbers() {
    let found = faults::<BTreeMap<Decimal, u8>>(r#"{"1.10": 1, "1.1": 2, "x": 3}"#, &[]);
    let expected = [
        "/1.1 (the key): is given twice in the same object [json_duplicate_key]",
        "/x (the key): must be a decimal number: it is not in the form of a JSON number [decimal_parsing]",
    ];
    assert_eq!(found, expected);
}

const fn range(min: Option<Bound>, max: Option<Bound>) -> Rule {
    Rule::Range(Range { min, max })
}

/// A bound is the decimal that is written, not the float nearest to it.
#[test]
fn ranges_are_exact() {
    const TENTH: Number = Number::Float(0.1);
    const FROM: Rules = &[range(Some(Bound::Inclusive(TENTH)), None)];
    const ABOVE: Rules = &[range(Some(Bound::Exclusive(TENTH)), None)];
    const TO: Rules = &[range(None, Some(Bound::Inclusive(TENTH)))];
    const BELOW: Rules = &[range(None, Some(Bound::Exclusive(TENTH)))];
    let (less, tenth, more) = (dec("0.0999999999999999999999999999"), dec("0.10"), dec("0.1000000000000000000000000001"));
    accepts(FROM, [tenth, more]);
    refuses(FROM, &less, &[("(document): must be at least 0.1 [greater_than_equal]", json!({"ge": 0.1}))]);
    accepts(ABOVE, [more]);
    refuses(ABOVE, &tenth, &[("(document): must be greater than 0.1 [greater_than]", json!({"gt": 0.1}))]);
    accepts(TO, [less, tenth]);
    refuses(TO, &more, &[("(document): must be at most 0.1 [less_than_equal]", json!({"le": 0.1}))]);
    accepts(BELOW, [less]);
    refuses(BELOW, &tenth, &[("(document): must be less than 0.1 [less_than]", json!({"lt": 0.1}))]);
}

/// Limits that no decimal reaches.
#[test]
fn ranges_beyond_decimals() {
    const WIDE: Rules = &[range(Some(Bound::Inclusive(Number::Float(-1e300))), Some(Bound::Inclusive(Number::Big(u128::MAX))))];
    accepts(WIDE, [Decimal::MIN, Decimal::ZERO, Decimal::MAX]);
    const TINY: Rules = &[range(Some(Bound::Exclusive(Number::Float(1e-40))), None)];
    accepts(TINY, [dec("0.0000000000000000000000000001")]);
    assert_eq!(places(&check(TINY, &Decimal::ZERO)), [" greater_than"]);
    const LARGE: Rules = &[range(Some(Bound::Inclusive(Number::Integer(i128::MAX))), None)];
    assert_eq!(places(&check(LARGE, &Decimal::MAX)), [" greater_than_equal"]);
}

#[test]
fn multiples_are_exact() {
    const CENT: Rules = &[Rule::MultipleOf(MultipleOf(Number::Float(0.01)))];
    accepts(CENT, ["0", "0.01", "0.010", "79228162514264337593543950335", "-792281625142643375935439503.35"].map(dec));
    for text in ["0.001", "0.0100000000000000000000000001", "-1.015", "792281625142643375935439.50335"] {
        refuses(CENT, &dec(text), &[("(document): must be a multiple of 0.01 [multiple_of]", json!({"multiple_of": 0.01}))]);
    }
    const SEVEN: Rules = &[Rule::MultipleOf(MultipleOf(Number::Integer(7)))];
    accepts(SEVEN, ["0.0", "7.00", "-700"].map(dec));
    assert_eq!(places(&check(SEVEN, &dec("6.99"))), [" multiple_of"]);
    assert_eq!(places(&check(SEVEN, &dec("8"))), [" multiple_of"]);
    const ODD: Rules = &[Rule::MultipleOf(MultipleOf(Number::Float(0.3)))];
    accepts(ODD, ["0.3", "0.9", "3", "1.50"].map(dec));
    assert_eq!(places(&check(ODD, &dec("1"))), [" multiple_of"]);
}

#[test]
fn choices() {
    const RATES: Rules = &[Rule::OneOf(OneOf { values: &[Literal::Number(Number::Float(0.1)), Literal::Number(Number::Integer(2))] })];
    accepts(RATES, ["0.1", "0.10", "2", "2.00"].map(dec));
    let expected = ("(document): must be one of 0.1, 2 [literal_error]", json!({"expected": [0.1, 2]}));
    refuses(RATES, &dec("0.1000000000000000000000000001"), &[expected]);
}

#[test]
fn digits_and_places() {
    const BOTH: Rules = &[Rule::Decimal(DecimalDigits::new(Some(5), Some(2)))];
    accepts(BOTH, ["0", "0.01", "999.99", "-999.99", "999.990000", "999", "12.3"].map(dec));
    refuses(
        BOTH,
        &dec("1000"),
        &[("(document): must have at most 3 digits before the decimal point [decimal_whole_digits]", json!({"whole_digits": 3}))],
    );
    refuses(
        BOTH,
        &dec("1234.5"),
        &[("(document): must have at most 3 digits before the decimal point [decimal_whole_digits]", json!({"whole_digits": 3}))],
    );
    refuses(BOTH, &dec("0.001"), &[("(document): must have at most 2 decimal places [decimal_max_places]", json!({"decimal_places": 2}))]);
    refuses(BOTH, &dec("123456"), &[("(document): must have at most 5 digits in all [decimal_max_digits]", json!({"max_digits": 5}))]);
    const DIGITS: Rules = &[Rule::Decimal(DecimalDigits::new(Some(3), None))];
    accepts(DIGITS, ["999", "0.001", "1.23", "12.300"].map(dec));
    for text in ["1000", "0.0001", "1.234", "12.34"] {
        refuses(DIGITS, &dec(text), &[("(document): must have at most 3 digits in all [decimal_max_digits]", json!({"max_digits": 3}))]);
    }
    const ALL_PLACES: Rules = &[Rule::Decimal(DecimalDigits::new(Some(1), Some(1)))];
    accepts(ALL_PLACES, ["0", "0.9"].map(dec));
    let line = "(document): must have at most 0 digits before the decimal point [decimal_whole_digits]";
    refuses(ALL_PLACES, &dec("1"), &[(line, json!({"whole_digits": 0}))]);
    const WHOLE: Rules = &[Rule::Decimal(DecimalDigits::new(None, Some(0)))];
    accepts(WHOLE, ["0", "1.00", "79228162514264337593543950335"].map(dec));
    assert_eq!(places(&check(WHOLE, &dec("0.1"))), [" decimal_max_places"]);
}

#[derive(Event, Debug, PartialEq)]
struct Price {
    #[event(decimal(max_digits = 12, places = 2), range(min = 0.01, exclusive_max = 1000))]
    amount: Decimal,
    #[event(positive, decimal(places = 2))]
    fee: OptionalNullable<Decimal>,
}

#[test]
fn the_derive() {
    let price: Price = json::from_str(r#"{"amount": 19.90, "fee": "0.30"}"#).unwrap();
    assert_eq!(json::to_string(&price).unwrap(), r#"{"amount":"19.90","fee":"0.30"}"#);
    let report = json::from_str::<Price>(r#"{"amount": 0.001, "fee": 0}"#).unwrap_err();
    assert_eq!(places(&report), ["/amount decimal_max_places", "/amount greater_than_equal", "/fee greater_than"]);
    let report = serde_json::from_str::<Price>(r#"{"amount": 1000, "fee": -1.005}"#).unwrap_err().to_string();
    assert!(report.contains("/amount: must be less than 1000 [less_than]"), "{report}");
    assert!(report.contains("/fee: must have at most 2 decimal places [decimal_max_places]"), "{report}");
    let report = Price { amount: dec("1000"), fee: dec("-0.01").into() }.validate().unwrap_err();
    assert_eq!(places(&report), ["/amount less_than", "/fee greater_than"]);
    let report = json::from_str::<Price>(r#"{"fee": true}"#).unwrap_err();
    assert_eq!(places(&report), ["/fee decimal_type", "/amount missing"]);
}
