//! The context of rules, from a request's extensions.

use core::any::{Any, type_name};

use ::axum::http::Extensions;

use crate::state::{Data, Requires};

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
    fn given<R>(extensions: &Extensions, before: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> Result<R, &'static str>;
}

impl Given for () {
    fn given<R>(_: &Extensions, before: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> Result<R, &'static str> {
        Ok(then(before))
    }
}

impl<C: Any + Send + Sync> Given for Requires<C> {
    fn given<R>(extensions: &Extensions, before: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> Result<R, &'static str> {
        let context = extensions.get::<C>().ok_or(type_name::<C>())?;
        Ok(then(Some(Data::new(context, before.as_ref()))))
    }
}

impl<A: Given, B: Given> Given for (A, B) {
    fn given<R>(extensions: &Extensions, before: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> Result<R, &'static str> {
        A::given(extensions, before, |data| B::given(extensions, data, then))?
    }
}
