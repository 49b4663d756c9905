//! The derive macro of `polar-event-core`, which re-exports it. Depend on that crate; its documentation covers the macro.
//!
//! The stages, a file or folder each: `attr` parses the syntax of attributes, `check` turns syntax into a model and reports every error in
//! it, `model` is the valid input to code generation, and `expand` generates code from the model alone.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod attr;
mod case;
mod check;
mod closure;
mod elsewhere;
mod errors;
mod expand;
mod fragment;
mod model;
mod self_type;
mod suggest;
mod syntax;
mod types;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements decoding, validation, serialization and a description for a type.
///
/// See the documentation of `polar-event-core` for the attributes.
#[proc_macro_derive(Event, attributes(event, serde, validate, garde))]
pub fn event(input: TokenStream) -> TokenStream {
    let input = fragment::ungrouped_types(self_type::named(parse_macro_input!(input as DeriveInput)));
    match check::check(&input) {
        Ok(model) => expand::expand(&model).into(),
        Err(error) => expand::fallback(&input, &error).into(),
    }
}

#[cfg(test)]
mod tests {
    use syn::DeriveInput;

    use super::{check, expand};

    const INPUT: &str = r#"
        #[event(rename_all = "camelCase", deny_unknown_fields, crate = renamed)]
        struct Event<'a, T: Clone, const N: usize> where T: Copy {
            #[event(length(min = 1, max = 5), one_of("a", "b"), alias = "first", alias = "second")]
            name: Cow<'a, str>,
            #[event(items(max = 3), each(range(min = 1), custom = check), custom = check)]
            list: Vec<T>,
            #[event(keys(length(max = 5)), values(each(no_nul)))]
            map: HashMap<String, Vec<T::Id>>,
            #[event(default = N)]
            number: usize,
            #[serde(flatten)]
            flattened: Option<Inner<T>>,
            #[event(skip)]
            skipped: Option<T>,
        }
    "#;

    fn expanded(input: &str) -> String {
        let input: DeriveInput = syn::parse_str(input).expect("a struct");
        match check::check(&input) {
            Ok(model) => expand::expand(&model).to_string(),
            Err(error) => expand::fallback(&input, &error).to_string(),
        }
    }

    #[test]
    fn the_same_input_expands_to_the_same_bytes() {
        let first = expanded(INPUT);
        assert!(first.contains("impl") && !first.contains("compile_error"), "{first}");
        assert!((0..100).all(|_| expanded(INPUT) == first));
    }

    #[test]
    fn what_other_crates_have_needs_their_features() {
        for (name, is_on, what) in [
            ("arbitrary", cfg!(feature = "arbitrary"), "Unstructured"),
            ("schemars", cfg!(feature = "schemars"), "JsonSchema"),
            ("utoipa", cfg!(feature = "utoipa"), "ToSchema"),
        ] {
            let text = expanded(&format!("#[event({name})] struct Event {{ a: u8 }}"));
            let error = format!("`{name}` needs the feature `{name}` of `polar-event-core`");
            assert_eq!((text.contains(what), text.contains(&error)), (is_on, !is_on), "{text}");
            assert!(!expanded("struct Event { a: u8 }").contains(what));
        }
    }

    #[test]
    fn a_mistake_expands_to_an_error_and_stubs() {
        let text = expanded(&INPUT.replace("max = 5", "maximum = 5"));
        for part in ["compile_error", "Decode", "Validate", "Describe", "Serialize", "Deserialize"] {
            assert!(text.contains(part), "no {part} in {text}");
        }
    }
}
