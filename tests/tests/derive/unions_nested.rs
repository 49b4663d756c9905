//! Untagged enums within untagged enums: the variant is the right one at any depth, and finding it takes a bounded number of readings.

use std::cell::Cell;
use std::collections::BTreeMap;

use polar_event_core::json::{self, PerItem};
use polar_event_core::rule::Rules;
use polar_event_core::{Code, Decode, Describe, Event, Report, Validate, ValidationState};
use polar_event_tests::place::marked;
use polar_event_tests::random::Random;
use polar_event_tests::tree::Doc;
use serde::Deserializer;
use serde_json::Value;

/// The deepest nesting that the reader takes, as serde_json does.
const DEEPEST: usize = 128;

#[derive(Event, Debug, PartialEq)]
#[event(untagged)]
enum Tree {
    Bytes(Vec<u8>),
    Kids(Vec<Tree>),
}

fn nested(depth: usize, leaf: &str) -> String {
    "[".repeat(depth) + leaf + &"]".repeat(depth)
}

fn tree(depth: usize) -> Tree {
    (1..depth).fold(Tree::Bytes(vec![1]), |tree, _| Tree::Kids(vec![tree]))
}

#[test]
fn nested_untagged_enums_are_right_at_any_depth() {
    for depth in 1..=DEEPEST {
        let text = nested(depth, "1");
        assert_eq!(json::from_str::<Tree>(&text).unwrap(), tree(depth), "{depth}");
    }
    // serde_json counts one level more.
    for depth in 1..DEEPEST {
        let text = nested(depth, "1");
        assert_eq!(serde_json::from_str::<Tree>(&text).unwrap(), tree(depth), "{depth}");
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::from_value::<Tree>(value).unwrap(), tree(depth), "{depth}");
    }
}

/// CBOR names its types, though people cannot read it.
struct InCbor(Tree);

impl<'de> serde::Deserialize<'de> for InCbor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cx = ValidationState::new().with_self_describing(true);
        polar_event_core::decode::decode(deserializer, cx).map(Self).map_err(serde::de::Error::custom)
    }
}

#[test]
fn nested_untagged_enums_are_right_in_cbor() {
    for depth in 1..=100 {
        let value: Value = serde_json::from_str(&nested(depth, "1")).unwrap();
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).unwrap();
        let InCbor(decoded) = ciborium::from_reader(&bytes[..]).unwrap();
        assert_eq!(decoded, tree(depth), "{depth}");
    }
}

/// Several enums in each other, each with variants that only what is deep in them tells apart.
macro_rules! enums {
    ($module:ident, $($derive:path),+) => {
        #[allow(dead_code, reason = "`Debug` shows what is in the variants")]
        mod $module {
            use std::collections::BTreeMap;

            #[derive($($derive),+, Debug)]
            #[serde(untagged)]
            pub(super) enum First {
                Flags(Vec<bool>),
                Pairs(Vec<(u8, Second)>),
                Seconds(Vec<Second>),
                Small(u8),
                Map(BTreeMap<String, Second>),
                Firsts(Vec<First>),
                Text(String),
            }

            #[derive($($derive),+, Debug)]
            #[serde(untagged)]
            pub(super) enum Second {
                Lists(Vec<Vec<u8>>),
                One([Box<First>; 1]),
                Signed(i64),
                Map(BTreeMap<String, Vec<First>>),
                Nothing(()),
                Firsts(Vec<First>),
            }
        }
    };
}

enums!(ours, polar_event_core::Event);
enums!(theirs, serde::Deserialize);

fn document(random: &mut Random, depth: usize) -> Doc {
    if depth == 0 || random.one_in(4) {
        return Doc::Plain(random.pick(&["1", "300", "-1", "true", "null", "\"a\"", "1.5"]).to_owned());
    }
    let parts: Vec<Doc> = (0..random.below(4)).map(|_| document(random, depth - 1)).collect();
    if random.one_in(4) {
        let entries = parts.into_iter().enumerate().map(|(key, part)| (format!("k{key}"), part));
        return Doc::Object(entries.collect());
    }
    Doc::Array(parts)
}

