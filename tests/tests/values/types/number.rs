//! Integers and floats: what each takes, to the last one.

use polar_event_core::rule::Rules;
use polar_event_core::{Decode, Report, SatisfiedBy, ValidationState};
use polar_event_tests::{accepts, decode, faults, lines};
use serde::de::IntoDeserializer;
use serde::de::value::{Error, I128Deserializer, U128Deserializer};

const NONE: Rules = &[];

/// The ends of a type as JSON, and the integers one beyond them.
macro_rules! ends {
    ($($integer:ident: $below:literal, $above:literal;)+) => { $(
        #[test]
        fn $integer() {
            let (min, max) = ($integer::MIN, $integer::MAX);
            accepts(NONE, [min, max, 0, 1]);
            let expected = [format!("(document): must be an integer from {min} to {max} [int_out_of_range]")];
            for beyond in [$below, $above] {
                assert_eq!(faults::<$integer>(beyond, NONE), expected, "{beyond}");
            }
        }
    )+ };
}

ends! {
    i8: "-129", "128";
    i16: "-32769", "32768";
    i32: "-2147483649", "2147483648";
    u8: "-1", "256";
    u16: "-1", "65536";
    u32: "-1", "4294967296";
}

/// Integers beyond what the reader has are handed over by these.
fn wide<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(value: i128) -> Result<T, Report> {
    let mut cx = ValidationState::new();
    let deserializer: I128Deserializer<Error> = value.into_deserializer();
    let value = T::decode(deserializer, NONE, &mut cx).unwrap();
    cx.into_result(value)
}

fn wide_unsigned<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(value: u128) -> Result<T, Report> {
    let mut cx = ValidationState::new();
    let deserializer: U128Deserializer<Error> = value.into_deserializer();
    let value = T::decode(deserializer, NONE, &mut cx).unwrap();
    cx.into_result(value)
}

#[test]
fn the_wide_ones() {
    macro_rules! ends {
        ($($integer:ident),+) => { $({
            let (min, max) = ($integer::MIN as i128, $integer::MAX as i128);
            assert_eq!(wide::<$integer>(min), Ok($integer::MIN));
            assert_eq!(wide::<$integer>(max), Ok($integer::MAX));
            let expected = [format!("(document): must be an integer from {min} to {max} [int_out_of_range]")];
            assert_eq!(lines(&wide::<$integer>(min - 1).unwrap_err()), expected);
            assert_eq!(lines(&wide::<$integer>(max + 1).unwrap_err()), expected);
            assert_eq!(lines(&wide_unsigned::<$integer>(u128::MAX).unwrap_err()), expected);
        })+ };
    }
    ends!(i64, u64, isize, usize);
    assert_eq!((wide(i128::MIN), wide(i128::MAX)), (Ok(i128::MIN), Ok(i128::MAX)));
    assert_eq!((wide_unsigned(0), wide_unsigned(u128::MAX)), (Ok(0_u128), Ok(u128::MAX)));
    let expected = format!("(document): must be an integer from {} to {} [int_out_of_range]", i128::MIN, i128::MAX);
    assert_eq!(lines(&wide_unsigned::<i128>(1 << 127).unwrap_err()), [expected]);
    let expected = format!("(document): must be an integer from 0 to {} [int_out_of_range]", u128::MAX);
    assert_eq!(lines(&wide::<u128>(-1).unwrap_err()), [expected]);
}

#[test]
fn the_ends_of_64_bits_in_json() {
    accepts(NONE, [i64::MIN, i64::MAX]);
    accepts(NONE, [u64::MIN, u64::MAX]);
    accepts(NONE, [i128::from(i64::MIN), i128::from(u64::MAX)]);
    let expected = ["(document): must be an integer from -9223372036854775808 to 9223372036854775807 [int_out_of_range]"];
    assert_eq!(faults::<i64>("9223372036854775808", NONE), expected);
    assert_eq!(faults::<u64>("-1", NONE), ["(document): must be an integer from 0 to 18446744073709551615 [int_out_of_range]"]);
}

/// A fraction or an exponent makes a float, whatever its value.
#[test]
fn what_is_written_as_a_float_is_no_integer() {
    for text in ["1.0", "1e2", "1E2", "-0.0", "0.5"] {
        let expected = ["(document): must be an integer, not a float [int_type]"];
        assert_eq!(faults::<u8>(text, NONE), expected, "{text}");
        assert_eq!(faults::<i64>(text, NONE), expected, "{text}");
        assert_eq!(faults::<u128>(text, NONE), expected, "{text}");
    }
}

#[test]
fn floats_take_every_number() {
    accepts(NONE, [0.0_f64, -0.0, 1.0, f64::MIN, f64::MAX, f64::MIN_POSITIVE, 5e-324, 0.1]);
    accepts(NONE, [0.0_f32, f32::MIN, f32::MAX, f32::MIN_POSITIVE, 1e-45, 0.1]);
    assert_eq!(decode::<f64>("12", NONE), Ok(12.0));
    assert_eq!(decode::<f64>("-12", NONE), Ok(-12.0));
    assert_eq!(decode::<f64>("18446744073709551615", NONE), Ok(18_446_744_073_709_551_615.0));
    assert_eq!(decode::<f64>("9007199254740993", NONE), Ok(9_007_199_254_740_992.0));
    assert_eq!(decode::<f32>("16777217", NONE), Ok(16_777_216.0));
    assert_eq!(wide_unsigned::<f64>(u128::MAX), Ok(340_282_366_920_938_463_463_374_607_431_768_211_455.0));
    let negative = decode::<f64>("-0.0", NONE).unwrap();
    assert!(negative.is_sign_negative());
}

#[test]
fn a_float_too_large_for_its_type_is_refused() {
    let expected = ["(document): must be a finite number [finite_number]"];
    for text in ["3.5e38", "-3.5e38", "1e300"] {
        assert_eq!(faults::<f32>(text, NONE), expected, "{text}");
        assert!(decode::<f64>(text, NONE).is_ok());
    }
    assert_eq!(lines(&wide_unsigned::<f32>(u128::MAX).unwrap_err()), expected);
}
