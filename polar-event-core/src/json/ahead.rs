//! Looking at an object's keys before it is read.

use super::limits::Limits;
use super::reader::{Reader, Result};
use super::string::Text;
use crate::context::Context;
use crate::place::Place;

/// The six kinds of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// An integer or a float.
    Number,
    /// A string, timestamps and the like included.
    String,
    /// `[…]`
    Array,
    /// `{…}`
    Object,
}

impl Kind {
    /// The kind of the value that begins with this byte.
    fn of(first: u8) -> Option<Self> {
        Some(match first {
            b'n' => Self::Null,
            b't' | b'f' => Self::Boolean,
            b'-' | b'0'..=b'9' => Self::Number,
            b'"' => Self::String,
            b'[' => Self::Array,
            b'{' => Self::Object,
            _ => return None,
        })
    }
}

impl Context<'_> {
    /// Looks ahead at the keys of the object that is about to be decoded, in their order, each with the kind of its value. Answers
    /// the kind of the value that is about to be decoded: if that is no object, there are no keys.
    ///
    /// So a union can choose its variant by the keys that are present, without a copy of the object:
    ///
    /// ```
    /// use polar_event_core::json::{self, Kind};
    /// use polar_event_core::rule::Rules;
    /// use polar_event_core::{Context, Decode, Event};
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
    ///     type Context = ();
    ///
    ///     fn decode<D: Deserializer<'de>>(deserializer: D, rules: Rules, cx: &mut Context<'_>) -> Result<Option<Self>, D::Error> {
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
    /// This takes one pass over the object. Nothing is allocated but for keys with escapes, and a byte for each level of nesting.
    pub fn keys_ahead(&self, mut visit: impl FnMut(&str, Kind)) -> Option<Kind> {
        let (text, max_depth) = self.place()?.ahead()?;
        // What is met here is not reported: decoding will meet it again.
        let place = Place::lenient(text, max_depth);
        let limits = Limits::new().max_depth(max_depth).max_string_bytes(usize::MAX).max_number_bytes(usize::MAX);
        let mut reader = Reader::new((text, false), limits, &place);
        let kind = Kind::of(reader.peek())?;
        if kind == Kind::Object {
            // An error ends the keys.
            let _ = reader.visit_keys(&mut visit);
        }
        Some(kind)
    }
}

impl Reader<'_, '_> {
    /// Reads the object at hand, all but its end.
    fn visit_keys(&mut self, visit: &mut dyn FnMut(&str, Kind)) -> Result<()> {
        self.enter()?;
        loop {
            if self.peek() != b'"' {
                return Err(self.no_key());
            }
            let key = self.string()?;
            self.colon()?;
            let Some(kind) = Kind::of(self.peek()) else { return Err(self.no_value()) };
            match key {
                Text::Borrowed(key) => visit(key, kind),
                Text::Scratch => visit(&self.scratch, kind),
                // Half a surrogate pair is no character, so this is no key.
                Text::Broken => {}
            }
            self.skip()?;
            if self.peek() != b',' {
                return Ok(());
            }
            self.at += 1;
        }
    }
}
