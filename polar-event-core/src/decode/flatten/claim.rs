//! Which entries belong to a flattened value whose keys only the document determines: by the value's description.

use super::selection::Selection;
use crate::describe::{Catches, Enum, Object, Shape, Tagging, Variant};
use crate::reader::Place;

/// The entries that belong to a value of this description, with its tag first. They are taken.
pub(super) fn claim<E>(shape: &'static Shape, selection: &mut Selection<'_, E>, place: Option<&Place<'_>>) -> Vec<usize> {
    let mut claim = Claim { selection, place, found: Vec::new(), within: Vec::new() };
    claim.shape(shape);
    claim.found
}

struct Claim<'a, 'p, 'de, E> {
    selection: &'a mut Selection<'de, E>,
    place: Option<&'a Place<'p>>,
    found: Vec<usize>,
    /// The enums and newtypes around the description at hand: what contains itself has no further keys.
    within: Vec<*const Shape>,
}

impl<E> Claim<'_, '_, '_, E> {
    fn shape(&mut self, shape: &'static Shape) {
        if self.within.contains(&core::ptr::from_ref(shape)) {
            return;
        }
        self.within.push(shape);
        match shape {
            Shape::Object(object) => self.object(object),
            Shape::Enum(of) => self.union(of),
            Shape::Newtype(newtype) => self.shape((newtype.shape)()),
            Shape::Nullable(inner) => self.shape(inner()),
            Shape::Map(_) | Shape::Metadata | Shape::Any | Shape::ViaSerde(_) => self.keys(|_| true),
            _ => {}
        }
        self.within.pop();
    }

    fn object(&mut self, object: &'static Object) {
        self.keys(|key| object.fields.iter().any(|field| !field.flatten && field.has_key(key)));
        // Maps are offered what is left.
        for others in [false, true] {
            let flattened = object.fields.iter().filter(|field| field.flatten).map(|field| (field.shape)());
            flattened.filter(|shape| matches!(shape, Shape::Map(_) | Shape::Metadata) == others).for_each(|shape| self.shape(shape));
        }
    }

    fn union(&mut self, of: &'static Enum) {
        match of.tagging {
            Tagging::External => {
                let found = self.found.len();
                self.keys(|key| of.named_variants().iter().any(|variant| variant.has_name(key)));
                if self.found.len() == found {
                    self.catch_alls(of);
                }
            }
            Tagging::Adjacent { tag, content } => {
                let variant = self.named(of, tag);
                self.keys(|key| key == tag);
                self.keys(|key| key == content);
                if variant.is_none() {
                    self.catch_alls(of);
                }
            }
            Tagging::Internal { tag } => {
                let variant = self.named(of, tag);
                self.keys(|key| key == tag);
                match variant {
                    Some(variant) => {
                        self.selection.named.push((of, variant));
                        self.shape(&variant.content);
                    }
                    None if of.catch_alls > 0 => self.catch_alls(of),
                    None => self.selection.lacks_variant = true,
                }
            }
            Tagging::Untagged => of.named_variants().iter().for_each(|variant| self.shape(&variant.content)),
        }
    }

    /// The variant that is named by a tag.
    fn named(&self, of: &'static Enum, tag: &str) -> Option<&'static Variant> {
        self.first(tag).and_then(|index| self.selection.text(index, of.tag_type.kind(), self.place, |name| find(of, name)).flatten())
    }

    /// Takes what the variants for unknown names may have.
    fn catch_alls(&mut self, of: &'static Enum) {
        for variant in of.catch_all_variants() {
            match variant.catches {
                Catches::Name { .. } if !matches!(variant.content, Shape::Null) => self.keys(|_| true),
                Catches::Name { .. } | Catches::Nothing => {}
                Catches::Value => self.shape(&variant.content),
            }
        }
    }

    /// The first entry with this key.
    fn first(&self, key: &str) -> Option<usize> {
        (0..self.selection.len()).find(|index| self.selection.free_key(*index) == Some(key))
    }

    /// Takes the entries whose keys are these.
    fn keys(&mut self, is_one: impl Fn(&str) -> bool) {
        for index in 0..self.selection.len() {
            if self.selection.free_key(index).is_some_and(&is_one) {
                self.selection.take(index);
                self.found.push(index);
            }
        }
    }
}

/// The variant that a tag names, or the one for unknown names.
fn find(of: &'static Enum, name: &str) -> Option<&'static Variant> {
    of.named_variants().iter().find(|variant| variant.has_name(name)).or_else(|| of.variants.get(of.other?))
}
