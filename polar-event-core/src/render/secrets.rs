//! Finds the values of sensitive fields in a source text.
//!
//! It only scans the text, so it also works in documents that are not valid JSON. If it cannot determine where a value ends, it takes the
//! rest.

use core::ops::Range;
use std::borrow::Cow;

/// A longer key with escapes is not compared: no type has such a field.
const MAX_ESCAPED_KEY: usize = 1024;

/// The values of all fields with one of these names, anywhere in the source.
pub(super) fn values_of(source: &[u8], names: &[Cow<'_, str>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    if names.is_empty() {
        return found;
    }
    while let Some(start) = position(source, at, |byte| is_quote(byte) || is_word(byte)) {
        // A key without quotation marks starts at a word boundary.
        let key = if source.get(start).copied().is_some_and(is_quote) { start + 1 } else { start };
        let Some(colon) = behind_key(source, key, names) else {
            let word = source.get(key..).unwrap_or_default().iter().take_while(|byte| is_word(**byte)).count();
            at = (start + 1).max(key + word);
            continue;
        };
        let start = behind_space(source, colon);
        at = behind_value(source, start);
        found.push(start..at);
    }
    found
}

/// Whether a byte is a quotation mark, in JSON or in similar notations.
fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-' | 0x80..)
}

fn position(source: &[u8], from: usize, is_it: impl Fn(u8) -> bool) -> Option<usize> {
    Some(from + source.get(from..)?.iter().position(|byte| is_it(*byte))?)
}

/// The offset after the colon of a key, if one of the names starts at `at`, after a quotation mark or without one.
fn behind_key(source: &[u8], at: usize, names: &[Cow<'_, str>]) -> Option<usize> {
    let rest = source.get(at..)?;
    let as_is = |name: &Cow<'_, str>| rest.starts_with(name.as_bytes()) && !rest.get(name.len()).copied().is_some_and(is_word);
    let end = match names.iter().find(|name| as_is(name)) {
        Some(name) => at + name.len(),
        None => escaped_key(source, at, names)?,
    };
    // A quotation mark that was escaped twice has a backslash before it.
    let is_end = |byte: &u8| is_quote(*byte) || *byte == b'\\';
    let quotes = source.get(end..)?.iter().take(2).take_while(|byte| is_end(byte)).count();
    let colon = behind_space(source, end + quotes);
    match source.get(colon..)? {
        [b'=', b'>', ..] => Some(colon + 2),
        [b':' | b'=', ..] => Some(colon + 1),
        _ => None,
    }
}

/// The offset of the end quotation mark of a key with escapes, if it is one of the names.
fn escaped_key(source: &[u8], at: usize, names: &[Cow<'_, str>]) -> Option<usize> {
    let near = source.get(at..source.len().min(at + MAX_ESCAPED_KEY))?;
    let end = at + string_len(near)?;
    if !source.get(at..end)?.contains(&b'\\') {
        return None;
    }
    let key: String = serde_json::from_slice(source.get(at.checked_sub(1)?..=end)?).ok()?;
    names.iter().any(|name| *name == key).then_some(end)
}

/// The length of the content of a string, after its first quotation mark.
fn string_len(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match text.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            // A line end cannot be in a string: the string is unterminated.
            b'\n' => return None,
            _ => at += 1,
        }
    }
}

fn behind_space(source: &[u8], from: usize) -> usize {
    position(source, from, |byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(source.len())
}

/// The end of a value. If it does not look complete, it takes the rest of the source.
fn behind_value(source: &[u8], start: usize) -> usize {
    let end = value_end(source, start);
    let is_json = matches!(source.get(start), Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') | None);
    match source.get(behind_space(source, end)) {
        Some(b',' | b'}' | b']') | None if is_json => end,
        _ => source.len(),
    }
}

fn value_end(source: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while let Some(byte) = source.get(at) {
        match byte {
            b'"' => match source.get(at + 1..).and_then(string_len) {
                Some(len) => at += len + 1,
                None => return source.len(),
            },
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth > 1 => depth -= 1,
            b'}' | b']' if depth == 1 => return at + 1,
            b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
        if depth == 0 && *byte == b'"' {
            return at;
        }
    }
    source.len()
}

#[cfg(test)]
mod tests {
    use super::values_of;

    fn values(source: &str) -> Vec<&str> {
        values_of(source.as_bytes(), &["key".into(), "a\"b".into()]).into_iter().map(|range| &source[range]).collect()
    }

    #[test]
    fn values_are_found_wherever_they_are() {
        assert_eq!(
            values(r#"{"key": "a\"b", "x": {"key" : [1, {"key": "]"}]}, "key":5, "k": "key"}"#),
            [r#""a\"b""#, r#"[1, {"key": "]"}]"#, "5"]
        );
        assert_eq!(values(r#"{"k\u0065y": true, "a\"b": null, "xkey": 1, "keyx": 2}"#), ["true", "null"]);
        assert_eq!(values("{\"key\"\r\n:\t-1.5e3\n}"), ["-1.5e3"]);
        // Keys that are not valid JSON.
        assert_eq!(values("{key: 5, 'key': 6, `key` : 7, xkey: 1, keyx: 2, x-key: 3, 'xkey': 4}"), ["5", "6", "7"]);
        assert_eq!(values("{key=5, \"key\" => 6}"), ["5", "6"]);
        assert_eq!(values(r#"{\"key\": 5}"#), ["5"]);
    }

    #[test]
    fn what_has_no_end_goes_to_the_end() {
        assert_eq!(values(r#"{"key": "abc, "x": 1"#), ["\"abc, \"x\": 1"]);
        assert_eq!(values("{\"key\": \"abc\n, \"x\": 1}"), ["\"abc\n, \"x\": 1}"]);
        assert_eq!(values(r#"{"key": [1, {"#), ["[1, {"]);
        assert_eq!(values(r#"{"key": "abc\"#), [r#""abc\"#]);
        assert_eq!(values(r#"{"key":"#), [""]);
        // Values that are not valid JSON.
        assert_eq!(values(r#"{"key": 'a b', "x": 1}"#), [r#"'a b', "x": 1}"#]);
        assert_eq!(values(r#"{"key": "a"b", "x": 1}"#), [r#""a"b", "x": 1}"#]);
        assert_eq!(values(r#"{"key": a b, "x": 1}"#), [r#"a b, "x": 1}"#]);
        assert_eq!(values(r#"{"key": 12 34, "x": 1}"#), [r#"12 34, "x": 1}"#]);
        // An extra quotation mark before the key.
        assert_eq!(values(r#"{"a": "x, "key": "secret"}"#), ["\"secret\""]);
    }
}
