//! The types of the crate `time`.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, LinkedList};
use std::sync::{Mutex, RwLock};

use polar_event_core::{Event, OptionalNullable, Validate, json};
use polar_event_tests::{check, decode, faults, lines, places, timestamps};
use time::format_description::well_known::Rfc3339;
use time::macros::{date, datetime, offset};
use time::{Date, OffsetDateTime};

fn instant(text: &str) -> OffsetDateTime {
    OffsetDateTime::parse(text, &Rfc3339).unwrap()
}

#[test]
fn timestamps_are_read_as_by_jiff() {
    timestamps::are_read_as_by_jiff::<OffsetDateTime>();
}

#[test]
fn the_rules_on_time() {
    timestamps::keep_to_the_clock(instant);
}

#[test]
fn the_offset_is_kept() {
    let read = decode::<OffsetDateTime>("\"2026-01-31T12:00:00-01:30\"", &[]).unwrap();
    assert_eq!((read, read.offset()), (datetime!(2026-01-31 13:30:00 UTC), offset!(-01:30)));
}

#[test]
fn the_last_day() {
    assert!(decode::<OffsetDateTime>("\"9999-12-31T23:59:59.999999999Z\"", &[]).is_ok());
    let expected = "(document): must be a timestamp like 2026-01-31T09:30:00Z: it is not from 0001-01-01T00:00:00Z to \
                    9999-12-31T23:59:59.999999999Z [datetime_parsing]";
    assert_eq!(faults::<OffsetDateTime>("\"9999-12-31T23:59:59-00:01\"", &[]), [expected]);
}

#[test]
fn what_rfc_3339_cannot_write() {
    for value in [datetime!(0000-12-31 23:59:59 UTC), datetime!(-1-01-01 00:00:00 UTC)] {
        assert_eq!(places(&check(&[], &value)), [" datetime_parsing"]);
    }
    let expected =
        ["(document): must be a timestamp like 2026-01-31T09:30:00Z: RFC 3339 has no form for its second or offset [datetime_parsing]"];
    assert_eq!(lines(&check(&[], &datetime!(2026-01-31 12:00:00 +00:00:01))), expected);
}

#[test]
fn dates() {
    timestamps::dates_are_read_strictly::<Date>();
    assert_eq!(places(&check(&[], &date!(0000 - 12 - 31))), [" date_parsing"]);
}

#[derive(Event, Debug, PartialEq)]
struct At(OffsetDateTime);

#[derive(Event, Debug, PartialEq)]
struct Times<T> {
    at: OffsetDateTime,
    nullable: OptionalNullable<OffsetDateTime>,
    option: Option<OffsetDateTime>,
    boxed: Box<Option<Date>>,
    nested: Vec<Vec<OffsetDateTime>>,
    pair: [Date; 2],
    map: HashMap<String, OffsetDateTime>,
    newtype: At,
    day: Date,
    generic: T,
}

fn times() -> Times<At> {
    let at = datetime!(2026-01-31 12:00:00.5 +02:00);
    Times {
        at,
        nullable: at.into(),
        option: Some(at),
        boxed: Box::new(Some(date!(2026 - 01 - 31))),
        nested: vec![vec![at], vec![]],
        pair: [date!(2026 - 01 - 31), date!(0001 - 01 - 01)],
        map: HashMap::from([("a".to_owned(), at)]),
        newtype: At(at),
        day: date!(9999 - 12 - 31),
        generic: At(datetime!(1969-12-31 23:59:59.999999999 UTC)),
    }
}

/// What serde writes of these types is an array or a form of their own, as the features of the crate are; we write RFC 3339.
#[test]
fn what_is_written_can_be_read() {
    let text = json::to_string(&times()).unwrap();
    let at = "\"2026-01-31T12:00:00.5+02:00\"";
    let expected = format!(
        r#"{{"at":{at},"nullable":{at},"option":{at},"boxed":"2026-01-31","nested":[[{at}],[]],"pair":["2026-01-31","0001-01-01"],"map":{{"a":{at}}},"newtype":{at},"day":"9999-12-31","generic":"1969-12-31T23:59:59.999999999Z"}}"#
    );
    assert_eq!(text, expected);
    assert_eq!(json::from_str::<Times<At>>(&text).unwrap(), times());
    assert_eq!(serde_json::from_str::<Times<At>>(&text).unwrap(), times());
}

#[derive(Event, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Day(Date);

