//! Fills the placeholders of a message from a violation's parameters.

use core::fmt::{self, Write as _};

use super::param::{Param, Params};
use crate::number::Number;

/// Writes `template` with every `{name}` replaced.
///
/// `{name:noun}` writes a number with its noun in the singular or plural; where there is a parameter called `noun`,
/// its text is the noun. `{name:a}` puts the article before the word. `[[…]]` is left out where a parameter in it is
/// not there.
pub(crate) fn write(f: &mut fmt::Formatter<'_>, template: &str, params: &Params) -> fmt::Result {
    let mut rest = template;
    while let Some((before, (part, after))) = rest.split_once("[[").and_then(|(before, tail)| Some((before, tail.split_once("]]")?))) {
        write_part(f, before, params)?;
        if is_complete(part, params) {
            write_part(f, part, params)?;
        }
        rest = after;
    }
    write_part(f, rest, params)
}

fn write_part(f: &mut fmt::Formatter<'_>, template: &str, params: &Params) -> fmt::Result {
    let mut rest = template;
    while let Some((text, (placeholder, after))) = rest.split_once('{').and_then(|(text, tail)| Some((text, tail.split_once('}')?))) {
        f.write_str(text)?;
        rest = after;
        let (name, form) = placeholder.split_once(':').unwrap_or((placeholder, ""));
        match (params.get(name), form) {
            (None, _) => write!(f, "{{{placeholder}}}")?,
            (Some(param), "") => write!(f, "{}", Quiet(param))?,
            (Some(param), "a") => write_article(f, param)?,
            (Some(param), noun) => write_counted(f, param, noun, params)?,
        }
    }
    f.write_str(rest)
}

/// Whether all parameters of a part of a template are there.
fn is_complete(part: &str, params: &Params) -> bool {
    let mut names = part.split('{').skip(1).filter_map(|tail| tail.split([':', '}']).next());
    names.all(|name| params.get(name).is_some())
}

fn write_article(f: &mut fmt::Formatter<'_>, param: &Param) -> fmt::Result {
    let word = param.to_string();
    match word.as_bytes().first() {
        _ if word == "null" => {}
        Some(b'a' | b'e' | b'i' | b'o' | b'u') => f.write_str("an ")?,
        _ => f.write_str("a ")?,
    }
    f.write_str(&word)
}

fn write_counted(f: &mut fmt::Formatter<'_>, param: &Param, noun: &str, params: &Params) -> fmt::Result {
    match params.get(noun) {
        Some(noun) => write!(f, "{param} {noun}")?,
        None => write!(f, "{param} {noun}")?,
    }
    if *param == Param::Number(Number::Integer(1)) { Ok(()) } else { f.write_char('s') }
}

/// Writes a parameter with control characters escaped, so that a message stays on its line and cannot drive a terminal.
struct Quiet<'a>(&'a Param);

impl fmt::Display for Quiet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escape(f), "{}", self.0)
    }
}

/// Passes text on with its control characters escaped as Rust would.
pub(crate) struct Escape<'a, 'f>(pub(crate) &'a mut fmt::Formatter<'f>);

impl fmt::Write for Escape<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for char in text.chars() {
            if is_unprintable(char) {
                write!(self.0, "{}", char.escape_unicode())?;
            } else {
                self.0.write_char(char)?;
            }
        }
        Ok(())
    }
}

/// Control characters, and the marks that turn the direction of text around.
fn is_unprintable(char: char) -> bool {
    char.is_control() || matches!(char, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
