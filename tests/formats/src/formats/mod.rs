//! The formats.

pub(crate) mod around;
pub(crate) mod binary;
pub(crate) mod json;
pub(crate) mod memory;
pub(crate) mod ours;
pub(crate) mod query;
pub(crate) mod text;

/// Does something with each of the formats.
macro_rules! each_format {
    ($do:ident) => {
        $do! {
            json::Text json::Lent json::Path
            query::Urlencoded query::HtmlForm query::Qs query::Csv query::CsvHeadless
            text::Xml text::XmlReader text::Ron text::RonPretty text::RonValue text::YamlNg text::YamlNgValue text::Saphyr text::Toml text::TomlValue
            binary::Cbor binary::CborValue binary::Rmp binary::RmpNamed binary::RmpReader binary::RmpReadable binary::Postcard
            binary::Bincode binary::BincodeOwned
            memory::Envy memory::ConfigOf memory::ConfigJson memory::ConfigEnv memory::ConfigEnvText
            memory::MapOfTexts memory::ListOfValues memory::OneValue
            around::PathToml around::PathRmp around::ErasedJson around::ErasedRmp
            around::RmpUntagged around::RmpTagged around::RmpFlattened
            ours::Urlencoded ours::HtmlForm ours::Qs ours::Csv ours::Envy
        }
    };
}

pub(crate) use each_format;
