//! `url`, or `url(schemes("https", "http"))`.

use syn::Expr;

use super::Parsed;
use crate::attr::{self, Entry, Text};
use crate::model::Argument;
use crate::suggest;
use crate::types::Known;

pub(super) fn parse(entry: &Entry, _: Known<'_>) -> syn::Result<Parsed> {
    if entry.flag().is_ok() {
        return Ok(("Url", Argument::Schemes(Vec::new())));
    }
    let inner = entry.list()?;
    let [schemes] = inner.as_slice() else {
        return Err(syn::Error::new_spanned(entry, "write `url`, or `url(schemes(\"https\", \"http\"))`"));
    };
    if schemes.name != "schemes" {
        return Err(syn::Error::new_spanned(schemes, suggest::unknown("setting", &schemes.name, &["schemes"])));
    }
    let mut known = Vec::<Text>::new();
    for expr in schemes.expressions()? {
        let scheme = scheme(&expr)?;
        if scheme.value.is_some() && known.iter().any(|other| other.value == scheme.value) {
            return Err(syn::Error::new_spanned(expr, "this scheme is given twice"));
        }
        known.push(scheme);
    }
    if known.is_empty() {
        return Err(syn::Error::new_spanned(schemes, "no scheme is allowed by an empty list: write `schemes(\"https\")`, or `url` alone"));
    }
    Ok(("Url", Argument::Schemes(known)))
}

/// A scheme as defined by RFC 3986 (section 3.1), in lower case.
fn scheme(expr: &Expr) -> syn::Result<Text> {
    let text = attr::string(expr, || "write a scheme as a string: `\"https\"`".to_owned())?;
    let Some(scheme) = &text.value else { return Ok(text) };
    let is_good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte);
    if scheme.starts_with(|first: char| first.is_ascii_lowercase()) && scheme.bytes().all(is_good) {
        return Ok(text);
    }
    Err(syn::Error::new_spanned(expr, "write a scheme alone and in lower case: `\"https\"`"))
}
