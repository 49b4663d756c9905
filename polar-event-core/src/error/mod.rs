//! What a document has wrong: codes, places, parameters, and the report that holds them.

pub mod answer;
mod code;
mod line_index;
mod message;
pub mod messages;
pub(crate) mod mistake;
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
pub(crate) use line_index::{LineIndex, Located};
pub(crate) use mistake::Mistake;
pub use param::{Literal, Param, Params};
pub use path::{MAX_KEY_BYTES, Path, Segment};
#[cfg(feature = "annotate-snippets")]
pub use render::Snippet;
pub use report::{MAX_REPORT_BYTES, MAX_VIOLATIONS, Report};
pub(crate) use violation::Names;
pub use violation::{Location, Violation};
pub use warnings::Warnings;
pub use words::{Words, check_message};
