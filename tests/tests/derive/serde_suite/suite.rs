//! What all files of the suite share: the macro that derives types twice, and the comparison.

use std::collections::BTreeSet;
use std::fmt;

use polar_event_tests::random::Random;
use polar_event_tests::tree::Doc;
use polar_event_tests::zoo::document::{cross, spoil, valid};
use polar_event_tests::zoo::pair::Pair;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use polar_event_tests::zoo::pair::Difference;

use super::explain::explain;

/// How many documents each type is compared on, none of which comes twice.
const DOCUMENTS: usize = 150;

/// Derives types by serde, and by `Event` with `nullable`, and compares both in a test of this name. What stands after `also` is in both as it is;
/// after `cases`, the types to compare, each with documents to begin with beside those made from its description.
macro_rules! suite {
    ($test:ident: $({ $($item:tt)* })* also { $($also:tt)* } cases { $($case:ident [$($sample:expr),* $(,)?])* }) => {
        mod $test {
            #[allow(unused_imports)]
            use super::*;

            #[allow(dead_code)]
            mod ours {
                #[allow(unused_imports)]
                use super::*;
                $(#[derive(polar_event_core::Event)] #[event(nullable)] $($item)*)*
                $($also)*
            }
            #[allow(dead_code)]
            mod serdes {
                #[allow(unused_imports)]
                use super::*;
                $(#[derive(serde::Serialize, serde::Deserialize)] $($item)*)*
                $($also)*
            }

            #[test]
            fn agrees() {
                let samples: &[&[&str]] = &[$(&[$($sample),*]),*];
                for (pair, samples) in polar_event_tests::pairs!($($case),*).iter().zip(samples) {
                    $crate::serde_suite::suite::compare(pair, samples);
                }
            }
        }
    };
}
pub(super) use suite;

/// Compares both on documents: those given, and those that the description makes, as they are and spoiled.
#[track_caller]
pub(super) fn compare(pair: &Pair, samples: &[&str]) {
    let mut random = Random::new(pair.name.bytes().map(u64::from).sum());
    let samples: Vec<Doc> = samples.iter().map(|text| parse(text)).collect();
    let (mut seen, mut taken, mut refused) = (BTreeSet::new(), 0, 0);
    for sample in &samples {
        let text = sample.text();
        assert!((pair.serdes)(&text).is_ok(), "{}: serde refuses the example {text}", pair.name);
    }
    for attempt in 0..DOCUMENTS * 40 {
        if seen.len() >= DOCUMENTS {
            break;
        }
        let doc = document(pair, &samples, attempt, &mut random);
        if !seen.insert(doc.text()) {
            continue;
        }
        match one(pair, &doc) {
            true => taken += 1,
            false => refused += 1,
        }
    }
    assert!(seen.len() >= 100, "{}: only {} documents", pair.name, seen.len());
    assert!(refused > 0, "{}: no document is refused", pair.name);
    let is_never = samples.is_empty() && NEVER.contains(&pair.name);
    assert!(is_never || taken > 0, "{}: no document is taken", pair.name);
}

/// Types without values.
const NEVER: [&str; 4] = ["Void", "VoidDenying", "VoidAdjacent", "NoneToRead"];

fn document(pair: &Pair, samples: &[Doc], attempt: usize, random: &mut Random) -> Doc {
    if let Some(sample) = samples.get(attempt) {
        return sample.clone();
    }
    let is_void = NEVER.contains(&pair.name);
    let mut doc = match random.below(8) {
        0 => anything(random, 0),
        1..=4 if !samples.is_empty() => samples[random.below(samples.len())].clone(),
        _ if is_void => anything(random, 0),
        _ => valid(pair.shape, random, 0),
    };
    for _ in 0..random.below(4) {
        spoil(&mut doc, random);
    }
    if random.one_in(4) && !is_void {
        cross(&mut doc, valid(pair.shape, random, 0), random);
    }
    doc
}

/// Any document at all.
fn anything(random: &mut Random, depth: usize) -> Doc {
    let keys = ["a", "b", "type", "tag", "t", "c", "value", "A", "One"];
    let plain = ["null", "true", "0", "7", "-1", "1.5", "300", r#""a""#, r#""A""#, r#""1""#];
    match random.below(if depth > 2 { 1 } else { 3 }) {
        0 => Doc::Plain(random.pick(&plain).to_owned()),
        1 => Doc::Array((0..random.below(4)).map(|_| anything(random, depth + 1)).collect()),
        _ => Doc::Object((0..random.below(4)).map(|_| (random.pick(&keys).to_owned(), anything(random, depth + 1))).collect()),
    }
}

/// Whether both take a document; if they disagree, it must be one of the listed differences.
#[track_caller]
fn one(pair: &Pair, doc: &Doc) -> bool {
    let (name, text) = (pair.name, doc.text());
    let ours = (pair.ours)(&text);
    let through = (pair.through)(&text);
    let serdes = (pair.serdes)(&text);
    assert_eq!(ours.as_ref().ok(), through.as_ref().ok(), "{name}: the readers differ on {text}: {ours:?}, {through:?}");
    let is_taken = ours.is_ok();
    if ours.as_ref().ok() == serdes.as_ref().ok() {
        return is_taken;
    }
    let differences: Vec<Difference> = explain(doc, &ours, &serdes);
    let said = match &ours {
        Ok(written) => format!("is written as {written}"),
        Err(report) => format!("is refused:\n{report}"),
    };
    assert!(!differences.is_empty(), "{name}: {text} {said}\nserde: {serdes:?}");
    is_taken
}

/// JSON as a tree with its keys as they stand there.
pub(super) fn parse(text: &str) -> Doc {
    serde_json::from_str::<Parsed>(text).unwrap_or_else(|error| panic!("{text}: {error}")).0
}

struct Parsed(Doc);

impl<'de> Deserialize<'de> for Parsed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Parser).map(Parsed)
    }
}

struct Parser;

impl<'de> Visitor<'de> for Parser {
    type Value = Doc;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Doc, E> {
        Ok(Doc::Plain(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Doc, E> {
        Ok(Doc::Plain(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Doc, E> {
        Ok(Doc::Plain(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Doc, E> {
        Ok(Doc::Plain(format!("{value:?}")))
    }

    fn visit_str<E>(self, value: &str) -> Result<Doc, E> {
        Ok(Doc::Plain(serde_json::to_string(value).unwrap()))
    }

    fn visit_unit<E>(self) -> Result<Doc, E> {
        Ok(Doc::Plain("null".to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Doc, A::Error> {
        let mut items = Vec::new();
        while let Some(Parsed(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(Doc::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Doc, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, Parsed(value))) = map.next_entry::<String, Parsed>()? {
            entries.push((key, value));
        }
        Ok(Doc::Object(entries))
    }
}
