//! The table of fields that documentation shows.

use core::fmt::Write as _;

use super::names::name_of;
use super::number::integer_limits;
use super::prose;
use crate::describe::{Enum, Field, Object, Shape, Tagging, Variant};
use crate::error::Literal;
use crate::number::Number;
use crate::rule::{self, Bound, Content, Items, MetadataRules, Rule, Rules, Unit};

/// A page: a section for the type, and one for each that it is made of.
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
    while let Some(shape) = page.types.get(next).copied() {
        if !page.text.is_empty() {
            page.text.push('\n');
        }
        page.section(shape, next == 0);
        next += 1;
    }
    page.text
}

struct Page {
    text: String,
    /// The types that have a section, or will have one.
    types: Vec<&'static Shape>,
}

/// Adds to a string, which does not fail.
macro_rules! add {
    ($text:expr, $($part:tt)*) => { _ = write!($text, $($part)*) };
}

impl Page {
    /// A link to the section of a type.
    fn link(&mut self, shape: &'static Shape) -> String {
        let name = name_of(shape).unwrap_or_default();
        if !self.types.iter().any(|have| name_of(have) == Some(name)) {
            self.types.push(shape);
        }
        format!("[{}](#{})", escape(name), name.to_lowercase())
    }

    fn section(&mut self, shape: &'static Shape, is_first: bool) {
        let (name, doc) = match shape {
            Shape::Object(object) | Shape::TupleStruct(object) => (object.name, object.doc),
            Shape::Enum(of) => (of.name, of.doc),
            Shape::Newtype(newtype) => (newtype.name, newtype.doc),
            _ => ("", ""),
        };
        add!(self.text, "{} {}\n", if is_first { "#" } else { "##" }, escape(name));
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
        let variants = of.variants.get(..of.names.len()).unwrap_or(of.variants);
        let plain = matches!(of.tagging, Tagging::External) && variants.iter().all(|variant| matches!(variant.content, Shape::Null));
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
        for variant in variants {
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

    /// What a value is, and its limits.
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
            Shape::Uuid => "string (UUID)".to_owned(),
            Shape::Url => "string (URL)".to_owned(),
            Shape::IpAddress => "string (IP address)".to_owned(),
            Shape::Ipv4Address => "string (IPv4 address)".to_owned(),
            Shape::Ipv6Address => "string (IPv6 address)".to_owned(),
            Shape::Timestamp => "string (date and time, RFC 3339)".to_owned(),
            Shape::Date => "string (date)".to_owned(),
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
            Shape::Any | Shape::Foreign(_) => "any JSON".to_owned(),
        };
        let is_integer = matches!(shape, Shape::Integer(_));
        let unit = if matches!(shape, Shape::Map(_)) { "pair" } else { "item" };
        limits.extend(
            rules
                .iter()
                .map(Rule::plain)
                .filter(|rule| !(is_integer && matches!(rule, Rule::Range(_))))
                .filter_map(|rule| limit(rule, unit)),
        );
        (what, limits)
    }
}

