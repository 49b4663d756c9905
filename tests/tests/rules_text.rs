//! The rules on strings: each at its boundary, decoded and in memory.

use polar_event_core::Literal;
use polar_event_core::rule::{CompiledPattern, Length, NoNul, OneOf, Pattern, Rule, Rules, Unit, UuidVersion};
use polar_event_tests::{accepts, faults, refuses};
use serde_json::json;

/// A character of one, two, three and four bytes each.
const CHARACTERS: [&str; 4] = ["a", "é", "€", "🦀"];

const fn length(unit: Unit, min: Option<usize>, max: Option<usize>) -> Rule {
    Rule::Length(Length { unit, min, max })
}

#[test]
fn characters_are_code_points() {
    const TWO_TO_FOUR: Rules = &[length(Unit::Characters, Some(2), Some(4))];
    for character in CHARACTERS {
        accepts(TWO_TO_FOUR, (2..=4).map(|count| character.repeat(count)));
        let short = json!({"min_length": 2, "actual_length": 1, "unit": "character"});
        refuses(TWO_TO_FOUR, &character.to_owned(), &[("(document): must have at least 2 characters, has 1 [string_too_short]", short)]);
        let long = json!({"max_length": 4, "actual_length": 5, "unit": "character"});
        refuses(TWO_TO_FOUR, &character.repeat(5), &[("(document): must have at most 4 characters, has 5 [string_too_long]", long)]);
    }
}

/// A family of four is one glyph on the screen, and seven code points.
#[test]
fn characters_are_not_what_the_eye_counts() {
    const SEVEN: Rules = &[length(Unit::Characters, Some(7), Some(7))];
    accepts(SEVEN, ["👨‍👩‍👧‍👦".to_owned()]);
    const TWO: Rules = &[length(Unit::Characters, Some(2), Some(2))];
    accepts(TWO, ["e\u{301}".to_owned()]);
}

/// Lengths where the number of bytes alone does not decide.
#[test]
fn the_shortcut_by_bytes_is_exact() {
    const LIMITS: &[(usize, Rules)] = &[
        (1, &[length(Unit::Characters, Some(1), Some(1))]),
        (3, &[length(Unit::Characters, Some(3), Some(3))]),
        (40, &[length(Unit::Characters, Some(40), Some(40))]),
        (128, &[length(Unit::Characters, Some(128), Some(128))]),
    ];
    for (limit, rules) in LIMITS {
        for character in CHARACTERS {
            accepts(rules, [character.repeat(*limit)]);
            for wrong in [limit - 1, limit + 1] {
                let text = serde_json::to_string(&character.repeat(wrong)).unwrap();
                assert_eq!(faults::<String>(&text, rules).len(), 1, "{wrong} of {character:?} for {limit}");
            }
        }
    }
}

/// What the eye takes for one character: a letter with accents, a flag, a family, a syllable, the end of a line.
#[test]
fn graphemes_are_what_the_eye_counts() {
    const TWO_TO_FOUR: Rules = &[length(Unit::Graphemes, Some(2), Some(4))];
    for grapheme in ["a", "é", "e\u{301}", "🦀", "👨‍👩‍👧‍👦", "🇩🇪", "각", "क्षि", "\r\n", "z\u{335}\u{337}\u{338}"]
    {
        accepts(TWO_TO_FOUR, (2..=4).map(|count| grapheme.repeat(count)));
        let short = json!({"min_length": 2, "actual_length": 1, "unit": "visible character"});
        let line = "(document): must have at least 2 visible characters, has 1 [string_too_short]";
        refuses(TWO_TO_FOUR, &grapheme.to_owned(), &[(line, short)]);
        let long = json!({"max_length": 4, "actual_length": 5, "unit": "visible character"});
        let line = "(document): must have at most 4 visible characters, has 5 [string_too_long]";
        refuses(TWO_TO_FOUR, &grapheme.repeat(5), &[(line, long)]);
    }
}

