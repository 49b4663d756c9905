//! What the extractors of all web frameworks have in common: settings, what is read of a request, the response to a bad one.

mod answer;
mod given;
mod media_type;
mod part;
mod read;
mod rejection;
mod settings;
mod status;
mod valid;

pub use given::Given;
pub use part::Part;
pub use rejection::{BodyError, Reason, Rejection};
pub use settings::Settings;
pub use valid::{All, Cookies, Headers, Valid};

pub(crate) use answer::Answer;
pub(crate) use given::Contexts;
pub(crate) use media_type::Media;
pub(crate) use media_type::check_headers;
#[cfg(feature = "axum")]
pub(crate) use read::not_unicode;
#[cfg(feature = "axum-multipart")]
pub(crate) use read::texts;
pub(crate) use read::{cookies, form, headers, json, path, query};
pub(crate) use valid::each_tuple;
