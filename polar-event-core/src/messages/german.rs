//! German.

use std::borrow::Cow;

use super::{Messages, german_codes, german_mistake};
use crate::error::{Mistake, Violation};
use crate::value::Number;

/// German: a complete translation of every code and phrase.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::messages::German;
///
/// let report = json::from_str::<Vec<u8>>("[1, null, {}]").unwrap_err();
/// assert_eq!(report.localized(&German).to_string(), "\
/// /1: muss eine ganze Zahl sein, ist aber null [int_type]
/// /2: muss eine ganze Zahl sein, ist aber ein Objekt [int_type]");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct German;

impl Messages for German {
    fn template<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        // The author's own message is in the author's language.
        if violation.own_message().is_some() {
            return None;
        }
        german_codes::message(violation.base_code()).map(Cow::Borrowed)
    }

    fn help<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        let help = Mistake::of(violation).map(german_mistake::help);
        help.or_else(|| german_codes::help(violation.base_code())).map(Cow::Borrowed)
    }

    fn word<'a>(&'a self, word: &'a str) -> Option<Cow<'a, str>> {
        if let Some(Noun { singular, .. }) = noun(word) {
            return Some(Cow::Borrowed(singular));
        }
        phrase(word).or_else(|| Mistake::named(word).map(german_mistake::name)).map(Cow::Borrowed)
    }

    fn with_article<'a>(&'a self, word: &'a str) -> Option<Cow<'a, str>> {
        let Noun { article, singular, .. } = noun(word)?;
        Some(if article.is_empty() { Cow::Borrowed(singular) } else { Cow::Owned(format!("{article} {singular}")) })
    }

    fn noun<'a>(&'a self, noun: &'a str, count: Number) -> Option<Cow<'a, str>> {
        let Noun { singular, plural, .. } = self::noun(noun)?;
        Some(Cow::Borrowed(if count == Number::Integer(1) { singular } else { plural }))
    }
}

struct Noun {
    article: &'static str,
    singular: &'static str,
    plural: &'static str,
}

/// The nouns of units and of types of values.
fn noun(english: &str) -> Option<Noun> {
    let (article, singular, plural) = match english {
        "character" => ("ein", "Zeichen", "Zeichen"),
        "byte" => ("ein", "Byte", "Bytes"),
        "item" => ("ein", "Eintrag", "Einträge"),
        "pair" => ("ein", "Paar", "Paare"),
        "level" => ("eine", "Ebene", "Ebenen"),
        "string" => ("eine", "Zeichenkette", "Zeichenketten"),
        "byte string" => ("eine", "Bytefolge", "Bytefolgen"),
        "boolean" => ("ein", "Wahrheitswert", "Wahrheitswerte"),
        "integer" => ("eine", "ganze Zahl", "ganze Zahlen"),
        "float" => ("eine", "Kommazahl", "Kommazahlen"),
        "visible character" => ("ein", "sichtbares Zeichen", "sichtbare Zeichen"),
        "digit" => ("eine", "Ziffer", "Ziffern"),
        "decimal place" => ("eine", "Nachkommastelle", "Nachkommastellen"),
        "empty object" => ("ein", "leeres Objekt", "leere Objekte"),
        "null" => ("", "null", "null"),
        "array" => ("ein", "Array", "Arrays"),
        "object" => ("ein", "Objekt", "Objekte"),
        "fault" => ("ein", "Fehler", "Fehler"),
        "warning" => ("eine", "Warnung", "Warnungen"),
        _ => return None,
    };
    Some(Noun { article, singular, plural })
}

/// The fixed phrases in parameters and around messages.
fn phrase(english: &str) -> Option<&'static str> {
    Some(match english {
        "error" => "Fehler",
        "help" => "Hilfe",
        "note" => "Hinweis",
        "document" => "Dokument",
        "the key" => "der Schlüssel",
        "or" => "oder",
        "Unprocessable Content" => "Inhalt nicht verarbeitbar",
        "Bad Request" => "Fehlerhafte Anfrage",
        "Internal Server Error" => "Interner Serverfehler",
        "Content Too Large" => "Inhalt zu groß",
        "Request Not Accepted" => "Anfrage nicht angenommen",
        "the document is not accepted" => "das Dokument wird nicht angenommen",
        "a default of the service breaks a rule of its own" => "eine Vorgabe des Dienstes verletzt eine seiner eigenen Regeln",
        "is not accepted" => "wird nicht angenommen",
        "is not what its type accepts" => "ist nichts, was der Typ annimmt",
        "does not parse" => "ist nicht lesbar",
        "was not decoded, and nothing was reported" => "wurde nicht gelesen, ohne dass ein Grund genannt wurde",
        "must not contain the character U+0000" => "darf das Zeichen U+0000 nicht enthalten",
        "it is not in the form of RFC 3339" => "er hat nicht die Form von RFC 3339",
        "its second has more than nine decimal places" => "seine Sekunde hat mehr als neun Nachkommastellen",
        "there is no such day or time" => "diesen Tag oder diese Uhrzeit gibt es nicht",
        "it is not from 0001-01-01T00:00:00Z to 9999-12-30T22:00:00Z" => {
            "er liegt nicht zwischen 0001-01-01T00:00:00Z und 9999-12-30T22:00:00Z"
        }
        "it is not from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z" => {
            "er liegt nicht zwischen 0001-01-01T00:00:00Z und 9999-12-31T23:59:59.999999999Z"
        }
        "there is no such day" => "diesen Tag gibt es nicht",
        "it is not from 0001-01-01 to 9999-12-31" => "er liegt nicht zwischen 0001-01-01 und 9999-12-31",
        "it is not in the form of a JSON number" => "sie hat nicht die Form einer Zahl in JSON",
        "it has more digits than can be kept" => "sie hat mehr Ziffern, als behalten werden können",
        _ => return None,
    })
}
