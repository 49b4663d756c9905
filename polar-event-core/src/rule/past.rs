//! `past`.

use super::facts::Facts;
use super::keywords::{Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TimeOpinion};
use super::spec::{RuleSpec, TimeRule};
use super::time::{Tolerance, compare};
use crate::error::Code;
use crate::state::ValidationState;
use crate::value::UnixTime;

/// `past`, `past(tolerance = …)`: a timestamp that is not after now; now itself is valid. The reading of the system's clock may be up to
/// half a second old: if the clock was set back since then, the earlier reading still counts.
///
/// Violations: `datetime_past`; `clock_error` if there is no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Past(pub Tolerance);

impl Past {
    pub(crate) const fn facts(self) -> Facts {
        Facts { seconds: (i64::MIN, self.0.seconds as i64), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::DatetimePast]
    }
}

impl RuleSpec for Past {
    const NAME: &'static str = "past";

    fn keywords(&self) -> Keywords {
        Keywords::none().without(SchemaGap::Clock)
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("not in the future".to_owned())
    }
}

impl TimeRule for Past {
    /// Most timestamps are long past.
    #[inline(always)]
    fn fast_path_ok(&self, value: UnixTime, cx: &ValidationState<'_>) -> bool {
        cx.is_known_past(value)
    }

    fn check(&self, value: UnixTime, cx: &mut ValidationState<'_>) -> bool {
        cx.is_known_past(value) || compare(Code::DatetimePast, cx, |now| value <= now.plus(i64::from(self.0.seconds)))
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TimeOpinion for Past {
    fn opinion(&self, value: UnixTime, now: UnixTime) -> Opinion {
        Opinion::unless(value <= self.edge(now), Code::DatetimePast)
    }

    fn edge(&self, now: UnixTime) -> UnixTime {
        now.plus(i64::from(self.0.seconds))
    }
}
