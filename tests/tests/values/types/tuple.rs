//! Tuples: arrays of so many items, each of a type of its own.

use polar_event_core::{Describe, Event, Validate, describe::Shape, json};
use polar_event_tests::{decode, faults, places};

#[derive(Event, Debug, PartialEq)]
struct Line {
    from: (i32, i32),
    to: (i32, Option<i32>, String),
}

#[test]
fn each_item_has_its_type() {
    assert_eq!(decode::<(u8, String, Option<bool>)>(r#"[1,"a",null]"#, &[]), Ok((1, "a".to_owned(), None)));
    assert_eq!(decode::<(u8,)>("[1]", &[]), Ok((1,)));
    assert_eq!(
        faults::<(u8, String, Option<bool>)>(r#"["a",1,300]"#, &[]),
        [
            "/0: must be an integer, not a string [int_type]",
            "/1: must be a string, not an integer [string_type]",
            "/2: must be true or false, not an integer [bool_type]"
        ]
    );
}

#[test]
fn there_are_so_many_items() {
    assert_eq!(faults::<(u8, u8)>("[]", &[]), ["(document): must have at least 2 items, has 0 [too_short]"]);
    assert_eq!(faults::<(u8, u8)>("[1]", &[]), ["(document): must have at least 2 items, has 1 [too_short]"]);
    assert_eq!(faults::<(u8, u8)>("[1,2,3,{}]", &[]), ["(document): must have at most 2 items, has 4 [too_long]"]);
    let both = ["/0: must be an integer, not a boolean [int_type]", "(document): must have at least 2 items, has 1 [too_short]"];
    assert_eq!(faults::<(u8, u8)>("[true]", &[]), both);
    assert_eq!(faults::<(u8, u8)>("{}", &[]), ["(document): must be an array, not an object [array_type]"]);
    assert!(decode::<(u8, u8, u8, u8, u8, u8, u8, u8)>("[1,2,3,4,5,6,7,8]", &[]).is_ok());
}

#[test]
fn tuples_go_through_every_format() {
    let line = Line { from: (1, -1), to: (2, None, "x".to_owned()) };
    assert_eq!(line.validate(), Ok(()));
    let text = json::to_string(&line).unwrap();
    assert_eq!(text, r#"{"from":[1,-1],"to":[2,null,"x"]}"#);
    assert_eq!(json::from_str::<Line>(&text).as_ref(), Ok(&line));
    assert_eq!(postcard::from_bytes::<Line>(&postcard::to_stdvec(&line).unwrap()).unwrap(), line);
    let mut cbor = Vec::new();
    ciborium::into_writer(&line, &mut cbor).unwrap();
    assert_eq!(ciborium::from_reader::<Line, _>(cbor.as_slice()).unwrap(), line);
}

#[test]
fn the_description_has_each_item() {
    let Shape::Tuple(items) = <(u8, String)>::SHAPE else { panic!("{:?}", <(u8, String)>::SHAPE) };
    assert!(matches!(items.iter().map(|item| item()).collect::<Vec<_>>().as_slice(), [Shape::Integer("u8"), Shape::String]));
}

type Sixteen = (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, bool);

#[test]
fn they_have_up_to_sixteen_items() {
    let text = "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,true]";
    let sixteen: Sixteen = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&sixteen).unwrap(), text);
    assert!(sixteen.15 && sixteen.validate().is_ok());
    let report = json::from_str::<Sixteen>("[1,2,3,4,5,6,7,8,9,10,11,12,13,14,256,1]").map(|_| ()).unwrap_err();
    assert_eq!(places(&report), ["/14 int_out_of_range", "/15 bool_type"]);
    let report = json::from_str::<Sixteen>("[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]").map(|_| ()).unwrap_err();
    assert_eq!(places(&report), [" too_short"]);
}
