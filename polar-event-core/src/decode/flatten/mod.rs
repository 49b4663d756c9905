//! Flattened fields: structs and maps whose keys stand among those of the object around them.

mod calls;
mod fields;
mod part;
mod wrapper;

use std::borrow::Cow;

use serde_core::de::MapAccess;

pub use calls::{flat_decode, flat_find, flat_finish, flat_len, flat_present, flat_take, takes_others};
pub use fields::FlatFields;
pub use part::FlattenPart;
pub use wrapper::FlatWrapper;

use super::fields::Source;
use super::part::{Entries, Part};
use crate::error::{Code, Segment};
use crate::rule::Rules;
use crate::state::Context;

/// A type that a field can be flattened to: it has keys, and they can stand among those of the object around it.
///
/// `#[derive(Event)]` implements it for structs with named fields; maps, [`Metadata`](crate::Metadata), `Option` and `Box` around them
/// have it too. Nothing is buffered: the keys are found while the object around them is read, and their values go straight to where they
/// belong, which is [`State`](Self::State).
///
/// ```
/// use polar_event_core::{Event, json};
/// use std::collections::BTreeMap;
///
/// #[derive(Event, Debug)]
/// struct Page {
///     limit: u32,
///     offset: Option<u32>,
/// }
///
/// #[derive(Event, Debug)]
/// struct Query {
///     text: String,
///     #[event(flatten)]
///     page: Page,
///     #[event(flatten, items(max = 2))]
///     others: BTreeMap<String, String>,
/// }
///
/// let query: Query = json::from_str(r#"{"limit": 10, "text": "tea", "sort": "price"}"#).unwrap();
/// assert_eq!((query.page.limit, query.others["sort"].as_str()), (10, "price"));
///
/// let report = json::from_str::<Query>(r#"{"text": "tea", "offset": -1, "sort": 5}"#).unwrap_err();
/// assert_eq!(report.to_string(), "\
/// /offset: must be an integer from 0 to 4294967295 [int_out_of_range]
/// /sort: must be a string, not an integer [string_type]
/// /limit: is required [missing]");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened: only structs and maps have keys",
    label = "has no keys",
    note = "derive `Event` for a struct with named fields, or use a map with string keys; an `Option` or a `Box` may be around it"
)]
pub trait Flatten {
    /// What there is of a value while the object around it is read; it implements [`FlattenState`].
    type State;

    /// Nothing yet.
    fn state() -> Self::State;

    /// Notes the keys of a value in memory that other fields have, as `is_taken` says: they would be written twice. Only maps can have such.
    fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut Context<'_>) {
        let _ = (is_taken, cx);
    }
}

/// Notes the keys of a map that other fields have.
pub(crate) fn flat_keys<'k>(keys: impl Iterator<Item = Cow<'k, str>>, is_taken: &dyn Fn(&str) -> bool, cx: &mut Context<'_>) {
    for key in keys.filter(|key| is_taken(key)) {
        let mark = cx.mark();
        cx.note_key(Code::JsonDuplicateKey, []);
        cx.leave(mark, || Segment::from_input(&key));
    }
}

/// A [`Flatten`] type that can be decoded. It is implemented for all whose state is a [`FlattenState`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened: only structs and maps have keys",
    label = "has no keys",
    note = "derive `Event` for a struct with named fields, or use a map with string keys; an `Option` or a `Box` may be around it"
)]
pub trait DecodeFlatten<'de>: Flatten<State: FlattenState<'de, Value = Self>> + Sized {}

impl<'de, T: Flatten<State: FlattenState<'de, Value = T>>> DecodeFlatten<'de> for T {}

/// What there is of a flattened value while the object around it is read.
///
/// A key goes one of two ways. Keys that are known beforehand have a number each, are asked for with [`find`](Self::find) and read with
/// [`decode`](Self::decode). All others are offered to [`take`](Self::take), if [`TAKES_OTHERS`](Self::TAKES_OTHERS) says so.
/// The object around it refuses known keys that come twice.
pub trait FlattenState<'de> {
    /// What it becomes.
    type Value;

    /// How many numbers the known keys have: they are below this.
    const LEN: usize = 0;

    /// Whether other keys are offered to this value.
    const TAKES_OTHERS: bool = false;

    /// The number of the key that goes by this name, and the key itself.
    #[must_use]
    fn find(name: &str) -> Option<(usize, &'static str)> {
        let _ = name;
        None
    }

    /// Decodes the value under the key with this number.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn decode<S: Source<'de>>(&mut self, index: usize, source: S, cx: &mut Context<'_>) -> Result<(), S::Error> {
        let _ = (index, source, cx);
        Ok(())
    }

    /// Takes the value under another key from `object`, and says so; or leaves it for the next who is offered it.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn take<A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut Context<'_>,
    ) -> Result<bool, A::Error> {
        let _ = (key, object, rules, cx);
        Ok(false)
    }

    /// Whether any of its keys has been there.
    fn is_present(&self) -> bool;

    /// The value. Notes what is missing, and checks `rules`, which are those for the value as a whole.
    fn finish(self, rules: Rules, cx: &mut Context<'_>) -> Option<Self::Value>;
}

/// The state of a flattened map whose keys and values can have custom rules.
pub trait FlattenEntries<'de>: FlattenState<'de> {
    /// The keys' type.
    type Key;
    /// The values' type.
    type Item;

    /// Takes an entry as [`take`](FlattenState::take) does; `check` sees the key when nothing else is wrong with it, `value` decodes the value.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn take_as<A, K, P>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        parts: Entries<K, P>,
        cx: &mut Context<'_>,
    ) -> Result<bool, A::Error>
    where
        A: MapAccess<'de>,
        K: Fn(&Self::Key, &mut Context<'_>) + Copy,
        P: Part<'de, Self::Item>;
}
