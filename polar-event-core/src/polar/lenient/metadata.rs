//! The metadata of an event: values of any key, and the two keys that the service treats specially.

use std::collections::HashMap;

use super::check::{has_nul, nullable, object, optional, required, text_field, without_nul};
use super::decimal::{Decimal, decimal};
use super::number::{Coerced, Integer, float_in, float_of_json, integer, integer_in};
use super::string::Text;
use super::tape::{Kind, Value};
use crate::error::{Code, Param, Segment};
use crate::state::ValidationState;
use crate::value::Number;

/// The longest string, in code points.
const MAX_LENGTH: usize = 500;

/// The metadata of an event. There is no limit on the number of keys, nor on their length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metadata {
    /// What the event cost you: the key `_cost`.
    pub cost: Option<Cost>,
    /// What a language model was asked: the key `_llm`.
    pub llm: Option<Llm>,
    /// All other keys, each once, in the order in which they came first.
    pub values: Vec<(String, MetadataValue)>,
}

impl Metadata {
    /// The value of a key other than `_cost` and `_llm`. Takes time proportional to the number of keys.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&MetadataValue> {
        self.values.iter().find_map(|(have, value)| (have == key).then_some(value))
    }
}

/// A value in the metadata.
#[derive(Debug, Clone, PartialEq)]
pub enum MetadataValue {
    /// A string of 1 to 500 characters.
    String(String),
    /// An integer of any size, or a longer string that pydantic reads as one: `"00…07"`.
    Integer(Integer),
    /// A number with a fraction or an exponent, or a longer string that pydantic reads as one. It may be NaN or infinite.
    Float(f64),
    /// A boolean.
    Boolean(bool),
}

/// What an event cost you.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cost {
    /// The amount in cents.
    pub amount: Decimal,
    /// The currency: a string in which `usd` is somewhere.
    pub currency: String,
}

/// What a language model was asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Llm {
    /// Whose model it is.
    pub vendor: Text,
    /// The model.
    pub model: Text,
    /// The prompt. It may be absent or null.
    pub prompt: Option<Text>,
    /// The response. It may be absent or null.
    pub response: Option<Text>,
    /// The number of tokens in the prompt.
    pub input_tokens: Integer,
    /// How many of these were cached. It may be absent, but not null.
    pub cached_input_tokens: Option<Integer>,
    /// The number of tokens in the response.
    pub output_tokens: Integer,
    /// The number of all tokens.
    pub total_tokens: Integer,
}

