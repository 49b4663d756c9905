//! What a reader publishes about where it is and what it has met, for the context to take places and faults from.

use core::cell::Cell;
use core::fmt;
use core::ops::Range;

use super::index::Index;
use super::jump::Jumps;
use super::kind::Kind;
use crate::error::{LineIndex, Located, Location, Names, Path, Report, Warnings};
use crate::value::RareBox;

/// Where a reader is in its source.
///
/// serde's interface has no room for places, so a reader that knows them shares a `Place` with the [`ValidationState`](crate::ValidationState):
/// it sets the span of every value and key before it hands it over, and again when an object or array has ended.
#[derive(Default)]
pub(crate) struct Place<'s> {
    text: &'s str,
    max_depth: usize,
    /// The offset whose line and column were asked about last.
    located: Cell<Located>,
    span: Cell<(usize, usize)>,
    next: Cell<usize>,
    resume: Cell<bool>,
    fault: Cell<Option<Fault>>,
    collects_faults: Cell<bool>,
    halted: Cell<bool>,
    /// The bytes of the sensitive value that was read last.
    last_secret: Cell<(usize, usize)>,
    find: Option<Find>,
    rare: Cell<RareBox<Rare>>,
    /// How far the text has been read when something was last searched for ahead of it, and how many bytes may still be searched.
    searched: Cell<(usize, usize)>,
}

/// What most documents do without.
#[derive(Default)]
struct Rare {
    index: Option<Box<Index>>,
    locations: Option<Vec<Location>>,
    secret: Option<usize>,
    secret_names: Option<Names>,
    jumps: Jumps,
    selected_keys: Option<Vec<(String, Kind)>>,
}

/// How many bytes may be searched before any are read.
const FIRST_SEARCH: usize = 8192;

/// How a reader looks up a part of a value that it has read, which is at these bytes; and whether the key is meant, not the value under it.
pub(crate) type Find = fn(&Place<'_>, Range<usize>, &Path, bool) -> Found;

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) span: Range<usize>,
    /// Whether this is the part, or only the last value on the way to it.
    pub(crate) is_part: bool,
}

/// Something that a reader has met and that serde's interface cannot say, with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fault {
    pub(crate) kind: FaultKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A sensitive value in which reading ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Secret {
    /// It does not begin before this byte.
    pub(crate) start: usize,
    /// The names of its field, if it is that of one.
    pub(crate) names: Option<Names>,
}

/// What a reader has met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum FaultKind {
    /// A string with half a surrogate pair.
    HalfPair,
    /// An integer of more than 128 bits.
    HugeInteger,
    /// A float beyond `f64`.
    Infinite,
    /// Objects and arrays are nested deeper than this.
    Depth(usize),
    /// A text, string or number is longer than so many bytes.
    Size(usize),
}

impl fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Place").field("span", &self.span()).finish_non_exhaustive()
    }
}

impl<'s> Place<'s> {
    /// A place for a reader and a [`ValidationState`](crate::ValidationState) that work together: faults that serde's interface cannot say are
    /// left here, and reading goes on. Without it they are errors of the reader, as plain serde types need them.
    #[inline]
    pub(crate) fn collecting(text: &'s str, max_depth: usize) -> Self {
        Self { text, max_depth, collects_faults: Cell::new(true), ..Self::default() }
    }

    /// Says how a part is looked up.
    #[inline]
    pub(crate) fn with_find(mut self, find: Find) -> Self {
        self.find = Some(find);
        self
    }

    /// Looks up a part of the value that was read last, or its key.
    #[cold]
    pub(crate) fn find(&self, path: &Path, is_key_error: bool) -> Found {
        let whole = || Found { span: self.span(), is_part: path.is_root() };
        self.find.map_or_else(whole, |find| find(self, self.span(), path, is_key_error))
    }

    /// Fills in line and column of each span of a report.
    pub(crate) fn locate(&self, report: &mut Report) {
        self.with_lines(|lines| report.locate(self.text.as_bytes(), lines));
    }

