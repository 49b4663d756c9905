//! Our models of Polar's events against Polar's own: those in its repository's OpenAPI document, and those in its Python SDKs. They have the same
//! fields, with the same presence; what differs is listed here, each with its reason.
//!
//! `tests/data/polar-models.json` has theirs. `tests/polar/update` writes it anew.

use std::collections::BTreeSet;

use polar_event_core::polar::{EventCreateCustomer, EventCreateExternalCustomer, EventsIngest};
use polar_event_core::schema::{self, Change, Effect};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Source {
    source: String,
    schemas: Value,
}

/// Polar's own OpenAPI document, the SDK 0.x, and the SDK 1.x, in the order of the file.
const POLAR: usize = 0;
const SDK_0: usize = 1;
const SDK_1: usize = 2;
const ALL: &[usize] = &[POLAR, SDK_0, SDK_1];
const SDKS: &[usize] = &[SDK_0, SDK_1];
/// Those with the fields of today.
const SERVICE: &[usize] = &[POLAR, SDK_1];

fn sources() -> Vec<Source> {
    let sources: Vec<Source> = serde_json::from_str(include_str!("../../data/polar-models.json")).unwrap();
    let names: Vec<&str> = sources.iter().map(|source| source.source.as_str()).collect();
    let [polar, sdk_0, sdk_1] = names[..] else { panic!("{names:?}") };
    assert!(polar.starts_with("github.com/polarsource/polar, docs/openapi/2026-10.openapi.json at "), "{polar}");
    assert!(sdk_0.starts_with("polar-sdk 0.") && sdk_1.starts_with("polar-sdk 1."), "{names:?}");
    sources
}

/// A difference of ours from theirs.
struct Difference {
    place: &'static str,
    keyword: &'static str,
    /// What we say, as JSON; `None` if they say something, and we do not.
    ours: Option<&'static str>,
    effect: Effect,
    /// Which of theirs it is a difference from.
    from: &'static [usize],
    #[expect(dead_code, reason = "for whoever reads this")]
    why: &'static str,
}

const NO_NUL: &str = r#""^[^\\u0000]*$""#;
const UUID_4: &str = r#""^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$""#;
const TIMESTAMP: &str = concat!(
    r#""^(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-5][0-9]"#,
    r#"(?:\\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$""#
);

const KEYS: &str = r#"[{"enum":["_cost","_llm"]},{"maxLength":40,"minLength":1,"pattern":"^[^\\u0000]*$"}]"#;
const WHOLE_DIGITS: &str = r#"[{"exclusiveMaximum":100000,"exclusiveMinimum":-100000.0}]"#;
const DECIMAL: &str = r#""^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$""#;

const CHECKED_BY_CODE: &str = "Polar's service has this rule in a function, which no schema shows";
const NOT_IN_TYPES: &str = "the SDK has types alone and leaves the rule to the service";

