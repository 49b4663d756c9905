//! Values in memory: environments, settings, and what serde has itself.

use std::collections::BTreeMap;

use config::{Config, ConfigError, Environment, File, FileFormat};
use serde::de::value::Error;
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::format::{format_of, text_of};

type Pairs = Vec<(String, String)>;

format_of!(Envy, "envy", Pairs, |value| pairs(value, true), |pairs| envy::from_iter(pairs.iter().cloned()));
format_of!(ConfigOf, "config", Config, |value| Config::try_from(value), |config| config.clone().try_deserialize());
format_of!(ConfigJson, "config, json", text, |value| serde_json::to_string(value), |text| {
    let source = File::from_str(text, FileFormat::Json);
    Config::builder().add_source(source).build().and_then(Config::try_deserialize)
});
format_of!(ConfigEnv, "config, environment", Pairs, |value| pairs(value, false), |pairs| environment(pairs, true));
format_of!(ConfigEnvText, "config, environment as text", Pairs, |value| pairs(value, false), |pairs| environment(pairs, false));
format_of!(MapOfTexts, "serde, map of texts", Pairs, |value| pairs(value, false), |pairs| {
    let map: BTreeMap<String, String> = pairs.iter().cloned().collect();
    T::deserialize(IntoDeserializer::<Error>::into_deserializer(map))
});
format_of!(ListOfValues, "serde, list", Value, |value| serde_json::to_value(value), |value| list(value));
format_of!(OneValue, "serde, one value", Value, |value| serde_json::to_value(value), |value| one(value));

/// Reads an environment so often that, in all likelihood, it was read in an order that is no good if there is one: it has another each time.
fn environment<T: DeserializeOwned>(pairs: &Pairs, parsing: bool) -> Result<T, ConfigError> {
    let read = || -> Result<T, ConfigError> {
        let source = Environment::default().try_parsing(parsing).source(Some(pairs.iter().cloned().collect()));
        Config::builder().add_source(source).build()?.try_deserialize()
    };
    for _ in 0..15 {
        read()?;
    }
    read()
}

/// The pairs of a flat object, `null` left out. In an environment a list can be one value, with commas.
fn pairs<T: Serialize>(value: &T, lists: bool) -> Result<Pairs, String> {
    let Value::Object(entries) = serde_json::to_value(value).map_err(text_of)? else {
        return Err("is no object".to_owned());
    };
    let given = entries.into_iter().filter(|(_, value)| !value.is_null());
    given.map(|(key, value)| scalar(&value, lists).map(|text| (key, text)).ok_or("is not flat".to_owned())).collect()
}

fn scalar(value: &Value, lists: bool) -> Option<String> {
    match value {
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(items) if lists => Some(items.iter().map(|item| scalar(item, false)).collect::<Option<Vec<_>>>()?.join(",")),
        _ => None,
    }
}

fn list<'de, T: Deserialize<'de>>(value: &Value) -> Result<T, Error> {
    let none = || serde::de::Error::custom("is no list of one kind");
    let items = value.as_array().ok_or_else(none)?;
    if let Some(numbers) = items.iter().map(Value::as_u64).collect::<Option<Vec<_>>>() {
        return T::deserialize(numbers.into_deserializer());
    }
    let texts: Vec<_> = items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<_>>().ok_or_else(none)?;
    T::deserialize(texts.into_deserializer())
}

fn one<'de, T: Deserialize<'de>>(value: &Value) -> Result<T, Error> {
    match value {
        Value::Null => T::deserialize(().into_deserializer()),
        Value::Bool(flag) => T::deserialize(flag.into_deserializer()),
        Value::String(text) => T::deserialize(text.as_str().into_deserializer()),
        Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(number), ..) => T::deserialize(number.into_deserializer()),
            (_, Some(number), _) => T::deserialize(number.into_deserializer()),
            (.., number) => T::deserialize(number.unwrap_or_default().into_deserializer()),
        },
        _ => Err(serde::de::Error::custom("has parts")),
    }
}
