//! What a document has wrong: codes, places, parameters, and the report that holds them.

mod code;
mod message;
mod param;
mod path;
mod report;
mod violation;

pub use code::Code;
pub use param::{Literal, Param, Params};
pub use path::{MAX_KEY_BYTES, Path, Segment};
pub(crate) use report::Located;
pub use report::Report;
pub use violation::{Location, Violation};
