//! Types that have every rule, in every place that JSON Schema has words for or has none: the decoder, the schema, and what other crates make
//! of it are held against each other on them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;

use jiff::Timestamp;
use jiff::civil::Date;
use polar_event_core::polar::EventCreateCustomer;
use polar_event_core::{Event, Metadata, OptionalNullable};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// Calls a macro with all types of the zoo, in groups that have names: `group: Type, Type;`.
#[macro_export]
macro_rules! schema_zoo {
    ($then:ident) => {
        $then! {
            polar: Creation, EventCreateCustomer, EventCreateExternalCustomer, EventCreate, EventsIngest;
            polar_parts: EventMetadata, Cost, Currency, Llm, EventsIngestResponse;
            texts: Texts, Units, Contents, Formats, Patterns;
            numbers: Integers, Floats, WholeSteps, Decimals;
            times: Times;
            collections: Collections, Sets, Maps, Pairs;
            presence: Presence, Strict, Named;
            structs: Tree, Point, Nothing, Page<u8>, TwoPages;
            newtypes: Percent, Wrapper;
            enums: Color, External, Internal, Adjacent, Untagged, Scalars, Open;
            flattened: Flat, MaybeFlat, FlatMap;
            flattened_enums: FlatInternal, FlatAdjacent, FlatExternal, FlatUntagged, FlatEnums, MaybeFlatEnums, StrictFlatEnum, Nested;
            defaults: Defaults, OwnDefaults, InVariants, FlatDefaults;
            beside_tags: BesideTag, OneWay, OneWayWithin;
            functions: Custom, Ordered, Payment;
        }
    };
}

