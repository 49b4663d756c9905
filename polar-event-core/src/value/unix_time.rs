//! A point in time, independent of any time crate.

use core::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

/// A point in time: seconds and nanoseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// The rules `past` and `future` compare timestamps with the clock in this form, whatever crate the timestamps are from. You can convert it
/// from [`SystemTime`], and, with the features of these names, from the timestamps of `jiff`, `chrono` and `time`.
///
/// ```
/// use polar_event_core::UnixTime;
///
/// let half_a_second_before = UnixTime::new(-1, 500_000_000).unwrap();
/// assert!(half_a_second_before < UnixTime::EPOCH);
/// assert!(UnixTime::from(std::time::SystemTime::now()) > UnixTime::EPOCH);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime {
    second: i64,
    /// Counted from the second on, also before the epoch.
    nanosecond: u32,
}

impl UnixTime {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self { second: 0, nanosecond: 0 };

    /// Creates a time from the seconds since the epoch, negative before it, and the nanoseconds after that second. `None` if the
    /// nanoseconds are a second or more.
    #[must_use]
    #[inline]
    pub const fn new(second: i64, nanosecond: u32) -> Option<Self> {
        if nanosecond < 1_000_000_000 { Some(Self { second, nanosecond }) } else { None }
    }

    /// The system's time. `None` if there is no clock: on `wasm32-unknown-unknown`, unless the feature `js` enables JavaScript's.
    #[must_use]
    pub fn now() -> Option<Self> {
        // std's clock panics on this target.
        #[cfg(all(target_family = "wasm", target_os = "unknown", not(feature = "js")))]
        return None;
        #[cfg(all(target_family = "wasm", target_os = "unknown", feature = "js"))]
        return Some(Self::from(jiff::Timestamp::now()));
        #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
        return Some(Self::from(SystemTime::now()));
    }

    /// The seconds since the epoch, rounded down.
    #[must_use]
    #[inline]
    pub const fn second(self) -> i64 {
        self.second
    }

    /// The nanoseconds since that second.
    #[must_use]
    #[inline]
    pub const fn nanosecond(self) -> u32 {
        self.nanosecond
    }

    /// The time this many seconds later, or earlier if negative. Saturates at the ends of the range.
    #[must_use]
    pub(crate) const fn plus(self, seconds: i64) -> Self {
        Self { second: self.second.saturating_add(seconds), nanosecond: self.nanosecond }
    }
}

impl From<SystemTime> for UnixTime {
    fn from(time: SystemTime) -> Self {
        let second = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Self { second: second(after), nanosecond: after.subsec_nanos() },
            Err(error) => {
                let before = error.duration();
                match before.subsec_nanos() {
                    0 => Self { second: -second(before), nanosecond: 0 },
                    nanosecond => Self { second: -second(before) - 1, nanosecond: 1_000_000_000 - nanosecond },
                }
            }
        }
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for UnixTime {
    #[inline]
    fn from(time: jiff::Timestamp) -> Self {
        // Both have the same sign.
        let (second, nanosecond) = (time.as_second(), time.subsec_nanosecond());
        match u32::try_from(nanosecond) {
            Ok(nanosecond) => Self { second, nanosecond },
            Err(_) => Self { second: second - 1, nanosecond: 1_000_000_000 - nanosecond.unsigned_abs() },
        }
    }
}

#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> From<chrono::DateTime<Z>> for UnixTime {
    /// A leap second becomes the last nanosecond before the next second.
    #[inline]
    fn from(time: chrono::DateTime<Z>) -> Self {
        Self { second: time.timestamp(), nanosecond: time.timestamp_subsec_nanos().min(999_999_999) }
    }
}

#[cfg(feature = "time")]
impl From<time::OffsetDateTime> for UnixTime {
    #[inline]
    fn from(time: time::OffsetDateTime) -> Self {
        Self { second: time.unix_timestamp(), nanosecond: time.nanosecond() }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn times_before_the_epoch_are_rounded_down() {
        for nanoseconds in [0, 1, 500_000_000, 999_999_999, 1_000_000_000, 1_500_000_000] {
            let (second, nanosecond) =
                ((-(i128::from(nanoseconds))).div_euclid(1_000_000_000), (-i128::from(nanoseconds)).rem_euclid(1_000_000_000));
            let expected = UnixTime::new(i64::try_from(second).unwrap(), u32::try_from(nanosecond).unwrap()).unwrap();
            assert_eq!(UnixTime::from(UNIX_EPOCH - Duration::from_nanos(nanoseconds)), expected);
            #[cfg(feature = "jiff")]
            assert_eq!(UnixTime::from(jiff::Timestamp::from_nanosecond(-i128::from(nanoseconds)).unwrap()), expected);
            #[cfg(feature = "chrono")]
            assert_eq!(UnixTime::from(chrono::DateTime::from_timestamp_nanos(-i64::try_from(nanoseconds).unwrap())), expected);
            #[cfg(feature = "time")]
            assert_eq!(UnixTime::from(time::OffsetDateTime::from_unix_timestamp_nanos(-i128::from(nanoseconds)).unwrap()), expected);
        }
        assert_eq!(UnixTime::new(0, 1_000_000_000), None);
    }
}
