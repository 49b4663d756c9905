//! How to mend a violation, in a language.

use core::fmt::{self, Display};
use std::borrow::Cow;

use crate::error::{Code, Violation};
use crate::messages::Filled;
use crate::messages::{self, Messages};

/// How to mend a violation: the language's text with the violation's parameters. Of what an author's own rule wants, only its message knows.
pub(super) fn mend<'a>(violation: &'a Violation, messages: &'a dyn Messages) -> Option<impl Display + 'a> {
    let template = messages::mend(messages, violation).filter(|_| violation.base_code() != Code::ValueError)?;
    Some(Mend { violation, messages, template })
}

struct Mend<'a> {
    violation: &'a Violation,
    messages: &'a dyn Messages,
    template: Cow<'a, str>,
}

impl Display for Mend<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (params, redacted) = (self.violation.params(), self.violation.is_sensitive());
        Filled { template: &self.template, params, messages: self.messages, redacted }.write(f)
    }
}
