//! Which mistake ends a text that is no JSON, and what of it is to be marked. Only characters near the place are looked at, and nothing of them is
//! kept but their kind.

use core::ops::Range;

use super::error::Expected;
use crate::error::Mistake;

/// What is open where a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Document,
    Array,
    Object,
}

/// A text around the place where it ceases to be JSON.
struct Place<'t> {
    text: &'t str,
    at: usize,
    within: Within,
}

/// The mistake at `at`, where this was expected, and the bytes to be marked.
pub(super) fn mistake(text: &str, at: usize, expected: Expected, within: Within) -> (Mistake, Range<usize>) {
    let place = Place { text, at, within };
    let is_at_end = at >= text.len();
    match expected {
        Expected::Utf8 => (Mistake::NotUtf8, at..at),
        Expected::Quote | Expected::NoControl | Expected::Escape | Expected::Hex if is_at_end => (Mistake::EndInString, at..at),
        Expected::Literal | Expected::Digit | Expected::FractionDigit | Expected::ExponentDigit if is_at_end => {
            (Mistake::EndInScalar, at..at)
        }
        _ if is_at_end => (place.end(), at..at),
        Expected::Quote | Expected::NoControl => (place.control(), place.char()),
        Expected::Escape => {
            (if place.next() == Some('\'') { Mistake::EscapedApostrophe } else { Mistake::BadEscape }, at - 1..place.char().end)
        }
        Expected::Hex => (Mistake::UnicodeEscape, place.escape()..place.char().end),
        Expected::Digit => place.after_minus(),
        Expected::NoLeadingZero => (Mistake::LeadingZero, place.number()),
        Expected::FractionDigit => (Mistake::TrailingPoint, place.number()),
        Expected::ExponentDigit => (Mistake::NoExponent, place.number()),
        Expected::NumberEnd => place.after_number(),
        Expected::Literal => place.near_literal(),
        Expected::Value => place.value(),
        Expected::Key => place.key(),
        Expected::Colon => place.colon(),
        Expected::CommaOrBrace | Expected::CommaOrBracket => place.separator(),
        Expected::End => place.behind(),
    }
}

/// Whether what stands where a value is due is one, though not in JSON, and not a gap.
pub(super) fn is_value(mistake: Mistake) -> bool {
    matches!(
        mistake,
        Mistake::SingleQuotes
            | Mistake::TypographicQuotes
            | Mistake::Backticks
            | Mistake::UnquotedText
            | Mistake::WrongCase
            | Mistake::NotNull
            | Mistake::NotANumber
            | Mistake::FunctionCall
            | Mistake::RoundBrackets
            | Mistake::Placeholder
            | Mistake::Markup
            | Mistake::PlusSign
            | Mistake::LeadingPoint
            | Mistake::Backslash
            | Mistake::ObjectObject
            | Mistake::UnexpectedCharacter
    ) || is_behind_value(mistake)
}

/// Whether a value that has been read is not what was meant.
pub(super) fn is_behind_value(mistake: Mistake) -> bool {
    matches!(
        mistake,
        Mistake::TextAfterNumber | Mistake::DigitSeparators | Mistake::NotDecimal | Mistake::TextAfterString | Mistake::Misspelt
    )
}

/// What may be in a word: an identifier of any programming language.
fn is_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '$')
}

fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\n' | '\r' | '\t')
}

