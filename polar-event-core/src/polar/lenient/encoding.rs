//! The encodings that Python's `json.loads` detects, as generalized UTF-8: UTF-8 in which surrogates may stand alone, three bytes each.

use std::borrow::Cow;

use crate::error::{Code, Violation};

/// The text as generalized UTF-8, without a byte order mark. Python decodes with the error handler `surrogatepass`, and so does this.
pub(super) fn decode(input: &[u8]) -> Result<Cow<'_, [u8]>, Violation> {
    let (encoding, rest) = detect(input);
    match encoding {
        Encoding::Utf8 => is_generalized_utf8(rest).then_some(Cow::Borrowed(rest)),
        Encoding::Utf16 { big_endian } => utf16(rest, big_endian).map(Cow::Owned),
        Encoding::Utf32 { big_endian } => utf32(rest, big_endian).map(Cow::Owned),
    }
    .ok_or_else(|| Violation::new(Code::JsonInvalid).param("error", "bytes that are not UTF-8"))
}

enum Encoding {
    Utf8,
    Utf16 { big_endian: bool },
    Utf32 { big_endian: bool },
}

/// As `json.detect_encoding`: by a byte order mark, or by which of the first bytes are zero.
fn detect(input: &[u8]) -> (Encoding, &[u8]) {
    const MARKS: [(&[u8], Encoding); 5] = [
        // UTF-32 comes first: its mark begins with that of UTF-16.
        (&[0, 0, 0xfe, 0xff], Encoding::Utf32 { big_endian: true }),
        (&[0xff, 0xfe, 0, 0], Encoding::Utf32 { big_endian: false }),
        (&[0xfe, 0xff], Encoding::Utf16 { big_endian: true }),
        (&[0xff, 0xfe], Encoding::Utf16 { big_endian: false }),
        (&[0xef, 0xbb, 0xbf], Encoding::Utf8),
    ];
    for (mark, encoding) in MARKS {
        if let Some(rest) = input.strip_prefix(mark) {
            return (encoding, rest);
        }
    }
    let encoding = match *input {
        [0, 0, _, _, ..] => Encoding::Utf32 { big_endian: true },
        [0, _, _, _, ..] => Encoding::Utf16 { big_endian: true },
        [_, 0, 0, 0, ..] => Encoding::Utf32 { big_endian: false },
        [_, 0, _, _, ..] => Encoding::Utf16 { big_endian: false },
        [0, _] => Encoding::Utf16 { big_endian: true },
        [_, 0] => Encoding::Utf16 { big_endian: false },
        _ => Encoding::Utf8,
    };
    (encoding, input)
}

fn is_generalized_utf8(mut input: &[u8]) -> bool {
    while let Err(error) = std::str::from_utf8(input) {
        match input.get(error.valid_up_to()..) {
            Some([0xed, 0xa0..=0xbf, 0x80..=0xbf, rest @ ..]) => input = rest,
            _ => return false,
        }
    }
    true
}

fn utf16(input: &[u8], big_endian: bool) -> Option<Vec<u8>> {
    let units = chunks(input)?.map(|unit| if big_endian { u16::from_be_bytes(unit) } else { u16::from_le_bytes(unit) });
    let mut text = Vec::with_capacity(input.len());
    for unit in char::decode_utf16(units) {
        push(&mut text, unit.map_or_else(|error| u32::from(error.unpaired_surrogate()), u32::from));
    }
    Some(text)
}

fn utf32(input: &[u8], big_endian: bool) -> Option<Vec<u8>> {
    let mut text = Vec::with_capacity(input.len());
    for unit in chunks(input)? {
        let unit = if big_endian { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
        if unit > u32::from(char::MAX) {
            return None;
        }
        push(&mut text, unit);
    }
    Some(text)
}

/// `None` if something is left over.
fn chunks<const N: usize>(input: &[u8]) -> Option<impl Iterator<Item = [u8; N]>> {
    let chunks = input.chunks_exact(N);
    chunks.remainder().is_empty().then(|| chunks.filter_map(|chunk| chunk.try_into().ok()))
}

/// Appends a code point, which may be a surrogate.
pub(super) fn push(text: &mut Vec<u8>, code_point: u32) {
    match char::from_u32(code_point) {
        Some(character) => text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        None => text.extend([12, 6, 0].map(|shift| {
            let bits = (code_point >> shift) & 0x3f;
            u8::try_from(bits | if shift == 12 { 0xe0 } else { 0x80 }).unwrap_or(b'?')
        })),
    }
}
