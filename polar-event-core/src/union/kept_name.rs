//! The variant that keeps an unknown name: first the name is read, then what comes with it.

use core::cell::RefCell;
use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess};

use super::catch_all::CatchAll;
use super::object::{Rest, Whole};
use super::{add_tag, report_again, report_extra};
use crate::decode::{Accept, accept, read_key, skip_value};
use crate::describe::Tagging;
use crate::error::{Code, Segment};
use crate::state::ValidationState;

/// What was read.
pub(super) enum Found<T> {
    /// The value has no place for a name, or has none there.
    NoName,
    /// A variant, or nothing if it has faults.
    Name(Option<T>),
}

/// Decodes the value as the variant that keeps its name.
pub(super) fn decode<'de, T: CatchAll<'de>, A: SeqAccess<'de>>(again: &mut A, cx: &mut ValidationState<'_>) -> Result<Found<T>, A::Error> {
    let mut trial = cx.trial();
    let read = again.next_element_seed(Seed { accept: Name::<T>(PhantomData), cx: &mut trial });
    cx.end_trial(&mut trial);
    let Some(name) = read?.flatten() else { return Ok(Found::NoName) };
    let is_clean = trial.is_clean();
    if is_clean {
        cx.commit(trial);
    } else {
        cx.extend(trial.into_report());
    }
    let value = again.next_element_seed(Seed { accept: Rests::<T>(name), cx })?.flatten();
    Ok(Found::Name(value.filter(|_| is_clean)))
}

struct Seed<'a, 'c, A> {
    accept: A,
    cx: &'a mut ValidationState<'c>,
}

impl<'de, A: Accept<'de>> DeserializeSeed<'de> for Seed<'_, '_, A> {
    type Value = Option<A::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        accept(deserializer, self.accept, self.cx)
    }
}

/// Reads the name alone, wherever in the object it is. Faults elsewhere are reported when the rest is read.
struct Name<T>(PhantomData<fn() -> T>);

impl<'de, T: CatchAll<'de>> Accept<'de> for Name<T> {
    type Value = Option<T::Name>;
    const WRONG_TYPE: Code = Code::ObjectType;

    fn visit_str(self, name: &str, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        is_external::<T>().then(|| name_of_text::<T>(&Cow::Owned(name.to_owned()), cx))
    }

    fn visit_borrowed_str(self, name: &'de str, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        is_external::<T>().then(|| name_of_text::<T>(&Cow::Borrowed(name), cx))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<Self::Value>, A::Error> {
        let mut found = None;
        while let Some(key) = object.next_key_seed(crate::decode::key::KeySeed(cx))? {
            if is_external::<T>() {
                if found.is_none() {
                    let checkpoint = cx.checkpoint();
                    found = Some(name_of_text::<T>(&key, cx));
                    cx.mark_as_key_error(checkpoint);
                    cx.prefix_path(checkpoint, || Segment::from_input(&key));
                }
            } else if key == T::ENUM.tag() {
                if found.is_none() {
                    let checkpoint = cx.checkpoint();
                    let read = object.next_value_seed(NameSeed::<T> { cx, of: PhantomData });
                    cx.prefix_path(checkpoint, || Segment::from(T::ENUM.tag()));
                    found = Some(read?);
                    continue;
                }
                report_again(T::ENUM.tag(), cx);
            }
            object.next_value::<serde_core::de::IgnoredAny>()?;
            cx.take_fault();
        }
        Ok(found)
    }
}

fn is_external<'de, T: CatchAll<'de>>() -> bool {
    matches!(T::ENUM.tagging, Tagging::External)
}

/// A name, from a string or a key.
fn name_of_text<'de, T: CatchAll<'de>>(name: &Cow<'de, str>, cx: &mut ValidationState<'_>) -> Option<T::Name> {
    let read: Result<_, serde_core::de::value::Error> = match name {
        Cow::Borrowed(name) => T::name(BorrowedStrDeserializer::new(name), cx),
        Cow::Owned(name) => T::name(StrDeserializer::new(name), cx),
    };
    read.unwrap_or_else(|error| {
        cx.extend(error.to_string());
        None
    })
}

