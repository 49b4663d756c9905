//! The documents on both sides of every rule of a type.

use core::fmt;
use std::collections::HashMap;

use super::case::{Case, Flags};
use super::entropy::Simplest;
use super::fault::Fault;
use super::maker::{Make as _, Maker};
use super::slot::Slot;
use super::without::WithoutBoundaryCase;
use crate::describe::Describe;

/// A document that is just valid, or just invalid, and the expected result: see [`boundary_cases`].
#[derive(Debug, Clone)]
pub struct BoundaryCase {
    document: String,
    rule: String,
    place: String,
    what: String,
    expected: Expected,
    pub(super) flags: Flags,
    /// The paths of values that are checked by functions of the author, which may report more.
    pub(super) open: Vec<String>,
}

/// The expected result for a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// It is accepted.
    Accepted,
    /// It is refused, with exactly these faults. Usually there is one; there are more if a rule cannot be broken alone.
    Refused(Vec<Fault>),
    /// The description does not determine the result, as with some documents for untagged enums. All implementations must agree.
    Unspecified,
}

impl BoundaryCase {
    pub(super) fn of(case: Case) -> Self {
        let expected = match (case.flags.unknown, case.faults.is_empty()) {
            (true, _) => Expected::Unspecified,
            (false, true) => Expected::Accepted,
            (false, false) => Expected::Refused(case.faults),
        };
        Self {
            document: case.tree.to_string(),
            rule: case.rule,
            place: case.place,
            what: case.what,
            expected,
            flags: case.flags,
            open: case.tree.open_places(),
        }
    }

    /// The document, as JSON.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The rule that it tests, by its name in attributes; `type`, `required`, `variant`, … where there is no rule.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The type and the field with the rule: `Signup.tags`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What the document tests, as a phrase: `21 characters, one too many`.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The expected result.
    #[must_use]
    pub fn expected(&self) -> &Expected {
        &self.expected
    }

    /// Whether the result requires that the clock shows [`NOW`](super::NOW).
    #[must_use]
    pub fn depends_on_clock(&self) -> bool {
        self.flags.clock
    }

    /// Whether functions of the type's author check the document, which may refuse more than expected.
    #[must_use]
    pub fn is_seen_by_functions(&self) -> bool {
        !self.open.is_empty()
    }
}

impl fmt::Display for BoundaryCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.rule, self.what)
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted => f.write_str("accepted"),
            Self::Refused(faults) => {
                for (index, fault) in faults.iter().enumerate() {
                    write!(f, "{}{fault}", if index == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Self::Unspecified => f.write_str("unspecified"),
        }
    }
}

/// The boundary cases of a type: for every rule of its fields, items, keys, nested types and variants, the smallest document that just
/// satisfies it, and the smallest one that just breaks it.
///
/// They are generated from [`Describe::SHAPE`] alone, and the expected results are computed without the code that decodes. So the two can
/// disagree; `assert_consistent` checks that they do not. The boundary cases are the same on every run.
///
/// ```
/// use polar_event_core::testing::{Expected, boundary_cases};
/// use polar_event_core::{Event, json};
///
/// #[derive(Event)]
/// struct Order {
///     #[event(range(max = 500))]
///     amount: u32,
/// }
///
/// let cases = boundary_cases::<Order>();
/// let at = |document: &str| cases.iter().find(|case| case.document() == document).unwrap();
/// assert_eq!(*at(r#"{"amount":500}"#).expected(), Expected::Accepted);
/// assert_eq!(at(r#"{"amount":501}"#).expected().to_string(), "/amount: less_than_equal");
/// assert_eq!(at("{}").expected().to_string(), "/amount: missing");
/// assert_eq!(at(r#"{"amount":"1"}"#).to_string(), "Order.amount: type: a string is the wrong type");
/// ```
///
/// Combinations, such as two faults at once, are not included. A recursive type is expanded once.
#[must_use]
pub fn boundary_cases<T: Describe>() -> Vec<BoundaryCase> {
    collect::<T>().0
}

/// The rules of a type without a boundary case, with the reason: functions, since only their author knows what they refuse, and rules for
/// which no document was found.
///
/// ```
/// use polar_event_core::Event;
/// use polar_event_core::testing::without_boundary_case;
///
/// #[derive(Event)]
/// struct Account {
///     #[event(custom = known_plan)]
///     plan: String,
/// }
///
/// fn known_plan(plan: &str) -> Result<(), &'static str> {
///     if plan == "free" { Ok(()) } else { Err("is no plan of ours") }
/// }
///
/// let [rule] = without_boundary_case::<Account>().try_into().unwrap();
/// assert_eq!(rule.to_string(), "Account.plan: custom = known_plan: a function: only it knows what it refuses");
/// ```
#[must_use]
pub fn without_boundary_case<T: Describe>() -> Vec<WithoutBoundaryCase> {
    collect::<T>().1
}

fn collect<T: Describe>() -> (Vec<BoundaryCase>, Vec<WithoutBoundaryCase>) {
    let mut simplest = Simplest;
    let mut maker = Maker::new(&mut simplest);
    let cases = maker.cases(&Slot::document(T::SHAPE, T::OPTIONAL || T::NULLABLE));
    let mut boundary_cases: Vec<BoundaryCase> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for boundary_case in cases.into_iter().map(BoundaryCase::of) {
        let before = places.get(&boundary_case.document).and_then(|at| boundary_cases.get_mut(*at));
        match before {
            // The document at the boundary of a rule is often also the simplest one: then it belongs to the rule. It is repeated for
            // another rule.
            Some(_) if boundary_case.rule == "type" => {}
            Some(before) if before.rule == "type" && before.expected == boundary_case.expected => *before = boundary_case,
            Some(before) if (&before.rule, &before.place) == (&boundary_case.rule, &boundary_case.place) => {}
            before => {
                if before.is_none() {
                    places.insert(boundary_case.document.clone(), boundary_cases.len());
                }
                boundary_cases.push(boundary_case);
            }
        }
    }
    let mut without = maker.into_without();
    without.dedup();
    (boundary_cases, without)
}
