//! Where something is in a document, and in its text: paths, JSON Pointers and spans.

use std::ops::Range;

use polar_event_core::{Report, Segment, Violation};
use serde_json::Value;

use crate::tree::Doc;

/// What of the text is at fault.
#[track_caller]
#[must_use]
pub fn marked<'t>(text: &'t str, violation: &Violation) -> &'t str {
    let span = violation.span().unwrap_or_else(|| panic!("{violation} has no span: {text}"));
    text.get(span.clone()).unwrap_or_else(|| panic!("{violation} is at {span:?}, which is no part of {text}"))
}

/// The same of each violation of a report.
#[track_caller]
#[must_use]
pub fn all_marked<'t>(text: &'t str, report: &Report) -> Vec<&'t str> {
    report.violations().iter().map(|violation| marked(text, violation)).collect()
}

/// The part of a document that a violation's path leads to; the object, where the last step is not there.
#[must_use]
pub fn part<'v>(document: &'v Value, violation: &Violation) -> &'v Value {
    violation.path().segments().fold(document, |part, segment| {
        let next = match segment {
            Segment::Index(index) => part.get(index),
            Segment::Key(key) => part.get(&**key),
        };
        next.unwrap_or(part)
    })
}

/// The parts of a document that may be meant by a path: a key may come twice, and under an alias, which a path does not tell.
#[must_use]
pub fn parts<'d>(document: &'d Doc, path: &[&Segment]) -> Vec<&'d Doc> {
    let [segment, rest @ ..] = path else { return vec![document] };
    match (document, segment) {
        (Doc::Array(items), Segment::Index(index)) => items.get(*index).map(|item| parts(item, rest)).unwrap_or_default(),
        (Doc::Object(entries), Segment::Key(name)) => {
            let named: Vec<_> = entries.iter().filter(|(key, _)| key == name).flat_map(|(_, value)| parts(value, rest)).collect();
            if named.is_empty() { entries.iter().flat_map(|(_, value)| parts(value, rest)).collect() } else { named }
        }
        _ => Vec::new(),
    }
}

/// The steps of a JSON Pointer, each with the value that it is taken from, if there is one.
pub fn steps<'v>(document: &'v Value, pointer: &str) -> Vec<(String, Option<&'v Value>)> {
    let mut from = Some(document);
    let step = |escaped: &str| {
        let step = escaped.replace("~1", "/").replace("~0", "~");
        let next = match from {
            Some(Value::Array(items)) => items.get(step.parse::<usize>().expect("an index")),
            Some(value) => value.get(&step),
            None => None,
        };
        (step, std::mem::replace(&mut from, next))
    };
    pointer.split('/').skip(1).map(step).collect()
}

/// A violation has a span in the text, and its location is where that begins. Answers the span.
#[track_caller]
pub fn is_located(violation: &Violation, source: &str, what: &str) -> Range<usize> {
    let span = violation.span().unwrap_or_else(|| panic!("{what}: {violation} has no span"));
    assert!(source.get(span.clone()).is_some(), "{what}: {violation} is at {span:?}");
    let before = &source[..span.start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let location = violation.location().unwrap_or_else(|| panic!("{what}: {violation} has no location"));
    assert_eq!((location.line, location.column), (line, column), "{what}: {violation}");
    span
}

/// A violation of a document that is JSON is where its path leads to.
#[track_caller]
pub fn is_at_fault(violation: &Violation, document: &Value, source: &str, what: &str) {
    let span = is_located(violation, source, what);
    let cut = &source[span.clone()];
    let found: Value = serde_json::from_str(cut).unwrap_or_else(|error| panic!("{what}: {violation} is at `{cut}`: {error}"));
    if violation.is_key_error() {
        let last = violation.path().segments().last().expect("a key");
        assert_eq!(Segment::from(found.as_str().expect("a key is a string").to_owned()), *last, "{what}: {violation}");
        assert!(source[span.end..].trim_start().starts_with(':'), "{what}: {violation} is not at a key");
    } else {
        assert_eq!(found, *part(document, violation), "{what}: {violation}");
    }
}
