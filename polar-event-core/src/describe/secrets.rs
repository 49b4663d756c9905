//! What of a type's documents must not be shown.

use core::ptr;
use std::collections::HashMap;

use super::{Describe, Field, Shape};
use crate::Snippet;

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
    pub fn of<T: Describe>(self) -> Self {
        let mut search = Search::default();
        // A type that is within itself may be asked for before it is known; then once more.
        loop {
            let known = search.is_secret.clone();
            let hides_all = search.walk(T::SHAPE);
            if hides_all {
                return self.hide(0..usize::MAX);
            }
            search.is_secret.extend(core::mem::take(&mut search.walked));
            if search.is_secret == known {
                return self.hide_fields(search.names);
            }
            search.names.clear();
        }
    }
}

/// A search for the names of fields whose values must not be shown.
#[derive(Default)]
struct Search {
    names: Vec<&'static str>,
    /// Whether a type's values hold something sensitive that has no field's name of its own, by all that is known.
    is_secret: HashMap<*const Shape, bool>,
    /// The same, of what has been looked at in this round.
    walked: HashMap<*const Shape, bool>,
}

impl Search {
    fn walk(&mut self, shape: &'static Shape) -> bool {
        let id = ptr::from_ref(shape);
        if let Some(known) = self.walked.get(&id) {
            return *known;
        }
        self.walked.insert(id, self.is_secret.get(&id).copied().unwrap_or(false));
        let is_secret = match shape {
            Shape::Newtype(newtype) => newtype.sensitive || self.walk((newtype.shape)()),
            Shape::Array(array) => self.walk((array.item)()),
            Shape::Tuple(items) => self.each(*items, |search, item| search.walk(item())),
            Shape::Map(map) => self.each([map.key, map.value], |search, part| search.walk(part())),
            Shape::Object(object) => {
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
            Shape::TupleStruct(object) => self.each(object.fields, Self::field),
            Shape::Enum(variants) => self.each(variants.variants, |search, variant| search.walk(&variant.content)),
            _ => false,
        };
        self.walked.insert(id, is_secret);
        is_secret
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
