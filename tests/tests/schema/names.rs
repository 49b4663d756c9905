//! The names of definitions: what generators of clients make types of.

use std::collections::{BTreeMap, BTreeSet};

use polar_event_core::schema::{self, OpenApi};
use polar_event_core::{Describe, Event};
use serde_json::Value;

#[derive(Event)]
struct Author {
    name: String,
}

#[derive(Event)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Event)]
struct Pair<A, B>(A, B);

#[derive(Event)]
#[event(rename = "line.item é")]
struct Line {
    id: u8,
}

#[derive(Event)]
#[event(tag = "kind")]
enum Shape {
    Circle { radius: u8 },
    Square(Side),
    OtherKind,
}

#[derive(Event)]
struct Side {
    side: u8,
}

mod other {
    use polar_event_core::Event;

    #[derive(Event)]
    pub(super) struct Author {
        #[allow(dead_code)]
        id: u8,
    }

    /// Has the name of a variant.
    #[derive(Event)]
    pub(super) struct ShapeCircle {
        #[allow(dead_code)]
        id: u8,
    }
}

#[derive(Event)]
#[allow(dead_code)]
struct Everything {
    author: Author,
    other: other::Author,
    again: Author,
    authors: Page<Author>,
    others: Page<other::Author>,
    numbers: Page<u8>,
    pages: Page<Page<u8>>,
    lists: Page<Vec<String>>,
    sets: Page<BTreeSet<u8>>,
    maps: Page<BTreeMap<String, u64>>,
    lines: Page<Line>,
    pair: Pair<Page<Author>, (bool, f64)>,
    shape: Shape,
    circle: other::ShapeCircle,
}

fn names(schemas: &Value) -> Vec<&str> {
    schemas.as_object().unwrap().keys().map(String::as_str).collect()
}

fn every_reference_leads_somewhere(document: &Value, path: &str, names: &[&str]) {
    let text = document.to_string();
    let mut count = 0;
    for (start, _) in text.match_indices(path) {
        let name = text[start + path.len()..].split('"').next().unwrap();
        assert!(names.contains(&name), "{name}");
        count += 1;
    }
    assert!(count > 0);
}

const COMMON: &[&str] = &[
    "Author",
    "Author2",
    "PageOfAuthor",
    "PageOfAuthor2",
    "PageOfLineItem",
    "PageOfListOfString",
    "PageOfMapOfStringAndU64",
    "PageOfPageOfU8",
    "PageOfSetOfU8",
    "PageOfU8",
    "PairOfPageOfAuthorAndTupleOfBooleanAndF64",
    "Shape",
    "ShapeCircle",
    "line_item__",
];

#[test]
fn definitions_are_named_by_their_arguments() {
    let schema = schema::json_schema::<Everything>();
    let names = names(&schema["$defs"]);
    assert_eq!(names, COMMON);
    every_reference_leads_somewhere(&schema, "#/$defs/", &names);
}

#[test]
fn variants_have_names_of_their_own() {
    let mut components = OpenApi::new();
    let reference = components.schema::<Everything>();
    let schemas = components.schemas();
    let names = names(&schemas);
    let mut expected: Vec<&str> = COMMON.to_vec();
    expected.extend(["Everything", "ShapeCircle2", "ShapeOtherKind", "ShapeSquare"]);
    expected.sort_unstable();
    assert_eq!(names, expected);
    every_reference_leads_somewhere(&schemas, "#/components/schemas/", &names);
    assert_eq!(reference["$ref"], "#/components/schemas/Everything");
    // Generators make identifiers of them.
    assert!(names.iter().all(|name| name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')), "{names:?}");
    assert_eq!(schemas["ShapeCircle"]["required"], serde_json::json!(["kind", "radius"]));
    assert_eq!(schemas["ShapeCircle2"]["required"], serde_json::json!(["id"]));
}

/// What comes first has the name, whether it is a type or a variant.
#[test]
fn a_type_before_a_variant_of_its_name() {
    #[derive(Event)]
    #[allow(dead_code)]
    struct Both {
        a: other::ShapeCircle,
        shape: Shape,
    }

    let mut components = OpenApi::new();
    _ = components.schema::<Both>();
    let schemas = components.schemas();
    assert_eq!(schemas["ShapeCircle"]["required"], serde_json::json!(["id"]));
    assert_eq!(schemas["Shape"]["oneOf"][0]["$ref"], "#/components/schemas/ShapeCircle2");
    assert_eq!(schemas["Shape"]["discriminator"]["mapping"]["Circle"], "#/components/schemas/ShapeCircle2");
}

#[test]
fn gaps_and_tables_have_the_same_names() {
    fn gaps<T: Describe>() -> Vec<String> {
        schema::gaps::<T>().iter().map(ToString::to_string).collect()
    }
    assert_eq!(gaps::<Page<u8>>(), ["PageOfU8.items: Integer"]);
    assert!(schema::markdown::<Page<Page<u8>>>().starts_with("# PageOfPageOfU8\n"));
}
