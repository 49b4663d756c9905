//! The extractors for web frameworks, as services use them.

mod actix;
mod axum;
mod json_lines;
mod multipart;
mod parts;
