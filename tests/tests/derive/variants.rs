//! Attributes of variants that are about their value, and enums without variants.

use polar_event_core::testing::assert_consistent;
use polar_event_core::{Event, Validate, json};

mod tenths {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        (value / 10).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        u32::deserialize(deserializer).map(|value| value.saturating_mul(10))
    }
}

/// The same types by `Event` and by serde.
macro_rules! twins {
    ($($body:tt)*) => {
        mod ours {
            use super::tenths;

            #[derive(polar_event_core::Event, Debug)]
            $($body)*
        }
        mod theirs {
            use super::tenths;

            #[derive(serde::Serialize, serde::Deserialize, Debug)]
            $($body)*
        }
    };
}

twins! {
    #[serde(tag = "t", content = "c")]
    pub(crate) enum Values {
        #[serde(with = "tenths")]
        Tenths(u32),
        #[serde(serialize_with = "tenths::serialize")]
        Written(u32),
        #[serde(deserialize_with = "tenths::deserialize")]
        Read(u32),
        Skips(u8, #[serde(skip)] String, u8),
    }
}

#[test]
fn functions_before_a_variant_are_those_of_its_value() {
    for text in [
        r#"{"t":"Tenths","c":7}"#,
        r#"{"t":"Written","c":70}"#,
        r#"{"t":"Read","c":7}"#,
        r#"{"t":"Skips","c":[1,2]}"#,
        r#"{"t":"Tenths","c":"x"}"#,
    ] {
        let (ours, theirs) = (json::from_str::<ours::Values>(text), serde_json::from_str::<theirs::Values>(text));
        assert_eq!(ours.as_ref().ok().map(|it| format!("{it:?}")), theirs.as_ref().ok().map(|it| format!("{it:?}")), "{text}");
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            assert_eq!(json::to_string(&ours).unwrap(), serde_json::to_string(&theirs).unwrap());
            assert!(ours.validate().is_ok());
        }
    }
}

/// Its value is the type's default, and it is written as a variant without a value.
#[derive(Event, Debug, PartialEq)]
enum Skipping {
    Plain(u8),
    Cached(#[serde(skip)] NoTraits),
}

#[derive(Debug, Default, PartialEq)]
struct NoTraits(u8);

#[test]
fn a_skipped_value_is_the_default() {
    assert_eq!(json::from_str(r#""Cached""#), Ok(Skipping::Cached(NoTraits(0))));
    assert_eq!(serde_json::from_str::<Skipping>(r#""Cached""#).unwrap(), Skipping::Cached(NoTraits(0)));
    assert_eq!(json::to_string(&Skipping::Cached(NoTraits(7))).unwrap(), r#""Cached""#);
    assert!(Skipping::Cached(NoTraits(7)).validate().is_ok());
    assert!(json::from_str::<Skipping>(r#"{"Cached": 5}"#).is_err());
    assert_consistent::<Skipping>();
}

#[derive(Event, Debug, PartialEq)]
enum Never {}

#[derive(Event, Debug, PartialEq)]
#[event(tag = "type")]
enum NeverTagged {}

#[derive(Event, Debug, PartialEq)]
#[event(untagged)]
enum NeverUntagged {}

#[derive(Event, Debug, PartialEq)]
struct Holds {
    never: Option<Never>,
    a: u8,
}

#[test]
fn an_enum_without_variants_has_no_values() {
    for text in ["null", "1", r#""a""#, "[]", "{}", r#"{"a": 1}"#, r#"{"type": "a"}"#] {
        assert!(json::from_str::<Never>(text).is_err(), "{text}");
        assert!(serde_json::from_str::<Never>(text).is_err(), "{text}");
        assert!(json::from_str::<NeverTagged>(text).is_err(), "{text}");
        assert!(json::from_str::<NeverUntagged>(text).is_err(), "{text}");
    }
    assert_eq!(json::from_str(r#"{"a": 1}"#), Ok(Holds { never: None, a: 1 }));
    let schema = serde_json::to_value(polar_event_core::schema::json_schema::<Never>()).unwrap();
    assert_eq!(schema["not"], serde_json::json!({}));
}

#[test]
fn what_holds_one_is_consistent() {
    assert_consistent::<Holds>();
}
