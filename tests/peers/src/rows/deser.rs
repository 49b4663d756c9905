//! deser with deser-validate, which checks while it decodes. Refused documents are decoded again with `Validation`, which finds all that is wrong.

use std::collections::HashMap;
use std::hint::black_box;

use deser::Deserialize;
use deser_validate::{Check, Len, Validation, validator};
use deser_value::Value;
use jiff_0_2::Timestamp;
use uuid::Uuid;

use super::{Lines, Row, rules};

validator!(NoNul(text: &str) => rules::has_no_nul(text), "must have no U+0000");
validator!(Past(timestamp: &Timestamp) => *timestamp <= Timestamp::now(), "must be in the past");
validator!(VersionFour(uuid: &Uuid) => rules::is_version_4(uuid), "must be of version 4");
validator!(GoodPairs(pairs: &HashMap<String, Value>) => pairs.len() <= 50 && pairs.iter().all(is_good), "must be 50 good pairs");

fn is_good((key, value): (&String, &Value)) -> bool {
    if !rules::is_text(key, 40) {
        return false;
    }
    match value.as_str() {
        Some(text) => rules::is_text(text, 500),
        None if value.as_u64().is_some() => value.as_i64().is_some(),
        None => value.as_i64().is_some() || value.as_f64().is_some_and(f64::is_finite) || value.as_bool().is_some(),
    }
}

#[derive(Debug, Deserialize)]
struct Event {
    #[deser(as = Option<Check<GoodPairs>>)]
    metadata: Option<HashMap<String, Value>>,
    #[deser(as = Option<Check<Past>>)]
    timestamp: Option<Timestamp>,
    #[deser(as = Check<(Len<1, 128>, NoNul)>)]
    name: String,
    #[deser(as = Option<Check<VersionFour>>)]
    organization_id: Option<Uuid>,
    #[deser(as = Check<VersionFour>)]
    customer_id: Uuid,
}

#[derive(Debug, Deserialize)]
struct ExternalEvent {
    #[deser(as = Option<Check<GoodPairs>>)]
    metadata: Option<HashMap<String, Value>>,
    #[deser(as = Option<Check<Past>>)]
    timestamp: Option<Timestamp>,
    #[deser(as = Check<(Len<1, 128>, NoNul)>)]
    name: String,
    #[deser(as = Option<Check<VersionFour>>)]
    organization_id: Option<Uuid>,
    #[deser(as = Check<(Len<1, { usize::MAX }>, NoNul)>)]
    external_customer_id: String,
}

#[derive(Debug, Deserialize)]
#[deser(untagged)]
#[expect(dead_code, reason = "decoded and dropped")]
enum AnyEvent {
    Customer(Event),
    External(ExternalEvent),
}

#[derive(Debug, Deserialize)]
struct Batch {
    events: Vec<AnyEvent>,
}

fn faults<T: for<'de> Deserialize<'de>>(document: &[u8]) -> usize {
    if black_box(&deser_json::from_slice::<T>(document)).is_ok() {
        return 0;
    }
    let validation = Validation::new();
    let decoded = deser_json::Deserializer::from_slice(document).deserialize_with::<T, _>(|driver| validation.setup(driver));
    black_box(validation.finish(decoded).into_result()).err().map_or(1, |report| report.len())
}

pub const ROW: Row = Row {
    id: "deser",
    title: "deser + deser-validate",
    packages: &["deser", "deser-json", "deser-validate", "deser-value"],
    event: Some(faults::<Event>),
    batch: Some(faults::<Batch>),
    lines: Some(Lines::Each),
    ..Row::NEW
};
