//! What a service answers when it refuses a document.
//!
//! A [`Report`](crate::Report) is data; these are two forms of it that clients know: [`Fastapi`], as FastAPI and pydantic write it, and
//! [`Problem`], as RFC 9457 has it. [`Report::fastapi`](crate::Report::fastapi) and [`Report::problem`](crate::Report::problem) make
//! them; serialize them with [`json::to_vec`](crate::json::to_vec) or whatever your server uses.
//!
//! An answer stays small, whatever was sent: at most [`MAX_ANSWER_BYTES`] of compact JSON, unless told otherwise. What does not fit is left
//! out, from the end of the list, and the list says so: its last item has the code `too_many_violations`.

mod bounded;
mod fastapi;
mod problem;

pub use bounded::MAX_ANSWER_BYTES;
pub use fastapi::Fastapi;
pub use problem::Problem;
