//! `json::Deserializer` against `serde_json`, and reports on typed values, over whatever the fuzzer makes of the documents in
//! `tests/data`.

#![no_main]

use std::path::Path;
use std::{fs, io};

use libfuzzer_sys::fuzz_target;
use polar_event_tests::differential::{compare, decode_anyhow};
use serde_json::Value;

fuzz_target!(
    init: seed().expect("the corpus can be written"),
    |text: &[u8]| {
        compare(text);
        decode_anyhow(text);
    }
);

/// Puts each document of the tests' data into the corpus, as a file.
fn seed() -> io::Result<()> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/differential");
    fs::create_dir_all(&corpus)?;
    let events = fs::read_to_string(tests.join("events.ndjson"))?;
    let cases = fs::read_to_string(tests.join("polar-events.jsonl"))?;
    let input = |case: &str| Some(serde_json::from_str::<Value>(case).ok()?.get("input")?.as_str()?.to_owned());
    for (index, document) in events.lines().map(str::to_owned).chain(cases.lines().filter_map(input)).enumerate() {
        fs::write(corpus.join(format!("data-{index}")), document)?;
    }
    Ok(())
}
