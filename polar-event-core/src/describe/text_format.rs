//! Strings in a format of their own, such as `09:30:00`.

use core::fmt;

use crate::error::Code;
use crate::rule::SchemaGap;

/// The format of a type whose values are strings: what a description, a schema and tests need to know of it.
#[derive(Clone, Copy)]
#[non_exhaustive]
#[cfg_attr(
    not(any(feature = "arbitrary", feature = "proptest", feature = "testing")),
    expect(dead_code, reason = "only the module `testing` reads the samples")
)]
pub struct TextFormat {
    /// The name, which identifies the format: `"local-time"`.
    pub name: &'static str,
    /// What such a string is, for people: `"time of day"`.
    pub title: &'static str,
    /// A regular expression, in JavaScript's syntax, that each such string matches.
    pub pattern: &'static str,
    /// What the pattern does not express, if it does not express everything.
    pub gap: Option<SchemaGap>,
    /// The maximum number of characters, all of them ASCII. `None` if unbounded.
    pub max_len: Option<usize>,
    /// The code for a value that is not a string.
    pub type_code: Code,
    /// Strings in this format, the shortest first.
    pub(crate) good: &'static [&'static str],
    /// The seconds since 1970 that these stand for, if they are instants.
    pub(crate) instants: &'static [i64],
    /// Strings that are not in this format, with the code of their violation.
    pub(crate) bad: &'static [(Code, &'static [&'static str])],
}

/// The name identifies it.
impl fmt::Debug for TextFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
