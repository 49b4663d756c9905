//! Lines and columns of a source text.

/// A line and a column of the source, both from 1; the column counts characters (Unicode code points).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Location {
    /// The line, from 1. Lines end with `\n`.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// The distance between the offsets whose line and column are kept.
const STEP: usize = 1024;

/// Converts offsets into one source text to lines and columns.
///
/// It scans the source once. For an offset further back, it scans at most [`STEP`] bytes again.
#[derive(Debug, Default)]
pub(crate) struct LineIndex {
    /// The last offset that was looked up. Most lookups are in the order of the source.
    pub(crate) last: Located,
    /// The location of each multiple of [`STEP`], from the second on. They are kept from the first lookup that is out of order.
    pub(crate) known: Option<Vec<Location>>,
}

/// An offset whose line and column are known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Located {
    at: usize,
    location: Location,
}

impl Default for Located {
    fn default() -> Self {
        Self { at: 0, location: Location { line: 1, column: 1 } }
    }
}

impl LineIndex {
    /// The location of `offset`, or of the end if `offset` is beyond it.
    pub(crate) fn location(&mut self, source: &[u8], offset: usize) -> Location {
        let offset = offset.min(source.len());
        if offset < self.last.at {
            self.known.get_or_insert_default();
        }
        let Located { mut at, mut location } = self.nearest(offset);
        while at < offset {
            let next = offset.min((at / STEP + 1) * STEP);
            location = location.behind(source.get(at..next).unwrap_or_default());
            at = next;
            if let Some(known) = self.known.as_mut().filter(|known| at == (known.len() + 1) * STEP) {
                known.push(location);
            }
        }
        self.last = Located { at: offset, location };
        location
    }

    /// The nearest offset at or before this one whose location is known.
    fn nearest(&self, offset: usize) -> Located {
        let known = self.known.as_deref().unwrap_or_default();
        let steps = (offset / STEP).min(known.len());
        let before = steps.checked_sub(1).and_then(|step| known.get(step));
        let before = before.map_or(Located::default(), |location| Located { at: steps * STEP, location: *location });
        if (before.at..=offset).contains(&self.last.at) { self.last } else { before }
    }
}

impl Location {
    /// The location after this text, which begins here.
    fn behind(self, text: &[u8]) -> Self {
        // A byte of the form 0b10…… continues a character that has been counted. A chunk's count fits into a byte, so that many bytes are
        // counted at once.
        let in_some = |text: &[u8]| text.iter().map(|byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>();
        let characters = |text: &[u8]| text.chunks(255).map(|some| usize::from(in_some(some))).sum::<usize>();
        match memchr::memrchr(b'\n', text).and_then(|end| text.split_at_checked(end + 1)) {
            Some((lines, last)) => {
                let lines = lines.iter().filter(|byte| **byte == b'\n').count();
                Self { line: self.line + lines, column: 1 + characters(last) }
            }
            None => Self { line: self.line, column: self.column + characters(text) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Location, STEP};

    /// The definition: lines end with `\n`, columns count characters.
    fn expected(source: &str, offset: usize) -> Location {
        let before = source.get(..offset).unwrap_or(source);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Location { line: 1 + before.matches('\n').count(), column: 1 + line.chars().count() }
    }

    #[test]
    fn locations_are_the_same_in_any_order() {
        let source = "a\né€😀 \"x\": 1,\r\n\n".repeat(300) + &"é".repeat(2 * STEP);
        let offsets: Vec<usize> = (0..=source.len()).filter(|offset| source.is_char_boundary(*offset)).collect();
        let mut forwards = LineIndex::default();
        for offset in &offsets {
            assert_eq!(forwards.location(source.as_bytes(), *offset), expected(&source, *offset), "{offset}");
        }
        let (mut backwards, mut mixed) = (LineIndex::default(), LineIndex::default());
        for (number, offset) in offsets.iter().enumerate().rev() {
            assert_eq!(backwards.location(source.as_bytes(), *offset), expected(&source, *offset), "{offset}");
            let offset = offsets.get(number * 7919 % offsets.len()).copied().unwrap_or_default();
            assert_eq!(mixed.location(source.as_bytes(), offset), expected(&source, offset), "{offset}");
        }
        assert_eq!(mixed.location(source.as_bytes(), usize::MAX), expected(&source, source.len()));
    }
}
