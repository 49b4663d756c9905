//! The tag of a struct: a string that is the struct's name, of which nothing is kept.

use std::borrow::Cow;

use serde_core::Deserializer;

use crate::decode::Decode;
use crate::describe::{Describe, Shape};
use crate::rule::{IsText, Rules};
use crate::state::ValidationState;

/// What `#[derive(Event)]` decodes the tag of a struct as. Its rule is `one_of` with the one name.
#[derive(Debug)]
pub struct StructTag;

impl<'de> Decode<'de> for StructTag {
    type Requires = ();

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        Ok(Cow::<'de, str>::decode(deserializer, rules, cx)?.map(|_| Self))
    }

    /// As in serde, whose derive does not look for it.
    fn absent(_: &mut ValidationState<'_>) -> Option<Self> {
        Some(Self)
    }
}

impl Describe for StructTag {
    const SHAPE: &'static Shape = &Shape::String;
    const OPTIONAL: bool = true;
}

impl IsText for StructTag {}
