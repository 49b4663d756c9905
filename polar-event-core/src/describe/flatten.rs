//! The check that each name in an object with flattened fields is unique.

use super::keys::{is_among, same};
use super::{Enum, Object, Shape, Tagging, Variant};
use crate::rule::compile_error::Message;

impl Object {
    /// Whether a field, including those of flattened values, is serialized or deserialized under this name.
    pub(super) const fn knows(&self, name: &str) -> bool {
        has_own(self, name, Way::Read)
            | has_own(self, name, Way::Write)
            | is_in(self.flattened, name, Way::Read)
            | is_in(self.flattened, name, Way::Write)
    }

    /// Whether only a value tells which keys there are.
    pub(super) const fn has_open_keys(&self) -> bool {
        let mut rest = self.flattened;
        while let [shape, tail @ ..] = rest {
            let is_open = match shape {
                Shape::ViaSerde(_) => true,
                Shape::Object(object) => object.has_open_keys(),
                _ => takes_all(shape),
            };
            if is_open {
                return true;
            }
            rest = tail;
        }
        false
    }

    /// Whether a flattened value takes the remaining keys.
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
        let read = shared(shape, object, before, Way::Read);
        if let Some(name) = if read.is_some() { read } else { shared(shape, object, before, Way::Write) } {
            let taken = match shape {
                Shape::Enum(_) => "` is taken twice: by a flattened enum and by another field",
                _ => "` is taken twice: by a field of a flattened struct and by another field",
            };
            panic!("{}", Message::new().and("the name `").and(name).and(taken).text());
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
        Shape::Map(_) | Shape::Metadata | Shape::Any => true,
        Shape::Object(object) => object.takes_others(),
        Shape::Enum(of) => {
            let mut variants = contents(of);
            while let [variant, tail @ ..] = variants {
                if takes_all(&variant.content) {
                    return true;
                }
                variants = tail;
            }
            false
        }
        _ => false,
    }
}

/// The variants of an enum whose contents have keys among those of the enum.
const fn contents(of: &Enum) -> &'static [Variant] {
    match of.tagging {
        Tagging::Internal { .. } | Tagging::Untagged => of.variants,
        Tagging::External | Tagging::Adjacent { .. } => &[],
    }
}

/// Whether a name is for serializing or deserializing.
#[derive(Clone, Copy)]
enum Way {
    Read,
    Write,
}

/// A name in a flattened value that the object itself, or one of these shapes, also has.
const fn shared(value: &Shape, object: &Object, shapes: &[&Shape], way: Way) -> Option<&'static str> {
    match value {
        Shape::Object(inner) => shared_by_object(inner, object, shapes, way),
        Shape::Enum(of) => shared_by_enum(of, object, shapes, way),
        _ => None,
    }
}

const fn shared_by_object(inner: &Object, object: &Object, shapes: &[&Shape], way: Way) -> Option<&'static str> {
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
        if let Some(name) = shared(shape, object, shapes, way) {
            return Some(name);
        }
        flattened = tail;
    }
    None
}

const fn shared_by_enum(of: &Enum, object: &Object, shapes: &[&Shape], way: Way) -> Option<&'static str> {
    if let Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } = of.tagging {
        if is_taken(object, shapes, tag, way) {
            return Some(tag);
        }
    }
    if let Tagging::Adjacent { content, .. } = of.tagging {
        if is_taken(object, shapes, content, way) {
            return Some(content);
        }
    }
    if let Tagging::External = of.tagging {
        let mut variants = of.variants;
        while let [variant, tail @ ..] = variants {
            let name = match way {
                Way::Read => variant.name,
                Way::Write => variant.written_name,
            };
            if is_taken(object, shapes, name, way) {
                return Some(name);
            }
            if let (Way::Read, Some(name)) = (way, first_taken(variant.aliases, object, shapes, way)) {
                return Some(name);
            }
            variants = tail;
        }
    }
    let mut variants = contents(of);
    while let [variant, tail @ ..] = variants {
        if let Some(name) = shared(&variant.content, object, shapes, way) {
            return Some(name);
        }
        variants = tail;
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
        if has(shape, name, way) {
            return true;
        }
        shapes = tail;
    }
    false
}

/// Whether a flattened value has this name among its keys.
const fn has(shape: &Shape, name: &str, way: Way) -> bool {
    match shape {
        Shape::Object(object) => has_own(object, name, way) || is_in(object.flattened, name, way),
        Shape::Enum(of) => {
            let own = match of.tagging {
                Tagging::Internal { tag } => same(tag, name),
                Tagging::Adjacent { tag, content } => same(tag, name) || same(content, name),
                Tagging::External => of.knows(name),
                Tagging::Untagged => false,
            };
            let mut variants = contents(of);
            while let ([variant, tail @ ..], false) = (variants, own) {
                if has(&variant.content, name, way) {
                    return true;
                }
                variants = tail;
            }
            own
        }
        _ => false,
    }
}
