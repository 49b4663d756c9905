//! Text for people.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::erased::Reader;
use crate::format::{Format, format_of, text_of};

format_of!(Xml, "quick-xml", text, |value| quick_xml::se::to_string_with_root("root", value), |text| quick_xml::de::from_str(text));
format_of!(XmlReader, "quick-xml, from_reader", text, |value| quick_xml::se::to_string_with_root("root", value), |text| {
    quick_xml::de::from_reader(text.as_bytes())
});
format_of!(RonValue, "ron::Value", text, |value| ron::to_string(value), |text| {
    ron::from_str::<ron::Value>(text).map_err(text_of).and_then(|value| value.into_rust().map_err(text_of))
});
format_of!(YamlNg, "serde_yaml_ng", text, |value| serde_yaml_ng::to_string(value), |text| serde_yaml_ng::from_str(text));
format_of!(YamlNgValue, "serde_yaml_ng::Value", serde_yaml_ng::Value, |value| serde_yaml_ng::to_value(value), |value| {
    serde_yaml_ng::from_value(value.clone())
});
format_of!(Saphyr, "serde-saphyr", text, |value| serde_saphyr::to_string(value), |text| serde_saphyr::from_str(text));
format_of!(Toml, "toml", text, |value| toml::to_string(value), |text| toml::from_str(text));
format_of!(TomlValue, "toml::Value", toml::Value, |value| toml::Value::try_from(value), |value| value.clone().try_into());

fn pretty<T: Serialize>(value: &T) -> ron::Result<String> {
    let extensions = ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_NEWTYPES;
    ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::new().struct_names(true).extensions(extensions))
}

/// `ron` of types that are not erased.
macro_rules! ron {
    ($($format:ident, $name:literal, |$value:ident| $write:expr;)+) => { $(
        pub(crate) struct $format;

        impl Format for $format {
            type Written = String;

            fn name() -> String {
                $name.to_owned()
            }

            fn write<T: Serialize>($value: &T) -> Result<String, String> {
                $write.map_err(text_of)
            }

            fn read<T: DeserializeOwned>(text: &String) -> Result<T, String> {
                ron::from_str(text).map_err(text_of)
            }

            fn read_by(text: &String, reader: Reader) -> Result<Value, String> {
                (reader.ron)(text)
            }

            fn show(text: &String) -> String {
                text.clone()
            }
        }
    )+ };
}

ron! {
    Ron, "ron", |value| ron::to_string(value);
    RonPretty, "ron, pretty", |value| pretty(value);
}
