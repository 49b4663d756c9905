//! Types whose keys can stand among those of the object around them.

use std::borrow::Cow;

use crate::error::{Code, Segment};
use crate::state::ValidationState;

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
    /// What there is of a value while the object around it is read; it implements `FlattenState`.
    type State;

    /// Nothing yet.
    fn state() -> Self::State;

    /// Reports the keys of a value in memory that other fields have, as `is_taken` says: they would be written twice. Only maps can have such.
    fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut ValidationState<'_>) {
        let _ = (is_taken, cx);
    }
}

/// Reports the keys of a map that other fields have.
pub(crate) fn flat_keys<'k>(keys: impl Iterator<Item = Cow<'k, str>>, is_taken: &dyn Fn(&str) -> bool, cx: &mut ValidationState<'_>) {
    for key in keys.filter(|key| is_taken(key)) {
        let checkpoint = cx.checkpoint();
        cx.report_key(Code::JsonDuplicateKey, []);
        cx.prefix_path(checkpoint, || Segment::from_input(&key));
    }
}
