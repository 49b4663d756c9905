//! Metadata in memory and from JSON: the same limits, each at its boundary.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use polar_event_core::{Metadata, MetadataKey, MetadataRules, MetadataValue, json, metadata};
use polar_event_tests::{accepts, decode, faults, lines, places};

/// A character of one, two, three and four bytes each.
const CHARACTERS: [&str; 4] = ["a", "é", "€", "🦀"];

fn numbered(pairs: usize) -> Vec<(String, i64)> {
    (0..pairs).map(|key| (format!("k{key}"), 1)).collect()
}

/// A JSON object of these keys and values; keys may come twice.
fn object(pairs: impl IntoIterator<Item = (String, String)>) -> String {
    let pairs: Vec<_> = pairs.into_iter().map(|(key, value)| format!("{}:{value}", serde_json::to_string(&key).unwrap())).collect();
    format!("{{{}}}", pairs.join(","))
}

/// What is wrong with one pair: from JSON, built at once, and put in; all three must agree.
#[track_caller]
fn pair(key: &str, value: &str) -> Vec<String> {
    let text = object([(key.to_owned(), serde_json::to_string(value).unwrap())]);
    let decoded = decode::<Metadata>(&text, &[]).err().map(|report| lines(&report)).unwrap_or_default();
    let built = Metadata::try_from([(key, value)]).err().map(|report| lines(&report)).unwrap_or_default();
    let put_in = Metadata::new().insert(key, value).err().map(|report| lines(&report)).unwrap_or_default();
    assert_eq!(decoded, built);
    assert_eq!(decoded, put_in);
    decoded
}

#[test]
fn keys_have_1_to_40_characters() {
    for character in CHARACTERS {
        assert_eq!(pair(character, "v"), [""; 0]);
        assert_eq!(pair(&character.repeat(40), "v"), [""; 0]);
        let key = character.repeat(41);
        assert_eq!(pair(&key, "v"), [format!("/{key} (the key): must have at most 40 characters, has 41 [string_too_long]")]);
        assert!(MetadataKey::try_from(character.repeat(40)).is_ok());
        assert!(MetadataKey::try_from(key).is_err());
    }
    assert_eq!(pair("", "v"), ["/ (the key): must have at least 1 character, has 0 [string_too_short]"]);
    assert_eq!(pair("a\0", "v"), [r"/a\u{0} (the key): must not contain the character U+0000 [value_error]"]);
}

#[test]
fn strings_have_1_to_500_characters() {
    for character in CHARACTERS {
        assert_eq!(pair("k", character), [""; 0]);
        assert_eq!(pair("k", &character.repeat(500)), [""; 0]);
        assert_eq!(pair("k", &character.repeat(501)), ["/k: must have at most 500 characters, has 501 [string_too_long]"]);
    }
    assert_eq!(pair("k", ""), ["/k: must have at least 1 character, has 0 [string_too_short]"]);
    assert_eq!(pair("k", "\0"), ["/k: must not contain the character U+0000 [value_error]"]);
    assert_eq!(pair("", "").len(), 2);
}

#[test]
fn there_are_at_most_50_pairs() {
    let too_long = ["(document): must have at most 50 pairs, has 51 [too_long]"];
    for (pairs, good) in [(0, true), (49, true), (50, true), (51, false)] {
        let built = Metadata::try_from(numbered(pairs));
        let text = object(numbered(pairs).into_iter().map(|(key, value)| (key, value.to_string())));
        let decoded = decode::<Metadata>(&text, &[]);
        assert_eq!(decoded, built);
        assert_eq!(built.is_ok(), good, "{pairs}");
        assert_eq!(built.err().map(|report| lines(&report)).unwrap_or_default(), if good { vec![] } else { too_long.to_vec() });
    }
    let mut full = Metadata::try_from(numbered(50)).unwrap();
    assert_eq!(lines(&full.insert("more", 1).unwrap_err()), too_long);
    assert_eq!(full.len(), 50);
    assert_eq!(full.insert("k7", 2).unwrap(), Some(MetadataValue::Integer(1)));
    full.remove("k7").unwrap();
    assert_eq!(full.insert("more", 1).unwrap(), None);
}

#[test]
fn every_pair_beyond_the_limit_is_still_checked() {
    let text = object((0..60).map(|key| (format!("k{key}"), if key == 55 { "[]" } else { "1" }.to_owned())));
    assert_eq!(places(&decode::<Metadata>(&text, &[]).unwrap_err()), ["/k55 scalar_type", " too_long"]);
}

#[test]
fn integers_and_floats_stay_apart() {
    let text = r#"{"a":1,"b":1.0,"c":-9223372036854775808,"d":9223372036854775807,"e":1e2,"f":-0.5}"#;
    let metadata: Metadata = decode(text, &[]).unwrap();
    assert_eq!(metadata["a"], MetadataValue::Integer(1));
    assert_eq!(metadata["b"], MetadataValue::Float(1.0));
    assert_ne!(metadata["a"], metadata["b"]);
    assert_eq!(metadata["c"].as_i64(), Some(i64::MIN));
    assert_eq!(metadata["d"].as_i64(), Some(i64::MAX));
    assert_eq!(metadata["e"], MetadataValue::Float(100.0));
    assert_eq!(json::to_string(&metadata).unwrap(), text.replace("1e2", "100.0"));
}

