//! The types of fields: what each takes, what it refuses, and what it says then.

mod bytes;
mod chrono;
mod indexmap;
mod jiff;
mod keys;
mod metadata;
mod metadata_properties;
mod net;
mod number;
mod optional_nullable;
mod parts;
mod rust_decimal;
mod scalar;
mod smol_str;
mod std;
mod text;
mod time;
mod timestamp;
mod tuple;
mod url;
mod wrong;
