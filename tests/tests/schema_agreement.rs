//! The decoder and a validator of JSON Schema agree: on documents that are generated from a type's description, and on such with a fault
//! planted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;

use jiff::Timestamp;
use jiff::civil::Date;
use polar_event_core::polar::{EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::schema::Unsaid;
use polar_event_core::{Describe, Event, Metadata, OptionalNullable, json, schema};
use polar_event_tests::generate::{self, Random};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

/// So many documents of each kind for each type.
const FEW: usize = 150;

/// The same where there is time for it.
const MANY: usize = 3_000;

trait Model: Describe + DeserializeOwned {}
impl<T: Describe + DeserializeOwned> Model for T {}

fn agree<T: Model>(count: usize, seed: u64, accepts: fn(&str) -> Result<(), String>) {
    let name = std::any::type_name::<T>();
    let document = schema::json_schema::<T>();
    assert!(jsonschema::meta::is_valid(&document), "{name}: {document:#}");
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&document).unwrap();
    let gaps = schema::gaps::<T>();
    let mut random = Random::new(seed);
    let (mut valid, mut planted_faults) = (0, 0);
    let check = |document: &Value| {
        let text = document.to_string();
        let (ours, theirs) = (accepts(&text), validator.validate(document));
        match (&ours, &theirs) {
            (Ok(()), Ok(())) | (Err(_), Err(_)) => {}
            _ if gaps.iter().any(|gap| is_unsaid(gap.unsaid, &text)) => {}
            (ours, theirs) => {
                let schema = schema::json_schema::<T>();
                panic!("{name}:\n{text}\nwe say {ours:?}\nthey say {:?}\n{schema:#}", theirs.as_ref().map_err(ToString::to_string));
            }
        }
        ours.is_ok()
    };
    for _ in 0..count {
        let mut document = generate::value(&mut random, T::SHAPE, &[], 0);
        if check(&document) {
            valid += 1;
            generate::plant(&mut random, &mut document);
            planted_faults += usize::from(!check(&document));
        }
    }
    assert!(valid > count / 12, "{name}: only {valid} of {count} documents are valid, which says little");
    assert!(planted_faults > 0, "{name}: no fault was one");
}

/// Whether a document may have something in it that a schema cannot say. Most of that is never generated.
fn is_unsaid(what: Unsaid, text: &str) -> bool {
    match what {
        Unsaid::Hostname => text.contains("--"),
        Unsaid::Integer => [".0,", ".0]", ".0}"].iter().any(|end| text.contains(end)),
        Unsaid::Keys => text.contains("1DBFC517"),
        Unsaid::Timestamp => text.contains("00 ") || text.contains("9 "),
        _ => false,
    }
}

fn accepts<T: DeserializeOwned>(text: &str) -> Result<(), String> {
    serde_json::from_str::<T>(text).map(|_| ()).map_err(|error| error.to_string())
}

macro_rules! models {
    ($($test:ident: $($model:ty),+;)+) => {
        $(#[test]
        fn $test() {
            $(agree::<$model>(FEW, 1, |text| json::from_str::<$model>(text).map(|_| ()).map_err(|report| report.to_string()));)+
        })+

        /// At least 100,000 documents, half of them valid.
        #[test]
        #[ignore = "takes minutes"]
        fn many_documents() {
            $($(agree::<$model>(MANY, 2, |text| json::from_str::<$model>(text).map(|_| ()).map_err(|report| report.to_string()));)+)+
        }
    };
}

models! {
    polar: Creation, EventCreateCustomer, EventCreateExternalCustomer, EventCreate, EventsIngest;
    texts: Texts, Contents, Formats, Patterns;
    numbers: Integers, Floats, WholeSteps;
    times: Times;
    collections: Collections, Sets, Maps, Pairs;
    presence: Presence, Strict, Named;
    structs: Tree, Point, Nothing, Page<u8>, TwoPages;
    newtypes: Percent, Wrapper;
    enums: Color, External, Internal, Adjacent, Untagged, Scalars, Open;
    flattened: Flat, MaybeFlat, FlatMap;
}

/// What any caller may send: `context` is not given.
type Creation = Option<EventCreateCustomer>;

#[derive(Event)]
struct Texts {
    #[event(length(min = 2, max = 4))]
    between: String,
    #[event(length(equal = 3))]
    exact: Option<String>,
    #[event(length(max = 3), ascii)]
    short: String,
    #[event(one_of("eur", "usd"))]
    currency: Option<String>,
    letter: Option<char>,
    #[event(length(max = 2, message = "two at most"))]
    said: Option<String>,
    #[event(uuid(version = 4))]
    id: Option<String>,
    #[event(uuid)]
    any_id: Option<String>,
}

