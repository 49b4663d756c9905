//! `json::Deserializer` against `serde_json`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use polar_event_tests::differential::compare;

fuzz_target!(
    init: polar_event_fuzz::seed("differential"),
    |text: &[u8]| compare(text)
);
