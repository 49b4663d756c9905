//! Arguments of attributes in every form that people write: literals, constants and other expressions, and what a macro substitutes.

use std::error::Error;

use polar_event_core::{Decode, Event, Report, ValidationState, json};

const MAX: usize = 3;
const PREFIX: &str = "a";
const PATTERN: &str = "^[a-c]+$";
const SIZES: [u8; 2] = [1, 5];
const SCHEME: &str = "https";
const VERSION: u8 = 4;
const OFFSET: i64 = -2;
const NAMES: [&str; 2] = ["ab", "abc"];

#[track_caller]
fn refused<T: for<'de> Decode<'de, Requires = ()>>(text: &str, expected: &str) {
    let report = json::from_str::<T>(text).err().map(|report| report.to_string()).unwrap_or_default();
    assert_eq!(report, expected, "{text}");
}

#[test]
fn constants_and_expressions_are_arguments() {
    #[derive(Event, Debug)]
    struct Constants {
        #[event(length(max = MAX + 1, min = const { MAX - 2 }), prefix = PREFIX, pattern = PATTERN, one_of(NAMES[0], NAMES[1], "abcd"))]
        text: String,
        #[event(range(min = OFFSET - 1, max = if MAX > 2 { 5 } else { 6 }), multiple_of = SIZES[0])]
        number: i64,
        #[event(one_of(SIZES[0], SIZES[1], 7))]
        size: u8,
        #[event(items(max = [0; 2].len()), contains = NAMES[0], each(suffix = concat!("b", "")))]
        list: Vec<String>,
        #[event(url(schemes(SCHEME, "ftp")))]
        url: Option<String>,
        #[event(uuid(version = VERSION))]
        uuid: Option<String>,
        #[event(custom(short, code = NAMES[0], message = NAMES[1]))]
        custom: Option<String>,
        #[event(default = 0..5, via_serde)]
        range: core::ops::Range<u8>,
    }

    fn short(text: &str) -> Result<(), &'static str> {
        if text.len() < 3 { Ok(()) } else { Err("is too long") }
    }

    let good = r#"{"text": "abc", "number": -3, "size": 5, "list": ["ab"]}"#;
    assert_eq!(json::from_str::<Constants>(good).unwrap().range, 0..5);
    refused::<Constants>(
        r#"{"text": "xyzzy", "number": 6, "size": 2, "list": ["a", "b", "c"], "url": "http://a.b", "uuid": "", "custom": "abc"}"#,
        "\
/text: must have at most 4 characters, has 5 [string_too_long]
/text: must begin with a [string_prefix]
/text: must match the pattern ^[a-c]+$ [string_pattern_mismatch]
/text: must be one of \"ab\", \"abc\", \"abcd\" [literal_error]
/number: must be at most 5 [less_than_equal]
/size: must be one of 1, 5, 7 [literal_error]
/list/0: must end with b [string_suffix]
/list/2: must end with b [string_suffix]
/list: must have at most 2 items, has 3 [too_long]
/url: must be a URL whose scheme is one of https, ftp [url_scheme]
/uuid: must be a UUID like 1dbfc517-0bbf-4301-9ba8-555ca42b9737 [uuid_parsing]
/custom: abc [ab]",
    );
}

