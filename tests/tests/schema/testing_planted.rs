//! A rule that is changed in one place only is found by `testing::Consistency`, whichever place that is.

use polar_event_core::decode::Decode;
use polar_event_core::describe::Shape;
use polar_event_core::rule::Rules;
use polar_event_core::testing::{Consistency, assert_consistent};
use polar_event_core::{Describe, Event, Validate, ValidationState};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

#[derive(Event)]
#[event(rename = "Signup")]
struct Four {
    #[event(length(max = 4))]
    name: String,
}

#[derive(Event)]
#[event(rename = "Signup")]
struct Five {
    #[event(length(max = 5))]
    name: String,
}

/// A type of which each trait is another type's.
macro_rules! mixed {
    ($name:ident: decode $decode:ident, validate $validate:ident, describe $describe:ident, serialize $write:expr) => {
        struct $name {
            name: String,
        }

        impl<'de> Decode<'de> for $name {
            type Requires = ();

            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                Ok(<$decode>::decode(deserializer, rules, cx)?.map(|it| Self { name: it.name }))
            }
        }

        impl Validate for $name {
            type Requires = ();

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                $validate { name: self.name.clone() }.check(rules, cx);
            }
        }

        impl Describe for $name {
            const SHAPE: &'static Shape = <$describe>::SHAPE;
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let write: fn(&str) -> serde_json::Value = $write;
                write(&self.name).serialize(serializer)
            }
        }
    };
}

mixed!(Agreed: decode Four, validate Four, describe Four, serialize |name| json!({ "name": name }));
mixed!(InDescribe: decode Four, validate Four, describe Five, serialize |name| json!({ "name": name }));
mixed!(InDecode: decode Five, validate Four, describe Four, serialize |name| json!({ "name": name }));
mixed!(InValidate: decode Four, validate Five, describe Four, serialize |name| json!({ "name": name }));
mixed!(InSerialize: decode Four, validate Four, describe Four, serialize |name| json!({ "name": name.to_uppercase() }));
mixed!(InDeserialize: decode Four, validate Four, describe Four, serialize |name| json!({ "name": name }));
mixed!(OtherName: decode Four, validate Four, describe Four, serialize |name| json!({ "title": name }));
mixed!(TooLong: decode Four, validate Four, describe Four, serialize |name| json!({ "name": format!("{name}!") }));

impl<'de> Deserialize<'de> for InDeserialize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Five::deserialize(deserializer).map(|it| Self { name: it.name })
    }
}

/// For each disagreement the document, who disagrees with what is expected, and what they say.
fn found<T>(consistency: Consistency<T>) -> Vec<String>
where
    T: for<'de> Decode<'de, Requires = ()> + Validate<Requires = ()> + Describe + Serialize,
{
    let Err(disagreements) = consistency.check() else { return Vec::new() };
    let says = |says: &[(&str, String)]| says.iter().map(|(who, what)| format!("{who}: {what}")).collect::<Vec<_>>().join("; ");
    disagreements.all().iter().map(|it| format!("{} | {}", it.document(), says(it.says()))).collect()
}

#[test]
fn nothing_is_found_where_all_agree() {
    assert_eq!(found(Consistency::<Agreed>::new()), [""; 0]);
    assert_consistent::<Four>();
}

#[test]
fn in_the_description() {
    assert_eq!(
        found(Consistency::<InDescribe>::new()),
        [
            r#"{"name":"aaaaa"} | expected: accepted; json::from_str: /name: string_too_long"#,
            r#"{"name":"🦀🦀🦀🦀🦀"} | expected: accepted; json::from_str: /name: string_too_long"#,
        ]
    );
}

#[test]
fn in_decoding() {
    let refused = |name: &str| {
        let text = json!({ "name": name });
        format!(
            "{text} | expected: /name: string_too_long; json::from_str: accepted; validate(): /name: string_too_long; \
             Serialize: {text}: the JSON Schema refuses it: /name: \"{name}\" is longer than 4 characters"
        )
    };
    assert_eq!(found(Consistency::<InDecode>::new()), [refused("aaaaa"), refused("🦀🦀🦀🦀🦀")]);
}

