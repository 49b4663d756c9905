//! Items that fail alone.

use serde_core::{Deserializer, Serialize, Serializer};

use crate::decode::Decode;
use crate::describe::{Describe, Keys, Shape, SizeBound};
use crate::error::Report;
use crate::rule::Rules;
use crate::state::{Checkpoint, ValidationState};
use crate::validate::Validate;

/// A part of a document whose faults are its own: it is a value or a report, and the rest is not refused because of it.
///
/// So a batch can be accepted in part. Pointers in the report start at the part, spans count in the whole text. A syntax
/// error still ends everything, and so does a limit on the text. The limits on reports hold for all parts together: a part that is refused
/// when they are used up has a report with the code [`TooManyViolations`](crate::Code::TooManyViolations), and nothing else.
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
    /// The value, if nothing is wrong with it.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.0.as_ref().ok()
    }

    /// What is wrong with it, if something is.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.0.as_ref().err()
    }

    /// The value or the report, by reference.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with this part.
    pub fn as_ref(&self) -> Result<&T, &Report> {
        self.0.as_ref()
    }

    /// The value or the report.
    ///
    /// # Errors
    ///
    /// The report of everything that is wrong with this part.
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
                // What was wrong with the part so far would have been its own; a limit is the document's.
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

/// A part that was refused has nothing to check: what is wrong with it has been said.
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
    const NULLABLE: bool = T::NULLABLE;
    const SIZE_BOUND: SizeBound = T::SIZE_BOUND;
    const KEYS: Keys = T::KEYS;
}

/// Writes the value. A part that was refused cannot be written.
impl<T: Serialize> Serialize for PerItem<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Ok(value) => value.serialize(serializer),
            Err(report) => Err(serde_core::ser::Error::custom(format_args!("a part that was refused cannot be written: {report}"))),
        }
    }
}
