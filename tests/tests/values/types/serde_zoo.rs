//! Types derived by serde and by `Event` from one definition: both take the same documents and write the same, in JSON and in binary formats.

use polar_event_tests::random::Random;
use polar_event_tests::zoo::document::valid;
use polar_event_tests::zoo::pair::Pair;
use polar_event_tests::zoo::visit::{Borrowing, Sides, Visitor};
use polar_event_tests::zoo::{std_types, time_types};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn compare(pairs: &[Pair]) {
    for (index, pair) in pairs.iter().enumerate() {
        let seen = pair.compare(1000, index as u64);
        assert!(seen.taken > 20, "{}: hardly any document is good: {}", pair.name, seen.taken);
        assert!(seen.refused > 20, "{}: hardly any document is bad: {}", pair.name, seen.refused);
    }
}

/// Writes values of serde's type to CBOR and postcard, reads ours from that and writes it again.
struct Formats;

impl Visitor for Formats {
    fn owned<Ours: Serialize + DeserializeOwned, Theirs: Serialize + DeserializeOwned>(&mut self, sides: Sides<Ours>) {
        let mut random = Random::new(5);
        for _ in 0..50 {
            let text = valid(sides.shape, &mut random, 0).text();
            let Ok(theirs) = serde_json::from_str::<Theirs>(&text) else { continue };
            let bytes = postcard::to_stdvec(&theirs).unwrap();
            let ours: Ours = postcard::from_bytes(&bytes).unwrap_or_else(|error| panic!("{}: {error}: {text}", sides.name));
            assert_eq!(postcard::to_stdvec(&ours).unwrap(), bytes, "{}: {text}", sides.name);
            let (mut cbor, mut again) = (Vec::new(), Vec::new());
            ciborium::into_writer(&theirs, &mut cbor).unwrap();
            let ours: Ours = ciborium::from_reader(cbor.as_slice()).unwrap_or_else(|error| panic!("{}: {error}: {text}", sides.name));
            ciborium::into_writer(&ours, &mut again).unwrap();
            assert_eq!(cbor, again, "{}: {text}", sides.name);
        }
    }

    fn borrowing<B: Borrowing>(&mut self) {}
}

#[test]
fn types_of_std_are_as_serde_has_them() {
    compare(&std_types::all_pairs());
    std_types::visit(&mut Formats);
    std_types::are_consistent();
}

#[test]
fn types_of_times_and_addresses_are_as_serde_has_them() {
    compare(&time_types::all_pairs());
    time_types::visit(&mut Formats);
    time_types::are_consistent();
}
