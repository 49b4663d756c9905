//! Structs: the part of decoding one that is the same for all of them.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Decode;
use super::accept::{Accept, accept, accept_into, drain_array, skip_value};
use super::foreign::{Foreign, foreign_if_absent};
use super::leave::{leave_check, leave_field, note_missing};
use super::part::{Part, Plain};
use crate::context::{Context, Mark};
use crate::describe::{Field, Object};
use crate::error::{Code, Param, Params, Segment};
use crate::rule::Rules;
use crate::rule::suggest::with_suggestion;
use crate::with::{ByType, Read};

/// The fields of a struct while it is decoded: what `#[derive(Event)]` generates.
pub trait Fields<'de>: Sized {
    /// The struct.
    type Output;

    /// The struct's description.
    const OBJECT: &'static Object;

    /// Which fields have been there.
    type Seen: Seen;

    /// Whether there are flattened fields.
    const FLATTENS: bool = false;

    /// Whether a flattened field is offered the keys that [`find`](Self::find) does not know.
    const TAKES_OTHERS: bool = false;

    /// How many fields there are, with those of flattened ones: their indices are below this.
    const LEN: usize = Self::OBJECT.fields.len();

    /// That no name means two fields: where it does, this constant does not compile.
    const CHECKED: () = ();

    /// The index of the field that goes by this name, and the name itself.
    fn find(name: &str) -> Option<(usize, &'static str)>;

    /// Decodes the field with this index.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn decode<S: Source<'de>>(&mut self, index: usize, source: S, cx: &mut Context<'_>) -> Result<(), S::Error>;

    /// Offers a key that [`find`](Self::find) does not know to the flattened fields; says whether one took it with its value.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn take<A: MapAccess<'de>>(&mut self, key: &Cow<'de, str>, object: &mut A, cx: &mut Context<'_>) -> Result<bool, A::Error> {
        let _ = (key, object, cx);
        Ok(false)
    }

    /// Builds the struct. Notes the fields that are missing, in the order of their declaration.
    fn finish(self, seen: &Self::Seen, cx: &mut Context<'_>) -> Option<Self::Output>;
}

/// A set of small numbers: which fields have been there.
pub trait Seen: Default {
    /// Adds a number; says whether it was new.
    fn insert(&mut self, index: usize) -> bool;

    /// Whether the number is in the set.
    fn contains(&self, index: usize) -> bool;
}

/// A set of the numbers below 64.
impl Seen for u64 {
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        let new = !self.contains(index);
        *self |= 1 << index;
        new
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        *self & (1 << index) != 0
    }
}

/// A set of any numbers, for structs of more than 64 fields.
impl Seen for Vec<u64> {
    fn insert(&mut self, index: usize) -> bool {
        if self.len() <= index / 64 {
            self.resize(index / 64 + 1, 0);
        }
        self.get_mut(index / 64).is_some_and(|word| word.insert(index % 64))
    }

    fn contains(&self, index: usize) -> bool {
        self.get(index / 64).is_some_and(|word| word.contains(index % 64))
    }
}

/// Where the value of a field comes from: an entry of an object, or an element of a sequence.
pub trait Source<'de> {
    /// The format's error.
    type Error: Error;

    /// The name under which the document has the field, or its index.
    type Name: Into<Segment>;

    /// The name.
    fn name(&self) -> Self::Name;

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// The format's own.
    fn read<S: DeserializeSeed<'de, Value = ()>>(self, seed: S) -> Result<(), Self::Error>;
}

/// A seed that puts the value where it belongs and answers nothing, so that it is not moved through the functions of the format.
struct InSlot<'s, 'c, T, P> {
    part: P,
    rules: Rules,
    slot: &'s mut Option<T>,
    cx: &'s mut Context<'c>,
}

impl<'de, T, P: Part<'de, T>> DeserializeSeed<'de> for InSlot<'_, '_, T, P> {
    type Value = ();

    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.part.decode_into(deserializer, self.rules, self.slot, self.cx)
    }
}

/// The same for what serde itself reads.
struct ForeignInSlot<'s, S, T> {
    seed: S,
    slot: &'s mut Option<T>,
}

impl<'de, T, S: DeserializeSeed<'de, Value = Option<T>>> DeserializeSeed<'de> for ForeignInSlot<'_, S, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        *self.slot = self.seed.deserialize(deserializer)?;
        Ok(())
    }
}

struct Entry<'a, A> {
    name: &'static str,
    object: &'a mut A,
}

