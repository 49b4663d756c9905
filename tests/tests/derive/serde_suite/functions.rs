//! Functions and types that attributes of the suite name.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value as its text, both ways.
pub(super) mod text {
    use super::*;

    pub(in crate::serde_suite) fn serialize<T: ToString, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.to_string())
    }

    pub(in crate::serde_suite) fn deserialize<'de, T: std::str::FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("is none"))
    }
}

/// Has none of serde's traits, nor any of ours.
#[derive(Default)]
pub(super) struct Bare(pub(super) u8);

pub(super) mod bare {
    use super::*;

    pub(in crate::serde_suite) fn serialize<S: Serializer>(value: &Bare, serializer: S) -> Result<S::Ok, S::Error> {
        value.0.serialize(serializer)
    }

    pub(in crate::serde_suite) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Bare, D::Error> {
        u8::deserialize(deserializer).map(Bare)
    }
}

pub(super) fn seven() -> u8 {
    7
}

pub(super) fn is_zero(number: &u8) -> bool {
    *number == 0
}

/// A default that is not `Default`'s.
pub(super) trait Preset {
    fn preset() -> Self;
    fn is_preset(&self) -> bool;
}

impl Preset for u8 {
    fn preset() -> Self {
        9
    }

    fn is_preset(&self) -> bool {
        *self == 9
    }
}

/// A way to write and read that is not serde's.
pub(super) trait Codec: Sized {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl Codec for Bare {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bare::serialize(self, serializer)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bare::deserialize(deserializer)
    }
}

impl Codec for u16 {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer)
    }
}

/// Extensions, as the types of OpenAPI have them beside their fields: keys that begin with `x-`, without it.
pub(super) mod extensions {
    use std::collections::BTreeMap;

    use serde::ser::SerializeMap;

    use super::*;

    pub(in crate::serde_suite) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, i32>, D::Error> {
        let all = BTreeMap::<String, serde_json::Value>::deserialize(deserializer)?;
        let own = all.iter().filter_map(|(key, value)| Some((key.strip_prefix("x-")?, value)));
        own.map(|(key, value)| {
            let value = value.as_i64().and_then(|value| value.try_into().ok());
            Ok((key.to_owned(), value.ok_or_else(|| serde::de::Error::custom("is no number"))?))
        })
        .collect()
    }

    pub(in crate::serde_suite) fn serialize<S: Serializer>(value: &BTreeMap<String, i32>, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in value {
            map.serialize_entry(&format!("x-{key}"), value)?;
        }
        map.end()
    }
}

/// A struct whose fields have other names in documents.
pub(super) mod corners {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Corners {
        left: u8,
        right: Option<u8>,
    }

    pub(in crate::serde_suite) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(u8, Option<u8>), D::Error> {
        Corners::deserialize(deserializer).map(|corners| (corners.left, corners.right))
    }

    pub(in crate::serde_suite) fn serialize<S: Serializer>(value: &(u8, Option<u8>), serializer: S) -> Result<S::Ok, S::Error> {
        Corners { left: value.0, right: value.1 }.serialize(serializer)
    }
}
