//! Overrides of codes and messages by the author of a type, checked at compile time.

#![expect(clippy::indexing_slicing, clippy::panic, reason = "run by the compiler: a panic is a compile error")]

use super::code::Code;
use super::custom_code::CustomCode;
use super::template::{Piece, name_end, piece};

/// `code = "…"` and `message = "…"` of a rule or a field, which override those of its violations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MessageOverride {
    /// The code: it becomes [`Code::Custom`].
    pub code: Option<&'static str>,
    /// The message, with `{placeholders}` for the violation's parameters.
    pub message: Option<&'static str>,
}

impl MessageOverride {
    /// No override.
    pub const NONE: Self = Self { code: None, message: None };
}

/// Checks a message template at compile time, against the parameters of the codes that it can apply to.
///
/// # Panics
///
/// If a placeholder has no parameter in one of these codes, or, within `[[…]]`, in all of them. Also if a brace is unpaired, or a `[[…]]`
/// is not closed or has no placeholder.
#[track_caller]
pub const fn check_message(template: &str, codes: &[Code]) {
    let bytes = template.as_bytes();
    let (mut at, mut is_section, mut has_placeholder) = (0, false, false);
    loop {
        let (kind, start, end, next) = piece(bytes, at);
        at = next;
        match kind {
            Piece::End if is_section => panic!("this part of the message has no end: write `[[…]]` around what may be left out"),
            Piece::End => return,
            Piece::Text => {}
            Piece::Stray => panic!("this brace belongs to no placeholder: write `{{name}}`, or double the brace to have it as it is"),
            Piece::Open if is_section => panic!("a part that may be left out cannot be in another one: end it with `]]` first"),
            Piece::Open => (is_section, has_placeholder) = (true, false),
            Piece::Close if !is_section => panic!("`]]` ends nothing: write `[[…]]` around what may be left out"),
            Piece::Close if !has_placeholder => {
                panic!("nothing in this `[[…]]` can be missing: put a placeholder in it, or remove the brackets")
            }
            Piece::Close => is_section = false,
            Piece::Placeholder => {
                has_placeholder = true;
                let name = Name { bytes, start, end: name_end(bytes, start, end) };
                let count = name.count_in(codes);
                if count == 0 {
                    panic!("{}", Text::unknown(&name, codes, is_section).as_str());
                }
                if count < codes.len() && !is_section {
                    panic!("{}", Text::sometimes(&name).as_str());
                }
            }
        }
    }
}

/// A name in a template.
struct Name<'a> {
    bytes: &'a [u8],
    start: usize,
    end: usize,
}

impl Name<'_> {
    const fn is(&self, other: &[u8]) -> bool {
        if self.end - self.start != other.len() {
            return false;
        }
        let mut at = 0;
        while at < other.len() {
            if self.bytes[self.start + at] != other[at] {
                return false;
            }
            at += 1;
        }
        true
    }

    /// How many of the codes have a parameter of this name.
    const fn count_in(&self, codes: &[Code]) -> usize {
        let (mut count, mut code) = (0, 0);
        while code < codes.len() {
            let (params, mut param) = (codes[code].params(), 0);
            while param < params.len() {
                if self.is(params[param].as_bytes()) {
                    count += 1;
                    break;
                }
                param += 1;
            }
            code += 1;
        }
        count
    }

    /// The Levenshtein distance between the names.
    const fn distance(&self, other: &[u8]) -> usize {
        let len = self.end - self.start;
        let mut row = [0; MAX_NAME + 1];
        if len > MAX_NAME || other.len() > MAX_NAME {
            return usize::MAX;
        }
        let mut column = 0;
        while column <= other.len() {
            row[column] = column;
            column += 1;
        }
        let mut line = 1;
        while line <= len {
            let mut diagonal = row[0];
            row[0] = line;
            column = 1;
            while column <= other.len() {
                let same = self.bytes[self.start + line - 1] == other[column - 1];
                let replaced = diagonal + if same { 0 } else { 1 };
                diagonal = row[column];
                let added = 1 + if row[column] < row[column - 1] { row[column] } else { row[column - 1] };
                row[column] = if replaced < added { replaced } else { added };
                column += 1;
            }
            line += 1;
        }
        row[other.len()]
    }
}

/// The longest name that is compared with others.
const MAX_NAME: usize = 40;

/// A text built at compile time. It is cut if it is too long.
struct Text {
    bytes: [u8; 1024],
    len: usize,
}

impl Text {
    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    const fn add(mut self, text: &[u8], start: usize, end: usize) -> Self {
        if self.len + (end - start) <= self.bytes.len() {
            let mut at = start;
            while at < end {
                self.bytes[self.len] = text[at];
                self.len += 1;
                at += 1;
            }
        }
        self
    }

    const fn text(self, text: &str) -> Self {
        self.add(text.as_bytes(), 0, text.len())
    }

    const fn new(text: &str) -> Self {
        Self { bytes: [0; 1024], len: 0 }.text(text)
    }

    /// The error that no code has such a parameter, with those that exist.
    const fn unknown(name: &Name<'_>, codes: &[Code], is_section: bool) -> Self {
        let mut text = Self::new("there is no parameter `").add(name.bytes, name.start, name.end).text("` here");
        let mut known = Self::new("");
        let (mut near, mut distance) = ("", usize::MAX);
        let mut code = 0;
        while code < codes.len() {
            let (params, mut param) = (codes[code].params(), 0);
            while param < params.len() {
                let bytes = params[param].as_bytes();
                let candidate = Name { bytes, start: 0, end: bytes.len() };
                let usable = is_section || candidate.count_in(codes) == codes.len();
                // A parameter is listed once, at the first code that has it.
                if usable && candidate.count_in(codes.split_at(code).0) == 0 {
                    let separator = if known.len == 0 { "`" } else { ", `" };
                    known = known.text(separator).text(params[param]).text("`");
                    let far = name.distance(bytes);
                    if far < distance {
                        (near, distance) = (params[param], far);
                    }
                }
                param += 1;
            }
            code += 1;
        }
        if known.len == 0 {
            return text.text(": this message can have no placeholders, since what it stands for has no parameters, or none in common");
        }
        let longer = if near.len() > name.end - name.start { near.len() } else { name.end - name.start };
        if distance <= longer / 3 {
            text = text.text("; did you mean `").text(near).text("`?");
        }
        text = text.text("\nknown here: ");
        text.add(&known.bytes, 0, known.len)
    }

    /// The error that some of the codes do not have the parameter.
    const fn sometimes(name: &Name<'_>) -> Self {
        let text = Self::new("not every violation here has the parameter `").add(name.bytes, name.start, name.end);
        text.text("`: put what depends on it into `[[…]]`, which is left out without it")
    }
}

impl CustomCode {
    /// Checks the placeholders of all texts. Call it in a constant.
    ///
    /// # Panics
    ///
    /// If a placeholder is not one of [`params`](Self::params), or a brace is unpaired. In a constant, that is a compile error.
    #[track_caller]
    pub const fn check(&'static self) {
        let codes = &[Code::Declared(self)];
        check_message(self.message, codes);
        check_if_any(self.help, codes);
        let mut translations = self.translations;
        while let [translation, tail @ ..] = translations {
            check_message(translation.message, codes);
            check_if_any(translation.help, codes);
            translations = tail;
        }
    }
}

#[track_caller]
const fn check_if_any(template: Option<&str>, codes: &[Code]) {
    if let Some(template) = template {
        check_message(template, codes);
    }
}
