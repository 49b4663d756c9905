//! Maps and metadata.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::canonical::canonical;
use super::case::Case;
use super::entropy::Seeded;
use super::fault::Fault;
use super::list::MAX_ITEMS;
use super::maker::{Make as _, Maker};
use super::slot::{Child, Embed, Slot, counts};
use super::tree::{Node, Tree};
use crate::describe::Shape;
use crate::error::{Code, Segment};
use crate::rule::{self, Items, MetadataRules, NoNul, Rule, Rules};
use crate::schema::SchemaGap;

/// The parts of a map's entry.
struct Entry {
    key: Slot,
    value: Slot,
    least: usize,
    most: Option<usize>,
}

impl Entry {
    fn of(shape: &'static Shape, rules: Rules) -> Option<Self> {
        let (least, most) = counts(rules);
        match shape {
            Shape::Map(map) => Some(Self {
                key: Slot::part((map.key)(), rule::keys(rules)),
                value: Slot::part((map.value)(), rule::values(rules)),
                least,
                most,
            }),
            Shape::Metadata => {
                let max = MetadataRules::of(rules).max_pairs;
                Some(Self {
                    key: Slot::part(&Shape::String, &[]),
                    value: Slot::part(&Shape::Any, &[]),
                    least,
                    most: Some(most.map_or(max, |most| most.min(max))),
                })
            }
            _ => None,
        }
    }
}

/// The cases of keys and of values for each set of limits.
type Parts = HashMap<(MetadataRules, bool), Rc<Vec<Case>>>;

thread_local! {
    static PARTS: RefCell<Parts> = RefCell::default();
}

/// The cases of a key or a value in metadata.
fn metadata_cases(limits: MetadataRules, is_key: bool) -> Rc<Vec<Case>> {
    let make = || Rc::new(if is_key { metadata_texts(limits, limits.max_key) } else { metadata_values(limits) });
    PARTS.with_borrow_mut(|parts| Rc::clone(parts.entry((limits, is_key)).or_insert_with(make)))
}

/// The cases of a text in metadata with this maximum length.
fn metadata_texts(limits: MetadataRules, max: usize) -> Vec<Case> {
    let length = Rule::Length(rule::Length::new(rule::Unit::Characters, Some(1), Some(max.max(1))));
    let no_nul = Rule::NoNul(NoNul);
    let rules: &[&Rule] = if limits.allow_nul { &[&length] } else { &[&length, &no_nul] };
    let mut cases = super::text::texts(&Shape::String, rules);
    cases.iter_mut().for_each(|case| "metadata".clone_into(&mut case.rule));
    cases
}

/// The cases of a value in metadata.
fn metadata_values(limits: MetadataRules) -> Vec<Case> {
    let good = |tree: Tree, what: &str| Case::good(tree, "metadata", what);
    let bad = |tree: Tree, code: Code, what: &str| Case::bad(tree, Fault::here(code), "metadata", what);
    let mut cases = vec![good(Tree::boolean(true), "a boolean"), good(Tree::number(0), "an integer"), good(Tree::number("1.5"), "a float")];
    cases.extend(metadata_texts(limits, limits.max_value));
    cases.push(good(Tree::number(i64::MAX), "the largest integer"));
    cases.push(good(Tree::number(i64::MIN), "the smallest integer"));
    cases.push(bad(Tree::number("9223372036854775808"), Code::IntOutOfRange, "beyond 64 bits").gap(&[SchemaGap::Integer]));
    let mut beyond = bad(Tree::number("1e400"), Code::FiniteNumber, "beyond all floats").text_only();
    beyond.flags.exact = true;
    cases.push(beyond);
    cases.push(bad(Tree::null(), Code::ScalarType, "null is the wrong type"));
    cases.push(bad(Tree::array(Vec::new()), Code::ScalarType, "an array is the wrong type"));
    cases.push(bad(Tree::object(Vec::new()), Code::ScalarType, "an object is the wrong type"));
    cases
}

/// A valid key or value.
fn good(maker: &mut Maker<'_>, shape: &Shape, rules: Rules, entry: &Entry, is_key: bool) -> Option<Tree> {
    match shape {
        Shape::Metadata => {
            let cases = metadata_cases(MetadataRules::of(rules), is_key);
            let good: Vec<&Case> = cases.iter().filter(|case| case.is_good()).collect();
            maker.pick(&good).map(|case| case.tree.clone())
        }
        _ => maker.value(if is_key { &entry.key } else { &entry.value }),
    }
}

/// This many valid entries with different keys; `None` if there are not enough.
fn entries(maker: &mut Maker<'_>, shape: &'static Shape, rules: Rules, count: usize) -> Option<Tree> {
    let entry = Entry::of(shape, rules)?;
    if count > MAX_ITEMS {
        return None;
    }
    let mut object = Tree::object(Vec::new());
    let mut seen = std::collections::HashSet::new();
    let mut add = |object: &mut Tree, key: Tree, value: Tree| {
        let text = canonical(entry.key.shape, &key);
        if let Node::String(key) = key.node {
            if object.members().len() < count && seen.insert(text) {
                object.push(key, value);
            }
        }
    };
    if count > 0 {
        let (key, value) = (good(maker, shape, rules, &entry, true)?, good(maker, shape, rules, &entry, false)?);
        add(&mut object, key, value);
    }
    let mut random = Seeded::new(2);
    let mut tries = 0;
    while object.members().len() < count && tries < count * 8 + 16 {
        tries += 1;
        let key = maker.with(&mut random, |maker| numbered_key(maker, shape, rules, &entry, tries))?;
        let value = good(maker, shape, rules, &entry, false)?;
        add(&mut object, key, value);
    }
    (object.members().len() == count).then_some(object)
}

