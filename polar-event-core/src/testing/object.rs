//! Structs, including those with flattened fields, and tuple structs.

use super::case::Case;
use super::fault::Fault;
use super::maker::{Make as _, Maker};
use super::slot::{Child, Embed, Slot, looks_at_absence};
use super::tree::{Node, Tree};
use crate::describe::{Field, Object};
use crate::error::{Code, MessageOverride, Segment};
use crate::rule::Rule;

/// A name that is not a field.
pub(super) const UNKNOWN: &str = "no such field";

/// The name of the field that a field must be equal to.
fn equal_to(field: &Field) -> Option<&'static str> {
    field.rules.iter().find_map(|rule| if let Rule::Equals(other) = rule.plain() { Some(*other) } else { None })
}

fn has_rule(field: &Field, is_it: impl Fn(&Rule) -> bool) -> bool {
    field.rules.iter().any(|rule| is_it(rule.plain()))
}

/// Whether a field is in the simplest object: it is required, or an unknown condition may require it.
fn is_due(field: &Field) -> bool {
    field.required
        || (has_rule(field, |rule| matches!(rule, Rule::RequiredIf(_))) && !has_rule(field, |rule| matches!(rule, Rule::ForbiddenIf(_))))
}

/// The paths of values that functions check, whatever is in the object.
pub(super) fn open(object: &Object) -> Vec<Vec<Segment>> {
    let mut open: Vec<Vec<Segment>> = object.check.iter().map(|_| Vec::new()).collect();
    open.extend(
        object
            .fields
            .iter()
            .filter(|field| looks_at_absence(field.rules))
            .map(|field| if field.flatten { Vec::new() } else { vec![field.segment()] }),
    );
    open
}

/// The index of an entry.
fn position(tree: &Tree, key: &str) -> Option<usize> {
    tree.members().iter().position(|(name, _)| name == key)
}

/// A valid object without the field at `skip`, and with the field at `with` unless it is flattened.
fn build(maker: &mut Maker<'_>, object: &'static Object, skip: Option<usize>, with: Option<usize>) -> Option<Tree> {
    let mut tree = Tree::object(Vec::new());
    tree.open = open(object);
    for (index, field) in object.fields.iter().enumerate() {
        let is_forbidden = has_rule(field, |rule| matches!(rule, Rule::ForbiddenIf(_)));
        let is_there = is_due(field) || with == Some(index) || (!is_forbidden && maker.chance(3));
        if skip == Some(index) || !is_there {
            continue;
        }
        let value = match (maker.value(&Slot::field(field)), field.flatten) {
            (None, _) if field.required || with == Some(index) => return None,
            (None, _) => continue,
            (Some(value), true) => {
                // A flattened map has no keys of other fields.
                let taken = value
                    .members()
                    .iter()
                    .any(|(key, _)| object.fields.iter().any(|other| !core::ptr::eq(other, field) && other.has_key(key)));
                if !taken {
                    tree.merge(value);
                }
                continue;
            }
            (Some(value), false) => value,
        };
        let name =
            if field.aliases.is_empty() || with == Some(index) || !maker.chance(4) { Some(&field.name) } else { maker.pick(field.aliases) };
        tree.push(*name.unwrap_or(&field.name), value);
    }
    make_equal(object, &mut tree);
    Some(tree)
}

/// Gives fields that must be equal the same value, or removes them.
fn make_equal(object: &Object, tree: &mut Tree) {
    for (field, other) in object.fields.iter().filter_map(|field| Some((field, equal_to(field)?))) {
        let value = position(tree, other).and_then(|at| tree.members().get(at)).map(|(_, value)| value.clone());
        let Node::Object(members) = &mut tree.node else { return };
        let at = members.iter().position(|(name, _)| field.has_name(name));
        match (at, value) {
            (Some(at), Some(value)) => {
                if let Some((_, place)) = members.get_mut(at) {
                    *place = value;
                }
            }
            (Some(at), None) => _ = members.remove(at),
            (None, Some(value)) => members.push((field.name.to_owned(), value)),
            (None, None) => {}
        }
    }
}

/// A valid object; without unknown fields if it is merged into another one.
pub(super) fn value(maker: &mut Maker<'_>, object: &'static Object, is_merged: bool) -> Option<Tree> {
    let mut tree = build(maker, object, None, None)?;
    let names = object.all_names_and_aliases();
    if !is_merged && !object.deny_unknown_fields && !object.has_other_keys() && !names.contains(&UNKNOWN) && maker.chance(16) {
        tree.push(UNKNOWN, Tree::null());
    }
    Some(tree)
}

