//! The schema of what is written, beside that of what is read; and the annotations that tell the two apart.

use std::collections::BTreeMap;

use polar_event_core::polar::{
    Cost, Currency, EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventMetadata, EventsIngest, EventsIngestResponse, Llm,
};
use polar_event_core::schema::{self, Draft, Mode, OpenApi, Schema};
use polar_event_core::{Describe, Event, OptionalNullable, json};
use polar_event_tests::generate;
use polar_event_tests::random::Random;
use polar_event_tests::zoo::schema::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn written<T: Describe>() -> Value {
    Schema::of::<T>().mode(Mode::Serialize).to_value()
}

/// A value is valid by the schema of what is written.
fn assert_written<T: Describe + Serialize>(value: &T) {
    let (schema, value) = (written::<T>(), serde_json::to_value(value).unwrap());
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
    assert!(validator.is_valid(&value), "{value} {schema:#}");
}

fn assert_not_written<T: Describe>(value: Value) {
    let schema = written::<T>();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(!validator.is_valid(&value), "{value} {schema:#}");
}

/// Neither described nor read.
#[derive(Serialize, Default)]
struct Foreign;

fn number() -> u8 {
    7
}

fn one_time() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn as_text<S: serde::Serializer>(number: &u8, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

#[derive(Event)]
struct Order {
    #[event(rename(serialize = "orderId", deserialize = "order_id"), alias = "id")]
    id: u8,
    note: Option<String>,
    #[event(nullable)]
    null: Option<String>,
    optional: OptionalNullable<u8>,
    #[event(default)]
    flag: bool,
    #[event(default = 5)]
    count: u8,
    #[event(default = "EUR")]
    currency: String,
    #[event(default = number())]
    number: u8,
    #[event(default = one_time())]
    serial: u64,
    #[event(default)]
    nothing: Option<u8>,
    #[event(default = "secret", sensitive)]
    secret: String,
    #[event(default, skip_serializing)]
    password: String,
    /// When it was stored.
    #[event(skip_deserializing)]
    stored: u32,
    #[event(skip_deserializing)]
    foreign: Foreign,
    #[event(skip_deserializing)]
    last: Option<u32>,
    #[event(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[event(serialize_with = as_text)]
    text: u8,
}

fn order() -> Order {
    json::from_str(r#"{"id": 1, "tags": [], "text": 3}"#).unwrap()
}

#[test]
fn what_is_read() {
    let schema = schema::json_schema::<Order>();
    let property = |name: &str| schema["properties"][name].clone();
    let default = |name: &str| property(name).get("default").cloned();
    assert_eq!(default("flag"), Some(json!(false)));
    assert_eq!(default("count"), Some(json!(5)));
    assert_eq!(default("currency"), Some(json!("EUR")));
    assert_eq!(default("number"), Some(json!(7)));
    assert_eq!(default("null"), None);
    // Another one each time, one that is absent, and one that must not be shown.
    assert_eq!((default("serial"), default("nothing"), default("secret")), (None, None, None));
    assert_eq!(property("password"), json!({ "type": "string", "default": "", "writeOnly": true }));
    assert_eq!(property("stored"), json!({ "description": "When it was stored.", "readOnly": true }));
    assert_eq!(property("foreign"), json!({ "readOnly": true }));
    assert_eq!(property("orderId"), Value::Null);
    assert_eq!(schema["required"], json!(["tags", "text"]));
    // As said, such a field may have any value.
    assert!(json::from_str::<Order>(r#"{"id": 1, "tags": [], "text": 3, "stored": "x"}"#).is_ok());
}

#[test]
fn what_is_written() {
    let schema = written::<Order>();
    let names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let expected = [
        "count", "currency", "flag", "foreign", "last", "note", "nothing", "null", "number", "optional", "orderId", "secret", "serial",
        "stored", "tags", "text",
    ];
    assert_eq!(names, expected);
    let mut required: Vec<&str> = schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    required.sort_unstable();
    let always = ["count", "currency", "flag", "foreign", "null", "number", "orderId", "secret", "serial", "stored", "text"];
    assert_eq!(required, always);
    let property = |name: &str| schema["properties"][name].clone();
    assert_eq!(property("stored")["maximum"], json!(u32::MAX));
    assert_eq!(property("stored")["readOnly"], json!(true));
    assert_eq!(property("count").get("default"), None);
    // Of these nothing is known.
    assert_eq!((property("foreign"), property("text")), (json!({ "readOnly": true }), json!({})));
    let gaps: Vec<String> = Schema::of::<Order>().mode(Mode::Serialize).gaps().iter().map(ToString::to_string).collect();
    assert!(gaps.contains(&"Order.text: ViaSerde".to_owned()), "{gaps:?}");

    let mut value = order();
    assert_written(&value);
    assert!(value.password.is_empty() && value.tags.is_empty());
    value.note = Some("a".to_owned());
    value.optional = OptionalNullable::Null;
    value.tags = vec!["a".to_owned()];
    value.last = Some(3);
    assert_written(&value);
    let value = serde_json::to_value(&value).unwrap();
    for name in always {
        let mut less = value.clone();
        less.as_object_mut().unwrap().remove(name);
        assert_not_written::<Order>(less);
    }
}

#[derive(Event)]
#[event(default, deny_unknown_fields)]
#[derive(Clone, PartialEq, Debug)]
struct Settings {
    level: u8,
    name: Option<String>,
    #[event(skip_deserializing)]
    id: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self { level: 3, name: Some("x".to_owned()), id: 0 }
    }
}

#[test]
fn the_default_of_a_struct() {
    let schema = schema::json_schema::<Settings>();
    assert_eq!(schema["properties"]["level"]["default"], json!(3));
    assert_eq!(schema["properties"]["name"]["default"], json!("x"));
    // Unknown fields are denied, and this is one.
    assert_eq!(schema["properties"].get("id"), None);
    assert_eq!(written::<Settings>()["required"], json!(["id", "level", "name"]));
    assert_written(&Settings { name: None, ..Settings::default() });
    assert_not_written::<Settings>(json!({ "level": 3, "name": null, "id": 0, "more": 1 }));
}

/// The value of a parameter cannot be told.
#[derive(Event)]
struct Generic<T> {
    #[event(default)]
    value: T,
    #[event(default)]
    count: u8,
    #[event(skip_deserializing)]
    list: Vec<T>,
}

#[test]
fn generic_types() {
    let schema = schema::json_schema::<Generic<u8>>();
    assert_eq!(schema["properties"]["value"].get("default"), None);
    assert_eq!(schema["properties"]["count"]["default"], json!(0));
    assert_written(&Generic { value: 1_u8, count: 2, list: vec![3] });
    assert_not_written::<Generic<u8>>(json!({ "value": 1, "count": 2 }));
}

#[derive(Event)]
#[event(tag = "kind", rename_all(serialize = "UPPERCASE"))]
enum Kind {
    #[event(alias = "uno")]
    One {
        #[event(rename(serialize = "A"))]
        a: Option<u8>,
    },
    #[event(skip_deserializing)]
    Two,
    #[event(skip_serializing)]
    Three,
    #[event(other)]
    Other,
}

#[derive(Event)]
enum External {
    #[event(rename(serialize = "eins"), alias = "uno")]
    One,
    Two(#[event(range(max = 5))] u8),
    #[event(other)]
    Rest,
}

#[derive(Event)]
#[event(untagged)]
enum Untagged {
    Number { n: u8 },
    Text { t: String, n: Option<String> },
}

#[test]
fn enums() {
    for (text, expected) in [(r#"{"kind": "uno"}"#, json!({ "kind": "ONE" })), (r#"{"kind": "x"}"#, json!({ "kind": "OTHER" }))] {
        let value: Kind = json::from_str(text).unwrap();
        assert_eq!(serde_json::to_value(&value).unwrap(), expected);
        assert_written(&value);
    }
    assert_written(&Kind::Two);
    assert_written(&Kind::One { a: Some(1) });
    for bad in [json!({ "kind": "One" }), json!({ "kind": "THREE" }), json!({ "kind": "x" }), json!({ "kind": "ONE", "A": "" })] {
        assert_not_written::<Kind>(bad);
    }
    assert!(json::from_str::<Kind>(r#"{"kind": "Three"}"#).is_ok_and(|kind| matches!(kind, Kind::Three)));
    for value in [External::One, External::Two(3), External::Rest] {
        assert_written(&value);
    }
    for bad in [json!("One"), json!("uno"), json!("x"), json!({ "Two": 6 }), json!({ "Two": 1, "x": 1 })] {
        assert_not_written::<External>(bad);
    }
    assert_written(&Untagged::Number { n: 1 });
    assert_written(&Untagged::Text { t: String::new(), n: None });
    assert_not_written::<Untagged>(json!({ "n": "" }));
}

#[derive(Event)]
struct Around {
    #[event(flatten)]
    inner: Inner,
    #[event(flatten)]
    maybe: Option<Maybe>,
    #[event(flatten)]
    kind: FlatKind,
    #[event(flatten, skip_serializing)]
    rest: BTreeMap<String, u8>,
}

#[derive(Event)]
struct Inner {
    #[event(default, rename(serialize = "ONE"))]
    one: u8,
}

#[derive(Event)]
struct Maybe {
    #[event(rename(serialize = "TWO"))]
    two: u8,
    three: u8,
}

#[derive(Event)]
#[event(tag = "kind")]
enum FlatKind {
    #[event(rename(serialize = "A"))]
    Ay {
        #[event(rename(serialize = "X"))]
        x: u8,
    },
    B,
}

#[test]
fn flattened_fields() {
    let rest = BTreeMap::new();
    let mut value = Around { inner: Inner { one: 1 }, maybe: None, kind: FlatKind::Ay { x: 1 }, rest };
    assert_written(&value);
    value.maybe = Some(Maybe { two: 2, three: 3 });
    value.rest.insert("more".to_owned(), 1);
    assert_written(&value);
    value.kind = FlatKind::B;
    assert_written(&value);
    for bad in [
        json!({ "kind": "B" }),
        json!({ "ONE": 1 }),
        json!({ "ONE": 1, "kind": "Ay", "x": 1 }),
        json!({ "ONE": 1, "kind": "A" }),
        json!({ "ONE": 1, "kind": "B", "TWO": 1 }),
    ] {
        assert_not_written::<Around>(bad);
    }
}

#[derive(Event)]
struct Tuple(u8, #[event(default)] u8);

#[test]
fn tuples_are_written_whole() {
    let read = schema::json_schema::<Tuple>();
    let lengths: Vec<&Value> = read["anyOf"].as_array().unwrap().iter().map(|tuple| &tuple["minItems"]).collect();
    assert_eq!(lengths, [&json!(1), &json!(2)]);
    assert_eq!(read["anyOf"][1]["prefixItems"][1]["default"], json!(0));
    assert_eq!(written::<Tuple>()["minItems"], json!(2));
    assert_written(&Tuple(1, 2));
}

#[derive(Event)]
struct Same {
    side: u8,
}

#[derive(Event)]
struct Envelope {
    same: Same,
    orders: Vec<Order>,
}

#[test]
fn requests_and_responses_share_what_is_the_same() {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    for response_first in [false, true] {
        let mut components = OpenApi::new();
        if response_first {
            assert_eq!(components.response::<Envelope>(), reference("EnvelopeOutput"));
        }
        assert_eq!(components.schema::<Envelope>(), reference("Envelope"));
        assert_eq!(components.response::<Envelope>(), reference("EnvelopeOutput"));
        assert_eq!(components.response::<Option<Same>>()["anyOf"][0], reference("Same"));
        assert_eq!(components.response::<Kind>(), reference("KindOutput"));
        let schemas = components.schemas();
        let names: Vec<&String> = schemas.as_object().unwrap().keys().collect();
        assert_eq!(
            names,
            [
                "Envelope",
                "EnvelopeOutput",
                "KindOneOutput",
                "KindOtherOutput",
                "KindOutput",
                "KindTwoOutput",
                "Order",
                "OrderOutput",
                "Same"
            ]
        );
        assert_eq!(schemas["EnvelopeOutput"]["properties"]["same"], reference("Same"));
        assert_eq!(schemas["EnvelopeOutput"]["properties"]["orders"]["items"], reference("OrderOutput"));
        assert_eq!(schemas["Envelope"]["properties"]["orders"]["items"], reference("Order"));
        let mapping = json!({
            "ONE": "#/components/schemas/KindOneOutput",
            "TWO": "#/components/schemas/KindTwoOutput",
            "OTHER": "#/components/schemas/KindOtherOutput",
        });
        assert_eq!(schemas["KindOutput"]["discriminator"]["mapping"], mapping);
    }
}

#[test]
fn settings_go_together() {
    let schema = Schema::of::<Envelope>().mode(Mode::Serialize).draft(Draft::Draft07).inline(true).to_value();
    assert_eq!((schema.get("definitions"), schema.get("$defs")), (None, None));
    assert_eq!(schema["properties"]["orders"]["items"]["properties"]["orderId"]["maximum"], json!(255));
}

/// What values of the zoo are written as.
mod of_the_zoo {
    use super::*;

    fn check<T: Describe + DeserializeOwned + Serialize>() {
        let schema = super::written::<T>();
        let name = std::any::type_name::<T>();
        assert!(jsonschema::meta::is_valid(&schema), "{name}: {schema:#}");
        let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
        let mut random = Random::new(9);
        let mut count = 0;
        for _ in 0..150 {
            let document = generate::document::<T>(&mut random);
            let Ok(value) = serde_json::from_value::<T>(document) else { continue };
            let output = serde_json::to_value(&value).unwrap();
            assert!(validator.is_valid(&output), "{name}: {output} {schema:#}");
            count += 1;
        }
        assert!(count > 10, "{name}: {count}");
    }

    macro_rules! models {
        (polar: $($polar:ty),+; $($group:ident: $($model:ty),+;)+) => {
            #[test]
            fn is_what_the_schema_says() {
                $(check::<$polar>();)+
                $($(check::<$model>();)+)+
            }
        };
    }

    polar_event_tests::schema_zoo!(models);
}
