//! Text of the lifetime `'static`: `Cow<'static, str>` is decoded from any input, and owned; `&'static str` only from `'static` input.

use std::borrow::Cow;
use std::collections::BTreeMap;

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Decode, Event, json};
use serde::de::DeserializeOwned;

use super::both::{both, same};

both! {
    #[serde(rename_all = "camelCase")]
    pub struct Inner { pub the_name: Cow<'static, str> }

    pub struct Nested {
        pub option: Option<Cow<'static, str>>,
        pub list: Vec<Cow<'static, str>>,
        pub boxed: Box<Cow<'static, str>>,
        pub map: BTreeMap<Cow<'static, str>, Option<Cow<'static, str>>>,
        pub pair: (Cow<'static, str>, u8),
        pub array: [Cow<'static, str>; 2],
        pub inner: Inner,
        pub bytes: Cow<'static, [u8]>,
        #[serde(default)]
        pub absent: Cow<'static, str>,
    }

    #[serde(tag = "type")]
    pub enum Tagged { A { a: Cow<'static, str> }, B(Inner), C { #[serde(flatten)] inner: Inner, c: Option<Cow<'static, str>> } }

    pub enum External { A(Cow<'static, str>), B(u8, Cow<'static, str>), C(Vec<Cow<'static, str>>) }

    #[serde(untagged)]
    pub enum Untagged { Text(Cow<'static, str>), List(Vec<Cow<'static, str>>), Object { name: Cow<'static, str> } }

    pub struct Pair(pub Cow<'static, str>, pub Cow<'static, str>);

    pub struct Newtype(pub Cow<'static, str>);

    #[serde(transparent)]
    pub struct Transparent { pub list: Vec<Cow<'static, str>> }

    pub struct Generic<T> { pub value: T, pub name: Cow<'static, str> }

    pub struct Of<'a> { pub inner: Cow<'a, Inner>, pub number: Cow<'a, u8> }
}

fn is_owned<T: DeserializeOwned + for<'de> Decode<'de, Requires = ()>>() {}

#[test]
fn owned_text_is_decoded_from_any_input() {
    is_owned::<ours::Nested>();
    is_owned::<ours::Untagged>();
    is_owned::<ours::Newtype>();
    is_owned::<ours::Transparent>();
    is_owned::<ours::Generic<u8>>();
    let nested = r#"{"option":"a","list":["b","c\n"],"boxed":"d","map":{"k":"v"},"pair":["e",1],"array":["f","g"],"inner":{"theName":"h"},"bytes":[1],"absent":""}"#;
    assert!(same::<ours::Nested, theirs::Nested>(nested).is_some());
    for (from, to) in [("\"a\"", "1"), ("\"b\"", "[]"), ("\"d\"", "null"), ("\"v\"", "{}"), ("\"h\"", "true"), (",\"absent\":\"\"", "")] {
        same::<ours::Nested, theirs::Nested>(&nested.replacen(from, to, 1));
    }
    for text in
        [r#"{"type":"A","a":"x"}"#, r#"{"theName":"x","type":"B"}"#, r#"{"theName":"x","type":"C","c":"\u00e9"}"#, r#"{"type":"A"}"#]
    {
        same::<ours::Tagged, theirs::Tagged>(text);
    }
    for text in [r#"{"A":"x"}"#, r#"{"B":[1,"x"]}"#, r#"{"C":["x","y"]}"#, r#"{"A":1}"#] {
        same::<ours::External, theirs::External>(text);
    }
    for text in [r#""x""#, r#"["x","\n"]"#, r#"{"name":"x"}"#, "5", "[5]"] {
        same::<ours::Untagged, theirs::Untagged>(text);
    }
    for text in [r#"["a","b"]"#, r#"["a"]"#] {
        same::<ours::Pair, theirs::Pair>(text);
    }
    for text in [r#""x""#, r#""\n""#, "5"] {
        same::<ours::Newtype, theirs::Newtype>(text);
    }
    for text in [r#"["x","\n"]"#, r#"["x",5]"#] {
        same::<ours::Transparent, theirs::Transparent>(text);
    }
    same::<ours::Generic<u8>, theirs::Generic<u8>>(r#"{"value":1,"name":"x"}"#);
    let text = r#"{"inner":{"theName":"a"},"number":5}"#;
    let read: ours::Of<'_> = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&read).unwrap(), text);
    assert_eq!(serde_json::to_string(&serde_json::from_str::<theirs::Of<'_>>(text).unwrap()).unwrap(), text);
}

#[test]
fn static_text_is_not_borrowed() {
    let text = String::from(r#"{"theName":"a"}"#);
    let read: ours::Inner = json::from_str(&text).unwrap();
    drop(text);
    assert!(matches!(read.the_name, Cow::Owned(name) if name == "a"));
}

#[derive(Event, Debug, PartialEq)]
struct Ruled<'a> {
    #[event(length(min = 2))]
    name: Option<Cow<'static, str>>,
    #[event(each(one_of("a", "b")), unique)]
    list: Vec<Cow<'static, str>>,
    #[event(default = "none", custom = short)]
    other: Cow<'static, str>,
    borrowed: Cow<'a, str>,
}

#[allow(clippy::ptr_arg)]
fn short(text: &Cow<'static, str>) -> Result<(), &'static str> {
    if text.len() < 5 { Ok(()) } else { Err("is too long") }
}

#[test]
fn rules_see_it_with_places() {
    let text = r#"{"borrowed": "x", "name": "a", "list": ["a", "c", "a", 5], "other": "longer"}"#;
    let report = json::from_str::<Ruled<'_>>(text).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/name: must have at least 2 characters, has 1 [string_too_short]\n\
         /list/1: must be one of \"a\", \"b\" [literal_error]\n\
         /list/3: must be a string, not an integer [string_type]\n\
         /list/2: must not be the same as the item at index 0 [duplicate_item]\n\
         /other: is too long [value_error]"
    );
    assert_eq!(report.violations()[1].span().map(|span| &text[span]), Some("\"c\""));
    let read: Ruled<'_> = json::from_str(r#"{"borrowed": "x", "list": ["a"]}"#).unwrap();
    assert!(matches!(read.borrowed, Cow::Borrowed("x")));
    assert_eq!(read.other, "none");
}

/// As with serde's derive: there is no `DeserializeOwned`.
#[derive(Event, Debug, PartialEq)]
struct Borrows {
    name: &'static str,
    more: Vec<Option<&'static str>>,
}

#[derive(Event, Debug, PartialEq)]
struct Named(#[event(length(min = 1))] &'static str);

#[test]
fn a_static_reference_needs_static_input() {
    const TEXT: &str = r#"{"name":"a","more":["b",null]}"#;
    let read: Borrows = json::from_str(TEXT).unwrap();
    assert_eq!(read, Borrows { name: "a", more: vec![Some("b"), None] });
    assert_eq!(serde_json::from_str::<Borrows>(TEXT).unwrap(), read);
    assert_eq!(json::to_string(&read).unwrap(), TEXT);
    let report = json::from_str::<Borrows>(r#"{"name":"a\n","more":[]}"#).unwrap_err();
    assert!(report.to_string().contains("string_escaped"), "{report}");
    assert_eq!(json::from_str(r#""a""#), Ok(Named("a")));
    assert_eq!(
        json::from_str::<Named>(r#""""#).unwrap_err().to_string(),
        "(document): must have at least 1 character, has 0 [string_too_short]"
    );
}

#[test]
fn all_sides_agree() {
    assert_consistent::<ours::Nested>();
    assert_consistent::<ours::Tagged>();
    assert_consistent::<ours::External>();
    assert_consistent::<ours::Untagged>();
    assert_consistent::<ours::Pair>();
}
