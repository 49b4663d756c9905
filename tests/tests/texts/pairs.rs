//! How texts are read as other types, and what is wrong with them.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use polar_event_core::text::{self, Decoder, Names, Pair};
use polar_event_core::{Code, DecodeOwned, Event, Metadata, OptionalNullable, Report, json};
use uuid::Uuid;

/// What becomes of one text.
fn read<T: DecodeOwned>(decoder: &Decoder, text: &str) -> Result<T, &'static str> {
    let mut map = decoder.from_pairs::<HashMap<String, T>, _>([("it", text)]).map_err(|report| {
        let [only] = report.violations() else { panic!("{report}") };
        assert_eq!(only.pointer().to_string(), "/it");
        only.code().as_str()
    })?;
    Ok(map.remove("it").unwrap())
}

fn plain<T: DecodeOwned>(text: &str) -> Result<T, &'static str> {
    read(&Decoder::new(), text)
}

#[test]
fn integers_are_digits_with_a_sign() {
    for (text, value) in [("0", 0), ("-128", -128), ("127", 127), ("+5", 5), ("007", 7), ("-0", 0), ("-007", -7)] {
        assert_eq!(plain::<i8>(text), Ok(value), "{text}");
    }
    for text in ["", " 1", "1 ", "1.0", "1e3", "0x1F", "1_000", "--1", "+-1", "-", "+", "one", "١", "true"] {
        assert_eq!(plain::<i8>(text), Err("int_parsing"), "{text}");
        assert_eq!(plain::<u64>(text), Err("int_parsing"), "{text}");
    }
    for text in ["128", "-129", "300", "18446744073709551616", "-9223372036854775809", &"9".repeat(60), &format!("-{}", "9".repeat(60))] {
        assert_eq!(plain::<i8>(text), Err("int_out_of_range"), "{text}");
    }
    assert_eq!(plain::<u8>("-1"), Err("int_out_of_range"));
    assert_eq!(plain::<u64>("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(plain::<i128>("-170141183460469231731687303715884105728"), Ok(i128::MIN));
    assert_eq!(plain::<u128>("340282366920938463463374607431768211455"), Ok(u128::MAX));
    assert_eq!(plain::<u128>("340282366920938463463374607431768211456"), Err("int_parsing"));
}

#[test]
fn floats_are_decimal_and_rounded_once() {
    for (text, value) in [("0", 0.0), ("-1.5", -1.5), ("1e3", 1000.0), ("1E-3", 0.001), (".5", 0.5), ("5.", 5.0), ("+2.5e+1", 25.0)] {
        assert_eq!(plain::<f64>(text), Ok(value), "{text}");
    }
    for text in ["", "inf", "-inf", "infinity", "nan", "NaN", "1,5", "0x1p3", "1e", "e1", ".", "1.5.2", " 1.5", "one"] {
        assert_eq!(plain::<f64>(text), Err("float_parsing"), "{text}");
        assert_eq!(plain::<f32>(text), Err("float_parsing"), "{text}");
    }
    assert_eq!(plain::<f64>("1e999"), Err("finite_number"));
    assert_eq!(plain::<f32>("1e39"), Err("finite_number"));
    // Rounded to `f64` first, this is another `f32`.
    assert_eq!(plain::<f32>("7.038531e-26"), Ok(7.038_531e-26_f32));
    assert!(plain::<f64>("-0").unwrap().is_sign_negative());
}

#[test]
fn booleans_are_two_words_unless_more_are_allowed() {
    assert_eq!((plain("true"), plain("false")), (Ok(true), Ok(false)));
    let words = Decoder::new().boolean_words(true);
    for (yes, no) in [("true", "false"), ("1", "0"), ("yes", "no"), ("on", "off")] {
        assert_eq!((read(&words, yes), read(&words, no)), (Ok(true), Ok(false)));
        if yes != "true" {
            assert_eq!((plain::<bool>(yes), plain::<bool>(no)), (Err("bool_parsing"), Err("bool_parsing")));
        }
    }
    for text in ["", "True", "TRUE", "t", "y", "2", "ON"] {
        assert_eq!(read::<bool>(&words, text), Err("bool_parsing"), "{text}");
    }
    // Only where a boolean is asked for.
    assert_eq!(read::<u8>(&words, "1"), Ok(1));
    assert_eq!(read::<String>(&words, "on").as_deref(), Ok("on"));
}

#[test]
fn bytes_are_those_of_the_text() {
    let bytes = |bytes: &'static [u8]| Bytes::from_static(bytes);
    assert_eq!(plain::<Bytes>(""), Ok(bytes(b"")));
    assert_eq!(plain::<Bytes>("12"), Ok(bytes(b"12")));
    assert_eq!(read::<Bytes>(&Decoder::new().list_separator(','), "1,2"), Ok(bytes(b"1,2")));
    assert_eq!(plain::<Option<Bytes>>("é"), Ok(Some(bytes("é".as_bytes()))));
    // Numbers are items by their names.
    for (names, second) in [("it[]", "it[]"), ("it[0]", "it[1]"), ("it", "it")] {
        let decoder = Decoder::new().names(Names::Brackets);
        let map = decoder.from_pairs::<HashMap<String, Bytes>, _>([(names, "1"), (second, "255")]).unwrap();
        assert_eq!(map["it"], bytes(&[1, 255]));
    }
}

#[test]
fn what_json_has_in_strings_is_the_same_text() {
    let id = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";
    assert_eq!(plain::<Uuid>(id), Ok(id.parse().unwrap()));
    assert_eq!(plain::<Uuid>("1dbfc517"), Err("uuid_parsing"));
    assert_eq!(plain::<jiff::Timestamp>("2026-01-31T09:30:00Z"), Ok("2026-01-31T09:30:00Z".parse().unwrap()));
    assert_eq!(plain::<jiff::Timestamp>("yesterday"), Err("datetime_parsing"));
    assert_eq!(plain::<rust_decimal::Decimal>("12.50").unwrap().to_string(), "12.50");
    assert_eq!(plain::<std::net::IpAddr>("::1"), Ok("::1".parse().unwrap()));
    assert_eq!(plain::<char>("é"), Ok('é'));
    assert_eq!(plain::<String>(" a\u{0}b ").as_deref(), Ok(" a\u{0}b "));
    assert_eq!(plain::<serde_json::Value>("5"), Ok("5".into()));
    assert_eq!(text::from_pairs::<Metadata, _>([("plan", "5")]).unwrap().get("plan").unwrap().as_str(), Some("5"));
}

#[test]
fn an_empty_text_is_none_by_setting() {
    assert_eq!(plain::<Option<String>>(""), Ok(Some(String::new())));
    assert_eq!(plain::<Option<u8>>(""), Err("int_parsing"));
    let decoder = Decoder::new().empty_is_none(true);
    assert_eq!(read::<Option<String>>(&decoder, ""), Ok(None));
    assert_eq!(read::<Option<u8>>(&decoder, ""), Ok(None));
    assert_eq!(read::<OptionalNullable<u8>>(&decoder, ""), Ok(OptionalNullable::Null));
    assert_eq!(read::<Option<Box<Option<u8>>>>(&decoder, ""), Ok(None));
    assert_eq!(read::<Option<u8>>(&decoder, "x"), Err("int_parsing"));
    assert_eq!(read::<String>(&decoder, ""), Ok(String::new()));
    assert_eq!(read::<u8>(&decoder, ""), Err("int_parsing"));
}

#[test]
fn an_empty_text_is_an_empty_list_or_map_by_setting() {
    #[derive(Event, Debug, PartialEq)]
    struct Page {
        #[event(default)]
        limit: u8,
    }

    #[derive(Event, Debug, PartialEq)]
    struct Required {
        limit: u8,
    }

    let decoder = Decoder::new().empty_is_none(true);
    assert_eq!(read::<Vec<u8>>(&decoder, ""), Ok(vec![]));
    assert_eq!(read::<Vec<String>>(&decoder, ""), Ok(vec![]));
    assert_eq!(read::<BTreeMap<String, u8>>(&decoder, ""), Ok(BTreeMap::new()));
    assert_eq!(read::<Metadata>(&decoder, ""), Ok(Metadata::new()));
    assert_eq!(read::<Page>(&decoder, ""), Ok(Page { limit: 0 }));
    assert_eq!(read::<()>(&decoder, ""), Ok(()));
    // Where an item is due, the text is that item.
    assert_eq!(read::<(Option<u8>,)>(&decoder, ""), Ok((None,)));
    assert_eq!(read::<[String; 1]>(&decoder, ""), Ok([String::new()]));
    // What is required is missing.
    let report = decoder.from_pairs::<HashMap<String, Required>, _>([("it", "")]).unwrap_err();
    assert_eq!(lines(&report), ["/it/limit: is required [missing]"]);
    // Otherwise, it is a text like any other.
    assert_eq!(plain::<Vec<String>>(""), Ok(vec![String::new()]));
    assert_eq!(plain::<BTreeMap<String, u8>>(""), Err("object_type"));
    assert_eq!(plain::<Page>(""), Err("object_type"));
}

#[derive(Event, Debug, PartialEq)]
#[event(deny_unknown_fields)]
struct Search {
    #[event(length(min = 1, max = 10))]
    query: String,
    #[event(range(min = 1, max = 100))]
    limit: u8,
    #[event(items(max = 2), each(length(max = 3)))]
    tags: Option<Vec<String>>,
    ids: Option<Vec<u32>>,
}

fn lines(report: &Report) -> Vec<String> {
    report.violations().iter().map(ToString::to_string).collect()
}

#[test]
fn all_faults_are_reported() {
    let report = text::from_pairs::<Search, _>([
        ("query", ""),
        ("tags", "abcd"),
        ("tags", "b"),
        ("tags", "c"),
        ("limits", "5"),
        ("ids", "1"),
        ("ids", "x"),
    ])
    .unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/query: must have at least 1 character, has 0 [string_too_short]",
            "/tags/0: must have at most 3 characters, has 4 [string_too_long]",
            "/tags: must have at most 2 items, has 3 [too_long]",
            "/limits (the key): is not a field here; the fields are query, limit, tags, ids; did you mean limit? [extra_forbidden]",
            "/ids/1: must be an integer in digits [int_parsing]",
            "/limit: is required [missing]",
        ]
    );
}