/// A valid key that probably differs from those before.
fn numbered_key(maker: &mut Maker<'_>, shape: &'static Shape, rules: Rules, entry: &Entry, number: usize) -> Option<Tree> {
    if let Shape::Metadata = shape {
        let text: String = format!("{number}").chars().take(MetadataRules::of(rules).max_key.max(1)).collect();
        return Some(Tree::string(text));
    }
    let plain = Tree::string(number.to_string());
    let rules = super::slot::each(entry.key.rules, &[]);
    let is_good = super::judge::faults(entry.key.shape, &rules, &number.to_string()).is_some_and(|faults| faults.is_empty());
    if matches!(entry.key.shape, Shape::String | Shape::Character) && is_good { Some(plain) } else { good(maker, shape, &[], entry, true) }
}

/// A valid map.
pub(super) fn value(maker: &mut Maker<'_>, shape: &'static Shape, rules: Rules) -> Option<Tree> {
    let entry = Entry::of(shape, rules)?;
    let more = entry.most.map_or(3, |most| most.saturating_sub(entry.least));
    let count = entry.least + super::list::some(maker, more);
    entries(maker, shape, rules, count).or_else(|| entries(maker, shape, rules, entry.least))
}

/// The cases of the map itself.
pub(super) fn own(maker: &mut Maker<'_>, shape: &'static Shape, rules: Rules) -> Vec<Case> {
    let Some(entry) = Entry::of(shape, rules) else { return Vec::new() };
    let mut cases: Vec<Case> = value(maker, shape, rules).map(|tree| Case::good(tree, "type", "the simplest")).into_iter().collect();
    let mut limits: Vec<(&str, Items, rule::MessageOverride)> = Vec::new();
    limits.extend(
        rules
            .iter()
            .filter_map(|rule| if let Rule::Items(items) = rule.plain() { Some(("items", *items, rule.overrides())) } else { None }),
    );
    if matches!(shape, Shape::Metadata) {
        limits.push(("metadata", Items::new(None, Some(MetadataRules::of(rules).max_pairs)), rule::MessageOverride::NONE));
    }
    for (name, Items { min, max }, overrides) in limits {
        let counts = [
            (min, None, "the fewest allowed"),
            (max, None, "the most allowed"),
            (min.and_then(|min| min.checked_sub(1)), Some(Code::TooShort), "one too few"),
            (max.map(|max| max.saturating_add(1)), Some(Code::TooLong), "one too many"),
        ];
        for (count, code, what) in counts {
            let Some(count) = count else { continue };
            let is_within = count >= entry.least && entry.most.is_none_or(|most| count <= most);
            let other = code.is_some() && ((count > 0 && entry.most.is_some_and(|most| count > most + 1)) || count + 1 < entry.least);
            if (code.is_none() && !is_within) || other {
                continue;
            }
            let Some(tree) = entries(maker, shape, rules, count) else { continue };
            let faults = code.map(|code| Fault::here(code).overridden(&overrides)).into_iter().collect();
            cases.push(Case { faults, ..Case::good(tree, name, format!("{count} entries, {what}")) }.gap(&[SchemaGap::FlattenedCount]));
        }
    }
    cases.extend(repeated(maker, shape, rules, &entry));
    if matches!(shape, Shape::Metadata) {
        cases.extend(metadata_parts(maker, shape, rules));
    }
    cases
}

/// A map with a duplicate key.
fn repeated(maker: &mut Maker<'_>, shape: &'static Shape, rules: Rules, entry: &Entry) -> Option<Case> {
    let mut object = entries(maker, shape, rules, entry.least.max(1))?;
    let (key, value) = object.members().first()?.clone();
    object.push(key.clone(), value);
    let fault = Fault::at(Segment::from_input(&key), Code::JsonDuplicateKey).in_key();
    Some(Case::bad(object, fault, "duplicate key", "a key comes twice").text_only())
}

/// The cases of the keys and values of metadata, which have no descriptions of their own.
fn metadata_parts(maker: &mut Maker<'_>, shape: &'static Shape, rules: Rules) -> Vec<Case> {
    let limits = MetadataRules::of(rules);
    let (least, _) = counts(rules);
    let Some(host) = entries(maker, shape, rules, least.max(1)) else { return Vec::new() };
    let part = |embed: Embed| Child::new(Slot::part(&Shape::Any, &[]), host.clone(), embed);
    let (key, value) = (part(Embed::Key(0)), part(Embed::Entry(0)));
    let keys = metadata_cases(limits, true).iter().filter_map(|case| key.embed(case.clone())).collect::<Vec<_>>();
    keys.into_iter().chain(metadata_cases(limits, false).iter().filter_map(|case| value.embed(case.clone()))).collect()
}

/// The keys and the values of a map, represented by the first entry.
pub(super) fn children(maker: &mut Maker<'_>, shape: &'static Shape, rules: Rules) -> Vec<Child> {
    let Some(entry) = Entry::of(shape, rules).filter(|_| matches!(shape, Shape::Map(_))) else { return Vec::new() };
    let count = entry.least.max(1);
    if entry.most.is_some_and(|most| count > most) {
        return Vec::new();
    }
    let Some(host) = entries(maker, shape, rules, count) else { return Vec::new() };
    vec![Child::new(entry.key, host.clone(), Embed::Key(0)), Child::new(entry.value, host, Embed::Entry(0))]
}
