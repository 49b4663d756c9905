//! The extractor for JSON bodies.

use core::ops::{Deref, DerefMut};

use ::axum::body::Bytes;
use ::axum::extract::{FromRequest, OptionalFromRequest, Request};
use ::axum::http::{HeaderMap, HeaderValue, header};

use super::given::Given;
use super::rejection::{Reason, Rejection};
use super::settings::Settings;
use crate::decode::Decode;

/// A JSON body that was decoded and validated in one pass. See the [module](super) for an example.
///
/// As with axum's `Json`, the request's `Content-Type` must be JSON: `application/json`, or `…+json`. It must be the last extractor of a
/// handler, since it consumes the body. `Option<Valid<T>>` is `None` if the request has no `Content-Type`.
///
/// Decoding runs on the thread that handles the request. For bodies of many megabytes, a handler may prefer to take the bytes and
/// [decode](crate::json::Decoder) them where blocking is acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Valid<T>(pub T);

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Valid<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T, S> FromRequest<S> for Valid<T>
where
    T: for<'de> Decode<'de, Requires: Given>,
    S: Send + Sync,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let settings = Settings::of(request.extensions());
        if let Err(reason) = check_headers(request.headers(), &settings) {
            return Err(Rejection::new(reason, &settings));
        }
        // Reading the body consumes the request.
        let extensions = request.extensions().clone();
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| Rejection::new(Reason::Body(rejection), &settings))?;
        let decoded = <T as Decode<'_>>::Requires::given(&extensions, None, |data| settings.decoder.decode_given(&bytes, data));
        match decoded {
            Ok(Ok(value)) => Ok(Self(value)),
            Ok(Err(report)) => Err(Rejection::new(Reason::Report(report), &settings)),
            Err(name) => Err(Rejection::new(Reason::ContextMissing(name), &settings)),
        }
    }
}

impl<T, S> OptionalFromRequest<S> for Valid<T>
where
    T: for<'de> Decode<'de, Requires: Given>,
    S: Send + Sync,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Rejection> {
        if request.headers().contains_key(header::CONTENT_TYPE) {
            <Self as FromRequest<S>>::from_request(request, state).await.map(Some)
        } else {
            Ok(None)
        }
    }
}

/// Refuses a body by its headers, before it is read.
fn check_headers(headers: &HeaderMap, settings: &Settings) -> Result<(), Reason> {
    if !is_json(headers) {
        return Err(Reason::ContentType);
    }
    let is_none = |encoding: &HeaderValue| encoding.is_empty() || encoding.as_bytes().eq_ignore_ascii_case(b"identity");
    if !headers.get_all(header::CONTENT_ENCODING).iter().all(is_none) {
        return Err(Reason::ContentEncoding);
    }
    let len = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    match len {
        Some(len) if len > settings.decoder.max_input_bytes() => Err(Reason::Report(settings.decoder.too_long(len))),
        _ => Ok(()),
    }
}

/// Whether the headers declare JSON, by the same test as axum's `Json`, but for white space before parameters, which RFC 9110 allows.
fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = content_type.and_then(|value| value.split(';').next()?.trim_matches([' ', '\t']).parse::<mime::Mime>().ok());
    media_type.is_some_and(|media_type| {
        let is_json = media_type.subtype() == mime::JSON || media_type.suffix() == Some(mime::JSON);
        media_type.type_() == mime::APPLICATION && is_json
    })
}