impl<'de, A: MapAccess<'de>> Source<'de> for Entry<'_, A> {
    type Error = A::Error;
    type Name = &'static str;

    #[inline]
    fn name(&self) -> &'static str {
        self.name
    }

    #[inline]
    fn read<S: DeserializeSeed<'de, Value = ()>>(self, seed: S) -> Result<(), A::Error> {
        self.object.next_value_seed(seed)
    }
}

struct Element<'a, A> {
    name: &'static str,
    index: usize,
    array: &'a mut A,
}

impl<'de, A: SeqAccess<'de>> Source<'de> for Element<'_, A> {
    type Error = A::Error;
    type Name = &'static str;

    fn name(&self) -> &'static str {
        self.name
    }

    fn read<S: DeserializeSeed<'de, Value = ()>>(self, seed: S) -> Result<(), A::Error> {
        match self.array.next_element_seed(seed)? {
            Some(()) => Ok(()),
            None => Err(A::Error::invalid_length(self.index, &"all fields of the struct")),
        }
    }
}

/// Decodes a struct; `fields` makes its empty fields.
///
/// # Errors
///
/// The deserializer's own.
#[inline]
pub fn object<'de, F: Fields<'de>, D: Deserializer<'de>>(
    deserializer: D,
    fields: impl FnOnce() -> F,
    cx: &mut Context<'_>,
) -> Result<Option<F::Output>, D::Error> {
    let by_position = !deserializer.is_human_readable();
    accept(deserializer, Struct { fields, by_position }, cx)
}

/// Decodes a struct straight into its place.
///
/// # Errors
///
/// The deserializer's own.
#[inline]
pub fn object_into<'de, F: Fields<'de>, D: Deserializer<'de>>(
    deserializer: D,
    fields: impl FnOnce() -> F,
    slot: &mut Option<F::Output>,
    cx: &mut Context<'_>,
) -> Result<(), D::Error> {
    let by_position = !deserializer.is_human_readable();
    accept_into(deserializer, Struct { fields, by_position }, slot, cx)
}

struct Struct<M> {
    /// Makes the empty fields, where they are needed: that saves moving them there.
    fields: M,
    /// Whether an array holds the fields in order, as in formats that leave out names.
    by_position: bool,
}

impl<'de, F: Fields<'de>, M: FnOnce() -> F> Accept<'de> for Struct<M> {
    type Value = F::Output;
    const WRONG_TYPE: Code = Code::ObjectType;

    fn object<A: MapAccess<'de>>(self, object: A, cx: &mut Context<'_>) -> Result<Option<F::Output>, A::Error> {
        let mut slot = None;
        self.object_into(object, &mut slot, cx)?;
        Ok(slot)
    }

    fn object_into<A: MapAccess<'de>>(self, mut object: A, slot: &mut Option<F::Output>, cx: &mut Context<'_>) -> Result<(), A::Error> {
        let () = F::CHECKED;
        let mut fields = (self.fields)();
        let mut seen = F::Seen::default();
        loop {
            let mark = cx.mark();
            let Some(name) = object.next_key_seed(NameSeed::<F> { cx, fields: PhantomData })? else { break };
            match name {
                Name::Field(index, name) if seen.insert(index) => {
                    fields.decode(index, Entry { name, object: &mut object }, cx)?;
                }
                Name::Field(_, name) => {
                    note_key(Code::JsonDuplicateKey, [], Segment::from(name), cx);
                    skip_field(&mut object, || Segment::from(name), cx)?;
                }
                Name::Unknown(key) if F::FLATTENS => other_field(&mut fields, &key, &mut object, mark, cx)?,
                Name::Unknown(key) => skip_field(&mut object, || Segment::from_input(&key), cx)?,
            }
        }
        *slot = fields.finish(&seen, cx);
        Ok(())
    }

    fn array<A: SeqAccess<'de>>(self, mut array: A, cx: &mut Context<'_>) -> Result<Option<F::Output>, A::Error> {
        if F::FLATTENS || !self.by_position {
            let drained = drain_array(array, cx);
            cx.note_type(Self::WRONG_TYPE, "array");
            return drained.map(|_| None);
        }
        let (mut fields, mut seen) = ((self.fields)(), F::Seen::default());
        // What is never written has no place.
        for (place, (index, field)) in F::OBJECT.positions().enumerate() {
            seen.insert(index);
            fields.decode(index, Element { name: field.name, index: place, array: &mut array }, cx)?;
        }
        // A newer sender may have more fields.
        drain_array(array, cx)?;
        Ok(fields.finish(&seen, cx))
    }

    #[inline]
    fn ask<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        if F::FLATTENS {
            return deserializer.deserialize_map(visitor);
        }
        deserializer.deserialize_struct(F::OBJECT.name, F::OBJECT.positions, visitor)
    }
}

