//! Numbers that look random and are the same in every run.

use uuid::Builder;

/// Marsaglia's xorshift.
pub struct Numbers(u64);

impl Default for Numbers {
    fn default() -> Self {
        Self(0x139_408d_cbbf_7a44)
    }
}

impl Numbers {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub fn uuid(&mut self) -> String {
        let bytes = u128::from(self.next()) << 64 | u128::from(self.next());
        Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid().to_string()
    }

    /// Fisher and Yates.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end as u64 + 1) as usize);
        }
    }
}
