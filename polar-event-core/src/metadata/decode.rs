//! Metadata from outside, checked while it is read.

use core::marker::PhantomData;
use std::borrow::Cow;
use std::collections::HashSet;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::pair::Pair;
use super::value::{Tagged, VARIANTS, check_finite, out_of_range};
use super::{Metadata, MetadataKey, MetadataRef, MetadataValue, MetadataValueRef};
use crate::context::{Context, Mark};
use crate::decode::{
    Accept, Decode, Flatten, FlattenState, accept, deserialize, drain_map, flat_keys, read_key, refuse_object, skip_value,
};
use crate::error::{Code, Segment};
use crate::rule::{self, MetadataRules, Rules};

/// Room for this many pairs is made at the first one.
const FIRST_PAIRS: usize = 8;

/// The keys of eight times so many pairs are compared by fingerprint; those beyond are hashed.
const WORDS: usize = 8;

struct PairsOf<P>(Rules, PhantomData<P>);

impl<'de, P: Pair<'de>> Accept<'de> for PairsOf<P> {
    type Value = Vec<P>;
    const WRONG_TYPE: Code = Code::ObjectType;

    #[inline(never)]
    fn object<A: MapAccess<'de>>(self, mut object: A, cx: &mut Context<'_>) -> Result<Option<Vec<P>>, A::Error> {
        let limits = MetadataRules::of(self.0);
        let mut pairs = Vec::new();
        let mut keys = Keys::new();
        let (mut count, whole) = (0, cx.mark());
        loop {
            let mark = cx.mark();
            let Some(key) = read_key(&mut object, cx)? else { break };
            pair(&key, mark, &mut object, &limits, (&mut pairs, &mut keys, &mut count), Cow::clone, cx)?;
        }
        limits.check_pairs(count, cx);
        rule::count(self.0, count, "pair", cx);
        Ok(cx.is_clean_since(whole).then_some(pairs))
    }

    fn ask<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_map(visitor)
    }
}

/// Reads the value under a key and keeps the pair, if it is within the limits. `mark` is before the key. `keep` makes the key last as long as
/// `keys`.
#[inline(always)]
fn pair<'de, 'k, P: Pair<'de>, A: MapAccess<'de>>(
    key: &Cow<'de, str>,
    mark: Mark,
    object: &mut A,
    limits: &MetadataRules,
    // Not a struct: its parts would have to stay in memory.
    (pairs, keys, count): (&mut Vec<P>, &mut Keys<'k>, &mut usize),
    keep: impl Fn(&Cow<'de, str>) -> Cow<'k, str>,
    cx: &mut Context<'_>,
) -> Result<(), A::Error> {
    limits.check_key(key, cx);
    let print = fingerprint(key);
    let new = keys.is_new(key, print, pairs);
    *count += usize::from(new);
    if !new {
        cx.note(Code::JsonDuplicateKey, []);
    }
    cx.blame_key(mark);
    let kept = pairs.len();
    let read = if new { object.next_value_seed(Value { key, pairs, limits, cx }) } else { skip_value(object, cx) };
    cx.leave(mark, || Segment::from_input(key));
    read?;
    if new {
        keys.add(|| keep(key), print, pairs.len() > kept, pairs.len());
    }
    Ok(())
}

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

/// The keys so far, to find one that comes twice without comparing each with each.
#[derive(Debug)]
struct Keys<'de> {
    /// A fingerprint of each of the first pairs' keys, a byte each. Words, since a byte that was just written would have to be waited for.
    prints: [u64; WORDS],
    /// The keys of later pairs, and of those that were not kept, if there are any.
    others: Option<HashSet<Cow<'de, str>>>,
}

/// A byte in each place of a word.
const ONES: u64 = u64::from_ne_bytes([1; 8]);

impl<'de> Keys<'de> {
    #[inline]
    fn new() -> Self {
        Self { prints: [0; WORDS], others: None }
    }

    #[inline(always)]
    fn is_new<'k, P: Pair<'k>>(&self, key: &str, print: u8, pairs: &[P]) -> bool {
        let repeated = ONES * u64::from(print);
        for (number, prints) in self.prints.iter().enumerate().take(pairs.len().div_ceil(8)) {
            // Equal bytes become zero, and a zero byte sets its high bit; so may bytes above it.
            let differences = prints ^ repeated;
            let mut alike = differences.wrapping_sub(ONES) & !differences & (ONES << 7);
            while alike != 0 {
                let place = number * 8 + alike.trailing_zeros() as usize / 8;
                if pairs.get(place).is_some_and(|pair| *pair.key() == *key) {
                    return false;
                }
                alike &= alike - 1;
            }
        }
        !self.others.as_ref().is_some_and(|others| others.contains(key))
    }

    /// Remembers the key that was read last; `kept` says whether its pair is the last of so many `pairs`.
    #[inline(always)]
    fn add(&mut self, key: impl FnOnce() -> Cow<'de, str>, print: u8, kept: bool, pairs: usize) {
        let place = pairs.wrapping_sub(1);
        match self.prints.get_mut(place / 8) {
            Some(prints) if kept => *prints |= u64::from(print) << (place % 8 * 8),
            _ => _ = self.others.get_or_insert_default().insert(key()),
        }
    }
}

/// A number that differs for most keys, made of their length, beginning and end.
#[inline]
fn fingerprint(key: &str) -> u8 {
    let bytes = key.as_bytes();
    let ends = match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u32::from_le_bytes(*first).wrapping_mul(31) ^ u32::from_le_bytes(*last),
        _ => bytes.iter().fold(0, |print, byte| print << 8 | u32::from(*byte)),
    };
    let len = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let [print, ..] = (ends ^ len).wrapping_mul(0x9E37_79B1).to_be_bytes();
    print
}