    /// Fills in line and column of each warning's span.
    pub(crate) fn locate_warnings(&self, warnings: &mut Warnings) {
        self.with_lines(|lines| warnings.violations.iter_mut().for_each(|warning| warning.locate(self.text.as_bytes(), lines)));
    }

    fn with_lines(&self, locate: impl FnOnce(&mut LineIndex)) {
        let mut rare = self.rare.take();
        let known = rare.as_mut().and_then(|rare| rare.locations.take());
        let mut lines = LineIndex { last: self.located.get(), known };
        locate(&mut lines);
        self.located.set(lines.last);
        if lines.known.is_some() {
            rare.get_or_insert_default().locations = lines.known;
        }
        self.rare.set(rare);
    }

    /// Changes what most documents do without.
    fn with_rare<T>(&self, change: impl FnOnce(&mut Rare) -> T) -> T {
        let mut rare = self.rare.take();
        let answer = change(rare.get_or_insert_default());
        self.rare.set(rare);
        answer
    }

    /// Looks at what most documents do without, if there is any.
    fn look_at_rare<T>(&self, look: impl FnOnce(&mut Rare) -> Option<T>) -> Option<T> {
        let mut rare = self.rare.take();
        let answer = rare.as_mut().and_then(|rare| look(rare));
        self.rare.set(rare);
        answer
    }

