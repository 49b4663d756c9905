//! Timestamps: RFC 3339, section 5.6, with an offset.

use jiff::Timestamp;
use polar_event_tests::{accepts, decode, places};

/// Decodes; the codes of what is wrong otherwise.
fn read(text: &str) -> Result<Timestamp, Vec<String>> {
    decode(&format!("\"{text}\""), &[]).map_err(|report| places(&report))
}

#[track_caller]
fn refused(code: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(read(text), Err(vec![format!(" {code}")]), "{text}");
    }
}

/// The examples of RFC 3339, section 5.8, but for the leap seconds.
#[test]
fn the_examples_of_the_rfc() {
    for (text, utc) in [
        ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.52Z"),
        ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z"),
        ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.87Z"),
    ] {
        assert_eq!(read(text), Ok(utc.parse().unwrap()));
    }
    refused("datetime_parsing", &["1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00"]);
}

#[test]
fn the_forms_that_are_taken() {
    let noon = Ok("2026-01-31T12:00:00Z".parse().unwrap());
    for text in [
        "2026-01-31T12:00:00Z",
        "2026-01-31t12:00:00z",
        "2026-01-31 12:00:00Z",
        "2026-01-31T12:00:00+00:00",
        "2026-01-31T12:00:00-00:00",
        "2026-01-31T14:00:00+02:00",
        "2026-02-01T11:59:00+23:59",
        "2026-01-30T12:01:00-23:59",
        "2026-01-31T12:00:00.0Z",
        "2026-01-31 13:30:00.000000000+01:30",
    ] {
        assert_eq!(read(text), noon, "{text}");
    }
}

#[test]
fn a_fraction_has_one_to_nine_digits() {
    let second: Timestamp = "2026-01-31T12:00:00Z".parse().unwrap();
    for digits in 1..=9 {
        let fraction = &"123456789"[..digits];
        let nanoseconds: i32 = format!("{fraction:0<9}").parse().unwrap();
        let read = read(&format!("2026-01-31T12:00:00.{fraction}Z")).unwrap();
        assert_eq!((read.as_second(), read.subsec_nanosecond()), (second.as_second(), nanoseconds));
    }
    refused("datetime_parsing", &["2026-01-31T12:00:00.Z", "2026-01-31T12:00:00.1234567890Z", "2026-01-31T12:00:00,5Z"]);
    refused("datetime_parsing", &[&format!("2026-01-31T12:00:00.{}Z", "0".repeat(100_000))]);
}

/// They are RFC 3339, but would have to be rounded.
#[test]
fn more_digits_are_said_to_be_too_many() {
    let line = |text: &str| decode::<Timestamp>(&format!("\"{text}\""), &[]).unwrap_err().to_string();
    let places = "its second has more than nine decimal places";
    for text in ["2026-01-31T12:00:00.1234567890Z", "2026-01-31t12:00:00.0000000000+02:00", "2016-12-31 23:59:60.0000000000Z"] {
        assert!(line(text).contains(places), "{}", line(text));
    }
    // A wrong form goes before.
    for text in ["2026-01-31T12:00:00.1234567890ZZ", "2026-01-31T12:00:00.1234567890oZ", "2026-01-31T12:00:00.1234567890+2"] {
        assert!(line(text).contains("it is not in the form of RFC 3339"), "{}", line(text));
    }
}

#[test]
fn without_an_offset_it_is_no_instant() {
    refused("timezone_aware", &["2026-01-31T12:00:00", "2026-01-31 12:00:00.5", "2026-01-31"]);
    refused("datetime_parsing", &["2026-02-29T12:00:00", "2026-02-29", "2026-01-31T25:00:00"]);
}

#[test]
fn days_and_times_that_do_not_exist() {
    refused(
        "datetime_parsing",
        &[
            "2026-00-01T12:00:00Z",
            "2026-13-01T12:00:00Z",
            "2026-01-00T12:00:00Z",
            "2026-01-32T12:00:00Z",
            "2026-04-31T12:00:00Z",
            "2026-02-29T12:00:00Z",
            "1900-02-29T12:00:00Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T12:60:00Z",
            "2026-01-31T12:00:60Z",
            "2026-01-31T12:00:61Z",
            "2026-01-31T12:00:00+24:00",
            "2026-01-31T12:00:00+00:60",
        ],
    );
    assert!(read("2024-02-29T12:00:00Z").is_ok());
    assert!(read("2000-02-29T12:00:00Z").is_ok());
}

