//! Structs of all kinds, derived by serde and by `Event` from one definition.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serializer};

use super::functions::{is_zero, nine, text};
use super::pair::Pair;
use super::visit::Visitor;
use crate::{all_consistent, pairs, visit, zoo};

fn or_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    Option::<u8>::deserialize(deserializer)
}

/// A trait with a type that may or may not have the traits of fields.
trait Family {
    type Id;
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Numbers;

impl Family for Numbers {
    type Id = u16;
}

/// Has none of the traits.
#[derive(Debug, Clone, PartialEq, Default)]
struct Bare;

zoo! {
    { pub(super) struct Plain { pub(super) a: u8, b: String, c: Option<bool>, d: Vec<i16>, e: f64, f: char } }
    {
        #[serde(rename_all = "camelCase")]
        pub(super) struct Cased { first_name: u8, #[serde(rename = "other-name")] last_name: Option<u8>, #[serde(alias = "x", alias = "y")] third_one: u8 }
    }
    {
        #[serde(rename_all(serialize = "SCREAMING_SNAKE_CASE", deserialize = "kebab-case"))]
        pub(super) struct Split {
            first_name: u8,
            #[serde(rename(serialize = "out"))]
            second_name: u8,
            #[serde(rename(deserialize = "in"), alias = "into")]
            third_name: u8,
        }
    }
    {
        #[serde(deny_unknown_fields)]
        pub(super) struct Denying { a: u8, #[serde(default)] b: u32, #[serde(skip_deserializing)] c: u8, #[serde(skip)] d: u8 }
    }
    {
        pub(super) struct Defaults {
            #[serde(default)] a: u8,
            #[serde(default = "nine")] b: u32,
            #[serde(default)] c: Vec<String>,
            #[serde(default)] d: Plain,
            #[serde(default)] e: Option<u8>,
        }
    }
    {
        #[serde(default)]
        pub(super) struct AllDefaults { a: u8, #[serde(default = "nine")] b: u32, #[serde(skip_deserializing)] c: u8, d: Option<Plain>, e: String }
    }
    {
        pub(super) struct OneWay {
            #[serde(skip_serializing)] a: u8,
            #[serde(skip_serializing, default)] b: u8,
            #[serde(skip_deserializing)] c: u8,
            #[serde(skip_deserializing, default = "nine", rename = "see")] d: u32,
            #[serde(skip)] e: Option<u8>,
            #[serde(skip, default = "nine")] f: u32,
            #[serde(skip_serializing_if = "Vec::is_empty", default)] g: Vec<u8>,
            #[serde(skip_serializing_if = "Option::is_none")] h: Option<String>,
            #[serde(skip_serializing_if = "is_zero")] i: u32,
        }
    }
    {
        pub(super) struct With {
            #[serde(with = "text")] a: u32,
            #[serde(deserialize_with = "or_null")] b: Option<u8>,
            #[serde(deserialize_with = "or_null", default)] c: Option<u8>,
            #[serde(serialize_with = "text::serialize")] d: u8,
            #[serde(with = "text", default = "nine", skip_serializing_if = "is_zero")] e: u32,
            #[serde(with = "text", skip_serializing)] f: i8,
        }
    }
    { pub(super) struct Unit; }
    { pub(super) struct Empty {} }
    { pub(super) struct EmptyTuple(); }
    { pub(super) struct Newtype(u8); }
    { #[serde(transparent)] pub(super) struct Newest(Vec<Newtype>); }
    { pub(super) struct ByText(#[serde(with = "text")] u32); }
    { pub(super) struct Tuple(u8, String, #[serde(skip)] u8, #[serde(with = "text")] u32, #[serde(default)] u8, #[serde(default = "nine")] u32); }
    { #[serde(default)] pub(super) struct DefaultTuple(u8, u16, u32); }
    { #[serde(transparent)] pub(super) struct Transparent { value: Option<Plain>, #[serde(skip)] other: u8, of: PhantomData<Bare> } }
    { #[serde(transparent)] pub(super) struct TransparentWith { #[serde(with = "text")] value: i32 } }
    { #[serde(from = "Plain", into = "Plain")] pub(super) struct Both { c: Option<bool>, rest: Plain } }
    { #[serde(from = "Option<u8>")] pub(super) struct From { #[serde(skip_serializing_if = "is_zero")] value: u32, #[serde(rename = "also")] other: u8 } }
    { #[serde(try_from = "Vec<u8>")] pub(super) struct TryFrom(Vec<u8>); }
    { #[serde(into = "Vec<u8>")] pub(super) struct Into { a: u8, #[serde(default)] b: u8 } }
    {
        pub(super) struct Nested {
            plain: Plain, cased: Option<Cased>, units: (Unit, EmptyTuple, Empty), newtype: Newtype, tuples: Vec<Tuple>, map: BTreeMap<String, With>,
            transparent: Transparent, both: Option<Both>, from: From, try_from: Option<TryFrom>, into: Option<Into>, boxed: Box<Split>,
            array: [DefaultTuple; 2], options: BTreeMap<String, Option<OneWay>>,
        }
    }
    { pub(super) struct Borrowed<'a> { a: &'a str, #[serde(borrow)] b: Cow<'a, str>, #[serde(borrow = "'a")] c: Option<Cow<'a, str>> } }
    { pub(super) struct Generic<T, U: Clone, const N: u8> where U: Copy { a: T, b: Vec<U>, #[serde(default)] c: Option<T>, #[serde(skip)] d: PhantomData<U> } }
    { pub(super) struct Surplus<T, U, V> { of: PhantomData<T>, #[serde(skip)] skipped: Vec<U>, #[serde(bound(deserialize = "V: Default"), with = "bare")] with: V } }
    { pub(super) struct Associated<T: Family> { id: T::Id, #[serde(default)] or: T::Id } }
    { #[serde(bound(serialize = "T::Id: serde::Serialize", deserialize = "T::Id: Deserialize<'de>"))] pub(super) struct Unbound<T: Family> where T::Id: polar_event_core::Describe + polar_event_core::Validate + for<'x> polar_event_core::Decode<'x> { id: T::Id } }
    { pub(super) struct Node { value: u8, next: Option<Box<Node>>, #[serde(default)] children: Vec<Node>, other: Option<Box<Mutual>> } }
    { pub(super) struct Mutual { nodes: Vec<Node>, again: BTreeMap<String, Mutual> } }
    { pub(super) struct Tree<T> { value: T, #[serde(default = "Vec::new")] children: Vec<Tree<T>>, left: Option<Box<Tree<T>>> } }
    also {
        impl core::convert::From<Plain> for Both {
            fn from(rest: Plain) -> Self {
                Self { c: rest.c, rest }
            }
        }
        impl core::convert::From<Both> for Plain {
            fn from(both: Both) -> Self {
                both.rest
            }
        }
        impl core::convert::From<Option<u8>> for From {
            fn from(value: Option<u8>) -> Self {
                Self { value: value.map_or(7, u32::from), other: 1 }
            }
        }
        impl core::convert::TryFrom<Vec<u8>> for TryFrom {
            type Error = &'static str;
            fn try_from(value: Vec<u8>) -> Result<Self, &'static str> {
                if value.len() > 1 { Err("has too many") } else { Ok(Self(value)) }
            }
        }
        impl core::convert::From<Into> for Vec<u8> {
            fn from(value: Into) -> Self {
                vec![value.a, value.b]
            }
        }
        pub(super) type GenericOfNumbers = Generic<u8, i8, 3>;
        pub(super) type GenericOfStructs = Generic<Plain, u64, 0>;
        pub(super) type SurplusOfBare = Surplus<Bare, Bare, Bare>;
        pub(super) type AssociatedOfNumbers = Associated<Numbers>;
        pub(super) type UnboundOfNumbers = Unbound<Numbers>;
        pub(super) type TreeOfTexts = Tree<String>;
    }
}

mod bare {
    use super::*;

    pub(super) fn serialize<T, S: Serializer>(_: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }

    pub(super) fn deserialize<'de, T: Default, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        <()>::deserialize(deserializer).map(|()| T::default())
    }
}

/// All of them.
#[expect(elided_lifetimes_in_paths, reason = "some of them borrow, and the macro does not know which")]
#[must_use]
pub fn all_pairs() -> Vec<Pair> {
    Vec::from(pairs!(
        Plain,
        Cased,
        Split,
        Denying,
        Defaults,
        AllDefaults,
        OneWay,
        With,
        Unit,
        Empty,
        EmptyTuple,
        Newtype,
        Newest,
        ByText,
        Tuple,
        DefaultTuple,
        Transparent,
        TransparentWith,
        Both,
        From,
        TryFrom,
        Into,
        Nested,
        Borrowed,
        GenericOfNumbers,
        GenericOfStructs,
        SurplusOfBare,
        AssociatedOfNumbers,
        UnboundOfNumbers,
        Node,
        Mutual,
        TreeOfTexts,
    ))
}

/// Shows all of them to a visitor.
pub fn visit(visitor: &mut impl Visitor) {
    visit!(visitor {
        Plain Cased Split Denying Defaults AllDefaults OneWay With Unit Empty EmptyTuple Newtype Newest ByText Tuple
        DefaultTuple Transparent TransparentWith Both From TryFrom Into Nested GenericOfNumbers GenericOfStructs
        SurplusOfBare AssociatedOfNumbers UnboundOfNumbers Node Mutual TreeOfTexts
    } borrowing { Borrowed });
}

/// Holds them against themselves: what is said of a type and what is written of it agree with what is read.
///
/// Those that borrow are left out, as they cannot be read from a copy; and those that are read as one type and written as another, or are around one
/// whose conversion refuses what its type takes.
#[track_caller]
pub fn are_consistent() {
    all_consistent!(
        Plain,
        Cased,
        Split,
        Denying,
        Defaults,
        AllDefaults,
        OneWay,
        With,
        Unit,
        Empty,
        EmptyTuple,
        Newtype,
        Newest,
        ByText,
        Tuple,
        DefaultTuple,
        Transparent,
        TransparentWith,
        Both,
        GenericOfNumbers,
        GenericOfStructs,
        SurplusOfBare,
        AssociatedOfNumbers,
        UnboundOfNumbers,
        Node,
        Mutual,
        TreeOfTexts,
    );
}
