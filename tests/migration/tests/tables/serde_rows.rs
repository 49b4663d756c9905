//! serde's attributes that are read here, too.

use std::collections::BTreeMap;

use crate::row::{self, Row, row};

/// Numbers as texts.
pub mod text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        <std::borrow::Cow<'de, str>>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

pub fn seven() -> u8 {
    7
}

pub fn is_zero(number: &u8) -> bool {
    *number == 0
}

/// Not by `row`: what serde's derive makes of this attribute cannot come from a macro.
fn default_by_path() -> Row {
    mod theirs {
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(default = "two")]
        pub struct T {
            a: u8,
            b: u8,
        }

        fn two() -> T {
            T { a: 1, b: 2 }
        }
    }
    mod mine {
        #[derive(polar_event_core::Event)]
        #[event(default = two())]
        pub struct T {
            a: u8,
            b: u8,
        }

        fn two() -> T {
            T { a: 1, b: 2 }
        }
    }
    Row {
        section: "types",
        attribute: r#"default = "two""#,
        note: "the same, also by a path without quotes, or a value: `default = two()`",
        theirs: r#"#[serde(default = "two")]"#,
        mine: "#[event(default = two())]",
        run: |text| [row::there::<theirs::T, String>(text, |_| Ok(())), row::here::<mine::T>(text)],
        same: &["{}", r#"{"b": 5}"#, r#"{"b": null}"#],
        differ: &[],
    }
}

