//! Query strings: places, pictures, secrets.

use polar_event_core::text::{Decoder, Names};
use polar_event_core::{Code, Event, Report, form};

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
struct Search {
    #[event(length(max = 5))]
    query: String,
    #[event(range(max = 100))]
    limit: Option<u8>,
    #[event(sensitive, length(min = 10))]
    token: Option<String>,
    since: Option<jiff::Timestamp>,
}

/// What is wrong, and with which part of the source.
fn found<'s>(source: &'s str, report: &Report) -> Vec<(Code, &'s str)> {
    report.violations().iter().map(|it| (it.code(), &source[it.span().unwrap()])).collect()
}

#[test]
fn four_faults_have_four_places() {
    let query = "query=too+long&limit=101&since=yesterday&x%79z=1";
    let report = form::from_str::<Search>(query).unwrap_err();
    assert_eq!(
        found(query, &report),
        [
            (Code::StringTooLong, "too+long"),
            (Code::LessThanEqual, "101"),
            (Code::DatetimeParsing, "yesterday"),
            (Code::ExtraForbidden, "x%79z")
        ]
    );
    let location = report.violations()[2].location().unwrap();
    assert_eq!((location.line, location.column), (1, 32));
    let picture = report.snippet(query).to_string();
    insta(&picture, include_str!("../snippets/query.txt"), "query.txt");
}

#[test]
fn what_is_missing_is_missing_in_the_whole() {
    let query = "limit=1";
    let report = form::from_str::<Search>(query).unwrap_err();
    assert_eq!(found(query, &report), [(Code::Missing, query)]);
    let report = form::from_str::<Search>("").unwrap_err();
    assert_eq!(report.violations()[0].span(), Some(0..0));
}

#[test]
fn repeated_names_are_where_they_are_again() {
    let query = "query=a&limit=1&limit=2&limit=3";
    let report = form::from_str::<Search>(query).unwrap_err();
    assert_eq!(report.violations()[0].span(), Some(16..21));
    assert_eq!(report.violations()[0].code(), Code::JsonDuplicateKey);
}

#[test]
fn secrets_are_hidden_in_pictures() {
    for query in ["query=a&token=hunter2&limit=x", "limit=x&token=hunter2", "token=hunter2&query=toolong"] {
        let report = form::from_str::<Search>(query).unwrap_err();
        let picture = report.snippet(query).to_string();
        assert!(!picture.contains("hunter2"), "{picture}");
        assert!(!report.to_string().contains("hunter2"));
    }
}

#[test]
fn places_of_parts_cover_all_of_them() {
    #[derive(Event, Debug)]
    struct Page {
        range: Range,
    }

    #[derive(Event, Debug)]
    #[event(check = in_order)]
    struct Range {
        from: u8,
        to: u8,
        #[event(default, items(max = 1))]
        of: Vec<u8>,
    }

    fn in_order(range: &Range, _: &polar_event_core::ValidationState<'_>) -> Result<(), &'static str> {
        if range.from <= range.to { Ok(()) } else { Err("must be in order") }
    }

    let decoder = Decoder::new().names(Names::Brackets);
    let query = "x=1&range[from]=5&y=2&range[to]=3&z=3";
    let report = decoder.from_form::<Page>(query).unwrap_err();
    assert_eq!(found(query, &report), [(Code::ValueError, "range[from]=5&y=2&range[to]=3")]);
    let query = "range[from]=5&range[to]=6&range[of][]=1&range[of][]=300";
    let report = decoder.from_form::<Page>(query).unwrap_err();
    assert_eq!(found(query, &report), [(Code::IntOutOfRange, "300"), (Code::TooLong, "1&range[of][]=300")]);
    let query = "range[from]=5";
    let report = decoder.from_form::<Page>(query).unwrap_err();
    assert_eq!(found(query, &report), [(Code::Missing, "range[from]=5")]);
}

/// Compares a picture with the file; `UPDATE=1` writes it.
pub(crate) fn insta(picture: &str, expected: &str, name: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(format!("{}/tests/snippets/{name}", env!("CARGO_MANIFEST_DIR")), picture).unwrap();
    } else {
        assert_eq!(picture, expected);
    }
}
