//! Decoding of metadata, with validation.

use core::marker::PhantomData;
use std::borrow::Cow;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::keys::Keys;
use super::list::List;
use super::pairs::{Borrowed, Pairs};
use super::value::{Tagged, VARIANTS, check_finite, out_of_range};
use super::{Metadata, MetadataRef};
use crate::decode::{Accept, Decode, accept, accept_into, deserialize, drain_map, hidden, read_key, refuse_object, skip_value};
use crate::error::{Code, Segment};
use crate::rule::{self, MetadataRules, Rules};
use crate::state::{Checkpoint, ValidationState};

struct PairsOf<P>(Rules, PhantomData<P>);

impl<'de, P: Pairs<'de>> Accept<'de> for PairsOf<P> {
    type Value = P::Finished;
    const WRONG_TYPE: Code = Code::ObjectType;
    const TAKES_SCALARS: bool = false;

    #[inline(never)]
    fn visit_map_into<A: MapAccess<'de>>(
        self,
        mut object: A,
        slot: &mut Option<P::Finished>,
        cx: &mut ValidationState<'_>,
    ) -> Result<(), A::Error> {
        let limits = MetadataRules::of(self.0);
        let mut pairs = P::default();
        let mut keys = Keys::new();
        let (mut count, whole) = (0, cx.checkpoint());
        loop {
            let checkpoint = cx.checkpoint();
            let Some(key) = read_key(&mut object, cx)? else { break };
            pair(&key, checkpoint, &mut object, &limits, (&mut pairs, &mut keys, &mut count), Cow::clone, cx)?;
        }
        limits.check_pairs(count, cx);
        rule::count(self.0, count, "pair", cx);
        if cx.is_clean_since(whole) {
            *slot = Some(pairs.finish());
        }
        Ok(())
    }

    fn deserialize_hint<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_map(visitor)
    }
}

/// Reads the value of a key and keeps the pair, if it is within the limits. `checkpoint` is from before the key. `keep` extends the
/// lifetime of the key to that of `keys`.
#[inline(always)]
pub(super) fn pair<'de, 'k, P: Pairs<'de>, A: MapAccess<'de>>(
    key: &Cow<'de, str>,
    checkpoint: Checkpoint,
    object: &mut A,
    limits: &MetadataRules,
    // Not a struct: its fields would have to stay in memory.
    (pairs, keys, count): (&mut P, &mut Keys<'k>, &mut usize),
    keep: impl Fn(&Cow<'de, str>) -> Cow<'k, str>,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    limits.check_key(key, cx);
    if !keys.is_new(key, pairs) {
        return duplicate(key, checkpoint, object, cx);
    }
    *count += 1;
    cx.mark_as_key_error(checkpoint);
    let before = pairs.len();
    let read = object.next_value_seed(Value { key, pairs, limits, cx });
    cx.prefix_path(checkpoint, || Segment::from_input(key));
    let kept = pairs.len() > before || (!cx.is_clean_since(checkpoint) && remember(key, pairs, limits));
    keys.add(|| keep(key), kept, pairs);
    read
}

/// Keeps the key of a faulty pair, unless there are too many pairs. The value does not matter: the metadata is refused.
#[cold]
#[expect(clippy::ptr_arg, reason = "a borrowed key is kept as one")]
fn remember<'de, P: Pairs<'de>>(key: &Cow<'de, str>, pairs: &mut P, limits: &MetadataRules) -> bool {
    let is_among = pairs.len() < limits.max_pairs;
    if is_among {
        pairs.push(key, || false.into());
    }
    is_among
}

/// Skips the value of a duplicate key.
#[cold]
fn duplicate<'de, A: MapAccess<'de>>(
    key: &str,
    checkpoint: Checkpoint,
    object: &mut A,
    cx: &mut ValidationState<'_>,
) -> Result<(), A::Error> {
    cx.report(Code::JsonDuplicateKey, []);
    cx.mark_as_key_error(checkpoint);
    let read = skip_value(object, cx);
    cx.prefix_path(checkpoint, || Segment::from_input(key));
    read
}

/// The value of a key, decoded directly into the list, which saves moving it.
struct Value<'a, 'c, 'de, P> {
    key: &'a Cow<'de, str>,
    pairs: &'a mut P,
    limits: &'a MetadataRules,
    cx: &'a mut ValidationState<'c>,
}

impl<'de, P: Pairs<'de>> DeserializeSeed<'de> for Value<'_, '_, 'de, P> {
    type Value = ();

    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { key, pairs, limits, cx } = self;
        let tagged = !deserializer.is_human_readable();
        if !tagged || cx.collects() {
            accept(deserializer, Push { key, pairs, limits, tagged }, cx)?;
        } else {
            let Tagged(value) = Tagged::deserialize(deserializer)?;
            if value.check(limits, cx) {
                Push { key, pairs, limits, tagged }.push(|| P::value(value));
            }
        }
        Ok(())
    }
}

