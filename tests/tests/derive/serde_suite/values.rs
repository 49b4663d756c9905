//! The types of std that serde itself implements its traits for.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZeroI8, NonZeroU64, Wrapping};
use std::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU64};
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, SystemTime};

use super::suite::suite;

suite! {
    scalars:
    { pub(super) struct Unsigned { a: u8, b: u16, c: u32, d: u64, e: usize, f: u128 } }
    { pub(super) struct Signed { a: i8, b: i16, c: i32, d: i64, e: isize, f: i128 } }
    { pub(super) struct Floats { a: f32, b: f64 } }
    { pub(super) struct Others { a: bool, b: char, c: String, d: (), e: Box<str> } }
    { pub(super) struct Numbers { a: NonZeroI8, b: NonZeroU64, c: Wrapping<u8> } }
    { pub(super) struct Atomics { a: AtomicBool, b: AtomicU16, c: AtomicU64 } }
    also {}
    cases {
        Unsigned [r#"{"a":255,"b":65535,"c":4294967295,"d":18446744073709551615,"e":1,"f":2}"#]
        Signed [r#"{"a":-128,"b":-32768,"c":-1,"d":-9223372036854775808,"e":1,"f":-2}"#]
        Floats [r#"{"a":1.5,"b":-1}"#, r#"{"a":1e10,"b":1e300}"#]
        Others [r#"{"a":true,"b":"x","c":"y","d":null,"e":"z"}"#]
        Numbers [r#"{"a":-1,"b":1,"c":255}"#]
        Atomics [r#"{"a":true,"b":1,"c":2}"#]
    }
}

suite! {
    collections:
    { pub(super) struct Lists { a: Vec<i32>, b: VecDeque<u8>, c: LinkedList<u8>, d: Box<[u8]>, e: Vec<Vec<Option<u8>>> } }
    { pub(super) struct Sets { a: BTreeSet<i32>, b: BTreeSet<String> } }
    { pub(super) struct Maps { a: BTreeMap<String, u8>, b: BTreeMap<i32, u8>, c: BTreeMap<char, u8>, d: BTreeMap<bool, Option<u8>> } }
    { pub(super) struct MapOfOne { a: BTreeMap<String, ()>, b: BTreeMap<u64, BTreeMap<String, u8>> } }
    { pub(super) struct Tuples { a: (u8,), b: (u8, String), c: ((u8, u8), [bool; 2]), d: Sixteen } }
    { pub(super) struct Arrays { a: [u8; 0], b: [String; 1], c: [u8; 32] } }
    { pub(super) struct Heap { a: BinaryHeap<u8> } }
    { #[derive(PartialEq, Eq, PartialOrd, Ord)] pub(super) struct Key(String); }
    { #[derive(PartialEq, Eq, PartialOrd, Ord)] pub(super) enum KeyOf { First, #[serde(rename = "2nd")] Second } }
    { pub(super) struct ByOwnKeys { a: BTreeMap<Key, u8>, b: BTreeMap<KeyOf, u8> } }
    also {
        type Sixteen = (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8);
    }
    cases {
        Lists [r#"{"a":[1],"b":[2],"c":[3],"d":[4],"e":[[null,5]]}"#]
        Sets [r#"{"a":[2,1],"b":["y","x"]}"#]
        Maps [r#"{"a":{"x":1},"b":{"-1":2},"c":{"y":3},"d":{"true":null}}"#]
        MapOfOne [r#"{"a":{"x":null},"b":{"1":{"y":2}}}"#]
        Tuples [r#"{"a":[1],"b":[1,"x"],"c":[[1,2],[true,false]],"d":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}"#]
        Arrays [r#"{"a":[],"b":["x"],"c":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32]}"#]
        ByOwnKeys [r#"{"a":{"x":1},"b":{"First":1,"2nd":2}}"#]
    }
}

suite! {
    around_others:
    { pub(super) struct Pointers { a: Box<u8>, b: Rc<String>, c: Arc<u8>, d: Rc<str>, e: Arc<[u8]> } }
    { pub(super) struct Cells { a: Cell<u8>, b: RefCell<String>, c: Mutex<u8>, d: RwLock<Vec<u8>> } }
    { pub(super) struct Options { a: Option<u8>, b: Option<String>, c: Option<()>, d: Option<Vec<u8>>, e: Option<Box<Item>> } }
    { pub(super) struct Item { name: String } }
    { pub(super) struct Results { a: Result<u8, String>, b: Result<(), Item> } }
    { pub(super) struct Ranges { a: Range<u8>, b: RangeInclusive<i8>, c: RangeFrom<u8>, d: RangeTo<String>, e: Bound<u8> } }
    { pub(super) struct Values { a: serde_json::Value, b: Option<serde_json::Value>, c: serde_json::Map<String, serde_json::Value>, d: serde_json::Number } }
    also {}
    cases {
        Pointers [r#"{"a":1,"b":"x","c":2,"d":"y","e":[1]}"#]
        Cells [r#"{"a":1,"b":"x","c":2,"d":[3]}"#]
        Options [r#"{"a":1,"b":"x","c":null,"d":[1],"e":{"name":"y"}}"#, "{}"]
        Results [r#"{"a":{"Ok":1},"b":{"Err":{"name":"x"}}}"#, r#"{"a":{"Err":"x"},"b":{"Ok":null}}"#]
        Ranges [r#"{"a":{"start":1,"end":2},"b":{"start":-1,"end":1},"c":{"start":1},"d":{"end":"x"},"e":{"Included":1}}"#, r#"{"a":{"start":1,"end":2},"b":{"start":-1,"end":1},"c":{"start":1},"d":{"end":"x"},"e":"Unbounded"}"#]
        Values [r#"{"a":[1,{"x":null}],"b":null,"c":{"y":1.5},"d":3}"#]
    }
}

suite! {
    textual:
    { pub(super) struct Addresses { a: IpAddr, b: Ipv4Addr, c: Ipv6Addr, d: SocketAddr, e: SocketAddrV4, f: SocketAddrV6 } }
    { pub(super) struct Path { a: PathBuf } }
    { pub(super) struct Times { a: Duration, b: SystemTime } }
    also {}
    cases {
        Addresses [r#"{"a":"::1","b":"127.0.0.1","c":"::","d":"127.0.0.1:80","e":"127.0.0.1:0","f":"[::1]:80"}"#]
        Path [r#"{"a":"x/y"}"#]
        Times [r#"{"a":{"secs":1,"nanos":2},"b":{"secs_since_epoch":1,"nanos_since_epoch":2}}"#]
    }
}
