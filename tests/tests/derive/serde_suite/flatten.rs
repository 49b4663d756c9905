//! Flattened fields: structs, maps, enums, nothing, and several at once.

use std::collections::BTreeMap;

use super::functions::*;
use super::suite::suite;

suite! {
    structs:
    { pub(super) struct Outer { y: u32, #[serde(flatten)] first: First, #[serde(flatten)] second: Second, z: u32 } }
    { pub(super) struct First { a: u32, b: bool, c: Vec<String>, d: String, e: Option<u64> } }
    { pub(super) struct Second { f: u32 } }
    { #[serde(deny_unknown_fields)] pub(super) struct Denying { dummy: String, #[serde(flatten)] inner: OfMap } }
    { pub(super) struct OfMap { foo: BTreeMap<String, u32> } }
    { pub(super) struct Aliased { #[serde(flatten)] a: WithAlias, b: i32 } }
    { pub(super) struct WithAlias { a1: i32, #[serde(alias = "a3")] a2: i32, #[serde(alias = "a5", rename = "a6")] a4: i32 } }
    { pub(super) struct Generic<T> { #[serde(flatten)] data: T, status: usize } }
    { pub(super) struct OfUnit { #[serde(flatten)] unit: (), a: i32 } }
    { pub(super) struct Empty {} }
    { #[serde(deny_unknown_fields)] pub(super) struct OfEmpty { #[serde(flatten)] empty: Empty, a: i32 } }
    { pub(super) struct Boxed { #[serde(flatten)] inner: Box<Second>, a: i32 } }
    { pub(super) struct Deep { #[serde(flatten)] one: Deeper, a: i32 } }
    { pub(super) struct Deeper { #[serde(flatten)] two: Second, b: i32 } }
    { pub(super) struct Skipping { #[serde(flatten, skip_serializing)] a: Second, c: u8 } }
    also {
        pub(super) type GenericOfStruct = Generic<Second>;
        pub(super) type GenericOfMap = Generic<BTreeMap<String, String>>;
    }
    cases {
        Outer [r#"{"y":0,"z":1,"a":2,"b":true,"c":["x"],"d":"y","e":3,"f":4}"#, r#"{"y":0,"z":1,"a":2,"b":true,"c":[],"d":"y","f":4}"#]
        Denying [r#"{"dummy":"x","foo":{"a":1}}"#]
        Aliased [r#"{"a1":1,"a3":2,"a5":3,"b":4}"#]
        GenericOfStruct [r#"{"f":1,"status":200}"#]
        GenericOfMap [r#"{"x":"y","status":200}"#]
        OfUnit [r#"{"a":1}"#]
        OfEmpty [r#"{"a":1}"#]
        Boxed [r#"{"f":1,"a":2}"#]
        Deep [r#"{"f":1,"b":2,"a":3}"#]
        Skipping [r#"{"f":1,"c":2}"#]
    }
}

suite! {
    maps:
    { pub(super) struct Rest { a: u32, b: u32, #[serde(flatten)] rest: BTreeMap<String, u32> } }
    { pub(super) struct Values { a: u32, #[serde(flatten)] rest: serde_json::Map<String, serde_json::Value> } }
    { pub(super) struct AnyValue { a: u32, #[serde(flatten)] rest: serde_json::Value } }
    { pub(super) struct ByNumber { name: String, #[serde(flatten)] rest: BTreeMap<u32, u32> } }
    { pub(super) struct Only<T> { #[serde(flatten)] t: T } }
    { pub(super) struct StructAndRest { #[serde(flatten)] inner: Inner, #[serde(flatten)] rest: BTreeMap<String, u8> } }
    { pub(super) struct Inner { y: Option<String> } }
    also {
        pub(super) type OnlyMap = Only<BTreeMap<String, Vec<u8>>>;
        pub(super) type OnlyInner = Only<Inner>;
    }
    cases {
        Rest [r#"{"a":1,"b":2,"c":3,"d":4}"#]
        Values [r#"{"a":1,"b":[null],"c":{"d":4}}"#]
        AnyValue [r#"{"a":1,"b":[null],"c":{"d":4}}"#]
        ByNumber [r#"{"name":"x"}"#]
        OnlyMap [r#"{"a":[1]}"#]
        OnlyInner ["{}", r#"{"y":"x"}"#]
        StructAndRest [r#"{"y":"x","z":1}"#]
    }
}

suite! {
    options:
    { pub(super) struct TwoOptions { #[serde(flatten)] one: Option<One>, #[serde(flatten)] two: Option<Two> } }
    { pub(super) struct One { a: i32 } }
    { pub(super) struct Two { b: i32, #[serde(default)] c: i32 } }
    { pub(super) struct Conditional { #[serde(flatten, skip_serializing_if = "Option::is_none")] one: Option<One>, z: u8 } }
    { pub(super) struct MaybeEnum { z: u8, #[serde(flatten)] kind: Option<Kind> } }
    { #[serde(tag = "type")] pub(super) enum Kind { A { a: i32 }, B } }
    { #[serde(default)] pub(super) struct WithDefault { z: u8, #[serde(flatten)] page: Page } }
    { #[serde(default)] pub(super) struct Page { limit: u8, offset: Option<u8> } }
    also {
        impl Default for WithDefault {
            fn default() -> Self {
                Self { z: 1, page: Page::default() }
            }
        }

        impl Default for Page {
            fn default() -> Self {
                Self { limit: 10, offset: None }
            }
        }
    }
    cases {
        TwoOptions [r#"{"a":1}"#, r#"{"b":1,"c":2}"#, "{}"]
        Conditional [r#"{"a":1,"z":2}"#, r#"{"z":2}"#]
        MaybeEnum [r#"{"z":1,"type":"A","a":2}"#, r#"{"z":1,"type":"B"}"#, r#"{"z":1}"#]
        WithDefault ["{}", r#"{"limit":5,"offset":null}"#]
    }
}

suite! {
    by_functions:
    { pub(super) struct Extended { a: u8, #[serde(flatten, with = "extensions")] extensions: BTreeMap<String, i32> } }
    { pub(super) struct OnlyRead { #[serde(flatten, deserialize_with = "extensions::deserialize")] extensions: BTreeMap<String, i32>, a: Option<u8> } }
    { pub(super) struct Cornered { #[serde(flatten, with = "corners")] corners: (u8, Option<u8>), name: String } }
    { pub(super) struct TwoOfThem { #[serde(flatten, with = "corners")] corners: (u8, Option<u8>), #[serde(flatten, with = "extensions")] rest: BTreeMap<String, i32> } }
    { pub(super) enum InVariant { A { #[serde(flatten, with = "corners")] corners: (u8, Option<u8>), b: u8 }, B } }
    { #[serde(tag = "kind")] pub(super) enum InTagged { A { #[serde(flatten, with = "extensions")] extensions: BTreeMap<String, i32> }, B } }
    { pub(super) struct Generic<T> { t: T, #[serde(flatten, with = "corners")] corners: (u8, Option<u8>) } }
    also {
        pub(super) type GenericText = Generic<String>;
    }
    cases {
        Extended [r#"{"a":1,"x-b":2,"x-c":3}"#, r#"{"a":1,"other":null}"#]
        OnlyRead [r#"{"x-b":2,"a":1}"#]
        Cornered [r#"{"left":1,"right":2,"name":"x"}"#, r#"{"name":"x","left":1}"#]
        TwoOfThem [r#"{"left":1,"x-b":2}"#]
        InVariant [r#"{"A":{"left":1,"b":2}}"#, r#""B""#]
        InTagged [r#"{"kind":"A","x-b":2}"#, r#"{"kind":"B"}"#]
        GenericText [r#"{"t":"x","left":1}"#]
    }
}