/// The value with the names of its variants.
fn shown(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

/// serde's derive tries one variant after the other, at every level: slow, but plainly the first that fits.
#[test]
fn the_variant_is_the_one_that_serde_takes() {
    let mut random = Random::new(16);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..4_000 {
        let text = document(&mut random, 6).text();
        let expected = serde_json::from_str::<theirs::First>(&text).ok().map(|value| shown(&value));
        assert_eq!(json::from_str::<ours::First>(&text).ok().map(|value| shown(&value)), expected, "{text}");
        let copied: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::from_value::<ours::First>(copied).ok().map(|value| shown(&value)), expected, "{text}");
        *if expected.is_some() { &mut taken } else { &mut refused } += 1;
    }
    assert!(taken > 200 && refused > 200, "{taken} taken, {refused} refused");
}

thread_local! {
    static READ: Cell<usize> = const { Cell::new(0) };
}

/// A number that counts how often it is read.
#[derive(serde::Serialize, Debug, PartialEq)]
struct Counted(u8);

impl Validate for Counted {
    type Requires = ();

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        self.0.check(rules, cx);
    }
}

impl Describe for Counted {
    const SHAPE: &'static polar_event_core::describe::Shape = u8::SHAPE;
}

impl<'de> Decode<'de> for Counted {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        READ.set(READ.get() + 1);
        Ok(u8::decode(deserializer, rules, cx)?.map(Self))
    }
}

macro_rules! ten {
    ($($variant:ident)+) => {
        #[derive(Event, Debug, PartialEq)]
        #[event(untagged)]
        enum Ten {
            $($variant(Vec<Ten>),)+
            Leaf(Counted),
        }
    };
}

ten!(A B C D E F G H I J);

fn readings<T>(read: impl FnOnce() -> T) -> (T, usize) {
    READ.set(0);
    let value = read();
    (value, READ.get())
}

#[test]
fn trials_within_trials_take_no_more_than_variants_times_depth() {
    for depth in [1, 2, 5, 20, 127] {
        let (good, bad) = (nested(depth, "1"), nested(depth, "256"));
        let value: Value = serde_json::from_str(&bad).unwrap();
        let results = [
            readings(|| json::from_str::<Ten>(&good).is_ok()),
            readings(|| json::from_str::<Ten>(&bad).is_err()),
            readings(|| serde_json::from_str::<Ten>(&good).is_ok()),
            readings(|| serde_json::from_value::<Ten>(value).is_err()),
        ];
        for (number, (as_expected, readings)) in results.into_iter().enumerate() {
            assert!(as_expected, "{number} at {depth}");
            assert!((1..=10 * depth + 1).contains(&readings), "{number} at {depth}: {readings}");
        }
    }
}

#[test]
fn a_fault_deep_in_trials_is_where_it_is() {
    for depth in [1, 5, 60, 127] {
        let text = nested(depth, "256");
        let report = json::from_str::<Ten>(&text).unwrap_err();
        let [violation] = report.violations() else { panic!("{report}") };
        assert_eq!(violation.pointer().to_string(), "/0".repeat(depth));
        assert_eq!(marked(&text, violation), "256");
        assert_eq!(violation.code(), Code::IntOutOfRange);
    }
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum Last {
    Node { child: Option<Box<Last>>, name: Option<String> },
    Leaf { count: u8 },
}

/// Tags that come last are found, from any format, however deep.
#[test]
fn tags_that_come_last_are_found_at_any_depth() {
    for depth in [1, 5, 60, 126] {
        let text = r#"{"child": "#.repeat(depth) + r#"{"count": 1, "type": "Leaf"}"# + &r#", "type": "Node"}"#.repeat(depth);
        let expected = (0..depth).fold(Last::Leaf { count: 1 }, |child, _| Last::Node { child: Some(Box::new(child)), name: None });
        assert_eq!(json::from_str::<Last>(&text).unwrap(), expected, "{depth}");
        assert_eq!(serde_json::from_str::<Last>(&text).unwrap(), expected, "{depth}");
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::from_value::<Last>(value).unwrap(), expected, "{depth}");
    }
}

#[derive(Event, Debug, PartialEq)]
struct Card {
    number: String,
    next: Option<Box<Payment>>,
}

#[derive(Event, Debug, PartialEq)]
struct Transfer {
    iban: String,
    next: Option<Box<Payment>>,
}

#[derive(Event, Debug, PartialEq)]
#[event(untagged)]
enum Payment {
    Card(Card),
    Transfer(Transfer),
}