#[test]
fn integers_beyond_i64_are_refused() {
    let expected = "must be an integer from -9223372036854775808 to 9223372036854775807 [int_out_of_range]";
    for integer in ["9223372036854775808", "18446744073709551615"] {
        let text = object([("k".to_owned(), integer.to_owned())]);
        assert_eq!(faults::<Metadata>(&text, &[]), [format!("/k: {expected}")]);
    }
    assert_eq!(lines(&Metadata::new().insert("k", u64::MAX).unwrap_err()), [format!("/k: {expected}")]);
    assert_eq!(Metadata::new().insert("k", 9_223_372_036_854_775_807_u64).unwrap(), None);
}

#[test]
fn floats_in_memory_are_finite() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let expected = ["/k: must be a finite number [finite_number]"];
        assert_eq!(lines(&Metadata::new().insert("k", value).unwrap_err()), expected);
        assert_eq!(lines(&metadata! { "k" => value }.unwrap_err()), expected);
        assert_eq!(lines(&Metadata::new().insert("k", MetadataValue::Float(value)).unwrap_err()), expected);
    }
}

#[test]
fn a_failed_insert_changes_nothing() {
    let mut metadata = metadata! { "a" => 1 }.unwrap();
    let before = metadata.clone();
    for (key, value) in [("", MetadataValue::from(1)), ("a", "".into()), ("a", f64::NAN.into())] {
        assert!(metadata.insert(key, value).is_err());
        assert_eq!(metadata, before);
    }
}

#[test]
fn limits_of_ones_own() {
    let rules = MetadataRules { max_pairs: 1, max_key: 2, max_value: 3, allow_nul: true };
    let mut metadata = Metadata::new();
    assert!(metadata.insert_within(&rules, "abc", "x").is_err());
    assert!(metadata.insert_within(&rules, "ab", "wxyz").is_err());
    assert_eq!(metadata.insert_within(&rules, "a\0", "xyz").unwrap(), None);
    assert_eq!(places(&metadata.insert_within(&rules, "b", 1).unwrap_err()), [" too_long"]);
    assert!(Metadata::try_from_iter_within(&rules, [("a", 1), ("a", 2)]).is_ok());
    assert!(Metadata::try_from_iter_within(&rules, [("a", 1), ("b", 2)]).is_err());
    assert!(MetadataKey::new("abc", &rules).is_err());
    assert_eq!(MetadataRules::default(), MetadataRules::DEFAULT);
}

