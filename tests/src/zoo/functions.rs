//! Functions that attributes of the zoos name.

use serde::{Deserialize, Deserializer, Serializer};

/// A value as its text, both ways.
pub(super) mod text {
    use super::*;

    pub(in crate::zoo) fn serialize<T: ToString, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.to_string())
    }

    pub(in crate::zoo) fn deserialize<'de, T: std::str::FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("is none"))
    }
}

pub(super) fn is_zero(number: &u32) -> bool {
    *number == 0
}

pub(super) fn nine() -> u32 {
    9
}
