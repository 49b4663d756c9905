//! Metadata against a plain list of pairs: whatever is done to it, with keys on both sides of the length from which they are kept elsewhere.

use polar_event_core::{Metadata, MetadataRef, MetadataValue, json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

#[derive(Debug, Clone)]
enum Step {
    Insert(String, i64),
    Remove(String),
    /// All pairs whose key has another length than this, in bytes.
    Retain(usize),
    Clear,
    /// By way of JSON.
    Write,
    /// By way of JSON and strings of the input.
    Borrow,
    Clone,
    Collect,
}

/// Few enough that most come again: of 24 bytes, which are in the list, of 25, and the longest.
fn key() -> impl Strategy<Value = String> {
    let length = select(vec![1, 23, 24, 25, 40]);
    (length, select(vec!["a", "b", "é", "🦀"])).prop_map(|(bytes, last)| {
        let filler = if bytes < last.len() { 0 } else { bytes - last.len() };
        "k".repeat(filler) + last
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (key(), any::<i64>()).prop_map(|(key, value)| Step::Insert(key, value)),
        4 => key().prop_map(Step::Remove),
        1 => select(vec![24_usize, 25, 40]).prop_map(Step::Retain),
        1 => select(vec![Step::Clear, Step::Write, Step::Borrow, Step::Clone, Step::Collect]),
    ]
}

type Model = Vec<(String, i64)>;

fn take(model: &mut Model, step: &Step) -> Option<i64> {
    match step {
        Step::Insert(key, value) => match model.iter_mut().find(|(have, _)| have == key) {
            Some((_, old)) => Some(std::mem::replace(old, *value)),
            None => {
                model.push((key.clone(), *value));
                None
            }
        },
        Step::Remove(key) => model.iter().position(|(have, _)| have == key).map(|place| model.remove(place).1),
        Step::Retain(bytes) => {
            model.retain(|(key, _)| key.len() != *bytes);
            None
        }
        Step::Clear => {
            model.clear();
            None
        }
        Step::Write | Step::Borrow | Step::Clone | Step::Collect => None,
    }
}

fn take_for_real(metadata: &mut Metadata, step: &Step) -> Option<i64> {
    let old = match step {
        Step::Insert(key, value) => metadata.insert(key, *value).unwrap(),
        Step::Remove(key) => metadata.remove(key),
        Step::Retain(bytes) => {
            metadata.retain(|key, _| key.len() != *bytes);
            None
        }
        Step::Clear => {
            metadata.clear();
            None
        }
        Step::Write => {
            *metadata = json::from_str(&json::to_string(metadata).unwrap()).unwrap();
            None
        }
        Step::Borrow => {
            let text = json::to_string(metadata).unwrap();
            *metadata = json::from_str::<MetadataRef<'_>>(&text).unwrap().into_owned();
            None
        }
        Step::Clone => {
            *metadata = metadata.clone();
            None
        }
        Step::Collect => {
            *metadata = Metadata::try_from_iter(metadata.clone()).unwrap();
            None
        }
    };
    old.and_then(|old| old.as_i64())
}

proptest! {
    #[test]
    fn metadata_is_a_list_of_pairs(steps in vec(step(), 0..60)) {
        let (mut metadata, mut model) = (Metadata::new(), Model::new());
        for step in &steps {
            prop_assert_eq!(take_for_real(&mut metadata, step), take(&mut model, step), "{:?}", step);
            let pairs: Vec<(String, MetadataValue)> = model.iter().map(|(key, value)| (key.clone(), (*value).into())).collect();
            prop_assert_eq!(metadata.iter().map(|(key, value)| (key.to_owned(), value.clone())).collect::<Vec<_>>(), pairs.clone());
            let owned: Vec<_> = metadata.clone().into_iter().map(|(key, value)| (key.as_str().to_owned(), value)).collect();
            prop_assert_eq!(owned, pairs.clone());
            prop_assert!(pairs.iter().all(|(key, value)| metadata.get(key) == Some(value)));
            prop_assert_eq!(&metadata, &Metadata::try_from(pairs).unwrap());
        }
    }
}
