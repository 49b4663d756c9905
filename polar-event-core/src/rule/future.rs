//! `future`.

use super::facts::Facts;
use super::keywords::{Keywords, SchemaGap};
#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
use super::opinion::{Opinion, TimeOpinion};
use super::spec::{RuleSpec, TimeRule};
use super::time::{Tolerance, compare};
use crate::error::Code;
use crate::state::ValidationState;
use crate::value::UnixTime;

/// `future`, `future(tolerance = …)`: a timestamp that is not before now; now itself is valid.
///
/// Violations: `datetime_future`; `clock_error` if there is no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Future(pub Tolerance);

impl Future {
    pub(crate) const fn facts(self) -> Facts {
        Facts { seconds: (-(self.0.seconds as i64), i64::MAX), ..Facts::ANY }
    }

    pub(crate) const fn codes(self) -> &'static [Code] {
        &[Code::DatetimeFuture]
    }
}

impl RuleSpec for Future {
    const NAME: &'static str = "future";

    fn keywords(&self) -> Keywords {
        Keywords::none().without(SchemaGap::Clock)
    }

    fn phrase(&self, _: &str) -> Option<String> {
        Some("not in the past".to_owned())
    }
}

impl TimeRule for Future {
    fn check(&self, value: UnixTime, cx: &mut ValidationState<'_>) -> bool {
        compare(Code::DatetimeFuture, cx, |now| now.plus(-i64::from(self.0.seconds)) <= value)
    }
}

#[cfg(any(feature = "arbitrary", feature = "proptest", feature = "testing"))]
impl TimeOpinion for Future {
    fn opinion(&self, value: UnixTime, now: UnixTime) -> Opinion {
        Opinion::unless(value >= self.edge(now), Code::DatetimeFuture)
    }

    fn edge(&self, now: UnixTime) -> UnixTime {
        now.plus(-i64::from(self.0.seconds))
    }
}
