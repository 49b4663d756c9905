//! German.

use std::borrow::Cow;

use super::{Messages, german_mend, german_mistake};
use crate::error::{Code, Mistake, Violation};
use crate::value::Number;

/// German, complete: every code, every word.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::messages::German;
///
/// let report = json::from_str::<Vec<u8>>("[1, null, {}]").unwrap_err();
/// assert_eq!(report.in_language(&German).to_string(), "\
/// /1: muss eine ganze Zahl sein, ist aber null [int_type]
/// /2: muss eine ganze Zahl sein, ist aber ein Objekt [int_type]");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct German;

impl Messages for German {
    fn template<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        // What the author says is in whatever language the author speaks.
        if violation.own_message().is_some() {
            return None;
        }
        message(violation.base_code()).map(Cow::Borrowed)
    }

    fn mend<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        let help = Mistake::of(violation).map(german_mistake::help);
        help.or_else(|| german_mend::mend(violation.base_code())).map(Cow::Borrowed)
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

/// The nouns of units and of kinds of values.
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

/// The fixed texts that stand in parameters and around messages.
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
        "was not decoded, and nothing was noted" => "wurde nicht gelesen, ohne dass ein Grund genannt wurde",
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

/// The template of a code's text.
fn message(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::JsonInvalid => "ist kein gültiges JSON: {error}",
        Code::JsonDepth => "ist tiefer als {max_depth:level} verschachtelt",
        Code::JsonSize => "ist länger als {max_bytes:byte}",
        Code::JsonDuplicateKey => "kommt im selben Objekt zweimal vor",
        Code::Missing => "muss angegeben werden[[: {one_of:eines von}]]",
        Code::ExtraForbidden => "ist hier kein Feld; die Felder sind {expected}[[; ist {suggestion} gemeint?]]",
        Code::Forbidden => "darf hier nicht angegeben werden",
        Code::NotEqual => "muss dasselbe sein wie `{other}`",
        Code::ObjectType => "muss ein Objekt sein, ist aber {found:a}",
        Code::ArrayType => "muss ein Array sein, ist aber {found:a}",
        Code::StringType => "muss eine Zeichenkette sein, ist aber {found:a}",
        Code::IntType => "muss eine ganze Zahl sein, ist aber {found:a}",
        Code::FloatType => "muss eine Zahl sein, ist aber {found:a}",
        Code::BoolType => "muss true oder false sein, ist aber {found:a}",
        Code::NullType => "muss null sein, ist aber {found:a}",
        Code::ScalarType => "muss eine Zeichenkette, eine Zahl oder ein Wahrheitswert sein, ist aber {found:a}",
        Code::StringTooShort => "muss mindestens {min_length:unit} haben[[, hat aber {actual_length}]]",
        Code::StringTooLong => "darf höchstens {max_length:unit} haben[[, hat aber {actual_length}]]",
        Code::TooShort => "muss [[mindestens {min_length:unit}]][[{expected:unit}]] haben[[, hat aber {actual_length}]]",
        Code::TooLong => "[[darf höchstens {max_length:unit}]][[muss {expected:unit}]] haben[[, hat aber {actual_length}]]",
        Code::StringBlank => "darf nicht leer sein oder nur aus Leerraum bestehen",
        Code::StringAscii => "darf nur ASCII-Zeichen enthalten",
        Code::StringAlphanumeric => "darf nur Buchstaben und Ziffern enthalten",
        Code::StringLowercase => "darf keine Großbuchstaben enthalten",
        Code::StringUppercase => "darf keine Kleinbuchstaben enthalten",
        Code::StringControl => "darf keine Steuerzeichen enthalten",
        Code::StringPrefix => "muss mit {prefix} beginnen",
        Code::StringSuffix => "muss mit {suffix} enden",
        Code::StringContains => "muss {substring} enthalten",
        Code::StringPatternMismatch => "muss dem Muster {pattern} entsprechen",
        Code::EmailParsing => "muss eine E-Mail-Adresse wie name@example.com sein",
        Code::UrlType => "muss eine URL in einer Zeichenkette sein, ist aber {found:a}",
        Code::UrlParsing => "muss eine URL wie https://example.com/pfad sein: {error}",
        Code::UrlSyntaxViolation => "muss eine URL sein, die wie in RFC 3986 geschrieben ist: {error}",
        Code::UrlScheme => "muss eine URL sein, deren Schema {expected_schemes:eines von} ist",
        Code::HostnameParsing => "muss ein Rechnername wie www.example.com sein",
        Code::IpAnyAddress => "muss eine IP-Adresse wie 192.0.2.1 oder 2001:db8::1 sein",
        Code::IpV4Address => "muss eine IPv4-Adresse wie 192.0.2.1 sein",
        Code::IpV6Address => "muss eine IPv6-Adresse wie 2001:db8::1 sein",
        Code::DecimalType => "muss eine Zahl oder eine Zahl in einer Zeichenkette sein, ist aber {found:a}",
        Code::DecimalParsing => "muss eine Dezimalzahl sein: {error}",
        Code::DecimalMaxDigits => "darf insgesamt höchstens {max_digits:digit} haben",
        Code::DecimalMaxPlaces => "darf höchstens {decimal_places:decimal place} haben",
        Code::DecimalWholeDigits => "darf höchstens {whole_digits:digit} vor dem Komma haben",
        Code::DateType => "muss ein Datum in einer Zeichenkette sein, ist aber {found:a}",
        Code::DateParsing => "muss ein Datum wie 2026-01-31 sein: {error}",
        Code::DuplicateItem => "darf nicht gleich dem Eintrag mit dem Index {first_index} sein",
        Code::MissingItem => "muss {item} enthalten",
        Code::VariantType => "muss der Name einer Variante sein, oder ein Objekt mit einem als Schlüssel, ist aber {found:a}",
        Code::UnionTagNotFound => "muss in {discriminator} sagen, was es ist: {expected:eines von}",
        Code::UnionTagInvalid => "muss {expected:eines von} sein[[; ist {suggestion} gemeint?]]",
        Code::UnionType => "muss {expected:a} sein, ist aber {found:a}",
        Code::UnionAmbiguous => "darf nur eines von {fields} haben: sie gehören zu Verschiedenem ({candidates})",
        Code::StringUnicode => "darf kein halbes Ersatzzeichenpaar (\\ud800 bis \\udfff) enthalten",
        Code::StringEscaped => "muss ohne Maskierungen geschrieben sein, da der Empfänger den Text nur ausleiht",
        Code::IntOutOfRange => "muss eine ganze Zahl von {ge} bis {le} sein",
        Code::FiniteNumber => "muss eine endliche Zahl sein",
        Code::GreaterThan => "muss größer als {gt} sein",
        Code::GreaterThanEqual => "muss mindestens {ge} sein",
        Code::LessThan => "muss kleiner als {lt} sein",
        Code::LessThanEqual => "darf höchstens {le} sein",
        Code::MultipleOf => "muss ein Vielfaches von {multiple_of} sein",
        Code::LiteralError => "muss {expected:eines von} sein[[; ist \"{suggestion}\" gemeint?]]",
        Code::UuidType => "muss eine UUID in einer Zeichenkette sein, ist aber {found:a}",
        Code::UuidParsing => "muss eine UUID wie 1dbfc517-0bbf-4301-9ba8-555ca42b9737 sein",
        Code::UuidVersion => "muss eine UUID der Version {expected_version} sein",
        Code::DatetimeType => "muss ein Zeitpunkt in einer Zeichenkette sein, ist aber {found:a}",
        Code::DatetimeParsing => "muss ein Zeitpunkt wie 2026-01-31T09:30:00Z sein[[: {error}]]",
        Code::TimezoneAware => "muss ein Zeitpunkt mit Zeitverschiebung sein, wie 2026-01-31T09:30:00Z oder …+02:00",
        Code::DatetimePast => "darf nicht in der Zukunft liegen",
        Code::DatetimeFuture => "darf nicht in der Vergangenheit liegen",
        Code::OrganizationToken => "darf mit einem Organisations-Token nicht angegeben werden, da dieses es schon sagt",
        Code::TooManyViolations => "hat mehr Fehler, als hier aufgeführt sind",
        Code::ClockError => "kann nicht geprüft werden: der Dienst hat keine Uhr",
        Code::DefaultError => "hat eine Vorgabe, die eine Regel des Dienstes selbst verletzt: {rule}",
        Code::ValueError => "{error}",
        Code::Deprecated => "ist veraltet[[: {note}]]",
        Code::Custom(_) => "wird nicht angenommen",
        #[expect(clippy::allow_attributes, reason = "reached as soon as there is a code without a text, which a test finds")]
        #[allow(unreachable_patterns, reason = "reached as soon as there is a code without a text, which a test finds")]
        _ => return None,
    })
}
