//! Looking up texts in a language and its bases.

use std::borrow::Cow;

use super::{English, Messages};
use crate::error::Violation;
use crate::value::Number;

/// The first text that the language or one of its bases has; the last base is English.
fn ask<'a, T>(messages: &'a dyn Messages, say: impl Fn(&'a dyn Messages) -> Option<T>) -> Option<T> {
    let mut language = Some(messages);
    while let Some(messages) = language {
        let said = say(messages);
        if said.is_some() {
            return said;
        }
        language = messages.base();
    }
    say(&English)
}

pub(crate) fn template<'a>(messages: &'a dyn Messages, violation: &'a Violation) -> Cow<'a, str> {
    let own = || Cow::Borrowed(violation.own_message().unwrap_or(violation.base_code().message()));
    ask(messages, |messages| messages.template(violation)).unwrap_or_else(own)
}

/// Unlike [`ask`], this does not fall back to English: help in another language than the message would look out of place.
#[cfg(any(feature = "annotate-snippets", feature = "miette"))]
pub(crate) fn help<'a>(messages: &'a dyn Messages, violation: &'a Violation) -> Option<Cow<'a, str>> {
    let mut language = Some(messages);
    while let Some(messages) = language {
        let said = messages.help(violation);
        if said.is_some() {
            return said;
        }
        language = messages.base();
    }
    None
}

pub(crate) fn word<'a>(messages: &'a dyn Messages, word: &'a str) -> Cow<'a, str> {
    ask(messages, |messages| messages.word(word)).unwrap_or(Cow::Borrowed(word))
}

pub(crate) fn with_article<'a>(messages: &'a dyn Messages, word: &'a str) -> Cow<'a, str> {
    ask(messages, |messages| messages.with_article(word)).unwrap_or(Cow::Borrowed(word))
}

pub(crate) fn noun<'a>(messages: &'a dyn Messages, noun: &'a str, count: Number) -> Cow<'a, str> {
    ask(messages, |messages| messages.noun(noun, count)).unwrap_or(Cow::Borrowed(noun))
}
