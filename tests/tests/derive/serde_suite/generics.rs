//! Type parameters, bounds, associated types, `Self`, recursion.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::functions::*;
use super::suite::suite;

pub(super) trait Family {
    type Id;
    type Item;
}

pub(super) struct NoTraits;

impl Family for NoTraits {
    type Id = u32;
    type Item = Option<String>;
}

suite! {
    parameters:
    { pub(super) struct Struct<T> { x: T } }
    { pub(super) struct Newtype<T>(T); }
    { pub(super) struct Tuple<T, U>(T, U); }
    { pub(super) struct Three<A, B, C> { a: A, b: B, c: C } }
    { pub(super) enum Enum<T, U> { Unit, Newtype(T), Seq(T, U), Map { x: T, y: U } } }
    { pub(super) struct Everywhere<T> { t: T, option: Option<T>, boxed: Box<T>, option_boxed: Option<Box<T>>, list: Vec<T>, map: BTreeMap<String, T>, array: [T; 2], tuple: (T, u8) } }
    { pub(super) struct Marked<T> { marker: PhantomData<T> } }
    { pub(super) struct UnitOf<const N: usize>; }
    { pub(super) struct With<T> { t: T, #[serde(with = "bare")] x: Bare } }
    { pub(super) enum EnumWith<T> { Unit, Newtype(#[serde(with = "bare")] Bare), Tuple(T, #[serde(with = "bare")] Bare), Struct { t: T, #[serde(with = "bare")] x: Bare } } }
    { pub(super) struct Nested<T> { a: Struct<T>, b: Vec<Newtype<T>>, c: Option<Tuple<T, T>> } }
    also {
        pub(super) type StructOfText = Struct<String>;
        pub(super) type NewtypeOfList = Newtype<Vec<u8>>;
        pub(super) type TupleOfTwo = Tuple<Struct<u8>, Newtype<bool>>;
        pub(super) type ThreeOfAll = Three<(), char, Struct<Newtype<f64>>>;
        pub(super) type EnumOfTwo = Enum<u8, Option<String>>;
        pub(super) type EverywhereNumber = Everywhere<u8>;
        pub(super) type MarkedBare = Marked<Bare>;
        pub(super) type UnitOfThree = UnitOf<3>;
        pub(super) type WithNumber = With<i32>;
        pub(super) type EnumWithNumber = EnumWith<i32>;
        pub(super) type NestedText = Nested<String>;
    }
    cases {
        StructOfText [r#"{"x":"y"}"#]
        NewtypeOfList ["[1]"]
        TupleOfTwo [r#"[{"x":1},true]"#]
        ThreeOfAll [r#"{"a":null,"b":"c","c":{"x":1.5}}"#]
        EnumOfTwo [r#""Unit""#, r#"{"Newtype":1}"#, r#"{"Seq":[1,null]}"#, r#"{"Map":{"x":1,"y":"z"}}"#, r#"{"Map":{"x":1}}"#]
        EverywhereNumber [r#"{"t":1,"option":2,"boxed":3,"option_boxed":4,"list":[5],"map":{"a":6},"array":[7,8],"tuple":[9,10]}"#]
        MarkedBare [r#"{"marker":null}"#]
        UnitOfThree ["null"]
        WithNumber [r#"{"t":1,"x":2}"#]
        EnumWithNumber [r#""Unit""#, r#"{"Newtype":1}"#, r#"{"Tuple":[1,2]}"#, r#"{"Struct":{"t":1,"x":2}}"#]
        NestedText [r#"{"a":{"x":"y"},"b":["z"],"c":["a","b"]}"#]
    }
}

pub(super) type Alias<T> = PhantomData<T>;

suite! {
    everywhere:
    { pub(super) struct Keyed<K: Ord, V> { map: BTreeMap<K, V>, pages: Option<BTreeMap<K, Vec<V>>> } }
    { pub(super) enum KeyedEnum<K: Ord> { Map(BTreeMap<K, u8>), Fields { by_name: BTreeMap<K, BTreeMap<K, u8>> } } }
    { pub(super) struct Unsized<T: ?Sized> { boxed: Box<T> } }
    { pub(super) struct Borrowing<'a, T: Clone> { owned: Cow<'a, T>, items: Cow<'a, [T]>, plain: T } }
    { #[serde(bound = "")] pub(super) struct MarkedByAlias<T> { marker: Alias<T>, a: u8 } }
    { pub(super) struct MarkedField<T> { #[serde(bound = "")] marker: Alias<T>, a: u8 } }
    { pub(super) struct Part { x: u8, y: Option<String> } }
    { pub(super) enum Flattened<T> { A { #[serde(flatten)] t: T, b: u8 }, B } }
    { #[serde(tag = "k")] pub(super) enum FlattenedTagged<T> { A { #[serde(flatten)] t: T, b: u8 }, B } }
    { #[serde(tag = "k", content = "c")] pub(super) enum FlattenedAdjacent<T> { A { #[serde(flatten)] t: T, b: u8 }, B } }
    { #[serde(untagged)] pub(super) enum FlattenedUntagged<T> { A { #[serde(flatten)] t: T, b: u8 }, B(u8) } }
    { pub(super) struct FlattenedLayers<T> { #[serde(flatten)] t: WithPart<T>, b: u8 } }
    { pub(super) struct WithPart<T> { #[serde(flatten)] t: T, #[serde(default)] c: u8 } }
    { pub(super) struct Defaulted<T> { #[serde(default)] bare: T, #[serde(default)] list: Vec<T>, #[serde(default)] option: Option<T> } }
    { #[derive(Clone)] #[serde(from = "Vec<T>", into = "Vec<T>", bound(serialize = "T: Clone + serde::Serialize"))] pub(super) struct Converted<T>(Vec<T>); }
    { pub(super) struct MutualA<T> { t: T, b: Option<Box<MutualB<T>>> } }
    { pub(super) enum MutualB<T> { End, A(Vec<MutualA<T>>), One { of: Box<MutualA<T>> } } }
    also {
        pub(super) type KeyedByText = Keyed<String, u8>;
        pub(super) type KeyedByNumber = Keyed<u16, Option<bool>>;
        pub(super) type KeyedByChar = KeyedEnum<char>;
        pub(super) type UnsizedNumber = Unsized<u8>;
        pub(super) type BorrowingPart = Borrowing<'static, String>;
        pub(super) type MarkedByAliasBare = MarkedByAlias<Bare>;
        pub(super) type MarkedFieldBare = MarkedField<Bare>;
        pub(super) type FlattenedPart = Flattened<Part>;
        pub(super) type FlattenedTaggedPart = FlattenedTagged<Part>;
        pub(super) type FlattenedAdjacentPart = FlattenedAdjacent<Part>;
        pub(super) type FlattenedUntaggedPart = FlattenedUntagged<Part>;
        pub(super) type FlattenedLayersPart = FlattenedLayers<Part>;
        pub(super) type DefaultedNumber = Defaulted<u8>;
        pub(super) type DefaultedOption = Defaulted<Option<u8>>;
        pub(super) type ConvertedText = Converted<String>;
        pub(super) type MutualNumber = MutualA<u8>;

        impl<T> From<Vec<T>> for Converted<T> {
            fn from(items: Vec<T>) -> Self {
                Self(items)
            }
        }

        impl<T> From<Converted<T>> for Vec<T> {
            fn from(of: Converted<T>) -> Self {
                of.0
            }
        }
    }
    cases {
        KeyedByText [r#"{"map":{"a":1},"pages":{"b":[1,2]}}"#]
        KeyedByNumber [r#"{"map":{"1":true,"2":null}}"#]
        KeyedByChar [r#"{"Map":{"a":1}}"#, r#"{"Fields":{"by_name":{"a":{"b":1}}}}"#]
        UnsizedNumber [r#"{"boxed":1}"#]
        BorrowingPart [r#"{"owned":"a","items":["b"],"plain":"c"}"#]
        MarkedByAliasBare [r#"{"marker":null,"a":1}"#]
        MarkedFieldBare [r#"{"marker":null,"a":1}"#]
        FlattenedPart [r#"{"A":{"x":1,"y":"z","b":2}}"#, r#""B""#]
        FlattenedTaggedPart [r#"{"k":"A","x":1,"y":"z","b":2}"#, r#"{"k":"B"}"#]
        FlattenedAdjacentPart [r#"{"k":"A","c":{"x":1,"b":2}}"#, r#"{"k":"B"}"#]
        FlattenedUntaggedPart [r#"{"x":1,"b":2}"#, "3"]
        FlattenedLayersPart [r#"{"x":1,"y":"z","b":2,"c":3}"#]
        DefaultedNumber ["{}", r#"{"bare":1,"list":[2],"option":3}"#]
        DefaultedOption ["{}", r#"{"bare":null,"list":[null],"option":3}"#]
        ConvertedText [r#"["a","b"]"#]
        MutualNumber [r#"{"t":1,"b":{"A":[{"t":2,"b":"End"}]}}"#, r#"{"t":1,"b":{"One":{"of":{"t":2,"b":null}}}}"#]
    }
}

suite! {
    associated:
    { pub(super) struct Of<F: Family> { id: F::Id } }
    { pub(super) struct Multi<S, F: Family> { s: S, id: F::Id, item: F::Item } }
    { #[serde(bound = "D: Codec")] pub(super) struct Codecs<D, E> { #[serde(serialize_with = "Codec::write", deserialize_with = "Codec::read")] d: D, #[serde(serialize_with = "Codec::write", deserialize_with = "Codec::read", bound = "E: Codec")] e: E } }
    { #[serde(bound(serialize = "D: Codec", deserialize = "D: Codec"))] pub(super) struct CodecsByWay<D, E> { #[serde(serialize_with = "Codec::write", deserialize_with = "Codec::read")] d: D, #[serde(serialize_with = "Codec::write", bound(serialize = "E: Codec"))] #[serde(deserialize_with = "Codec::read", bound(deserialize = "E: Codec"))] e: E } }
    also {
        pub(super) type OfBare = Of<NoTraits>;
        pub(super) type MultiOfBare = Multi<i8, NoTraits>;
        pub(super) type CodecsOfBoth = Codecs<Bare, u16>;
        pub(super) type CodecsByWayOfBoth = CodecsByWay<u16, Bare>;
    }
    cases {
        OfBare [r#"{"id":1}"#]
        MultiOfBare [r#"{"s":1,"id":2,"item":"x"}"#]
        CodecsOfBoth [r#"{"d":1,"e":"2"}"#]
        CodecsByWayOfBoth [r#"{"d":"1","e":2}"#]
    }
}

suite! {
    recursive:
    { pub(super) enum Tree<D> { Leaf { data: D }, Split { left: Box<Tree<D>>, right: Box<Tree<D>> } } }
    { pub(super) struct List<D> { data: D, next: Option<Box<List<D>>> } }
    { pub(super) struct RecursiveA { b: Box<RecursiveB> } }
    { pub(super) enum RecursiveB { End, A(RecursiveA) } }
    { pub(super) struct OfSelf { all: Vec<Self>, by_name: BTreeMap<String, Self>, boxed: Option<Box<Self>> } }
    { pub(super) struct SelfConst { none: [(); Self::LEN], of: Box<<Self as Family>::Id> } }
    { pub(super) enum EnumOfSelf { End, Tuple(Box<Self>, [u8; Self::LEN]), Fields { of: Option<Box<Self>>, id: <Self as Family>::Id } } }
    { pub(super) struct Where<T> where T: Family, T::Id: Copy, Self: Sized { id: T::Id } }
    also {
        pub(super) type TreeOfTexts = Tree<String>;
        pub(super) type ListOfNumbers = List<u8>;
        pub(super) type WhereBare = Where<NoTraits>;

        impl SelfConst {
            const LEN: usize = 0;
        }

        impl Family for SelfConst {
            type Id = u8;
            type Item = ();
        }

        impl EnumOfSelf {
            const LEN: usize = 2;
        }

        impl Family for EnumOfSelf {
            type Id = u8;
            type Item = ();
        }
    }
    cases {
        TreeOfTexts [r#"{"Split":{"left":{"Leaf":{"data":"x"}},"right":{"Leaf":{"data":"y"}}}}"#]
        ListOfNumbers [r#"{"data":1,"next":{"data":2,"next":null}}"#]
        RecursiveA [r#"{"b":{"A":{"b":"End"}}}"#]
        OfSelf [r#"{"all":[],"by_name":{"x":{"all":[],"by_name":{},"boxed":null}}}"#]
        SelfConst [r#"{"none":[],"of":1}"#]
        EnumOfSelf [r#"{"Tuple":["End",[1,2]]}"#, r#"{"Fields":{"id":1}}"#]
        WhereBare [r#"{"id":1}"#]
    }
}