/// A limit in words; `None` for what is said elsewhere, and for functions, which have no words.
fn limit(rule: &Rule, unit: &str) -> Option<String> {
    Some(match rule {
        Rule::Length(length) => {
            let unit = match length.unit {
                Unit::Characters => "character",
                Unit::Bytes => "byte",
                #[cfg(feature = "unicode-segmentation")]
                Unit::Graphemes => "visible character",
            };
            between(length.min, length.max, unit)?
        }
        #[cfg(feature = "regex")]
        Rule::Pattern(pattern) => format!("matches {}", code(pattern.text)),
        Rule::Content(content) => match content {
            Content::NotBlank => "not blank".to_owned(),
            Content::Ascii => "ASCII only".to_owned(),
            Content::Alphanumeric => "letters and digits only".to_owned(),
            Content::Lowercase => "no upper-case letters".to_owned(),
            Content::Uppercase => "no lower-case letters".to_owned(),
            Content::NoControl => "no control characters".to_owned(),
            Content::NoNul => "no character U+0000".to_owned(),
            Content::Prefix(text) => format!("begins with {}", code(text)),
            Content::Suffix(text) => format!("ends with {}", code(text)),
            Content::Contains(text) => format!("contains {}", code(text)),
        },
        #[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
        Rule::Format(format) => form(*format),
        Rule::OneOf(one_of) => format!("one of {}", one_of.values.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Rule::Range(limits) => range((limits.min, limits.max))?,
        Rule::MultipleOf(step) => format!("a multiple of {}", number(step.0)),
        #[cfg(feature = "rust_decimal")]
        Rule::Decimal(digits) => {
            let max = digits.max_digits.map(|max| format!("at most {}", counted(max as usize, "digit")));
            let places = digits.places.map(|places| format!("at most {places} behind the decimal point"));
            max.into_iter().chain(places).collect::<Vec<_>>().join(", ")
        }
        #[cfg(feature = "uuid")]
        Rule::Uuid(version) => format!("UUID of version {}", version.0?),
        Rule::Past(_) => "not in the future".to_owned(),
        Rule::Future(_) => "not in the past".to_owned(),
        Rule::Items(Items { min, max }) => between(*min, *max, unit)?,
        Rule::Unique => "no two items the same".to_owned(),
        Rule::Contains(item) => format!("contains {}", literal(item)),
        Rule::Equals(other) => format!("the same as {}", code(other)),
        _ => return None,
    })
}

#[cfg(any(feature = "email", feature = "hostname", feature = "ip", feature = "url"))]
fn form(format: crate::rule::Format) -> String {
    use crate::rule::Format;
    match format {
        #[cfg(feature = "email")]
        Format::Email => "e-mail address".to_owned(),
        #[cfg(feature = "url")]
        Format::Url { schemes: [] } => "URL".to_owned(),
        #[cfg(feature = "url")]
        Format::Url { schemes } => format!("URL with one of these schemes: {}", schemes.join(", ")),
        #[cfg(feature = "hostname")]
        Format::Hostname => "host name".to_owned(),
        #[cfg(feature = "ip")]
        Format::Ip => "IP address".to_owned(),
        #[cfg(feature = "ip")]
        Format::Ipv4 => "IPv4 address".to_owned(),
        #[cfg(feature = "ip")]
        Format::Ipv6 => "IPv6 address".to_owned(),
    }
}

fn counted(count: usize, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

fn between(min: Option<usize>, max: Option<usize>, unit: &str) -> Option<String> {
    Some(match (min.filter(|min| *min > 0), max) {
        (None, None) => return None,
        (Some(min), None) => format!("at least {}", counted(min, unit)),
        (None, Some(max)) => format!("at most {}", counted(max, unit)),
        (Some(min), Some(max)) if min == max => format!("exactly {}", counted(min, unit)),
        (Some(min), Some(max)) => format!("{min} to {}", counted(max, unit)),
    })
}

fn range((min, max): (Option<Bound>, Option<Bound>)) -> Option<String> {
    let least = |bound| match bound {
        Bound::Inclusive(limit) => format!("at least {}", number(limit)),
        Bound::Exclusive(limit) => format!("greater than {}", number(limit)),
    };
    let most = |bound| match bound {
        Bound::Inclusive(limit) => format!("at most {}", number(limit)),
        Bound::Exclusive(limit) => format!("less than {}", number(limit)),
    };
    Some(match (min, max) {
        (None, None) => return None,
        (Some(Bound::Inclusive(min)), Some(Bound::Inclusive(max))) => format!("{} to {}", number(min), number(max)),
        (min, max) => min.map(least).into_iter().chain(max.map(most)).collect::<Vec<_>>().join(" and "),
    })
}

/// Whether a limit says something to people. That an integer has 64 bits does not.
fn is_telling(bound: &Bound) -> bool {
    let (Bound::Inclusive(limit) | Bound::Exclusive(limit)) = bound;
    limit.to_f64().abs() < 1e16
}

fn number(number: Number) -> String {
    super::number::value(number).to_string()
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => code(text),
        Literal::Number(value) => code(&number(*value)),
    }
}

fn sentence(what: &str, limits: &[String]) -> String {
    if limits.is_empty() { format!("{what}.") } else { format!("{what}: {}.", limits.join("; ")) }
}

/// What the author says of a field, and its limits.
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

/// A text that stays within its cell of a table.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A text as code, whatever is in it.
fn code(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    // In a table, a bar ends the cell even in code.
    let plain = |character: char| if character.is_control() { character.escape_default().to_string() } else { character.to_string() };
    let text: String = text.chars().map(plain).collect();
    format!("{fence}{space}{}{space}{fence}", text.replace('|', "\\|"))
}

/// A name that is no markup.
fn escape(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for character in name.chars() {
        if "\\`*_{}[]<>()#|".contains(character) && character != '_' {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