/// What any caller may send: `context` is not given.
pub type Creation = Option<EventCreateCustomer>;

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Texts {
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
#[event(schemars, utoipa)]
pub struct Contents {
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
    #[event(not_contains = "..", length(min = 3))]
    no_dots: Option<String>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Formats {
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
#[event(schemars, utoipa)]
pub struct Patterns {
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
#[event(schemars, utoipa)]
pub struct Integers {
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
#[event(schemars, utoipa)]
pub struct Floats {
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
    #[event(finite)]
    g: Option<f64>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct WholeSteps {
    #[event(multiple_of = 5)]
    a: i64,
    #[event(multiple_of = 3, range(min = 0, max = 30))]
    b: Option<u8>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Times {
    #[event(past)]
    at: Option<Timestamp>,
    on: Option<Date>,
    later: OptionalNullable<Timestamp>,
    #[event(future(tolerance = 60))]
    due: Option<Timestamp>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Collections {
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
#[event(schemars, utoipa)]
pub struct Sets {
    set: BTreeSet<u8>,
    pair: Option<(u8, String)>,
    holes: Option<(Option<bool>, Option<String>)>,
    one: Option<(f64,)>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Maps {
    #[event(items(max = 3), keys(length(min = 1, max = 3)), values(range(max = 9)))]
    counts: BTreeMap<String, u8>,
    flags: Option<HashMap<char, Option<bool>>>,
    ids: Option<BTreeMap<Uuid, String>>,
    #[event(items(min = 1))]
    some: Option<BTreeMap<String, Value>>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Pairs {
    metadata: Metadata,
    #[event(metadata(max_pairs = 2, max_key = 5, max_value = 3, allow_nul))]
    small: Option<Metadata>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Presence {
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
#[event(schemars, utoipa)]
#[event(deny_unknown_fields)]
pub struct Strict {
    a: Option<u8>,
    #[event(skip)]
    #[allow(dead_code)]
    skipped: u8,
}

#[derive(Event)]
#[event(schemars, utoipa)]
#[event(rename_all = "camelCase")]
pub struct Named {
    #[event(alias = "id", alias = "key")]
    the_id: u8,
    #[event(alias = "note")]
    a_note: Option<String>,
    #[event(rename = "a b/c~\"d", nullable)]
    odd: Option<bool>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Tree {
    name: char,
    #[event(items(max = 2))]
    children: Option<Vec<Tree>>,
    best: Option<Box<Tree>>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Point(#[event(range(min = 0))] f64, Option<f64>, #[event(default)] u8);

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Nothing;

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Page<T> {
    items: Vec<T>,
    nothing: Option<Nothing>,
    at: Option<Point>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct TwoPages {
    bytes: Page<u8>,
    letters: Page<char>,
    more: Option<Page<u8>>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Percent(#[event(range(max = 100))] u8);

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Wrapper {
    share: Percent,
    shares: Option<Vec<Percent>>,
    or_null: OptionalNullable<Percent>,
    words: Option<Words>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Words(#[event(items(min = 1), each(length(min = 1)))] Vec<String>);

#[derive(Event, Clone)]
#[event(schemars, utoipa)]
#[event(rename_all = "snake_case")]
pub enum Color {
    Red,
    #[event(alias = "grün")]
    Green,
    DarkBlue,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub enum External {
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
#[event(schemars, utoipa)]
#[event(tag = "type", rename_all = "snake_case")]
pub enum Internal {
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
#[event(schemars, utoipa)]
#[event(tag = "t", content = "c", deny_unknown_fields)]
pub enum Adjacent {
    Nothing,
    Number(u8),
    Maybe(Option<String>),
    Pair(u8, bool),
    Point { x: i8, y: Option<i8> },
    Null(()),
}

#[derive(Event)]
#[event(schemars, utoipa)]
#[event(untagged)]
pub enum Untagged {
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
#[event(schemars, utoipa)]
#[event(untagged)]
pub enum Scalars {
    Number(#[event(range(max = 9))] u8),
    Text(#[event(length(max = 3))] String),
    List(Vec<u8>),
    Pair(bool, bool),
    Object(Percents),
    Missing(()),
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Percents {
    share: Percent,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub enum Open {
    Known,
    Number(u8),
    #[event(other)]
    Unknown,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Limits {
    #[event(range(max = 100))]
    limit: u8,
    #[event(alias = "from")]
    offset: Option<u8>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Window {
    #[event(alias = "w")]
    width: u8,
    height: u8,
    title: Option<char>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
#[event(deny_unknown_fields)]
pub struct Flat {
    text: Option<String>,
    #[event(flatten)]
    limits: Limits,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct MaybeFlat {
    text: Option<String>,
    #[event(flatten)]
    limits: Option<Limits>,
    #[event(flatten)]
    window: Option<Box<Window>>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct FlatMap {
    id: u8,
    #[event(flatten)]
    limits: Limits,
    #[event(flatten, keys(length(max = 6)), values(length(max = 2)))]
    rest: BTreeMap<String, String>,
}

/// Other values than those of absent fields.
#[derive(Event)]
#[event(schemars, utoipa, default)]
pub struct Defaults {
    number: Option<u8>,
    boxed: Option<Box<Point>>,
    none: Option<u8>,
    #[event(default)]
    left_out: Option<u8>,
    #[event(default)]
    unset: OptionalNullable<u8>,
    #[event(nullable)]
    null: Option<u8>,
    maybe: Maybe,
    count: u8,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            number: Some(1),
            boxed: Some(Box::new(Point(0.5, None, 3))),
            none: None,
            left_out: Some(1),
            unset: OptionalNullable::Value(1),
            null: Some(2),
            maybe: Maybe(Some(3)),
            count: 4,
        }
    }
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct OwnDefaults {
    #[event(default = Some(5), range(max = 9))]
    number: Option<u8>,
    #[event(default = Alias::Some(5))]
    alias: Alias,
    #[event(default)]
    none: Alias,
    #[event(default)]
    maybe: Maybe,
    #[event(default = vec![Some(1)])]
    list: Vec<Option<u8>>,
    #[event(default)]
    maybes: Vec<Maybe>,
}

pub type Alias = Option<u8>;

/// An option by another name, whose default is none.
#[derive(Event, PartialEq)]
#[event(schemars, utoipa, transparent)]
pub struct Maybe(Option<u8>);

impl Default for Maybe {
    fn default() -> Self {
        Self(Some(7))
    }
}

#[derive(Event)]
#[event(schemars, utoipa, tag = "type")]
pub enum InVariants {
    Number {
        #[event(default = Some(5))]
        number: Option<u8>,
        #[event(default)]
        maybe: Maybe,
    },
    Defaults(Box<Defaults>),
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct FlatInternal {
    id: u8,
    #[event(flatten)]
    event: Internal,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct FlatAdjacent {
    id: u8,
    #[event(flatten)]
    event: Adjacent,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct FlatExternal {
    id: u8,
    #[event(flatten)]
    event: External,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct FlatUntagged {
    id: u8,
    #[event(flatten)]
    event: Untagged,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct FlatEnums {
    id: u8,
    #[event(flatten)]
    adjacent: Adjacent,
    #[event(flatten)]
    untagged: Box<Untagged>,
    #[event(flatten)]
    external: Option<External>,
    #[event(flatten, keys(length(max = 6)))]
    others: BTreeMap<String, bool>,
}

#[derive(Event)]
#[event(schemars, utoipa, deny_unknown_fields)]
pub struct MaybeFlatEnums {
    id: Option<u8>,
    #[event(flatten)]
    adjacent: Option<Adjacent>,
    #[event(flatten)]
    envelope: Option<StrictFlatEnum>,
}

#[derive(Event)]
#[event(schemars, utoipa, deny_unknown_fields)]
pub struct StrictFlatEnum {
    key: u8,
    #[event(flatten)]
    event: Kind,
}

#[derive(Event)]
#[event(schemars, utoipa, tag = "kind")]
pub enum Kind {
    Empty,
    Sum {
        #[event(range(max = 9))]
        sum: u8,
    },
    Inner(Box<Untagged>),
}

/// A variant with a flattened enum.
#[derive(Event)]
#[event(schemars, utoipa, tag = "type")]
pub enum Nested {
    One {
        key: u8,
        #[event(flatten)]
        event: Kind,
    },
    Other(StrictFlatEnum),
}

/// What is flattened may have no keys, and then is what it is without them.
#[derive(Event)]
#[event(schemars, utoipa, default)]
pub struct FlatDefaults {
    id: u8,
    #[event(flatten)]
    limits: Option<Limits>,
    #[event(flatten)]
    rest: BTreeMap<String, char>,
}

impl Default for FlatDefaults {
    fn default() -> Self {
        Self { id: 1, limits: Some(Limits { limit: 5, offset: None }), rest: BTreeMap::from([("a".to_owned(), 'a')]) }
    }
}

/// Everything that can stand beside a tag.
#[derive(Event)]
#[event(schemars, utoipa, tag = "type", rename_all = "snake_case")]
pub enum BesideTag {
    Nothing,
    Null(()),
    Named {
        #[event(flatten)]
        limits: Limits,
    },
    Flat(FlatMap),
    Pairs(Metadata),
    Color(Color),
    External(External),
    Open(Open),
    Adjacent(Adjacent),
    Inner(Box<Inner>),
}

#[derive(Event)]
#[event(schemars, utoipa, tag = "kind")]
pub enum Inner {
    Nothing,
    Limits(Limits),
    Colors(BTreeMap<String, Color>),
}

/// Fields that are written and not read are none of a map's.
#[derive(Event)]
#[event(schemars, utoipa)]
pub struct OneWay {
    #[event(skip_deserializing)]
    id: u64,
    text: String,
    #[event(flatten)]
    rest: BTreeMap<String, String>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct OneWayWithin {
    #[event(flatten)]
    stamp: Option<Stamp>,
    #[event(flatten)]
    rest: BTreeMap<String, String>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Stamp {
    at: u8,
    #[event(skip_deserializing)]
    by: u64,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Units {
    #[event(length(bytes, min = 2, max = 4))]
    bytes: Option<String>,
    #[event(length(graphemes, min = 1, max = 2))]
    graphemes: Option<String>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Decimals {
    amount: Decimal,
    #[event(decimal(max_digits = 4, places = 2))]
    price: Option<Decimal>,
    #[event(range(min = 0, max = 10), multiple_of = 0.5)]
    steps: Option<Decimal>,
    #[event(one_of(1, 2.5))]
    one_of: Option<Decimal>,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Custom {
    #[event(custom = is_even)]
    even: u8,
    #[event(check = is_given)]
    given: Option<u8>,
}

fn is_even(value: &u8) -> Result<(), &'static str> {
    if value % 2 == 0 { Ok(()) } else { Err("must be even") }
}

fn is_given(value: &Option<u8>) -> Result<(), &'static str> {
    if value.is_some() { Ok(()) } else { Err("must be given") }
}

#[derive(Event)]
#[event(schemars, utoipa, check = |range| if range.from <= range.to { Ok(()) } else { Err("must be in order") })]
pub struct Ordered {
    from: u8,
    to: u8,
}

#[derive(Event)]
#[event(schemars, utoipa)]
pub struct Payment {
    by_card: bool,
    #[event(required_if = |payment| payment.by_card, length(min = 1))]
    card: Option<String>,
    #[event(forbidden_if = |payment| payment.by_card)]
    change: Option<u8>,
    #[event(equals = change)]
    change_again: Option<u8>,
}
