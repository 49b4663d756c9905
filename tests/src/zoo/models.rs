//! Types with rules that the zoo of schemas does not have, or not together: what is said of both holds for every rule on every kind of type that
//! takes it.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;

use jiff::Timestamp;
use jiff::civil::Date;
use polar_event_core::{Event, Metadata, OptionalNullable, ValidationState};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use super::schema::Limits;

/// Calls a macro with all of these types, as `schema_zoo!` does with those of the zoo.
#[macro_export]
macro_rules! models {
    ($then:ident) => {
        $then! {
            texts: Lengths, Together, MorePatterns;
            numbers: Wide, Single;
            types: Typed, Clock;
            collections: Lists, MoreMaps, MorePairs;
            words: WithMessage, Hidden;
            functions: Crossed, Functions;
            enums: Sum;
            flattened: FlatCount;
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
pub struct Wide {
    pub a: Option<i128>,
    pub b: Option<u128>,
    #[event(range(min = 1, max = 100_000_000_000_000_000_000))]
    pub c: Option<u128>,
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
pub struct WithMessage {
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

fn few(this: &Functions, _: &ValidationState<'_>) -> Result<(), &'static str> {
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

/// Holds itself in every variant but the last.
/// Holds itself in every variant but the last.
#[derive(Event, Debug)]
pub enum Sum {
    Negative(Box<Sum>),
    Both { left: Box<Sum>, right: Box<Sum> },
    Number(#[event(range(min = 1))] u32),
}

#[derive(Event, Debug)]
pub struct MorePatterns {
    #[event(pattern = "^(?:red|green|dark-(?:blue|grey))$")]
    pub colors: Option<String>,
    #[event(pattern = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}$")]
    pub groups: Option<String>,
}

#[derive(Event, Debug)]
pub struct Single {
    #[event(range(min = 0.1, max = 0.7))]
    pub single: Option<f32>,
    #[event(multiple_of = 0.01, range(min = 0))]
    pub cents: Option<f64>,
    #[event(positive)]
    pub positive: Option<f64>,
    #[event(range(max = 9))]
    pub not_zero: Option<NonZero<u8>>,
    #[event(decimal(places = 3), positive)]
    pub decimal: Option<Decimal>,
    #[event(range(min = 0, max = 99.5))]
    pub half: Option<Decimal>,
    #[event(multiple_of = 0.05)]
    pub steps: Option<Decimal>,
}

#[derive(Event, Debug)]
pub struct MoreMaps {
    #[event(items(min = 1, max = 3), values(range(max = 9)))]
    pub counts: BTreeMap<String, u8>,
    #[event(keys(pattern = "^[a-z]+$"), values(items(max = 2), each(length(max = 3))))]
    pub lists: Option<BTreeMap<String, Vec<String>>>,
    pub suits: Option<BTreeMap<Suit, u8>>,
}

#[derive(Event, Debug)]
pub struct MorePairs {
    #[event(items(min = 1))]
    pub some: Metadata,
}

#[derive(Event)]
pub struct FlatCount {
    pub id: u8,
    #[event(flatten)]
    pub limits: Limits,
    #[event(flatten, keys(length(max = 6)), values(length(max = 2)), items(max = 3))]
    pub rest: BTreeMap<String, String>,
}

#[derive(Event, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suit {
    Hearts,
    #[event(alias = "Bells")]
    Diamonds,
}
