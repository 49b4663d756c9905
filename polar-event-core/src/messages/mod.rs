//! The languages of messages.
//!
//! A violation is data: a code and parameters. Its text is rendered in a language: by default [`English`], or another one with
//! [`Report::localized`](crate::Report::localized) and [`Violation::text_in`](crate::Violation::text_in). [`German`] is complete;
//! [`Pydantic`] is English with pydantic's messages. To add your own language, implement [`Messages`]. It does not have to cover
//! everything: where a method returns `None`, the [`base`](Messages::base) is used.
//!
//! ```
//! use std::borrow::Cow;
//!
//! use polar_event_core::messages::{German, Messages};
//! use polar_event_core::{Code, Event, Violation, json};
//!
//! #[derive(Event, Debug)]
//! struct Order {
//!     #[event(length(max = 5, code = "name_too_long", message = "is too long for our labels: at most {max_length:character}"))]
//!     name: String,
//!     amount: u32,
//! }
//!
//! /// German, with two texts of our own.
//! struct House;
//!
//! impl Messages for House {
//!     fn template<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
//!         match violation.code() {
//!             Code::Missing => Some("bitte angeben".into()),
//!             Code::Custom("name_too_long") => Some("passt nicht auf unser Etikett: höchstens {max_length:character}".into()),
//!             _ => None,
//!         }
//!     }
//!
//!     fn base(&self) -> Option<&dyn Messages> {
//!         Some(&German)
//!     }
//! }
//!
//! let report = json::from_str::<Order>(r#"{"name": "Ada Lovelace"}"#).unwrap_err();
//! assert_eq!(report.to_string(), "\
//! /name: is too long for our labels: at most 5 characters [name_too_long]
//! /amount: is required [missing]");
//! assert_eq!(report.localized(&House).to_string(), "\
//! /name: passt nicht auf unser Etikett: höchstens 5 Zeichen [name_too_long]
//! /amount: bitte angeben [missing]");
//! let report = json::from_str::<Order>(r#"{"name": [], "amount": true}"#).unwrap_err();
//! assert_eq!(report.localized(&House).to_string(), "\
//! /name: muss eine Zeichenkette sein, ist aber ein Array [string_type]
//! /amount: muss eine ganze Zahl sein, ist aber ein Wahrheitswert [int_type]");
//! ```

mod english;
mod escape;
mod filled;
mod german;
mod german_codes;
mod german_mistake;
mod language;
mod localized;
mod pydantic;
mod report;
mod violation;
mod warnings;

use std::borrow::Cow;

pub use english::English;
#[cfg(any(feature = "annotate-snippets", feature = "miette"))]
pub(crate) use escape::Escape;
#[cfg(feature = "annotate-snippets")]
pub(crate) use escape::is_unprintable;
#[cfg(any(feature = "annotate-snippets", feature = "miette"))]
pub(crate) use filled::Filled;
pub use german::German;
#[cfg(any(feature = "annotate-snippets", feature = "miette"))]
pub(crate) use language::help;
#[cfg(feature = "annotate-snippets")]
pub(crate) use language::noun;
pub(crate) use language::word;
pub use localized::Localized;
pub use pydantic::Pydantic;
pub(crate) use pydantic::Stated;

use crate::error::Violation;
use crate::value::Number;

/// A language: how the pieces of a violation become text.
///
/// Each method may return `None`: then the [`base`](Self::base) is asked, and finally [`English`]. See the [module](crate::messages) for an
/// example.
pub trait Messages {
    /// The template of a violation's text. `None` falls back to the base, and finally to the author's own message
    /// ([`Violation::own_message`]) or the library's.
    ///
    /// You can choose it by [`code`](Violation::code), with the author's message as a key, or by any other data of the violation. The
    /// built-in languages return `None` if the author has set a message: they cannot translate it.
    ///
    /// In a template,
    ///
    /// - `{max_length}` stands for the parameter of that name;
    /// - `{max_length:character}` for a number with its noun in the right form, from [`noun`](Self::noun); if there is a parameter with the
    ///   noun's name, as in `{max_length:unit}`, its value is the noun;
    /// - `{found:a}` for a word with its article, from [`with_article`](Self::with_article); for several words, the last one after `"or"`;
    /// - `{expected:one of}` for a list, after these words if it has several items;
    /// - `[[…]]` for a section that is omitted if a parameter in it is absent;
    /// - `{{` and `}}` for single braces.
    fn template<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        let _ = violation;
        None
    }

    /// Translates a word or phrase of the library's English: the types of values (`"object"`, `"byte string"`, …), `"document"`,
    /// `"the key"`, `"or"`, and phrases in parameters such as `"trailing comma"`. `None` if it is unknown: it then stays as it is.
    fn word<'a>(&'a self, word: &'a str) -> Option<Cow<'a, str>> {
        let _ = word;
        None
    }

    /// Like [`word`](Self::word), with its article, in the singular: `"an object"`, `"null"`.
    fn with_article<'a>(&'a self, word: &'a str) -> Option<Cow<'a, str>> {
        let _ = word;
        None
    }

    /// The noun after a number: `"character"`, `"byte"`, `"item"`, `"pair"`, `"level"`, in the form for `count`.
    fn noun<'a>(&'a self, noun: &'a str, count: Number) -> Option<Cow<'a, str>> {
        let _ = (noun, count);
        None
    }

    /// How to fix a violation: an imperative sentence, with placeholders as in a [`template`](Self::template). Usually the
    /// [`base_code`](Violation::base_code) decides. `None` falls back to the base. There is no implicit fallback to [`English`]: the
    /// library's [`Code::help`](crate::error::Code::help) is shown only if [`English`] is among the bases.
    fn help<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        let _ = violation;
        None
    }

    /// The fallback language for texts that this one does not have; by default [`English`]. The chain of bases must not be cyclic.
    fn base(&self) -> Option<&dyn Messages> {
        None
    }
}
