//! Constants with the names of variables that generated code could bind: a pattern of that name would be the constant.
#![allow(non_upper_case_globals, non_camel_case_types, dead_code, unused_qualifications, reason = "they are there to be in the way")]

use std::collections::BTreeMap;

use polar_event_core::{Event, OptionalNullable, json};

macro_rules! in_the_way {
    ($($name:ident)*) => { $(const $name: u8 = 5;)* };
}

in_the_way! {
    bytes checkpoint components cx default describe described deserializer error fields found function generator index is_taken item items key len
    list name object of part position read result rules seen selection serializer slot source start state tag taken text this ty value violation
    writer
}

static state_of: u8 = 5;

mod json_value {}

/// A unit struct is a pattern, too.
struct input;

fn check<T>(_: &T) -> Result<(), &'static str> {
    Ok(())
}

fn condition<T>(_: &T) -> bool {
    false
}

/// Every kind of field; the constants are also what the attributes mean by these names.
#[derive(Event, Debug, PartialEq)]
#[event(check = check, deny_unknown_fields)]
struct Struct {
    #[event(length(max = cx as usize), custom = check, check = check, sensitive, message = "is wrong")]
    a: String,
    #[event(default = value, range(max = key), deprecated)]
    b: u8,
    #[event(default, unique, contains = start, each(range(max = rules), custom(check, code = "a")))]
    c: Option<Vec<u8>>,
    #[event(default, keys(custom = check), values(custom = check))]
    d: BTreeMap<String, u8>,
    #[event(flatten)]
    e: Option<Inner>,
    #[event(via_serde, default, skip_serializing_if = Option::is_none)]
    f: Option<u8>,
    #[event(required_if = condition, equals = h)]
    g: OptionalNullable<u8>,
    #[event(forbidden_if = condition)]
    h: OptionalNullable<u8>,
    #[event(skip, default = index)]
    i: u8,
    n: Option<Newtype>,
    u: Option<Union>,
    t: Option<Tuple>,
    k: Option<BTreeMap<Units, BTreeMap<Newtype, u8>>>,
}

#[derive(Event, Debug, PartialEq)]
struct Inner {
    x: u8,
    #[event(default = key)]
    y: u8,
}

#[derive(Event, Debug, PartialEq, PartialOrd, Eq, Ord)]
#[event(sensitive)]
struct Newtype(#[event(length(max = 5), message = "is wrong")] String);

#[derive(Event, Debug, PartialEq)]
struct Tuple(u8, #[event(default = object)] u8);

#[derive(Event, Debug, PartialEq, PartialOrd, Eq, Ord)]
enum Units {
    #[event(deprecated)]
    A,
    B,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "t", content = "c", check = check)]
enum Union {
    A(#[event(range(max = cx), message = "is wrong", sensitive)] u8),
    B {
        #[event(default = name)]
        b: u8,
    },
    C,
}

#[derive(Event, Debug, PartialEq, Clone)]
#[event(try_from = "u8", into = "u8")]
struct Converted(u8);

impl TryFrom<u8> for Converted {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Ok(Self(number))
    }
}

impl From<Converted> for u8 {
    fn from(converted: Converted) -> Self {
        converted.0
    }
}

#[test]
fn constants_do_not_become_patterns() {
    let document =
        r#"{"a":"abc","b":5,"c":[5],"d":{"a":1},"x":1,"y":2,"f":3,"n":"a","u":{"t":"B","c":{"b":1}},"t":[1,2],"k":{"B":{"a":1}}}"#;
    let decoded: Struct = json::from_str(document).unwrap();
    assert_eq!(decoded.i, 5);
    assert_eq!(json::to_string(&decoded).unwrap(), document);
    assert!(json::from_str::<Struct>(r#"{"a": "abcdef"}"#).is_err());
    assert_eq!(json::from_str::<Converted>("3"), Ok(Converted(3)));
    assert_eq!(json::from_str::<Struct>(r#"{"a": ""}"#).unwrap().b, 5);
}
