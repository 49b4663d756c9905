//! Looking at an object's keys before it is read.

use super::ValidationState;
use crate::reader::{Kind, keys_at, text_at};

impl ValidationState<'_> {
    /// Looks ahead at the keys of the object that is about to be decoded, in their order, each with the kind of its value. Answers
    /// the kind of the value that is about to be decoded: if that is no object, there are no keys.
    ///
    /// So a union can choose its variant by the keys that are present, without a copy of the object:
    ///
    /// ```
    /// use polar_event_core::json::{self, Kind};
    /// use polar_event_core::rule::Rules;
    /// use polar_event_core::{ValidationState, Decode, Event};
    /// use serde::Deserializer;
    ///
    /// #[derive(Event)]
    /// struct Card {
    ///     number: String,
    /// }
    ///
    /// #[derive(Event)]
    /// struct Transfer {
    ///     iban: String,
    /// }
    ///
    /// enum Payment {
    ///     Card(Card),
    ///     Transfer(Transfer),
    /// }
    ///
    /// impl<'de> Decode<'de> for Payment {
    ///     type Requires = ();
    ///
    ///     fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut ValidationState<'_>) -> Result<Option<Self>, D::Error> {
    ///         let mut has_iban = false;
    ///         cx.keys_ahead(|key, kind| has_iban |= key == "iban" && kind != Kind::Null);
    ///         Ok(if has_iban {
    ///             Transfer::decode(deserializer, rules, cx)?.map(Self::Transfer)
    ///         } else {
    ///             Card::decode(deserializer, rules, cx)?.map(Self::Card)
    ///         })
    ///     }
    /// }
    ///
    /// let text = r#"[{"number": "4242"}, {"sum": {"iban": 1}, "iban": "GB33"}]"#;
    /// let payments: Vec<Payment> = json::from_str(text)?;
    /// assert!(matches!(payments[..], [Payment::Card(_), Payment::Transfer(_)]));
    /// # Ok::<(), polar_event_core::Report>(())
    /// ```
    ///
    /// Only this library's own reader can look ahead, and only before the value is read: otherwise the answer is `None`, as it is
    /// where no value begins. A key that is given twice comes twice. Where the text is at fault, the keys are those before the
    /// fault, which decoding will find again and report.
    ///
    /// This takes one pass over the object, however often the objects in it are looked at ahead. For each object and array in it, eight bytes
    /// are allocated.
    pub fn keys_ahead(&self, visit: impl FnMut(&str, Kind)) -> Option<Kind> {
        let place = self.place()?;
        keys_at(place, place.ahead()?, visit)
    }

    /// Whether the value that is about to be decoded can be looked at ahead.
    pub(crate) fn keys_ahead_possible(&self) -> bool {
        self.place().is_some_and(|place| place.ahead().is_some())
    }

    /// Looks ahead at the string that the object that is about to be decoded has under a key; `read` is called with it.
    /// `None` if this cannot look ahead, or if there is no such string.
    pub(crate) fn text_ahead<T>(&self, of: &str, read: impl FnOnce(&str) -> T) -> Option<T> {
        let place = self.place()?;
        text_at(place, place.ahead()?, of, read)
    }
}
