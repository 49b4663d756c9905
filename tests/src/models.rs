//! Types with every rule, on every kind of type that takes it, for tests that go through all of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;

use jiff::Timestamp;
use jiff::civil::Date;
use polar_event_core::{Context, Event, Metadata, OptionalNullable};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// Calls a macro with each type and the name of a test for it.
#[macro_export]
macro_rules! for_each_model {
    ($then:ident) => {
        $then! {
            lengths: Lengths;
            contents: Contents;
            together: Together;
            patterns: Patterns;
            formats: Formats;
            typed: Typed;
            integers: Integers;
            wide: Wide;
            floats: Floats;
            decimals: Decimals;
            clock: Clock;
            lists: Lists;
            maps: Maps;
            pairs: Pairs;
            presence: Presence;
            strict: Strict;
            named: Named;
            said: Said;
            hidden: Hidden;
            crossed: Crossed;
            functions: Functions;
            tree: Tree;
            point: Point;
            page: Page<Page<u8>>;
            nothing: Nothing;
            percent: Percent;
            wrapper: Wrapper;
            color: Color;
            external: External;
            internal: Internal;
            adjacent: Adjacent;
            payment: Payment;
            scalars: Scalars;
            open: Open;
            sum: Sum;
            flat: Flat;
            maybe_flat: MaybeFlat;
            flat_map: FlatMap;
            whole: Option<Vec<Percent>>;
        }
    };
}

#[derive(Event, Debug)]
pub struct Lengths {
    #[event(length(min = 2, max = 4))]
    pub between: String,
    #[event(length(equal = 3))]
    pub exact: Option<String>,
    #[event(length(max = 40))]
    pub short: Option<Box<str>>,
    #[event(length(bytes, min = 2, max = 6))]
    pub bytes: Option<String>,
    #[event(length(graphemes, min = 2, max = 3))]
    pub graphemes: Option<String>,
    #[event(length(min = 1))]
    pub not_empty: OptionalNullable<String>,
    #[event(length(max = 300))]
    pub long: Option<String>,
}

#[derive(Event, Debug)]
pub struct Contents {
    #[event(not_blank)]
    pub not_blank: Option<String>,
    #[event(ascii)]
    pub ascii: Option<String>,
    #[event(alphanumeric)]
    pub alphanumeric: Option<String>,
    #[event(lowercase)]
    pub lowercase: Option<String>,
    #[event(uppercase)]
    pub uppercase: Option<String>,
    #[event(no_control)]
    pub no_control: Option<String>,
    #[event(no_nul)]
    pub no_nul: Option<String>,
    #[event(prefix = "order_")]
    pub prefix: Option<String>,
    #[event(suffix = "_final")]
    pub suffix: Option<String>,
    #[event(contains = ".")]
    pub dot: Option<String>,
    #[event(one_of("eur", "usd"))]
    pub currency: Option<String>,
}

#[derive(Event, Debug)]
pub struct Together {
    #[event(length(min = 1, max = 10), no_nul, not_blank)]
    pub name: String,
    #[event(prefix = "ab", suffix = "yz", length(min = 6, max = 8), lowercase)]
    pub affixes: Option<String>,
    #[event(length(min = 3, max = 5), ascii, alphanumeric, uppercase)]
    pub code: Option<String>,
    #[event(one_of("a", "bb", "ccc"), length(min = 2))]
    pub some: Option<String>,
    #[event(email, length(max = 20), lowercase)]
    pub email: Option<String>,
    #[event(pattern = "^[a-z]+$", length(min = 2, max = 4))]
    pub word: Option<String>,
    #[event(range(min = 0, max = 100), multiple_of = 5)]
    pub fives: Option<i32>,
    #[event(one_of(1, 2, 3), range(min = 2))]
    pub two_or_three: Option<u8>,
}

#[derive(Event, Debug)]
pub struct Patterns {
    #[event(pattern = "^[A-Z]{3}$")]
    pub common: Option<String>,
    #[event(pattern = r"^\d+$")]
    pub digits: Option<String>,
    #[event(pattern = r"\w-\w")]
    pub words: Option<String>,
    #[event(pattern = r"^\S*$")]
    pub no_space: Option<String>,
    #[event(pattern = "(?i)^k+$")]
    pub any_case: Option<String>,
    #[event(pattern = r"\ba\b")]
    pub boundary: Option<String>,
    #[event(pattern = "^a.b$", length(max = 3))]
    pub anything: Option<String>,
    #[event(pattern = "^(?:red|green|dark-(?:blue|grey))$")]
    pub colors: Option<String>,
    #[event(pattern = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}$")]
    pub groups: Option<String>,
}

