//! The rules on the form of a string: `email`, `url`, `hostname`, `ip`, `ipv4`, `ipv6`.

use syn::{Expr, ExprLit, Lit, LitStr};

use super::syntax::needs_feature;
use crate::attr::Entry;
use crate::model::{Rule, RuleKind};
use crate::suggest;

/// A rule: its name, the variant that it becomes, the feature that it needs, and whether that is there.
const FORMATS: [(&str, &str, &str, bool); 5] = [
    ("email", "Email", "email", cfg!(feature = "email")),
    ("hostname", "Hostname", "hostname", cfg!(feature = "hostname")),
    ("ip", "Ip", "ip", cfg!(feature = "ip")),
    ("ipv4", "Ipv4", "ip", cfg!(feature = "ip")),
    ("ipv6", "Ipv6", "ip", cfg!(feature = "ip")),
];

/// A rule on the form of a string, if the entry is one.
pub(super) fn format(entry: &Entry) -> Option<syn::Result<RuleKind>> {
    if entry.name == "url" {
        return Some(url(entry));
    }
    let (_, variant, feature, is_there) = FORMATS.iter().find(|(name, ..)| *name == entry.name)?;
    Some(match is_there {
        true => entry.flag().map(|()| RuleKind::Format(variant)),
        false => Err(needs_feature(entry, feature)),
    })
}

/// That the value has no other format yet. The same one twice is an error already.
pub(super) fn only_one(entry: &Entry, kind: &RuleKind, rules: &[Rule]) -> syn::Result<()> {
    let Some(name) = name_of(kind) else { return Ok(()) };
    match rules.iter().find_map(|rule| name_of(&rule.kind)).filter(|other| *other != name) {
        Some(other) => Err(syn::Error::new_spanned(entry, format_args!("a string has one form: keep `{other}` or `{name}`"))),
        None => Ok(()),
    }
}

fn name_of(kind: &RuleKind) -> Option<&'static str> {
    match kind {
        RuleKind::Format(variant) => FORMATS.iter().find_map(|(name, known, ..)| (known == variant).then_some(*name)),
        RuleKind::Url(_) => Some("url"),
        RuleKind::Uuid(_) => Some("uuid"),
        _ => None,
    }
}

/// `url`, or `url(schemes("https", "http"))`.
fn url(entry: &Entry) -> syn::Result<RuleKind> {
    if !cfg!(feature = "url") {
        return Err(needs_feature(entry, "url"));
    }
    if entry.flag().is_ok() {
        return Ok(RuleKind::Url(Vec::new()));
    }
    let inner = entry.list()?;
    let [schemes] = inner.as_slice() else {
        return Err(syn::Error::new_spanned(entry, "write `url`, or `url(schemes(\"https\", \"http\"))`"));
    };
    if schemes.name != "schemes" {
        return Err(syn::Error::new_spanned(schemes, suggest::unknown("setting", &schemes.name, &["schemes"])));
    }
    let mut known = Vec::<LitStr>::new();
    for expr in schemes.expressions()? {
        let scheme = scheme(&expr)?;
        if known.iter().any(|other| other.value() == scheme.value()) {
            return Err(syn::Error::new_spanned(expr, "this scheme is given twice"));
        }
        known.push(scheme);
    }
    if known.is_empty() {
        return Err(syn::Error::new_spanned(schemes, "no scheme is allowed by an empty list: write `schemes(\"https\")`, or `url` alone"));
    }
    Ok(RuleKind::Url(known))
}

/// A scheme as RFC 3986 has it (section 3.1), in lower case.
fn scheme(expr: &Expr) -> syn::Result<LitStr> {
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = expr else {
        return Err(syn::Error::new_spanned(expr, "write a scheme as a string: `\"https\"`"));
    };
    let scheme = text.value();
    let is_good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte);
    if scheme.starts_with(|first: char| first.is_ascii_lowercase()) && scheme.bytes().all(is_good) {
        return Ok(text.clone());
    }
    Err(syn::Error::new_spanned(expr, "write a scheme alone and in lower case: `\"https\"`"))
}
