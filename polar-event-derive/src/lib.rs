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
    let input = check::with_tag(fragment::ungrouped_types(self_type::named(parse_macro_input!(input as DeriveInput))));
    match check::check(&input) {
        Ok(model) => expand::expand(&model).into(),
        Err(error) => expand::fallback(&input, &error).into(),
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Delimiter, TokenTree};
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

    /// Inputs that expand to every kind of code.
    const INPUTS: [&str; 6] = [
        INPUT,
        r#"#[event(check = check, try_from = "T", into = "T")] struct Converted { a: u8 }"#,
        r#"#[event(default)] struct Defaults {
            #[event(default = 5, range(max = 5), check = check, message = "a", sensitive, deprecated)] a: Alias,
            #[event(flatten, default = inner())] b: Inner,
            #[event(unique, contains = 5, each(custom = check, custom = |a| f(a)))] c: Vec<u8>,
            #[event(with = "module", skip_serializing_if = "f", required_if = f, equals = a)] d: u8,
            #[event(via_serde, forbidden_if = |a, b| f(a, b), custom(f, message = "a"))] e: Option<Foreign>,
            f: OptionalNullable<Alias>,
        }"#,
        r#"#[event(derive(AsRef, Borrow, Deref, FromStr, Into, IntoInner, TryFrom), sensitive)] struct Newtype(#[event(length(max = 5), message = "a", custom = f)] String);"#,
        r#"enum Units { #[event(deprecated)] A, #[event(alias = "c")] B }"#,
        r#"#[event(tag = "t", check = f, sensitive)] enum Union {
            A(#[event(custom = f, message = "a", sensitive)] Inner), B { #[event(default = 5)] a: Alias, #[event(flatten)] b: Inner }, C,
        }"#,
    ];

    /// The names that the tokens bind: in `let`, as parameters of functions and closures, and in `Some(…)` and the like.
    fn bound(tokens: proc_macro2::TokenStream, names: &mut Vec<String>) {
        let text = |token: Option<&TokenTree>| token.map(ToString::to_string).unwrap_or_default();
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut in_parameters = false;
        for (index, token) in tokens.iter().enumerate() {
            let (before, after) = (text(index.checked_sub(1).and_then(|before| tokens.get(before))), text(tokens.get(index + 1)));
            match token {
                TokenTree::Group(group) => {
                    let is_fn = group.delimiter() == Delimiter::Parenthesis
                        && tokens
                            .iter()
                            .take(index)
                            .rev()
                            .take_while(|token| !matches!(token, TokenTree::Group(_)))
                            .any(|token| text(Some(token)) == "fn");
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    match inner.as_slice() {
                        [TokenTree::Ident(only)] if ["Some", "Ok", "Err"].contains(&before.as_str()) => names.push(only.to_string()),
                        _ if is_fn => {
                            let named = inner
                                .windows(3)
                                .filter(|pair| text(pair.get(1)) == ":" && text(pair.get(2)) != ":")
                                .map(|pair| text(pair.first()));
                            names.extend(named.filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase() || first == '_')));
                        }
                        _ => {}
                    }
                    bound(group.stream(), names);
                }
                TokenTree::Punct(bar) if bar.as_char() == '|' => in_parameters = !in_parameters,
                TokenTree::Ident(ident)
                    if before == "let" || (text(index.checked_sub(2).and_then(|at| tokens.get(at))) == "let" && before == "mut") =>
                {
                    names.push(ident.to_string());
                }
                TokenTree::Ident(ident)
                    if in_parameters && (before == "|" || before == ",") && [":", ",", "|"].contains(&after.as_str()) =>
                {
                    names.push(ident.to_string());
                }
                _ => {}
            }
        }
    }

    /// A constant of the same name would turn a variable into a pattern that may not match.
    #[test]
    fn names_that_are_bound_begin_with_an_underscore() {
        let mut names = Vec::new();
        for input in INPUTS {
            let text = expanded(input);
            assert!(!text.contains("compile_error"), "{text}");
            bound(text.parse().expect("tokens"), &mut names);
        }
        // What the inputs themselves bind.
        names.retain(|name| !["a", "b", "self", "mut", "true", "false"].contains(&name.as_str()));
        names.sort();
        names.dedup();
        assert!(names.len() > 20, "{names:?}");
        let others: Vec<_> = names.iter().filter(|name| !name.starts_with('_') && !name.starts_with(char::is_uppercase)).collect();
        assert!(others.is_empty(), "{others:?}");
    }

    #[test]
    fn a_mistake_expands_to_an_error_and_stubs() {
        let text = expanded(&INPUT.replace("max = 5", "maximum = 5"));
        for part in ["compile_error", "Decode", "Validate", "Describe", "Serialize", "Deserialize"] {
            assert!(text.contains(part), "no {part} in {text}");
        }
    }
}
