//! Lists, sets, arrays and tuples.

use std::collections::HashSet;

use super::canonical::canonical;
use super::case::Case;
use super::entropy::Entropy as _;
use super::entropy::Seeded;
use super::fault::Fault;
use super::leaf;
use super::maker::{Make as _, Maker};
use super::slot::{Child, Embed, Slot, counts, item};
use super::tree::Tree;
use crate::describe::{Array, Shape, ShapeFn};
use crate::error::{Code, Literal};
use crate::rule::{Rule, Rules};
use crate::schema::SchemaGap;

/// The maximum length of generated lists.
pub(super) const MAX_ITEMS: usize = 1 << 12;

/// Whether equal items are refused or merged.
fn is_distinct(array: Array, rules: Rules) -> bool {
    array.set || rules.iter().any(|rule| matches!(rule.plain(), Rule::Unique(_)))
}

/// The items that the rules require.
fn due(rules: Rules) -> Vec<Tree> {
    let literal = |literal: &Literal| match literal {
        Literal::Text(text) => Tree::string(*text),
        Literal::Number(number) => Tree::number(number),
        Literal::Boolean(value) => Tree::boolean(*value),
    };
    rules.iter().filter_map(|rule| if let Rule::Contains(item) = rule.plain() { Some(literal(&item.0)) } else { None }).collect()
}

fn spot_of_item(array: Array, rules: Rules) -> Slot {
    Slot::part((array.item)(), item(rules))
}

/// Whether two of the items are equal.
fn repeats(shape: &'static Shape, items: &[Tree]) -> bool {
    let mut seen = HashSet::new();
    !items.iter().all(|item| seen.insert(canonical(shape, item)))
}

/// This many valid items, including the required ones, and all different if they must be; `None` if there are not enough.
fn items(maker: &mut Maker<'_>, array: Array, rules: Rules, count: usize) -> Option<Vec<Tree>> {
    if count > MAX_ITEMS {
        return None;
    }
    let slot = spot_of_item(array, rules);
    let due = due(rules);
    let mut items: Vec<Tree> = Vec::with_capacity(count);
    let distinct = is_distinct(array, rules);
    let mut seen: HashSet<String> = due.iter().map(|item| canonical(slot.shape, item)).collect();
    let missing = count.checked_sub(due.len())?;
    if !distinct {
        for _ in 0..missing {
            items.push(maker.value(&slot)?);
        }
    } else if missing > 0 {
        let first = maker.value(&slot)?;
        let mut random = Seeded::new(1);
        let mut candidates = vec![first];
        candidates.extend(
            leaf::cases(&slot).iter().filter(|case| case.is_good() && !case.flags.clock && !case.flags.exact).map(|case| case.tree.clone()),
        );
        let others = maker.with(&mut random, |maker| (0..count * 8 + 16).map_while(|_| maker.value(&slot)).collect::<Vec<_>>());
        for candidate in candidates.into_iter().chain(others) {
            if items.len() < missing && seen.insert(canonical(slot.shape, &candidate)) {
                items.push(candidate);
            }
        }
        if items.len() < missing {
            return None;
        }
    }
    items.extend(due);
    Some(items)
}

/// A valid list.
pub(super) fn value(maker: &mut Maker<'_>, array: Array, rules: Rules) -> Option<Tree> {
    let (least, most) = counts(rules);
    let least = least.max(due(rules).len());
    let more = most.map_or(3, |most| most.saturating_sub(least));
    let count = match array.len {
        Some(len) => len,
        None => least + some(maker, more),
    };
    let made = items(maker, array, rules, count).or_else(|| items(maker, array, rules, least));
    made.map(Tree::array)
}

/// How many more than the minimum: few, or the maximum. It is a single choice, so that it can shrink.
pub(super) fn some(maker: &mut Maker<'_>, more: usize) -> usize {
    let few = more.min(3);
    let is_all_rare = more > few && more <= 64;
    let chosen = maker.below((few + 1) * 4 + usize::from(is_all_rare));
    if chosen / 4 > few { more } else { chosen / 4 }
}

/// The cases of the list itself.
pub(super) fn own(maker: &mut Maker<'_>, array: Array, rules: Rules) -> Vec<Case> {
    let mut cases = Vec::new();
    let gap: &[SchemaGap] = if array.set { &[SchemaGap::Set] } else { &[] };
    let base = value(maker, array, rules);
    cases.extend(base.clone().map(|tree| Case::good(tree, "type", "the simplest")));
    let (least, most) = counts(rules);
    if let Some(len) = array.len {
        for (count, code) in [(len.checked_sub(1), Code::TooShort), (Some(len + 1), Code::TooLong)] {
            let short = count.and_then(|count| items(maker, array, rules, count));
            cases.extend(short.map(|items| Case::bad(Tree::array(items), Fault::here(code), "type", "not as many items as there must be")));
        }
        return cases;
    }
    for rule in rules {
        let Rule::Items(limits) = rule.plain() else { continue };
        let counts = [
            (limits.min, None, "the fewest allowed"),
            (limits.max, None, "the most allowed"),
            (limits.min.and_then(|min| min.checked_sub(1)), Some(Code::TooShort), "one too few"),
            (limits.max.map(|max| max.saturating_add(1)), Some(Code::TooLong), "one too many"),
        ];
        for (count, code, what) in counts {
            let Some(count) = count else { continue };
            // A required item would also be missing.
            let Some(items) = items(maker, array, rules, count) else { continue };
            let faults = code.map(|code| Fault::here(code).overridden(&rule.overrides())).into_iter().collect();
            if code.is_none() && (count < least || most.is_some_and(|most| count > most)) {
                continue;
            }
            cases.push(Case { faults, ..Case::good(Tree::array(items), "items", format!("{count} items, {what}")) }.gap(gap));
        }
    }
    cases.extend(repeated(maker, array, rules));
    cases.extend(without_due(array, rules));
    cases
}

