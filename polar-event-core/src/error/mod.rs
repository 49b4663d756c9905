//! What a document has wrong: codes, places, parameters, and the report that holds them.

mod code;
mod message;
pub mod messages;
mod param;
mod path;
mod redact;
mod render;
mod report;
mod template;
mod violation;
mod warnings;
mod words;

pub use code::Code;
pub use param::{Literal, Param, Params};
pub use path::{MAX_KEY_BYTES, Path, Segment};
#[cfg(feature = "annotate-snippets")]
pub use render::Snippet;
pub use report::Report;
pub(crate) use report::{Located, locate};
pub use violation::{Location, Violation};
pub use warnings::Warnings;
pub use words::{Words, check_message};
