//! The documents: the same ones for every row and every run.

use std::fmt::Write as _;

use uuid::Builder;

/// A kind of documents.
pub struct Workload {
    pub name: &'static str,
    pub about: &'static str,
    /// How many there are. So many that a processor does not learn them by heart.
    pub count: usize,
    write: fn(&mut Numbers) -> String,
}

pub const WORKLOADS: [Workload; 3] = [
    Workload { name: "minimal", about: "a name and a customer", count: 20_000, write: minimal },
    Workload { name: "typical", about: "all fields, seven metadata pairs", count: 20_000, write: typical },
    Workload { name: "full", about: "all fields, 50 metadata pairs of 490 characters", count: 400, write: full },
];

impl Workload {
    pub fn documents(&self) -> Vec<Vec<u8>> {
        let mut numbers = Numbers::default();
        (0..self.count).map(|_| (self.write)(&mut numbers).into_bytes()).collect()
    }
}

/// Marsaglia's xorshift: numbers that look random and are the same in every run.
pub struct Numbers(u64);

impl Default for Numbers {
    fn default() -> Self {
        Self(0x139_408d_cbbf_7a44)
    }
}

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn uuid(&mut self) -> String {
        let bytes = u128::from(self.next()) << 64 | u128::from(self.next());
        Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid().to_string()
    }
}

fn minimal(numbers: &mut Numbers) -> String {
    format!(r#"{{"name":"page.viewed","customer_id":"{}"}}"#, numbers.uuid())
}

/// An event up to where its metadata begins.
fn head(numbers: &mut Numbers) -> String {
    format!(
        r#"{{"name":"llm.completion","customer_id":"{}","organization_id":"{}","timestamp":"2025-{:02}-{:02}T12:34:56.789Z","metadata":{{"#,
        numbers.uuid(),
        numbers.uuid(),
        1 + numbers.below(12),
        1 + numbers.below(28),
    )
}

fn typical(numbers: &mut Numbers) -> String {
    let mut text = head(numbers);
    write!(
        text,
        r#""model":"gpt-4o-mini","prompt_tokens":{},"completion_tokens":{},"latency_ms":{}.{},"cached":{},"region":"eu-west-{}","trace_id":"{:016x}"}}}}"#,
        numbers.below(4000),
        numbers.below(4000),
        numbers.below(900),
        1 + numbers.below(99),
        numbers.below(2) == 0,
        numbers.below(4),
        numbers.next(),
    )
    .expect("a string takes everything");
    text
}

fn full(numbers: &mut Numbers) -> String {
    let mut text = head(numbers);
    for pair in 0..50 {
        let value: String = (0..490).map(|_| char::from(b'a' + numbers.below(26) as u8)).collect();
        let comma = if pair == 0 { "" } else { "," };
        write!(text, r#"{comma}"attribute_number_{pair:02}_of_event_{}":"{value}""#, numbers.below(1000))
            .expect("a string takes everything");
    }
    text + "}}"
}

/// Documents that break one rule each, with what is wrong with them. Every row that validates must refuse them.
pub fn bad() -> Vec<(&'static str, Vec<u8>)> {
    let typical = typical(&mut Numbers(1));
    let id = r#""customer_id":""#;
    let at = typical.find(id).expect("it has a customer") + id.len();
    let customer = &typical[at..at + 36];
    let change = |from: &str, to: &str| {
        assert!(typical.contains(from), "{from}");
        typical.replacen(from, to, 1).into_bytes()
    };
    let too_many: String = (0..44).map(|pair| format!(r#","k{pair}":1"#)).collect();
    let many = typical.replacen(r#""model":"gpt-4o-mini""#, &format!(r#""model":"gpt-4o-mini"{too_many}"#), 1);
    vec![
        ("no name", change(r#""name""#, r#""title""#)),
        ("an empty name", change("llm.completion", "")),
        ("a name of 129 characters", change("llm.completion", &"n".repeat(129))),
        ("U+0000 in the name", change("llm.completion", r"llm\u0000completion")),
        ("no UUID", change(customer, &"g".repeat(36))),
        ("a UUID of version 1", change(customer, "2c1d43b8-e6d7-11ee-8f9e-325096b39f47")),
        ("a timestamp in the future", change("\"2025-", "\"2925-")),
        ("no timestamp", change("\"2025-", "\"year-")),
        ("an empty key", change("\"model\"", "\"\"")),
        ("a key of 41 characters", change("\"model\"", &format!("\"{}\"", "k".repeat(41)))),
        ("an empty value", change("gpt-4o-mini", "")),
        ("a value of 501 characters", change("gpt-4o-mini", &"v".repeat(501))),
        ("a list as a value", change("\"gpt-4o-mini\"", "[]")),
        ("null as a value", change("\"gpt-4o-mini\"", "null")),
        ("51 pairs", many.into_bytes()),
        ("something behind the end", [typical.as_bytes(), b"]"].concat()),
        ("no end", typical.as_bytes()[..typical.len() - 1].to_vec()),
    ]
}
