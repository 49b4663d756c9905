//! A box that is nearly always empty.

use core::ops::{Deref, DerefMut};

/// An optional box. Dropping an empty one is an inlined test, without a call.
#[derive(Debug)]
pub(crate) struct RareBox<T>(Option<Box<T>>);

impl<T> RareBox<T> {
    pub(crate) const EMPTY: Self = Self(None);
}

impl<T> Default for RareBox<T> {
    #[inline]
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> From<Option<Box<T>>> for RareBox<T> {
    #[inline]
    fn from(value: Option<Box<T>>) -> Self {
        Self(value)
    }
}

impl<T> Deref for RareBox<T> {
    type Target = Option<Box<T>>;

    #[inline(always)]
    fn deref(&self) -> &Option<Box<T>> {
        &self.0
    }
}

impl<T> DerefMut for RareBox<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Option<Box<T>> {
        &mut self.0
    }
}

impl<T> Drop for RareBox<T> {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(value) = self.0.take() {
            drop_value(value);
        }
    }
}

/// The drop code, which the compiler would otherwise inline at each drop.
#[cold]
#[inline(never)]
fn drop_value<T>(_: Box<T>) {}
