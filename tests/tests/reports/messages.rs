//! What violations say: the author's words in place of the library's, and other languages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use polar_event_core::messages::{English, German, Messages};
use polar_event_core::{Code, Event, Metadata, Report, Validate, Violation, json};
use polar_event_tests::{lines, params};
use serde_json::json as value;

fn even(number: &u8) -> Result<(), &'static str> {
    if number % 2 == 0 { Ok(()) } else { Err("is odd") }
}

fn known(plan: &str) -> Result<(), Violation> {
    if plan == "pro" { Ok(()) } else { Err(Violation::new(Code::Custom("unknown_plan")).param("plan", "x").message("is unknown")) }
}

const WORDS: &str = "from a constant";

#[derive(Event, Debug, PartialEq, Default)]
#[event(default)]
struct Rules {
    #[event(
        default = "éé",
        length(
            min = 2,
            max = 3,
            message = "has {actual_length:unit}[[, at least {min_length}]][[, at most {max_length}]]",
            code = "name_length"
        )
    )]
    name: String,
    #[event(pattern("^[a-z]*$", message = "is not like {pattern}, {{really}}"))]
    slug: String,
    #[event(one_of("a", "b", code = "not_a_or_b"))]
    choice: Option<String>,
    #[event(range(max = 5, message = "goes to {le}"), custom(even, message = "must be even", code = "odd"))]
    number: u8,
    #[event(multiple_of(5, message = WORDS))]
    step: u8,
    #[event(items(max = 1, message = "just {max_length:item}"), each(not_blank(message = "says nothing"), length(max = 2)))]
    list: Vec<String>,
    #[event(keys(length(max = 1, code = "long_key")), values(custom(known, code = "bad_plan")))]
    map: BTreeMap<String, String>,
    #[event(past(code = "too_new", tolerance = 5))]
    time: Option<jiff::Timestamp>,
    #[event(uuid(version = 4, message = "is no identifier"))]
    id: Option<uuid::Uuid>,
}

fn rules(text: &str) -> Report {
    json::from_str::<Rules>(text).unwrap_err()
}

