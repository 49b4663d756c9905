//! Whether events can be stored, as far as the last writes tell.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// For how long a failed write counts. After that, whoever asks may try again.
const UNHEALTHY: Duration = Duration::from_secs(10);

/// The last write that has failed, unless one has succeeded since.
#[derive(Default)]
pub(crate) struct Health(Mutex<Option<Instant>>);

impl Health {
    pub(crate) fn note(&self, is_good: bool) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = if is_good { None } else { Some(Instant::now()) };
    }

    pub(crate) fn is_good(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_none_or(|failed| failed.elapsed() >= UNHEALTHY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_counts_for_a_while() {
        let health = Health::default();
        assert!(health.is_good());
        health.note(false);
        assert!(!health.is_good());
        health.note(true);
        assert!(health.is_good());
        let failed = Health(Mutex::new(Instant::now().checked_sub(UNHEALTHY)));
        assert!(failed.is_good());
    }
}
