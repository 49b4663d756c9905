//! The extractors.

use core::any::Any;
use core::convert::Infallible;
use core::future::Future;

use ::axum::Json;
use ::axum::body::{Body, Bytes};
use ::axum::extract::{Form, FromRequest, FromRequestParts, OptionalFromRequest, Path, Query, RawPathParams, Request};
use ::axum::http::request::Parts;
use ::axum::http::{Extensions, HeaderMap, Method, header};

#[cfg(feature = "axum-multipart")]
use super::multipart::Multipart;
use crate::decode::Decode;
use crate::describe::Describe;
use crate::http::{self, BodyError, Contexts, Cookies, Given, Headers, Media, Part, Reason, Rejection, Settings, Valid, check_headers};
use crate::text::Pair;

impl Contexts for Extensions {
    fn find<C: Any + Send + Sync>(&self) -> Option<&C> {
        self.get()
    }
}

/// The settings in the extensions of a request, or the default.
pub(super) fn settings(extensions: &Extensions) -> Settings {
    extensions.get().cloned().unwrap_or_default()
}

/// A request of which parts are read.
#[derive(Debug)]
pub struct RequestParts<'r> {
    pub(super) parts: &'r mut Parts,
    /// The body, until it is read.
    pub(super) body: Option<Body>,
    pub(super) settings: Settings,
}

impl RequestParts<'_> {
    fn take_body(&mut self) -> Result<Body, Reason> {
        self.body.take().ok_or_else(|| Reason::Body(BodyError::new(500, "another extractor has read the body")))
    }

    /// Reads the whole body, which must be of this type.
    async fn body<S: Send + Sync>(&mut self, media: Media, state: &S) -> Result<Bytes, Reason> {
        check(media, &self.parts.headers, &self.settings)?;
        let body = self.take_body()?;
        let request = Request::from_parts(self.parts.clone(), body);
        Bytes::from_request(request, state).await.map_err(|rejection| {
            let status = rejection.status().as_u16();
            Reason::Body(BodyError::new(status, rejection))
        })
    }
}

/// Refuses a body by its headers, before it is read.
pub(super) fn check(media: Media, headers: &HeaderMap, settings: &Settings) -> Result<(), Reason> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let encodings = headers.get_all(header::CONTENT_ENCODING).iter().map(|value| value.as_bytes());
    check_headers(media, text(header::CONTENT_TYPE), encodings, text(header::CONTENT_LENGTH), settings)
}