#[test]
fn the_years_1_to_9999_in_utc() {
    for text in ["0001-01-01T00:00:00Z", "0001-01-01T01:00:00+01:00", "9999-12-30T22:00:00Z"] {
        assert!(read(text).is_ok(), "{text}");
    }
    refused(
        "datetime_parsing",
        &[
            "0000-12-31T23:59:59Z",
            "0001-01-01T00:00:00+00:01",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-00:01",
            "10000-01-01T00:00:00Z",
        ],
    );
    let before: Timestamp = "0000-12-31T23:59:59.999999999Z".parse().unwrap();
    assert_eq!(places(&polar_event_tests::check(&[], &before)), [" datetime_parsing"]);
}

#[test]
fn everything_else_is_refused() {
    refused(
        "datetime_parsing",
        &[
            "",
            "now",
            "1769860800",
            "1769860800.5",
            "2026-01-31T12:00Z",
            "2026-01-31T12Z",
            "20260131T120000Z",
            "2026-1-31T12:00:00Z",
            "26-01-31T12:00:00Z",
            "+2026-01-31T12:00:00Z",
            "-2026-01-31T12:00:00Z",
            "2026-W05-6T12:00:00Z",
            "2026-031T12:00:00Z",
            "2026-01-31_12:00:00Z",
            "2026-01-31  12:00:00Z",
            " 2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00Z ",
            "2026-01-31T12:00:00 Z",
            "2026-01-31T12:00:00ZZ",
            "2026-01-31T12:00:00+0000",
            "2026-01-31T12:00:00+00",
            "2026-01-31T12:00:00+00:00:00",
            "2026-01-31T12:00:00Z[UTC]",
            "2026-01-31T12:00:00\u{2212}01:00",
            "2026-01-31T12:00:00 UTC",
            "2026-01-31T",
            "٢٠٢٦-01-31T12:00:00Z",
            "2026-01-31T12:00:0éZ",
            "2026-01-3é",
            "2026-+1-31T12:00:00Z",
        ],
    );
}

/// A word of digits is judged at once, so each byte has to count in each place.
#[test]
fn any_byte_in_any_place() {
    let usual = "2026-01-21T12:34:56.789Z";
    for (place, have) in usual.bytes().enumerate() {
        for byte in (b' '..=b'~').filter(|byte| !b"\"\\".contains(byte)) {
            let mut text = usual.as_bytes().to_vec();
            text[place] = byte;
            let text = String::from_utf8(text).unwrap();
            let has_form = match have {
                b'0'..=b'9' => byte.is_ascii_digit(),
                b'T' => b"Tt ".contains(&byte),
                b'Z' => b"Zz".contains(&byte),
                _ => byte == have,
            };
            let expected = text.parse().ok().filter(|_| has_form);
            assert_eq!(read(&text).ok(), expected, "{text}");
        }
    }
}

#[test]
fn the_message_says_what_is_the_matter() {
    let line = |text: &str| decode::<Timestamp>(&format!("\"{text}\""), &[]).unwrap_err().to_string();
    let expected = "(document): must be a timestamp like 2026-01-31T09:30:00Z: it is not in the form of RFC 3339 [datetime_parsing]";
    assert_eq!(line("now"), expected);
    assert!(line("2026-02-29T12:00:00Z").contains("there is no such day or time"));
    assert!(line("0000-01-01T00:00:00Z").contains("it is not from 0001-01-01T00:00:00Z to 9999-12-30T22:00:00Z"));
    let expected = "(document): must be a timestamp with an offset, like 2026-01-31T09:30:00Z or …+02:00 [timezone_aware]";
    assert_eq!(line("2026-01-31T12:00:00"), expected);
}

#[test]
fn what_is_written_can_be_read() {
    accepts(
        &[],
        ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "2026-01-31T12:00:00.1Z", "9999-12-30T22:00:00.999999999Z"]
            .map(|text| text.parse::<Timestamp>().unwrap()),
    );
}
