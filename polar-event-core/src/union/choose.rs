//! Which variant of an untagged enum a document means: by its JSON type, and by the keys of an object.

use super::look::Look;
use super::taken::{DEPTH, Keys, Taken, bit, kinds, names};
use crate::describe::Field;
use crate::reader::Kind;

/// What a document means.
#[derive(Debug, PartialEq)]
pub(super) enum Choice {
    /// This variant.
    Variant(usize),
    /// The first of these variants that takes it; neither type nor keys tell more.
    FirstOf(Vec<usize>),
    /// No variant is of this type.
    WrongType(Vec<&'static str>),
    /// It has fields of several variants.
    Ambiguous { variants: Vec<usize>, fields: Vec<&'static str> },
    /// It has none of the fields that would tell.
    Undecided { variants: Vec<usize>, fields: Vec<&'static str> },
}

/// How badly a document fits a variant. The order is that of the fields: the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Misfit {
    /// Required fields that are not there or null, and fields of other variants.
    wrong: usize,
    /// Required fields that are not there or null.
    missing: usize,
    /// Required fields that are not there.
    absent: usize,
}

/// A variant that can be an object.
struct Candidate<'t> {
    index: usize,
    /// Its fields. `None` if it takes any keys, or tells for itself.
    keys: Option<&'t Keys>,
    misfit: Misfit,
    /// How many keys are those of other variants only.
    foreign: usize,
    /// How many keys only some of the variants have.
    telling: usize,
    /// How many values are of a type that their field does not take.
    mismatched: usize,
}

/// Chooses a variant, of those that take this, for a value that looks like this.
pub(super) fn choose(variants: &[Taken], look: &Look) -> Choice {
    let takes = |variant: &Taken| variant.kinds & bit(look.kind) != 0;
    let fitting: Vec<usize> = variants.iter().enumerate().filter(|(_, variant)| takes(variant)).map(|(index, _)| index).collect();
    match (fitting.as_slice(), look.item) {
        ([], _) => Choice::WrongType(names_of_kinds(variants)),
        ([only], _) => Choice::Variant(*only),
        _ if look.kind == Kind::Object => by_keys(variants, &fitting, &look.keys),
        (_, Some(item)) => by_item(variants, fitting, item),
        _ => Choice::FirstOf(fitting),
    }
}

/// The same where all values are texts, which may be numbers, booleans or lists of one item: the first variant that takes it.
pub(super) fn choose_from_texts(variants: &[Taken], look: &Look) -> Choice {
    let (array, object) = (bit(Kind::Array), bit(Kind::Object));
    let kinds = match look.kind {
        Kind::Array => array,
        // Items by their indices.
        Kind::Object if look.keys.iter().any(|(key, _)| key == "0") => array | object,
        Kind::Object => object,
        _ => !object,
    };
    let fitting: Vec<usize> =
        variants.iter().enumerate().filter(|(_, variant)| variant.kinds & kinds != 0).map(|(index, _)| index).collect();
    if fitting.is_empty() { Choice::WrongType(names_of_kinds(variants)) } else { Choice::FirstOf(fitting) }
}

/// Of the variants that take arrays, those that take a first item of this type; all if there are none.
fn by_item(variants: &[Taken], fitting: Vec<usize>, item: Kind) -> Choice {
    let takes = |index: &usize| variants.get(*index).is_some_and(|variant| variant.item & bit(item) != 0);
    match fitting.iter().copied().filter(takes).collect::<Vec<_>>().as_slice() {
        [] => Choice::FirstOf(fitting),
        [only] => Choice::Variant(*only),
        several => Choice::FirstOf(several.to_vec()),
    }
}

fn by_keys(variants: &[Taken], fitting: &[usize], given: &[(String, Kind)]) -> Choice {
    let new = |index: &usize| Candidate {
        index: *index,
        keys: variants.get(*index).and_then(|variant| variant.keys.as_ref()),
        misfit: Misfit::default(),
        foreign: 0,
        telling: 0,
        mismatched: 0,
    };
    let mut candidates: Vec<Candidate<'_>> = fitting.iter().map(new).collect();
    // Which keys only some of the candidates know, or none.
    let known: Vec<(bool, bool)> = given
        .iter()
        .map(|(key, _)| {
            let mut keys = candidates.iter().filter_map(|candidate| candidate.keys);
            (keys.clone().any(|keys| keys.knows(key)), keys.all(|keys| keys.knows(key)))
        })
        .collect();
    candidates.iter_mut().for_each(|candidate| candidate.measure(given, &known));
    let keys = given;
    let Some(best) = candidates.iter().map(|candidate| candidate.misfit).min() else { return Choice::WrongType(Vec::new()) };
    let best: Vec<&Candidate<'_>> = candidates.iter().filter(|candidate| candidate.misfit == best).collect();
    let indexes = |candidates: &[&Candidate<'_>]| candidates.iter().map(|candidate| candidate.index).collect::<Vec<_>>();
    let untold = best.iter().all(|candidate| candidate.misfit.missing > 0 && candidate.telling == 0);
    if untold {
        let fields = wanted(&candidates.iter().collect::<Vec<_>>(), keys, true);
        if !fields.is_empty() {
            return Choice::Undecided { variants: indexes(&candidates.iter().collect::<Vec<_>>()), fields };
        }
    }
    // Several have all that they require, and each leaves something out: whichever were chosen, a part of the document would be lost.
    let is_complete =
        |candidate: &&Candidate<'_>| candidate.misfit.missing == 0 && candidate.keys.is_some_and(|keys| keys.tagged.is_none());
    let complete: Vec<&Candidate<'_>> = candidates.iter().filter(is_complete).collect();
    if complete.len() > 1 && best.iter().all(is_complete) && complete.iter().all(|candidate| candidate.foreign > 0) {
        return Choice::Ambiguous { fields: wanted(&complete, keys, false), variants: indexes(&complete) };
    }
    match best.as_slice() {
        [only] => Choice::Variant(only.index),
        [first, ..] if first.misfit.wrong == 0 => {
            let mismatched = best.iter().map(|candidate| candidate.mismatched).min();
            let best: Vec<&Candidate<'_>> = best.into_iter().filter(|candidate| Some(candidate.mismatched) == mismatched).collect();
            match best.as_slice() {
                [only] => Choice::Variant(only.index),
                several => Choice::FirstOf(indexes(several)),
            }
        }
        several => {
            let misses = several.iter().any(|candidate| candidate.misfit.missing > 0);
            let fields = wanted(several, keys, misses);
            let variants = indexes(several);
            match several {
                _ if fields.is_empty() => Choice::FirstOf(variants),
                [first, ..] if first.misfit.missing > 0 => Choice::Undecided { variants, fields },
                _ => Choice::Ambiguous { variants, fields },
            }
        }
    }
}

impl Candidate<'_> {
    /// Measures how a document fits; of each key is `known` whether some and whether all candidates know it.
    fn measure(&mut self, given: &[(String, Kind)], known: &[(bool, bool)]) {
        let Some(keys) = self.keys else { return };
        if let Some(of) = keys.tagged {
            match given {
                [(key, _)] if names(of, key) => self.telling = 1,
                // It is this enum only if there is nothing better.
                _ => self.misfit.wrong = usize::MAX,
            }
            return;
        }
        for ((key, kind), (by_some, by_all)) in given.iter().zip(known) {
            match keys.field(key) {
                Some(field) => {
                    self.telling += usize::from(!by_all);
                    let taken = kinds((field.shape)(), DEPTH) | if field.nullable { bit(Kind::Null) } else { 0 };
                    self.mismatched += usize::from(taken & bit(*kind) == 0);
                }
                None if keys.others => {}
                None => {
                    let is_others = *kind != Kind::Null && *by_some;
                    self.foreign += usize::from(is_others);
                    self.misfit.wrong += usize::from(is_others || keys.deny_unknown_fields);
                }
            }
        }
        for field in keys.fields.iter().filter(|field| field.required) {
            let mut found = given.iter().filter(|(key, _)| field.has_name(key)).peekable();
            self.misfit.absent += usize::from(found.peek().is_none());
            if !found.any(|(_, kind)| *kind != Kind::Null || field.nullable) {
                self.misfit.missing += 1;
                self.misfit.wrong += 1;
            }
        }
    }
}

fn is_given(field: &Field, given: &[(String, Kind)]) -> bool {
    given.iter().any(|(key, kind)| *kind != Kind::Null && (field.has_name(key)))
}

/// Of the fields that would tell the candidates apart: the required ones that are not given, or those that are.
fn wanted(candidates: &[&Candidate<'_>], given: &[(String, Kind)], missing: bool) -> Vec<&'static str> {
    let all: Vec<&Keys> = candidates.iter().filter_map(|candidate| candidate.keys).collect();
    let mut names = Vec::new();
    for field in all.iter().flat_map(|keys| &keys.fields) {
        let is_wanted = if missing { field.required && !is_given(field, given) } else { is_given(field, given) };
        if is_wanted && !names.contains(&field.name) && !all.iter().all(|keys| keys.knows(field.name)) {
            names.push(field.name);
        }
    }
    names
}

/// The types that an enum takes, for a message.
fn names_of_kinds(variants: &[Taken]) -> Vec<&'static str> {
    let all = variants.iter().fold(0, |all, variant| all | variant.kinds);
    let names = [
        (Kind::Null, "null"),
        (Kind::Boolean, "boolean"),
        (Kind::Integer, "integer"),
        (Kind::Float, "float"),
        (Kind::String, "string"),
        (Kind::Array, "array"),
        (Kind::Object, "object"),
    ];
    names.into_iter().filter(|(kind, _)| all & bit(*kind) != 0).map(|(_, name)| name).collect()
}

/// Whether a field of this name belongs to some of these variants only.
pub(super) fn tells(variants: &[Taken], some: &[usize], name: &str) -> bool {
    let keys = some.iter().filter_map(|index| variants.get(*index)?.keys.as_ref());
    let known: Vec<bool> = keys.map(|keys| keys.knows(name)).collect();
    known.contains(&true) && known.contains(&false)
}
