//! Shapes from serde's own tests, and from reports of what does not come back with serde: here they come back, or do not compile
//! (`ui/absent.rs`, `ui/compiler/absent.rs`, `ui/compiler/beside_tag.rs`).

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Decode, Event, OptionalNullable, json};
use serde::{Serialize, de::DeserializeOwned};

fn comes_back<T: for<'de> Decode<'de, Requires = ()> + Serialize + DeserializeOwned + PartialEq + Debug>(value: T) {
    let text = json::to_string(&value).unwrap();
    assert_eq!(json::from_str::<T>(&text).as_ref(), Ok(&value), "{text}");
    assert_eq!(serde_json::from_str::<T>(&text).unwrap(), value, "{text}");
}

#[derive(Event, Debug, PartialEq)]
struct Alone;

#[derive(Event, Debug, PartialEq)]
struct Wrapped(BTreeMap<String, String>);

#[derive(Event, Debug, PartialEq)]
struct One {
    f: u8,
}

#[derive(Event, Debug, PartialEq)]
enum Other {
    Unit,
    Newtype(u8),
    Tuple(u8, u8),
    Struct { f: u8 },
}

/// All that serde's tests of internally tagged enums hold in variants.
#[derive(Event, Debug, PartialEq)]
#[serde(tag = "tag")]
enum Tagged {
    Unit,
    NewtypeUnit(()),
    NewtypeUnitStruct(Alone),
    NewtypeNewtype(Wrapped),
    NewtypeMap(BTreeMap<String, String>),
    NewtypeStruct(One),
    NewtypeEnum(Other),
    Struct { a: u8 },
    StructEnum { other: Other },
}

#[test]
fn all_that_serdes_tests_have_in_internally_tagged_enums() {
    let map = || BTreeMap::from([("a".to_owned(), "b".to_owned())]);
    comes_back(Tagged::Unit);
    comes_back(Tagged::NewtypeUnit(()));
    comes_back(Tagged::NewtypeUnitStruct(Alone));
    comes_back(Tagged::NewtypeNewtype(Wrapped(map())));
    comes_back(Tagged::NewtypeMap(BTreeMap::new()));
    comes_back(Tagged::NewtypeMap(map()));
    comes_back(Tagged::NewtypeStruct(One { f: 1 }));
    for other in [Other::Unit, Other::Newtype(1), Other::Tuple(1, 2), Other::Struct { f: 1 }] {
        comes_back(Tagged::NewtypeEnum(other));
    }
    comes_back(Tagged::Struct { a: 1 });
    comes_back(Tagged::StructEnum { other: Other::Unit });
    assert_consistent::<Tagged>();
}

/// The tag's name may stand where nothing is read or written.
#[derive(Event, Debug, PartialEq)]
#[serde(tag = "tag")]
enum Skipped {
    A,
    #[serde(skip)]
    #[allow(dead_code)]
    B {
        tag: String,
    },
    C {
        #[serde(default, skip)]
        tag: String,
    },
}

#[test]
fn what_is_skipped_takes_no_name() {
    comes_back(Skipped::A);
    comes_back(Skipped::C { tag: String::new() });
    assert_consistent::<Skipped>();
}

/// serde-rs/serde#2200 has it with an enum that is flattened: keys that belong to one field come back in the map of another, too.
#[derive(Event, Debug, PartialEq)]
struct Basket {
    #[serde(flatten)]
    fruit: Fruit,
    #[serde(flatten)]
    other: HashMap<String, serde_json::Value>,
}

#[derive(Event, Debug, PartialEq)]
struct Fruit {
    fruit: String,
    ripe: bool,
}

#[test]
fn keys_of_a_flattened_struct_are_not_those_of_the_map_beside_it() {
    let basket =
        Basket { fruit: Fruit { fruit: "banana".to_owned(), ripe: true }, other: HashMap::from([("bread".to_owned(), true.into())]) };
    comes_back(basket);
    assert_consistent::<Basket>();
}

/// jonasbb/serde_with#830, not-fl3/nanoserde#111: what `None` is where the absent field is a default.
#[derive(Event, Debug, PartialEq)]
#[serde(default)]
struct Config {
    retries: Option<u32>,
    #[event(default)]
    timeout: OptionalNullable<u32>,
}

impl Default for Config {
    fn default() -> Self {
        Self { retries: Some(3), timeout: OptionalNullable::Unset }
    }
}

#[test]
fn none_is_not_the_default() {
    comes_back(Config { retries: None, timeout: OptionalNullable::Null });
    comes_back(Config { retries: None, timeout: OptionalNullable::Unset });
    comes_back(Config::default());
    assert_consistent::<Config>();
}

/// ron-rs/ron's `502_known_bugs`: a flattened map without entries beside a struct with a flattened field.
#[derive(Event, Debug, PartialEq)]
struct Beside {
    a: One,
    #[serde(flatten)]
    one: Option<One>,
    #[serde(flatten)]
    map: BTreeMap<String, Option<i32>>,
}

#[test]
fn a_flattened_map_and_an_option_beside_it() {
    for map in [BTreeMap::new(), BTreeMap::from([("b".to_owned(), None), ("c".to_owned(), Some(24))])] {
        comes_back(Beside { a: One { f: 42 }, one: None, map: map.clone() });
        comes_back(Beside { a: One { f: 42 }, one: Some(One { f: 1 }), map });
    }
    assert_consistent::<Beside>();
}
