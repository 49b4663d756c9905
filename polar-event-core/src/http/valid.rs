//! What the extractors give.

use core::ops::{Deref, DerefMut};

/// What was read from a request and validated in one pass: with `T`, a JSON body. See the module of your framework for the other parts of a
/// request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Valid<T>(pub T);

/// The headers of a request: `Valid<Headers<T>>`. A field `x_request_id` is the header `X-Request-Id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Headers<T>(pub T);

/// The cookies of a request: `Valid<Cookies<T>>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cookies<T>(pub T);

/// Several parts of a request, whose faults are in one response, as FastAPI has it: `All<(Path<u32>, Query<Options>, Json<Order>)>`. With separate
/// extractors, the first that fails is the only one that is reported.
///
/// Tuples have up to six parts, of which one can be the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct All<T>(pub T);

/// Calls a macro with the tuples that [`All`] can have.
macro_rules! each_tuple {
    ($do:ident) => {
        $do! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) }
    };
}

pub(crate) use each_tuple;

macro_rules! derefs {
    ($($wrapper:ident)+) => { $(
        impl<T> Deref for $wrapper<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> DerefMut for $wrapper<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }
    )+ };
}

derefs!(Valid Headers Cookies);
