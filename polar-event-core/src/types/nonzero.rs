//! `NonZero<…>`: integers that are not zero.

use core::num::NonZero;

use serde_core::Deserializer;

use crate::decode::Decode;
use crate::describe::{Describe, Newtype, Shape, SizeBound};
use crate::rule::{self, Bound, IsNumber, Range, Rule, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;
use crate::value::Number;

/// What keeps zero from an integer without sign. For those with one there is no such rule.
const FROM_ONE: Rules = &[Rule::Range(Range { min: Some(Bound::Inclusive(Number::Integer(1))), max: None })];

macro_rules! nonzero {
    ($($integer:ident $own:expr;)+) => { $(
        impl<'de> Decode<'de> for NonZero<$integer> {
            type Requires = ();

            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                let Some(value) = $integer::decode(deserializer, rules, cx)? else { return Ok(None) };
                let own: Rules = $own;
                if rule::number(own, Number::from(value), cx) && own.is_empty() && value == 0 {
                    cx.extend("must not be 0");
                }
                Ok(Self::new(value))
            }
        }

        impl Validate for NonZero<$integer> {
            type Requires = ();
            const HAS_RULES: bool = false;

            fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                self.get().check(rules, cx);
            }
        }

        impl Describe for NonZero<$integer> {
            const SHAPE: &'static Shape = &Shape::Newtype(Newtype {
                doc: "An integer other than 0.",
                rules: $own,
                ..Newtype::new(concat!("NonZero<", stringify!($integer), ">"), || $integer::SHAPE)
            });
            const SIZE_BOUND: SizeBound = SizeBound::Short;
        }

        impl IsNumber for NonZero<$integer> {}
    )+ };
}

nonzero! {
    i8 &[];
    i16 &[];
    i32 &[];
    i64 &[];
    i128 &[];
    isize &[];
    u8 FROM_ONE;
    u16 FROM_ONE;
    u32 FROM_ONE;
    u64 FROM_ONE;
    u128 FROM_ONE;
    usize FROM_ONE;
}
