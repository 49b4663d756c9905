//! Texts that this library decodes itself, written by the crates of serde for them. They read serde's types here, too.

use polar_event_core::text::{Decoder, Names};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{memory, query};
use crate::erased::{Reader, read};
use crate::format::{Format, text_of};

/// Whether a value has names: is a struct or a map. `serde_qs` writes others under an empty name, and the other crates write an empty list as
/// nothing; this library reads neither.
fn has_names<T: Serialize>(value: &T) -> Result<(), String> {
    let value = serde_json::to_value(value).map_err(text_of)?;
    if value.is_object() { Ok(()) } else { Err("has no names".to_owned()) }
}

macro_rules! ours {
    ($($format:ident, $name:literal, $peer:ty, |$texts:ident, $written:ident| $read:expr;)+) => { $(
        pub(crate) struct $format;

        impl Format for $format {
            type Written = <$peer as Format>::Written;

            fn name() -> String {
                $name.to_owned()
            }

            fn write<T: Serialize>(value: &T) -> Result<Self::Written, String> {
                has_names(value)?;
                <$peer>::write(value)
            }

            fn read<T: DeserializeOwned>(written: &Self::Written) -> Result<T, String> {
                <$peer>::read(written)
            }

            fn read_by($written: &Self::Written, reader: Reader) -> Result<Value, String> {
                match reader.texts {
                    Some($texts) => $read,
                    None => read::<$peer>($written, reader),
                }
            }

            fn show(written: &Self::Written) -> String {
                <$peer>::show(written)
            }
        }
    )+ };
}

ours! {
    Urlencoded, "form (ours), serde_urlencoded", query::Urlencoded, |texts, form| (texts.form)(&Decoder::new(), form);
    HtmlForm, "form (ours), serde_html_form", query::HtmlForm, |texts, form| (texts.form)(&Decoder::new(), form);
    Qs, "form (ours), serde_qs", query::Qs, |texts, form| (texts.form)(&Decoder::new().names(Names::Brackets).empty_is_none(true), form);
    Csv, "csv (ours), csv", query::Csv, |texts, file| (texts.csv)(&Decoder::new().empty_is_none(true), file);
    Envy, "env (ours), envy", memory::Envy, |texts, variables| (texts.env)(&Decoder::new().list_separator(','), variables);
}