#[derive(Event)]
struct Contents {
    #[event(not_blank)]
    not_blank: Option<String>,
    #[event(ascii)]
    ascii: Option<String>,
    #[event(alphanumeric)]
    alphanumeric: Option<String>,
    #[event(lowercase)]
    lowercase: Option<String>,
    #[event(uppercase)]
    uppercase: Option<String>,
    #[event(no_control)]
    no_control: Option<String>,
    #[event(no_nul)]
    no_nul: Option<String>,
    #[event(prefix = "order_", suffix = "_final", not_blank)]
    affixes: Option<String>,
    #[event(contains = ".")]
    dot: Option<String>,
}

#[derive(Event)]
struct Formats {
    #[event(email)]
    email: Option<String>,
    #[event(url)]
    url: Option<String>,
    #[event(url(schemes("https", "http")))]
    link: Option<String>,
    #[event(hostname)]
    host: Option<String>,
    #[event(ip)]
    ip: Option<String>,
    #[event(ipv4)]
    ipv4: Option<String>,
    #[event(ipv6)]
    ipv6: Option<String>,
    address: Option<std::net::IpAddr>,
    fourth: Option<std::net::Ipv4Addr>,
    sixth: OptionalNullable<std::net::Ipv6Addr>,
}

#[derive(Event)]
struct Patterns {
    #[event(pattern = "^[A-Z]{3}$")]
    common: Option<String>,
    #[event(pattern = r"^\d+$")]
    digits: Option<String>,
    #[event(pattern = r"\w-\w")]
    words: Option<String>,
    #[event(pattern = r"^\S*$")]
    no_space: Option<String>,
    #[event(pattern = "(?i)^k+$")]
    any_case: Option<String>,
    #[event(pattern = r"\ba\b")]
    boundary: Option<String>,
    #[event(pattern = "^a.b$", length(max = 3))]
    anything: Option<String>,
}

#[derive(Event)]
struct Integers {
    a: Option<i8>,
    b: Option<u16>,
    c: Option<i32>,
    d: Option<u64>,
    e: Option<i64>,
    #[event(range(min = 1, max = 10))]
    f: Option<u8>,
    #[event(range(exclusive_min = 0, exclusive_max = 100))]
    g: Option<i64>,
    #[event(positive)]
    h: Option<i32>,
    #[event(negative)]
    i: Option<i16>,
    #[event(one_of(1, 2, 5))]
    j: Option<u32>,
    k: Option<NonZero<u8>>,
    l: Option<NonZero<i8>>,
    m: Option<i128>,
    n: Option<u128>,
}

#[derive(Event)]
struct Floats {
    a: f64,
    #[event(range(min = 0.25, max = 1))]
    b: Option<f64>,
    #[event(range(exclusive_min = -1.5, exclusive_max = 1.5))]
    c: Option<f64>,
    #[event(one_of(0.5, 1.5))]
    d: Option<f64>,
    e: Option<f32>,
    #[event(multiple_of = 0.25)]
    f: Option<f64>,
}

#[derive(Event)]
struct WholeSteps {
    #[event(multiple_of = 5)]
    a: i64,
    #[event(multiple_of = 3, range(min = 0, max = 30))]
    b: Option<u8>,
}

#[derive(Event)]
struct Times {
    #[event(past)]
    at: Option<Timestamp>,
    on: Option<Date>,
    later: OptionalNullable<Timestamp>,
}

#[derive(Event)]
struct Collections {
    #[event(items(min = 1, max = 3), each(length(max = 2)))]
    tags: Vec<String>,
    #[event(unique)]
    unique: Option<Vec<u8>>,
    #[event(contains = "reader", each(one_of("reader", "writer")))]
    roles: Option<Vec<String>>,
    #[event(contains = 5)]
    numbers: Option<Vec<i32>>,
    three: Option<[bool; 3]>,
    gaps: Option<Vec<Option<u8>>>,
    nested: Option<Vec<Vec<i8>>>,
    #[event(each(range(min = 1)))]
    gaps_with_rules: Option<Vec<Option<u8>>>,
}

#[derive(Event)]
struct Sets {
    set: BTreeSet<u8>,
    pair: Option<(u8, String)>,
    holes: Option<(Option<bool>, Option<String>)>,
    one: Option<(f64,)>,
}

#[derive(Event)]
struct Maps {
    #[event(items(max = 3), keys(length(min = 1, max = 3)), values(range(max = 9)))]
    counts: BTreeMap<String, u8>,
    flags: Option<HashMap<char, Option<bool>>>,
    ids: Option<BTreeMap<Uuid, String>>,
    #[event(items(min = 1))]
    some: Option<BTreeMap<String, Value>>,
}

#[derive(Event)]
struct Pairs {
    metadata: Metadata,
    #[event(metadata(max_pairs = 2, max_key = 5, max_value = 3, allow_nul))]
    small: Option<Metadata>,
}

