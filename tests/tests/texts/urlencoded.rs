//! Percent-decoding, held against the cases of the URL Standard's tests: what they decode to, and what is not UTF-8.

use std::collections::BTreeMap;

use polar_event_core::{Code, form};

type Lists = BTreeMap<String, Vec<String>>;

/// A name, and its texts.
type Named<'a> = (&'a str, &'a [&'a str]);

#[test]
fn forms_are_those_of_the_url_standard() {
    // After `urlencoded-parser.any.js` of the Web Platform Tests.
    let cases: &[(&str, &[Named<'_>])] = &[
        ("test", &[("test", &[""])]),
        ("\u{feff}test=\u{feff}", &[("\u{feff}test", &["\u{feff}"])]),
        ("%EF%BB%BFtest=%EF%BB%BF", &[("\u{feff}test", &["\u{feff}"])]),
        ("†&†=x", &[("†", &["", "x"])]),
        ("%C2", &[]),
        ("%C2x", &[]),
        ("_charset_=windows-1252&test=%C2x", &[]),
        ("", &[]),
        ("a", &[("a", &[""])]),
        ("a=b", &[("a", &["b"])]),
        ("a=", &[("a", &[""])]),
        ("=b", &[("", &["b"])]),
        ("&", &[]),
        ("&a", &[("a", &[""])]),
        ("a&", &[("a", &[""])]),
        ("a&a", &[("a", &["", ""])]),
        ("a&b&c", &[("a", &[""]), ("b", &[""]), ("c", &[""])]),
        ("a=b&c=d&", &[("a", &["b"]), ("c", &["d"])]),
        ("&&&a=b&&&&c=d&", &[("a", &["b"]), ("c", &["d"])]),
        ("a=a&a=b&a=c", &[("a", &["a", "b", "c"])]),
        ("a==a", &[("a", &["=a"])]),
        ("a=a+b+c+d", &[("a", &["a b c d"])]),
        ("%=a", &[("%", &["a"])]),
        ("%a=a", &[("%a", &["a"])]),
        ("%a_=a", &[("%a_", &["a"])]),
        ("%61=a", &[("a", &["a"])]),
        ("%61+%4d%4D=", &[("a MM", &[""])]),
        ("id=0&value=%", &[("id", &["0"]), ("value", &["%"])]),
        ("b=%2sf%2a", &[("b", &["%2sf*"])]),
        ("b=%2%2af%2a", &[("b", &["%2*f*"])]),
        ("b=%%2a", &[("b", &["%*"])]),
    ];
    for (text, expected) in cases {
        let expected: Lists =
            expected.iter().map(|(name, texts)| ((*name).to_owned(), texts.iter().map(|text| (*text).to_owned()).collect())).collect();
        // The standard replaces what is not UTF-8. Here, it is a fault.
        match form::from_str::<Lists>(text) {
            Ok(lists) => assert_eq!(lists, expected, "{text}"),
            Err(report) => {
                assert!(text.contains("%C2"), "{text}: {report}");
                assert_eq!(report.violations().len(), 1);
                assert_eq!(report.violations()[0].code(), Code::StringUnicode);
            }
        }
    }
}

#[test]
fn what_is_not_utf_8_is_one_fault_where_it_is() {
    let query = "a=%FFx&b=%41";
    let report = form::from_str::<BTreeMap<String, u8>>(query).unwrap_err();
    let found: Vec<_> = report.violations().iter().map(|it| (it.pointer().to_string(), it.code(), &query[it.span().unwrap()])).collect();
    assert_eq!(found, [("/a".to_owned(), Code::StringUnicode, "%FFx"), ("/b".to_owned(), Code::IntParsing, "%41")]);
    assert!(form::from_str::<BTreeMap<String, String>>("a=%FF").is_err());
}
