//! `example = …`: a value that a field can have.

use core::fmt::Write as _;

use quote::ToTokens;
use syn::{Expr, ExprLit, ExprUnary, Lit, UnOp};

use crate::attr::Entry;

/// The value as a JSON text.
pub(super) fn json(entry: &Entry) -> syn::Result<String> {
    let mut text = String::new();
    write(entry.value()?, &mut text)?;
    Ok(text)
}

fn write(value: &Expr, text: &mut String) -> syn::Result<()> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(value), .. }) => quote(&value.value(), text),
        Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => text.push_str(if value.value { "true" } else { "false" }),
        Expr::Lit(ExprLit { lit: Lit::Int(value), .. }) => text.push_str(value.base10_digits()),
        Expr::Lit(ExprLit { lit: Lit::Float(value), .. }) => float(value.base10_parse()?, text),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) if is_number(expr) => {
            text.push('-');
            write(expr, text)?;
        }
        other => {
            return Err(syn::Error::new_spanned(other.to_token_stream(), "write the example as a string, number or boolean"));
        }
    }
    Ok(())
}

fn is_number(value: &Expr) -> bool {
    matches!(value, Expr::Lit(ExprLit { lit: Lit::Int(_) | Lit::Float(_), .. }))
}

/// A float as JSON has it; `1.` and `1_0.5` are Rust's.
fn float(value: f64, text: &mut String) {
    _ = write!(text, "{value:?}");
}

fn quote(value: &str, text: &mut String) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            // Writing to a string does not fail.
            '\0'..='\x1f' => _ = write!(text, "\\u{:04x}", u32::from(character)),
            _ => text.push(character),
        }
    }
    text.push('"');
}
