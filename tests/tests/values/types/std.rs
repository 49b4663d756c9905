//! Types of std beyond strings, numbers and the usual collections.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, LinkedList};
use std::fmt::Debug;
use std::num::{NonZero, NonZeroU8, Saturating, Wrapping};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use polar_event_core::rule::{Bound, Range, Rule, Rules};
use polar_event_core::{Describe, Event, Number, OptionalNullable, Validate, json};
use polar_event_tests::{accepts, check, decode, faults, lines, places};

#[test]
fn integers_other_than_zero() {
    macro_rules! each {
        ($($integer:ident)+) => { $(
            accepts(&[], [1, 127].map(|value| NonZero::<$integer>::new(value).unwrap()));
            let found = faults::<NonZero<$integer>>("0", &[]);
            let expected = if $integer::MIN == 0 { "must be at least 1 [greater_than_equal]" } else { "must not be 0 [value_error]" };
            assert_eq!(found, [format!("(document): {expected}")], stringify!($integer));
        )+ };
    }
    each!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
    assert_eq!(faults::<NonZeroU8>("256", &[]), ["(document): must be an integer from 0 to 255 [int_out_of_range]"]);
    assert_eq!(faults::<NonZeroU8>("true", &[]), ["(document): must be an integer, not a boolean [int_type]"]);
    const TO_FIVE: Rules = &[Rule::Range(Range { min: None, max: Some(Bound::Inclusive(Number::Integer(5))) })];
    accepts(TO_FIVE, [NonZeroU8::new(5).unwrap()]);
    assert_eq!(faults::<NonZeroU8>("6", TO_FIVE), ["(document): must be at most 5 [less_than_equal]"]);
    assert_eq!(lines(&check(TO_FIVE, &NonZeroU8::MAX)), ["(document): must be at most 5 [less_than_equal]"]);
    assert_eq!(NonZeroU8::SHAPE.rules().len(), 1);
}

#[test]
fn wrappers_are_what_is_in_them() {
    accepts(&[], [Wrapping(5_u8)]);
    accepts(&[], [Saturating(-5_i8)]);
    accepts(&[], [Reverse("a".to_owned())]);
    // Nothing wraps or saturates on the way in.
    assert_eq!(faults::<Wrapping<u8>>("256", &[]), ["(document): must be an integer from 0 to 255 [int_out_of_range]"]);
    assert_eq!(faults::<Saturating<i8>>("128", &[]), ["(document): must be an integer from -128 to 127 [int_out_of_range]"]);
    assert_eq!(json::to_string(&Wrapping(5)).unwrap(), "5");
}

