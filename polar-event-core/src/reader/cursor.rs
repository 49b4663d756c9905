//! A cursor over the text: whitespace, punctuation, literals, and how reading fails.

use super::error::{Error, Expected, Why};
use super::limits::Limits;
use super::source_map::{Fault, FaultKind, Place};

pub(crate) type Result<T, E = Error> = core::result::Result<T, E>;

/// A cursor over a text, with what it publishes to the context.
///
/// Methods that read leave [`at`](Self::at) behind what they have read, and on an error where it is. Those on the way of every value take and
/// answer the offset instead: from one token to the next it stays in a register, and each way through memory would be waited for.
pub(crate) struct Reader<'de, 'p> {
    /// The text, as far as it is UTF-8.
    pub(crate) text: &'de str,
    /// Whether there is more behind `text`, which is not UTF-8.
    pub(super) is_cut: bool,
    /// The offset of the next byte.
    pub(super) at: usize,
    /// How many objects and arrays are open.
    pub(super) depth: usize,
    pub(crate) limits: Limits,
    /// The last string that had escapes.
    pub(super) scratch: String,
    /// What closes the objects and arrays that are being skipped.
    pub(super) open: Vec<u8>,
    pub(crate) place: &'p Place<'p>,
}

/// The longest part of the bytes that is UTF-8, and whether that is not all of them.
#[inline]
pub(crate) fn utf8(input: &[u8]) -> (&str, bool) {
    match simdutf8::basic::from_utf8(input) {
        Ok(text) => (text, false),
        // It does not say where.
        Err(_) => {
            let good = core::str::from_utf8(input).map_or_else(|error| error.valid_up_to(), str::len);
            let good = input.get(..good).unwrap_or_default();
            (core::str::from_utf8(good).unwrap_or_default(), true)
        }
    }
}

impl<'de, 'p> Reader<'de, 'p> {
    #[inline]
    pub(crate) fn new((text, is_cut): (&'de str, bool), limits: Limits, place: &'p Place<'p>) -> Self {
        Self { text, is_cut, at: 0, depth: 0, limits, scratch: String::new(), open: Vec::new(), place }
    }

    /// The same reader, with this as the offset of the next byte.
    #[inline(always)]
    pub(crate) fn starting_at(mut self, start: usize) -> Self {
        self.at = start;
        self
    }

    #[inline(always)]
    pub(super) fn bytes(&self) -> &'de [u8] {
        self.text.as_bytes()
    }

    /// The next byte that is no whitespace, without reading it; 0 at the end. No token begins with a 0.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> u8 {
        let (byte, at) = self.peek_at(self.at);
        self.at = at;
        byte
    }

    /// The first byte from `at` on that is no whitespace, and where it is; 0 at the end.
    #[inline(always)]
    pub(super) fn peek_at(&self, at: usize) -> (u8, usize) {
        match self.bytes().get(at) {
            Some(&byte) if byte > b' ' => (byte, at),
            _ => self.peek_behind_space(at),
        }
    }

    #[inline(never)]
    fn peek_behind_space(&self, at: usize) -> (u8, usize) {
        let rest = self.bytes().get(at..).unwrap_or_default();
        let space = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        (rest.get(space).copied().unwrap_or_default(), at + space)
    }

    /// Reads `true`, `false` or `null`, of which the first byte is known.
    #[inline]
    pub(super) fn literal(&mut self, word: &'static str) -> Result<()> {
        let end = self.at + word.len();
        if self.bytes().get(self.at..end) == Some(word.as_bytes()) {
            self.at = end;
            return Ok(());
        }
        Err(self.no_literal(word))
    }

    /// What to say where this literal begins, but goes on otherwise.
    #[cold]
    fn no_literal(&mut self, word: &'static str) -> Error {
        let rest = self.bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().zip(word.as_bytes()).take_while(|(a, b)| a == b).count();
        self.syntax(Expected::Literal)
    }

    /// Reads the `:` between a key and its value.
    #[inline(always)]
    pub(super) fn colon(&mut self) -> Result<()> {
        self.at = self.behind_colon()?;
        Ok(())
    }

    /// What comes behind the `:` between a key, which has been read, and its value: to go on from there.
    #[inline(always)]
    pub(super) fn behind_colon(&mut self) -> Result<usize> {
        let (byte, at) = self.peek_at(self.at);
        if byte == b':' { Ok(at + 1) } else { Err(self.syntax_at(at, Expected::Colon)) }
    }

    /// Reads the `{` or `[` at hand.
    pub(super) fn enter(&mut self) -> Result<()> {
        self.enter_at(self.at)
    }

    /// Reads the `{` or `[` at `at`.
    #[inline]
    pub(super) fn enter_at(&mut self, at: usize) -> Result<()> {
        if self.depth >= self.limits.depth {
            return Err(self.limit(FaultKind::Depth(self.limits.depth), at, at + 1));
        }
        self.depth += 1;
        self.at = at + 1;
        Ok(())
    }

    /// Whether all of the text has been read, and nothing has been left for anyone.
    #[inline]
    pub(crate) fn is_at_end(&self) -> bool {
        self.at == self.text.len() && !self.is_cut && self.place.is_quiet()
    }

    /// Reads what is left of the text: nothing but whitespace.
    pub(crate) fn end(&mut self) -> Result<()> {
        if self.peek() == 0 && self.at == self.text.len() && !self.is_cut {
            return Ok(());
        }
        Err(self.syntax(Expected::End))
    }

    /// What to say where no value begins.
    #[cold]
    pub(super) fn no_value(&mut self) -> Error {
        self.syntax(Expected::Value)
    }

    /// The text is not JSON, seen at the next byte.
    #[cold]
    pub(super) fn syntax(&mut self, expected: Expected) -> Error {
        self.place.halt();
        let at_end = self.at >= self.text.len();
        if at_end && self.is_cut {
            return Error::new(Why::Syntax { expected: Expected::Utf8, at_end: false }, self.at);
        }
        Error::new(Why::Syntax { expected, at_end }, self.at)
    }

    /// The same, at a byte further on.
    #[cold]
    pub(super) fn syntax_at(&mut self, at: usize, expected: Expected) -> Error {
        self.at = at;
        self.syntax(expected)
    }

    /// A limit was hit by what is from `start` to `end`.
    #[cold]
    pub(super) fn limit(&mut self, kind: FaultKind, start: usize, end: usize) -> Error {
        self.place.halt();
        self.refuse(kind, start, end)
    }

    /// There is something from `start` to `end` that serde's interface has no room for.
    #[cold]
    pub(super) fn refuse(&mut self, kind: FaultKind, start: usize, end: usize) -> Error {
        self.place.set_fault(Fault { kind, start, end });
        Error::new(Why::Fault(kind), start)
    }
}