#[test]
fn the_pairs_are_where_they_were_put() {
    let mut metadata = metadata! { "z" => 1, "a" => "x", "m" => true, "b" => 0.5 }.unwrap();
    assert_eq!(json::to_string(&metadata).unwrap(), r#"{"z":1,"a":"x","m":true,"b":0.5}"#);
    assert_eq!(metadata.keys().collect::<Vec<_>>(), ["z", "a", "m", "b"]);
    assert_eq!(metadata.insert("a", 2).unwrap(), Some("x".into()));
    assert_eq!(metadata.remove("z"), Some(1.into()));
    assert_eq!(metadata.remove("z"), None);
    assert_eq!(json::to_string(&metadata).unwrap(), r#"{"a":2,"m":true,"b":0.5}"#);
    metadata.retain(|key, value| key != "m" && value.as_f64().is_some());
    assert_eq!(metadata.values().cloned().collect::<Vec<_>>(), [2.into(), 0.5.into()]);
    assert_eq!(metadata.iter().rev().map(|(key, _)| key).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!((&metadata).into_iter().len(), 2);
    assert!(metadata.contains_key("a") && !metadata.contains_key("m"));
    assert_eq!(metadata.get("m"), None);
    assert_eq!(format!("{metadata:?}"), r#"{"a": Integer(2), "b": Float(0.5)}"#);
    assert_eq!(metadata.clone().into_iter().count(), 2);
    metadata.clear();
    assert!(metadata.is_empty());
    assert_eq!(metadata, Metadata::default());
}

#[test]
#[should_panic(expected = "no metadata under this key")]
fn indexing_panics_as_it_does_elsewhere() {
    let _ = &Metadata::new()["k"];
}

#[test]
fn equality_is_of_pairs_in_any_order() {
    let one = metadata! { "a" => 1, "b" => 2 }.unwrap();
    assert_eq!(one, metadata! { "b" => 2, "a" => 1 }.unwrap());
    assert_ne!(one, metadata! { "a" => 1 }.unwrap());
    assert_ne!(one, metadata! { "a" => 1, "b" => 2.0 }.unwrap());
    assert_ne!(one, metadata! { "a" => 1, "c" => 2 }.unwrap());
}

#[test]
fn it_can_be_made_of_what_people_have() {
    let expected = metadata! { "a" => 1 }.unwrap();
    assert_eq!(Metadata::try_from([("a", 1)]), Ok(expected.clone()));
    assert_eq!(Metadata::try_from(vec![("a".to_owned(), 1_u8)]), Ok(expected.clone()));
    assert_eq!(Metadata::try_from(BTreeMap::from([("a", 1_u64)])), Ok(expected.clone()));
    assert_eq!(Metadata::try_from(HashMap::from([("a", MetadataValue::Integer(1))])), Ok(expected.clone()));
    assert_eq!(Metadata::try_from_iter([("a", 0), ("a", 1)]), Ok(expected));
    let report = Metadata::try_from_iter([("", "x"), ("a", ""), ("b", "y")]).unwrap_err();
    assert_eq!(places(&report), ["/ string_too_short key", "/a string_too_short"]);
}

#[test]
fn values_say_what_they_are() {
    let all = metadata! { "s" => "x", "i" => 3, "f" => 0.5, "b" => true }.unwrap();
    assert_eq!((all["s"].as_str(), all["i"].as_str()), (Some("x"), None));
    assert_eq!((all["i"].as_i64(), all["f"].as_i64()), (Some(3), None));
    assert_eq!((all["i"].as_f64(), all["f"].as_f64(), all["b"].as_f64()), (Some(3.0), Some(0.5), None));
    assert_eq!((all["b"].as_bool(), all["s"].as_bool()), (Some(true), None));
    assert_eq!(all.values().map(ToString::to_string).collect::<Vec<_>>(), ["x", "3", "0.5", "true"]);
    accepts(&[], [all]);
}

#[test]
fn a_key_that_comes_twice_is_found_wherever_it_is() {
    let twice = "/k3 (the key): is given twice in the same object [json_duplicate_key]";
    for before in [0, 1, 30] {
        let mut keys: Vec<_> = (0..10).map(|key| (format!("k{key}"), "1".to_owned())).collect();
        keys.extend((0..before).map(|key| (format!("other{key}"), "1".to_owned())));
        keys.push(("k3".to_owned(), "2".to_owned()));
        assert_eq!(faults::<Metadata>(&object(keys), &[]), [twice]);
    }
    // The first had a fault of its own.
    assert_eq!(faults::<Metadata>(r#"{"k3": "", "k3": 1}"#, &[])[1..], [twice]);
    assert_eq!(faults::<Metadata>(r#"{"k3": 1, "\u006b3": []}"#, &[]), [twice]);
}

/// Beyond 64 pairs keys are looked up in another way.
#[test]
fn a_key_that_comes_twice_is_found_in_large_metadata() {
    const LARGE: polar_event_core::rule::Rules =
        &[polar_event_core::rule::Rule::Metadata(MetadataRules { max_pairs: 1000, ..MetadataRules::DEFAULT })];
    let numbered = |pairs: usize| (0..pairs).map(|key| (format!("k{key}"), "1".to_owned()));
    assert_eq!(decode::<Metadata>(&object(numbered(1000)), LARGE).map(|metadata| metadata.len()), Ok(1000));
    for (first, pairs) in [(0, 70), (63, 64), (63, 65), (64, 66), (65, 90), (5, 800)] {
        let text = object(numbered(pairs).chain([(format!("k{first}"), "1".to_owned())]));
        assert_eq!(places(&decode::<Metadata>(&text, LARGE).unwrap_err()), [format!("/k{first} json_duplicate_key key")]);
        let text = object(numbered(pairs).chain([(format!("k{first}"), "1".to_owned())]));
        assert!(decode::<Metadata>(&text, &[]).unwrap_err().violations().iter().any(|violation| violation.is_key_error()));
    }
}

/// Keys that are alike in length, beginning and end are still told apart.
#[test]
fn keys_that_look_alike_are_different() {
    let keys = (b'a'..=b'z').map(|middle| (format!("same{}same", char::from(middle)), "1".to_owned()));
    assert_eq!(decode::<Metadata>(&object(keys), &[]).unwrap().len(), 26);
}

/// Nobody can make a reader busy with many keys, alike or not.
#[test]
fn reading_takes_time_in_proportion_to_the_input() {
    let inputs = [
        object((0..200_000).map(|key| (format!("k{key}"), "1".to_owned()))),
        object((0..200_000).map(|key| (format!("same{key:06}same"), "1".to_owned()))),
        object((0..200_000).map(|key| (format!("k{key}"), "\"\"".to_owned()))),
        object((0..200_000).map(|_| ("k".to_owned(), "1".to_owned()))),
    ];
    let start = Instant::now();
    for input in &inputs {
        assert!(json::from_str::<Metadata>(input).is_err());
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn serdes_own_traits_say_the_same() {
    let metadata: Metadata = serde_json::from_str(r#"{"a": 1}"#).unwrap();
    assert_eq!(metadata, metadata! { "a" => 1 }.unwrap());
    let error = serde_json::from_str::<Metadata>(r#"{"": 1, "b": []}"#).unwrap_err().to_string();
    assert!(error.contains("/ (the key): must have at least 1 character") && error.contains("/b: must be a string"), "{error}");
}
