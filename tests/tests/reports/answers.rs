//! What services answer: FastAPI's form and RFC 9457's, and how large they become.

use std::collections::BTreeMap;

use polar_event_core::answer::MAX_ANSWER_BYTES;
use polar_event_core::messages::{German, Pydantic};
use polar_event_core::{Code, Event, Metadata, Report, Violation, json};
use serde_json::{Value, json};

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
struct Order {
    #[event(length(min = 2, max = 5))]
    name: String,
    #[event(one_of("eur", "usd", "gbp"))]
    currency: String,
    #[event(one_of(1, 2))]
    size: Option<u8>,
    #[event(range(min = 1, exclusive_max = 10))]
    amount: Option<f64>,
    #[event(items(max = 2))]
    tags: Option<Vec<String>>,
    #[event(items(min = 1), keys(length(max = 3)))]
    labels: Option<BTreeMap<String, String>>,
    #[event(length(bytes, max = 1))]
    note: Option<String>,
    #[event(sensitive, length(min = 8))]
    password: Option<String>,
    #[event(length(max = 1, code = "too_chatty", message = "must fit on a label of {max_length:character}"))]
    label: Option<String>,
    meta: Option<Metadata>,
}

fn refused(text: &str) -> Report {
    json::from_str::<Order>(text).unwrap_err()
}

fn fastapi(text: &str) -> Vec<Value> {
    let answer = serde_json::to_value(refused(text).fastapi()).unwrap();
    let Value::Array(items) = &answer["detail"] else { panic!("{answer}") };
    items.clone()
}

/// The one fault of an order with this field.
#[track_caller]
fn one(field: &str, value: &str) -> Value {
    let mut fields = BTreeMap::from([("name", "\"Ada\""), ("currency", "\"eur\"")]);
    fields.insert(field, value);
    let fields: Vec<_> = fields.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    match &*fastapi(&format!("{{{}}}", fields.join(", "))) {
        [item] => item.clone(),
        items => panic!("{items:?}"),
    }
}

