//! Types of every shape from texts: what is flattened, enums of all representations, types of serde, what borrows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use polar_event_core::text::{self, Decoder, Names};
use polar_event_core::{DecodeOwned, Event, Report};

fn lines(report: &Report) -> Vec<String> {
    report.violations().iter().map(ToString::to_string).collect()
}

fn read<T: DecodeOwned>(pairs: &[(&'static str, &'static str)]) -> Result<T, Vec<String>> {
    Decoder::new().names(Names::Brackets).from_pairs(pairs.iter().copied()).map_err(|report| lines(&report))
}

#[derive(Event, Debug, PartialEq)]
struct Page {
    limit: u8,
    #[event(default)]
    deep: bool,
}

#[derive(Event, Debug, PartialEq)]
struct Search {
    query: String,
    #[serde(flatten)]
    page: Page,
    #[serde(flatten)]
    rest: BTreeMap<String, i32>,
}

#[derive(Event, Debug, PartialEq)]
struct Envelope {
    id: u32,
    #[serde(flatten)]
    body: Internal,
}

#[derive(Event, Debug, PartialEq)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Internal {
    Add { amount: f64, tags: Vec<u8> },
    Clear,
}

#[derive(Event, Debug, PartialEq)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Number(u16),
    Pair(u8, bool),
}

#[derive(Event, Debug, PartialEq)]
enum External {
    Off,
    Level(u8),
    Range { from: u8, to: u8 },
}

#[derive(Event, Debug, PartialEq)]
#[serde(untagged)]
enum Untagged {
    Flag(bool),
    Number(i64),
    Float(f64),
    Page(Page),
    List(Vec<u8>),
    Text(String),
}

#[derive(Event, Debug, PartialEq)]
#[event(repr)]
#[repr(u8)]
enum Level {
    Low = 1,
    High = 2,
}

#[derive(Event, Debug, PartialEq)]
#[serde(tag = "v")]
enum Versioned {
    #[event(rename = 1)]
    One { a: u8 },
    #[event(rename = 2)]
    Two,
}

#[derive(Event, Debug, PartialEq)]
struct Beside {
    id: u8,
    #[serde(flatten)]
    of: Versioned,
}

