//! Collects errors, so that all of them are reported at once.

use core::fmt::Display;

use quote::ToTokens;

/// The errors so far. Must be read with [`Errors::finish`]; dropping it unread is a bug in the derive.
#[derive(Default)]
pub(crate) struct Errors {
    errors: Option<syn::Error>,
    read: bool,
}

impl Errors {
    /// Adds an error at these tokens.
    pub(crate) fn push(&mut self, at: impl ToTokens, message: impl Display) {
        self.add(syn::Error::new_spanned(at, message));
    }

    pub(crate) fn add(&mut self, error: syn::Error) {
        match &mut self.errors {
            Some(errors) => errors.combine(error),
            None => self.errors = Some(error),
        }
    }

    /// The value of `result`, or `None` with its error added.
    pub(crate) fn ok<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// All errors as one, if there are any.
    pub(crate) fn finish(mut self) -> syn::Result<()> {
        self.read = true;
        self.errors.take().map_or(Ok(()), Err)
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        assert!(self.read || std::thread::panicking(), "errors of the derive were not read");
    }
}
