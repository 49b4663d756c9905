//! Tuples: arrays of so many items, each of a type of its own.

use core::marker::PhantomData;

use serde_core::Deserializer;
use serde_core::de::{IgnoredAny, SeqAccess, Visitor};

use crate::decode::{Accept, Decode, Seed, accept};
use crate::describe::{Describe, Shape, ShapeFn, SizeBound};
use crate::error::{Code, Segment};
use crate::rule::{CountRule as _, ITEM_RULES, Items, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

/// An array that becomes a tuple.
struct TupleOf<T>(PhantomData<T>);

/// Reads the item at this index, if the array is that long, and counts it.
fn item<'de, T: Decode<'de>, A: SeqAccess<'de>>(
    array: &mut A,
    count: &mut usize,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, A::Error> {
    let checkpoint = cx.checkpoint();
    let item = array.next_element_seed(Seed::new(ITEM_RULES, cx));
    cx.prefix_path(checkpoint, || Segment::from(*count));
    let item = item?;
    *count += usize::from(item.is_some());
    Ok(item.flatten())
}

/// Reads what is left of an array, of which there should be nothing, and says whether it had `len` items.
fn end<'de, A: SeqAccess<'de>>(array: &mut A, len: usize, mut count: usize, cx: &mut ValidationState<'_>) -> Result<bool, A::Error> {
    // What is asked for by its type ends there, as in serde: what comes next may be another value's, as in a record of CSV.
    while cx.collects() && count >= len && array.next_element::<IgnoredAny>()?.is_some() {
        count += 1;
    }
    Ok(Items { min: Some(len), max: Some(len) }.check(count, "item", cx))
}

fn check<T: Validate>(item: &T, index: usize, cx: &mut ValidationState<'_>) {
    let checkpoint = cx.checkpoint();
    item.check(ITEM_RULES, cx);
    cx.prefix_path(checkpoint, || Segment::from(index));
}

/// What all items need, as pairs.
macro_rules! nested {
    () => { () };
    ($item:ident $(, $rest:ident)*) => { ($item::Requires, nested!($($rest),*)) };
}

macro_rules! tuples {
    ($($len:literal: $($item:ident $index:tt),+;)+) => { $(
        impl<'de, $($item: Decode<'de>),+> Accept<'de> for TupleOf<($($item,)+)> {
            type Value = ($($item,)+);
            const WRONG_TYPE: Code = Code::ArrayType;
            const TAKES_SCALARS: bool = false;

            fn visit_seq<Seq: SeqAccess<'de>>(self, mut array: Seq, cx: &mut ValidationState<'_>) -> Result<Option<Self::Value>, Seq::Error> {
                let mut count = 0;
                let items = ($(item::<$item, _>(&mut array, &mut count, cx)?,)+);
                if !end(&mut array, $len, count, cx)? {
                    return Ok(None);
                }
                Ok((|| Some(($(items.$index?,)+)))())
            }

            fn deserialize_hint<De: Deserializer<'de>, Vi: Visitor<'de>>(deserializer: De, visitor: Vi) -> Result<Vi::Value, De::Error> {
                deserializer.deserialize_tuple($len, visitor)
            }
        }

        impl<'de, $($item: Decode<'de>),+> Decode<'de> for ($($item,)+) {
            type Requires = nested!($($item),+);

            fn decode<De: Deserializer<'de>>(deserializer: De, _: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, De::Error> {
                accept(deserializer, TupleOf::<Self>(PhantomData), cx)
            }
        }

        impl<$($item: Validate),+> Validate for ($($item,)+) {
            type Requires = nested!($($item),+);
            const HAS_RULES: bool = false $(| $item::HAS_RULES)+;

            fn check(&self, _: Rules, cx: &mut ValidationState<'_>) {
                $(check(&self.$index, $index, cx);)+
            }
        }

        impl<$($item: Describe),+> Describe for ($($item,)+) {
            const SHAPE: &'static Shape = &Shape::Tuple(&[$((|| $item::ITEM_SHAPE) as ShapeFn),+]);
            const SIZE_BOUND: SizeBound = SizeBound::Tuple(&[$($item::SIZE_BOUND),+]);
        }
    )+ };
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
    13: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12;
    14: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13;
    15: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13, O 14;
    16: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13, O 14, P 15;
}
