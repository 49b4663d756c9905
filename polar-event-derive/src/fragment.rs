//! What a macro substitutes for `$x:expr`, `$x:literal`, `$x:ty` and the like arrives in a group without delimiters. Here it becomes what
//! it would be if it had been written, and `concat!` and `stringify!` become the string that they are.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Expr, ExprLit, ExprMacro, ExprUnary, GenericArgument, Lit, LitStr, PathArguments, Token, Type, UnOp};

/// The tokens in a group that is alone.
pub(crate) fn alone(tokens: TokenStream) -> TokenStream {
    let mut all = tokens.clone().into_iter();
    match (all.next(), all.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => alone(group.stream()),
        _ => tokens,
    }
}

/// The tokens of entries, of which each may be in a group: `#[event($rule)]` for `$rule:meta`.
pub(crate) fn entries(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut begins = true;
    while let Some(token) = tokens.next() {
        let ends = tokens.peek().is_none_or(is_comma);
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None && begins && ends => output.extend(alone(group.stream())),
            other => {
                begins = is_comma(&other);
                output.extend([other]);
                continue;
            }
        }
        begins = false;
    }
    output
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',' && comma.spacing() == Spacing::Alone)
}

/// The expression without groups and parentheses around it, or the string that it is.
pub(crate) fn ungrouped(expr: Expr) -> Expr {
    match expr {
        Expr::Group(group) => ungrouped(*group.expr),
        Expr::Paren(paren) => ungrouped(*paren.expr),
        Expr::Unary(ExprUnary { attrs, op: op @ UnOp::Neg(_), expr }) => {
            Expr::Unary(ExprUnary { attrs, op, expr: Box::new(ungrouped(*expr)) })
        }
        Expr::Macro(ExprMacro { attrs, mac }) => match text_of(&mac) {
            Some(text) => Expr::Lit(ExprLit { attrs, lit: Lit::Str(text) }),
            None => Expr::Macro(ExprMacro { attrs, mac }),
        },
        other => other,
    }
}

/// The string of `concat!` with literals, or of `stringify!`.
fn text_of(mac: &syn::Macro) -> Option<LitStr> {
    let name = &mac.path.segments.last()?.ident;
    let text = if name == "stringify" {
        alone(mac.tokens.clone()).to_string()
    } else if name == "concat" {
        let parts = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(mac.tokens.clone()).ok()?;
        parts.into_iter().map(|part| displayed(&ungrouped(part))).collect::<Option<String>>()?
    } else {
        return None;
    };
    Some(LitStr::new(&text, syn::spanned::Spanned::span(&mac.path)))
}

/// A literal as `concat!` writes it.
fn displayed(part: &Expr) -> Option<String> {
    match part {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        Expr::Lit(ExprLit { lit: Lit::Char(char), .. }) => Some(char.value().to_string()),
        Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => Some(value.value.to_string()),
        Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) => Some(integer.base10_digits().to_owned()),
        Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => Some(float.base10_digits().to_owned()),
        Expr::Unary(ExprUnary { expr, .. }) => displayed(expr).map(|number| format!("-{number}")),
        _ => None,
    }
}

/// The same input without groups around types.
pub(crate) fn ungrouped_types(mut input: DeriveInput) -> DeriveInput {
    let fields: Vec<&mut syn::Field> = match &mut input.data {
        Data::Struct(data) => data.fields.iter_mut().collect(),
        Data::Enum(data) => data.variants.iter_mut().flat_map(|variant| variant.fields.iter_mut()).collect(),
        Data::Union(_) => Vec::new(),
    };
    fields.into_iter().for_each(|field| ungroup(&mut field.ty));
    input
}

/// Removes the groups in a type, except those around something that needs them, such as the bounds of a trait object.
fn ungroup(ty: &mut Type) {
    match ty {
        Type::Group(group) => {
            ungroup(&mut group.elem);
            if !matches!(*group.elem, Type::TraitObject(_) | Type::ImplTrait(_)) {
                let inner = (*group.elem).clone();
                *ty = inner;
            }
        }
        Type::Paren(paren) => ungroup(&mut paren.elem),
        Type::Reference(reference) => ungroup(&mut reference.elem),
        Type::Array(array) => ungroup(&mut array.elem),
        Type::Slice(slice) => ungroup(&mut slice.elem),
        Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(ungroup),
        Type::Path(path) => {
            if let Some(qself) = &mut path.qself {
                ungroup(&mut qself.ty);
            }
            for segment in &mut path.path.segments {
                let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else { continue };
                for argument in &mut arguments.args {
                    if let GenericArgument::Type(ty) = argument {
                        ungroup(ty);
                    }
                }
            }
        }
        _ => {}
    }
}
