//! The names in an object with flattened fields, and that none of them is taken twice.

use super::message::Message;
use super::{Field, Object, Shape};

impl Object {
    /// The wire names of the fields and of the fields of flattened structs, in the order of their declaration.
    #[must_use]
    pub fn all_names(&self) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.names.len());
        self.collect_names(&mut names);
        names
    }

    /// The same with the aliases, which no one writes.
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

    /// The nesting is that of types which contain each other, so it ends.
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
    /// Whether a key is this field's, or one of the fields of its struct if it is flattened.
    pub(crate) fn has_key(&self, key: &str) -> bool {
        match (self.flatten, (self.shape)()) {
            (false, _) => self.name == key || self.aliases.contains(&key),
            (true, Shape::Object(object)) => object.fields.iter().any(|field| field.has_key(key)),
            (true, _) => false,
        }
    }
}

/// Ends the compilation if a name in an object can mean two fields, or if two of its fields, or one and `deny_unknown_fields`, are to see
/// to all unknown keys. To be called in a constant.
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
/// As said: that is the compile error.
#[expect(clippy::panic, reason = "a compile error")]
pub const fn check_flattened(object: &Object) {
    let mut rest = object.flattened;
    let mut before: &[&Shape] = &[];
    let mut count = 0;
    while let [shape, tail @ ..] = rest {
        if let Shape::Object(inner) = shape {
            if let Some(name) = shared(inner, object, before) {
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
        Shape::Object(object) => {
            let mut rest = object.flattened;
            while let [shape, tail @ ..] = rest {
                if takes_all(shape) {
                    return true;
                }
                rest = tail;
            }
            false
        }
        _ => false,
    }
}

/// A name of `inner` that is also one of the object's own, or in one of these shapes.
const fn shared(inner: &Object, object: &Object, shapes: &[&Shape]) -> Option<&'static str> {
    let mut fields = inner.fields;
    while let [field, tail @ ..] = fields {
        if !field.flatten {
            let mut names: &[&'static str] = &[field.name];
            let mut aliases = field.aliases;
            while let [name, ..] = names {
                if has_own(object, name) || is_in(shapes, name) {
                    return Some(name);
                }
                (names, aliases) = aliases.split_at(if aliases.is_empty() { 0 } else { 1 });
            }
        }
        fields = tail;
    }
    let mut flattened = inner.flattened;
    while let [shape, tail @ ..] = flattened {
        if let Shape::Object(inner) = shape {
            if let Some(name) = shared(inner, object, shapes) {
                return Some(name);
            }
        }
        flattened = tail;
    }
    None
}

/// Whether a field of the object's own goes by this name.
const fn has_own(object: &Object, name: &str) -> bool {
    let mut fields = object.fields;
    while let [field, tail @ ..] = fields {
        if !field.flatten && goes_by(field, name) {
            return true;
        }
        fields = tail;
    }
    false
}

const fn is_in(mut shapes: &[&Shape], name: &str) -> bool {
    while let [shape, tail @ ..] = shapes {
        if let Shape::Object(object) = shape {
            if has_own(object, name) || is_in(object.flattened, name) {
                return true;
            }
        }
        shapes = tail;
    }
    false
}

const fn goes_by(field: &Field, name: &str) -> bool {
    if same(field.name, name) {
        return true;
    }
    let mut aliases = field.aliases;
    while let [alias, tail @ ..] = aliases {
        if same(alias, name) {
            return true;
        }
        aliases = tail;
    }
    false
}

const fn same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (rest_of_a, rest_of_b);
    }
    a.is_empty() && b.is_empty()
}
