//! Enums whose variants hold data, in serde's four representations.

mod adjacent;
mod alternatives;
mod best;
mod catch_all;
mod choose;
mod content;
mod external;
mod first_of;
mod guess;
mod internal;
mod kept_name;
mod look;
mod object;
mod places;
mod secrets;
mod standard;
mod tag;
mod tagged;
mod taken;
mod typed_tag;
mod untagged;
mod variant;
mod write_catch_all;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny};

use crate::decode::Decode;
use crate::describe::{Enum, Shape, TagType, Tagging};
use crate::error::{Code, Param, Segment};
use crate::reader::{Place, kind_of};
use crate::rule::ITEM_RULES;
use crate::rule::suggest::{nearest, with_suggestion};
use crate::state::{Checkpoint, ValidationState};
use crate::validate::finish::warn_deprecated;

pub use catch_all::{CatchAll, adjacent_or_other, external_or_other, internal_or_other};
pub use content::{
    Content, SerializeContent, check_decoded_enum, check_enum, check_keys, check_keys_of, prefix_path, write_adjacent, write_external,
    write_internal, write_untagged,
};
pub use guess::VariantPredictor;
pub use write_catch_all::{
    SerializeCatchAll, leave_kept_name, mark_kept_name, prefix_kept_name, write_adjacent_or_other, write_external_or_other,
    write_internal_or_other,
};

/// An enum whose variants hold data: what `#[derive(Event)]` generates.
pub trait Variants<'de>: Sized {
    /// The enum's description.
    const ENUM: &'static Enum;

    /// That the tag can stand beside what the variants hold: where it cannot, this constant does not compile.
    const CHECKED: () = ();

    /// The place of the variant that goes by this name.
    fn find(name: &str) -> Option<usize>;

    /// The variant at this place of the declaration, where a document has nothing for it to hold: one that holds nothing, or
    /// what may be absent. `None` where there is no such variant, or where `cx` has been told what is wrong.
    fn without_content(index: usize, cx: &mut ValidationState<'_>) -> Option<Self>;

    /// What an untagged enum remembers from one document to the next.
    fn memo() -> Option<&'static VariantPredictor> {
        None
    }

    /// Decodes what the variant at this place holds.
    ///
    /// # Errors
    ///
    /// The deserializer's own.
    fn content<D: Deserializer<'de>>(index: usize, deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error>;

    /// The same for a variant that holds fields.
    ///
    /// # Errors
    ///
    /// The deserializer's own.
    fn fields<D: Deserializer<'de>>(index: usize, deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error>;
}

/// Decodes an externally tagged enum.
///
/// # Errors
///
/// The deserializer's own.
pub fn external<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
    in_any_variant(T::ENUM, cx, |cx| external::decode(deserializer, cx))
}

// One function for each representation: an enum that holds itself is decoded by `internal` from another type of deserializer at each level, so
// that one for all could not be compiled for it.

/// Decodes an internally tagged enum.
///
/// # Errors
///
/// The deserializer's own: formats that do not name the types of their values cannot read such enums.
pub fn internal<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
    let () = T::CHECKED;
    in_any_variant(T::ENUM, cx, |cx| internal::decode(deserializer, T::ENUM.tag(), cx))
}

/// Decodes an adjacently tagged enum.
///
/// # Errors
///
/// The deserializer's own: formats that do not name the types of their values cannot read such enums.
pub fn adjacent<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
    in_any_variant(T::ENUM, cx, |cx| adjacent::decode(deserializer, cx))
}

/// Decodes an untagged enum.
///
/// # Errors
///
/// The deserializer's own: formats that do not name the types of their values cannot read such enums.
pub fn untagged<'de, T: Variants<'de>, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
    in_any_variant(T::ENUM, cx, |cx| {
        let (checkpoint, start) = (cx.checkpoint(), cx.place().map(Place::next));
        let read = untagged::decode(deserializer, cx);
        if read.is_err() {
            retract(T::ENUM, checkpoint, start, cx);
        }
        read
    })
}

