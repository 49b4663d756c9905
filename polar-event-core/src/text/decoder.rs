//! Decoding pairs of texts with custom settings.

use core::any::Any;
use core::fmt;

use super::names::Names;
use super::pair::Pair;
use super::tree::Tree;
use crate::decode::Decode;
use crate::decode::buffer::BufferDeserializer;
use crate::decode::raw_text::{RawError, TextOptions};
use crate::error::{Code, Report, Segment, Violation, Warnings};
use crate::json;
use crate::rule::ITEM_RULES;
use crate::state::{Data, NoContext, SatisfiedBy, ValidationState};
use crate::value::UnixTime;

/// Decodes pairs of texts with custom settings: how texts are read as other types, how names have parts, and what a [`json::Decoder`] has,
/// the clock, the limits and the context.
///
/// ```
/// use polar_event_core::text::{Decoder, Names};
/// use polar_event_core::Event;
///
/// #[derive(Event, Debug)]
/// struct Address {
///     city: String,
/// }
///
/// #[derive(Event, Debug)]
/// struct Signup {
///     address: Address,
///     age: Option<u8>,
///     news: bool,
/// }
///
/// let decoder = Decoder::new().names(Names::Brackets).boolean_words(true).empty_is_none(true);
/// let signup: Signup = decoder.from_pairs([("address[city]", "Turin"), ("age", ""), ("news", "on")])?;
/// assert_eq!((signup.address.city.as_str(), signup.age, signup.news), ("Turin", None, true));
/// # Ok::<(), polar_event_core::Report>(())
/// ```
///
/// Of the [limits](json::Limits), those on the depth (the parts of a name), on the input (the bytes of all names and texts together) and on the report apply.
pub struct Decoder<C = NoContext> {
    pub(crate) json: json::Decoder<C>,
    pub(crate) names: Names,
    pub(super) options: TextOptions,
}

impl Default for Decoder {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> Clone for Decoder<C> {
    fn clone(&self) -> Self {
        Self { json: self.json.clone(), ..*self }
    }
}

impl<C> fmt::Debug for Decoder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder").field("names", &self.names).field("options", &self.options).finish_non_exhaustive()
    }
}

impl Decoder {
    /// The default settings: plain names, `true` and `false` as the only booleans, texts as they are.
    #[must_use]
    pub fn new() -> Self {
        Self::from(json::Decoder::new())
    }
}

/// The default settings, with the clock, the limits and the context of this decoder.
impl<C> From<json::Decoder<C>> for Decoder<C> {
    fn from(json: json::Decoder<C>) -> Self {
        Self { json, names: Names::Plain, options: TextOptions::default() }
    }
}

impl<C> Decoder<C> {
    /// Sets how names that have parts are written.
    #[must_use]
    pub fn names(mut self, names: Names) -> Self {
        self.names = names;
        self
    }

    /// Sets whether `1`, `yes` and `on` are `true`, and `0`, `no` and `off` are `false`, where a boolean is asked for. By default, only `true`
    /// and `false` are booleans.
    #[must_use]
    pub fn boolean_words(mut self, yes: bool) -> Self {
        self.options.boolean_words = yes;
        self
    }

    /// Sets whether an empty text is nothing: `None` where an `Option` is asked for, and a list, map or struct with nothing in it where one
    /// is. By default, it is a text like any other: `Some("")` in `Option<String>`, no number in `Option<u8>`, and one item in a list.
    #[must_use]
    pub fn empty_is_none(mut self, yes: bool) -> Self {
        self.options.empty_is_none = yes;
        self
    }

    /// Sets a character that separates the items of a list in one text: `tags=a,b`. An empty text is a list without items then.
    ///
    /// ```
    /// use polar_event_core::text::Decoder;
    /// use std::collections::HashMap;
    ///
    /// let decoder = Decoder::new().list_separator(',');
    /// let lists: HashMap<String, Vec<u8>> = decoder.from_pairs([("a", "1,2"), ("b", "")])?;
    /// assert_eq!((lists["a"].len(), lists["b"].len()), (2, 0));
    /// # Ok::<(), polar_event_core::Report>(())
    /// ```
    #[must_use]
    pub fn list_separator(mut self, separator: char) -> Self {
        self.options.list_separator = Some(separator);
        self
    }

