//! Response bodies for services that refuse a document.
//!
//! A [`Report`](crate::Report) is data; these are two forms of it that clients know: [`Fastapi`], as FastAPI and pydantic write it, and
//! [`Problem`], as RFC 9457 defines it. Create them with [`Report::fastapi`](crate::Report::fastapi) and
//! [`Report::problem`](crate::Report::problem), and serialize them with [`json::to_vec`](crate::json::to_vec) or your server's own means.
//!
//! A response stays small, whatever was sent: by default at most [`MAX_ANSWER_BYTES`] of compact JSON. Items that do not fit are left out,
//! from the end of the list; the last item then has the code `too_many_violations`.

mod bounded;
mod fastapi;
mod problem;

pub use bounded::MAX_ANSWER_BYTES;
pub use fastapi::Fastapi;
pub use problem::Problem;
#[cfg(any(feature = "axum", feature = "actix-web"))]
pub(crate) use problem::title;