/// Reads the value of a field that is not the struct's own, and may be one of its flattened map's. `mark` is before its key.
fn other_field<'de, F: Fields<'de>, A: MapAccess<'de>>(
    fields: &mut F,
    key: &Cow<'de, str>,
    object: &mut A,
    mark: Mark,
    cx: &mut Context<'_>,
) -> Result<(), A::Error> {
    if F::TAKES_OTHERS && fields.take(key, object, cx)? {
        return Ok(());
    }
    // A key that is no text is not also said to be unknown.
    if F::OBJECT.deny_unknown_fields && cx.is_clean_since(mark) {
        note_unknown(F::OBJECT.all_names().into(), key, cx);
    }
    skip_field(object, || Segment::from_input(key), cx)
}

/// Reads past the value of a field that is not wanted.
#[inline]
fn skip_field<'de, A: MapAccess<'de>>(object: &mut A, name: impl FnOnce() -> Segment, cx: &mut Context<'_>) -> Result<(), A::Error> {
    let mark = cx.mark();
    let skipped = skip_value(object, cx);
    cx.leave(mark, name);
    skipped
}

#[cold]
fn note_key(code: Code, params: impl Into<Params>, key: Segment, cx: &mut Context<'_>) {
    let mark = cx.mark();
    cx.note_key(code, params);
    cx.leave(mark, || key);
}

/// Notes a key that is none of `names`.
#[cold]
fn note_unknown(names: Cow<'static, [&'static str]>, key: &str, cx: &mut Context<'_>) {
    let params = with_suggestion([("expected", Param::Names(names.clone()))], key, names.iter().copied(), cx);
    note_key(Code::ExtraForbidden, params, Segment::from_input(key), cx);
}

enum Name<'de> {
    Field(usize, &'static str),
    Unknown(Cow<'de, str>),
}

struct NameSeed<'a, 'c, F> {
    cx: &'a mut Context<'c>,
    fields: PhantomData<F>,
}

impl<'de, F: Fields<'de>> DeserializeSeed<'de> for NameSeed<'_, '_, F> {
    type Value = Name<'de>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name<'de>, D::Error> {
        // Binary formats write flattened fields as they write maps.
        if F::FLATTENS { deserializer.deserialize_str(self) } else { deserializer.deserialize_identifier(self) }
    }
}

impl<'de, F: Fields<'de>> NameSeed<'_, '_, F> {
    #[inline]
    fn at(index: usize) -> Option<Name<'de>> {
        F::OBJECT.positions().nth(index).map(|(index, field)| Name::Field(index, field.name))
    }

    #[inline]
    fn known(key: &str) -> Option<Name<'de>> {
        F::find(key).map(|(index, name)| Name::Field(index, name))
    }

    #[cold]
    fn unknown(self, key: Cow<'de, str>) -> Name<'de> {
        // Flattened fields are asked first.
        if F::OBJECT.deny_unknown_fields && !F::FLATTENS {
            note_unknown(F::OBJECT.names.into(), &key, self.cx);
        }
        self.cx.count_unknown_key();
        Name::Unknown(key)
    }
}

impl<'de, F: Fields<'de>> Visitor<'de> for NameSeed<'_, '_, F> {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Name<'de>, E> {
        Ok(Self::known(key).unwrap_or_else(|| self.unknown(Cow::Borrowed(key))))
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Name<'de>, E> {
        Ok(Self::known(key).unwrap_or_else(|| self.unknown(Cow::Owned(key.to_owned()))))
    }

    /// Binary formats have names as bytes; our own JSON reader has those with half a surrogate pair, which are no names.
    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Name<'de>, E> {
        let text = String::from_utf8_lossy(key);
        let Some(fault) = self.cx.take_fault() else { return self.visit_str(&text) };
        let mark = self.cx.mark();
        self.cx.note_this_fault(fault);
        self.cx.blame_key(mark);
        self.cx.leave(mark, || Segment::from_input(&text));
        Ok(Name::Unknown(Cow::Owned(text.into_owned())))
    }

    /// Binary formats may number the fields.
    fn visit_u64<E: Error>(self, index: u64) -> Result<Name<'de>, E> {
        let name = usize::try_from(index).ok().filter(|_| !F::FLATTENS).and_then(Self::at);
        Ok(name.unwrap_or_else(|| self.unknown(Cow::Owned(index.to_string()))))
    }
}

