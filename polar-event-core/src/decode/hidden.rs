//! Numbers as `serde_json` hands them over with its feature `arbitrary_precision`, which any crate of a build may turn on: those that are no integer
//! of 64 bits come as an object with one entry, which holds the digits.

use core::fmt;
use std::sync::OnceLock;

use serde_core::de::{Deserializer, MapAccess, Visitor};

use super::accept::Accept;
use super::key::read_key;
use super::refuse::{self, found, skip_value};
use crate::error::Code;
use crate::state::ValidationState;

/// The key of that entry.
const KEY: &str = "$serde_json::private::Number";

/// Whether `serde_json` was compiled with `arbitrary_precision`. It does not say, so it is tried.
fn is_in_use() -> bool {
    static IN_USE: OnceLock<bool> = OnceLock::new();
    *IN_USE.get_or_init(|| serde_json::Deserializer::from_str("0.5").deserialize_any(Probe).unwrap_or(false))
}

struct Probe;

impl<'de> Visitor<'de> for Probe {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<bool, A::Error> {
        while object.next_entry::<String, String>()?.is_some() {}
        Ok(true)
    }
}

/// Whether a deserializer with errors of type `E` may hide numbers.
#[inline(always)]
pub(crate) fn may_hide<E>() -> bool {
    typeid::of::<E>() == typeid::of::<serde_json::Error>() && is_in_use()
}

/// Whether this is the key of a hidden number.
pub(crate) fn is_key(key: &str) -> bool {
    key == KEY
}

/// The digits of a number that comes as an object. Any other object is reported as something of the wrong type, and read past.
#[cold]
fn number_or_refuse<'de, A: MapAccess<'de>>(code: Code, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<String>, A::Error> {
    if may_hide::<A::Error>() {
        match read_key(&mut object, cx)? {
            Some(key) if is_key(&key) => return object.next_value().map(Some),
            Some(_) => skip_value(&mut object, cx)?,
            None => {}
        }
    }
    refuse::refuse_object(code, object, cx)
}

/// Reports that an object, or a number that comes as one, has the wrong type, and reads past it.
#[cold]
pub(super) fn refuse_object<'de, T, A: MapAccess<'de>>(code: Code, object: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
    let number = tri!(number_or_refuse(code, object, cx));
    Ok(number.and_then(|_| refuse::refuse(code, found::FLOAT, cx)))
}

/// Reads an object for a type that takes numbers: one that a number comes as.
#[cold]
pub(crate) fn visit_map<'de, A: Accept<'de>, M: MapAccess<'de>>(
    accept: A,
    object: M,
    cx: &mut ValidationState<'_>,
) -> Result<Option<A::Value>, M::Error> {
    Ok(number_or_refuse(A::WRONG_TYPE, object, cx)?.and_then(|digits| visit_number(accept, &digits, cx)))
}

/// Hands over a number by its digits.
#[cold]
pub(crate) fn visit_number<'de, A: Accept<'de>>(accept: A, digits: &str, cx: &mut ValidationState<'_>) -> Option<A::Value> {
    if let Ok(value) = digits.parse::<i128>() {
        return accept.visit_i128(value, cx);
    }
    if let Ok(value) = digits.parse::<u128>() {
        return accept.visit_u128(value, cx);
    }
    let value = digits.parse().unwrap_or(f64::NAN);
    if digits.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit()) {
        return accept.visit_huge_integer(value, cx);
    }
    accept.visit_f64(value, cx)
}
