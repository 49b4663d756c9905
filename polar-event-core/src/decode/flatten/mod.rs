//! Flattened fields: structs and maps whose keys stand among those of the object around them.

mod calls;
mod claim;
mod fields;
mod going_back;
mod part;
mod selected;
mod selected_object;
mod selection;
mod via_serde;
mod wrapper;

use std::borrow::Cow;

use serde_core::de::MapAccess;

pub use calls::{flat_decode, flat_find, flat_finish, flat_len, flat_present, flat_select, flat_take, selects, takes_others};
pub use fields::FlatFields;
pub(crate) use going_back::LastSeed;
pub use part::FlattenPart;
pub use selected::FlatSelected;
pub use selection::Selection;
pub use via_serde::{FlatViaSerde, flat_finish_option_via_serde, flat_finish_via_serde, flat_present_via_serde, flat_select_via_serde};
pub use wrapper::FlatWrapper;

use super::Decode;
use super::fields::Source;
use super::part::Part;
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::flatten::Flatten;
use crate::validate::part::Entries;

/// A [`Flatten`] type that can be decoded. It is implemented for all whose state is a `FlattenState`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened: only structs, enums and maps have keys",
    label = "has no keys",
    note = "derive `Event` for a struct with named fields or an enum, or use a map with string keys; an `Option` or a `Box` may be around it"
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
    fn decode<S: Source<'de>>(&mut self, index: usize, source: S, cx: &mut ValidationState<'_>) -> Result<(), S::Error> {
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
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error> {
        let _ = (key, object, rules, cx);
        Ok(false)
    }

    /// Whether only the document determines which keys are its own: then all that belong to no field are kept, and it
    /// [`select`](Self::select)s from these.
    const SELECTS: bool = false;

    /// Takes its entries from those that were kept, and reads them; `object` is the object that they were kept from.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn select<A: MapAccess<'de>>(
        &mut self,
        selection: &mut Selection<'de, A::Error>,
        object: &mut A,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        let _ = (selection, object, cx);
        Ok(())
    }

    /// Whether any of its keys has been there.
    fn is_present(&self) -> bool;

    /// The value. Reports what is missing, and checks `rules`, which are those for the value as a whole.
    fn finish(self, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self::Value>;
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
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error>
    where
        A: MapAccess<'de>,
        K: Fn(&Self::Key, &mut ValidationState<'_>) + Copy,
        P: Part<'de, Self::Item>;
}