#[derive(Event, Debug)]
pub struct Formats {
    #[event(email)]
    pub email: Option<String>,
    #[event(url)]
    pub url: Option<String>,
    #[event(url(schemes("https", "http")))]
    pub link: Option<String>,
    #[event(hostname)]
    pub host: Option<String>,
    #[event(ip)]
    pub ip: Option<String>,
    #[event(ipv4)]
    pub ipv4: Option<String>,
    #[event(ipv6)]
    pub ipv6: Option<String>,
    #[event(uuid)]
    pub any_id: Option<String>,
    #[event(uuid(version = 4))]
    pub id: Option<String>,
}

#[derive(Event, Debug)]
pub struct Typed {
    pub yes: bool,
    pub letter: Option<char>,
    #[event(lowercase)]
    pub small: Option<char>,
    pub id: Option<Uuid>,
    #[event(uuid(version = 7))]
    pub seven: Option<Uuid>,
    pub address: Option<std::net::IpAddr>,
    pub fourth: Option<std::net::Ipv4Addr>,
    pub sixth: OptionalNullable<std::net::Ipv6Addr>,
    pub url: Option<url::Url>,
    #[event(url(schemes("https")))]
    pub link: Option<url::Url>,
    pub anything: Option<Value>,
    pub nothing: (),
    pub duration: Option<std::time::Duration>,
}

#[derive(Event, Debug)]
pub struct Integers {
    pub a: i8,
    pub b: Option<u16>,
    pub c: Option<i32>,
    pub d: Option<u64>,
    pub e: Option<i64>,
    #[event(range(min = 1, max = 10))]
    pub f: Option<u8>,
    #[event(range(exclusive_min = 0, exclusive_max = 100))]
    pub g: Option<i64>,
    #[event(positive)]
    pub h: Option<i32>,
    #[event(negative)]
    pub i: Option<i16>,
    #[event(one_of(1, 2, 5))]
    pub j: Option<u32>,
    pub k: Option<NonZero<u8>>,
    pub l: Option<NonZero<i8>>,
    #[event(range(max = 9))]
    pub m: Option<NonZero<u8>>,
    #[event(multiple_of = 5)]
    pub n: Option<i64>,
}

#[derive(Event, Debug)]
pub struct Wide {
    pub a: Option<i128>,
    pub b: Option<u128>,
    #[event(range(min = 1, max = 100_000_000_000_000_000_000))]
    pub c: Option<u128>,
}

#[derive(Event, Debug)]
pub struct Floats {
    pub a: f64,
    #[event(range(min = 0.25, max = 1))]
    pub b: Option<f64>,
    #[event(range(exclusive_min = -1.5, exclusive_max = 1.5))]
    pub c: Option<f64>,
    #[event(one_of(0.5, 1.5))]
    pub d: Option<f64>,
    pub e: Option<f32>,
    #[event(range(min = 0.1, max = 0.7))]
    pub f: Option<f32>,
    #[event(multiple_of = 0.25)]
    pub g: Option<f64>,
    #[event(multiple_of = 0.01, range(min = 0))]
    pub h: Option<f64>,
    #[event(finite)]
    pub i: Option<f64>,
    #[event(positive)]
    pub j: Option<f64>,
}

#[derive(Event, Debug)]
pub struct Decimals {
    pub a: Decimal,
    #[event(decimal(max_digits = 5, places = 2))]
    pub b: Option<Decimal>,
    #[event(range(min = 0, max = 99.5))]
    pub c: Option<Decimal>,
    #[event(multiple_of = 0.05)]
    pub d: Option<Decimal>,
    #[event(one_of(0.5, 1))]
    pub e: Option<Decimal>,
    #[event(decimal(places = 3), positive)]
    pub f: Option<Decimal>,
}

#[derive(Event, Debug)]
pub struct Clock {
    #[event(past)]
    pub at: Option<Timestamp>,
    #[event(past(tolerance = 60))]
    pub nearly: Option<Timestamp>,
    #[event(future)]
    pub until: OptionalNullable<Timestamp>,
    #[event(future(tolerance = 3600))]
    pub soon: Option<Timestamp>,
    pub any: Option<Timestamp>,
    pub on: Option<Date>,
    #[event(past)]
    pub chrono: Option<chrono::DateTime<chrono::Utc>>,
    #[event(future)]
    pub time: Option<time::OffsetDateTime>,
    pub naive: Option<chrono::NaiveDate>,
}

