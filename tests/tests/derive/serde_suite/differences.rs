//! The one list of what differs from serde on purpose, of which `docs/serde.md` is made: `UPDATE=1 cargo test -p polar-event-tests --test derive
//! serde_suite::differences` writes it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::{env, fs};

use polar_event_core::Report;
use polar_event_tests::zoo::pair::{Difference, Pair};

use super::explain::explain;
use super::suite::parse;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../polar-event-core/docs/serde.md");
const UI: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui");

/// The types of the examples, without `nullable`.
macro_rules! examples {
    ($({ $($item:tt)* })*) => {
        mod ours {
            #[allow(unused_imports)]
            use super::*;
            $(#[derive(polar_event_core::Event)] $($item)*)*
        }
        mod serdes {
            #[allow(unused_imports)]
            use super::*;
            $(#[derive(serde::Serialize, serde::Deserialize)] $($item)*)*
        }
    };
}

examples! {
    { pub(super) struct Maybe { a: Option<u8> } }
    { pub(super) struct Map { a: BTreeMap<String, u8> } }
    { pub(super) struct Value { a: serde_json::Value } }
    { pub(super) struct Two { a: u8, b: u8 } }
    { #[serde(tag = "type")] pub(super) enum Tagged { A { a: u8 }, B } }
    { #[serde(tag = "type", deny_unknown_fields)] pub(super) enum Denying { A { a: u8 }, B } }
    { #[serde(tag = "type")] pub(super) struct Message { a: u8 } }
    { #[serde(tag = "type", deny_unknown_fields)] pub(super) struct Strict { a: u8 } }
    { #[serde(tag = "type")] pub(super) enum OfUnit { A(()) } }
    { #[serde(untagged)] pub(super) enum Untagged { A { a: u8 }, B { b: u8 } } }
    { pub(super) enum Other { Known, #[serde(other)] Unknown } }
    { pub(super) struct Flat { #[serde(flatten)] kind: Kind } }
    { pub(super) enum Kind { Unit, Held(u8) } }
    { pub(super) struct FlatTagged { #[serde(flatten)] kind: Tagged } }
    { pub(super) struct FlatOption { #[serde(flatten)] rest: Option<Rest> } }
    { pub(super) struct Rest { a: u8 } }
    { pub(super) struct FlatMap { #[serde(flatten)] rest: BTreeMap<u32, u8> } }
    { pub(super) struct FlatDefault { #[serde(flatten, default)] second: Second } }
    { #[derive(Default)] pub(super) struct Second { b: u8 } }
    { pub(super) struct Uuid { a: uuid::Uuid } }
    { pub(super) struct Timestamp { a: jiff::Timestamp } }
    { pub(super) struct Chrono { a: chrono::DateTime<chrono::Utc> } }
    { pub(super) struct Time { a: time::OffsetDateTime } }
    { pub(super) struct SignedDuration { a: jiff::SignedDuration } }
    { pub(super) struct Duration { a: std::time::Duration } }
    { pub(super) struct Socket { a: std::net::SocketAddr } }
}

/// What differs, and why.
struct Listed {
    what: &'static str,
    why: &'static str,
    shown: Shown,
}

enum Shown {
    /// A document of which both make something else. What is met on generated documents has a kind.
    By(Pair, &'static str, Option<Difference>),
    /// A line of a test of compile errors that has one.
    DoesNotCompile(&'static str, &'static str),
}

macro_rules! listed {
    ($($what:literal, $why:literal: $name:ident $document:literal $($kind:ident)?;)*) => {
        vec![$({
            let [pair] = polar_event_tests::pairs!($name);
            let kind: Option<Difference> = None$(.or(Some(Difference::$kind)))?;
            Listed { what: $what, why: $why, shown: Shown::By(pair, $document, kind) }
        }),*]
    };
}

fn documents() -> Vec<Listed> {
    listed! {
        "`null` for an `Option`", "absent and `null` are two things to say. With `#[event(nullable)]` both sides agree": Maybe r#"{"a":null}"# Null;
        "`None` is left out", "what is written can be read again by whoever refuses `null`. With `#[event(nullable)]` both sides agree": Maybe "{}";
        "a key that comes twice in a map", "readers differ in which one counts": Map r#"{"a":{"x":1,"x":2}}"# DuplicateKey;
        "a key that comes twice in a `serde_json::Value`", "the same": Value r#"{"a":{"x":1,"x":2}}"# DuplicateKey;
        "an array for a struct", "a field goes by its name, in documents that people write; binary formats write structs as sequences, and read them": Two "[1,2]" ArrayForStruct;
        "an integer for the tag of a flattened enum", "a variant goes by its name, not by its place in the declaration, which changes; so does serde, where it has not copied the value": FlatTagged r#"{"type":1}"# IndexForTag;
        "another name as the tag of a struct", "it is the tag of another type": Message r#"{"type":"Other","a":1}"# OtherStructTag;
        "the tag of a struct with `deny_unknown_fields`", "serde does not read what it writes": Strict r#"{"type":"Strict","a":1}"#;
        "keys of two variants of an untagged enum", "type and keys choose the variant, so that its faults can be reported, and nothing that was sent is dropped": Untagged r#"{"a":1,"b":2}"# ChosenByKeys;
        "`deny_unknown_fields` and a variant that holds nothing", "it is for every variant": Denying r#"{"type":"B","x":1}"# DeniedInUnit;
        "a key beside the tag of a variant that holds `()`", "it is unknown, as beside a variant that holds nothing": OfUnit r#"{"type":"A","x":1}"# KeysBesideUnit;
        "`{}` or `[]` for a variant that holds nothing, in a flattened enum", "nothing is `null`, as without `flatten`": Flat r#"{"Unit":{}}"# EmptyForUnit;
        "`other` and content", "it takes unknown variants whatever they hold; serde takes those with content in internally tagged enums only": Other r#"{"Later":1}"# UnknownContent;
        "a flattened `Option` some of whose keys are wrong or missing", "it is `None` only if none of its keys is there: a fault is no absence": FlatOption r#"{"a":"1"}"# PartOfFlattenedOption;
        "a flattened map with keys that are not text", "it has the keys that maps have elsewhere": FlatMap r#"{"1":2}"# KeysOfFlattenedMap;
        "`default` on a flattened struct", "it is for a struct none of whose keys is there; serde has no default there": FlatDefault "{}";
        "a `uuid::Uuid` without hyphens", "one form for one value; so are those in braces and of a URN": Uuid r#"{"a":"1dbfc5170bbf43019ba8555ca42b9737"}"#;
        "a `jiff::Timestamp` that is not RFC 3339", "one form that everybody reads": Timestamp r#"{"a":"20260131T093000Z"}"#;
        "a leap second in a time of chrono", "RFC 3339 allows few of them, and other types cannot hold them": Chrono r#"{"a":"2016-12-31T23:59:60Z"}"#;
        "times of the crate time", "RFC 3339, where the default of that crate is a form of its own": Time r#"{"a":"2026-01-31T09:30:00Z"}"#;
        "a `jiff::SignedDuration` in words", "ISO 8601 only": SignedDuration r#"{"a":"1h 30m"}"#;
        "a `Duration` or `SystemTime` with more than 999,999,999 nanoseconds", "one form for one value": Duration r#"{"a":{"secs":1,"nanos":1000000000}}"#;
        "leading zeros in the port of a `SocketAddr`", "one form for one value": Socket r#"{"a":"127.0.0.1:0080"}"#;
    }
}

fn types() -> Vec<Listed> {
    let rows = [
        (
            "`remote`, `getter`, `expecting`, `variant_identifier`, `field_identifier`",
            "the [tables](crate::migration#from-serde) say what to write",
            "migration.rs",
            r#"#[serde(remote = "other::Type")]"#,
        ),
        (
            "attributes that serde ignores where they stand, such as `deny_unknown_fields` on a tuple struct",
            "what has no effect is a mistake",
            "tuples.rs",
            "#[event(deny_unknown_fields)]",
        ),
        ("two fields of one name", "one of them could not be read", "serde_fields.rs", r#"#[serde(rename(serialize = "same"))]"#),
        (
            "`skip_serializing` or `skip_deserializing` in a tuple struct",
            "the places after it would not be the same in reading and in writing",
            "serde_fields.rs",
            "#[serde(skip_serializing)] u8,",
        ),
        (
            "`flatten` with `skip_deserializing` or `skip`",
            "the keys would be unknown where they are read",
            "flatten.rs",
            "#[serde(flatten, skip_deserializing)]",
        ),
        ("two flattened maps", "the second one would take what the first one took", "flatten.rs", "second: Option<HashMap<String, u8>>,"),
        (
            "one key in a flattened struct and beside it, or in two",
            "which of them it belongs to would depend on their order",
            "compiler/flatten_names.rs",
            "struct OwnAndInner {",
        ),
        (
            "a flattened `Option` of a map, or of a struct that requires no key",
            "`None` and a value without keys are written the same: leave out the `Option`",
            "compiler/absent.rs",
            "rest: Option<Box<BTreeMap<String, u8>>>,",
        ),
        ("`deny_unknown_fields` beside a flattened map", "no key is unknown there", "flatten.rs", "map: BTreeMap<String, u8>,"),
        ("`Option<Option<T>>`", "`null` could mean both: write `OptionalNullable<T>`", "absent.rs", "double: Option<Option<u8>>,"),
        (
            "`Serialize` of a struct with a flattened type parameter, where the argument has only `Serialize`",
            "the keys of the argument are compared with the struct's, and only the derive knows them",
            "compiler/flatten_parameter.rs",
            "written(&Page { number: 1, content: Content { text: String::new() } });",
        ),
        (
            "`with` and its relatives on a variant",
            "write them before the variant's fields",
            "unions.rs",
            r#"#[serde(with = "module", borrow, untagged, flatten)]"#,
        ),
    ];
    let listed = |(what, why, file, line)| Listed { what, why, shown: Shown::DoesNotCompile(file, line) };
    rows.into_iter().map(listed).collect()
}

fn ours(result: Result<String, Report>) -> String {
    let fault = |violation: &polar_event_core::Violation| format!("{} {}", violation.pointer(), violation.code()).trim_start().to_owned();
    match result {
        Ok(written) => written,
        Err(report) => report.violations().iter().map(fault).collect::<Vec<_>>().join(", "),
    }
}

fn page() -> String {
    let mut page = String::from(concat!(
        "# Differences from serde\n\n",
        "<!-- Generated from tests/tests/derive/serde_suite/differences.rs: see there. -->\n\n",
        "`Event` reads and writes what serde's derive does, but for what is listed here. A test derives every kind of type that serde's own tests ",
        "have by both, with `#[event(nullable)]`, and compares\nthem on 150 generated documents each: the same verdict and the same text ",
        "out, or a difference of this list. Another one tests that\neach of the list still is one.\n\n",
        "## Documents\n\n",
        "What serde writes after it has read the document, and what happens here: the text that is written, or the pointers and codes of the violations.\n\n",
        "| what | document | serde | here | why |\n| --- | --- | --- | --- | --- |\n",
    ));
    for listed in documents() {
        let Shown::By(pair, document, _) = listed.shown else { continue };
        let serdes = (pair.serdes)(document).unwrap_or_else(|_| "refused".to_owned());
        let serdes = if serdes == "refused" { serdes } else { format!("`{serdes}`") };
        writeln!(page, "| {} | `{document}` | {serdes} | `{}` | {} |", listed.what, ours((pair.ours)(document)), listed.why).unwrap();
    }
    page += concat!(
        "\nAll faults of a document are reported, not only the first one. NaN and infinite floats, which serde_json writes as `null`, are refused by ",
        "`validate()`. A map key that is also the name of a field beside the flattened map is refused by `validate()` and cannot be serialized.\n",
        "\n## Types that do not compile\n\n| what | why |\n| --- | --- |\n",
    );
    for listed in types() {
        writeln!(page, "| {} | {} |", listed.what, listed.why).unwrap();
    }
    page += concat!(
        "\nThe derive implements reading, writing and validation at once, so every field needs all three: a type that is only serialized, from ",
        "references or a packed struct, keeps serde's derive.\n",
    );
    page
}

#[test]
fn each_is_one() {
    for listed in documents() {
        let Shown::By(pair, document, kind) = listed.shown else { continue };
        let (ours, serdes) = ((pair.ours)(document), (pair.serdes)(document));
        assert_ne!(ours.as_ref().ok(), serdes.as_ref().ok(), "{}: both make the same of {document}", listed.what);
        if let Some(kind) = kind.filter(|kind| *kind != Difference::Null) {
            assert_eq!(explain(&parse(document), &ours, &serdes), [kind], "{}", listed.what);
        }
    }
}

#[test]
fn each_kind_is_listed() {
    let kinds: Vec<Difference> = documents()
        .iter()
        .filter_map(|listed| match listed.shown {
            Shown::By(_, _, kind) => kind,
            Shown::DoesNotCompile(..) => None,
        })
        .collect();
    for kind in Difference::ALL {
        assert!(kinds.contains(&kind), "{kind:?} is not in the list");
    }
}

/// The tests of compile errors have each of these, and an error at its line or the next.
#[test]
fn each_type_is_refused() {
    for listed in types() {
        let Shown::DoesNotCompile(file, line) = listed.shown else { continue };
        let source = fs::read_to_string(format!("{UI}/{file}")).unwrap();
        let errors = fs::read_to_string(format!("{UI}/{}", file.replace(".rs", ".stderr"))).unwrap();
        let has_error = |number: usize| errors.contains(&format!("tests/ui/{file}:{number}:"));
        let mut lines = source.lines().enumerate().filter(|(_, text)| text.trim() == line).map(|(index, _)| index + 1);
        assert!(
            lines.any(|number| has_error(number) || has_error(number + 1) || has_error(number - 1)),
            "{}: {file} has no error for it",
            listed.what
        );
    }
}

#[test]
fn the_page_has_the_list() {
    let page = page();
    if env::var_os("UPDATE").is_some() {
        fs::write(PAGE, &page).unwrap();
    }
    assert!(fs::read_to_string(PAGE).unwrap() == page, "the list has changed: UPDATE=1 cargo test writes it");
}