/// Limits of zero and one, and limits on one side, where the number of bytes alone may decide.
#[test]
fn graphemes_are_counted_no_further_than_needed() {
    const CASES: &[(Option<usize>, Option<usize>, Rules)] = &[
        (None, Some(0), &[length(Unit::Graphemes, None, Some(0))]),
        (None, Some(1), &[length(Unit::Graphemes, None, Some(1))]),
        (Some(1), None, &[length(Unit::Graphemes, Some(1), None)]),
        (Some(2), None, &[length(Unit::Graphemes, Some(2), None)]),
        (Some(1), Some(1), &[length(Unit::Graphemes, Some(1), Some(1))]),
        (Some(3), Some(3), &[length(Unit::Graphemes, Some(3), Some(3))]),
        (Some(0), Some(usize::MAX), &[length(Unit::Graphemes, Some(0), Some(usize::MAX))]),
        (Some(usize::MAX), Some(usize::MAX), &[length(Unit::Graphemes, Some(usize::MAX), Some(usize::MAX))]),
    ];
    for (min, max, rules) in CASES {
        for grapheme in ["a", "e\u{301}", "👨‍👩‍👧‍👦"] {
            for count in 0..=5 {
                let text = serde_json::to_string(&grapheme.repeat(count)).unwrap();
                let good = min.is_none_or(|min| min <= count) && max.is_none_or(|max| count <= max);
                let found = polar_event_tests::decode::<String>(&text, rules);
                assert_eq!(found.is_ok(), good, "{count} of {grapheme:?} for {min:?} to {max:?}");
            }
        }
    }
}

