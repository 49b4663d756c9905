//! Documents from which keys are left out: whatever decodes all the same is valid, and only defaults that break rules are the service's fault.

use polar_event_core::{Decode, Report, SatisfiedBy, Validate, json};
use serde_json::Value;

use crate::random::Random;

/// Up to so many keys of an object, every subset of them is left out; of more, some are.
const MAX_KEYS: usize = 8;

/// What has become of documents.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub accepted: usize,
    pub refused: usize,
    /// How many of those that were refused have a default that breaks a rule.
    pub broken_defaults: usize,
}

/// What is said of a document: while it is decoded, and of the value in memory.
pub type Judge = fn(&str) -> Result<Result<(), Report>, Report>;

/// The judge of a type.
pub fn judge<T: for<'de> Decode<'de, Requires: SatisfiedBy> + Validate<Requires: SatisfiedBy>>(
    text: &str,
) -> Result<Result<(), Report>, Report> {
    json::from_str::<T>(text).map(|value| value.validate())
}

/// Judges every document with every subset of the keys of each of its objects left out, with the items at the end of each of its arrays left out, and
/// with keys left out all over.
#[track_caller]
pub fn hold(name: &str, judge: Judge, documents: impl IntoIterator<Item = String>) -> Seen {
    let (mut random, mut seen) = (Random::new(5), Seen::default());
    for document in documents {
        let document: Value = serde_json::from_str(&document).unwrap_or_else(|error| panic!("{name}: {document}: {error}"));
        let mut each = |part: &Value| {
            let text = part.to_string();
            match judge(&text) {
                Ok(Ok(())) => seen.accepted += 1,
                Ok(Err(report)) => panic!("{name}: decodes, but is not valid: {text}\n{report}"),
                Err(report) => {
                    seen.refused += 1;
                    seen.broken_defaults += usize::from(report.is_server_error());
                }
            }
        };
        places(&document, &mut Vec::new(), &mut |path| leave_out(&document, path, &mut random, &mut each));
        for _ in 0..50 {
            let mut document = document.clone();
            thin(&mut document, &mut random);
            each(&document);
        }
    }
    seen
}

/// The paths to all objects and arrays, by places among their entries.
fn places(value: &Value, path: &mut Vec<usize>, each: &mut impl FnMut(&[usize])) {
    let parts: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(entries) => entries.values().collect(),
        _ => return,
    };
    each(path);
    for (place, part) in parts.into_iter().enumerate() {
        path.push(place);
        places(part, path, each);
        path.pop();
    }
}

/// Leaves out what can be left out at a place.
fn leave_out(document: &Value, path: &[usize], random: &mut Random, each: &mut impl FnMut(&Value)) {
    let mut with = |keep: &dyn Fn(usize) -> bool| {
        let mut document = document.clone();
        let Some(part) = path.iter().try_fold(&mut document, |value, place| part(value, *place)) else { return };
        keep_only(part, keep);
        each(&document);
    };
    let len = path.iter().try_fold(document, |value, place| part_of(value, *place)).map_or(0, len);
    let is_array = path.iter().try_fold(document, |value, place| part_of(value, *place)).is_some_and(Value::is_array);
    if is_array {
        (0..=len.min(MAX_KEYS)).for_each(|left_out| with(&|place| place + left_out < len));
    } else if len <= MAX_KEYS {
        (0..1_u32 << len).for_each(|subset| with(&|place| subset & (1 << place) != 0));
    } else {
        with(&|_| false);
        for one in 0..len {
            with(&|place| place != one);
            with(&|place| place == one);
        }
        for _ in 0..100 {
            let kept: Vec<bool> = (0..len).map(|_| random.one_in(2)).collect();
            with(&|place| kept.get(place).copied().unwrap_or_default());
        }
    }
}

fn len(value: &Value) -> usize {
    value.as_array().map(Vec::len).or_else(|| value.as_object().map(serde_json::Map::len)).unwrap_or_default()
}

fn part_of(value: &Value, place: usize) -> Option<&Value> {
    match value {
        Value::Array(items) => items.get(place),
        Value::Object(entries) => entries.values().nth(place),
        _ => None,
    }
}

fn part(value: &mut Value, place: usize) -> Option<&mut Value> {
    match value {
        Value::Array(items) => items.get_mut(place),
        Value::Object(entries) => entries.values_mut().nth(place),
        _ => None,
    }
}

fn keep_only(value: &mut Value, keep: &dyn Fn(usize) -> bool) {
    let mut places = 0..;
    let mut keep = || places.next().is_some_and(keep);
    match value {
        Value::Array(items) => items.retain(|_| keep()),
        Value::Object(entries) => entries.retain(|_, _| keep()),
        _ => {}
    }
}

/// Leaves out a quarter of all keys, at every depth.
fn thin(value: &mut Value, random: &mut Random) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| thin(item, random)),
        Value::Object(entries) => {
            entries.retain(|_, _| !random.one_in(4));
            entries.values_mut().for_each(|value| thin(value, random));
        }
        _ => {}
    }
}