#[derive(Event, Debug)]
struct Around<'a> {
    linked: LinkedList<OffsetDateTime>,
    heap: BinaryHeap<Date>,
    cell: Cell<OffsetDateTime>,
    shared: RefCell<Vec<OffsetDateTime>>,
    locked: Mutex<Option<Date>>,
    free: RwLock<Date>,
    reversed: Reverse<Date>,
    slice: Cow<'a, [Date]>,
    many: [Date; 34],
    keys: BTreeMap<Day, Date>,
    #[event(flatten)]
    others: BTreeMap<String, Date>,
}

/// Whatever contains them writes them in this form, but for tuples, ranges, results and type parameters.
#[test]
fn within_other_types() {
    let (at, day) = ("\"2026-01-31T12:00:00Z\"", "\"2026-01-31\"");
    let many = [day; 34].join(",");
    let text = format!(
        r#"{{"linked":[{at}],"heap":[{day}],"cell":{at},"shared":[{at}],"locked":{day},"free":{day},"reversed":{day},"slice":[{day}],"many":[{many}],"keys":{{{day}:{day}}},"other":{day}}}"#
    );
    let around: Around<'_> = json::from_str(&text).unwrap();
    assert_eq!(json::to_string(&around).unwrap(), text);
    assert_eq!(serde_json::to_string(&around).unwrap(), text);
    let mut bytes = Vec::new();
    ciborium::into_writer(&around, &mut bytes).unwrap();
    let again: Around<'_> = ciborium::from_reader(bytes.as_slice()).unwrap();
    assert_eq!(json::to_string(&again).unwrap(), text);
    let bytes = postcard::to_stdvec(&around).unwrap();
    assert_eq!(json::to_string(&postcard::from_bytes::<Around<'_>>(&bytes).unwrap()).unwrap(), text);
}

/// It is what `time::serde::rfc3339` writes, which is what others ask for by hand.
#[test]
fn the_form_is_that_of_the_crate_itself() {
    #[derive(serde::Serialize)]
    struct Theirs {
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    }
    #[derive(Event)]
    struct Ours {
        at: OffsetDateTime,
    }
    for at in [datetime!(2026-01-31 12:00:00 UTC), datetime!(0001-01-01 00:00:00.000000001 -23:59), datetime!(9999-12-31 23:59:59 UTC)] {
        assert_eq!(json::to_string(&Ours { at }).unwrap(), serde_json::to_string(&Theirs { at }).unwrap());
    }
    // What has no such form is an error, and nothing else.
    assert!(json::to_string(&Ours { at: datetime!(2026-01-31 12:00:00 +00:00:01) }).is_err());
}

#[test]
fn absent_and_null_fields() {
    let absent = Times { nullable: OptionalNullable::Unset, option: None, boxed: Box::new(None), ..times() };
    let text = json::to_string(&absent).unwrap();
    assert!(!text.contains("nullable") && !text.contains("option") && !text.contains("boxed"), "{text}");
    assert_eq!(json::from_str::<Times<At>>(&text).unwrap(), absent);
    let null = Times { nullable: OptionalNullable::Null, ..times() };
    let text = json::to_string(&null).unwrap();
    assert!(text.contains(r#""nullable":null"#), "{text}");
    assert_eq!(json::from_str::<Times<At>>(&text).unwrap(), null);
}

#[test]
fn binary_formats() {
    let bytes = postcard::to_stdvec(&times()).unwrap();
    assert_eq!(postcard::from_bytes::<Times<At>>(&bytes).unwrap(), times());
    let mut bytes = Vec::new();
    ciborium::into_writer(&times(), &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<Times<At>, _>(bytes.as_slice()).unwrap(), times());
}

#[test]
fn the_derive() {
    #[derive(Event, Debug)]
    struct Log {
        #[event(past)]
        at: OffsetDateTime,
        #[event(future(tolerance = 60))]
        until: Option<OffsetDateTime>,
    }
    let decoder = json::Decoder::new().clock(datetime!(2026-01-31 09:30 UTC));
    let report = decoder.from_str::<Log>(r#"{"at":"2026-01-31T09:30:01Z","until":"2026-01-31T09:28:59Z"}"#).unwrap_err();
    assert_eq!(places(&report), ["/at datetime_past", "/until datetime_future"]);
    assert!(decoder.from_str::<Log>(r#"{"at":"2026-01-31T09:30:00Z","until":"2026-01-31T09:29:00Z"}"#).is_ok());
    let far = Log { at: datetime!(9999-01-01 00:00 UTC), until: None };
    assert_eq!(places(&far.validate().unwrap_err()), ["/at datetime_past"]);
}
