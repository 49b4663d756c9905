//! What `#[derive(Event)]` makes of types.

mod defaults;
mod deprecated;
mod enums;
mod fields;
mod flatten;
mod generics;
mod hygiene;
mod left_out;
mod lints;
mod macros;
mod names;
mod newtypes;
mod possible;
mod round_trip;
mod round_trip_reports;
mod serde;
mod serde_zoo_enums;
mod serde_zoo_structs;
mod six_faults;
mod together;
mod tuples;
mod types;
mod union_alternatives;
mod union_other;
mod unions;
mod unions_nested;
