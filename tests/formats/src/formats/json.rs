//! JSON, by each way that `serde_json` has into a type.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Value};

use crate::erased::Reader as TypeReader;
use crate::format::{Format, format_of, text_of};

/// JSON for types that are not erased.
macro_rules! json {
    ($($format:ident, $name:literal, $of:ty, $reader:ident, |$value:ident| $write:expr, |$written:ident| $read:expr;)+) => { $(
        pub(crate) struct $format;

        impl Format for $format {
            type Written = $of;
            const REFUSES_NULL: bool = true;

            fn name() -> String {
                $name.to_owned()
            }

            fn write<T: Serialize>($value: &T) -> Result<$of, String> {
                $write.map_err(text_of)
            }

            fn read<T: DeserializeOwned>($written: &$of) -> Result<T, String> {
                $read.map_err(text_of)
            }

            fn read_by(written: &$of, reader: TypeReader) -> Result<Value, String> {
                (reader.$reader)(written)
            }

            fn show(written: &$of) -> String {
                written.to_string()
            }
        }
    )+ };
}

json! {
    Text, "json", String, json, |value| serde_json::to_string(value), |text| serde_json::from_str(text);
    Lent, "json, &Value", Value, json_value, |value| serde_json::to_value(value), |value| T::deserialize(value);
    Path, "serde_path_to_error, json", String, json_path, |value| serde_json::to_string(value), |text| {
        serde_path_to_error::deserialize(&mut Deserializer::from_str(text))
    };
}

format_of!(Slice, "json, from_slice", bytes, |value| serde_json::to_vec(value), |bytes| serde_json::from_slice(bytes));
format_of!(Reader, "json, from_reader", bytes, |value| serde_json::to_vec_pretty(value), |bytes| serde_json::from_reader(bytes.as_slice()));
format_of!(Owned, "json, from_value", Value, |value| serde_json::to_value(value), |value| serde_json::from_value(value.clone()));
format_of!(Stream, "json, stream", text, |value| serde_json::to_string(value), |text| {
    Deserializer::from_str(text).into_iter().next().unwrap_or_else(|| Err(serde::de::Error::custom("there is no value")))
});
