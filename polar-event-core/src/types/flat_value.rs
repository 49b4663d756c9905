//! Flattened `serde_json::Value`, which takes all other keys, and flattened `()`, which takes none.

use std::borrow::Cow;

use serde_core::de::MapAccess;
use serde_json::{Map, Value};

use super::map::Collected;
use crate::decode::FlattenState;
use crate::error::Code;
use crate::rule::{ITEM_RULES, Rules};
use crate::state::ValidationState;
use crate::validate::flatten::{Flatten, flat_keys};

/// The state of a flattened `serde_json::Value`.
#[derive(Debug, Default)]
pub struct FlatValue(Collected<Map<String, Value>, String, Value>);

impl<'de> FlattenState<'de> for FlatValue {
    type Value = Value;
    const TAKES_OTHERS: bool = true;

    fn take<A: MapAccess<'de>>(
        &mut self,
        key: &Cow<'de, str>,
        object: &mut A,
        _: Rules,
        cx: &mut ValidationState<'_>,
    ) -> Result<bool, A::Error> {
        self.0.take(key, object, ITEM_RULES, cx)
    }

    fn is_present(&self) -> bool {
        FlattenState::is_present(&self.0)
    }

    fn finish(self, _: Rules, cx: &mut ValidationState<'_>) -> Option<Value> {
        FlattenState::finish(self.0, ITEM_RULES, cx).map(Value::Object)
    }
}

impl Flatten for Value {
    type State = FlatValue;
    type Itself = Self;

    fn state() -> FlatValue {
        FlatValue::default()
    }

    /// What is neither an object nor `null` has no keys, and cannot be serialized among those of another object.
    fn check_keys(&self, is_taken: &dyn Fn(&str) -> bool, cx: &mut ValidationState<'_>) {
        match self {
            Self::Object(object) => flat_keys(object.keys().map(|key| Cow::Borrowed(key.as_str())), is_taken, cx),
            Self::Null => {}
            _ => cx.report(Code::ObjectType, [("found", "value without keys".into())]),
        }
    }
}

/// The state of a flattened `()`.
#[derive(Debug)]
pub struct FlatUnit;

impl FlattenState<'_> for FlatUnit {
    type Value = ();

    fn is_present(&self) -> bool {
        false
    }

    fn finish(self, _: Rules, _: &mut ValidationState<'_>) -> Option<()> {
        Some(())
    }
}

impl Flatten for () {
    type State = FlatUnit;
    type Itself = Self;

    fn state() -> FlatUnit {
        FlatUnit
    }
}
