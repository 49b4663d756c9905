//! Flattened values whose keys only the document determines: enums, and types that are deserialized by another type.

use core::fmt;

use serde_core::de::{MapAccess, value};

use super::claim::claim;
use super::selection::Selection;
use super::{Decode, FlattenState};
use crate::decode::buffer::{Buffer, BufferDeserializer};
use crate::describe::presence::check_has_keys;
use crate::describe::{Describe, Shape, Tagging};
use crate::error::{Code, Param};
use crate::rule::{ITEM_RULES, Rules};
use crate::state::ValidationState;

/// The state of such a value: it is read when all entries are known.
pub struct FlatSelected<T> {
    value: Option<T>,
    present: bool,
}

impl<T> fmt::Debug for FlatSelected<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlatSelected").field("present", &self.present).finish_non_exhaustive()
    }
}

impl<T> FlatSelected<T> {
    /// No entry yet.
    #[must_use]
    pub fn new() -> Self {
        Self { value: None, present: false }
    }
}

impl<T> Default for FlatSelected<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'de, T: Decode<'de> + Describe> FlattenState<'de> for FlatSelected<T> {
    type Value = T;
    const SELECTS: bool = {
        check_has_keys::<T>();
        true
    };

    fn select<A: MapAccess<'de>>(
        &mut self,
        selection: &mut Selection<'de, A::Error>,
        object: &mut A,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        let entries = claim(T::SHAPE, selection, cx.place());
        if entries.is_empty() {
            return Ok(());
        }
        self.present = true;
        if let Some(place) = cx.place() {
            place.set_selected_keys(may_look(T::SHAPE).then(|| selection.kinds(&entries, place)));
        }
        let read = T::decode(selection.object(&entries, object, cx), ITEM_RULES, cx);
        if let Some(place) = cx.place() {
            place.set_selected_keys(None);
        }
        self.value = read?;
        Ok(())
    }

    fn is_present(&self) -> bool {
        self.present
    }

    fn finish(self, _: Rules, cx: &mut ValidationState<'_>) -> Option<T> {
        if self.present { self.value } else { without_entries(cx) }
    }
}

/// Whether an enum may want to know the keys before it reads them: an untagged one, alone or beside a tag.
fn may_look(shape: &'static Shape) -> bool {
    matches!(shape.inside_newtypes(), Shape::Enum(of) if matches!(of.tagging, Tagging::Untagged | Tagging::Internal { .. }))
}

/// The value of which the document has no entry, where there is one; otherwise reports what is missing.
#[cold]
fn without_entries<'de, T: Decode<'de> + Describe>(cx: &mut ValidationState<'_>) -> Option<T> {
    if let Shape::Enum(of) = T::SHAPE.inside_newtypes() {
        if of.tagging == Tagging::External {
            cx.report(Code::Missing, [("one_of", Param::from(of.names))]);
            return None;
        }
    }
    let nothing = Buffer::Object(Vec::new());
    let read = cx.with_copy(|cx| T::decode(BufferDeserializer::<value::Error>::new(&nothing, true), ITEM_RULES, cx));
    read.unwrap_or_else(|error| {
        cx.extend(error.to_string());
        None
    })
}
