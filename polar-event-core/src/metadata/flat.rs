//! Flattened metadata.

use std::borrow::Cow;

use serde_core::de::MapAccess;

use super::decode::pair;
use super::keys::Keys;
use super::pair::Pair;
use super::{Metadata, MetadataKey, MetadataRef, MetadataValue, MetadataValueRef};
use crate::context::Context;
use crate::decode::{Flatten, FlattenState, flat_keys};
use crate::rule::{self, MetadataRules, Rules};

/// Flattened metadata: all keys that are left.
#[derive(Debug)]
pub struct FlatPairs<'k, P> {
    pairs: Vec<P>,
    keys: Keys<'k>,
    count: usize,
    faulty: bool,
}

impl<'k, P> FlatPairs<'k, P> {
    fn new() -> Self {
        Self { pairs: Vec::new(), keys: Keys::new(), count: 0, faulty: false }
    }

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        keep: impl Fn(&Cow<'de, str>) -> Cow<'k, str>,
        cx: &mut Context<'_>,
    ) -> Result<bool, A::Error>
    where
        P: Pair<'de>,
    {
        let mark = cx.mark();
        let so_far = (&mut self.pairs, &mut self.keys, &mut self.count);
        pair(key, mark, object, &MetadataRules::of(rules), so_far, keep, cx)?;
        self.faulty |= !cx.is_clean_since(mark);
        Ok(true)
    }

    fn finish(self, rules: Rules, cx: &mut Context<'_>) -> Option<Vec<P>> {
        let mark = cx.mark();
        MetadataRules::of(rules).check_pairs(self.count, cx);
        rule::count(rules, self.count, "pair", cx);
        (!self.faulty && cx.is_clean_since(mark)).then_some(self.pairs)
    }
}

macro_rules! flatten {
    ($([$($generics:tt)*] $type:ident $(<$a:lifetime>)?, $keys:lifetime, $key:ty, $value:ty, $keep:expr;)+) => { $(
        impl<$($a)?> Flatten for $type<$($a)?> {
            type State = FlatPairs<$keys, ($key, $value)>;

            fn state() -> Self::State {
                FlatPairs::new()
            }

            fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut Context<'_>) {
                flat_keys(self.keys().map(|key| Cow::Borrowed(&**key)), is_taken, cx);
            }
        }

        impl<'de $($generics)*> FlattenState<'de> for FlatPairs<$keys, ($key, $value)> {
            type Value = $type<$($a)?>;
            const TAKES_OTHERS: bool = true;

            fn take<A: MapAccess<'de>>(
                &mut self,
                key: &Cow<'de, str>,
                object: &mut A,
                rules: Rules,
                cx: &mut Context<'_>,
            ) -> Result<bool, A::Error> {
                self.take(key, object, rules, $keep, cx)
            }

            fn is_present(&self) -> bool {
                self.count > 0
            }

            fn finish(self, rules: Rules, cx: &mut Context<'_>) -> Option<Self::Value> {
                self.finish(rules, cx).map(|pairs| $type { pairs })
            }
        }
    )+ };
}

flatten! {
    [] Metadata, 'static, MetadataKey, MetadataValue, |key| Cow::Owned(key.clone().into_owned());
    [: 'a, 'a] MetadataRef<'a>, 'a, Cow<'a, str>, MetadataValueRef<'a>, |key| key.clone();
}
