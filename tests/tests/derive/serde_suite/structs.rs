//! Structs and their annotations: defaults, names, skipping, functions.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::functions::*;
use super::suite::suite;

suite! {
    defaults:
    { pub(super) struct Defaults<A, B, C, D, E> where C: Preset, E: Preset {
        a: A,
        #[serde(default)] b: B,
        #[serde(default = "Preset::preset")] c: C,
        #[serde(skip_deserializing)] d: D,
        #[serde(skip_deserializing, default = "Preset::preset")] e: E,
    } }
    { pub(super) struct InTuple<A, B, C: Preset>(A, #[serde(default)] B, #[serde(default = "Preset::preset")] C); }
    { pub(super) struct WithoutDefault<A: Preset> { #[serde(default = "Preset::preset")] a: A } }
    { #[derive(Default)] #[serde(default)] pub(super) struct Whole<T> { a: i32, b: T } }
    { #[serde(default)] pub(super) struct ByHand { a: Option<u8>, b: u8, #[serde(default = "seven")] c: u8, #[serde(skip)] d: u8 } }
    { #[derive(Default)] #[serde(default)] pub(super) struct Tuple(u8, String, Option<u8>); }
    also {
        pub(super) type DefaultsOfNumbers = Defaults<u8, u8, u8, u8, u8>;
        pub(super) type TupleOfNumbers = InTuple<u8, i32, u8>;
        pub(super) type WithoutDefaultOfNumber = WithoutDefault<u8>;
        pub(super) type WholeOfText = Whole<String>;

        impl Default for ByHand {
            fn default() -> Self {
                Self { a: Some(1), b: 2, c: 3, d: 4 }
            }
        }
    }
    cases {
        DefaultsOfNumbers [r#"{"a":1,"b":2,"c":3,"d":4,"e":5}"#, r#"{"a":1}"#]
        TupleOfNumbers ["[1,2,3]", "[1,2]", "[1]"]
        WithoutDefaultOfNumber ["{}", r#"{"a":1}"#]
        WholeOfText ["{}", r#"{"a":1,"b":"x"}"#, r#"{"b":"x"}"#]
        ByHand ["{}", r#"{"a":null,"b":1,"c":2,"d":3}"#]
        Tuple [r#"[1,"x",2]"#, r#"[1,"x"]"#, "[]"]
    }
}

suite! {
    unknown_keys:
    { #[serde(deny_unknown_fields)] pub(super) struct Denying { a: i32 } }
    { #[serde(deny_unknown_fields)] pub(super) struct DenyingSkipped { a: i32, #[serde(skip_deserializing)] b: i32 } }
    { #[serde(deny_unknown_fields)] pub(super) struct DenyingAll { #[serde(skip_deserializing)] a: i32 } }
    { #[serde(deny_unknown_fields)] pub(super) struct DenyingEmpty {} }
    { pub(super) struct Ignoring { a: i32 } }
    { pub(super) struct Empty {} }
    { pub(super) struct Unit; }
    { pub(super) struct EmptyTuple(); }
    { pub(super) struct SkippedAll { #[serde(skip_deserializing)] a: u8 } }
    also {}
    cases {
        Denying [r#"{"a":1}"#]
        DenyingSkipped [r#"{"a":1}"#]
        DenyingAll ["{}"]
        DenyingEmpty ["{}"]
        Ignoring [r#"{"a":1,"z":[{}]}"#]
        Empty [r#"{"z":1}"#]
        Unit ["null"]
        EmptyTuple ["[]"]
        SkippedAll ["{}", r#"{"a":1}"#]
    }
}

suite! {
    names:
    { #[serde(rename = "Hero")] pub(super) struct Renamed { a: i32, #[serde(rename = "z")] b: i32 } }
    { #[serde(rename(serialize = "Out", deserialize = "In"))] pub(super) struct RenamedByWay { a: i32, #[serde(rename(serialize = "out", deserialize = "in"))] b: i32 } }
    { #[serde(deny_unknown_fields)] pub(super) struct Aliased { a: i32, #[serde(alias = "c")] b: i32, #[serde(alias = "e", rename = "f")] d: i32 } }
    { #[serde(rename_all = "PascalCase")] pub(super) struct Pascal { one_word: bool, two_words_more: bool } }
    { #[serde(rename_all = "SCREAMING-KEBAB-CASE")] pub(super) struct Loud { one_word: bool, two_words_more: bool } }
    { #[serde(rename_all = "camelCase")] pub(super) struct Camel { one_word: bool, #[serde(rename = "as-is")] two_words: Option<bool> } }
    { #[serde(rename_all(serialize = "kebab-case", deserialize = "SCREAMING_SNAKE_CASE"))] pub(super) struct ByWay { one_word: bool } }
    { pub(super) struct Keywords { r#type: u8, r#fn: u8, #[serde(rename = "r#raw")] raw: Option<u8> } }
    { pub(super) struct NonAscii { größe: f64, été: u8 } }
    { pub(super) struct OddNames { #[serde(rename = "")] a: u8, #[serde(rename = "a \"quoted\" \\ name")] b: u8, #[serde(rename = "ü/~1")] c: u8 } }
    also {}
    cases {
        Renamed [r#"{"a":1,"z":2}"#]
        RenamedByWay [r#"{"a":1,"in":2}"#]
        Aliased [r#"{"a":1,"c":2,"e":3}"#, r#"{"a":1,"b":2,"f":3}"#]
        Pascal [r#"{"OneWord":true,"TwoWordsMore":false}"#]
        Loud [r#"{"ONE-WORD":true,"TWO-WORDS-MORE":false}"#]
        Camel [r#"{"oneWord":true,"as-is":null}"#, r#"{"oneWord":true}"#]
        ByWay [r#"{"ONE_WORD":true}"#]
        Keywords [r#"{"type":1,"fn":2,"r#raw":3}"#]
        NonAscii [r#"{"größe":1.5,"été":2}"#]
        OddNames [r#"{"":1,"a \"quoted\" \\ name":2,"ü/~1":3}"#]
    }
}

suite! {
    skipping:
    { pub(super) struct Skipping<B> { a: i8, #[serde(skip)] b: B } }
    { pub(super) struct Conditional<C: Preset> { a: i8, #[serde(skip_serializing)] b: Option<u8>, #[serde(skip_serializing_if = "Preset::is_preset")] c: C } }
    { pub(super) struct SkippingTuple(i8, #[serde(skip)] u8, u8); }
    { #[serde(deny_unknown_fields)] pub(super) struct OneWay { #[serde(skip_serializing, default)] a: u8, #[serde(skip_deserializing)] b: u8, #[serde(skip, default = "seven")] c: u8 } }
    { pub(super) struct Options { #[serde(skip_serializing_if = "Option::is_none")] a: Option<u8>, #[serde(skip_serializing_if = "Option::is_none", default)] b: Option<String>, c: Option<Vec<Option<u8>>> } }
    { pub(super) struct Collections { #[serde(skip_serializing_if = "Vec::is_empty", default)] a: Vec<u8>, #[serde(skip_serializing_if = "BTreeMap::is_empty", default)] b: BTreeMap<String, u8> } }
    { #[serde(transparent)] pub(super) struct Around { #[serde(skip)] a: bool, b: u32, #[serde(skip)] c: bool, d: PhantomData<()> } }
    { #[serde(transparent)] pub(super) struct AroundTuple(#[serde(skip)] bool, u32, #[serde(skip)] bool, PhantomData<()>); }
    { pub(super) struct OfBare { a: u8, #[serde(skip)] b: Bare, #[serde(skip)] c: Option<Bare> } }
    also {
        pub(super) type SkippingBare = Skipping<Bare>;
        pub(super) type ConditionalNumber = Conditional<u8>;
    }
    cases {
        SkippingBare [r#"{"a":1}"#, r#"{"a":1,"b":2}"#]
        ConditionalNumber [r#"{"a":1,"b":2,"c":9}"#, r#"{"a":1,"b":null,"c":8}"#]
        SkippingTuple ["[1,2]"]
        OneWay [r#"{"a":1}"#, "{}"]
        Options [r#"{"a":null,"b":"x","c":[1,null]}"#, "{}", r#"{"a":1,"b":null,"c":null}"#]
        Collections [r#"{"a":[1],"b":{"x":1}}"#, "{}"]
        Around ["5"]
        AroundTuple ["5"]
        OfBare [r#"{"a":1}"#]
    }
}

suite! {
    functions_of_fields:
    { pub(super) struct With { a: u8, #[serde(with = "bare")] b: Bare } }
    { pub(super) struct Apart { a: u8, #[serde(serialize_with = "bare::serialize", deserialize_with = "bare::deserialize")] b: Bare } }
    { pub(super) struct OneSide { #[serde(serialize_with = "text::serialize")] a: u8, #[serde(deserialize_with = "text::deserialize")] b: u8 } }
    { pub(super) struct OfTrait<B: Codec> { a: u8, #[serde(serialize_with = "Codec::write", deserialize_with = "Codec::read")] b: B } }
    { pub(super) struct WithDefault { #[serde(with = "text", default = "seven")] a: u8, #[serde(with = "text", default, skip_serializing_if = "is_zero")] b: u8 } }
    { pub(super) struct Newtype(#[serde(with = "text")] u8); }
    { pub(super) struct Tuple<T>(T, #[serde(with = "bare")] Bare); }
    { #[serde(transparent)] pub(super) struct Around { #[serde(with = "text")] a: u16 } }
    { pub(super) struct First { #[serde(serialize_with = "first")] all: Vec<Self>, a: u8 } }
    { pub(super) struct Array { #[serde(serialize_with = "<[_]>::serialize")] bytes: [u8; 3] } }
    also {
        use serde::Serialize as _;

        pub(super) type OfTraitOfNumber = OfTrait<u16>;
        pub(super) type TupleOfText = Tuple<String>;

        fn first<T: serde::Serialize, S: serde::Serializer>(all: &[T], serializer: S) -> Result<S::Ok, S::Error> {
            all.first().serialize(serializer)
        }
    }
    cases {
        With [r#"{"a":1,"b":2}"#]
        Apart [r#"{"a":1,"b":2}"#]
        OneSide [r#"{"a":1,"b":"2"}"#]
        OfTraitOfNumber [r#"{"a":1,"b":"2"}"#]
        WithDefault [r#"{"a":"1","b":"2"}"#, "{}", r#"{"b":"0"}"#]
        Newtype [r#""12""#]
        TupleOfText [r#"["x",1]"#]
        Around [r#""12""#]
        First [r#"{"all":[{"all":[],"a":1}],"a":2}"#]
        Array [r#"{"bytes":[1,2,3]}"#]
    }
}
