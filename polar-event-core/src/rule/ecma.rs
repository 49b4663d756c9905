//! Translates regular expressions of the `regex` crate into those of JavaScript (ECMA-262 with the flag `u`), which JSON Schema uses.

/// A pattern that matches this text literally.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if r"^$\.*+?()[]{}|".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// White space as defined by Unicode and Rust. JavaScript's `\s` lacks U+0085 and has U+FEFF.
pub(crate) const WHITE_SPACE: &str = r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";

#[cfg(feature = "regex")]
pub(crate) use translate::translate;

#[cfg(feature = "regex")]
mod translate {
    use core::fmt::Write as _;

    use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition};
    use regex_syntax::parse;

    use super::super::keywords::Dialect;
    use super::{WHITE_SPACE, escape};

    /// `\w` of the `regex` crate: Unicode's UTS #18, Annex C.
    const WORD: &str = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}";

    /// `\w` in ASCII.
    const ASCII_WORD: &str = "0-9A-Za-z_";

    /// The maximum length of a portable pattern, in which Unicode classes are spelled out: `\d` takes less, `\w` more.
    const MAX_PORTABLE: usize = 2000;

    /// The pattern in JavaScript's dialect: unchanged if it means the same there, otherwise translated. `None` if it cannot be translated.
    pub(crate) fn translate(pattern: &str, dialect: Dialect) -> Option<String> {
        if is_common(pattern) {
            return Some(pattern.to_owned());
        }
        let mut text = String::new();
        write(&parse(pattern).ok()?, &Classes::new(dialect)?, &mut text)?;
        (!dialect.is_portable || text.len() <= MAX_PORTABLE).then_some(text)
    }

    /// Whether a pattern certainly means the same in both dialects. If not, it is translated.
    fn is_common(pattern: &str) -> bool {
        let mut characters = pattern.chars().peekable();
        let (mut in_class, mut braces) = (false, false);
        while let Some(character) = characters.next() {
            let next = characters.peek().copied();
            let good = match character {
                '\\' => {
                    let escaped = characters.next().unwrap_or('x');
                    r"^$\.*+?()[]{}|nrt".contains(escaped) || (in_class && escaped == '-')
                }
                '[' if in_class => false,
                '[' => {
                    in_class = true;
                    let mut first = next;
                    if next == Some('^') {
                        characters.next();
                        first = characters.peek().copied();
                    }
                    first != Some(']')
                }
                ']' => core::mem::take(&mut in_class),
                '&' | '~' | '-' if in_class => next != Some(character),
                '.' => in_class,
                '{' if !in_class => {
                    braces = true;
                    next.is_some_and(|next| next.is_ascii_digit())
                }
                '}' if !in_class => core::mem::take(&mut braces),
                '(' if !in_class && next == Some('?') => {
                    characters.next();
                    characters.peek() == Some(&':')
                }
                ' ' if braces => false,
                _ => true,
            };
            if !good {
                return false;
            }
        }
        !in_class
    }

    /// Classes that have names in both dialects, though different ones.
    struct Classes {
        named: Vec<(ClassUnicode, &'static str)>,
        dialect: Dialect,
    }

    impl Classes {
        fn new(dialect: Dialect) -> Option<Self> {
            let known = [(r"\w", WORD), (r"\d", r"\p{Nd}"), (r"\s", WHITE_SPACE)];
            let is_readable = |(_, name): &(&str, &str)| !dialect.is_portable || !name.contains(r"\p{");
            let class = |(pattern, name)| match parse(pattern).ok()?.into_kind() {
                HirKind::Class(Class::Unicode(class)) => Some((class, name)),
                _ => None,
            };
            let named = known.into_iter().filter(is_readable).map(class).collect::<Option<_>>()?;
            Some(Self { named, dialect })
        }
    }

    fn write(hir: &Hir, classes: &Classes, text: &mut String) -> Option<()> {
        match hir.kind() {
            HirKind::Empty => text.push_str("(?:)"),
            HirKind::Literal(literal) => text.push_str(&escape(core::str::from_utf8(&literal.0).ok()?)),
            HirKind::Class(Class::Unicode(class)) => write_class(class, classes, text),
            HirKind::Class(Class::Bytes(class)) => {
                let ranges = class.ranges().iter().filter(|range| range.end() < 0x80);
                let ranges = ranges.map(|range| ClassUnicodeRange::new(range.start().into(), range.end().into()));
                write_class(&ClassUnicode::new(ranges), classes, text);
            }
            HirKind::Look(look) => text.push_str(&anchor(*look, classes.dialect)?),
            HirKind::Repetition(repetition) => write_repetition(repetition, classes, text)?,
            HirKind::Capture(capture) => write_group(&capture.sub, classes, text)?,
            HirKind::Concat(parts) => {
                for part in parts {
                    match part.kind() {
                        HirKind::Alternation(_) => write_group(part, classes, text)?,
                        _ => write(part, classes, text)?,
                    }
                }
            }
            HirKind::Alternation(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 {
                        text.push('|');
                    }
                    write(part, classes, text)?;
                }
            }
        }
        Some(())
    }

    fn write_group(hir: &Hir, classes: &Classes, text: &mut String) -> Option<()> {
        text.push_str("(?:");
        write(hir, classes, text)?;
        text.push(')');
        Some(())
    }

    fn write_repetition(repetition: &Repetition, classes: &Classes, text: &mut String) -> Option<()> {
        match repetition.sub.kind() {
            HirKind::Class(_) => write(&repetition.sub, classes, text)?,
            _ => write_group(&repetition.sub, classes, text)?,
        }
        match (repetition.min, repetition.max) {
            (0, None) => text.push('*'),
            (1, None) => text.push('+'),
            (0, Some(1)) => text.push('?'),
            (min, None) => write!(text, "{{{min},}}").ok()?,
            (min, Some(max)) if min == max => write!(text, "{{{min}}}").ok()?,
            (min, Some(max)) => write!(text, "{{{min},{max}}}").ok()?,
        }
        // Greediness does not affect whether a pattern matches.
        Some(())
    }

    fn write_class(class: &ClassUnicode, classes: &Classes, text: &mut String) {
        let (mut class, mut negated) = (class.clone(), class.clone());
        negated.negate();
        if classes.dialect.is_ascii {
            let ascii = ClassUnicode::new([ClassUnicodeRange::new('\0', '\u{7F}')]);
            class.intersect(&ascii);
            negated.intersect(&ascii);
        } else if negated.ranges().is_empty() {
            return text.push_str(r"[\s\S]");
        }
        // Use the shorter of the class and its negation, if possible without characters beyond U+FFFF, which have no common escape.
        let (own, other) = (members(&class, classes), members(&negated, classes));
        let length = |text: &str| (!text.is_ascii(), text.len());
        // Empty brackets are valid only in JavaScript.
        if own.is_empty() || (!other.is_empty() && length(&other) < length(&own)) {
            text.push_str("[^");
            text.push_str(&other);
        } else {
            text.push('[');
            text.push_str(&own);
        }
        text.push(']');
    }

    /// The content of the brackets: with class names, if that is shorter.
    fn members(class: &ClassUnicode, classes: &Classes) -> String {
        let (named, plain) = (ranges(class, &classes.named), ranges(class, &[]));
        if named.len() < plain.len() { named } else { plain }
    }

    fn ranges(class: &ClassUnicode, classes: &[(ClassUnicode, &str)]) -> String {
        let (mut rest, mut text) = (class.clone(), String::new());
        for (known, name) in classes {
            let mut common = known.clone();
            common.intersect(&rest);
            if common == *known {
                rest.difference(known);
                text.push_str(name);
            }
        }
        for range in rest.ranges() {
            write_character(range.start(), &mut text);
            if range.end() != range.start() {
                text.push('-');
                write_character(range.end(), &mut text);
            }
        }
        text
    }

    fn write_character(character: char, text: &mut String) {
        let number = u32::from(character);
        if character.is_ascii_alphanumeric() || number > 0xFFFF {
            text.push(character);
        } else {
            // Writing to a string cannot fail.
            _ = write!(text, "\\u{number:04X}");
        }
    }

    /// Anchors. Those for lines and words become lookarounds, which JavaScript supports.
    fn anchor(look: Look, dialect: Dialect) -> Option<String> {
        if dialect.is_portable && !matches!(look, Look::Start | Look::End) {
            return None;
        }
        let ascii = format!("[{ASCII_WORD}]");
        let word = if dialect.is_ascii { ascii.clone() } else { format!("[{WORD}]") };
        let boundary = |word: String| format!("(?:(?<={word})(?!{word})|(?<!{word})(?={word}))");
        let inside = |word: String| format!("(?:(?<={word})(?={word})|(?<!{word})(?!{word}))");
        let starts = |word: String| format!("(?<!{word})(?={word})");
        let ends = |word: String| format!("(?<={word})(?!{word})");
        Some(match look {
            Look::Start => "^".to_owned(),
            Look::End => "$".to_owned(),
            Look::StartLF => r"(?<![^\n])".to_owned(),
            Look::EndLF => r"(?![^\n])".to_owned(),
            Look::WordAscii => boundary(ascii),
            Look::WordAsciiNegate => inside(ascii),
            Look::WordUnicode => boundary(word),
            Look::WordUnicodeNegate => inside(word),
            Look::WordStartAscii => starts(ascii),
            Look::WordEndAscii => ends(ascii),
            Look::WordStartUnicode => starts(word),
            Look::WordEndUnicode => ends(word),
            _ => return None,
        })
    }

    #[cfg(test)]
    mod tests {
        use super::{Dialect, MAX_PORTABLE, WORD};

        fn translate(pattern: &str) -> Option<String> {
            super::translate(pattern, Dialect::default())
        }

        #[test]
        fn what_is_common_stays() {
            for pattern in ["^[a-z]+$", "^[A-Z]{3}$", "a|b", r"^\+[1-9][0-9]{1,14}$", "@.", "^(?:a|b)*?$", r"[\]\-x]", "[^a-]"] {
                assert_eq!(translate(pattern).as_deref(), Some(pattern).filter(|it| *it != "@.").or(Some(r"@[^\u000A]")), "{pattern}");
            }
        }

        #[test]
        fn what_differs_is_put_into_other_words() {
            for (pattern, expected) in [
                (r"^\d+$", r"^[\p{Nd}]+$".to_owned()),
                (r"^\w[\w-]*$", format!(r"^[{WORD}][{WORD}\u002D]*$")),
                (r"\S", r"[^\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]".to_owned()),
                ("(?i)^k$", r"^[Kk\u212A]$".to_owned()),
                ("^(?P<year>[0-9]{4})$", "^(?:[0-9]{4})$".to_owned()),
                ("^a.b$", r"^a[^\u000A]b$".to_owned()),
                ("(?x) a  b # comment", "ab".to_owned()),
                (r"\A[[:digit:]]\z", "^[0-9]$".to_owned()),
                ("[a-z&&[^aeiou]]", "[b-df-hj-np-tv-z]".to_owned()),
                ("(?m)^a$", r"(?<![^\n])a(?![^\n])".to_owned()),
                ("^(?:ab|cd)+$", "^(?:ab|cd)+$".to_owned()),
                ("^(?s)(?:ab|c.)+$", r"^(?:ab|c[\s\S])+$".to_owned()),
                ("(?s)^[🦀x]$", "^[x🦀]$".to_owned()),
                (r"^[^\x00-\x7F]$", r"^[^\u0000-\u007F]$".to_owned()),
            ] {
                assert_eq!(translate(pattern), Some(expected), "{pattern}");
            }
        }

        #[test]
        fn beside_ascii_classes_are_ascii() {
            let dialect = Dialect { is_ascii: true, is_portable: false };
            for (pattern, expected) in [
                (r"^\d+$", "^[0-9]+$"),
                (r"^\w\W$", r"^[0-9A-Z\u005Fa-z][^0-9A-Z\u005Fa-z]$"),
                (r"^\D\s$", r"^[^0-9][\u0009-\u000D\u0020]$"),
                ("(?s)^[éa]$", "^[a]$"),
                ("^(?i)k$", "^[Kk]$"),
                (r"\b", "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))"),
            ] {
                assert_eq!(super::translate(pattern, dialect).as_deref(), Some(expected), "{pattern}");
            }
        }

        #[test]
        fn what_is_portable_is_spelled_out() {
            let dialect = Dialect { is_ascii: false, is_portable: true };
            let digits = super::translate(r"^\d$", dialect).unwrap_or_default();
            assert!(digits.starts_with(r"^[0-9\u0660-\u0669") && !digits.contains(r"\p") && digits.len() < MAX_PORTABLE, "{digits}");
            for pattern in [r"^\w$", r"\b", "(?m)^a"] {
                assert_eq!(super::translate(pattern, dialect), None, "{pattern}");
            }
            assert_eq!(super::translate(r"^\s$", dialect), translate(r"^\s$"));
            let dialect = Dialect { is_ascii: true, is_portable: true };
            assert_eq!(super::translate(r"^\w$", dialect).as_deref(), Some(r"^[0-9A-Z\u005Fa-z]$"));
        }
    }
}
