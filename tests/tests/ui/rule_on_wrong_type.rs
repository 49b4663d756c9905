//! Every rule on every kind of type that it is not for, where the syntax of the type tells. The others are in `compiler/`.

use polar_event_core::Event;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Event)]
struct Texts {
    #[event(one_of(1))]
    one_of_numbers: String,
    #[event(contains = 5)]
    contains_number: String,
    #[event(range(max = 5))]
    range: String,
    #[event(positive)]
    positive: String,
    #[event(negative)]
    negative: String,
    #[event(multiple_of = 5)]
    multiple_of: String,
    #[event(decimal(places = 2))]
    decimal: String,
    #[event(past)]
    past: String,
    #[event(future)]
    future: String,
    #[event(items(max = 5))]
    items: String,
    #[event(unique)]
    unique: String,
    #[event(each(length(max = 5)))]
    each: String,
    #[event(keys(length(max = 5)))]
    keys: String,
    #[event(values(length(max = 5)))]
    values: String,
    #[event(metadata(max_pairs = 5))]
    metadata: String,
    #[event(nullable)]
    nullable: String,
}

#[derive(Event)]
struct Numbers {
    #[event(length(max = 5))]
    length: u8,
    #[event(length(bytes, max = 5))]
    length_bytes: u8,
    #[event(length(graphemes, max = 5))]
    length_graphemes: u8,
    #[event(pattern = "a")]
    pattern: u8,
    #[event(one_of("a"))]
    one_of_texts: u8,
    #[event(not_blank)]
    not_blank: u8,
    #[event(ascii)]
    ascii: u8,
    #[event(alphanumeric)]
    alphanumeric: u8,
    #[event(lowercase)]
    lowercase: u8,
    #[event(uppercase)]
    uppercase: u8,
    #[event(no_control)]
    no_control: u8,
    #[event(no_nul)]
    no_nul: u8,
    #[event(prefix = "a")]
    prefix: u8,
    #[event(suffix = "a")]
    suffix: u8,
    #[event(contains = "a")]
    contains_text: u8,
    #[event(contains = 5)]
    contains_number: u8,
    #[event(email)]
    email: u8,
    #[event(url)]
    url: u8,
    #[event(hostname)]
    hostname: u8,
    #[event(ip)]
    ip: u8,
    #[event(ipv4)]
    ipv4: u8,
    #[event(ipv6)]
    ipv6: u8,
    #[event(uuid)]
    uuid: u8,
    #[event(decimal(places = 2))]
    decimal: u8,
    #[event(past)]
    past: u8,
    #[event(future)]
    future: u8,
    #[event(items(max = 5))]
    items: u8,
    #[event(unique)]
    unique: u8,
    #[event(each(length(max = 5)))]
    each: u8,
    #[event(keys(length(max = 5)))]
    keys: u8,
    #[event(values(length(max = 5)))]
    values: u8,
    #[event(metadata(max_pairs = 5))]
    metadata: u8,
    #[event(nullable)]
    nullable: u8,
}

#[derive(Event)]
struct Floats {
    #[event(length(max = 5))]
    length: f64,
    #[event(length(bytes, max = 5))]
    length_bytes: f64,
    #[event(length(graphemes, max = 5))]
    length_graphemes: f64,
    #[event(pattern = "a")]
    pattern: f64,
    #[event(one_of("a"))]
    one_of_texts: f64,
    #[event(not_blank)]
    not_blank: f64,
    #[event(ascii)]
    ascii: f64,
    #[event(alphanumeric)]
    alphanumeric: f64,
    #[event(lowercase)]
    lowercase: f64,
    #[event(uppercase)]
    uppercase: f64,
    #[event(no_control)]
    no_control: f64,
    #[event(no_nul)]
    no_nul: f64,
    #[event(prefix = "a")]
    prefix: f64,
    #[event(suffix = "a")]
    suffix: f64,
    #[event(contains = "a")]
    contains_text: f64,
    #[event(contains = 5)]
    contains_number: f64,
    #[event(email)]
    email: f64,
    #[event(url)]
    url: f64,
    #[event(hostname)]
    hostname: f64,
    #[event(ip)]
    ip: f64,
    #[event(ipv4)]
    ipv4: f64,
    #[event(ipv6)]
    ipv6: f64,
    #[event(uuid)]
    uuid: f64,
    #[event(decimal(places = 2))]
    decimal: f64,
    #[event(past)]
    past: f64,
    #[event(future)]
    future: f64,
    #[event(items(max = 5))]
    items: f64,
    #[event(unique)]
    unique: f64,
    #[event(each(length(max = 5)))]
    each: f64,
    #[event(keys(length(max = 5)))]
    keys: f64,
    #[event(values(length(max = 5)))]
    values: f64,
    #[event(metadata(max_pairs = 5))]
    metadata: f64,
    #[event(nullable)]
    nullable: f64,
}

