//! What a document has wrong: codes, places, parameters, and the report that holds them.

pub mod answer;
mod code;
mod line_index;
mod message;
pub mod messages;
mod param;
mod path;
mod redact;
mod render;
mod report;
mod template;
#[cfg(feature = "tracing")]
mod trace;
mod violation;
mod warnings;
mod words;

pub use code::Code;
pub(crate) use line_index::LineIndex;
pub use param::{Literal, Param, Params};
pub use path::{MAX_KEY_BYTES, Path, Segment};
#[cfg(feature = "annotate-snippets")]
pub use render::Snippet;
pub use report::Report;
pub use violation::{Location, Violation};
pub use warnings::Warnings;
pub use words::{Words, check_message};
