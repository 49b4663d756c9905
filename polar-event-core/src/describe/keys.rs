//! The keys of a value that is serialized beside a tag, as known at compile time.
//!
//! `{"tag": "Variant", …}`: the content of a variant of an internally tagged enum shares an object with the tag. It must serialize as an
//! object without a key of the tag's name. The descriptions of fields are returned by functions that are not `const`, so each type has its
//! keys as a constant beside its description.

use super::{Enum, Object, Shape, Tagging};
use crate::rule::compile_error::Message;

/// The keys of a type's values: see [`Describe::KEYS`](super::Describe::KEYS).
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Keys {
    /// No keys: the value is `null`, and the object has only the tag.
    Nothing,
    /// The names of a struct's fields.
    Struct(&'static Object),
    /// Those of an enum: the names of its variants, or its own tag and the keys of its variants' contents, in the order of the description.
    Enum(&'static Enum, &'static [Keys]),
    /// Any keys, known only at run time: those of a map, or of a `via_serde` type.
    Any,
    /// The value is not an object, but this, as a phrase: "a string".
    NoObject(&'static str),
}

impl Keys {
    /// The keys as far as the description alone determines them, without those of nested types.
    #[must_use]
    pub const fn of(shape: &'static Shape) -> Self {
        match shape {
            Shape::Null => Self::Nothing,
            Shape::Object(object) => Self::Struct(object),
            Shape::Enum(of) => Self::Enum(of, &[]),
            Shape::Map(_) | Shape::Metadata | Shape::Newtype(_) | Shape::Any | Shape::ViaSerde(_) => Self::Any,
            Shape::Boolean => Self::NoObject("a boolean"),
            Shape::Integer(_) | Shape::Float(_) => Self::NoObject("a number"),
            Shape::Decimal => Self::NoObject("a decimal"),
            Shape::Array(_) | Shape::Tuple(_) | Shape::TupleStruct(_) => Self::NoObject("an array"),
            Shape::Nullable(_) => Self::OPTION,
            _ => Self::NoObject("a string"),
        }
    }

    pub(crate) const OPTION: Self = Self::NoObject("an option");

    /// Whether the keys are known only at run time.
    #[must_use]
    pub const fn are_open(&self) -> bool {
        match self {
            Self::Any => true,
            Self::Struct(object) => object.has_open_keys(),
            // A catch-all takes any name.
            Self::Enum(of, _) if of.catch_alls > 0 => true,
            Self::Enum(of, contents) => {
                let mut contents = *contents;
                while let [keys, tail @ ..] = contents {
                    if keys.are_open() {
                        return true;
                    }
                    contents = tail;
                }
                // The contents of a hand-written description are not known.
                contents.is_empty() && matches!(of.tagging, Tagging::Internal { .. } | Tagging::Untagged)
            }
            Self::Nothing | Self::NoObject(_) => false,
        }
    }

    /// Why a tag of this name cannot be beside the keys.
    const fn clash(&self, tag: &str) -> Option<Clash> {
        match self {
            Self::Nothing | Self::Any => None,
            Self::NoObject(what) => Some(Clash::NoObject(what)),
            Self::Struct(object) if object.knows(tag) => Some(Clash::Taken("a field of what it holds")),
            Self::Struct(_) => None,
            Self::Enum(of, contents) => {
                let taken = match of.tagging {
                    Tagging::External => of.knows(tag),
                    Tagging::Internal { tag: other } => same(other, tag),
                    Tagging::Adjacent { tag: other, content } => same(other, tag) | same(content, tag),
                    Tagging::Untagged => false,
                };
                if taken {
                    return Some(Clash::Taken("the enum that it holds"));
                }
                let is_untagged = matches!(of.tagging, Tagging::Untagged);
                let mut contents = *contents;
                while let [keys, tail @ ..] = contents {
                    match keys.clash(tag) {
                        Some(clash) => return Some(clash),
                        // Without a tag of its own, `null` does not identify the variant.
                        None if is_untagged & matches!(keys, Self::Nothing) => return Some(Clash::NoObject("`null`")),
                        None => contents = tail,
                    }
                }
                None
            }
        }
    }
}

enum Clash {
    /// A field or tag has the tag's name.
    Taken(&'static str),
    /// The value is not an object, but this.
    NoObject(&'static str),
}

/// Fails to compile if the variant of this name, of an enum with this tag, has a content that cannot be serialized and deserialized beside
/// the tag. Call it in a constant.
///
/// A generic type is checked where it is used:
///
/// ```compile_fail,E0080
/// use polar_event_core::{Event, json};
///
/// #[derive(Event)]
/// #[event(tag = "type")]
/// enum Message<T> {
///     Of(T),
/// }
///
/// // error: the variant `Of` holds a number, which has no room for the tag `type`: add `content = "…"` to the enum
/// _ = json::from_str::<Message<u8>>("{}");
/// ```
///
/// # Panics
///
/// If the content is not valid. In a constant, that is a compile error.
#[track_caller]
#[expect(clippy::panic, reason = "a compile error")]
pub const fn check_tagged(tag: &str, variant: &str, keys: &Keys) {
    let message = Message::new().and("the variant `").and(variant);
    let message = match keys.clash(tag) {
        None => return,
        Some(Clash::Taken(by)) => {
            let message = message.and("` has the name `").and(tag).and("` twice: it is the tag, and is taken by ").and(by);
            message.and(": rename one of them, or add `content = \"…\"` to the enum")
        }
        Some(Clash::NoObject(what)) => {
            message.and("` holds ").and(what).and(", which has no room for the tag `").and(tag).and("`: add `content = \"…\"` to the enum")
        }
    };
    panic!("{}", message.text());
}

impl Enum {
    /// Whether a variant has this name, for serializing or deserializing.
    pub(super) const fn knows(&self, name: &str) -> bool {
        let mut variants = self.variants;
        while let [variant, tail @ ..] = variants {
            if same(variant.name, name) | same(variant.written_name, name) | is_among(variant.aliases, name) {
                return true;
            }
            variants = tail;
        }
        false
    }
}

/// Whether a name is in the list.
pub(super) const fn is_among(mut names: &[&'static str], name: &str) -> bool {
    while let [other, tail @ ..] = names {
        if same(other, name) {
            return true;
        }
        names = tail;
    }
    false
}

pub(super) const fn same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (rest_of_a, rest_of_b);
    }
    a.is_empty() && b.is_empty()
}