#[derive(Event)]
struct Booleans {
    #[event(length(max = 5))]
    length: bool,
    #[event(length(bytes, max = 5))]
    length_bytes: bool,
    #[event(length(graphemes, max = 5))]
    length_graphemes: bool,
    #[event(pattern = "a")]
    pattern: bool,
    #[event(one_of("a"))]
    one_of_texts: bool,
    #[event(one_of(1))]
    one_of_numbers: bool,
    #[event(not_blank)]
    not_blank: bool,
    #[event(ascii)]
    ascii: bool,
    #[event(alphanumeric)]
    alphanumeric: bool,
    #[event(lowercase)]
    lowercase: bool,
    #[event(uppercase)]
    uppercase: bool,
    #[event(no_control)]
    no_control: bool,
    #[event(no_nul)]
    no_nul: bool,
    #[event(prefix = "a")]
    prefix: bool,
    #[event(suffix = "a")]
    suffix: bool,
    #[event(contains = "a")]
    contains_text: bool,
    #[event(contains = 5)]
    contains_number: bool,
    #[event(email)]
    email: bool,
    #[event(url)]
    url: bool,
    #[event(hostname)]
    hostname: bool,
    #[event(ip)]
    ip: bool,
    #[event(ipv4)]
    ipv4: bool,
    #[event(ipv6)]
    ipv6: bool,
    #[event(uuid)]
    uuid: bool,
    #[event(range(max = 5))]
    range: bool,
    #[event(positive)]
    positive: bool,
    #[event(negative)]
    negative: bool,
    #[event(multiple_of = 5)]
    multiple_of: bool,
    #[event(decimal(places = 2))]
    decimal: bool,
    #[event(past)]
    past: bool,
    #[event(future)]
    future: bool,
    #[event(items(max = 5))]
    items: bool,
    #[event(unique)]
    unique: bool,
    #[event(each(length(max = 5)))]
    each: bool,
    #[event(keys(length(max = 5)))]
    keys: bool,
    #[event(values(length(max = 5)))]
    values: bool,
    #[event(metadata(max_pairs = 5))]
    metadata: bool,
    #[event(nullable)]
    nullable: bool,
}

#[derive(Event)]
struct Decimals {
    #[event(length(max = 5))]
    length: Decimal,
    #[event(length(bytes, max = 5))]
    length_bytes: Decimal,
    #[event(length(graphemes, max = 5))]
    length_graphemes: Decimal,
    #[event(pattern = "a")]
    pattern: Decimal,
    #[event(one_of("a"))]
    one_of_texts: Decimal,
    #[event(not_blank)]
    not_blank: Decimal,
    #[event(ascii)]
    ascii: Decimal,
    #[event(alphanumeric)]
    alphanumeric: Decimal,
    #[event(lowercase)]
    lowercase: Decimal,
    #[event(uppercase)]
    uppercase: Decimal,
    #[event(no_control)]
    no_control: Decimal,
    #[event(no_nul)]
    no_nul: Decimal,
    #[event(prefix = "a")]
    prefix: Decimal,
    #[event(suffix = "a")]
    suffix: Decimal,
    #[event(contains = "a")]
    contains_text: Decimal,
    #[event(contains = 5)]
    contains_number: Decimal,
    #[event(email)]
    email: Decimal,
    #[event(url)]
    url: Decimal,
    #[event(hostname)]
    hostname: Decimal,
    #[event(ip)]
    ip: Decimal,
    #[event(ipv4)]
    ipv4: Decimal,
    #[event(ipv6)]
    ipv6: Decimal,
    #[event(uuid)]
    uuid: Decimal,
    #[event(past)]
    past: Decimal,
    #[event(future)]
    future: Decimal,
    #[event(items(max = 5))]
    items: Decimal,
    #[event(unique)]
    unique: Decimal,
    #[event(each(length(max = 5)))]
    each: Decimal,
    #[event(keys(length(max = 5)))]
    keys: Decimal,
    #[event(values(length(max = 5)))]
    values: Decimal,
    #[event(metadata(max_pairs = 5))]
    metadata: Decimal,
}

