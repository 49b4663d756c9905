//! Texts decoded as types that they hardly fit: every violation has its place.

#![no_main]

use libfuzzer_sys::fuzz_target;
use polar_event_tests::differential::decode_anyhow;

fuzz_target!(
    init: polar_event_fuzz::seed("reports"),
    |text: &[u8]| decode_anyhow(text)
);
