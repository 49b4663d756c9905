//! Enums coded as integers: `repr`.

use std::collections::BTreeMap;

use polar_event_core::schema::json_schema;
use polar_event_core::testing::assert_consistent;
use polar_event_core::{Event, Validate, json};
use serde_json::{Value, json};

const FIRST: u8 = 7;

#[derive(Event, Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
#[event(repr)]
#[repr(u8)]
enum Level {
    Low,
    Middle = FIRST + 1,
    /// The number after that of `Middle`.
    High,
    Most = u8::MAX,
}

#[derive(Event, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[event(repr)]
#[repr(u16)]
enum Status {
    Ok = 200,
    NotFound = 404,
    #[event(other)]
    Code(u16),
}

#[derive(Event, Debug, PartialEq)]
#[event(repr)]
#[repr(i8)]
enum Signed {
    Below = -128,
    Above = 127,
}

#[derive(Event, Debug, PartialEq)]
struct Record {
    level: Level,
    status: Option<Status>,
    counts: BTreeMap<Level, u32>,
    by_status: BTreeMap<Status, bool>,
}

#[test]
fn numbers_are_variants() {
    for (text, level) in [("0", Level::Low), ("8", Level::Middle), ("9", Level::High), ("255", Level::Most)] {
        assert_eq!(json::from_str(text), Ok(level));
        assert_eq!(serde_json::from_str::<Level>(text).unwrap(), level);
        assert_eq!(json::to_string(&level).unwrap(), text);
        assert!(level.validate().is_ok());
    }
    for (text, signed) in [("-128", Signed::Below), ("127", Signed::Above)] {
        assert_eq!(json::from_str(text).as_ref(), Ok(&signed));
        assert_eq!(json::to_string(&signed).unwrap(), text);
    }
    for bytes in [[0_u8].as_slice(), &[8], &[255]] {
        let level: Level = postcard::from_bytes(bytes).unwrap();
        assert_eq!(postcard::to_stdvec(&level).unwrap(), bytes);
    }
}

#[test]
fn other_numbers_are_refused_or_kept() {
    let report = |text: &str| json::from_str::<Level>(text).unwrap_err().to_string();
    assert_eq!(report("1"), "(document): must be one of 0, 8, 9, 255 [literal_error]");
    assert_eq!(report("256"), "(document): must be an integer from 0 to 255 [int_out_of_range]");
    assert_eq!(report("\"Low\""), "(document): must be an integer, not a string [int_type]");
    assert!(serde_json::from_str::<Level>("1").is_err());
    for (text, status) in [("200", Status::Ok), ("404", Status::NotFound), ("500", Status::Code(500)), ("0", Status::Code(0))] {
        assert_eq!(json::from_str(text).as_ref(), Ok(&status));
        assert_eq!(json::to_string(&status).unwrap(), text);
    }
    assert!(json::from_str::<Status>("65536").is_err());
}

#[test]
fn they_are_fields_and_keys() {
    let text = r#"{"level":9,"status":503,"counts":{"0":1,"255":2},"by_status":{"404":true,"500":false}}"#;
    let record: Record = json::from_str(text).unwrap();
    assert_eq!(record.counts, BTreeMap::from([(Level::Low, 1), (Level::Most, 2)]));
    assert_eq!(json::to_string(&record).unwrap(), text);
    assert_eq!(serde_json::to_string(&record).unwrap(), text);
    let text = r#"{"level": 9, "counts": {"1": 1}, "by_status": {"x": true}}"#;
    assert_eq!(
        json::from_str::<Record>(text).unwrap_err().to_string(),
        "/counts/1 (the key): must be one of 0, 8, 9, 255 [literal_error]\n/by_status/x (the key): must be an integer in digits [int_parsing]"
    );
}

#[test]
fn all_sides_agree() {
    assert_consistent::<Level>();
    assert_consistent::<Status>();
    assert_consistent::<Signed>();
    assert_consistent::<Record>();
}

#[test]
fn the_schema_lists_the_numbers() {
    let schema: Value = serde_json::to_value(json_schema::<Level>()).unwrap();
    assert_eq!(schema["enum"], json!([0, 8, 9, 255]));
    assert_eq!(schema["type"], "integer");
}
