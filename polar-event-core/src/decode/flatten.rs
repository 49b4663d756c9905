//! Flattened fields: structs and maps whose keys stand among those of the object around them.

use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::de::MapAccess;

use super::fields::{Fields, Seen, Source};
use super::part::{Entries, Part, Plain, Then};
use crate::context::Context;
use crate::describe::Field;
use crate::error::{Code, Segment};
use crate::rule::Rules;

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

/// A way to decode a flattened value: the counterpart of [`Part`], by the same types.
pub trait FlattenPart<'de, T: FlattenState<'de>>: Copy {
    /// Offers the state a key.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn take<A: MapAccess<'de>>(
        self,
        state: &mut T,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut Context<'_>,
    ) -> Result<bool, A::Error> {
        state.take(key, object, rules, cx)
    }

    /// The value, checked.
    fn finish(self, state: T, rules: Rules, cx: &mut Context<'_>) -> Option<T::Value> {
        state.finish(rules, cx)
    }
}

impl<'de, T: FlattenState<'de>> FlattenPart<'de, T> for Plain {}

impl<'de, T, K, P> FlattenPart<'de, T> for Entries<K, P>
where
    T: FlattenEntries<'de>,
    K: Fn(&T::Key, &mut Context<'_>) + Copy,
    P: Part<'de, T::Item>,
{
    fn take<A: MapAccess<'de>>(
        self,
        state: &mut T,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut Context<'_>,
    ) -> Result<bool, A::Error> {
        state.take_as(key, object, rules, self, cx)
    }
}

impl<'de, T, P, F> FlattenPart<'de, T> for Then<P, F>
where
    T: FlattenState<'de>,
    P: FlattenPart<'de, T>,
    F: Fn(&T::Value, &mut Context<'_>) + Copy,
{
    fn take<A: MapAccess<'de>>(
        self,
        state: &mut T,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut Context<'_>,
    ) -> Result<bool, A::Error> {
        self.0.take(state, key, object, rules, cx)
    }

    fn finish(self, state: T, rules: Rules, cx: &mut Context<'_>) -> Option<T::Value> {
        let value = self.0.finish(state, rules, cx)?;
        let mark = cx.mark();
        (self.1)(&value, cx);
        cx.is_clean_since(mark).then_some(value)
    }
}

/// The state of a flattened struct: its fields, and which of them have been there.
#[derive(Debug)]
pub struct FlatFields<F, S> {
    fields: F,
    seen: S,
    present: bool,
}

impl<F, S: Seen> FlatFields<F, S> {
    /// None of the fields yet.
    #[inline]
    pub fn new(fields: F) -> Self {
        Self { fields, seen: S::default(), present: false }
    }
}

impl<'de, F: Fields<'de>> FlattenState<'de> for FlatFields<F, F::Seen> {
    type Value = F::Output;
    const LEN: usize = F::LEN;
    const TAKES_OTHERS: bool = F::TAKES_OTHERS;

    #[inline]
    fn find(name: &str) -> Option<(usize, &'static str)> {
        F::find(name)
    }

    #[inline]
    fn decode<S: Source<'de>>(&mut self, index: usize, source: S, cx: &mut Context<'_>) -> Result<(), S::Error> {
        self.present = true;
        self.seen.insert(index);
        self.fields.decode(index, source, cx)
    }

    #[inline]
    fn take<A: MapAccess<'de>>(&mut self, key: &Cow<'de, str>, object: &mut A, _: Rules, cx: &mut Context<'_>) -> Result<bool, A::Error> {
        let taken = self.fields.take(key, object, cx)?;
        self.present |= taken;
        Ok(taken)
    }

    fn is_present(&self) -> bool {
        self.present
    }

    #[inline]
    fn finish(self, _: Rules, cx: &mut Context<'_>) -> Option<F::Output> {
        self.fields.finish(&self.seen, cx)
    }
}

/// The state of a flattened `Option` or `Box`: that of what is in it.
#[derive(Debug)]
pub struct FlatWrapper<T, S> {
    state: S,
    wrapped: PhantomData<fn() -> T>,
}

/// Types around another whose state is that of the other.
trait Wrapper<'de, S: FlattenState<'de>>: Sized {
    fn finish(state: S, rules: Rules, cx: &mut Context<'_>) -> Option<Self>;
}

/// `None` if none of the keys has been there.
impl<'de, S: FlattenState<'de>> Wrapper<'de, S> for Option<S::Value> {
    fn finish(state: S, rules: Rules, cx: &mut Context<'_>) -> Option<Self> {
        if state.is_present() { state.finish(rules, cx).map(Some) } else { Some(None) }
    }
}

