//! What the headers of a request say of its body.

use super::rejection::Reason;
use super::settings::Settings;

/// What a body must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "actix-web"), expect(unreachable_pub, reason = "only actix-web's trait shows it"))]
pub enum Media {
    /// `application/json`, or `…+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `application/x-ndjson` and its other names, or `application/json-seq`.
    #[cfg(feature = "axum")]
    JsonLines,
}

impl Media {
    /// The name to send it with.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
            #[cfg(feature = "axum")]
            Self::JsonLines => "application/x-ndjson",
        }
    }

    fn is(self, media_type: &mime::Mime) -> bool {
        let name = media_type.subtype();
        media_type.type_() == mime::APPLICATION
            && match self {
                Self::Json => name == mime::JSON || media_type.suffix() == Some(mime::JSON),
                Self::Form => name == mime::WWW_FORM_URLENCODED,
                #[cfg(feature = "axum")]
                Self::JsonLines => ["x-ndjson", "ndjson", "jsonl", "x-jsonlines", "jsonlines", "json-seq"].iter().any(|it| name == *it),
            }
    }
}

/// The media type in a header, by the same test as axum's `Json`, but for white space before parameters, which RFC 9110 allows.
pub(crate) fn media_type(content_type: &str) -> Option<mime::Mime> {
    content_type.split(';').next()?.trim_matches([' ', '\t']).parse().ok()
}

/// Refuses a body by its headers, before it is read.
pub(crate) fn check_headers<'h>(
    media: Media,
    content_type: Option<&str>,
    mut encodings: impl Iterator<Item = &'h [u8]>,
    length: Option<&str>,
    settings: &Settings,
) -> Result<(), Reason> {
    if !content_type.and_then(media_type).is_some_and(|media_type| media.is(&media_type)) {
        return Err(Reason::ContentType(media.name()));
    }
    if !encodings.all(|encoding| encoding.is_empty() || encoding.eq_ignore_ascii_case(b"identity")) {
        return Err(Reason::ContentEncoding);
    }
    #[cfg(feature = "axum")]
    if media == Media::JsonLines {
        return Ok(());
    }
    match length.and_then(|length| length.parse().ok()) {
        Some(length) if length > settings.decoder.max_input_bytes() => Err(Reason::body(settings.decoder.too_long(length))),
        _ => Ok(()),
    }
}
