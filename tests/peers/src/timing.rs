//! Measuring on a machine that others use too.

use std::time::{Duration, Instant};

use crate::rows::ROWS;

/// The documents are measured in so many portions: short ones, since only those are likely to be left alone by the rest of the machine.
const PORTIONS: usize = 50;

/// The time that a row takes for all documents.
pub struct Times {
    /// Of each portion the best time, in total.
    pub best: Duration,
    /// The median of the rounds.
    pub median: Duration,
}

/// The rows in the order of [`ROWS`]. With each portion, the rows take turns, and another one begins in each round, so that whatever
/// disturbs the machine disturbs all of them alike. The first round is for the caches and is not counted.
pub fn measure(documents: &[Vec<u8>], rounds: usize) -> Vec<Times> {
    let portions: Vec<&[Vec<u8>]> = documents.chunks(documents.len().div_ceil(PORTIONS)).collect();
    let mut best = vec![vec![Duration::MAX; portions.len()]; ROWS.len()];
    let mut totals = vec![Vec::new(); ROWS.len()];
    for round in 0..=rounds.max(1) {
        let mut total = vec![Duration::ZERO; ROWS.len()];
        for (number, portion) in portions.iter().enumerate() {
            for turn in 0..ROWS.len() {
                let row = (round + turn) % ROWS.len();
                let time = time(ROWS[row].accepts, portion);
                total[row] += time;
                best[row][number] = time.min(best[row][number]);
            }
        }
        if round > 0 {
            totals.iter_mut().zip(total).for_each(|(totals, total)| totals.push(total));
        }
    }
    let median = |mut totals: Vec<Duration>| {
        totals.sort_unstable();
        totals[totals.len() / 2]
    };
    best.iter().zip(totals).map(|(best, totals)| Times { best: best.iter().sum(), median: median(totals) }).collect()
}

fn time(accepts: fn(&[u8]) -> bool, documents: &[Vec<u8>]) -> Duration {
    let begin = Instant::now();
    for document in documents {
        assert!(accepts(document));
    }
    begin.elapsed()
}