/// The cases of the object itself.
pub(super) fn own(maker: &mut Maker<'_>, object: &'static Object) -> Vec<Case> {
    let Some(base) = build(maker, object, None, None) else {
        maker.nothing_for("", "no good value was found for a field that must be there");
        return Vec::new();
    };
    let mut cases = vec![Case::good(base.clone(), "type", "the simplest")];
    cases.extend(everything(maker, object).map(|tree| Case::good(tree, "type", "every field")));
    for (index, field) in object.fields.iter().enumerate().filter(|(_, field)| !field.flatten) {
        let has = build(maker, object, None, Some(index));
        let without = build(maker, object, Some(index), None);
        let is_equal = object.fields.iter().any(|other| equal_to(other) == Some(field.name)) || equal_to(field).is_some();
        if let (true, false, Some(tree)) = (field.required, is_equal, without) {
            let fault = Fault::at(field.name, Code::Missing).with_override(&field.overrides);
            cases.push(Case::bad(tree, fault, "required", format!("without `{}`", field.name)));
        }
        let Some(has) = has else { continue };
        let Some(value) = position(&has, field.name).and_then(|at| has.members().get(at)).map(|(_, value)| value.clone()) else { continue };
        let mut twice = has.clone();
        twice.push(field.name, value.clone());
        let again = |tree: Tree, name: &'static str| {
            let fault = Fault::at(name, Code::JsonDuplicateKey).in_key();
            Case::bad(tree, fault, "duplicate key", format!("`{name}` comes again"))
        };
        cases.push(again(twice, field.name).text_only());
        for alias in field.aliases {
            if let (Some(at), false) = (position(&has, field.name), is_equal) {
                cases.push(Case::good(has.with_key(at, alias), "alias", format!("`{}` by its alias", field.name)));
            }
            let mut both = has.clone();
            both.push(*alias, value.clone());
            cases.push(again(both, alias));
        }
        cases.extend(unequal(maker, object, field, &has));
    }
    let mut unknown = base;
    unknown.push(UNKNOWN, Tree::null());
    if !object.has_other_keys() && !object.all_names_and_aliases().contains(&UNKNOWN) {
        cases.push(if object.deny_unknown_fields {
            let fault = Fault::at(Segment::from_input(UNKNOWN), Code::ExtraForbidden).in_key();
            Case::bad(unknown, fault, "deny_unknown_fields", "an unknown field")
        } else {
            Case::good(unknown, "unknown fields", "an unknown field")
        });
    }
    cases
}

/// An object with all fields for which there is a value, except for those that may be forbidden.
fn everything(maker: &mut Maker<'_>, object: &'static Object) -> Option<Tree> {
    let mut tree = build(maker, object, None, None)?;
    for field in object.fields.iter().filter(|field| !field.flatten && !has_rule(field, |rule| matches!(rule, Rule::ForbiddenIf(_)))) {
        let has = tree.members().iter().any(|(key, _)| field.has_key(key));
        if let (false, Some(value)) = (has, maker.value(&Slot::field(field))) {
            tree.push(field.name, value);
        }
    }
    make_equal(object, &mut tree);
    Some(tree)
}

/// An object with a field that differs from the one that it must be equal to.
fn unequal(maker: &mut Maker<'_>, object: &'static Object, field: &'static Field, has: &Tree) -> Option<Case> {
    let other = object.fields.iter().find(|other| equal_to(field) == Some(other.name))?;
    let (at, value) = (position(has, field.name)?, has.members().get(position(has, field.name)?)?.1.clone());
    let slot = Slot::field(field);
    let cases = maker.cases(&slot);
    let another = cases.into_iter().find(|case| case.is_good() && case.tree != value && case.tree != Tree::null() && !case.flags.clock)?;
    let fault = Fault::at(field.name, Code::NotEqual).overridden(&MessageOverride::NONE);
    let what = format!("another value than `{}`", other.name);
    Some(Case::bad(has.with_child(at, another.tree), fault, "equals", what).gap(&[crate::schema::SchemaGap::Function]))
}

/// The fields of an object.
pub(super) fn children(maker: &mut Maker<'_>, object: &'static Object) -> Vec<Child> {
    let mut children = Vec::new();
    for (index, field) in object.fields.iter().enumerate() {
        let slot = Slot::field(field);
        if field.flatten {
            let Some(host) = build(maker, object, Some(index), None) else { continue };
            let mut taken: Vec<String> =
                object.fields.iter().enumerate().filter(|(other, _)| *other != index).flat_map(|(_, field)| keys(field)).collect();
            taken.push(UNKNOWN.to_owned());
            let mut child = Child::new(slot, host, Embed::Merge { taken, optional: !field.required });
            child.name = Some(field.rust_name.to_owned());
            children.push(child);
            continue;
        }
        let Some(host) = build(maker, object, None, Some(index)) else {
            maker.nothing_for(field.name, "no good value was found: give it an `example`");
            continue;
        };
        let Some(at) = position(&host, field.name) else { continue };
        let mut child = Child::new(slot, host, Embed::Field(at, field.segment()));
        child.name = Some(field.name.to_owned());
        child.only_bad = equal_to(field).is_some();
        let mirror = object.fields.iter().find(|other| equal_to(other) == Some(field.name));
        if let Some(mirror) = mirror {
            child.mirror = position(&child.host, mirror.name);
            child.only_bad = mirror.rules.len() > 1;
        }
        children.push(child);
    }
    children
}

/// All names of a field, or of the keys of its value if that is flattened.
fn keys(field: &'static Field) -> Vec<String> {
    let mut names = Vec::new();
    field.visit_keys(&mut |key| names.extend(key.names().map(str::to_owned)));
    names
}
