//! `OptionalNullable`: three states, kept apart.

use polar_event_core::{OptionalNullable, Validate};
use polar_event_tests::{decode, faults};
use serde::{Deserialize, Serialize};

use OptionalNullable::{Null, Unset, Value};

const ALL: [OptionalNullable<u8>; 3] = [Unset, Null, Value(5)];

/// What a function makes of each of the three states.
fn each<T>(make: impl Fn(OptionalNullable<u8>) -> T) -> [T; 3] {
    ALL.map(make)
}

#[test]
fn what_it_is() {
    assert_eq!(each(|it| it.is_unset()), [true, false, false]);
    assert_eq!(each(|it| it.is_null()), [false, true, false]);
    assert_eq!(each(|it| it.is_value()), [false, false, true]);
    assert_eq!(each(|it| it.is_value_and(|value| value == 5)), [false, false, true]);
    assert_eq!(each(|it| it.is_value_and(|value| value == 6)), [false; 3]);
    assert_eq!(OptionalNullable::<u8>::default(), Unset);
}

#[test]
fn combinators_keep_the_other_two_states() {
    assert_eq!(each(|it| it.map(u16::from)), [Unset, Null, Value(5_u16)]);
    assert_eq!(each(|it| it.and_then(|_| Null::<u8>)), [Unset, Null, Null]);
    assert_eq!(each(|it| it.filter(|value| *value == 5)), ALL);
    assert_eq!(each(|it| it.filter(|_| false)), [Unset, Null, Unset]);
    assert_eq!(each(|it| it.or(Value(1))), [Value(1), Null, Value(5)]);
    assert_eq!(each(|it| it.or_else(|| Null)), [Null, Null, Value(5)]);
    assert_eq!(each(|it| it.as_ref().copied()), ALL);
    assert_eq!(each(|it| it.as_ref().cloned()), ALL);
}

#[test]
fn getting_at_the_value() {
    assert_eq!(each(|it| it.value().copied()), [None, None, Some(5)]);
    assert_eq!(each(OptionalNullable::into_option), [None, None, Some(5)]);
    assert_eq!(each(OptionalNullable::into_nested), [None, Some(None), Some(Some(5))]);
    assert_eq!(each(|it| it.map_or(0, |value| value + 1)), [0, 0, 6]);
    assert_eq!(each(|it| it.map_or_else(|| 0, |value| value + 1)), [0, 0, 6]);
    assert_eq!(each(|it| it.ok_or("none")), [Err("none"), Err("none"), Ok(5)]);
    assert_eq!(each(|it| it.unwrap_or(9)), [9, 9, 5]);
    assert_eq!(each(|it| it.unwrap_or_else(|| 9)), [9, 9, 5]);
    assert_eq!(each(OptionalNullable::unwrap_or_default), [0, 0, 5]);
    assert_eq!(each(|it| it.into_iter().count()), [0, 0, 1]);
    assert_eq!(each(|it| (&it).into_iter().sum::<u8>()), [0, 0, 5]);
    assert_eq!(each(|it| it.iter().len()), [0, 0, 1]);
}

#[test]
fn changing_it_in_place() {
    let mut it = Value("a".to_owned());
    it.as_mut().map(|text| text.push('b'));
    it.as_deref_mut().map(str::make_ascii_uppercase);
    assert_eq!(it.as_deref(), Value("AB"));
    assert_eq!(it.take(), Value("AB".to_owned()));
    assert_eq!(it, Unset);
    assert_eq!(it.replace("c".to_owned()), Unset);
    assert_eq!(it, Value("c".to_owned()));
}

#[test]
fn conversions() {
    assert_eq!(OptionalNullable::from(5), Value(5));
    assert_eq!(OptionalNullable::from(Some(5)), Value(5));
    assert_eq!(OptionalNullable::<u8>::from(None), Null);
    for it in ALL {
        assert_eq!(OptionalNullable::from_nested(it.into_nested()), it);
    }
    assert_eq!(each(Option::from), [None, None, Some(5)]);
}

#[test]
fn in_json_on_its_own() {
    assert_eq!(decode::<OptionalNullable<u8>>("null", &[]), Ok(Null));
    assert_eq!(decode::<OptionalNullable<u8>>("5", &[]), Ok(Value(5)));
    assert_eq!(faults::<OptionalNullable<u8>>("[]", &[]), ["(document): must be an integer, not an array [int_type]"]);
    assert_eq!(each(|it| serde_json::to_string(&it).unwrap()), ["null", "null", "5"]);
    assert_eq!(each(|it| it.is_absent()), [true, false, false]);
    assert_eq!(Value(f64::NAN).validate().unwrap_err().violations().len(), 1);
}

/// In a struct of serde's own derive the field needs a default, as any third state does there: serde offers `None` for a field that is
/// absent, which is `null` here.
#[test]
fn in_a_struct_of_serdes_derive() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Patch {
        #[serde(default, skip_serializing_if = "OptionalNullable::is_unset")]
        note: OptionalNullable<u8>,
    }
    for (text, note) in [("{}", Unset), (r#"{"note":null}"#, Null), (r#"{"note":5}"#, Value(5))] {
        let patch: Patch = serde_json::from_str(text).unwrap();
        assert_eq!(patch, Patch { note });
        assert_eq!(serde_json::to_string(&patch).unwrap(), text);
    }
}