#[test]
fn a_name_given_twice_is_a_list_or_a_fault() {
    let search: Search = text::from_pairs([("ids", "1"), ("query", "a"), ("limit", "1"), ("ids", "2")]).unwrap();
    assert_eq!(search.ids, Some(vec![1, 2]));
    let report = text::from_pairs::<Search, _>([("query", "a"), ("limit", "1"), ("limit", "x"), ("query", "a")]).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/query (the key): is given twice in the same object [json_duplicate_key]",
            "/limit (the key): is given twice in the same object [json_duplicate_key]"
        ]
    );
    // Those of types that refuse all lists, too.
    for report in [
        text::from_pairs::<HashMap<String, Uuid>, _>([("a", "1"), ("a", "2")]).unwrap_err(),
        text::from_pairs::<HashMap<String, jiff::Timestamp>, _>([("a", "1"), ("a", "2")]).unwrap_err(),
        text::from_pairs::<HashMap<String, Option<bool>>, _>([("a", "1"), ("a", "2")]).unwrap_err(),
        text::from_pairs::<Metadata, _>([("a", "1"), ("a", "2")]).unwrap_err(),
    ] {
        assert_eq!(report.violations().iter().map(polar_event_core::Violation::code).collect::<Vec<_>>(), [Code::JsonDuplicateKey]);
    }
}

