//! Lists of faults that are limited to a number of bytes.

use std::io;

use serde_core::Serialize;

use crate::error::{Code, Path, Report, Segment, Violation};

/// The default for the maximum size of a response body, as compact JSON.
pub const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// How much detail of a violation to include.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Everything.
    Full,
    /// Without parameters and input, which are only helpful.
    Short,
    /// As `Short`, with path and message limited to this many bytes of JSON.
    Cut(usize),
}

/// The violations that fit into `max_bytes` together with `envelope`, as `item` serializes them. If some do not fit, the last item tells
/// so.
pub(super) fn list<T: Serialize>(
    report: &Report,
    max_bytes: usize,
    envelope: &impl Serialize,
    item: impl Fn(&Violation, Detail) -> T,
) -> Vec<T> {
    let (more, violations) = match report.violations().split_last() {
        Some((last, rest)) if last.code() == Code::TooManyViolations => (Some(last), rest),
        _ => (None, report.violations()),
    };
    let cut = Violation::new(Code::TooManyViolations).param("max_bytes", max_bytes);
    // Room for the last item, which tells that there are more, and for its comma.
    let last = item(more.unwrap_or(&cut), Detail::Full);
    let room = max_bytes.saturating_sub(size(envelope)).saturating_sub(size(&last) + 1);
    let mut left = room;
    let mut items = Vec::with_capacity(violations.len().min(256));
    for violation in violations {
        let Some((found, size)) = fitting(violation, room, &item).filter(|(_, size)| *size < left) else {
            items.push(last);
            return items;
        };
        left -= size + 1;
        items.push(found);
    }
    if more.is_some() {
        items.push(last);
    }
    items
}

/// The violation with as much detail as leaves room for others, and its size.
fn fitting<T: Serialize>(violation: &Violation, room: usize, item: impl Fn(&Violation, Detail) -> T) -> Option<(T, usize)> {
    let most = room / 4;
    [Detail::Full, Detail::Short, Detail::Cut(most / 4)].into_iter().find_map(|detail| {
        let item = item(violation, detail);
        let size = size(&item);
        (size <= most || matches!(detail, Detail::Cut(_))).then_some((item, size))
    })
}

/// The size of a value as compact JSON, in bytes.
pub(super) fn size(value: &impl Serialize) -> usize {
    let mut count = Count(0);
    // A value that cannot be serialized does not fit.
    serde_json::to_writer(&mut count, value).map_or(usize::MAX, |()| count.0)
}

struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const ELLIPSIS: &str = "…";

/// As much of a text as the detail allows.
pub(super) fn text(mut text: String, detail: Detail) -> String {
    if let Detail::Cut(bytes) = detail {
        if size(&text) > bytes {
            text.truncate(end_within(&text, bytes.saturating_sub(ELLIPSIS.len() + 2)));
            text.push_str(ELLIPSIS);
        }
    }
    text
}

/// As many steps of a path as the detail allows. A step that is cut ends in `…`, like a key that is cut.
pub(super) fn path(path: &Path, detail: Detail) -> Vec<Segment> {
    let Detail::Cut(bytes) = detail else { return path.segments().cloned().collect() };
    let mut left = bytes.saturating_sub(ELLIPSIS.len() + 3);
    let mut segments = Vec::new();
    for segment in path.segments() {
        let size = 1 + match segment {
            Segment::Key(key) => size(key),
            Segment::Index(index) => size(index),
        };
        match left.checked_sub(size) {
            Some(rest) => left = rest,
            None => {
                segments.push(Segment::from(ELLIPSIS));
                break;
            }
        }
        segments.push(segment.clone());
    }
    segments
}

/// Where to cut a text so that it takes at most `bytes` between the quotes of a JSON string.
fn end_within(text: &str, bytes: usize) -> usize {
    let mut left = bytes;
    for (at, char) in text.char_indices() {
        // The size of one character without the quotes.
        match left.checked_sub(size(&char).saturating_sub(2)) {
            Some(rest) => left = rest,
            None => return at,
        }
    }
    text.len()
}
