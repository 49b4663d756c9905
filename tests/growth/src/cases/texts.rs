//! Pairs of texts: query strings and records of CSV.

use std::collections::HashMap;

use polar_event_core::text::{Decoder, Names};
use polar_event_core::{Decode, DecodeOwned, Event, SatisfiedBy, csv, form};

use super::{Case, case};
use crate::documents::lines;

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Search {
    query: String,
    limit: Option<u8>,
    tags: Option<Vec<String>>,
}

#[derive(Event)]
struct Outer {
    inner: Option<Inner>,
}

#[derive(Event)]
struct Inner {
    a: u8,
    b: u8,
    c: u8,
    d: u8,
    e: u8,
    f: u8,
    g: u8,
    h: u8,
}

#[derive(Event)]
#[event(untagged)]
enum Loose {
    Number(u64),
    Numbers(Vec<u64>),
    Flag(bool),
    Text(String),
}

fn plain<T: for<'de> Decode<'de, Requires: SatisfiedBy>>(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| form::from_str::<T>(text).is_ok())
}

fn in_brackets<T: DecodeOwned>(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| Decoder::new().names(Names::Brackets).from_form::<T>(text).is_ok())
}

fn dotted<T: DecodeOwned>(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| Decoder::new().names(Names::Separated(".")).from_form::<T>(text).is_ok())
}

fn records(text: &[u8]) -> bool {
    csv::records::<Search, _>(text).filter(|record| record.as_ref().is_ok_and(|record| record.result.is_ok())).count() > 0
}

/// Pairs with `&` between.
fn pairs(bytes: usize, pair: impl Fn(usize) -> String) -> String {
    lines(bytes, pair).trim_end().replace('\n', "&")
}

fn good(bytes: usize) -> String {
    pairs(bytes, |number| format!("name{number}=some+words"))
}

fn good_tags(bytes: usize) -> String {
    format!("query=a&{}", pairs(bytes, |_| "tags=some+words".to_owned()))
}

fn good_numbers(bytes: usize) -> String {
    pairs(bytes, |number| format!("name[a{number}]=12"))
}

fn good_records(bytes: usize) -> String {
    format!("query,limit,tags\n{}", lines(bytes, |_| "some words,12,more words".to_owned()))
}

type Texts = HashMap<String, String>;
type Nested = HashMap<String, HashMap<String, u8>>;
type Lists = HashMap<String, Vec<u8>>;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("texts: pairs of one byte", plain::<Texts>, |bytes| pairs(bytes, |number| format!("{number}")), good).with_memory(120.0),
        case("texts: no pairs", plain::<Texts>, |bytes| "&".repeat(bytes), good),
        case("texts: one long text", plain::<Texts>, |bytes| format!("a={}", "%41".repeat(bytes / 3)), good),
        case("texts: the same name", plain::<Search>, |bytes| pairs(bytes, |_| "limit=1".to_owned()), good_tags).with_memory(60.0),
        case("texts: unknown names", plain::<Search>, |bytes| pairs(bytes, |number| format!("n{number}=")), good_tags).with_memory(80.0),
        case("texts: a list of empty texts", plain::<Search>, |bytes| pairs(bytes, |_| "tags".to_owned()), good_tags).with_memory(80.0),
        case("texts: names that are too deep", dotted::<Nested>, |bytes| pairs(bytes, |_| ".".repeat(200)), good_dotted),
        case("texts: one name of many parts", dotted::<Nested>, |bytes| ".a".repeat(bytes / 2), good_dotted),
        case(
            "texts: names of a hundred parts",
            dotted::<Nested>,
            |bytes| pairs(bytes, |number| format!("{number}{}", ".".repeat(100))),
            good_dotted,
        )
        .with_memory(480.0),
        case("texts: items by their indices", in_brackets::<Lists>, |bytes| pairs(bytes, |number| format!("a[{number}]=x")), good_items)
            .with_memory(100.0),
        case("texts: brackets that do not match", in_brackets::<Nested>, |bytes| pairs(bytes, |_| "a[[[[".to_owned()), good_numbers),
        case(
            "texts: texts that have parts",
            in_brackets::<Nested>,
            |bytes| pairs(bytes, |number| format!("a{}=", if number == 0 { "" } else { "[b]" })),
            good_numbers,
        ),
        case("texts: missing beside many", in_brackets::<Outer>, |bytes| pairs(bytes, |number| format!("inner[x{number}]=")), in_inner)
            .with_memory(100.0),
        case("texts: untagged", plain::<HashMap<String, Loose>>, |bytes| pairs(bytes, |number| format!("{number}=x")), good)
            .with_memory(120.0),
        case("csv: records of one byte", records, |bytes| format!("query,limit,tags\n{}", "a\n".repeat(bytes / 2)), good_records)
            .with_times(60.0),
        case("csv: empty fields", records, |bytes| format!("query,limit,tags\n{}", lines(bytes, |_| ",,".to_owned())), good_records)
            .with_times(60.0),
        case("csv: a field without end", records, |bytes| format!("query,limit,tags\n\"{}", "\"\"".repeat(bytes / 2)), good_records),
        case("csv: a record of many fields", records, |bytes| format!("query,limit,tags\n{}", ",".repeat(bytes)), good_records),
        case("csv: many names", records, |bytes| format!("{}\n{}", ",".repeat(bytes / 2), ",".repeat(bytes / 2)), good_records)
            .with_memory(200.0),
    ]
}

fn good_dotted(bytes: usize) -> String {
    pairs(bytes, |number| format!("name.a{number}=12"))
}

fn in_inner(bytes: usize) -> String {
    let more = pairs(bytes, |number| format!("inner[x{number}]=some+words"));
    format!("inner[a]=1&inner[b]=1&inner[c]=1&inner[d]=1&inner[e]=1&inner[f]=1&inner[g]=1&inner[h]=1&{more}")
}

fn good_items(bytes: usize) -> String {
    pairs(bytes, |number| format!("name[{number}]=12"))
}
