//! A field that may be absent, `null`, or a value, all three apart.

mod document;
mod rules;

use core::ops::{Deref, DerefMut};

/// A field that may be absent, `null`, or a value, with all three kept apart in both directions.
///
/// As a field, `Unset` is not written and `Null` is written as `null`. On its own, outside of a struct, `Unset` has no form in
/// JSON and is written as `null` too. Formats that are not human-readable write it as an enum, so that it round-trips.
///
/// ```
/// use polar_event_core::{Event, OptionalNullable, json};
///
/// #[derive(Event, Debug, PartialEq)]
/// struct Patch {
///     note: OptionalNullable<String>,
/// }
///
/// for (text, note) in [
///     ("{}", OptionalNullable::Unset),
///     (r#"{"note":null}"#, OptionalNullable::Null),
///     (r#"{"note":"hi"}"#, OptionalNullable::Value("hi".to_owned())),
/// ] {
///     let patch: Patch = json::from_str(text).unwrap();
///     assert_eq!(patch, Patch { note });
///     assert_eq!(json::to_string(&patch).unwrap(), text);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum OptionalNullable<T> {
    /// The field is absent.
    #[default]
    Unset,
    /// The field is `null`.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> OptionalNullable<T> {
    /// Whether the field is absent.
    pub const fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }

    /// Whether the field is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether there is a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Whether there is a value, and it is as asked for.
    pub fn is_value_and(self, predicate: impl FnOnce(T) -> bool) -> bool {
        self.into_option().is_some_and(predicate)
    }

    /// The value by reference, with the other two states kept.
    pub const fn as_ref(&self) -> OptionalNullable<&T> {
        match self {
            Self::Unset => OptionalNullable::Unset,
            Self::Null => OptionalNullable::Null,
            Self::Value(value) => OptionalNullable::Value(value),
        }
    }

    /// The value by mutable reference, with the other two states kept.
    pub const fn as_mut(&mut self) -> OptionalNullable<&mut T> {
        match self {
            Self::Unset => OptionalNullable::Unset,
            Self::Null => OptionalNullable::Null,
            Self::Value(value) => OptionalNullable::Value(value),
        }
    }

    /// What the value dereferences to: `OptionalNullable<&str>` from `OptionalNullable<String>`.
    pub fn as_deref(&self) -> OptionalNullable<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(Deref::deref)
    }

    /// What the value dereferences to, mutably.
    pub fn as_deref_mut(&mut self) -> OptionalNullable<&mut T::Target>
    where
        T: DerefMut,
    {
        self.as_mut().map(DerefMut::deref_mut)
    }

    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unset | Self::Null => None,
        }
    }

    /// The value, if there is one: absent and `null` become one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unset | Self::Null => None,
        }
    }

    /// `None` for absent, `Some(None)` for `null`: the form in which others write the three states.
    pub fn into_nested(self) -> Option<Option<T>> {
        match self {
            Self::Unset => None,
            Self::Null => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }

    /// Absent from `None`, `null` from `Some(None)`: what [`into_nested`](Self::into_nested) makes, back again.
    pub fn from_nested(nested: Option<Option<T>>) -> Self {
        nested.map_or(Self::Unset, Self::from)
    }

    /// Changes the value, with the other two states kept.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> OptionalNullable<U> {
        self.and_then(|value| OptionalNullable::Value(change(value)))
    }

    /// Makes something of the value, or takes `default`.
    pub fn map_or<U>(self, default: U, change: impl FnOnce(T) -> U) -> U {
        self.into_option().map_or(default, change)
    }

    /// Makes something of the value, or of nothing.
    pub fn map_or_else<U>(self, default: impl FnOnce() -> U, change: impl FnOnce(T) -> U) -> U {
        self.into_option().map_or_else(default, change)
    }

    /// Goes on with the value, with the other two states kept.
    pub fn and_then<U>(self, next: impl FnOnce(T) -> OptionalNullable<U>) -> OptionalNullable<U> {
        match self {
            Self::Unset => OptionalNullable::Unset,
            Self::Null => OptionalNullable::Null,
            Self::Value(value) => next(value),
        }
    }

    /// Keeps a value that is as asked for; any other becomes `Unset`.
    #[must_use]
    pub fn filter(self, predicate: impl FnOnce(&T) -> bool) -> Self {
        match self {
            Self::Value(value) if !predicate(&value) => Self::Unset,
            kept => kept,
        }
    }

    /// This, unless it is absent: then `other`. This is how a patch is laid over what was there.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_unset() { other } else { self }
    }

    /// This, unless it is absent: then what `other` makes.
    #[must_use]
    pub fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_unset() { other() } else { self }
    }

    /// The value, or an error.
    ///
    /// # Errors
    ///
    /// The given error, if the field is absent or `null`.
    pub fn ok_or<E>(self, error: E) -> Result<T, E> {
        self.into_option().ok_or(error)
    }

    /// The value, or `default`.
    pub fn unwrap_or(self, default: T) -> T {
        self.into_option().unwrap_or(default)
    }

    /// The value, or what `default` makes.
    pub fn unwrap_or_else(self, default: impl FnOnce() -> T) -> T {
        self.into_option().unwrap_or_else(default)
    }

    /// The value, or the type's default.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// Takes out what is there and leaves `Unset`.
    #[must_use]
    pub fn take(&mut self) -> Self {
        core::mem::take(self)
    }

    /// Puts a value in and answers what was there.
    pub fn replace(&mut self, value: T) -> Self {
        core::mem::replace(self, Self::Value(value))
    }

    /// The value or nothing, one at a time.
    pub fn iter(&self) -> core::option::IntoIter<&T> {
        self.value().into_iter()
    }
}

impl<T: Clone> OptionalNullable<&T> {
    /// The value, cloned.
    #[must_use]
    pub fn cloned(self) -> OptionalNullable<T> {
        self.map(T::clone)
    }
}

impl<T: Copy> OptionalNullable<&T> {
    /// The value, copied.
    #[must_use]
    pub fn copied(self) -> OptionalNullable<T> {
        self.map(|value| *value)
    }
}

impl<T> IntoIterator for OptionalNullable<T> {
    type Item = T;
    type IntoIter = core::option::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_option().into_iter()
    }
}

impl<'a, T> IntoIterator for &'a OptionalNullable<T> {
    type Item = &'a T;
    type IntoIter = core::option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> From<T> for OptionalNullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is `null`: whoever has an `Option` in hand means to say something. For "say nothing", use `Unset`.
impl<T> From<Option<T>> for OptionalNullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> From<OptionalNullable<T>> for Option<T> {
    fn from(value: OptionalNullable<T>) -> Self {
        value.into_option()
    }
}
