//! The extractors.

use core::convert::Infallible;
use core::future::{Future, Ready, ready};
use core::pin::Pin;
use std::borrow::Cow;

use ::actix_web::dev::Payload;
use ::actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderName};
use ::actix_web::web::{Bytes, Form, Json, Path, Query};
use ::actix_web::{FromRequest, HttpRequest};

use super::contexts::{RequestContexts, settings};
use crate::decode::Decode;
use crate::describe::Describe;
use crate::http::{self, BodyError, Cookies, Given, Headers, Media, Reason, Rejection, Settings, Valid, check_headers};
use crate::text::Pair;

/// A future of an extractor. actix-web runs each on one thread.
pub(super) type Extraction<T> = Pin<Box<dyn Future<Output = Result<T, Rejection>>>>;

/// What can stand in [`Valid`] and in [`All`](super::All): actix-web's [`Json`], [`Form`], [`Query`] and [`Path`], and [`Headers`] and
/// [`Cookies`].
pub trait RequestPart: Sized {
    /// What the body must be, if it is read.
    #[doc(hidden)]
    const MEDIA: Option<Media> = None;

    #[doc(hidden)]
    fn read(request: &HttpRequest, body: &[u8], settings: &Settings) -> Result<Self, Reason>;
}

macro_rules! request_part {
    ($($wrapper:ident [$($bound:tt)*] $media:expr, |$request:ident, $body:ident, $settings:ident| $read:expr;)+) => { $(
        impl<T: for<'de> Decode<'de, Requires: Given> $($bound)*> RequestPart for $wrapper<T> {
            const MEDIA: Option<Media> = $media;

            fn read($request: &HttpRequest, $body: &[u8], $settings: &Settings) -> Result<Self, Reason> {
                let value: T = $read?;
                Ok($wrapper::<T>::from_value(value))
            }
        }
    )+ };
}

/// Makes the extractor's type.
trait FromValue<T> {
    fn from_value(value: T) -> Self;
}

macro_rules! from_value {
    ($($wrapper:ident)+) => { $(
        impl<T> FromValue<T> for $wrapper<T> {
            fn from_value(value: T) -> Self {
                Self(value)
            }
        }
    )+ };
}

from_value!(Json Form Query Headers Cookies);

impl<T> FromValue<T> for Path<T> {
    fn from_value(value: T) -> Self {
        Self::from(value)
    }
}

request_part! {
    Json [] Some(Media::Json), |request, body, settings| http::json(settings, body, &RequestContexts::by(request));
    Form [] Some(Media::Form), |request, body, settings| http::form(settings, body, &RequestContexts::by(request));
    Query [] None, |request, _body, settings| http::query(settings, request.query_string(), &RequestContexts::by(request));
    Path [+ Describe] None, |request, _body, settings| {
        let params = request.match_info().iter().map(|(name, value)| {
            let (text, is_text) = percent_decoded(value);
            Pair::from((name, text)).lossy(!is_text)
        });
        http::path(settings, params.collect(), &RequestContexts::by(request))
    };
    Headers [] None, |request, _body, settings| {
        let headers = request.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
        http::headers(settings, headers, &RequestContexts::by(request))
    };
    Cookies [] None, |request, _body, settings| {
        http::cookies(settings, request.headers().get_all(COOKIE).map(|value| value.as_bytes()), &RequestContexts::by(request))
    };
}

/// A part of a path, decoded, and whether it is UTF-8. actix-web leaves `%2F` and others to the extractors.
fn percent_decoded(part: &str) -> (Cow<'_, str>, bool) {
    match percent_encoding::percent_decode_str(part).decode_utf8() {
        Ok(text) => (text, true),
        Err(_) => (Cow::Borrowed(part), false),
    }
}

/// Refuses a body by its headers, before it is read.
pub(super) fn check(media: Media, request: &HttpRequest, settings: &Settings) -> Result<(), Reason> {
    let headers = request.headers();
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let encodings = headers.get_all(CONTENT_ENCODING).map(|value| value.as_bytes());
    check_headers(media, text(CONTENT_TYPE), encodings, text(CONTENT_LENGTH), settings)
}

/// Reads a body.
pub(super) fn body(request: &HttpRequest, payload: &mut Payload) -> impl Future<Output = Result<Bytes, Reason>> + use<> {
    let bytes = Bytes::from_request(request, payload);
    async move {
        bytes.await.map_err(|error| {
            let status = error.as_response_error().status_code().as_u16();
            Reason::Body(BodyError::new(status, error.to_string()))
        })
    }
}

fn from_request<P: RequestPart + 'static>(request: &HttpRequest, payload: &mut Payload) -> Extraction<P> {
    let settings = settings(request);
    let Some(media) = P::MEDIA else {
        let read = P::read(request, &[], &settings).map_err(|reason| Rejection::new(reason, &settings));
        return Box::pin(ready(read));
    };
    if let Err(reason) = check(media, request, &settings) {
        return Box::pin(ready(Err(Rejection::new(reason, &settings))));
    }
    let (request, body) = (request.clone(), body(request, payload));
    Box::pin(async move {
        let read = body.await.and_then(|body| P::read(&request, &body, &settings));
        read.map_err(|reason| Rejection::new(reason, &settings))
    })
}

macro_rules! valid {
    ($($wrapper:ident)+) => { $(
        impl<T: 'static> FromRequest for Valid<$wrapper<T>>
        where
            $wrapper<T>: RequestPart,
        {
            type Error = Rejection;
            type Future = Extraction<Self>;

            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let read = from_request::<$wrapper<T>>(request, payload);
                Box::pin(async move { read.await.map(Self) })
            }
        }
    )+ };
}

valid!(Json Form Query Path Headers Cookies);

/// The short form of `Valid<Json<T>>`.
impl<T: for<'de> Decode<'de, Requires: Given> + 'static> FromRequest for Valid<T> {
    type Error = Rejection;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let read = from_request::<Json<T>>(request, payload);
        Box::pin(async move { read.await.map(|Json(value)| Self(value)) })
    }
}

/// The settings of the request, or the default: never fails.
impl FromRequest for Settings {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(settings(request)))
    }
}
