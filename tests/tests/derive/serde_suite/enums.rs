//! Externally and internally tagged enums.

use std::collections::BTreeMap;

use super::functions::*;
use super::suite::suite;

suite! {
    external:
    { pub(super) enum Plain { Unit, Newtype(i32), Tuple(i8, String, Option<u8>), Struct { a: i32, b: Option<i32>, #[serde(default)] c: u8 }, EmptyTuple(), Empty {} } }
    { #[serde(rename = "Hero")] pub(super) enum Renamed { #[serde(rename = "bat")] Bat, #[serde(rename = "super")] Super(i8), #[serde(rename = "woman")] Woman(i8, i8), #[serde(rename = "flash")] Flash { #[serde(rename = "b")] a: i32 } } }
    { pub(super) enum RenamedByWay<A> { #[serde(rename(serialize = "out", deserialize = "in"))] Robin { a: i8, #[serde(rename(serialize = "c"))] #[serde(rename(deserialize = "d"))] b: A } } }
    { #[serde(deny_unknown_fields)] pub(super) enum Aliased { #[serde(rename = "moon", alias = "usagi")] Moon { a: i8, #[serde(alias = "c")] b: i8, #[serde(alias = "e", rename = "f")] d: i8 } } }
    { #[serde(rename_all = "snake_case")] pub(super) enum Cased { #[serde(rename_all = "camelCase")] FirstOne { is_a: bool, is_b_too: bool }, #[serde(rename_all = "kebab-case")] TheSecond { is_a: bool }, #[serde(rename_all = "SCREAMING_SNAKE_CASE")] NumberThree { is_a: bool } } }
    { #[serde(rename_all_fields = "kebab-case")] pub(super) enum CasedFields { V1, V2(bool), V3 { a_field: bool, #[serde(rename = "last-one")] c_field: bool }, #[serde(rename_all = "snake_case")] V4 { a_field: bool } } }
    { pub(super) enum Defaults<A, B, C> where C: Preset { Struct { a: A, #[serde(default)] b: B, #[serde(default = "Preset::preset")] c: C, #[serde(skip_deserializing)] d: u8 }, Tuple(A, #[serde(default)] B, #[serde(default = "Preset::preset")] C) } }
    { pub(super) enum Skipped { #[serde(skip)] Never(NoTraits), #[serde(skip_deserializing)] Written, Unit, #[serde(skip_serializing)] Read(u8), Of(#[serde(skip)] u8), Two(#[serde(skip)] u8, u8, u8) } }
    { pub(super) enum SkippedGeneric<T> { #[serde(skip)] T(T), Unit } }
    { pub(super) enum WithFunctions { Newtype(#[serde(with = "bare")] Bare), Tuple(u8, #[serde(with = "text")] u8), Struct { #[serde(with = "text")] a: u8, #[serde(skip_serializing_if = "is_zero", default)] b: u8 } } }
    { pub(super) enum Other { Unit, #[serde(other)] Unknown } }
    { pub(super) enum OnlyOther { #[serde(skip)] Text(String), #[serde(other)] Unknown } }
    { pub(super) enum Recursive { Leaf, Node(Box<Recursive>, Vec<Recursive>) } }
    { pub(super) enum Keyword { r#Type { r#type: u8 }, r#Struct, #[serde(rename = "r#fn")] Fn } }
    { pub(super) struct Holder { a: Vec<Plain>, b: Option<Renamed>, c: BTreeMap<String, Option<Other>> } }
    also {
        pub(super) struct NoTraits;
        pub(super) type RenamedOfNumber = RenamedByWay<u8>;
        pub(super) type DefaultsOfNumbers = Defaults<u8, u8, u8>;
        pub(super) type SkippedBare = SkippedGeneric<Bare>;
    }
    cases {
        Plain [r#""Unit""#, r#"{"Unit":null}"#, r#"{"Newtype":1}"#, r#"{"Tuple":[1,"x",null]}"#, r#"{"Struct":{"a":1,"b":null}}"#, r#"{"EmptyTuple":[]}"#, r#"{"Empty":{}}"#]
        Renamed [r#""bat""#, r#"{"super":1}"#, r#"{"woman":[1,2]}"#, r#"{"flash":{"b":1}}"#]
        RenamedOfNumber [r#"{"in":{"a":1,"d":2}}"#]
        Aliased [r#"{"usagi":{"a":1,"c":2,"e":3}}"#]
        Cased [r#"{"first_one":{"isA":true,"isBToo":false}}"#, r#"{"the_second":{"is-a":true}}"#, r#"{"number_three":{"IS_A":true}}"#]
        CasedFields [r#""V1""#, r#"{"V2":true}"#, r#"{"V3":{"a-field":true,"last-one":false}}"#, r#"{"V4":{"a_field":true}}"#]
        DefaultsOfNumbers [r#"{"Struct":{"a":1}}"#, r#"{"Tuple":[1]}"#, r#"{"Tuple":[1,2,3]}"#]
        Skipped [r#""Unit""#, r#"{"Read":1}"#, r#"{"Two":[1,2]}"#]
        SkippedBare [r#""Unit""#]
        WithFunctions [r#"{"Newtype":1}"#, r#"{"Tuple":[1,"2"]}"#, r#"{"Struct":{"a":"1"}}"#]
        Other [r#""Unit""#, r#""What""#]
        OnlyOther [r#""What""#]
        Recursive [r#"{"Node":["Leaf",["Leaf"]]}"#]
        Keyword [r#"{"Type":{"type":1}}"#, r#""Struct""#, r#""r#fn""#]
        Holder [r#"{"a":["Unit",{"Newtype":1}],"b":null,"c":{"x":"What","y":null}}"#]
    }
}

suite! {
    untagged_variants:
    { pub(super) enum Expression { Nothing, Lambda(u32, Box<Expression>), #[serde(untagged)] Call(Box<Expression>, Box<Expression>), #[serde(untagged)] Variable(u32) } }
    { pub(super) enum Several { A(u32, u32), B(u32), #[serde(untagged)] C(u32), #[serde(untagged)] D(u32, u32) } }
    { pub(super) enum Catching { Known, #[serde(untagged)] Other(String) } }
    { #[serde(tag = "t")] pub(super) enum Internal { A, B, #[serde(untagged)] Number(u32) } }
    { #[serde(tag = "tag")] pub(super) enum InternalFields { Tagged { a: u8 }, #[serde(untagged)] Untagged { tag: String, b: u8 } } }
    { #[serde(tag = "t", content = "c")] pub(super) enum Adjacent { A(u32), B, #[serde(untagged)] Number(u32) } }
    also {}
    cases {
        Expression [r#"{"Lambda":[0,[1,2]]}"#, "[1,2]", "5"]
        Several [r#"{"A":[1,2]}"#, "1", "[1,2]"]
        Catching [r#""Known""#, r#""else""#]
        Internal [r#"{"t":"A"}"#, "7"]
        InternalFields [r#"{"tag":"Tagged","a":1}"#, r#"{"tag":"else","b":1}"#]
        Adjacent [r#"{"t":"A","c":1}"#, r#"{"t":"B"}"#, "7"]
    }
}

suite! {
    internal:
    { #[serde(tag = "tag")] pub(super) enum Tagged { Unit, NewtypeUnit(()), NewtypeUnitStruct(Unit), Newtype(Newtype), Map(BTreeMap<String, String>), Held(Held), OfEnum(External), Struct { a: u8 }, StructOfEnum { of: External } } }
    { pub(super) struct Unit; }
    { pub(super) struct Newtype(BTreeMap<String, String>); }
    { pub(super) struct Held { f: u8 } }
    { pub(super) enum External { Unit, Newtype(u8), Tuple(u8, u8), Struct { f: u8 } } }
    { #[serde(tag = "type")] pub(super) enum Skipping { A, #[serde(skip)] B { t: String }, C { #[serde(default, skip)] t: String } } }
    { #[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")] pub(super) enum Cased { FirstOne { some_field: Option<u8> }, #[serde(alias = "2nd")] SecondOne } }
    { #[serde(tag = "type", deny_unknown_fields)] pub(super) enum Denying { A { a: u8 }, B } }
    { #[serde(tag = "type")] pub(super) enum WithOther { Known { a: u8 }, #[serde(other)] Unknown } }
    { #[serde(tag = "type")] pub(super) enum Generic<T> { Of(T), Fields { value: T } } }
    { #[serde(tag = "outer")] pub(super) enum Nested { Of(Cased2), Plain } }
    { #[serde(tag = "type")] pub(super) enum Cased2 { A { a: u8 }, B } }
    { #[serde(tag = "type")] pub(super) enum Bytes { Text { text: String }, Bytes { bytes: Vec<u8> } } }
    also {
        pub(super) type GenericOfHeld = Generic<Held>;
    }
    cases {
        Tagged [r#"{"tag":"Unit"}"#, r#"{"tag":"NewtypeUnit"}"#, r#"{"tag":"NewtypeUnitStruct"}"#, r#"{"tag":"Newtype","x":"y"}"#, r#"{"x":"y","tag":"Map"}"#, r#"{"tag":"Held","f":1}"#, r#"{"tag":"OfEnum","Newtype":1}"#, r#"{"tag":"OfEnum","Unit":null}"#, r#"{"tag":"Struct","a":1}"#, r#"{"tag":"StructOfEnum","of":"Unit"}"#]
        Skipping [r#"{"type":"A"}"#, r#"{"type":"C","t":"x"}"#]
        Cased [r#"{"type":"first_one","someField":null}"#, r#"{"type":"2nd"}"#]
        Denying [r#"{"type":"A","a":1}"#, r#"{"type":"B"}"#]
        WithOther [r#"{"type":"Known","a":1}"#, r#"{"type":"what","z":1}"#]
        GenericOfHeld [r#"{"type":"Of","f":1}"#, r#"{"type":"Fields","value":{"f":1}}"#]
        Nested [r#"{"outer":"Of","type":"A","a":1}"#, r#"{"outer":"Plain"}"#]
        Bytes [r#"{"type":"Text","text":"x"}"#, r#"{"bytes":[1,2],"type":"Bytes"}"#]
    }
}
