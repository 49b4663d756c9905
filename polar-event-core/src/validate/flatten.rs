//! Types that can be flattened.

use std::borrow::Cow;

use crate::error::{Code, Segment};
use crate::state::ValidationState;

/// A type of a field that can be `flatten`: its keys are among those of the object around it.
///
/// `#[derive(Event)]` implements it for structs with named fields; maps, [`Metadata`](crate::Metadata), and `Option` and `Box` of them
/// implement it too. Nothing is buffered: while the object around them is decoded, their values are decoded directly into
/// [`State`](Self::State).
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
    message = "`{Self}` cannot be flattened: only structs, enums and maps have keys",
    label = "has no keys",
    note = "derive `Event` for a struct with named fields or an enum, or use a map with string keys; an `Option` or a `Box` may be around it"
)]
pub trait Flatten {
    /// A value under construction while the object around it is decoded; it implements `FlattenState`.
    type State;

    /// The type itself, where it can be flattened. Where it cannot, this is no type, about which the compiler reports nothing.
    type Itself;

    /// The initial state.
    fn state() -> Self::State;

    /// Reports those keys of a value in memory that are also other fields, as `is_taken` tells: they would be serialized twice. Only maps
    /// can have such keys.
    fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut ValidationState<'_>) {
        let _ = (is_taken, cx);
    }
}

/// Reports those keys of a map that are also other fields.
pub(crate) fn flat_keys<'k>(keys: impl Iterator<Item = Cow<'k, str>>, is_taken: &dyn Fn(&str) -> bool, cx: &mut ValidationState<'_>) {
    for key in keys.filter(|key| is_taken(key)) {
        let checkpoint = cx.checkpoint();
        cx.report_key(Code::JsonDuplicateKey, []);
        cx.prefix_path(checkpoint, || Segment::from_input(&key));
    }
}
