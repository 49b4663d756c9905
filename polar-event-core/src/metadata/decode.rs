//! Metadata from outside, checked while it is read.

use std::borrow::Cow;
use std::collections::HashSet;

use compact_str::CompactString;
use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::value::{Tagged, VARIANTS, check_finite, out_of_range};
use super::{Metadata, MetadataKey, MetadataValue};
use crate::context::{Context, Mark};
use crate::decode::{
    Accept, Decode, Flatten, FlattenState, accept, deserialize, drain_map, flat_keys, read_key, refuse_object, skip_value,
};
use crate::error::{Code, Segment};
use crate::rule::{self, MetadataRules, Rules};

/// Room for this many pairs is made at the first one.
const FIRST_PAIRS: usize = 8;

/// So many keys are compared by fingerprint; those beyond are hashed.
const PRINTS: usize = 64;

/// Most metadata have no more pairs than this.
const FEW: usize = 16;

struct MetadataOf(Rules);

impl<'de> Accept<'de> for MetadataOf {
    type Value = Metadata;
    const WRONG_TYPE: Code = Code::ObjectType;

    fn object<A: MapAccess<'de>>(self, mut object: A, cx: &mut Context<'_>) -> Result<Option<Metadata>, A::Error> {
        let limits = MetadataRules::of(self.0);
        let mut pairs = Vec::new();
        let mut keys = Keys::new();
        let (mut count, whole) = (0, cx.mark());
        loop {
            let mark = cx.mark();
            let Some(key) = read_key(&mut object, cx)? else { break };
            pair(&key, mark, &mut object, &limits, (&mut pairs, &mut keys, &mut count), cx)?;
        }
        limits.check_pairs(count, cx);
        rule::count(self.0, count, "pair", cx);
        Ok(cx.is_clean_since(whole).then_some(Metadata { pairs }))
    }

    fn ask<D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
        deserializer.deserialize_map(visitor)
    }
}

/// Reads the value under a key and keeps the pair, if it is within the limits. `mark` is before the key.
#[inline(always)]
#[expect(clippy::ptr_arg, reason = "a borrowed key is kept as one")]
fn pair<'de, 'k, A: MapAccess<'de>>(
    key: &Cow<'k, str>,
    mark: Mark,
    object: &mut A,
    limits: &MetadataRules,
    // Not a struct: its parts would have to stay in memory.
    (pairs, keys, count): (&mut Vec<(MetadataKey, MetadataValue)>, &mut Keys<'k>, &mut usize),
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
        keys.add(key, print, pairs.len() > kept, pairs);
    }
    Ok(())
}

/// Flattened metadata: all keys that are left.
#[derive(Debug)]
pub struct FlatPairs {
    pairs: Vec<(MetadataKey, MetadataValue)>,
    keys: Keys<'static>,
    count: usize,
    faulty: bool,
}

impl Flatten for Metadata {
    type State = FlatPairs;

    fn state() -> FlatPairs {
        FlatPairs { pairs: Vec::new(), keys: Keys::new(), count: 0, faulty: false }
    }

    fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut Context<'_>) {
        flat_keys(self.keys().map(|key| Cow::Borrowed(&**key)), is_taken, cx);
    }
}

impl<'de> FlattenState<'de> for FlatPairs {
    type Value = Metadata;
    const TAKES_OTHERS: bool = true;

    fn take<A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        rules: Rules,
        cx: &mut Context<'_>,
    ) -> Result<bool, A::Error> {
        let mark = cx.mark();
        let so_far = (&mut self.pairs, &mut self.keys, &mut self.count);
        pair(&Cow::Owned(key.clone().into_owned()), mark, object, &MetadataRules::of(rules), so_far, cx)?;
        self.faulty |= !cx.is_clean_since(mark);
        Ok(true)
    }

    fn is_present(&self) -> bool {
        self.count > 0
    }

    fn finish(self, rules: Rules, cx: &mut Context<'_>) -> Option<Metadata> {
        let mark = cx.mark();
        MetadataRules::of(rules).check_pairs(self.count, cx);
        rule::count(rules, self.count, "pair", cx);
        (!self.faulty && cx.is_clean_since(mark)).then_some(Metadata { pairs: self.pairs })
    }
}

/// The keys so far, to find one that comes twice without comparing each with each.
#[derive(Debug)]
struct Keys<'de> {
    /// A fingerprint of each of the first pairs' keys: these are compared all at once, and few of them alike.
    prints: [u8; PRINTS],
    /// The keys of later pairs, and of those that were not kept, if there are any.
    others: Option<HashSet<Cow<'de, str>>>,
}

