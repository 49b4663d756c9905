//! How documents of a size are written.

/// A part again and again, with commas between.
pub(crate) fn parts(bytes: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 1024);
    for number in 0.. {
        let part = part(number);
        if number > 0 {
            if text.len() + part.len() > bytes {
                break;
            }
            text.push(',');
        }
        text.push_str(&part);
    }
    text
}

/// An array of so many bytes.
pub(crate) fn list(bytes: usize, item: impl Fn(usize) -> String) -> String {
    format!("[{}]", parts(bytes, item))
}

/// An array of the same item.
pub(crate) fn list_of(bytes: usize, item: &str) -> String {
    list(bytes, |_| item.to_owned())
}

/// An object of so many bytes, of entries.
pub(crate) fn object(bytes: usize, entry: impl Fn(usize) -> String) -> String {
    format!("{{{}}}", parts(bytes, entry))
}

/// A string of so many bytes, of the same part.
pub(crate) fn text(bytes: usize, part: &str) -> String {
    format!("\"{}\"", part.repeat(bytes / part.len()))
}

/// So many bytes of lines.
pub(crate) fn lines(bytes: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 1024);
    for number in 0.. {
        let line = line(number);
        if number > 0 && text.len() + line.len() > bytes {
            break;
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// A value within another, so many levels deep: what comes before it, the innermost, and what comes behind it.
pub(crate) fn nested(levels: usize, before: &str, innermost: &str, behind: &str) -> String {
    format!("{}{innermost}{}", before.repeat(levels), behind.repeat(levels))
}
