//! Files that are not one JSON object a line, recognized by how they begin.

use serde::de::IgnoredAny;

/// The beginning of a file.
pub(crate) struct Sample {
    pub(crate) bytes: Vec<u8>,
    /// Whether the file ends here.
    pub(crate) is_whole: bool,
}

/// What a file is instead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum WrongKind {
    /// UTF-8 with a byte order mark.
    ByteOrderMark,
    /// UTF-16 or UTF-32, by the name that `iconv` has for it.
    Encoding(&'static str),
    Array,
    PrettyPrinted,
    /// CSV, with this separator.
    Csv(char),
    /// An object where `--array` asks for an array.
    Object,
}

impl Sample {
    /// What the file is if it is not one JSON object a line. `None` if in doubt: bad lines are reported one by one.
    pub(crate) fn wrong_kind(&self) -> Option<WrongKind> {
        let lines = self.lines();
        let (first, rest) = lines.split_first()?;
        let known = self.encoding().or_else(|| csv(first, rest).map(WrongKind::Csv));
        known.or_else(|| {
            // Where most lines are objects, another one is just a bad line.
            let objects = rest.iter().filter(|line| is_object(line)).count();
            if objects * 2 > rest.len() {
                return None;
            }
            if is_array(first, rest) {
                return Some(WrongKind::Array);
            }
            is_pretty_printed(first, rest).then_some(WrongKind::PrettyPrinted)
        })
    }

    /// What the file is if it is not a JSON array.
    pub(crate) fn not_an_array(&self) -> Option<WrongKind> {
        let begins_with_brace = || self.bytes.trim_ascii_start().first() == Some(&b'{');
        self.encoding().or_else(|| begins_with_brace().then_some(WrongKind::Object))
    }

    fn encoding(&self) -> Option<WrongKind> {
        match *self.bytes {
            [0xEF, 0xBB, 0xBF, ..] => Some(WrongKind::ByteOrderMark),
            // JSON begins with an ASCII character, and mostly goes on with another one.
            [0xFF, 0xFE, 0, 0, 1..=0x7F, 0, 0, 0, ..] | [0, 0, 0xFE, 0xFF, 0, 0, 0, 1..=0x7F, ..] => Some(WrongKind::Encoding("UTF-32")),
            [0xFF, 0xFE, 1..=0x7F, 0, 1..=0x7F, 0, ..] | [0xFE, 0xFF, 0, 1..=0x7F, 0, 1..=0x7F, ..] => Some(WrongKind::Encoding("UTF-16")),
            [1..=0x7F, 0, 1..=0x7F, 0, ..] => Some(WrongKind::Encoding("UTF-16LE")),
            [0, 1..=0x7F, 0, 1..=0x7F, ..] => Some(WrongKind::Encoding("UTF-16BE")),
            _ => None,
        }
    }

    /// The lines that are not blank. The last one of a longer file is left out, unless it is the only one: it may be cut.
    fn lines(&self) -> Vec<&[u8]> {
        let mut lines: Vec<_> = self.bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).collect();
        if !self.is_whole && lines.len() > 1 {
            lines.pop();
        }
        lines.retain(|line| !line.is_empty());
        lines
    }
}

fn is_object(line: &[u8]) -> bool {
    line.first() == Some(&b'{') && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

/// Whether this is an array with an object in it that nothing follows.
fn is_array(first: &[u8], rest: &[&[u8]]) -> bool {
    let Some((b'[', behind)) = first.split_first() else { return false };
    let item = behind.trim_ascii_start().first().or_else(|| rest.first()?.first());
    let is_closed = matches!(end_of(first), End::Closed);
    item == Some(&b'{') && (!is_closed || rest.is_empty())
}

/// Whether this is a document over several lines.
fn is_pretty_printed(first: &[u8], rest: &[&[u8]]) -> bool {
    let is_open = first.first() == Some(&b'{') && matches!(end_of(first), End::Open);
    is_open && rest.first().is_some_and(|second| matches!(second.first(), Some(b'"' | b'}')) || second.ends_with(b","))
}

/// How a line of JSON ends.
enum End {
    /// Every bracket is closed.
    Closed,
    Open,
    /// In a string, which JSON cannot continue on the next line.
    InString,
}

fn end_of(line: &[u8]) -> End {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for byte in line {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    match (in_string, depth) {
        (true, _) => End::InString,
        (false, 0) => End::Closed,
        (false, _) => End::Open,
    }
}

/// The separator, if this is a header of names with rows below it.
fn csv(first: &[u8], rest: &[&[u8]]) -> Option<char> {
    let [second, ..] = rest else { return None };
    let header = std::str::from_utf8(first).ok()?;
    if rest.iter().any(|line| matches!(line.first(), Some(b'{' | b'['))) {
        return None;
    }
    let is_name = |name: &str| {
        let name = name.trim().trim_matches('"');
        !name.is_empty() && !name.contains(|char: char| char.is_control() || matches!(char, '{' | '}' | '[' | ']' | '"'))
    };
    [',', ';', '\t'].into_iter().find(|separator| {
        let is_header = header.contains(*separator) && header.split(*separator).all(is_name);
        is_header && fields(second, *separator) == fields(first, *separator)
    })
}

fn fields(line: &[u8], separator: char) -> usize {
    let mut in_quotes = false;
    let is_end = |byte: &&u8| {
        in_quotes ^= **byte == b'"';
        !in_quotes && char::from(**byte) == separator
    };
    line.iter().filter(is_end).count() + 1
}