#[derive(Event)]
struct Lists {
    #[event(length(max = 5))]
    length: Vec<bool>,
    #[event(length(bytes, max = 5))]
    length_bytes: Vec<bool>,
    #[event(length(graphemes, max = 5))]
    length_graphemes: Vec<bool>,
    #[event(pattern = "a")]
    pattern: Vec<bool>,
    #[event(one_of("a"))]
    one_of_texts: Vec<bool>,
    #[event(one_of(1))]
    one_of_numbers: Vec<bool>,
    #[event(not_blank)]
    not_blank: Vec<bool>,
    #[event(ascii)]
    ascii: Vec<bool>,
    #[event(alphanumeric)]
    alphanumeric: Vec<bool>,
    #[event(lowercase)]
    lowercase: Vec<bool>,
    #[event(uppercase)]
    uppercase: Vec<bool>,
    #[event(no_control)]
    no_control: Vec<bool>,
    #[event(no_nul)]
    no_nul: Vec<bool>,
    #[event(prefix = "a")]
    prefix: Vec<bool>,
    #[event(suffix = "a")]
    suffix: Vec<bool>,
    #[event(email)]
    email: Vec<bool>,
    #[event(url)]
    url: Vec<bool>,
    #[event(hostname)]
    hostname: Vec<bool>,
    #[event(ip)]
    ip: Vec<bool>,
    #[event(ipv4)]
    ipv4: Vec<bool>,
    #[event(ipv6)]
    ipv6: Vec<bool>,
    #[event(uuid)]
    uuid: Vec<bool>,
    #[event(range(max = 5))]
    range: Vec<bool>,
    #[event(positive)]
    positive: Vec<bool>,
    #[event(negative)]
    negative: Vec<bool>,
    #[event(multiple_of = 5)]
    multiple_of: Vec<bool>,
    #[event(decimal(places = 2))]
    decimal: Vec<bool>,
    #[event(past)]
    past: Vec<bool>,
    #[event(future)]
    future: Vec<bool>,
    #[event(keys(length(max = 5)))]
    keys: Vec<bool>,
    #[event(values(length(max = 5)))]
    values: Vec<bool>,
    #[event(metadata(max_pairs = 5))]
    metadata: Vec<bool>,
    #[event(nullable)]
    nullable: Vec<bool>,
}

