//! Public reports about flattened enums in serde, with their types and documents, in our words. The numbers are those of serde's issues.

use std::collections::HashMap;

use polar_event_core::{Event, json};
use polar_event_tests::lines;

use crate::both::{both, same};

both! {
    /// 1189: an internally tagged enum of structs.
    pub struct Data {
        pub id: i32,
        #[serde(flatten)]
        pub payload: Payload,
    }

    #[serde(tag = "type")]
    pub enum Payload {
        A(A),
        B(B),
    }

    pub struct A {
        pub field_a: i32,
    }

    pub struct B {
        pub field_b: i32,
    }

    /// 1253, 2565: newtypes and structs around one another, all of them flattened.
    pub struct Outermost {
        #[serde(flatten)]
        pub data: Data,
        pub name: Option<String>,
    }
}

#[test]
fn tagged_and_nested() {
    for text in [
        r#"{"id":0,"type":"A","field_a":0}"#,
        r#"{"field_b":0,"type":"B","id":0}"#,
        r#"{"field_b":0,"type":"A","id":0}"#,
        r#"{"id":0,"type":0,"field_a":0}"#,
    ] {
        // serde takes the number of a variant as its tag, but only where the enum is flattened (serde_json 1274).
        if !text.contains(r#""type":0"#) {
            same::<ours::Data, theirs::Data>(text);
        } else {
            assert_eq!(lines(&json::from_str::<ours::Data>(text).unwrap_err()), ["/type: must be a string, not an integer [string_type]"]);
        }
    }
    same::<ours::Outermost, theirs::Outermost>(r#"{"name":"n","field_b":0,"type":"B","id":0}"#);
}

/// 2984: `deny_unknown_fields` on both, and a default.
#[derive(Event, Debug, PartialEq)]
#[event(deny_unknown_fields)]
struct Package {
    #[event(default, flatten)]
    kind: PackageType,
    #[event(default)]
    var: String,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum PackageType {
    Local {},
    Git(GitPackage),
}

impl Default for PackageType {
    fn default() -> Self {
        Self::Local {}
    }
}

#[derive(Event, Debug, PartialEq)]
struct GitPackage {
    url: String,
}

#[test]
fn unknown_fields_are_denied_by_the_outer_struct() {
    for (text, kind) in [
        (r#"{"kind":"local","var":"a"}"#, PackageType::Local {}),
        (r#"{"var":"a"}"#, PackageType::Local {}),
        (r#"{"var":"a","url":"u","kind":"git"}"#, PackageType::Git(GitPackage { url: "u".to_owned() })),
    ] {
        let package: Package = json::from_str(text).unwrap();
        assert_eq!((package.kind, package.var.as_str()), (kind, "a"), "{text}");
    }
    let report = json::from_str::<Package>(r#"{"kind":"local","url":"u"}"#).unwrap_err();
    assert_eq!(lines(&report), ["/url (the key): is not a field here; the fields are kind, var [extra_forbidden]"]);
}

/// 1183, 2117 and serde_json 625: keys that are integers, and integers of 128 bits, which serde's buffer does not have.
#[derive(Event, Debug, PartialEq)]
struct Wide {
    id: u8,
    #[event(flatten)]
    kind: WideKind,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum WideKind {
    Hash { x: HashMap<u32, u32> },
    Number { a: u128 },
    Borrowed,
}

#[test]
fn nothing_is_lost_on_the_way() {
    let text = r#"{"x": {"1": 42}, "type": "Hash", "id": 1}"#;
    assert_eq!(json::from_str::<Wide>(text).unwrap().kind, WideKind::Hash { x: HashMap::from([(1, 42)]) });
    assert_eq!(serde_json::from_str::<Wide>(text).unwrap().kind, WideKind::Hash { x: HashMap::from([(1, 42)]) });
    let text = format!(r#"{{"a": {}, "type": "Number", "id": 1}}"#, u128::MAX);
    assert_eq!(json::from_str::<Wide>(&text).unwrap().kind, WideKind::Number { a: u128::MAX });
    let text = r#"{"a": 3.0000000000000000000001, "type": "Number", "id": 1}"#;
    assert_eq!(lines(&json::from_str::<Wide>(text).unwrap_err()), ["/a: must be an integer, not a float [int_type]"]);
}

/// What is borrowed is borrowed from the text, whatever is kept.
#[derive(Event, Debug, PartialEq)]
struct Lent<'a> {
    #[event(flatten)]
    kind: LentKind<'a>,
}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum LentKind<'a> {
    Text { text: &'a str },
}

#[test]
fn strings_are_borrowed() {
    let text = r#"{"text": "borrowed", "type": "Text"}"#.to_owned();
    let LentKind::Text { text: borrowed } = json::from_str::<Lent<'_>>(&text).unwrap().kind;
    assert!(text.as_bytes().as_ptr_range().contains(&borrowed.as_ptr()));
}

/// 1393: what is no object has no keys.
#[derive(Event, Debug, PartialEq)]
struct Foo {
    #[event(flatten)]
    bar: StringIsh,
}

#[derive(Event, Debug, PartialEq)]
#[event(untagged)]
enum StringIsh {
    Text(String),
    Number(u64),
}

#[test]
fn an_enum_without_objects_is_never_there() {
    for text in ["{}", r#"{"bar": "x"}"#, r#"{"0": 1}"#] {
        assert_eq!(
            lines(&json::from_str::<Foo>(text).unwrap_err()),
            ["(document): must be an integer or a string, not an object [union_type]"]
        );
    }
}
