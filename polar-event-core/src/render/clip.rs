//! Texts of limited length, safe for a terminal.

use core::fmt::{self, Write as _};

use super::visible;
use crate::messages::Escape;

/// The text on one line, with everything escaped that a terminal would interpret, and at most `max` characters long.
pub(super) fn clip(text: &(impl fmt::Display + ?Sized), max: usize) -> String {
    let mut clip = Clip { text: String::new(), room: max };
    // An error means that the text was cut.
    let _ = write!(clip, "{}", Safe(text));
    clip.text
}

struct Safe<'a, T: ?Sized>(&'a T);

impl<T: fmt::Display + ?Sized> fmt::Display for Safe<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escape(f), "{}", self.0)
    }
}

struct Clip {
    text: String,
    room: usize,
}

impl fmt::Write for Clip {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for char in text.chars() {
            if self.room == 0 {
                self.text.push('…');
                return Err(fmt::Error);
            }
            self.room -= 1;
            visible::push(&mut self.text, char);
        }
        Ok(())
    }
}