#[test]
fn pydantic_words_and_parameters() {
    let missing = json!({"type": "missing", "loc": ["body", "currency"], "msg": "Field required"});
    assert_eq!(fastapi(r#"{"name": "Ada"}"#), [missing]);
    for (field, value, code, msg, ctx) in [
        ("name", "5", "string_type", "Input should be a valid string", Value::Null),
        ("name", "\"a\"", "string_too_short", "String should have at least 2 characters", json!({"min_length": 2})),
        ("name", "\"ddddéé\"", "string_too_long", "String should have at most 5 characters", json!({"max_length": 5})),
        ("note", "\"é\"", "string_too_long", "String should have at most 1 byte", json!({"max_length": 1})),
        ("currency", "\"chf\"", "literal_error", "Input should be 'eur', 'usd' or 'gbp'", json!({"expected": "'eur', 'usd' or 'gbp'"})),
        (
            "currency",
            "\"EUR\"",
            "literal_error",
            "Input should be 'eur', 'usd' or 'gbp'",
            json!({"expected": "'eur', 'usd' or 'gbp'", "suggestion": "eur"}),
        ),
        ("size", "3", "literal_error", "Input should be 1 or 2", json!({"expected": "1 or 2"})),
        ("size", "300", "int_out_of_range", "Input must be an integer from 0 to 255", json!({"ge": 0, "le": 255})),
        ("size", "1.0", "int_type", "Input should be a valid integer", Value::Null),
        ("amount", "0", "greater_than_equal", "Input should be greater than or equal to 1", json!({"ge": 1})),
        ("amount", "10", "less_than", "Input should be less than 10", json!({"lt": 10})),
        ("amount", "[]", "float_type", "Input should be a valid number", Value::Null),
        (
            "tags",
            r#"["a", "b", "c"]"#,
            "too_long",
            "List should have at most 2 items after validation, not 3",
            json!({"field_type": "List", "max_length": 2, "actual_length": 3}),
        ),
        (
            "labels",
            "{}",
            "too_short",
            "Dictionary should have at least 1 item after validation, not 0",
            json!({"field_type": "Dictionary", "min_length": 1, "actual_length": 0}),
        ),
        ("tags", "{}", "array_type", "Input should be a valid array", json!({"found": "object"})),
        ("meta", "null", "object_type", "Input should be an object", json!({"found": "null"})),
        ("colour", "1", "extra_forbidden", "Extra inputs are not permitted", Value::Null),
        ("nam", "1", "extra_forbidden", "Extra inputs are not permitted", json!({"suggestion": "name"})),
        // The author's own words stay what they are.
        (
            "label",
            "\"ab\"",
            "too_chatty",
            "must fit on a label of 1 character",
            json!({"max_length": 1, "actual_length": 2, "unit": "character"}),
        ),
        ("password", "\"hunter2\"", "string_too_short", "String should have at least 8 characters", json!({"min_length": 8})),
    ] {
        let mut expected = json!({"type": code, "loc": ["body", field], "msg": msg});
        if !ctx.is_null() {
            expected["ctx"] = ctx;
        }
        assert_eq!(one(field, value), expected, "{field}: {value}");
    }
}

#[test]
fn loc_has_integers_and_says_that_the_key_is_at_fault() {
    assert_eq!(one("tags", r#"["a", 1]"#)["loc"], json!(["body", "tags", 1]));
    assert_eq!(one("labels", r#"{"1": 1}"#)["loc"], json!(["body", "labels", "1"]));
    assert_eq!(one("labels", r#"{"long/": "a"}"#)["loc"], json!(["body", "labels", "long/", "[key]"]));
    // As pydantic has it: the field itself, since it is the field that should not be there.
    assert_eq!(one("colour", "1")["loc"], json!(["body", "colour"]));
    let twice = fastapi(r#"{"name": "Ada", "name": "Ada", "currency": "eur"}"#);
    assert_eq!(
        twice,
        [json!({"type": "json_duplicate_key", "loc": ["body", "name", "[key]"], "msg": "Key is given twice in the same object"})]
    );
}

#[test]
fn broken_json_is_at_its_offset_in_the_body() {
    let [item] = &*fastapi("{") else { panic!() };
    assert_eq!((&item["type"], &item["loc"]), (&json!("json_invalid"), &json!(["body", 1])));
    assert_eq!(item["msg"], "Invalid JSON: the text ends within an object at line 1 column 2");
}

#[test]
fn settings_of_the_fastapi_answer() {
    let report = refused(r#"{"name": "Ada"}"#);
    let answer = serde_json::to_string(&report.fastapi().prefix("query").error("RequestValidationError")).unwrap();
    assert_eq!(
        answer,
        r#"{"error":"RequestValidationError","detail":[{"type":"missing","loc":["query","currency"],"msg":"Field required"}]}"#
    );
    let german = serde_json::to_value(report.fastapi().prefix("").localized(&German)).unwrap();
    assert_eq!(german, json!({"detail": [{"type": "missing", "loc": ["currency"], "msg": "muss angegeben werden"}]}));
}

#[test]
fn input_is_quoted_only_when_asked_for_and_never_when_secret_or_large() {
    let long = "x".repeat(300);
    let text = format!(
        r#"{{"name": 5, "currency": "é\n", "password": "hunter2", "tags": {{"password": "hunter2"}}, "note": "{long}", "labels": {{"long": "a"}}}}"#
    );
    let report = refused(&text);
    let without = serde_json::to_string(&report.fastapi()).unwrap();
    assert!(!without.contains("input") && !without.contains("hunter2"), "{without}");
    let answer = serde_json::to_value(report.fastapi().input(&text)).unwrap();
    let inputs = answer["detail"].as_array().unwrap().iter().map(|item| (item["loc"][1].as_str().unwrap(), item.get("input")));
    let expected = [
        ("name", Some(json!(5))),
        ("currency", Some(json!("é\n"))),
        ("password", None),
        ("tags", None),
        ("note", None),
        ("labels", Some(json!("long"))),
    ];
    assert_eq!(inputs.map(|(name, input)| (name, input.cloned())).collect::<Vec<_>>(), expected);
    // An object that lacks a field is not quoted either: it may have secrets.
    let text = r#"{"name": "Ada", "password": "hunter2hunter2"}"#;
    let answer = serde_json::to_string(&refused(text).fastapi().input(text)).unwrap();
    assert!(!answer.contains("hunter2"), "{answer}");
}

#[test]
fn every_code_has_words_that_stand_alone() {
    for &code in Code::ALL {
        let mut violation = Violation::new(code);
        for &name in code.params() {
            violation = if matches!(name, "found" | "unit") { violation.param(name, "string") } else { violation.param(name, 1) };
        }
        let text = violation.text_in(&Pydantic).to_string();
        let begins = [
            "Input",
            "Default",
            "Service",
            "String",
            "Field",
            "Extra",
            "Invalid JSON",
            "value",
            "URL",
            "UUID",
            "Decimal",
            "List",
            "Unable",
            "Value",
        ];
        assert!(begins.iter().any(|begin| text.starts_with(begin)), "{code}: {text}");
        assert!(!text.contains(['{', '}']) && !text.contains("[["), "{code}: {text}");
    }
}

#[test]
fn problem_document() {
    let report = refused(r#"{"name": "Ada", "currency": "eur", "labels": {"ab/~ é%?": "", "b": 5}}"#);
    let problem = serde_json::to_value(report.problem()).unwrap();
    let expected = json!({
        "type": "about:blank",
        "title": "Unprocessable Content",
        "status": 422,
        "detail": "the document is not accepted",
        "errors": [
            {
                "detail": "must have at most 3 characters, has 8",
                "pointer": "#/labels/ab~1~0%20%C3%A9%25?",
                "code": "string_too_long",
                "is_key_error": true,
                "params": {"max_length": 3, "actual_length": 8, "unit": "character"},
            },
            {"detail": "must be a string, not an integer", "pointer": "#/labels/b", "code": "string_type", "params": {"found": "integer"}},
        ],
    });
    assert_eq!(problem, expected);
    let own = report.problem().type_uri("https://example.com/bad").title("Bad order").status(400).detail("see").instance("urn:1");
    let own = serde_json::to_value(own).unwrap();
    let members = ["type", "title", "status", "detail", "instance"].map(|name| own[name].clone());
    assert_eq!(members, [json!("https://example.com/bad"), json!("Bad order"), json!(400), json!("see"), json!("urn:1")]);
    let german = serde_json::to_value(report.problem().localized(&German)).unwrap();
    assert_eq!(german["title"], "Inhalt nicht verarbeitbar");
    assert_eq!(german["detail"], "das Dokument wird nicht angenommen");
    assert_eq!(german["errors"][1]["detail"], "muss eine Zeichenkette sein, ist aber eine ganze Zahl");
}

/// The answers in both forms: their sizes, and the codes and places that they list.
fn sizes(report: &Report) -> [(usize, Vec<Value>); 2] {
    let of = |text: Vec<u8>, list: &str| {
        let answer: Value = serde_json::from_slice(&text).unwrap();
        (text.len(), answer[list].as_array().unwrap().clone())
    };
    [of(json::to_vec(&report.fastapi()).unwrap(), "detail"), of(json::to_vec(&report.problem()).unwrap(), "errors")]
}

#[test]
fn a_megabyte_of_faults_is_a_small_answer() {
    let limits = json::Limits::new().max_violations(usize::MAX).max_report_bytes(usize::MAX);
    let open = json::Decoder::new().limits(limits);
    let key = |char: char, at: usize| format!("{}{at:06}", char.to_string().repeat(250 / char.len_utf8()));
    let escaped = |text: String| serde_json::to_string(&text).unwrap();
    let keys = |char: char| {
        let pairs: Vec<_> = (0..4000).map(|at| format!("{}:[]", escaped(key(char, at)))).collect();
        format!("{{{}}}", pairs.join(","))
    };
    let wrong_items = format!("[{}1]", "x,".replace('x', "\"\"").repeat(330_000));
    let deep = (0..127).rev().fold(String::from("null"), |inner, at| format!("{{{}:{inner}}}", escaped(key('\u{1}', at))));
    let short = ["null,".repeat(200_000), "[],".repeat(340_000), "1,".repeat(500_000)].map(|items| format!("[{}0]", items));
    let mut worst = 0;
    let mut hold = |report: &Report, why: &str| {
        for (size, items) in sizes(report) {
            assert!(size <= MAX_ANSWER_BYTES, "{why}: {size}");
            assert!(items.len() >= 2, "{why}: {items:?}");
            let last = items.last().unwrap();
            assert!(last["type"] == "too_many_violations" || last["code"] == "too_many_violations", "{why}: {last}");
            worst = worst.max(size);
        }
    };
    for decoder in [&open, &json::Decoder::new()] {
        hold(&decoder.from_str::<Vec<u8>>(&wrong_items).unwrap_err(), "500k wrong items");
        hold(&decoder.from_str::<Vec<u8>>(&short[0]).unwrap_err(), "nulls");
        hold(&decoder.from_str::<Vec<u8>>(&short[1]).unwrap_err(), "arrays");
        hold(&decoder.from_str::<Vec<String>>(&short[2]).unwrap_err(), "digits");
        for char in ['a', '\u{1}', '"', '\u{7f}', '€', '~', '\u{202e}'] {
            hold(&decoder.from_str::<Metadata>(&keys(char)).unwrap_err(), "long keys");
        }
    }
    println!("the largest answer: {worst} bytes");

    #[derive(Event, Debug)]
    struct Nested(#[event(keys(length(max = 1)))] BTreeMap<String, Nested>);
    let report = open.from_str::<Nested>(&deep).unwrap_err();
    assert!(report.violations().len() > 100, "{report}");
    for (size, items) in sizes(&report) {
        assert!(size <= MAX_ANSWER_BYTES, "{size}");
        assert!(items.len() > 3, "{}", items.len());
    }
}

#[test]
fn what_does_not_fit_is_cut_and_said_to_be() {
    let report: Report = (0..10).map(|at| Violation::new(Code::Missing).at(at)).collect::<Vec<_>>().into();
    let whole = json::to_vec(&report.fastapi()).unwrap();
    assert_eq!(json::to_vec(&report.fastapi().max_bytes(4096)).unwrap(), whole);
    let mut kept = Vec::new();
    for bytes in 0..2000 {
        let answer = json::to_vec(&report.fastapi().max_bytes(bytes)).unwrap();
        let problem = json::to_vec(&report.problem().max_bytes(bytes)).unwrap();
        assert!(answer.len() <= bytes.max(170), "{bytes}: {}", answer.len());
        assert!(problem.len() <= bytes.max(300), "{bytes}: {}", problem.len());
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        let items = answer["detail"].as_array().unwrap();
        let cut = items.last().unwrap()["type"] == "too_many_violations";
        kept.push(items.len() - usize::from(cut));
        assert_eq!(cut, kept.last() != Some(&10), "{bytes}: {answer}");
    }
    assert_eq!((kept.first(), kept.last()), (Some(&0), Some(&10)));
}

#[test]
fn one_fault_that_is_too_large_is_told_in_short() {
    let report = Report::from(vec![
        Violation::new(Code::Custom("long")).message("\u{1}é".repeat(40_000)).param("echo", "x".repeat(100_000)).at("k".repeat(100_000)),
        Violation::new(Code::Missing).at("after"),
    ]);
    let [(fastapi_size, fastapi), (problem_size, problem)] = sizes(&report);
    assert!(fastapi_size <= 16 * 1024 && problem_size <= 16 * 1024, "{fastapi_size} {problem_size}");
    assert_eq!(fastapi.len(), 2);
    assert_eq!((&fastapi[0]["loc"], &fastapi[1]["loc"]), (&json!(["body", "…"]), &json!(["body", "after"])));
    assert!(fastapi[0]["msg"].as_str().unwrap().ends_with('…') && fastapi[0].get("ctx").is_none());
    assert_eq!((&problem[0]["pointer"], &problem[1]["pointer"]), (&json!("#/%E2%80%A6"), &json!("#/after")));
}
