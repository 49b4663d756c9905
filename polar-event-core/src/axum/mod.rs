//! Extractors for [axum](https://docs.rs/axum) that respond to a bad request with all its faults.
//!
//! [`Valid<T>`] reads a JSON body as axum's `Json<T>` does, validates it in the same pass, and refuses it with a [`Rejection`], which lists
//! everything that is wrong. [`Settings`] select the format: FastAPI's, or that of RFC 9457.
//!
//! ```
//! use axum::routing::post;
//! use axum::{Extension, Router};
//! use polar_event_core::Event;
//! use polar_event_core::axum::{Settings, Valid};
//!
//! #[derive(Event, Debug)]
//! struct Signup {
//!     #[event(length(min = 1, max = 20))]
//!     name: String,
//! }
//!
//! async fn signup(Valid(signup): Valid<Signup>) -> String {
//!     format!("Hello, {}!", signup.name)
//! }
//!
//! let app: Router = Router::new().route("/signup", post(signup)).layer(Extension(Settings::problem()));
//! ```
//!
//! | what is wrong | status | in FastAPI's form |
//! | --- | --- | --- |
//! | the `Content-Type` is not JSON, or there is a `Content-Encoding` | 415 | 415 |
//! | the body is longer than axum's `DefaultBodyLimit`, or than the decoder's limit | 413 | 413 |
//! | the body does not arrive completely | 400 | 400 |
//! | the body is not JSON | 400, or the status set by [`Settings::invalid_json`] | 422, as FastAPI responds |
//! | the document breaks rules | 422 | 422 |
//! | the default of an absent field breaks a rule, whatever else is wrong | 500 | 500 |
//! | a context that the rules require is missing | 500 | 500 |
//!
//! A body whose `Content-Length` is beyond the decoder's limit is refused before any of it is read. For compressed bodies, add the layer `RequestDecompressionLayer` of `tower-http`.
//!
//! # What only the handler knows
//!
//! Some rules need a database: a name that is taken, a plan that is gone. A handler reports them in the same form, with [`Settings::refuse`]. A
//! [`Report`](crate::Report) is also a response by itself, in the form of the default settings.
//!
//! # Context
//!
//! Rules may require more than the document: see [`Requires`](crate::Requires). The extractor takes their context from the request's
//! extensions, so put it there with a middleware, or with a layer for all requests. It must be present: without the layer, each request
//! fails with status 500, even if the context's type has a default, so that no rule is skipped by mistake.
//!
//! ```
//! # #[cfg(all(feature = "jiff", feature = "uuid"))] {
//! use axum::routing::post;
//! use axum::{Extension, Router};
//! use polar_event_core::axum::Valid;
//! use polar_event_core::polar::{Caller, EventsIngest};
//!
//! async fn ingest(Valid(batch): Valid<EventsIngest>) -> String {
//!     format!("{} events", batch.events.len())
//! }
//!
//! // In earnest, a middleware tells it from the token.
//! let app: Router = Router::new().route("/ingest", post(ingest)).layer(Extension(Caller::Organization));
//! # }
//! ```

mod all;
mod extract;
mod json_lines;
mod response;

pub use crate::http::{All, BodyError, Cookies, Given, Headers, Part, Reason, Rejection, Settings, Valid};
pub use extract::RequestPart;
pub use json_lines::{JsonItem, JsonLines};
