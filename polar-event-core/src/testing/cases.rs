//! The cases of a value: all that are on an edge, or one that has a fault.

use super::case::Case;
use super::entropy::Entropy as _;
use super::kinds::wrong_types;
use super::maker::Maker;
use super::shapes::is_number;
use super::spot::{Child, Embed, Spot};
use super::tree::Tree;
use super::without::WithoutWitness;
use super::{leaf, list, map, names, object, tuple_struct, union};
use crate::describe::{Object, Shape};
use crate::rule::Words;
use crate::schema::name_of;

/// No more cases than these are collected.
const MAX_CASES: usize = 50_000;

/// Why functions have no witnesses.
const FUNCTION: &str = "a function: only it knows what it refuses";

impl Maker<'_> {
    /// All cases of a value in this place.
    pub(super) fn cases(&mut self, spot: &Spot) -> Vec<Case> {
        self.within_type(spot, |maker, again| {
            if maker.count > MAX_CASES || again {
                let good = maker.value(spot).map(|tree| Case::good(tree, "type", "the simplest"));
                return good.into_iter().collect();
            }
            let mut cases = maker.own(spot);
            for child in maker.children(spot) {
                cases.extend(maker.cases_of(&child));
            }
            maker.note_without(spot, &cases);
            cases.into_iter().map(|case| maker.finish(spot, case)).collect()
        })
    }

    fn cases_of(&mut self, child: &Child) -> Vec<Case> {
        let named = child.name.is_some();
        self.place.extend(child.name.clone());
        let cases = self.cases(&child.spot);
        if named {
            self.place.pop();
        }
        cases.into_iter().filter_map(|case| child.embed(case)).collect()
    }

    /// One case of this value or of a part of it that has a fault, and no more than one.
    pub(super) fn fault(&mut self, spot: &Spot) -> Option<Case> {
        self.within_type(spot, |maker, _| {
            // What is around the fault is one choice, so that there are enough of them left for the fault.
            let around = u64::try_from(maker.below(1 << 16)).unwrap_or_default();
            let children = if maker.fuel > 0 { maker.by_seed(around, |maker| maker.children(spot)) } else { Vec::new() };
            // The value itself, or one of its parts; and if that cannot be broken, the next one.
            let ways = children.len() + 1;
            let first = maker.below(ways);
            let case = (0..ways).find_map(|more| match children.get((first + more) % ways) {
                Some(child) => maker.fault_of(child),
                None => {
                    let own: Vec<Case> = maker.by_seed(around, |maker| maker.own(spot)).into_iter().filter(is_one_fault).collect();
                    maker.pick(&own).cloned()
                }
            })?;
            Some(maker.finish(spot, case))
        })
    }

    fn fault_of(&mut self, child: &Child) -> Option<Case> {
        self.place.extend(child.name.clone());
        let case = self.within(self.fuel.saturating_sub(1), |maker| maker.fault(&child.spot));
        if child.name.is_some() {
            self.place.pop();
        }
        child.embed(case?).filter(is_one_fault)
    }

    /// Goes into a value; says whether its type is around it already.
    fn within_type<R>(&mut self, spot: &Spot, make: impl FnOnce(&mut Self, bool) -> R) -> R {
        let name = if spot.is_content || spot.is_merged { None } else { name_of(spot.shape) };
        let outside = name.map(|name| core::mem::replace(&mut self.place, vec![name.to_owned()]));
        let is_it = |other: &&&'static Shape| core::ptr::eq(**other, spot.shape) || (name_of(other) == name);
        // The addresses of one description may differ, so its name counts, too; but of two types of one name each gets its turn.
        let again = name.is_some() && self.around.iter().filter(is_it).count() > usize::from(self.around.len() < 4);
        self.around.extend(name.map(|_| spot.shape));
        let made = make(self, again);
        if let Some(outside) = outside {
            self.place = outside;
            self.around.pop();
        }
        made
    }

    /// The cases of the value itself, its parts aside.
    fn own(&mut self, spot: &Spot) -> Vec<Case> {
        let Spot { shape, rules, nullable, .. } = *spot;
        let mut cases = match shape {
            Shape::Nullable(_) => vec![Case::good(Tree::null(), "nullable", "null, where there may be nothing")],
            Shape::Newtype(newtype) if !is_number(newtype) => Vec::new(),
            Shape::Array(array) => list::own(self, *array, rules),
            Shape::Tuple(items) => list::tuple(self, items),
            Shape::Map(_) | Shape::Metadata => map::own(self, shape, rules),
            Shape::Object(object) => object::own(self, object),
            Shape::TupleStruct(object) => tuple_struct::own(self, object),
            Shape::Enum(of) => union::own(self, of),
            _ => leaf::cases(spot).to_vec(),
        };
        cases.extend(wrong_types(shape));
        if nullable {
            cases.retain(|case| case.tree != Tree::null());
            cases.push(Case::good(Tree::null(), "nullable", "null, which it may be"));
        }
        cases
    }

    /// The parts of a value.
    fn children(&mut self, spot: &Spot) -> Vec<Child> {
        let Spot { shape, rules, .. } = *spot;
        match shape {
            Shape::Nullable(inner) => {
                vec![Child::new(Spot { nullable: true, ..Spot::part(inner(), rules) }, Tree::null(), Embed::Alone)]
            }
            Shape::Newtype(newtype) if !is_number(newtype) => {
                let inner = spot.inside(newtype);
                vec![Child::new(Spot { nullable: inner.nullable || spot.nullable, ..inner }, Tree::null(), Embed::Alone)]
            }
            Shape::Array(array) => list::children(self, *array, rules),
            Shape::Tuple(items) => list::positions(self, items),
            Shape::Map(_) | Shape::Metadata => map::children(self, shape, rules),
            Shape::Object(object) => object::children(self, object),
            Shape::TupleStruct(object) => tuple_struct::children(self, object),
            Shape::Enum(of) => union::children(self, of),
            _ => Vec::new(),
        }
    }

    /// What is said of a value where it stands.
    fn finish(&mut self, spot: &Spot, mut case: Case) -> Case {
        self.count += 1;
        if case.place.is_empty() {
            case.place = self.place.join(".");
        }
        let own_words = if let Shape::Newtype(newtype) = spot.shape { newtype.words } else { Words::NONE };
        case.say(&own_words);
        case.say(&spot.words);
        if spot.sensitive || spot.shape.is_sensitive() {
            case.redact();
        }
        if spot.has_function() {
            case.tree = case.tree.opened();
        }
        case
    }

    /// Notes that there is nothing to be made for a place.
    pub(super) fn nothing_for(&mut self, name: &str, why: &'static str) {
        let mut place = self.place.clone();
        place.push(name.to_owned());
        self.without.push(WithoutWitness { place: place.join("."), rule: "type".to_owned(), why });
    }

    /// Notes which rules no case breaks.
    fn note_without(&mut self, spot: &Spot, cases: &[Case]) {
        let place = self.place.join(".");
        if let Shape::Object(Object { check: Some(check), .. }) | Shape::TupleStruct(Object { check: Some(check), .. }) = spot.shape {
            self.without.push(WithoutWitness { place: place.clone(), rule: format!("check = {check}"), why: FUNCTION });
        }
        let own = if let Shape::Newtype(newtype) = spot.shape { newtype.rules } else { &[] };
        for rule in if own.is_empty() { spot.rules } else { own } {
            let name = names::rule(rule);
            let why = match rule.plain() {
                rule if rule.is_function() => FUNCTION,
                rule if !rule.is_limit() => continue,
                _ if cases.iter().any(|case| case.rule == name && !case.faults.is_empty()) => continue,
                _ => "no document was found that breaks it",
            };
            self.without.push(WithoutWitness { place: place.clone(), rule: name, why });
        }
    }
}

/// Whether a case has one fault, for every reader at any time.
fn is_one_fault(case: &Case) -> bool {
    case.faults.len() == 1 && !case.flags.unknown && !case.flags.clock && !case.flags.exact
}
