//! JSON, by each way that `serde_json` has into a type.

use serde_json::{Deserializer, Value};

use crate::format::format_of;

format_of!(Text, "json", text, |value| serde_json::to_string(value), |text| serde_json::from_str(text));
format_of!(Slice, "json, from_slice", bytes, |value| serde_json::to_vec(value), |bytes| serde_json::from_slice(bytes));
format_of!(Reader, "json, from_reader", bytes, |value| serde_json::to_vec_pretty(value), |bytes| serde_json::from_reader(bytes.as_slice()));
format_of!(Owned, "json, from_value", Value, |value| serde_json::to_value(value), |value| serde_json::from_value(value.clone()));
format_of!(Lent, "json, &Value", Value, |value| serde_json::to_value(value), |value| T::deserialize(value));
format_of!(Stream, "json, stream", text, |value| serde_json::to_string(value), |text| {
    Deserializer::from_str(text).into_iter().next().unwrap_or_else(|| Err(serde::de::Error::custom("there is no value")))
});
