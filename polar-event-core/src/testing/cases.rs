//! Values for a description: valid ones, all boundary cases, or one with a fault.

use super::case::Case;
use super::entropy::Entropy as _;
use super::maker::{Make, Maker};
use super::slot::{Child, Slot};
use super::tree::Tree;
use super::without::WithoutBoundaryCase;
use super::{by_shape, names};
use crate::describe::{Object, Shape};
use crate::rule::MessageOverride;
use crate::schema::name_of;

/// The maximum number of cases.
const MAX_CASES: usize = 50_000;

/// Why functions have no boundary cases.
const FUNCTION: &str = "a function: only it knows what it refuses";

impl Make for Maker<'_> {
    fn value(&mut self, slot: &Slot) -> Option<Tree> {
        self.spend();
        if slot.nullable && self.chance(4) {
            return Some(Tree::null());
        }
        let examples = if slot.wants_example() { slot.examples() } else { Vec::new() };
        let example = if self.chance(3) { None } else { self.pick(&examples).cloned() };
        let tree = example.or_else(|| by_shape::value(self, slot)).or_else(|| self.pick(&examples).cloned());
        let tree = tree.or_else(|| slot.nullable.then(Tree::null))?;
        Some(if slot.wants_example() { tree.opened() } else { tree })
    }

    fn cases(&mut self, slot: &Slot) -> Vec<Case> {
        self.within_type(slot, |maker, again| {
            if maker.count > MAX_CASES || again {
                let good = maker.value(slot).map(|tree| Case::good(tree, "type", "the simplest"));
                return good.into_iter().collect();
            }
            let mut cases = by_shape::own(maker, slot);
            for child in by_shape::children(maker, slot) {
                cases.extend(maker.cases_of(&child));
            }
            maker.report_without(slot, &cases);
            cases.into_iter().map(|case| maker.finish(slot, case)).collect()
        })
    }
}

impl Maker<'_> {
    fn cases_of(&mut self, child: &Child) -> Vec<Case> {
        let named = child.name.is_some();
        self.place.extend(child.name.clone());
        let cases = self.cases(&child.slot);
        if named {
            self.place.pop();
        }
        cases.into_iter().filter_map(|case| child.embed(case)).collect()
    }

    /// A case of this value, or of a value inside it, with exactly one fault.
    pub(super) fn fault(&mut self, slot: &Slot) -> Option<Case> {
        self.within_type(slot, |maker, _| {
            // A single choice determines the surroundings, so that enough choices are left for the fault.
            let around = u64::try_from(maker.below(1 << 16)).unwrap_or_default();
            let children = if maker.fuel > 0 { maker.by_seed(around, |maker| by_shape::children(maker, slot)) } else { Vec::new() };
            // Try the value itself or one of the values inside it, and the next one if it cannot be broken.
            let ways = children.len() + 1;
            let first = maker.below(ways);
            let case = (0..ways).find_map(|more| match children.get((first + more) % ways) {
                Some(child) => maker.fault_of(child),
                None => {
                    let own: Vec<Case> =
                        maker.by_seed(around, |maker| by_shape::own(maker, slot)).into_iter().filter(is_one_fault).collect();
                    maker.pick(&own).cloned()
                }
            })?;
            Some(maker.finish(slot, case))
        })
    }

    fn fault_of(&mut self, child: &Child) -> Option<Case> {
        self.place.extend(child.name.clone());
        let case = self.within(self.fuel.saturating_sub(1), |maker| maker.fault(&child.slot));
        if child.name.is_some() {
            self.place.pop();
        }
        child.embed(case?).filter(is_one_fault)
    }

    /// Enters a value; tells `make` whether its type is already around it.
    fn within_type<R>(&mut self, slot: &Slot, make: impl FnOnce(&mut Self, bool) -> R) -> R {
        let name = if slot.is_content || slot.is_merged { None } else { name_of(slot.shape) };
        let outside = name.map(|name| core::mem::replace(&mut self.place, vec![name.to_owned()]));
        let is_it = |other: &&&'static Shape| core::ptr::eq(**other, slot.shape) || (name_of(other) == name);
        // The addresses of one description may differ, so names count, too; but two types with the same name are both visited.
        let again = name.is_some() && self.around.iter().filter(is_it).count() > usize::from(self.around.len() < 4);
        self.around.extend(name.map(|_| slot.shape));
        let made = make(self, again);
        if let Some(outside) = outside {
            self.place = outside;
            self.around.pop();
        }
        made
    }

    /// Applies the properties of the value's place.
    fn finish(&mut self, slot: &Slot, mut case: Case) -> Case {
        self.count += 1;
        if case.place.is_empty() {
            case.place = self.place.join(".");
        }
        let own_overrides = if let Shape::Newtype(newtype) = slot.shape { newtype.overrides } else { MessageOverride::NONE };
        case.override_message(&own_overrides);
        case.override_message(&slot.overrides);
        if slot.sensitive || slot.shape.is_sensitive() {
            case.redact();
        }
        if slot.has_function() {
            case.tree = case.tree.opened();
        }
        case
    }

    /// Records the rules that no case breaks.
    fn report_without(&mut self, slot: &Slot, cases: &[Case]) {
        let place = self.place.join(".");
        if let Shape::Object(Object { check: Some(check), .. }) | Shape::TupleStruct(Object { check: Some(check), .. }) = slot.shape {
            self.without.push(WithoutBoundaryCase { place: place.clone(), rule: format!("check = {check}"), why: FUNCTION });
        }
        let own = if let Shape::Newtype(newtype) = slot.shape { newtype.rules } else { &[] };
        for rule in if own.is_empty() { slot.rules } else { own } {
            let name = names::rule(rule);
            let why = match rule.plain() {
                rule if rule.is_function() => FUNCTION,
                rule if !rule.is_limit() => continue,
                _ if cases.iter().any(|case| case.rule == name && !case.faults.is_empty()) => continue,
                _ => "no document was found that breaks it",
            };
            self.without.push(WithoutBoundaryCase { place: place.clone(), rule: name, why });
        }
    }
}

/// Whether a case has exactly one fault, for every parser at any time.
fn is_one_fault(case: &Case) -> bool {
    case.faults.len() == 1 && !case.flags.unknown && !case.flags.clock && !case.flags.exact
}