/// A list with a duplicate item.
fn repeated(maker: &mut Maker<'_>, array: Array, rules: Rules) -> Option<Case> {
    let (least, most) = counts(rules);
    let mut all = items(maker, array, rules, least.max(1).max(due(rules).len()))?;
    if most.is_some_and(|most| all.len() >= most) {
        return None;
    }
    let first = all.first()?.clone();
    all.push(first);
    let last = all.len() - 1;
    if let Some(rule) = rules.iter().find(|rule| matches!(rule.plain(), Rule::Unique(_))) {
        // The rule's override applies to its violations at items, too.
        let fault = Fault::at(last, Code::DuplicateItem).overridden(&rule.overrides());
        return Some(Case::bad(Tree::array(all), fault, "unique", "the first item comes again").gap(&[SchemaGap::Unique]));
    }
    Some(Case::good(Tree::array(all), "type", "the first item comes again"))
}

/// Lists without a required item.
fn without_due(array: Array, rules: Rules) -> Vec<Case> {
    let mut cases = Vec::new();
    let shape = (array.item)();
    let (least, _) = counts(rules);
    for (index, missing) in due(rules).into_iter().enumerate() {
        let is_it = |rule: &&Rule| matches!(rule.plain(), Rule::Contains(_));
        let Some(rule) = rules.iter().filter(is_it).nth(index) else { continue };
        let others: Vec<Tree> = due(rules).into_iter().filter(|item| *item != missing).collect();
        let mut items: Vec<Tree> = others;
        let spare = leaf::cases(&spot_of_item(array, rules));
        let spare = spare.iter().filter(|case| {
            case.is_good() && !case.flags.clock && !case.flags.exact && canonical(shape, &case.tree) != canonical(shape, &missing)
        });
        let spare: Vec<Tree> = spare.map(|case| case.tree.clone()).collect();
        items.extend(spare.into_iter().take(least.saturating_sub(items.len())));
        if items.len() < least || (is_distinct(array, rules) && repeats(shape, &items)) {
            continue;
        }
        let fault = Fault::here(Code::MissingItem).overridden(&rule.overrides());
        cases.push(Case::bad(Tree::array(items), fault, "contains", "without the item that must be there"));
    }
    cases
}

/// The items of a list, represented by the first.
pub(super) fn children(maker: &mut Maker<'_>, array: Array, rules: Rules) -> Vec<Child> {
    let (least, most) = counts(rules);
    let due = due(rules).len();
    let count = array.len.unwrap_or(least.max(due + 1));
    if count == 0 || most.is_some_and(|most| count > most) {
        return Vec::new();
    }
    let Some(items) = items(maker, array, rules, count) else { return Vec::new() };
    let at = maker.below(items.len().saturating_sub(due).max(1));
    let slot = spot_of_item(array, rules);
    let distinct = is_distinct(array, rules);
    let mut child = Child::new(slot, Tree::array(items), Embed::Item(at));
    // Another valid item could be a duplicate.
    child.only_bad = distinct && count > 1;
    vec![child]
}

/// The cases of a tuple itself.
pub(super) fn tuple(maker: &mut Maker<'_>, items: &'static [ShapeFn]) -> Vec<Case> {
    let all: Option<Vec<Tree>> = items.iter().map(|item| maker.value(&Slot::part(item(), &[]))).collect();
    let Some(all) = all else { return Vec::new() };
    let mut short = all.clone();
    short.pop();
    let mut long = all.clone();
    long.push(Tree::null());
    vec![
        Case::good(Tree::array(all), "type", "the simplest"),
        Case::bad(Tree::array(short), Fault::here(Code::TooShort), "type", "an item is missing"),
        Case::bad(Tree::array(long), Fault::here(Code::TooLong), "type", "an item too many"),
    ]
}

/// The items of a tuple.
pub(super) fn positions(maker: &mut Maker<'_>, items: &'static [ShapeFn]) -> Vec<Child> {
    let all: Option<Vec<Tree>> = items.iter().map(|item| maker.value(&Slot::part(item(), &[]))).collect();
    let Some(all) = all else { return Vec::new() };
    let host = Tree::array(all);
    let child = |(index, item): (usize, &ShapeFn)| Child::new(Slot::part(item(), &[]), host.clone(), Embed::Item(index));
    items.iter().enumerate().map(child).collect()
}
