//! From bytes to tokens: JSON as serde's deserializer, with where everything is. It knows nothing of decoding and of rules.

mod access;
mod ahead;
mod cursor;
mod de;
mod deserializer;
mod error;
mod find;
mod index;
mod key;
mod kind;
mod limits;
mod look;
mod mistake;
mod number;
mod part_index;
mod parts;
mod pass;
mod raw;
mod scalar;
mod scan;
mod skip;
mod source_map;
mod string;
pub(crate) mod syntax;
mod token;

pub(crate) use access::REREAD_TOKEN;
pub(crate) use cursor::{Reader, utf8};
pub use deserializer::Deserializer;
pub use error::Error;
pub(crate) use error::Why;
pub(crate) use find::find;
pub use kind::Kind;
pub use limits::Limits;
pub(crate) use look::{first_item_at, keys_at, kind_of, text_at};
pub(crate) use pass::{PASS_TOKEN, string_at};
pub(crate) use source_map::{Fault, FaultKind, Jump, Place};
