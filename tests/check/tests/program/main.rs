//! The program `check`, as somebody at a shell sees it.

// What is not there fails a test.
#![allow(clippy::indexing_slicing, clippy::panic)]

#[cfg(feature = "compression")]
mod compressed;
mod inputs;
mod limits;
mod lines;
mod options;
mod page;
mod run;
mod summary;
mod vendor_file;
mod wrong_kinds;
