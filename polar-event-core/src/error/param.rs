//! The typed parameters of a violation.

use core::fmt;
use std::borrow::Cow;

use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};

use crate::value::Number;

/// One allowed value of a rule such as `one_of("eur", "usd")`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// A number.
    Number(Number),
    /// A boolean.
    Boolean(bool),
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => fmt::Debug::fmt(text, f),
            Self::Number(number) => number.fmt(f),
            Self::Boolean(value) => value.fmt(f),
        }
    }
}

impl Serialize for Literal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Boolean(value) => serializer.serialize_bool(*value),
        }
    }
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Param {
    /// A number: a limit, a length.
    Number(Number),
    /// A text: a pattern, the type of value that was found.
    Text(Cow<'static, str>),
    /// The allowed values.
    Literals(Cow<'static, [Literal]>),
    /// The allowed values, all of them strings: the names of fields.
    Names(Cow<'static, [&'static str]>),
}

impl Param {
    /// The number of items, if it is a list.
    pub(crate) fn list_len(&self) -> Option<usize> {
        match self {
            Self::Number(_) | Self::Text(_) => None,
            Self::Literals(literals) => Some(literals.len()),
            Self::Names(names) => Some(names.len()),
        }
    }
}

fn write_list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, items: impl Iterator<Item = T>) -> fmt::Result {
    for (index, item) in items.enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        item.fmt(f)?;
    }
    Ok(())
}

impl fmt::Display for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Literals(literals) => write_list(f, literals.iter()),
            Self::Names(names) => write_list(f, names.iter()),
        }
    }
}

impl Serialize for Param {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Literals(literals) => serializer.collect_seq(literals.iter()),
            Self::Names(names) => serializer.collect_seq(names.iter()),
        }
    }
}

impl<N: Into<Number>> From<N> for Param {
    fn from(number: N) -> Self {
        Self::Number(number.into())
    }
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<&'static [&'static str]> for Param {
    fn from(names: &'static [&'static str]) -> Self {
        Self::Names(Cow::Borrowed(names))
    }
}

impl From<Vec<&'static str>> for Param {
    fn from(names: Vec<&'static str>) -> Self {
        Self::Names(Cow::Owned(names))
    }
}

impl From<&'static [Literal]> for Param {
    fn from(literals: &'static [Literal]) -> Self {
        Self::Literals(Cow::Borrowed(literals))
    }
}

impl From<Vec<Literal>> for Param {
    fn from(literals: Vec<Literal>) -> Self {
        Self::Literals(Cow::Owned(literals))
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// The parameters of a violation, by name: `{"max_length": 40, "actual_length": 41}`.
///
/// ```
/// use polar_event_core::{Code, Param, Violation};
///
/// let violation = Violation::new(Code::Custom("plan_unknown")).param("plan", "gold").message("is not a plan");
/// assert_eq!(violation.params().get("plan"), Some(&Param::from("gold")));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Params(Vec<(&'static str, Param)>);

impl Params {
    /// The parameter with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.iter().find_map(|(have, param)| (have == name).then_some(param))
    }

    /// All parameters, in the order in which the code's table lists them.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Param)> {
        self.0.iter().map(|(name, param)| (*name, param))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn push(&mut self, name: &'static str, param: Param) {
        self.0.push((name, param));
    }

    /// Replaces the parameter with this name.
    pub(crate) fn set(&mut self, name: &'static str, param: Param) {
        match self.0.iter_mut().find(|(have, _)| *have == name) {
            Some((_, have)) => *have = param,
            None => self.push(name, param),
        }
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.0.retain(|(have, _)| *have != name);
    }

    /// The bytes of text that the input determined.
    pub(crate) fn owned_len(&self) -> usize {
        let owned = |param: &Param| match param {
            Param::Text(Cow::Owned(text)) => text.len(),
            _ => 0,
        };
        self.0.iter().map(|(_, param)| owned(param)).sum()
    }
}

impl IntoIterator for Params {
    type Item = (&'static str, Param);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<(&'static str, Param)> for Params {
    fn from_iter<I: IntoIterator<Item = (&'static str, Param)>>(params: I) -> Self {
        Self(params.into_iter().collect())
    }
}

impl<const N: usize> From<[(&'static str, Param); N]> for Params {
    fn from(params: [(&'static str, Param); N]) -> Self {
        Self(Vec::from(params))
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, param) in self.iter() {
            map.serialize_entry(name, param)?;
        }
        map.end()
    }
}
