//! How JSON is read, and what is said of texts that are none.

mod ahead;
mod conformance;
mod differential;
mod duplicates;
mod faults;
mod formats;
mod limits;
mod lines;
mod lines_async;
mod numbers_exact;
mod places;
mod plain;
mod polar_cases;
mod polar_differences;
mod polar_fields;
mod polar_lenient;
mod polar_service;
mod prefixes;
mod properties;
mod sources;
mod syntax;
mod timing;
