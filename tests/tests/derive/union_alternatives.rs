//! Where a literal or the length of an array tells the variants of an untagged enum apart, the sender hears of all of them.

use polar_event_core::messages::German;
use polar_event_core::{Event, Report, ValidationState, json};
use polar_event_tests::places;
use serde_json::json;

/// The same faults by our own reader and by `serde_json`, which lends no text.
#[track_caller]
fn lines<T>(text: &str) -> Vec<String>
where
    T: for<'de> polar_event_core::Decode<'de, Requires = ()> + serde::de::DeserializeOwned + std::fmt::Debug,
{
    let report = json::from_str::<T>(text).unwrap_err();
    let through =
        polar_event_core::decode::decode::<T, _>(&mut serde_json::Deserializer::from_str(text), ValidationState::new()).unwrap_err();
    let without_suggestion = |line: &str| line.split("; did you mean").next().unwrap_or_default().replace(" [literal_error]", "");
    let (ours, theirs) = (report.to_string(), through.to_string());
    assert_eq!(
        ours.lines().map(without_suggestion).collect::<Vec<_>>(),
        theirs.lines().map(without_suggestion).collect::<Vec<_>>(),
        "{text}"
    );
    ours.lines().map(str::to_owned).collect()
}

#[derive(Event, Debug)]
struct Created {
    #[event(one_of("created"))]
    kind: String,
    id: u32,
}

#[derive(Event, Debug)]
struct Deleted {
    #[event(one_of("deleted", "purged"))]
    kind: String,
    id: u32,
}

#[derive(Event, Debug)]
enum Moves {
    #[event(rename = "moved")]
    Moved,
}