/// The value under a key, to be written straight into the list: that saves moving it about.
struct Value<'a, 'c, 'de, P> {
    key: &'a Cow<'de, str>,
    pairs: &'a mut Vec<P>,
    limits: &'a MetadataRules,
    cx: &'a mut Context<'c>,
}

impl<'de, P: Pair<'de>> DeserializeSeed<'de> for Value<'_, '_, 'de, P> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { key, pairs, limits, cx } = self;
        let tagged = !deserializer.is_human_readable();
        if cx.is_self_describing(!tagged) {
            accept(deserializer, Push { key, pairs, limits, tagged }, cx)?;
        } else {
            let Tagged(value) = Tagged::deserialize(deserializer)?;
            if value.check(limits, cx) {
                Push { key, pairs, limits, tagged }.push(value);
            }
        }
        Ok(())
    }
}

struct Push<'a, 'de, P> {
    key: &'a Cow<'de, str>,
    pairs: &'a mut Vec<P>,
    limits: &'a MetadataRules,
    /// Whether the value may stand in an object of one entry that names its variant, as this library writes it in CBOR.
    tagged: bool,
}

impl<'de, P: Pair<'de>> Push<'_, 'de, P> {
    /// What is too much is not kept. A key that is at fault may be kept: the whole is then refused anyway.
    #[inline(always)]
    fn push(self, value: MetadataValueRef<'de>) {
        self.push_pair(|key| P::new(key, value));
    }

    #[inline(always)]
    fn push_pair(self, pair: impl FnOnce(&Cow<'de, str>) -> P) {
        if self.pairs.len() < self.limits.max_pairs {
            if self.pairs.is_empty() {
                self.pairs.reserve(FIRST_PAIRS);
            }
            self.pairs.push(pair(self.key));
        }
    }
}

impl<'de, P: Pair<'de>> Accept<'de> for Push<'_, 'de, P> {
    type Value = ();
    const WRONG_TYPE: Code = Code::ScalarType;

    #[inline(always)]
    fn text(self, value: &str, cx: &mut Context<'_>) -> Option<()> {
        self.limits.check_string(value, cx).then(|| self.push_pair(|key| P::with_text(key, value)))
    }

    #[inline(always)]
    fn borrowed_text(self, value: &'de str, cx: &mut Context<'_>) -> Option<()> {
        self.limits.check_string(value, cx).then(|| self.push(MetadataValueRef::String(Cow::Borrowed(value))))
    }

    #[inline(always)]
    fn boolean(self, value: bool, _: &mut Context<'_>) -> Option<()> {
        self.push(MetadataValueRef::Boolean(value));
        Some(())
    }

    #[inline(always)]
    fn signed(self, value: i64, _: &mut Context<'_>) -> Option<()> {
        self.push(MetadataValueRef::Integer(value));
        Some(())
    }

    #[inline(always)]
    fn unsigned(self, value: u64, cx: &mut Context<'_>) -> Option<()> {
        match i64::try_from(value) {
            Ok(value) => self.signed(value, cx),
            Err(_) => self.wide(i128::from(value), cx),
        }
    }

    #[cold]
    fn wide(self, _: i128, cx: &mut Context<'_>) -> Option<()> {
        out_of_range(cx);
        None
    }

    #[cold]
    fn wide_unsigned(self, _: u128, cx: &mut Context<'_>) -> Option<()> {
        out_of_range(cx);
        None
    }

    #[cold]
    fn huge(self, _: f64, cx: &mut Context<'_>) -> Option<()> {
        out_of_range(cx);
        None
    }

    #[inline(always)]
    fn float(self, value: f64, cx: &mut Context<'_>) -> Option<()> {
        check_finite(value, cx).then(|| self.push(MetadataValueRef::Float(value)))
    }

    fn object<A: MapAccess<'de>>(mut self, mut object: A, cx: &mut Context<'_>) -> Result<Option<()>, A::Error> {
        if !core::mem::take(&mut self.tagged) {
            return refuse_object(Self::WRONG_TYPE, object, cx);
        }
        match read_key(&mut object, cx)? {
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

/// The value behind its variant's name. The format says itself of what type it is.
struct Untagged<'a, 'b, 'c, 'de, P>(Push<'a, 'de, P>, &'b mut Context<'c>);

impl<'de, P: Pair<'de>> DeserializeSeed<'de> for Untagged<'_, '_, '_, 'de, P> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        accept(deserializer, self.0, self.1).map(|_| ())
    }
}

macro_rules! decode {
    ($([$($generics:tt)*] $type:ty;)+) => { $(
        impl<'de $($generics)*> Decode<'de> for $type {
            type Context = ();

            #[inline]
            fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
                Ok(accept(deserializer, PairsOf(rules, PhantomData), cx)?.map(|pairs| Self { pairs }))
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
    [] Metadata;
    [: 'a, 'a] MetadataRef<'a>;
}
