//! Reports that are put together: by hand, and from several sources.

use polar_event_core::{Code, Event, Report, Violation, Warnings, json};

#[derive(Event, Debug)]
struct Signup {
    #[event(length(min = 1, max = 20))]
    name: String,
    plan: u8,
    #[event(deprecated)]
    old: Option<u8>,
}

fn taken() -> Report {
    Violation::new(Code::Custom("name_taken")).message("is taken").at("name").into()
}

#[test]
fn what_a_database_knows_comes_after_what_the_document_shows() {
    let mut report = json::from_str::<Signup>(r#"{"name": "", "plan": -1, "old": 1}"#).unwrap_err();
    let before = report.clone();
    report.merge(taken());
    assert_eq!(report.violations().len(), 3);
    assert_eq!(report.violations()[..2], *before.violations());
    assert_eq!(report.violations()[2].to_string(), "/name: is taken [name_taken]");
    assert_eq!(report.warnings().len(), 1);
    report.merge(before.clone());
    assert_eq!((report.violations().len(), report.warnings().len()), (3, 1), "each once");
    let mut other = taken();
    other.merge(before);
    assert_eq!(other.warnings().len(), 1);
}

#[test]
fn a_report_that_is_cut_says_so_once_and_last() {
    let decoder = json::Decoder::new().limits(json::Limits::new().max_violations(2));
    let cut = |text| decoder.from_str::<Vec<u8>>(text).unwrap_err();
    let mut report = cut("[-1, -2, -3, -4]");
    assert!(report.is_truncated());
    report.merge(cut("[1, 2, 3, -4, -5, -6]"));
    report.merge(taken());
    let pointers: Vec<String> = report.violations().iter().map(|violation| violation.pointer().to_string()).collect();
    assert_eq!(pointers, ["/0", "/1", "/3", "/4", "/name", ""]);
    assert_eq!(report.violations().last().unwrap().code(), Code::TooManyViolations);
}

#[test]
fn an_empty_report_is_no_refusal() {
    let mut report = Report::default();
    assert!(report.is_empty());
    assert_eq!(report.clone().into_result(), Ok(()));
    report.extend([Violation::from("is odd").at("n"), Violation::from("is odd").at("n"), Violation::from("is odd").at("m")]);
    assert_eq!(report.into_result().unwrap_err().to_string(), "/n: is odd [value_error]\n/m: is odd [value_error]");
    let collected: Report = (0..3_usize).map(|index| Violation::from("is odd").at(index)).collect();
    assert_eq!(collected.violations().len(), 3);
}

/// A report on a part becomes one on the whole, warnings too.
#[test]
fn steps_are_prepended() {
    let part = json::from_str::<Signup>(r#"{"name": "", "plan": 1, "old": 1}"#).unwrap_err();
    let whole = part.at(3).at("signups".to_owned());
    assert_eq!(whole.violations()[0].pointer().to_string(), "/signups/3/name");
    let warnings: &Warnings = whole.warnings();
    assert_eq!(warnings.iter().next().unwrap().pointer().to_string(), "/signups/3/old");
}
