//! What schemas and tables say, word by word.

use std::collections::BTreeMap;
use std::num::NonZero;

use polar_event_core::polar::{EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::schema::{self, OpenApi};
use polar_event_core::{Describe, Event, Metadata, OptionalNullable, json};
use serde_json::{Value, json};

fn properties<T: Describe>() -> Value {
    schema::json_schema::<T>()["properties"].clone()
}

fn gaps<T: Describe>() -> Vec<String> {
    schema::gaps::<T>().iter().map(ToString::to_string).collect()
}

#[derive(Event)]
#[event(deny_unknown_fields)]
struct Order {
    /// What is paid.
    ///
    /// ```
    /// let code = "is not for senders";
    /// ```
    #[event(range(min = 1, max = 10_000), example = 250, example = 1)]
    price: u32,
    #[event(multiple_of = 0.5, example = -1.5)]
    weight: Option<f64>,
    #[event(nullable, one_of("a", "b"), example = "a")]
    kind: Option<String>,
    #[event(deprecated = "use `kind`", example = true)]
    old: Option<bool>,
    #[event(sensitive)]
    password: Option<String>,
    #[event(length(max = 3), pattern("^a", message = "no"), example = "a\"\\\n")]
    code: Option<String>,
    count: Option<NonZero<u16>>,
}

#[test]
fn a_struct() {
    assert_eq!(
        schema::json_schema::<Order>(),
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Order",
            "type": "object",
            "additionalProperties": false,
            "required": ["price"],
            "properties": {
                "price": { "type": "integer", "minimum": 1, "maximum": 10_000, "description": "What is paid.", "examples": [250, 1] },
                "weight": { "type": "number", "multipleOf": 0.5, "examples": [-1.5] },
                "kind": { "type": ["string", "null"], "enum": ["a", "b", null], "examples": ["a"] },
                "old": { "type": "boolean", "deprecated": true, "examples": [true] },
                "password": { "type": "string" },
                "code": { "type": "string", "maxLength": 3, "pattern": "^a", "examples": ["a\"\\\n"] },
                "count": { "type": "integer", "minimum": 1, "maximum": 65_535 },
            },
        })
    );
}

#[test]
fn a_table() {
    assert_eq!(
        schema::markdown::<Order>(),
        "\
# Order

| Field | Type | Required | Description | Example |
| --- | --- | :---: | --- | --- |
| `price` | integer | ✓ | What is paid. 1 to 10000. | `250` |
| `weight` | number |  | A multiple of 0.5. | `-1.5` |
| `kind` | string or null |  | One of `a`, `b`. | `a` |
| `old` | boolean |  | **Deprecated**: use `kind`. | `true` |
| `password` | string |  |  | - |
| `code` | string |  | At most 3 characters; matches `^a`. | `a\"\\\\n` |
| `count` | integer |  | 1 to 65535. | - |

Other fields are refused.
"
    );
}

#[derive(Event)]
struct Page<T> {
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
}

#[derive(Event)]
struct Pages {
    bytes: Page<u8>,
    #[event(flatten)]
    letters: BTreeMap<String, Page<char>>,
}

/// Types of the same name are kept apart, and those that contain themselves end.
#[test]
fn definitions() {
    let schema = schema::json_schema::<Pages>();
    let reference = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    assert_eq!(schema["properties"]["bytes"], reference("PageOfU8"));
    assert_eq!(schema["additionalProperties"], reference("PageOfCharacter"));
    assert_eq!(schema["$defs"]["PageOfU8"]["properties"]["next"], reference("PageOfU8"));
    assert_eq!(schema["$defs"]["PageOfCharacter"]["properties"]["next"], reference("PageOfCharacter"));
    assert_eq!(
        schema["$defs"]["PageOfCharacter"]["properties"]["items"]["items"],
        json!({ "type": "string", "minLength": 1, "maxLength": 1 })
    );
    // A whole document that contains itself is a definition, too.
    let schema = schema::json_schema::<Page<bool>>();
    assert_eq!(schema["$ref"], "#/$defs/PageOfBoolean");
    assert_eq!(schema::json_schema::<Option<Page<bool>>>()["anyOf"], json!([reference("PageOfBoolean"), { "type": "null" }]));
}