#[derive(Event)]
struct Sets {
    #[event(length(max = 5))]
    length: BTreeSet<bool>,
    #[event(length(bytes, max = 5))]
    length_bytes: BTreeSet<bool>,
    #[event(length(graphemes, max = 5))]
    length_graphemes: BTreeSet<bool>,
    #[event(pattern = "a")]
    pattern: BTreeSet<bool>,
    #[event(one_of("a"))]
    one_of_texts: BTreeSet<bool>,
    #[event(one_of(1))]
    one_of_numbers: BTreeSet<bool>,
    #[event(not_blank)]
    not_blank: BTreeSet<bool>,
    #[event(ascii)]
    ascii: BTreeSet<bool>,
    #[event(alphanumeric)]
    alphanumeric: BTreeSet<bool>,
    #[event(lowercase)]
    lowercase: BTreeSet<bool>,
    #[event(uppercase)]
    uppercase: BTreeSet<bool>,
    #[event(no_control)]
    no_control: BTreeSet<bool>,
    #[event(no_nul)]
    no_nul: BTreeSet<bool>,
    #[event(prefix = "a")]
    prefix: BTreeSet<bool>,
    #[event(suffix = "a")]
    suffix: BTreeSet<bool>,
    #[event(email)]
    email: BTreeSet<bool>,
    #[event(url)]
    url: BTreeSet<bool>,
    #[event(hostname)]
    hostname: BTreeSet<bool>,
    #[event(ip)]
    ip: BTreeSet<bool>,
    #[event(ipv4)]
    ipv4: BTreeSet<bool>,
    #[event(ipv6)]
    ipv6: BTreeSet<bool>,
    #[event(uuid)]
    uuid: BTreeSet<bool>,
    #[event(range(max = 5))]
    range: BTreeSet<bool>,
    #[event(positive)]
    positive: BTreeSet<bool>,
    #[event(negative)]
    negative: BTreeSet<bool>,
    #[event(multiple_of = 5)]
    multiple_of: BTreeSet<bool>,
    #[event(decimal(places = 2))]
    decimal: BTreeSet<bool>,
    #[event(past)]
    past: BTreeSet<bool>,
    #[event(future)]
    future: BTreeSet<bool>,
    #[event(keys(length(max = 5)))]
    keys: BTreeSet<bool>,
    #[event(values(length(max = 5)))]
    values: BTreeSet<bool>,
    #[event(metadata(max_pairs = 5))]
    metadata: BTreeSet<bool>,
    #[event(nullable)]
    nullable: BTreeSet<bool>,
}

#[derive(Event)]
struct Maps {
    #[event(length(max = 5))]
    length: BTreeMap<String, bool>,
    #[event(length(bytes, max = 5))]
    length_bytes: BTreeMap<String, bool>,
    #[event(length(graphemes, max = 5))]
    length_graphemes: BTreeMap<String, bool>,
    #[event(pattern = "a")]
    pattern: BTreeMap<String, bool>,
    #[event(one_of("a"))]
    one_of_texts: BTreeMap<String, bool>,
    #[event(one_of(1))]
    one_of_numbers: BTreeMap<String, bool>,
    #[event(not_blank)]
    not_blank: BTreeMap<String, bool>,
    #[event(ascii)]
    ascii: BTreeMap<String, bool>,
    #[event(alphanumeric)]
    alphanumeric: BTreeMap<String, bool>,
    #[event(lowercase)]
    lowercase: BTreeMap<String, bool>,
    #[event(uppercase)]
    uppercase: BTreeMap<String, bool>,
    #[event(no_control)]
    no_control: BTreeMap<String, bool>,
    #[event(no_nul)]
    no_nul: BTreeMap<String, bool>,
    #[event(prefix = "a")]
    prefix: BTreeMap<String, bool>,
    #[event(suffix = "a")]
    suffix: BTreeMap<String, bool>,
    #[event(contains = "a")]
    contains_text: BTreeMap<String, bool>,
    #[event(contains = 5)]
    contains_number: BTreeMap<String, bool>,
    #[event(email)]
    email: BTreeMap<String, bool>,
    #[event(url)]
    url: BTreeMap<String, bool>,
    #[event(hostname)]
    hostname: BTreeMap<String, bool>,
    #[event(ip)]
    ip: BTreeMap<String, bool>,
    #[event(ipv4)]
    ipv4: BTreeMap<String, bool>,
    #[event(ipv6)]
    ipv6: BTreeMap<String, bool>,
    #[event(uuid)]
    uuid: BTreeMap<String, bool>,
    #[event(range(max = 5))]
    range: BTreeMap<String, bool>,
    #[event(positive)]
    positive: BTreeMap<String, bool>,
    #[event(negative)]
    negative: BTreeMap<String, bool>,
    #[event(multiple_of = 5)]
    multiple_of: BTreeMap<String, bool>,
    #[event(decimal(places = 2))]
    decimal: BTreeMap<String, bool>,
    #[event(past)]
    past: BTreeMap<String, bool>,
    #[event(future)]
    future: BTreeMap<String, bool>,
    #[event(unique)]
    unique: BTreeMap<String, bool>,
    #[event(each(length(max = 5)))]
    each: BTreeMap<String, bool>,
    #[event(metadata(max_pairs = 5))]
    metadata: BTreeMap<String, bool>,
    #[event(nullable)]
    nullable: BTreeMap<String, bool>,
}

fn main() {}