#[test]
fn in_serialization() {
    // Written in upper case, it is read again and written the same, so that only a comparison with the document tells.
    assert_eq!(
        found(Consistency::<InSerialize>::new()),
        [("aaaa", "AAAA"), ("a", "A"), ("é", "É")].map(|(name, written)| {
            format!(r#"{{"name":"{name}"}} | expected: accepted; Serialize: {{"name":"{written}"}}: it is not what the document has"#)
        })
    );
    let other_name = found(Consistency::<OtherName>::new());
    let expected = r#"{"name":"aaaa"} | expected: accepted; Serialize: {"title":"aaaa"}: it is not read again: /name: missing; "#;
    assert!(other_name.iter().any(|line| line.starts_with(expected)), "{other_name:#?}");
    assert_eq!(other_name.last().map(String::as_str), Some(" | Serialize: it is never written"));
    let too_long = found(Consistency::<TooLong>::new());
    let expected = r#"{"name":"aaaa"} | expected: accepted; Serialize: {"name":"aaaa!"}: it is not read again: /name: string_too_long; "#;
    assert!(too_long.iter().any(|line| line.starts_with(expected)), "{too_long:#?}");
}

#[test]
fn in_deserialization() {
    let panic = std::panic::catch_unwind(assert_consistent::<InDeserialize>).unwrap_err();
    let text = panic.downcast_ref::<String>().unwrap();
    assert!(text.contains("\n    expected: /name: string_too_long\n    serde_json::from_str: accepted\n"), "{text}");
}

#[test]
fn in_validation() {
    assert_eq!(
        found(Consistency::<InValidate>::new()),
        [
            r#"{"name":"aaaaa"} | expected: /name: string_too_long; validate(): accepted"#,
            r#"{"name":"🦀🦀🦀🦀🦀"} | expected: /name: string_too_long; validate(): accepted"#,
        ]
    );
}

#[test]
fn in_the_schema() {
    let schema = json!({ "type": "object", "properties": { "name": { "type": "string", "maxLength": 5 } }, "required": ["name"] });
    assert_eq!(
        found(Consistency::<Agreed>::new().schema(schema)),
        [
            r#"{"name":"aaaaa"} | expected: /name: string_too_long; JSON Schema: valid"#,
            r#"{"name":"🦀🦀🦀🦀🦀"} | expected: /name: string_too_long; JSON Schema: valid"#,
        ]
    );
}

/// The message has everything that one needs to find the place.
#[test]
fn the_message() {
    let disagreements = Consistency::<InValidate>::new().check().unwrap_err();
    let expected = "\
schema::testing_planted::InValidate: 2 disagreements about 31 boundary cases

Signup.name: length: 5 characters, one too many, with such of 1 bytes
    {\"name\":\"aaaaa\"}
    expected: /name: string_too_long
    validate(): accepted

Signup.name: length: 5 characters, one too many, with such of 4 bytes
    {\"name\":\"🦀🦀🦀🦀🦀\"}
    expected: /name: string_too_long
    validate(): accepted
";
    assert_eq!(disagreements.to_string(), expected);
}

#[derive(Event)]
#[event(default)]
struct Defaulted {
    number: Option<u8>,
}

impl Default for Defaulted {
    fn default() -> Self {
        Self { number: Some(5) }
    }
}

/// Is written as a type without the default would be.
struct LeftOut(Defaulted);

impl<'de> Decode<'de> for LeftOut {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Ok(Defaulted::decode(deserializer, rules, cx)?.map(Self))
    }
}

impl Validate for LeftOut {
    type Requires = ();

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        self.0.check(rules, cx);
    }
}

impl Describe for LeftOut {
    const SHAPE: &'static Shape = Defaulted::SHAPE;
}

impl Serialize for LeftOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written {
            #[serde(skip_serializing_if = "Option::is_none")]
            number: Option<u8>,
        }
        Written { number: self.0.number }.serialize(serializer)
    }
}

/// No fault of a document: `None` is written as nothing, and that is read as the default.
#[test]
fn in_what_is_left_out() {
    let read = |document: &str| format!("{document} | expected: accepted; Serialize: {{}}: what is read from it is written otherwise");
    assert_eq!(found(Consistency::<LeftOut>::new()), [read(r#"{"number":null}"#)]);
}

#[derive(Event)]
struct Numbers {
    one: u8,
    #[event(default)]
    two: u8,
}

/// Forgets a field that is a default if it is absent, so that it is written the same ever after.
struct Forgets(Numbers);

impl<'de> Decode<'de> for Forgets {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Ok(Numbers::decode(deserializer, rules, cx)?.map(Self))
    }
}

impl Validate for Forgets {
    type Requires = ();

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        self.0.check(rules, cx);
    }
}

impl Describe for Forgets {
    const SHAPE: &'static Shape = Numbers::SHAPE;
}

impl Serialize for Forgets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let two = if serializer.is_human_readable() { 0 } else { self.0.two };
        Numbers { one: self.0.one, two }.serialize(serializer)
    }
}

#[test]
fn in_a_value_that_is_another_although_it_is_written_the_same() {
    let found = found(Consistency::<Forgets>::new());
    let expected = r#"Serialize: {"one":0,"two":0}: what is read from it is another value at /two"#;
    assert!(found.iter().any(|line| line.contains(expected)), "{found:#?}");
}
