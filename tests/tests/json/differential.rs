//! `json::Deserializer` against `serde_json`, over random and mutated texts: the same verdict and the same value, but for the
//! differences that the type's documentation lists.
//!
//! `cargo test --release -p polar-event-tests --test json differential:: -- --ignored` runs ten million cases;
//! `CASES` and `SEED` in the environment change how many and which.

use polar_event_tests::differential::{Any, Scalar, compare, ours};
use polar_event_tests::random::Random;
use polar_event_tests::tree::Doc;
use serde::de::IgnoredAny;

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    " ",
    "\n",
    "\t",
    "\r",
    "0",
    "1",
    "9",
    "-",
    "+",
    ".",
    "e",
    "E",
    "true",
    "false",
    "null",
    "nul",
    "\u{feff}",
    "\\u",
    "\\ud83d",
    "\\ude00",
    "\\u0000",
    "\\u00e9",
    "\\n",
    "\\/",
    "\\x",
    "é",
    "😀",
    "\u{0}",
    "\u{1f}",
    "\u{7f}",
    "NaN",
    "Infinity",
    "\"a\":",
    "\"\"",
    "1e400",
    "-0",
    "1e-400",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "0.1",
    "5e-324",
    "340282366920938463463374607431768211456",
    "/*",
    "'",
    "//",
    "\u{2028}",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

fn number(random: &mut Random) -> String {
    let mut out = String::new();
    match random.below(6) {
        0 => out.push_str(&i64::from_le_bytes(random.number().to_le_bytes()).to_string()),
        1 => out.push_str(&random.below(1000).to_string()),
        2 => {
            let float = f64::from_bits(random.number());
            out.push_str(&if float.is_finite() { format!("{float:?}") } else { "0.5".to_owned() });
        }
        3 => {
            let float = random.number() as f64 / (1_u64 << random.below(60)) as f64;
            out.push_str(&format!("{float:e}"));
        }
        kind => {
            if random.below(2) == 0 {
                out.push('-');
            }
            let digits = 1 + random.below(if kind == 4 { 8 } else { 45 });
            for place in 0..digits {
                let low = usize::from(place == 0 && digits > 1);
                out.push(char::from_digit((low + random.below(10 - low)) as u32, 10).expect("a digit"));
            }
            if random.below(2) == 0 {
                out.push('.');
                (0..=random.below(25)).for_each(|_| out.push(char::from_digit(random.below(10) as u32, 10).expect("a digit")));
            }
            if random.below(2) == 0 {
                out.push_str(random.pick(&["e", "E", "e-", "E+", "e+0"]));
                out.push_str(&random.below(330).to_string());
            }
        }
    }
    out
}

fn string(random: &mut Random) -> String {
    let mut out = String::new();
    out.push('"');
    for _ in 0..random.below(12) {
        out.push_str(random.pick(&[
            "a",
            "bc",
            "é",
            "😀",
            "\\n",
            "\\\"",
            "\\\\",
            "\\u00e9",
            "\\ud83d\\ude00",
            "longer than eight bytes",
            " ",
            "\u{7f}",
            "\\u0000",
        ]));
    }
    out.push('"');
    out
}

/// A value whose strings and keys are spelled already.
fn value(random: &mut Random, depth: usize) -> Doc {
    match random.below(if depth > 5 { 5 } else { 8 }) {
        0 | 1 => Doc::Plain(number(random)),
        2 | 3 => Doc::Plain(string(random)),
        4 => Doc::Plain(random.pick(&["true", "false", "null"]).to_owned()),
        5 => Doc::Array((0..random.below(5)).map(|_| value(random, depth + 1)).collect()),
        _ => Doc::Object((0..random.below(5)).map(|_| (string(random), value(random, depth + 1))).collect()),
    }
}

fn write(random: &mut Random, value: &Doc, out: &mut String) {
    let mut space = |out: &mut String| out.push_str(random.pick(&["", "", "", " ", "\n  "]));
    let as_it_is = |out: &mut String, spelled: &String| out.push_str(spelled);
    value.write(out, &mut space, &as_it_is, &as_it_is);
}

fn mutate(random: &mut Random, text: &mut Vec<u8>) {
    for _ in 0..=random.below(3) {
        let at = random.below(text.len() + 1);
        match random.below(5) {
            0 => drop(text.splice(at..at, random.pick(PIECES).bytes())),
            1 => {
                let end = (at + 1 + random.below(4)).min(text.len());
                text.drain(at..end);
            }
            2 => {
                let end = (at + 1).min(text.len());
                text.splice(at..end, random.pick(PIECES).bytes());
            }
            3 => {
                let byte = random.number().to_le_bytes()[0];
                text.insert(at, byte);
            }
            _ => text.truncate(at),
        }
    }
}

fn run(cases: u64, seed: u64) {
    let mut random = Random::new(seed);
    let mut text = String::new();
    let mut done = 0;
    while done < cases {
        text.clear();
        if random.below(4) == 0 {
            (0..random.below(12)).for_each(|_| text.push_str(random.pick(PIECES)));
        } else {
            let value = value(&mut random, 0);
            write(&mut random, &value, &mut text);
        }
        compare(text.as_bytes());
        done += 1;
        for _ in 0..4 {
            let mut mutated = text.clone().into_bytes();
            mutate(&mut random, &mut mutated);
            compare(&mutated);
            done += 1;
        }
    }
}

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn agrees_with_serde_json_on_random_texts() {
    run(100_000, 0x9E37_79B9_7F4A_7C15);
}

#[test]
#[ignore = "takes minutes"]
fn agrees_with_serde_json_on_ten_million_texts() {
    run(from_environment("CASES").unwrap_or(10_000_000), from_environment("SEED").unwrap_or(20_261_123));
}

#[test]
fn differs_from_serde_json_as_documented() {
    // Integers beyond 64 bits are no floats.
    assert_eq!(ours::<Any>(b"18446744073709551616").expect("128 bits"), Any::Plain(Scalar::Wide("18446744073709551616".to_owned())));
    assert!(ours::<Any>(&[b'9'; 40]).is_err());
    assert!(ours::<f64>(&[b'9'; 40]).is_ok_and(|float| float == 1e40));
    // Beyond `f32`.
    assert!(ours::<f32>(b"1e39").is_err());
    // Skipped numbers are only read past, by both.
    assert!(
        ours::<Any>(b"1e400").is_err() && ours::<IgnoredAny>(b"1e400").is_ok() && serde_json::from_slice::<IgnoredAny>(b"1e400").is_ok()
    );
    // Skipped values are as strict as others.
    assert!(ours::<IgnoredAny>(b"\"\\ud800\"").is_err() && serde_json::from_slice::<IgnoredAny>(b"\"\\ud800\"").is_ok());
    assert!(ours::<IgnoredAny>(b"\"\xff\"").is_err() && serde_json::from_slice::<IgnoredAny>(b"\"\xff\"").is_ok());
}
