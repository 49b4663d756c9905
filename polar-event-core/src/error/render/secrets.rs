//! Finds in a source what must not be shown: the values of fields with certain names.
//!
//! It looks at the text only, and so works in documents that are no JSON, too. Where it cannot tell where a value ends, it takes the rest.

use core::ops::Range;
use std::borrow::Cow;

/// A key with escapes that is longer is none that a type has.
const MAX_ESCAPED_KEY: usize = 1024;

/// The values of all fields with one of these names, wherever they are.
pub(super) fn values_of(source: &[u8], names: &[Cow<'_, str>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    if names.is_empty() {
        return found;
    }
    while let Some(quote) = position(source, at, |byte| byte == b'"') {
        at = quote + 1;
        let Some(colon) = behind_key(source, at, names) else { continue };
        let start = behind_space(source, colon);
        at = value_end(source, start);
        found.push(start..at);
    }
    found
}

fn position(source: &[u8], from: usize, is_it: impl Fn(u8) -> bool) -> Option<usize> {
    Some(from + source.get(from..)?.iter().position(|byte| is_it(*byte))?)
}

/// Where what stands behind a key and its colon begins, if one of the names stands at `at`, behind a quote.
fn behind_key(source: &[u8], at: usize, names: &[Cow<'_, str>]) -> Option<usize> {
    let rest = source.get(at..)?;
    let as_is = |name: &Cow<'_, str>| rest.starts_with(name.as_bytes()) && rest.get(name.len()) == Some(&b'"');
    let quote = match names.iter().find(|name| as_is(name)) {
        Some(name) => at + name.len(),
        None => escaped_key(source, at, names)?,
    };
    let colon = behind_space(source, quote + 1);
    (source.get(colon) == Some(&b':')).then_some(colon + 1)
}

/// The same for a key with escapes: where its end quote is.
fn escaped_key(source: &[u8], at: usize, names: &[Cow<'_, str>]) -> Option<usize> {
    let near = source.get(at..source.len().min(at + MAX_ESCAPED_KEY))?;
    let end = at + string_len(near)?;
    if !source.get(at..end)?.contains(&b'\\') {
        return None;
    }
    let key: String = serde_json::from_slice(source.get(at.checked_sub(1)?..=end)?).ok()?;
    names.iter().any(|name| *name == key).then_some(end)
}

/// The length of a string behind its first quote, up to the last one.
fn string_len(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match text.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            // There is no line end in a string: it has no end of its own.
            b'\n' => return None,
            _ => at += 1,
        }
    }
}

fn behind_space(source: &[u8], from: usize) -> usize {
    position(source, from, |byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(source.len())
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
    }

    #[test]
    fn what_has_no_end_goes_to_the_end() {
        assert_eq!(values(r#"{"key": "abc, "x": 1"#), ["\"abc, \""]);
        assert_eq!(values("{\"key\": \"abc\n, \"x\": 1}"), ["\"abc\n, \"x\": 1}"]);
        assert_eq!(values(r#"{"key": [1, {"#), ["[1, {"]);
        assert_eq!(values(r#"{"key": "abc\"#), [r#""abc\"#]);
        assert_eq!(values(r#"{"key":"#), [""]);
        // A quote too many before it.
        assert_eq!(values(r#"{"a": "x, "key": "secret"}"#), ["\"secret\""]);
    }
}
