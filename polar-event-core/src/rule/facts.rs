//! What rules allow, in a form that can be compared, so that contradictory rules do not compile.

use super::Bound;
use crate::error::Literal;
use crate::value::Number;

/// What a rule, or a type, allows. Facts may be weaker than the rule: every value that satisfies the rule satisfies its facts.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The minimum and maximum number of characters (Unicode code points) of a string.
    pub(crate) characters: (usize, usize),
    /// The minimum and maximum number of UTF-8 bytes.
    pub(crate) bytes: (usize, usize),
    /// The characters that a string may contain.
    pub(crate) alphabet: Alphabet,
    /// The prefix of a string.
    pub(crate) begins: &'static str,
    /// The suffix.
    pub(crate) ends: &'static str,
    /// A substring that it contains.
    pub(crate) has: &'static str,
    /// A substring that it does not contain, unless empty.
    pub(crate) lacks: &'static str,
    /// The format of a string, as the name of its rule. A string has one format.
    pub(crate) form: Option<&'static str>,
    /// The lower limit of a number.
    pub(crate) min: Option<Bound>,
    /// The upper limit of a number.
    pub(crate) max: Option<Bound>,
    /// The allowed strings and numbers, if they are limited to a list.
    pub(crate) literals: Option<&'static [Literal]>,
    /// The minimum and maximum number of items of a collection.
    pub(crate) items: (usize, usize),
    /// The range of a timestamp, in seconds from now.
    pub(crate) seconds: (i64, i64),
}

/// The set of characters that a string may contain.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alphabet {
    /// One bit for each ASCII character.
    ascii: u128,
    /// Whether other characters are allowed.
    beyond: bool,
}

impl Alphabet {
    /// Every character.
    pub(crate) const ANY: Self = Self { ascii: u128::MAX, beyond: true };

    /// The characters of ASCII.
    pub(crate) const ASCII: Self = Self { ascii: u128::MAX, beyond: false };

    /// The characters of this text, which must be ASCII.
    pub(crate) const fn of(text: &str) -> Self {
        Self { ascii: bits(text), beyond: false }
    }

    /// This set without the characters of the text, which must be ASCII.
    pub(crate) const fn without(self, text: &str) -> Self {
        Self { ascii: self.ascii & !bits(text), beyond: self.beyond }
    }

    /// This set with all characters that are not ASCII.
    pub(crate) const fn and_beyond(self) -> Self {
        Self { ascii: self.ascii, beyond: true }
    }

    /// Whether all characters of a text are in the set.
    const fn has_all(self, text: &str) -> bool {
        let mut bytes = text.as_bytes();
        while let [byte, tail @ ..] = bytes {
            let allowed = if byte.is_ascii() { self.ascii >> *byte & 1 == 1 } else { self.beyond };
            if !allowed {
                return false;
            }
            bytes = tail;
        }
        true
    }

    /// Whether all characters of the set are ASCII.
    pub(crate) const fn is_ascii(self) -> bool {
        !self.beyond
    }
}

const fn bits(text: &str) -> u128 {
    let (mut bits, mut bytes) = (0, text.as_bytes());
    while let [byte, tail @ ..] = bytes {
        if byte.is_ascii() {
            bits |= 1 << *byte;
        }
        bytes = tail;
    }
    bits
}

/// The ASCII control characters.
pub(crate) const CONTROL: &str = "\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{9}\u{a}\u{b}\u{c}\u{d}\u{e}\u{f}\
    \u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}\u{19}\u{1a}\u{1b}\u{1c}\u{1d}\u{1e}\u{1f}\u{7f}";
