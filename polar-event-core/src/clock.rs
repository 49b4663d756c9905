//! The system's clock, and what it has shown before. To ask it takes longer than to read a timestamp, and most timestamps are older than the
//! last answer.

#[cfg(target_has_atomic = "64")]
use core::sync::atomic::{AtomicI64, Ordering};

use crate::moment::Moment;

/// The latest millisecond since the epoch that [`read`] has answered.
#[cfg(target_has_atomic = "64")]
static SHOWN: AtomicI64 = AtomicI64::new(i64::MIN);

#[cfg(target_has_atomic = "64")]
#[inline]
fn milliseconds(moment: Moment) -> i64 {
    moment.second().saturating_mul(1000).saturating_add(i64::from(moment.nanosecond() / 1_000_000))
}

/// What the clock shows.
pub(crate) fn read() -> Moment {
    let now = Moment::now();
    #[cfg(target_has_atomic = "64")]
    SHOWN.fetch_max(milliseconds(now), Ordering::Relaxed);
    now
}

/// Whether the clock has shown a later time already. `false` says nothing.
#[inline]
pub(crate) fn has_passed(moment: Moment) -> bool {
    #[cfg(target_has_atomic = "64")]
    {
        milliseconds(moment) < SHOWN.load(Ordering::Relaxed)
    }
    #[cfg(not(target_has_atomic = "64"))]
    {
        let _ = moment;
        false
    }
}

#[cfg(all(test, target_has_atomic = "64"))]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_before_a_time_that_was_read_has_passed() {
        let now = read();
        assert!(has_passed(now.plus(-1)));
        assert!(has_passed(Moment::EPOCH));
        assert!(has_passed(Moment::new(i64::MIN, 0).unwrap()));
        assert!(!has_passed(now.plus(3600)));
        assert!(!has_passed(Moment::new(i64::MAX, 999_999_999).unwrap()));
        assert!(read() >= now);
    }
}