/// What can stand in [`Valid`](super::Valid) and in [`All`](super::All): axum's [`Json`], [`Form`], [`Query`] and [`Path`], and [`Headers`] and [`Cookies`].
pub trait RequestPart<S>: Sized + Send {
    #[doc(hidden)]
    fn read(request: &mut RequestParts<'_>, state: &S) -> impl Future<Output = Result<Self, Reason>> + Send;
}

/// A type that is read from texts or JSON, with the contexts that its rules require.
macro_rules! request_part {
    ($($wrapper:ident [$($bound:tt)*] |$request:ident, $state:ident| $read:expr;)+) => { $(
        impl<T, S> RequestPart<S> for $wrapper<T>
        where
            T: for<'de> Decode<'de, Requires: Given> + Send $($bound)*,
            S: Send + Sync,
        {
            async fn read($request: &mut RequestParts<'_>, $state: &S) -> Result<Self, Reason> {
                let value = $read?;
                Ok(Self(value))
            }
        }
    )+ };
}

request_part! {
    Json [] |request, state| {
        let body = request.body(Media::Json, state).await?;
        http::json(&request.settings, &body, &request.parts.extensions)
    };
    Form [] |request, state| {
        // As in axum: a form that is asked for has its fields in the query string.
        if matches!(request.parts.method, Method::GET | Method::HEAD) {
            http::query(&request.settings, request.parts.uri.query().unwrap_or_default(), &request.parts.extensions)
        } else {
            let body = request.body(Media::Form, state).await?;
            http::form(&request.settings, &body, &request.parts.extensions)
        }
    };
    Query [] |request, _state| {
        http::query(&request.settings, request.parts.uri.query().unwrap_or_default(), &request.parts.extensions)
    };
    Path [+ Describe] |request, state| {
        match RawPathParams::from_request_parts(request.parts, state).await {
            Ok(params) => {
                let params = params.iter().map(Pair::from).collect();
                http::path(&request.settings, params, &request.parts.extensions)
            }
            Err(_) => Err(http::not_unicode(Part::Path)),
        }
    };
    Headers [] |request, _state| {
        let headers = request.parts.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
        http::headers(&request.settings, headers, &request.parts.extensions)
    };
    Cookies [] |request, _state| {
        let cookies = request.parts.headers.get_all(header::COOKIE).iter().map(|value| value.as_bytes());
        http::cookies(&request.settings, cookies, &request.parts.extensions)
    };
}

#[cfg(feature = "axum-multipart")]
impl<T, S> RequestPart<S> for Multipart<T>
where
    T: for<'de> Decode<'de, Requires: Given> + Send,
    S: Send + Sync,
{
    async fn read(request: &mut RequestParts<'_>, state: &S) -> Result<Self, Reason> {
        let body = request.take_body()?;
        let body = Request::from_parts(request.parts.clone(), body);
        let (texts, files) = super::multipart::parts(body, state).await?;
        let value = http::texts(Part::Body, &request.settings, texts, &request.parts.extensions)?;
        Ok(Self { value, files })
    }
}

/// Extractors of the body: they consume the request.
macro_rules! of_body {
    ($($wrapper:ident)+) => { $(
        impl<T, S> FromRequest<S> for Valid<$wrapper<T>>
        where
            $wrapper<T>: RequestPart<S>,
            S: Send + Sync,
        {
            type Rejection = Rejection;

            async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
                from_request(request, state).await.map(Self)
            }
        }
    )+ };
}

of_body!(Json Form);

#[cfg(feature = "axum-multipart")]
of_body!(Multipart);

/// Extractors of the rest.
macro_rules! of_parts {
    ($($wrapper:ident)+) => { $(
        impl<T, S> FromRequestParts<S> for Valid<$wrapper<T>>
        where
            $wrapper<T>: RequestPart<S>,
            S: Send + Sync,
        {
            type Rejection = Rejection;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Rejection> {
                let settings = settings(&parts.extensions);
                let mut request = RequestParts { parts, body: None, settings };
                let read = <$wrapper<T>>::read(&mut request, state).await;
                read.map(Self).map_err(|reason| Rejection::new(reason, &request.settings))
            }
        }
    )+ };
}

of_parts!(Query Path Headers Cookies);

async fn from_request<P: RequestPart<S>, S: Send + Sync>(request: Request, state: &S) -> Result<P, Rejection> {
    let (mut parts, body) = request.into_parts();
    let settings = settings(&parts.extensions);
    let mut request = RequestParts { parts: &mut parts, body: Some(body), settings };
    let read = P::read(&mut request, state).await;
    read.map_err(|reason| Rejection::new(reason, &request.settings))
}

/// The short form of `Valid<Json<T>>`.
impl<T, S> FromRequest<S> for Valid<T>
where
    T: for<'de> Decode<'de, Requires: Given> + Send,
    S: Send + Sync,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        from_request::<Json<T>, S>(request, state).await.map(|Json(value)| Self(value))
    }
}

/// `None` if the request has no `Content-Type`.
impl<T, S> OptionalFromRequest<S> for Valid<T>
where
    T: for<'de> Decode<'de, Requires: Given> + Send,
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

/// The settings of the request, or the default: never fails.
impl<S: Sync> FromRequestParts<S> for Settings {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(settings(&parts.extensions))
    }
}