pub(crate) const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
pub(crate) const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
pub(crate) const ALPHANUMERIC: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl Facts {
    /// The facts of a `char`.
    pub const CHARACTER: Self = Self { characters: (1, 1), ..Self::ANY };

    /// The facts of an array with this number of items.
    #[must_use]
    pub const fn array(items: usize) -> Self {
        Self { items: (items, items), ..Self::ANY }
    }

    /// No restriction.
    pub const ANY: Self = Self {
        characters: (0, usize::MAX),
        bytes: (0, usize::MAX),
        alphabet: Alphabet::ANY,
        begins: "",
        ends: "",
        has: "",
        lacks: "",
        form: None,
        min: None,
        max: None,
        literals: None,
        items: (0, usize::MAX),
        seconds: (i64::MIN, i64::MAX),
    };

    /// Whether no value satisfies both. It may miss a contradiction, but never reports one that does not exist.
    pub(crate) const fn contradict(&self, other: &Self) -> bool {
        self.excludes(other) || other.excludes(self)
    }

    /// Whether a string satisfies the facts.
    pub(crate) const fn allows_text(&self, text: &str) -> bool {
        let characters = count(text);
        self.characters.0 <= characters
            && characters <= self.characters.1
            && self.bytes.0 <= text.len()
            && text.len() <= self.bytes.1
            && self.alphabet.has_all(text)
            && begins_with(text, self.begins)
            && ends_with(text, self.ends)
            && contains(text, self.has)
            && (self.lacks.is_empty() || !contains(text, self.lacks))
            && match self.literals {
                Some(literals) => has_text(literals, text),
                None => true,
            }
    }

    /// Whether a number satisfies the facts.
    pub(crate) const fn allows_number(&self, number: Number) -> bool {
        let above = match self.min {
            Some(Bound::Inclusive(min)) => !is_less(number, min),
            Some(Bound::Exclusive(min)) => is_less(min, number) || !is_comparable(min, number),
            None => true,
        };
        let below = match self.max {
            Some(Bound::Inclusive(max)) => !is_less(max, number),
            Some(Bound::Exclusive(max)) => is_less(number, max) || !is_comparable(max, number),
            None => true,
        };
        above
            && below
            && match self.literals {
                Some(literals) => has_number(literals, number),
                None => true,
            }
    }

    pub(crate) const fn allows(&self, literal: &Literal) -> bool {
        match literal {
            Literal::Text(text) => self.allows_text(text),
            Literal::Number(number) => self.allows_number(*number),
            Literal::Boolean(_) => true,
        }
    }

    /// Whether something that one of them requires is not allowed by the other.
    const fn excludes(&self, other: &Self) -> bool {
        let lengths = self.characters.0 > other.characters.1
            || self.characters.0 > other.bytes.1
            || self.bytes.0 > other.characters.1.saturating_mul(4)
            || self.bytes.0 > other.bytes.1
            || self.items.0 > other.items.1;
        let forms = match (self.form, other.form) {
            (Some(one), Some(another)) => !(begins_with(one, another) && begins_with(another, one)),
            _ => false,
        };
        let texts = other.excludes_text(self.begins) || other.excludes_text(self.ends) || other.excludes_text(self.has);
        let beginnings = !begins_with(self.begins, other.begins) && !begins_with(other.begins, self.begins);
        let endings = !ends_with(self.ends, other.ends) && !ends_with(other.ends, self.ends);
        // Treat a range of a single moment as empty.
        let times = self.seconds.0 >= other.seconds.1;
        lengths || forms || texts || beginnings || endings || times || self.is_above(other) || self.has_only_what_is_excluded(other)
    }

    /// Whether a string cannot contain this text.
    const fn excludes_text(&self, text: &str) -> bool {
        let is_lacking = !self.lacks.is_empty() && contains(text, self.lacks);
        is_lacking || !self.alphabet.has_all(text) || text.len() > self.bytes.1 || count(text) > self.characters.1
    }

    /// Whether the lower limit is above the other's upper limit.
    const fn is_above(&self, other: &Self) -> bool {
        let (Some(min), Some(max)) = (self.min, other.max) else { return false };
        match (min, max) {
            (Bound::Inclusive(min), Bound::Inclusive(max)) => is_less(max, min),
            (Bound::Inclusive(min) | Bound::Exclusive(min), Bound::Inclusive(max) | Bound::Exclusive(max)) => {
                is_comparable(min, max) && !is_less(min, max)
            }
        }
    }

    const fn has_only_what_is_excluded(&self, other: &Self) -> bool {
        let Some(mut literals) = self.literals else { return false };
        while let [literal, tail @ ..] = literals {
            if other.allows(literal) {
                return false;
            }
            literals = tail;
        }
        true
    }
}

/// Whether one number is certainly less than the other.
const fn is_less(one: Number, other: Number) -> bool {
    match (one, other) {
        (Number::Integer(one), Number::Integer(other)) => one < other,
        (Number::Big(one), Number::Big(other)) => one < other,
        (Number::Integer(_), Number::Big(_)) => true,
        (Number::Big(_), Number::Integer(_)) => false,
        (one, other) => is_comparable(one, other) && one.to_f64() < other.to_f64(),
    }
}

/// Whether it is certain which of two numbers is less: rounding an integer could hide that.
const fn is_comparable(one: Number, other: Number) -> bool {
    match (one, other) {
        (Number::Float(one), Number::Float(other)) => !one.is_nan() && !other.is_nan(),
        (Number::Float(float), integer) | (integer, Number::Float(float)) => !float.is_nan() && (is_exact(integer) || float.is_infinite()),
        _ => true,
    }
}

/// Whether a float can represent the integer exactly.
const fn is_exact(number: Number) -> bool {
    matches!(number, Number::Integer(integer) if integer.unsigned_abs() <= 1 << 53)
}

/// Whether a text is among the literals. If these are numbers, one of them may be written as a text.
const fn has_text(mut literals: &[Literal], text: &str) -> bool {
    let mut are_numbers = true;
    while let [literal, tail @ ..] = literals {
        if let Literal::Text(literal) = literal {
            are_numbers = false;
            if literal.len() == text.len() && begins_with(literal, text) {
                return true;
            }
        }
        literals = tail;
    }
    are_numbers
}

const fn has_number(mut literals: &[Literal], number: Number) -> bool {
    while let [literal, tail @ ..] = literals {
        if let Literal::Number(literal) = literal {
            if !is_comparable(*literal, number) || !(is_less(*literal, number) || is_less(number, *literal)) {
                return true;
            }
        }
        literals = tail;
    }
    false
}

/// The number of characters.
const fn count(text: &str) -> usize {
    let (mut count, mut bytes) = (0, text.as_bytes());
    while let [byte, tail @ ..] = bytes {
        // Count all bytes except those that continue a character.
        if *byte & 0xC0 != 0x80 {
            count += 1;
        }
        bytes = tail;
    }
    count
}

const fn begins_with(text: &str, start: &str) -> bool {
    bytes_begin_with(text.as_bytes(), start.as_bytes())
}

const fn bytes_begin_with(mut text: &[u8], mut start: &[u8]) -> bool {
    while let [due, rest_due @ ..] = start {
        match text {
            [byte, rest @ ..] if *byte == *due => (text, start) = (rest, rest_due),
            _ => return false,
        }
    }
    true
}

const fn ends_with(text: &str, end: &str) -> bool {
    let (text, end) = (text.as_bytes(), end.as_bytes());
    match text.len().checked_sub(end.len()) {
        Some(at) => bytes_begin_with(text.split_at(at).1, end),
        None => false,
    }
}

const fn contains(text: &str, part: &str) -> bool {
    let mut bytes = text.as_bytes();
    loop {
        if bytes_begin_with(bytes, part.as_bytes()) {
            return true;
        }
        match bytes {
            [_, rest @ ..] => bytes = rest,
            [] => return false,
        }
    }
}
