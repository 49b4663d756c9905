//! Several parts of a request, with the faults of all of them in one response.

use ::axum::extract::{FromRequest, Request};

use super::extract::{RequestPart, RequestParts, settings};
use crate::http::{All, Reason, Rejection, each_tuple};

macro_rules! all {
    ($(($($part:ident)+))+) => { $(
        impl<S, $($part),+> FromRequest<S> for All<($($part,)+)>
        where
            S: Send + Sync,
            $($part: RequestPart<S>,)+
        {
            type Rejection = Rejection;

            #[expect(non_snake_case, reason = "a part is named as its type")]
            async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
                let (mut parts, body) = request.into_parts();
                let settings = settings(&parts.extensions);
                let mut request = RequestParts { parts: &mut parts, body: Some(body), settings: settings.clone() };
                let mut wrong = Vec::new();
                $(
                    let read = $part::read(&mut request, state).await;
                    let $part = Reason::keep(read, &mut wrong).map_err(|reason| Rejection::new(reason, &settings))?;
                )+
                match ($($part,)+) {
                    ($(Some($part),)+) => Ok(Self(($($part,)+))),
                    _ => Err(Rejection::new(Reason::Reports(wrong), &settings)),
                }
            }
        }
    )+ };
}

each_tuple!(all);
