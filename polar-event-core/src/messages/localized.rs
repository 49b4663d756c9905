//! Reports, violations and warnings in a language.

use core::fmt;

use super::Messages;

/// A [`Report`](crate::Report), [`Violation`](crate::Violation) or [`Warnings`](crate::Warnings) in a language: it displays and serializes
/// like the original, with texts in that language. Created by `localized`.
pub struct Localized<'a, T: ?Sized> {
    pub(crate) what: &'a T,
    pub(crate) messages: &'a dyn Messages,
}

impl<'a, T: ?Sized> Localized<'a, T> {
    pub(crate) fn new(what: &'a T, messages: &'a dyn Messages) -> Self {
        Self { what, messages }
    }
}

impl<T: fmt::Debug + ?Sized> fmt::Debug for Localized<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Localized").field(&self.what).finish_non_exhaustive()
    }
}
