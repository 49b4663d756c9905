//! Enums in all four representations, derived by serde and by `Event` from one definition.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::functions::{is_zero, nine, text};
use super::pair::Pair;
use super::visit::Visitor;
use crate::{all_consistent, pairs, visit, zoo_of_enums};

/// Has none of the traits of fields.
#[derive(Debug, Clone, PartialEq, Default)]
struct Bare;

zoo_of_enums! {
    { pub(super) struct Point { x: i32, #[serde(default)] y: i32 } }
    { #[serde(deny_unknown_fields)] pub(super) struct Strict { only: u8 } }
    { pub(super) struct Nothing; }
    { pub(super) struct Wrapped(Point); }
    { pub(super) struct Page { limit: u8, offset: Option<u8> } }
    { #[serde(rename_all = "lowercase")] pub(super) enum Color { Red, #[serde(alias = "lime", alias = "moss")] Green, #[serde(rename = "BLAU")] Blue } }
    { pub(super) enum Known { A, #[serde(skip)] #[allow(dead_code)] B, #[serde(skip_deserializing)] #[allow(dead_code)] C, #[serde(other)] Other } }

    // Externally tagged.
    {
        #[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
        pub(super) enum External {
            Nothing,
            #[serde(alias = "dot", alias = "spot")] OnePoint(Point),
            Map(BTreeMap<String, i32>),
            Scalar(u8),
            Text(String),
            Maybe(Option<i32>),
            MaybePoint(Option<Point>),
            Color(Color),
            #[serde(rename = "LINE")] Line(i32, #[serde(default)] i32, #[serde(skip)] u8),
            LeftAndRight { left_side: i32, #[serde(default)] right_side: i32, #[serde(alias = "third")] third_side: Option<u8> },
            #[serde(rename_all = "SCREAMING-KEBAB-CASE")] Loud { very_loud: u8, #[serde(rename = "or-not")] or_not: Option<bool> },
            Empty {},
            EmptyTuple(),
            Unit(()),
            UnitStruct(Nothing),
            Strict(Strict),
            List(Vec<Color>),
        }
    }
    {
        #[serde(rename_all(serialize = "UPPERCASE", deserialize = "kebab-case"), rename_all_fields(serialize = "PascalCase", deserialize = "camelCase"))]
        pub(super) enum ExternalSplit {
            FirstOne,
            #[serde(rename(serialize = "out"))] SecondOne(u8),
            #[serde(rename(deserialize = "in"), alias = "into")] ThirdOne { the_field: u8, #[serde(rename(serialize = "other-out"))] other_field: u8 },
            #[serde(rename_all(serialize = "snake_case", deserialize = "SCREAMING_SNAKE_CASE"))] Fourth { the_field: u8 },
        }
    }
    { #[serde(deny_unknown_fields)] pub(super) enum ExternalDenying { A { a: u8, #[serde(default)] b: u8 }, B, C(Point), D(u8, u8) } }
    {
        pub(super) enum ExternalFields {
            With { #[serde(with = "text")] a: u32, #[serde(with = "text", default = "nine", skip_serializing_if = "is_zero")] b: u32 },
            WithAlone(#[serde(with = "text")] u32),
            WithTuple(#[serde(with = "text")] u32, u8),
            OneWay { #[serde(skip_serializing)] a: u8, #[serde(skip_deserializing)] b: u8, #[serde(skip)] c: u8, #[serde(default = "nine")] d: u32 },
            Flat { a: u8, #[serde(flatten)] point: Point, #[serde(flatten)] rest: BTreeMap<String, i32> },
            #[serde(skip_serializing)] In(u8),
            #[serde(skip)] #[allow(dead_code)] Never(Bare),
        }
    }
    { pub(super) enum Tree { Leaf(u8), Node { left: Box<Tree>, right: Box<Tree> }, List(Vec<Tree>), Nil, Boxed(Box<Tree>), Map(BTreeMap<String, Tree>) } }

    // Internally tagged.
    {
        #[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
        pub(super) enum Internal {
            Nothing,
            #[serde(alias = "dot", alias = "spot")] OnePoint(Point),
            Map(BTreeMap<String, i32>),
            Wrapped(Wrapped),
            Boxed(Box<Point>),
            LeftAndRight { left_side: i32, #[serde(default)] right_side: i32, #[serde(alias = "third")] third_side: Option<u8> },
            #[serde(rename_all = "SCREAMING-KEBAB-CASE")] Loud { very_loud: u8, #[serde(rename = "or-not")] or_not: Option<bool> },
            Empty {},
            Unit(()),
            UnitStruct(Nothing),
            Strict(Strict),
            Color(Color),
            Inner(InternalInner),
            Outer(External),
            Other(Loose),
        }
    }
    { #[serde(tag = "t")] pub(super) enum InternalInner { A { a: u8 }, B, #[serde(other)] Else } }
    {
        #[serde(tag = "type")]
        pub(super) enum InternalOther { A { a: u8, list: Vec<InternalOther> }, B(Point), #[serde(skip)] #[allow(dead_code)] C(u8), #[serde(other)] Other }
    }
    {
        #[serde(tag = "t", rename_all(serialize = "UPPERCASE", deserialize = "kebab-case"))]
        pub(super) enum InternalSplit {
            FirstOne,
            #[serde(rename(deserialize = "in"), alias = "into")] ThirdOne { the_field: u8, #[serde(rename(serialize = "other-out"))] other_field: u8 },
            #[serde(rename_all(serialize = "snake_case", deserialize = "SCREAMING_SNAKE_CASE"))] Fourth { the_field: u8 },
        }
    }
    { #[serde(tag = "t", deny_unknown_fields)] pub(super) enum InternalDenying { A { a: u8, #[serde(default)] b: u8 }, B, C(Point), D(Strict) } }
    {
        #[serde(tag = "t")]
        pub(super) enum InternalFields {
            With { #[serde(with = "text")] a: u32, #[serde(with = "text", default = "nine", skip_serializing_if = "is_zero")] b: u32 },
            OneWay { #[serde(skip_serializing)] a: u8, #[serde(skip_deserializing)] b: u8, #[serde(skip)] c: u8, #[serde(default = "nine")] d: u32 },
            Flat { a: u8, #[serde(flatten)] point: Point, #[serde(flatten)] rest: BTreeMap<String, i32> },
            FlatMaybe { #[serde(flatten)] page: Page, z: Option<f64> },
        }
    }

    // Adjacently tagged.
    {
        #[serde(tag = "t", content = "c", rename_all = "snake_case", rename_all_fields = "camelCase")]
        pub(super) enum Adjacent {
            Nothing,
            #[serde(alias = "dot", alias = "spot")] OnePoint(Point),
            Map(BTreeMap<String, i32>),
            Scalar(u8),
            Text(String),
            Maybe(Option<i32>),
            MaybePoint(Option<Point>),
            Color(Color),
            #[serde(rename = "LINE")] Line(i32, #[serde(default)] i32, #[serde(skip)] u8),
            LeftAndRight { left_side: i32, #[serde(default)] right_side: i32, #[serde(alias = "third")] third_side: Option<u8> },
            Empty {},
            EmptyTuple(),
            Unit(()),
            UnitStruct(Nothing),
            Defaults { #[serde(default)] a: u8 },
            List(Vec<Adjacent>),
            Inner(Internal),
        }
    }
    { #[serde(tag = "t", content = "c")] pub(super) enum AdjacentOther { A { a: u8 }, B(u8), C, #[serde(other)] Other } }
    { #[serde(tag = "t", content = "c", deny_unknown_fields)] pub(super) enum AdjacentDenying { A { a: u8, #[serde(default)] b: u8 }, B, C(Point), D(u8, u8), E(Option<u8>) } }
    {
        #[serde(tag = "t", content = "c")]
        pub(super) enum AdjacentFields {
            With { #[serde(with = "text")] a: u32 },
            WithAlone(#[serde(with = "text")] u32),
            OneWay { #[serde(skip_serializing)] a: u8, #[serde(skip_deserializing)] b: u8, #[serde(default = "nine")] d: u32 },
            Flat { a: u8, #[serde(flatten)] point: Point, #[serde(flatten)] rest: BTreeMap<String, i32> },
        }
    }

    // Untagged.
    { #[serde(untagged)] pub(super) enum Loose { A { a: u8, b: String }, B { b: String, c: Option<bool> }, D { d: u8, #[serde(default)] e: u8 } } }
    { #[serde(untagged)] pub(super) enum Scalar { Flag(bool), Small(u8), Whole(i64), Real(f64), Letter(char), Text(String), Nothing } }
    {
        #[serde(untagged)]
        pub(super) enum Mixed {
            Nothing,
            Flag(bool),
            Number(f64),
            Color(Color),
            Text(String),
            Pair(u8, String),
            List(Vec<Mixed>),
            Point(Point),
            Named { name: String, #[serde(with = "text")] id: u32 },
            Tagged(InternalInner),
            Map(BTreeMap<String, i32>),
        }
    }
    { #[serde(untagged)] pub(super) enum OneOrMany { One(Point), Many(Vec<Point>), Maybe(Option<u8>) } }
    { #[serde(untagged)] pub(super) enum Lists { Bytes(Vec<u8>), Texts(Vec<String>), Pair(u8, String), Empty() } }
    { #[serde(untagged)] pub(super) enum Enums { One(Color), Two(External), Three(Adjacent), Four(Loose) } }
    { #[serde(untagged, deny_unknown_fields)] pub(super) enum UntaggedDenying { A { a: u8, b: String }, B { b: String, c: Option<bool> }, C { #[serde(flatten)] page: Page2 }, D {} } }
    { pub(super) struct Page2 { limit: u8, offset: Option<u8> } }
    { #[serde(untagged)] pub(super) enum UntaggedFlat { A { a: u8, #[serde(flatten)] page: Page }, B { b: u8, #[serde(flatten)] page: Page }, C { c: u8, #[serde(skip)] d: u8 } } }

    // Generic, borrowing, and within others.
    { pub(super) enum Generic<T, U> { One(T), Two { two: Vec<U>, or: Option<T> }, Three(T, U), #[serde(skip)] #[allow(dead_code)] Of(PhantomData<U>) } }
    { #[serde(tag = "t")] pub(super) enum GenericInternal<T> { One(T), Two { two: Option<T> } } }
    { #[serde(untagged)] pub(super) enum GenericUntagged<T, U> { One(T), Two(U) } }
    { pub(super) enum Borrowed<'a> { Text(&'a str), Both { a: &'a str, #[serde(borrow)] b: Cow<'a, str> }, Nothing } }
    { #[serde(tag = "t")] pub(super) enum BorrowedInternal<'a> { Both { a: &'a str, #[serde(borrow)] b: Cow<'a, str> }, Nothing } }
    { #[serde(tag = "t", content = "c")] pub(super) enum BorrowedAdjacent<'a> { Text(&'a str), Both { a: &'a str, #[serde(borrow)] b: Cow<'a, str> } } }
    { #[serde(untagged)] pub(super) enum BorrowedUntagged<'a> { Text(&'a str), Both { a: &'a str, #[serde(borrow)] b: Cow<'a, str> } } }
    {
        pub(super) struct Holder {
            color: Color, external: Option<External>, internal: Vec<Internal>, adjacent: BTreeMap<String, Adjacent>, known: Known,
            scalars: Option<(Scalar, OneOrMany)>,
        }
    }
    also {
        pub(super) type GenericOfStructs = Generic<Point, Color>;
        pub(super) type GenericOfScalars = Generic<u8, Option<String>>;
        pub(super) type GenericInternalOfPoint = GenericInternal<Point>;
        pub(super) type GenericUntaggedOfScalars = GenericUntagged<u8, String>;
        pub(super) type GenericUntaggedOfStructs = GenericUntagged<Point, Page>;
    }
}

/// All of them.
#[expect(elided_lifetimes_in_paths, reason = "some of them borrow, and the macro does not know which")]
#[must_use]
pub fn all_pairs() -> Vec<Pair> {
    Vec::from(pairs!(
        Color,
        Known,
        External,
        ExternalSplit,
        ExternalDenying,
        ExternalFields,
        Tree,
        Internal,
        InternalInner,
        InternalOther,
        InternalSplit,
        InternalDenying,
        InternalFields,
        Adjacent,
        AdjacentOther,
        AdjacentDenying,
        AdjacentFields,
        Loose,
        Scalar,
        Mixed,
        OneOrMany,
        Lists,
        Enums,
        UntaggedDenying,
        UntaggedFlat,
        GenericOfStructs,
        GenericOfScalars,
        GenericInternalOfPoint,
        GenericUntaggedOfScalars,
        GenericUntaggedOfStructs,
        Borrowed,
        BorrowedInternal,
        BorrowedAdjacent,
        BorrowedUntagged,
        Holder,
    ))
}

/// Shows all of them to a visitor.
pub fn visit(visitor: &mut impl Visitor) {
    visit!(visitor {
        Color Known External ExternalSplit ExternalDenying ExternalFields Tree Internal InternalInner InternalOther
        InternalSplit InternalDenying InternalFields Adjacent AdjacentOther AdjacentDenying AdjacentFields Loose
        Scalar Mixed OneOrMany Lists Enums UntaggedDenying UntaggedFlat GenericOfStructs GenericOfScalars
        GenericInternalOfPoint GenericUntaggedOfScalars GenericUntaggedOfStructs Holder
    } borrowing { Borrowed BorrowedInternal BorrowedAdjacent BorrowedUntagged });
}

/// Holds them against themselves: what is said of a type and what is written of it agree with what is read.
///
/// Those that borrow are left out, as they cannot be read from a copy.
#[track_caller]
pub fn are_consistent() {
    all_consistent!(
        Color,
        Known,
        External,
        ExternalSplit,
        ExternalDenying,
        ExternalFields,
        Tree,
        Internal,
        InternalInner,
        InternalOther,
        InternalSplit,
        InternalDenying,
        InternalFields,
        Adjacent,
        AdjacentOther,
        AdjacentDenying,
        AdjacentFields,
        Loose,
        Scalar,
        Mixed,
        OneOrMany,
        Lists,
        Enums,
        UntaggedDenying,
        UntaggedFlat,
        GenericOfStructs,
        GenericOfScalars,
        GenericInternalOfPoint,
        GenericUntaggedOfScalars,
        GenericUntaggedOfStructs,
        Holder,
    );
}
