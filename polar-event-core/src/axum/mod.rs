//! Extractors for [axum](https://docs.rs/axum) that answer a bad request with all its faults.
//!
//! [`Valid<T>`] reads a JSON body as axum's `Json<T>` does, checks it in the same pass, and refuses it with a [`Rejection`], which lists
//! everything that is wrong. What that looks like is a matter of [`Settings`]: FastAPI's form, or RFC 9457's.
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
//! | the `Content-Type` is not JSON | 415 | 415 |
//! | the body is longer than axum's `DefaultBodyLimit`, or than the decoder's limit | 413 | 413 |
//! | the body does not arrive whole | 400 | 400 |
//! | the body is not JSON | 400, unless told otherwise by [`Settings::invalid_json`] | 422, as FastAPI answers |
//! | the document breaks rules | 422 | 422 |
//! | the default of an absent field breaks a rule, whatever else is wrong | 500 | 500 |
//! | a context that the rules need is not there | 500 | 500 |
//!
//! # Who is calling
//!
//! Rules may need to know more than the document: see [`Requires`](crate::Requires). Their context is taken from the request's extensions, so a
//! middleware puts it there, or a layer for all requests alike. It must be there; a layer that was forgotten is an error (500) on each
//! request, even where the context's type has a default, so that no rule is left out by mistake.
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

mod given;
mod rejection;
mod settings;
mod valid;

pub use given::Given;
pub use rejection::{Reason, Rejection};
pub use settings::Settings;
pub use valid::Valid;
