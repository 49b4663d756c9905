//! German: the message and help of each code.

use crate::error::Code;

/// The language's tag in [`Translation`](crate::Translation)s.
const LANGUAGE: &str = "de";

/// The message template of a code. `None` for a code whose author has not provided one.
pub(super) fn message(code: Code) -> Option<&'static str> {
    match code {
        Code::Custom(_) => Some("wird nicht angenommen"),
        Code::Declared(code) => code.translation(LANGUAGE).map(|text| text.message),
        code => Some(row(code).0),
    }
}

/// The help template of a code, for the sender of the document.
pub(super) fn help(code: Code) -> Option<&'static str> {
    match code {
        Code::Custom(_) => None,
        Code::Declared(code) => code.translation(LANGUAGE)?.help,
        code => Some(row(code).1),
    }
}

fn row(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::JsonInvalid => (
            "ist kein gültiges JSON: {error}",
            "Den Text so schreiben, wie RFC 8259 es sagt: Schlüssel und Zeichenketten in doppelten Anführungszeichen, keine Kommentare, kein Komma nach dem letzten Eintrag. Eine JSON-Bibliothek macht all das.",
        ),
        Code::JsonDepth => (
            "ist tiefer als {max_depth:level} verschachtelt",
            "Die Daten flacher anlegen: Objekte und Arrays dürfen höchstens {max_depth:level} tief ineinander stehen.",
        ),
        Code::JsonSize => ("ist länger als {max_bytes:byte}", "Weniger auf einmal senden: höchstens {max_bytes:byte}."),
        Code::JsonDuplicateKey => (
            "kommt im selben Objekt zweimal vor[[; {names} sind Namen desselben Feldes]]",
            "Eines der beiden entfernen, oder ihm einen eigenen Namen geben.",
        ),
        Code::Missing => (
            "muss angegeben werden[[: {one_of:eines von}]]",
            "Das Feld ins Objekt aufnehmen, in genau dieser Schreibweise[[; es genügt {one_of:eines von}]].",
        ),
        Code::ExtraForbidden => (
            "ist hier kein Feld[[; die Felder sind {expected}]][[; ist {suggestion} gemeint?]]",
            "Das Feld entfernen, oder seinen Namen berichtigen[[: {suggestion}]].",
        ),
        Code::Forbidden => ("darf hier nicht angegeben werden", "Das Feld entfernen, oder das, neben dem es nicht stehen darf."),
        Code::NotEqual => ("muss dasselbe sein wie `{other}`", "In beiden Feldern denselben Wert senden."),
        Code::ObjectType => (
            "muss ein Objekt sein, ist aber {found:a}",
            "Ein Objekt senden: {{\"schlüssel\": wert}}. Steht es in einer Zeichenkette, dann ohne deren Anführungszeichen und Backslashes.",
        ),
        Code::ArrayType => {
            ("muss ein Array sein, ist aber {found:a}", "Ein Array senden, auch für einen einzelnen Eintrag: in eckigen Klammern.")
        }
        Code::StringType => {
            ("muss eine Zeichenkette sein, ist aber {found:a}", "Eine Zeichenkette senden, in doppelten Anführungszeichen.")
        }
        Code::IntType => (
            "muss eine ganze Zahl sein, ist aber {found:a}",
            "Eine ganze Zahl in Ziffern schreiben: ohne Anführungszeichen, Dezimalpunkt und Exponent.",
        ),
        Code::IntParsing => (
            "muss eine ganze Zahl in Ziffern sein",
            "Eine ganze Zahl in Ziffern schreiben, ohne Pluszeichen, führende Nullen und Dezimalpunkt; als Schlüssel in Anführungszeichen.",
        ),
        Code::BoolParsing => ("muss true oder false sein", "true oder false schreiben, klein; als Schlüssel in Anführungszeichen."),
        Code::FloatParsing => {
            ("muss eine Zahl in Ziffern sein", "Eine Zahl in Ziffern schreiben, mit einem Punkt vor den Nachkommastellen: 12.5.")
        }
        Code::FloatType => ("muss eine Zahl sein, ist aber {found:a}", "Eine Zahl ohne Anführungszeichen schreiben: 12.5."),
        Code::BoolType => ("muss true oder false sein, ist aber {found:a}", "true oder false schreiben, klein und ohne Anführungszeichen."),
        Code::NullType => ("muss null sein, ist aber {found:a}", "null schreiben, ohne Anführungszeichen."),
        Code::ScalarType => (
            "muss eine Zeichenkette, eine Zahl oder ein Wahrheitswert sein, ist aber {found:a}",
            "Eine Zeichenkette, eine Zahl oder einen Wahrheitswert senden. Verschachteltem eigene Schlüssel geben, oder es als Text senden.",
        ),
        Code::StringTooShort => (
            "muss mindestens {min_length:unit} haben[[, hat aber {actual_length}]]",
            "Mindestens {min_length:unit} senden, oder das Feld weglassen, wenn es fehlen darf.",
        ),
        Code::StringTooLong => {
            ("darf höchstens {max_length:unit} haben[[, hat aber {actual_length}]]", "Auf höchstens {max_length:unit} kürzen.")
        }
        Code::TooShort => (
            "muss [[mindestens {min_length:unit}]][[{expected:unit}]] haben[[, hat aber {actual_length}]]",
            "[[Mindestens {min_length:unit}]][[{expected:unit}]] senden.",
        ),
        Code::TooLong => (
            "[[darf höchstens {max_length:unit}]][[muss {expected:unit}]] haben[[, hat aber {actual_length}]]",
            "[[Höchstens {max_length:unit} senden; mehr davon auf mehrere Dokumente verteilen]][[{expected:unit} senden]].",
        ),
        Code::StringBlank => (
            "darf nicht leer sein oder nur aus Leerraum bestehen",
            "Einen sichtbaren Text senden, oder das Feld weglassen, wenn es fehlen darf.",
        ),
        Code::StringAscii => (
            "darf nur ASCII-Zeichen enthalten",
            "Nur Zeichen von U+0000 bis U+007F verwenden; andere so umschreiben, wie es vereinbart ist.",
        ),
        Code::StringAlphanumeric => ("darf nur Buchstaben und Ziffern enthalten", "Leerzeichen, Satzzeichen und andere Zeichen entfernen."),
        Code::StringLowercase => ("darf keine Großbuchstaben enthalten", "Kleinbuchstaben verwenden."),
        Code::StringUppercase => ("darf keine Kleinbuchstaben enthalten", "Großbuchstaben verwenden."),
        Code::StringControl => (
            "darf keine Steuerzeichen enthalten",
            "Tabulatoren, Zeilenenden und andere Steuerzeichen entfernen, auch maskierte (\\n, \\u0007).",
        ),
        Code::StringPrefix => ("muss mit {prefix} beginnen", "{prefix} an den Anfang setzen."),
        Code::StringSuffix => ("muss mit {suffix} enden", "{suffix} ans Ende setzen."),
        Code::StringContains => ("muss {substring} enthalten", "{substring} einfügen."),
        Code::StringNotContains => ("darf {substring} nicht enthalten", "{substring} überall entfernen."),
        Code::StringPatternMismatch => (
            "muss dem Muster {pattern} entsprechen",
            "Zeichen für Zeichen mit dem Muster vergleichen, einem regulären Ausdruck; Groß- und Kleinschreibung kann zählen.",
        ),
        Code::EmailParsing => (
            "muss eine E-Mail-Adresse wie name@example.com sein",
            "Nur die Adresse senden, ohne Namen und spitze Klammern: name@example.com.",
        ),
        Code::UrlType => ("muss eine URL in einer Zeichenkette sein, ist aber {found:a}", "Die URL in doppelte Anführungszeichen setzen."),
        Code::UrlParsing => {
            ("muss eine URL wie https://example.com/pfad sein: {error}", "Eine ganze URL mit Schema senden: https://example.com/pfad.")
        }
        Code::UrlSyntaxViolation => (
            "muss eine URL sein, die wie in RFC 3986 geschrieben ist: {error}",
            "Maskieren, was in einer URL nicht stehen darf: ein Leerzeichen ist %20.",
        ),
        Code::UrlScheme => {
            ("muss eine URL sein, deren Schema {expected_schemes:eines von} ist", "Ihr Schema muss {expected_schemes:eines von} sein.")
        }
        Code::HostnameParsing => (
            "muss ein Rechnername wie www.example.com sein",
            "Nur den Namen senden, ohne Schema, Port und Pfad; einen internationalisierten in seiner ASCII-Form, xn--….",
        ),
        Code::IpAnyAddress => {
            ("muss eine IP-Adresse wie 192.0.2.1 oder 2001:db8::1 sein", "Nur die Adresse senden, ohne Port, Klammern und Präfixlänge.")
        }
        Code::IpV4Address => {
            ("muss eine IPv4-Adresse wie 192.0.2.1 sein", "Vier Zahlen von 0 bis 255 mit Punkten dazwischen senden, ohne führende Nullen.")
        }
        Code::IpV6Address => {
            ("muss eine IPv6-Adresse wie 2001:db8::1 sein", "Nur die Adresse senden, ohne Klammern, Zone und Präfixlänge.")
        }
        Code::DecimalType => (
            "muss eine Zahl oder eine Zahl in einer Zeichenkette sein, ist aber {found:a}",
            "Als Zahl schreiben, oder in doppelten Anführungszeichen: \"12.50\".",
        ),
        Code::DecimalParsing => (
            "muss eine Dezimalzahl sein: {error}",
            "Ziffern mit höchstens einem Dezimalpunkt schreiben: ohne Tausendertrennzeichen, Einheiten und Währungszeichen.",
        ),
        Code::DecimalMaxDigits => ("darf insgesamt höchstens {max_digits:digit} haben", "Auf höchstens {max_digits:digit} runden."),
        Code::DecimalMaxPlaces => {
            ("darf höchstens {decimal_places:decimal place} haben", "Auf höchstens {decimal_places:decimal place} runden.")
        }
        Code::DecimalWholeDigits => (
            "darf höchstens {whole_digits:digit} vor dem Komma haben",
            "Eine Zahl mit höchstens {whole_digits:digit} vor dem Komma senden.",
        ),
        Code::DateType => ("muss ein Datum in einer Zeichenkette sein, ist aber {found:a}", "Als Text schreiben: \"2026-01-31\"."),
        Code::DateParsing => {
            ("muss ein Datum wie 2026-01-31 sein: {error}", "Jahr, Monat und Tag mit Bindestrichen schreiben, ohne Uhrzeit: 2026-01-31.")
        }
        Code::TimezoneNaive => (
            "muss Datum und Uhrzeit ohne Abstand zur UTC sein, wie 2026-01-31T09:30:00",
            "Den Abstand weglassen und die Zeit senden, die die Uhr am gemeinten Ort zeigt.",
        ),
        Code::TimeType => ("muss eine Uhrzeit in einer Zeichenkette sein, ist aber {found:a}", "Als Text schreiben: \"09:30:00\"."),
        Code::TimeParsing => (
            "muss eine Uhrzeit wie 09:30:00 sein: {error}",
            "Stunde, Minute und Sekunde mit je zwei Ziffern schreiben, ohne Datum und Abstand zur UTC: 09:30:00.",
        ),
        Code::TimeDeltaType => {
            ("muss eine Dauer in einer Zeichenkette sein, ist aber {found:a}", "Als Text schreiben, nach ISO 8601: \"PT1H30M\".")
        }
        Code::TimeDeltaParsing => (
            "muss eine Dauer wie PT1H30M sein: {error}",
            "Ganze Zahlen mit ihren Einheiten schreiben, die größte zuerst, und ein T vor Stunden, Minuten und Sekunden: PT1H30M.",
        ),
        Code::SocketAddress => (
            "muss eine IP-Adresse mit Port sein, wie 192.0.2.1:443 oder [2001:db8::1]:443",
            "Die Adresse, einen Doppelpunkt und den Port senden, von 0 bis 65535 ohne führende Nullen; eine IPv6-Adresse in Klammern.",
        ),
        Code::SocketV4Address => (
            "muss eine IPv4-Adresse mit Port sein, wie 192.0.2.1:443",
            "Die Adresse, einen Doppelpunkt und den Port senden, von 0 bis 65535 ohne führende Nullen.",
        ),
        Code::SocketV6Address => (
            "muss eine IPv6-Adresse mit Port sein, wie [2001:db8::1]:443",
            "Die Adresse in Klammern, einen Doppelpunkt und den Port senden, von 0 bis 65535 ohne führende Nullen.",
        ),
        Code::DuplicateItem => {
            ("darf nicht gleich dem Eintrag mit dem Index {first_index} sein", "Den Eintrag entfernen, der noch einmal vorkommt.")
        }
        Code::MissingItem => ("muss {item} enthalten", "{item} hinzufügen."),
        Code::VariantType => (
            "muss der Name einer Variante sein, oder ein Objekt mit einem als Schlüssel, ist aber {found:a}",
            "Den Namen der Variante in doppelten Anführungszeichen senden, oder ein Objekt mit dem Namen als einzigem Schlüssel.",
        ),
        Code::UnionTagNotFound => (
            "muss in {discriminator} sagen, was es ist: {expected:eines von}",
            "Das Feld {discriminator} hinzufügen: {expected:eines von}.",
        ),
        Code::UnionTagInvalid => {
            ("muss {expected:eines von} sein[[; ist {suggestion} gemeint?]]", "Einen erlaubten Namen senden, in genau dieser Schreibweise.")
        }
        Code::UnionType => ("muss {expected:a} sein, ist aber {found:a}", "Senden: {expected:a}."),
        Code::UnionAmbiguous => (
            "darf nur eines von {fields} haben: sie gehören zu Verschiedenem ({candidates})",
            "Entscheiden, was davon es ist, und die Felder der anderen entfernen.",
        ),
        Code::StringUnicode => (
            "darf kein halbes Ersatzzeichenpaar (\\ud800 bis \\udfff) enthalten",
            "Zeichen jenseits von U+FFFF als zwei Hälften maskieren, oder sie schreiben, wie sie sind; keine Zeichenkette zwischen den Hälften abschneiden.",
        ),
        Code::StringEscaped => (
            "muss ohne Maskierungen geschrieben sein, da der Empfänger den Text nur ausleiht",
            "Die Zeichen selbst schreiben, ohne Backslashes.",
        ),
        Code::IntOutOfRange => (
            "muss eine ganze Zahl von {ge} bis {le} sein",
            "Eine ganze Zahl von {ge} bis {le} senden. Ist sie ein Bezeichner, muss sie vielleicht eine Zeichenkette sein.",
        ),
        Code::FiniteNumber => (
            "muss eine endliche Zahl sein",
            "Eine Zahl senden, die in eine Gleitkommazahl mit 64 Bit passt: unter 1.8e308. In JSON gibt es weder NaN noch Unendlich; dann das Feld weglassen.",
        ),
        Code::GreaterThan => ("muss größer als {gt} sein", "Eine Zahl senden, die größer als {gt} ist."),
        Code::GreaterThanEqual => ("muss mindestens {ge} sein", "{ge} oder mehr senden."),
        Code::LessThan => ("muss kleiner als {lt} sein", "Eine Zahl senden, die kleiner als {lt} ist."),
        Code::LessThanEqual => ("darf höchstens {le} sein", "{le} oder weniger senden."),
        Code::MultipleOf => ("muss ein Vielfaches von {multiple_of} sein", "Auf ein Vielfaches von {multiple_of} runden."),
        Code::LiteralError => (
            "muss {expected:eines von} sein[[; ist \"{suggestion}\" gemeint?]]",
            "Einen erlaubten Wert senden, in genau dieser Schreibweise: Groß- und Kleinschreibung zählt.",
        ),
        Code::UuidType => {
            ("muss eine UUID in einer Zeichenkette sein, ist aber {found:a}", "Die UUID in doppelte Anführungszeichen setzen.")
        }
        Code::UuidParsing => (
            "muss eine UUID wie 1dbfc517-0bbf-4301-9ba8-555ca42b9737 sein",
            "32 hexadezimale Ziffern mit vier Bindestrichen schreiben, 8-4-4-4-12: ohne geschweifte Klammern und ohne urn:uuid:.",
        ),
        Code::UuidVersion => (
            "muss eine UUID der Version {expected_version} sein",
            "Einen Bezeichner senden, der als UUID der Version {expected_version} erzeugt ist und nicht nur so aussieht.",
        ),
        Code::DatetimeType => (
            "muss ein Zeitpunkt in einer Zeichenkette sein, ist aber {found:a}",
            "Als Text schreiben: \"2026-01-31T09:30:00Z\". Unix-Zeitstempel werden nicht gelesen.",
        ),
        Code::DatetimeParsing => (
            "muss ein Zeitpunkt wie 2026-01-31T09:30:00Z sein[[: {error}]]",
            "Datum, T, Uhrzeit und Zeitverschiebung schreiben, wie in 2026-01-31T09:30:00Z; siehe RFC 3339, Abschnitt 5.6.",
        ),
        Code::TimezoneAware => (
            "muss ein Zeitpunkt mit Zeitverschiebung sein, wie 2026-01-31T09:30:00Z oder …+02:00",
            "Die Zeitverschiebung angeben: Z für UTC, oder +02:00.",
        ),
        Code::DatetimePast => (
            "darf nicht in der Zukunft liegen",
            "Einen Zeitpunkt senden, der nicht nach jetzt liegt; Uhr und Zeitverschiebung des Absenders prüfen.",
        ),
        Code::DatetimeFuture => (
            "darf nicht in der Vergangenheit liegen",
            "Einen Zeitpunkt senden, der nicht vor jetzt liegt; Uhr und Zeitverschiebung des Absenders prüfen.",
        ),
        Code::TooManyViolations => (
            "hat mehr Fehler, als hier aufgeführt sind",
            "Die aufgeführten Fehler beheben, und es noch einmal senden, um die übrigen zu sehen.",
        ),
        Code::ClockError => (
            "kann nicht geprüft werden: der Dienst hat keine Uhr",
            "Am Wert ist nichts Falsches bekannt; dem Betreiber des Dienstes sagen, dass diesem die Uhr fehlt.",
        ),
        Code::DefaultError => (
            "hat eine Vorgabe, die eine Regel des Dienstes selbst verletzt: {rule}",
            "Dem Feld einen eigenen Wert geben, und dem Betreiber des Dienstes sagen, dass dessen Vorgabe falsch ist.",
        ),
        Code::ValueError => ("{error}[[: erwartet wird {expected}]]", "Den Wert so ändern, dass gilt, was die Meldung sagt."),
        Code::Deprecated => ("ist veraltet[[: {note}]]", "Verwenden, was der Hinweis nennt; sonst den Betreiber des Dienstes fragen."),
        Code::Custom(_) | Code::Declared(_) => ("", ""),
    }
}
