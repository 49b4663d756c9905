//! serde_json and garde, as a careful user writes it today: what garde has as rules, and functions for the rest.

use std::collections::HashMap;
use std::hint::black_box;

use garde::Validate;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use uuid::{Uuid, Variant};

#[derive(Debug, Deserialize, Validate)]
struct Event {
    #[garde(inner(custom(good_pairs)))]
    metadata: Option<HashMap<String, Value>>,
    #[garde(inner(custom(past)))]
    timestamp: Option<Timestamp>,
    #[garde(length(chars, min = 1, max = 128), custom(no_nul))]
    name: String,
    #[garde(inner(custom(version_4)))]
    organization_id: Option<Uuid>,
    #[garde(custom(version_4))]
    customer_id: Uuid,
}

/// One look at each pair, and text only for what is wrong.
fn good_pairs(pairs: &HashMap<String, Value>, _: &()) -> garde::Result {
    if pairs.len() > 50 {
        return Err(garde::Error::new("more than 50 pairs"));
    }
    for (key, value) in pairs {
        text(key, 40)?;
        match value {
            Value::String(value) => text(value, 500)?,
            Value::Number(number) if number.as_i64().is_some() || number.is_f64() => {}
            Value::Bool(_) => {}
            _ => return Err(garde::Error::new(format!("the value of {key} is no string, number or boolean"))),
        }
    }
    Ok(())
}

/// As garde counts, with a short way for what cannot be too long.
fn text(text: &str, max: usize) -> garde::Result {
    if text.is_empty() || (text.len() > max && text.chars().count() > max) {
        return Err(garde::Error::new(format!("not 1 to {max} characters")));
    }
    no_nul(text, &())
}

fn no_nul(text: &str, _: &()) -> garde::Result {
    if text.as_bytes().contains(&0) { Err(garde::Error::new("U+0000")) } else { Ok(()) }
}

fn past(timestamp: &Timestamp, _: &()) -> garde::Result {
    if *timestamp > Timestamp::now() { Err(garde::Error::new("in the future")) } else { Ok(()) }
}

fn version_4(uuid: &Uuid, _: &()) -> garde::Result {
    let good = uuid.get_version_num() == 4 && uuid.get_variant() == Variant::RFC4122;
    if good { Ok(()) } else { Err(garde::Error::new("not of version 4")) }
}

pub fn accepts(document: &[u8]) -> bool {
    let event = serde_json::from_slice::<Event>(document).ok().filter(|event| event.validate().is_ok());
    black_box(&event).is_some()
}
