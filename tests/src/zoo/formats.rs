//! What formats other than JSON have their own ways with, derived by serde and by `Event` from one definition.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;

use super::functions::nine;
use super::visit::Visitor;
use crate::{visit, zoo_of_enums};

zoo_of_enums! {
    // Flat: what a record of a table, a query and an environment can hold.
    { pub(super) struct Signed { a: i8, b: i16, c: i32, d: i64, e: isize } }
    { pub(super) struct Unsigned { a: u8, b: u16, c: u32, d: u64, e: usize } }
    { pub(super) struct Wide { a: i128, b: u128 } }
    { pub(super) struct Floats { a: f32, b: f64 } }
    { pub(super) struct Texts { flag: bool, letter: char, text: String, short: Box<str> } }
    { pub(super) struct Flat { id: u32, share: f64, flag: bool, letter: char, text: String } }
    { pub(super) struct Optional { id: Option<u32>, share: Option<f32>, flag: Option<bool>, letter: Option<char>, text: Option<String> } }
    { pub(super) struct OptionalWide { a: Option<i128>, b: Option<u64>, c: Option<i8>, color: Option<Color> } }
    { pub(super) struct Skipping { #[serde(skip_serializing_if = "Option::is_none")] id: Option<u32>, #[serde(default = "nine")] or: u32, #[serde(default)] flag: bool } }
    { #[serde(deny_unknown_fields)] pub(super) struct Denying { id: u32, text: String } }
    { #[serde(rename_all = "camelCase")] pub(super) struct Renamed { first_name: u8, #[serde(rename = "@id")] id: u32, #[serde(rename = "$text")] text: String } }
    { pub(super) struct Colored { id: u32, color: Color, other: Option<Color> } }
    { pub(super) struct Around { small: Small, text: Text, flag: Flag, real: Real, letter: Letter, maybe: Maybe } }
    { pub(super) struct Paged { query: String, #[serde(flatten)] page: Page } }
    { pub(super) struct PagedTexts { query: String, #[serde(flatten)] texts: TwoTexts } }
    { pub(super) struct Rest { id: u32, #[serde(flatten)] rest: BTreeMap<String, String> } }
    { pub(super) struct RestOfNumbers { text: String, #[serde(flatten)] rest: BTreeMap<String, u32> } }
    { pub(super) struct MaybePaged { query: String, #[serde(flatten)] page: Option<Page> } }

    // Collections.
    { pub(super) struct Lists { texts: Vec<String>, numbers: Vec<u32>, flags: Vec<bool> } }
    { pub(super) struct ListsOrNone { #[serde(default)] texts: Vec<String>, #[serde(default)] numbers: Vec<u32>, #[serde(default)] colors: Vec<Color> } }
    { pub(super) struct ListOfTexts(Vec<String>); }
    { pub(super) struct ListOfNumbers(Vec<u64>); }
    { pub(super) struct ListOfSmall(Vec<u8>); }
    { pub(super) struct Sets { texts: BTreeSet<String>, numbers: BTreeSet<i32> } }
    { pub(super) struct Maps { numbers: BTreeMap<String, i64>, lists: BTreeMap<String, Vec<u8>>, options: BTreeMap<String, Option<f64>> } }
    { pub(super) struct ByLetter { map: BTreeMap<char, u8> } }
    { pub(super) struct ByColor { map: BTreeMap<Color, u8> } }
    { pub(super) struct ByNumber { unsigned: BTreeMap<u32, u8>, signed: BTreeMap<i8, bool>, wide: BTreeMap<u64, String> } }
    { pub(super) struct ByFlag { map: BTreeMap<bool, u8> } }
    { #[derive(Eq, PartialOrd, Ord)] pub(super) struct Id(u32); }
    { #[derive(Eq, PartialOrd, Ord)] pub(super) struct Name(String); }
    { pub(super) struct ByNewtype { ids: BTreeMap<Id, u8>, names: BTreeMap<Name, u8> } }
    { pub(super) struct Items { items: Vec<Item>, first: Option<Item>, by_name: BTreeMap<String, Item> } }
    { pub(super) struct Tables { table: BTreeMap<String, BTreeMap<String, u8>>, last: Item } }

    // Nothing, and what is around one thing.
    { pub(super) struct Unit; }
    { pub(super) struct Units { unit: Unit, of: PhantomData<u8>, nothing: () } }
    { pub(super) struct Small(u8); }
    { pub(super) struct Whole(i64); }
    { pub(super) struct WideOne(u128); }
    { pub(super) struct Real(f64); }
    { pub(super) struct Single(f32); }
    { pub(super) struct Flag(bool); }
    { pub(super) struct Letter(char); }
    { pub(super) struct Text(String); }
    { pub(super) struct Maybe(Option<u32>); }
    { pub(super) struct Twice(Small); }
    { #[serde(transparent)] pub(super) struct Transparent { value: Vec<Small> } }

    // Several without names.
    { pub(super) struct Pair(u8, String); }
    { pub(super) struct Many(i64, f64, bool, char, String, Option<u8>); }
    { pub(super) struct Tuples { pair: (u8, String), triple: (i32, Option<f64>, Color), alone: (u8,), array: [u16; 3], of_pairs: [(u8, bool); 2] } }
    { pub(super) struct Boxed { boxed: Box<Item>, list: Box<[u8]>, maybe: Option<Box<Boxed>> } }
    { pub(super) struct Deep { one: DeepOne } }
    { pub(super) struct DeepOne { two: DeepTwo, three: Option<DeepTwo> } }
    { pub(super) struct DeepTwo { text: String, list: Vec<Item> } }

    // Bytes.
    { pub(super) struct Bytes { bytes: bytes::Bytes } }
    { pub(super) struct SerdeBytes { #[serde(with = "serde_bytes")] bytes: Vec<u8> } }

    // Enums.
    { #[derive(Copy, Eq, PartialOrd, Ord)] #[serde(rename_all = "lowercase")] pub(super) enum Color { Red, Green, #[serde(rename = "dark-blue")] DarkBlue } }
    { pub(super) enum External { Unit, Newtype(u32), Text(String), Tuple(u8, String), Struct { a: u8, b: Option<String> }, Item(Item), List(Vec<u8>), Maybe(Option<u8>) } }
    { #[serde(tag = "type")] pub(super) enum Internal { Unit, Newtype(Item), Struct { a: u8, b: Option<String> } } }
    { #[serde(tag = "type")] pub(super) enum Kind { Texts { text: String }, Numbers { small: u8, real: f32 }, Nothing } }
    { #[serde(tag = "type")] pub(super) enum InternalTexts { One { text: String }, Two { text: String, letter: char } } }
    { #[serde(tag = "t", content = "c")] pub(super) enum Adjacent { Unit, Newtype(u32), Text(String), Tuple(u8, String), Struct { a: u8, b: Option<String> }, Item(Item) } }
    { #[serde(untagged)] pub(super) enum Untagged { Number(u32), Text(String), Tuple(u8, String), Struct { a: u8, b: Option<String> }, Item(Item) } }
    { #[serde(untagged)] pub(super) enum UntaggedTexts { One { text: String }, Two { other: String } } }
    { #[serde(untagged)] pub(super) enum NumberOrText { Number(u64), Text(String) } }
    { pub(super) struct Externals { one: External, maybe: Option<External>, list: Vec<External> } }
    { pub(super) struct Internals { one: Internal, maybe: Option<Internal>, list: Vec<Internal> } }
    { pub(super) struct Adjacents { one: Adjacent, maybe: Option<Adjacent>, list: Vec<Adjacent> } }
    { pub(super) struct Untaggeds { one: Untagged, maybe: Option<Untagged>, list: Vec<Untagged> } }
    { pub(super) struct Columns { id: NumberOrText, color: Color } }

    // Parts of others.
    { pub(super) struct Item { name: String, price: f64, count: u16 } }
    { pub(super) struct Page { limit: u32, offset: Option<u32> } }
    { pub(super) struct TwoTexts { first: String, second: Option<String> } }

    // Borrowing.
    { pub(super) struct Borrowed<'a> { text: &'a str, #[serde(borrow)] either: Cow<'a, str>, number: u32 } }
    { pub(super) struct BorrowedText<'a>(#[serde(borrow)] &'a str); }
    also {}
}

/// Shows all of them to a visitor.
pub fn visit(visitor: &mut impl Visitor) {
    visit!(visitor {
        Signed Unsigned Wide Floats Texts Flat Optional OptionalWide Skipping Denying Renamed Colored Around Paged PagedTexts Rest RestOfNumbers
        MaybePaged Lists ListsOrNone ListOfTexts ListOfNumbers ListOfSmall Sets Maps ByLetter ByColor ByNumber ByFlag ByNewtype Items Tables Unit Units Small Whole
        WideOne Real Single Flag Letter Text Maybe Twice Transparent Pair Many Tuples Boxed Deep Bytes SerdeBytes Color External Internal Kind
        InternalTexts Adjacent Untagged UntaggedTexts NumberOrText Externals Internals Adjacents Untaggeds Columns
    } borrowing { Borrowed BorrowedText });
}
