//! The context of rules, from what a request carries.

use core::any::{Any, type_name};

use crate::state::{Data, Requires};

/// What a request carries beyond itself, by type.
pub trait Contexts {
    /// The value of this type, if there is one.
    fn find<C: Any + Send + Sync>(&self) -> Option<&C>;
}

/// A requirement that the extensions of a request can satisfy: `()`, a [`Requires<C>`], or a pair of such.
///
/// It is implemented for every [`Decode::Requires`](crate::Decode::Requires) that the derive generates.
#[diagnostic::on_unimplemented(
    message = "a request's extensions cannot have the context that the rules need: `{Self}`",
    note = "a context is found in the extensions if its type is `Send + Sync`"
)]
pub trait Given {
    /// Calls `then` with the contexts found, or returns the name of the type that is missing.
    #[doc(hidden)]
    fn given<R>(contexts: &impl Contexts, before: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> Result<R, &'static str>;
}

impl Given for () {
    fn given<R>(_: &impl Contexts, before: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> Result<R, &'static str> {
        Ok(then(before))
    }
}

impl<C: Any + Send + Sync> Given for Requires<C> {
    fn given<R>(contexts: &impl Contexts, before: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> Result<R, &'static str> {
        let context = contexts.find::<C>().ok_or(type_name::<C>())?;
        Ok(then(Some(Data::new(context, before.as_ref()))))
    }
}

impl<A: Given, B: Given> Given for (A, B) {
    fn given<R>(contexts: &impl Contexts, before: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> Result<R, &'static str> {
        A::given(contexts, before, |data| B::given(contexts, data, then))?
    }
}
