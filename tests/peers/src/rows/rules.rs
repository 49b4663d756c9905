//! The rules as functions, for those who have no rule of their own for them: written as a careful user would, with one look at each value and
//! text only for what is wrong.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::Value;
use uuid::{Uuid, Variant};

/// What `serde_json` makes of metadata. An untagged enum takes about three times as long.
pub type Pairs = HashMap<String, Value>;

/// At most 50 pairs, keys of 1 to 40 characters, and for values strings of 1 to 500, integers in `i64`, floats and booleans.
///
/// # Errors
///
/// The first of the faults.
pub fn pairs(pairs: &Pairs) -> Result<(), String> {
    if pairs.len() > 50 {
        return Err("more than 50 pairs".to_owned());
    }
    for (key, value) in pairs {
        if !is_text(key, 40) {
            return Err(format!("a key is not 1 to 40 characters: {key}"));
        }
        let good = match value {
            Value::String(value) => is_text(value, 500),
            Value::Number(number) => number.as_i64().is_some() || number.is_f64(),
            Value::Bool(_) => true,
            _ => false,
        };
        if !good {
            return Err(format!("the value of {key} is not good"));
        }
    }
    Ok(())
}

/// 1 to so many characters, no U+0000. With a short way for what cannot be too long.
pub fn is_text(text: &str, max: usize) -> bool {
    !text.is_empty() && (text.len() <= max || text.chars().count() <= max) && has_no_nul(text)
}

pub fn has_no_nul(text: &str) -> bool {
    !text.as_bytes().contains(&0)
}

pub fn is_past(timestamp: &Timestamp) -> bool {
    *timestamp <= Timestamp::now()
}

pub fn is_version_4(uuid: &Uuid) -> bool {
    uuid.get_version_num() == 4 && uuid.get_variant() == Variant::RFC4122
}