#[test]
fn a_rule_says_what_its_author_says() {
    for (text, line) in [
        (r#"{"name": "é"}"#, "/name: has 1 character, at least 2 [name_length]"),
        (r#"{"name": "éééé"}"#, "/name: has 4 characters, at most 3 [name_length]"),
        (r#"{"name": 5}"#, "/name: must be a string, not an integer [string_type]"),
        (r#"{"slug": "A"}"#, "/slug: is not like ^[a-z]*$, {really} [string_pattern_mismatch]"),
        (r#"{"choice": "c"}"#, "/choice: must be one of \"a\", \"b\" [not_a_or_b]"),
        (r#"{"number": 6}"#, "/number: goes to 5 [less_than_equal]"),
        (r#"{"number": 3}"#, "/number: must be even [odd]"),
        (r#"{"step": 4}"#, "/step: from a constant [multiple_of]"),
        (r#"{"list": ["a", "b"]}"#, "/list: just 1 item [too_long]"),
        (r#"{"list": [" "]}"#, "/list/0: says nothing [string_blank]"),
        (r#"{"list": ["abc"]}"#, "/list/0: must have at most 2 characters, has 3 [string_too_long]"),
        (r#"{"map": {"ab": "pro"}}"#, "/map/ab (the key): must have at most 1 character, has 2 [long_key]"),
        (r#"{"map": {"a": "free"}}"#, "/map/a: is unknown [bad_plan]"),
        (r#"{"time": "2999-01-01T00:00:00Z"}"#, "/time: must not be in the future [too_new]"),
        (r#"{"time": "9999-12-31T00:00:00Z"}"#, "/time: must not be in the future [too_new]"),
        (r#"{"id": "1dbfc517-0bbf-1301-9ba8-555ca42b9737"}"#, "/id: is no identifier [uuid_version]"),
        (r#"{"id": "x"}"#, "/id: must be a UUID like 1dbfc517-0bbf-4301-9ba8-555ca42b9737 [uuid_parsing]"),
    ] {
        assert_eq!(lines(&rules(text)), [line], "{text}");
    }
}

#[test]
fn rules_with_words_still_let_pass_what_keeps_to_them() {
    let text = r#"{"name": "éé", "slug": "a", "choice": "a", "number": 4, "step": 5, "list": ["a"], "map": {"a": "pro"},
        "time": "2020-01-01T00:00:00Z", "id": "1dbfc517-0bbf-4301-9ba8-555ca42b9737"}"#;
    let value = json::from_str::<Rules>(text).unwrap();
    assert_eq!(value.validate(), Ok(()));
}

#[test]
fn a_value_in_memory_hears_the_same() {
    let value = Rules { name: "x".to_owned(), number: 6, list: vec![" ".to_owned(); 2], ..Rules::default() };
    assert_eq!(
        lines(&value.validate().unwrap_err()),
        [
            "/name: has 1 character, at least 2 [name_length]",
            "/number: goes to 5 [less_than_equal]",
            "/list/0: says nothing [string_blank]",
            "/list/1: says nothing [string_blank]",
            "/list: just 1 item [too_long]",
        ]
    );
}

#[test]
fn parameters_and_the_librarys_code_stay() {
    let report = rules(r#"{"name": "éééé"}"#);
    let fault = &report.violations()[0];
    assert_eq!((fault.code(), fault.base_code()), (Code::Custom("name_length"), Code::StringTooLong));
    assert_eq!(fault.own_message(), Some("has {actual_length:unit}[[, at least {min_length}]][[, at most {max_length}]]"));
    assert_eq!(params(&report), [value!({"max_length": 3, "actual_length": 4, "unit": "character"})]);
    let fault = &rules(r#"{"choice": "c"}"#).violations()[0].clone();
    assert_eq!((fault.code().as_str(), fault.own_message()), ("not_a_or_b", None));
}

#[derive(Event, Debug, PartialEq)]
struct Short(#[event(length(max = 2, message = "too long for a short one"), message = "is no short one", code = "no_short_one")] String);

#[derive(Event, Debug, PartialEq)]
struct Inner {
    #[event(message = "must say how many", code = "inner")]
    count: u8,
}

#[derive(Event, Debug, PartialEq)]
struct Fields {
    #[event(message = "must be the name", code = "name", length(max = 3), custom = no_x)]
    name: String,
    #[event(message = "must be a list of numbers", code = "list", items(max = 2), each(range(max = 5)))]
    list: Option<Vec<u8>>,
    #[event(message = "must be the inner one", length(max = 2, message = "nearer"))]
    nearer: Option<String>,
    #[event(message = "outer", code = "outer")]
    inner: Option<Inner>,
    #[event(code = "outer")]
    short: Option<Short>,
    #[event(via_serde, message = "must be an address")]
    address: Option<std::net::IpAddr>,
    #[event(message = "absent and wrong", check = never_seven)]
    seven: Option<u8>,
    #[event(message = "deep")]
    deep: Option<Vec<serde_json::Value>>,
}

fn no_x(name: &str) -> Result<(), Violation> {
    if name.contains('x') { Err(Violation::new(Code::Custom("x")).message("has an x")) } else { Ok(()) }
}

fn never_seven(seven: &Option<u8>, _: &polar_event_core::ValidationState<'_>) -> Result<(), &'static str> {
    if *seven == Some(7) { Err("is seven") } else { Ok(()) }
}

#[test]
fn a_field_speaks_for_its_own_value_and_not_for_parts() {
    for (text, expected) in [
        ("{}", vec!["/name: must be the name [name]"]),
        (r#"{"name": null}"#, vec!["/name: must be the name [name]"]),
        (r#"{"name": "abcd"}"#, vec!["/name: must be the name [name]"]),
        (r#"{"name": "x"}"#, vec!["/name: must be the name [name]"]),
        (r#"{"name": "", "list": 5}"#, vec!["/list: must be a list of numbers [list]"]),
        (
            r#"{"name": "", "list": [1, 6, 2]}"#,
            vec!["/list/1: must be at most 5 [less_than_equal]", "/list: must be a list of numbers [list]"],
        ),
        (r#"{"name": "", "nearer": "abc"}"#, vec!["/nearer: nearer [string_too_long]"]),
        (r#"{"name": "", "nearer": 5}"#, vec!["/nearer: must be the inner one [string_type]"]),
        (r#"{"name": "", "inner": 5}"#, vec!["/inner: outer [outer]"]),
        (r#"{"name": "", "inner": {}}"#, vec!["/inner/count: must say how many [inner]"]),
        (r#"{"name": "", "inner": {"count": -1}}"#, vec!["/inner/count: must say how many [inner]"]),
        (r#"{"name": "", "short": "abc"}"#, vec!["/short: too long for a short one [no_short_one]"]),
        (r#"{"name": "", "short": 5}"#, vec!["/short: is no short one [no_short_one]"]),
        (r#"{"name": "", "address": "x"}"#, vec!["/address: must be an address [value_error]"]),
        (r#"{"name": "", "seven": 7}"#, vec!["/seven: absent and wrong [value_error]"]),
        // The field's key is no part of its value.
        (r#"{"name": "", "name": ""}"#, vec!["/name (the key): is given twice in the same object [json_duplicate_key]"]),
    ] {
        assert_eq!(lines(&json::from_str::<Fields>(text).unwrap_err()), expected, "{text}");
    }
}

#[test]
fn a_limit_of_the_reader_stays_a_limit() {
    let decoder = json::Decoder::new().limits(json::Limits::new().max_depth(1).max_string_bytes(10));
    let report = decoder.from_str::<Fields>(r#"{"deep": [1]}"#).unwrap_err();
    assert_eq!(lines(&report)[0], "/deep: is nested deeper than 1 level [json_depth]");
    let report = decoder.from_str::<Fields>(r#"{"name": "01234567890"}"#).unwrap_err();
    assert_eq!(lines(&report)[0], "/name: takes more than 10 bytes [json_size]");
}

#[test]
fn fields_in_memory_and_newtypes_speak_too() {
    let value = Fields {
        name: "abcd".to_owned(),
        list: Some(vec![6; 3]),
        nearer: None,
        inner: None,
        short: Some(Short("abc".to_owned())),
        address: None,
        seven: Some(7),
        deep: None,
    };
    let expected = [
        "/name: must be the name [name]",
        "/list/0: must be at most 5 [less_than_equal]",
        "/list/1: must be at most 5 [less_than_equal]",
        "/list/2: must be at most 5 [less_than_equal]",
        "/list: must be a list of numbers [list]",
        "/short: too long for a short one [no_short_one]",
        "/seven: absent and wrong [value_error]",
    ];
    assert_eq!(lines(&value.validate().unwrap_err()), expected);
}

#[test]
fn every_code_has_a_german_text_with_known_placeholders() {
    for code in Code::ALL {
        let bare = Violation::new(*code);
        let template = German.template(&bare).unwrap_or_else(|| panic!("{code} has no German text")).into_owned();
        let full = code.params().iter().fold(Violation::new(*code), |violation, param| violation.param(param, "x"));
        let text = full.text_in(&German).to_string();
        assert!(!text.contains(['{', '}']) && !text.contains("[["), "{code}: {text}");
        // What English says about a value, German says too.
        for param in code.params() {
            let name = format!("{{{param}");
            assert_eq!(template.contains(&name), code.message().contains(&name), "{code}: {param}");
        }
    }
}

#[test]
fn every_code_says_in_german_how_to_mend_it() {
    for code in Code::ALL {
        let bare = Violation::new(*code);
        let template = German.help(&bare).unwrap_or_else(|| panic!("{code} has no German text")).into_owned();
        let english = code.help().expect("a text");
        let full = code.params().iter().fold(Violation::new(*code), |violation, param| violation.param(param, 5)).message(template.clone());
        let text = full.text_in(&German).to_string().replace("{\"schlüssel\": wert}", "");
        assert!(!text.contains(['{', '}']) && !text.contains("[["), "{code}: {text}");
        assert!(template.ends_with('.'), "{code}: {template}");
        for param in code.params() {
            let name = format!("{{{param}");
            assert_eq!(template.contains(&name), english.contains(&name), "{code}: {param}");
        }
    }
    assert_eq!(German.help(&Violation::new(Code::Custom("mine"))), None);
}

/// Every code of the library that rules and types have, with all its words.
#[test]
fn german_is_german_to_the_last_word() {
    type Everything = BTreeMap<String, Metadata>;
    for (text, expected) in [
        ("5", "(Dokument): muss ein Objekt sein, ist aber eine ganze Zahl [object_type]"),
        ("1.5", "(Dokument): muss ein Objekt sein, ist aber eine Kommazahl [object_type]"),
        ("true", "(Dokument): muss ein Objekt sein, ist aber ein Wahrheitswert [object_type]"),
        ("\"\"", "(Dokument): muss ein Objekt sein, ist aber eine Zeichenkette [object_type]"),
        ("null", "(Dokument): muss ein Objekt sein, ist aber null [object_type]"),
        ("[]", "(Dokument): muss ein Objekt sein, ist aber ein Array [object_type]"),
        (r#"{"a": {"": 1}}"#, "/a/ (der Schlüssel): muss mindestens 1 Zeichen haben, hat aber 0 [string_too_short]"),
        (r#"{"a": {"b": {}}}"#, "/a/b: muss eine Zeichenkette, eine Zahl oder ein Wahrheitswert sein, ist aber ein Objekt [scalar_type]"),
        (r#"{"a": {"b": "\u0000"}}"#, "/a/b: darf das Zeichen U+0000 nicht enthalten [value_error]"),
        (r#"{"a": {}, "a": {}}"#, "/a (der Schlüssel): kommt im selben Objekt zweimal vor [json_duplicate_key]"),
    ] {
        assert_eq!(json::from_str::<Everything>(text).unwrap_err().localized(&German).to_string(), expected, "{text}");
    }
    let mut cx = polar_event_core::ValidationState::new();
    cx.report(Code::StringType, [("found", "byte string".into())]);
    assert_eq!(
        cx.into_result(Some(())).unwrap_err().localized(&German).to_string(),
        "(Dokument): muss eine Zeichenkette sein, ist aber eine Bytefolge [string_type]"
    );
}

#[test]
fn german_has_no_english_in_syntax_errors_and_timestamps() {
    for text in [
        "",
        "[",
        "[1 2]",
        "{1}",
        "{\"a\" 1}",
        "{\"a\":1 2}",
        "tru",
        "1 2",
        "-",
        "01",
        "1.",
        "1e",
        "\"",
        "\"\n\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\u{feff}1",
    ] {
        let report = json::from_str::<Vec<BTreeMap<String, u8>>>(text).unwrap_err();
        let violation = report.violations().last().unwrap();
        assert_eq!(violation.code(), Code::JsonInvalid, "{text}");
        let german = violation.text_in(&German).to_string();
        let english = violation.params().get("error").expect("a name").to_string();
        assert!(german.starts_with("ist kein gültiges JSON: ") && !german.contains(&english), "{text}: {german}");
    }
    let report = json::from_slice::<Vec<u8>>(b"[\xff").unwrap_err();
    assert!(report.localized(&German).to_string().contains("Bytes, die kein UTF-8 sind"));
    for (text, german) in [
        ("x", "muss ein Zeitpunkt wie 2026-01-31T09:30:00Z sein: er hat nicht die Form von RFC 3339"),
        ("2025-02-30T00:00:00Z", "muss ein Zeitpunkt wie 2026-01-31T09:30:00Z sein: diesen Tag oder diese Uhrzeit gibt es nicht"),
        (
            "9999-12-31T00:00:00Z",
            "muss ein Zeitpunkt wie 2026-01-31T09:30:00Z sein: er liegt nicht zwischen 0001-01-01T00:00:00Z und 9999-12-30T22:00:00Z",
        ),
        ("2025-02-28T00:00:00", "muss ein Zeitpunkt mit Zeitverschiebung sein, wie 2026-01-31T09:30:00Z oder …+02:00"),
    ] {
        let report = json::from_str::<jiff::Timestamp>(&format!("{text:?}")).unwrap_err();
        assert_eq!(report.violations()[0].text_in(&German).to_string(), german);
    }
}

#[test]
fn numbers_have_their_noun_in_the_right_form() {
    for (noun, one, five) in [
        ("character", "1 Zeichen", "5 Zeichen"),
        ("byte", "1 Byte", "5 Bytes"),
        ("item", "1 Eintrag", "5 Einträge"),
        ("pair", "1 Paar", "5 Paare"),
        ("level", "1 Ebene", "5 Ebenen"),
        // A noun of the author's own stays.
        ("Pfund", "1 Pfund", "5 Pfunds"),
    ] {
        for (count, expected) in [(1, one), (5, five), (0, &*five.replace('5', "0"))] {
            let violation = Violation::new(Code::TooLong).param("max_length", count).param("unit", noun).param("actual_length", 9);
            let text = violation.text_in(&German).to_string();
            assert_eq!(text, format!("darf höchstens {expected} haben, hat aber 9"));
        }
    }
    let one = Violation::new(Code::TooLong).param("max_length", 1).param("unit", "item").param("actual_length", 9);
    assert_eq!(one.text().to_string(), "must have at most 1 item, has 9");
}

/// What the library itself says in `value_error` is German, too.
#[test]
fn the_librarys_own_texts_in_parameters_are_translated() {
    #[derive(Event, Debug)]
    struct Loose {
        #[event(via_serde)]
        address: std::net::IpAddr,
    }
    let report = json::from_str::<Loose>(r#"{"address": "x"}"#).unwrap_err();
    assert_eq!(report.violations()[0].text_in(&German).to_string(), "ist nichts, was der Typ annimmt: erwartet wird IP address");
    #[derive(Event, Debug)]
    #[event(derive(FromStr))]
    struct Number(u8);
    let report = "x".parse::<Number>().unwrap_err();
    assert_eq!(report.violations()[0].text_in(&German).to_string(), "ist nicht lesbar");
    let mut cx = polar_event_core::ValidationState::new();
    polar_event_core::__private::rule::Outcome(Err(Vec::<Violation>::new())).report(&mut cx);
    let report = cx.into_result(Some(())).unwrap_err();
    assert_eq!(report.violations()[0].text_in(&German).to_string(), "wird nicht angenommen");
    let report = polar_event_core::ValidationState::new().into_result(None::<u8>).unwrap_err();
    assert_eq!(report.violations()[0].text_in(&German).to_string(), "wurde nicht gelesen, ohne dass ein Grund genannt wurde");
}

/// A language of a user's own, on top of another.
struct House;

impl Messages for House {
    fn template<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        match (violation.code(), violation.own_message()) {
            (Code::Custom("name_length"), _) => Some("Name: {actual_length:character}".into()),
            // An author's message can be a key.
            (_, Some("must be even")) => Some("muss gerade sein".into()),
            (Code::IntType, _) if violation.pointer().to_string() == "/step" => Some("Schritt fehlt".into()),
            _ => None,
        }
    }

    fn noun<'a>(&'a self, noun: &'a str, count: polar_event_core::Number) -> Option<Cow<'a, str>> {
        (noun == "character" && count != 1.into()).then_some("Buchstaben".into())
    }

    fn base(&self) -> Option<&dyn Messages> {
        Some(&German)
    }
}

#[test]
fn a_language_can_say_a_part_and_leave_the_rest() {
    let text = r#"{"name": "éééé", "number": 3, "step": null, "choice": "c", "slug": "A", "list": "x"}"#;
    assert_eq!(
        rules(text).localized(&House).to_string().lines().collect::<Vec<_>>(),
        [
            "/name: Name: 4 Buchstaben [name_length]",
            "/number: muss gerade sein [odd]",
            "/step: Schritt fehlt [int_type]",
            "/choice: muss eines von \"a\", \"b\" sein [not_a_or_b]",
            // What the author says is not translated unless somebody does.
            "/slug: is not like ^[a-z]*$, {really} [string_pattern_mismatch]",
            "/list: muss ein Array sein, ist aber eine Zeichenkette [array_type]",
        ]
    );
}

#[test]
fn english_is_what_is_said_unless_asked() {
    let report = rules(r#"{"name": "éééé", "step": null}"#);
    assert_eq!(report.localized(&English).to_string(), report.to_string());
    assert_eq!(serde_json::to_value(report.localized(&English)).unwrap(), serde_json::to_value(&report).unwrap());
    struct Nothing;
    impl Messages for Nothing {}
    assert_eq!(report.localized(&Nothing).to_string(), report.to_string());
}

#[test]
fn a_language_serializes() {
    let report = rules(r#"{"step": null}"#);
    let german = serde_json::to_value(report.localized(&German)).unwrap();
    assert_eq!(german["violations"][0]["message"], "muss eine ganze Zahl sein, ist aber null");
    assert_eq!(german["violations"][0]["code"], "int_type");
    assert_eq!(german["truncated"], false);
    assert!(german.get("warnings").is_none());
}

/// Data is not translated, only the library's own words.
#[test]
fn data_in_parameters_stays_as_it_is() {
    let violation = Violation::new(Code::StringPrefix).param("prefix", "object");
    assert_eq!(violation.text_in(&German).to_string(), "muss mit object beginnen");
    let violation = Violation::from("is odd");
    assert_eq!(violation.text_in(&German).to_string(), "is odd");
    assert_eq!(Violation::new(Code::Custom("x")).text_in(&German).to_string(), "wird nicht angenommen");
}

/// Each rule with every parameter that its violations have: the derive and the table of codes agree on them.
#[derive(Event, Debug, PartialEq, Default)]
#[event(default)]
struct EveryParameter {
    #[event(length(min = 1, message = "{min_length} {actual_length} {unit}"))]
    length_min: Option<String>,
    #[event(length(bytes, max = 1, message = "{max_length} {actual_length} {unit}"))]
    length_max: Option<String>,
    #[event(items(min = 1, message = "{min_length} {actual_length} {unit}"))]
    items_min: Option<Vec<u8>>,
    #[event(items(max = 1, message = "{max_length} {actual_length} {unit}"))]
    items_max: Option<Vec<u8>>,
    #[event(range(min = 1, message = "{ge}"))]
    ge: Option<u8>,
    #[event(range(exclusive_min = 1, message = "{gt}"))]
    gt: Option<u8>,
    #[event(range(max = 1, message = "{le}"))]
    le: Option<u8>,
    #[event(range(exclusive_max = 1, message = "{lt}"))]
    lt: Option<u8>,
    #[event(positive(message = "{gt}"))]
    positive: Option<i8>,
    #[event(negative(message = "{lt}"))]
    negative: Option<i8>,
    #[event(multiple_of(5, message = "{multiple_of}"))]
    multiple_of: Option<f64>,
    #[event(one_of("a", message = "{expected}"))]
    one_of: Option<String>,
    #[event(one_of(1.5, message = "{expected}"))]
    one_of_number: Option<f32>,
    #[event(pattern("a", message = "{pattern}"))]
    pattern: Option<String>,
    #[event(prefix("a", message = "{prefix}"))]
    prefix: Option<String>,
    #[event(suffix("a", message = "{suffix}"))]
    suffix: Option<String>,
    #[event(contains("a", message = "{substring}"))]
    contains: Option<String>,
    #[event(no_nul(message = "{error}"))]
    no_nul: Option<String>,
    #[event(uuid(version = 4, message = "id[[ {expected_version}]]"))]
    uuid: Option<String>,
    #[event(uuid(version = 4, message = "id[[ {expected_version}]]"))]
    no_uuid: Option<String>,
    #[event(not_blank(message = "a"), ascii(message = "b"), alphanumeric(message = "c"), no_control(message = "d"))]
    content: Option<String>,
    #[event(lowercase(message = "a"), uppercase(message = "b"))]
    case: Option<String>,
    #[event(future(tolerance = 5, message = "a"))]
    future: Option<jiff::Timestamp>,
}

#[test]
fn every_rule_has_the_parameters_that_its_message_may_speak_of() {
    let text = value!({
        "length_min": "", "length_max": "aa", "items_min": [], "items_max": [1, 2], "ge": 0, "gt": 1, "le": 2, "lt": 1, "positive": 0,
        "negative": 0, "multiple_of": 1, "one_of": "b", "one_of_number": 1, "pattern": "b", "prefix": "b", "suffix": "b", "contains": "b",
        "no_nul": "\0", "uuid": "1dbfc517-0bbf-1301-9ba8-555ca42b9737", "no_uuid": "x", "content": "\u{85}", "case": "aA",
        "future": "2020-01-01T00:00:00Z",
    });
    let report = json::from_str::<EveryParameter>(&text.to_string()).unwrap_err();
    let found: BTreeMap<_, Vec<_>> = report.violations().iter().fold(BTreeMap::new(), |mut found, violation| {
        found.entry(violation.pointer().to_string()).or_insert_with(Vec::new).push(violation.text().to_string());
        found
    });
    let expected = [
        ("/case", vec!["a", "b"]),
        ("/content", vec!["a", "b", "c", "d"]),
        ("/contains", vec!["a"]),
        ("/future", vec!["a"]),
        ("/ge", vec!["1"]),
        ("/gt", vec!["1"]),
        ("/items_max", vec!["1 2 item"]),
        ("/items_min", vec!["1 0 item"]),
        ("/le", vec!["1"]),
        ("/length_max", vec!["1 2 byte"]),
        ("/length_min", vec!["1 0 character"]),
        ("/lt", vec!["1"]),
        ("/multiple_of", vec!["5"]),
        ("/negative", vec!["0"]),
        ("/no_nul", vec!["must not contain the character U+0000"]),
        ("/no_uuid", vec!["id"]),
        ("/one_of", vec!["\"a\""]),
        ("/one_of_number", vec!["1.5"]),
        ("/pattern", vec!["a"]),
        ("/positive", vec!["0"]),
        ("/prefix", vec!["a"]),
        ("/suffix", vec!["a"]),
        ("/uuid", vec!["id 4"]),
    ];
    assert_eq!(found, expected.map(|(pointer, texts)| (pointer.to_owned(), texts.into_iter().map(str::to_owned).collect())).into());
}

#[test]
fn finite_can_have_words_of_its_own() {
    #[derive(Event, Debug)]
    struct Measured {
        #[event(finite(message = "has run away", code = "runaway"))]
        single: f32,
        #[event(each(finite))]
        list: Vec<f64>,
    }
    let report = json::from_str::<Measured>(r#"{"single": 1e39, "list": [1, 1e400]}"#).unwrap_err();
    assert_eq!(lines(&report), ["/single: has run away [runaway]", "/list/1: must be a finite number [finite_number]"]);
    let value = Measured { single: f32::NAN, list: vec![f64::INFINITY] };
    assert_eq!(
        lines(&value.validate().unwrap_err()),
        ["/single: has run away [runaway]", "/list/0: must be a finite number [finite_number]"]
    );
}
