//! Integers of any size, and what pydantic makes numbers of.

use std::borrow::Cow;
use std::fmt;

use compact_str::CompactString;

use super::codes::{INT_FROM_FLOAT, INT_PARSING_SIZE};
use super::tape::{Kind, Value};
use crate::error::{Code, Param};
use crate::state::ValidationState;

/// The length of the longest integer that pydantic reads in a string, with its minus sign.
const MAX_LENGTH: usize = 4300;

/// An integer of any size, up to the 4300 digits that Python reads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Integer(CompactString);

impl Integer {
    /// Its decimal digits, without leading zeros, after a minus sign if it is negative.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The integer, if it is in the range of an `i64`.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The integer, if it is in the range of an `i128`.
    #[must_use]
    pub fn as_i128(&self) -> Option<i128> {
        self.0.parse().ok()
    }

    /// Of a text that is an integer in JSON.
    pub(super) fn of_json(text: &str) -> Self {
        Self(if text == "-0" { "0" } else { text }.into())
    }
}

impl From<i64> for Integer {
    fn from(integer: i64) -> Self {
        Self(compact_str::format_compact!("{integer}"))
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number, and whether it was one, rather than made of something else.
pub(super) struct Coerced<T> {
    pub(super) value: T,
    pub(super) exact: bool,
}

/// The number of a value that is one in JSON.
pub(super) fn float_of_json(value: Value<'_>) -> f64 {
    match value.kind {
        Kind::Infinity => f64::INFINITY,
        Kind::NegativeInfinity => f64::NEG_INFINITY,
        Kind::Float => value.number().parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

/// An integer, or a boolean, a string or a whole number that pydantic makes one of.
pub(super) fn integer(value: Value<'_>, cx: &mut ValidationState<'_>) -> Option<Coerced<Integer>> {
    let code = match value.kind {
        Kind::Integer => return Some(Coerced { value: Integer::of_json(value.number()), exact: true }),
        Kind::Boolean(value) => return Some(Coerced { value: i64::from(value).into(), exact: false }),
        Kind::Float | Kind::NaN | Kind::Infinity | Kind::NegativeInfinity => of_float(float_of_json(value)),
        Kind::String { .. } => match value.string().as_deref().map(std::str::from_utf8) {
            Some(Ok(text)) => integer_in(text),
            _ => Err(Code::StringUnicode),
        },
        found => {
            cx.report(Code::IntType, [("found", Param::from(found.name()))]);
            return None;
        }
    };
    code.map_err(|code| cx.report(code, [])).ok().map(|value| Coerced { value, exact: false })
}

fn of_float(float: f64) -> Result<Integer, Code> {
    // The bounds themselves are refused, as the float nearest to `i64::MAX` is beyond it.
    const END: f64 = 9_223_372_036_854_775_808.0;
    if !float.is_finite() {
        Err(Code::FiniteNumber)
    } else if float.fract() != 0.0 {
        Err(Code::Declared(&INT_FROM_FLOAT))
    } else if -END < float && float < END {
        Ok(Integer::from(float as i64))
    } else {
        Err(Code::Declared(&INT_PARSING_SIZE))
    }
}

/// The integer that pydantic reads in a string.
pub(super) fn integer_in(text: &str) -> Result<Integer, Code> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let sign = text.len() - digits.len();
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    // A second zero after the first makes it no number at once, however long it is.
    if !digits.starts_with('0') && count > 0 && sign + count > MAX_LENGTH {
        return Err(Code::Declared(&INT_PARSING_SIZE));
    }
    json_integer(text).or_else(|| json_integer(&clean(text)?)).ok_or(Code::IntParsing)
}

fn json_integer(text: &str) -> Option<Integer> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let good = matches!(digits.as_bytes(), [b'0'] | [b'1'..=b'9', ..])
        && text.len() <= MAX_LENGTH
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| Integer::of_json(text))
}

/// Without blanks around it, plus sign, leading zeros, underscores between digits, and zeros after a decimal point. `None` if there is nothing of that.
fn clean(text: &str) -> Option<Cow<'_, str>> {
    let trimmed = text.trim();
    let unsigned = match trimmed.strip_prefix('+') {
        Some(rest) if rest.starts_with('-') => return None,
        Some(rest) => rest,
        None => trimmed,
    };
    let (is_negative, rest) = match unsigned.strip_prefix('-') {
        Some(rest) if rest.starts_with(['-', '+']) => return None,
        Some(rest) => (true, rest),
        None => (false, unsigned),
    };
    let mut digits = without_leading_zeros(rest)?;
    if let Some((whole, fraction)) = digits.split_once('.') {
        if !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0') {
            digits = whole;
        }
    }
    let digits = match without_underscores(digits) {
        Some(digits) => Cow::Owned(digits),
        None if digits.len() == text.len() => return None,
        None => Cow::Borrowed(digits),
    };
    Some(if is_negative { Cow::Owned(format!("-{digits}")) } else { digits })
}

/// Underscores between the zeros go, too. One zero stays if there is nothing else, or only a decimal point.
fn without_leading_zeros(text: &str) -> Option<&str> {
    match text.bytes().next()? {
        b'0' => {}
        b'1'..=b'9' | b'-' => return Some(text),
        _ => return None,
    }
    for (at, character) in text.char_indices().skip(1) {
        match character {
            '0' | '_' => {}
            '1'..='9' | '-' => return text.get(at..),
            '.' => return text.get(at - 1..),
            _ => return None,
        }
    }
    text.get(text.len() - 1..)
}

fn without_underscores(text: &str) -> Option<String> {
    let misplaced = text.starts_with('_') || text.ends_with('_') || text.contains("__");
    (!misplaced && text.contains('_')).then(|| text.replace('_', ""))
}

/// The float that pydantic reads in a string.
pub(super) fn float_in(text: &str) -> Option<f64> {
    text.trim().parse().ok().or_else(|| without_underscores(text)?.parse().ok())
}
