//! `message = "…"` and `code = "…"`: within the parentheses of a rule, and on a field.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ExprLit, Lit, Meta};

use super::rule;
use crate::attr::{self, Entry, Owner};
use crate::model::{MessageOverride, Rules, Target};
use crate::{fragment, syntax};

/// The names of the settings.
const NAMES: [&str; 2] = ["message", "code"];

impl MessageOverride {
    /// Applies a setting, which is `message` or `code`.
    pub(super) fn set(&mut self, entry: &Entry) -> syn::Result<()> {
        let value = entry.value()?;
        let slot = if entry.name == "code" {
            check_code(value)?;
            &mut self.code
        } else {
            &mut self.message
        };
        match (value, &slot) {
            (_, Some(_)) => Err(syn::Error::new_spanned(entry, format_args!("`{}` is given twice: keep one of them", entry.name))),
            (Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), None) if text.value().is_empty() => {
                Err(syn::Error::new_spanned(text, format_args!("write a text: `{} = \"…\"`", entry.name)))
            }
            (value, None) => {
                let text = attr::string(value, || format!("write a string or the name of a constant: `{} = \"…\"`", entry.name))?;
                *slot = Some(Box::new(text.expr));
                Ok(())
            }
        }
    }

    /// Whether there is no override.
    pub(crate) fn is_empty(&self) -> bool {
        self.code.is_none() && self.message.is_none()
    }
}

/// A code must be a name that programs can use.
fn check_code(value: &Expr) -> syn::Result<()> {
    let Expr::Lit(ExprLit { lit: Lit::Str(code), .. }) = value else { return Ok(()) };
    let is_part_of_name = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.' | ':' | '/');
    if code.value().is_empty() || code.value().chars().all(is_part_of_name) {
        return Ok(());
    }
    Err(syn::Error::new_spanned(code, "a code is a name that programs switch on: write letters, digits and `_`, such as `name_too_long`"))
}

/// Separates a rule from the override in its parentheses. `past(message = "…")` becomes `past`, `pattern("…", message = "…")` has the value
/// `"…"`.
pub(super) fn split(entry: &Entry) -> syn::Result<Option<(Entry, MessageOverride)>> {
    let Meta::List(list) = &entry.meta else { return Ok(None) };
    let (mut overrides, mut rest) = (MessageOverride::default(), TokenStream::new());
    for part in parts(fragment::entries(list.tokens.clone())) {
        if is_setting(&part) {
            for setting in syntax::metas(&syn::MetaList { tokens: part, ..list.clone() })? {
                overrides.set(&Entry::new(entry.owner, setting))?;
            }
        } else if !part.is_empty() {
            if !rest.is_empty() {
                rest.extend([TokenTree::from(proc_macro2::Punct::new(',', proc_macro2::Spacing::Alone))]);
            }
            rest.extend(part);
        }
    }
    if overrides.is_empty() {
        return Ok(None);
    }
    let mut rule = if rest.is_empty() {
        Entry::new(Owner::Event, Meta::Path(list.path.clone()))
    } else {
        Entry::new(Owner::Event, Meta::List(syn::MetaList { tokens: rest.clone(), ..list.clone() }))
    };
    rule.alone = syntax::value(rest, entry.span()).ok();
    Ok(Some((rule, overrides)))
}

/// The parts between the commas.
fn parts(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => parts.push(TokenStream::new()),
            (_, Some(part)) => part.extend([token]),
            (_, None) => {}
        }
    }
    parts
}

/// Whether a part begins with `message =` or `code =`.
fn is_setting(part: &TokenStream) -> bool {
    let mut tokens = part.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(punct))) => NAMES.iter().any(|known| name == known) && punct.as_char() == '=',
        _ => false,
    }
}

/// Assigns the override to the rule that was added after the first `before` rules, or to the custom rule.
pub(super) fn attach(entry: &Entry, overrides: MessageOverride, before: usize, rules: &mut Rules) -> syn::Result<()> {
    match rules.own.get(before) {
        Some(rule) if rule.target == Target::Metadata => {}
        Some(_) => {
            rules.overrides.push((before, overrides));
            return Ok(());
        }
        None if entry.name == "custom" => {
            if let Some(custom) = rules.custom.last_mut() {
                custom.overrides = overrides;
            }
            return Ok(());
        }
        None => {}
    }
    let message = match entry.name.as_str() {
        "each" | "keys" | "values" => format!(
            "`{0}` itself refuses nothing: write `message` and `code` in the rules in it, as in `{0}(length(max = 5, message = \"…\"))`",
            entry.name
        ),
        "metadata" => {
            "`metadata` has limits for pairs, keys and values, which cannot share a message: write `message` or `code` on the field"
                .to_owned()
        }
        name if rule::names().contains(&name) => format!("`{name}` has no violations: remove `message` and `code`"),
        name => format!("`{name}` takes no `message` and no `code`: remove them"),
    };
    Err(syn::Error::new_spanned(entry, message))
}
