//! Every kind of type that the tests of serde's own derive have, in our own words: derived by serde and by `Event` with `nullable`, and compared on
//! generated documents. What differs on purpose is listed in `differences.rs`, from which the page `serde.md` is made.

mod borrowing;
mod conversions;
mod differences;
mod enums;
mod explain;
mod flatten;
mod flatten_enums;
mod from_macros;
mod functions;
mod generics;
mod newtypes;
mod structs;
mod suite;
mod unions;
mod values;