/// Reads a value. What is sensitive in any variant is kept back from what is reported meanwhile.
#[inline]
fn in_any_variant<T, E>(
    of: &'static Enum,
    cx: &mut ValidationState<'_>,
    read: impl FnOnce(&mut ValidationState<'_>) -> Result<Option<T>, E>,
) -> Result<Option<T>, E> {
    let (checkpoint, start) = (cx.checkpoint(), cx.place().map(Place::next));
    let value = read(cx);
    if cx.has_reported_since(checkpoint) || value.is_err() {
        secrets::keep_back(of, checkpoint, start, cx);
    }
    value
}

/// Takes back what was said of a value whose end was not seen, unless its type alone tells the variant: another key might have told another one.
#[cold]
fn retract(of: &'static Enum, checkpoint: Checkpoint, start: Option<usize>, cx: &mut ValidationState<'_>) {
    let kind = start.and_then(|start| kind_of(cx.place()?.from(start)));
    if !kind.is_some_and(|kind| taken::is_certain(of, kind)) {
        cx.retract(checkpoint);
    }
}

/// What a variant holds, as serde's seed.
struct ContentSeed<'a, 'c, T> {
    index: usize,
    cx: &'a mut ValidationState<'c>,
    decoded: core::marker::PhantomData<fn() -> T>,
}

impl<'a, 'c, T> ContentSeed<'a, 'c, T> {
    fn new(index: usize, cx: &'a mut ValidationState<'c>) -> Self {
        Self { index, cx, decoded: core::marker::PhantomData }
    }
}

impl<'de, T: Variants<'de>> DeserializeSeed<'de> for ContentSeed<'_, '_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        decode_content(self.index, deserializer, self.cx)
    }
}

/// Decodes what a variant holds, and warns if the variant is deprecated.
fn decode_content<'de, T: Variants<'de>, D: Deserializer<'de>>(
    index: usize,
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    set_named::<T>(cx);
    let value = if T::ENUM.other == Some(index) {
        // Whatever a variant of a later version holds, this one does not know it.
        skip(deserializer, cx).map(|()| T::without_content(index, cx))
    } else {
        T::content(index, deserializer, cx)
    };
    warn::<T>(index, cx);
    value
}

/// Decodes the fields that a variant holds, and warns if the variant is deprecated.
fn decode_fields<'de, T: Variants<'de>, D: Deserializer<'de>>(
    index: usize,
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    set_named::<T>(cx);
    let value = T::fields(index, deserializer, cx);
    warn::<T>(index, cx);
    value
}

/// A variant that a document has nothing for, with the warning that it is deprecated.
fn without_content<'de, T: Variants<'de>>(index: usize, cx: &mut ValidationState<'_>) -> Option<T> {
    set_named::<T>(cx);
    let value = T::without_content(index, cx);
    if value.is_some() {
        warn::<T>(index, cx);
    }
    value
}

/// Remembers that the document names a variant, for enums with catch-alls.
#[inline(always)]
fn set_named<'de, T: Variants<'de>>(cx: &mut ValidationState<'_>) {
    if T::ENUM.catch_alls > 0 {
        cx.set_named_variant();
    }
}

fn warn<'de, T: Variants<'de>>(index: usize, cx: &mut ValidationState<'_>) {
    if let Some(note) = T::ENUM.variants.get(index).and_then(|variant| variant.deprecated) {
        warn_deprecated(note, cx);
    }
}

/// The place of the variant with this name, or of the one that stands for unknown names.
fn find<'de, T: Variants<'de>>(name: &str) -> Option<usize> {
    T::find(name).or(T::ENUM.other)
}

/// The place of the variant at this index, or of the one that stands for unknown indices.
fn at<'de, T: Variants<'de>>(index: usize) -> Option<usize> {
    Some(index).filter(|index| *index < T::ENUM.names.len()).or(T::ENUM.other)
}

/// Reports that the value at hand names no variant.
#[cold]
fn report_unknown(shape: &'static Enum, name: &str, cx: &mut ValidationState<'_>) {
    let params = [("expected", Param::from(shape.names))];
    cx.report(Code::UnionTagInvalid, with_suggestion(params, name, shape.names.iter().copied(), cx));
}

