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
    /// Examples of values, as JSON texts.
    pub examples: &'static [&'static str],
    /// The arguments of a generic type.
    pub arguments: TypeArgs,
    /// The fields, in the order of their declaration, without skipped ones.
    pub fields: &'static [Field],
    /// The names of the fields in documents, in the same order, without flattened fields, which have no names.
    pub names: &'static [&'static str],
    /// The names that the fields go by, aliases included, as serde's `deserialize_struct` is told them.
    pub deserialize_names: &'static [&'static str],
    /// The names of those fields that are both serialized and deserialized, in order: the fields in formats without names.
    pub positional_names: &'static [&'static str],
    /// The names that are serialized but not deserialized: those of fields that are never deserialized, or under another name. A flattened
    /// map beside them does not take them.
    pub only_written: &'static [&'static str],
    /// The fields that are serialized but never deserialized: `skip_deserializing`. Their names are among [`only_written`](Self::only_written).
    pub read_only: &'static [Field],
    /// The descriptions of the flattened fields, in the order of their declaration.
    pub flattened: &'static [&'static Shape],
    /// Whether unknown fields are denied.
    pub deny_unknown_fields: bool,
    /// The function that gets the whole struct, as written after `check =`.
    pub check: Option<&'static str>,
}

impl Object {
    /// Creates a struct with this name and these fields, and defaults for everything else. `names` are the fields' names, in the same
    /// order; they are also used as the positional names.
    ///
    /// More properties may be added to the struct, so set the others afterwards:
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
            read_only: &[],
            flattened: &[],
            deny_unknown_fields: false,
            check: None,
        }
    }

    /// All fields, as an array of this length.
    ///
    /// # Panics
    ///
    /// If the number of fields differs. Generated code calls this at compile time, with the right number.
    #[doc(hidden)]
    #[must_use]
    #[expect(clippy::panic, reason = "what is compiled cannot fail")]
    pub const fn all<const N: usize>(&self) -> &'static [Field; N] {
        match self.fields.first_chunk() {
            Some(fields) if self.fields.len() == N => fields,
            _ => panic!("a struct has as many descriptions as fields"),
        }
    }

    /// What serde's `deserialize_struct` is told of the struct: its name, and those of its fields.
    pub(crate) fn hint(&self, human_readable: bool) -> (&'static str, &'static [&'static str]) {
        (self.name, if human_readable { self.deserialize_names } else { self.positional_names })
    }

    /// The fields that are both serialized and deserialized, with their indices among all fields.
    pub(crate) fn positions(&self) -> impl Iterator<Item = (usize, &'static Field)> {
        self.fields.iter().enumerate().filter(|(_, field)| field.serialize_name.is_some())
    }

    /// The first of these with this index or a greater one.
    pub(crate) fn position_from(&self, index: usize) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().skip(index).find(|(_, field)| field.serialize_name.is_some())
    }
}

/// A field of a struct.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// The name in the document. In a tuple struct, the index as text.
    pub name: &'static str,
    /// The name for serializing: usually the same; `None` if the field is never serialized.
    pub serialize_name: Option<&'static str>,
    /// In a tuple struct, the index of the field in its array.
    pub index: Option<usize>,
    /// Whether serializing may leave the field out, depending on its value.
    pub omittable: bool,
    /// Whether a function serializes the value, so that its form is unknown.
    pub serialize_with: bool,
    /// Other names that are accepted.
    pub aliases: &'static [&'static str],
    /// The name in Rust.
    pub rust_name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// Whether the field must be present.
    pub required: bool,
    /// The value of an absent field, as a JSON text, if the field has a default, and its type is known to implement `Serialize`.
    pub default: Option<fn() -> Option<String>>,
    /// Whether the field may be `null`.
    pub nullable: bool,
    /// Whether the field is flattened: it has no key of its own, and the keys of its struct or map take its place.
    pub flatten: bool,
    /// The rules.
    pub rules: Rules,
    /// The override of the code and message of violations of the field's own value.
    pub overrides: MessageOverride,
    /// Whether the value must not be shown: `#[event(sensitive)]` on the field. See also [`is_sensitive`](Self::is_sensitive).
    pub sensitive: bool,
    /// If the field is deprecated, what to use instead; an empty string if unspecified.
    pub deprecated: Option<&'static str>,
    /// Examples of values, as JSON texts.
    pub examples: &'static [&'static str],
    /// The description of the field's type.
    pub shape: ShapeFn,
}

impl Field {
    /// Whether the field itself has this name in documents.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// Creates a required field with this name, and defaults for everything else.
    #[must_use]
    pub const fn new(name: &'static str, shape: ShapeFn) -> Self {
        Self {
            name,
            serialize_name: Some(name),
            omittable: false,
            serialize_with: false,
            index: None,
            aliases: &[],
            rust_name: name,
            doc: "",
            required: true,
            default: None,
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

    /// The names of the field.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn names(&self) -> Names {
        Names { name: self.name, aliases: self.aliases }
    }

    /// The path segment of this field.
    #[must_use]
    pub fn segment(&self) -> Segment {
        self.index.map_or(Segment::from(self.name), Segment::from)
    }

    /// Whether the field's value must not be shown: the field, or its type, is `#[event(sensitive)]`.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.sensitive || (self.shape)().is_sensitive()
    }
}
