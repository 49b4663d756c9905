//! What a reader publishes about where it is, for the context to take places from.

use core::cell::Cell;
use core::ops::Range;

/// Where a reader is in its source.
///
/// serde's interface has no room for places, so a reader that knows them shares a `Place` with the [`Context`](crate::Context):
/// it sets the span of every value and key before it hands it over, and again when an object or array has ended.
#[derive(Debug, Default)]
pub(crate) struct Place {
    span: Cell<(usize, usize)>,
    field: Cell<Option<usize>>,
    names: Cell<&'static [&'static str]>,
    resume: Cell<Option<usize>>,
}

impl Place {
    /// The bytes of the value or key that was read last.
    #[inline]
    pub(crate) fn span(&self) -> Range<usize> {
        let (start, end) = self.span.get();
        start..end
    }

    /// To be called by the reader: the value or key at hand.
    #[inline]
    pub(crate) fn set_span(&self, start: usize, end: usize) {
        self.span.set((start, end));
    }

    /// Which of the names given to `deserialize_struct` the key at hand is, where the reader has compared them already.
    #[inline]
    pub(crate) fn take_field(&self) -> Option<usize> {
        self.field.take()
    }

    /// To be called by the reader just before it hands over a key that equals the `index`-th declared name.
    #[inline]
    pub(crate) fn set_field(&self, index: usize) {
        self.field.set(Some(index));
    }

    /// Says which names the object that is about to be read declares, in their order. For the reader to guess the next key.
    #[inline]
    pub(crate) fn expect_names(&self, names: &'static [&'static str]) {
        self.names.set(names);
    }

    /// To be called by the reader when it enters an object: the declared names, if any.
    #[inline]
    pub(crate) fn take_names(&self) -> &'static [&'static str] {
        self.names.take()
    }

    /// Says that the value which begins at `start` was given up in its middle, and that the reader shall go on behind it.
    pub(crate) fn ask_to_resume(&self, start: usize) {
        self.resume.set(Some(start));
    }

    /// To be called by the reader when a value's visitor has returned: where a value begins that was given up.
    #[inline]
    pub(crate) fn take_resume(&self) -> Option<usize> {
        self.resume.take()
    }
}
