//! Text within HTML.

use std::fmt::{self, Write as _};

use crate::text::is_unsafe;

/// Any text, escaped for elements and for attributes in double quotes.
pub(crate) struct Escaped<T>(pub(crate) T);

impl<T: fmt::Display> fmt::Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaper { out: f, room: usize::MAX, is_cut: false }, "{}", self.0)
    }
}

/// Escapes a text of several lines. Of a longer one, the first `max_bytes` bytes are left, as they are after escaping.
pub(crate) fn clipped(text: &str, max_bytes: usize) -> String {
    let mut out = String::new();
    let mut escaper = Escaper { out: &mut out, room: max_bytes, is_cut: false };
    // Writing to a string cannot fail.
    let _ = escaper.write_str(text);
    if escaper.is_cut {
        out.push('…');
    }
    out
}

struct Escaper<'a, W> {
    out: &'a mut W,
    room: usize,
    is_cut: bool,
}

impl<W: fmt::Write> Escaper<'_, W> {
    fn put(&mut self, text: &str) -> fmt::Result {
        match self.room.checked_sub(text.len()) {
            Some(room) if !self.is_cut => {
                self.room = room;
                self.out.write_str(text)
            }
            _ => {
                self.is_cut = true;
                Ok(())
            }
        }
    }
}

impl<W: fmt::Write> fmt::Write for Escaper<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for char in text.chars() {
            match char {
                '&' => self.put("&amp;")?,
                '<' => self.put("&lt;")?,
                '>' => self.put("&gt;")?,
                '"' => self.put("&quot;")?,
                '\'' => self.put("&#39;")?,
                // Snippets isolate text that runs from right to left with these two.
                '\n' | '\u{2068}' | '\u{2069}' => self.put(char.encode_utf8(&mut [0; 4]))?,
                char if is_unsafe(char) => self.put("\u{FFFD}")?,
                char => self.put(char.encode_utf8(&mut [0; 4]))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Escaped, clipped};

    #[test]
    fn nothing_is_markup() {
        assert_eq!(Escaped("<a b='c' d=\"e\">&\0\u{202E}\n").to_string(), "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;\u{FFFD}\u{FFFD}\n");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(clipped("<<é", 8), "&lt;&lt;…");
        assert_eq!(clipped("<<é", 10), "&lt;&lt;é");
        assert_eq!(clipped(&"&".repeat(1000), 12), "&amp;&amp;…");
    }
}
