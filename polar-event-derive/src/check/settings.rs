//! The attributes of a field, sorted, and their contradictions.

use syn::Type;

use super::cross::CROSS;
use super::field::Around;
use super::names;
use super::once::Once;
use super::rule;
use super::serde::{WAYS, Ways};
use super::{name_of, struct_default, unknown};
use crate::attr::{Entry, Owner};
use crate::errors::Errors;
use crate::model::{Default, Kind, Rules, Split};
use crate::types;

/// Attributes of a field besides rules and those that serde has in addition.
const SETTINGS: &[&str] = &[
    "rename",
    "alias",
    "default",
    "required",
    "skip",
    "via_serde",
    "flatten",
    "check",
    "message",
    "code",
    "sensitive",
    "deprecated",
    "example",
];
const SERDE: &[&str] = &["rename", "alias", "default", "skip", "flatten"];

/// Those of them that the value of a newtype can have: it has no name, and is always present.
const VALUE: &[&str] = &["check", "via_serde", "message", "code", "sensitive"];
const VALUE_WAYS: &[&str] = &["with", "serialize_with", "deserialize_with", "borrow", "bound"];

/// The entries of a field's attributes, sorted.
#[derive(Default)]
pub(super) struct Settings<'e> {
    /// The entries about names.
    named: Vec<&'e Entry>,
    pub(super) rename: Split<Option<String>>,
    pub(super) aliases: Vec<String>,
    pub(super) default: Option<(&'e Entry, Default)>,
    pub(super) required: Option<&'e Entry>,
    pub(super) skip: Option<&'e Entry>,
    pub(super) via_serde: Option<&'e Entry>,
    pub(super) flatten: Option<&'e Entry>,
    pub(super) check: Vec<&'e Entry>,
    pub(super) overrides: Vec<&'e Entry>,
    pub(super) sensitive: Option<&'e Entry>,
    pub(super) deprecated: Option<&'e Entry>,
    pub(super) examples: Vec<&'e Entry>,
    pub(super) cross: Vec<&'e Entry>,
    pub(super) ways: Ways<'e>,
    pub(super) rules: Vec<&'e Entry>,
}

impl<'e> Settings<'e> {
    /// Sorts the entries of a field, or of the value of a newtype.
    pub(super) fn read(entries: &'e [Entry], ty: &Type, is_newtype: bool, errors: &mut Errors) -> Self {
        let (what, settings_known, serde, ways) =
            if is_newtype { ("newtype value", VALUE, [].as_slice(), VALUE_WAYS) } else { ("field", SETTINGS, SERDE, WAYS) };
        let mut settings = Self::default();
        let mut once = Once::default();
        for entry in entries {
            let name = entry.name.as_str();
            match entry.owner {
                _ if ways.contains(&name) => settings.ways.set(entry, ty, &mut once, errors),
                Owner::Event if rule::names().contains(&name) => settings.rules.push(entry),
                Owner::Event if CROSS.contains(&name) && !is_newtype => {
                    once.check(entry, errors);
                    settings.cross.push(entry);
                }
                Owner::Event if settings_known.contains(&name) => settings.set(entry, &mut once, errors),
                Owner::Event => {
                    let cross = if is_newtype { &[] } else { CROSS };
                    errors.push(entry, unknown(entry, what, &[settings_known, ways, cross, &rule::names()].concat()));
                }
                Owner::Serde if serde.contains(&name) => settings.set(entry, &mut once, errors),
                Owner::Serde => errors.push(entry, unknown(entry, what, &[serde, ways].concat())),
            }
        }
        settings
    }

    fn set(&mut self, entry: &'e Entry, once: &mut Once, errors: &mut Errors) {
        match entry.name.as_str() {
            "rename" | "alias" => self.named.push(entry),
            // These may be repeated, or are checked elsewhere.
            "message" | "code" | "example" | "check" => {}
            _ => once.check(entry, errors),
        }
        let flag = |errors: &mut Errors| errors.ok(entry.flag()).map(|()| entry);
        match entry.name.as_str() {
            "rename" => {
                let renamed = errors.ok(names::rename(entry));
                self.rename.take(entry, renamed.unwrap_or_default(), once, errors);
            }
            "alias" => self.aliases.extend(errors.ok(name_of(entry))),
            "default" => self.default = errors.ok(struct_default(entry)).map(|default| (entry, default)),
            "required" => self.required = flag(errors),
            "skip" => self.skip = flag(errors),
            "via_serde" => self.via_serde = flag(errors),
            "flatten" => self.flatten = flag(errors),
            "message" | "code" => self.overrides.push(entry),
            "sensitive" => self.sensitive = flag(errors),
            "deprecated" => self.deprecated = Some(entry),
            "example" => self.examples.push(entry),
            _ => self.check.push(entry),
        }
    }

    /// How the field is deserialized.
    pub(super) fn kind(&self) -> Kind {
        if self.skip.is_some() || self.ways.skip_reading.is_some() {
            Kind::Skipped
        } else if self.flatten.is_some() && (self.via_serde.is_some() || self.ways.read_with.is_some()) {
            Kind::FlattenViaSerde
        } else if self.ways.read_with.is_some() {
            Kind::With
        } else if self.via_serde.is_some() {
            Kind::ViaSerde
        } else if self.flatten.is_some() {
            Kind::Flatten
        } else {
            Kind::Event
        }
    }

