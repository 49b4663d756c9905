//! Types of the crate `time` where serde's impls would write them, in a form that is not read.

use std::collections::BTreeMap;
use std::ops::Range;

use polar_event_core::Event;
use time::{Date, OffsetDateTime};

#[derive(Event)]
struct Log {
    pair: (OffsetDateTime, u8),
    list: Vec<(u8, Option<Date>)>,
    map: BTreeMap<String, [(Date, bool); 2]>,
    range: Range<OffsetDateTime>,
    result: Option<Result<OffsetDateTime, String>>,
    keys: BTreeMap<Date, u8>,
    fine: Vec<Option<OffsetDateTime>>,
}

#[derive(Event)]
enum Entry {
    At(OffsetDateTime, u8),
    Between((OffsetDateTime, OffsetDateTime)),
}

#[derive(Event)]
struct Pair((Date, Date));

fn main() {}