    /// Sets the clock for the rules `past` and `future`: see [`json::Decoder::clock`].
    #[must_use]
    pub fn clock(mut self, now: impl Into<UnixTime>) -> Self {
        self.json = self.json.clock(now);
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: json::Limits) -> Self {
        self.json = self.json.limits(limits);
        self
    }

    /// Sets the context that rules require: see [`json::Decoder::context`].
    #[must_use]
    pub fn context<T: Any + Send + Sync>(self, data: T) -> Decoder<T> {
        Decoder { json: self.json.context(data), names: self.names, options: self.options }
    }

    /// Decodes and validates pairs of names and texts.
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with them.
    pub fn from_pairs<'de, T, I>(&self, pairs: I) -> Result<T, Report>
    where
        T: Decode<'de, Requires: SatisfiedBy<C>>,
        I: IntoIterator<Item: Into<Pair<'de>>>,
    {
        self.decode(pairs.into_iter().map(Into::into).collect(), None).map(|(value, _)| value)
    }

    /// Decodes and validates pairs of names and texts, and returns warnings about what is accepted: see [`Warnings`].
    ///
    /// # Errors
    ///
    /// A report of everything that is wrong with them.
    pub fn from_pairs_with_warnings<'de, T, I>(&self, pairs: I) -> Result<(T, Warnings), Report>
    where
        T: Decode<'de, Requires: SatisfiedBy<C>>,
        I: IntoIterator<Item: Into<Pair<'de>>>,
    {
        self.decode(pairs.into_iter().map(Into::into).collect(), None)
    }

    pub(super) fn new_state<'c>(&self, data: Option<Data<'c>>) -> ValidationState<'c> {
        let mut cx = self.json.new_state().with_texts();
        cx.set_data(data);
        cx
    }

    /// Reports that a value was given up as a whole: by a hand-written implementation.
    pub(super) fn give_up(error: &RawError, cx: &mut ValidationState<'_>) {
        if cx.shows_serde_errors() {
            cx.extend(error.to_string());
        } else {
            cx.report_refused(None);
        }
    }

    /// With the clock, the limits and the context of this decoder.
    #[cfg(any(feature = "axum", feature = "actix-web"))]
    pub(crate) fn with_json(self, json: json::Decoder<C>) -> Self {
        Self { json, ..self }
    }

    /// The parts of a name.
    #[cfg(all(feature = "csv", feature = "annotate-snippets"))]
    pub(crate) fn steps(&self, name: &str) -> Vec<String> {
        self.names.split(&name.into(), self.json.max_depth()).keys.into_iter().map(Into::into).collect()
    }

    /// Decodes pairs of this source.
    pub(crate) fn decode<'de, T: Decode<'de, Requires: SatisfiedBy<C>>>(
        &self,
        pairs: Vec<Pair<'de>>,
        source: Option<&[u8]>,
    ) -> Result<(T, Warnings), Report> {
        T::Requires::provide(self.json.caller_data(), |data| self.decode_given(pairs, source, data))
    }

    /// The same with a context from elsewhere, such as a request.
    pub(crate) fn decode_given<'de, T: Decode<'de>>(
        &self,
        pairs: Vec<Pair<'de>>,
        source: Option<&[u8]>,
        data: Option<Data<'_>>,
    ) -> Result<(T, Warnings), Report> {
        let len = pairs.iter().map(|pair| pair.name.len() + pair.text.len()).sum();
        if len > self.json.max_input_bytes() {
            return Err(self.json.too_long(len));
        }
        let mut cx = self.new_state(data);
        let tree = Tree::new(pairs, self.names, self.json.max_depth(), &mut cx);
        for pair in tree.pairs.iter().filter(|pair| pair.is_lossy) {
            let path = self.names.split(&pair.name, self.json.max_depth()).keys;
            let violation = path.iter().rev().fold(Violation::new(Code::StringUnicode), |it, key| it.at(Segment::from_input(key)));
            cx.extend(violation);
        }
        let values = tree.values(self.options);
        let value = T::decode(BufferDeserializer::<RawError>::new(&values, true), ITEM_RULES, &mut cx).unwrap_or_else(|error| {
            Self::give_up(&error, &mut cx);
            None
        });
        match cx.into_result_with_warnings(value) {
            Ok((value, warnings)) if warnings.is_empty() => Ok((value, warnings)),
            Ok((value, warnings)) => Ok((value, tree.locate(Report::default().with_warnings(warnings), source).take_warnings())),
            Err(report) => Err(tree.locate(report, source)),
        }
    }
}
