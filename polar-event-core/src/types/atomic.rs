//! Atomics: the integers and the boolean that they hold.

use core::sync::atomic::Ordering;

use serde_core::Deserializer;

use crate::decode::Decode;
use crate::describe::{Describe, Shape};
use crate::rule::{IsNumber, Rules};
use crate::state::ValidationState;
use crate::validate::Validate;

macro_rules! atomics {
    ($($size:literal { $($atomic:ident($inner:ty) $($is_number:ident)?;)+ })+) => { $($(
        #[cfg(target_has_atomic = $size)]
        const _: () = {
            use core::sync::atomic::$atomic;

            impl<'de> Decode<'de> for $atomic {
                type Requires = ();

                fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                    Ok(<$inner>::decode(deserializer, rules, cx)?.map(Self::new))
                }
            }

            impl Validate for $atomic {
                type Requires = ();
                const HAS_RULES: bool = false;

                fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
                    self.load(Ordering::Relaxed).check(rules, cx);
                }
            }

            impl Describe for $atomic {
                const SHAPE: &'static Shape = <$inner>::SHAPE;
            }

            $(impl $is_number for $atomic {})?
        };
    )+)+ };
}

atomics! {
    "8" {
        AtomicBool(bool);
        AtomicI8(i8) IsNumber;
        AtomicU8(u8) IsNumber;
    }
    "16" {
        AtomicI16(i16) IsNumber;
        AtomicU16(u16) IsNumber;
    }
    "32" {
        AtomicI32(i32) IsNumber;
        AtomicU32(u32) IsNumber;
    }
    "64" {
        AtomicI64(i64) IsNumber;
        AtomicU64(u64) IsNumber;
    }
    "ptr" {
        AtomicIsize(isize) IsNumber;
        AtomicUsize(usize) IsNumber;
    }
}
