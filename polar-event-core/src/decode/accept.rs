//! What a type takes, and the one visitor that turns everything else into a violation.

use core::fmt;

use serde_core::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::format::is_json;
use super::hidden;
use super::raw_text::is_raw;
use super::refuse::{found, refuse, refuse_array};
use super::{fill, fill_if_some};
use crate::error::Code;
use crate::reader::{Fault, FaultKind};
use crate::state::ValidationState;

/// What a type takes. Whatever is not overridden is the wrong type: it is reported, and reading goes on behind it.
///
/// See [`Decode`](crate::Decode) for an example.
pub trait Accept<'de>: Sized {
    /// What it becomes.
    type Value;

    /// The code of the violation where it is something else.
    const WRONG_TYPE: Code;

    /// Whether it may take something else than arrays and objects. Where it does not, the methods for the rest are neither called nor
    /// compiled, which for a program of many structs makes a difference: what comes is the wrong type.
    const TAKES_SCALARS: bool = true;

    /// A string that is only there for the moment.
    #[inline]
    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        let _ = value;
        refuse(Self::WRONG_TYPE, found::STRING, cx)
    }

    /// A string that lives as long as the input.
    #[inline(always)]
    fn visit_borrowed_str(self, value: &'de str, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        self.visit_str(value, cx)
    }

    /// A boolean.
    #[inline]
    fn visit_bool(self, value: bool, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        let _ = value;
        refuse(Self::WRONG_TYPE, found::BOOLEAN, cx)
    }

    /// An integer below zero, or from a format that has only signed ones.
    #[inline]
    fn visit_i64(self, value: i64, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value, cx),
            Err(_) => self.visit_i128(i128::from(value), cx),
        }
    }

    /// An integer from zero up.
    #[inline]
    fn visit_u64(self, value: u64, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        self.visit_i128(i128::from(value), cx)
    }

    /// An integer beyond `i64` and `u64`, or one of those that was not taken.
    #[inline]
    fn visit_i128(self, value: i128, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        let _ = value;
        refuse(Self::WRONG_TYPE, found::INTEGER, cx)
    }

    /// An integer beyond `i128`.
    #[inline]
    fn visit_u128(self, value: u128, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        let _ = value;
        refuse(Self::WRONG_TYPE, found::INTEGER, cx)
    }

    /// An integer beyond 128 bits, of which only the nearest float is known.
    #[inline]
    fn visit_huge_integer(self, rounded: f64, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        let _ = rounded;
        refuse(Self::WRONG_TYPE, found::INTEGER, cx)
    }

    /// A number with a fraction or an exponent. It is infinite where the document's is beyond `f64`.
    #[inline]
    fn visit_f64(self, value: f64, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        let _ = value;
        refuse(Self::WRONG_TYPE, found::FLOAT, cx)
    }

    /// `null`.
    #[inline]
    fn visit_unit(self, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        refuse(Self::WRONG_TYPE, found::NULL, cx)
    }

    /// An array.
    ///
    /// # Errors
    ///
    /// The format's own.
    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, array: A, cx: &mut ValidationState<'_>) -> Result<Option<Self::Value>, A::Error> {
        refuse_array(Self::WRONG_TYPE, array, cx).map(|()| None)
    }

    /// An array, whose value goes straight into its place: the same as [`visit_seq`](Self::visit_seq).
    ///
    /// # Errors
    ///
    /// The format's own.
    #[inline]
    fn visit_seq_into<A: SeqAccess<'de>>(
        self,
        array: A,
        slot: &mut Option<Self::Value>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        fill(slot, tri!(self.visit_seq(array, cx)));
        Ok(())
    }

    /// An object.
    ///
    /// # Errors
    ///
    /// The format's own.
    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, object: A, cx: &mut ValidationState<'_>) -> Result<Option<Self::Value>, A::Error> {
        hidden::refuse_object(Self::WRONG_TYPE, object, cx)
    }

    /// An object, whose value goes straight into its place: the same as [`visit_map`](Self::visit_map).
    ///
    /// # Errors
    ///
    /// The format's own.
    #[inline]
    fn visit_map_into<A: MapAccess<'de>>(
        self,
        object: A,
        slot: &mut Option<Self::Value>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        fill(slot, tri!(self.visit_map(object, cx)));
        Ok(())
    }

    /// A byte string, as binary formats have them.
    #[inline]
    fn visit_bytes(self, value: &[u8], cx: &mut ValidationState<'_>) -> Option<Self::Value> {
        let _ = value;
        refuse(Self::WRONG_TYPE, found::BYTES, cx)
    }

    /// Asks for the value by its type, as serde would: in formats that are not known to name the types of their values.
    ///
    /// # Errors
    ///
    /// The format's own.
    #[inline]
    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_any(visitor)
    }
}

/// Reads a value and gives it to `accept`.
///
/// # Errors
///
/// The deserializer's own. What is wrong with the value is reported in `cx` instead.
#[inline(always)]
pub fn accept<'de, A: Accept<'de>, D: Deserializer<'de>>(
    deserializer: D,
    accept: A,
    cx: &mut ValidationState<'_>,
) -> Result<Option<A::Value>, D::Error> {
    let mut value = None;
    tri!(accept_into(deserializer, accept, &mut value, cx));
    Ok(value)
}

/// Reads a value and gives it to `accept`, which puts it into `slot`.
///
/// # Errors
///
/// The deserializer's own. What is wrong with the value is reported in `cx` instead.
#[inline(always)]
pub(crate) fn accept_into<'de, A: Accept<'de>, D: Deserializer<'de>>(
    deserializer: D,
    accept: A,
    slot: &mut Option<A::Value>,
    cx: &mut ValidationState<'_>,
) -> Result<(), D::Error> {
    let takes_any = takes_any::<D::Error>(cx);
    let visit = Visit { accept, value: slot, cx: &mut *cx };
    let read = if takes_any { deserializer.deserialize_any(visit) } else { A::deserialize_hint(deserializer, visit) };
    if read.is_err() {
        cx.report_end();
    }
    read
}

