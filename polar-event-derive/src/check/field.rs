//! A field: its name, its presence, its rules.

use syn::Member;
use syn::ext::IdentExt;

use super::cross::{self, CROSS};
use super::deprecated;
use super::example;
use super::once::Once;
use super::rules::{self, RULES};
use super::{function, name_of, struct_default, unknown};
use crate::attr::{self, Entry, Owner};
use crate::case::Case;
use crate::errors::Errors;
use crate::model::{Default, Field, Kind, Rules, Words};
use crate::types;

/// What a field can have besides rules.
const SETTINGS: &[&str] = &[
    "rename",
    "alias",
    "default",
    "required",
    "skip",
    "foreign",
    "flatten",
    "check",
    "message",
    "code",
    "sensitive",
    "deprecated",
    "example",
];
const SERDE: &[&str] = &["rename", "alias", "default", "skip", "flatten", "borrow"];

/// Where a field is.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Under a name, which is in this case unless the field says otherwise.
    Named(Option<Case>),
    /// At an index.
    At(usize),
}

impl Place {
    /// The field's name in Rust, and the one in documents that follows from it.
    fn of(self, field: &syn::Field) -> (Member, String) {
        match (self, &field.ident) {
            (Self::Named(case), Some(ident)) => {
                let name = ident.unraw().to_string();
                (Member::Named(ident.clone()), case.map_or_else(|| name.clone(), |case| case.apply(&name)))
            }
            (Self::At(index), _) => (Member::from(index), index.to_string()),
            (Self::Named(_), None) => (Member::from(0), String::new()),
        }
    }
}

/// Checks a field.
pub(super) fn check<'a>(field: &'a syn::Field, place: Place, struct_default: bool, errors: &mut Errors) -> Field<'a> {
    let entries = attr::entries(&field.attrs, errors);
    let settings = Settings::read(&entries, errors);
    let cross = cross::check(settings.cross.iter().copied(), errors);
    let rules = rules::check(settings.rules.iter().copied(), Some(&field.ty), errors);
    settings.contradictions(&field.ty, &rules, struct_default, errors);
    let mut words = Words::default();
    settings.words.iter().for_each(|entry| _ = errors.ok(words.set(entry)));
    let deprecated = settings.deprecated.and_then(|entry| errors.ok(deprecated::note(entry))).or_else(|| deprecated::of_rust(&field.attrs));
    let index = match place {
        Place::Named(_) => None,
        Place::At(index) => {
            settings.not_at_an_index(errors);
            Some(index)
        }
    };
    let (member, name) = place.of(field);
    Field {
        member,
        index,
        ty: &field.ty,
        name: settings.rename.unwrap_or(name),
        aliases: settings.aliases,
        doc: attr::doc(&field.attrs),
        kind: match (settings.skip, settings.foreign, settings.flatten) {
            (Some(_), _, _) => Kind::Skipped,
            (_, Some(_), _) => Kind::Foreign,
            (_, _, Some(_)) => Kind::Flatten,
            _ => Kind::Event,
        },
        default: settings.default.map(|(_, default)| default),
        required: settings.required.is_some(),
        check: settings.check.and_then(|entry| errors.ok(function(entry))),
        cross,
        rules,
        words,
        sensitive: settings.sensitive.is_some(),
        deprecated,
        examples: settings.examples.iter().filter_map(|entry| errors.ok(example::json(entry))).collect(),
    }
}

/// The entries of a field's attributes, sorted.
#[derive(Default)]
struct Settings<'e> {
    /// The entries that are about names.
    named: Vec<&'e Entry>,
    rename: Option<String>,
    aliases: Vec<String>,
    default: Option<(&'e Entry, Default)>,
    required: Option<&'e Entry>,
    skip: Option<&'e Entry>,
    foreign: Option<&'e Entry>,
    flatten: Option<&'e Entry>,
    check: Option<&'e Entry>,
    words: Vec<&'e Entry>,
    sensitive: Option<&'e Entry>,
    deprecated: Option<&'e Entry>,
    examples: Vec<&'e Entry>,
    cross: Vec<&'e Entry>,
    rules: Vec<&'e Entry>,
}

impl<'e> Settings<'e> {
    fn read(entries: &'e [Entry], errors: &mut Errors) -> Self {
        let mut settings = Self::default();
        let mut once = Once::default();
        for entry in entries {
            let name = entry.name.as_str();
            match entry.owner {
                Owner::Event if RULES.contains(&name) => settings.rules.push(entry),
                Owner::Event if CROSS.contains(&name) => {
                    once.check(entry, errors);
                    settings.cross.push(entry);
                }
                Owner::Event if SETTINGS.contains(&name) => settings.set(entry, &mut once, errors),
                Owner::Event => errors.push(entry, unknown(entry, "field", &[SETTINGS, CROSS, RULES].concat())),
                Owner::Serde if SERDE.contains(&name) => settings.set(entry, &mut once, errors),
                Owner::Serde => errors.push(entry, unknown(entry, "field", SERDE)),
            }
        }
        settings
    }

