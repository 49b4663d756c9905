//! `PhantomData`: `null`, as for serde, and nothing to check.

use core::marker::PhantomData;

use serde_core::Deserializer;

use crate::decode::{Decode, unit};
use crate::describe::{Describe, Shape};
use crate::rule::Rules;
use crate::state::ValidationState;
use crate::validate::Validate;

impl<'de, T: ?Sized> Decode<'de> for PhantomData<T> {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        unit(deserializer, "PhantomData", Self, cx)
    }
}

impl<T: ?Sized> Validate for PhantomData<T> {
    type Requires = ();
    const HAS_RULES: bool = false;

    fn check(&self, _: Rules, _: &mut ValidationState<'_>) {}
}

impl<T: ?Sized> Describe for PhantomData<T> {
    const SHAPE: &'static Shape = &Shape::Null;
    const NULLABLE: bool = true;
}
