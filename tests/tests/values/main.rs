//! The values of fields: their types, the rules on them, and the context that rules ask.

mod context;
mod context_passed_on;
mod rules;
mod types;
