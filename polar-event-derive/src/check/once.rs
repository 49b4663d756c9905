//! Attributes that may occur only once.

use std::collections::HashSet;

use crate::attr::Entry;
use crate::errors::Errors;

/// The names seen so far.
#[derive(Default)]
pub(crate) struct Once(HashSet<String>);

impl Once {
    /// Reports a name that occurs for the second time.
    pub(crate) fn check(&mut self, entry: &Entry, errors: &mut Errors) {
        self.check_as(entry, entry.name.clone(), errors);
    }

    /// The same, for an entry that counts as another name.
    pub(crate) fn check_as(&mut self, entry: &Entry, name: String, errors: &mut Errors) {
        if let Some(name) = self.0.replace(name) {
            self.again(entry, &name, errors);
        }
    }

    /// Reports that a name occurred before.
    #[expect(clippy::unused_self, reason = "one place for the text")]
    pub(crate) fn again(&self, entry: &Entry, name: &str, errors: &mut Errors) {
        errors.push(entry, format_args!("`{name}` is given twice: keep one of them"));
    }
}
