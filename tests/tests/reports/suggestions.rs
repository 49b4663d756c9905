//! "Did you mean …?": what is allowed and near what was found, and never what was found.

use polar_event_core::{Event, Validate, json};
use polar_event_tests::{lines, params};
use serde_json::json;

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
struct Account {
    #[event(one_of("gold", "silver", "platinum"))]
    plan: String,
    #[event(rename = "displayName")]
    display_name: Option<String>,
    billing: Option<Billing>,
    #[event(one_of(10, 100))]
    seats: Option<u32>,
}

#[derive(Event, Debug, Clone, Copy)]
#[event(rename_all = "snake_case")]
enum Billing {
    InAdvance,
    InArrears,
}

#[test]
fn the_nearest_of_what_is_allowed_is_suggested() {
    let text = r#"{"plan": "glod", "billing": "InAdvance", "seats": 101, "dispayName": "x", "colour": 1}"#;
    let report = json::from_str::<Account>(text).unwrap_err();
    let fields = "is not a field here; the fields are plan, displayName, billing, seats";
    assert_eq!(
        lines(&report),
        [
            "/plan: must be one of \"gold\", \"silver\", \"platinum\"; did you mean \"gold\"? [literal_error]".to_owned(),
            "/billing: must be one of \"in_advance\", \"in_arrears\"; did you mean \"in_advance\"? [literal_error]".to_owned(),
            "/seats: must be one of 10, 100 [literal_error]".to_owned(),
            format!("/dispayName (the key): {fields}; did you mean displayName? [extra_forbidden]"),
            format!("/colour (the key): {fields} [extra_forbidden]"),
        ]
    );
    let names = json!(["plan", "displayName", "billing", "seats"]);
    assert_eq!(
        params(&report),
        [
            json!({"expected": ["gold", "silver", "platinum"], "suggestion": "gold"}),
            json!({"expected": ["in_advance", "in_arrears"], "suggestion": "in_advance"}),
            json!({"expected": [10, 100]}),
            json!({"expected": names, "suggestion": "displayName"}),
            json!({"expected": names}),
        ]
    );
}

#[test]
fn what_is_far_or_in_memory_is_no_exception() {
    let account = |plan: &str| Account { plan: plan.to_owned(), display_name: None, billing: None, seats: None };
    let far = account("wood").validate().unwrap_err();
    assert_eq!(lines(&far), ["/plan: must be one of \"gold\", \"silver\", \"platinum\" [literal_error]"]);
    let near = account("SILVER").validate().unwrap_err();
    assert_eq!(lines(&near), ["/plan: must be one of \"gold\", \"silver\", \"platinum\"; did you mean \"silver\"? [literal_error]"]);
}

#[test]
fn nothing_of_the_input_is_said() {
    for found in ["goldS3cret", "g\u{1b}ld", "s3cret"] {
        let report = json::from_str::<Account>(&json!({"plan": found}).to_string()).unwrap_err();
        assert!(!report.to_string().contains("S3cret") && !report.to_string().contains("s3cret"), "{report}");
        assert!(!serde_json::to_string(&report).unwrap().contains("3cret"));
    }
}

#[derive(Event, Debug)]
#[event(tag = "kind", rename_all = "snake_case")]
enum Change {
    Created { at: u32 },
    Deleted { at: u32 },
}

#[derive(Event, Debug)]
enum Shape {
    Circle(f64),
    Square(f64),
}

#[test]
fn variants_of_enums_with_data_are_suggested_too() {
    let report = json::from_str::<Vec<Change>>(r#"[{"kind": "delete", "at": 1}, {"kind": "x", "at": 1}]"#).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/0/kind: must be one of created, deleted; did you mean deleted? [union_tag_invalid]",
            "/1/kind: must be one of created, deleted [union_tag_invalid]",
        ]
    );
    let report = json::from_str::<Vec<Shape>>(r#"[{"circle": 1}, "Sqare"]"#).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/0/circle (the key): must be one of Circle, Square; did you mean Circle? [union_tag_invalid]",
            "/1: must be one of Circle, Square; did you mean Square? [union_tag_invalid]",
        ]
    );
}
