//! Called by generated code to parse a value from a string: by `derive(FromStr)`.

use core::str::FromStr;

use crate::error::Report;

/// A type with `FromStr`. Generated code names it beside everything that needs it, so that a type without is one error.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not parsed from a string",
    label = "has no `FromStr`",
    note = "`derive(FromStr)` parses the value by its own `FromStr`: implement it for `{Self}`, or write the `impl` of the newtype by hand"
)]
pub trait ParsedType: FromStr {}

#[diagnostic::do_not_recommend]
impl<T: FromStr> ParsedType for T {}

/// Named by generated code, and never called.
pub fn parsed_type<T: ParsedType>() {}

/// The error of a value's own `FromStr`, on its way to a report: as it is if a report can be made from it.
#[derive(Debug)]
pub struct ParseError<E>(pub E);

impl<E> ParseError<E>
where
    Report: From<E>,
{
    /// The report that the error is, or that is made from it.
    pub fn into_report(self) -> Report {
        Report::from(self.0)
    }
}

/// What is left for all other errors: a method of a type goes before one of a trait.
pub trait ErrorWithoutReport {
    /// A report of one violation, which does not repeat the string, as the error's text might.
    fn into_report(self) -> Report;
}

impl<E> ErrorWithoutReport for ParseError<E> {
    fn into_report(self) -> Report {
        does_not_parse()
    }
}

/// The report for a string that does not parse, whatever its error says.
pub fn does_not_parse() -> Report {
    Report::from("does not parse")
}
