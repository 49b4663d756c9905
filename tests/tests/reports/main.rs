//! How reports say what is wrong, to whom, and what of it they keep to themselves, and the pages and programs that show it.

mod answers;
mod codes;
mod features;
mod merged;
mod messages;
mod miette;
mod names;
mod refused;
mod report;
mod sensitive;
mod sensitive_variants;
mod snippets;
mod suggestions;
mod tracing;
