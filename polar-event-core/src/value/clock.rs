//! The system's clock, and the latest time that this process has read. Reading the clock takes longer than parsing a timestamp, and most
//! timestamps are older than the last reading, so the reading is reused for half a second. After the clock was set back, the new time
//! applies within a second.

use super::unix_time::UnixTime;

pub(crate) use last::{has_passed, read};

/// The clock that a document is validated by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Clock {
    /// The system's, which has not been read yet.
    System,
    Shows(UnixTime),
    /// There is no clock.
    Missing,
}

/// For targets with a clock that is cheap to read and measures the age of a reading.
#[cfg(all(target_has_atomic = "64", any(target_os = "linux", target_os = "android", target_os = "macos", target_os = "windows")))]
mod last {
    use core::sync::atomic::{AtomicI64, AtomicU64, Ordering};

    use coarsetime::{Duration, Instant};

    use super::UnixTime;

    /// How long a reading is reused.
    const LIFETIME: u64 = Duration::from_millis(500).as_ticks();

    static LAST: Last = Last { milliseconds: AtomicI64::new(i64::MIN), tick: AtomicU64::new(0) };

    /// The last reading, and its tick. Threads may overwrite each other: each writes what it has just read.
    pub(super) struct Last {
        pub(super) milliseconds: AtomicI64,
        pub(super) tick: AtomicU64,
    }

    impl Last {
        pub(super) fn set(&self, now: UnixTime, tick: u64) {
            self.milliseconds.store(milliseconds(now), Ordering::Relaxed);
            // A thread that sees this tick sees a reading at least as recent.
            self.tick.store(tick, Ordering::Release);
        }

        #[inline]
        pub(super) fn has_passed(&self, moment: UnixTime, tick: impl FnOnce() -> u64) -> bool {
            let given = self.tick.load(Ordering::Acquire);
            milliseconds(moment) < self.milliseconds.load(Ordering::Relaxed) && tick().wrapping_sub(given) < LIFETIME
        }
    }

    #[inline]
    fn milliseconds(moment: UnixTime) -> i64 {
        moment.second().saturating_mul(1000).saturating_add(i64::from(moment.nanosecond() / 1_000_000))
    }

    fn tick() -> u64 {
        Instant::now_without_cache_update().as_ticks()
    }

    /// The time, if there is a clock.
    pub(crate) fn read() -> Option<UnixTime> {
        let tick = tick();
        let now = UnixTime::now()?;
        LAST.set(now, tick);
        Some(now)
    }

    /// Whether the last reading is later than this time. `false` is inconclusive.
    #[inline]
    pub(crate) fn has_passed(moment: UnixTime) -> bool {
        LAST.has_passed(moment, tick)
    }
}

/// On other targets, each document reads the clock.
#[cfg(not(all(target_has_atomic = "64", any(target_os = "linux", target_os = "android", target_os = "macos", target_os = "windows"))))]
mod last {
    use super::UnixTime;

    /// The time, if there is a clock.
    pub(crate) fn read() -> Option<UnixTime> {
        UnixTime::now()
    }

    #[inline]
    pub(crate) fn has_passed(_: UnixTime) -> bool {
        false
    }
}

#[cfg(all(test, target_has_atomic = "64", target_os = "linux"))]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use core::sync::atomic::{AtomicI64, AtomicU64};

    use super::last::Last;
    use super::*;

    const SECOND: u64 = coarsetime::Duration::from_secs(1).as_ticks();

    fn last() -> Last {
        Last { milliseconds: AtomicI64::new(i64::MIN), tick: AtomicU64::new(0) }
    }

    #[test]
    fn only_what_is_before_a_time_that_was_read_has_passed() {
        let now = UnixTime::new(1_800_000_000, 0).unwrap();
        let last = last();
        assert!(!last.has_passed(UnixTime::EPOCH, || 0), "nothing was read");
        last.set(now, 0);
        for (moment, passed) in [
            (now.plus(-1), true),
            (UnixTime::EPOCH, true),
            (UnixTime::new(i64::MIN, 0).unwrap(), true),
            (now, false),
            (now.plus(3600), false),
            (UnixTime::new(i64::MAX, 999_999_999).unwrap(), false),
        ] {
            assert_eq!(last.has_passed(moment, || 0), passed, "{moment:?}");
        }
    }

    #[test]
    fn a_clock_that_is_set_back_is_obeyed_within_a_second() {
        let (wrong, right) = (UnixTime::new(4_000_000_000, 0).unwrap(), UnixTime::new(1_800_000_000, 0).unwrap());
        let between = right.plus(3600);
        let last = last();
        last.set(wrong, 10 * SECOND);
        assert!(last.has_passed(between, || 10 * SECOND));
        assert!(!last.has_passed(between, || 11 * SECOND), "the answer is too old: the clock must be asked");
        last.set(right, 11 * SECOND);
        assert!(!last.has_passed(between, || 11 * SECOND), "the latest answer counts, not the greatest");
        assert!(last.has_passed(right.plus(-1), || 11 * SECOND));
    }

    /// A process may be moved to another machine, whose ticks differ.
    #[test]
    fn an_answer_from_the_future_is_not_used() {
        let last = last();
        last.set(UnixTime::new(4_000_000_000, 0).unwrap(), 10 * SECOND);
        assert!(!last.has_passed(UnixTime::EPOCH, || 9 * SECOND));
    }

    #[test]
    fn the_system_s_clock_is_read() {
        // It may fail at first if this thread is delayed.
        assert!((0..100).any(|_| has_passed(read().unwrap().plus(-1))));
        assert!(!has_passed(read().unwrap().plus(3600)));
    }
}
