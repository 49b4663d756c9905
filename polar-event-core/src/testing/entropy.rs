//! Sources of choices.

/// A source of choices, which a document generator uses wherever there are several possibilities.
///
/// Choice 0 is always the simplest: an optional field is absent, a list has the minimum length, a value is the smallest. So an exhausted
/// source returns 0, and the document ends soon; and smaller choices produce a simpler document, which is how documents shrink.
///
/// It is implemented for [`Choices`], and with the feature `arbitrary` for [`Unstructured`](::arbitrary::Unstructured).
pub trait Entropy {
    /// A number below `end`. 0 if `end` is 0, or if the source is exhausted.
    fn below(&mut self, end: usize) -> usize;
}

/// A fixed list of choices.
///
/// ```
/// use polar_event_core::testing::{Choices, Entropy};
///
/// let mut choices = Choices::new(&[u32::MAX, 1 << 31]);
/// assert_eq!((choices.below(10), choices.below(10), choices.below(10)), (9, 5, 0));
/// ```
///
/// Each is a proportion of the possibilities: 0 is the first, [`u32::MAX`] the last. So a smaller one is never a less simple choice.
#[derive(Debug, Clone)]
pub struct Choices<'a> {
    left: &'a [u32],
}

impl<'a> Choices<'a> {
    /// Creates a source of these choices, in this order.
    #[must_use]
    pub fn new(choices: &'a [u32]) -> Self {
        Self { left: choices }
    }
}

impl Entropy for Choices<'_> {
    fn below(&mut self, end: usize) -> usize {
        let [choice, left @ ..] = self.left else { return 0 };
        self.left = left;
        let end = u64::try_from(end).unwrap_or(u64::from(u32::MAX)).min(u64::from(u32::MAX));
        usize::try_from((u64::from(*choice) * end) >> 32).unwrap_or_default()
    }
}

/// A random number generator with a seed: SplitMix64, which is the same on every platform, and good enough for tests. It is never
/// exhausted.
#[derive(Debug, Clone)]
pub struct Seeded(u64);

impl Seeded {
    /// Creates a generator with this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }
}

impl Entropy for Seeded {
    fn below(&mut self, end: usize) -> usize {
        let bits = usize::try_from(self.bits() >> 33).unwrap_or_default();
        bits.checked_rem(end).unwrap_or_default()
    }
}

/// Always makes the simplest choice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Simplest;

impl Entropy for Simplest {
    fn below(&mut self, _: usize) -> usize {
        0
    }
}

/// Always makes this choice, if there are that many.
#[cfg(feature = "regex")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Always(pub(super) usize);

#[cfg(feature = "regex")]
impl Entropy for Always {
    fn below(&mut self, end: usize) -> usize {
        self.0.checked_rem(end).unwrap_or_default()
    }
}

#[cfg(feature = "arbitrary")]
impl Entropy for arbitrary::Unstructured<'_> {
    fn below(&mut self, end: usize) -> usize {
        if end < 2 || self.is_empty() {
            return 0;
        }
        self.int_in_range(0..=end - 1).unwrap_or_default()
    }
}
