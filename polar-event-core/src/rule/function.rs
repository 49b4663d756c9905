//! Functions of the type's author: their parameters and results.

use core::fmt::Display;
use core::marker::PhantomData;

use crate::error::Report;
use crate::state::ValidationState;

/// A function that can be a rule: `fn(&T) -> Result<(), E>` or `fn(&T, &ValidationState<'_>) -> Result<(), E>`.
///
/// `M` distinguishes the two. You never write it: the compiler infers it from the function.
#[diagnostic::on_unimplemented(
    message = "this function cannot be a rule",
    label = "neither `fn(&T) -> Result<(), E>` nor `fn(&T, &ValidationState<'_>) -> Result<(), E>`",
    note = "a rule takes a reference to the value, and if it likes the `ValidationState`, and answers `Result<(), E>`, where `E` is a text, a `Code`, a `Violation` or a list of them"
)]
pub trait Check<M> {
    /// The function as a callable that takes both parameters.
    type Call;

    /// Converts the function to that callable.
    fn into_call(self) -> Self::Call;
}

/// A function that can be a condition: `fn(&T) -> bool` or `fn(&T, &ValidationState<'_>) -> bool`.
#[diagnostic::on_unimplemented(
    message = "this function cannot be a condition",
    label = "neither `fn(&T) -> bool` nor `fn(&T, &ValidationState<'_>) -> bool`",
    note = "a condition takes a reference to the struct, and if it likes the `ValidationState`, and answers whether it holds"
)]
pub trait Condition<M> {
    /// The function as a callable that takes both parameters.
    type Call;

    /// Converts the function to that callable.
    fn into_call(self) -> Self::Call;
}

/// A function of the value alone.
#[derive(Debug, Clone, Copy)]
pub struct OfValue<F, T: ?Sized, A> {
    function: F,
    signature: PhantomData<fn(&T) -> A>,
}

/// A function of the value and the validation state.
#[derive(Debug, Clone, Copy)]
pub struct OfValueAndContext<F, T: ?Sized, A> {
    function: F,
    signature: PhantomData<fn(&T) -> A>,
}

impl<F: Fn(&T) -> A, T: ?Sized, A> OfValue<F, T, A> {
    /// Calls the function.
    #[inline]
    pub fn call(&self, value: &T, _: &ValidationState<'_>) -> A {
        (self.function)(value)
    }
}

impl<F: Fn(&T, &ValidationState<'_>) -> A, T: ?Sized, A> OfValueAndContext<F, T, A> {
    /// Calls the function.
    #[inline]
    pub fn call(&self, value: &T, cx: &ValidationState<'_>) -> A {
        (self.function)(value, cx)
    }
}

/// Distinguishes functions by their parameters.
#[derive(Debug, Clone, Copy)]
pub struct Signature<T: ?Sized, A, const PARAMETERS: usize>(PhantomData<fn(&T) -> A>);

macro_rules! functions {
    ($($function:ident [$($generic:ident)?] $answer:ty;)+) => { $(
        impl<F: Fn(&T) -> $answer, T: ?Sized, $($generic)?> $function<Signature<T, $answer, 1>> for F {
            type Call = OfValue<F, T, $answer>;

            #[inline]
            fn into_call(self) -> Self::Call {
                OfValue { function: self, signature: PhantomData }
            }
        }

        impl<F: Fn(&T, &ValidationState<'_>) -> $answer, T: ?Sized, $($generic)?> $function<Signature<T, $answer, 2>> for F {
            type Call = OfValueAndContext<F, T, $answer>;

            #[inline]
            fn into_call(self) -> Self::Call {
                OfValueAndContext { function: self, signature: PhantomData }
            }
        }
    )+ };
}

functions! {
    Check [E] Result<(), E>;
    Condition [] bool;
}

/// A rule that can be called with the value and the validation state.
#[inline]
pub fn check<M, F: Check<M>>(function: F) -> F::Call {
    function.into_call()
}

/// A condition that can be called with the value and the validation state.
#[inline]
pub fn condition<M, F: Condition<M>>(function: F) -> F::Call {
    function.into_call()
}

/// The error types that a rule may return: every type that converts into a [`Report`], and every other error by its text.
#[diagnostic::on_unimplemented(
    message = "a rule cannot return `{Self}` as its error",
    label = "`{Self}` cannot be converted into a `Report`, and has no text",
    note = "return `Result<(), E>`, where `E` is a string, `Code`, `Violation`, `Vec<Violation>`, `Report` or an error with `Display`, or implement `From<…> for Report`"
)]
pub trait IntoReport {
    /// The report.
    fn into_report(self) -> Report;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Report>> IntoReport for E {
    fn into_report(self) -> Report {
        self.into()
    }
}

/// The result of a custom rule. How it is reported depends on the error's type: the compiler prefers the method of the type, which needs a
/// conversion into a [`Report`], to that of [`ErrorText`], and that to [`RefusedError`], which only explains what is wrong.
#[derive(Debug)]
pub struct Outcome<E>(pub Result<(), E>);

impl<E: Into<Report>> Outcome<E> {
    /// Adds the violations.
    #[inline]
    pub fn report(self, cx: &mut ValidationState<'_>) {
        if let Err(error) = self.0 {
            let checkpoint = cx.checkpoint();
            cx.extend(error.into());
            // A report without violations is still an error.
            if cx.is_clean_since(checkpoint) {
                cx.extend("is not accepted");
            }
        }
    }
}

/// For errors that do not convert into a [`Report`].
pub trait ErrorText {
    /// Adds one `value_error` with the error's text.
    fn report(self, cx: &mut ValidationState<'_>);
}

impl<E: Display> ErrorText for Outcome<E> {
    fn report(self, cx: &mut ValidationState<'_>) {
        Outcome(self.0.map_err(|error| error.to_string())).report(cx);
    }
}

/// For other types, which are errors in the code.
pub trait RefusedError<E> {
    /// Does not compile.
    fn report(self, cx: &mut ValidationState<'_>)
    where
        E: IntoReport;
}

impl<E> RefusedError<E> for &Outcome<E> {
    fn report(self, _: &mut ValidationState<'_>)
    where
        E: IntoReport,
    {
    }
}
