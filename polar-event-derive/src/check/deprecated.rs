//! `#[event(deprecated)]`, and Rust's own `#[deprecated]`.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use crate::attr::Entry;

/// The note of `#[event(deprecated)]`; empty if there is none.
pub(super) fn note(entry: &Entry) -> syn::Result<String> {
    if entry.flag().is_ok() {
        return Ok(String::new());
    }
    if matches!(entry.meta, Meta::List(_)) {
        return Err(syn::Error::new_spanned(entry, "write `deprecated`, or `deprecated = \"use … instead\"`"));
    }
    entry.text().map(|text| text.value())
}

/// The note of Rust's attribute, which the compiler checks. `since` is not used: senders do not know the versions of the crate.
pub(super) fn of_rust(attrs: &[Attribute]) -> Option<String> {
    let attr = attrs.iter().find(|attr| attr.path().is_ident("deprecated"))?;
    let mut note = String::new();
    match &attr.meta {
        Meta::NameValue(pair) => note = text(&pair.value),
        Meta::List(list) => {
            let settings = list.parse_args_with(syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated);
            for setting in settings.into_iter().flatten() {
                if let Meta::NameValue(pair) = &setting {
                    if pair.path.is_ident("note") {
                        note = text(&pair.value);
                    }
                }
            }
        }
        Meta::Path(_) => {}
    }
    Some(note)
}

fn text(value: &Expr) -> String {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.value(),
        _ => String::new(),
    }
}
