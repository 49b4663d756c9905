//! The sensitive values in a type's documents.

use core::ptr;
use std::collections::HashMap;

use super::{Catches, Enum, Field, Object, Shape, Tagging, Variant};
#[cfg(feature = "annotate-snippets")]
use crate::render::Snippet;

#[cfg(feature = "annotate-snippets")]
impl Snippet<'_> {
    /// Redacts the values of all fields of `T` that are `#[event(sensitive)]`, whether they are at fault or not: by their names, anywhere
    /// in the source, even if it is not valid JSON. It cannot find a value under a misspelled name.
    ///
    /// ```
    /// use polar_event_core::{Event, json};
    ///
    /// #[derive(Event, Debug)]
    /// struct Login {
    ///     #[event(sensitive)]
    ///     password: String,
    ///     device: u32,
    /// }
    ///
    /// let text = r#"{"password": "hunter2", "device": null}"#;
    /// let report = json::from_str::<Login>(text).unwrap_err();
    /// assert_eq!(report.snippet(text).of::<Login>().help(false).to_string(), r#"
    /// error[int_type]: /device: must be an integer, not null
    ///  --> document:1:35
    ///   |
    /// 1 | {"password": ████████, "device": null}
    ///   |                                  ^^^^
    /// "#.trim_start());
    /// ```
    pub fn of<T: super::Describe>(self) -> Self {
        let secrets = Secrets::of(|search| search.walk(T::SHAPE));
        if secrets.is_whole { self.hide(0..usize::MAX) } else { self.hide_fields(secrets.names) }
    }
}

/// The sensitive values of a type.
#[derive(Debug, Default)]
pub(crate) struct Secrets {
    /// The names of the sensitive fields.
    pub(crate) names: Vec<&'static str>,
    /// Whether the type contains a sensitive value that is not the value of a named field.
    pub(crate) is_whole: bool,
}

impl Secrets {
    /// The sensitive values in the fields of a struct.
    pub(crate) fn of_object(object: &Object) -> Self {
        Self::of(|search| search.object(object))
    }

    /// The sensitive values in the variants of an enum.
    pub(crate) fn of_enum(of: &Enum) -> Self {
        Self::of(|search| search.variants(of))
    }

    /// The sensitive values in a description.
    pub(crate) fn of_shape(shape: &'static Shape) -> Self {
        Self::of(|search| search.walk(shape))
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.is_whole && self.names.is_empty()
    }

    fn of(look: impl Fn(&mut Search) -> bool) -> Self {
        let mut search = Search::default();
        // A recursive type is looked up before its result is known. Repeat until nothing changes.
        loop {
            let is_whole = look(&mut search);
            let walked = core::mem::take(&mut search.walked);
            if !search.asked_early || walked == search.is_secret {
                return Self { names: search.names, is_whole };
            }
            search.is_secret = walked;
            search.names.clear();
        }
    }
}

/// Whether the content of a variant has a sensitive value that is not the value of a named field.
pub(crate) fn is_secret(variant: &'static Variant) -> bool {
    let is_secret_name = match &variant.catches {
        Catches::Name { name, .. } => name.sensitive || Secrets::of_shape((name.shape)()).is_whole,
        _ => false,
    };
    variant.sensitive || is_secret_name || Secrets::of_shape(&variant.content).is_whole
}

/// A search for the names of sensitive fields.
#[derive(Default)]
struct Search {
    names: Vec<&'static str>,
    /// Whether a type contains a sensitive value without a field name of its own, as far as known.
    is_secret: HashMap<*const Shape, Option<bool>>,
    /// The same for the types visited in this round; `None` during the visit.
    walked: HashMap<*const Shape, Option<bool>>,
    /// Whether a type was looked up during its own visit.
    asked_early: bool,
}

impl Search {
    fn walk(&mut self, shape: &Shape) -> bool {
        let id = ptr::from_ref(shape);
        match self.walked.get(&id) {
            Some(Some(known)) => return *known,
            Some(None) => {
                self.asked_early = true;
                return self.is_secret.get(&id).copied().flatten().unwrap_or(false);
            }
            None => self.walked.insert(id, None),
        };
        let is_secret = match shape {
            Shape::Newtype(newtype) => newtype.sensitive || self.walk((newtype.shape)()),
            Shape::Nullable(inner) => self.walk(inner()),
            Shape::Array(array) => self.walk((array.item)()),
            Shape::Tuple(items) => self.each(*items, |search, item| search.walk(item())),
            Shape::Map(map) => self.each([map.key, map.value], |search, part| search.walk(part())),
            Shape::Object(object) => self.object(object),
            Shape::TupleStruct(object) => self.each(object.fields, Self::field),
            Shape::Enum(of) => of.sensitive || self.variants(of),
            _ => false,
        };
        self.walked.insert(id, Some(is_secret));
        is_secret
    }

    fn object(&mut self, object: &Object) -> bool {
        let mut found = false;
        for field in object.fields {
            match (self.field(field), field.flatten) {
                (true, false) => self.names.extend([field.name].iter().chain(field.aliases)),
                // The flattened keys are among those of the object.
                (is_secret, _) => found |= is_secret,
            }
        }
        found
    }

    fn variants(&mut self, of: &Enum) -> bool {
        let mut found = false;
        for variant in of.variants {
            let is_secret_name = match &variant.catches {
                Catches::Name { name, .. } => name.sensitive || self.walk((name.shape)()),
                _ => false,
            };
            if !(self.walk(&variant.content) || variant.sensitive || is_secret_name) {
                continue;
            }
            match of.tagging {
                _ if !matches!(variant.catches, Catches::Nothing) => found = true,
                Tagging::External => self.names.extend([variant.name].iter().chain(variant.aliases)),
                Tagging::Adjacent { content, .. } => self.names.push(content),
                Tagging::Internal { .. } | Tagging::Untagged => found = true,
            }
        }
        found
    }

    fn field(&mut self, field: &Field) -> bool {
        self.walk((field.shape)()) || field.sensitive
    }

    /// Visits all of them, to collect their names.
    fn each<T>(&mut self, parts: impl IntoIterator<Item = T>, look: impl Fn(&mut Self, T) -> bool) -> bool {
        let mut found = false;
        for part in parts {
            found |= look(self, part);
        }
        found
    }
}
