//! Literals and constants in attributes.

use syn::{Expr, ExprLit, ExprUnary, Lit, LitInt, UnOp};

use crate::model::{Limit, Number};
use crate::types::Known;

/// A length: an integer from zero up, or a constant.
pub(crate) fn limit(expr: &Expr) -> syn::Result<Limit> {
    let value = match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) => Some(integer.base10_parse()?),
        Expr::Path(_) | Expr::Block(_) => None,
        other => return Err(syn::Error::new_spanned(other, "write how many: an integer from 0 up, or a constant")),
    };
    Ok(Limit { expr: expr.clone(), value })
}

/// A number for a type: a literal, or, where the type's syntax says what it is, a constant.
pub(crate) fn number(expr: &Expr, known: Known<'_>) -> syn::Result<Number> {
    let (negative, inner) = match expr {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (true, &**expr),
        other => (false, other),
    };
    let number = match inner {
        Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) => self::integer(negative, integer)?,
        Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => {
            let float: f64 = float.base10_parse()?;
            Number::Float(if negative { -float } else { float })
        }
        Expr::Path(_) | Expr::Block(_) => match known {
            Known::Integer(..) => Number::Constant { expr: expr.clone(), float: false },
            Known::Float => Number::Constant { expr: expr.clone(), float: true },
            _ => {
                let message = "write a literal: whether the constant is an integer or a float cannot be seen here";
                return Err(syn::Error::new_spanned(expr, message));
            }
        },
        other => return Err(syn::Error::new_spanned(other, "write a number")),
    };
    if let (Known::Integer(name, min, max), number) = (known, &number) {
        fits(expr, number, name, min, max)?;
    }
    Ok(number)
}

fn integer(negative: bool, integer: &LitInt) -> syn::Result<Number> {
    let magnitude: u128 = integer.base10_parse()?;
    let signed = i128::try_from(magnitude).ok().map(|magnitude| if negative { -magnitude } else { magnitude });
    match signed {
        Some(signed) => Ok(Number::Integer(signed)),
        None if negative => Err(syn::Error::new_spanned(integer, "no integer type holds this number")),
        None => Ok(Number::Big(magnitude)),
    }
}

/// That an integer type can hold the number.
fn fits(expr: &Expr, number: &Number, name: &str, min: i128, max: u128) -> syn::Result<()> {
    let fits = match *number {
        Number::Integer(integer) => min <= integer && u128::try_from(integer).is_ok_and(|integer| integer <= max) | (integer < 0),
        Number::Big(integer) => integer <= max,
        Number::Float(_) => {
            return Err(syn::Error::new_spanned(expr, format_args!("`{name}` is an integer type: write an integer")));
        }
        Number::Constant { .. } => true,
    };
    let message = format_args!("`{name}` holds {min} to {max}, so this number is never reached");
    if fits { Ok(()) } else { Err(syn::Error::new_spanned(expr, message)) }
}