struct NameSeed<'a, 'c, T> {
    cx: &'a mut ValidationState<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'de, T: CatchAll<'de>> DeserializeSeed<'de> for NameSeed<'_, '_, T> {
    type Value = Option<T::Name>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::name(deserializer, self.cx)
    }
}

/// Reads what comes with a name that has been read. That is `None` if it has a fault.
struct Rests<'de, T: CatchAll<'de>>(Option<T::Name>);

impl<'de, T: CatchAll<'de>> Accept<'de> for Rests<'de, T> {
    type Value = T;
    const WRONG_TYPE: Code = Code::ObjectType;

    fn visit_str(self, _: &str, cx: &mut ValidationState<'_>) -> Option<T> {
        let checkpoint = cx.checkpoint();
        let is_missing = self.0.is_some();
        let value = T::name_alone(self.0, cx);
        if value.is_none() && is_missing && cx.is_clean_since(checkpoint) {
            cx.report_type(Code::ObjectType, "string");
        }
        value
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
        let start = cx.checkpoint();
        let value = match T::ENUM.tagging {
            Tagging::External => {
                let Some(key) = read_key(&mut object, cx)? else { return Ok(None) };
                let checkpoint = cx.checkpoint();
                let read = object.next_value_seed(RestSeed::<T> { name: self.0, cx });
                cx.prefix_path(checkpoint, || Segment::from_input(&key));
                let value = read?;
                while let Some(again) = read_key(&mut object, cx)? {
                    let checkpoint = cx.checkpoint();
                    cx.report_key(if again == key { Code::JsonDuplicateKey } else { Code::ExtraForbidden }, []);
                    let skipped = skip_value(&mut object, cx);
                    cx.prefix_path(checkpoint, || Segment::from_input(&again));
                    skipped?;
                }
                value
            }
            Tagging::Adjacent { tag, content } => beside(self.0, (tag, content), &mut object, cx)?,
            Tagging::Internal { .. } | Tagging::Untagged => {
                // That the tag comes again has been reported with the name.
                let again = RefCell::new(Vec::new());
                let (place, human_readable) = (cx.place(), true);
                let object =
                    Rest { copied: [].iter(), value: None, object, tag: T::ENUM.tag(), met: false, again: &again, place, human_readable };
                let value = T::named(self.0, Whole { object, human_readable }, cx)?;
                if !cx.is_clean_since(start) {
                    add_tag(T::ENUM.tag(), start, cx);
                }
                value
            }
        };
        Ok(value.filter(|_| cx.is_clean_since(start)))
    }
}

/// The content of an adjacently tagged variant.
fn beside<'de, T: CatchAll<'de>, A: MapAccess<'de>>(
    name: Option<T::Name>,
    (tag, content): (&'static str, &'static str),
    object: &mut A,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, A::Error> {
    let (mut name, mut value, mut met) = (Some(name), None, false);
    loop {
        let checkpoint = cx.checkpoint();
        let Some(key) = read_key(object, cx)? else { break };
        cx.mark_as_key_error(checkpoint);
        let read = match name.take_if(|_| key == content) {
            Some(name) => {
                met = true;
                object.next_value_seed(RestSeed::<T> { name, cx }).map(|read| value = read)
            }
            None => {
                if key == content {
                    cx.report_key(Code::JsonDuplicateKey, []);
                } else if key != tag && T::ENUM.deny_unknown_fields {
                    report_extra(&[tag, content], &key, cx);
                }
                skip_value(object, cx)
            }
        };
        cx.prefix_path(checkpoint, || Segment::from_input(&key));
        read?;
    }
    if let (false, Some(name)) = (met, name) {
        let (checkpoint, is_missing) = (cx.checkpoint(), name.is_some());
        value = T::name_alone(name, cx);
        if value.is_none() && is_missing && cx.is_clean_since(checkpoint) {
            cx.report_missing(content);
        }
    }
    Ok(value)
}

struct RestSeed<'a, 'c, 'de, T: CatchAll<'de>> {
    name: Option<T::Name>,
    cx: &'a mut ValidationState<'c>,
}

impl<'de, T: CatchAll<'de>> DeserializeSeed<'de> for RestSeed<'_, '_, 'de, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::named(self.name, deserializer, self.cx)
    }
}
