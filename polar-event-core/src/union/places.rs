//! What the variants of an enum have at the end of a path.

use std::collections::BTreeSet;

use crate::describe::{Enum, Shape, Tagging};
use crate::error::{Literal, Segment, Violation};
use crate::rule::{Rule, Rules};

/// The most descriptions for one step of a path. No type that somebody has written has as many.
const MAX_PLACES: usize = 256;

/// The most lengths that are worth a list.
const MAX_LENGTHS: usize = 16;

/// How many steps below an enum it says what its other variants take. Were there no bound, each enum on the way would walk the whole path.
const DEPTH: usize = 4;

/// Whether a violation is so far down that the enums within have told all about it.
pub(super) fn is_deep(violation: &Violation) -> bool {
    violation.path().segments().nth(DEPTH).is_some()
}

/// The descriptions of all that can stand at the end of a path.
pub(super) struct Places(Vec<Place>);

#[derive(Clone, Copy)]
enum Place {
    /// A value under these rules.
    Value(&'static Shape, Rules),
    /// The tag of an enum.
    Tag(&'static Enum),
}

impl Place {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Value(shape, rules), Self::Value(other, others)) => core::ptr::eq(*shape, *other) && core::ptr::eq(*rules, *others),
            (Self::Tag(of), Self::Tag(other)) => core::ptr::eq(*of, *other),
            _ => false,
        }
    }
}

impl Places {
    /// Where a violation is, in each of the variants that have such a place.
    pub(super) fn at(of: &'static Enum, violation: &Violation) -> Self {
        let mut places = Self(Vec::new());
        of.variants.iter().for_each(|variant| places.add(Place::Value(&variant.content, &[])));
        for segment in violation.path().segments() {
            let outer = places.0;
            places = Self(Vec::new());
            outer.iter().for_each(|place| places.step(place, segment));
        }
        places
    }

    /// Adds a place, with those that are the same value: what is in a newtype, the variants of an untagged enum, and flattened fields.
    fn add(&mut self, place: Place) {
        let mut new = vec![place];
        while let Some(place) = new.pop() {
            if self.0.len() >= MAX_PLACES || self.0.iter().any(|have| have.is(&place)) {
                continue;
            }
            self.0.push(place);
            let Place::Value(shape, rules) = place else { continue };
            match shape {
                Shape::Newtype(newtype) => new.push(Place::Value((newtype.shape)(), newtype.rules)),
                Shape::Nullable(inner) => new.push(Place::Value(inner(), rules)),
                Shape::Object(object) => {
                    let flattened = object.fields.iter().rev().filter(|field| field.flatten);
                    new.extend(flattened.map(|field| Place::Value((field.shape)(), field.rules)));
                }
                Shape::Enum(of) if matches!(of.tagging, Tagging::Untagged | Tagging::Internal { .. }) => {
                    new.extend(of.variants.iter().rev().map(|variant| Place::Value(&variant.content, &[])));
                }
                _ => {}
            }
        }
    }

    /// Adds the parts of a place that a step leads to.
    fn step(&mut self, place: &Place, segment: &Segment) {
        let Place::Value(shape, rules) = place else { return };
        match (shape, segment) {
            (Shape::Object(object), Segment::Key(key)) => {
                let fields = object.fields.iter().filter(|field| !field.flatten && field.has_key(key));
                fields.for_each(|field| self.add(Place::Value((field.shape)(), field.rules)));
            }
            (Shape::TupleStruct(object), Segment::Index(index)) => {
                let fields = object.fields.iter().filter(|field| field.index == Some(*index));
                fields.for_each(|field| self.add(Place::Value((field.shape)(), field.rules)));
            }
            (Shape::Map(map), Segment::Key(_)) => {
                self.add(Place::Value((map.value)(), part(rules, |rule| if let Rule::Values(rules) = rule { Some(rules) } else { None })))
            }
            (Shape::Array(array), Segment::Index(_)) => {
                self.add(Place::Value((array.item)(), part(rules, |rule| if let Rule::Each(rules) = rule { Some(rules) } else { None })));
            }
            (Shape::Tuple(items), Segment::Index(index)) => {
                items.get(*index).into_iter().for_each(|item| self.add(Place::Value(item(), &[])));
            }
            (Shape::Enum(of), Segment::Key(key)) => self.step_into(of, key),
            _ => {}
        }
    }

    fn step_into(&mut self, of: &'static Enum, key: &str) {
        let contents = of.variants.iter().filter(|variant| match of.tagging {
            Tagging::External => variant.has_name(key),
            Tagging::Adjacent { content, .. } => content == key,
            Tagging::Internal { .. } | Tagging::Untagged => false,
        });
        contents.for_each(|variant| self.add(Place::Value(&variant.content, &[])));
        if matches!(of.tagging, Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } if tag == key) {
            self.add(Place::Tag(of));
        }
    }

    /// The literals that are taken here.
    pub(super) fn literals(&self) -> Vec<Literal> {
        let mut all = Vec::new();
        let mut add = |literal: Literal| {
            if !all.contains(&literal) {
                all.push(literal);
            }
        };
        for place in &self.0 {
            match place {
                Place::Tag(of) => of.names.iter().for_each(|name| add(of.tag_type.literal(name))),
                Place::Value(shape, rules) => {
                    let literals = rules.iter().filter_map(|rule| rule.facts().literals);
                    literals.flatten().for_each(|literal| add(*literal));
                    if let Shape::Enum(Enum { tagging: Tagging::External, variants, .. }) = shape {
                        let units = variants.iter().filter(|variant| matches!(variant.content, Shape::Null));
                        units.for_each(|variant| add(Literal::Text(variant.name)));
                    }
                }
            }
        }
        all
    }

    /// The lengths that arrays can have here. `None` if they can have any, or too many.
    pub(super) fn lengths(&self) -> Option<BTreeSet<usize>> {
        let mut all = BTreeSet::new();
        for place in &self.0 {
            let Place::Value(shape, rules) = place else { continue };
            let (min, max) = match shape {
                Shape::Tuple(items) => (items.len(), items.len()),
                Shape::TupleStruct(object) => {
                    let min = object.fields.iter().rposition(|field| field.required).map_or(0, |last| last + 1);
                    (min, object.fields.len())
                }
                Shape::Array(array) => match (array.len, limits(rules)) {
                    (Some(len), _) => (len, len),
                    (None, Some(limits)) => limits,
                    (None, None) => return None,
                },
                _ => continue,
            };
            if max.saturating_sub(min) >= MAX_LENGTHS {
                return None;
            }
            all.extend(min..=max);
        }
        (all.len() <= MAX_LENGTHS).then_some(all)
    }
}

/// The limits on the length of a list that has both.
fn limits(rules: Rules) -> Option<(usize, usize)> {
    rules.iter().map(|rule| rule.facts().items).find(|(_, max)| *max < usize::MAX)
}

/// The rules of items or values.
fn part(rules: Rules, of: impl Fn(&Rule) -> Option<&Rules>) -> Rules {
    rules.iter().find_map(|rule| of(rule.plain()).copied()).unwrap_or(&[])
}
