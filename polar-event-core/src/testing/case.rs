//! A value, and what is to be said of it: a boundary case in the making.

use super::fault::Fault;
use super::tree::{Node, Tree};
use crate::error::{Code, MessageOverride, Segment};
use crate::schema::SchemaGap;

/// A value for some description and rules.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) tree: Tree,
    /// What is wrong with it; nothing if it passes.
    pub(super) faults: Vec<Fault>,
    /// The rule that it is for.
    pub(super) rule: String,
    /// What it is.
    pub(super) what: String,
    /// The type and the field that have the rule.
    pub(super) place: String,
    pub(super) flags: Flags,
}

/// What else is to be known of a case.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    /// It cannot be told from the description what is to be said; only that all say the same.
    pub(super) unknown: bool,
    /// It depends on the clock: it is as said at [`NOW`](super::NOW).
    pub(super) clock: bool,
    /// It is in the text of the document, and not in its value, which is all that a schema sees.
    pub(super) text_only: bool,
    /// Only this library's reader sees all digits of the number.
    pub(super) exact: bool,
    /// What of it a schema cannot say, where `schema::gaps` lists that.
    pub(super) gap: &'static [SchemaGap],
}

impl Case {
    /// One that passes.
    pub(super) fn good(tree: Tree, rule: impl Into<String>, what: impl Into<String>) -> Self {
        Self { tree, faults: Vec::new(), rule: rule.into(), what: what.into(), place: String::new(), flags: Flags::default() }
    }

    /// One that has this fault.
    pub(super) fn bad(tree: Tree, fault: Fault, rule: impl Into<String>, what: impl Into<String>) -> Self {
        Self { faults: vec![fault], ..Self::good(tree, rule, what) }
    }

    /// One of the wrong type.
    pub(super) fn wrong_type(tree: Tree, code: Code) -> Self {
        let what = format!("{} is the wrong type", tree.node.kind());
        Self::bad(tree, Fault::here(code), "type", what)
    }

    pub(super) fn is_good(&self) -> bool {
        self.faults.is_empty() && !self.flags.unknown
    }

    /// The same, of which a schema cannot say this.
    pub(super) fn gap(mut self, gap: &'static [SchemaGap]) -> Self {
        self.flags.gap = gap;
        self
    }

    /// The same, which is in the text alone.
    pub(super) fn text_only(mut self) -> Self {
        self.flags.text_only = true;
        self
    }

    /// The same, of which nobody can tell what is to be said.
    pub(super) fn unknown(mut self) -> Self {
        self.flags.unknown = true;
        self
    }

    /// Puts the author's code on what is wrong with the value as a whole.
    pub(super) fn override_message(&mut self, overrides: &MessageOverride) {
        self.faults.iter_mut().filter(|fault| fault.is_own()).for_each(|fault| fault.override_message(overrides));
    }

    /// What is wrong is wrong with a part.
    pub(super) fn prefix(&mut self, segment: &Segment) {
        self.faults.iter_mut().for_each(|fault| fault.prefix(segment.clone()));
    }

    /// The value is sensitive.
    pub(super) fn redact(&mut self) {
        self.faults.iter_mut().for_each(Fault::redact);
    }
}

impl Node {
    /// What it is, with its article.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Number(digits) if digits.contains(['.', 'e', 'E']) => "a float",
            Self::Number(_) => "an integer",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}
