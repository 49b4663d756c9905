//! The context that rules require, as types, so that nothing is decoded without it by mistake.

use core::any::Any;

use super::caller::Data;

/// The [`Decode::Requires`](crate::Decode::Requires) of a type whose rules require a context of type `C`.
///
/// `#[event(context = C)]` sets it. A type whose rules require none has `()`, and a type with several fields has a pair of their
/// requirements.
///
/// ```
/// use polar_event_core::{ValidationState, Event, Validate, json};
///
/// struct Quota(u32);
///
/// #[derive(Event, Debug)]
/// #[event(context = Quota)]
/// struct Order {
///     #[event(check = within_quota)]
///     amount: u32,
/// }
///
/// fn within_quota(amount: &u32, cx: &ValidationState<'_>) -> Result<(), &'static str> {
///     match cx.context::<Quota>() {
///         Some(Quota(quota)) if amount > quota => Err("is more than is left"),
///         _ => Ok(()),
///     }
/// }
///
/// let decoder = json::Decoder::new().context(Quota(5));
/// assert!(decoder.from_str::<Order>(r#"{"amount": 5}"#).is_ok());
/// let report = decoder.from_str::<Order>(r#"{"amount": 6}"#).unwrap_err();
/// assert_eq!(report.to_string(), "/amount: is more than is left [value_error]");
///
/// // In memory the same: `Order { amount: 6 }.validate()` does not compile, since it lacks the context.
/// assert!(Order { amount: 6 }.validate_with(&Quota(5), ValidationState::new()).is_err());
/// ```
///
/// Without the context, decoding such a type does not compile:
///
/// ```compile_fail,E0277
/// # use polar_event_core::{Event, json};
/// # struct Quota(u32);
/// #[derive(Event)]
/// #[event(context = Quota)]
/// struct Order {
///     amount: u32,
/// }
///
/// let order = json::from_str::<Order>(r#"{"amount": 5}"#);
/// ```
///
/// unless the context's type implements `Default`, which is then used.
#[derive(Debug, Clone, Copy)]
pub struct Requires<C>(core::marker::PhantomData<fn() -> C>);

/// The absence of a context, as in [`json::from_str`](crate::json::from_str) and [`Validate::validate`](crate::Validate::validate).
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct NoContext;

/// A requirement that context `C` satisfies; by default, one that is satisfied without a context.
///
/// `()` is satisfied by any context, and [`Requires<C>`] by a `C`, or without one if `C` implements `Default`. In generic code, require a
/// type that can be decoded without a context like this:
///
/// ```
/// use polar_event_core::{Decode, SatisfiedBy, Report, json};
///
/// fn first<'de, T: Decode<'de, Requires: SatisfiedBy>>(texts: &[&'de str]) -> Option<Result<T, Report>> {
///     texts.first().map(|text| json::from_str(text))
/// }
///
/// assert_eq!(first::<u8>(&["5", "x"]), Some(Ok(5)));
/// ```
#[diagnostic::on_unimplemented(
    message = "it is not known whether the rules have the context that they need: `{Self}`",
    label = "may need a context that is not given",
    note = "in generic code, ask for types whose need is met: `T: Decode<'de, Requires: SatisfiedBy>`, `T: Validate<Requires: SatisfiedBy>`",
    note = "a hand-written impl has `type Requires = ();` if its rules need none, and `type Requires = Requires<C>;` if they need a `C`"
)]
pub trait SatisfiedBy<C = NoContext> {
    /// Calls `then` with the given context, or with the default.
    #[doc(hidden)]
    fn provide<R>(given: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> R;
}

impl<C> SatisfiedBy<C> for () {
    #[inline(always)]
    fn provide<R>(given: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> R {
        then(given)
    }
}

impl<N: ProvidedFrom<C>, C> SatisfiedBy<C> for Requires<N> {
    #[inline(always)]
    fn provide<R>(given: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> R {
        N::provide(given, then)
    }
}

impl<A: SatisfiedBy<C>, B: SatisfiedBy<C>, C> SatisfiedBy<C> for (A, B) {
    #[inline(always)]
    fn provide<R>(given: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> R {
        A::provide(given, |given| B::provide(given, then))
    }
}

/// A context that is available if `C` is given: because it is a `C`, or because none is given and it implements `Default`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the rules need the context `{Self}`, and `{C}` is given",
    label = "not without the context `{Self}`",
    note = "give it: `json::Decoder::new().context(…).from_str(…)`, `decode::decode_with(…)` or `value.validate_with(…)`",
    note = "or implement `Default` for `{Self}`, which stands for what is not given"
)]
pub trait ProvidedFrom<C>: Any + Sized {
    #[doc(hidden)]
    fn provide<R>(given: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> R;
}

impl<N: Any> ProvidedFrom<N> for N {
    #[inline(always)]
    fn provide<R>(given: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> R {
        then(given)
    }
}

#[diagnostic::do_not_recommend]
impl<N: Any + Default> ProvidedFrom<NoContext> for N {
    #[inline(always)]
    fn provide<R>(given: Option<Data<'_>>, then: impl FnOnce(Option<Data<'_>>) -> R) -> R {
        let default;
        let data = if given.is_some_and(|given| given.get::<N>().is_some()) {
            given
        } else {
            default = N::default();
            Some(Data::new(&default, given.as_ref()))
        };
        // A single call, so that `then` is inlined.
        then(data)
    }
}

/// [`SatisfiedBy`] without a context, as a bound that may be unsatisfied where it is written: since it has a lifetime parameter, the
/// compiler checks it where the impl is used.
#[doc(hidden)]
pub trait SatisfiedLater<'a>: SatisfiedBy {}

impl<N: SatisfiedBy> SatisfiedLater<'_> for N {}

/// A requirement of a field that the type's own declaration covers.
#[doc(hidden)]
pub trait CoveredBy<C, Outer: ?Sized, Inner: ?Sized> {}

impl<C, Outer: ?Sized, Inner: ?Sized> CoveredBy<C, Outer, Inner> for () {}

impl<N: DeclaredOn<C, Outer, Inner>, C, Outer: ?Sized, Inner: ?Sized> CoveredBy<C, Outer, Inner> for Requires<N> {}

impl<A: CoveredBy<C, Outer, Inner>, B: CoveredBy<C, Outer, Inner>, C, Outer: ?Sized, Inner: ?Sized> CoveredBy<C, Outer, Inner> for (A, B) {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Outer}` contains `{Inner}`, whose rules need the context `{Self}`",
    label = "needs the context `{Self}`",
    note = "write `#[event(context = {Self})]` on `{Outer}`"
)]
pub trait DeclaredOn<C, Outer: ?Sized, Inner: ?Sized> {}

impl<C, Outer: ?Sized, Inner: ?Sized> DeclaredOn<C, Outer, Inner> for C {}

/// Makes the compiler check that the requirement of a field is covered.
#[doc(hidden)]
pub fn assert_covered<Need, C, Outer, Inner>()
where
    Need: CoveredBy<C, Outer, Inner>,
    Outer: ?Sized,
    Inner: ?Sized,
{
}