#[derive(Event, Debug)]
pub struct Lists {
    #[event(items(min = 1, max = 3), each(length(max = 2)))]
    pub tags: Vec<String>,
    #[event(unique)]
    pub unique: Option<Vec<u8>>,
    #[event(unique, items(min = 2, max = 4), each(length(min = 1)))]
    pub few: Option<Vec<String>>,
    #[event(contains = "reader", each(one_of("reader", "writer")))]
    pub roles: Option<Vec<String>>,
    #[event(contains = 5)]
    pub numbers: Option<Vec<i32>>,
    pub three: Option<[bool; 3]>,
    pub gaps: Option<Vec<Option<u8>>>,
    pub nested: Option<Vec<Vec<i8>>>,
    #[event(items(max = 2), each(items(max = 1), each(range(max = 9))))]
    pub matrix: Option<Vec<Vec<u8>>>,
    #[event(items(min = 2))]
    pub set: Option<BTreeSet<u8>>,
    pub pair: Option<(u8, String)>,
    pub holes: Option<(Option<bool>, Option<String>)>,
    #[event(items(max = 100))]
    pub many: Option<Vec<u8>>,
}

#[derive(Event, Debug)]
pub struct Maps {
    #[event(items(min = 1, max = 3), keys(length(min = 1, max = 3)), values(range(max = 9)))]
    pub counts: BTreeMap<String, u8>,
    pub flags: Option<HashMap<char, Option<bool>>>,
    pub ids: Option<BTreeMap<Uuid, String>>,
    #[event(keys(pattern = "^[a-z]+$"), values(items(max = 2), each(length(max = 3))))]
    pub lists: Option<BTreeMap<String, Vec<String>>>,
    pub anything: Option<BTreeMap<String, Value>>,
    pub colors: Option<BTreeMap<Color, u8>>,
}

#[derive(Event, Debug)]
pub struct Pairs {
    pub metadata: Metadata,
    #[event(metadata(max_pairs = 2, max_key = 5, max_value = 3, allow_nul))]
    pub small: Option<Metadata>,
    #[event(items(min = 1))]
    pub some: Option<Metadata>,
}

#[derive(Event, Debug)]
pub struct Presence {
    pub must: bool,
    pub may: Option<bool>,
    #[event(nullable)]
    pub may_be_null: Option<u8>,
    #[event(nullable, one_of("a", "b"))]
    pub one_of_or_null: Option<String>,
    #[event(required, nullable)]
    pub must_or_null: Option<String>,
    pub unset_or_null: OptionalNullable<Uuid>,
    #[event(required)]
    pub null_or_value: OptionalNullable<Color>,
    #[event(default)]
    pub with_default: u8,
    #[event(default = 5)]
    pub five: u8,
    pub anything: Value,
}

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
pub struct Strict {
    pub a: Option<u8>,
    #[event(skip)]
    pub skipped: u8,
}

#[derive(Event, Debug)]
#[event(rename_all = "camelCase")]
pub struct Named {
    #[event(alias = "id", alias = "key")]
    pub the_id: u8,
    #[event(alias = "note")]
    pub a_note: Option<String>,
    #[event(rename = "a b/c~\"d", nullable)]
    pub odd: Option<bool>,
    #[event(skip_serializing)]
    pub read_only: Option<u8>,
}

#[derive(Event, Debug)]
pub struct Said {
    #[event(length(max = 2, message = "two at most", code = "too_much"))]
    pub rule: String,
    #[event(code = "no_age", range(min = 1, max = 9))]
    pub field: u8,
    #[event(items(max = 1, code = "one_only"), each(length(max = 1, code = "one_letter")))]
    pub list: Option<Vec<String>>,
    #[event(range(max = 5, code = "five"), code = "other")]
    pub both: Option<i32>,
    #[event(unique(code = "again"))]
    pub unique: Option<Vec<u8>>,
    #[event(decimal(places = 1, code = "one_place"))]
    pub decimal: Option<Decimal>,
    #[event(past(code = "too_late"))]
    pub at: Option<Timestamp>,
    pub typed: Option<Short>,
    #[event(code = "outer")]
    pub outer: Option<Short>,
}

