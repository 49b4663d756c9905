//! Items that are validated on their own.

use serde_core::{Deserializer, Serialize, Serializer};

use crate::decode::Decode;
use crate::describe::{Describe, Keys, Shape, SizeBound};
use crate::error::Report;
use crate::rule::Rules;
use crate::state::{Checkpoint, ValidationState};
use crate::validate::Validate;

/// A value in a document that is validated on its own: it is a value or a report, and its faults do not refuse the rest of the document.
///
/// Use it to accept the valid items of a batch. Pointers in its report start at the item, spans are relative to the whole text. A syntax
/// error still ends everything, and so does a limit on the text. The limits on reports apply to all items together: once they are used up,
/// an item that is refused has a report with only the code [`TooManyViolations`](crate::Code::TooManyViolations).
///
/// ```
/// use polar_event_core::json::{self, PerItem};
///
/// let text = r#"[1, "two", 300, 4]"#;
/// let items: Vec<PerItem<u8>> = json::from_str(text)?;
/// let sums: u8 = items.iter().filter_map(PerItem::value).sum();
/// assert_eq!(sums, 5);
/// let report = items[1].report().unwrap();
/// assert_eq!(report.violations()[0].pointer().to_string(), "");
/// assert_eq!(&text[report.violations()[0].span().unwrap()], "\"two\"");
/// # Ok::<(), polar_event_core::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PerItem<T>(Result<T, Report>);

impl<T> PerItem<T> {
    /// The value, if it is valid.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.0.as_ref().ok()
    }

    /// The report, if the item is not valid.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.0.as_ref().err()
    }

    /// The value or the report, by reference.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with this item.
    pub fn as_ref(&self) -> Result<&T, &Report> {
        self.0.as_ref()
    }

    /// The value or the report.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with this item.
    pub fn into_result(self) -> Result<T, Report> {
        self.0
    }
}

impl<T> From<T> for PerItem<T> {
    fn from(value: T) -> Self {
        Self(Ok(value))
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for PerItem<T> {
    type Requires = T::Requires;

    fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
        let mut own = cx.part();
        match T::decode(deserializer, rules, &mut own) {
            Ok(value) => Ok(Some(Self(cx.part_result(own, value)))),
            Err(error) => {
                cx.end_trial(&mut own);
                // The violations so far are the item's own and are retracted; a limit is the document's.
                own.retract(Checkpoint::START);
                if !own.is_clean() {
                    cx.extend(own.into_report());
                }
                Err(error)
            }
        }
    }

    fn absent(cx: &mut ValidationState<'_>) -> Option<Self> {
        T::absent(cx).map(Self::from)
    }
}

/// There is nothing to validate in an item that was refused: its report exists already.
impl<T: Validate> Validate for PerItem<T> {
    type Requires = T::Requires;

    fn check(&self, rules: Rules, cx: &mut ValidationState<'_>) {
        if let Ok(value) = &self.0 {
            value.check(rules, cx);
        }
    }

    fn is_absent(&self) -> bool {
        self.value().is_some_and(Validate::is_absent)
    }
}

impl<T: Describe> Describe for PerItem<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const OPTIONAL: bool = T::OPTIONAL;
    const IS_OPTION: bool = T::IS_OPTION;
    const NULLABLE: bool = T::NULLABLE;
    const SIZE_BOUND: SizeBound = T::SIZE_BOUND;
    const KEYS: Keys = T::KEYS;
}

/// Serializes the value. An item that was refused cannot be serialized.
impl<T: Serialize> Serialize for PerItem<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Ok(value) => value.serialize(serializer),
            Err(report) => Err(serde_core::ser::Error::custom(format_args!("a part that was refused cannot be written: {report}"))),
        }
    }
}
