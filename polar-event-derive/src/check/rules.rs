//! The rules of a value and of its items.

use syn::Type;

use super::function;
use super::once::Once;
use super::overrides;
use super::rule::{self, Row};
use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Argument, Custom, Inside, MessageOverride, Part, Rule, Rules, Target, Unit};
use crate::suggest;
use crate::types::{self, Known};

/// Checks the rules of a value; `ty` is its type, if its syntax is known.
pub(crate) fn check<'a, 'e>(entries: impl Iterator<Item = &'e Entry>, ty: Option<&'a Type>, errors: &mut Errors) -> Rules {
    let mut check = Check { ty, known: ty.map_or(Known::Other, Known::of), once: Once::default(), rules: Rules::default() };
    for entry in entries {
        let Some(split) = errors.ok(overrides::split(entry)) else { continue };
        let before = check.rules.own.len();
        let result = match split {
            None => check.entry(entry, errors),
            Some((rule, overrides)) => {
                check.entry(&rule, errors).and_then(|()| overrides::attach(entry, overrides, before, &mut check.rules))
            }
        };
        errors.ok(result);
    }
    check.rules
}

struct Check<'a> {
    ty: Option<&'a Type>,
    known: Known<'a>,
    once: Once,
    rules: Rules,
}

impl<'a> Check<'a> {
    fn entry(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        match entry.name.as_str() {
            "nullable" => return self.nullable(entry, errors),
            "custom" => return self.custom(entry),
            "each" | "keys" | "values" => return self.part(entry, errors),
            _ => {}
        }
        let Some(row) = Row::named(&entry.name) else {
            return Err(syn::Error::new_spanned(entry, suggest::unknown("rule", &entry.name, &rule::names())));
        };
        row.check_feature(entry)?;
        // A wrong type is reported before errors in the arguments.
        let target = row.target(entry, self.known);
        let certain = self.applies(entry, target)?;
        let (variant, argument) = row.parse(entry, self.known)?;
        match &argument {
            Argument::Length { unit: Unit::Bytes, .. } => self.once.check_as(entry, "length(bytes, …)".to_owned(), errors),
            Argument::Length { unit: Unit::Graphemes, .. } => self.once.check_as(entry, "length(graphemes, …)".to_owned(), errors),
            _ => self.once.check(entry, errors),
        }
        self.rules.own.push(Rule { span: entry.span(), certain, variant, target, limits: row.limits, argument });
        Ok(())
    }

    /// Whether the type's syntax shows that the rule applies. An error if it shows that it does not.
    fn applies(&self, entry: &Entry, target: Target) -> syn::Result<bool> {
        match self.known {
            Known::Other => Ok(false),
            known if target.is_for(known) => Ok(target.is_certain_for(known)),
            known => {
                let (whom, what, instead) = (target.whom(), known.what(), rule::some_for(known));
                Err(syn::Error::new_spanned(
                    entry,
                    format_args!("`{}` is for {whom}, and this is {what}, which can have {instead}", entry.name),
                ))
            }
        }
    }

    fn nullable(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        entry.flag()?;
        self.once.check(entry, errors);
        let message = match self.ty {
            Some(ty) if types::optional_nullable(ty).is_some() => "an `OptionalNullable` may be null already",
            Some(ty) if types::is_never_absent(ty) => {
                "only an `Option` can be null: write `Option<…>`, or `OptionalNullable<…>` to keep absent and null apart"
            }
            _ => {
                self.rules.nullable = Some(entry.span());
                return Ok(());
            }
        };
        Err(syn::Error::new_spanned(entry, message))
    }

    fn custom(&mut self, entry: &Entry) -> syn::Result<()> {
        let function = function(entry)?;
        let inside = self.ty.and_then(|ty| {
            let option = types::option(ty).map(|inner| (Inside::Option, Box::new(inner.clone())));
            option.or_else(|| types::optional_nullable(ty).map(|inner| (Inside::OptionalNullable, Box::new(inner.clone()))))
        });
        self.rules.custom.push(Custom { function, inside, overrides: MessageOverride::default() });
        Ok(())
    }

    fn part(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        let inner = entry.list()?;
        self.once.check(entry, errors);
        if inner.is_empty() {
            return Err(syn::Error::new_spanned(entry, format_args!("no rule is given: write `{}(length(max = …))`", entry.name)));
        }
        let target = match (entry.name.as_str(), self.known) {
            ("each", Known::Map(..)) => {
                return Err(syn::Error::new_spanned(entry, "`each` is for lists and sets: maps have `keys` and `values`"));
            }
            ("each", _) => Target::Items,
            _ => Target::Map,
        };
        let certain = self.applies(entry, target)?;
        let (slot, ty) = match (entry.name.as_str(), self.known) {
            ("each", Known::List(item)) => (&mut self.rules.each, Some(item)),
            ("each", _) => (&mut self.rules.each, None),
            ("keys", Known::Map(key, _)) => (&mut self.rules.keys, Some(key)),
            ("keys", _) => (&mut self.rules.keys, None),
            (_, Known::Map(_, value)) => (&mut self.rules.values, Some(value)),
            _ => (&mut self.rules.values, None),
        };
        let rules = check(inner.iter(), ty, errors);
        *slot = Some(Part { span: entry.span(), certain, rules: Box::new(rules) });
        Ok(())
    }
}
