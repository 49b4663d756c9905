//! Values for a description: good ones, and all the cases that are on the edge.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::case::Case;
use super::entropy::{Entropy, Seeded, Simplest};
use super::spot::{Child, Spot, each};
use super::tree::Tree;
use super::{WithoutWitness, leaf, list, map, names, object, union};
use crate::describe::{Newtype, Object, Shape};
use crate::rule::{Rule, Rules};

/// So deep are structs and enums nested in a good value, unless they have to be nested deeper.
const FUEL: usize = 8;

/// So many values are there in a good one, unless there have to be more.
const BUDGET: usize = 400;

/// No more cases than these are collected.
const MAX_CASES: usize = 50_000;

/// Why functions have no witnesses.
const FUNCTION: &str = "a function: only it knows what it refuses";

/// Makes values.
pub(super) struct Maker<'e> {
    entropy: &'e mut dyn Entropy,
    budget: usize,
    fuel: usize,
    /// The type and the fields that lead to the value at hand.
    place: Vec<String>,
    /// The types around the value at hand.
    around: Vec<&'static Shape>,
    count: usize,
    without: Vec<WithoutWitness>,
}

/// The address of a description and of its rules, of which there are only so many.
type Key = (usize, usize, usize);

thread_local! {
    static LEAVES: RefCell<HashMap<Key, Rc<Vec<Case>>>> = RefCell::default();
}

impl Entropy for Maker<'_> {
    /// A choice. When the value has grown large, it is the simplest one.
    fn below(&mut self, end: usize) -> usize {
        if self.budget == 0 { 0 } else { self.entropy.below(end) }
    }
}

impl<'e> Maker<'e> {
    pub(super) fn new(entropy: &'e mut dyn Entropy) -> Self {
        Self { entropy, budget: BUDGET, fuel: FUEL, place: Vec::new(), around: Vec::new(), count: 0, without: Vec::new() }
    }

    pub(super) fn into_without(self) -> Vec<WithoutWitness> {
        self.without
    }

