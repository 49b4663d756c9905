//! Which pages of browsers may use the service.

use std::time::Duration;

use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderValue, Method};
use tower_http::cors::CorsLayer;
use url::Url;

/// An origin as browsers send it: a scheme and a host, with a port if it is not the usual one.
pub(crate) fn origin(text: &str) -> Result<HeaderValue, String> {
    let origin = Url::parse(text).map(|url| url.origin().ascii_serialization());
    if origin.as_deref() != Ok(text) || text == "null" {
        return Err(format!("`{text}` is no origin. Write it as browsers do, such as https://app.example.com"));
    }
    HeaderValue::from_str(text).map_err(|error| error.to_string())
}

/// `None` if there are no origins.
pub(crate) fn layer(origins: &[HeaderValue]) -> Option<CorsLayer> {
    let layer = || {
        CorsLayer::new()
            .allow_origin(origins.to_vec())
            .allow_methods([Method::GET, Method::POST])
            .allow_headers([AUTHORIZATION, CONTENT_TYPE])
            .max_age(Duration::from_secs(600))
    };
    (!origins.is_empty()).then(layer)
}
