//! Arrays of more items than serde's traits are for, and the rules on items through wrappers.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Event, OptionalNullable, json};

#[derive(Event, Debug, PartialEq)]
struct Long {
    whole: [u8; 64],
    pairs: [[u8; 2]; 40],
    option: Option<[u16; 33]>,
    list: Vec<[u8; 40]>,
    map: BTreeMap<String, [[bool; 33]; 34]>,
    slices: Box<[[char; 35]]>,
    nullable: OptionalNullable<Box<[f32; 36]>>,
}

#[derive(Event, Debug, PartialEq)]
struct Generic<const N: usize> {
    items: [u8; N],
}

fn long() -> Long {
    Long {
        whole: [0; 64],
        pairs: [[0; 2]; 40],
        option: None,
        list: vec![[7; 40]; 2],
        map: BTreeMap::from([("a".to_owned(), [[true; 33]; 34])]),
        slices: Box::new([['x'; 35]]),
        nullable: Box::new([0.5; 36]).into(),
    }
}

#[test]
fn an_array_of_any_length_round_trips() {
    let long = Long { whole: [1; 64], pairs: [[1, 2]; 40], option: Some([300; 33]), ..long() };
    let text = json::to_string(&long).unwrap();
    assert_eq!(serde_json::to_string(&long).unwrap(), text);
    assert_eq!(json::from_str::<Long>(&text).as_ref(), Ok(&long));
    assert_eq!(serde_json::from_str::<Long>(&text).unwrap(), long);
    assert_eq!(postcard::from_bytes::<Long>(&postcard::to_allocvec(&long).unwrap()).unwrap(), long);
    // As serde writes an array: without a length.
    assert_eq!(postcard::to_allocvec(&Generic::<40> { items: [7; 40] }).unwrap(), [7; 40]);
    let report = json::from_str::<Generic<40>>(r#"{"items":[1,2]}"#).unwrap_err();
    assert_eq!(report.to_string(), "/items: must have at least 40 items, has 2 [too_short]");
    assert_consistent::<Long>();
    assert_consistent::<Generic<33>>();
}

#[allow(clippy::box_collection)]
#[derive(Event, Debug, PartialEq)]
struct Wrapped {
    #[event(unique, contains = "x")]
    boxed: Box<Vec<String>>,
    #[event(unique, contains = 1)]
    shared: Arc<Vec<u8>>,
    #[event(unique)]
    slice: Box<[u8]>,
    #[event(unique)]
    counted: Rc<[u8]>,
    #[event(unique)]
    borrowed: Cow<'static, [u8]>,
}

#[test]
fn items_are_compared_through_wrappers() {
    let text = r#"{"boxed":["x"],"shared":[1],"slice":[1,2],"counted":[],"borrowed":[3]}"#;
    assert_eq!(json::to_string(&json::from_str::<Wrapped>(text).unwrap()).unwrap(), text);
    let text = r#"{"boxed":["y","y"],"shared":[2,2],"slice":[1,1],"counted":[1,1],"borrowed":[1,1]}"#;
    let report = json::from_str::<Wrapped>(text).unwrap_err();
    let codes: Vec<String> = report.violations().iter().map(|violation| format!("{} {}", violation.pointer(), violation.code())).collect();
    assert_eq!(
        codes,
        [
            "/boxed/1 duplicate_item",
            "/boxed missing_item",
            "/shared/1 duplicate_item",
            "/shared missing_item",
            "/slice/1 duplicate_item",
            "/counted/1 duplicate_item",
            "/borrowed/1 duplicate_item"
        ]
    );
    assert_consistent::<Wrapped>();
}