#[test]
fn one_is_singular() {
    const ONE: Rules = &[length(Unit::Characters, Some(1), Some(1))];
    assert_eq!(faults::<String>(r#""""#, ONE), ["(document): must have at least 1 character, has 0 [string_too_short]"]);
    assert_eq!(faults::<String>(r#""ab""#, ONE), ["(document): must have at most 1 character, has 2 [string_too_long]"]);
}

#[test]
fn bytes_are_those_of_utf_8() {
    const FOUR: Rules = &[length(Unit::Bytes, Some(3), Some(4))];
    accepts(FOUR, ["abc", "abcd", "éé", "€", "🦀"].map(str::to_owned));
    let short = json!({"min_length": 3, "actual_length": 2, "unit": "byte"});
    refuses(FOUR, &"é".to_owned(), &[("(document): must have at least 3 bytes, has 2 [string_too_short]", short)]);
    let long = json!({"max_length": 4, "actual_length": 5, "unit": "byte"});
    refuses(FOUR, &"🦀a".to_owned(), &[("(document): must have at most 4 bytes, has 5 [string_too_long]", long)]);
}

macro_rules! pattern {
    ($text:literal) => {{
        static COMPILED: CompiledPattern = CompiledPattern::new();
        const RULES: Rules = &[Rule::Pattern(Pattern { text: $text, compiled: || &COMPILED })];
        RULES
    }};
}

#[test]
fn a_pattern_matches_anywhere_unless_anchored() {
    let (anywhere, anchored) = (pattern!("[0-9]{2}"), pattern!("^[a-z]+$"));
    accepts(anywhere, ["12", "ab12cd"].map(str::to_owned));
    accepts(anchored, ["a", "abc"].map(str::to_owned));
    let expected = "(document): must match the pattern ^[a-z]+$ [string_pattern_mismatch]";
    for text in ["", "A", "a1", "a\nb", "a\n"] {
        refuses(anchored, &text.to_owned(), &[(expected, json!({"pattern": "^[a-z]+$"}))]);
    }
}

/// The derive lets none through that it can tell; this is for those that are written by hand.
#[test]
fn a_pattern_that_does_not_compile_lets_nothing_through() {
    assert_eq!(faults::<String>(r#""(""#, pattern!("(")).len(), 1);
}

#[test]
fn no_nul_finds_it_anywhere() {
    const NO_NUL: Rules = &[Rule::NoNul(NoNul)];
    accepts(NO_NUL, ["", "\u{1}", "0", "\\u0000"].map(str::to_owned));
    for text in ["\0", "a\0", "\0a", "é\0é"] {
        let expected = "(document): must not contain the character U+0000 [value_error]";
        refuses(NO_NUL, &text.to_owned(), &[(expected, json!({"error": "must not contain the character U+0000"}))]);
    }
}

#[test]
fn one_of_compares_the_whole_text() {
    const CURRENCY: Rules = &[Rule::OneOf(OneOf { values: &[Literal::Text("eur"), Literal::Text("usd")] })];
    accepts(CURRENCY, ["eur", "usd"].map(str::to_owned));
    for text in ["", "e", "gbp", "dollars"] {
        let expected = "(document): must be one of \"eur\", \"usd\" [literal_error]";
        refuses(CURRENCY, &text.to_owned(), &[(expected, json!({"expected": ["eur", "usd"]}))]);
    }
    for text in ["eu", "EUR", "eur ", "euro"] {
        let expected = "(document): must be one of \"eur\", \"usd\"; did you mean \"eur\"? [literal_error]";
        refuses(CURRENCY, &text.to_owned(), &[(expected, json!({"expected": ["eur", "usd"], "suggestion": "eur"}))]);
    }
}

#[test]
fn every_rule_that_is_broken_is_reported_in_order() {
    const RULES: Rules = &[length(Unit::Characters, None, Some(2)), Rule::NoNul(NoNul), length(Unit::Bytes, None, Some(3))];
    let found = faults::<String>(r#""abc\u0000""#, RULES);
    assert_eq!(
        found,
        [
            "(document): must have at most 2 characters, has 4 [string_too_long]",
            "(document): must not contain the character U+0000 [value_error]",
            "(document): must have at most 3 bytes, has 4 [string_too_long]",
        ]
    );
}

const VERSION_4: Rules = &[Rule::Uuid(UuidVersion(Some(4)))];
const ANY_VERSION: Rules = &[Rule::Uuid(UuidVersion(None))];

/// Versions 1 to 8 as RFC 9562 and RFC 4122 give them, in appendix A; and nil, max.
const UUIDS: [(&str, u8); 9] = [
    ("C232AB00-9414-11EC-B3C8-9F6BDECED846", 1),
    ("5df41881-3aed-3515-88a7-2f4a814cf09e", 3),
    ("919108f7-52d1-4320-9bac-f847db4148a8", 4),
    ("2ed6657d-e927-568b-95e1-2665a8aea6a2", 5),
    ("1EC9414C-232A-6B00-B3C8-9F6BDECED846", 6),
    ("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", 7),
    ("2489E9AD-2EE2-8E00-8EC9-32D5F69181C0", 8),
    ("00000000-0000-0000-0000-000000000000", 0),
    ("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", 15),
];

#[test]
fn uuids_have_their_version() {
    let expected = "(document): must be a UUID of version 4 [uuid_version]";
    for (text, version) in UUIDS {
        let (string, uuid) = (text.to_owned(), text.parse::<uuid::Uuid>().unwrap());
        accepts(ANY_VERSION, [string.clone()]);
        accepts(ANY_VERSION, [uuid]);
        if version == 4 {
            accepts(VERSION_4, [string, text.to_uppercase()]);
            accepts(VERSION_4, [uuid]);
        } else {
            refuses(VERSION_4, &string, &[(expected, json!({"expected_version": 4}))]);
            refuses(VERSION_4, &uuid, &[(expected, json!({"expected_version": 4}))]);
        }
    }
}

/// The variant is in the bits above the version's: `8`, `9`, `a` and `b` are RFC 9562's.
#[test]
fn uuids_have_the_variant_of_the_rfc() {
    for digit in "0123456789abcdef".chars() {
        let text = format!("\"919108f7-52d1-4320-{digit}bac-f847db4148a8\"");
        let is_rfc = "89ab".contains(digit);
        assert_eq!(polar_event_tests::decode::<uuid::Uuid>(&text, VERSION_4).is_ok(), is_rfc, "{text}");
        assert_eq!(polar_event_tests::decode::<String>(&text, VERSION_4).is_ok(), is_rfc, "{text}");
    }
}

#[test]
fn only_the_hyphenated_form_is_a_uuid() {
    let expected = "(document): must be a UUID like 1dbfc517-0bbf-4301-9ba8-555ca42b9737 [uuid_parsing]";
    for text in [
        "",
        "919108f752d143209bacf847db4148a8",
        "{919108f7-52d1-4320-9bac-f847db4148a8}",
        "urn:uuid:919108f7-52d1-4320-9bac-f847db4148a8",
        "919108f7-52d1-4320-9bac-f847db4148a",
        "919108f7-52d1-4320-9bac-f847db4148a80",
        " 919108f7-52d1-4320-9bac-f847db4148a8",
        "919108f7-52d1-4320-9bac-f847db4148ag",
        "919108f752-d1-4320-9bac-f847db4148a8",
        "919108f7-52d14-320-9bac-f847db4148a8",
        "919108f7_52d1_4320_9bac_f847db4148a8",
        "éééééééééééééééééé",
    ] {
        refuses(VERSION_4, &text.to_owned(), &[(expected, json!({}))]);
        let json = serde_json::to_string(text).unwrap();
        assert_eq!(faults::<uuid::Uuid>(&json, &[]), [expected], "{text}");
    }
}
