//! Types of std around others, derived by serde and by `Event` from one definition.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize};
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicUsize};
use std::sync::{Mutex, RwLock};
use std::time::{Duration, SystemTime};

use super::pair::Pair;
use super::visit::Visitor;
use crate::{all_consistent, pairs, visit, zoo_of_types};

zoo_of_types! {
    { #[derive(Clone)] pub(super) struct Item { name: String, count: u16 } }
    { pub(super) struct Ranges { half: Range<u8>, closed: RangeInclusive<i64>, from: RangeFrom<char>, to: RangeTo<u32>, list: Vec<Range<f64>> } }
    { pub(super) struct RangeOfItems { range: Range<Item>, options: RangeInclusive<u8> } }
    { pub(super) struct Bounds { low: Bound<u8>, high: Bound<String>, pair: (Bound<i32>, Bound<i32>) } }
    { pub(super) struct Results { number: Result<u8, String>, item: Result<Item, Vec<u8>>, unit: Result<(), u16>, list: Vec<Result<bool, char>> } }
    { pub(super) struct ResultInMap { map: BTreeMap<String, Result<u8, Item>> } }
    { pub(super) struct Cells { cell: Cell<u8>, shared: RefCell<Vec<String>>, item: RefCell<Item>, maybe: RefCell<u8> } }
    { pub(super) struct Locks { mutex: Mutex<String>, lock: RwLock<Item>, list: Vec<Mutex<i8>> } }
    { pub(super) struct Atomics { a: AtomicBool, b: AtomicI8, c: AtomicI16, d: AtomicI32, e: AtomicI64, f: AtomicIsize } }
    { pub(super) struct UnsignedAtomics { a: AtomicU8, b: AtomicU16, c: AtomicU32, d: AtomicU64, e: AtomicUsize } }
    { pub(super) struct Times { duration: Duration, time: SystemTime, list: Vec<SystemTime> } }
    { pub(super) struct Cows { item: Cow<'static, Item>, list: Vec<Cow<'static, u8>> } }
    { pub(super) struct Paths { path: PathBuf, short: Box<Path>, by_path: BTreeMap<PathBuf, u8> } }
    { pub(super) struct Tuples { nine: (u8, u8, u8, u8, u8, u8, u8, u8, bool), twelve: Twelve } }
    { pub(super) struct Arrays { none: [u8; 0], one: [bool; 1], many: [u8; 32] } }
}

type Twelve = (u8, i8, u16, i16, u32, i32, u64, i64, bool, char, String, [u8; 2]);

/// All pairs.
#[must_use]
pub fn all_pairs() -> Vec<Pair> {
    Vec::from(pairs!(
        Ranges,
        RangeOfItems,
        Bounds,
        Results,
        ResultInMap,
        Cells,
        Locks,
        Atomics,
        UnsignedAtomics,
        Times,
        Cows,
        Paths,
        Tuples,
        Arrays
    ))
}

/// Shows all of them to a visitor.
pub fn visit(visitor: &mut impl Visitor) {
    visit!(visitor {
        Ranges RangeOfItems Bounds Results ResultInMap Cells Locks Atomics UnsignedAtomics Times Cows Paths Tuples Arrays
    } borrowing {});
}

/// Holds them against themselves.
#[track_caller]
pub fn are_consistent() {
    all_consistent!(
        Ranges,
        RangeOfItems,
        Bounds,
        Results,
        ResultInMap,
        Cells,
        Locks,
        Atomics,
        UnsignedAtomics,
        Times,
        Cows,
        Paths,
        Tuples,
        Arrays
    );
}
