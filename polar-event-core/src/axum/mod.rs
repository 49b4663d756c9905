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
//! Every part of a request has its extractor, with axum's own wrappers:
//!
//! | extractor | reads | first step of `loc` |
//! | --- | --- | --- |
//! | `Valid<T>`, `Valid<Json<T>>` | a JSON body | `body` |
//! | `Valid<Form<T>>` | the body of a form; of a `GET`, the query string | `body`, `query` |
//! | `Valid<Multipart<T>>` (feature `axum-multipart`) | the texts and the files of a multipart form | `body` |
//! | `Valid<Query<T>>` | the query string | `query` |
//! | `Valid<Path<T>>` | the parameters of the path: by their names, in the order of a tuple, or the only one | `path` |
//! | `Valid<Headers<T>>` | the headers | `header` |
//! | `Valid<Cookies<T>>` | the cookies | `cookie` |
//! | [`All<(…)>`](All) | several of them, with the faults of all in one response | as above |
//! | [`JsonLines<T>`](JsonLines) | a stream of documents, as it arrives | `body` |
//!
//! Texts are read as [`text`](crate::text) says, and as [`Settings::texts`] sets. A problem document has `in` and `parameter` for what is not in the
//! body. Settings and contexts are found in the request's extensions.
//!
//! ```
//! use axum::Router;
//! use axum::extract::{Path, Query};
//! use axum::routing::get;
//! use polar_event_core::Event;
//! use polar_event_core::axum::Valid;
//!
//! #[derive(Event)]
//! struct Page {
//!     #[event(range(min = 1, max = 100), default = 20)]
//!     limit: u8,
//! }
//!
//! async fn orders(Valid(Path(customer)): Valid<Path<u64>>, Valid(Query(page)): Valid<Query<Page>>) -> String {
//!     format!("{} orders of {customer}", page.limit)
//! }
//!
//! let app: Router = Router::new().route("/customers/{customer}/orders", get(orders));
//! ```
//!
//! `Valid<T>` of a body must be the last extractor of a handler, since it consumes the request. `Option<Valid<T>>` is `None` if the request has
//! no `Content-Type`. A handler that takes `Result<Valid<T>, Rejection>` sees a rejection before it is sent.
//!
//! | what is wrong | status | in FastAPI's form |
//! | --- | --- | --- |
//! | the `Content-Type` is not that of the extractor, or there is a `Content-Encoding` | 415 | 415 |
//! | the body is longer than axum's `DefaultBodyLimit`, or than the decoder's limit | 413 | 413 |
//! | the body does not arrive completely | 400 | 400 |
//! | the body is not JSON | 400, or the status set by [`Settings::invalid_json`] | 422, as FastAPI responds |
//! | the document, or another part of the request, breaks rules | 422 | 422 |
//! | the default of an absent field breaks a rule, whatever else is wrong | 500 | 500 |
//! | a context that the rules require is missing | 500 | 500 |
//!
//! A body whose `Content-Length` is beyond the decoder's limit is refused before any of it is read. For compressed bodies, add the layer `RequestDecompressionLayer` of `tower-http`.
//!
//! # What only the handler knows
//!
//! Some rules need a database: a name that is taken, a plan that is gone. A handler reports them in the same form, with [`Settings::refuse`] and
//! [`Settings::refuse_parts`]. A [`Report`](crate::Report) is also a response by itself, in the form of the default settings. The example
//! `late_validation` is a service that asks its database with `async` functions, and answers all that they find at once.
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
#[cfg(feature = "axum-multipart")]
mod multipart;
mod response;

pub use crate::http::{All, BodyError, Cookies, Given, Headers, Part, Reason, Rejection, Settings, Valid};
pub use extract::RequestPart;
pub use json_lines::{JsonItem, JsonLines};
#[cfg(feature = "axum-multipart")]
pub use multipart::{File, Multipart};
