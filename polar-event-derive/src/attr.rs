//! The syntax of attributes: `#[event(…)]` and `#[serde(…)]`, split into entries.

use core::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, MetaList, Path};

use crate::errors::Errors;
use crate::{closure, elsewhere, fragment, syntax};

/// The attribute that an entry is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    Event,
    Serde,
}

/// A string: a literal or a constant.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) expr: Expr,
    /// The value, if it is a literal.
    pub(crate) value: Option<String>,
}

impl ToTokens for Text {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.expr.to_tokens(tokens);
    }
}

/// One entry of an attribute: `required`, `rename = "id"`, `length(max = 5)`.
pub(crate) struct Entry {
    pub(crate) owner: Owner,
    pub(crate) name: String,
    pub(crate) meta: Meta,
    /// The unnamed argument beside a `message` or `code`: the value in `pattern("…", message = "…")`.
    pub(crate) alone: Option<Expr>,
}

impl Entry {
    pub(crate) fn new(owner: Owner, meta: Meta) -> Self {
        let name = meta.path().get_ident().map_or_else(|| path_text(meta.path()), |ident| ident.unraw().to_string());
        Self { owner, name, meta, alone: None }
    }

    /// The span of the whole entry.
    pub(crate) fn span(&self) -> Span {
        self.meta.span()
    }

    fn error(&self, message: impl Display) -> syn::Error {
        syn::Error::new_spanned(&self.meta, message)
    }

    /// Checks that nothing follows the name.
    pub(crate) fn flag(&self) -> syn::Result<()> {
        match &self.meta {
            Meta::Path(_) => Ok(()),
            _ => Err(self.error(format_args!("`{0}` takes no value: write `{0}` alone", self.name))),
        }
    }

    /// The expression after `=`.
    pub(crate) fn value(&self) -> syn::Result<&Expr> {
        match (&self.meta, &self.alone) {
            (Meta::NameValue(pair), _) => Ok(&pair.value),
            (_, Some(alone)) => Ok(alone),
            _ => Err(self.error(format_args!("`{0}` takes a value: write `{0} = …`", self.name))),
        }
    }

    /// The string after `=`, which must be known when the derive runs: names are compiled into `match`.
    pub(crate) fn text(&self) -> syn::Result<LitStr> {
        match self.value()? {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(text.clone()),
            other @ Expr::Lit(_) => Err(syn::Error::new_spanned(other, format_args!("write a string: `{} = \"…\"`", self.name))),
            other => Err(syn::Error::new_spanned(
                other,
                format_args!(
                    "write a string, or `concat!` of literals: `{} = \"…\"`. The derive cannot see the value of a constant",
                    self.name
                ),
            )),
        }
    }

    /// The string or constant after `=`.
    pub(crate) fn string(&self) -> syn::Result<Text> {
        string(self.value()?, || format!("write a string or a constant: `{} = \"…\"`", self.name))
    }

    /// The entries in parentheses.
    pub(crate) fn list(&self) -> syn::Result<Vec<Self>> {
        let metas = syntax::metas(self.parenthesized("(…)")?)?;
        Ok(metas.into_iter().map(|meta| Self::new(self.owner, meta)).collect())
    }

    /// The expressions in parentheses.
    pub(crate) fn expressions(&self) -> syn::Result<Vec<Expr>> {
        syntax::values(self.parenthesized("(…, …)")?)
    }

    fn parenthesized(&self, how: &str) -> syn::Result<&MetaList> {
        match &self.meta {
            Meta::List(list) => Ok(list),
            _ => Err(self.error(format_args!("`{0}` takes a list: write `{0}{how}`", self.name))),
        }
    }
}

/// A string, or an expression that may be a constant one.
pub(crate) fn string(expr: &Expr, wanted: impl FnOnce() -> String) -> syn::Result<Text> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(Text { expr: expr.clone(), value: Some(text.value()) }),
        other if is_constant(other) => Ok(Text { expr: other.clone(), value: None }),
        other => Err(syn::Error::new_spanned(other, wanted())),
    }
}

/// Whether an expression may be a constant: anything but a literal and a closure.
pub(crate) fn is_constant(expr: &Expr) -> bool {
    !matches!(expr, Expr::Lit(_)) && closure::of(expr).is_none()
}

impl ToTokens for Entry {
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        self.meta.to_tokens(tokens);
    }
}

fn path_text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

/// The entries of all `#[event(…)]` and `#[serde(…)]` attributes. An attribute that does not parse does not suppress the others.
pub(crate) fn entries(attrs: &[Attribute], errors: &mut Errors) -> Vec<Entry> {
    let mut entries = Vec::new();
    for attr in attrs {
        let owner = match attr.path() {
            path if path.is_ident("event") => Owner::Event,
            path if path.is_ident("serde") => Owner::Serde,
            path if elsewhere::ATTRIBUTES.iter().any(|name| path.is_ident(name)) => {
                errors.push(attr, elsewhere::message(attr));
                continue;
            }
            _ => continue,
        };
        let metas = match &attr.meta {
            Meta::List(list) => syntax::metas(list),
            other => Err(syn::Error::new_spanned(other, "write the settings in parentheses: `#[event(…)]`")),
        };
        entries.extend(errors.ok(metas).into_iter().flatten().map(|meta| Entry::new(owner, meta)));
    }
    entries
}

/// The doc comment, without the space that follows each `///`.
pub(crate) fn doc(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter(|attr| attr.path().is_ident("doc")).filter_map(|attr| match &attr.meta {
        Meta::NameValue(pair) => match fragment::ungrouped(pair.value.clone()) {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<String> = lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned()).collect();
    lines.join("\n").trim().to_owned()
}
