//! Random numbers for all tests, with a fixed beginning, so that a failure can be had again.

use polar_event_core::testing::{Entropy, Seeded};

/// The library's own generator, with more ways to ask it.
#[derive(Debug, Clone)]
pub struct Random(Seeded);

impl Random {
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Seeded::new(seed))
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        (0..3).fold(0, |number, _| number << 31 | self.below(1 << 31) as u64)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        assert!(end > 0, "there is nothing to choose from");
        self.0.below(end)
    }

    /// Whether something happens that does so once in so many times.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// Whether something happens that does so this often of a hundred times.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

impl Entropy for Random {
    fn below(&mut self, end: usize) -> usize {
        self.0.below(end)
    }
}
