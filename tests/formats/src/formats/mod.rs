//! The formats.

pub(crate) mod around;
pub(crate) mod binary;
pub(crate) mod json;
pub(crate) mod memory;
pub(crate) mod query;
pub(crate) mod text;

/// Does something with each of the formats: those that lend, and the others.
macro_rules! each_format {
    ($do:ident) => {
        $do! {
            lending {
                json::Text json::Slice json::Stream query::Urlencoded query::HtmlForm query::Qs text::Xml text::Ron text::RonPretty text::YamlNg
                binary::Rmp binary::RmpNamed binary::RmpReadable binary::Postcard binary::Bincode
                around::PathJson around::PathRmp around::ErasedJson around::ErasedRmp
            }
            owning {
                json::Reader json::Owned json::Lent query::Csv query::CsvHeadless text::XmlReader text::RonValue text::YamlNgValue text::Saphyr
                text::Toml text::TomlValue binary::Cbor binary::CborValue binary::RmpReader binary::BincodeOwned
                memory::Envy memory::ConfigOf memory::ConfigJson memory::ConfigEnv memory::ConfigEnvText
                memory::MapOfTexts memory::ListOfValues memory::OneValue around::PathToml
                around::JsonUntagged around::JsonTagged around::JsonFlattened around::RmpUntagged around::RmpTagged around::RmpFlattened
            }
        }
    };
}

pub(crate) use each_format;
