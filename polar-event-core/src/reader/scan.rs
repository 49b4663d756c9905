//! Finding the end of a string, sixteen bytes at a time.

use wide::u8x16;

const WIDTH: usize = 16;

/// Bytes looked at in two ways, so that many can be looked at together before anything is compared: the least tells.
#[derive(Clone, Copy)]
struct Sight {
    /// Not above 0x20 for a `"` or a control character.
    low: u8x16,
    /// Zero for a `\`.
    slash: u8x16,
}

impl Sight {
    #[inline(always)]
    fn of(bytes: &[u8; WIDTH]) -> Self {
        let bytes = u8x16::from(*bytes);
        // Exchanging 0x20 with 0x22, and 0x21 with 0x23, puts the quote right behind the control characters.
        Self { low: bytes ^ u8x16::splat(0x02), slash: bytes ^ u8x16::splat(b'\\') }
    }

    #[inline(always)]
    fn least(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), slash: self.slash.min(other.slash) }
    }

    /// Marks each place at which there is a `"`, a `\` or a control character.
    #[inline(always)]
    fn special(self) -> u8x16 {
        self.low.min(u8x16::splat(0x20)).cmp_eq(self.low) | self.slash.cmp_eq(u8x16::ZERO)
    }
}

/// A bit for each byte that is `"`, `\` or a control character, the lowest for the first byte.
#[inline(always)]
fn special_in(bytes: &[u8; WIDTH]) -> u32 {
    Sight::of(bytes).special().move_mask() as u32
}

const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// The offset of the next `"`, `\` or control character; that of the end if there is none.
///
/// Most strings are short: sixteen bytes are looked at on the spot.
#[inline(always)]
pub(super) fn scan(bytes: &[u8], begin: usize) -> usize {
    scan_chunks(bytes, begin, 1).unwrap_or_else(|at| scan_on(bytes, at))
}

/// Looks at no more than so many chunks. `Err` says where to go on.
#[inline(always)]
fn scan_chunks(bytes: &[u8], mut at: usize, count: usize) -> Result<usize, usize> {
    for _ in 0..count {
        let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) else { break };
        let special = special_in(chunk);
        if special != 0 {
            return Ok(at + special.trailing_zeros() as usize);
        }
        at += WIDTH;
    }
    Err(at)
}

/// Goes on where nothing special was near: by two chunks, which is enough for a UUID, then by blocks of four.
#[inline(never)]
fn scan_on(bytes: &[u8], begin: usize) -> usize {
    let mut at = match scan_chunks(bytes, begin, 2) {
        Ok(end) => return end,
        Err(at) => at,
    };
    for block in bytes.get(at..).unwrap_or_default().chunks_exact(4 * WIDTH) {
        if let Some(place) = find_special(block) {
            return at + place;
        }
        at += 4 * WIDTH;
    }
    match scan_chunks(bytes, at, 3) {
        Ok(end) => end,
        Err(at) => scan_last(bytes, at),
    }
}

/// The place of the first special byte among four chunks.
#[inline(always)]
fn find_special(block: &[u8]) -> Option<usize> {
    let chunks = || block.chunks_exact(WIDTH).filter_map(<[u8]>::first_chunk);
    let least = chunks().map(Sight::of).reduce(Sight::least)?;
    if least.special().move_mask() == 0 {
        return None;
    }
    let special = chunks().rev().fold(0, |special, chunk| special << WIDTH | u64::from(special_in(chunk)));
    Some(special.trailing_zeros() as usize)
}

/// Looks at the last bytes, fewer than a chunk, together with some before them.
#[inline(always)]
fn scan_last(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    match bytes.last_chunk().map(special_in) {
        Some(special) => at + rest.len().min((special >> WIDTH.saturating_sub(rest.len())).trailing_zeros() as usize),
        None => at + rest.iter().take_while(|byte| !is_special(**byte)).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_special, scan};

    /// Each byte in each place, with all distances to the end that a chunk, a block and their rests can have.
    #[test]
    fn the_first_special_byte_is_found_wherever_it_is() {
        for len in 0..=160 {
            let mut text = vec![b'a'; len];
            for begin in [0, 1, 7, 16].into_iter().filter(|begin| *begin <= len) {
                assert_eq!(scan(&text, begin), len);
                for place in begin..len {
                    for byte in [0, 0x1F, b' ', b'!', b'"', b'#', b'[', b'\\', b']', 0x7F, 0x80, 0xA2, 0xDC, 0xFF] {
                        // What comes before the beginning is of no account.
                        text.iter_mut().take(begin).for_each(|before| *before = b'"');
                        text.iter_mut().skip(place).take(1).for_each(|at| *at = byte);
                        let expected = if is_special(byte) { place } else { len };
                        assert_eq!(scan(&text, begin), expected, "{byte:#x} at {place} of {len}, from {begin}");
                    }
                    text.fill(b'a');
                }
            }
        }
    }
}
