//! Literals and constants in attributes.

use syn::{Expr, ExprLit, ExprUnary, Lit, LitFloat, LitInt, UnOp};

use crate::attr;
use crate::model::{Limit, Number, NumberKind};
use crate::types::Known;

/// A length: a non-negative integer, or a constant.
pub(crate) fn limit(expr: &Expr) -> syn::Result<Limit> {
    let value = match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) => integer.base10_parse().ok(),
        _ => None,
    };
    if value.is_none() && !is_number_constant(expr) {
        return Err(syn::Error::new_spanned(expr, "write how many: an integer from 0 up, or a constant"));
    }
    Ok(Limit { expr: expr.clone(), value })
}

/// Whether an expression may be a constant number. A negative literal is none.
fn is_number_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => !matches!(**expr, Expr::Lit(_)) && attr::is_constant(expr),
        other => attr::is_constant(other),
    }
}

/// A number for a type: a literal or a constant.
pub(crate) fn number(expr: &Expr, known: Known<'_>) -> syn::Result<Number> {
    let (negative, inner) = match expr {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (true, &**expr),
        other => (false, other),
    };
    let number = match inner {
        Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) if !negative => self::integer(integer)?,
        Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) if !negative => Number::Float(float.base10_parse()?),
        Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) => negated(self::integer(integer)?, integer)?,
        Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => Number::Float(-float.base10_parse::<f64>()?),
        other if attr::is_constant(other) => Number::Constant {
            expr: expr.clone(),
            kind: match known {
                Known::Integer(..) => NumberKind::Integer,
                Known::Float => NumberKind::Float,
                _ => NumberKind::OfConstant,
            },
        },
        other => return Err(syn::Error::new_spanned(other, "write a number")),
    };
    match (known, inner) {
        (Known::Integer(name, min, max), _) => fits(expr, &number, name, min, max)?,
        (Known::Decimal, Expr::Lit(ExprLit { lit: Lit::Float(float), .. })) => exact(float)?,
        _ => {}
    }
    Ok(number)
}

/// Checks that a fraction keeps its decimal value as a float, which is how rules store it.
fn exact(literal: &LitFloat) -> syn::Result<()> {
    let float: f64 = literal.base10_parse()?;
    let message = "a decimal is compared with a limit of up to 15 digits: round this number";
    if digits(literal.base10_digits()) == digits(&format!("{float:e}")) { Ok(()) } else { Err(syn::Error::new_spanned(literal, message)) }
}

/// The digits of a number without leading and trailing zeros, and the power of ten of the last digit.
fn digits(text: &str) -> Option<(String, i64)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let significant = all.trim_end_matches('0');
    let zeros = i64::try_from(all.len() - significant.len()).ok()?;
    let exponent = exponent.parse::<i64>().ok()? - i64::try_from(fraction.len()).ok()? + zeros;
    let significant = significant.trim_start_matches('0');
    Some((significant.to_owned(), if significant.is_empty() { 0 } else { exponent }))
}

/// An integer, whose literal may include the sign.
fn integer(integer: &LitInt) -> syn::Result<Number> {
    let too_large = |_| syn::Error::new_spanned(integer, "no integer type holds this number");
    integer.base10_parse().map(Number::Integer).or_else(|_| integer.base10_parse().map(Number::Big)).map_err(too_large)
}

fn negated(number: Number, literal: &LitInt) -> syn::Result<Number> {
    match number {
        Number::Integer(integer) => Ok(Number::Integer(-integer)),
        Number::Big(integer) if integer == i128::MIN.unsigned_abs() => Ok(Number::Integer(i128::MIN)),
        _ => Err(syn::Error::new_spanned(literal, "no integer type holds this number")),
    }
}

/// Checks that an integer type can hold the number.
fn fits(expr: &Expr, number: &Number, name: &str, min: i128, max: u128) -> syn::Result<()> {
    let fits = match *number {
        Number::Integer(integer) => min <= integer && u128::try_from(integer).map_or(true, |integer| integer <= max),
        Number::Big(integer) => integer <= max,
        Number::Float(_) => {
            return Err(syn::Error::new_spanned(expr, format_args!("`{name}` is an integer type: write an integer")));
        }
        Number::Constant { .. } => true,
    };
    if fits {
        return Ok(());
    }
    Err(syn::Error::new_spanned(expr, format_args!("`{name}` holds {min} to {max}, so this number is never reached")))
}
