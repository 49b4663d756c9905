//! How each kind of document is written. They are made of pairs of a key and a JSON text.

use super::Numbers;

type Pairs = Vec<(String, String)>;

/// How many events a batch has.
pub const BATCH: usize = 1000;

fn pair(key: &str, value: impl ToString) -> (String, String) {
    (key.to_owned(), value.to_string())
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn object(pairs: &Pairs) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", pairs.join(","))
}

/// An event with a name, which is JSON without its quotes, and metadata.
fn event(numbers: &mut Numbers, name: &str, metadata: &Pairs) -> Pairs {
    vec![
        pair("name", quoted(name)),
        pair("customer_id", quoted(&numbers.uuid())),
        pair("organization_id", quoted(&numbers.uuid())),
        pair("timestamp", format!("\"2025-{:02}-{:02}T12:34:56.789Z\"", 1 + numbers.below(12), 1 + numbers.below(28))),
        pair("metadata", object(metadata)),
    ]
}

/// Three strings, two integers, a float and a boolean.
fn pairs(numbers: &mut Numbers, model: &str, region: &str) -> Pairs {
    vec![
        pair("model", quoted(model)),
        pair("prompt_tokens", numbers.below(4000)),
        pair("completion_tokens", numbers.below(4000)),
        pair("latency_ms", format!("{}.{}", numbers.below(900), 1 + numbers.below(99))),
        pair("cached", numbers.below(2) == 0),
        pair("region", format!("\"{region}-{}\"", numbers.below(4))),
        pair("trace_id", format!("\"{:016x}\"", numbers.next())),
    ]
}

fn typical_pairs(numbers: &mut Numbers) -> Pairs {
    pairs(numbers, "gpt-4o-mini", "eu-west")
}

fn typical_event(numbers: &mut Numbers) -> Pairs {
    let metadata = typical_pairs(numbers);
    event(numbers, "llm.completion", &metadata)
}

pub fn minimal(numbers: &mut Numbers) -> String {
    object(&vec![pair("name", quoted("page.viewed")), pair("customer_id", quoted(&numbers.uuid()))])
}

pub fn typical(numbers: &mut Numbers) -> String {
    object(&typical_event(numbers))
}

pub fn full(numbers: &mut Numbers) -> String {
    full_with_keys(numbers, |number, event| format!("attribute_number_{number:02}_of_event_{event}"))
}

pub fn alike(numbers: &mut Numbers) -> String {
    full_with_keys(numbers, |number, _| format!("attribute_number_{number:02}_of_the_total"))
}

fn full_with_keys(numbers: &mut Numbers, key: fn(u64, u64) -> String) -> String {
    let metadata: Pairs = (0..50)
        .map(|number| {
            let value: String = (0..490).map(|_| char::from(b'a' + numbers.below(26) as u8)).collect();
            (key(number, numbers.below(1000)), quoted(&value))
        })
        .collect();
    object(&event(numbers, "llm.completion", &metadata))
}

pub fn escaped(numbers: &mut Numbers) -> String {
    let mut metadata = pairs(numbers, r#"the \"mini\" model\n\tof 2024"#, r"eu\\west\u002f");
    metadata.push(pair("caf\\u00e9", quoted(r"cr\u00e8me br\u00fbl\u00e9e \ud83c\udf6e")));
    object(&event(numbers, r"llm\/completion \u2116 1", &metadata))
}

pub fn non_ascii(numbers: &mut Numbers) -> String {
    let mut metadata = pairs(numbers, "большая языковая модель", "東京リージョン");
    metadata.push(pair("café", quoted("crème brûlée 🍮")));
    object(&event(numbers, "завершение № 1", &metadata))
}

/// No string of these documents has a bracket, a comma or a colon, but for the timestamp.
pub fn pretty(numbers: &mut Numbers) -> String {
    let mut event = typical_event(numbers);
    let metadata = typical_pairs(numbers).iter().map(|(key, value)| format!("    \"{key}\": {value}")).collect::<Vec<_>>().join(",\n");
    event.last_mut().expect("it has metadata").1 = format!("{{\n{metadata}\n  }}");
    let lines: Vec<String> = event.iter().map(|(key, value)| format!("  \"{key}\": {value}")).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

pub fn shuffled(numbers: &mut Numbers) -> String {
    let mut metadata = typical_pairs(numbers);
    numbers.shuffle(&mut metadata);
    let mut event = event(numbers, "llm.completion", &metadata);
    numbers.shuffle(&mut event);
    object(&event)
}

pub fn reversed(numbers: &mut Numbers) -> String {
    let mut metadata = typical_pairs(numbers);
    metadata.reverse();
    let mut event = event(numbers, "llm.completion", &metadata);
    event.reverse();
    object(&event)
}

pub fn batch(numbers: &mut Numbers) -> String {
    let events: Vec<String> = (0..BATCH).map(|_| either(numbers)).collect();
    format!("{{\"events\":[{}]}}", events.join(","))
}

/// A typical event of either kind.
pub fn either(numbers: &mut Numbers) -> String {
    let mut event = typical_event(numbers);
    if numbers.below(2) == 0 {
        event[1] = pair("external_customer_id", format!("\"user-{:08x}\"", numbers.below(1 << 32)));
    }
    object(&event)
}

pub fn faults_1(numbers: &mut Numbers) -> String {
    let mut event = typical_event(numbers);
    event[0].1 = quoted("");
    object(&event)
}

pub fn faults_3(numbers: &mut Numbers) -> String {
    let mut metadata = typical_pairs(numbers);
    metadata[0].1 = "[]".to_owned();
    let mut event = event(numbers, "", &metadata);
    event[1].1 = quoted(&"g".repeat(36));
    object(&event)
}

/// `null`, an empty string and a list in turns.
pub fn faults_50(numbers: &mut Numbers) -> String {
    let metadata = (0..50).map(|number| pair(&format!("key_{number}"), ["null", "\"\"", "[1]"][number % 3])).collect();
    object(&event(numbers, "llm.completion", &metadata))
}

/// A batch of about so many bytes, in which everything is wrong.
pub fn faulty_events(bytes: usize) -> String {
    let event = r#"{"name":"","customer_id":5,"timestamp":"yesterday","metadata":{"a":null,"":[]}}"#;
    format!("{{\"events\":[{}]}}", vec![event; bytes / (event.len() + 1)].join(","))
}
