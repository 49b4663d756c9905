//! Basic values: numbers, decimals and time. They depend on nothing else in the crate.

pub(crate) mod clock;
#[cfg(any(feature = "rust_decimal", all(feature = "derive", feature = "jiff", feature = "uuid")))]
pub(crate) mod decimal;
mod number;
mod rare_box;
mod unix_time;

pub use number::Number;
pub(crate) use number::single;
pub(crate) use rare_box::RareBox;
pub use unix_time::UnixTime;
