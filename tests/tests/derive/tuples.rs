//! Tuple structs and unit structs, held against serde's own derive.

use polar_event_core::{Event, Validate, json};
use polar_event_tests::places;

#[derive(Event, Debug, PartialEq)]
struct Range(#[event(range(min = 0))] i32, #[event(range(max = 100))] i32, Option<String>);

#[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
struct SerdeRange(i32, i32, Option<String>);

#[derive(Event, Debug, PartialEq)]
struct Short(u8, #[event(default)] u8, #[event(default = 7)] u8);

#[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
struct SerdeShort(u8, #[serde(default)] u8, #[serde(default = "seven")] u8);

fn seven() -> u8 {
    7
}

#[derive(Event, Debug, PartialEq)]
struct Unit;

#[derive(Event, Debug, PartialEq)]
struct Empty();

#[derive(Event, Debug, PartialEq)]
struct Holder {
    unit: Unit,
    range: Range,
}

#[derive(Event, Debug, PartialEq)]
#[event(check = Ordered::is_ordered)]
struct Ordered(u8, u8);

impl Ordered {
    fn is_ordered(&self, _: &polar_event_core::ValidationState<'_>) -> Result<(), &'static str> {
        if self.0 <= self.1 { Ok(()) } else { Err("must be in order") }
    }
}

#[test]
fn tuples_are_arrays_as_in_serde() {
    for text in ["[1,2,null]", "[1,2,\"a\"]", "[1,2]", "[1,2,3]", "[]", "null", "{}"] {
        let ours = json::from_str::<Range>(text).ok().map(|value| json::to_string(&value).unwrap());
        let serdes = serde_json::from_str::<SerdeRange>(text).ok().map(|value| serde_json::to_string(&value).unwrap());
        assert_eq!(ours, serdes, "{text}");
        let through = serde_json::from_str::<Range>(text).ok().map(|value| json::to_string(&value).unwrap());
        assert_eq!(through, serdes, "{text}");
    }
    for text in ["[]", "[1]", "[1,2]", "[1,2,3]", "[1,2,3,4]"] {
        let ours = json::from_str::<Short>(text).ok().map(|value| json::to_string(&value).unwrap());
        let serdes = serde_json::from_str::<SerdeShort>(text).ok().map(|value| serde_json::to_string(&value).unwrap());
        assert_eq!(ours, serdes, "{text}");
    }
}

#[test]
fn faults_have_the_index_in_their_path() {
    let report = json::from_str::<Holder>(r#"{"unit":1,"range":[-1,101,5]}"#).unwrap_err();
    assert_eq!(places(&report), ["/unit null_type", "/range/0 greater_than_equal", "/range/1 less_than_equal", "/range/2 string_type"]);
    let report = json::from_str::<Range>("[-1]").unwrap_err();
    assert_eq!(places(&report), ["/0 greater_than_equal", " too_short"]);
    let report = json::from_str::<Range>("[1,2,null,4,5]").unwrap_err();
    assert_eq!(report.to_string(), "(document): must have at most 3 items, has 5 [too_long]");
    assert_eq!(places(&Range(-1, 101, None).validate().unwrap_err()), ["/0 greater_than_equal", "/1 less_than_equal"]);
}

#[test]
fn units_are_null_and_empty_tuples_are_empty_arrays() {
    assert_eq!(json::from_str::<Unit>("null"), Ok(Unit));
    assert_eq!(json::to_string(&Unit).unwrap(), "null");
    assert_eq!(json::from_str::<Empty>("[]"), Ok(Empty()));
    assert_eq!(json::to_string(&Empty()).unwrap(), "[]");
    assert_eq!(json::from_str::<Empty>("[1]").unwrap_err().violations().len(), 1);
}

#[test]
fn a_check_sees_the_whole_tuple() {
    assert_eq!(json::from_str::<Ordered>("[1,2]"), Ok(Ordered(1, 2)));
    assert_eq!(json::from_str::<Ordered>("[2,1]").unwrap_err().to_string(), "(document): must be in order [value_error]");
    assert_eq!(Ordered(2, 1).validate().unwrap_err().to_string(), "(document): must be in order [value_error]");
}

#[test]
fn formats_without_names_keep_them() {
    let value = Holder { unit: Unit, range: Range(1, 2, Some("x".to_owned())) };
    let bytes = postcard::to_stdvec(&value).unwrap();
    assert_eq!(postcard::from_bytes::<Holder>(&bytes).unwrap(), value);
}
