//! Tagged enums with catch-alls: variants that take what has none of the names.
//!
//! The value is decoded by its tag first. If that names no variant, the variant that keeps the name takes it. Otherwise, as in serde, the
//! untagged variants are tried in their order, also if the content of the named variant is at fault. If none of them takes the value, the
//! report is that of the named variant, if there is one: the sender meant it.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::best::Best;
use super::kept_name::{self, Found};
use super::look::PlaceSeed;
use super::{ContentSeed, Variants, adjacent, decode_content, external, in_any_variant, internal, skip};
use crate::decode::buffer::{Buffer, BufferDeserializer, reads_copy};
use crate::describe::{Catches, Variant};
use crate::error::{Code, Violation};
use crate::reader::REREAD_TOKEN;
use crate::state::ValidationState;

/// A tagged enum with catch-alls: what `#[derive(Event)]` generates.
pub trait CatchAll<'de>: Variants<'de> {
    /// The type of the kept name; `()` if no variant keeps it.
    type Name;

    /// Decodes the name.
    ///
    /// # Errors
    ///
    /// The deserializer's own.
    fn name<D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<Self::Name>, D::Error>;

    /// Decodes what comes with the name, and makes the variant of both. By default, it is dropped.
    ///
    /// # Errors
    ///
    /// The deserializer's own.
    fn named<D: Deserializer<'de>>(
        name: Option<Self::Name>,
        deserializer: D,
        cx: &mut ValidationState<'_>,
    ) -> Result<Option<Self>, D::Error> {
        skip(deserializer, cx)?;
        Ok(Self::name_alone(name, cx))
    }

    /// Makes the variant of the name alone. `None` if something has to come with it, or if `cx` was told what is wrong.
    fn name_alone(name: Option<Self::Name>, cx: &mut ValidationState<'_>) -> Option<Self>;
}

/// A tagged representation: how it reads the named variants.
pub(super) trait Representation {
    fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error>;

    /// Whether it can be read by the format's own enums or structs, where the values do not tell their types.
    const NEEDS_NO_TYPES: bool;
}

pub(super) struct External;
pub(super) struct Internal;
pub(super) struct Adjacent;

impl Representation for External {
    const NEEDS_NO_TYPES: bool = true;

    fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        external::decode(deserializer, cx)
    }
}

impl Representation for Internal {
    const NEEDS_NO_TYPES: bool = false;

    fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        let () = T::CHECKED;
        internal::decode(deserializer, T::ENUM.tag(), cx)
    }
}

impl Representation for Adjacent {
    const NEEDS_NO_TYPES: bool = true;

    fn decode<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
        adjacent::decode(deserializer, cx)
    }
}

/// Decodes an externally tagged enum with catch-alls.
///
/// # Errors
///
/// The deserializer's own.
pub fn external_or_other<'de, T: CatchAll<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    in_any_variant(T::ENUM, cx, |cx| decode::<External, T, D>(deserializer, cx))
}

/// Decodes an internally tagged enum with catch-alls.
///
/// # Errors
///
/// The deserializer's own: formats that do not name the types of their values cannot read such enums.
pub fn internal_or_other<'de, T: CatchAll<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    in_any_variant(T::ENUM, cx, |cx| decode::<Internal, T, D>(deserializer, cx))
}

/// Decodes an adjacently tagged enum with catch-alls.
///
/// # Errors
///
/// The deserializer's own.
pub fn adjacent_or_other<'de, T: CatchAll<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    in_any_variant(T::ENUM, cx, |cx| decode::<Adjacent, T, D>(deserializer, cx))
}

/// A remembered choice: that a tag names the variant. Others are the index of a catch-all.
const NAMED: usize = u32::MAX as usize;

fn decode<'de, R: Representation, T: CatchAll<'de>, D: Deserializer<'de>>(
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    if R::NEEDS_NO_TYPES && !cx.collects() {
        // Such a format has no names but those of the variants.
        return R::decode(deserializer, cx);
    }
    if cx.only_counts() && !cx.is_clean() {
        // All is refused, and the report says that there is more: only the end of the value is of interest.
        cx.report(Code::UnionTagInvalid, []);
        return skip(deserializer, cx).map(|()| None);
    }
    let human_readable = deserializer.is_human_readable();
    let start = cx.place().and_then(|place| place.ahead());
    if start.is_none() && !reads_copy::<D>() {
        let copy = Buffer::deserialize(deserializer);
        cx.report_fault();
        let copy = copy?;
        return cx.with_copy(|cx| decode::<R, T, _>(BufferDeserializer::new(&copy, human_readable), cx));
    }
    let visitor = Catching::<R, T> { start, is_copy: reads_copy::<D>(), human_readable, cx, of: PhantomData };
    deserializer.deserialize_newtype_struct(REREAD_TOKEN, visitor)
}

