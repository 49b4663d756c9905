//! Documents for a type, from its description: most of them valid, at and around every limit, and such with one fault planted.
//!
//! What JSON Schema cannot say (see `schema::Unsaid`) is left out: integers have no fraction, timestamps a `T`, and lie in the past.

use polar_event_core::describe::{Array, Enum, Field, Object, Shape, Tagging, Variant};
use polar_event_core::rule::{self, Bound, MetadataRules, Rule, Rules};
use polar_event_core::{Context, Literal, Number};
use serde_json::{Map, Value, json};

/// A generator of random numbers: SplitMix64, which is good enough and the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// Below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % end as u64) as usize
    }

    /// Whether something happens that does so this often of a hundred times.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
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

fn keeps(rules: Rules, text: &str) -> bool {
    rule::text(rules, text, &mut Context::new())
}

fn characters(random: &mut Random, length: usize, plain: bool) -> String {
    let of = if plain { &CHARACTERS[..5] } else { CHARACTERS };
    (0..length).map(|_| *random.pick(of)).collect()
}

/// A string under these rules, or near to them.
fn text(random: &mut Random, rules: Rules, pool: &[&str]) -> String {
    // The rules are the oracle for what is wanted most of the time.
    let tries = if random.chance(90) { 300 } else { 1 };
    let mut candidate = String::new();
    for _ in 0..tries {
        candidate = one_text(random, rules, pool);
        if keeps(rules, &candidate) {
            break;
        }
    }
    candidate
}

fn one_text(random: &mut Random, rules: Rules, pool: &[&str]) -> String {
    let mut candidate = if random.chance(40) {
        (*random.pick(pool)).to_owned()
    } else {
        let length = random.below(6);
        let plain = random.chance(50);
        characters(random, length, plain)
    };
    for rule in rules.iter().map(Rule::plain) {
        match rule {
            Rule::OneOf(one_of) if random.chance(85) => match random.pick(one_of.values) {
                Literal::Text(text) => candidate = (*text).to_owned(),
                other => candidate = other.to_string(),
            },
            Rule::Length(length) => {
                let (min, max) = (length.min.unwrap_or(0), length.max.unwrap_or(length.min.unwrap_or(0) + 5));
                let lengths = [min, max, max + 1, min.saturating_sub(1), (min + max) / 2];
                let (wanted, plain) = (*random.pick(&lengths), random.chance(50));
                let count = candidate.chars().count();
                if count > wanted {
                    candidate = candidate.chars().take(wanted).collect();
                } else {
                    candidate.push_str(&characters(random, wanted - count, plain));
                }
            }
            Rule::Content(rule::Content::Prefix(prefix)) if random.chance(90) => candidate.insert_str(0, prefix),
            Rule::Content(rule::Content::Suffix(suffix)) if random.chance(90) => candidate.push_str(suffix),
            Rule::Content(rule::Content::Contains(inner)) if random.chance(90) => candidate.insert_str(0, inner),
            _ => {}
        }
    }
    candidate
}

/// Numbers of rules, and those beside them.
fn limits(rules: Rules) -> Vec<f64> {
    let mut limits = Vec::new();
    for rule in rules.iter().map(Rule::plain) {
        match rule {
            Rule::Range(range) => {
                for bound in [range.min, range.max].into_iter().flatten() {
                    let (Bound::Inclusive(number) | Bound::Exclusive(number)) = bound;
                    limits.push(number.to_f64());
                }
            }
            Rule::MultipleOf(step) => limits.extend([step.0.to_f64(), step.0.to_f64() * 3.0, -step.0.to_f64() * 2.0]),
            Rule::OneOf(one_of) => {
                for literal in one_of.values {
                    if let Literal::Number(number) = literal {
                        limits.push(number.to_f64());
                    }
                }
            }
            _ => {}
        }
    }
    limits
}

