//! How to fix a violation, in a language.

use core::fmt::{self, Display};
use std::borrow::Cow;

use crate::error::{Code, Violation};
use crate::messages::Filled;
use crate::messages::{self, Messages};

/// How to fix a violation: the language's text with the violation's parameters. None for an author's own rule: only its message explains
/// it.
pub(super) fn help<'a>(violation: &'a Violation, messages: &'a dyn Messages) -> Option<impl Display + 'a> {
    let template = messages::help(messages, violation).filter(|_| violation.base_code() != Code::ValueError)?;
    Some(Fix { violation, messages, template })
}

struct Fix<'a> {
    violation: &'a Violation,
    messages: &'a dyn Messages,
    template: Cow<'a, str>,
}

impl Display for Fix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (params, redacted) = (self.violation.params(), self.violation.is_sensitive());
        Filled { template: &self.template, params, messages: self.messages, redacted }.write(f)
    }
}
