//! Queries of URLs and forms, and tables.

use crate::format::{format_of, text_of};

format_of!(Urlencoded, "serde_urlencoded", text, |value| serde_urlencoded::to_string(value), |text| serde_urlencoded::from_str(text));
format_of!(HtmlForm, "serde_html_form", text, |value| serde_html_form::to_string(value), |text| serde_html_form::from_str(text));
format_of!(Qs, "serde_qs", text, |value| serde_qs::to_string(value), |text| serde_qs::from_str(text));
format_of!(Csv, "csv", bytes, |value| table(value, true), |bytes| record(bytes, true));
format_of!(CsvHeadless, "csv, without headers", bytes, |value| table(value, false), |bytes| record(bytes, false));

fn table<T: serde::Serialize>(value: &T, headers: bool) -> Result<Vec<u8>, String> {
    let mut writer = csv::WriterBuilder::new().has_headers(headers).from_writer(Vec::new());
    writer.serialize(value).map_err(text_of)?;
    writer.into_inner().map_err(text_of)
}

fn record<T: serde::de::DeserializeOwned>(bytes: &[u8], headers: bool) -> Result<T, String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(headers).from_reader(bytes);
    reader.deserialize().next().ok_or("there is no record")?.map_err(text_of)
}
