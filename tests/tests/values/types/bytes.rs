//! `bytes::Bytes`: what its own serde writes, which is an array of numbers in JSON.

use bytes::Bytes;
use polar_event_core::rule::{Items, Rule, Rules};
use polar_event_core::{Event, OptionalNullable, Validate, json};
use polar_event_tests::{accepts, decode, faults, places};

#[test]
fn what_is_written_can_be_read() {
    accepts(&[], [Bytes::new(), Bytes::from_static(&[0, 255, 7])]);
    assert_eq!(json::to_string(&Bytes::from_static(b"\0\xff")).unwrap(), "[0,255]");
    assert_eq!(faults::<Bytes>("[256, -1]", &[]).len(), 2);
    // A string could be text, base64 or hexadecimal digits: it is for a type of one's own to say.
    assert_eq!(faults::<Bytes>("\"AAE=\"", &[]), ["(document): must be an array, not a string [array_type]"]);
}

#[test]
fn the_number_of_bytes() {
    const TWO: Rules = &[Rule::Items(Items { min: Some(2), max: Some(2) })];
    assert!(decode::<Bytes>("[1,2]", TWO).is_ok());
    assert_eq!(faults::<Bytes>("[1,2,3]", TWO), ["(document): must have at most 2 items, has 3 [too_long]"]);
    assert_eq!(faults::<Bytes>("[1]", TWO), ["(document): must have at least 2 items, has 1 [too_short]"]);
}

#[derive(Event, Debug, PartialEq)]
struct Packet {
    #[event(items(max = 2), each(range(max = 127)))]
    body: Bytes,
    tail: OptionalNullable<Bytes>,
}

#[test]
fn the_derive() {
    let text = r#"{"body":[1,2],"tail":null}"#;
    let packet: Packet = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&packet).unwrap(), text);
    let expected = ["/body/1 less_than_equal", "/body too_long"];
    assert_eq!(places(&json::from_str::<Packet>(r#"{"body": [1, 128, 3]}"#).unwrap_err()), expected);
    let bad = Packet { body: Bytes::from_static(&[1, 128, 3]), tail: OptionalNullable::Unset };
    assert_eq!(places(&bad.validate().unwrap_err()), expected);
}

#[test]
fn binary_formats() {
    let packet = Packet { body: Bytes::from_static(&[1, 2]), tail: Bytes::from_static(&[255]).into() };
    let bytes = postcard::to_stdvec(&packet).unwrap();
    assert_eq!(postcard::from_bytes::<Packet>(&bytes).unwrap(), packet);
    let mut bytes = Vec::new();
    ciborium::into_writer(&packet, &mut bytes).unwrap();
    assert_eq!(ciborium::from_reader::<Packet, _>(bytes.as_slice()).unwrap(), packet);
    let mut bytes = Vec::new();
    ciborium::into_writer(&Packet { body: Bytes::from_static(&[1, 128, 3]), ..packet }, &mut bytes).unwrap();
    let error = ciborium::from_reader::<Packet, _>(bytes.as_slice()).unwrap_err().to_string();
    assert!(error.contains("/body/1: must be at most 127") && error.contains("/body: must have at most 2 items, has 3"), "{error}");
}