/// Decodes a field into its slot.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn field<'de, T: Decode<'de>, S: Source<'de>>(
    source: S,
    slot: &mut Option<T>,
    field: &Field,
    cx: &mut Context<'_>,
) -> Result<(), S::Error> {
    field_as(source, slot, field, Plain, cx)
}

/// Decodes a field with custom rules into its slot.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn field_as<'de, T, S: Source<'de>, P: Part<'de, T>>(
    source: S,
    slot: &mut Option<T>,
    field: &Field,
    part: P,
    cx: &mut Context<'_>,
) -> Result<(), S::Error> {
    let (mark, name) = (cx.mark(), source.name());
    let read = source.read(InSlot { part, rules: field.rules, slot, cx });
    leave_field(field, name, mark, cx);
    read
}

/// Decodes a field of a foreign type into its slot; `check` is its custom rule.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn foreign_field<'de, T: Deserialize<'de>, S: Source<'de>>(
    source: S,
    slot: &mut Option<T>,
    field: &Field,
    check: impl FnOnce(&T, &mut Context<'_>),
    cx: &mut Context<'_>,
) -> Result<(), S::Error> {
    field_with(source, slot, field, PhantomData::<ByType>, check, cx)
}

/// Decodes a field that `R` reads into its slot; `check` is what holds the value against the field's rules.
///
/// # Errors
///
/// The format's own.
#[inline]
pub fn field_with<'de, T, R: Read<'de, T>, S: Source<'de>>(
    source: S,
    slot: &mut Option<T>,
    field: &Field,
    _: PhantomData<R>,
    check: impl FnOnce(&T, &mut Context<'_>),
    cx: &mut Context<'_>,
) -> Result<(), S::Error> {
    let (mark, name) = (cx.mark(), source.name());
    let read = source.read(ForeignInSlot { seed: Foreign::<T, R>::new(cx), slot });
    cx.move_here(mark);
    if let Some(value) = slot {
        check(value, cx);
    }
    if !cx.is_clean_since(mark) {
        *slot = None;
    }
    leave_field(field, name, mark, cx);
    read
}

/// The value of a field that may have been absent.
#[inline]
pub fn or_absent<'de, T: Decode<'de>>(value: Option<T>, seen: bool, field: &Field, cx: &mut Context<'_>) -> Option<T> {
    if seen { value } else { or_missing(if field.required { None } else { T::absent() }, field, cx) }
}

/// The value of a field of a foreign type that may have been absent.
#[inline]
pub fn or_absent_foreign<'de, T: Deserialize<'de>>(value: Option<T>, seen: bool, field: &Field, cx: &mut Context<'_>) -> Option<T> {
    if seen { value } else { or_missing(foreign_if_absent(), field, cx) }
}

/// The value of a field that must be there, whatever its type: one that a function reads.
#[inline]
pub fn or_missing_with<T>(value: Option<T>, seen: bool, field: &Field, cx: &mut Context<'_>) -> Option<T> {
    if seen { value } else { or_missing(None, field, cx) }
}

/// The value of a field after its `check`, which sees also what stands for an absent field.
#[inline]
pub fn checked_if_absent<T>(
    value: Option<T>,
    seen: bool,
    field: &Field,
    check: impl FnOnce(&T, &mut Context<'_>),
    cx: &mut Context<'_>,
) -> Option<T> {
    if seen {
        return value;
    }
    let mark = cx.mark();
    let value = value?;
    check(&value, cx);
    let good = cx.is_clean_since(mark);
    leave_field(field, field.segment(), mark, cx);
    good.then_some(value)
}

/// A struct, if its own `check` finds no fault.
#[inline]
pub fn whole<T>(value: T, object: &Object, check: impl FnOnce(&T, &mut Context<'_>), cx: &mut Context<'_>) -> Option<T> {
    let mark = cx.mark();
    check(&value, cx);
    leave_check(object, mark, cx);
    cx.is_clean_since(mark).then_some(value)
}

#[inline]
fn or_missing<T>(absent: Option<T>, field: &Field, cx: &mut Context<'_>) -> Option<T> {
    if absent.is_none() {
        note_missing(field, cx);
    }
    absent
}
