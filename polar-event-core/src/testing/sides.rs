//! The implementations that accept or refuse a document or a value by the code of its type.

use core::any::Any;
use core::marker::PhantomData;

use serde_json::Value;

use super::NOW;
use super::nulls::NullAsNone;
use super::verdict::Verdict;
use crate::decode::Decode;
use crate::json::Decoder;
use crate::rule::ITEM_RULES;
use crate::state::{Data, SatisfiedBy, ValidationState};
use crate::validate::Validate;

/// All of them, with their context.
pub(super) struct Sides<T, C> {
    data: Option<C>,
    of: PhantomData<fn() -> T>,
}

impl<T, C> Sides<T, C> {
    pub(super) fn new(data: Option<C>) -> Self {
        Self { data, of: PhantomData }
    }
}

impl<T, C: Any> Sides<T, C>
where
    T: for<'de> Decode<'de, Requires: SatisfiedBy<C>> + Validate<Requires: SatisfiedBy<C>>,
{
    fn given(&self) -> Option<Data<'_>> {
        self.data.as_ref().map(|data| Data::new(data, None))
    }

    pub(super) fn decode(&self, text: &str) -> (Option<T>, Verdict) {
        let decoder = Decoder::new().clock(NOW);
        let decoded = <T as Decode<'_>>::Requires::provide(self.given(), |data| decoder.decode_given(text.as_bytes(), data));
        match decoded {
            Ok(value) => (Some(value), Verdict::default()),
            Err(report) => (None, Verdict::of_report(&report)),
        }
    }

    pub(super) fn decode_by_serde(&self, text: &str) -> Verdict {
        self.by_serde(text, true).1
    }

    /// The value decoded without its rules, if it can be constructed.
    pub(super) fn build(&self, text: &str) -> Option<T> {
        self.by_serde(text, false).0
    }

    /// The value that has `None` where a document has `null`, if it is otherwise valid.
    pub(super) fn build_with_nulls(&self, document: &Value) -> Option<T> {
        let value = <T as Decode<'_>>::Requires::provide(self.given(), |data| {
            let mut cx = ValidationState::new().with_clock(NOW).with_self_describing(true);
            cx.set_data(data);
            let value = T::decode(NullAsNone(document), ITEM_RULES, &mut cx).ok()?;
            cx.into_result(value).ok()
        });
        value.filter(|value| self.validate(value).is_accepted())
    }

    fn by_serde(&self, text: &str, rules: bool) -> (Option<T>, Verdict) {
        <T as Decode<'_>>::Requires::provide(self.given(), |data| {
            let mut cx = ValidationState::new().with_clock(NOW).with_self_describing(true);
            if !rules {
                cx = cx.without_rules();
            }
            cx.set_data(data);
            let mut deserializer = serde_json::Deserializer::from_str(text);
            let value = T::decode(&mut deserializer, ITEM_RULES, &mut cx);
            match value.and_then(|value| deserializer.end().map(|()| value)) {
                Ok(value) => match cx.into_result(value) {
                    Ok(value) => (Some(value), Verdict::default()),
                    Err(report) => (None, Verdict::of_report(&report)),
                },
                Err(error) => (None, Verdict::of_error(&error)),
            }
        })
    }

    pub(super) fn validate(&self, value: &T) -> Verdict {
        let cx = ValidationState::new().with_clock(NOW);
        let validated = <T as Validate>::Requires::provide(self.given(), |data| {
            let mut cx = cx;
            cx.set_data(data);
            value.check(ITEM_RULES, &mut cx);
            cx.into_result(Some(()))
        });
        validated.map_or_else(|report| Verdict::of_report(&report), |()| Verdict::default())
    }
}
