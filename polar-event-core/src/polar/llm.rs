//! The use of a language model.

use compact_str::CompactString;
use polar_event_derive::Event;

use crate::types::OptionalNullable;

/// The use of a language model, in the metadata of an event: `_llm`.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::polar::Llm;
///
/// let llm = Llm::new("openai", "gpt-4o-mini", 1_200, 340);
/// assert_eq!(
///     json::to_string(&llm).unwrap(),
///     r#"{"vendor":"openai","model":"gpt-4o-mini","input_tokens":1200,"output_tokens":340,"total_tokens":1540}"#,
/// );
/// ```
#[derive(Event, Debug, Clone, PartialEq, Eq, Hash)]
#[event(crate = crate)]
#[cfg_attr(feature = "arbitrary", event(arbitrary))]
#[cfg_attr(feature = "schemars", event(schemars))]
#[cfg_attr(feature = "utoipa", event(utoipa))]
pub struct Llm {
    /// The vendor of the model.
    #[event(no_nul)]
    pub vendor: CompactString,
    /// The name of the model.
    #[event(no_nul)]
    pub model: CompactString,
    /// The prompt.
    #[event(no_nul)]
    pub prompt: OptionalNullable<String>,
    /// The answer of the model.
    #[event(no_nul)]
    pub response: OptionalNullable<String>,
    /// The number of tokens of the input.
    pub input_tokens: i64,
    /// How many of them came from a cache.
    pub cached_input_tokens: Option<i64>,
    /// The number of tokens of the output.
    pub output_tokens: i64,
    /// The number of all tokens.
    pub total_tokens: i64,
}

impl Llm {
    /// The use of a model with these numbers of tokens, and with their sum as the total.
    #[must_use]
    pub fn new(vendor: impl Into<CompactString>, model: impl Into<CompactString>, input_tokens: i64, output_tokens: i64) -> Self {
        Self {
            vendor: vendor.into(),
            model: model.into(),
            prompt: OptionalNullable::Unset,
            response: OptionalNullable::Unset,
            input_tokens,
            cached_input_tokens: None,
            output_tokens,
            total_tokens: input_tokens.saturating_add(output_tokens),
        }
    }
}