impl<'t> Place<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn before(&self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The last character before this place that is no white space.
    fn last(&self) -> Option<char> {
        self.before().trim_end_matches(is_space).chars().next_back()
    }

    /// The character right before this place.
    fn adjacent(&self) -> Option<char> {
        self.before().chars().next_back()
    }

    /// The bytes of so much of what comes.
    fn span(&self, text: &str) -> Range<usize> {
        self.at..self.at + text.len()
    }

    fn char(&self) -> Range<usize> {
        self.at..self.at + self.next().map_or(0, char::len_utf8)
    }

    /// The word that comes; nothing if none does.
    fn word(&self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|char| !is_word(char)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    /// The number that is around this place, as far as it looks like one.
    fn number(&self) -> Range<usize> {
        let is_part = |char: char| is_word(char) || matches!(char, '.' | '+' | '-');
        let start = self.before().trim_end_matches(is_part).len();
        let rest = self.rest();
        start..self.at + rest.find(|char| !is_part(char)).unwrap_or(rest.len())
    }

    /// Where the escape begins whose digits are at hand.
    fn escape(&self) -> usize {
        self.before().rfind('\\').unwrap_or(self.at)
    }

    fn end(&self) -> Mistake {
        match self.within {
            Within::Object => Mistake::EndInObject,
            Within::Array => Mistake::EndInArray,
            Within::Document => Mistake::EmptyText,
        }
    }

    fn control(&self) -> Mistake {
        match self.next() {
            Some('\n' | '\r') => Mistake::LineBreak,
            Some('\t') => Mistake::Tab,
            _ => Mistake::ControlInString,
        }
    }

    /// Where a value is due.
    fn value(&self) -> (Mistake, Range<usize>) {
        let rest = self.rest();
        let mistake = match self.next() {
            Some(']') if self.within == Within::Array && self.last() == Some(',') => return self.trailing_comma(),
            Some('}' | ',' | ']') if self.last() == Some(':') => Mistake::MissingValue,
            Some(',') => Mistake::SurplusComma,
            Some(']' | '}') if self.within == Within::Document => Mistake::SurplusBracket,
            Some(']' | '}') => Mistake::WrongBracket,
            Some(':') => Mistake::UnexpectedColon,
            Some('+') if is_not_a_number(rest.get(1..).unwrap_or_default()) => return (Mistake::NotANumber, self.number()),
            Some('+') => Mistake::PlusSign,
            Some('.') if rest.starts_with("...") => return (Mistake::Ellipsis, self.at..self.at + 3),
            Some('.') if rest.chars().nth(1).is_some_and(|char| char.is_ascii_digit()) => Mistake::LeadingPoint,
            Some('∞') => Mistake::NotANumber,
            Some('\\') => Mistake::Backslash,
            Some('(') => Mistake::RoundBrackets,
            Some('<') => Mistake::Markup,
            Some('$' | '%') if rest.get(1..).is_some_and(|rest| rest.starts_with(['{', '('])) => Mistake::Placeholder,
            Some(char) if is_word(char) => return (self.unquoted(), self.span(self.word())),
            _ => return self.anywhere(),
        };
        (mistake, self.char())
    }

    /// The word where a value is due.
    fn unquoted(&self) -> Mistake {
        let word = self.word();
        let is = |known: &str| word.eq_ignore_ascii_case(known);
        if self.rest().starts_with("object Object]") {
            Mistake::ObjectObject
        } else if self.rest().trim_start_matches(|char| is_word(char) || char == '.').starts_with('(') || word == "new" {
            Mistake::FunctionCall
        } else if is_not_a_number(word) {
            Mistake::NotANumber
        } else if is("true") || is("false") || is("null") {
            Mistake::WrongCase
        } else if is("none") || is("nil") || is("undefined") {
            Mistake::NotNull
        } else {
            Mistake::UnquotedText
        }
    }

    /// Where a literal has begun, but goes on otherwise.
    fn near_literal(&self) -> (Mistake, Range<usize>) {
        let start = self.before().trim_end_matches(|char: char| char.is_ascii_alphabetic()).len();
        let place = Place { at: start, text: self.text, within: self.within };
        let mistake = match place.unquoted() {
            // More than the first letter is right.
            Mistake::UnquotedText if self.at > start + 2 => Mistake::Misspelt,
            mistake => mistake,
        };
        (mistake, place.span(place.word()))
    }

    /// Behind a minus sign.
    fn after_minus(&self) -> (Mistake, Range<usize>) {
        let mistake = match self.next() {
            Some('.') => Mistake::LeadingPoint,
            Some('∞') => Mistake::NotANumber,
            _ if is_not_a_number(self.word()) => Mistake::NotANumber,
            _ => return (Mistake::LoneMinus, self.at - 1..self.at),
        };
        (mistake, self.number())
    }

    /// Right behind the digits of a number, which do not end it.
    fn after_number(&self) -> (Mistake, Range<usize>) {
        let mut next = self.rest().chars();
        let digits = self.before().get(self.number().start..).unwrap_or_default();
        match (next.next(), next.next()) {
            (Some('x' | 'X' | 'o' | 'O' | 'b' | 'B'), _) if matches!(digits, "0" | "-0") => (Mistake::NotDecimal, self.number()),
            (Some('_' | '\'' | '’'), Some('0'..='9')) => (Mistake::DigitSeparators, self.number().start..self.char().end),
            (Some(':'), Some('0'..='9')) => (Mistake::TextAfterNumber, self.char()),
            (Some('[' | '{' | ':' | ';' | '#'), _) | (Some('/'), Some('/' | '*')) => match self.within {
                Within::Document => self.behind(),
                _ => self.separator(),
            },
            (Some(char), _) if is_word(char) => (Mistake::TextAfterNumber, self.span(self.word())),
            _ => match self.anywhere() {
                (Mistake::UnexpectedCharacter, span) => (Mistake::TextAfterNumber, span),
                other => other,
            },
        }
    }

    /// Where a key is due.
    fn key(&self) -> (Mistake, Range<usize>) {
        let mistake = match self.next() {
            Some('}') => return self.trailing_comma(),
            Some(',') => Mistake::SurplusComma,
            Some(':') => Mistake::MissingKey,
            Some('{') if self.adjacent() == Some('{') && self.rest().trim_start_matches(['{', ' ', '#', '%']).starts_with(is_word) => {
                Mistake::Placeholder
            }
            Some('{' | '[' | '-' | '0'..='9') => Mistake::KeyType,
            Some(']') => Mistake::WrongBracket,
            Some('\\') => Mistake::Backslash,
            Some('.') if self.rest().starts_with("...") => return (Mistake::Ellipsis, self.at..self.at + 3),
            Some(char) if is_word(char) => return (Mistake::UnquotedKey, self.span(self.word())),
            _ => return self.anywhere(),
        };
        (mistake, self.char())
    }

    /// Between a key and its value.
    fn colon(&self) -> (Mistake, Range<usize>) {
        let mistake = match self.next() {
            Some('=') => Mistake::EqualsSign,
            Some(',' | '}') => Mistake::KeyWithoutValue,
            Some(']') => Mistake::WrongBracket,
            Some('\\') => Mistake::Backslash,
            Some(char) if is_word(char) && self.adjacent() == Some('"') => return (Mistake::TextAfterString, self.span(self.word())),
            Some(char) if is_word(char) || matches!(char, '"' | '{' | '[' | '-') => Mistake::MissingColon,
            _ => return self.anywhere(),
        };
        (mistake, self.char())
    }

    /// Behind a value in an array or object.
    fn separator(&self) -> (Mistake, Range<usize>) {
        let mistake = match (self.next(), self.adjacent()) {
            (Some(']' | '}'), _) => Mistake::WrongBracket,
            (Some(':'), _) => Mistake::UnexpectedColon,
            (Some(';'), _) => Mistake::Semicolon,
            (Some('\\'), _) => Mistake::Backslash,
            (Some(next), Some(last)) if !is_space(last) => return self.right_behind(next, last),
            (Some('"' | '{' | '[' | '-'), _) => Mistake::MissingComma,
            (Some(next), _) if is_word(next) => Mistake::MissingComma,
            _ => return self.anywhere(),
        };
        (mistake, self.char())
    }

    /// Right behind a value, without white space between.
    fn right_behind(&self, next: char, last: char) -> (Mistake, Range<usize>) {
        match (next, last) {
            (next, last) if is_word(next) && last.is_ascii_alphabetic() => {
                let start = self.before().trim_end_matches(|char: char| char.is_ascii_alphabetic()).len();
                (Mistake::Misspelt, start..self.span(self.word()).end)
            }
            (next, '"') if is_word(next) => (Mistake::TextAfterString, self.span(self.word())),
            (_, '0'..='9') if !matches!(next, '"' | '{' | '[') => match self.anywhere() {
                (Mistake::UnexpectedCharacter | Mistake::SingleQuotes, _) => self.after_number(),
                other => other,
            },
            ('"' | '{' | '[' | '-', _) => (Mistake::MissingComma, self.char()),
            (next, _) if is_word(next) => (Mistake::MissingComma, self.char()),
            _ => self.anywhere(),
        }
    }

    /// Behind the document.
    fn behind(&self) -> (Mistake, Range<usize>) {
        let mistake = match (self.next(), self.adjacent()) {
            (Some(']' | '}'), _) => Mistake::SurplusBracket,
            (Some('{' | '[' | '"' | '-' | '0'..='9'), _) => Mistake::SecondDocument,
            (Some(next), Some('"')) if is_word(next) => return (Mistake::TextAfterString, self.span(self.word())),
            (Some(next), Some(last)) if is_word(next) && is_word(last) => return self.right_behind(next, last),
            _ if ["true", "false", "null"].contains(&self.word()) => return (Mistake::SecondDocument, self.span(self.word())),
            _ => match self.anywhere() {
                (Mistake::UnexpectedCharacter, span) => return (Mistake::TextAfterEnd, span),
                other => return other,
            },
        };
        (mistake, self.char())
    }

    /// The comma before the closing bracket at hand.
    fn trailing_comma(&self) -> (Mistake, Range<usize>) {
        let before = self.before().trim_end_matches(is_space);
        (Mistake::TrailingComma, before.len().saturating_sub(1)..before.len())
    }

    /// What has no place between any two tokens.
    fn anywhere(&self) -> (Mistake, Range<usize>) {
        let rest = self.rest();
        let mistake = match self.next() {
            Some('/') if rest.starts_with("//") || rest.starts_with("/*") => return (Mistake::Comment, self.at..self.at + 2),
            Some('#') => Mistake::Comment,
            Some('\'') => Mistake::SingleQuotes,
            Some('`') => Mistake::Backticks,
            Some('“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '＂' | '＇') => {
                Mistake::TypographicQuotes
            }
            Some('…') => Mistake::Ellipsis,
            Some('\u{feff}') => Mistake::ByteOrderMark,
            Some('\u{1e}') => Mistake::RecordSeparator,
            Some('\0') => Mistake::NulCharacter,
            Some(char) if char.is_whitespace() || matches!(char, '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}') => {
                Mistake::ForeignSpace
            }
            Some(char) if char.is_control() => Mistake::ControlCharacter,
            _ => Mistake::UnexpectedCharacter,
        };
        (mistake, self.char())
    }
}

/// Whether a word is what programming languages call what is no number, or infinite.
fn is_not_a_number(word: &str) -> bool {
    let end = word.find(|char| !is_word(char)).unwrap_or(word.len());
    let word = word.get(..end).unwrap_or_default();
    ["nan", "inf", "infinity"].iter().any(|known| word.eq_ignore_ascii_case(known))
}
