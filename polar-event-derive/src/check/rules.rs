//! The rules of a value and of its parts.

use syn::{Expr, ExprLit, Lit, Type};

use super::contains::contains;
use super::format::{format, only_one};
use super::literal::{limit, number};
use super::once::Once;
use super::syntax::{Limits, content, decimal, graphemes, is_empty, metadata, pattern, tolerance, uuid};
use super::words;
use super::{function, unknown_rule};
use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Bound, Custom, Inside, Number, Part, Rule, RuleKind, Rules, Unit};
use crate::suggest;
use crate::types::{self, Known};

/// The names of all rules.
pub(crate) const RULES: &[&str] = &[
    "length",
    "pattern",
    "one_of",
    "not_blank",
    "ascii",
    "alphanumeric",
    "lowercase",
    "uppercase",
    "no_control",
    "no_nul",
    "prefix",
    "suffix",
    "contains",
    "email",
    "url",
    "hostname",
    "ip",
    "ipv4",
    "ipv6",
    "range",
    "positive",
    "negative",
    "multiple_of",
    "decimal",
    "uuid",
    "past",
    "future",
    "items",
    "unique",
    "metadata",
    "nullable",
    "each",
    "keys",
    "values",
    "custom",
];

/// Checks the rules of a value; `ty` is its type, where its syntax is there to be seen.
pub(crate) fn check<'a, 'e>(entries: impl Iterator<Item = &'e Entry>, ty: Option<&'a Type>, errors: &mut Errors) -> Rules {
    let mut check = Check { ty, known: ty.map_or(Known::Other, Known::of), once: Once::default(), rules: Rules::default() };
    for entry in entries {
        let Some(split) = errors.ok(words::split(entry)) else { continue };
        let before = check.rules.own.len();
        let result = match split {
            None => check.entry(entry, errors),
            Some((rule, words)) => check.entry(&rule, errors).and_then(|()| words::attach(entry, words, before, &mut check.rules)),
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

/// What a rule is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Texts,
    Numbers,
    Decimals,
    Collections,
    /// What has items and no keys.
    Items,
    Maps,
    /// Lists, but not sets; only the compiler can tell these apart.
    Lists,
    /// Strings, and collections of strings or numbers.
    Holders,
    /// A type that only the compiler can tell.
    Types(&'static str),
}

impl<'a> Check<'a> {
    fn entry(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        let kind = match entry.name.as_str() {
            "length" => return self.length(entry, errors),
            "nullable" => return self.nullable(entry, errors),
            "custom" => return self.custom(entry, errors),
            "each" | "keys" | "values" => return self.part(entry, errors),
            "one_of" => return self.one_of(entry, errors),
            "items" => self.items(entry)?,
            "range" => self.range(entry)?,
            "metadata" => metadata(entry)?,
            "pattern" => pattern(entry)?,
            "decimal" => decimal(entry)?,
            "uuid" => uuid(entry)?,
            "past" => RuleKind::Past { tolerance: tolerance(entry)? },
            "future" => RuleKind::Future { tolerance: tolerance(entry)? },
            "positive" => entry.flag().map(|()| RuleKind::Range { min: Some(Bound::ZERO), max: None })?,
            "negative" => entry.flag().map(|()| RuleKind::Range { min: None, max: Some(Bound::ZERO) })?,
            "multiple_of" => self.multiple_of(entry)?,
            "unique" => entry.flag().map(|()| RuleKind::Unique)?,
            "contains" => {
                self.applies(entry, For::Holders)?;
                contains(entry, self.known)?
            }
            name => match content(entry).or_else(|| format(entry)) {
                Some(kind) => kind?,
                None => return Err(syn::Error::new_spanned(entry, unknown_rule("rule", name, RULES))),
            },
        };
        self.once.check(entry, errors);
        let applies = match kind {
            RuleKind::Items { .. } => For::Collections,
            RuleKind::Range { .. } | RuleKind::MultipleOf(_) => For::Numbers,
            RuleKind::Decimal { .. } => For::Decimals,
            RuleKind::Metadata { .. } => For::Types("`Metadata`"),
            RuleKind::Past { .. } | RuleKind::Future { .. } => For::Types("timestamps"),
            RuleKind::Uuid(_) if !matches!(self.known, Known::Text) => For::Types("UUIDs and strings"),
            RuleKind::Url(_) if !matches!(self.known, Known::Text) => For::Types("URLs and strings"),
            RuleKind::Unique => For::Lists,
            RuleKind::ContainsText(_) | RuleKind::ContainsNumber(_) => For::Holders,
            _ => For::Texts,
        };
        only_one(entry, &kind, &self.rules.own)?;
        self.push(entry, applies, kind)
    }

    /// Adds a rule, unless the type's syntax tells that it cannot apply.
    fn push(&mut self, entry: &Entry, applies: For, kind: RuleKind) -> syn::Result<()> {
        // A `char` is a string to most rules, but cannot hold these: the compiler is asked.
        let may_be_too_long = matches!(kind, RuleKind::Uuid(_) | RuleKind::Url(_));
        let certain = self.applies(entry, applies)? && !may_be_too_long;
        self.rules.own.push(Rule { span: entry.span(), certain, kind });
        Ok(())
    }

    /// Whether the type's syntax tells that the rule applies. An error if it tells that it does not.
    fn applies(&self, entry: &Entry, applies: For) -> syn::Result<bool> {
        let (whom, does) = match applies {
            For::Texts => ("strings", matches!(self.known, Known::Text)),
            For::Numbers => ("numbers", matches!(self.known, Known::Integer(..) | Known::Float)),
            For::Decimals => ("decimals", false),
            For::Collections => ("lists, sets and maps", matches!(self.known, Known::List(_) | Known::Map(..))),
            For::Items => ("lists and sets", matches!(self.known, Known::List(_))),
            For::Maps => ("maps", matches!(self.known, Known::Map(..))),
            For::Lists => ("lists", matches!(self.known, Known::List(_))),
            For::Holders => ("strings, lists and sets", matches!(self.known, Known::Text | Known::List(_))),
            For::Types(whom) => (whom, false),
        };
        // The name tells enough to refuse what is for others, but not that the type is what it is called.
        if matches!((self.known, applies), (Known::Decimal, For::Numbers | For::Decimals)) {
            return Ok(false);
        }
        match self.known.rules() {
            Some((what, instead)) if !does => {
                let message = format!("`{}` is for {whom}, and this is {what}: it can have {instead}", entry.name);
                Err(syn::Error::new_spanned(entry, message))
            }
            _ => Ok(does),
        }
    }

    fn length(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        let (mut unit, mut limits) = (Unit::Characters, Limits::default());
        for inner in entry.list()? {
            match inner.name.as_str() {
                "bytes" | "graphemes" if unit != Unit::Characters => {
                    return Err(syn::Error::new_spanned(&inner, "a length counts one thing: write a second `length(…)` for the other"));
                }
                "bytes" => unit = inner.flag().map(|()| Unit::Bytes)?,
                "graphemes" => unit = graphemes(&inner)?,
                "min" => limits.min = Some(limit(inner.value()?)?),
                "max" => limits.max = Some(limit(inner.value()?)?),
                "equal" => limits.equal = Some(limit(inner.value()?)?),
                name => {
                    return Err(syn::Error::new_spanned(
                        &inner,
                        suggest::unknown("limit", name, &["min", "max", "equal", "bytes", "graphemes"]),
                    ));
                }
            }
        }
        let (min, max) = limits.finish(entry)?;
        let name = match unit {
            Unit::Characters => "length",
            Unit::Bytes => "length(bytes, …)",
            Unit::Graphemes => "length(graphemes, …)",
        };
        self.once.check_as(entry, name.to_owned(), errors);
        self.push(entry, For::Texts, RuleKind::Length { unit, min, max })
    }

    fn items(&self, entry: &Entry) -> syn::Result<RuleKind> {
        let mut limits = Limits::default();
        for inner in entry.list()? {
            match inner.name.as_str() {
                "min" => limits.min = Some(limit(inner.value()?)?),
                "max" => limits.max = Some(limit(inner.value()?)?),
                "equal" => limits.equal = Some(limit(inner.value()?)?),
                name => return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &["min", "max", "equal"]))),
            }
        }
        let (min, max) = limits.finish(entry)?;
        Ok(RuleKind::Items { min, max })
    }

    fn range(&self, entry: &Entry) -> syn::Result<RuleKind> {
        // That the rule is for numbers is said before anything about the numbers.
        self.applies(entry, For::Numbers)?;
        let (mut min, mut max) = (None, None);
        for inner in entry.list()? {
            let (end, exclusive) = match inner.name.as_str() {
                "min" => (&mut min, false),
                "max" => (&mut max, false),
                "exclusive_min" => (&mut min, true),
                "exclusive_max" => (&mut max, true),
                name => {
                    let known = ["min", "max", "exclusive_min", "exclusive_max"];
                    return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &known)));
                }
            };
            if end.is_some() {
                return Err(syn::Error::new_spanned(&inner, "this end of the range is given twice: keep one of them"));
            }
            *end = Some(Bound { exclusive, number: number(inner.value()?, self.known)? });
        }
        match (&min, &max) {
            (None, None) => Err(syn::Error::new_spanned(entry, "a range without limits says nothing: write `range(min = …, max = …)`")),
            (Some(min), Some(max)) if is_empty(min, max) => {
                Err(syn::Error::new_spanned(entry, "no number is in this range: there is nothing between its ends"))
            }
            _ => Ok(RuleKind::Range { min, max }),
        }
    }

    fn multiple_of(&self, entry: &Entry) -> syn::Result<RuleKind> {
        self.applies(entry, For::Numbers)?;
        let step = number(entry.value()?, self.known)?;
        let is_positive = match &step {
            Number::Integer(step) => *step > 0,
            Number::Float(step) => *step > 0.0,
            Number::Big(_) | Number::Constant { .. } => true,
        };
        let message = "write a step above zero";
        if is_positive { Ok(RuleKind::MultipleOf(step)) } else { Err(syn::Error::new_spanned(entry.value()?, message)) }
    }

    fn one_of(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        let values = entry.expressions()?;
        self.once.check(entry, errors);
        let is_text = |value: &Expr| matches!(value, Expr::Lit(ExprLit { lit: Lit::Str(_), .. }));
        let Some(first) = values.first() else {
            return Err(syn::Error::new_spanned(entry, "nothing is allowed by an empty `one_of`: write `one_of(\"a\", \"b\")`"));
        };
        let texts = is_text(first);
        if let Some(other) = values.iter().find(|value| is_text(value) != texts) {
            return Err(syn::Error::new_spanned(other, "write only strings or only numbers"));
        }
        // That the rule is for another type is said before anything about the values.
        self.applies(entry, if texts { For::Texts } else { For::Numbers })?;
        let mut seen = Vec::new();
        for value in &values {
            let text = quote::ToTokens::to_token_stream(value).to_string();
            if seen.contains(&text) {
                return Err(syn::Error::new_spanned(value, "this value is given twice"));
            }
            seen.push(text);
        }
        if texts {
            let texts = values.into_iter().filter_map(|value| match value {
                Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
                _ => None,
            });
            return self.push(entry, For::Texts, RuleKind::OneOfTexts(texts.collect()));
        }
        let numbers = values.iter().map(|value| number(value, self.known)).collect::<syn::Result<_>>()?;
        self.push(entry, For::Numbers, RuleKind::OneOfNumbers(numbers))
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

    fn custom(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        let function = function(entry)?;
        self.once.check(entry, errors);
        let inside = self.ty.and_then(|ty| {
            let option = types::option(ty).map(|inner| (Inside::Option, Box::new(inner.clone())));
            option.or_else(|| types::optional_nullable(ty).map(|inner| (Inside::OptionalNullable, Box::new(inner.clone()))))
        });
        self.rules.custom = Some(Custom { function, inside });
        Ok(())
    }

    fn part(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        let inner = entry.list()?;
        self.once.check(entry, errors);
        if inner.is_empty() {
            return Err(syn::Error::new_spanned(entry, format_args!("no rule is given: write `{}(length(max = …))`", entry.name)));
        }
        let applies = match (entry.name.as_str(), self.known) {
            ("each", Known::Map(..)) => {
                return Err(syn::Error::new_spanned(entry, "`each` is for lists and sets: maps have `keys` and `values`"));
            }
            ("each", _) => For::Items,
            _ => For::Maps,
        };
        let certain = self.applies(entry, applies)?;
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
