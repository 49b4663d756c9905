//! Tables of fields for documentation.

mod markup;

use core::fmt::Write as _;
use std::collections::HashSet;

use self::markup::{cell, escape, pretty};
use super::names::{display_name, name_of, same};
use super::number::integer_limits;
use super::prose;
use crate::describe::{Catches, Enum, Field, Object, Shape, Tagging, Variant};
use crate::rule::phrase::{code, counted, range};
use crate::rule::{self, Bound, MetadataRules, Rule, Rules};

/// A page with a section for the type, and one for each type inside it.
pub(super) fn page(shape: &'static Shape) -> String {
    let mut page = Page { text: String::new(), types: Vec::new() };
    if name_of(shape).is_some() {
        page.link(shape);
    } else {
        let (what, limits) = page.value(shape, &[]);
        page.text = sentence(&what, &limits);
        page.text.push('\n');
    }
    let mut next = 0;
    while let Some((shape, title)) = page.types.get(next).cloned() {
        if !page.text.is_empty() {
            page.text.push('\n');
        }
        page.section(shape, &title, next == 0);
        next += 1;
    }
    page.text
}

struct Page {
    text: String,
    /// The types with a section, and its title: if several types have the same name, all but the first have numbers.
    types: Vec<(&'static Shape, String)>,
}

/// Writes to a string, which cannot fail.
macro_rules! add {
    ($text:expr, $($part:tt)*) => { _ = write!($text, $($part)*) };
}

impl Page {
    /// A link to the section of a type.
    fn link(&mut self, shape: &'static Shape) -> String {
        let is_same = |(have, _): &&(&'static Shape, String)| same(have, shape, &mut HashSet::new());
        let title = match self.types.iter().find(is_same) {
            Some((_, title)) => title.clone(),
            None => {
                let name = display_name(shape);
                let title = match self.types.iter().filter(|(have, _)| display_name(have) == name).count() {
                    0 => name,
                    before => format!("{name}{}", before + 1),
                };
                self.types.push((shape, title.clone()));
                title
            }
        };
        format!("[{}](#{})", escape(&title), title.to_lowercase())
    }

    fn section(&mut self, shape: &'static Shape, title: &str, is_first: bool) {
        let (doc, examples) = match shape {
            Shape::Object(object) | Shape::TupleStruct(object) => (object.doc, object.examples),
            Shape::Enum(of) => (of.doc, of.examples),
            Shape::Newtype(newtype) => (newtype.doc, newtype.examples),
            _ => ("", [].as_slice()),
        };
        add!(self.text, "{} {}\n", if is_first { "#" } else { "##" }, escape(title));
        let prose = prose(doc);
        if !prose.is_empty() {
            add!(self.text, "\n{prose}\n");
        }
        self.text.push('\n');
        match shape {
            Shape::Object(object) => self.object(object),
            Shape::TupleStruct(object) => {
                self.text.push_str("An array of these items:\n\n");
                self.table(object);
            }
            Shape::Enum(of) => self.union(of),
            Shape::Newtype(newtype) => {
                let (what, limits) = self.value((newtype.shape)(), newtype.rules);
                let line = sentence(&what, &limits);
                add!(self.text, "{line}\n");
            }
            _ => {}
        }
        for example in examples {
            add!(self.text, "\nExample:\n\n```json\n{}\n```\n", pretty(example));
        }
    }

    fn object(&mut self, object: &'static Object) {
        self.table(object);
        if object.deny_unknown_fields {
            self.text.push_str("\nOther fields are refused.\n");
        }
    }

    fn table(&mut self, object: &'static Object) {
        if object.fields.is_empty() {
            self.text.push_str("There are no fields.\n");
            return;
        }
        self.text.push_str("| Field | Type | Required | Description | Example |\n| --- | --- | :---: | --- | --- |\n");
        self.rows(object, true);
    }

    fn rows(&mut self, object: &'static Object, required: bool) {
        for field in object.fields {
            match (field.flatten, (field.shape)()) {
                (true, Shape::Object(inner)) => self.rows(inner, required && field.required),
                (true, shape @ Shape::Enum(_)) => {
                    let (what, limits) = self.value(shape, field.rules);
                    let mark = if required && field.required { "✓" } else { "" };
                    let description = description(field, &limits);
                    add!(self.text, "| *its fields* | {what} | {mark} | {description} | - |\n");
                }
                (true, shape) => {
                    let (what, limits) = self.value(shape, field.rules);
                    let description = description(field, &limits);
                    add!(self.text, "| *any other* | {what} |  | {description} | - |\n");
                }
                (false, _) => self.row(field, required),
            }
        }
    }

    fn row(&mut self, field: &'static Field, required: bool) {
        let (mut what, limits) = self.value((field.shape)(), field.rules);
        if field.nullable {
            what.push_str(" or null");
        }
        let mark = if required && field.required { "✓" } else { "" };
        let description = description(field, &limits);
        let example = example(field);
        add!(self.text, "| {} | {what} | {mark} | {description} | {example} |\n", code(field.name));
    }

    fn union(&mut self, of: &'static Enum) {
        let variants = of.named_variants();
        let plain = of.catch_alls == 0
            && matches!(of.tagging, Tagging::External)
            && variants.iter().all(|variant| matches!(variant.content, Shape::Null));
        self.text.push_str(match of.tagging {
            _ if plain => "One of these strings:\n\n",
            Tagging::Untagged => "One of these, as its fields or its type tell:\n\n",
            _ => "One of these:\n\n",
        });
        for (index, variant) in variants.iter().enumerate() {
            let name = if of.other == Some(index) { "any other".to_owned() } else { code(variant.name) };
            let content = self.content(variant);
            let line = match of.tagging {
                Tagging::External if matches!(variant.content, Shape::Null) => name,
                Tagging::External => format!("an object with the one field {name}: {content}"),
                Tagging::Internal { tag } if matches!(variant.content, Shape::Null) => format!("{} is {name}", code(tag)),
                Tagging::Internal { tag } => format!("{} is {name}, beside the fields of {content}", code(tag)),
                Tagging::Adjacent { tag, .. } if matches!(variant.content, Shape::Null) => format!("{} is {name}", code(tag)),
                Tagging::Adjacent { tag, content: key } => format!("{} is {name}, {} is {content}", code(tag), code(key)),
                Tagging::Untagged => content,
            };
            add!(self.text, "- {line}");
            let doc = prose(variant.doc);
            if !doc.is_empty() {
                add!(self.text, ": {}", cell(&doc));
            }
            if let Some(note) = variant.deprecated {
                add!(self.text, " {}", deprecated(note));
            }
            self.text.push('\n');
        }
        for variant in of.catch_all_variants() {
            let (content, doc) = (self.content(variant), prose(variant.doc));
            let content = match (&variant.catches, &variant.content) {
                (Catches::Name { .. }, Shape::Null) => "any other name".to_owned(),
                (Catches::Name { .. }, _) => format!("any other name, with {content}"),
                _ => content,
            };
            let doc = if doc.is_empty() { doc } else { format!(": {}", cell(&doc)) };
            add!(self.text, "- {content}{doc}\n");
        }
        for variant in variants.iter().chain(of.catch_all_variants()) {
            let (Shape::Object(object) | Shape::TupleStruct(object)) = &variant.content else { continue };
            add!(self.text, "\nThe fields of {}:\n\n", code(variant.name));
            self.table(object);
        }
    }

    fn content(&mut self, variant: &'static Variant) -> String {
        let (mut what, limits) = match &variant.content {
            Shape::Newtype(newtype) => self.value((newtype.shape)(), newtype.rules),
            Shape::Object(_) | Shape::TupleStruct(_) => (format!("its own fields, {}", code(variant.name)), Vec::new()),
            other => self.value(other, &[]),
        };
        if variant.nullable {
            what.push_str(" or null");
        }
        if !limits.is_empty() {
            add!(what, " ({})", limits.join(", "));
        }
        what
    }

    /// The type of a value, and its limits.
    fn value(&mut self, shape: &'static Shape, rules: Rules) -> (String, Vec<String>) {
        let mut limits = Vec::new();
        let what = match shape {
            Shape::Boolean => "boolean".to_owned(),
            Shape::Integer(name) => {
                let (min, max) = integer_limits(name, &[rules]);
                limits.extend(range((min.filter(is_telling), max.filter(is_telling))));
                "integer".to_owned()
            }
            Shape::Float(_) => "number".to_owned(),
            Shape::Decimal => "number or string".to_owned(),
            Shape::String => "string".to_owned(),
            Shape::Character => "string of one character".to_owned(),
            Shape::KeyText(ty) => format!("{ty} as a string"),
            Shape::Uuid => "string (UUID)".to_owned(),
            Shape::Url => "string (URL)".to_owned(),
            Shape::IpAddress => "string (IP address)".to_owned(),
            Shape::Ipv4Address => "string (IPv4 address)".to_owned(),
            Shape::Ipv6Address => "string (IPv6 address)".to_owned(),
            Shape::Timestamp => "string (date and time, RFC 3339)".to_owned(),
            Shape::Date => "string (date)".to_owned(),
            Shape::Formatted(format) => format!("string ({})", format.title),
            Shape::Null => "null".to_owned(),
            Shape::Nullable(inner) => {
                let (what, inner) = self.value(inner(), rules);
                limits.extend(inner);
                return (format!("{what} or null"), limits);
            }
            Shape::Array(array) => {
                let (item, inner) = self.value((array.item)(), rule::each(rules));
                if let Some(len) = array.len {
                    limits.push(format!("exactly {}", counted(len, "item")));
                }
                limits.extend(inner.into_iter().map(|limit| format!("each item: {limit}")));
                format!("array of {item}")
            }
            Shape::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(item(), &[]).0).collect();
                format!("array of {}", items.join(", "))
            }
            Shape::Map(map) => {
                let (value, of_value) = self.value((map.value)(), rule::values(rules));
                let (_, of_key) = self.value((map.key)(), rule::keys(rules));
                limits.extend(of_key.into_iter().map(|limit| format!("each key: {limit}")));
                limits.extend(of_value.into_iter().map(|limit| format!("each value: {limit}")));
                format!("object with values: {value}")
            }
            Shape::Metadata => {
                let of = MetadataRules::of(rules);
                limits.push(format!(
                    "up to {}; each key a string of 1 to {} characters; each value a string of 1 to {} characters, an integer, a floating-point number or a boolean",
                    counted(of.max_pairs, "pair"),
                    of.max_key,
                    of.max_value
                ));
                "object (metadata)".to_owned()
            }
            Shape::Newtype(newtype) if name_of(shape).is_none() => {
                let (what, inner) = self.value((newtype.shape)(), newtype.rules);
                limits.extend(inner);
                what
            }
            Shape::Object(_) | Shape::TupleStruct(_) | Shape::Enum(_) | Shape::Newtype(_) => self.link(shape),
            Shape::Any | Shape::ViaSerde(_) => "any JSON".to_owned(),
        };
        let is_integer = matches!(shape, Shape::Integer(_));
        let unit = if matches!(shape, Shape::Map(_)) { "pair" } else { "item" };
        limits.extend(
            rules
                .iter()
                .map(Rule::plain)
                .filter(|rule| !(is_integer && matches!(rule, Rule::Range(_))))
                .filter_map(|rule| rule.words_for(unit)),
        );
        (what, limits)
    }
}

