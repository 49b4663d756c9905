//! Generic and recursive types of every kind that serde's own test suite has, derived by serde and by `Event` from one definition.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::pair::Pair;
use super::visit::Visitor;
use crate::{all_consistent, pairs, visit, zoo_of_enums};

/// A trait with types of its own.
trait Family {
    type Id;
    type Item;
}

#[derive(Debug, Clone, PartialEq)]
struct Numbers;

impl Family for Numbers {
    type Id = u16;
    type Item = Vec<i8>;
}

zoo_of_enums! {
    { #[derive(Default)] pub(super) struct Point { x: i32, #[serde(default)] y: i32 } }
    { pub(super) struct One<T> { value: T } }
    { pub(super) struct Newtype<T>(T); }
    { pub(super) struct Two<T, U>(T, U); }
    { pub(super) struct Defaulted<T = u8> { value: T, more: Vec<T> } }
    { pub(super) struct Bounded<T: Copy + Ord> where T: core::fmt::Display { least: T, greatest: T } }
    { pub(super) struct Nested<T> { map: BTreeMap<String, Vec<T>>, tuple: (T, u8), array: [T; 2], boxed: Box<T>, newtype: Newtype<Vec<T>>, maybe: Option<Vec<T>> } }
    { pub(super) struct Marked<T> { of: PhantomData<T>, value: u8 } }
    { pub(super) struct MarkedFunction<T>(u8, PhantomData<fn(T) -> T>); }
    { pub(super) struct OfFamily<F: Family> { id: F::Id, #[serde(default)] item: F::Item } }
    { pub(super) struct ByConst<const N: usize> { value: u8, list: Vec<Newtype<char>> } }
    { pub(super) struct Static { text: Cow<'static, [u8]>, item: Cow<'static, Point> } }
    { pub(super) enum Either<L, R> { Left(L), Right(R), Both { left: L, right: R }, Neither } }
    { #[serde(tag = "type")] pub(super) enum Internal<T> { One { value: T }, Many { values: Vec<T> }, Of(One<T>), None } }
    { #[serde(tag = "t", content = "c")] pub(super) enum Adjacent<T> { One(T), Pair(T, u8), Fields { value: T }, None } }
    { #[serde(untagged)] pub(super) enum OneOrMany<T> { One(T), Many(Vec<T>) } }
    { pub(super) enum List<T> { Nil, Cons(T, Box<List<T>>) } }
    { pub(super) enum Tree<T> { Leaf(T), Branch { left: Box<Tree<T>>, right: Box<Tree<T>> } } }
    { pub(super) struct Chain<T> { value: T, next: Option<Box<Chain<T>>> } }
    { #[serde(transparent)] pub(super) struct Around<T> { value: Vec<T>, #[serde(skip)] of: PhantomData<T> } }
    { pub(super) struct Skipping<T> { #[serde(skip)] skipped: Option<T>, #[serde(default)] value: Vec<T>, #[serde(skip_serializing_if = "Vec::is_empty", default)] more: Vec<T> } }
    { pub(super) struct Flat<T> { id: u8, #[serde(flatten)] rest: BTreeMap<String, T> } }
    { #[serde(bound = "")] pub(super) struct Unbound<T> { of: PhantomData<T>, number: u8 } }
    { #[serde(default)] pub(super) struct Defaults<T: Default> { value: T, count: u8 } }
    { #[serde(rename_all = "camelCase", deny_unknown_fields)] pub(super) struct Strict<T> { first_value: T, #[serde(rename = "2nd", alias = "second")] second_value: T } }
    { pub(super) enum Raw { #[serde(rename = "struct")] Struct, #[serde(rename = "type")] Type { r#type: u8, r#fn: Option<u8> } } }
    { pub(super) struct Keywords { r#type: u8, r#struct: String, r#match: Option<Box<Keywords>> } }
    also {
        impl<T: Default> Default for Defaults<T> {
            fn default() -> Self {
                Self { value: T::default(), count: 7 }
            }
        }
        pub(super) type OneOfNumbers = One<u8>;
        pub(super) type OneOfOnes = One<One<Newtype<Point>>>;
        pub(super) type Pairs = Two<Vec<Point>, Newtype<String>>;
        pub(super) type DefaultedOfBytes = Defaulted;
        pub(super) type BoundedOfNumbers = Bounded<i64>;
        pub(super) type NestedOfPoints = Nested<Point>;
        pub(super) type MarkedByNothing = Marked<Numbers>;
        pub(super) type MarkedByFunction = MarkedFunction<Numbers>;
        pub(super) type FamilyOfNumbers = OfFamily<Numbers>;
        pub(super) type Threes = ByConst<3>;
        pub(super) type EitherOfTwo = Either<u8, Point>;
        pub(super) type InternalOfPoints = Internal<Point>;
        pub(super) type AdjacentOfTexts = Adjacent<String>;
        pub(super) type TextOrTexts = OneOrMany<String>;
        pub(super) type ListOfNumbers = List<i16>;
        pub(super) type TreeOfTexts = Tree<String>;
        pub(super) type ChainOfPoints = Chain<Point>;
        pub(super) type AroundPoints = Around<Point>;
        pub(super) type SkippingPoints = Skipping<Point>;
        pub(super) type FlatNumbers = Flat<u32>;
        pub(super) type UnboundOfNumbers = Unbound<Numbers>;
        pub(super) type DefaultsOfTexts = Defaults<String>;
        pub(super) type StrictOfChars = Strict<char>;
    }
}

/// All pairs.
#[must_use]
pub fn all_pairs() -> Vec<Pair> {
    Vec::from(pairs!(
        OneOfNumbers,
        OneOfOnes,
        Pairs,
        DefaultedOfBytes,
        BoundedOfNumbers,
        NestedOfPoints,
        MarkedByNothing,
        MarkedByFunction,
        FamilyOfNumbers,
        Threes,
        Static,
        EitherOfTwo,
        InternalOfPoints,
        AdjacentOfTexts,
        TextOrTexts,
        ListOfNumbers,
        TreeOfTexts,
        ChainOfPoints,
        AroundPoints,
        SkippingPoints,
        FlatNumbers,
        UnboundOfNumbers,
        DefaultsOfTexts,
        StrictOfChars,
        Raw,
        Keywords,
    ))
}

/// Shows all of them to a visitor.
pub fn visit(visitor: &mut impl Visitor) {
    visit!(visitor {
        OneOfNumbers OneOfOnes Pairs DefaultedOfBytes BoundedOfNumbers NestedOfPoints MarkedByNothing MarkedByFunction FamilyOfNumbers Threes Static
        EitherOfTwo InternalOfPoints AdjacentOfTexts TextOrTexts ListOfNumbers TreeOfTexts ChainOfPoints AroundPoints SkippingPoints FlatNumbers
        UnboundOfNumbers DefaultsOfTexts StrictOfChars Raw Keywords
    } borrowing {});
}

/// Holds them against themselves.
#[track_caller]
pub fn are_consistent() {
    all_consistent!(
        OneOfNumbers,
        OneOfOnes,
        Pairs,
        DefaultedOfBytes,
        BoundedOfNumbers,
        NestedOfPoints,
        MarkedByNothing,
        MarkedByFunction,
        FamilyOfNumbers,
        Threes,
        Static,
        EitherOfTwo,
        InternalOfPoints,
        AdjacentOfTexts,
        TextOrTexts,
        ListOfNumbers,
        TreeOfTexts,
        ChainOfPoints,
        AroundPoints,
        SkippingPoints,
        FlatNumbers,
        UnboundOfNumbers,
        DefaultsOfTexts,
        StrictOfChars,
        Raw,
        Keywords,
    );
}