/// The metadata. Whether nothing in it was made of something else is in `exact`.
pub(super) fn metadata(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Coerced<Metadata>> {
    let Some(members) = value.members() else { return object(value, cx) };
    let mut places = HashMap::new();
    let mut last: Vec<(String, Value<'_>)> = Vec::new();
    let (mut cost_value, mut llm_value) = (None, None);
    for (key, value) in members {
        match &*key {
            b"_cost" => cost_value = Some(value),
            b"_llm" => llm_value = Some(value),
            key => {
                let Ok(key) = std::str::from_utf8(key) else {
                    // pydantic looks no further.
                    cx.report(Code::StringUnicode, []);
                    return None;
                };
                let place = *places.entry(key.to_owned()).or_insert(last.len());
                match last.get_mut(place) {
                    Some((_, have)) => *have = value,
                    None => last.push((key.to_owned(), value)),
                }
            }
        }
    }
    drop(places);
    let clean = cx.checkpoint();
    let mut exact = cost_value.is_none();
    let cost = cost_value.and_then(|value| at_key("_cost", cx, |cx| cost(value, cx)));
    let llm = llm_value.and_then(|value| at_key("_llm", cx, |cx| llm(value, cx)));
    exact &= llm.as_ref().is_none_or(|llm| llm.exact);
    let mut values = Vec::with_capacity(last.len());
    for (key, value) in last {
        let value = at_key(&key, cx, |cx| metadata_value(value, cx));
        exact &= value.as_ref().is_none_or(|value| value.exact);
        values.extend(value.map(|value| (key, value.value)));
    }
    if !cx.is_clean_since(clean) {
        return None;
    }
    let metadata = Metadata { cost, llm: llm.map(|llm| llm.value), values };
    if nul_in(&metadata) {
        without_nul(b"\0", cx);
        return None;
    }
    Some(Coerced { value: metadata, exact })
}

/// The service looks for U+0000 in the metadata as a whole.
fn nul_in(metadata: &Metadata) -> bool {
    let cost = metadata.cost.as_ref().map(|cost| cost.currency.as_bytes());
    let llm = metadata.llm.iter().flat_map(|llm| [Some(&llm.vendor), Some(&llm.model), llm.prompt.as_ref(), llm.response.as_ref()]);
    let values = metadata.values.iter().flat_map(|(key, value)| {
        let text = if let MetadataValue::String(text) = value { text.as_str() } else { "" };
        [key.as_bytes(), text.as_bytes()]
    });
    cost.into_iter().chain(llm.flatten().map(Text::as_bytes)).chain(values).any(has_nul)
}

fn at_key<T>(key: &str, cx: &mut ValidationState<'_>, check: impl FnOnce(&mut ValidationState<'_>) -> Option<T>) -> Option<T> {
    /// How much of a key is in a path.
    const SHOWN: usize = 64;
    let checkpoint = cx.checkpoint();
    let value = check(cx);
    cx.prefix_path(checkpoint, || match key.char_indices().nth(SHOWN) {
        Some((end, _)) => Segment::from(format!("{}…", key.get(..end).unwrap_or_default())),
        None => Segment::from(key.to_owned()),
    });
    value
}

fn cost(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Cost> {
    let Some([amount, currency]) = value.fields(["amount", "currency"]) else { return object(value, cx) };
    let amount = required("amount", amount, cx, decimal);
    let currency = required("currency", currency, cx, |value, cx| {
        let text = utf8(value, cx)?;
        if !text.contains("usd") {
            cx.report(Code::StringPatternMismatch, [("pattern", Param::from("usd"))]);
            return None;
        }
        Some(text)
    });
    Some(Cost { amount: amount?, currency: currency? })
}

fn llm(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Coerced<Llm>> {
    const NAMES: [&str; 8] =
        ["vendor", "model", "prompt", "response", "input_tokens", "cached_input_tokens", "output_tokens", "total_tokens"];
    let Some([vendor, model, prompt, response, input, cached, output, total]) = value.fields(NAMES) else { return object(value, cx) };
    let vendor = required("vendor", vendor, cx, text_field);
    let model = required("model", model, cx, text_field);
    let prompt = nullable("prompt", prompt, cx, text_field);
    let response = nullable("response", response, cx, text_field);
    let input = required("input_tokens", input, cx, integer);
    let cached = optional("cached_input_tokens", cached, cx, integer);
    let output = required("output_tokens", output, cx, integer);
    let total = required("total_tokens", total, cx, integer);
    let (input, cached, output, total) = (input?, cached?, output?, total?);
    let exact = input.exact && output.exact && total.exact && cached.as_ref().is_none_or(|cached| cached.exact);
    Some(Coerced {
        value: Llm {
            vendor: vendor?,
            model: model?,
            prompt: prompt?,
            response: response?,
            input_tokens: input.value,
            cached_input_tokens: cached.map(|cached| cached.value),
            output_tokens: output.value,
            total_tokens: total.value,
        },
        exact,
    })
}

/// A string without half of a surrogate pair.
pub(super) fn utf8(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<String> {
    match value.string().map(|text| String::from_utf8(text.into_owned())) {
        Some(Ok(text)) => Some(text),
        Some(Err(_)) => {
            cx.report(Code::StringUnicode, []);
            None
        }
        None => {
            cx.report(Code::StringType, [("found", Param::from(value.kind.name()))]);
            None
        }
    }
}

/// pydantic tries a string, an integer and a float in turn. A string that is too long may still be a number.
fn metadata_value(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Coerced<MetadataValue>> {
    let exact = |value| Some(Coerced { value, exact: true });
    match value.kind {
        Kind::Boolean(value) => exact(MetadataValue::Boolean(value)),
        Kind::Integer => exact(MetadataValue::Integer(Integer::of_json(value.number()))),
        Kind::Float | Kind::NaN | Kind::Infinity | Kind::NegativeInfinity => exact(MetadataValue::Float(float_of_json(value))),
        Kind::String { .. } => {
            let text = utf8(value, cx)?;
            let length = text.chars().count();
            if (1..=MAX_LENGTH).contains(&length) {
                return exact(MetadataValue::String(text));
            }
            let number = integer_in(&text).ok().map(MetadataValue::Integer).or_else(|| float_in(&text).map(MetadataValue::Float));
            if number.is_none() {
                let (code, limit, at) =
                    if length == 0 { (Code::StringTooShort, "min_length", 1) } else { (Code::StringTooLong, "max_length", MAX_LENGTH) };
                cx.report(code, [(limit, Number::from(at).into()), ("actual_length", Number::from(length).into())]);
            }
            number.map(|value| Coerced { value, exact: false })
        }
        found => {
            cx.report(Code::ScalarType, [("found", Param::from(found.name()))]);
            None
        }
    }
}