fn sentence(what: &str, limits: &[String]) -> String {
    if limits.is_empty() { format!("{what}.") } else { format!("{what}: {}.", limits.join("; ")) }
}

/// The documentation of a field, and its limits.
fn description(field: &Field, limits: &[String]) -> String {
    let mut text = cell(&prose(field.doc));
    let mut add = |more: &str| {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(more);
    };
    if !limits.is_empty() {
        let mut limits = limits.join("; ");
        if let Some(first) = limits.get(..1).map(str::to_uppercase) {
            limits.replace_range(..1, &first);
        }
        add(&format!("{limits}."));
    }
    if !field.aliases.is_empty() {
        let aliases: Vec<String> = field.aliases.iter().map(|alias| code(alias)).collect();
        add(&format!("Also understood: {}.", aliases.join(", ")));
    }
    if let Some(note) = field.deprecated {
        add(&deprecated(note));
    }
    text
}

fn deprecated(note: &str) -> String {
    if note.is_empty() { "**Deprecated.**".to_owned() } else { format!("**Deprecated**: {}.", cell(note).trim_end_matches('.')) }
}

/// The first example; a string without its quotes.
fn example(field: &Field) -> String {
    let Some(example) = field.examples.first() else { return "-".to_owned() };
    match serde_json::from_str::<String>(example) {
        Ok(text) => code(&text),
        Err(_) => code(example),
    }
}

/// Whether a limit is informative. That an integer has 64 bits is not.
fn is_telling(bound: &Bound) -> bool {
    let (Bound::Inclusive(limit) | Bound::Exclusive(limit)) = bound;
    limit.to_f64().abs() < 1e16
}
