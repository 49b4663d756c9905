//! Types of every kind, for whatever has to hold for all of them.
//!
//! [`schema`] has every rule in every place; [`models`] has rules together, and on the types that [`schema`] does not have them on. [`structs`] and
//! [`enums`] are derived by serde as well, from one definition, and both must take and write the same: [`pair`] holds them against each other, on
//! documents that [`document`] makes. [`formats`] has, from one definition as well, what formats other than JSON have their own ways with;
//! [`std_types`] has types of std that are neither text, number, list nor map;
//! [`time_types`] those of times and addresses; [`generics`] generic types.

pub mod document;
pub mod enums;
pub mod formats;
mod functions;
pub mod generics;
pub mod models;
pub mod pair;
pub mod schema;
pub mod std_types;
pub mod structs;
pub mod time_types;
pub mod visit;
