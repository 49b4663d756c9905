//! Text for people.

use crate::format::{format_of, text_of};

format_of!(Xml, "quick-xml", text, |value| quick_xml::se::to_string_with_root("root", value), |text| quick_xml::de::from_str(text));
format_of!(XmlReader, "quick-xml, from_reader", text, |value| quick_xml::se::to_string_with_root("root", value), |text| {
    quick_xml::de::from_reader(text.as_bytes())
});
format_of!(Ron, "ron", text, |value| ron::to_string(value), |text| ron::from_str(text));
format_of!(RonPretty, "ron, pretty", text, |value| pretty(value), |text| ron::from_str(text));
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

fn pretty<T: serde::Serialize>(value: &T) -> ron::Result<String> {
    let extensions = ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_NEWTYPES;
    ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::new().struct_names(true).extensions(extensions))
}
