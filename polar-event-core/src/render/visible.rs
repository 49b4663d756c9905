//! Makes text safe for a terminal: escapes characters that it would not show, or would interpret.

use core::fmt::Write as _;

use crate::messages::is_unprintable;

/// Replaces a tab.
const TAB: &str = "    ";

/// Appends a character, escaped if necessary.
pub(super) fn push(text: &mut String, char: char) {
    match char {
        '\t' => text.push_str(TAB),
        // The emoji variation selector: the result takes two columns in some terminals and one in others.
        '\u{fe0f}' => {}
        _ if is_unprintable(char) || is_invisible(char) => push_escaped(text, char),
        _ => text.push(char),
    }
}

fn push_escaped(text: &mut String, char: char) {
    text.extend(char.escape_unicode());
}

/// Appends a byte that is not part of a valid character.
pub(super) fn push_byte(text: &mut String, byte: u8) {
    // Writing to a string cannot fail.
    let _ = write!(text, "\\x{byte:02x}");
}

/// Characters without a glyph and a width of their own, except for joiners and marks of scripts; also skin tone modifiers, which take
/// columns in some terminals and none in others.
fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e00ff}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
        | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether a character is written from right to left.
fn is_right_to_left(char: char) -> bool {
    matches!(char,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a character can be inside a right-to-left run without ending it.
fn is_neutral(char: char) -> bool {
    matches!(char, ' ' | ',' | '.' | '-' | '!' | '?')
}

/// Puts each right-to-left run between U+2068 and U+2069, so that a terminal that reorders such runs leaves everything else in its place,
/// and marks stay below the text that they mark.
pub(super) fn isolate(text: &str) -> String {
    let mut isolated = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_right_to_left) {
        let (before, run) = rest.split_at(start);
        // The run ends after the last such character before one that ends it.
        let mut end = 0;
        for (at, char) in run.char_indices() {
            if is_right_to_left(char) {
                end = at + char.len_utf8();
            } else if !is_neutral(char) {
                break;
            }
        }
        let (run, after) = run.split_at(end);
        isolated.extend([before, "\u{2068}", run, "\u{2069}"]);
        rest = after;
    }
    isolated.push_str(rest);
    isolated
}

#[cfg(test)]
mod tests {
    use super::{isolate, push, push_byte};

    fn shown(text: &str) -> String {
        let mut shown = String::new();
        text.chars().for_each(|char| push(&mut shown, char));
        shown
    }

    #[test]
    fn what_acts_on_a_terminal_is_written_out() {
        assert_eq!(shown("a\u{1b}[31m\u{7}\u{0}\u{7f}\u{9b}"), "a\\u{1b}[31m\\u{7}\\u{0}\\u{7f}\\u{9b}");
        assert_eq!(shown("\u{202e}\u{2066}\u{200f}\u{2028}\u{200b}\u{feff}"), "\\u{202e}\\u{2066}\\u{200f}\\u{2028}\\u{200b}\\u{feff}");
        assert_eq!(shown("👍\u{1f3fd}❤\u{fe0f}"), "👍\\u{1f3fd}❤");
        assert_eq!(shown("\té\u{301}"), "    é\u{301}");
        let mut bytes = String::new();
        push_byte(&mut bytes, 0xff);
        push_byte(&mut bytes, 7);
        assert_eq!(bytes, "\\xff\\x07");
    }

    #[test]
    fn runs_from_right_to_left_are_isolated() {
        assert_eq!(isolate("abc"), "abc");
        assert_eq!(isolate("\"שלום, עולם.\" x"), "\"\u{2068}שלום, עולם\u{2069}.\" x");
        assert_eq!(isolate("א1ב"), "\u{2068}א\u{2069}1\u{2068}ב\u{2069}");
        assert_eq!(isolate("א"), "\u{2068}א\u{2069}");
    }
}