    /// Whether `text` is a part of the source, not something made from it.
    #[inline]
    pub(crate) fn is_source(&self, text: &str) -> bool {
        text.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr()) < self.text.len()
    }

    /// The bytes of the value or key that was read last.
    #[inline]
    pub(crate) fn span(&self) -> Range<usize> {
        let (start, end) = self.span.get();
        start..end
    }

    /// A part of the source.
    pub(crate) fn source(&self, span: Range<usize>) -> Option<&'s str> {
        self.text.get(span)
    }

    /// The text of the value or key that was read last.
    pub(crate) fn text(&self) -> Option<&'s str> {
        self.text.get(self.span())
    }

    /// To be called by the reader: the value or key at hand.
    #[inline]
    pub(crate) fn set_span(&self, start: usize, end: usize) {
        self.span.set((start, end));
    }

    /// To be called by the reader before it hands over what can be any value: where that begins.
    #[inline]
    pub(crate) fn set_next(&self, start: usize) {
        self.next.set(start);
    }

    /// Where the value begins that was read last, or is about to be.
    #[inline]
    pub(crate) fn next(&self) -> usize {
        self.next.get()
    }

    /// The text from there on.
    pub(crate) fn from(&self, start: usize) -> &'s str {
        self.text.get(start..).unwrap_or_default()
    }

    /// Where the value begins that is about to be read, or whitespace before it. `None` if it has been read.
    pub(crate) fn ahead(&self) -> Option<usize> {
        let start = self.next.get();
        (self.span().end <= start).then_some(start)
    }

    /// The text, and the deepest nesting in it that may be followed.
    pub(crate) fn whole_text(&self) -> (&'s str, usize) {
        (self.text, self.max_depth)
    }

    /// What is known of where values end, to be put back with [`set_index`](Self::set_index).
    pub(crate) fn take_index(&self) -> Option<Box<Index>> {
        let mut rare = self.rare.take();
        let index = rare.as_mut().and_then(|rare| rare.index.take());
        self.rare.set(rare);
        index
    }

    pub(crate) fn set_index(&self, index: Option<Box<Index>>) {
        if index.is_some() {
            self.with_rare(|rare| rare.index = index);
        }
    }

    /// Says which keys the object has that is about to be read, of which there is no text of its own: its entries were selected.
    pub(crate) fn set_selected_keys(&self, keys: Option<Vec<(String, Kind)>>) {
        self.with_rare(|rare| rare.selected_keys = keys);
    }

    /// The keys of the object that is about to be read, if its entries were selected.
    pub(crate) fn take_selected_keys(&self) -> Option<Vec<(String, Kind)>> {
        self.look_at_rare(|rare| rare.selected_keys.take())
    }

    /// Changes where the reader is to go.
    pub(super) fn with_jumps(&self, change: impl FnOnce(&mut Jumps)) {
        self.with_rare(|rare| change(&mut rare.jumps));
    }

    /// Looks at where the reader is to go, if that was ever said.
    pub(super) fn look_at_jumps<T>(&self, look: impl FnOnce(&mut Jumps) -> Option<T>) -> Option<T> {
        self.look_at_rare(|rare| look(&mut rare.jumps))
    }

    /// How many bytes from `start` on may be searched for something that only makes reading faster: in all twice as many as were read, and
    /// some at the beginning.
    pub(crate) fn search_budget(&self, start: usize) -> usize {
        let (furthest, budget) = self.searched.get();
        let read = start.saturating_sub(furthest);
        let budget = budget + 2 * read + if furthest == 0 { FIRST_SEARCH } else { 0 };
        self.searched.set((furthest.max(start).max(1), budget));
        budget
    }

    /// Takes what has been searched from the budget.
    pub(crate) fn spend_search(&self, bytes: usize) {
        let (furthest, budget) = self.searched.get();
        self.searched.set((furthest, budget.saturating_sub(bytes)));
    }

    /// Says that the value at hand was given up in its middle, and that the reader shall go on behind it.
    pub(crate) fn ask_to_resume(&self) {
        self.resume.set(true);
    }

    /// To be called by the reader when a value's visitor has returned: whether the value was given up.
    #[inline]
    pub(crate) fn take_resume(&self) -> bool {
        self.resume.get() && self.resume.take()
    }

    /// To be called by the reader: what it has met. Just before a string or number that is no such is handed over as
    /// bytes; or in a value that nobody wants to see; or before an error ends reading.
    pub(crate) fn set_fault(&self, fault: Fault) {
        self.fault.set(Some(fault));
    }

    /// What the reader has met since this was last asked.
    #[inline]
    pub(crate) fn take_fault(&self) -> Option<Fault> {
        if self.fault.get().is_none() { None } else { self.fault.take() }
    }

    /// Whether no fault is left here, and no value to be gone behind.
    #[inline]
    pub(crate) fn is_quiet(&self) -> bool {
        self.fault.get().is_none() && !self.resume.get()
    }

    /// Whether faults are left here, and not errors of the reader.
    pub(crate) fn collects_faults(&self) -> bool {
        self.collects_faults.get()
    }

    /// Sets whether faults are left here; answers what it was.
    pub(crate) fn set_collects_faults(&self, collects_faults: bool) -> bool {
        self.collects_faults.replace(collects_faults)
    }

    /// To be called by the reader when nothing further can be read: after a syntax error, or at a limit.
    pub(crate) fn halt(&self) {
        self.halted.set(true);
    }

    /// Whether nothing further can be read.
    pub(crate) fn is_halted(&self) -> bool {
        self.halted.get()
    }

    /// A byte behind the key that was read last, or where the value begins that is about to be read.
    pub(crate) fn coming(&self) -> usize {
        self.next.get().max(self.span().end)
    }

    /// Says that reading has ended within a sensitive value, which does not begin before `start`. The outermost says so last.
    pub(crate) fn set_secret(&self, start: usize) {
        self.with_rare(|rare| rare.secret = Some(start));
    }

    /// Says the names of the sensitive field in which reading has ended, if it has. The outermost says so last.
    pub(crate) fn name_secret(&self, names: Names) {
        if self.is_halted() {
            self.with_rare(|rare| rare.secret_names = Some(names));
        }
    }

    /// Says that a sensitive value has been read that does not begin before `start`.
    pub(crate) fn set_last_secret(&self, start: usize) {
        self.last_secret.set((start, self.span().end));
    }

    /// The sensitive value in which reading has ended at `at`, or right behind one, if it has: then its end may not be what was meant.
    pub(crate) fn secret(&self, at: usize) -> Option<Secret> {
        if let Some(secret) = self.with_rare(|rare| rare.secret.map(|start| Secret { start, names: rare.secret_names })) {
            return Some(secret);
        }
        let (start, end) = self.last_secret.get();
        let is_next = end > 0 && self.text.get(end..at).is_some_and(|between| between.trim_ascii().is_empty());
        is_next.then_some(Secret { start, names: None })
    }
}