struct Catching<'a, 'c, R, T> {
    /// Where the value begins in our own reader's text.
    start: Option<usize>,
    is_copy: bool,
    human_readable: bool,
    cx: &'a mut ValidationState<'c>,
    of: PhantomData<fn() -> (R, T)>,
}

impl<'de, R: Representation, T: CatchAll<'de>> Visitor<'de> for Catching<'_, '_, R, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    /// The value itself, as often as it is asked for: from our own reader, or a copy.
    fn visit_seq<A: SeqAccess<'de>>(self, mut again: A) -> Result<Option<T>, A::Error> {
        let place = match self.start {
            _ if !self.cx.remembers() => 0,
            Some(start) if !self.is_copy => start,
            _ => again.next_element_seed(PlaceSeed)?.unwrap_or_default(),
        };
        if let Some(chosen) = self.cx.chosen(place, typeid::of::<T>()) {
            return again.next_element_seed(Again::<R, T> { chosen, cx: self.cx, of: PhantomData }).map(Option::flatten);
        }
        let is_outermost = self.cx.begin_trials();
        let tried = catch::<R, T, A>(&mut again, self.is_copy, self.cx);
        self.cx.end_trials(is_outermost);
        let (chosen, value) = tried?;
        if let Some(chosen) = chosen {
            self.cx.remember(place, typeid::of::<T>(), chosen);
        }
        Ok(value)
    }

    /// The value once: from whatever is around our own reader.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        let copy = Buffer::deserialize(deserializer);
        self.cx.report_fault();
        let copy = copy?;
        let Self { human_readable, cx, .. } = self;
        cx.with_copy(|cx| decode::<R, T, _>(BufferDeserializer::<D::Error>::new(&copy, human_readable), cx))
    }
}

/// The variant that takes the value, by its index or as [`NAMED`], and `None` for the variant that keeps the name. If there is none, reports
/// the faults of the one that is nearest.
fn catch<'de, R: Representation, T: CatchAll<'de>, A: SeqAccess<'de>>(
    again: &mut A,
    is_copy: bool,
    cx: &mut ValidationState<'_>,
) -> Result<(Option<usize>, Option<T>), A::Error> {
    let first = T::ENUM.names.len();
    let catch_alls = T::ENUM.catch_all_variants();
    let mut named = cx.trial();
    let read = again.next_element_seed(Again::<R, T> { chosen: NAMED, cx: &mut named, of: PhantomData });
    cx.end_trial(&mut named);
    let value = match read {
        Err(error) if is_copy => {
            named.extend(error.to_string());
            None
        }
        Err(error) => {
            // The text ends here, whichever variant it is.
            if !named.is_clean() {
                cx.extend(named.into_report());
            }
            return Err(error);
        }
        Ok(value) => value.flatten(),
    };
    if let Some(value) = value.filter(|_| named.is_clean()) {
        cx.commit(named);
        return Ok((Some(NAMED), Some(value)));
    }
    if !named.has_named_variant() {
        let keeps_name = |variant: &Variant| matches!(variant.catches, Catches::Name { .. });
        if catch_alls.iter().any(keeps_name) {
            if let Found::Name(value) = kept_name::decode::<T, A>(again, cx)? {
                return Ok((None, value));
            }
        }
    }
    let mut best = Best::default();
    let mut nearest = Vec::new();
    for (index, _) in catch_alls.iter().enumerate().filter(|(_, variant)| matches!(variant.catches, Catches::Value)) {
        let mut trial = cx.trial();
        let read = again.next_element_seed(ContentSeed::<T>::new(first + index, &mut trial));
        cx.end_trial(&mut trial);
        let value = match read {
            Err(error) if is_copy => {
                trial.extend(error.to_string());
                None
            }
            read => read?.flatten(),
        };
        if let Some(value) = value.filter(|_| trial.is_clean()) {
            cx.commit(trial);
            return Ok((Some(first + index), Some(value)));
        }
        // A variant of another type is not what is meant.
        if !trial.all_violations().any(is_wrong_type) {
            best.add(trial);
            nearest.push(first + index);
        }
    }
    match best.into_best() {
        Some((index, best)) if !named.has_named_variant() => {
            cx.extend(best.into_report());
            Ok((nearest.get(index).copied(), None))
        }
        _ => {
            cx.extend(named.into_report());
            Ok((Some(NAMED), None))
        }
    }
}

/// Whether the value as a whole is of another type.
fn is_wrong_type(violation: &Violation) -> bool {
    violation.path().is_root() && violation.params().get("found").is_some()
}

/// Decodes the value as what it is known to be.
struct Again<'a, 'c, R, T> {
    chosen: usize,
    cx: &'a mut ValidationState<'c>,
    of: PhantomData<fn() -> (R, T)>,
}

impl<'de, R: Representation, T: CatchAll<'de>> DeserializeSeed<'de> for Again<'_, '_, R, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        if self.chosen == NAMED {
            return R::decode(deserializer, self.cx);
        }
        decode_content(self.chosen, deserializer, self.cx)
    }
}