#[test]
fn lists_can_be_in_one_text() {
    let decoder = Decoder::new().list_separator(',');
    assert_eq!(read::<Vec<u8>>(&decoder, "1,2,3"), Ok(vec![1, 2, 3]));
    assert_eq!(read::<Vec<u8>>(&decoder, ""), Ok(vec![]));
    assert_eq!(read::<(u8, bool)>(&decoder, "1,true"), Ok((1, true)));
    assert_eq!(read::<[char; 2]>(&decoder, "a,b"), Ok(['a', 'b']));
    assert_eq!(read::<String>(&decoder, "a,b").as_deref(), Ok("a,b"));
    let report = decoder.from_pairs::<HashMap<String, Vec<u8>>, _>([("it", "1,x,300")]).unwrap_err();
    assert_eq!(
        lines(&report),
        ["/it/1: must be an integer in digits [int_parsing]", "/it/2: must be an integer from 0 to 255 [int_out_of_range]"]
    );
    assert_eq!(plain::<Vec<String>>("a,b"), Ok(vec!["a,b".to_owned()]));
}

#[derive(Event, Debug, PartialEq)]
struct Address {
    city: String,
    #[event(range(min = 1))]
    number: u16,
}

#[derive(Event, Debug, PartialEq)]
struct Person {
    address: Address,
    #[event(default)]
    names: Vec<String>,
    #[event(default)]
    visits: BTreeMap<u8, bool>,
    #[event(default)]
    past: Vec<Address>,
}

