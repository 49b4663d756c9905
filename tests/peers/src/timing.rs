//! Measuring on a machine that others use too.

use std::time::{Duration, Instant};

/// Something to measure. It does a portion of its work, and asserts that it was done.
pub type Run<'a> = Box<dyn Fn(usize) + 'a>;

/// The time that a run takes for all its portions.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// Of each portion the best time, in total.
    pub best: Duration,
    /// The median of the rounds.
    pub median: Duration,
}

/// Measures runs against each other. With each portion, they take turns, and another one begins in each round, so that whatever disturbs the
/// machine disturbs all of them alike. The first round is for the caches and is not counted.
pub fn measure(runs: &[Run<'_>], portions: usize, rounds: usize) -> Vec<Times> {
    let mut best = vec![vec![Duration::MAX; runs.len()]; portions];
    let mut totals = vec![Vec::new(); runs.len()];
    for round in 0..=rounds.max(1) {
        let mut total = vec![Duration::ZERO; runs.len()];
        for (portion, best) in best.iter_mut().enumerate() {
            for turn in 0..runs.len() {
                let run = (round + turn) % runs.len();
                let begin = Instant::now();
                runs[run](portion);
                let time = begin.elapsed();
                total[run] += time;
                best[run] = time.min(best[run]);
            }
        }
        if round > 0 {
            totals.iter_mut().zip(total).for_each(|(totals, total)| totals.push(total));
        }
    }
    let best = |run: usize| best.iter().map(|best| best[run]).sum();
    totals.into_iter().enumerate().map(|(run, totals)| Times { best: best(run), median: median(totals) }).collect()
}

/// The middle one.
pub fn median<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}
