//! Which of the listed differences a disagreement with serde is.

use polar_event_core::{Code, Report, Segment, Violation};
use polar_event_tests::place::parts;
use polar_event_tests::tree::Doc;
use polar_event_tests::zoo::pair::Difference;
use serde_json::Value;

/// The differences that explain why both make something else of a document; none, if something is unexplained.
pub(super) fn explain(doc: &Doc, ours: &Result<String, Report>, serdes: &Result<String, String>) -> Vec<Difference> {
    match (ours, serdes) {
        (Err(report), Ok(written)) => {
            let written: Value = serde_json::from_str(written).unwrap_or_default();
            let explained: Option<Vec<_>> = report.violations().iter().map(|violation| refused(violation, doc, &written)).collect();
            explained.unwrap_or_default()
        }
        (Ok(written), Err(error)) => taken(doc, written, error).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Ours takes what serde refuses.
fn taken(doc: &Doc, written: &str, error: &str) -> Option<Difference> {
    if error.contains("expected unit") && written.contains(r#""Unknown""#) {
        Some(Difference::UnknownContent)
    } else if error.contains("invalid type: map, expected unit") {
        Some(Difference::KeysBesideUnit)
    } else if has_number_as_key(doc) && ["invalid type: string", "did not match any variant"].iter().any(|text| error.contains(text)) {
        Some(Difference::KeysOfFlattenedMap)
    } else {
        None
    }
}

fn has_number_as_key(doc: &Doc) -> bool {
    matches!(doc, Doc::Object(entries) if entries.iter().any(|(key, _)| key.parse::<u64>().is_ok()))
}

/// Ours refuses what serde takes, and writes as this.
fn refused(violation: &Violation, doc: &Doc, written: &Value) -> Option<Difference> {
    let path: Vec<_> = violation.path().segments().collect();
    let (last, outer) = path.split_last().map_or((None, &[][..]), |(last, outer)| (Some(*last), outer));
    let key = last.and_then(|segment| match segment {
        Segment::Key(key) => Some(&**key),
        Segment::Index(_) => None,
    });
    let there = parts(doc, &path);
    let in_array = last.is_some() && parts(doc, outer).iter().any(|outer| outer.text().starts_with('['));
    let is_array = |doc: &&Doc| doc.text().starts_with('[');
    let outer_written = outer.iter().try_fold(written, |value, segment| match segment {
        Segment::Key(key) => value.get(&**key),
        Segment::Index(index) => value.get(*index),
    });
    match violation.code() {
        Code::JsonDuplicateKey => Some(Difference::DuplicateKey),
        Code::UnionAmbiguous => Some(Difference::ChosenByKeys),
        Code::ObjectType | Code::UnionType if there.iter().any(is_array) || in_array => Some(Difference::ArrayForStruct),
        Code::NullType if there.iter().any(|doc| ["[]", "{}"].contains(&doc.text().as_str())) => Some(Difference::EmptyForUnit),
        Code::StringType if there.iter().any(|doc| doc.text().parse::<u64>().is_ok()) && has_tag(outer_written, key) => {
            Some(Difference::IndexForTag)
        }
        Code::LiteralError | Code::StringType if key.is_some_and(|key| STRUCT_TAGS.contains(&key)) && has_tag(outer_written, key) => {
            Some(Difference::OtherStructTag)
        }
        // A variant that holds nothing is written as its tag alone.
        Code::ExtraForbidden if outer_written.and_then(Value::as_object).is_some_and(|written| written.len() == 1) => {
            Some(Difference::DeniedInUnit)
        }
        _ if key.is_some_and(|key| outer_written.is_some_and(|outer| outer.is_object() && outer.get(key).is_none())) => {
            Some(Difference::PartOfFlattenedOption)
        }
        _ => None,
    }
}

/// What the suite has as tags of structs, and nothing else.
const STRUCT_TAGS: [&str; 2] = ["type", "@type"];

/// Serde has written a name under this key.
fn has_tag(written: Option<&Value>, key: Option<&str>) -> bool {
    key.and_then(|key| written?.get(key)).is_some_and(Value::is_string)
}
