//! Documents made from a type's own description, then spoiled.

use polar_event_core::describe::{Enum, Shape, Tagging, Variant};

use crate::random::Random;
use crate::tree::Doc;

/// A document that a type of this description should take.
pub fn valid(shape: &Shape, random: &mut Random, depth: usize) -> Doc {
    let plain = |text: String| Doc::Plain(text);
    match shape {
        Shape::Boolean => plain(random.one_in(2).to_string()),
        Shape::Integer(ty) if ty.starts_with('i') => plain((random.below(200) as i64 - 100).to_string()),
        Shape::Integer(_) => plain(random.below(100).to_string()),
        Shape::Float(_) => plain(random.pick(&["0.5", "-2.0", "7", "1e3"]).to_owned()),
        Shape::String => plain(random.pick(&[r#""""#, r#""a""#, r#""12""#, r#""äöü""#, r#""0""#]).to_owned()),
        Shape::Character => plain(random.pick(&[r#""a""#, r#""ß""#]).to_owned()),
        Shape::Formatted(format) => plain(format!("{:?}", in_format(format.name, random.below(3)))),
        Shape::Timestamp => plain(random.pick(&[r#""2020-02-29T12:30:00Z""#, r#""1999-12-31T23:59:59.5+01:00""#]).to_owned()),
        Shape::Null => plain("null".to_owned()),
        Shape::Array(array) => {
            let len = array.len.unwrap_or(if depth > 3 { 0 } else { random.below(3) });
            Doc::Array((0..len).map(|_| valid((array.item)(), random, depth + 1)).collect())
        }
        Shape::Tuple(items) => Doc::Array(items.iter().map(|item| valid(item(), random, depth + 1)).collect()),
        Shape::Map(map) => {
            let len = if depth > 3 { 0 } else { random.below(3) };
            Doc::Object((0..len).map(|index| (key((map.key)(), index), valid((map.value)(), random, depth + 1))).collect())
        }
        Shape::Object(object) => {
            let mut entries = Vec::new();
            for field in object.fields {
                if !field.required && (depth > 3 || random.one_in(3)) {
                    continue;
                }
                let aliases = field.aliases.len();
                let name = if aliases > 0 && random.one_in(4) { field.aliases[random.below(aliases)] } else { field.name };
                let null = field.nullable && random.one_in(5);
                let value = if null { plain("null".to_owned()) } else { valid((field.shape)(), random, depth + 1) };
                match value {
                    Doc::Object(inner) if field.flatten => entries.extend(inner),
                    value => entries.push((name.to_owned(), value)),
                }
            }
            Doc::Object(entries)
        }
        Shape::TupleStruct(object) => Doc::Array(object.fields.iter().map(|field| valid((field.shape)(), random, depth + 1)).collect()),
        Shape::Enum(of) => valid_variant(of, random, depth),
        Shape::Newtype(newtype) => valid((newtype.shape)(), random, depth + 1),
        // What the functions of the zoos take for these types, mostly.
        Shape::ViaSerde(ty) if !random.one_in(20) => plain(match *ty {
            ty if ty.starts_with("Option<") => random.pick(&["3", "null"]).to_owned(),
            ty if ty.starts_with("Vec<") => "[1,2]".to_owned(),
            ty if ty.starts_with("Cow<") => r#""x""#.to_owned(),
            ty if ty.starts_with(['u', 'i']) => random.pick(&[r#""12""#, r#""7""#]).to_owned(),
            _ => "null".to_owned(),
        }),
        _ => plain(random.pick(&[r#""12""#, r#""7""#, "3", r#""x""#, "null", "[1,2]", r#"{"a":1}"#]).to_owned()),
    }
}

/// The key of a map that has this place: none comes twice, as long as there are no more than two.
fn key(shape: &Shape, index: usize) -> String {
    match shape {
        Shape::KeyText("bool") => (index % 2 == 1).to_string(),
        Shape::KeyText(_) => index.to_string(),
        Shape::Character => char::from(b'a' + (index % 26) as u8).to_string(),
        Shape::Enum(of) => of.variants[index % of.variants.len()].name.to_owned(),
        Shape::Newtype(newtype) => key((newtype.shape)(), index),
        Shape::Formatted(format) => in_format(format.name, index).to_owned(),
        Shape::Timestamp => format!("20{:02}-01-01T00:00:00Z", index % 100),
        _ => format!("k{index}"),
    }
}

/// A string in a format of its own; another one for each of three indices.
fn in_format(name: &str, index: usize) -> &'static str {
    let texts = match name {
        "local-date-time" => ["2020-02-29T12:30:00", "1999-12-31T23:59:59.5", "0001-01-01T00:00:00.000000001"],
        "local-time" => ["00:00:00", "12:30:00.5", "23:59:59.999999999"],
        "zoned-date-time" => {
            ["2020-02-29T12:30:00+01:00[+01:00]", "1999-12-31T23:59:59.5+05:30[+05:30]", "2000-01-01T00:00:00-01:00[-01:00]"]
        }
        "signed-duration" => ["PT0S", "-PT1H30M", "PT0.000000001S"],
        "span" => ["P1D", "-P1Y2M3DT4H", "PT1.5S"],
        "socket-address" => ["192.0.2.1:443", "[::1]:80", "[2001:db8::1]:0"],
        "socket-v4-address" => ["192.0.2.1:443", "0.0.0.0:0", "255.255.255.255:65535"],
        "socket-v6-address" => ["[::1]:80", "[2001:db8::1]:0", "[::]:65535"],
        _ => ["", "a", "b"],
    };
    texts[index % texts.len()]
}

/// A document of one of the variants.
fn valid_variant(of: &Enum, random: &mut Random, depth: usize) -> Doc {
    let null = || Doc::Plain("null".to_owned());
    if of.variants.is_empty() {
        return null();
    }
    let mut variant = &of.variants[random.below(of.variants.len())];
    if depth > 3 {
        variant = of.variants.iter().find(|variant| matches!(variant.content, Shape::Null)).unwrap_or(variant);
    }
    // One that ends, as the first does in the zoos.
    if depth > 8 && !matches!(variant.content, Shape::Null) {
        variant = &of.variants[0];
    }
    let content = if variant.nullable && (depth > 3 || random.one_in(3)) { null() } else { valid(&variant.content, random, depth + 1) };
    let is_null = content == null();
    let name = name_of(of, variant, random);
    let name_text = || Doc::Plain(format!("{name:?}"));
    let mut entries = match of.tagging {
        Tagging::Untagged => return content,
        Tagging::External if is_null && matches!(variant.content, Shape::Null) && !random.one_in(5) => return name_text(),
        Tagging::External => return Doc::Object(vec![(name, content)]),
        Tagging::Internal { tag } => {
            let mut entries = if let Doc::Object(entries) = content { entries } else { Vec::new() };
            entries.insert(random.below(entries.len() + 1), (tag.to_owned(), name_text()));
            entries
        }
        Tagging::Adjacent { tag, .. } if is_null && !random.one_in(5) => vec![(tag.to_owned(), name_text())],
        Tagging::Adjacent { tag, content: key } => vec![(tag.to_owned(), name_text()), (key.to_owned(), content)],
    };
    if random.one_in(3) {
        entries.reverse();
    }
    Doc::Object(entries)
}

/// A name that stands for this variant.
fn name_of(of: &Enum, variant: &Variant, random: &mut Random) -> String {
    let is_other = of.other.is_some_and(|other| of.variants[other].name == variant.name);
    if is_other && random.one_in(2) {
        return "whatever".to_owned();
    }
    let aliases = variant.aliases.len();
    let name = if aliases > 0 && random.one_in(3) { variant.aliases[random.below(aliases)] } else { variant.name };
    name.to_owned()
}

/// Puts a part of another document of the type into this one: another tag, another content, the keys of another variant.
pub fn cross(doc: &mut Doc, mut other: Doc, random: &mut Random) {
    let number = if random.one_in(2) { 0 } else { random.below(other.size()) };
    let Some(Doc::Object(others)) = other.part(number).cloned() else { return };
    let number = if random.one_in(2) { 0 } else { random.below(doc.size()) };
    let Some(Doc::Object(entries)) = doc.part(number) else { return };
    for (key, value) in others {
        match entries.iter_mut().find(|(name, _)| *name == key) {
            Some((_, there)) if random.one_in(2) => *there = value,
            None if random.one_in(2) => entries.insert(random.below(entries.len() + 1), (key, value)),
            _ => {}
        }
    }
}

/// Spoils a document somewhere.
pub fn spoil(doc: &mut Doc, random: &mut Random) {
    let number = random.below(doc.size());
    let Some(part) = doc.part(number) else { return };
    match (part, random.below(8)) {
        (Doc::Object(entries), 0) if !entries.is_empty() => _ = entries.remove(random.below(entries.len())),
        (Doc::Object(entries), 1) if !entries.is_empty() => {
            let index = random.below(entries.len());
            entries[index].0.push_str(random.pick(&["x", "_", "2"]));
        }
        (Doc::Object(entries), 2) if !entries.is_empty() => {
            let entry = entries[random.below(entries.len())].clone();
            entries.insert(random.below(entries.len()), entry);
        }
        (Doc::Object(entries), 3) => entries.reverse(),
        (Doc::Object(entries), 4) => entries.push(("unknown".to_owned(), Doc::Plain("[{}]".to_owned()))),
        (part @ Doc::Object(_), 5) => {
            let Doc::Object(entries) = part else { return };
            *part = Doc::Array(std::mem::take(entries).into_iter().map(|(_, value)| value).collect());
        }
        (Doc::Array(items), 0) if !items.is_empty() => _ = items.pop(),
        (Doc::Array(items), 1) => items.push(Doc::Plain("1".to_owned())),
        (Doc::Array(items), 2) => items.reverse(),
        (part, 6) => *part = Doc::Plain("null".to_owned()),
        (part, _) => {
            let others = ["true", "0", "-1", "300", "1.5", "1e2", r#""text""#, r#""5""#, "[]", "{}", "[[1]]", r#"{"a":1}"#, "99999999999"];
            *part = Doc::Plain(random.pick(&others).to_owned());
        }
    }
}
