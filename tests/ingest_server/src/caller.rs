//! Who sends events.

use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use polar_event_core::polar::Caller;

use crate::answer::error;

/// Finds out who is calling, before anything is read of the body.
pub(crate) async fn know_caller(mut request: Request, next: Next) -> Response {
    // Other methods are refused, whoever calls.
    if request.method() == Method::POST {
        let Some(caller) = caller(request.headers()) else {
            let mut response = error(StatusCode::UNAUTHORIZED, "a bearer token is required");
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            return response;
        };
        request.extensions_mut().insert(caller);
    }
    next.run(request).await
}

/// Who calls, by the kind of token; `None` without a token.
fn caller(headers: &HeaderMap) -> Option<Caller> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    if !scheme.eq_ignore_ascii_case("bearer") || token.is_empty() {
        return None;
    }
    Some(match token {
        _ if token.starts_with("polar_oat_") => Caller::Organization,
        _ if token.starts_with("polar_pat_") => Caller::User,
        _ => Caller::Unknown,
    })
}
