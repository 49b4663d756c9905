//! Adjacently tagged and untagged enums, and enums without variants.

use std::collections::BTreeMap;

use super::functions::*;
use super::suite::suite;

suite! {
    adjacent:
    { #[serde(tag = "t", content = "c")] pub(super) enum Tagged<T> { Unit, Newtype(T), Tuple(u8, u8), Struct { f: u8 }, EmptyTuple(), Empty {} } }
    { pub(super) struct Number(u32); }
    { #[serde(tag = "t", content = "c", deny_unknown_fields)] pub(super) enum Denying { Unit, Newtype(u8), Struct { f: u8 } } }
    { #[serde(tag = "t", content = "c", rename_all = "kebab-case")] pub(super) enum Cased { FirstOne(Option<u8>), #[serde(rename = "2nd", alias = "second")] SecondOne { a: Option<u8> } } }
    { #[serde(tag = "t", content = "c")] pub(super) enum WithOther { Known(u8), #[serde(other)] Unknown } }
    { #[serde(tag = "t", content = "c")] pub(super) enum WithFunctions { A(#[serde(with = "text")] u8), B { #[serde(with = "bare")] b: Bare } } }
    { #[serde(tag = "t", content = "c")] pub(super) enum Skipping { A, #[serde(skip)] B(Bare), #[serde(skip_serializing)] C(u8) } }
    also {
        pub(super) type TaggedNumber = Tagged<Number>;
        pub(super) type TaggedOption = Tagged<Option<u8>>;
    }
    cases {
        TaggedNumber [r#"{"t":"Unit"}"#, r#"{"t":"Unit","c":null}"#, r#"{"c":1,"t":"Newtype"}"#, r#"{"t":"Tuple","c":[1,2]}"#, r#"{"c":{"f":1},"t":"Struct"}"#, r#"{"t":"EmptyTuple","c":[]}"#, r#"{"t":"Empty","c":{}}"#]
        TaggedOption [r#"{"t":"Newtype","c":null}"#, r#"{"t":"Newtype","c":1}"#]
        Denying [r#"{"t":"Unit"}"#, r#"{"t":"Struct","c":{"f":1}}"#]
        Cased [r#"{"t":"first-one","c":null}"#, r#"{"t":"second","c":{"a":1}}"#]
        WithOther [r#"{"t":"Known","c":1}"#, r#"{"t":"what"}"#]
        WithFunctions [r#"{"t":"A","c":"1"}"#, r#"{"t":"B","c":{"b":1}}"#]
        Skipping [r#"{"t":"A"}"#, r#"{"t":"C","c":1}"#]
    }
}

suite! {
    untagged:
    { #[serde(untagged)] pub(super) enum Plain { A { a: u8 }, B { b: u8 }, C, D(u8), E(String), F(u8, u8) } }
    { pub(super) struct Unit; }
    { #[serde(untagged)] pub(super) enum UnitOrMap { Unit(Unit), Map(BTreeMap<String, String>) } }
    { pub(super) struct Number(u32); }
    { #[serde(untagged)] pub(super) enum NumberOrNull { Newtype(Number), Null } }
    { #[serde(untagged)] pub(super) enum Around { Inner(Inner) } }
    { pub(super) enum Inner { Unit, Newtype(u8), Tuple0(), Tuple2(u8, u8), Struct { f: u8 }, Empty {} } }
    { #[serde(untagged)] pub(super) enum OptionOrNull { Struct { optional: Option<u32> }, Null } }
    { #[serde(untagged)] pub(super) enum TextOrNumber { Text(String), Number(u64) } }
    { #[serde(untagged)] pub(super) enum OneOrMany<T> { One(T), Many(Vec<T>) } }
    { #[serde(untagged)] pub(super) enum Numbers { Small(u8), Signed(i64), Float(f64) } }
    { #[serde(untagged)] pub(super) enum WithFunctions { A(#[serde(with = "text")] u8), B { #[serde(with = "bare")] b: Bare } } }
    { #[serde(untagged)] pub(super) enum Skipping { A(bool), #[serde(skip)] B(Bare), #[serde(skip_serializing)] C(u8) } }
    { #[serde(untagged)] pub(super) enum Tagged { Of(Internal), Text(String) } }
    { #[serde(tag = "type")] pub(super) enum Internal { A { a: u8 }, B } }
    { pub(super) struct Holder { a: Plain, b: Option<TextOrNumber>, c: Vec<OptionOrNull> } }
    { #[serde(untagged)] pub(super) enum Denying { A(DenyingA), B(DenyingB) } }
    { #[serde(deny_unknown_fields)] pub(super) struct DenyingA { a: u8 } }
    { #[serde(deny_unknown_fields)] pub(super) struct DenyingB { a: u8, b: u8 } }
    also {
        pub(super) type OneOrManyTexts = OneOrMany<String>;
    }
    cases {
        Plain [r#"{"a":1}"#, r#"{"b":1}"#, "null", "1", r#""x""#, "[1,2]"]
        UnitOrMap ["null", r#"{"a":"b"}"#, "{}"]
        NumberOrNull ["1", "null"]
        Around [r#""Unit""#, r#"{"Newtype":1}"#, r#"{"Tuple0":[]}"#, r#"{"Tuple2":[1,2]}"#, r#"{"Struct":{"f":1}}"#, r#"{"Empty":{}}"#]
        OptionOrNull [r#"{"optional":1}"#, "{}", "null"]
        TextOrNumber [r#""x""#, "1"]
        OneOrManyTexts [r#""x""#, r#"["x","y"]"#]
        Numbers ["1", "-1", "1.5", "300"]
        WithFunctions [r#""1""#, r#"{"b":1}"#]
        Skipping ["true", "1"]
        Tagged [r#"{"type":"A","a":1}"#, r#"{"type":"B"}"#, r#""x""#]
        Holder [r#"{"a":null,"b":null,"c":[null,{}]}"#, r#"{"a":1,"c":[]}"#]
        Denying [r#"{"a":1}"#, r#"{"a":1,"b":2}"#]
    }
}

suite! {
    without_variants:
    { pub(super) enum Void {} }
    { #[serde(deny_unknown_fields)] pub(super) enum VoidDenying {} }
    { #[serde(tag = "t", content = "c")] pub(super) enum VoidAdjacent {} }
    { pub(super) enum NoneToRead { #[serde(skip_deserializing)] Written } }
    { pub(super) struct MaybeVoid { a: Option<Void>, b: Vec<Void>, c: Result<u8, Void> } }
    also {}
    cases {
        Void []
        VoidDenying []
        VoidAdjacent []
        NoneToRead []
        MaybeVoid [r#"{"a":null,"b":[],"c":{"Ok":1}}"#]
    }
}
