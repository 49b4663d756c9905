//! Errors in documents: codes, paths, parameters, and the report that contains them.

mod code;
mod custom_code;
mod line_index;
mod message_override;
pub(crate) mod mistake;
mod param;
mod path;
mod redact;
mod report;
pub(crate) mod template;
mod violation;
mod warnings;

pub use code::Code;
pub use custom_code::{CustomCode, Translation};
pub use line_index::Location;
pub(crate) use line_index::{LineIndex, Located};
pub use message_override::{MessageOverride, check_message};
pub(crate) use mistake::Mistake;
pub use param::{Literal, Param, Params};
pub use path::{MAX_KEY_BYTES, Path, Segment};
pub use report::{MAX_REPORT_BYTES, MAX_VIOLATIONS, Report};
pub(crate) use violation::Names;
pub use violation::Violation;
pub use warnings::Warnings;