    /// Reports settings that a field of a tuple cannot have: it has no name, and is always present.
    pub(super) fn not_at_an_index(&self, errors: &mut Errors) {
        for entry in self.named.iter().chain(&self.required).chain(&self.flatten) {
            errors.push(entry, format_args!("the fields of a tuple have places, not names, so `{}` says nothing here", entry.name));
        }
        self.ways.not_at_an_index(errors);
    }

    /// Reports settings that contradict each other or the type.
    pub(super) fn contradictions(&self, ty: &Type, rules: &Rules, around: Around<'_>, errors: &mut Errors) {
        self.one_way(errors);
        self.ways.contradictions(errors);
        let is_option = types::option(ty).is_some();
        if let Some(inner) = types::option_in_option(ty).filter(|_| self.kind() == Kind::Event) {
            let message =
                "`None` within another option has no JSON of its own: write `OptionalNullable<…>` for a field that may be absent or null";
            errors.push(inner, message);
        }
        if let (Some(required), Some(_)) = (self.required, &self.default) {
            errors.push(required, "a field with a default is never missing: remove `required` or `default`");
        }
        if let Some(required) = self.required.filter(|_| self.kind() != Kind::Skipped) {
            if self.kind() == Kind::With {
                errors.push(required, "the field is required already: one that a function reads is, unless it has a default");
            } else if is_option && rules.nullable.is_none() && !around.nullable {
                errors.push(required, "an `Option` that must be there and must not be null is never `None`: write the type without `Option`, or add `nullable`");
            } else if types::is_never_absent(ty) {
                errors.push(required, "the field is required already: `required` is for `OptionalNullable` and nullable options");
            } else if around.has_default {
                errors.push(required, "the struct's `default` stands for absent fields: remove it, or `required`");
            }
        }
        if self.flatten.is_some() && self.skip.is_none() {
            self.not_flattened(rules, errors);
        }
        if let Some(via_serde) = self.via_serde {
            if let Some(rule) = self.rules.iter().find(|rule| !matches!(rule.name.as_str(), "custom" | "nullable")) {
                errors.push(rule, "a `via_serde` type is read by its own `Deserialize`: only `custom` rules can be checked on it");
            }
            if self.kind() == Kind::With {
                errors.push(via_serde, "a function reads the field, not its type's own `Deserialize`: remove `via_serde`, or the function");
            }
        }
        if let (Kind::With, Some(nullable)) = (self.kind(), self.rules.iter().find(|rule| rule.name == "nullable")) {
            errors.push(nullable, "the function that reads the field decides whether it takes `null`");
        }
    }

    /// Reports settings that a flattened field cannot have.
    fn not_flattened(&self, rules: &Rules, errors: &mut Errors) {
        for entry in self.named.iter().chain(&self.required).chain(&self.cross).chain(&self.overrides).chain(&self.examples) {
            errors.push(entry, format_args!("a flattened field has no key of its own, so `{}` says nothing here", entry.name));
        }
        for entry in [self.sensitive, self.deprecated].into_iter().flatten() {
            errors.push(entry, format_args!("a flattened field has no value of its own: write `{}` on the fields of its type", entry.name));
        }
        if let (Kind::FlattenViaSerde, Some((default, _))) = (self.kind(), &self.default) {
            let decides = if self.ways.read_with.is_some() { "the function" } else { "the type's own `Deserialize`" };
            errors.push(default, format_args!("{decides} decides what it is without keys: remove `default`"));
        }
        if let Some(skip) = self.ways.skip_reading {
            errors.push(skip, "the keys of a flattened field that is only written would be unknown where they are read: remove `skip_deserializing`, or `flatten`");
        }
        if let Some(span) = rules.nullable {
            errors.add(syn::Error::new(span, "a flattened field has no value of its own that could be null: remove `nullable`"));
        }
    }

    /// Reports settings for a direction in which the field is skipped.
    fn one_way(&self, errors: &mut Errors) {
        let of_reading = [self.required, self.via_serde, self.sensitive, self.deprecated].into_iter().flatten();
        let of_reading =
            of_reading.chain(self.check.iter().chain(&self.overrides).chain(&self.examples).chain(&self.cross).chain(&self.rules).copied());
        if let Some(skip) = self.skip {
            if let Some(other) = self.flatten.into_iter().chain(of_reading).chain(self.ways.given()).next() {
                errors.push(other, "a skipped field is neither read nor written, so nothing else can be asked of it");
            }
            if self.rename != Split::default() || !self.aliases.is_empty() {
                errors.push(skip, "a skipped field has no name in the document: remove `skip`, or `rename` and `alias`");
            }
            return;
        }
        if self.ways.skip_reading.is_some() {
            let aliases = self.named.iter().copied().filter(|entry| entry.name == "alias");
            // It is also about how `None` is written.
            for entry in of_reading.filter(|entry| entry.name != "nullable").chain(aliases) {
                errors.push(entry, "a field that is never read has no use for this: remove it, or `skip_deserializing`");
            }
        }
        for entry in self.named.iter().filter(|entry| entry.name == "rename") {
            let (other, missing) = match names::rename(entry) {
                Ok(Split { read: Some(_), write: None }) => ("skip_deserializing", self.ways.skip_reading.is_some()),
                Ok(Split { read: None, write: Some(_) }) => ("skip_serializing", self.ways.skip_writing.is_some()),
                _ => continue,
            };
            if missing {
                errors.push(entry, format_args!("the field does not go that way: remove this name, or `{other}`"));
            }
        }
    }
}
