//! The derive macro of `polar-event-core`, which re-exports it: depend on that crate, and find the documentation there.
//!
//! The stages, a file or folder each: `attr` reads the syntax of attributes, `check` turns syntax into a model and says everything
//! that is wrong with it, `model` is what may be generated, `expand` generates it and only ever sees a model.

mod attr;
mod case;
mod check;
mod errors;
mod expand;
mod model;
mod suggest;
mod types;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Generates decoding, validation, serialization and a description of a struct.
///
/// See the documentation of `polar-event-core` for the attributes.
#[proc_macro_derive(Event, attributes(event, serde))]
pub fn event(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    match check::check(&input) {
        Ok(model) => expand::expand(&model).into(),
        Err(error) => expand::fallback(&input, &error).into(),
    }
}
