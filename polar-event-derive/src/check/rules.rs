//! The rules of a value and of its parts.

use syn::{Expr, ExprLit, Lit, LitStr, Type};

use super::function;
use super::literal::{limit, number};
use super::once::Once;
use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Bound, Custom, Inside, Limit, Number, Part, Rule, RuleKind, Rules};
use crate::suggest;
use crate::types::{self, Known};

/// The names of all rules.
pub(crate) const RULES: &[&str] = &[
    "length", "pattern", "one_of", "no_nul", "range", "uuid", "past", "items", "metadata", "nullable", "each", "keys", "values", "custom",
];

/// Checks the rules of a value; `ty` is its type, where its syntax is there to be seen.
pub(crate) fn check<'a, 'e>(entries: impl Iterator<Item = &'e Entry>, ty: Option<&'a Type>, errors: &mut Errors) -> Rules {
    let mut check = Check { ty, known: ty.map_or(Known::Other, Known::of), once: Once::default(), rules: Rules::default() };
    for entry in entries {
        let result = check.entry(entry, errors);
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
    Collections,
    Maps,
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
            "uuid" => uuid(entry)?,
            "past" => past(entry)?,
            "no_nul" => entry.flag().map(|()| RuleKind::NoNul)?,
            _ => return Err(syn::Error::new_spanned(entry, suggest::unknown("rule", &entry.name, RULES))),
        };
        self.once.check(entry, errors);
        let applies = match kind {
            RuleKind::Items { .. } => For::Collections,
            RuleKind::Range { .. } => For::Numbers,
            RuleKind::Metadata { .. } => For::Types("`Metadata`"),
            RuleKind::Past => For::Types("timestamps"),
            RuleKind::Uuid(_) if !matches!(self.known, Known::Text) => For::Types("UUIDs and strings"),
            _ => For::Texts,
        };
        self.push(entry, applies, kind)
    }

    /// Adds a rule, unless the type's syntax tells that it cannot apply.
    fn push(&mut self, entry: &Entry, applies: For, kind: RuleKind) -> syn::Result<()> {
        let certain = self.applies(entry, applies)?;
        self.rules.own.push(Rule { span: entry.span(), certain, kind });
        Ok(())
    }

    /// Whether the type's syntax tells that the rule applies. An error if it tells that it does not.
    fn applies(&self, entry: &Entry, applies: For) -> syn::Result<bool> {
        let (whom, does) = match applies {
            For::Texts => ("strings", matches!(self.known, Known::Text)),
            For::Numbers => ("numbers", matches!(self.known, Known::Integer(..) | Known::Float)),
            For::Collections => ("lists, sets and maps", matches!(self.known, Known::List(_) | Known::Map(..))),
            For::Maps => ("maps", matches!(self.known, Known::Map(..))),
            For::Types(whom) => (whom, false),
        };
        match self.known.rules() {
            Some((what, instead)) if !does => {
                let message = format!("`{}` is for {whom}, and this is {what}: it can have {instead}", entry.name);
                Err(syn::Error::new_spanned(entry, message))
            }
            _ => Ok(does),
        }
    }

    fn length(&mut self, entry: &Entry, errors: &mut Errors) -> syn::Result<()> {
        let (mut bytes, mut limits) = (false, Limits::default());
        for inner in entry.list()? {
            match inner.name.as_str() {
                "bytes" => bytes = inner.flag().map(|()| true)?,
                "min" => limits.min = Some(limit(inner.value()?)?),
                "max" => limits.max = Some(limit(inner.value()?)?),
                "equal" => limits.equal = Some(limit(inner.value()?)?),
                name => return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &["min", "max", "equal", "bytes"]))),
            }
        }
        let (min, max) = limits.finish(entry)?;
        let name = if bytes { "length(bytes, …)" } else { "length" };
        self.once.check_as(entry, name.to_owned(), errors);
        self.push(entry, For::Texts, RuleKind::Length { bytes, min, max })
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
            Some(ty) if types::option(ty).is_none() && !matches!(self.known, Known::Other) => {
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
            let option = types::option(ty).map(|_| Inside::Option);
            option.or_else(|| types::optional_nullable(ty).map(|_| Inside::OptionalNullable))
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
            ("each", _) => For::Collections,
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

/// `min`, `max` and `equal` of a length.
#[derive(Default)]
struct Limits {
    min: Option<Limit>,
    max: Option<Limit>,
    equal: Option<Limit>,
}

impl Limits {
    fn finish(self, entry: &Entry) -> syn::Result<(Option<Limit>, Option<Limit>)> {
        let name = &entry.name;
        match (self.min, self.max, self.equal) {
            (None, None, None) => Err(syn::Error::new_spanned(
                entry,
                format_args!("no limit is given: write `{name}(min = …, max = …)` or `{name}(equal = …)`"),
            )),
            (None, None, Some(equal)) => Ok((Some(equal.clone()), Some(equal))),
            (_, _, Some(_)) => Err(syn::Error::new_spanned(entry, "`equal` stands for both limits: remove `min` and `max`, or `equal`")),
            (Some(min), Some(max), None) if min.value > max.value && max.value.is_some() => {
                Err(syn::Error::new_spanned(entry, "nothing is within these limits: `min` is greater than `max`"))
            }
            (min, max, None) => Ok((min, max)),
        }
    }
}

/// Whether no number is between two literals.
fn is_empty(min: &Bound, max: &Bound) -> bool {
    let order = match (&min.number, &max.number) {
        (Number::Integer(min), Number::Integer(max)) => min.partial_cmp(max),
        (Number::Big(min), Number::Big(max)) => min.partial_cmp(max),
        (Number::Big(_), Number::Integer(_)) => return true,
        (Number::Float(min), Number::Float(max)) => min.partial_cmp(max),
        #[expect(clippy::cast_precision_loss, reason = "good enough to catch a slip")]
        (Number::Float(min), Number::Integer(max)) => min.partial_cmp(&(*max as f64)),
        #[expect(clippy::cast_precision_loss, reason = "good enough to catch a slip")]
        (Number::Integer(min), Number::Float(max)) => (*min as f64).partial_cmp(max),
        _ => return false,
    };
    match order {
        Some(core::cmp::Ordering::Greater) => true,
        Some(core::cmp::Ordering::Equal) => min.exclusive || max.exclusive,
        _ => false,
    }
}

fn pattern(entry: &Entry) -> syn::Result<RuleKind> {
    let pattern = entry.text()?;
    check_pattern(entry, pattern)?;
    Ok(RuleKind::Pattern(pattern.clone()))
}

#[cfg(feature = "regex")]
fn check_pattern(_: &Entry, pattern: &LitStr) -> syn::Result<()> {
    let error = |error| syn::Error::new_spanned(pattern, format_args!("the pattern does not parse: {error}"));
    regex::Regex::new(&pattern.value()).map(|_| ()).map_err(error)
}

#[cfg(not(feature = "regex"))]
fn check_pattern(entry: &Entry, _: &LitStr) -> syn::Result<()> {
    Err(needs_feature(entry, "regex"))
}

fn uuid(entry: &Entry) -> syn::Result<RuleKind> {
    if !cfg!(feature = "uuid") {
        return Err(needs_feature(entry, "uuid"));
    }
    if entry.flag().is_ok() {
        return Ok(RuleKind::Uuid(None));
    }
    let inner = entry.list()?;
    let [version] = inner.as_slice() else {
        return Err(syn::Error::new_spanned(entry, "write `uuid`, or `uuid(version = 4)`"));
    };
    if version.name != "version" {
        return Err(syn::Error::new_spanned(version, suggest::unknown("setting", &version.name, &["version"])));
    }
    let value = version.value()?;
    match limit(value)?.value {
        Some(version @ 1..=8) => Ok(RuleKind::Uuid(u8::try_from(version).ok())),
        _ => Err(syn::Error::new_spanned(value, "UUIDs have the versions 1 to 8 (RFC 9562)")),
    }
}

fn past(entry: &Entry) -> syn::Result<RuleKind> {
    if !cfg!(feature = "jiff") {
        return Err(needs_feature(entry, "jiff"));
    }
    entry.flag().map(|()| RuleKind::Past)
}

fn metadata(entry: &Entry) -> syn::Result<RuleKind> {
    let (mut max_pairs, mut max_key, mut max_value, mut allow_nul) = (None, None, None, false);
    for inner in entry.list()? {
        match inner.name.as_str() {
            "max_pairs" => max_pairs = Some(limit(inner.value()?)?),
            "max_key" => max_key = Some(limit(inner.value()?)?),
            "max_value" => max_value = Some(limit(inner.value()?)?),
            "allow_nul" => allow_nul = inner.flag().map(|()| true)?,
            name => {
                let known = ["max_pairs", "max_key", "max_value", "allow_nul"];
                return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &known)));
            }
        }
    }
    Ok(RuleKind::Metadata { max_pairs, max_key, max_value, allow_nul })
}

fn needs_feature(entry: &Entry, feature: &str) -> syn::Error {
    let message = format_args!("`{}` needs the feature `{feature}` of `polar-event-core`", entry.name);
    syn::Error::new_spanned(entry, message)
}
