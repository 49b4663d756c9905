//! Flattened metadata.

use std::borrow::Cow;

use serde_core::de::MapAccess;

use super::decode::pair;
use super::keys::Keys;
use super::list::List;
use super::pairs::{Borrowed, Pairs};
use super::{Metadata, MetadataRef};
use crate::decode::FlattenState;
use crate::rule::{self, MetadataRules, Rules};
use crate::state::ValidationState;
use crate::validate::flatten::{Flatten, flat_keys};

/// Flattened metadata: all remaining keys.
#[derive(Debug)]
pub struct FlatPairs<'k, P> {
    pairs: P,
    keys: Keys<'k>,
    count: usize,
    faulty: bool,
}

impl<'k, P> FlatPairs<'k, P> {
    fn new() -> Self
    where
        P: Default,
    {
        Self { pairs: P::default(), keys: Keys::new(), count: 0, faulty: false }
    }

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        keep: impl Fn(&Cow<'de, str>) -> Cow<'k, str>,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error>
    where
        P: Pairs<'de>,
    {
        let checkpoint = cx.checkpoint();
        let so_far = (&mut self.pairs, &mut self.keys, &mut self.count);
        pair(key, checkpoint, object, &MetadataRules::of(rules), so_far, keep, cx)?;
        self.faulty |= !cx.is_clean_since(checkpoint);
        Ok(true)
    }

    fn finish<'de>(self, rules: Rules, cx: &mut ValidationState<'_>) -> Option<P::Finished>
    where
        P: Pairs<'de>,
    {
        let checkpoint = cx.checkpoint();
        MetadataRules::of(rules).check_pairs(self.count, cx);
        rule::count(rules, self.count, "pair", cx);
        (!self.faulty && cx.is_clean_since(checkpoint)).then(|| self.pairs.finish())
    }
}

macro_rules! flatten {
    ($([$($generics:tt)*] $type:ident $(<$a:lifetime>)?, $keys:lifetime, $pairs:ty, $keep:expr;)+) => { $(
        impl<$($a)?> Flatten for $type<$($a)?> {
            type State = FlatPairs<$keys, $pairs>;
            type Itself = Self;

            fn state() -> Self::State {
                FlatPairs::new()
            }

            fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut ValidationState<'_>) {
                flat_keys(self.keys().map(|key| Cow::Borrowed(key.as_ref())), is_taken, cx);
            }
        }

        impl<'de $($generics)*> FlattenState<'de> for FlatPairs<$keys, $pairs> {
            type Value = $type<$($a)?>;
            const TAKES_OTHERS: bool = true;

            fn take<A: MapAccess<'de>>(
                &mut self,
                key: &Cow<'de, str>,
                object: &mut A,
                rules: Rules,
                cx: &mut ValidationState<'_>,
            ) -> Result<bool, A::Error> {
                self.take(key, object, rules, $keep, cx)
            }

            fn is_present(&self) -> bool {
                self.count > 0
            }

            fn finish(self, rules: Rules, cx: &mut ValidationState<'_>) -> Option<Self::Value> {
                self.finish(rules, cx)
            }
        }
    )+ };
}

flatten! {
    [] Metadata, 'static, List, |key| Cow::Owned(key.clone().into_owned());
    [: 'a, 'a] MetadataRef<'a>, 'a, Borrowed<'a>, |key| key.clone();
}