/// Whether values are taken as they come. That is known to the compiler where the reader is this library's own.
#[inline(always)]
fn takes_any<E>(cx: &ValidationState<'_>) -> bool {
    is_json::<E>() || (cx.collects() && !is_raw::<E>())
}

/// What bytes are that were handed over.
enum OutOfBand {
    /// Bytes.
    Bytes,
    /// A float beyond `f64`.
    Infinite,
    /// An integer beyond 128 bits; this is the nearest float.
    Huge(f64),
    /// No value: that has been reported.
    Reported,
}

#[cold]
fn out_of_band(bytes: &[u8], cx: &mut ValidationState<'_>) -> OutOfBand {
    match cx.take_fault() {
        None => OutOfBand::Bytes,
        Some(Fault { kind: FaultKind::Infinite, .. }) => OutOfBand::Infinite,
        Some(Fault { kind: FaultKind::HugeInteger, .. }) => {
            let rounded = core::str::from_utf8(bytes).ok().and_then(|digits| digits.parse().ok());
            OutOfBand::Huge(rounded.unwrap_or(f64::NAN))
        }
        Some(fault) => {
            cx.report_this_fault(fault);
            OutOfBand::Reported
        }
    }
}

/// The visitor of every type: passes on what the format has. It answers nothing, so that no value is moved through the many small functions
/// of a format.
struct Visit<'a, 'c, A, T> {
    accept: A,
    /// Where the value goes.
    value: &'a mut Option<T>,
    cx: &'a mut ValidationState<'c>,
}

/// Bytes, for a type that takes no scalars.
#[cold]
#[inline(never)]
fn refuse_bytes(code: Code, bytes: &[u8], cx: &mut ValidationState<'_>) {
    let found = match out_of_band(bytes, cx) {
        OutOfBand::Bytes => found::BYTES,
        OutOfBand::Infinite => found::FLOAT,
        OutOfBand::Huge(_) => found::INTEGER,
        OutOfBand::Reported => return,
    };
    cx.report_type(code, found);
}

impl<'a, 'c, 'de, A: Accept<'de>> Visit<'a, 'c, A, A::Value> {
    fn refuse(self, found: &'static str) {
        self.into_context().report_type(A::WRONG_TYPE, found);
    }

    /// What is left when nothing is accepted. Were `accept` there until the end, each caller would have code to drop it.
    fn into_context(self) -> &'a mut ValidationState<'c> {
        let Self { accept, cx, .. } = self;
        drop(accept);
        cx
    }
}

macro_rules! pass_on {
    ($($visit:ident($($value:ident: $type:ty)?) => $method:ident or $found:ident;)+) => { $(
        #[inline(always)]
        fn $visit<E>(self $(, $value: $type)?) -> Result<(), E> {
            if A::TAKES_SCALARS {
                fill(self.value, self.accept.$method($($value,)? self.cx));
            } else {
                self.refuse(found::$found);
            }
            Ok(())
        }
    )+ };
}

impl<'de, A: Accept<'de>> Visitor<'de> for Visit<'_, '_, A, A::Value> {
    type Value = ();

    /// What serde says when this visitor itself is given what it cannot take, as an enum of a binary format.
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    // Our own reader calls it in one place only. What strings become is mostly large.
    #[inline(always)]
    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<(), E> {
        if A::TAKES_SCALARS {
            fill_if_some(self.value, self.accept.visit_borrowed_str(value, self.cx));
        } else {
            self.refuse(found::STRING);
        }
        Ok(())
    }

    pass_on! {
        visit_str(value: &str) => visit_str or STRING;
        visit_bool(value: bool) => visit_bool or BOOLEAN;
        visit_i64(value: i64) => visit_i64 or INTEGER;
        visit_u64(value: u64) => visit_u64 or INTEGER;
        visit_i128(value: i128) => visit_i128 or INTEGER;
        visit_f64(value: f64) => visit_f64 or FLOAT;
        visit_unit() => visit_unit or NULL;
        visit_none() => visit_unit or NULL;
    }

    #[inline]
    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        if !A::TAKES_SCALARS {
            self.refuse(found::INTEGER);
        } else if let Ok(value) = i128::try_from(value) {
            fill(self.value, self.accept.visit_i128(value, self.cx));
        } else {
            fill(self.value, self.accept.visit_u128(value, self.cx));
        }
        Ok(())
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    #[inline]
    fn visit_seq<S: SeqAccess<'de>>(self, array: S) -> Result<(), S::Error> {
        self.accept.visit_seq_into(array, self.value, self.cx)
    }

    #[inline]
    fn visit_map<M: MapAccess<'de>>(self, object: M) -> Result<(), M::Error> {
        self.accept.visit_map_into(object, self.value, self.cx)
    }

    /// Bytes have no place in JSON, so our own reader hands over as bytes what no other method can take.
    #[cold]
    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<(), E> {
        if !A::TAKES_SCALARS {
            refuse_bytes(A::WRONG_TYPE, bytes, self.into_context());
            return Ok(());
        }
        let Self { accept, value, cx } = self;
        match out_of_band(bytes, cx) {
            OutOfBand::Bytes => fill(value, accept.visit_bytes(bytes, cx)),
            OutOfBand::Infinite => fill(value, accept.visit_f64(f64::INFINITY, cx)),
            OutOfBand::Huge(rounded) => fill(value, accept.visit_huge_integer(rounded, cx)),
            OutOfBand::Reported => {}
        }
        Ok(())
    }
}