/// What the syntax of a type does not show, the compiler finds out by the constant.
#[test]
fn constants_are_what_their_types_are() {
    type Text = String;
    type Count = u64;

    #[derive(Event, Debug)]
    struct ByType {
        #[event(one_of(PREFIX, NAMES[0]))]
        text: Text,
        #[event(one_of(MAX, 9_u8), range(max = MAX * 3))]
        count: Count,
        #[event(one_of(1.5_f32), range(min = f64::MIN))]
        float: Float,
    }

    type Float = f64;

    assert!(json::from_str::<ByType>(r#"{"text": "ab", "count": 9, "float": 1.5}"#).is_ok());
    refused::<ByType>(
        r#"{"text": "c", "count": 10, "float": 2}"#,
        "\
/text: must be one of \"a\", \"ab\" [literal_error]
/count: must be one of 3, 9 [literal_error]
/count: must be at most 9 [less_than_equal]
/float: must be 1.5 [literal_error]",
    );
}

macro_rules! by_fragments {
    ($name:ident, $function:path, $ty:ty, $key:literal, $max:expr, $min:literal, $pattern:expr, $rule:meta, $($one:expr),+; $($more:meta),+) => {
        #[derive(Event, Debug, PartialEq)]
        #[event(rename = $key, example({"key": "ab"}), check = $function)]
        #[doc = $key]
        struct $name {
            #[event(rename = $key, length(min = $min, max = $max), pattern = $pattern, one_of($($one),+), message = concat!("is not ", $key))]
            text: Option<$ty>,
            #[serde(alias = concat!(stringify!($name), "_", $min))]
            #[event($rule, custom = $function, $($more),+)]
            list: Vec<Option<$ty>>,
            #[serde(default)]
            #[event(each(range(min = -$min)))]
            signed: Vec<i8>,
            #[event(default = $max)]
            count: usize,
        }

        /// A newtype of a fragment has the conversions of the type.
        #[derive(Event, Debug)]
        struct Wrapped(#[event(length(max = $max))] $ty);

        #[derive(Event, Debug, Clone)]
        #[event(from = $ty, into = $ty)]
        struct Converted { text: String }

        impl From<$ty> for Converted {
            fn from(text: $ty) -> Self {
                Self { text }
            }
        }

        impl From<Converted> for $ty {
            fn from(converted: Converted) -> Self {
                converted.text
            }
        }
    };
}

fn anything<T>(_: &T) -> Result<(), &'static str> {
    Ok(())
}

by_fragments!(Fragments, anything, String, "key", 1 + 2, 1, "^[a-c]+$", items(max = 2), "ab", NAMES[1]; unique, contains = "b");

#[test]
fn what_a_macro_substitutes_is_as_if_it_was_written() {
    let value = json::from_str::<Fragments>(r#"{"key": "ab", "Fragments_1": ["b"], "signed": [-1]}"#).unwrap();
    assert_eq!(value, Fragments { text: Some("ab".into()), list: vec![Some("b".into())], signed: vec![-1], count: 3 });
    refused::<Fragments>(
        r#"{"key": "abcd", "list": ["a", "a"], "signed": [-2]}"#,
        "\
/key: is not key [string_too_long]
/key: is not key [string_pattern_mismatch]
/key: is not key [literal_error]
/list/1: must not be the same as the item at index 0 [duplicate_item]
/list: must contain b [missing_item]
/signed/0: must be at least -1 [greater_than_equal]",
    );
    refused::<Wrapped>("\"abcd\"", "(document): must have at most 3 characters, has 4 [string_too_long]");
    assert_eq!(json::to_string(&json::from_str::<Converted>("\"a\"").unwrap()).unwrap(), "\"a\"");
}

fn longer_than(min: usize) -> impl Fn(&str) -> Result<(), String> {
    move |text| if text.len() > min { Ok(()) } else { Err(format!("must be longer than {min}")) }
}

fn generic<const N: usize, T: AsRef<str> + ?Sized>(text: &T) -> Result<(), Box<dyn Error>> {
    if text.as_ref().len() == N { Ok(()) } else { Err("has another length".into()) }
}

fn parses(text: &str, _: &ValidationState<'_>) -> Result<(), core::num::ParseIntError> {
    text.parse::<u8>().map(|_| ())
}

fn sent(text: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
    if text == "x" { Err("is x")? } else { Ok(()) }
}

#[test]
fn functions_are_given_several_times_and_return_any_error() {
    #[derive(Event, Debug)]
    #[event(check = not_both, check = |value: &Self| if value.text == "x" { Err(Report::from("is x")) } else { Ok(()) })]
    struct Functions {
        #[event(custom = longer_than(1), custom = generic::<3, _>, custom(parses, message = "is no number"), custom = sent)]
        text: String,
        #[event(default, each(custom = longer_than(1), custom = sent), check = anything, check = not_two)]
        list: Vec<String>,
        #[event(default, keys(custom = longer_than(0), custom = sent))]
        map: std::collections::BTreeMap<String, u8>,
    }

    fn not_both(value: &Functions) -> Result<(), std::fmt::Error> {
        if value.list.is_empty() { Ok(()) } else { Err(std::fmt::Error) }
    }

    fn not_two(list: &[String]) -> Result<(), &'static str> {
        if list.len() == 2 { Err("are two") } else { Ok(()) }
    }

    assert!(json::from_str::<Functions>(r#"{"text": "255"}"#).is_ok());
    refused::<Functions>(
        r#"{"text": "x", "list": ["x"], "map": {"x": 1, "": 2}}"#,
        "\
/text: must be longer than 1 [value_error]
/text: has another length [value_error]
/text: is no number [value_error]
/text: is x [value_error]
/list/0: must be longer than 1 [value_error]
/list/0: is x [value_error]
/map/x (the key): is x [value_error]
/map/ (the key): must be longer than 0 [value_error]",
    );
    refused::<Functions>(r#"{"text": "123", "list": ["aa", "bb"]}"#, "/list: are two [value_error]");
    refused::<Functions>(r#"{"text": "123", "list": ["aa"]}"#, "(document): an error occurred when formatting an argument [value_error]");
}

#[test]
fn the_path_of_the_crate_may_be_in_a_string() {
    mod renamed {
        pub(super) use polar_event_core as library;
    }

    #[derive(Event, Debug)]
    #[event(crate = "renamed::library")]
    struct Renamed {
        #[event(length(max = 1))]
        a: String,
    }

    refused::<Renamed>(r#"{"a": "ab"}"#, "/a: must have at most 1 character, has 2 [string_too_long]");
}
