//! Keeping values, and going back to them: the seeds by which our own reader is told to.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::decode::buffer::Buffer;
use crate::reader::{self, Jump, PASS_TOKEN, Place, REREAD_TOKEN};

/// The value of an entry that is kept.
#[derive(Debug)]
pub(super) enum KeptValue<'de> {
    /// In our own reader's text, beginning here.
    At(usize),
    Copy(Buffer<'de>),
}

/// Keeps a value: its place, or a copy.
pub(super) struct KeepSeed<'p, E> {
    pub(super) place: Option<&'p Place<'p>>,
    /// Where the reader goes back to when it has read the object, if nothing has been kept of this yet.
    pub(super) first: Option<usize>,
    pub(super) error: PhantomData<fn() -> E>,
}

impl<'de, E> DeserializeSeed<'de> for KeepSeed<'_, E> {
    type Value = KeptValue<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<KeptValue<'de>, D::Error> {
        if self.place.is_some() && typeid::of::<E>() == typeid::of::<reader::Error>() {
            deserializer.deserialize_newtype_struct(PASS_TOKEN, self)
        } else {
            Buffer::deserialize(deserializer).map(KeptValue::Copy)
        }
    }
}

impl<'de, E> Visitor<'de> for KeepSeed<'_, E> {
    type Value = KeptValue<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_u64<E2: serde_core::de::Error>(self, at: u64) -> Result<KeptValue<'de>, E2> {
        if let Some(place) = self.place {
            self.first.into_iter().for_each(|at| place.begin_keeping(at));
            place.ask_to_jump(Jump::IfLast { given_up: false });
        }
        usize::try_from(at).map(KeptValue::At).map_err(E2::custom)
    }

    /// From whatever is around our own reader: a copy of a part of its text.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<KeptValue<'de>, D::Error> {
        Buffer::deserialize(deserializer).map(KeptValue::Copy)
    }
}

/// An object, behind whose last value the reader goes back.
pub(in crate::decode) struct UntilLast<'o, 'p, A> {
    pub(super) object: &'o mut A,
    pub(super) place: Option<&'p Place<'p>>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for UntilLast<'_, '_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.object.next_key_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.object.next_value_seed(LastSeed { seed, place: self.place })
    }
}

/// A value behind which the reader goes back to what is kept, if it is the last one of the object that keeps entries.
pub(crate) struct LastSeed<'p, S> {
    pub(crate) seed: S,
    pub(crate) place: Option<&'p Place<'p>>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for LastSeed<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let value = self.seed.deserialize(deserializer)?;
        if let Some(place) = self.place {
            let given_up = place.take_resume();
            place.ask_to_jump(Jump::IfLast { given_up });
        }
        Ok(value)
    }
}

/// Leaves the reader where the value begins.
pub(super) struct StaySeed;

impl<'de> DeserializeSeed<'de> for StaySeed {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_newtype_struct(REREAD_TOKEN, self)
    }
}

impl<'de> Visitor<'de> for StaySeed {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a place")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Ok(())
    }
}

/// A value behind which the reader goes elsewhere.
pub(super) struct ReturnSeed<'p, S> {
    pub(super) seed: S,
    pub(super) place: &'p Place<'p>,
    pub(super) to: usize,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for ReturnSeed<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let value = self.seed.deserialize(deserializer)?;
        self.place.ask_to_jump(Jump::To(self.to));
        Ok(value)
    }
}
