//! The syntax errors in JSON, by name.

use super::code::Code;
use super::param::Param;
use super::violation::Violation;

macro_rules! mistakes {
    ($($variant:ident = $name:literal, $help:literal;)+) => {
        /// A syntax error in JSON. Its name is the parameter `error` of [`Code::JsonInvalid`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Mistake {
            $($variant,)+
        }

        impl Mistake {
            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name. It contains nothing from the input.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// How to fix it: a message template.
            pub(crate) const fn help(self) -> &'static str {
                match self {
                    $(Self::$variant => $help,)+
                }
            }

            /// The mistake with this name.
            pub(crate) fn named(name: &str) -> Option<Self> {
                Some(match name {
                    $($name => Self::$variant,)+
                    _ => return None,
                })
            }
        }
    };
}

mistakes! {
    EmptyText = "the text is empty", "Send a JSON text; the shortest are a digit, [] and {{}}.";
    EndInObject = "the text ends within an object", "Close the object with }}. If the text was whole when it was sent, it was cut off on the way.";
    EndInArray = "the text ends within an array", "Close the array with ]. If the text was whole when it was sent, it was cut off on the way.";
    EndInString = "the text ends within a string",
        "Close the string with a double quotation mark. If the text was whole when it was sent, it was cut off on the way.";
    EndInScalar = "the text ends within a number, true, false or null",
        "Write the rest of the value. If the text was whole when it was sent, it was cut off on the way.";
    NotUtf8 = "bytes that are not UTF-8", "Encode the text as UTF-8; JSON has no other encoding.";
    NulCharacter = "null character (U+0000)", "Encode the text as UTF-8, not as UTF-16 or UTF-32, and send no null characters at its end.";
    ByteOrderMark = "byte order mark (U+FEFF)", "Save or send the text as UTF-8 without a byte order mark (BOM).";
    RecordSeparator = "record separator (U+001E)", "Send a JSON text alone, without record separators; sequences as in RFC 7464 are not read.";
    ForeignSpace = "white space that JSON does not have", "Between values, use spaces, tabs and line ends only: no non-breaking spaces, no form feeds.";
    ControlCharacter = "control character outside of a string", "Remove it.";
    UnexpectedCharacter = "unexpected character", "Remove it. If it is part of a text, put the whole text into double quotation marks.";

    TrailingComma = "trailing comma", "Remove the comma after the last item.";
    SurplusComma = "comma without a value before it", "Remove the comma, or write the value that is missing before it.";
    MissingComma = "missing comma", "Put a comma between the two values.";
    Semicolon = "semicolon in place of a comma", "Write a comma between two values.";
    MissingColon = "missing colon", "Put a colon between the key and its value.";
    EqualsSign = "equals sign in place of a colon", "Write a colon between the key and its value.";
    UnexpectedColon = "colon that does not follow a key", "Remove the colon. If a key was meant, put the key and its value into braces.";
    KeyWithoutValue = "key without a value", "Write a colon and a value after the key.";
    MissingKey = "missing key", "Write a key in double quotation marks before the colon.";
    MissingValue = "missing value", "Write the value, or null if there is none.";
    WrongBracket = "closing bracket of the wrong kind", "Close arrays with ] and objects with }}, the innermost first.";
    SurplusBracket = "closing bracket that closes nothing", "Remove the bracket, or write the opening one.";
    SecondDocument = "second document after the first", "Send one document at a time. Several may be items of an array.";
    TextAfterEnd = "text after the end of the document", "Remove what comes after the document.";

    SingleQuotes = "single quotation marks", "Use double quotation marks around keys and strings.";
    TypographicQuotes = "typographic quotation marks", "Use straight double quotation marks (U+0022) around keys and strings.";
    Backticks = "backticks", "Use double quotation marks around keys and strings.";
    UnquotedKey = "key without quotation marks", "Put the key into double quotation marks.";
    KeyType = "key that is not a string", "Write the key as a string, in double quotation marks.";
    UnquotedText = "text without quotation marks", "Put the text into double quotation marks; only numbers, true, false and null stand without.";
    TextAfterString = "text right after a string", "Write a quotation mark within a string as \\\". If the string has ended, put a comma after it.";
    Backslash = "backslash outside of a string", "The text was escaped twice, or not unpacked from a string: send it without the backslashes.";

    WrongCase = "true, false or null in the wrong case", "Write true, false and null in lower case.";
    NotNull = "None, nil or undefined in place of null", "Write null, or leave the field out.";
    Misspelt = "misspelt true, false or null", "Write true, false or null. A text needs double quotation marks around it.";
    NotANumber = "NaN or infinity", "JSON has no such number: write null, or leave the field out.";
    ObjectObject = "what JavaScript makes of an object as text", "Serialize the object, as JSON.stringify does, before it is sent.";
    FunctionCall = "function call", "Send the value itself, such as a string or a number, not the expression that makes it.";
    RoundBrackets = "round brackets", "Write an array, in square brackets.";
    Comment = "comment", "Remove the comment; JSON has none.";
    Ellipsis = "ellipsis", "Write out what the dots stand for.";
    Placeholder = "placeholder of a template", "Fill in the placeholder before the text is sent.";
    Markup = "XML or HTML", "Send JSON. The text looks like a page or message in another format.";

    PlusSign = "number with a plus sign", "Write the number without the plus sign.";
    LoneMinus = "minus sign without a digit after it", "Write a digit directly after the minus sign.";
    LeadingZero = "number with a leading zero",
        "Write the number without leading zeros. If it is an identifier, put it into double quotation marks.";
    LeadingPoint = "number without a digit before the decimal point", "Write a digit before the decimal point: 0.5.";
    TrailingPoint = "number without a digit after the decimal point", "Write a digit after the decimal point, or remove the point.";
    NoExponent = "number without a digit in its exponent", "Write the digits of the exponent, or remove the e.";
    NotDecimal = "number that is not decimal", "Write the number in decimal digits, without 0x, 0o or 0b.";
    DigitSeparators = "number with digit separators", "Write the digits of the number without separators.";
    TextAfterNumber = "text right after a number",
        "End the number after its digits, without a unit or suffix. What is not a plain number goes into double quotation marks.";

    LineBreak = "line break within a string", "Write a line break in a string as \\n, or close the string before the line ends.";
    Tab = "tab within a string", "Write a tab in a string as \\t.";
    ControlInString = "control character within a string", "Write a control character in a string as an escape, such as \\u001b.";
    BadEscape = "escape that JSON does not have",
        "After a backslash in a string, write one of \" \\ / b f n r t u. A backslash itself is written \\\\.";
    EscapedApostrophe = "escaped apostrophe", "Write an apostrophe in a string without a backslash.";
    UnicodeEscape = "\\u without four hexadecimal digits", "Write four hexadecimal digits after \\u: \\u00e9.";
}

impl Mistake {
    /// The mistake that a violation reports, if any.
    pub(crate) fn of(violation: &Violation) -> Option<Self> {
        match (violation.base_code(), violation.params().get("error")) {
            (Code::JsonInvalid, Some(Param::Text(name))) => Self::named(name),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Mistake;
    use crate::error::{Code, Violation};
    use crate::messages::{English, German, Messages};

    #[test]
    fn each_mistake_has_a_name_and_help_in_both_languages() {
        let mut texts = HashSet::new();
        for mistake in Mistake::ALL {
            assert_eq!(Mistake::named(mistake.name()), Some(*mistake));
            let violation = Violation::new(Code::JsonInvalid).param("error", mistake.name());
            for messages in [&English as &dyn Messages, &German] {
                let help = messages.help(&violation).expect("help").into_owned();
                assert!(help.ends_with('.') && !help.replace("{{", "").replace("}}", "").contains(['{', '}']), "{help}");
                assert!(texts.insert(violation.text_in(messages).to_string()), "{mistake:?}");
                // Backticks and single quotation marks have the same help.
                assert!(texts.insert(help) || *mistake == Mistake::Backticks, "{mistake:?}");
            }
        }
    }
}
