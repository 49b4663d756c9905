//! What a type around one value has beyond the derive's traits, if it asks for it.

use proc_macro2::Span;

/// An item of `derive(…)`.
#[derive(Clone, Copy)]
pub(crate) struct Derived {
    pub(crate) asked: Asked,
    /// The item's source location, where the compiler reports a conflict with an impl by hand.
    pub(crate) span: Span,
}

/// A trait or method, by its name in `derive(…)`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    AsRef,
    Borrow,
    Deref,
    Display,
    FromStr,
    Into,
    IntoInner,
    TryFrom,
}
