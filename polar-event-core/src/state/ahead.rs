//! Looking ahead at an object's keys before it is decoded.

use super::ValidationState;
use crate::reader::{Kind, keys_at, text_at};

impl ValidationState<'_> {
    /// Looks ahead at the keys of the object that is about to be decoded, in order, each with the kind of its value. Returns the kind of
    /// the value that is about to be decoded: if that is not an object, there are no keys.
    ///
    /// With this, a union can select its variant by the keys that are present, without buffering the object:
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
    /// Only this library's own parser can look ahead, and only before the value is read: otherwise the result is `None`, as it is if no
    /// value follows. Duplicate keys are visited each time. If there is a syntax error, the keys are those before it; decoding will reach
    /// the error again and report it.
    ///
    /// This takes one pass over the object, however often its nested objects are looked at. For each object and array in it, it allocates
    /// eight bytes.
    pub fn keys_ahead(&self, visit: impl FnMut(&str, Kind)) -> Option<Kind> {
        let place = self.place()?;
        keys_at(place, place.ahead()?, visit)
    }

    /// Whether looking ahead at the value that is about to be decoded is possible.
    pub(crate) fn keys_ahead_possible(&self) -> bool {
        self.place().is_some_and(|place| place.ahead().is_some())
    }

    /// Calls `read` with the string, integer or boolean that is the value of the key `of` in the object that is about to be decoded, as a text.
    /// `None` if looking ahead is not possible, or if there is no such value of this kind.
    pub(crate) fn text_ahead<T>(&self, of: &str, kind: Kind, read: impl FnOnce(&str) -> T) -> Option<T> {
        let place = self.place()?;
        text_at(place, place.ahead()?, of, kind, read)
    }
}