#[derive(Event, Debug)]
pub struct Short(#[event(length(max = 3), code = "no_short")] pub String);

#[derive(Event, Debug)]
pub struct Hidden {
    #[event(sensitive, length(min = 3))]
    pub password: String,
    #[event(sensitive, keys(length(max = 3)))]
    pub map: Option<BTreeMap<String, u8>>,
    #[event(sensitive)]
    pub metadata: Option<Metadata>,
    #[event(deprecated = "use another")]
    pub old: Option<u8>,
}

#[derive(Event, Debug)]
pub struct Crossed {
    #[event(length(min = 3, max = 5))]
    pub password: String,
    #[event(equals = password)]
    pub again: String,
    #[event(required_if = |this: &Crossed| this.password == "12345", range(max = 9))]
    pub needed: Option<u8>,
    #[event(forbidden_if = |this: &Crossed| this.needed == Some(9))]
    pub not_both: Option<u8>,
}

fn known(plan: &str) -> Result<(), &'static str> {
    if plan == "free" || plan == "pro" { Ok(()) } else { Err("is no plan of ours") }
}

fn few(this: &Functions, _: &Context<'_>) -> Result<(), &'static str> {
    if this.seats > 100 { Err("is too much") } else { Ok(()) }
}

#[derive(Event, Debug)]
#[event(check = few)]
pub struct Functions {
    #[event(custom = known, length(max = 4), example = "free")]
    pub plan: String,
    pub seats: u8,
    #[event(each(custom = known))]
    pub plans: Option<Vec<String>>,
}

#[derive(Event, Debug)]
pub struct Tree {
    pub name: char,
    #[event(items(max = 2))]
    pub children: Option<Vec<Tree>>,
    pub best: Option<Box<Tree>>,
}

#[derive(Event, Debug)]
pub struct Point(#[event(range(min = 0))] pub f64, pub Option<f64>, #[event(default)] pub u8);

#[derive(Event, Debug)]
pub struct Nothing;

#[derive(Event, Debug)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub nothing: Option<Nothing>,
    pub at: Option<Point>,
}

#[derive(Event, Debug)]
pub struct Percent(#[event(range(max = 100))] pub u8);

#[derive(Event, Debug)]
pub struct Wrapper {
    pub share: Percent,
    pub shares: Option<Vec<Percent>>,
    pub or_null: OptionalNullable<Percent>,
    pub words: Option<Words>,
}

#[derive(Event, Debug)]
pub struct Words(#[event(items(min = 1), each(length(min = 1)))] pub Vec<String>);

#[derive(Event, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[event(rename_all = "snake_case")]
pub enum Color {
    Red,
    #[event(alias = "grün")]
    Green,
    DarkBlue,
}

#[derive(Event, Debug)]
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

#[derive(Event, Debug)]
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

#[derive(Event, Debug)]
#[event(tag = "t", content = "c", deny_unknown_fields)]
pub enum Adjacent {
    Nothing,
    Number(#[event(multiple_of = 3)] u8),
    Maybe(Option<String>),
    Pair(u8, bool),
    Point { x: i8, y: Option<i8> },
    Null(()),
}

#[derive(Event, Debug)]
#[event(untagged)]
pub enum Payment {
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

#[derive(Event, Debug)]
#[event(untagged)]
pub enum Scalars {
    Number(#[event(range(max = 9))] u8),
    Text(#[event(length(max = 3))] String),
    List(Vec<u8>),
    Pair(bool, bool),
    Object(Percents),
    Missing(()),
}

#[derive(Event, Debug)]
pub struct Percents {
    pub share: Percent,
}

#[derive(Event, Debug)]
pub enum Open {
    Known,
    Number(u8),
    #[event(other)]
    Unknown,
}

/// Holds itself in every variant but the last.
#[derive(Event, Debug)]
pub enum Sum {
    Negative(Box<Sum>),
    Both { left: Box<Sum>, right: Box<Sum> },
    Number(#[event(range(min = 1))] u32),
}

#[derive(Event, Debug)]
pub struct Limits {
    #[event(range(max = 100))]
    pub limit: u8,
    #[event(alias = "from")]
    pub offset: Option<u8>,
}

#[derive(Event, Debug)]
pub struct Window {
    #[event(alias = "w")]
    pub width: u8,
    pub height: u8,
    pub title: Option<char>,
}

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
pub struct Flat {
    pub text: Option<String>,
    #[event(flatten)]
    pub limits: Limits,
}

#[derive(Event, Debug)]
pub struct MaybeFlat {
    pub text: Option<String>,
    #[event(flatten)]
    pub limits: Option<Limits>,
    #[event(flatten)]
    pub window: Option<Box<Window>>,
}

#[derive(Event, Debug)]
pub struct FlatMap {
    pub id: u8,
    #[event(flatten)]
    pub limits: Limits,
    #[event(flatten, keys(length(max = 6)), values(length(max = 2)), items(max = 3))]
    pub rest: BTreeMap<String, String>,
}