/// Reports that no field says which variant it is.
#[cold]
fn report_no_tag(shape: &'static Enum, cx: &mut ValidationState<'_>) {
    cx.report(Code::UnionTagNotFound, [("discriminator", Param::from(shape.tag())), ("expected", shape.expected())]);
}

/// Reports that the current key is none of these, which stand beside each other in an object with a tag.
#[cold]
fn report_extra(expected: &[&'static str], key: &str, cx: &mut ValidationState<'_>) {
    let params = with_suggestion([("expected", Param::from(expected.to_vec()))], key, expected.iter().copied(), cx);
    cx.report_key(Code::ExtraForbidden, params);
}

/// Adds the tag to the fields that a variant says it has: it knows nothing of the tag beside them.
#[cold]
fn add_tag(tag: &'static str, checkpoint: Checkpoint, cx: &mut ValidationState<'_>) {
    let suggests = !cx.is_full();
    cx.revise_since(checkpoint, |violation| {
        let is_here = violation.is_key_error() && violation.path().segments().len() == 1;
        let Some(Segment::Key(key)) = violation.path().segments().next().filter(|_| is_here).cloned() else { return };
        let names = match violation.params().get("expected") {
            Some(Param::Names(names)) if violation.base_code() == Code::ExtraForbidden && !names.contains(&tag) => names,
            _ => return,
        };
        let names: Vec<_> = core::iter::once(tag).chain(names.iter().copied()).collect();
        let near = if suggests && !violation.is_sensitive() { nearest(&key, names.iter().copied()) } else { None };
        violation.params_mut().set("expected", Param::from(names));
        if let Some(near) = near {
            violation.params_mut().set("suggestion", Param::from(near));
        }
    });
}

/// Reports that a key has come before.
#[cold]
fn report_again(key: &'static str, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    cx.report_key(Code::JsonDuplicateKey, []);
    cx.prefix_path(checkpoint, || Segment::from(key));
}

/// The value of a tag: the name of a variant.
struct TagSeed<'a, 'c, T> {
    cx: &'a mut ValidationState<'c>,
    of: core::marker::PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>> DeserializeSeed<'de> for TagSeed<'_, '_, T> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        if !self.cx.collects() && matches!((T::ENUM.tagging, T::ENUM.tag_type), (Tagging::Adjacent { .. }, TagType::String)) {
            return deserializer.deserialize_enum(T::ENUM.name, T::ENUM.names, tag::NameVisitor::<T>::new()).map(Some);
        }
        if !matches!(T::ENUM.tag_type, TagType::String) {
            return typed_tag::decode::<T, D>(deserializer, self.cx);
        }
        let checkpoint = self.cx.checkpoint();
        let read = std::borrow::Cow::<str>::decode(deserializer, ITEM_RULES, self.cx).map(|name| {
            let index = name.as_deref().and_then(find::<T>);
            if let (Some(name), None) = (name, index) {
                report_unknown(T::ENUM, &name, self.cx);
            }
            index
        });
        self.cx.prefix_path(checkpoint, || Segment::from(T::ENUM.tag()));
        read
    }
}

/// What a variant holds whose value is of a `via_serde` type; `check` is its custom rule.
///
/// # Errors
///
/// The deserializer's own, where it cannot go on.
pub fn via_serde<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
    check: impl FnOnce(&T, &mut ValidationState<'_>),
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    let checkpoint = cx.checkpoint();
    let value = crate::decode::via_serde(deserializer, cx)?;
    if let Some(value) = &value {
        check(value, cx);
    }
    Ok(value.filter(|_| cx.is_clean_since(checkpoint)))
}

/// Reads past a value that belongs to no variant. Generated code calls it for places that there are not.
///
/// # Errors
///
/// The deserializer's own.
pub fn nothing<'de, T, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<Option<T>, D::Error> {
    skip(deserializer, cx).map(|()| None)
}

fn skip<'de, D: Deserializer<'de>>(deserializer: D, cx: &mut ValidationState<'_>) -> Result<(), D::Error> {
    let read = IgnoredAny::deserialize(deserializer);
    cx.report_fault();
    read.map(|_| ())
}

/// Whether a description is `null`, under whatever names.
fn is_null(shape: &'static Shape) -> bool {
    matches!(shape.inside_newtypes(), Shape::Null)
}
