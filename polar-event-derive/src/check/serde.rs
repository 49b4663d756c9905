//! serde's attributes of a field beyond its name and default: skipping by direction, and custom functions.

use syn::{Expr, ExprPath, Lifetime, LitStr, Type};

use super::bounds;
use super::once::Once;
use crate::attr::Entry;
use crate::closure;
use crate::errors::Errors;
use crate::model::Predicates;

/// The names of these attributes.
pub(super) const WAYS: &[&str] =
    &["skip_serializing", "skip_serializing_if", "skip_deserializing", "with", "serialize_with", "deserialize_with", "borrow", "bound"];

/// The directions and functions of a field.
#[derive(Default)]
pub(super) struct Ways<'e> {
    pub(super) skip_writing: Option<&'e Entry>,
    pub(super) skip_reading: Option<&'e Entry>,
    pub(super) skip_writing_if: Option<(&'e Entry, Expr)>,
    pub(super) read_with: Option<(&'e Entry, Expr)>,
    pub(super) write_with: Option<(&'e Entry, Expr)>,
    pub(super) bounds: Predicates,
}

impl<'e> Ways<'e> {
    pub(super) fn set(&mut self, entry: &'e Entry, ty: &Type, once: &mut Once, errors: &mut Errors) {
        let flag = |errors: &mut Errors| errors.ok(entry.flag()).map(|()| entry);
        let called = |errors: &mut Errors| errors.ok(callable(entry)).map(|function| (entry, function));
        match entry.name.as_str() {
            "bound" => {
                let given = errors.ok(bounds::predicates(entry));
                return self.bounds.take(entry, given.unwrap_or_default(), once, errors);
            }
            "skip_serializing" => self.skip_writing = flag(errors),
            "skip_deserializing" => self.skip_reading = flag(errors),
            "skip_serializing_if" => self.skip_writing_if = called(errors),
            "serialize_with" => self.write_with(entry, errors.ok(path(entry)), errors),
            "deserialize_with" => self.read_with(entry, errors.ok(path(entry)), errors),
            "with" => {
                let module = errors.ok(path(entry));
                let of = |name| module.clone().map(|module| function_in(module, name));
                self.write_with(entry, of("serialize"), errors);
                self.read_with(entry, of("deserialize"), errors);
            }
            _ => _ = errors.ok(borrow(entry, ty)),
        }
        once.check(entry, errors);
    }

    fn read_with(&mut self, entry: &'e Entry, path: Option<ExprPath>, errors: &mut Errors) {
        if let Some((_, _)) = &self.read_with {
            errors.push(entry, "what reads this field is given twice: keep `with`, or `deserialize_with`");
        }
        self.read_with = path.map(|path| (entry, Expr::Path(path)));
    }

    fn write_with(&mut self, entry: &'e Entry, path: Option<ExprPath>, errors: &mut Errors) {
        if let Some((_, _)) = &self.write_with {
            errors.push(entry, "what writes this field is given twice: keep `with`, or `serialize_with`");
        }
        self.write_with = path.map(|path| (entry, Expr::Path(path)));
    }

    /// Reports settings for a direction in which the field is skipped.
    pub(super) fn contradictions(&self, errors: &mut Errors) {
        if let Some(skip) = self.skip_writing {
            for (entry, _) in self.skip_writing_if.iter().chain(&self.write_with).filter(|(entry, _)| entry.name != "with") {
                errors.push(entry, format_args!("a field that is never written has no use for this: remove it, or `{}`", skip.name));
            }
        }
        if let (Some(skip), Some((entry, _))) = (self.skip_reading, self.read_with.as_ref().filter(|(entry, _)| entry.name != "with")) {
            errors.push(entry, format_args!("a field that is never read has no use for this: remove it, or `{}`", skip.name));
        }
        if let (Some(skip), Some(_)) = (self.skip_reading, self.skip_writing) {
            errors.push(skip, "a field that is neither read nor written is skipped: write `skip`");
        }
    }

    /// All entries that are present.
    pub(super) fn given(&self) -> impl Iterator<Item = &'e Entry> {
        let functions = [&self.skip_writing_if, &self.read_with, &self.write_with];
        let functions = functions.map(|given| given.as_ref().map(|(entry, _)| *entry));
        [self.skip_writing, self.skip_reading].into_iter().chain(functions).flatten()
    }

    /// Reports settings that a field of a tuple cannot have: the indices of the others would change.
    pub(super) fn not_at_an_index(&self, errors: &mut Errors) {
        let if_function = self.skip_writing_if.as_ref().map(|(entry, _)| *entry);
        for entry in [self.skip_writing, self.skip_reading, if_function].into_iter().flatten() {
            let message = "the places of the fields after this one would not be the same in reading and in writing: name the fields";
            errors.push(entry, format_args!("{message}{}", if entry.name == "skip_serializing_if" { "" } else { ", or write `skip`" }));
        }
    }
}

/// The path of a function or module: plain, or in a string, as in serde.
pub(super) fn path(entry: &Entry) -> syn::Result<ExprPath> {
    match entry.value()? {
        Expr::Path(path) => Ok(path.clone()),
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => parse(entry, text),
        other => Err(syn::Error::new_spanned(other, wanted(entry))),
    }
}

/// The same, or a closure.
fn callable(entry: &Entry) -> syn::Result<Expr> {
    match entry.value()? {
        function @ Expr::Verbatim(tokens) => match closure::of(function) {
            Some(closure) if closure.parameters.len() == 1 => Ok(function.clone()),
            _ => Err(syn::Error::new_spanned(tokens, "write one parameter, which is a reference to the value: `|value| …`")),
        },
        _ => path(entry).map(Expr::Path),
    }
}

fn parse(entry: &Entry, text: &LitStr) -> syn::Result<ExprPath> {
    text.parse().map_err(|_| syn::Error::new_spanned(text, wanted(entry)))
}

fn wanted(entry: &Entry) -> String {
    let what = if entry.name == "with" { "module" } else { "function" };
    format!("write the path of a {what}: `{} = \"some::{what}\"`", entry.name)
}

fn function_in(mut module: ExprPath, name: &str) -> ExprPath {
    let span = syn::spanned::Spanned::span(&module);
    module.path.segments.push(syn::Ident::new(name, span).into());
    module
}

/// `borrow`, alone or with lifetimes that the type must have. Everything that can borrow does so anyway.
fn borrow(entry: &Entry, ty: &Type) -> syn::Result<()> {
    let known = lifetimes(ty);
    if matches!(entry.meta, syn::Meta::Path(_)) {
        let message = "there is nothing to borrow: the field's type has no lifetime";
        return if known.is_empty() { Err(syn::Error::new_spanned(entry, message)) } else { Ok(()) };
    }
    let text = entry.text()?;
    let parser = syn::punctuated::Punctuated::<Lifetime, syn::Token![+]>::parse_separated_nonempty;
    let listed = text.parse_with(parser).map_err(|_| syn::Error::new_spanned(&text, "write lifetimes: `borrow = \"'a + 'b\"`"))?;
    for lifetime in listed {
        if !known.contains(&lifetime) {
            return Err(syn::Error::new_spanned(&text, format_args!("the field's type does not have the lifetime `{lifetime}`")));
        }
    }
    Ok(())
}

/// The lifetimes anywhere in a type.
fn lifetimes(ty: &Type) -> Vec<Lifetime> {
    fn collect(tokens: proc_macro2::TokenStream, found: &mut Vec<Lifetime>) {
        let mut quote = None;
        for token in tokens {
            match (token, quote.take()) {
                (proc_macro2::TokenTree::Punct(punct), _) if punct.as_char() == '\'' => quote = Some(punct.span()),
                (proc_macro2::TokenTree::Ident(ident), Some(_)) => found.push(Lifetime::new(&format!("'{ident}"), ident.span())),
                (proc_macro2::TokenTree::Group(group), _) => collect(group.stream(), found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    collect(quote::ToTokens::to_token_stream(ty), &mut found);
    found
}
