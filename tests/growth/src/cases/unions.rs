//! Enums in serde's four representations.

use polar_event_core::Event;
use polar_event_core::json::PerItem;

use super::{Case, case, ours};
use crate::documents::{list, list_of, nested, object, text};

/// Names alone.
#[derive(Event)]
enum Month {
    January,
    February,
    March,
    April,
    #[event(deprecated)]
    May,
}

#[derive(Event)]
enum External {
    Unit,
    One(u8),
    Next(Box<External>),
    Named { next: Option<Box<External>>, name: String },
}

#[derive(Event)]
#[event(tag = "type")]
enum Internal {
    Leaf { name: Option<String> },
    Node { next: Box<Internal>, name: Option<String> },
    Nodes { list: Vec<Internal> },
}

#[derive(Event)]
#[event(tag = "type", content = "content")]
enum Adjacent {
    Unit,
    Leaf(Vec<u8>),
    Node(Box<Adjacent>),
    Nodes(Vec<Adjacent>),
}

/// Told apart by what is within an array, on each level.
#[derive(Event)]
#[event(untagged)]
enum Tree {
    Bytes(Vec<u8>),
    Kids(Vec<Tree>),
}

/// Ten that can only be told apart by trying.
#[derive(Event)]
#[event(untagged)]
enum Ten {
    A(Vec<bool>),
    B((u8, u8)),
    C([bool; 3]),
    D(Vec<String>),
    E(Vec<f64>),
    F((bool, Vec<u8>)),
    G(Vec<(u8, u8)>),
    H(Vec<Option<bool>>),
    I(Vec<External>),
    J(Vec<Ten>),
}

/// Told apart by the key that only one of them has.
#[derive(Event)]
#[event(untagged)]
enum Either {
    Card { card_number: String, name: Option<String>, next: Option<Box<Either>> },
    Transfer { iban: String, name: Option<String>, next: Option<Box<Either>> },
}

/// Told apart by a literal.
#[derive(Event)]
#[event(untagged)]
enum Literal {
    A {
        #[event(one_of("a"))]
        kind: String,
        next: Option<Box<Literal>>,
    },
    B {
        #[event(one_of("b"))]
        kind: String,
        next: Option<Box<Literal>>,
    },
    C {
        #[event(one_of("c"))]
        kind: String,
        next: Option<Box<Literal>>,
    },
}