#[derive(Event, Debug)]
struct Moved {
    kind: Moves,
    id: u32,
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Change {
    Created(Created),
    Deleted(Deleted),
    Moved(Moved),
}

#[test]
fn a_literal_that_no_variant_has_lists_those_of_all() {
    let all = r#"must be one of "created", "deleted", "purged", "moved""#;
    assert_eq!(lines::<Change>(r#"{"kind": "x", "id": 1}"#), [format!("/kind: {all} [literal_error]")]);
    assert_eq!(
        lines::<Vec<Change>>(r#"[{"kind": "created", "id": 1}, {"kind": "delete", "id": 1}]"#),
        [format!("/1/kind: {all}; did you mean \"deleted\"? [literal_error]")]
    );
    assert_eq!(
        lines::<Change>(r#"{"kind": "\u0070urge", "id": "1"}"#),
        [format!("/kind: {all}; did you mean \"purged\"? [literal_error]"), "/id: must be an integer, not a string [int_type]".to_owned()]
    );
}

#[test]
fn parameters_and_languages_have_all_of_them() {
    let report = json::from_str::<Change>(r#"{"kind": "move", "id": 1}"#).unwrap_err();
    let expected = ["created", "deleted", "purged", "moved"];
    assert_eq!(serde_json::to_value(report.violations()[0].params()).unwrap(), json!({"expected": expected, "suggestion": "moved"}));
    assert_eq!(
        report.localized(&German).to_string(),
        "/kind: muss eines von \"created\", \"deleted\", \"purged\", \"moved\" sein; ist \"moved\" gemeint? [literal_error]"
    );
    let fastapi = serde_json::to_value(report.fastapi()).unwrap();
    assert_eq!(fastapi["detail"][0]["msg"], "Input should be 'created', 'deleted', 'purged' or 'moved'");
    assert_eq!(fastapi["detail"][0]["ctx"]["expected"], "'created', 'deleted', 'purged' or 'moved'");
}

#[test]
fn a_literal_of_another_variant_is_not_refused_as_unknown() {
    let faults = |text| places(&json::from_str::<Change>(text).unwrap_err());
    assert_eq!(faults(r#"{"kind": "deleted", "id": "1"}"#), ["/id int_type"]);
    assert_eq!(faults(r#"{"kind": "moved"}"#), ["/id missing"]);
}

#[derive(Event, Debug)]
struct Head {
    #[event(one_of(1))]
    version: u8,
    #[event(nullable, one_of("a"))]
    letter: Option<String>,
}

#[derive(Event, Debug)]
struct Body {
    parts: Vec<Part>,
}

#[derive(Event, Debug)]
struct Part(#[event(one_of("x"))] String);

#[derive(Event, Debug)]
#[event(untagged)]
enum Nested {
    Flat {
        #[event(flatten)]
        head: Head,
        #[event(each(one_of("p")))]
        parts: Vec<String>,
    },
    Inner(Inner),
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Inner {
    Two {
        #[event(one_of(2, 3))]
        version: u8,
        letter: Tag,
        #[event(flatten)]
        body: Body,
    },
    Boxed(Box<Three>),
}

#[derive(Event, Debug)]
struct Three {
    #[event(one_of(4))]
    version: u8,
    #[event(one_of("d"))]
    letter: String,
    #[event(each(one_of("y")))]
    parts: Vec<String>,
}

#[derive(Event, Debug)]
struct Tag(#[event(one_of("b", "c"))] String);

#[test]
fn literals_are_found_in_flattened_structs_newtypes_lists_and_inner_enums() {
    let letters = r#"/letter: must be one of "a", "b", "c", "d" [literal_error]"#;
    assert_eq!(
        lines::<Nested>(r#"{"version": 9, "letter": "z", "parts": ["p"]}"#),
        ["/version: must be one of 1, 2, 3, 4 [literal_error]", letters]
    );
    // The version is that of the first variant, however much else is wrong.
    assert_eq!(
        lines::<Nested>(r#"{"version": 1, "letter": "z", "parts": ["p", "q", "q"]}"#),
        [letters, r#"/parts/1: must be one of "p", "x", "y" [literal_error]"#, r#"/parts/2: must be one of "p", "x", "y" [literal_error]"#]
    );
}

#[derive(Event, Debug)]
#[event(tag = "type")]
enum Tagged {
    Card {
        #[event(one_of("visa"))]
        brand: String,
    },
    Cash,
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Beside {
    Plain {
        #[event(rename = "type", one_of("Coin"))]
        kind: String,
        brand: String,
    },
    Tagged(Tagged),
}

#[test]
fn tags_count_as_literals() {
    assert_eq!(
        lines::<Beside>(r#"{"type": "Coins", "brand": "visa"}"#),
        [r#"/type: must be one of "Coin", "Card", "Cash"; did you mean "Coin"? [literal_error]"#]
    );
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Position {
    Flat(f64, f64),
    Tuple((f64, f64, f64, f64)),
    Array([f64; 6]),
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Loose {
    Pair(u8, u8),
    List(#[event(items(min = 4))] Vec<u8>),
}

#[test]
fn a_length_that_no_variant_has_lists_those_of_all() {
    let report = json::from_str::<Vec<Position>>("[[1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5, 6, 7]]").unwrap_err();
    let all = "must have 2, 4 or 6 items, has";
    assert_eq!(
        report.to_string().lines().collect::<Vec<_>>(),
        [format!("/0: {all} 1 [too_short]"), format!("/2: {all} 3 [too_long]"), format!("/3: {all} 7 [too_long]")]
    );
    let first = &report.violations()[0];
    assert_eq!(serde_json::to_value(first.params()).unwrap(), json!({"actual_length": 1, "unit": "item", "expected": [2, 4, 6]}));
    assert_eq!(first.text_in(&German).to_string(), "muss 2, 4 oder 6 Einträge haben, hat aber 1");
    let fastapi = serde_json::to_value(report.fastapi()).unwrap();
    assert_eq!(fastapi["detail"][0]["msg"], "List should have 2, 4 or 6 items after validation, not 1");
    assert_eq!(fastapi["detail"][0]["ctx"], json!({"field_type": "List", "expected": "2, 4 or 6", "actual_length": 1}));
    // Where any length will do for some variant, the length does not tell them apart.
    assert_eq!(lines::<Loose>("[1, 2, 3]"), ["(document): must have at most 2 items, has 3 [too_long]"]);
}

#[derive(Event, Debug)]
struct Single {
    #[event(one_of("only"))]
    text: String,
    #[event(one_of(7))]
    number: u8,
    #[event(url(schemes("https")))]
    link: String,
    unit: Moves,
    tagged: One,
    shape: Shapes,
}

#[derive(Event, Debug)]
#[event(tag = "t")]
enum One {
    Alone {},
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Shapes {
    Text(String),
}

fn single() -> Report {
    let text = r#"{"text": "x", "number": 1, "link": "ftp://a.b", "unit": "x", "tagged": {"t": "x"}, "shape": 1}"#;
    json::from_str::<Single>(text).unwrap_err()
}

#[test]
fn a_choice_of_one_is_not_called_one_of() {
    assert_eq!(
        single().to_string().lines().collect::<Vec<_>>(),
        [
            "/text: must be \"only\" [literal_error]",
            "/number: must be 7 [literal_error]",
            "/link: must be a URL whose scheme is https [url_scheme]",
            "/unit: must be \"moved\" [literal_error]",
            "/tagged/t: must be Alone [union_tag_invalid]",
            "/shape: must be a string, not an integer [union_type]",
        ]
    );
    assert_eq!(json::from_str::<One>("{}").unwrap_err().to_string(), "(document): must say in t what it is: Alone [union_tag_not_found]");
    for text in [
        single().localized(&German).to_string(),
        serde_json::to_string(&single().fastapi()).unwrap(),
        serde_json::to_string(&single().problem()).unwrap(),
    ] {
        for several in ["one of", "eines von", "einer dieser", "einem dieser", "these"] {
            assert!(!text.contains(several), "{text}");
        }
    }
}

#[test]
fn a_choice_of_one_is_a_constant_in_the_schema_and_only_in_the_table() {
    let schema = polar_event_core::schema::json_schema::<Single>();
    let property = |name: &str| {
        let property = schema["properties"][name].clone();
        match property["$ref"].as_str() {
            Some(reference) => schema.pointer(reference.trim_start_matches('#')).unwrap().clone(),
            None => property,
        }
    };
    assert_eq!((&property("text")["const"], &property("number")["const"]), (&json!("only"), &json!(7)));
    assert_eq!(property("unit")["const"], "moved");
    assert!(!schema.to_string().contains("\"enum\""), "{schema}");
    let table = polar_event_core::schema::markdown::<Single>();
    assert!(table.contains("only") && !table.contains("one of"), "{table}");
}
