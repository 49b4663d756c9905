//! Where a reader goes instead of on: back to the entries of an object that are kept, and from one of these to another.
//!
//! The reader asks when it has read a value, where it has to ask anyway: whether the value was given up in its middle.

use super::source_map::Place;

/// Where a reader is to go when it has read a value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Jump {
    /// To this byte.
    To(usize),
    /// Back to the first entry that is kept, if the value is the last one of the object that keeps entries. Whether the value was given up in
    /// its middle is `given_up`.
    IfLast { given_up: bool },
}

/// Where the reader of a text is to go.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    next: Option<Jump>,
    /// The objects around the value at hand that keep entries: their depths, and where the reader goes back to.
    keeping: Vec<(usize, usize)>,
    /// The depth of the object whose value was passed over last.
    passed_depth: usize,
    /// Where the object ends from which the reader has gone back.
    end: Option<usize>,
}

impl Place<'_> {
    /// Has the reader go elsewhere when it has read the value at hand.
    pub(crate) fn ask_to_jump(&self, jump: Jump) {
        self.with_jumps(|jumps| jumps.next = Some(jump));
        self.ask_to_resume();
    }

    /// To be called by the reader when it has been asked to resume: where to go, if it has been asked to go elsewhere.
    pub(super) fn take_jump(&self) -> Option<Jump> {
        self.look_at_jumps(|jumps| jumps.next.take())
    }

    /// To be called by the reader when it has passed over a value: the depth of the object that the value is in.
    pub(super) fn set_passed_depth(&self, depth: usize) {
        self.with_jumps(|jumps| jumps.passed_depth = depth);
    }

    /// Says that the object whose value was passed over last keeps entries from now on, and where the reader goes back to.
    pub(crate) fn begin_keeping(&self, at: usize) {
        self.with_jumps(|jumps| jumps.keeping.push((jumps.passed_depth, at)));
    }

    /// To be called when the object that was said last to keep entries has been read.
    pub(crate) fn end_keeping(&self) {
        self.with_jumps(|jumps| _ = jumps.keeping.pop());
    }

    /// Whether an object keeps entries.
    pub(crate) fn is_keeping(&self) -> bool {
        self.look_at_jumps(|jumps| jumps.keeping.last().copied()).is_some()
    }

    /// To be called by the reader behind the last value of an object, which ends at `end`: where to go back to, if this object keeps entries.
    pub(super) fn go_back(&self, depth: usize, end: usize) -> Option<usize> {
        self.look_at_jumps(|jumps| {
            let &(_, back) = jumps.keeping.last().filter(|(of, _)| *of == depth)?;
            jumps.end = Some(end);
            Some(back)
        })
    }

    /// Whether the reader has gone back.
    pub(crate) fn has_gone_back(&self) -> bool {
        self.look_at_jumps(|jumps| jumps.end).is_some()
    }

    /// Where the object ends from which the reader has gone back, if it has.
    pub(crate) fn take_end(&self) -> Option<usize> {
        self.look_at_jumps(|jumps| jumps.end.take())
    }
}
