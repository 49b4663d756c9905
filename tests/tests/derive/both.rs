//! One definition of types by both derives, and what both make of a text.

use std::fmt::Debug;

use polar_event_core::{Decode, json};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The same types with this library's derive, in `ours`, and with serde's, in `theirs`.
macro_rules! both {
    ($($item:item)+) => {
        #[allow(dead_code, unreachable_pub)]
        mod ours {
            #[allow(unused_imports)]
            use super::*;
            $(
                #[derive(polar_event_core::Event, Debug, PartialEq, Clone)]
                $item
            )+
        }
        #[allow(dead_code, unreachable_pub)]
        mod theirs {
            #[allow(unused_imports)]
            use super::*;
            $(
                #[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq, Clone)]
                $item
            )+
        }
    };
}
pub(crate) use both;

/// Both derives give the same result, the same JSON or a fault; ours also through `serde_json`, from a text and from a value, and through CBOR.
/// Returns the values, if there is no fault.
#[track_caller]
pub(crate) fn same<O, T>(text: &str) -> Option<(O, T)>
where
    O: for<'de> Decode<'de, Requires = ()> + DeserializeOwned + Serialize + PartialEq + Debug,
    T: DeserializeOwned + Serialize,
{
    let (ours, theirs) = (json::from_str::<O>(text), serde_json::from_str::<T>(text));
    assert_eq!(ours.is_ok(), theirs.is_ok(), "{text}: {:?} {:?}", ours.as_ref().err(), theirs.as_ref().err());
    assert_eq!(ours.as_ref().ok(), serde_json::from_str::<O>(text).ok().as_ref(), "{text}");
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        assert_eq!(ours.as_ref().ok(), serde_json::from_value::<O>(value).ok().as_ref(), "{text}");
    }
    let (ours, theirs) = (ours.ok()?, theirs.ok()?);
    let written = json::to_string(&ours).unwrap();
    assert_eq!(written, serde_json::to_string(&theirs).unwrap(), "{text}");
    assert_eq!(serde_json::to_value(&ours).unwrap(), serde_json::to_value(&theirs).unwrap(), "{text}");
    assert_eq!(json::from_str::<O>(&written).unwrap(), ours, "{text}");
    for bytes in [cbor(&ours), cbor(&theirs)] {
        assert_eq!(ciborium::from_reader::<O, _>(bytes.as_slice()).unwrap(), ours, "{text}");
    }
    let again: T = ciborium::from_reader(cbor(&ours).as_slice()).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), written, "{text}");
    Some((ours, theirs))
}

pub(crate) fn cbor<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}
