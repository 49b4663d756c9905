//! Extractors for [actix-web](https://docs.rs/actix-web) that respond to a bad request with all its faults.
//!
//! They are those of the module `axum`, with actix-web's own [`Json`], [`Form`], [`Query`] and [`Path`], and with the same responses: the same code
//! reads and answers. `Valid<T>` is short for `Valid<Json<T>>`, and [`All`] reads several parts of a request, and reports the faults of all of them.
//!
//! ```
//! use actix_web::web::{Path, Query, post};
//! use actix_web::App;
//! use polar_event_core::Event;
//! use polar_event_core::actix_web::{Settings, Valid};
//!
//! #[derive(Event)]
//! struct Signup {
//!     #[event(length(min = 1, max = 20))]
//!     name: String,
//! }
//!
//! #[derive(Event)]
//! struct Options {
//!     language: Option<String>,
//! }
//!
//! async fn signup(id: Valid<Path<u32>>, options: Valid<Query<Options>>, signup: Valid<Signup>) -> String {
//!     format!("Hello, {}! {} {:?}", signup.name, *id.0, options.language)
//! }
//!
//! let app = App::new().app_data(Settings::problem()).route("/signup/{id}", post().to(signup));
//! ```
//!
//! [`Settings`], and the contexts that rules require, are found in the request's extensions, and in the `app_data` of the resource, the scope or the
//! application, also as `web::Data`. actix-web's `PayloadConfig` limits bodies (256 kB by default), and its feature `compress-*` decodes encoded ones: then there is
//! no `Content-Encoding` to refuse.
//!
//! [`Json`]: ::actix_web::web::Json
//! [`Form`]: ::actix_web::web::Form
//! [`Query`]: ::actix_web::web::Query
//! [`Path`]: ::actix_web::web::Path

mod all;
mod contexts;
mod extract;
mod response;

pub use crate::http::{All, BodyError, Cookies, Given, Headers, Part, Reason, Rejection, Settings, Valid};
pub use extract::RequestPart;