/// Differences of the fields that both models have.
const OF_BOTH: &[Difference] = &[
    tightened("/name", "minLength", "1", ALL, "Polar accepts the empty name; we are stricter on purpose"),
    tightened("/name", "maxLength", "128", SDKS, NOT_IN_TYPES),
    tightened("/name", "pattern", NO_NUL, ALL, CHECKED_BY_CODE),
    tightened("/organization_id", "format", r#""uuid""#, SDKS, NOT_IN_TYPES),
    changed(
        "/organization_id",
        "format",
        r#""uuid""#,
        &[POLAR],
        "`uuid4` is pydantic's word; JSON Schema has `uuid`, and the version is in the pattern",
    ),
    tightened(
        "/organization_id",
        "pattern",
        UUID_4,
        ALL,
        "`uuid4` as JSON Schema can say it, in the hyphenated form only; Polar takes others, too",
    ),
    tightened("/timestamp", "type", r#""string""#, &[SDK_0], "the SDK's `None` stands for an absent field, and is not sent"),
    tightened("/timestamp", "format", r#""date-time""#, &[SDK_1], NOT_IN_TYPES),
    tightened(
        "/timestamp",
        "pattern",
        TIMESTAMP,
        ALL,
        "`date-time` as the decoder takes it: no leap seconds, nine digits at most, years 1 to 9999",
    ),
    tightened("/metadata", "type", r#""object""#, &[SDK_0], "the SDK's `None` stands for an absent field, and is not sent"),
    tightened("/metadata", "maxProperties", "52", ALL, "Polar says 50 in the description of the field; `_cost` and `_llm` do not count"),
    changed("/metadata/*", "anyOf", KEYS, ALL, "of the key: Polar says so in the description of the field"),
    tightened("/metadata/*", "minLength", "1", SDKS, NOT_IN_TYPES),
    tightened("/metadata/*", "maxLength", "500", SDKS, NOT_IN_TYPES),
    tightened("/metadata/*", "pattern", NO_NUL, ALL, CHECKED_BY_CODE),
    tightened("/metadata/*", "minimum", "-9223372036854775808", ALL, "integers are exact in 64 bits, or refused"),
    tightened("/metadata/*", "maximum", "9223372036854775807", ALL, "integers are exact in 64 bits, or refused"),
    tightened(
        "/metadata/_cost/amount",
        "allOf",
        WHOLE_DIGITS,
        SERVICE,
        "at most 17 digits of which 12 are places, which Polar's pattern has for strings only",
    ),
    tightened("/metadata/_cost/amount", "multipleOf", "1e-12", SERVICE, "at most 12 places, which Polar's pattern has for strings only"),
    changed(
        "/metadata/_cost/amount",
        "pattern",
        DECIMAL,
        &[POLAR],
        "of a string: in the form of a JSON number, without a plus sign and leading zeros",
    ),
    tightened("/metadata/_cost/amount", "pattern", DECIMAL, &[SDK_1], NOT_IN_TYPES),
    tightened("/metadata/_cost/currency", "const", r#""usd""#, SERVICE, "Polar's pattern takes every text with `usd` in it"),
    loosened("/metadata/_cost/currency", "pattern", &[POLAR], "a constant says it"),
    loosened("/metadata/_cost/currency", "type", SERVICE, "a constant says it"),
    tightened("/metadata/_llm/input_tokens", "minimum", "-9223372036854775808", SERVICE, "integers are exact in 64 bits, or refused"),
    tightened("/metadata/_llm/input_tokens", "maximum", "9223372036854775807", SERVICE, "integers are exact in 64 bits, or refused"),
    tightened(
        "/metadata/_llm/cached_input_tokens",
        "minimum",
        "-9223372036854775808",
        SERVICE,
        "integers are exact in 64 bits, or refused",
    ),
    tightened("/metadata/_llm/cached_input_tokens", "maximum", "9223372036854775807", SERVICE, "integers are exact in 64 bits, or refused"),
    tightened("/metadata/_llm/output_tokens", "minimum", "-9223372036854775808", SERVICE, "integers are exact in 64 bits, or refused"),
    tightened("/metadata/_llm/output_tokens", "maximum", "9223372036854775807", SERVICE, "integers are exact in 64 bits, or refused"),
    tightened("/metadata/_llm/total_tokens", "minimum", "-9223372036854775808", SERVICE, "integers are exact in 64 bits, or refused"),
    tightened("/metadata/_llm/total_tokens", "maximum", "9223372036854775807", SERVICE, "integers are exact in 64 bits, or refused"),
    tightened("/metadata/_llm/vendor", "pattern", NO_NUL, SERVICE, CHECKED_BY_CODE),
    tightened("/metadata/_llm/model", "pattern", NO_NUL, SERVICE, CHECKED_BY_CODE),
    tightened("/metadata/_llm/prompt", "pattern", NO_NUL, SERVICE, CHECKED_BY_CODE),
    tightened("/metadata/_llm/response", "pattern", NO_NUL, SERVICE, CHECKED_BY_CODE),
    newer("/metadata/_cost"),
    newer("/metadata/_llm"),
    newer("/external_id"),
    newer("/parent_id"),
    tightened("/external_id", "pattern", NO_NUL, SERVICE, CHECKED_BY_CODE),
    tightened("/parent_id", "pattern", NO_NUL, SERVICE, CHECKED_BY_CODE),
];

const OF_CUSTOMER: &[Difference] = &[
    tightened("/customer_id", "format", r#""uuid""#, SDKS, NOT_IN_TYPES),
    changed(
        "/customer_id",
        "format",
        r#""uuid""#,
        &[POLAR],
        "`uuid4` is pydantic's word; JSON Schema has `uuid`, and the version is in the pattern",
    ),
    tightened(
        "/customer_id",
        "pattern",
        UUID_4,
        ALL,
        "`uuid4` as JSON Schema can say it, in the hyphenated form only; Polar takes others, too",
    ),
    newer("/member_id"),
    tightened("/member_id", "format", r#""uuid""#, &[SDK_1], NOT_IN_TYPES),
    changed(
        "/member_id",
        "format",
        r#""uuid""#,
        &[POLAR],
        "`uuid4` is pydantic's word; JSON Schema has `uuid`, and the version is in the pattern",
    ),
    tightened(
        "/member_id",
        "pattern",
        UUID_4,
        SERVICE,
        "`uuid4` as JSON Schema can say it, in the hyphenated form only; Polar takes others, too",
    ),
];

const OF_EXTERNAL_CUSTOMER: &[Difference] = &[
    tightened("/external_customer_id", "minLength", "1", ALL, "an id that is empty names nobody; we are stricter on purpose"),
    tightened("/external_customer_id", "pattern", NO_NUL, ALL, CHECKED_BY_CODE),
    newer("/external_member_id"),
    tightened("/external_member_id", "pattern", NO_NUL, SERVICE, CHECKED_BY_CODE),
];

const fn tightened(
    place: &'static str,
    keyword: &'static str,
    ours: &'static str,
    from: &'static [usize],
    why: &'static str,
) -> Difference {
    Difference { place, keyword, ours: Some(ours), effect: Effect::Tightened, from, why }
}

const fn changed(place: &'static str, keyword: &'static str, ours: &'static str, from: &'static [usize], why: &'static str) -> Difference {
    Difference { place, keyword, ours: Some(ours), effect: Effect::Changed, from, why }
}

/// A field that the SDK 0.x does not have.
const fn newer(place: &'static str) -> Difference {
    Difference { place, keyword: "properties", ours: None, effect: Effect::Tightened, from: &[SDK_0], why: "later than this SDK" }
}

const fn loosened(place: &'static str, keyword: &'static str, from: &'static [usize], why: &'static str) -> Difference {
    Difference { place, keyword, ours: None, effect: Effect::Loosened, from, why }
}

type Line = (String, String, Option<String>, Effect);

fn found(change: &Change) -> Line {
    // What a field is that only one side has is not among the differences.
    let new = change.new.as_ref().filter(|_| change.keyword != "properties");
    (change.place.clone(), change.keyword.to_owned(), new.map(Value::to_string), change.effect)
}

#[track_caller]
fn differs_only(name: &str, ours: &Value, differences: &[&[Difference]]) {
    let mut wrong = Vec::new();
    for (index, source) in sources().into_iter().enumerate() {
        let expected: BTreeSet<Line> = differences
            .iter()
            .copied()
            .flatten()
            .filter(|difference| difference.from.contains(&index))
            .map(|it| (it.place.to_owned(), it.keyword.to_owned(), it.ours.map(str::to_owned), it.effect))
            .collect();
        let found: BTreeSet<Line> = schema::diff(&source.schemas[name], ours).iter().map(found).collect();
        let (new, not_there): (Vec<_>, Vec<_>) = (found.difference(&expected).collect(), expected.difference(&found).collect());
        wrong.extend(new.into_iter().map(|line| format!("{}: not listed: {line:?}", source.source)));
        wrong.extend(not_there.into_iter().map(|line| format!("{}: not there: {line:?}", source.source)));
    }
    assert!(wrong.is_empty(), "{name}: {}", wrong.join("\n"));
}

/// Names of fields that must be there.
fn required(schema: &Value) -> BTreeSet<&str> {
    schema["required"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

/// The fields with whether they must be there and whether they may be null. This is among the differences, too; here it can be seen.
fn presence(schema: &Value) -> BTreeSet<(&str, bool, bool)> {
    let is_nullable = |field: &Value| field["type"].as_array().is_some_and(|types| types.contains(&json!("null")));
    let required = required(schema);
    let fields = schema["properties"].as_object().unwrap();
    fields.iter().map(|(name, field)| (name.as_str(), required.contains(name.as_str()), is_nullable(field))).collect()
}

#[test]
fn an_event_of_a_customer() {
    let ours = schema::json_schema::<EventCreateCustomer>();
    differs_only("EventCreateCustomer", &ours, &[OF_BOTH, OF_CUSTOMER]);
    let fields = [
        ("customer_id", true, false),
        ("external_id", false, true),
        ("member_id", false, true),
        ("metadata", false, false),
        ("name", true, false),
        ("organization_id", false, true),
        ("parent_id", false, true),
        ("timestamp", false, false),
    ];
    assert_eq!(presence(&ours), BTreeSet::from(fields));
    // As Polar says it itself.
    assert_eq!(presence(&sources()[POLAR].schemas["EventCreateCustomer"]), BTreeSet::from(fields));
}

#[test]
fn an_event_of_an_external_customer() {
    let ours = schema::json_schema::<EventCreateExternalCustomer>();
    differs_only("EventCreateExternalCustomer", &ours, &[OF_BOTH, OF_EXTERNAL_CUSTOMER]);
    let fields = [
        ("external_customer_id", true, false),
        ("external_id", false, true),
        ("external_member_id", false, true),
        ("metadata", false, false),
        ("name", true, false),
        ("organization_id", false, true),
        ("parent_id", false, true),
        ("timestamp", false, false),
    ];
    assert_eq!(presence(&ours), BTreeSet::from(fields));
    assert_eq!(presence(&sources()[POLAR].schemas["EventCreateExternalCustomer"]), BTreeSet::from(fields));
}

/// Of a batch, nothing differs: it is a list of either kind, and must be there.
#[test]
fn a_batch() {
    let kinds = json!([{ "$ref": "#/$defs/EventCreateCustomer" }, { "$ref": "#/$defs/EventCreateExternalCustomer" }]);
    for source in sources() {
        let expected = json!({
            "type": "object",
            "properties": { "events": { "type": "array", "items": { "anyOf": kinds } } },
            "required": ["events"],
        });
        assert_eq!(source.schemas["EventsIngest"], expected, "{}", source.source);
    }
    let ours = schema::json_schema::<EventsIngest>();
    assert_eq!(required(&ours), BTreeSet::from(["events"]));
    assert_eq!(ours["properties"].as_object().unwrap().len(), 1);
    assert_eq!(ours["properties"]["events"]["type"], "array");
    assert_eq!(ours["properties"]["events"]["items"], json!({ "$ref": "#/$defs/EventCreate" }));
    let of_ours: Vec<Value> =
        ours["$defs"]["EventCreate"]["anyOf"].as_array().unwrap().iter().map(|kind| json!({ "$ref": kind["$ref"] })).collect();
    assert_eq!(Value::from(of_ours), kinds);
}
