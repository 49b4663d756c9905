//! What is written here for the attributes of `validator` and `garde`.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Meta};

/// The attributes of these crates. The derive registers them, so that they are its own errors and not the compiler's.
pub(crate) const ATTRIBUTES: [&str; 2] = ["validate", "garde"];

const TABLE: &str = "the module `polar_event_core::migration` has a table of all";

/// What to write instead of a name, if it is one of these crates' that is not known here.
pub(crate) fn instead(name: &str) -> Option<&'static str> {
    Some(match name {
        "nested" | "dive" => "remove it: the rules of a field's type always apply",
        "inner" => "write `each(…)` for items, or `keys(…)` and `values(…)` for a map",
        "allow_unvalidated" => "remove it: a field needs no rules",
        "must_match" | "matches" => "write `equals = other_field`",
        "regex" => "write `pattern = \"…\"`",
        "does_not_contain" => "write `not_contains = \"…\"`",
        "non_control_character" => "write `no_control`",
        "byte_length" => "write `length(bytes, max = …)`",
        "schema" => "write `check = function`",
        "if" => "write `required_if = function` or `forbidden_if = function`, or a `check` of the whole type",
        "phone_number" | "credit_card" | "adapt" => "write `custom = function`",
        _ => return None,
    })
}

/// The message for an attribute of one of these crates.
pub(crate) fn message(attr: &Attribute) -> String {
    let owner = attr.path().get_ident().map(ToString::to_string).unwrap_or_default();
    let names = match &attr.meta {
        Meta::List(list) => names(list.tokens.clone()),
        _ => Vec::new(),
    };
    let known = names.iter().find_map(|name| match (owner.as_str(), name.as_str()) {
        (_, "skip") => Some((name, "remove it: a field needs no rules")),
        (_, "required") => Some((name, "remove it: a field that is no `Option` is required")),
        ("validate", "custom") => Some((name, "write `custom = function`")),
        _ => instead(name).map(|instead| (name, instead)),
    });
    match (known, names.as_slice()) {
        (Some((name, instead)), _) => format!("`Event` does not read `#[{owner}(…)]`. For `{name}`, {instead}; {TABLE}"),
        (None, []) => format!("`Event` does not read `#[{owner}]`: write the rules in `#[event(…)]`; {TABLE}"),
        (None, [name, ..]) => format!("`Event` does not read `#[{owner}(…)]`: write `#[event({name}…)]`; {TABLE}"),
    }
}

/// The names at the beginning and after commas.
fn names(tokens: TokenStream) -> Vec<String> {
    let (mut names, mut begins) = (Vec::new(), true);
    for token in tokens {
        match &token {
            TokenTree::Ident(name) if begins => names.push(name.to_string()),
            _ => {}
        }
        begins = matches!(&token, TokenTree::Punct(comma) if comma.as_char() == ',');
    }
    names
}