fn months(bytes: usize) -> String {
    list_of(bytes, r#""January","April""#)
}

fn externals(bytes: usize) -> String {
    list_of(bytes, r#"{"Named":{"name":"a","next":{"Next":{"One":1}}}}"#)
}

fn internals(bytes: usize) -> String {
    list_of(bytes, r#"{"type":"Node","name":"a","next":{"type":"Leaf"}}"#)
}

fn adjacents(bytes: usize) -> String {
    list_of(bytes, r#"{"type":"Node","content":{"type":"Leaf","content":[1,2]}}"#)
}

fn trees(bytes: usize) -> String {
    list_of(bytes, "[[1,2,3],[4,5,6]]")
}

fn tens(bytes: usize) -> String {
    list_of(bytes, r#"["one","two","three"]"#)
}

fn eithers(bytes: usize) -> String {
    list_of(bytes, r#"{"iban":"GB33","name":"a"},{"card_number":"4242","name":"b"}"#)
}

fn literals(bytes: usize) -> String {
    list_of(bytes, r#"{"kind":"a","next":{"kind":"b"}}"#)
}

/// So many variants by so many levels more than a valid text. What has been decided is remembered for each value, which may have two bytes.
const fn within(case: Case, variants: usize, depth: usize) -> Case {
    Case { times: case.times * (variants * depth) as f64, memory: 100.0, ..case }
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = vec![
        case("enum: names, nearly", ours::<Vec<Month>>, |bytes| list_of(bytes, r#""Janaury""#), months),
        case("enum: names, deprecated", ours::<Vec<Month>>, |bytes| list_of(bytes, r#""May""#), months),
        case("enum: a name that is long", ours::<Vec<Month>>, |bytes| format!("[{}]", text(bytes, "January")), months),
    ];
    cases.extend(tagged());
    cases.extend(untagged());
    cases
}

fn tagged() -> Vec<Case> {
    vec![
        case(
            "external: level within level",
            ours::<Vec<External>>,
            |bytes| list_of(bytes, &nested(120, r#"{"Next":"#, r#""Unit""#, "}")),
            externals,
        ),
        case(
            "external: a fault at the bottom",
            ours::<Vec<External>>,
            |bytes| list_of(bytes, &nested(60, r#"{"Named":{"next":"#, "1", "}}")),
            externals,
        ),
        case("external: unknown names", ours::<Vec<External>>, |bytes| list_of(bytes, r#"{"Nxet":1}"#), externals),
        case(
            "external: several variants",
            ours::<Vec<External>>,
            |bytes| list_of(bytes, &object(1000, |_| r#""One":1"#.to_owned())),
            externals,
        ),
        case("external: empty", ours::<Vec<External>>, |bytes| list_of(bytes, "{}"), externals),
        case(
            "internal: tags that come last",
            ours::<Vec<Internal>>,
            |bytes| list_of(bytes, &nested(120, r#"{"next":"#, r#"{"type":"Leaf"}"#, r#","type":"Node"}"#)),
            internals,
        ),
        case(
            "internal: a tag that comes last",
            ours::<Internal>,
            |bytes| format!("{{\"list\":{},\"type\":\"Nodes\"}}", list_of(bytes, r#"{"type":"Leaf"}"#)),
            |bytes| format!("{{\"type\":\"Nodes\",\"list\":{}}}", internals(bytes)),
        ),
        case(
            "internal: tags that come last, among many keys",
            ours::<Vec<Internal>>,
            |bytes| {
                list_of(
                    bytes,
                    &nested(60, r#"{"a":[1,2,3],"b":{"type":"c"},"name":"","next":"#, r#"{"type":"Leaf"}"#, r#","c":"d","type":"Node"}"#),
                )
            },
            internals,
        ),
        case(
            "internal: lists in lists, tags that come last",
            ours::<Vec<Internal>>,
            |bytes| list_of(bytes, &nested(60, r#"{"list":["#, r#"{"type":"Leaf"}"#, r#"],"type":"Nodes"}"#)),
            internals,
        ),
        case("internal: no tags", ours::<Vec<Internal>>, |bytes| list_of(bytes, &nested(120, r#"{"next":"#, "{}", "}")), internals),
        case("internal: no tags, flat", ours::<Vec<Internal>>, |bytes| list_of(bytes, "{}"), internals),
        case("internal: unknown tags", ours::<Vec<Internal>>, |bytes| list_of(bytes, r#"{"type":"Laef"}"#), internals),
        case(
            "internal: a tag again and again",
            ours::<Internal>,
            |bytes| object(bytes, |_| r#""type":"Leaf""#.to_owned()),
            |bytes| format!("{{\"type\":\"Nodes\",\"list\":{}}}", internals(bytes)),
        ),
        case(
            "internal: tags with escapes that come last",
            ours::<Vec<Internal>>,
            |bytes| list_of(bytes, &nested(60, r#"{"n\u0065xt":"#, r#"{"type":"Leaf"}"#, r#","typ\u0065":"N\u006fde"}"#)),
            internals,
        ),
        case(
            "adjacent: tags that come last",
            ours::<Vec<Adjacent>>,
            |bytes| list_of(bytes, &nested(120, r#"{"content":"#, r#"{"type":"Unit"}"#, r#","type":"Node"}"#)),
            adjacents,
        ),
        case(
            "adjacent: a tag that comes last",
            ours::<Adjacent>,
            |bytes| format!("{{\"content\":{},\"type\":\"Nodes\"}}", list_of(bytes, r#"{"content":[1],"type":"Leaf"}"#)),
            |bytes| format!("{{\"type\":\"Nodes\",\"content\":{}}}", adjacents(bytes)),
        ),
        case("adjacent: no tags", ours::<Vec<Adjacent>>, |bytes| list_of(bytes, &nested(120, r#"{"content":"#, "{}", "}")), adjacents),
        case("adjacent: no tags, flat", ours::<Vec<Adjacent>>, |bytes| list_of(bytes, "{}"), adjacents),
        case(
            "adjacent: content again and again",
            ours::<Adjacent>,
            |bytes| object(bytes, |_| r#""content":[1]"#.to_owned()),
            |bytes| format!("{{\"type\":\"Nodes\",\"content\":{}}}", adjacents(bytes)),
        ),
    ]
}

fn untagged() -> Vec<Case> {
    let deep = |bytes| list_of(bytes, &nested(110, "[", "[1]", "]"));
    vec![
        within(case("untagged: lists in lists", ours::<Vec<Tree>>, deep, trees), 2, 2),
        within(
            case(
                "untagged: lists in lists, a fault at the bottom",
                ours::<Vec<Tree>>,
                |bytes| list_of(bytes, &nested(110, "[", "{}", "]")),
                trees,
            ),
            2,
            2,
        ),
        within(
            case(
                "untagged: lists in lists, a fault at the end of each",
                ours::<Vec<Tree>>,
                |bytes| list_of(bytes, &nested(110, "[", "1", ",{}]")),
                trees,
            ),
            2,
            2,
        ),
        within(
            case(
                "untagged: lists in lists, another kind at the end of each",
                ours::<Vec<Tree>>,
                |bytes| list_of(bytes, &nested(110, "[", "1", ",[1]]")),
                trees,
            ),
            2,
            2,
        ),
        within(
            case(
                "untagged: one long list, a fault at its end",
                ours::<Tree>,
                |bytes| format!("{}true]", list_of(bytes, "1").replace(']', ",")),
                |bytes| list_of(bytes, "1"),
            ),
            2,
            1,
        ),
        within(
            case("untagged: ten to be tried", ours::<Vec<Ten>>, |bytes| list_of(bytes, &nested(110, "[", "[]", "]")), tens).from(3_000),
            10,
            1,
        ),
        within(case("untagged: ten to be tried, none fits", ours::<Vec<Ten>>, |bytes| list_of(bytes, "[1,true,{}]"), tens), 10, 1),
        within(case("untagged: ten to be tried, empty", ours::<Vec<Ten>>, |bytes| list_of(bytes, "[]"), tens), 10, 1),
        within(
            case(
                "untagged: ten to be tried, level within level, none fits",
                ours::<Vec<Ten>>,
                |bytes| list_of(bytes, &nested(110, "[", "{}", "]")),
                tens,
            )
            .from(3_000),
            10,
            1,
        ),
        within(case("untagged: no key that tells", ours::<Vec<Either>>, |bytes| list_of(bytes, "{}"), eithers), 2, 1),
        within(
            case(
                "untagged: no key that tells, level within level",
                ours::<Vec<Either>>,
                |bytes| list_of(bytes, &nested(120, r#"{"next":"#, "{}", "}")),
                eithers,
            ),
            2,
            1,
        ),
        within(
            case(
                "untagged: the key that tells comes last",
                ours::<Vec<Either>>,
                |bytes| list_of(bytes, &nested(120, r#"{"next":"#, r#"{"iban":""}"#, r#","iban":""}"#)),
                eithers,
            ),
            2,
            1,
        ),
        within(
            case(
                "untagged: the other's key is within",
                ours::<Vec<Either>>,
                |bytes| list_of(bytes, &nested(60, r#"{"next":{"next":"#, r#"{"iban":""}"#, r#","iban":""},"card_number":""}"#)),
                eithers,
            ),
            2,
            1,
        ),
        within(
            case("untagged: the key that tells is escaped", ours::<Vec<Either>>, |bytes| list_of(bytes, r#"{"\u0069ban":""}"#), eithers),
            2,
            1,
        ),
        within(
            case(
                "untagged: the key that tells is far away",
                ours::<Vec<Either>>,
                |bytes| list_of(bytes, &format!("{{\"name\":{},\"\\u0069ban\":\"\"}}", text(9_000, "x"))),
                eithers,
            ),
            2,
            1,
        ),
        within(
            case(
                "untagged: behind a fault",
                ours::<Vec<Either>>,
                |bytes| list(bytes, |number| if number == 0 { "1".to_owned() } else { r#"{"iban":""}"#.to_owned() }),
                eithers,
            ),
            2,
            1,
        ),
        within(
            case("untagged: keys of both", ours::<Vec<Either>>, |bytes| list_of(bytes, r#"{"iban":"","card_number":""}"#), eithers),
            2,
            1,
        ),
        within(
            case(
                "untagged: many unknown keys",
                ours::<Either>,
                |bytes| object(bytes, |number| format!("\"key_{number}\":{{}}")),
                |bytes| format!("{{\"iban\":{}}}", text(bytes, "abcdefghi\\n")),
            ),
            2,
            10,
        ),
        within(
            case(
                "untagged: literals",
                ours::<Vec<Literal>>,
                |bytes| list_of(bytes, &nested(110, r#"{"kind":"c","next":"#, r#"{"kind":"c"}"#, "}")),
                literals,
            )
            .from(3_000),
            3,
            1,
        ),
        within(
            case(
                "untagged: literals that come last",
                ours::<Vec<Literal>>,
                |bytes| list_of(bytes, &nested(110, r#"{"next":"#, r#"{"kind":"c"}"#, r#","kind":"c"}"#)),
                literals,
            )
            .from(3_000),
            3,
            1,
        ),
        within(
            case(
                "untagged: literals, none of them",
                ours::<Vec<Literal>>,
                |bytes| list_of(bytes, &nested(110, r#"{"next":"#, r#"{"kind":"d"}"#, r#","kind":"d"}"#)),
                literals,
            )
            .from(3_000),
            3,
            1,
        ),
        within(case("untagged: each alone, no key that tells", ours::<Vec<PerItem<Either>>>, |bytes| list_of(bytes, "{}"), eithers), 2, 1),
        within(
            case(
                "untagged: each alone, the key is escaped",
                ours::<Vec<PerItem<Either>>>,
                |bytes| list_of(bytes, r#"{"\u0069ban":""}"#),
                eithers,
            ),
            2,
            1,
        ),
        within(case("untagged: each alone, wrong types", ours::<Vec<PerItem<Ten>>>, |bytes| list_of(bytes, "1"), tens), 10, 1),
    ]
}