#[test]
fn shared_values() {
    accepts(&[], [Rc::new(vec![1])]);
    accepts(&[], [Arc::new("a".to_owned())]);
    accepts(&[], [Rc::<str>::from("é"), Rc::from("")]);
    accepts(&[], [Arc::<str>::from("é")]);
    accepts(&[], [Rc::<[u8]>::from([1, 2]), Rc::from([])]);
    accepts(&[], [Arc::<[u8]>::from([1, 2])]);
    accepts(&[], [BTreeMap::from([(Arc::<str>::from("a"), 1)])]);
    assert_eq!(faults::<Arc<[u8]>>(r#"[1, "2"]"#, &[]), ["/1: must be an integer, not a string [int_type]"]);
}

#[test]
fn slices() {
    accepts(&[], [Box::<[u8]>::from([1, 2]), Box::from([])]);
    assert_eq!(decode::<Cow<'_, [u8]>>("[1, 2]", &[]), Ok(Cow::Owned(vec![1, 2])));
    assert_eq!(faults::<Box<[u8]>>("{}", &[]), ["(document): must be an array, not an object [array_type]"]);
}

#[test]
fn lists() {
    accepts(&[], [LinkedList::from([1, 2, 1])]);
    let heap: BinaryHeap<u8> = json::from_str("[1, 3, 2]").unwrap();
    assert_eq!(heap.into_sorted_vec(), [1, 2, 3]);
    assert_eq!(faults::<LinkedList<u8>>("[1, true]", &[]), ["/1: must be an integer, not a boolean [int_type]"]);
}

#[test]
fn paths() {
    accepts(&[], [PathBuf::from("/a/é b"), PathBuf::new()]);
    assert_eq!(faults::<PathBuf>("1", &[]), ["(document): must be a string, not an integer [string_type]"]);
}

/// Such a path cannot be written.
#[cfg(unix)]
#[test]
fn a_path_that_is_no_text() {
    use std::os::unix::ffi::OsStringExt;
    let path = PathBuf::from(std::ffi::OsString::from_vec(vec![b'a', 0xff]));
    assert_eq!(lines(&check(&[], &path)), ["(document): must be UTF-8 [value_error]"]);
    assert!(json::to_string(&path).is_err());
}

#[test]
fn durations() {
    accepts(&[], [Duration::ZERO, Duration::MAX, Duration::new(1, 500_000_000)]);
    assert_eq!(json::to_string(&Duration::new(1, 5)).unwrap(), r#"{"secs":1,"nanos":5}"#);
    let found = faults::<Duration>(r#"{"secs": -1, "nanos": 1000000000, "days": 1, "secs": 2}"#, &[]);
    let expected = [
        "/secs: must be an integer from 0 to 18446744073709551615 [int_out_of_range]",
        "/nanos: must be at most 999999999 [less_than_equal]",
        "/days (the key): is not a field here; the fields are secs, nanos [extra_forbidden]",
        "/secs (the key): is given twice in the same object [json_duplicate_key]",
    ];
    assert_eq!(found, expected);
    assert_eq!(faults::<Duration>("{}", &[]), ["/secs: is required [missing]", "/nanos: is required [missing]"]);
    assert_eq!(faults::<Duration>("1.5", &[]), ["(document): must be an object, not a float [object_type]"]);
    assert_eq!(postcard::from_bytes::<Span>(&postcard::to_stdvec(&Span { time: Duration::MAX }).unwrap()).unwrap().time, Duration::MAX);
}

#[derive(Event, Debug, PartialEq)]
struct Span {
    time: Duration,
}

fn even(value: &u8) -> Result<(), &'static str> {
    if value % 2 == 0 { Ok(()) } else { Err("must be even") }
}

#[derive(Event, Debug, PartialEq)]
struct All {
    #[event(range(max = 9))]
    integer: NonZeroU8,
    #[event(range(max = 9))]
    wrapping: Wrapping<u8>,
    #[event(length(max = 2))]
    text: Arc<str>,
    #[event(items(max = 2), each(range(max = 9), custom = even))]
    slice: Box<[u8]>,
    #[event(length(max = 2))]
    path: OptionalNullable<PathBuf>,
    #[event(each(range(max = 9)))]
    list: LinkedList<u8>,
    #[event(range(max = 9))]
    boxed: Box<Option<u8>>,
    #[event(range(max = 9))]
    shared: OptionalNullable<Rc<u8>>,
}

#[test]
fn the_derive() {
    let text = r#"{"integer":9,"wrapping":9,"text":"é€","slice":[2,8],"path":null,"list":[9],"boxed":9,"shared":9}"#;
    let all: All = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&all).unwrap(), text);
    assert_eq!(serde_json::from_str::<All>(text).unwrap(), all);
    let text = r#"{"integer":10,"wrapping":10,"text":"é€x","slice":[10,3,2],"path":"é€x","list":[10],"boxed":10,"shared":10}"#;
    let expected = [
        "/integer less_than_equal",
        "/wrapping less_than_equal",
        "/text string_too_long",
        "/slice/0 less_than_equal",
        "/slice/1 value_error",
        "/slice too_long",
        "/path string_too_long",
        "/list/0 less_than_equal",
        "/boxed less_than_equal",
        "/shared less_than_equal",
    ];
    assert_eq!(places(&json::from_str::<All>(text).unwrap_err()), expected);
    let bad = All {
        integer: NonZeroU8::new(10).unwrap(),
        wrapping: Wrapping(10),
        text: "é€x".into(),
        slice: [10, 3, 2].into(),
        path: PathBuf::from("é€x").into(),
        list: LinkedList::from([10]),
        boxed: Box::new(Some(10)),
        shared: Rc::new(10).into(),
    };
    assert_eq!(places(&bad.validate().unwrap_err()), expected);
}

/// An option inside of a box may be absent, and is not written then.
#[test]
fn options_inside() {
    #[derive(Event, PartialEq, Debug)]
    struct Inside {
        boxed: Box<Option<u8>>,
        shared: Arc<Option<u8>>,
    }
    fn round_trip<T: for<'de> polar_event_core::Decode<'de, Requires = ()> + serde::Serialize + PartialEq + Debug>(value: &T, text: &str) {
        assert_eq!(json::to_string(value).unwrap(), text);
        assert_eq!(&json::from_str::<T>(text).unwrap(), value);
    }
    round_trip(&Inside { boxed: Box::new(None), shared: Arc::new(None) }, "{}");
    round_trip(&Inside { boxed: Box::new(Some(1)), shared: Arc::new(Some(2)) }, r#"{"boxed":1,"shared":2}"#);
}
