//! Every rule on a type that has none of them, where only the compiler can tell. Which types have which is in `values/rules/on_types.rs`, beside `ui.rs`.

use polar_event_core::Event;
use rust_decimal::Decimal;
use std::net::IpAddr;

#[derive(Event)]
struct Addresses {
    #[event(length(max = 5))]
    length: IpAddr,
    #[event(length(bytes, max = 5))]
    length_bytes: IpAddr,
    #[event(length(graphemes, max = 5))]
    length_graphemes: IpAddr,
    #[event(pattern = "a")]
    pattern: IpAddr,
    #[event(one_of("a"))]
    one_of_texts: IpAddr,
    #[event(one_of(1))]
    one_of_numbers: IpAddr,
    #[event(not_blank)]
    not_blank: IpAddr,
    #[event(ascii)]
    ascii: IpAddr,
    #[event(alphanumeric)]
    alphanumeric: IpAddr,
    #[event(lowercase)]
    lowercase: IpAddr,
    #[event(uppercase)]
    uppercase: IpAddr,
    #[event(no_control)]
    no_control: IpAddr,
    #[event(no_nul)]
    no_nul: IpAddr,
    #[event(prefix = "a")]
    prefix: IpAddr,
    #[event(suffix = "a")]
    suffix: IpAddr,
    #[event(contains = "a")]
    contains_text: IpAddr,
    #[event(contains = 5)]
    contains_number: IpAddr,
    #[event(email)]
    email: IpAddr,
    #[event(url)]
    url: IpAddr,
    #[event(hostname)]
    hostname: IpAddr,
    #[event(ip)]
    ip: IpAddr,
    #[event(ipv4)]
    ipv4: IpAddr,
    #[event(ipv6)]
    ipv6: IpAddr,
    #[event(uuid)]
    uuid: IpAddr,
    #[event(range(max = 5))]
    range: IpAddr,
    #[event(positive)]
    positive: IpAddr,
    #[event(negative)]
    negative: IpAddr,
    #[event(multiple_of = 5)]
    multiple_of: IpAddr,
    #[event(decimal(places = 2))]
    decimal: IpAddr,
    #[event(past)]
    past: IpAddr,
    #[event(future)]
    future: IpAddr,
    #[event(items(max = 5))]
    items: IpAddr,
    #[event(unique)]
    unique: IpAddr,
    #[event(each(length(max = 5)))]
    each: IpAddr,
    #[event(keys(length(max = 5)))]
    keys: IpAddr,
    #[event(values(length(max = 5)))]
    values: IpAddr,
    #[event(metadata(max_pairs = 5))]
    metadata: IpAddr,
    #[event(nullable)]
    nullable: IpAddr,
    #[event(nullable)]
    nullable_decimal: Decimal,
}

/// A character is a string, but not one that holds these.
#[derive(Event)]
struct Characters {
    #[event(uuid)]
    uuid: char,
    #[event(url)]
    url: char,
}

fn main() {}