/// The key that tells the variant is that of the object itself, not one further in, in any order and behind any fault.
#[test]
fn a_key_further_in_does_not_mislead() {
    let inner = r#"{"number": "1", "next": {"iban": "2"}}"#;
    for text in [format!(r#"{{"next": {inner}, "iban": "3"}}"#), format!(r#"{{"ib\u0061n": "3", "next": {inner}}}"#)] {
        let many = format!("[{}]", vec![text.as_str(); 100].join(","));
        let decoded: Vec<Payment> = json::from_str(&many).unwrap();
        assert!(decoded.iter().all(|payment| matches!(payment, Payment::Transfer(Transfer { next: Some(_), .. }))));
        let behind_a_fault = format!("[{{}},{text}]");
        let report = json::from_str::<Vec<Payment>>(&behind_a_fault).unwrap_err();
        assert_eq!(report.violations().len(), 1, "{report}");
    }
}

/// The limits on reports hold for the whole document: what is refused beyond them says that, and takes no memory.
#[test]
fn limits_on_reports_hold_for_all_parts_together() {
    let text = format!("[{}]", vec!["256"; 1000].join(","));
    let reports = |text: &str, decoder: &json::Decoder| -> Vec<Report> {
        let parts: Vec<PerItem<u8>> = decoder.from_str(text).unwrap();
        parts.into_iter().filter_map(|part| part.into_result().err()).collect()
    };
    let decoder = json::Decoder::new().limits(json::Limits::new().max_violations(10));
    let reports = reports(&text, &decoder);
    assert_eq!(reports.len(), 1000);
    for (number, report) in reports.iter().enumerate() {
        let [violation] = report.violations() else { panic!("{report}") };
        assert_eq!(violation.code(), if number < 10 { Code::IntOutOfRange } else { Code::TooManyViolations }, "{number}");
        assert_eq!(report.is_truncated(), number >= 10);
    }
}

#[derive(Event, Debug)]
#[event(untagged)]
enum Batch {
    Names(Vec<PerItem<String>>),
    Numbers(Vec<PerItem<u8>>),
}

#[test]
fn limits_on_reports_hold_for_parts_in_trials_too() {
    let text = format!("[{}]", vec!["[1, 256, 257, 258]"; 50].join(","));
    let decoder = json::Decoder::new().limits(json::Limits::new().max_violations(7));
    let batches: Vec<Batch> = decoder.from_str(&text).unwrap();
    let parts = batches.iter().flat_map(|batch| match batch {
        Batch::Numbers(numbers) => numbers.iter().filter_map(PerItem::report),
        Batch::Names(names) => panic!("{names:?}"),
    });
    let listed = parts.clone().filter(|report| !report.is_truncated()).count();
    assert_eq!((parts.count(), listed), (150, 7));
}

/// A document that is refused itself says at least one reason, even if its parts have used up the limits.
#[test]
fn a_document_says_why_it_is_refused_whatever_its_parts_have_used_up() {
    #[derive(Event, Debug)]
    struct Whole {
        parts: Vec<PerItem<u8>>,
        name: String,
    }
    let decoder = json::Decoder::new().limits(json::Limits::new().max_violations(2));
    let report = decoder.from_str::<Whole>(r#"{"parts": [256, 256, 256]}"#).unwrap_err();
    assert_eq!(report.violations()[0].to_string(), "/name: is required [missing]");
}

#[derive(Event, Debug)]
struct Node {
    id: u8,
    children: Option<Vec<PerItem<Node>>>,
    names: Option<BTreeMap<String, PerItem<Node>>>,
}

/// Lines and columns of parts within parts, which end before what they are in.
#[test]
fn parts_within_parts_have_their_places() {
    let text = "{\n \"id\": 1,\n \"children\": [\n  {\"children\": [{\n}]},\n  {\"id\": 256, \"names\": {\"é\": {}}}\n ]\n}";
    let node: Node = json::from_str(text).unwrap();
    let places = |part: &PerItem<Node>| -> Vec<(usize, usize)> {
        let report = part.report().unwrap();
        report.violations().iter().map(|violation| violation.location().map(|at| (at.line, at.column)).unwrap()).collect()
    };
    let children = node.children.unwrap();
    assert_eq!(places(&children[0]), [(4, 3)]);
    assert_eq!(places(&children[1]), [(6, 10)]);
}
