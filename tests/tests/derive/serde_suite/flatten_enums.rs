//! Flattened enums in all representations, and enums with flattened fields.

use std::collections::BTreeMap;

use super::suite::suite;

suite! {
    of_enums:
    { pub(super) struct External { #[serde(flatten)] kind: Kind, #[serde(flatten)] rest: BTreeMap<String, String> } }
    { pub(super) enum Kind { Unit, Newtype(BTreeMap<String, String>), Tuple(u32, u32), Struct { index: u32, value: u32 } } }
    { pub(super) struct Adjacent { outer: u32, #[serde(flatten)] data: Newtype } }
    { pub(super) struct Newtype(AdjacentKind); }
    { #[serde(tag = "tag", content = "content")] pub(super) enum AdjacentKind { Unit, Newtype(Held), Struct { index: u32, value: u32 } } }
    { pub(super) struct Held { value: u32 } }
    { pub(super) struct TwoInternal { #[serde(flatten)] x: X, #[serde(flatten)] y: Y } }
    { #[serde(tag = "typeX")] pub(super) enum X { A { a: i32 }, B { b: i32 } } }
    { #[serde(tag = "typeY")] pub(super) enum Y { C { c: i32 }, D } }
    { pub(super) struct Untagged { #[serde(flatten)] kind: UntaggedKind } }
    { #[serde(untagged)] pub(super) enum UntaggedKind { Struct { a: i32 } } }
    { pub(super) struct UntaggedBeside { id: u8, #[serde(flatten)] kind: Either } }
    { #[serde(untagged)] pub(super) enum Either { One { a: i32 }, Other { b: String } } }
    { pub(super) struct Internal { id: u8, #[serde(flatten)] kind: Tagged, name: Option<String> } }
    { #[serde(tag = "type", rename_all = "snake_case")] pub(super) enum Tagged { Login { user: String }, Ping, Held(Held) } }
    also {}
    cases {
        External [r#"{"Newtype":{"x":"y"},"z":"w"}"#, r#"{"Tuple":[1,2],"z":"w"}"#, r#"{"Unit":null}"#, r#"{"Struct":{"index":1,"value":2},"z":"w"}"#]
        Adjacent [r#"{"outer":1,"tag":"Newtype","content":{"value":2}}"#, r#"{"outer":1,"tag":"Unit"}"#, r#"{"content":{"index":1,"value":2},"tag":"Struct","outer":1}"#]
        TwoInternal [r#"{"typeX":"B","b":1,"typeY":"D"}"#, r#"{"typeY":"C","c":1,"a":2,"typeX":"A"}"#]
        Untagged [r#"{"a":1}"#]
        UntaggedBeside [r#"{"id":1,"a":2}"#, r#"{"b":"x","id":2}"#]
        Internal [r#"{"id":1,"type":"login","user":"x","name":null}"#, r#"{"type":"held","value":1,"id":2}"#, r#"{"id":1,"type":"ping"}"#]
    }
}

suite! {
    in_variants:
    { pub(super) struct Flat { b: i32 } }
    { pub(super) enum External { Tuple(f64, i32), Flatten { #[serde(flatten)] nested: Nested }, Beside { a: i32, #[serde(flatten)] flat: Flat } } }
    { pub(super) struct Nested { a: i32, b: i32 } }
    { #[serde(tag = "tag")] pub(super) enum Internal { A { a: i32, #[serde(flatten)] flat: Flat } } }
    { #[serde(tag = "t", content = "c")] pub(super) enum Adjacent { A { a: i32, #[serde(flatten)] flat: Flat }, B(f64, String) } }
    { #[serde(untagged)] pub(super) enum Untagged { A { a: i32, #[serde(flatten)] flat: Flat }, B(f64, String) } }
    { #[serde(untagged)] pub(super) enum UntaggedMap { Only { #[serde(flatten)] map: BTreeMap<u64, String> } } }
    { pub(super) enum OfUnit { Simple { a: i32 }, Flatten { #[serde(flatten)] unit: (), a: i32 } } }
    { #[serde(deny_unknown_fields)] pub(super) enum Denying { B { c: String }, D { #[serde(flatten)] e: Empty } } }
    { pub(super) struct Empty {} }
    { #[serde(tag = "tag")] pub(super) enum InternalRest { A { a: i32, #[serde(flatten)] rest: BTreeMap<String, String> } } }
    also {}
    cases {
        External [r#"{"Tuple":[1.5,2]}"#, r#"{"Flatten":{"a":1,"b":2}}"#, r#"{"Beside":{"a":1,"b":2}}"#]
        Internal [r#"{"tag":"A","a":1,"b":2}"#]
        Adjacent [r#"{"t":"A","c":{"a":1,"b":2}}"#, r#"{"t":"B","c":[1.5,"x"]}"#]
        Untagged [r#"{"a":1,"b":2}"#, r#"[1.5,"x"]"#]
        UntaggedMap [r#"{}"#]
        OfUnit [r#"{"Simple":{"a":1}}"#, r#"{"Flatten":{"a":1}}"#]
        Denying [r#"{"B":{"c":"x"}}"#, r#"{"D":{}}"#]
        InternalRest [r#"{"tag":"A","a":1,"b":"x"}"#]
    }
}
