//! Strings with escapes, numbers and `null`, whoever wants them: this part of the reader is compiled once.

use super::cursor::{Reader, Result};
use super::number::{Begun, Number};
use super::source_map::{Fault, FaultKind};
use super::string::Escaped;

/// What has been read.
pub(super) enum Scalar {
    /// A string with escapes: it is in the reader's scratch.
    Text,
    Unsigned(u64),
    Signed(i64),
    Wide(i128),
    WideUnsigned(u128),
    Float(f64),
    Null,
    /// What serde's interface cannot say: the place has it.
    Fault,
}

impl Reader<'_, '_> {
    /// Reads the string, number or `null` of which the first byte is known; `begun` says where it is, and what has been read of a number.
    #[inline(never)]
    pub(super) fn scalar(&mut self, first: u8, begun: Begun) -> Result<Scalar> {
        let at = begun.start;
        self.at = at;
        let scalar = match first {
            b'"' => self.escaped_string().map(|escaped| match escaped {
                Escaped::Scratch => Ok(Scalar::Text),
                Escaped::Broken => Err(FaultKind::HalfPair),
            }),
            b'0'..=b'9' => self.other_number(begun).map(|number| self.sayable(number)),
            b'-' => self.number().map(|number| self.sayable(number)),
            b'n' => self.literal("null").map(|()| Ok(Scalar::Null)),
            _ => return Err(self.no_value()),
        }?;
        self.place.set_span(at, self.at);
        match scalar {
            Ok(scalar) => Ok(scalar),
            Err(kind) => self.out_of_band(kind, at).map(|()| Scalar::Fault),
        }
    }

    /// Reads the string at `at`, which has escapes, into the scratch; says whether it is one that serde's interface can say.
    #[inline(never)]
    pub(super) fn escaped_text(&mut self, at: usize) -> Result<bool> {
        self.scalar(b'"', Begun::nothing(at)).map(|scalar| !matches!(scalar, Scalar::Fault))
    }

    /// Reads the `true` or `false` at `at`, of which the first byte is known.
    #[inline(always)]
    pub(super) fn boolean(&mut self, first: u8, at: usize) -> Result<bool> {
        self.at = at;
        // Each word by itself: comparing with a text of known length takes no loop.
        let value = match first {
            b't' => self.literal("true").map(|()| true)?,
            _ => self.literal("false").map(|()| false)?,
        };
        self.place.set_span(at, self.at);
        Ok(value)
    }

    /// The number in the words of serde's interface, if it has some.
    fn sayable(&self, number: Number) -> Result<Scalar, FaultKind> {
        Ok(match number {
            Number::Unsigned(value) => Scalar::Unsigned(value),
            Number::Negative(value) => Scalar::Signed(value),
            Number::Float(value) if value.is_finite() => Scalar::Float(value),
            // Without fraction and exponent, so it is an integer; but plain serde types know it from serde_json as a float.
            Number::NegativeZero if self.place.collects_faults() => Scalar::Signed(0),
            Number::NegativeZero => Scalar::Float(-0.0),
            Number::Wide(value) => Scalar::Wide(value),
            Number::WideUnsigned(value) => Scalar::WideUnsigned(value),
            Number::Huge => return Err(FaultKind::HugeInteger),
            Number::Float(_) => return Err(FaultKind::Infinite),
        })
    }

    /// Says by the place what serde's interface cannot say of the value that begins at `start` and has been read.
    #[cold]
    pub(super) fn out_of_band(&mut self, kind: FaultKind, start: usize) -> Result<()> {
        if !self.place.collects_faults() {
            return Err(self.refuse(kind, start, self.at));
        }
        self.place.set_fault(Fault { kind, start, end: self.at });
        Ok(())
    }

    /// The text that goes with such a fault: a string with U+FFFD for what is no character, or a number.
    pub(super) fn out_of_band_text(&self, start: usize) -> &[u8] {
        match self.bytes().get(start..self.at).unwrap_or_default() {
            [b'"', ..] => self.scratch.as_bytes(),
            number => number,
        }
    }
}