/// Not by `row`: the type has a lifetime.
fn borrow_in_variant() -> Row {
    use std::borrow::Cow;

    #[derive(serde::Serialize, serde::Deserialize)]
    enum Theirs<'a> {
        #[serde(borrow)]
        A(Cow<'a, str>),
    }

    #[derive(polar_event_core::Event)]
    enum Mine<'a> {
        #[serde(borrow)]
        A(Cow<'a, str>),
    }

    Row {
        section: "variants",
        attribute: "borrow",
        note: "the same, and not needed: what can borrow does",
        theirs: "#[serde(borrow)]",
        mine: "#[serde(borrow)]",
        run: |text| {
            let theirs = serde_json::from_str::<Theirs<'_>>(text).and_then(|value| serde_json::to_string(&value));
            [theirs.map_err(|error| error.to_string()), row::read(polar_event_core::json::from_str::<Mine<'_>>(text))]
        },
        same: &[r#"{"A": "x"}"#, r#"{"A": 5}"#],
        differ: &[],
    }
}

/// Not by `row`: the type has a lifetime.
fn borrow() -> Row {
    use std::borrow::Cow;

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Theirs<'a> {
        #[serde(borrow)]
        a: Cow<'a, str>,
    }

    #[derive(polar_event_core::Event)]
    struct Mine<'a> {
        #[serde(borrow)]
        a: Cow<'a, str>,
    }

    Row {
        section: "fields",
        attribute: "borrow",
        note: "the same, and not needed: what can borrow does",
        theirs: "#[serde(borrow)]",
        mine: "#[serde(borrow)]",
        run: |text| {
            let theirs = serde_json::from_str::<Theirs<'_>>(text);
            assert!(theirs.as_ref().is_err() || text.contains('\\') || matches!(theirs, Ok(Theirs { a: Cow::Borrowed(_) })));
            let mine = polar_event_core::json::from_str::<Mine<'_>>(text);
            assert!(mine.as_ref().is_err() || text.contains('\\') || matches!(mine, Ok(Mine { a: Cow::Borrowed(_) })));
            let theirs = theirs.and_then(|value| serde_json::to_string(&value));
            [theirs.map_err(|error| error.to_string()), row::read(mine)]
        },
        same: &[r#"{"a": "x"}"#, r#"{"a": "\n"}"#, r#"{"a": 5}"#],
        differ: &[],
    }
}

pub fn types() -> Vec<Row> {
    vec![
        row!("types", r#"rename = "Other""#, "";
            both { #[serde(rename = "Other")] pub struct T { a: u8 } }
            same [r#"{"a": 1}"#, r#"{"Other": 1}"#]),
        row!("types", r#"rename_all = "camelCase""#, "";
            both { #[serde(rename_all = "camelCase")] pub struct T { first_name: String } }
            same [r#"{"firstName": "Ada"}"#, r#"{"first_name": "Ada"}"#]),
        row!("types", r#"rename_all(serialize = "camelCase", deserialize = "PascalCase")"#, "the same; reports have the name that is read";
            both { #[serde(rename_all(serialize = "camelCase", deserialize = "PascalCase"))] pub struct T { first_name: String } }
            same [r#"{"FirstName": "Ada"}"#, r#"{"firstName": "Ada"}"#]),
        row!("types", r#"rename_all_fields = "camelCase""#, "";
            both { #[serde(rename_all_fields = "camelCase")] pub enum T { One { first_name: String }, Two } }
            same [r#"{"One": {"firstName": "Ada"}}"#, r#"{"One": {"first_name": "Ada"}}"#, r#""Two""#]),
        row!("types", "deny_unknown_fields", "";
            both { #[serde(deny_unknown_fields)] pub struct T { a: u8 } }
            same [r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"#]),
        row!("types", "deny_unknown_fields; flatten", "the same beside a flattened struct; beside a flattened map it does not compile";
            both {
                #[serde(deny_unknown_fields)] pub struct T { a: u8, #[serde(flatten)] rest: Rest }
                pub struct Rest { b: u8 }
            }
            same [r#"{"a": 1, "b": 2, "c": 3}"#, r#"{"a": 1, "b": 2}"#]),
        row!("types", "default", "";
            both {
                #[serde(default)] pub struct T { a: u8, b: u8 }
            }
            beside { impl Default for T { fn default() -> Self { Self { a: 1, b: 2 } } } }
            same ["{}", r#"{"b": 5}"#, r#"{"b": null}"#]),
        default_by_path(),
        row!("types", "transparent", "";
            both { #[serde(transparent)] pub struct T { a: u8, #[serde(skip)] b: u8 } }
            same ["5", r#"{"a": 5}"#]),
        row!("types", r#"from = "u8"; into = "u8""#, "the same on structs";
            both {
                #[serde(from = "u8", into = "u8")] #[derive(Clone)] pub struct T { a: u8 }
            }
            beside {
                impl From<u8> for T { fn from(a: u8) -> Self { Self { a } } }
                impl From<T> for u8 { fn from(value: T) -> Self { value.a } }
            }
            same ["5", "-5", r#"{"a": 5}"#]),
        row!("types", r#"try_from = "u8""#, "the same on structs; the error of the conversion is a `value_error` at the value's place";
            both {
                #[serde(try_from = "u8")] pub struct T { a: u8 }
            }
            beside {
                impl TryFrom<u8> for T {
                    type Error = &'static str;
                    fn try_from(a: u8) -> Result<Self, Self::Error> { if a > 3 { Err("is too much") } else { Ok(Self { a }) } }
                }
            }
            same ["3", "4", r#"{"a": 3}"#]),
        row!("types", r#"bound = "U: Clone + serde::Serialize + serde::de::DeserializeOwned""#,
            "bounds name the traits that are derived here: [more](crate#serdes-attributes)";
            there {
                #[serde(bound = "U: Clone + serde::Serialize + serde::de::DeserializeOwned")] pub struct Of<U> { a: U }
                pub struct T { of: Of<u8> }
            }
            here {
                #[event(bound(
                    serialize = "U: serde::Serialize + polar_event_core::Describe + polar_event_core::Validate",
                    deserialize = "U: polar_event_core::Decode<'de> + polar_event_core::Describe",
                    validate = "U: polar_event_core::Validate + polar_event_core::Describe"
                ))]
                pub struct Of<U> { a: U }
                pub struct T { of: Of<u8> }
            }
            same [r#"{"of": {"a": 1}}"#, r#"{"of": {"a": "1"}}"#]),
        row!("types", r#"crate = "serde""#, "`crate = polar_event_core` in `#[event(…)]`: where this library is";
            there { #[serde(crate = "serde")] pub struct T { a: u8 } }
            here { #[event(crate = polar_event_core)] pub struct T { a: u8 } }
            same [r#"{"a": 1}"#]),
        row!("types", r#"tag = "t""#, "the same on enums";
            both { #[serde(tag = "t")] pub enum T { A { a: u8 }, B(Rest), C } pub struct Rest { b: u8 } }
            same [r#"{"t": "A", "a": 1}"#, r#"{"b": 1, "t": "B"}"#, r#"{"t": "C", "x": 1}"#, r#"{"t": "D"}"#, r#"{"a": 1}"#, r#""C""#]
            differ [r#"["A", 1]"# => r#"{"t":"A","a":1}"#, "object_type";]),
        row!("types", r#"tag = "t""#, "the same on structs, but another name than that of the struct is refused";
            both { #[serde(tag = "t")] pub struct T { a: u8 } }
            same [r#"{"t": "T", "a": 1}"#, r#"{"a": 1}"#, r#"{"t": "T"}"#]
            differ [r#"{"t": "U", "a": 1}"# => r#"{"t":"T","a":1}"#, "/t literal_error";]),
        row!("types", r#"tag = "t", content = "c""#, "";
            both { #[serde(tag = "t", content = "c")] pub enum T { A { a: u8 }, B(u8, u8), C } }
            same [r#"{"t": "A", "c": {"a": 1}}"#, r#"{"c": [1, 2], "t": "B"}"#, r#"{"t": "C"}"#, r#"{"t": "C", "c": null}"#, r#"{"t": "A"}"#, r#"{"t": 2}"#]),
        row!("types", "untagged", "type, keys and literals choose the variant, and its faults are reported: see [enums](crate#enums)";
        both { #[serde(untagged)] pub enum T { A { a: u8 }, B { a: u8, b: u8 }, C(String) } }
        same [r#"{"a": 1}"#, r#""text""#, "5", r#"{"b": 1}"#]
        differ [
            r#"{"a": 1, "b": 2}"# => r#"{"a":1}"#, r#"{"a":1,"b":2}"#;
            r#"{"a": 1, "b": "2"}"# => r#"{"a":1}"#, "/b int_type";
        ]),
    ]
}

pub fn variants() -> Vec<Row> {
    vec![
        row!("variants", r#"rename = "x""#, "";
            both { pub enum T { #[serde(rename = "x")] A, B } }
            same [r#""x""#, r#""A""#, r#""B""#]),
        row!("variants", r#"rename(serialize = "x", deserialize = "y")"#, "";
            both { pub enum T { #[serde(rename(serialize = "x", deserialize = "y"))] A, B(u8) } }
            same [r#""y""#, r#""x""#, r#"{"B": 1}"#]),
        row!("variants", r#"alias = "x""#, "";
            both { pub enum T { #[serde(alias = "x", alias = "y")] A, B(u8) } }
            same [r#""x""#, r#""y""#, r#""A""#]),
        row!("variants", r#"rename_all = "camelCase""#, "";
            both { pub enum T { #[serde(rename_all = "camelCase")] A { first_name: String }, B } }
            same [r#"{"A": {"firstName": "Ada"}}"#, r#"{"A": {"first_name": "Ada"}}"#]),
        row!("variants", "skip", "";
            both { pub enum T { A(u8), #[serde(skip)] B } }
            same [r#"{"A": 1}"#, r#""B""#]),
        row!("variants", "skip_serializing", "";
            both { pub enum T { A(u8), #[serde(skip_serializing)] B(u8) } }
            same [r#"{"A": 1}"#, r#"{"B": "x"}"#]),
        row!("variants", "skip_deserializing", "";
            both { pub enum T { A(u8), #[serde(skip_deserializing)] B } }
            same [r#"{"A": 1}"#, r#""B""#]),
        row!("variants", "other", "the same; it also takes unknown variants that hold something, which serde does with an internal tag only";
            both { pub enum T { A(u8), #[serde(other)] Unknown } }
            same [r#"{"A": 1}"#, r#""later""#, r#"{"later": null}"#]
            differ [r#"{"later": 1}"# => "refused", r#""Unknown""#;]),
        row!("variants", "untagged", "";
            both { pub enum T { A(u8), #[serde(untagged)] Text(String) } }
            same [r#"{"A": 1}"#, r#""later""#]),
        row!("variants", r#"with = "text"; serialize_with = "text::serialize"; deserialize_with = "text::deserialize""#,
            "write it before the field: `#[serde(with = \"text\")]`";
            there { pub enum T { #[serde(with = "text")] A(u32), #[serde(serialize_with = "text::serialize", deserialize_with = "text::deserialize")] B(u32) } }
            here { pub enum T { A(#[serde(with = "text")] u32), B(#[serde(serialize_with = "text::serialize", deserialize_with = "text::deserialize")] u32) } }
            same [r#"{"A": "1"}"#, r#"{"B": "2"}"#, r#"{"A": 1}"#]),
    ]
}

pub fn fields() -> Vec<Row> {
    vec![
        row!("fields", r#"rename = "x""#, "";
            both { pub struct T { #[serde(rename = "x")] a: u8 } }
            same [r#"{"x": 1}"#, r#"{"a": 1}"#]),
        row!("fields", r#"rename(serialize = "x", deserialize = "y")"#, "";
            both { pub struct T { #[serde(rename(serialize = "x", deserialize = "y"))] a: u8 } }
            same [r#"{"y": 1}"#, r#"{"x": 1}"#]),
        row!("fields", r#"alias = "x""#, "";
            both { pub struct T { #[serde(alias = "x", alias = "y")] a: u8 } }
            same [r#"{"a": 1}"#, r#"{"x": 1}"#, r#"{"y": 1}"#, r#"{"x": 1, "y": 1}"#]),
        row!("fields", "default", "";
            both { pub struct T { #[serde(default)] a: u8 } }
            same ["{}", r#"{"a": 1}"#, r#"{"a": null}"#]),
        row!("fields", r#"default = "seven""#, "the same, also by a path without quotes, or a value: `default = 7`";
            there { pub struct T { #[serde(default = "seven")] a: u8 } }
            here { pub struct T { #[event(default = 7)] a: u8 } }
            same ["{}", r#"{"a": 1}"#, r#"{"a": null}"#]),
        row!("fields", "flatten", "the same for structs, enums, maps, and an `Option` or a `Box` around one: see [flattened fields](crate#flattened-fields)";
            both {
                pub struct T { a: u8, #[serde(flatten)] rest: Rest, #[serde(flatten)] others: BTreeMap<String, u8> }
                pub struct Rest { b: u8 }
            }
            same [r#"{"a": 1, "b": 2, "c": 3}"#, r#"{"a": 1}"#, r#"{"a": 1, "b": 2, "c": "3"}"#]),
        row!("fields", "skip", "";
            both { pub struct T { a: u8, #[serde(skip)] b: u8 } }
            same [r#"{"a": 1}"#, r#"{"a": 1, "b": "x"}"#]),
        row!("fields", "skip_serializing", "";
            both { pub struct T { a: u8, #[serde(skip_serializing)] b: u8 } }
            same [r#"{"a": 1, "b": 2}"#, r#"{"a": 1}"#]),
        row!("fields", "skip_deserializing", "";
            both { pub struct T { a: u8, #[serde(skip_deserializing)] b: u8 } }
            same [r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"#]),
        row!("fields", r#"skip_serializing_if = "is_zero""#, "";
            both { pub struct T { #[serde(default, skip_serializing_if = "is_zero")] a: u8 } }
            same ["{}", r#"{"a": 0}"#, r#"{"a": 1}"#]),
        row!("fields", r#"skip_serializing_if = "Option::is_none""#, "the same, and not needed: `None` is left out, or `null` where another default stands for it";
            there { pub struct T { #[serde(skip_serializing_if = "Option::is_none")] a: Option<u8> } }
            here { pub struct T { a: Option<u8> } }
            same ["{}", r#"{"a": 1}"#]),
        row!("fields", r#"with = "text""#, "the same; what the function refuses is a `value_error` at the field";
            both { pub struct T { #[serde(with = "text")] a: u32 } }
            same [r#"{"a": "1"}"#, r#"{"a": "x"}"#, r#"{"a": 1}"#, "{}"]),
        row!("fields", r#"serialize_with = "text::serialize"; deserialize_with = "text::deserialize""#, "";
            both { pub struct T { #[serde(serialize_with = "text::serialize", deserialize_with = "text::deserialize")] a: u32 } }
            same [r#"{"a": "1"}"#, r#"{"a": "x"}"#]),
        borrow(),
        borrow_in_variant(),
        row!("fields", r#"bound = """#, "";
            both { pub struct Of<U> { a: u8, #[serde(skip, bound = "")] b: std::marker::PhantomData<U> } pub struct T { of: Of<u8> } }
            same [r#"{"of": {"a": 1}}"#]),
    ]
}
