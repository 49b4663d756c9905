//! German: how to mend each kind of fault.

use crate::error::Code;

/// The template of what whoever sent a document can do about a code.
pub(super) fn mend(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::JsonInvalid => {
            "Den Text so schreiben, wie RFC 8259 es sagt: Schlüssel und Zeichenketten in doppelten Anführungszeichen, keine Kommentare, kein Komma nach dem letzten Eintrag. Eine JSON-Bibliothek macht all das."
        }
        Code::JsonDepth => "Die Daten flacher anlegen: Objekte und Arrays dürfen höchstens {max_depth:level} tief ineinander stehen.",
        Code::JsonSize => "Weniger auf einmal senden: höchstens {max_bytes:byte}.",
        Code::JsonDuplicateKey => "Eines der beiden entfernen, oder ihm einen eigenen Namen geben.",
        Code::Missing => "Das Feld ins Objekt aufnehmen, in genau dieser Schreibweise[[; es genügt {one_of:eines von}]].",
        Code::Forbidden => "Das Feld entfernen, oder das, neben dem es nicht stehen darf.",
        Code::NotEqual => "In beiden Feldern denselben Wert senden.",
        Code::ExtraForbidden => "Das Feld entfernen, oder seinen Namen berichtigen[[: {suggestion}]].",
        Code::ObjectType => {
            "Ein Objekt senden: {{\"schlüssel\": wert}}. Steht es in einer Zeichenkette, dann ohne deren Anführungszeichen und Backslashes."
        }
        Code::ArrayType => "Ein Array senden, auch für einen einzelnen Eintrag: in eckigen Klammern.",
        Code::StringType => "Eine Zeichenkette senden, in doppelten Anführungszeichen.",
        Code::IntType => "Eine ganze Zahl in Ziffern schreiben: ohne Anführungszeichen, Dezimalpunkt und Exponent.",
        Code::FloatType => "Eine Zahl ohne Anführungszeichen schreiben: 12.5.",
        Code::BoolType => "true oder false schreiben, klein und ohne Anführungszeichen.",
        Code::NullType => "null schreiben, ohne Anführungszeichen.",
        Code::ScalarType => {
            "Eine Zeichenkette, eine Zahl oder einen Wahrheitswert senden. Verschachteltem eigene Schlüssel geben, oder es als Text senden."
        }
        Code::StringTooShort => "Mindestens {min_length:unit} senden, oder das Feld weglassen, wenn es fehlen darf.",
        Code::StringTooLong => "Auf höchstens {max_length:unit} kürzen.",
        Code::StringBlank => "Einen sichtbaren Text senden, oder das Feld weglassen, wenn es fehlen darf.",
        Code::StringAscii => "Nur Zeichen von U+0000 bis U+007F verwenden; andere so umschreiben, wie es vereinbart ist.",
        Code::StringAlphanumeric => "Leerzeichen, Satzzeichen und andere Zeichen entfernen.",
        Code::StringLowercase => "Kleinbuchstaben verwenden.",
        Code::StringUppercase => "Großbuchstaben verwenden.",
        Code::StringControl => "Tabulatoren, Zeilenenden und andere Steuerzeichen entfernen, auch maskierte (\\n, \\u0007).",
        Code::StringPrefix => "{prefix} an den Anfang setzen.",
        Code::StringSuffix => "{suffix} ans Ende setzen.",
        Code::StringContains => "{substring} einfügen.",
        Code::StringPatternMismatch => {
            "Zeichen für Zeichen mit dem Muster vergleichen, einem regulären Ausdruck; Groß- und Kleinschreibung kann zählen."
        }
        Code::EmailParsing => "Nur die Adresse senden, ohne Namen und spitze Klammern: name@example.com.",
        Code::UrlParsing => "Eine ganze URL mit Schema senden: https://example.com/pfad.",
        Code::UrlSyntaxViolation => "Maskieren, was in einer URL nicht stehen darf: ein Leerzeichen ist %20.",
        Code::UrlScheme => "Ihr Schema muss {expected_schemes:eines von} sein.",
        Code::HostnameParsing => {
            "Nur den Namen senden, ohne Schema, Port und Pfad; einen internationalisierten in seiner ASCII-Form, xn--…."
        }
        Code::IpAnyAddress => "Nur die Adresse senden, ohne Port, Klammern und Präfixlänge.",
        Code::IpV4Address => "Vier Zahlen von 0 bis 255 mit Punkten dazwischen senden, ohne führende Nullen.",
        Code::IpV6Address => "Nur die Adresse senden, ohne Klammern, Zone und Präfixlänge.",
        Code::StringUnicode => {
            "Zeichen jenseits von U+FFFF als zwei Hälften maskieren, oder sie schreiben, wie sie sind; keine Zeichenkette zwischen den Hälften abschneiden."
        }
        Code::StringEscaped => "Die Zeichen selbst schreiben, ohne Backslashes.",
        Code::IntOutOfRange => {
            "Eine ganze Zahl von {ge} bis {le} senden. Ist sie ein Bezeichner, muss sie vielleicht eine Zeichenkette sein."
        }
        Code::FiniteNumber => {
            "Eine Zahl senden, die in eine Gleitkommazahl mit 64 Bit passt: unter 1.8e308. In JSON gibt es weder NaN noch Unendlich; dann das Feld weglassen."
        }
        Code::GreaterThan => "Eine Zahl senden, die größer als {gt} ist.",
        Code::GreaterThanEqual => "{ge} oder mehr senden.",
        Code::LessThan => "Eine Zahl senden, die kleiner als {lt} ist.",
        Code::LessThanEqual => "{le} oder weniger senden.",
        Code::MultipleOf => "Auf ein Vielfaches von {multiple_of} runden.",
        Code::DecimalType => "Als Zahl schreiben, oder in doppelten Anführungszeichen: \"12.50\".",
        Code::DecimalParsing => {
            "Ziffern mit höchstens einem Dezimalpunkt schreiben: ohne Tausendertrennzeichen, Einheiten und Währungszeichen."
        }
        Code::DecimalMaxDigits => "Auf höchstens {max_digits:digit} runden.",
        Code::DecimalMaxPlaces => "Auf höchstens {decimal_places:decimal place} runden.",
        Code::DecimalWholeDigits => "Eine Zahl mit höchstens {whole_digits:digit} vor dem Komma senden.",
        Code::LiteralError => "Einen erlaubten Wert senden, in genau dieser Schreibweise: Groß- und Kleinschreibung zählt.",
        Code::UuidType => "Die UUID in doppelte Anführungszeichen setzen.",
        Code::UuidParsing => {
            "32 hexadezimale Ziffern mit vier Bindestrichen schreiben, 8-4-4-4-12: ohne geschweifte Klammern und ohne urn:uuid:."
        }
        Code::UuidVersion => "Einen Bezeichner senden, der als UUID der Version {expected_version} erzeugt ist und nicht nur so aussieht.",
        Code::DatetimeType => "Als Text schreiben: \"2026-01-31T09:30:00Z\". Unix-Zeitstempel werden nicht gelesen.",
        Code::DatetimeParsing => {
            "Datum, T, Uhrzeit und Zeitverschiebung schreiben, wie in 2026-01-31T09:30:00Z; siehe RFC 3339, Abschnitt 5.6."
        }
        Code::TimezoneAware => "Die Zeitverschiebung angeben: Z für UTC, oder +02:00.",
        Code::DatetimePast => "Einen Zeitpunkt senden, der nicht nach jetzt liegt; Uhr und Zeitverschiebung des Absenders prüfen.",
        Code::DatetimeFuture => "Einen Zeitpunkt senden, der nicht vor jetzt liegt; Uhr und Zeitverschiebung des Absenders prüfen.",
        Code::DateType => "Als Text schreiben: \"2026-01-31\".",
        Code::DateParsing => "Jahr, Monat und Tag mit Bindestrichen schreiben, ohne Uhrzeit: 2026-01-31.",
        Code::UrlType => "Die URL in doppelte Anführungszeichen setzen.",
        Code::TooShort => "[[Mindestens {min_length:unit}]][[{expected:unit}]] senden.",
        Code::TooLong => "[[Höchstens {max_length:unit} senden; mehr davon auf mehrere Dokumente verteilen]][[{expected:unit} senden]].",
        Code::DuplicateItem => "Den Eintrag entfernen, der noch einmal vorkommt.",
        Code::MissingItem => "{item} hinzufügen.",
        Code::VariantType => {
            "Den Namen der Variante in doppelten Anführungszeichen senden, oder ein Objekt mit dem Namen als einzigem Schlüssel."
        }
        Code::UnionTagNotFound => "Das Feld {discriminator} hinzufügen: {expected:eines von}.",
        Code::UnionTagInvalid => "Einen erlaubten Namen senden, in genau dieser Schreibweise.",
        Code::UnionType => "Senden: {expected:a}.",
        Code::UnionAmbiguous => "Entscheiden, was davon es ist, und die Felder der anderen entfernen.",
        Code::OrganizationToken => "Das Feld entfernen, oder auf null setzen; das Token sagt, welche Organisation es ist.",
        Code::TooManyViolations => "Die aufgeführten Fehler beheben, und es noch einmal senden, um die übrigen zu sehen.",
        Code::ClockError => "Am Wert ist nichts Falsches bekannt; dem Betreiber des Dienstes sagen, dass diesem die Uhr fehlt.",
        Code::DefaultError => "Dem Feld einen eigenen Wert geben, und dem Betreiber des Dienstes sagen, dass dessen Vorgabe falsch ist.",
        Code::ValueError => "Den Wert so ändern, dass gilt, was die Meldung sagt.",
        Code::Deprecated => "Verwenden, was der Hinweis nennt; sonst den Betreiber des Dienstes fragen.",
        Code::Custom(_) => return None,
        #[expect(clippy::allow_attributes, reason = "reached as soon as there is a code without a text, which a test finds")]
        #[allow(unreachable_patterns, reason = "reached as soon as there is a code without a text, which a test finds")]
        _ => return None,
    })
}