    fn set(&mut self, entry: &'e Entry, once: &mut Once, errors: &mut Errors) {
        if !matches!(entry.name.as_str(), "alias" | "example") {
            once.check(entry, errors);
        }
        if matches!(entry.name.as_str(), "rename" | "alias") {
            self.named.push(entry);
        }
        let flag = |errors: &mut Errors| errors.ok(entry.flag()).map(|()| entry);
        match entry.name.as_str() {
            "rename" => self.rename = errors.ok(name_of(entry)),
            "alias" => self.aliases.extend(errors.ok(name_of(entry))),
            "default" => self.default = errors.ok(struct_default(entry)).map(|default| (entry, default)),
            "required" => self.required = flag(errors),
            "skip" => self.skip = flag(errors),
            "foreign" => self.foreign = flag(errors),
            "flatten" => self.flatten = flag(errors),
            "check" => self.check = Some(entry),
            "message" | "code" => self.words.push(entry),
            "sensitive" => self.sensitive = flag(errors),
            "deprecated" => self.deprecated = Some(entry),
            "example" => self.examples.push(entry),
            // Whatever can be borrowed is.
            _ => _ = flag(errors),
        }
    }

    /// Settings that a field of a tuple cannot have: it has no name, and is always there.
    fn not_at_an_index(&self, errors: &mut Errors) {
        for entry in self.named.iter().chain(&self.required).chain(&self.flatten) {
            errors.push(entry, format_args!("the fields of a tuple have places, not names, so `{}` says nothing here", entry.name));
        }
        if let Some(skip) = self.skip {
            errors.push(skip, "a field of a tuple cannot be skipped: the places of the others would change; name the fields");
        }
    }

    /// Settings that do not go together, or not with the type.
    fn contradictions(&self, ty: &syn::Type, rules: &Rules, struct_default: bool, errors: &mut Errors) {
        let is_option = types::option(ty).is_some();
        if let Some(skip) = self.skip {
            let others = [self.required, self.foreign, self.flatten, self.check, self.sensitive, self.deprecated].into_iter().flatten();
            let others = others.chain(self.words.iter().chain(&self.examples).chain(&self.cross).chain(&self.rules).copied());
            if let Some(other) = others.into_iter().next() {
                errors.push(other, "a skipped field is neither read nor written, so nothing else can be asked of it");
            }
            if self.rename.is_some() || !self.aliases.is_empty() {
                errors.push(skip, "a skipped field has no name in the document: remove `skip`, or `rename` and `alias`");
            }
        }
        if let (Some(required), Some(_)) = (self.required, &self.default) {
            errors.push(required, "a field with a default is never missing: remove `required` or `default`");
        }
        if let Some(required) = self.required.filter(|_| self.skip.is_none()) {
            if is_option && rules.nullable.is_none() {
                errors.push(required, "an `Option` that must be there and must not be null is never `None`: write the type without `Option`, or add `nullable`");
            } else if types::is_never_absent(ty) {
                errors.push(required, "the field is required already: `required` is for `OptionalNullable` and nullable options");
            } else if struct_default {
                errors.push(required, "the struct's `default` stands for absent fields: remove it, or `required`");
            }
        }
        if let Some((default, Default::Value(_) | Default::Function(_))) = &self.default {
            if is_option && rules.nullable.is_none() && self.skip.is_none() && self.foreign.is_none() {
                errors
                    .push(default, "`None` could not be written so that it comes back: write the type without `Option`, or add `nullable`");
            }
        }
        if let Some(flatten) = self.flatten.filter(|_| self.skip.is_none()) {
            self.not_flattened(flatten, rules, errors);
        }
        if self.foreign.is_some() {
            if let Some(rule) = self.rules.iter().find(|rule| rule.name != "custom") {
                errors.push(rule, "a foreign type is read by its own `Deserialize`: only `custom` rules can be checked on it");
            }
        }
    }

    /// Settings that a flattened field cannot have.
    fn not_flattened(&self, flatten: &Entry, rules: &Rules, errors: &mut Errors) {
        for entry in self.named.iter().chain(&self.required) {
            errors.push(entry, format_args!("a flattened field has no key of its own, so `{}` says nothing here", entry.name));
        }
        if self.foreign.is_some() {
            errors.push(flatten, "the keys of a foreign type are not known: derive `Event` for it, or flatten a map");
        }
        if let Some(span) = rules.nullable {
            errors.add(syn::Error::new(span, "a flattened field has no value of its own that could be null: remove `nullable`"));
        }
    }
}
