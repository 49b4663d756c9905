//! `url::Url`.

use std::collections::BTreeMap;

use polar_event_core::rule::{Length, Prefix, Rule, Rules, Unit};
use polar_event_core::{Event, OptionalNullable, Validate, json};
use polar_event_tests::{accepts, decode, faults, places, refuses};
use serde_json::json;
use url::Url;

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

#[test]
fn what_is_written_can_be_read() {
    let texts = [
        "https://example.com/",
        "https://user@example.com:8080/a%20b?c=d#e",
        "mailto:ada@example.com",
        "http://[::1]/",
        "https://xn--mnchen-3ya.de/",
    ];
    accepts(&[], texts.map(url));
    accepts(&[], [BTreeMap::from([(url("https://example.com/"), 1)])]);
    for text in texts {
        assert_eq!(json::to_string(&url(text)).unwrap(), format!("\"{text}\""));
    }
    // The URL Standard has one form for what can be spelled in many.
    assert_eq!(decode::<Url>(r#""HTTPS://EXAMPLE.com""#, &[]), Ok(url("https://example.com/")));
}

#[test]
fn what_is_no_url() {
    for (text, why) in [
        ("", "relative URL without a base"),
        ("example.com", "relative URL without a base"),
        ("/path", "relative URL without a base"),
        ("https://", "empty host"),
        ("https://a b/", "invalid international domain name"),
        ("https://example.com:99999/", "invalid port number"),
        ("https://[::1/", "invalid IPv6 address"),
    ] {
        let expected = format!("(document): must be a valid URL: {why} [url_parsing]");
        assert_eq!(faults::<Url>(&serde_json::to_string(text).unwrap(), &[]), [expected], "{text}");
    }
    assert_eq!(faults::<Url>("5", &[]), ["(document): must be a URL in a string, not an integer [url_type]"]);
}

/// The rules for strings look at the URL as it is written.
#[test]
fn rules() {
    const SECURE: Rules = &[Rule::Prefix(Prefix("https://")), Rule::Length(Length::new(Unit::Characters, None, Some(20)))];
    accepts(SECURE, [url("https://example.com/")]);
    refuses(
        SECURE,
        &url("http://example.com/ab"),
        &[
            ("(document): must begin with https:// [string_prefix]", json!({"prefix": "https://"})),
            (
                "(document): must have at most 20 characters, has 21 [string_too_long]",
                json!({"max_length": 20, "actual_length": 21, "unit": "character"}),
            ),
        ],
    );
    assert!(decode::<Url>(r#""HTTPS://EXAMPLE.COM""#, SECURE).is_ok());
}

#[test]
fn the_derive() {
    #[derive(Event, Debug, PartialEq)]
    struct Hook {
        #[event(prefix = "https://")]
        target: Url,
        #[event(length(max = 30))]
        fallback: OptionalNullable<Url>,
    }
    let text = r#"{"target":"https://example.com/hook","fallback":null}"#;
    let hook: Hook = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&hook).unwrap(), text);
    let report = json::from_str::<Hook>(r#"{"target": "ftp://example.com/", "fallback": "x"}"#).unwrap_err();
    assert_eq!(places(&report), ["/target string_prefix", "/fallback url_parsing"]);
    let report = Hook { target: url("ftp://example.com/"), ..hook }.validate().unwrap_err();
    assert_eq!(places(&report), ["/target string_prefix"]);
}
