//! The server as a process of its own, as its users see it. Needs Unix with `kill`, `mkfifo`, `prlimit`, `curl`, `cc` and `logrotate`.
//!
//! `LOAD_SECONDS` lengthens the tests under load.
#![cfg(unix)]
// A test that is wrong may panic.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod batches;
mod client;
mod crash;
mod crowd;
mod disk;
mod duplicates;
mod files;
mod http;
mod load;
mod process;
mod rotation;
mod signals;
mod streams;
