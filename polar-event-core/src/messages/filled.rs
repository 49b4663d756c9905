//! Fills the placeholders of a message with a violation's parameters, in a language.

use core::fmt::{self, Write as _};

use super::Messages;
use super::escape::Escape;
use super::language;
use crate::error::template::{Piece, name_end, piece};
use crate::error::{Literal, Param, Params};
use crate::value::Number;

/// Replaces a parameter of a sensitive violation that was removed.
const KEPT_BACK: &str = "…";

/// A template with its parameters.
pub(crate) struct Filled<'a> {
    pub(crate) template: &'a str,
    pub(crate) params: &'a Params,
    pub(crate) messages: &'a dyn Messages,
    /// Whether parameters have been redacted, so that a missing one is not a mistake in the template.
    pub(crate) redacted: bool,
}

impl Filled<'_> {
    /// Writes the template with every `{name}` replaced.
    ///
    /// `{name:noun}` writes a number with its noun in the singular or plural; if there is a parameter called `noun`, its text is the noun.
    /// `{name:a}` puts the article before the word, and joins several words with "or". `{name:one of}` puts these words before a list,
    /// unless it has only one item. `[[…]]` is omitted if a parameter in it is absent.
    pub(crate) fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.template.as_bytes();
        let mut at = 0;
        loop {
            let (kind, start, end, next) = piece(bytes, at);
            let text = self.template.get(start..end).unwrap_or_default();
            at = next;
            match kind {
                Piece::End => return Ok(()),
                Piece::Placeholder => self.placeholder(f, text)?,
                Piece::Open => match self.section(at) {
                    Some(Section { complete: false, end }) => at = end,
                    Some(_) => {}
                    None => f.write_str(text)?,
                },
                // The end of a section that is written.
                Piece::Close => {}
                Piece::Text | Piece::Stray => f.write_str(text)?,
            }
        }
    }

    /// Scans a section up to its `]]`.
    fn section(&self, mut at: usize) -> Option<Section> {
        let bytes = self.template.as_bytes();
        let mut complete = true;
        loop {
            let (kind, start, end, next) = piece(bytes, at);
            at = next;
            match kind {
                Piece::End => return None,
                Piece::Close => return Some(Section { complete, end: at }),
                Piece::Placeholder => complete &= self.template.get(start..name_end(bytes, start, end)).is_some_and(|name| self.has(name)),
                _ => {}
            }
        }
    }

    fn has(&self, name: &str) -> bool {
        self.params.get(name).is_some()
    }

    fn placeholder(&self, f: &mut fmt::Formatter<'_>, placeholder: &str) -> fmt::Result {
        let (name, form) = placeholder.split_once(':').unwrap_or((placeholder, ""));
        match (self.params.get(name), form) {
            (None, _) if self.redacted => f.write_str(KEPT_BACK),
            (None, _) => write!(f, "{{{placeholder}}}"),
            (Some(Param::Text(word)), "a") => write!(Escape(f), "{}", language::with_article(self.messages, word)),
            (Some(Param::Names(words)), "a") => self.list(f, words.iter().map(|word| language::with_article(self.messages, word))),
            (Some(Param::Text(text)), _) if is_of_the_library(name) => write!(Escape(f), "{}", language::word(self.messages, text)),
            (Some(param), "" | "a") => write!(Escape(f), "{param}"),
            (Some(Param::Number(number)), noun) => write!(f, "{number} {}", language::noun(self.messages, self.noun(noun), *number)),
            (Some(Param::Literals(numbers)), noun @ "unit") => {
                let last = numbers.last().and_then(|last| if let Literal::Number(last) = last { Some(*last) } else { None });
                self.list(f, numbers.iter())?;
                write!(f, " {}", language::noun(self.messages, self.noun(noun), last.unwrap_or(Number::Integer(0))))
            }
            // A list of one item needs no "one of".
            (Some(param), words) if param.list_len().is_some_and(|len| len > 1) => write!(Escape(f), "{words} {param}"),
            (Some(param), _) => write!(Escape(f), "{param}"),
        }
    }
}

impl Filled<'_> {
    /// The noun, or the value of the parameter with that name.
    fn noun<'n>(&'n self, noun: &'n str) -> &'n str {
        match self.params.get(noun) {
            Some(Param::Text(noun)) => noun,
            _ => noun,
        }
    }

    /// `a`, `a or b`, `a, b or c`.
    fn list<T: fmt::Display>(&self, f: &mut fmt::Formatter<'_>, items: impl ExactSizeIterator<Item = T>) -> fmt::Result {
        let last = items.len().saturating_sub(1);
        for (index, item) in items.enumerate() {
            match index {
                0 => {}
                _ if index == last => write!(Escape(f), " {} ", language::word(self.messages, "or"))?,
                _ => f.write_str(", ")?,
            }
            write!(Escape(f), "{item}")?;
        }
        Ok(())
    }
}

/// Whether the values of a parameter are the library's own phrases, which a language can translate. Others are data.
fn is_of_the_library(name: &str) -> bool {
    matches!(name, "found" | "unit" | "error")
}

struct Section {
    /// Whether all parameters in the section are present.
    complete: bool,
    /// The offset after its `]]`.
    end: usize,
}
