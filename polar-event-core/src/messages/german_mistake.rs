//! German: the names of JSON syntax errors, and how to fix them.

use crate::error::Mistake;

/// The name of a mistake.
pub(super) const fn name(mistake: Mistake) -> &'static str {
    texts(mistake).0
}

/// How to fix it: a template.
pub(super) const fn help(mistake: Mistake) -> &'static str {
    texts(mistake).1
}

const fn texts(mistake: Mistake) -> (&'static str, &'static str) {
    match mistake {
        Mistake::EmptyText => ("der Text ist leer", "Einen JSON-Text senden; die kürzesten sind eine Ziffer, [] und {{}}."),
        Mistake::EndInObject => (
            "der Text endet in einem Objekt",
            "Das Objekt mit }} schließen. War der Text beim Senden vollständig, dann ist er unterwegs abgeschnitten worden.",
        ),
        Mistake::EndInArray => (
            "der Text endet in einem Array",
            "Das Array mit ] schließen. War der Text beim Senden vollständig, dann ist er unterwegs abgeschnitten worden.",
        ),
        Mistake::EndInString => (
            "der Text endet in einer Zeichenkette",
            "Die Zeichenkette mit einem doppelten Anführungszeichen schließen. War der Text beim Senden vollständig, dann ist er unterwegs abgeschnitten worden.",
        ),
        Mistake::EndInScalar => (
            "der Text endet in einer Zahl, true, false oder null",
            "Den Wert zu Ende schreiben. War der Text beim Senden vollständig, dann ist er unterwegs abgeschnitten worden.",
        ),
        Mistake::NotUtf8 => ("Bytes, die kein UTF-8 sind", "Den Text als UTF-8 kodieren; eine andere Kodierung hat JSON nicht."),
        Mistake::NulCharacter => (
            "Nullzeichen (U+0000)",
            "Den Text als UTF-8 kodieren, nicht als UTF-16 oder UTF-32, und an seinem Ende keine Nullzeichen senden.",
        ),
        Mistake::ByteOrderMark => {
            ("Bytereihenfolge-Marke (U+FEFF)", "Den Text als UTF-8 ohne Bytereihenfolge-Marke (BOM) speichern oder senden.")
        }
        Mistake::RecordSeparator => (
            "Satztrennzeichen (U+001E)",
            "Einen JSON-Text allein senden, ohne Satztrennzeichen; Folgen wie in RFC 7464 werden nicht gelesen.",
        ),
        Mistake::ForeignSpace => (
            "Leerraum, den JSON nicht hat",
            "Zwischen Werten nur Leerzeichen, Tabulatoren und Zeilenenden verwenden: keine geschützten Leerzeichen, keine Seitenvorschübe.",
        ),
        Mistake::ControlCharacter => ("Steuerzeichen außerhalb einer Zeichenkette", "Das Zeichen entfernen."),
        Mistake::UnexpectedCharacter => (
            "unerwartetes Zeichen",
            "Das Zeichen entfernen. Gehört es zu einem Text, dann den ganzen Text in doppelte Anführungszeichen setzen.",
        ),
        Mistake::TrailingComma => ("Komma nach dem letzten Eintrag", "Das Komma nach dem letzten Eintrag entfernen."),
        Mistake::SurplusComma => ("Komma ohne Wert davor", "Das Komma entfernen, oder den Wert davor angeben."),
        Mistake::MissingComma => ("fehlendes Komma", "Ein Komma zwischen die beiden Werte setzen."),
        Mistake::Semicolon => ("Semikolon anstelle eines Kommas", "Zwischen zwei Werten ein Komma schreiben."),
        Mistake::MissingColon => ("fehlender Doppelpunkt", "Einen Doppelpunkt zwischen den Schlüssel und seinen Wert setzen."),
        Mistake::EqualsSign => {
            ("Gleichheitszeichen anstelle eines Doppelpunkts", "Zwischen Schlüssel und Wert einen Doppelpunkt schreiben.")
        }
        Mistake::UnexpectedColon => (
            "Doppelpunkt, der nicht auf einen Schlüssel folgt",
            "Den Doppelpunkt entfernen. Ist ein Schlüssel gemeint, dann ihn und seinen Wert in geschweifte Klammern setzen.",
        ),
        Mistake::KeyWithoutValue => ("Schlüssel ohne Wert", "Nach dem Schlüssel einen Doppelpunkt und einen Wert schreiben."),
        Mistake::MissingKey => ("fehlender Schlüssel", "Vor dem Doppelpunkt einen Schlüssel in doppelten Anführungszeichen schreiben."),
        Mistake::MissingValue => ("fehlender Wert", "Den Wert schreiben, oder null, wenn es keinen gibt."),
        Mistake::WrongBracket => {
            ("schließende Klammer der falschen Art", "Arrays mit ] und Objekte mit }} schließen, die innersten zuerst.")
        }
        Mistake::SurplusBracket => ("schließende Klammer, die nichts schließt", "Die Klammer entfernen, oder die öffnende ergänzen."),
        Mistake::SecondDocument => {
            ("zweites Dokument nach dem ersten", "Ein Dokument auf einmal senden. Mehrere können Einträge eines Arrays sein.")
        }
        Mistake::TextAfterEnd => ("Text nach dem Ende des Dokuments", "Entfernen, was nach dem Dokument kommt."),
        Mistake::SingleQuotes => ("einfache Anführungszeichen", "Schlüssel und Zeichenketten in doppelte Anführungszeichen setzen."),
        Mistake::TypographicQuotes => {
            ("typografische Anführungszeichen", "Schlüssel und Zeichenketten in gerade doppelte Anführungszeichen (U+0022) setzen.")
        }
        Mistake::Backticks => ("Backticks", "Schlüssel und Zeichenketten in doppelte Anführungszeichen setzen."),
        Mistake::UnquotedKey => ("Schlüssel ohne Anführungszeichen", "Den Schlüssel in doppelte Anführungszeichen setzen."),
        Mistake::KeyType => {
            ("Schlüssel, der keine Zeichenkette ist", "Den Schlüssel als Zeichenkette schreiben, in doppelten Anführungszeichen.")
        }
        Mistake::UnquotedText => {
            ("Text ohne Anführungszeichen", "Den Text in doppelte Anführungszeichen setzen; nur Zahlen, true, false und null stehen ohne.")
        }
        Mistake::TextAfterString => (
            "Text direkt nach einer Zeichenkette",
            "Ein Anführungszeichen in einer Zeichenkette als \\\" schreiben. Ist die Zeichenkette zu Ende, dann ein Komma nach ihr setzen.",
        ),
        Mistake::Backslash => (
            "Backslash außerhalb einer Zeichenkette",
            "Der Text ist doppelt maskiert, oder nicht aus einer Zeichenkette ausgepackt worden: ohne die Backslashes senden.",
        ),
        Mistake::WrongCase => ("true, false oder null in falscher Groß- und Kleinschreibung", "true, false und null klein schreiben."),
        Mistake::NotNull => ("None, nil oder undefined anstelle von null", "null schreiben, oder das Feld weglassen."),
        Mistake::Misspelt => {
            ("falsch geschriebenes true, false oder null", "true, false oder null schreiben. Ein Text braucht doppelte Anführungszeichen.")
        }
        Mistake::NotANumber => ("NaN oder unendlich", "Eine solche Zahl hat JSON nicht: null schreiben, oder das Feld weglassen."),
        Mistake::ObjectObject => (
            "was JavaScript aus einem Objekt als Text macht",
            "Das Objekt serialisieren, wie JSON.stringify es tut, bevor es gesendet wird.",
        ),
        Mistake::FunctionCall => {
            ("Funktionsaufruf", "Den Wert selbst senden, etwa eine Zeichenkette oder Zahl, nicht den Ausdruck, der ihn erzeugt.")
        }
        Mistake::RoundBrackets => ("runde Klammern", "Ein Array schreiben, in eckigen Klammern."),
        Mistake::Comment => ("Kommentar", "Den Kommentar entfernen; JSON hat keine."),
        Mistake::Ellipsis => ("Auslassungspunkte", "Ausschreiben, wofür die Punkte stehen."),
        Mistake::Placeholder => ("Platzhalter einer Vorlage", "Den Platzhalter ausfüllen, bevor der Text gesendet wird."),
        Mistake::Markup => ("XML oder HTML", "JSON senden. Der Text sieht nach einer Seite oder Nachricht in einem anderen Format aus."),
        Mistake::PlusSign => ("Zahl mit Pluszeichen", "Die Zahl ohne Pluszeichen schreiben."),
        Mistake::LoneMinus => ("Minuszeichen ohne Ziffer danach", "Direkt nach dem Minuszeichen eine Ziffer schreiben."),
        Mistake::LeadingZero => (
            "Zahl mit führender Null",
            "Die Zahl ohne führende Nullen schreiben. Ist sie eine Kennung, dann in doppelten Anführungszeichen.",
        ),
        Mistake::LeadingPoint => ("Zahl ohne Ziffer vor dem Dezimalpunkt", "Vor dem Dezimalpunkt eine Ziffer schreiben: 0.5."),
        Mistake::TrailingPoint => {
            ("Zahl ohne Ziffer nach dem Dezimalpunkt", "Nach dem Dezimalpunkt eine Ziffer schreiben, oder den Punkt entfernen.")
        }
        Mistake::NoExponent => ("Zahl ohne Ziffer im Exponenten", "Die Ziffern des Exponenten schreiben, oder das e entfernen."),
        Mistake::NotDecimal => ("Zahl, die nicht dezimal ist", "Die Zahl in Dezimalziffern schreiben, ohne 0x, 0o oder 0b."),
        Mistake::DigitSeparators => ("Zahl mit Zifferntrennung", "Die Ziffern der Zahl ohne Trennzeichen schreiben."),
        Mistake::TextAfterNumber => (
            "Text direkt nach einer Zahl",
            "Die Zahl nach ihren Ziffern beenden, ohne Einheit oder Zusatz. Was keine bloße Zahl ist, gehört in doppelte Anführungszeichen.",
        ),
        Mistake::LineBreak => (
            "Zeilenumbruch in einer Zeichenkette",
            "Einen Zeilenumbruch in einer Zeichenkette als \\n schreiben, oder sie vor dem Ende der Zeile schließen.",
        ),
        Mistake::Tab => ("Tabulator in einer Zeichenkette", "Einen Tabulator in einer Zeichenkette als \\t schreiben."),
        Mistake::ControlInString => {
            ("Steuerzeichen in einer Zeichenkette", "Ein Steuerzeichen in einer Zeichenkette als Maskierung schreiben, etwa \\u001b.")
        }
        Mistake::BadEscape => (
            "Maskierung, die JSON nicht hat",
            "Nach einem Backslash in einer Zeichenkette eines von \" \\ / b f n r t u schreiben. Der Backslash selbst ist \\\\.",
        ),
        Mistake::EscapedApostrophe => ("maskierter Apostroph", "Einen Apostroph in einer Zeichenkette ohne Backslash schreiben."),
        Mistake::UnicodeEscape => ("\\u ohne vier hexadezimale Ziffern", "Nach \\u vier hexadezimale Ziffern schreiben: \\u00e9."),
    }
}
