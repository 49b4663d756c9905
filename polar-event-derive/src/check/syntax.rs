//! The syntax of single rules.

use syn::LitStr;

use super::literal::limit;
use crate::attr::Entry;
use crate::model::{Bound, Limit, Number, RuleKind, Unit};
use crate::suggest;

/// `min`, `max` and `equal` of a length.
#[derive(Default)]
pub(super) struct Limits {
    pub(super) min: Option<Limit>,
    pub(super) max: Option<Limit>,
    pub(super) equal: Option<Limit>,
}

impl Limits {
    pub(super) fn finish(self, entry: &Entry) -> syn::Result<(Option<Limit>, Option<Limit>)> {
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
pub(super) fn is_empty(min: &Bound, max: &Bound) -> bool {
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

pub(super) fn pattern(entry: &Entry) -> syn::Result<RuleKind> {
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

pub(super) fn uuid(entry: &Entry) -> syn::Result<RuleKind> {
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

/// `decimal(max_digits = 12, places = 2)`.
pub(super) fn decimal(entry: &Entry) -> syn::Result<RuleKind> {
    if !cfg!(feature = "rust_decimal") {
        return Err(needs_feature(entry, "rust_decimal"));
    }
    let (mut max_digits, mut places) = (None, None);
    for inner in entry.list()? {
        let slot = match inner.name.as_str() {
            "max_digits" => &mut max_digits,
            "places" => &mut places,
            name => return Err(syn::Error::new_spanned(&inner, suggest::unknown("limit", name, &["max_digits", "places"]))),
        };
        if slot.is_some() {
            return Err(syn::Error::new_spanned(&inner, "this limit is given twice: keep one of them"));
        }
        *slot = Some(limit(inner.value()?)?);
    }
    let value = |limit: &Option<Limit>| limit.as_ref().and_then(|limit| limit.value);
    match (value(&max_digits), value(&places)) {
        _ if max_digits.is_none() && places.is_none() => {
            let message = "no limit is given: write `decimal(max_digits = …, places = …)`";
            Err(syn::Error::new_spanned(entry, message))
        }
        (Some(0), _) => Err(syn::Error::new_spanned(entry, "no decimal is without digits: write a `max_digits` above zero")),
        (Some(max_digits), Some(places)) if places > max_digits => {
            let message = "`places` are among the digits: write a `max_digits` that is not below them";
            Err(syn::Error::new_spanned(entry, message))
        }
        _ => Ok(RuleKind::Decimal { max_digits, places }),
    }
}

/// `graphemes` within `length(…)`.
pub(super) fn graphemes(entry: &Entry) -> syn::Result<Unit> {
    if !cfg!(feature = "unicode-segmentation") {
        return Err(needs_feature(entry, "unicode-segmentation"));
    }
    entry.flag().map(|()| Unit::Graphemes)
}

/// `past` or `past(tolerance = 60)`: the seconds.
pub(super) fn tolerance(entry: &Entry) -> syn::Result<Option<Limit>> {
    if entry.flag().is_ok() {
        return Ok(None);
    }
    match entry.list()?.as_slice() {
        [tolerance] if tolerance.name == "tolerance" => limit(tolerance.value()?).map(Some),
        [other] => Err(syn::Error::new_spanned(other, suggest::unknown("setting", &other.name, &["tolerance"]))),
        _ => Err(syn::Error::new_spanned(entry, format_args!("write `{0}`, or `{0}(tolerance = 60)` in seconds", entry.name))),
    }
}

/// The rules on what a string consists of, and the variants that they become.
const CONTENT: [(&str, &str); 9] = [
    ("not_blank", "NotBlank"),
    ("ascii", "Ascii"),
    ("alphanumeric", "Alphanumeric"),
    ("lowercase", "Lowercase"),
    ("uppercase", "Uppercase"),
    ("no_control", "NoControl"),
    ("no_nul", "NoNul"),
    ("prefix", "Prefix"),
    ("suffix", "Suffix"),
];

/// A rule on what a string consists of, if the entry is one.
pub(super) fn content(entry: &Entry) -> Option<syn::Result<RuleKind>> {
    let variant = CONTENT.iter().find_map(|(name, variant)| (*name == entry.name).then_some(*variant))?;
    if !matches!(variant, "Prefix" | "Suffix") {
        return Some(entry.flag().map(|()| RuleKind::Content(variant)));
    }
    Some(entry.text().and_then(|text| match text.value().as_str() {
        "" => Err(syn::Error::new_spanned(text, "every string has the empty one: write what is due")),
        _ => Ok(RuleKind::ContentOf(variant, text.clone())),
    }))
}

pub(super) fn metadata(entry: &Entry) -> syn::Result<RuleKind> {
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

pub(super) fn needs_feature(entry: &Entry, feature: &str) -> syn::Error {
    syn::Error::new_spanned(entry, format_args!("`{}` needs the feature `{feature}` of `polar-event-core`", entry.name))
}
