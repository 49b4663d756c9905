//! Looking at an object's keys before it is read.

use super::index::Ahead;
use super::limits::Limits;
use super::reader::{Reader, Result};
use super::string::{Escaped, Text};
use crate::place::Place;
use crate::state::Context;

/// The kinds of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number without fraction and exponent.
    Integer,
    /// A number with a fraction or an exponent.
    Float,
    /// A string, timestamps and the like included.
    String,
    /// `[…]`
    Array,
    /// `{…}`
    Object,
}

impl Reader<'_, '_> {
    /// The kind of the value at hand.
    fn kind(&mut self) -> Option<Kind> {
        Some(match self.peek() {
            b'n' => Kind::Null,
            b't' | b'f' => Kind::Boolean,
            b'-' | b'0'..=b'9' => {
                let rest = self.bytes().get(self.at + 1..).unwrap_or_default();
                let after = rest.iter().find(|byte| !byte.is_ascii_digit());
                if matches!(after, Some(b'.' | b'e' | b'E')) { Kind::Float } else { Kind::Integer }
            }
            b'"' => Kind::String,
            b'[' => Kind::Array,
            b'{' => Kind::Object,
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
        Ahead::at(place, place.ahead()?, |ahead| {
            if ahead.reader.kind() != Some(Kind::Object) {
                return None;
            }
            let mut found = None;
            let _ = ahead.visit_keys(&mut |key, kind| {
                if key == of {
                    found = Some(kind);
                }
                found.is_none()
            });
            if found? != Kind::String {
                return None;
            }
            match ahead.reader.string().ok()? {
                Text::Borrowed(text) => Some(read(text)),
                Text::Escaped(Escaped::Scratch) => Some(read(&ahead.reader.scratch)),
                Text::Escaped(Escaped::Broken) => None,
            }
        })
    }
}

/// The kind of the value that begins at `start`, and its keys if it is an object: see [`Context::keys_ahead`].
pub(crate) fn keys_at(place: &Place<'_>, start: usize, mut visit: impl FnMut(&str, Kind)) -> Option<Kind> {
    Ahead::at(place, start, |ahead| {
        let kind = ahead.reader.kind()?;
        if kind == Kind::Object {
            // An error ends the keys.
            let _ = ahead.visit_keys(&mut |key, kind| {
                visit(key, kind);
                true
            });
        }
        Some(kind)
    })
}

/// The kind of the first item of the array that begins at `start`.
pub(crate) fn first_item_at(place: &Place<'_>, start: usize) -> Option<Kind> {
    Ahead::at(place, start, |ahead| {
        ahead.reader.peek();
        ahead.reader.enter().ok()?;
        ahead.reader.kind()
    })
}

/// The kind of the value that this text begins with.
pub(crate) fn kind_of(text: &str) -> Option<Kind> {
    Reader::new((text, false), Limits::new(), &Place::default()).kind()
}

impl Ahead<'_, '_> {
    /// Reads the object at hand, all but its end, or to before the value of the key where `visit` says no.
    fn visit_keys(&mut self, visit: &mut dyn FnMut(&str, Kind) -> bool) -> Result<()> {
        self.reader.enter()?;
        loop {
            let reader = &mut self.reader;
            if reader.peek() != b'"' {
                return Err(reader.no_key());
            }
            let key = reader.string()?;
            reader.colon()?;
            let Some(kind) = reader.kind() else { return Err(reader.no_value()) };
            let goes_on = match key {
                Text::Borrowed(key) => visit(key, kind),
                Text::Escaped(Escaped::Scratch) => visit(&reader.scratch, kind),
                // Half a surrogate pair is no character, so this is no key.
                Text::Escaped(Escaped::Broken) => true,
            };
            if !goes_on {
                return Ok(());
            }
            self.pass()?;
            if self.reader.peek() != b',' {
                return Ok(());
            }
            self.reader.at += 1;
        }
    }
}
