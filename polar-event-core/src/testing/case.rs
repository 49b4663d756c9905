//! A value with its expected result: a boundary case under construction.

use super::fault::Fault;
use super::tree::{Node, Tree};
use crate::error::{Code, MessageOverride, Segment};
use crate::schema::SchemaGap;

/// A value for some description and rules.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) tree: Tree,
    /// The expected faults; none if it is valid.
    pub(super) faults: Vec<Fault>,
    /// The rule that it tests.
    pub(super) rule: String,
    /// What it is, as a phrase.
    pub(super) what: String,
    /// The type and the field with the rule.
    pub(super) place: String,
    pub(super) flags: Flags,
}

/// Other properties of a case.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    /// The description does not determine the result; all implementations must only agree.
    pub(super) unknown: bool,
    /// It depends on the clock: the result is for [`NOW`](super::NOW).
    pub(super) clock: bool,
    /// The fault is in the text of the document, not in the parsed value, which is all that a schema sees.
    pub(super) text_only: bool,
    /// Only this library's parser keeps all digits of the number.
    pub(super) exact: bool,
    /// What a schema cannot express about it, if `schema::gaps` lists it.
    pub(super) gap: &'static [SchemaGap],
}

impl Case {
    /// A valid case.
    pub(super) fn good(tree: Tree, rule: impl Into<String>, what: impl Into<String>) -> Self {
        Self { tree, faults: Vec::new(), rule: rule.into(), what: what.into(), place: String::new(), flags: Flags::default() }
    }

    /// A case with this fault.
    pub(super) fn bad(tree: Tree, fault: Fault, rule: impl Into<String>, what: impl Into<String>) -> Self {
        Self { faults: vec![fault], ..Self::good(tree, rule, what) }
    }

    /// A case of the wrong type.
    pub(super) fn wrong_type(tree: Tree, code: Code) -> Self {
        let what = format!("{} is the wrong type", tree.node.kind());
        Self::bad(tree, Fault::here(code), "type", what)
    }

    pub(super) fn is_good(&self) -> bool {
        self.faults.is_empty() && !self.flags.unknown
    }

    /// Sets what a schema cannot express about it.
    pub(super) fn gap(mut self, gap: &'static [SchemaGap]) -> Self {
        self.flags.gap = gap;
        self
    }

    /// Sets that the fault is only in the text.
    pub(super) fn text_only(mut self) -> Self {
        self.flags.text_only = true;
        self
    }

    /// Sets that the result is not determined.
    pub(super) fn unknown(mut self) -> Self {
        self.flags.unknown = true;
        self
    }

    /// Applies a message override to the faults of the value itself.
    pub(super) fn override_message(&mut self, overrides: &MessageOverride) {
        self.faults.iter_mut().filter(|fault| fault.is_own()).for_each(|fault| fault.override_message(overrides));
    }

    /// Moves the faults into a nested value.
    pub(super) fn prefix(&mut self, segment: &Segment) {
        self.faults.iter_mut().for_each(|fault| fault.prefix(segment.clone()));
    }

    /// Redacts the faults of a sensitive value.
    pub(super) fn redact(&mut self) {
        self.faults.iter_mut().for_each(Fault::redact);
    }
}

impl Node {
    /// The type of the value, with its article.
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
