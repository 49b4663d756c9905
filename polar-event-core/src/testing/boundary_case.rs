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

/// A document that is just good, or just not, and what is to be said of it: see [`boundary cases`].
#[derive(Debug, Clone)]
pub struct BoundaryCase {
    document: String,
    rule: String,
    place: String,
    what: String,
    expected: Expected,
    pub(super) flags: Flags,
    /// The places of which functions of the author judge, which may find more.
    pub(super) open: Vec<String>,
}

/// What is to be said of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// It is accepted.
    Accepted,
    /// It is refused, with these faults and no others. Mostly there is one; there are more where a rule cannot be broken alone.
    Refused(Vec<Fault>),
    /// The description does not tell, as with some documents for untagged enums. All that decide must agree.
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

    /// The rule that it is for, by the name that it has in attributes; `type`, `required`, `variant`, … for what needs no rule.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The type and the field that have the rule: `Signup.tags`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What the document is there for, in words: `21 characters, one too many`.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What is to be said of the document.
    #[must_use]
    pub fn expected(&self) -> &Expected {
        &self.expected
    }

    /// Whether that is so only when the clock shows [`NOW`](super::NOW).
    #[must_use]
    pub fn depends_on_clock(&self) -> bool {
        self.flags.clock
    }

    /// Whether functions of the type's author see the document, which may refuse more than is expected.
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

/// The boundary cases of a type: for every rule of its fields, items, keys, nested types and variants, the smallest document that just keeps to it, and the one
/// that just breaks it.
///
/// They are made from [`Describe::SHAPE`] alone, and what is to be said of them is worked out without the code that decodes: the two can disagree, and
/// `assert_consistent` finds out whether they do. They are the same on every run.
///
/// ```
/// use polar_event_core::testing::{Expected, boundary cases};
/// use polar_event_core::{Event, json};
///
/// #[derive(Event)]
/// struct Order {
///     #[event(range(max = 500))]
///     amount: u32,
/// }
///
/// let cases = boundary_cases::<Order>();
/// let at = |document: &str| boundary cases.iter().find(|boundary case| boundary case.document() == document).unwrap();
/// assert_eq!(*at(r#"{"amount":500}"#).expected(), Expected::Accepted);
/// assert_eq!(at(r#"{"amount":501}"#).expected().to_string(), "/amount: less_than_equal");
/// assert_eq!(at("{}").expected().to_string(), "/amount: missing");
/// assert_eq!(at(r#"{"amount":"1"}"#).to_string(), "Order.amount: type: a string is the wrong type");
/// ```
///
/// What is beyond the edges of single rules, such as two faults at once, is not among them. A type that contains itself is gone through once.
#[must_use]
pub fn boundary_cases<T: Describe>() -> Vec<BoundaryCase> {
    collect::<T>().0
}

/// The rules of a type that have no boundary case, and why: functions, of which only their author knows what they refuse, and rules for which no document
/// was found.
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
            // The document that is on the edge of a rule is often also the simplest one. It is for the rule; and for another one, it comes again.
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
