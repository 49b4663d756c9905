//! English, the language of the table of codes.

use std::borrow::Cow;

use super::Messages;
use crate::error::{Mistake, Violation};
use crate::value::Number;

/// The language of [`Code::message`](crate::Code::message), and the default for every text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct English;

impl Messages for English {
    fn with_article<'a>(&'a self, word: &'a str) -> Option<Cow<'a, str>> {
        Some(match word.as_bytes().first() {
            _ if word == "null" => Cow::Borrowed(word),
            Some(b'a' | b'e' | b'i' | b'o' | b'u') => Cow::Owned(format!("an {word}")),
            _ => Cow::Owned(format!("a {word}")),
        })
    }

    fn noun<'a>(&'a self, noun: &'a str, count: Number) -> Option<Cow<'a, str>> {
        Some(if count == Number::Integer(1) { Cow::Borrowed(noun) } else { Cow::Owned(format!("{noun}s")) })
    }

    fn help<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        let help = Mistake::of(violation).map(Mistake::help);
        help.or(violation.base_code().help()).map(Cow::Borrowed)
    }
}
