//! The keys of an object, including those of its flattened values.

use super::{Enum, Field, Object, Shape, Tagging, Variant};

/// What stands among the keys of an object.
#[derive(Clone, Copy)]
pub(crate) enum FlatKey {
    /// A field, by its name and its aliases.
    Field(&'static Field),
    /// A tag, the content beside it, or the name of a variant: a name and its aliases, and the name for serializing.
    Name(&'static str, &'static [&'static str], &'static str),
    /// A name that is serialized but not deserialized.
    OnlyWritten(&'static str),
    /// Any other key: those of a map.
    Others,
}

impl FlatKey {
    /// The names for deserializing, its own name first.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        let (name, aliases) = match self {
            Self::Field(field) => (Some(field.name), field.aliases),
            Self::Name(name, aliases, _) => (Some(name), aliases),
            Self::OnlyWritten(_) | Self::Others => (None, [].as_slice()),
        };
        name.into_iter().chain(aliases.iter().copied())
    }

    /// The name for serializing.
    pub(crate) fn written_name(self) -> Option<&'static str> {
        match self {
            Self::Field(field) => field.serialize_name,
            Self::Name(_, _, written) => Some(written),
            Self::OnlyWritten(name) => Some(name),
            Self::Others => None,
        }
    }
}

/// Visits the keys of a value of this description, as they stand in the object that it is, or that it is flattened into: in the order of
/// their declaration, those of all variants of an enum. A value that is not an object has none.
pub(crate) fn visit_keys(shape: &'static Shape, visit: &mut impl FnMut(FlatKey)) {
    Visit { visit, named: &[], within: Vec::new() }.shape(shape);
}

struct Visit<'v, V> {
    visit: &'v mut V,
    /// Of these enums, only these variants are visited.
    named: &'v [(&'static Enum, &'static Variant)],
    /// The enums and newtypes around the description at hand: what contains itself has no further keys.
    within: Vec<*const Shape>,
}

impl<V: FnMut(FlatKey)> Visit<'_, V> {
    fn shape(&mut self, shape: &'static Shape) {
        if let Shape::Object(object) = shape {
            return self.object(object);
        }
        if self.within.contains(&core::ptr::from_ref(shape)) {
            return;
        }
        self.within.push(shape);
        match shape {
            Shape::Enum(of) => self.union(of),
            Shape::Newtype(newtype) => self.shape((newtype.shape)()),
            Shape::Nullable(inner) => self.shape(inner()),
            Shape::Map(_) | Shape::Metadata | Shape::Any | Shape::ViaSerde(_) => (self.visit)(FlatKey::Others),
            _ => {}
        }
        self.within.pop();
    }

    fn object(&mut self, object: &Object) {
        for field in object.fields {
            if field.flatten {
                self.shape((field.shape)());
            } else {
                (self.visit)(FlatKey::Field(field));
            }
        }
        object.only_written.iter().for_each(|name| (self.visit)(FlatKey::OnlyWritten(name)));
    }

    fn union(&mut self, of: &'static Enum) {
        let mut name = |name| (self.visit)(FlatKey::Name(name, &[], name));
        match of.tagging {
            Tagging::External => {
                for variant in of.variants {
                    (self.visit)(FlatKey::Name(variant.name, variant.aliases, variant.written_name));
                }
                return;
            }
            Tagging::Adjacent { tag, content } => {
                name(tag);
                name(content);
                return;
            }
            Tagging::Internal { tag } => name(tag),
            Tagging::Untagged => {}
        }
        // The address of a constant differs from crate to crate.
        let is_same = |named: &Enum| (named.name, named.tagging, named.names) == (of.name, of.tagging, of.names);
        match self.named.iter().find(|(named, _)| is_same(named)) {
            Some((_, variant)) => self.shape(&variant.content),
            None => of.variants.iter().for_each(|variant| self.shape(&variant.content)),
        }
    }
}

impl Object {
    fn visit_keys(&self, visit: &mut impl FnMut(FlatKey)) {
        self.visit_keys_beside(&[], visit);
    }

    fn visit_keys_beside(&self, named: &[(&'static Enum, &'static Variant)], visit: &mut impl FnMut(FlatKey)) {
        Visit { visit, named, within: Vec::new() }.object(self);
    }

    /// The names of the fields, including those of flattened values, in the order of their declaration.
    #[must_use]
    pub fn all_names(&self) -> Vec<&'static str> {
        self.names_beside(&[])
    }

    /// Like [`all_names`](Self::all_names), if these variants of flattened enums have been selected.
    pub(crate) fn names_beside(&self, named: &[(&'static Enum, &'static Variant)]) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.names.len());
        self.visit_keys_beside(named, &mut |key| names.extend(key.names().next().filter(|name| !names.contains(name))));
        names
    }

    /// Like [`all_names`](Self::all_names), with the aliases.
    pub(crate) fn all_names_and_aliases(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        self.visit_keys(&mut |key| names.extend(key.names()));
        names
    }

    /// Whether there may be a key for [`only_writes`](Self::only_writes). A cheap check at compile time; `true` is inconclusive.
    pub(crate) const fn may_only_write(&self) -> bool {
        let (mut may, mut flattened) = (!self.only_written.is_empty(), self.flattened);
        while let [first, rest @ ..] = flattened {
            may |= match first {
                Shape::Object(object) => object.may_only_write(),
                Shape::Map(_) | Shape::Metadata | Shape::Any | Shape::ViaSerde(_) => false,
                _ => true,
            };
            flattened = rest;
        }
        may
    }

    /// Whether the object, or a flattened value in it, serializes a key but does not deserialize it: such a key does not belong to a
    /// flattened map.
    pub(crate) fn only_writes(&self, key: &str) -> bool {
        let mut found = self.only_written.contains(&key);
        if !self.flattened.is_empty() {
            self.visit_keys(&mut |at| found |= matches!(at, FlatKey::OnlyWritten(name) if name == key));
        }
        found
    }

    /// Whether a key of the flattened map at `index` is the name of another field, or is serialized beside the map.
    pub(crate) fn is_taken_beside(&self, index: usize, key: &str) -> bool {
        self.fields.iter().enumerate().any(|(other, field)| other != index && field.takes_key(key)) || self.only_written.contains(&key)
    }

    /// Whether the keys of a flattened map are among those of the object.
    #[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
    pub(crate) fn has_other_keys(&self) -> bool {
        let mut found = false;
        self.visit_keys(&mut |key| found |= matches!(key, FlatKey::Others));
        found
    }

    /// The fields with this name: one of the object's own, and those of flattened values.
    pub(crate) fn fields_named(&self, name: &str) -> Vec<&'static Field> {
        let mut found = Vec::new();
        self.visit_keys(&mut |key| {
            if let FlatKey::Field(field) = key {
                if field.has_name(name) {
                    found.push(field);
                }
            }
        });
        found
    }
}

impl Field {
    pub(crate) fn visit_keys(&'static self, visit: &mut impl FnMut(FlatKey)) {
        if self.flatten { visit_keys((self.shape)(), visit) } else { visit(FlatKey::Field(self)) }
    }

    /// Whether a key belongs to this field, or to its value if that is flattened.
    pub(crate) fn has_key(&'static self, key: &str) -> bool {
        let mut found = false;
        self.visit_keys(&mut |at| found |= at.names().any(|name| name == key));
        found
    }

    /// Whether the field is serialized or deserialized under a key, so that a flattened map beside it must not have the key.
    fn takes_key(&'static self, key: &str) -> bool {
        let mut found = false;
        self.visit_keys(&mut |at| found |= at.names().chain(at.written_name()).any(|name| name == key));
        found
    }
}
