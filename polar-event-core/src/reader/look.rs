//! What kind of value stands at a place, and which keys an object has, before it is read.

use super::ahead::Ahead;
use super::cursor::{Reader, Result};
use super::kind::Kind;
use super::limits::Limits;
use super::source_map::Place;
use super::string::{Escaped, Text};

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

/// The kind of the value that begins at `start`, and its keys if it is an object: see [`ValidationState::keys_ahead`](crate::ValidationState::keys_ahead).
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

/// The value of this kind, a string, an integer or a boolean, that the object that begins at `start` has under a key; `read` is called with it
/// as a text.
pub(crate) fn text_at<T>(place: &Place<'_>, start: usize, of: &str, kind: Kind, read: impl FnOnce(&str) -> T) -> Option<T> {
    Ahead::at(place, start, |ahead| {
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
        if found? != kind {
            return None;
        }
        ahead.text(kind, read)
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
