//! Structs and their fields.

use super::{Shape, ShapeFn, TypeArgs};
use crate::error::{Names, Segment};
use crate::rule::{MessageOverride, Rules};

/// A struct.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Object {
    /// The type's name.
    pub name: &'static str,
    /// The type's doc comment.
    pub doc: &'static str,
    /// Values that the type can have, as JSON texts.
    pub examples: &'static [&'static str],
    /// What a generic type is of.
    pub arguments: TypeArgs,
    /// The fields, in the order of their declaration. Skipped ones are not among them.
    pub fields: &'static [Field],
    /// The wire names of the fields, in the same order, without flattened fields, which have no names.
    pub names: &'static [&'static str],
    /// The names that the fields go by, aliases included, as serde's `deserialize_struct` is told them.
    pub deserialize_names: &'static [&'static str],
    /// The names of those fields that are written as well as read: those that formats without names have, in this order.
    pub positional_names: &'static [&'static str],
    /// The names that are written and not read: those of fields that are never read, and of such as are read under other names. A flattened map
    /// beside them does not take them.
    pub only_written: &'static [&'static str],
    /// What the flattened fields take, in the order of their declaration.
    pub flattened: &'static [&'static Shape],
    /// Whether unknown fields are denied.
    pub deny_unknown_fields: bool,
    /// The function that sees the whole struct, as written after `check =`.
    pub check: Option<&'static str>,
}

impl Object {
    /// A struct of this name with these fields, of which nothing else is said. `names` are the fields' names, in the same order.
    ///
    /// The struct may grow, so what else there is to say is set afterwards:
    ///
    /// ```
    /// use polar_event_core::describe::{Describe, Field, Object, Shape};
    ///
    /// const POINT: Object = {
    ///     let mut point = Object::new("Point", &[Field::new("x", i32::shape), Field::new("y", i32::shape)], &["x", "y"]);
    ///     point.doc = "A place in the plane.";
    ///     point.deny_unknown_fields = true;
    ///     point
    /// };
    ///
    /// let fields = Shape::Object(POINT).fields().unwrap();
    /// assert_eq!(fields.iter().map(|field| field.name).collect::<Vec<_>>(), POINT.names);
    /// ```
    #[must_use]
    pub const fn new(name: &'static str, fields: &'static [Field], names: &'static [&'static str]) -> Self {
        Self {
            name,
            doc: "",
            examples: &[],
            arguments: TypeArgs(&[]),
            fields,
            names,
            deserialize_names: names,
            positional_names: names,
            only_written: &[],
            flattened: &[],
            deny_unknown_fields: false,
            check: None,
        }
    }

    /// All fields, of which there are so many.
    ///
    /// # Panics
    ///
    /// If there are not so many: generated code asks while it is compiled, and counts right.
    #[doc(hidden)]
    #[must_use]
    #[expect(clippy::panic, reason = "what is compiled cannot fail")]
    pub const fn all<const N: usize>(&self) -> &'static [Field; N] {
        match self.fields.first_chunk() {
            Some(fields) if self.fields.len() == N => fields,
            _ => panic!("a struct has as many descriptions as fields"),
        }
    }

    /// The field that goes by this name, if it is sensitive: one of its own, or of a flattened struct.
    pub(crate) fn sensitive_field(&self, name: &str) -> Option<&'static Field> {
        let mut objects = vec![(self, MAX_FLATTENED)];
        while let Some((object, depth)) = objects.pop() {
            for field in object.fields {
                match ((field.shape)(), field.flatten, depth) {
                    (Shape::Object(inner), true, 1..) => objects.push((inner, depth - 1)),
                    (_, false, _) if field.has_key(name) && field.is_sensitive() => return Some(field),
                    _ => {}
                }
            }
        }
        None
    }

    /// The fields that are written as well as read, with their indices among all.
    pub(crate) fn positions(&self) -> impl Iterator<Item = (usize, &'static Field)> {
        self.fields.iter().enumerate().filter(|(_, field)| field.serialize_name.is_some())
    }

    /// The first of these with this index or a greater one.
    pub(crate) fn position_from(&self, index: usize) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().skip(index).find(|(_, field)| field.serialize_name.is_some())
    }
}

/// So deep are flattened structs looked through that are within each other.
const MAX_FLATTENED: usize = 16;

/// A field of a struct.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// The name in the document. In a tuple struct, the index as text.
    pub name: &'static str,
    /// The name under which it is written: mostly the same, and `None` if it is never written.
    pub serialize_name: Option<&'static str>,
    /// In a tuple struct, the index of the field in its array.
    pub index: Option<usize>,
    /// Further names that are understood.
    pub aliases: &'static [&'static str],
    /// The name in Rust.
    pub rust_name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// Whether the field must be there.
    pub required: bool,
    /// Whether the field may be `null`.
    pub nullable: bool,
    /// Whether the field is flattened: it has no key of its own, and the keys of its struct or map stand in its place.
    pub flatten: bool,
    /// The rules.
    pub rules: Rules,
    /// What violations of the field's own value say in place of the library's own code and message.
    pub overrides: MessageOverride,
    /// Whether no text may show the value: `#[event(sensitive)]` on the field. See also [`is_sensitive`](Self::is_sensitive).
    pub sensitive: bool,
    /// If the field is deprecated, what to use instead; an empty text if that is not said.
    pub deprecated: Option<&'static str>,
    /// Values that the field can have, as JSON texts.
    pub examples: &'static [&'static str],
    /// What the field's type takes.
    pub shape: ShapeFn,
}

impl Field {
    /// A field of this name that must be there, and of which nothing else is said.
    #[must_use]
    pub const fn new(name: &'static str, shape: ShapeFn) -> Self {
        Self {
            name,
            serialize_name: Some(name),
            index: None,
            aliases: &[],
            rust_name: name,
            doc: "",
            required: true,
            nullable: false,
            flatten: false,
            rules: &[],
            overrides: MessageOverride::NONE,
            sensitive: false,
            deprecated: None,
            examples: &[],
            shape,
        }
    }

    /// The names that the field goes by.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn names(&self) -> Names {
        Names { name: self.name, aliases: self.aliases }
    }

    /// The step of a path that leads to this field.
    #[must_use]
    pub fn segment(&self) -> Segment {
        self.index.map_or(Segment::from(self.name), Segment::from)
    }

    /// Whether no text may show the field's value: the field, or its type, is `#[event(sensitive)]`.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.sensitive || (self.shape)().is_sensitive()
    }
}
