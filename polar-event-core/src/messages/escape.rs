//! Escaping of text, so that it stays on one line and cannot control a terminal.

use core::fmt;

/// Writes text with its control characters escaped as in Rust, so that a message stays on one line and cannot control a terminal.
pub(crate) struct Escape<'a, 'f>(pub(crate) &'a mut fmt::Formatter<'f>);

impl fmt::Write for Escape<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some((at, char)) = rest.char_indices().find(|(_, char)| is_unprintable(*char)) {
            let (printable, unprintable) = rest.split_at(at);
            self.0.write_str(printable)?;
            write!(self.0, "{}", char.escape_unicode())?;
            rest = unprintable.strip_prefix(char).unwrap_or_default();
        }
        self.0.write_str(rest)
    }
}

/// Control characters, and the marks that change the direction of text.
pub(crate) fn is_unprintable(char: char) -> bool {
    char.is_control() || matches!(char, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
