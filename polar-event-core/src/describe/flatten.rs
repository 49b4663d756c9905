//! The names in an object with flattened fields, and the check that each is unique.

use super::keys::{is_among, same};
use super::{Field, Object, Shape};
use crate::rule::compile_error::Message;

impl Object {
    /// The names of the fields, including those of flattened structs, in the order of their declaration.
    #[must_use]
    pub fn all_names(&self) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.names.len());
        self.collect_names(&mut names);
        names
    }

    /// Like [`all_names`](Self::all_names), with the aliases.
    pub(crate) fn all_names_and_aliases(&'static self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for field in self.fields {
            match (field.flatten, (field.shape)()) {
                (false, _) => names.extend(core::iter::once(field.name).chain(field.aliases.iter().copied())),
                (true, Shape::Object(object)) => names.extend(object.all_names_and_aliases()),
                (true, _) => {}
            }
        }
        names
    }

    /// Whether the object, or a flattened struct in it, serializes a key but does not deserialize it: such a key does not belong to a
    /// flattened map.
    pub(crate) fn only_writes(&self, key: &str) -> bool {
        self.only_written.contains(&key)
            || self.flattened.iter().any(|shape| if let Shape::Object(inner) = shape { inner.only_writes(key) } else { false })
    }

    /// Whether a key of the flattened map at `index` is the name of another field, or is serialized beside the map.
    pub(crate) fn is_taken_beside(&self, index: usize, key: &str) -> bool {
        self.fields.iter().enumerate().any(|(other, field)| other != index && field.takes_key(key)) || self.only_written.contains(&key)
    }

    /// Whether a field, including those of flattened structs, is serialized or deserialized under this name.
    pub(super) const fn knows(&self, name: &str) -> bool {
        has_own(self, name, Way::Read)
            | has_own(self, name, Way::Write)
            | is_in(self.flattened, name, Way::Read)
            | is_in(self.flattened, name, Way::Write)
    }

    /// Whether a flattened map takes the remaining keys.
    pub(super) const fn takes_others(&self) -> bool {
        let mut rest = self.flattened;
        while let [shape, tail @ ..] = rest {
            if takes_all(shape) {
                return true;
            }
            rest = tail;
        }
        false
    }

    /// The nesting is that of the types, so the recursion ends.
    fn collect_names(&self, names: &mut Vec<&'static str>) {
        for field in self.fields {
            match (field.flatten, (field.shape)()) {
                (false, _) => names.push(field.name),
                (true, Shape::Object(object)) => object.collect_names(names),
                (true, _) => {}
            }
        }
    }
}

impl Field {
    /// Whether a key belongs to this field, or to a field of its struct if it is flattened.
    pub(crate) fn has_key(&self, key: &str) -> bool {
        match (self.flatten, (self.shape)()) {
            (false, _) => self.name == key || self.aliases.contains(&key),
            (true, Shape::Object(object)) => object.fields.iter().any(|field| field.has_key(key)),
            (true, _) => false,
        }
    }

    /// Whether the field is serialized or deserialized under a key, so that a flattened map beside it must not have the key.
    fn takes_key(&self, key: &str) -> bool {
        match (self.flatten, (self.shape)()) {
            (false, _) => self.has_key(key) || self.serialize_name == Some(key),
            (true, Shape::Object(object)) => object.only_writes(key) || object.fields.iter().any(|field| field.takes_key(key)),
            (true, _) => false,
        }
    }
}

