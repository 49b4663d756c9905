//! What has the wrong type, or is not wanted: it is reported, and read past.

use serde_core::de::{IgnoredAny, MapAccess, SeqAccess};

use crate::error::Code;
use crate::state::ValidationState;

/// What was found, in the words of violations.
pub(super) mod found {
    pub(in crate::decode) const STRING: &str = "string";
    pub(in crate::decode) const BOOLEAN: &str = "boolean";
    pub(in crate::decode) const INTEGER: &str = "integer";
    pub(in crate::decode) const FLOAT: &str = "float";
    pub(in crate::decode) const NULL: &str = "null";
    pub(in crate::decode) const ARRAY: &str = "array";
    pub(in crate::decode) const OBJECT: &str = "object";
    pub(in crate::decode) const BYTES: &str = "byte string";
}

/// Reports that something of the wrong type was found, of which only the kind is said.
#[inline(always)]
pub(super) fn refuse<T>(code: Code, found: &'static str, cx: &mut ValidationState<'_>) -> Option<T> {
    cx.report_type(code, found);
    None
}

/// Reads past what is left of an array; answers how many items that was.
#[cold]
pub(crate) fn drain_array<'de, A: SeqAccess<'de>>(mut array: A, cx: &mut ValidationState<'_>) -> Result<usize, A::Error> {
    let mut count = 0;
    loop {
        let read = array.next_element::<IgnoredAny>();
        cx.report_fault();
        if read?.is_none() {
            return Ok(count);
        }
        count += 1;
    }
}

/// Reports that an array was found, and reads past it.
#[cold]
pub(crate) fn refuse_array<'de, A: SeqAccess<'de>>(code: Code, array: A, cx: &mut ValidationState<'_>) -> Result<(), A::Error> {
    let drained = drain_array(array, cx);
    cx.report_type(code, found::ARRAY);
    drained.map(|_| ())
}

/// Reports that an object was found, and reads past the rest of it.
#[cold]
pub(crate) fn refuse_object<'de, T, A: MapAccess<'de>>(code: Code, object: A, cx: &mut ValidationState<'_>) -> Result<Option<T>, A::Error> {
    let drained = drain_map(object, cx);
    let refused = refuse(code, found::OBJECT, cx);
    drained.map(|()| refused)
}

/// Reads past an object.
#[cold]
pub(crate) fn drain_map<'de, A: MapAccess<'de>>(mut object: A, cx: &mut ValidationState<'_>) -> Result<(), A::Error> {
    loop {
        let read = object.next_entry::<IgnoredAny, IgnoredAny>();
        cx.report_fault();
        if read?.is_none() {
            return Ok(());
        }
    }
}

/// Reads past the value of the key that was read last.
#[inline]
pub(crate) fn skip_value<'de, A: MapAccess<'de>>(object: &mut A, cx: &mut ValidationState<'_>) -> Result<(), A::Error> {
    let read = object.next_value::<IgnoredAny>();
    cx.report_fault();
    read.map(|_| ())
}
