//! What generated code finds out about a type without a bound on it: a bound would refuse types that do not need the trait.
//!
//! An item of an inherent impl has precedence over that of a trait. The inherent impls of [`Probe`] have bounds, so where these do not hold,
//! the item of [`Unprobed`] is used.

use core::marker::PhantomData;

use serde_core::Serialize;

use super::{Describe, Shape, ShapeFn};

/// Asks whether a type has a trait.
#[derive(Debug)]
pub struct Probe<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: Describe + ?Sized> Probe<T> {
    /// The description.
    pub const SHAPE: ShapeFn = T::shape;
}

impl<T: Serialize> Probe<T> {
    /// A default as a JSON text. One that differs each time, such as a new UUID, is not a constant, and is left out.
    #[must_use]
    pub fn default_text(default: fn() -> Option<T>) -> Option<String> {
        let text = serde_json::to_string(&default()).ok()?;
        (serde_json::to_string(&default()).ok()? == text).then_some(text)
    }
}

/// What is used for types without the trait.
pub trait Unprobed {
    /// Anything.
    const SHAPE: ShapeFn = || &Shape::Any;

    /// The type.
    type Value;

    /// No text.
    #[must_use]
    fn default_text(_: fn() -> Option<Self::Value>) -> Option<String> {
        None
    }
}

impl<T> Unprobed for Probe<T> {
    type Value = T;
}