/// Fails to compile if a name in an object can belong to two fields, or if two fields, or a field and `deny_unknown_fields`, both handle
/// all unknown keys. Call it in a constant.
///
/// A generic type is checked where it is used:
///
/// ```compile_fail
/// use polar_event_core::{Event, json};
///
/// #[derive(Event)]
/// struct Named {
///     name: String,
/// }
///
/// #[derive(Event)]
/// struct With<T> {
///     name: String,
///     #[event(flatten)]
///     inner: T,
/// }
///
/// // error: the name `name` is taken twice: by a field of a flattened struct and by another field
/// json::from_str::<With<Named>>("{}");
/// ```
///
/// # Panics
///
/// If the object is not valid. In a constant, that is a compile error.
#[expect(clippy::panic, reason = "a compile error")]
pub const fn check_flattened(object: &Object) {
    let mut rest = object.flattened;
    let mut before: &[&Shape] = &[];
    let mut count = 0;
    while let [shape, tail @ ..] = rest {
        if let Shape::Object(inner) = shape {
            let read = shared(inner, object, before, Way::Read);
            if let Some(name) = if read.is_some() { read } else { shared(inner, object, before, Way::Write) } {
                let taken = "` is taken twice: by a field of a flattened struct and by another field";
                panic!("{}", Message::new().and("the name `").and(name).and(taken).text());
            }
        }
        if takes_all(shape) {
            count += 1;
        }
        (before, rest) = (object.flattened.split_at(before.len() + 1).0, tail);
    }
    assert!(count <= 1, "only one flattened map can take the keys that are left");
    assert!(
        count == 0 || !object.deny_unknown_fields,
        "no field is unknown where a flattened map takes all of them: remove `deny_unknown_fields`"
    );
}

/// Whether a shape takes any key.
const fn takes_all(shape: &Shape) -> bool {
    match shape {
        Shape::Map(_) | Shape::Metadata => true,
        Shape::Object(object) => object.takes_others(),
        _ => false,
    }
}

/// Whether a name is for serializing or deserializing.
#[derive(Clone, Copy)]
enum Way {
    Read,
    Write,
}

/// A name of `inner` that the object itself, or one of these shapes, also has.
const fn shared(inner: &Object, object: &Object, shapes: &[&Shape], way: Way) -> Option<&'static str> {
    let mut fields = inner.fields;
    while let [field, tail @ ..] = fields {
        if !field.flatten {
            let name = match (way, field.serialize_name) {
                (Way::Read, _) => Some(field.name),
                (Way::Write, written) => written,
            };
            let name = match name {
                Some(name) if is_taken(object, shapes, name, way) => Some(name),
                _ => match way {
                    Way::Read => first_taken(field.aliases, object, shapes, way),
                    Way::Write => None,
                },
            };
            if name.is_some() {
                return name;
            }
        }
        fields = tail;
    }
    if let (Way::Write, Some(name)) = (way, first_taken(inner.only_written, object, shapes, way)) {
        return Some(name);
    }
    let mut flattened = inner.flattened;
    while let [shape, tail @ ..] = flattened {
        if let Shape::Object(inner) = shape {
            if let Some(name) = shared(inner, object, shapes, way) {
                return Some(name);
            }
        }
        flattened = tail;
    }
    None
}

/// The first of these names that is taken.
const fn first_taken(mut names: &[&'static str], object: &Object, shapes: &[&Shape], way: Way) -> Option<&'static str> {
    while let [name, tail @ ..] = names {
        if is_taken(object, shapes, name, way) {
            return Some(name);
        }
        names = tail;
    }
    None
}

const fn is_taken(object: &Object, shapes: &[&Shape], name: &str, way: Way) -> bool {
    has_own(object, name, way) || is_in(shapes, name, way)
}

/// Whether one of the object's own fields has this name.
const fn has_own(object: &Object, name: &str, way: Way) -> bool {
    let mut fields = object.fields;
    while let [field, tail @ ..] = fields {
        let is_its = match (way, field.serialize_name) {
            (Way::Read, _) => same(field.name, name) || is_among(field.aliases, name),
            (Way::Write, Some(written)) => same(written, name),
            (Way::Write, None) => false,
        };
        if !field.flatten && is_its {
            return true;
        }
        fields = tail;
    }
    matches!(way, Way::Write) && is_among(object.only_written, name)
}

const fn is_in(mut shapes: &[&Shape], name: &str, way: Way) -> bool {
    while let [shape, tail @ ..] = shapes {
        if let Shape::Object(object) = shape {
            if has_own(object, name, way) || is_in(object.flattened, name, way) {
                return true;
            }
        }
        shapes = tail;
    }
    false
}
