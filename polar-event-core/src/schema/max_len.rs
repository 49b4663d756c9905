//! The maximum length of the JSON text that the rules allow.

use super::number::integer_limits;
use super::options::Mode;
use super::variants::names;
use crate::describe::{Enum, Object, Shape, TagType, Tagging, Variant};
use crate::error::Literal;
use crate::rule::{self, Bound, Facts, MetadataRules, Rules};
use crate::value::Number;

/// The maximum number of bytes of a character in a string: two escapes of the form `\ud83e\udd80`.
const CHARACTER: usize = 12;

/// The maximum number of bytes of JSON text per byte of UTF-8: `\u0041`. A character of four bytes takes twelve.
const BYTE: usize = 6;

/// The longest float as it is written: `-2.2250738585072014e-308`.
const FLOAT: usize = 24;

/// The longest decimal: `-0.0000000000000000000000000001`.
const DECIMAL: usize = 31;

/// The maximum nesting depth of types. Recursive types have no maximum length.
pub(super) const DEPTH: usize = 64;

/// The sum of lengths. `None` if one of them is unbounded, or on overflow.
fn sum(lengths: impl IntoIterator<Item = Option<usize>>) -> Option<usize> {
    lengths.into_iter().try_fold(0_usize, |sum, length| sum.checked_add(length?))
}

/// The maximum of these lengths.
fn most(lengths: impl IntoIterator<Item = Option<usize>>) -> Option<usize> {
    lengths.into_iter().try_fold(0, |most, length| Some(length?.max(most)))
}

/// A string with this number of characters, in quotes.
fn characters(count: usize) -> Option<usize> {
    count.checked_mul(CHARACTER)?.checked_add(2)
}

/// A string with this number of ASCII characters, or at least of characters in the Basic Multilingual Plane, in quotes.
fn plain(count: usize) -> Option<usize> {
    count.checked_mul(BYTE)?.checked_add(2)
}

/// This string, with every character escaped.
fn exactly(text: &str) -> Option<usize> {
    let length = |character: char| if u32::from(character) > 0xFFFF { CHARACTER } else { BYTE };
    text.chars().map(length).sum::<usize>().checked_add(2)
}

/// This number of entries of this length, with the commas between them, in brackets.
fn list(count: usize, length: usize) -> Option<usize> {
    length.checked_add(1)?.checked_mul(count)?.checked_sub(usize::from(count > 0))?.checked_add(2)
}

/// The maximum length of a value as compact JSON. `None` if unbounded.
pub(super) fn value(shape: &'static Shape, rules: Rules, depth: usize) -> Option<usize> {
    let depth = depth.checked_sub(1)?;
    match shape {
        Shape::Boolean => Some(5),
        Shape::Integer(name) => Some(integer(name, rules)),
        Shape::Float(_) => Some(FLOAT),
        Shape::Null => Some(4),
        Shape::String => text(rules),
        Shape::Character => characters(1),
        // Types that are ASCII strings. Those of `i128` have 39 digits and a sign.
        Shape::KeyText(_) => plain(40),
        Shape::Uuid => plain(36),
        Shape::IpAddress | Shape::Ipv6Address => plain(45),
        Shape::Ipv4Address => plain(15),
        // `2026-01-31T12:30:00.123456789+00:00`
        Shape::Timestamp => plain(35),
        Shape::Date => plain(10),
        Shape::Formatted(format) => plain(format.max_len?),
        Shape::Nullable(inner) => Some(value(inner(), rules, depth)?.max(4)),
        Shape::Array(array) => {
            // A set merges equal items, so a document may have any number of them.
            let count = if array.set { None } else { array.len.or_else(|| max_items(rules)) };
            list(count?, value((array.item)(), rule::each(rules), depth)?)
        }
        Shape::Tuple(items) => {
            let lengths = items.iter().map(|item| value(item(), &[], depth)?.checked_add(1));
            sum(lengths)?.checked_add(1)
        }
        Shape::Map(map) => {
            let entry = sum([value((map.key)(), rule::keys(rules), depth), value((map.value)(), rule::values(rules), depth), Some(1)]);
            list(max_items(rules)?, entry?)
        }
        Shape::Metadata => {
            let limits = MetadataRules::of(rules);
            let value = most([characters(limits.max_value), Some(FLOAT)]);
            list(limits.max_pairs, sum([characters(limits.max_key), value, Some(1)])?)
        }
        // Unknown fields are not counted.
        Shape::Object(object) => braces(entries(object, depth)?),
        Shape::Decimal => plain(DECIMAL),
        Shape::TupleStruct(object) => {
            let lengths = object.fields.iter().map(|field| {
                let length = value((field.shape)(), field.rules, depth)?;
                length.max(if field.nullable { 4 } else { 0 }).checked_add(1)
            });
            Some(sum(lengths)?.checked_add(1)?.max(2))
        }
        Shape::Enum(of) => most(of.named_variants().iter().map(|variant| self::variant(of, variant, depth))),
        Shape::Newtype(newtype) => {
            let inner = (newtype.shape)();
            let own = if newtype.rules.is_empty() { rules } else { newtype.rules };
            Some(value(inner, own, depth)?.max(if rule::is_nullable(own) { 4 } else { 0 }))
        }
        _ => None,
    }
}