#[derive(Event)]
struct Presence {
    must: bool,
    may: Option<bool>,
    #[event(nullable)]
    may_be_null: Option<u8>,
    #[event(nullable, one_of("a", "b"))]
    one_of_or_null: Option<String>,
    #[event(required, nullable)]
    must_or_null: Option<String>,
    unset_or_null: OptionalNullable<Uuid>,
    #[event(required)]
    null_or_value: OptionalNullable<Color>,
    #[event(default)]
    with_default: u8,
    #[event(default = 5)]
    five: u8,
    anything: Value,
    maybe_anything: Option<Value>,
    nothing: (),
}

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Strict {
    a: Option<u8>,
    #[event(skip)]
    #[allow(dead_code)]
    skipped: u8,
}

#[derive(Event)]
#[event(rename_all = "camelCase")]
struct Named {
    #[event(alias = "id", alias = "key")]
    the_id: u8,
    #[event(alias = "note")]
    a_note: Option<String>,
    #[event(rename = "a b/c~\"d", nullable)]
    odd: Option<bool>,
}

#[derive(Event)]
struct Tree {
    name: char,
    #[event(items(max = 2))]
    children: Option<Vec<Tree>>,
    best: Option<Box<Tree>>,
}

#[derive(Event)]
struct Point(#[event(range(min = 0))] f64, Option<f64>, #[event(default)] u8);

#[derive(Event)]
struct Nothing;

#[derive(Event)]
struct Page<T> {
    items: Vec<T>,
    nothing: Option<Nothing>,
    at: Option<Point>,
}

#[derive(Event)]
struct TwoPages {
    bytes: Page<u8>,
    letters: Page<char>,
    more: Option<Page<u8>>,
}

#[derive(Event)]
struct Percent(#[event(range(max = 100))] u8);

#[derive(Event)]
struct Wrapper {
    share: Percent,
    shares: Option<Vec<Percent>>,
    or_null: OptionalNullable<Percent>,
    words: Option<Words>,
}

#[derive(Event)]
struct Words(#[event(items(min = 1), each(length(min = 1)))] Vec<String>);

#[derive(Event, Clone)]
#[event(rename_all = "snake_case")]
enum Color {
    Red,
    #[event(alias = "grün")]
    Green,
    DarkBlue,
}

#[derive(Event)]
enum External {
    Nothing,
    #[event(alias = "Zero")]
    Empty,
    Number(#[event(range(max = 9))] u8),
    Maybe(Option<String>),
    Pair(u8, bool),
    Point {
        x: i8,
        y: Option<i8>,
    },
    Tree(Box<Tree>),
}

#[derive(Event)]
#[event(tag = "type", rename_all = "snake_case")]
enum Internal {
    Nothing,
    Strict(Strict),
    Point {
        x: i8,
        y: Option<i8>,
    },
    Tree(Box<Tree>),
    #[event(alias = "counts")]
    Map(#[event(keys(length(min = 2)), items(max = 2))] BTreeMap<String, u8>),
}

#[derive(Event)]
#[event(tag = "t", content = "c", deny_unknown_fields)]
enum Adjacent {
    Nothing,
    Number(u8),
    Maybe(Option<String>),
    Pair(u8, bool),
    Point { x: i8, y: Option<i8> },
    Null(()),
}

#[derive(Event)]
#[event(untagged)]
enum Untagged {
    Card {
        card: String,
        #[event(length(max = 5))]
        note: Option<String>,
    },
    Account {
        iban: u8,
        note: Option<String>,
    },
}

#[derive(Event)]
#[event(untagged)]
enum Scalars {
    Number(#[event(range(max = 9))] u8),
    Text(#[event(length(max = 3))] String),
    List(Vec<u8>),
    Pair(bool, bool),
    Object(Percents),
    Missing(()),
}

#[derive(Event)]
struct Percents {
    share: Percent,
}

#[derive(Event)]
enum Open {
    Known,
    Number(u8),
    #[event(other)]
    Unknown,
}

#[derive(Event)]
struct Limits {
    #[event(range(max = 100))]
    limit: u8,
    #[event(alias = "from")]
    offset: Option<u8>,
}

#[derive(Event)]
struct Window {
    #[event(alias = "w")]
    width: u8,
    height: u8,
    title: Option<char>,
}

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Flat {
    text: Option<String>,
    #[event(flatten)]
    limits: Limits,
}

#[derive(Event)]
struct MaybeFlat {
    text: Option<String>,
    #[event(flatten)]
    limits: Option<Limits>,
    #[event(flatten)]
    window: Option<Box<Window>>,
}

#[derive(Event)]
struct FlatMap {
    id: u8,
    #[event(flatten)]
    limits: Limits,
    #[event(flatten, keys(length(max = 6)), values(length(max = 2)))]
    rest: BTreeMap<String, String>,
}

/// The derive reads the same by serde's trait.
#[test]
fn the_same_through_serde() {
    assert!(accepts::<Percent>("100").is_ok());
    assert!(accepts::<Percent>("101").is_err());
}