#[test]
fn names_have_parts() {
    let expected = Person {
        address: Address { city: "Turin".to_owned(), number: 5 },
        names: vec!["a".to_owned(), "b".to_owned()],
        visits: BTreeMap::from([(0, true), (1, false)]),
        past: vec![Address { city: "Rome".to_owned(), number: 1 }, Address { city: "Bari".to_owned(), number: 2 }],
    };
    let brackets = [
        ("past[1][city]", "Bari"),
        ("address[city]", "Turin"),
        ("names[]", "a"),
        ("visits[1]", "false"),
        ("past[0][number]", "1"),
        ("visits[0]", "true"),
        ("address[number]", "5"),
        ("past[0][city]", "Rome"),
        ("past[1][number]", "2"),
        ("names[]", "b"),
    ];
    assert_eq!(Decoder::new().names(Names::Brackets).from_pairs::<Person, _>(brackets).unwrap(), expected);
    let numbers: Vec<_> =
        brackets.iter().filter(|(name, _)| !name.starts_with("names")).copied().chain([("names[1]", "b"), ("names[0]", "a")]).collect();
    assert_eq!(Decoder::new().names(Names::Brackets).from_pairs::<Person, _>(numbers.clone()).unwrap(), expected);
    let dotted = numbers.iter().map(|(name, text)| (name.replace('[', ".").replace(']', ""), *text));
    assert_eq!(Decoder::new().names(Names::Separated(".")).from_pairs::<Person, _>(dotted).unwrap(), expected);
}

#[test]
fn places_of_parts_are_paths() {
    let decoder = Decoder::new().names(Names::Brackets);
    let pairs = [("address[number]", "0"), ("past[1][city]", "a"), ("past[0][city]", "b"), ("past[0][number]", "x"), ("visits[x]", "y")];
    let report = decoder.from_pairs::<Person, _>(pairs).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "/address/number: must be at least 1 [greater_than_equal]",
            "/address/city: is required [missing]",
            "/past/0/number: must be an integer in digits [int_parsing]",
            "/past/1/number: is required [missing]",
            "/visits/x (the key): must be an integer in digits [int_parsing]",
            "/visits/x: must be true or false [bool_parsing]",
        ]
    );
    // A list has no gaps, and no name is a text and has parts.
    let report = decoder.from_pairs::<HashMap<String, Vec<u8>>, _>([("a[0]", "1"), ("a[2]", "3")]).unwrap_err();
    assert_eq!(lines(&report), ["/a: must be an array, not an object [array_type]"]);
    for pairs in [[("a", "1"), ("a[b]", "2")], [("a[b]", "1"), ("a", "2")]] {
        let report = decoder.from_pairs::<serde_json::Value, _>(pairs).unwrap_err();
        assert_eq!(lines(&report), ["/a (the key): is given twice in the same object [json_duplicate_key]"]);
    }
}

#[test]
fn limits_hold() {
    let limits = json::Limits::new().max_depth(3).max_input_bytes(40).max_violations(2);
    let decoder = Decoder::new().names(Names::Separated(".")).limits(limits);
    assert!(decoder.from_pairs::<serde_json::Value, _>([("a.b.c", "1")]).is_ok());
    let report = decoder.from_pairs::<serde_json::Value, _>([("a.b.c.d", "1")]).unwrap_err();
    assert_eq!(report.violations()[0].code(), Code::JsonDepth);
    let report = decoder.from_pairs::<serde_json::Value, _>([("a", "1".repeat(40))]).unwrap_err();
    assert_eq!(report.violations()[0].code(), Code::JsonSize);
    let pairs = ["a", "b", "c", "d"].map(|name| (name, "x"));
    let report = decoder.from_pairs::<HashMap<String, u8>, _>(pairs).unwrap_err();
    assert!(report.is_truncated() && report.violations().len() == 3);
    // A name of any number of parts takes no stack.
    let deep = vec!["a"; 100_000].join(".");
    assert!(Decoder::new().names(Names::Separated(".")).from_pairs::<serde_json::Value, _>([(deep, "1")]).is_err());
}

#[test]
fn context_clock_and_warnings_are_those_of_json() {
    #[derive(Event, Debug)]
    struct Order {
        #[event(past)]
        at: jiff::Timestamp,
        #[event(deprecated)]
        old: Option<u8>,
    }

    let decoder = Decoder::new().clock("2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap());
    let report = decoder.from_pairs::<Order, _>([("at", "2026-01-02T00:00:00Z")]).unwrap_err();
    assert_eq!(lines(&report), ["/at: must not be in the future [datetime_past]"]);
    let pair = Pair::from(("old", "1")).spans(0..3, 4..5);
    let (_, warnings) = decoder.from_pairs_with_warnings::<Order, _>([Pair::from(("at", "2025-01-02T00:00:00Z")), pair]).unwrap();
    assert_eq!(warnings.as_slice()[0].span(), Some(4..5));
}

#[test]
fn reports_repeat_no_text() {
    let secret = "s3cr3t";
    let report = text::from_pairs::<HashMap<String, (u8, f64, bool, Uuid)>, _>([("a", secret); 4]).unwrap_err();
    assert_eq!(report.violations().len(), 4);
    assert!(!format!("{report:?} {}", serde_json::to_string(&report).unwrap()).contains(secret));
}
