//! `Range`, `RangeInclusive`, `RangeFrom`, `RangeTo`: `{"start": 1, "end": 5}`, as serde writes them.

use core::ops::{Range, RangeFrom, RangeInclusive, RangeTo};

use super::struct_like::{field, object, struct_like};
use crate::describe::{Describe, Shape, SizeBound, TypeArgs};
use crate::error::Segment;
use crate::rule::{ITEM_RULES, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

fn check<T: Validate>(limit: &T, name: &'static str, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    limit.check(ITEM_RULES, cx);
    cx.prefix_path(checkpoint, || Segment::from(name));
}

macro_rules! ranges {
    ($($range:ident, $doc:literal { $($name:ident $index:literal: $what:literal),+ } |$value:ident| [$($limit:expr),+], $make:expr;)+) => { $(
        struct_like! {
            [T] $range<T>, T::Requires { $($name $index: T),+ } $make
        }

        impl<T: Validate> Validate for $range<T> {
            type Requires = T::Requires;
            const HAS_RULES: bool = T::HAS_RULES;

            fn check(&self, _: Rules, cx: &mut ValidationState<'_>) {
                let $value = self;
                $(check($limit, stringify!($name), cx);)+
            }
        }

        impl<T: Describe> Describe for $range<T> {
            const SHAPE: &'static Shape = &Shape::Object(object(
                stringify!($range),
                $doc,
                TypeArgs(const { &[T::shape] }),
                const { &[$(field(stringify!($name), $what, ITEM_RULES, || T::ITEM_SHAPE)),+] },
                &[$(stringify!($name)),+],
            ));
            const SIZE_BOUND: SizeBound = SizeBound::Array(&T::SIZE_BOUND);
        }
    )+ };
}

ranges! {
    Range, "From `start` up to, but not including, `end`." { start 0: "The first.", end 1: "The one after the last." }
        |range| [&range.start, &range.end], |start, end, _| Some(start..end);
    RangeInclusive, "From `start` to `end`, both included." { start 0: "The first.", end 1: "The last." }
        |range| [range.start(), range.end()], |start, end, _| Some(start..=end);
    RangeFrom, "From `start` on." { start 0: "The first." }
        |range| [&range.start], |start, _| Some(start..);
    RangeTo, "Up to, but not including, `end`." { end 0: "The one after the last." }
        |range| [&range.end], |end, _| Some(..end);
}
