//! What the fuzz targets share: they begin with the documents in `tests/data`.

use std::path::Path;
use std::{fs, io};

use serde_json::Value;

/// Puts each document of the tests' data into a target's corpus, as a file.
pub fn seed(target: &str) {
    write_seeds(target).expect("the corpus can be written");
}

fn write_seeds(target: &str) -> io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (data, corpus) = (fuzz.join("../data"), fuzz.join("corpus").join(target));
    fs::create_dir_all(&corpus)?;
    let events = fs::read_to_string(data.join("events.ndjson"))?;
    let cases = fs::read_to_string(data.join("polar-events.jsonl"))?;
    let input = |case: &str| Some(serde_json::from_str::<Value>(case).ok()?.get("input")?.as_str()?.to_owned());
    for (index, document) in events.lines().map(str::to_owned).chain(cases.lines().filter_map(input)).enumerate() {
        fs::write(corpus.join(format!("data-{index}")), document)?;
    }
    Ok(())
}