/// An object with these entries, each with a comma after it.
fn braces(entries: usize) -> Option<usize> {
    entries.saturating_sub(1).checked_add(2)
}

/// An entry with a comma after it. Keys may have escapes, too.
fn entry<'a>(names: impl IntoIterator<Item = &'a str>, value: Option<usize>) -> Option<usize> {
    sum([most(names.into_iter().map(exactly)), Some(1), value, Some(1)])
}

fn entries(object: &'static Object, depth: usize) -> Option<usize> {
    sum(object.fields.iter().map(|field| {
        let shape = (field.shape)();
        match (field.flatten, shape) {
            (true, Shape::Object(inner)) => entries(inner, depth.checked_sub(1)?),
            // The variants without data are the keys of `null` here.
            (true, Shape::Enum(_)) => value(shape, field.rules, depth)?.checked_add(5),
            // A flattened value has no brackets of its own.
            (true, _) => value(shape, field.rules, depth)?.checked_sub(1),
            (false, _) => {
                let value = value(shape, field.rules, depth)?.max(if field.nullable { 4 } else { 0 });
                entry(core::iter::once(field.name).chain(field.aliases.iter().copied()), Some(value))
            }
        }
    }))
}

fn variant(of: &'static Enum, variant: &'static Variant, depth: usize) -> Option<usize> {
    // The name may be any string.
    if of.takes_unknown_names() {
        return None;
    }
    let content = || {
        let length = match &variant.content {
            Shape::Newtype(newtype) => value((newtype.shape)(), newtype.rules, depth)?,
            other => value(other, &[], depth)?,
        };
        Some(length.max(if variant.nullable { 4 } else { 0 }))
    };
    let name = most(
        names(variant, Mode::Deserialize)
            .into_iter()
            .map(|name| if of.tag_type == TagType::String { exactly(name) } else { Some(name.len()) }),
    );
    match of.tagging {
        Tagging::Untagged => content(),
        Tagging::External if matches!(variant.content, Shape::Null) => name,
        Tagging::External => braces(entry(names(variant, Mode::Deserialize), content())?),
        Tagging::Adjacent { tag, content: key } => braces(sum([entry([tag], name), entry([key], content())])?),
        Tagging::Internal { tag } => {
            let rest = match variant.content.inside_newtypes() {
                Shape::Null => Some(0),
                Shape::Object(object) => entries(object, depth),
                shape @ (Shape::Map(_) | Shape::Metadata) => value(shape, variant.content.rules(), depth)?.checked_sub(1),
                _ => None,
            };
            braces(sum([entry([tag], name), rest])?)
        }
    }
}

fn max_items(rules: Rules) -> Option<usize> {
    Some(rule::max_items(rules)).filter(|max| *max < usize::MAX)
}