#[derive(Event, Debug, PartialEq)]
struct Id(#[event(range(min = 1))] u32);

#[derive(serde::Deserialize, serde::Serialize, Debug, PartialEq)]
struct Foreign {
    count: u32,
    ratio: Option<f32>,
    on: bool,
    list: Vec<i8>,
}

#[derive(Event, Debug, PartialEq)]
struct Holder {
    #[event(via_serde)]
    foreign: Foreign,
    other: u8,
}

#[derive(Event, Debug, PartialEq)]
struct One<T> {
    it: T,
}

#[test]
fn flattened_values_are_read_by_their_types() {
    let search = read::<Search>(&[("limit", "5"), ("more", "-7"), ("query", "12"), ("deep", "true")]).unwrap();
    assert_eq!(
        search,
        Search { query: "12".to_owned(), page: Page { limit: 5, deep: true }, rest: BTreeMap::from([("more".to_owned(), -7)]) }
    );
    assert_eq!(
        read::<Search>(&[("limit", "x"), ("more", "y")]).unwrap_err(),
        [
            "/limit: must be an integer in digits [int_parsing]",
            "/more: must be an integer in digits [int_parsing]",
            "/query: is required [missing]"
        ]
    );
    let envelope = read::<Envelope>(&[("amount", "1.5"), ("tags[]", "1"), ("id", "7"), ("type", "add"), ("tags[]", "2")]).unwrap();
    assert_eq!(envelope, Envelope { id: 7, body: Internal::Add { amount: 1.5, tags: vec![1, 2] } });
    assert_eq!(
        read::<Envelope>(&[("amount", "1,5"), ("tags[]", "x"), ("id", "7"), ("type", "add")]).unwrap_err(),
        ["/amount: must be a number in digits [float_parsing]", "/tags/0: must be an integer in digits [int_parsing]"]
    );
}

#[test]
fn an_empty_text_is_an_empty_list_in_what_is_copied_too() {
    let decoder = Decoder::new().empty_is_none(true);
    let pairs = [("amount", "1.5"), ("tags", ""), ("id", "7"), ("type", "add")];
    let envelope: Envelope = decoder.from_pairs(pairs).unwrap();
    assert_eq!(envelope, Envelope { id: 7, body: Internal::Add { amount: 1.5, tags: vec![] } });
    assert_eq!(decoder.from_pairs::<Adjacent, _>([("t", "Number"), ("c", "")]).unwrap_err().violations().len(), 1);
}

#[test]
fn enums_of_all_representations_are_read() {
    assert_eq!(read(&[("type", "clear")]), Ok(Internal::Clear));
    assert_eq!(read(&[("tags", "3"), ("amount", "2"), ("type", "add")]), Ok(Internal::Add { amount: 2.0, tags: vec![3] }));
    assert_eq!(read(&[("c", "500"), ("t", "Number")]), Ok(Adjacent::Number(500)));
    assert_eq!(read(&[("t", "Pair"), ("c[]", "5"), ("c[]", "true")]), Ok(Adjacent::Pair(5, true)));
    assert_eq!(read(&[("it", "Off")]), Ok(One { it: External::Off }));
    assert_eq!(read(&[("it[Level]", "5")]), Ok(One { it: External::Level(5) }));
    assert_eq!(read(&[("it[Range][from]", "1"), ("it[Range][to]", "2")]), Ok(One { it: External::Range { from: 1, to: 2 } }));
    assert_eq!(read::<Adjacent>(&[("t", "Number"), ("c", "x")]), Err(vec!["/c: must be an integer in digits [int_parsing]".to_owned()]));
    assert_eq!(read::<One<External>>(&[("it[Level]", "x")]), Err(vec!["/it/Level: must be an integer in digits [int_parsing]".to_owned()]));
    assert_eq!((read(&[("it", "2")]), read(&[("it", "1")])), (Ok(One { it: Level::High }), Ok(One { it: Level::Low })));
    // Tags are integers in any spelling, wherever they are read from.
    for spelled in ["1", "+1", "01"] {
        assert_eq!(read(&[("v", spelled), ("a", "5")]), Ok(Versioned::One { a: 5 }), "{spelled}");
        assert_eq!(read(&[("id", "7"), ("v", spelled), ("a", "5")]), Ok(Beside { id: 7, of: Versioned::One { a: 5 } }), "{spelled}");
    }
    assert_eq!(read::<One<Level>>(&[("it", "3")]).unwrap_err().len(), 1);
    assert_eq!(read::<One<Level>>(&[("it", "x")]).unwrap_err().len(), 1);
}

#[test]
fn an_untagged_enum_is_the_first_variant_that_takes_the_text() {
    for (text, value) in [
        ("true", Untagged::Flag(true)),
        ("-5", Untagged::Number(-5)),
        ("1.5", Untagged::Float(1.5)),
        ("5 apples", Untagged::Text("5 apples".to_owned())),
    ] {
        assert_eq!(read(&[("it", text)]), Ok(One { it: value }), "{text}");
    }
    assert_eq!(read(&[("it[limit]", "5")]), Ok(One { it: Untagged::Page(Page { limit: 5, deep: false }) }));
    assert_eq!(read(&[("it[]", "5"), ("it[]", "6")]), Ok(One { it: Untagged::List(vec![5, 6]) }));
    // Where none does, the faults are those of the nearest.
    assert_eq!(read::<One<Untagged>>(&[("it[limit]", "x")]).unwrap_err(), ["/it/limit: must be an integer in digits [int_parsing]"]);
}

#[test]
fn types_of_serde_are_asked_for_by_type_and_can_be_given_up() {
    let foreign = Foreign { count: 5, ratio: Some(0.5), on: true, list: vec![-1, 2] };
    let pairs = [
        ("foreign[count]", "5"),
        ("foreign[ratio]", "0.5"),
        ("foreign[on]", "true"),
        ("foreign[list][]", "-1"),
        ("foreign[list][]", "2"),
        ("other", "9"),
    ];
    assert_eq!(read(&pairs), Ok(Holder { foreign, other: 9 }));
    let lines = read::<Holder>(&[("foreign[count]", "secret"), ("other", "x")]).unwrap_err();
    assert_eq!(
        lines,
        ["/foreign: is not what its type accepts: expected u32 [value_error]", "/other: must be an integer in digits [int_parsing]"]
    );
}

#[test]
fn newtypes_and_tuples_are_what_is_in_them() {
    assert_eq!(read(&[("it", "5")]), Ok(One { it: Id(5) }));
    assert_eq!(read::<One<Id>>(&[("it", "0")]).unwrap_err(), ["/it: must be at least 1 [greater_than_equal]"]);
    assert_eq!(read(&[("it", "5"), ("it", "true")]), Ok(One { it: (5_u8, true) }));
    assert_eq!(read(&[("it[a]", "5")]), Ok(One { it: BTreeMap::from([("a".to_owned(), Some(5_u8))]) }));
}

#[test]
fn texts_are_borrowed_where_they_stand() {
    #[derive(Event, Debug)]
    struct Borrowed<'a> {
        name: &'a str,
        #[serde(borrow)]
        note: Cow<'a, str>,
    }

    let source = String::from("name=a&note=b");
    let it: Borrowed<'_> = text::from_pairs([("name", &source[5..6]), ("note", &source[12..])]).unwrap();
    assert!(std::ptr::eq(it.name.as_ptr(), source[5..].as_ptr()));
    assert!(matches!(it.note, Cow::Borrowed("b")));
    let it: Borrowed<'_> = polar_event_core::form::from_str(&source).unwrap();
    assert!(std::ptr::eq(it.name.as_ptr(), source[5..].as_ptr()));
    let report = polar_event_core::form::from_str::<Borrowed<'_>>("name=%41&note=%41").unwrap_err();
    assert_eq!(report.violations().len(), 1);
}