#[derive(Event)]
#[event(tag = "type", rename_all = "snake_case")]
enum Shape {
    /// Round.
    Circle { radius: f64 },
    #[event(alias = "box")]
    #[deprecated]
    Square(Side),
}

#[derive(Event)]
struct Side {
    side: u8,
}

#[test]
fn a_discriminator_is_for_references() {
    let mut components = OpenApi::new();
    assert_eq!(components.schema::<Option<Shape>>(), json!({ "anyOf": [{ "$ref": "#/components/schemas/Shape" }, { "type": "null" }] }));
    assert_eq!(
        components.schemas(),
        json!({
            "Shape": {
                "title": "Shape",
                "oneOf": [{ "$ref": "#/components/schemas/ShapeCircle" }, { "$ref": "#/components/schemas/ShapeSquare" }],
                "discriminator": {
                    "propertyName": "type",
                    "mapping": {
                        "circle": "#/components/schemas/ShapeCircle",
                        "square": "#/components/schemas/ShapeSquare",
                        "box": "#/components/schemas/ShapeSquare",
                    },
                },
            },
            "ShapeCircle": {
                "type": "object",
                "description": "Round.",
                "properties": { "type": { "const": "circle" }, "radius": { "type": "number", "format": "double" } },
                "required": ["type", "radius"],
            },
            "ShapeSquare": {
                "type": "object",
                "deprecated": true,
                "properties": {
                    "type": { "enum": ["square", "box"] },
                    "side": { "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 },
                },
                "required": ["type", "side"],
            },
        })
    );
}

/// What a schema cannot say, and that it is so: each document is taken by one side only.
mod gap {
    use super::*;

    fn apart<T: Describe + serde::de::DeserializeOwned>(we: bool, text: &str) {
        let schema = schema::json_schema::<T>();
        let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
        assert_eq!(serde_json::from_str::<T>(text).is_ok(), we, "{text}");
        assert_eq!(validator.is_valid(&serde_json::from_str(text).unwrap()), !we, "{text} {schema:#}");
    }

    #[derive(Event)]
    struct Everything {
        a: Option<u8>,
        #[event(future)]
        b: Option<jiff::Timestamp>,
        c: Option<f32>,
        #[event(length(bytes, max = 2))]
        d: Option<String>,
        #[event(length(graphemes, max = 1))]
        e: Option<String>,
        #[event(hostname)]
        f: Option<String>,
        #[event(items(min = 2))]
        g: Option<std::collections::BTreeSet<u8>>,
        #[event(unique)]
        h: Option<Vec<uuid::Uuid>>,
        i: Option<url::Url>,
        #[event(custom = |it: &bool| if *it { Ok(()) } else { Err("no") })]
        j: Option<bool>,
        k: Option<BTreeMap<uuid::Uuid, u8>>,
        l: Option<rust_decimal::Decimal>,
        #[event(via_serde)]
        m: Option<serde_json::Number>,
        n: Option<Unit>,
    }

    #[derive(Event)]
    enum Unit {
        Unit,
        Data(u8),
    }

    #[test]
    fn all_of_it() {
        for (we, text) in [
            (false, r#"{"a": 1.0}"#),
            (false, r#"{"a": 1e2}"#),
            (false, r#"{"b": "2020-01-01T00:00:00Z"}"#),
            (true, r#"{"b": "2999-01-01 00:00:00Z"}"#),
            (false, r#"{"d": "éé"}"#),
            (false, r#"{"e": "ab"}"#),
            (true, r#"{"f": "ab--c.example"}"#),
            (false, r#"{"g": [1, 1]}"#),
            (false, r#"{"h": ["1dbfc517-0bbf-4301-9ba8-555ca42b9737", "1DBFC517-0BBF-4301-9BA8-555CA42B9737"]}"#),
            (true, r#"{"i": " https://example.com "}"#),
            (false, r#"{"j": false}"#),
            (false, r#"{"k": {"1dbfc517-0bbf-4301-9ba8-555ca42b9737": 1, "1DBFC517-0BBF-4301-9BA8-555CA42B9737": 1}}"#),
            (false, r#"{"l": 1e300}"#),
            (false, r#"{"m": []}"#),
            (true, r#"{"n": {"Unit": null}}"#),
            (false, r#"{"a": 1, "a": 1}"#),
        ] {
            apart::<Everything>(we, text);
        }
        assert!(json::from_str::<Everything>(r#"{"n": "Unit"}"#).is_ok());
        assert_eq!(
            gaps::<Everything>(),
            [
                "Everything.a: Integer",
                "Everything.b: Clock",
                "Everything.b: Timestamp",
                "Everything.c: Single",
                "Everything.d: Bytes",
                "Everything.e: Graphemes",
                "Everything.f: Hostname",
                "Everything.g: Integer",
                "Everything.g: Set",
                "Everything.h: Unique",
                "Everything.i: Url",
                "Everything.j: Function",
                "Everything.k: Integer",
                "Everything.k: Keys",
                "Everything.l: Decimal",
                "Everything.m: ViaSerde",
                "Unit: UnitObject",
                "Unit.Data: Integer",
            ]
        );
    }

    #[derive(Event)]
    struct Flat {
        a: Option<bool>,
        #[event(flatten, items(max = 1))]
        rest: BTreeMap<String, bool>,
    }

    #[derive(Event)]
    #[event(untagged)]
    enum Near {
        One { a: u8, b: Option<u8> },
        Two { c: u8, d: u8 },
    }

    #[test]
    fn counts_and_near_variants() {
        apart::<Flat>(false, r#"{"x": true, "y": true}"#);
        assert_eq!(gaps::<Flat>(), ["Flat: FlattenedCount"]);
        // `Two` lacks a field, so it is `One`.
        apart::<Near>(true, r#"{"a": 1, "b": 2, "c": 3}"#);
        assert!(gaps::<Near>().contains(&"Near: Untagged".to_owned()));
    }
}

/// Polar's documentation has these fields, and says this of them.
#[test]
fn the_events_of_polar() {
    let schema = schema::json_schema::<EventCreateCustomer>();
    assert_eq!(schema["required"], json!(["name", "customer_id"]));
    let properties = properties::<EventCreateCustomer>();
    let names: Vec<&String> = properties.as_object().unwrap().keys().collect();
    let of_today = ["external_id", "member_id", "parent_id"];
    assert_eq!(names, ["customer_id", of_today[0], of_today[1], "metadata", "name", "organization_id", of_today[2], "timestamp"]);
    assert_eq!(properties["metadata"]["$ref"], "#/$defs/EventMetadata");
    let metadata = &schema["$defs"]["EventMetadata"];
    // The two objects that Polar knows are not among the 50 pairs.
    assert_eq!(metadata["maxProperties"], 52);
    let names: Vec<&String> = metadata["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["_cost", "_llm"]);
    assert_eq!(metadata["additionalProperties"]["anyOf"][0]["maxLength"], 500);
    assert_eq!(properties["organization_id"]["type"], json!(["string", "null"]));
    assert_eq!(properties["organization_id"]["examples"], json!(["1dbfc517-0bbf-4301-9ba8-555ca42b9737"]));
    assert_eq!(properties["customer_id"]["format"], "uuid");
    let table = schema::markdown::<EventCreateCustomer>();
    for row in [
        "| `name` | string | ✓ | The name of the event. 1 to 128 characters; no character U+0000. | - |",
        "| `organization_id` | string (UUID) or null |  | The organization that owns the event. Required unless you use an organization token. UUID of version 4. | `1dbfc517-0bbf-4301-9ba8-555ca42b9737` |",
        "| `customer_id` | string (UUID) | ✓ | The customer's id in Polar. UUID of version 4. | - |",
    ] {
        assert!(table.contains(row), "{table}");
    }
    let metadata = "Up to 50 pairs; each key a string of 1 to 40 characters; each value a string of 1 to 500 characters, an integer, a floating-point number or a boolean.";
    assert!(table.contains(metadata), "{table}");
}

#[test]
fn two_types_of_one_name_have_sections_of_their_own() {
    #[derive(Event)]
    struct Book {
        lines: Page<char>,
        numbers: Page<u8>,
        again: Page<char>,
    }

    let page = schema::markdown::<Book>();
    for row in [
        "| `lines` | [PageOfCharacter](#pageofcharacter) |",
        "| `numbers` | [PageOfU8](#pageofu8) |",
        "| `again` | [PageOfCharacter](#pageofcharacter) |",
    ] {
        assert!(page.contains(row), "{page}");
    }
    let titles: Vec<&str> = page.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(titles, ["# Book", "## PageOfCharacter", "## PageOfU8"]);
}

/// The pages of the documentation are those that the example prints. `UPDATE_DOCS=1` writes them.
#[test]
fn pages_are_fresh() {
    fn check<T: Describe>(name: &str) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../polar-event-core/docs/models");
        let schema = format!("{:#}\n", schema::json_schema::<T>());
        for (kind, text) in [("md", schema::markdown::<T>()), ("json", schema)] {
            let path = format!("{folder}/{name}.{kind}");
            if std::env::var_os("UPDATE_DOCS").is_some() {
                std::fs::create_dir_all(folder).unwrap();
                std::fs::write(&path, &text).unwrap();
            }
            let page = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(page == text, "docs/models/{name}.{kind} is not what is generated; write it anew with UPDATE_DOCS=1");
        }
    }
    check::<EventCreateCustomer>("EventCreateCustomer");
    check::<EventCreateExternalCustomer>("EventCreateExternalCustomer");
    check::<EventCreate>("EventCreate");
    check::<EventsIngest>("EventsIngest");
}

/// What has changed for senders.
mod diff {
    use super::*;

    fn lines(old: Value, new: Value) -> Vec<String> {
        schema::diff(&old, &new).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn nothing() {
        for schema in [schema::json_schema::<EventsIngest>(), schema::json_schema::<Pages>(), schema::json_schema::<Shape>()] {
            assert_eq!(lines(schema.clone(), schema), [""; 0]);
        }
    }

    #[test]
    fn each_keyword() {
        for (old, new, expected) in [
            (
                json!({ "type": "string" }),
                json!({ "type": ["string", "null"] }),
                r#"(document): type loosened from "string" to ["string","null"]"#,
            ),
            (json!({ "type": "number" }), json!({ "type": "integer" }), r#"(document): type tightened from "number" to "integer""#),
            (json!({ "type": "string" }), json!({ "type": "integer" }), r#"(document): type changed from "string" to "integer""#),
            (json!({ "minimum": 1 }), json!({ "minimum": 0.5 }), "(document): minimum loosened from 1 to 0.5"),
            (
                json!({ "maximum": u64::MAX }),
                json!({ "maximum": u64::MAX - 1 }),
                "(document): maximum tightened from 18446744073709551615 to 18446744073709551614",
            ),
            (json!({}), json!({ "maxLength": 3 }), "(document): maxLength tightened: 3 is new"),
            (json!({ "minItems": 3 }), json!({}), "(document): minItems loosened: 3 is gone"),
            (json!({ "pattern": "a" }), json!({ "pattern": "b" }), r#"(document): pattern changed from "a" to "b""#),
            (json!({ "enum": ["a"] }), json!({ "enum": ["a", "b"] }), r#"(document): enum loosened from ["a"] to ["a","b"]"#),
            (json!({}), json!({ "enum": ["a"] }), r#"(document): enum tightened: ["a"] is new"#),
            (json!({ "required": ["a"] }), json!({}), r#"(document): required loosened: ["a"] is gone"#),
            (json!({ "items": { "maximum": 5 } }), json!({ "items": { "maximum": 4 } }), "/*: maximum tightened from 5 to 4"),
            (json!({}), json!({ "additionalProperties": false }), "(document): additionalProperties tightened: false is new"),
            (
                json!({ "additionalProperties": false }),
                json!({ "additionalProperties": false, "properties": { "a/b": {} } }),
                "/a~1b: properties loosened: {} is new",
            ),
            (json!({}), json!({ "properties": { "a": {} } }), "/a: properties tightened: {} is new"),
            (
                json!({ "oneOf": [{ "const": "a" }] }),
                json!({ "oneOf": [{ "const": "a" }, { "const": "b" }] }),
                r#"(document): oneOf loosened: {"const":"b"} is new"#,
            ),
        ] {
            assert_eq!(lines(old, new), [expected]);
        }
    }

    #[test]
    fn through_references() {
        let old = schema::json_schema::<Pages>();
        let mut new = old.clone();
        new["$defs"]["PageOfCharacter"]["properties"]["items"]["items"]["maxLength"] = json!(2);
        assert_eq!(lines(old, new), ["/*/items/*: maxLength loosened from 1 to 2"]);
    }
}

/// The longest text that the rules allow.
mod longest {
    use super::*;

    #[derive(Event)]
    struct Everything {
        #[event(length(max = 2))]
        a: String,
        #[event(length(bytes, max = 4))]
        b: String,
        c: i8,
        d: Option<bool>,
        #[event(nullable, one_of("x"))]
        e: Option<String>,
        #[event(items(max = 2), each(range(max = 9)))]
        f: Vec<u8>,
    }

    /// A character as escapes: the longest way to write it.
    fn escaped(text: &str) -> String {
        text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()
    }

    #[test]
    fn is_a_text_that_is_accepted() {
        let key = escaped;
        let text = format!(
            r#"{{"{}":"{}","{}":"{}","{}":-128,"{}":false,"{}":"{}","{}":[9,9]}}"#,
            key("a"),
            escaped("🦀🦀"),
            key("b"),
            escaped("abcd"),
            key("c"),
            key("d"),
            key("e"),
            escaped("x"),
            key("f")
        );
        assert!(json::from_str::<Everything>(&text).is_ok(), "{text}");
        assert_eq!(schema::max_json_len::<Everything>(), Some(text.len()));
    }

    #[derive(Event)]
    #[event(tag = "t")]
    enum Tagged {
        A,
        #[event(alias = "Bee")]
        B {
            x: u8,
        },
    }

    #[test]
    fn of_variants() {
        let text = format!(r#"{{"{}":"{}","{}":255}}"#, escaped("t"), escaped("Bee"), escaped("x"));
        assert!(json::from_str::<Tagged>(&text).is_ok());
        assert_eq!(schema::max_json_len::<Tagged>(), Some(text.len()));
    }

    /// What the compiler takes for bounded has a longest text.
    #[derive(Event)]
    #[event(bounded)]
    struct Bounded<'a> {
        #[event(length(max = 5))]
        text: String,
        #[event(length(bytes, max = 5, message = "too long"))]
        said: Option<&'a str>,
        #[event(one_of("a", "b"))]
        one_of: OptionalNullable<String>,
        #[event(uuid(version = 4))]
        uuid: String,
        #[event(email)]
        email: String,
        #[event(hostname)]
        hostname: String,
        #[event(ip)]
        ip: String,
        #[event(ipv4)]
        ipv4: String,
        #[event(ipv6)]
        ipv6: String,
        #[event(items(max = 5), each(items(max = 5), each(length(max = 5))))]
        lists: Vec<Vec<Box<str>>>,
        #[event(each(length(max = 5)))]
        array: [String; 2],
        #[event(items(max = 5), keys(length(max = 5)), values(length(max = 5)))]
        map: BTreeMap<String, String>,
        pair: (u8, Option<bool>),
        numbers: (f64, std::num::NonZero<u8>, rust_decimal::Decimal),
        times: [jiff::Timestamp; 2],
        duration: std::time::Duration,
        metadata: Metadata,
        nothing: (),
        kind: Kind,
        shape: Shape,
        name: Name,
        #[event(flatten)]
        page: Slice<u8>,
        #[event(skip)]
        #[allow(dead_code)]
        skipped: String,
    }

    #[derive(Event)]
    enum Kind {
        A,
    }

    #[derive(Event)]
    #[event(bounded, tag = "kind")]
    enum Shape {
        Square { side: u8 },
        Text(#[event(items(max = 2), keys(length(max = 5)), values(length(max = 5)))] BTreeMap<String, String>),
    }

    #[derive(Event)]
    #[event(bounded)]
    struct Name(#[event(length(max = 5))] String);

    #[derive(Event)]
    #[event(bounded)]
    struct Slice<T> {
        #[event(items(max = 5))]
        items: Vec<T>,
    }

    /// The same that does not compile as a bounded one, in `ui/compiler/bounded.rs`.
    #[derive(Event)]
    struct Unbounded {
        text: String,
        #[event(length(min = 1), no_nul)]
        no_max: Option<String>,
        #[event(length(max = 5))]
        fine: String,
        list: Vec<u8>,
        #[event(items(max = 5))]
        items: Vec<OptionalNullable<String>>,
        array: [String; 2],
        #[event(items(max = 5), each(each(length(max = 5))))]
        lists: Vec<Vec<String>>,
        #[event(items(max = 5), each(items(max = 5)))]
        maps: Vec<BTreeMap<char, String>>,
        #[event(items(max = 5), values(length(max = 5)))]
        keys: BTreeMap<String, String>,
        #[event(items(max = 5))]
        set: std::collections::BTreeSet<u8>,
        pair: (u8, String),
        any: Value,
        #[event(length(graphemes, max = 5))]
        graphemes: String,
        metadata: Metadata,
    }

    #[test]
    fn the_compiler_sees_the_same() {
        assert_eq!(schema::unbounded::<Bounded<'_>>(), [""; 0]);
        assert!(schema::max_json_len::<Bounded<'_>>().is_some());
        assert!(json::from_str::<Bounded<'_>>("{}").is_err());
        let expected = ["text", "no_max", "list", "items", "array", "lists", "maps", "keys", "set", "pair", "any", "graphemes"];
        assert_eq!(schema::unbounded::<Unbounded>(), expected.map(|name| format!("Unbounded.{name}")));
    }

    #[derive(Event)]
    struct Chain {
        next: Option<Box<Chain>>,
    }

    #[test]
    fn there_is_none() {
        assert_eq!(schema::max_json_len::<String>(), None);
        assert_eq!(schema::max_json_len::<Page<bool>>(), None);
        assert_eq!(schema::max_json_len::<EventsIngest>(), None);
        assert_eq!(schema::max_json_len::<EventCreateCustomer>(), None);
        assert_eq!(schema::max_json_len::<Vec<()>>(), None);
        assert_eq!(schema::unbounded::<EventsIngest>(), ["EventsIngest.events"]);
        let ids = ["external_id", "parent_id", "external_customer_id", "external_member_id"];
        let unbounded = schema::unbounded::<EventCreateExternalCustomer>();
        assert!(ids.iter().all(|id| unbounded.contains(&format!("EventCreateExternalCustomer.{id}"))), "{unbounded:?}");
        assert!(schema::unbounded::<EventCreate>().contains(&"EventCreate.ExternalCustomer.external_customer_id".to_owned()));
        assert_eq!(schema::unbounded::<Everything>(), [""; 0]);
        assert_eq!(schema::unbounded::<Chain>(), ["Chain.next"]);
        assert_eq!(schema::unbounded::<Vec<u8>>(), ["(document)"]);
        assert_eq!(schema::max_json_len::<[Option<bool>; 2]>(), Some("[false,false]".len()));
    }
}
