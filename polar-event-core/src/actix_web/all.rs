//! Several parts of a request, with the faults of all of them in one response.

use core::future::ready;

use ::actix_web::dev::Payload;
use ::actix_web::web::Bytes;
use ::actix_web::{FromRequest, HttpRequest};

use super::contexts::settings;
use super::extract::{Extraction, RequestPart, body, check};
use crate::http::{All, Reason, Rejection, Settings, each_tuple};

macro_rules! all {
    ($(($($part:ident)+))+) => { $(
        impl<$($part: RequestPart + 'static),+> FromRequest for All<($($part,)+)> {
            type Error = Rejection;
            type Future = Extraction<Self>;

            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let settings = settings(request);
                for media in [$($part::MEDIA),+].into_iter().flatten() {
                    if let Err(reason) = check(media, request, &settings) {
                        return Box::pin(ready(Err(Rejection::new(reason, &settings))));
                    }
                }
                let has_body = [$($part::MEDIA),+].iter().any(Option::is_some);
                let (request, body) = (request.clone(), has_body.then(|| body(request, payload)));
                Box::pin(async move {
                    let body = match body {
                        Some(body) => body.await,
                        None => Ok(Bytes::new()),
                    };
                    let read = body.and_then(|body| read(&request, &body, &settings));
                    read.map(Self).map_err(|reason| Rejection::new(reason, &settings))
                })
            }
        }

        impl<$($part: RequestPart),+> ReadAll for ($($part,)+) {
            #[expect(non_snake_case, reason = "a part is named as its type")]
            fn read(request: &HttpRequest, body: &[u8], settings: &Settings) -> Result<Self, Reason> {
                let mut wrong = Vec::new();
                $(let $part = Reason::keep($part::read(request, body, settings), &mut wrong)?;)+
                match ($($part,)+) {
                    ($(Some($part),)+) => Ok(($($part,)+)),
                    _ => Err(Reason::Reports(wrong)),
                }
            }
        }
    )+ };
}

/// A tuple of parts.
trait ReadAll: Sized {
    fn read(request: &HttpRequest, body: &[u8], settings: &Settings) -> Result<Self, Reason>;
}

fn read<T: ReadAll>(request: &HttpRequest, body: &[u8], settings: &Settings) -> Result<T, Reason> {
    T::read(request, body, settings)
}

each_tuple!(all);
