//! Documents of a type that are changed somewhere, whatever comes of it. The documents themselves are the library's: `testing::valid_document`.

use polar_event_core::Describe;
use polar_event_core::testing::{OneFault, valid_document};
use serde_json::{Value, json};

use crate::random::Random;

/// A document for a type: mostly good, at and around every limit, and now and then with one fault.
pub fn document<T: Describe>(random: &mut Random) -> Value {
    let faulty = if random.chance(30) { OneFault::<T>::new(random) } else { None };
    let text = faulty.map(|faulty| faulty.document().to_owned());
    let text = text.unwrap_or_else(|| valid_document::<T>(random).expect("a document"));
    serde_json::from_str(&text).expect("JSON")
}

/// Strings that have some form, and such that nearly have it.
const TEXTS: &[&str] = &[
    "",
    "a",
    "é",
    "🦀",
    "  ",
    " \u{85}\u{a0}\u{3000}",
    "\u{feff}",
    "\u{0}",
    "a\u{0}b",
    "\n",
    "a\n",
    "Ab1",
    "abc-def",
    "ABC",
    "ÄÖÜ",
    "äöü",
    "٣",
    "x٣",
    "½",
    "K\u{212a}k",
    "naïve",
    "order_7",
    "order_77_final",
    "_final",
    "a.b",
    "a+b",
    "12",
    "USD",
    "usd",
    "USDX",
    "ada@example.com",
    "\"a b\"@example.com",
    "ada@[127.0.0.1]",
    "ada@[IPv6:::1]",
    "ada@1.2.3.4",
    "Ada <ada@example.com>",
    "ada@",
    "a..b@example.com",
    "www.example.com",
    "localhost",
    "-a.example",
    "a_b.example",
    "example.com.",
    "1.2.3.4",
    "1.2.3",
    "01.2.3.4",
    "256.1.1.1",
    "::1",
    "fe80::1%eth0",
    "2001:db8::8a2e:370:7334",
    "https://example.com/a?b=c#d",
    "HTTP://example.com",
    "ftp://example.com/",
    "mailto:ada@example.com",
    "//example.com",
    "https://example.com/a b",
    "https://example.com/%zz",
    "/relative",
    "1dbfc517-0bbf-4301-9ba8-555ca42b9737",
    "1DBFC517-0BBF-4301-9BA8-555CA42B9737",
    "018f4d2e-8a7b-7c3d-9e1f-0123456789ab",
    "1dbfc517-0bbf-4301-1ba8-555ca42b9737",
    "1dbfc5170bbf43019ba8555ca42b9737",
    "{1dbfc517-0bbf-4301-9ba8-555ca42b9737}",
    "1dbfc517-0bbf-4301-9ba8-555ca42b973",
    "2024-02-29T12:30:00Z",
    "2024-02-29t23:59:59.123456789+05:30",
    "2023-02-29T12:30:00Z",
    "2016-12-31T23:59:60Z",
    "2020-01-01T24:00:00Z",
    "2020-01-01T00:00:00",
    "2020-01-01T00:00:00.1234567890Z",
    "2020-01-01T00:00:00.Z",
    "2020-01-01T00:00:00+24:00",
    "2020-01-01T00:00:00-00:00",
    "0000-06-01T00:00:00Z",
    "0001-06-01T00:00:00Z",
    "2020-13-01T00:00:00Z",
    "2020-1-01T00:00:00Z",
    "2024-02-29",
    "2023-02-29",
    "2023-04-31",
    "0000-02-29",
    "0001-01-01",
    "9999-12-31",
    "24-02-29",
    "1.50",
    "-0",
    "1e3",
    "01",
    "1.",
    "+1",
    "NaN",
];

const CHARACTERS: &[char] =
    &['a', 'b', 'z', 'A', 'Z', '0', '9', '-', '_', '.', ' ', 'é', 'Ü', '中', '🦀', '\u{7f}', '\u{0}', '\n', '\u{a0}'];

fn scalar(random: &mut Random) -> Value {
    match random.below(8) {
        0 => Value::Null,
        1 => json!(random.chance(50)),
        2 => json!(random.below(300) as i64 - 100),
        3 => json!(random.below(100) as f64 / 4.0 + 0.125),
        4 => json!([]),
        5 => json!({}),
        _ => json!(random.pick(TEXTS)),
    }
}

/// On documents of a type of which some are good and some are not, both say the same.
#[track_caller]
pub fn same_verdicts<T: Describe>(seed: u64, ours: impl Fn(&Value) -> bool, theirs: impl Fn(&Value) -> bool) {
    let mut random = Random::new(seed);
    for _ in 0..200 {
        let mut document = document::<T>(&mut random);
        for _ in 0..2 {
            assert_eq!(theirs(&document), ours(&document), "{}: {document}", std::any::type_name::<T>());
            plant(&mut random, &mut document);
        }
    }
}

/// Plants one fault, somewhere. It may turn out to be none.
pub fn plant(random: &mut Random, document: &mut Value) {
    let place = random.below(size(document));
    plant_at(random, document, &mut { place });
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum::<usize>(),
        _ => 0,
    }
}

fn plant_at(random: &mut Random, value: &mut Value, place: &mut usize) -> bool {
    if *place == 0 {
        change(random, value);
        return true;
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| plant_at(random, item, place)),
        Value::Object(members) => members.values_mut().any(|item| plant_at(random, item, place)),
        _ => false,
    }
}

fn change(random: &mut Random, value: &mut Value) {
    if random.chance(20) {
        *value = scalar(random);
        return;
    }
    match value {
        Value::String(text) => match random.below(5) {
            0 => text.clear(),
            1 => text.push(random.pick(CHARACTERS)),
            2 => text.insert(0, random.pick(CHARACTERS)),
            3 => _ = text.pop(),
            _ => *value = json!(random.pick(TEXTS)),
        },
        Value::Number(number) => {
            let steps = [1, -1, 256, 65_536, -1000];
            *value = match number.as_i64() {
                Some(number) => json!(number.saturating_add(random.pick(&steps))),
                None => json!(number.as_f64().unwrap_or_default().min(1e15) + 0.25),
            };
        }
        Value::Array(items) => match (random.below(3), items.first().cloned()) {
            (0, Some(first)) => items.push(first),
            (1, Some(_)) => _ = items.pop(),
            _ => items.push(scalar(random)),
        },
        Value::Object(members) => match (random.below(3), members.keys().next().cloned()) {
            (0 | 1, Some(_)) => {
                let keys: Vec<String> = members.keys().cloned().collect();
                members.remove(&keys[random.below(keys.len())]);
            }
            _ => _ = members.insert(random.pick(TEXTS).to_owned(), scalar(random)),
        },
        Value::Bool(_) | Value::Null => *value = scalar(random),
    }
}
