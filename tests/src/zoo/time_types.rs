//! Types of times without an offset, with a zone, and of durations, and addresses with a port; derived by serde and by `Event` from one definition.

use std::collections::BTreeMap;
use std::net::{SocketAddr, SocketAddrV4, SocketAddrV6};

use chrono::{DateTime, Local, NaiveDateTime, NaiveTime};
use jiff::{SignedDuration, Span, ZonedDateTime, civil};

use super::pair::Pair;
use super::visit::Visitor;
use crate::{all_consistent, pairs, visit, zoo_of_types};

zoo_of_types! {
    { pub(super) struct Jiff { at: civil::DateTime, time: civil::Time, list: Vec<civil::Time>, by_time: BTreeMap<civil::DateTime, u8> } }
    { pub(super) struct Zoned { at: ZonedDateTime, list: Vec<ZonedDateTime> } }
    { pub(super) struct Spans { duration: SignedDuration, span: Span, by_duration: BTreeMap<SignedDuration, u8> } }
    { pub(super) struct Chrono { at: NaiveDateTime, time: NaiveTime, list: Vec<NaiveDateTime>, by_time: BTreeMap<NaiveTime, u8> } }
    { pub(super) struct InZone { at: DateTime<Local>, by_time: BTreeMap<DateTime<Local>, u8> } }
    { pub(super) struct Sockets { any: SocketAddr, v4: SocketAddrV4, v6: Vec<SocketAddrV6>, by_address: BTreeMap<SocketAddr, u8> } }
}

/// All pairs.
#[must_use]
pub fn all_pairs() -> Vec<Pair> {
    Vec::from(pairs!(Jiff, Zoned, Spans, Chrono, InZone, Sockets))
}

/// Shows all of them to a visitor.
pub fn visit(visitor: &mut impl Visitor) {
    visit!(visitor { Jiff Zoned Spans Chrono InZone Sockets } borrowing {});
}

/// Holds them against themselves.
#[track_caller]
pub fn are_consistent() {
    all_consistent!(Jiff, Zoned, Spans, Chrono, InZone, Sockets);
}
