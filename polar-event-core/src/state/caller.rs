//! The caller's context, on its way to the rules.

use core::any::Any;

/// A context, and the ones that were set before.
#[derive(Debug, Clone, Copy)]
pub struct Data<'c> {
    value: &'c dyn Any,
    before: Option<&'c Data<'c>>,
}

impl<'c> Data<'c> {
    #[inline]
    pub(crate) fn new(value: &'c dyn Any, before: Option<&'c Data<'c>>) -> Self {
        Self { value, before }
    }

    /// The context of type `T`, if there is one.
    #[inline]
    pub(crate) fn get<T: Any>(self) -> Option<&'c T> {
        let mut data = self;
        loop {
            match (data.value.downcast_ref(), data.before) {
                (Some(found), _) => return Some(found),
                (None, before) => data = *before?,
            }
        }
    }
}
