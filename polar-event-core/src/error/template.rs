//! The syntax of message templates, for filling them and for checking them at compile time.

#![expect(clippy::indexing_slicing, reason = "run by the compiler, too, which has no other way; each index is compared first")]

/// A token of a template.
pub(crate) enum Piece {
    /// Literal text.
    Text,
    /// `{name}` or `{name:form}`; the piece is the content of the braces.
    Placeholder,
    /// `[[`: the text up to `]]` is omitted if a parameter in it is absent.
    Open,
    /// `]]`.
    Close,
    /// An unpaired brace. As `{{` or `}}`, it is text.
    Stray,
    /// The end of the template.
    End,
}

/// The piece at `at`: its kind, start and end, and the start of the next one.
pub(crate) const fn piece(template: &[u8], at: usize) -> (Piece, usize, usize, usize) {
    if at >= template.len() {
        return (Piece::End, at, at, at);
    }
    let double = at + 1 < template.len() && template[at] == template[at + 1];
    match template[at] {
        b'{' | b'}' if double => return (Piece::Text, at, at + 1, at + 2),
        b'[' if double => return (Piece::Open, at, at + 2, at + 2),
        b']' if double => return (Piece::Close, at, at + 2, at + 2),
        b'}' => return (Piece::Stray, at, at + 1, at + 1),
        b'{' => {
            let mut end = at + 1;
            let mut in_form = false;
            while end < template.len() && (is_name(template[end]) || in_form && template[end] == b' ') {
                in_form |= template[end] == b':';
                end += 1;
            }
            if end < template.len() && template[end] == b'}' && end > at + 1 {
                return (Piece::Placeholder, at + 1, end, end + 1);
            }
            return (Piece::Stray, at, at + 1, at + 1);
        }
        _ => {}
    }
    let mut end = at + 1;
    while end < template.len() && !matches!(template[end], b'{' | b'}' | b'[' | b']') {
        end += 1;
    }
    (Piece::Text, at, end, end)
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b':'
}

/// The end of the name in a placeholder: the `:` before its form, or the end.
pub(crate) const fn name_end(template: &[u8], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && template[at] != b':' {
        at += 1;
    }
    at
}
