//! All rules, one row each.

mod contains;
mod decimal;
mod finite;
mod length;
mod limits;
mod metadata;
mod multiple_of;
mod one_of;
mod pattern;
mod range;
mod tolerance;
mod url;
mod uuid;

use crate::attr::Entry;
use crate::model::{Argument, Limits, Target};
use crate::types::Known;

/// A rule: its name, its target, the feature of core that it needs, and the form of its arguments.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) target: Target,
    pub(super) limits: Limits,
    feature: Option<Feature>,
    form: Form,
}

/// A feature, and whether it is enabled.
type Feature = (&'static str, bool);

/// The form of a rule's arguments, with the rule's variant in core.
#[derive(Clone, Copy)]
enum Form {
    /// No argument: `ascii`.
    Flag(&'static str),
    /// A non-empty string: `prefix = "…"`.
    Text(&'static str),
    /// At least one of `min`, `max` and `equal`: `items(max = 5)`.
    Limits(&'static str),
    /// No argument, or seconds: `past(tolerance = 60)`.
    Tolerance(&'static str),
    /// Another form, with a function that parses it.
    Other(fn(&Entry, Known<'_>) -> syn::Result<Parsed>),
}

/// The rule's variant in core, and its arguments.
pub(super) type Parsed = (&'static str, Argument);

const fn row(name: &'static str, target: Target, form: Form) -> Row {
    Row { name, target, limits: Limits::Other, feature: None, form }
}

/// A rule that only restricts the characters of a string.
const fn on_letters(row: Row) -> Row {
    Row { limits: Limits::Letters, ..row }
}

const fn with_feature(feature: Feature, row: Row) -> Row {
    Row { feature: Some(feature), ..row }
}

macro_rules! feature {
    ($name:literal) => {
        ($name, cfg!(feature = $name))
    };
}

/// The rules on a value itself.
pub(super) const ROWS: &[Row] = &[
    Row { limits: Limits::Length, ..row("length", Target::Text, Form::Other(length::parse)) },
    with_feature(feature!("regex"), row("pattern", Target::Text, Form::Other(pattern::parse))),
    row("one_of", Target::Literals, Form::Other(one_of::parse)),
    row("not_blank", Target::Text, Form::Flag("NotBlank")),
    on_letters(row("ascii", Target::Text, Form::Flag("Ascii"))),
    on_letters(row("alphanumeric", Target::Text, Form::Flag("Alphanumeric"))),
    on_letters(row("lowercase", Target::Text, Form::Flag("Lowercase"))),
    on_letters(row("uppercase", Target::Text, Form::Flag("Uppercase"))),
    on_letters(row("no_control", Target::Text, Form::Flag("NoControl"))),
    on_letters(row("no_nul", Target::Text, Form::Flag("NoNul"))),
    row("prefix", Target::Text, Form::Text("Prefix")),
    row("suffix", Target::Text, Form::Text("Suffix")),
    row("contains", Target::Holder, Form::Other(contains::parse)),
    row("not_contains", Target::Text, Form::Text("NotContains")),
    with_feature(feature!("email"), row("email", Target::Text, Form::Flag("Email"))),
    with_feature(feature!("url"), row("url", Target::Url, Form::Other(url::parse))),
    with_feature(feature!("hostname"), row("hostname", Target::Text, Form::Flag("Hostname"))),
    with_feature(feature!("ip"), row("ip", Target::Text, Form::Flag("Ip"))),
    with_feature(feature!("ip"), row("ipv4", Target::Text, Form::Flag("Ipv4"))),
    with_feature(feature!("ip"), row("ipv6", Target::Text, Form::Flag("Ipv6"))),
    with_feature(feature!("uuid"), row("uuid", Target::Uuid, Form::Other(uuid::parse))),
    row("range", Target::Number, Form::Other(range::parse)),
    row("positive", Target::Number, Form::Other(range::positive)),
    row("negative", Target::Number, Form::Other(range::negative)),
    row("multiple_of", Target::Number, Form::Other(multiple_of::parse)),
    row("finite", Target::Number, Form::Other(finite::parse)),
    with_feature(feature!("rust_decimal"), row("decimal", Target::Decimal, Form::Other(decimal::parse))),
    row("past", Target::Time, Form::Tolerance("Past")),
    row("future", Target::Time, Form::Tolerance("Future")),
    row("items", Target::Collection, Form::Limits("Items")),
    row("unique", Target::List, Form::Flag("Unique")),
    row("metadata", Target::Metadata, Form::Other(metadata::parse)),
];

/// Entries among rules that do not limit the value itself.
const OTHERS: &[(&str, Option<Target>)] =
    &[("nullable", None), ("each", Some(Target::Items)), ("keys", Some(Target::Map)), ("values", Some(Target::Map)), ("custom", None)];

/// The names of all rules.
pub(crate) fn names() -> Vec<&'static str> {
    ROWS.iter().map(|row| row.name).chain(OTHERS.iter().map(|(name, _)| *name)).collect()
}

/// The names of some rules for a type of which this is known.
pub(super) fn some_for(known: Known<'_>) -> String {
    const SOME: usize = 3;
    let rows = ROWS.iter().map(|row| (row.name, Some(row.target)));
    let for_it = |(name, target): (&str, Option<Target>)| target.filter(|target| target.is_for(known)).map(|_| format!("`{name}`"));
    let mut names = rows.chain(OTHERS.iter().copied()).filter_map(for_it);
    let some: Vec<String> = names.by_ref().take(SOME).collect();
    match (some.as_slice(), names.next()) {
        ([], _) => "`custom`".to_owned(),
        (some, Some(_)) => format!("{} and others", some.join(", ")),
        ([one], None) => one.clone(),
        ([first @ .., last], None) => format!("{} and {last}", first.join(", ")),
    }
}

impl Row {
    /// The row with this name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        ROWS.iter().find(|row| row.name == name)
    }

    /// The target of the rule; for some rules it depends on their values.
    pub(super) fn target(&self, entry: &Entry, known: Known<'_>) -> Target {
        match self.target {
            Target::Literals => one_of::target(entry, known),
            target => target,
        }
    }

    /// Checks that the rule's feature is enabled.
    pub(super) fn check_feature(&self, entry: &Entry) -> syn::Result<()> {
        match self.feature {
            Some((feature, false)) => Err(needs_feature(entry, feature)),
            _ => Ok(()),
        }
    }

    /// Parses the rule's arguments.
    pub(super) fn parse(&self, entry: &Entry, known: Known<'_>) -> syn::Result<Parsed> {
        match self.form {
            Form::Flag(variant) => entry.flag().map(|()| (variant, Argument::None)),
            Form::Text(variant) => {
                let text = entry.string()?;
                match text.value.as_deref() {
                    Some("") => Err(syn::Error::new_spanned(text, "every string has the empty one: write what is due")),
                    _ => Ok((variant, Argument::Text(text))),
                }
            }
            Form::Limits(variant) => {
                let (min, max) = limits::parse(entry)?;
                Ok((variant, Argument::Limits { min, max }))
            }
            Form::Tolerance(variant) => tolerance::parse(entry).map(|tolerance| (variant, Argument::Tolerance(tolerance))),
            Form::Other(parse) => parse(entry, known),
        }
    }
}

pub(super) fn needs_feature(entry: &Entry, feature: &str) -> syn::Error {
    syn::Error::new_spanned(entry, format_args!("`{}` needs the feature `{feature}` of `polar-event-core`", entry.name))
}
