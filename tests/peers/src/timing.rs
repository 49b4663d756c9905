//! Measuring on a machine that others use too.

use std::time::{Duration, Instant};

use crate::rows::ROWS;

/// The times of one row, of all documents together, in ascending order.
pub struct Times(Vec<Duration>);

impl Times {
    pub fn min(&self) -> Duration {
        self.0[0]
    }

    pub fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }
}

/// The rows in the order of [`ROWS`]. Each round runs every row once, and another row first, so that whatever disturbs the machine
/// disturbs all of them alike; the first round is for the caches and is not counted.
pub fn measure(documents: &[Vec<u8>], rounds: usize) -> Vec<Times> {
    let mut times = vec![Vec::new(); ROWS.len()];
    for round in 0..=rounds.max(1) {
        for turn in 0..ROWS.len() {
            let index = (round + turn) % ROWS.len();
            let begin = Instant::now();
            for document in documents {
                assert!((ROWS[index].accepts)(document));
            }
            let elapsed = begin.elapsed();
            if round > 0 {
                times[index].push(elapsed);
            }
        }
    }
    times.iter_mut().for_each(|times| times.sort_unstable());
    times.into_iter().map(Times).collect()
}