/// The maximum length of an integer within its limits.
fn integer(name: &str, rules: Rules) -> usize {
    let (min, max) = integer_limits(name, &[rules]);
    let length = |bound: Bound| {
        let (Bound::Inclusive(limit) | Bound::Exclusive(limit)) = bound;
        match limit {
            Number::Integer(limit) => limit.to_string().len(),
            // 128-bit integers.
            _ => i128::MIN.to_string().len(),
        }
    };
    min.map_or(0, length).max(max.map_or(0, length))
}

/// The maximum length of a string that all of the rules allow.
fn text(rules: Rules) -> Option<usize> {
    let is_ascii = rules.iter().any(|rule| rule.facts().alphabet.is_ascii());
    rules.iter().filter_map(|rule| length(&rule.facts(), is_ascii)).min()
}

fn length(facts: &Facts, is_ascii: bool) -> Option<usize> {
    let limited = |max: usize| Some(max).filter(|max| *max < usize::MAX);
    let of_characters = limited(facts.characters.1).and_then(if is_ascii { plain } else { characters });
    let of_bytes = limited(facts.bytes.1).and_then(plain);
    let of_literals = facts.literals.and_then(|literals| {
        most(literals.iter().map(|literal| match literal {
            Literal::Text(text) => exactly(text),
            Literal::Number(_) | Literal::Boolean(_) => Some(0),
        }))
    });
    [of_characters, of_bytes, of_literals].into_iter().flatten().min()
}

/// The fields that make a type unbounded.
pub(super) fn unbounded(shape: &'static Shape, rules: Rules) -> Vec<String> {
    let mut search = Search { within: Vec::new(), place: Vec::new(), found: Vec::new() };
    search.look(shape, rules);
    search.found
}

struct Search {
    /// The types that are being visited: one that occurs again is recursive.
    within: Vec<&'static str>,
    place: Vec<String>,
    found: Vec<String>,
}

impl Search {
    fn look(&mut self, shape: &'static Shape, rules: Rules) {
        if value(shape, rules, DEPTH).is_some() {
            return;
        }
        let name = super::names::name_of(shape);
        if name.is_some_and(|name| self.within.contains(&name)) {
            return self.add_gap();
        }
        self.within.extend(name);
        self.place.extend(name.filter(|_| self.place.is_empty()).map(str::to_owned));
        let before = self.found.len();
        match shape {
            Shape::Object(object) | Shape::TupleStruct(object) => self.fields(object),
            Shape::Enum(of) if !of.takes_unknown_names() => {
                for variant in of.named_variants() {
                    self.step(variant.rust_name, |search| match &variant.content {
                        Shape::Newtype(newtype) => search.look((newtype.shape)(), newtype.rules),
                        Shape::Object(object) | Shape::TupleStruct(object) => search.fields(object),
                        _ => {}
                    });
                }
            }
            Shape::Newtype(newtype) => self.look((newtype.shape)(), if newtype.rules.is_empty() { rules } else { newtype.rules }),
            Shape::Nullable(inner) => self.look(inner(), rules),
            Shape::Tuple(items) => items.iter().for_each(|item| self.look(item(), &[])),
            Shape::Array(array) if !array.set && (array.len.is_some() || max_items(rules).is_some()) => {
                self.look((array.item)(), rule::each(rules));
            }
            Shape::Map(map) if max_items(rules).is_some() => {
                self.look((map.key)(), rule::keys(rules));
                self.look((map.value)(), rule::values(rules));
            }
            _ => {}
        }
        // Nothing inside it is unbounded, so the value itself is.
        if self.found.len() == before {
            self.add_gap();
        }
        if name.is_some() {
            self.within.pop();
        }
    }

    fn fields(&mut self, object: &'static Object) {
        for field in object.fields {
            self.step(field.rust_name, |search| search.look((field.shape)(), field.rules));
        }
    }

    fn step(&mut self, name: &str, look: impl FnOnce(&mut Self)) {
        self.place.push(name.to_owned());
        look(self);
        self.place.pop();
    }

    fn add_gap(&mut self) {
        let place = if self.place.is_empty() { "(document)".to_owned() } else { self.place.join(".") };
        if self.found.last() != Some(&place) {
            self.found.push(place);
        }
    }
}
