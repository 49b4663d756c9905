//! What is said of types before any document comes: schemas, and documents made from descriptions.

mod agreement;
mod examples;
mod modes;
mod names;
mod patterns;
mod polar_models;
mod schemars;
mod testing;
mod testing_arbitrary;
mod testing_found;
mod testing_generated;
mod testing_planted;
mod text;
mod utoipa;
mod versions;