fn integer(random: &mut Random, name: &str, rules: Rules) -> Value {
    let (min, max): (i128, i128) = match name {
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" | "usize" | "u128" => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    };
    let limits = limits(rules);
    let tries = if random.chance(85) { 20 } else { 1 };
    let mut number = 0;
    for _ in 0..tries {
        let near = random.below(5) as i128 - 2;
        number = match random.below(if limits.is_empty() { 3 } else { 8 }) {
            0 => min + near,
            1 => max + near,
            2 => near * 10,
            _ => *random.pick(&limits) as i128 + near,
        };
        // Beyond 64 bits the tests' own reader has floats.
        number = number.clamp(i64::MIN.into(), u64::MAX.into());
        if (min..=max).contains(&number) && rule::number(rules, Number::Integer(number), &mut Context::new()) {
            break;
        }
    }
    i64::try_from(number).map_or_else(|_| json!(number as u64), |number| json!(number))
}

fn float(random: &mut Random, rules: Rules) -> Value {
    let limits = limits(rules);
    let tries = if random.chance(85) { 20 } else { 1 };
    let mut number = 0.0;
    for _ in 0..tries {
        let near = random.below(9) as f64 / 4.0 - 1.0;
        number = match random.below(if limits.is_empty() { 2 } else { 6 }) {
            0 => near * 1e6,
            1 => near,
            2 => *random.pick(&limits) + near,
            _ => *random.pick(&limits),
        };
        if rule::number(rules, Number::Float(number), &mut Context::new()) {
            break;
        }
    }
    if number.fract() == 0.0 && random.chance(50) { json!(number as i64) } else { json!(number) }
}

/// A number with few digits, or a string that has one.
fn decimal(random: &mut Random, rules: Rules) -> Value {
    let number = match random.below(4) {
        0 => json!(random.below(200) as f64 / 100.0),
        1 => json!(random.below(20_000) as f64 / 1000.0),
        _ => float(random, rules),
    };
    if random.chance(30) { json!(number.to_string()) } else { number }
}

fn starting_with<'a>(start: impl Fn(&str) -> bool) -> Vec<&'a str> {
    TEXTS.iter().copied().filter(|text| start(text)).collect()
}

/// A string of one of the forms that types have.
fn form(random: &mut Random, is_good: impl Fn(&str) -> bool, rules: Rules) -> Value {
    let good = starting_with(is_good);
    if random.chance(90) {
        let tries = if random.chance(90) { 20 } else { 1 };
        let mut text = "";
        for _ in 0..tries {
            text = *random.pick(&good);
            if keeps(rules, text) {
                break;
            }
        }
        return json!(text);
    }
    json!(random.pick(TEXTS))
}

fn is_date(text: &str) -> bool {
    ["2024-02-29", "0001-01-01", "9999-12-31"].contains(&text)
}

fn is_timestamp(text: &str) -> bool {
    let good = ["2024-02-29T12:30:00Z", "2024-02-29t23:59:59.123456789+05:30", "2020-01-01T00:00:00-00:00", "0001-06-01T00:00:00Z"];
    good.contains(&text)
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36 && text.matches('-').count() == 4
}

/// A value for this description and these rules.
pub fn value(random: &mut Random, shape: &'static Shape, rules: Rules, depth: usize) -> Value {
    match shape {
        Shape::Boolean => json!(random.chance(50)),
        Shape::Integer(name) => integer(random, name, rules),
        Shape::Float(_) => float(random, rules),
        Shape::Decimal => decimal(random, rules),
        Shape::String => json!(text(random, rules, TEXTS)),
        Shape::Character => json!(if random.chance(90) { characters(random, 1, false) } else { text(random, rules, TEXTS) }),
        Shape::Uuid => form(random, is_uuid, rules),
        Shape::IpAddress => form(random, |text| text.parse::<std::net::IpAddr>().is_ok(), &[]),
        Shape::Ipv4Address => form(random, |text| text.parse::<std::net::Ipv4Addr>().is_ok(), &[]),
        Shape::Ipv6Address => form(random, |text| text.parse::<std::net::Ipv6Addr>().is_ok(), &[]),
        Shape::Timestamp => form(random, is_timestamp, &[]),
        Shape::Date => form(random, is_date, &[]),
        Shape::Null => Value::Null,
        Shape::Nullable(inner) => {
            if random.chance(25) {
                Value::Null
            } else {
                value(random, inner(), rules, depth)
            }
        }
        Shape::Array(array) => list(random, *array, rules, depth),
        Shape::Tuple(items) => items.iter().map(|item| value(random, item(), &[], depth + 1)).collect(),
        Shape::Map(_) | Shape::Metadata => {
            let mut object = Map::new();
            entries(random, shape, rules, &mut object, depth);
            Value::Object(object)
        }
        Shape::Object(object) => {
            let mut members = Map::new();
            fields(random, object, &mut members, depth);
            unknown(random, &mut members);
            Value::Object(members)
        }
        Shape::TupleStruct(object) => {
            let count = if random.chance(80) { object.fields.len() } else { random.below(object.fields.len() + 1) };
            object.fields.iter().take(count).map(|field| field_value(random, field, depth)).collect()
        }
        Shape::Enum(of) => variant(random, of, depth),
        Shape::Newtype(newtype) => {
            let rules = if newtype.rules.is_empty() { rules } else { newtype.rules };
            value(random, (newtype.shape)(), rules, depth)
        }
        _ => scalar(random),
    }
}

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

fn list(random: &mut Random, array: Array, rules: Rules, depth: usize) -> Value {
    let limits = rules.iter().find_map(|rule| if let Rule::Items(items) = rule.plain() { Some(*items) } else { None });
    let (mut min, mut max) = (0, if depth > 3 { 1 } else { 3 });
    if let Some(limits) = limits {
        min = limits.min.unwrap_or(0);
        max = limits.max.unwrap_or(min + 2);
    }
    let count = match array.len {
        Some(len) if random.chance(85) => len,
        _ if random.chance(5) => max + 1,
        _ if random.chance(5) => min.saturating_sub(1),
        _ => min + random.below(max - min + 1),
    };
    let each = rule::each(rules);
    let mut items: Vec<Value> = (0..count).map(|_| value(random, (array.item)(), each, depth + 1)).collect();
    for rule in rules.iter().map(Rule::plain) {
        match rule {
            Rule::Contains(literal) if random.chance(80) && !items.is_empty() => {
                let index = random.below(items.len());
                items[index] = serde_json::to_value(literal).unwrap();
            }
            Rule::Unique if random.chance(90) => {
                let mut unique: Vec<Value> = Vec::new();
                items.retain(|item| {
                    let new = !unique.contains(item);
                    unique.push(item.clone());
                    new
                });
            }
            _ => {}
        }
    }
    items.into()
}

fn entries(random: &mut Random, shape: &Shape, rules: Rules, object: &mut Map<String, Value>, depth: usize) {
    match shape {
        Shape::Map(map) => {
            let limits = rules.iter().find_map(|rule| if let Rule::Items(items) = rule.plain() { Some(*items) } else { None });
            let count = match limits {
                Some(limits) if random.chance(80) => limits.min.unwrap_or(0).max(limits.max.unwrap_or(2)) - usize::from(random.chance(30)),
                Some(limits) => limits.max.unwrap_or(2) + 1,
                None => random.below(4),
            };
            for _ in 0..count {
                let Value::String(mut key) = value(random, (map.key)(), rule::keys(rules), depth + 1) else { continue };
                if matches!((map.key)(), Shape::Uuid) {
                    // In the other case of letters, it would be the same key again.
                    key.make_ascii_lowercase();
                }
                let value = value(random, (map.value)(), rule::values(rules), depth + 1);
                object.entry(key).or_insert(value);
            }
        }
        _ => {
            let limits = MetadataRules::of(rules);
            let count = if random.chance(5) { limits.max_pairs + random.below(2) } else { random.below(limits.max_pairs.min(4)) };
            for index in 0..count {
                let length = match random.below(40) {
                    0 => 0,
                    1 => limits.max_key + 1,
                    2..10 => limits.max_key,
                    _ => 1 + random.below(limits.max_key),
                };
                let mut key = index.to_string();
                key.push_str(&characters(random, limits.max_key + 1, true));
                let key: String = key.chars().take(length).collect();
                let value = match random.below(24) {
                    0 => scalar(random),
                    1 => json!(characters(random, limits.max_value + 1, true)),
                    2..4 => json!(characters(random, limits.max_value, true)),
                    4..6 => json!(characters(random, 3, false)),
                    6..9 => json!(random.bits() as i64),
                    9..12 => json!(random.below(1000) as f64 / 8.0),
                    12..15 => json!(random.chance(50)),
                    _ => json!(characters(random, 3, true)),
                };
                object.insert(key, value);
            }
        }
    }
}

fn field_value(random: &mut Random, field: &'static Field, depth: usize) -> Value {
    if field.nullable && random.chance(25) {
        return Value::Null;
    }
    value(random, (field.shape)(), field.rules, depth + 1)
}

fn fields(random: &mut Random, object: &'static Object, members: &mut Map<String, Value>, depth: usize) {
    for field in object.fields {
        let shape = (field.shape)();
        if field.flatten {
            if field.required || random.chance(60) {
                match shape {
                    Shape::Object(inner) => fields(random, inner, members, depth),
                    _ => entries(random, shape, field.rules, members, depth),
                }
            }
            continue;
        }
        let is_there = if field.required { random.chance(98) } else { depth < 6 && random.chance(60) };
        if is_there {
            let value = field_value(random, field, depth);
            let mut name = field.name;
            if !field.aliases.is_empty() && random.chance(30) {
                name = *random.pick(field.aliases);
                if random.chance(10) {
                    members.insert(field.name.to_owned(), value.clone());
                }
            }
            members.insert(name.to_owned(), value);
        }
    }
}

fn unknown(random: &mut Random, members: &mut Map<String, Value>) {
    if random.chance(5) {
        members.insert("unknown".to_owned(), scalar(random));
    }
}

fn variant(random: &mut Random, of: &'static Enum, depth: usize) -> Value {
    let variants = &of.variants[..of.names.len()];
    // Where it gets deep, one that holds nothing is preferred.
    let units: Vec<&'static Variant> = variants.iter().filter(|variant| matches!(variant.content, Shape::Null)).collect();
    let chosen = if depth > 5 && !units.is_empty() { units[0] } else { random.pick(variants) };
    let mut name = if chosen.aliases.is_empty() || random.chance(70) { chosen.name } else { *random.pick(chosen.aliases) };
    if random.chance(4) {
        name = "no such variant";
    }
    let content = |random: &mut Random| {
        if chosen.nullable && random.chance(20) { Value::Null } else { value(random, &chosen.content, &[], depth + 1) }
    };
    match of.tagging {
        Tagging::External if matches!(chosen.content, Shape::Null) => json!(name),
        Tagging::External => json!({ name: content(random) }),
        Tagging::Internal { tag } => {
            let mut members = match content(random) {
                Value::Object(members) => members,
                _ => Map::new(),
            };
            members.insert(tag.to_owned(), json!(name));
            unknown(random, &mut members);
            Value::Object(members)
        }
        Tagging::Adjacent { tag, content: key } => {
            let mut members = Map::new();
            members.insert(tag.to_owned(), json!(name));
            if !matches!(chosen.content, Shape::Null) && random.chance(90) {
                members.insert(key.to_owned(), content(random));
            }
            unknown(random, &mut members);
            Value::Object(members)
        }
        Tagging::Untagged => content(random),
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
            1 => text.push(*random.pick(CHARACTERS)),
            2 => text.insert(0, *random.pick(CHARACTERS)),
            3 => _ = text.pop(),
            _ => *value = json!(random.pick(TEXTS)),
        },
        Value::Number(number) => {
            let steps = [1, -1, 256, 65_536, -1000];
            *value = match number.as_i64() {
                Some(number) => json!(number.saturating_add(*random.pick(&steps))),
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
                members.remove(random.pick(&keys));
            }
            _ => _ = members.insert((*random.pick(TEXTS)).to_owned(), scalar(random)),
        },
        Value::Bool(_) | Value::Null => *value = scalar(random),
    }
}
