//! The first variant that takes a value, where neither its type nor its keys tell.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use super::best::Best;
use super::{ContentSeed, Variants};
use crate::decode::buffer::{Buffer, BufferDeserializer, reads_copy};
use crate::reader::REREAD_TOKEN;
use crate::state::ValidationState;

/// Decodes the first of these variants that takes the value at `place`. If none does, notes the faults of the one that is nearest.
pub(super) fn first_of<'de, T: Variants<'de>, D: Deserializer<'de>>(
    variants: Vec<usize>,
    place: usize,
    deserializer: D,
    cx: &mut ValidationState<'_>,
) -> Result<Option<T>, D::Error> {
    let (is_copy, human_readable) = (reads_copy::<D>(), deserializer.is_human_readable());
    deserializer.deserialize_newtype_struct(REREAD_TOKEN, FirstOf { variants, place, is_copy, human_readable, cx, of: PhantomData })
}

struct FirstOf<'a, 'c, T> {
    variants: Vec<usize>,
    place: usize,
    /// Whether the value has been copied, so that an error is none of the text's, and another variant can still be read.
    is_copy: bool,
    human_readable: bool,
    cx: &'a mut ValidationState<'c>,
    of: PhantomData<fn() -> T>,
}

impl<'de, T: Variants<'de>> FirstOf<'_, '_, T> {
    fn try_each<A: SeqAccess<'de>>(&mut self, again: &mut A) -> Result<(usize, Option<T>), A::Error> {
        let mut best = Best::default();
        for &index in &self.variants {
            let mut trial = self.cx.trial();
            let read = again.next_element_seed(ContentSeed::<T>::new(index, &mut trial));
            self.cx.end_trial(&mut trial);
            let value = match read {
                Err(error) if self.is_copy => {
                    trial.extend(error.to_string());
                    None
                }
                read => read?.flatten(),
            };
            if let Some(value) = value.filter(|_| trial.is_clean()) {
                self.cx.commit(trial);
                return Ok((index, Some(value)));
            }
            best.add(trial);
        }
        let Some((tried, best)) = best.into_best() else { return Ok((0, None)) };
        self.cx.extend(best.into_report());
        Ok((self.variants.get(tried).copied().unwrap_or_default(), None))
    }
}

impl<'de, T: Variants<'de>> Visitor<'de> for FirstOf<'_, '_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    /// The value itself, as often as it is asked for: from our own reader, or a copy.
    fn visit_seq<A: SeqAccess<'de>>(mut self, mut again: A) -> Result<Option<T>, A::Error> {
        let is_outermost = self.cx.begin_trials();
        let tried = self.try_each(&mut again);
        self.cx.end_trials(is_outermost);
        let (index, value) = tried?;
        self.cx.remember(self.place, typeid::of::<T>(), index);
        Ok(value)
    }

    /// The value once: from whatever is around our own reader.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        let copy = Buffer::deserialize(deserializer);
        self.cx.report_fault();
        let copy = copy?;
        let Self { variants, human_readable, cx, .. } = self;
        cx.with_copy(|cx| first_of(variants, 0, BufferDeserializer::<D::Error>::new(&copy, human_readable), cx))
    }
}
