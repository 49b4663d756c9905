//! What of a type's documents must not be shown.

use core::ptr;
use std::collections::HashMap;

use super::{Enum, Field, Object, Shape, Tagging, Variant};
#[cfg(feature = "annotate-snippets")]
use crate::render::Snippet;

#[cfg(feature = "annotate-snippets")]
impl Snippet<'_> {
    /// Blackens the values of all fields of `T` that are `#[event(sensitive)]`, at fault or not: by their names, wherever in the source they
    /// stand, also where it is no JSON. A secret under a misspelled name is beyond that.
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

/// What is sensitive in the values of a type.
#[derive(Debug, Default)]
pub(crate) struct Secrets {
    /// The names of the fields whose values are.
    pub(crate) names: Vec<&'static str>,
    /// Whether something is that has no field's name of its own.
    pub(crate) is_whole: bool,
}

impl Secrets {
    /// What is sensitive in the fields of a struct.
    pub(crate) fn of_object(object: &Object) -> Self {
        Self::of(|search| search.object(object))
    }

    /// What is sensitive in the variants of an enum.
    pub(crate) fn of_enum(of: &Enum) -> Self {
        Self::of(|search| search.variants(of))
    }

    /// What is sensitive in a description.
    pub(crate) fn of_shape(shape: &'static Shape) -> Self {
        Self::of(|search| search.walk(shape))
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.is_whole && self.names.is_empty()
    }

    fn of(look: impl Fn(&mut Search) -> bool) -> Self {
        let mut search = Search::default();
        // A type that is within itself is asked for before it is known; then once more, until nothing changes.
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

/// Whether something in what a variant holds is sensitive that has no field's name of its own.
pub(crate) fn is_secret(variant: &'static Variant) -> bool {
    variant.sensitive || Secrets::of_shape(&variant.content).is_whole
}

/// A search for the names of fields whose values must not be shown.
#[derive(Default)]
struct Search {
    names: Vec<&'static str>,
    /// Whether a type's values hold something sensitive that has no field's name of its own, by all that is known.
    is_secret: HashMap<*const Shape, Option<bool>>,
    /// The same, of what has been looked at in this round; `None` while it is being looked at.
    walked: HashMap<*const Shape, Option<bool>>,
    /// Whether a type has been asked for while it was looked at.
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
                // Its keys are among those of the object.
                (is_secret, _) => found |= is_secret,
            }
        }
        found
    }

    fn variants(&mut self, of: &Enum) -> bool {
        let mut found = false;
        for variant in of.variants {
            if !(self.walk(&variant.content) || variant.sensitive) {
                continue;
            }
            match of.tagging {
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

    /// Looks at all of them, for the names that are in them.
    fn each<T>(&mut self, parts: impl IntoIterator<Item = T>, look: impl Fn(&mut Self, T) -> bool) -> bool {
        let mut found = false;
        for part in parts {
            found |= look(self, part);
        }
        found
    }
}