impl<'de, S: FlattenState<'de>> Wrapper<'de, S> for Box<S::Value> {
    fn finish(state: S, rules: Rules, cx: &mut Context<'_>) -> Option<Self> {
        state.finish(rules, cx).map(Self::new)
    }
}

impl<'de, T: Wrapper<'de, S>, S: FlattenState<'de>> FlattenState<'de> for FlatWrapper<T, S> {
    type Value = T;
    const LEN: usize = S::LEN;
    const TAKES_OTHERS: bool = S::TAKES_OTHERS;

    #[inline]
    fn find(name: &str) -> Option<(usize, &'static str)> {
        S::find(name)
    }

    #[inline]
    fn decode<R: Source<'de>>(&mut self, index: usize, source: R, cx: &mut Context<'_>) -> Result<(), R::Error> {
        self.state.decode(index, source, cx)
    }

    #[inline]
    fn take<A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut Context<'_>,
    ) -> Result<bool, A::Error> {
        self.state.take(key, object, rules, cx)
    }

    fn is_present(&self) -> bool {
        self.state.is_present()
    }

    #[inline]
    fn finish(self, rules: Rules, cx: &mut Context<'_>) -> Option<T> {
        T::finish(self.state, rules, cx)
    }
}

impl<'de, T: Wrapper<'de, S>, S: FlattenEntries<'de>> FlattenEntries<'de> for FlatWrapper<T, S> {
    type Key = S::Key;
    type Item = S::Item;

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
        K: Fn(&S::Key, &mut Context<'_>) + Copy,
        P: Part<'de, S::Item>,
    {
        self.state.take_as(key, object, rules, parts, cx)
    }
}

macro_rules! wrappers {
    ($($wrapper:ident, $value:ident => $inner:expr;)+) => { $(
        impl<T: Flatten> Flatten for $wrapper<T> {
            type State = FlatWrapper<Self, T::State>;

            fn state() -> Self::State {
                FlatWrapper { state: T::state(), wrapped: PhantomData }
            }

            fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut Context<'_>) {
                let $value = self;
                if let Some(inner) = $inner {
                    T::check_keys(inner, is_taken, cx);
                }
            }
        }
    )+ };
}

wrappers! {
    Option, value => value;
    Box, value => Some(&**value);
}

/// The set of the fields that have been there in a struct with flattened ones: nobody knows beforehand how many there are.
impl Seen for (u64, Vec<u64>) {
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        if index < 64 { self.0.insert(index) } else { Seen::insert(&mut self.1, index - 64) }
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        if index < 64 { self.0.contains(index) } else { Seen::contains(&self.1, index - 64) }
    }
}

/// How many numbers the known keys of a flattened type have.
#[must_use]
pub const fn flat_len<'de, T: DecodeFlatten<'de>>() -> usize {
    <T::State as FlattenState<'de>>::LEN
}

/// Whether a flattened type takes all other keys.
#[must_use]
pub const fn takes_others<'de, T: DecodeFlatten<'de>>() -> bool {
    <T::State as FlattenState<'de>>::TAKES_OTHERS
}

/// The number of a flattened type's key in the object around it, where the keys of this type begin at `start`.
#[inline]
#[must_use]
pub fn flat_find<'de, T: DecodeFlatten<'de>>(name: &str, start: usize) -> Option<(usize, &'static str)> {
    <T::State as FlattenState<'de>>::find(name).map(|(index, name)| (start + index, name))
}

/// Decodes the value under a known key of a flattened type.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn flat_decode<'de, T: DecodeFlatten<'de>, S: Source<'de>>(
    state: &mut T::State,
    index: usize,
    source: S,
    cx: &mut Context<'_>,
) -> Result<(), S::Error> {
    state.decode(index, source, cx)
}

/// Offers another key to a flattened type.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn flat_take<'de, T: DecodeFlatten<'de>, A: MapAccess<'de>>(
    state: &mut T::State,
    field: &Field,
    part: impl FlattenPart<'de, T::State>,
    (key, object): (&Cow<'de, str>, &mut A),
    cx: &mut Context<'_>,
) -> Result<bool, A::Error> {
    part.take(state, key, object, field.rules, cx)
}

/// Whether any of a flattened type's keys has been there.
#[must_use]
pub fn flat_present<'de, T: DecodeFlatten<'de>>(state: &T::State) -> bool {
    state.is_present()
}

/// The value of a flattened field.
#[inline]
pub fn flat_finish<'de, T: DecodeFlatten<'de>>(
    state: T::State,
    field: &Field,
    part: impl FlattenPart<'de, T::State>,
    cx: &mut Context<'_>,
) -> Option<T> {
    part.finish(state, field.rules, cx)
}
