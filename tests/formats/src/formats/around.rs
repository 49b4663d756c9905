//! What stands between a format and a type: other crates, and serde's own derive.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::binary;
use crate::format::{Format, format_of, text_of};

format_of!(PathToml, "serde_path_to_error, toml", text, |value| toml::to_string(value), |text| {
    toml::Deserializer::parse(text).map_err(text_of).and_then(|toml| serde_path_to_error::deserialize(toml).map_err(text_of))
});
format_of!(PathRmp, "serde_path_to_error, rmp-serde", bytes, |value| rmp_serde::to_vec(value), |bytes| {
    serde_path_to_error::deserialize(&mut rmp_serde::Deserializer::from_read_ref(bytes))
});
format_of!(ErasedJson, "erased-serde, json", text, |value| serde_json::to_string(erased(value)), |text| {
    erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(&mut serde_json::Deserializer::from_str(text)))
});
format_of!(ErasedRmp, "erased-serde, rmp-serde", bytes, |value| rmp_serde::to_vec(erased(value)), |bytes| {
    erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(&mut rmp_serde::Deserializer::from_read_ref(bytes)))
});

fn erased(value: &impl Serialize) -> &dyn erased_serde::Serialize {
    value
}

/// Within types that serde derives, which copy what they read before they know what it is.
macro_rules! within {
    ($($format:ident, $name:literal, $within:ident { $($item:tt)* }, |$of:ident| $wrap:expr, $unwrap:pat => $value:expr;)+) => { $(
        pub(crate) struct $format<F>(PhantomData<F>);

        #[derive(Serialize, Deserialize)]
        $($item)*

        impl<F: Format> Format for $format<F> {
            type Written = F::Written;

            fn name() -> String {
                format!("{}, {}", F::name(), $name)
            }

            fn write<T: Serialize>($of: &T) -> Result<F::Written, String> {
                F::write(&$wrap)
            }

            fn read<T: DeserializeOwned>(written: &F::Written) -> Result<T, String> {
                let $unwrap = F::read::<$within<T>>(written)?;
                Ok($value)
            }

            fn show(written: &F::Written) -> String {
                F::show(written)
            }
        }
    )+ };
}

within! {
    Untagged, "untagged by serde", Either { #[serde(untagged)] enum Either<T> { One(T) } }, |value| Either::One(value), Either::One(value) => value;
    Tagged, "tagged by serde", Named { #[serde(tag = "its tag")] enum Named<T> { One(T) } }, |value| Named::One(value), Named::One(value) => value;
    Flattened, "flattened by serde", Beside { struct Beside<T> { beside: u8, #[serde(flatten)] of: T } }, |value| Beside { beside: 7, of: value },
        Beside { of: value, .. } => value;
}

pub(crate) type RmpUntagged = Untagged<binary::RmpNamed>;
pub(crate) type RmpTagged = Tagged<binary::RmpNamed>;
pub(crate) type RmpFlattened = Flattened<binary::RmpNamed>;