struct Push<'a, 'de, P> {
    key: &'a Cow<'de, str>,
    pairs: &'a mut P,
    limits: &'a MetadataRules,
    /// Whether the value may be an object with one entry that names its variant, as this library writes it in CBOR.
    tagged: bool,
}

impl<'de, P: Pairs<'de>> Push<'_, 'de, P> {
    /// Pairs beyond the limit are not kept. A faulty key may be kept: the metadata is refused anyway.
    #[inline(always)]
    fn push(self, value: impl FnOnce() -> P::Value) {
        if self.pairs.len() < self.limits.max_pairs {
            self.pairs.push(self.key, value);
        }
    }
}

impl<'de, P: Pairs<'de>> Accept<'de> for Push<'_, 'de, P> {
    type Value = ();
    const WRONG_TYPE: Code = Code::ScalarType;

    #[inline(always)]
    fn visit_str(self, value: &str, cx: &mut ValidationState<'_>) -> Option<()> {
        self.limits.check_string(value, cx).then(|| self.push(|| P::copied(value)))
    }

    #[inline(always)]
    fn visit_borrowed_str(self, value: &'de str, cx: &mut ValidationState<'_>) -> Option<()> {
        self.limits.check_string(value, cx).then(|| self.push(|| P::borrowed(value)))
    }

    #[inline(always)]
    fn visit_bool(self, value: bool, _: &mut ValidationState<'_>) -> Option<()> {
        self.push(|| value.into());
        Some(())
    }

    #[inline(always)]
    fn visit_i64(self, value: i64, _: &mut ValidationState<'_>) -> Option<()> {
        self.push(|| value.into());
        Some(())
    }

    #[inline(always)]
    fn visit_u64(self, value: u64, cx: &mut ValidationState<'_>) -> Option<()> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value, cx),
            Err(_) => self.visit_i128(i128::from(value), cx),
        }
    }

    #[cold]
    fn visit_i128(self, _: i128, cx: &mut ValidationState<'_>) -> Option<()> {
        out_of_range(cx);
        None
    }

    #[cold]
    fn visit_u128(self, _: u128, cx: &mut ValidationState<'_>) -> Option<()> {
        out_of_range(cx);
        None
    }

    #[cold]
    fn visit_huge_integer(self, _: f64, cx: &mut ValidationState<'_>) -> Option<()> {
        out_of_range(cx);
        None
    }

    #[inline(always)]
    fn visit_f64(self, value: f64, cx: &mut ValidationState<'_>) -> Option<()> {
        check_finite(value, cx).then(|| self.push(|| value.into()))
    }

    #[cold]
    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A, cx: &mut ValidationState<'_>) -> Result<Option<()>, A::Error> {
        let may_hide = hidden::may_hide::<A::Error>();
        if !core::mem::take(&mut self.tagged) && !may_hide {
            return refuse_object(Self::WRONG_TYPE, object, cx);
        }
        match read_key(&mut object, cx)? {
            Some(key) if may_hide && hidden::is_key(&key) => {
                let digits: String = object.next_value()?;
                Ok(hidden::visit_number(self, &digits, cx))
            }
            Some(_) if may_hide => {
                skip_value(&mut object, cx)?;
                refuse_object(Self::WRONG_TYPE, object, cx)
            }
            Some(key) if VARIANTS.contains(&&*key) => {
                object.next_value_seed(Untagged(self, &mut *cx))?;
                drain_map(object, cx).map(Some)
            }
            Some(_) => {
                skip_value(&mut object, cx)?;
                refuse_object(Self::WRONG_TYPE, object, cx)
            }
            None => refuse_object(Self::WRONG_TYPE, object, cx),
        }
    }
}

/// The value after its variant's name. The format is self-describing.
struct Untagged<'a, 'b, 'c, 'de, P>(Push<'a, 'de, P>, &'b mut ValidationState<'c>);

impl<'de, P: Pairs<'de>> DeserializeSeed<'de> for Untagged<'_, '_, '_, 'de, P> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        accept(deserializer, self.0, self.1).map(|_| ())
    }
}

macro_rules! decode {
    ($([$($generics:tt)*] $type:ty, $pairs:ty;)+) => { $(
        impl<'de $($generics)*> Decode<'de> for $type {
            type Requires = ();

            #[inline]
            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
                accept(deserializer, PairsOf::<$pairs>(rules, PhantomData), cx)
            }

            #[inline]
            fn decode_into<D: Deserializer<'de>>(
                deserializer: D,
                rules: Rules,
                slot: &mut Option<Self>,
                cx: &mut ValidationState<'_>,
            ) -> Result<(), D::Error> {
                accept_into(deserializer, PairsOf::<$pairs>(rules, PhantomData), slot, cx)
            }
        }

        impl<'de $($generics)*> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize(deserializer)
            }
        }
    )+ };
}

decode! {
    [] Metadata, List;
    [: 'a, 'a] MetadataRef<'a>, Borrowed<'a>;
}