impl<'de> Keys<'de> {
    #[inline]
    fn new() -> Self {
        Self { prints: [0; PRINTS], others: None }
    }

    #[inline(always)]
    fn is_new(&self, key: &str, print: u8, pairs: &[(MetadataKey, MetadataValue)]) -> bool {
        // No early end, so that they are compared at once.
        let is_among = |prints: &[u8]| prints.iter().fold(false, |found, have| found | (*have == print));
        let (first, others) = self.prints.split_at(FEW);
        let may_be_there = is_among(first) || (pairs.len() > FEW && is_among(others));
        let alike = |(have, (other, _)): (&u8, &(MetadataKey, MetadataValue))| *have == print && *other == *key;
        !((may_be_there && self.prints.iter().zip(pairs).any(alike)) || self.others.as_ref().is_some_and(|others| others.contains(key)))
    }

    /// Remembers the key that was read last; `kept` says whether its pair is the last of `pairs`.
    #[inline(always)]
    #[expect(clippy::ptr_arg, reason = "a borrowed key is kept as one")]
    fn add(&mut self, key: &Cow<'de, str>, print: u8, kept: bool, pairs: &[(MetadataKey, MetadataValue)]) {
        match self.prints.get_mut(pairs.len().wrapping_sub(1)) {
            Some(place) if kept => *place = print,
            _ => _ = self.others.get_or_insert_default().insert(key.clone()),
        }
    }
}

/// A number that differs for most keys, made of their length, beginning and end. It is not 0.
#[inline]
fn fingerprint(key: &str) -> u8 {
    let bytes = key.as_bytes();
    let ends = match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u32::from_le_bytes(*first).wrapping_mul(31) ^ u32::from_le_bytes(*last),
        _ => bytes.iter().fold(0, |print, byte| print << 8 | u32::from(*byte)),
    };
    let len = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let [print, ..] = (ends ^ len).wrapping_mul(0x9E37_79B1).to_be_bytes();
    print | 1
}

/// The value under a key, to be written straight into the list: that saves moving it about.
struct Value<'a, 'c> {
    key: &'a str,
    pairs: &'a mut Vec<(MetadataKey, MetadataValue)>,
    limits: &'a MetadataRules,
    cx: &'a mut Context<'c>,
}

impl<'de> DeserializeSeed<'de> for Value<'_, '_> {
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

struct Push<'a> {
    key: &'a str,
    pairs: &'a mut Vec<(MetadataKey, MetadataValue)>,
    limits: &'a MetadataRules,
    /// Whether the value may stand in an object of one entry that names its variant, as this library writes it in CBOR.
    tagged: bool,
}

impl Push<'_> {
    /// What is too much is not kept. A key that is at fault may be kept: the whole is then refused anyway.
    #[inline(always)]
    fn push(&mut self, value: MetadataValue) {
        if self.pairs.len() < self.limits.max_pairs {
            if self.pairs.is_empty() {
                self.pairs.reserve(FIRST_PAIRS);
            }
            self.pairs.push((MetadataKey::unchecked(self.key), value));
        }
    }
}

impl<'de> Accept<'de> for Push<'_> {
    type Value = ();
    const WRONG_TYPE: Code = Code::ScalarType;

    #[inline(always)]
    fn text(mut self, value: &str, cx: &mut Context<'_>) -> Option<()> {
        self.limits.check_string(value, cx).then(|| self.push(MetadataValue::String(CompactString::from(value))))
    }

    #[inline]
    fn boolean(mut self, value: bool, _: &mut Context<'_>) -> Option<()> {
        self.push(MetadataValue::Boolean(value));
        Some(())
    }

    #[inline]
    fn signed(mut self, value: i64, _: &mut Context<'_>) -> Option<()> {
        self.push(MetadataValue::Integer(value));
        Some(())
    }

    #[inline]
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

    #[inline]
    fn float(mut self, value: f64, cx: &mut Context<'_>) -> Option<()> {
        check_finite(value, cx).then(|| self.push(MetadataValue::Float(value)))
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
struct Untagged<'a, 'b, 'c>(Push<'a>, &'b mut Context<'c>);

impl<'de> DeserializeSeed<'de> for Untagged<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        accept(deserializer, self.0, self.1).map(|_| ())
    }
}

impl<'de> Decode<'de> for Metadata {
    type Context = ();

    #[inline]
    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
        accept(deserializer, MetadataOf(rules), cx)
    }
}

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}