    /// Whether to do what is not the simplest.
    pub(super) fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) + 1 == one_in && one_in > 1
    }

    pub(super) fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        let index = self.below(of.len());
        of.get(index)
    }

    /// The same with another source of choices, for what is to be tried.
    pub(super) fn with<R>(&self, entropy: &mut dyn Entropy, make: impl FnOnce(&mut Maker<'_>) -> R) -> R {
        make(&mut Maker { fuel: self.fuel, ..Maker::new(entropy) })
    }

    /// The same with all choices following from one: the simplest if it is 0.
    fn by_seed<R>(&self, seed: u64, make: impl FnOnce(&mut Maker<'_>) -> R) -> R {
        if seed == 0 { self.with(&mut Simplest, make) } else { self.with(&mut Seeded::new(seed), make) }
    }

    /// A good value, as far as can be told; `None` if there is none that can be made.
    pub(super) fn value(&mut self, spot: &Spot) -> Option<Tree> {
        self.budget = self.budget.saturating_sub(1);
        if spot.nullable && self.chance(4) {
            return Some(Tree::null());
        }
        let examples = if spot.has_function() || matches!(spot.shape, Shape::Foreign(_)) { spot.examples() } else { Vec::new() };
        let example = if self.chance(3) { None } else { self.pick(&examples).cloned() };
        let tree = example.or_else(|| self.shaped(spot)).or_else(|| self.pick(&examples).cloned());
        let tree = tree.or_else(|| spot.nullable.then(Tree::null))?;
        Some(if spot.has_function() || matches!(spot.shape, Shape::Foreign(_)) { tree.opened() } else { tree })
    }

    fn shaped(&mut self, spot: &Spot) -> Option<Tree> {
        let Spot { shape, rules, .. } = *spot;
        match shape {
            Shape::Nullable(inner) => {
                let inner = Spot::part(inner(), rules);
                if self.chance(4) { Some(Tree::null()) } else { self.value(&inner).or_else(|| Some(Tree::null())) }
            }
            Shape::Newtype(newtype) if !is_number(newtype) => self.value(&inside(newtype, spot)),
            Shape::Array(array) => list::value(self, *array, rules),
            Shape::Tuple(items) => {
                self.deeper(|maker| items.iter().map(|item| maker.value(&Spot::part(item(), &[]))).collect()).map(Tree::array)
            }
            Shape::Map(_) | Shape::Metadata => map::value(self, shape, rules),
            Shape::Object(object) => self.deeper(|maker| object::value(maker, object, spot.is_merged)),
            Shape::TupleStruct(object) => self.deeper(|maker| object::tuple(maker, object)),
            Shape::Enum(of) => self.deeper(|maker| union::value(maker, of)),
            _ => leaf::value(self, spot),
        }
    }

    /// A part that can nest. There is an end to that.
    fn deeper<R>(&mut self, make: impl FnOnce(&mut Self) -> Option<R>) -> Option<R> {
        self.fuel = self.fuel.checked_sub(1)?;
        let made = make(self);
        self.fuel += 1;
        made
    }

    /// With so much room to nest at most.
    pub(super) fn within<R>(&mut self, fuel: usize, make: impl FnOnce(&mut Self) -> R) -> R {
        let before = core::mem::replace(&mut self.fuel, fuel);
        let made = make(self);
        self.fuel = before;
        made
    }

    pub(super) fn fuel(&self) -> usize {
        self.fuel
    }

    /// The cases of a value that has no parts.
    pub(super) fn leaf(&self, spot: &Spot) -> Rc<Vec<Case>> {
        let (rules, also) = leaf_rules(spot);
        let key = (core::ptr::from_ref(spot.shape).addr(), rules.as_ptr().addr(), rules.len());
        LEAVES
            .with_borrow_mut(|leaves| Rc::clone(leaves.entry(key).or_insert_with(|| Rc::new(leaf::cases(spot.shape, &each(rules, also))))))
    }

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
        let name = if spot.is_content || spot.is_merged { None } else { crate::schema::name_of(spot.shape) };
        let outside = name.map(|name| core::mem::replace(&mut self.place, vec![name.to_owned()]));
        let is_it = |other: &&&'static Shape| core::ptr::eq(**other, spot.shape) || (crate::schema::name_of(other) == name);
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
            Shape::TupleStruct(object) => object::own_tuple(self, object),
            Shape::Enum(of) => union::own(self, of),
            _ => self.leaf(spot).to_vec(),
        };
        cases.extend(leaf::wrong_types(shape));
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
                vec![Child::new(Spot { nullable: true, ..Spot::part(inner(), rules) }, Tree::null(), super::spot::Embed::Alone)]
            }
            Shape::Newtype(newtype) if !is_number(newtype) => {
                let inner = inside(newtype, spot);
                vec![Child::new(Spot { nullable: inner.nullable || spot.nullable, ..inner }, Tree::null(), super::spot::Embed::Alone)]
            }
            Shape::Array(array) => list::children(self, *array, rules),
            Shape::Tuple(items) => list::positions(self, items),
            Shape::Map(_) | Shape::Metadata => map::children(self, shape, rules),
            Shape::Object(object) => object::children(self, object),
            Shape::TupleStruct(object) => object::positions(self, object),
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
        let own_words = if let Shape::Newtype(newtype) = spot.shape { newtype.words } else { crate::rule::Words::NONE };
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
                Rule::Nullable | Rule::Each(_) | Rule::Keys(_) | Rule::Values(_) | Rule::Equals(_) => continue,
                Rule::Custom(_) | Rule::Check(_) | Rule::RequiredIf(_) | Rule::ForbiddenIf(_) => FUNCTION,
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

/// Whether a newtype is a number with a limit of its own, such as `NonZero<u8>`, which has the rules of its place as well.
pub(super) fn is_number(newtype: &Newtype) -> bool {
    newtype.name.contains('<')
}

/// What is in a newtype. That of a variant says by itself whether it may be `null`.
fn inside(newtype: &'static Newtype, spot: &Spot) -> Spot {
    let nullable = !spot.is_content && crate::rule::is_nullable(newtype.rules);
    Spot { nullable, is_merged: spot.is_merged, ..Spot::part((newtype.shape)(), newtype.rules) }
}

/// The rules of a value without parts: those of its place, and those of its type.
fn leaf_rules(spot: &Spot) -> (Rules, Rules) {
    let own = if let Shape::Newtype(newtype) = spot.shape { newtype.rules } else { &[] };
    (spot.rules, own)
}
