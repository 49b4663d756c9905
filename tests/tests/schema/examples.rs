//! Examples: where they show, and that they keep to the rules.

use polar_event_core::polar::{EventCreate, EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::{Describe, Event, json, schema};
use serde_json::json;

#[test]
fn those_of_polars_models_are_good() {
    fn are_good<T: Describe + for<'de> polar_event_core::Decode<'de, Requires: polar_event_core::SatisfiedBy>>(examples: usize) {
        let wrong: Vec<String> = schema::wrong_examples::<T>().iter().map(ToString::to_string).collect();
        assert_eq!(wrong, [""; 0]);
        let document = schema::json_schema::<T>();
        let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&document).unwrap();
        let of_type = document["examples"].as_array().map_or(&[][..], Vec::as_slice);
        assert_eq!(of_type.len(), examples);
        assert!(of_type.iter().all(|example| validator.is_valid(example)));
    }
    are_good::<EventCreateCustomer>(1);
    are_good::<EventCreateExternalCustomer>(1);
    are_good::<EventCreate>(0);
    are_good::<EventsIngest>(1);
}

/// A shape.
#[derive(Event, Debug)]
#[event(tag = "kind", example({"kind": "Point", "x": 1}), example({"kind": "Line"}))]
enum Shape {
    #[allow(dead_code)]
    Point { x: u8 },
}

#[derive(Event, Debug)]
#[event(example = "ada", example = "grace")]
struct Name(#[event(length(max = 3))] String);

#[derive(Event, Debug)]
#[event(example([1, true]), example([256, true]))]
struct Pair(u8, bool);

#[derive(Event, Debug)]
#[event(rename_all = "camelCase", example = "red", example = "darkBlue")]
enum Color {
    Red,
}

#[derive(Event, Debug)]
#[event(example = 5)]
struct Order {
    #[event(rename = "n", multiple_of = 10, example = 10, example = 11, example = "ten")]
    number: u8,
    #[event(example({"a\"\\": [1, -2.5, null, {}, [],],}))]
    more: serde_json::Value,
    #[event(default, check = is_even, example = 3)]
    even: u8,
}

fn is_even(value: &u8) -> Result<(), &'static str> {
    if value % 2 == 0 { Ok(()) } else { Err("must be even") }
}

fn wrong<T: Describe + for<'de> polar_event_core::Decode<'de, Requires: polar_event_core::SatisfiedBy>>() -> Vec<String> {
    schema::wrong_examples::<T>().iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_wrong_is_found() {
    assert_eq!(wrong::<Shape>(), [r#"Shape: {"kind":"Line"}: /kind: must be Point [union_tag_invalid]"#]);
    assert_eq!(wrong::<Name>(), [r#"Name: "grace": (document): must have at most 3 characters, has 5 [string_too_long]"#]);
    assert_eq!(wrong::<Pair>(), ["Pair: [256,true]: /0: must be an integer from 0 to 255 [int_out_of_range]"]);
    assert_eq!(wrong::<Color>(), [r#"Color: "darkBlue": (document): must be "red" [literal_error]"#]);
    assert_eq!(
        wrong::<Order>(),
        [
            "Order: 5: (document): must be an object, not an integer [object_type]",
            "Order.number: 11: /n: must be a multiple of 10 [multiple_of]",
            r#"Order.number: "ten": /n: must be an integer, not a string [int_type]"#,
            "Order.even: 3: /even: must be even [value_error]",
        ]
    );
    assert_eq!(wrong::<Vec<Order>>(), [""; 0]);
    assert!(json::from_str::<Order>(r#"{"n": 10, "more": 1}"#).is_ok_and(|order| order.number + order.even == 10 && order.more == 1));
}

#[test]
fn they_show_in_schemas_and_tables() {
    let document = schema::json_schema::<Order>();
    assert_eq!(document["examples"], json!([5]));
    assert_eq!(document["properties"]["more"]["examples"], json!([{ "a\"\\": [1, -2.5, null, {}, []] }]));
    assert_eq!(schema::json_schema::<Pair>()["examples"], json!([[1, true], [256, true]]));
    assert_eq!(schema::json_schema::<Name>()["examples"], json!(["ada", "grace"]));
    assert_eq!(schema::json_schema::<Color>()["examples"], json!(["red", "darkBlue"]));
    assert_eq!(schema::openapi_components::<Shape>()["schemas"]["Shape"]["examples"][1], json!({ "kind": "Line" }));
    let page = schema::markdown::<Shape>();
    assert!(page.contains("\nExample:\n\n```json\n{\n  \"kind\": \"Point\",\n  \"x\": 1\n}\n```\n"), "{page}");
    assert!(schema::markdown::<Color>().contains("\nExample:\n\n```json\n\"red\"\n```\n"));
    assert!(schema::markdown::<Order>().contains(r#"| `{"a\"\\":[1,-2.5,null,{},[]]}` |"#), "{}", schema::markdown::<Order>());
}
