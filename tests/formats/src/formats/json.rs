//! JSON by `serde_json`, whose errors this library knows.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Value};

use crate::erased::Reader as TypeReader;
use crate::format::{Format, text_of};

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
