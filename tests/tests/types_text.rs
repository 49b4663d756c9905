//! Strings and characters: borrowed where they can be.

use std::borrow::Cow;

use compact_str::CompactString;
use polar_event_core::rule::{Length, NoNul, Rule, Rules, Unit};
use polar_event_tests::{accepts, decode, faults};

const PLAIN: &str = r#""héllo""#;
const ESCAPED: &str = r#""h\u00e9llo""#;

#[test]
fn owned_strings_come_back() {
    let texts = ["", "a", "é€🦀", "\"\\/\u{8}\u{c}\n\r\t\u{0}\u{7f}\u{2028}", &"x".repeat(10_000)];
    accepts(&[], texts.map(str::to_owned));
    accepts(&[], texts.map(Box::<str>::from));
    for text in texts {
        let json: &str = Box::leak(serde_json::to_string(text).unwrap().into_boxed_str());
        assert_eq!(decode::<Cow<'_, str>>(json, &[]), Ok(Cow::Borrowed(text)));
        assert_eq!(decode::<CompactString>(json, &[]), Ok(CompactString::from(text)));
    }
}

#[test]
fn a_cow_borrows_unless_there_are_escapes() {
    assert!(matches!(decode::<Cow<'_, str>>(PLAIN, &[]), Ok(Cow::Borrowed("héllo"))));
    assert!(matches!(decode::<Cow<'_, str>>(ESCAPED, &[]), Ok(Cow::Owned(text)) if text == "héllo"));
}

#[test]
fn a_reference_borrows_or_says_why_not() {
    assert_eq!(decode::<&str>(PLAIN, &[]), Ok("héllo"));
    let text = "(document): must be written without escapes, since its receiver borrows it [string_escaped]";
    assert_eq!(faults::<&str>(ESCAPED, &[]), [text]);
    const SHORT: Rules = &[Rule::Length(Length { unit: Unit::Characters, min: None, max: Some(4) })];
    assert_eq!(faults::<&str>(ESCAPED, SHORT), ["(document): must have at most 4 characters, has 5 [string_too_long]", text]);
}

#[test]
fn a_char_is_one_character() {
    accepts(&[], ['a', 'é', '€', '🦀', '\0', '\u{10ffff}']);
    assert_eq!(faults::<char>(r#""""#, &[]), ["(document): must have at least 1 character, has 0 [string_too_short]"]);
    assert_eq!(faults::<char>(r#""ab""#, &[]), ["(document): must have at most 1 character, has 2 [string_too_long]"]);
    assert_eq!(faults::<char>(r#""🦀🦀""#, &[]), ["(document): must have at most 1 character, has 2 [string_too_long]"]);
    let expected = ["(document): must not contain the character U+0000 [value_error]"];
    assert_eq!(faults::<char>(r#""\u0000""#, &[Rule::NoNul(NoNul)]), expected);
}
