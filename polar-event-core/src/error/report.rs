//! Reports of everything that is wrong with a document.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::code::Code;
use super::line_index::LineIndex;
use super::path::Segment;
use super::violation::Violation;
use super::warnings::Warnings;

/// The default for the maximum number of violations in a report.
pub const MAX_VIOLATIONS: usize = 100;

/// The default for the maximum number of bytes in a report that come from the input (keys in paths, messages).
pub const MAX_REPORT_BYTES: usize = 64 * 1024;

/// Everything that is wrong with one document, in the order of the document, then missing fields in the order of their declaration.
///
/// If there are more violations than the limits allow, the last one is [`Code::TooManyViolations`].
///
/// `Display` writes a line for each violation: pointer, message, code. [`Serialize`](serde_core::Serialize) writes JSON for logs or your
/// own clients, `{"violations": […], "truncated": false}`, with `"warnings"` if there are any. It has the pointer, code, message and
/// parameters (if any) of each violation, and for JSON input also its span in bytes, line and column. Neither repeats the input, except for
/// the keys on the path to a fault.
///
/// ```
/// use polar_event_core::{Event, json};
///
/// #[derive(Event, Debug)]
/// struct Part {
///     #[event(length(max = 3))]
///     name: String,
/// }
///
/// let report = json::from_str::<Part>("{\n  \"name\": \"bolt\"\n}").unwrap_err();
/// assert_eq!(serde_json::to_value(&report).unwrap(), serde_json::json!({
///     "violations": [{
///         "pointer": "/name",
///         "code": "string_too_long",
///         "message": "must have at most 3 characters, has 4",
///         "params": {"max_length": 3, "actual_length": 4, "unit": "character"},
///         "span": [12, 18],
///         "line": 2,
///         "column": 11
///     }],
///     "truncated": false
/// }));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    violations: Cow<'static, [Violation]>,
    warnings: Option<Box<Warnings>>,
}

/// The report on a document that has more faults than a report may hold.
static CUT: LazyLock<[Violation; 1]> = LazyLock::new(|| [Violation::new(Code::TooManyViolations)]);

impl Report {
    /// The violations, each fault once.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Whether the document has more faults than the report holds because a limit was reached. The last violation tells which limit.
    ///
    /// ```
    /// use polar_event_core::{Code, json};
    ///
    /// let decoder = json::Decoder::new().limits(json::Limits::new().max_violations(2));
    /// let report = decoder.from_str::<Vec<u8>>("[true, null, 256, 1.5]").unwrap_err();
    /// assert!(report.is_truncated());
    /// let [_, _, more] = report.violations() else { panic!() };
    /// assert_eq!(more.code(), Code::TooManyViolations);
    /// assert_eq!(more.to_string(), "(document): has more faults than are listed here [too_many_violations]");
    /// ```
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.violations.iter().any(|violation| violation.code() == Code::TooManyViolations)
    }

    /// Whether the service is at fault, whatever else is wrong with the document: the default of an absent field breaks a rule
    /// ([`Code::DefaultError`]), or a rule needs a clock and there is none ([`Code::ClockError`]). Respond with status 500.
    ///
    /// ```
    /// use polar_event_core::{Event, json};
    ///
    /// fn page_size() -> u32 {
    ///     500
    /// }
    ///
    /// #[derive(Event, Debug)]
    /// struct Query {
    ///     #[event(default = page_size(), range(max = 100))]
    ///     limit: u32,
    /// }
    ///
    /// let report = json::from_str::<Query>("{}").unwrap_err();
    /// assert!(report.is_server_error());
    /// assert_eq!(report.to_string(), "/limit: has a default that breaks a rule of the service itself: less_than_equal [default_error]");
    ///
    /// let report = json::from_str::<Query>(r#"{"limit": 500}"#).unwrap_err();
    /// assert!(!report.is_server_error());
    /// ```
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.violations.iter().any(|violation| matches!(violation.base_code(), Code::DefaultError | Code::ClockError))
    }

    /// Whether there are no violations.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// Prepends a step to the path of each violation and warning, as [`Violation::at`] does for one: a report on a part becomes one on the
    /// whole. The outermost step comes last.
    ///
    /// ```
    /// use polar_event_core::{Code, Report};
    ///
    /// let report = Report::from(Code::Custom("name_taken")).at("name").at(0).at("users");
    /// assert_eq!(report.violations()[0].pointer().to_string(), "/users/0/name");
    /// ```
    #[must_use]
    pub fn at(mut self, segment: impl Into<Segment>) -> Self {
        let segment = segment.into();
        // What all reports share has no path.
        self.all_mut().for_each(|violation| violation.prefix(segment.clone()));
        self
    }

    /// Moves the lines and columns to those of a longer text, in which the decoded text begins at this line and column (from 1): for a document that is
    /// part of a file. Spans stay relative to the decoded text.
    ///
    /// ```
    /// use polar_event_core::json;
    ///
    /// let file = "[\n  {\"seats\": 3},\n  {\"seats\": null}\n]";
    /// let item = &file[20..35];
    /// let report = json::from_str::<polar_event_core::Metadata>(item).unwrap_err().starting_at(3, 3);
    /// let place = report.violations()[0].location().unwrap();
    /// assert_eq!((place.line, place.column), (3, 13));
    /// ```
    #[must_use]
    pub fn starting_at(mut self, line: usize, column: usize) -> Self {
        self.all_mut().for_each(|violation| violation.move_behind(line.saturating_sub(1), column.saturating_sub(1)));
        self
    }

    /// Adds the violations and warnings of another report on the same document, after those of this one: what a database knows, say, to what the
    /// document shows. One that is there already is not added, and that there are more than a report lists is said once, at the end.
    ///
    /// An empty report ([`Report::default`]) can collect from the beginning; [`into_result`](Self::into_result) tells whether anything was found.
    ///
    /// ```
    /// use polar_event_core::{Code, Report, Violation};
    ///
    /// let mut report = Report::default();
    /// report.merge(Violation::new(Code::Custom("name_taken")).at("name").into());
    /// report.merge(Violation::new(Code::Custom("plan_gone")).at("plan").into());
    /// report.merge(Violation::new(Code::Custom("name_taken")).at("name").into());
    /// assert_eq!(report.into_result().unwrap_err().violations().len(), 2);
    /// ```
    pub fn merge(&mut self, other: Self) {
        self.extend(other.violations.into_owned());
        if let Some(other) = other.warnings {
            let warnings = self.warnings.get_or_insert_default();
            add_new(&mut warnings.violations, other.violations);
            warnings.truncated |= other.truncated;
        }
    }

    /// `Ok` if there are no violations.
    ///
    /// # Errors
    ///
    /// The report, if there are.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The violations, to modify them or put them into your own report.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations.into_owned()
    }

    /// The report of an item whose faults are no longer listed. All such reports share one violation and take no memory of their own.
    pub(crate) fn cut() -> Self {
        Self { violations: Cow::Borrowed(&*CUT), warnings: None }
    }

    /// The warnings, which do not refuse the document: see [`Warnings`]. `Display` leaves them out.
    #[must_use]
    pub fn warnings(&self) -> &Warnings {
        self.warnings.as_deref().unwrap_or(Warnings::NONE)
    }

    pub(crate) fn with_warnings(mut self, warnings: Warnings) -> Self {
        self.warnings = (!warnings.is_empty() || warnings.is_truncated()).then(|| Box::new(warnings));
        self
    }

    pub(crate) fn take_warnings(&mut self) -> Warnings {
        self.warnings.take().map_or_else(Warnings::default, |warnings| *warnings)
    }

    /// The violations and the warnings.
    fn all_mut(&mut self) -> impl Iterator<Item = &mut Violation> {
        let own = match &mut self.violations {
            Cow::Owned(violations) => violations.as_mut_slice(),
            // The shared violation has no span.
            Cow::Borrowed(_) => &mut [],
        };
        own.iter_mut().chain(self.warnings.iter_mut().flat_map(|warnings| warnings.violations.iter_mut()))
    }

    /// Adds `lines` to the line numbers: the source begins after so many lines.
    pub(crate) fn move_down(&mut self, lines: usize) {
        self.all_mut().for_each(|violation| violation.move_down(lines));
    }

    /// Changes each violation and warning, or leaves it out. That a limit was reached stays.
    pub(crate) fn map_violations(self, mut change: impl FnMut(Violation) -> Option<Violation>) -> Self {
        let Self { violations, warnings } = self;
        let mut all = |violations: Vec<Violation>| violations.into_iter().filter_map(&mut change).collect::<Vec<_>>();
        let warnings = warnings.map(|warnings| Box::new(Warnings { violations: all(warnings.violations), truncated: warnings.truncated }));
        Self { violations: Cow::Owned(all(violations.into_owned())), warnings }
    }

    /// Fills in line and column of each span.
    pub(crate) fn locate(&mut self, source: &[u8], lines: &mut LineIndex) {
        self.all_mut().for_each(|violation| violation.locate(source, lines));
    }
}

impl std::error::Error for Report {}

/// Adds violations as [`Report::merge`] does.
impl Extend<Violation> for Report {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        let own = self.violations.to_mut();
        add_new(own, violations);
        // Not sorted: all others stay in their order.
        if let Some(at) = own.iter().position(|violation| violation.code() == Code::TooManyViolations) {
            own.get_mut(at..).unwrap_or_default().rotate_left(1);
        }
    }
}

/// Adds the violations that are not there yet: those with another pointer, message or code.
fn add_new(own: &mut Vec<Violation>, violations: impl IntoIterator<Item = Violation>) {
    let mut seen: HashSet<String> = own.iter().map(Violation::to_string).collect();
    own.extend(violations.into_iter().filter(|violation| seen.insert(violation.to_string())));
}

impl FromIterator<Violation> for Report {
    fn from_iter<I: IntoIterator<Item = Violation>>(violations: I) -> Self {
        let mut report = Self::default();
        report.extend(violations);
        report
    }
}

impl From<Violation> for Report {
    fn from(violation: Violation) -> Self {
        vec![violation].into()
    }
}

impl From<Vec<Violation>> for Report {
    fn from(violations: Vec<Violation>) -> Self {
        Self { violations: Cow::Owned(violations), warnings: None }
    }
}

/// A report of one violation with this code and its message.
impl From<Code> for Report {
    fn from(code: Code) -> Self {
        Violation::new(code).into()
    }
}

/// Lets an infallible conversion be used where a fallible one is expected.
impl From<core::convert::Infallible> for Report {
    fn from(never: core::convert::Infallible) -> Self {
        match never {}
    }
}

/// A report of one violation with the code `value_error` and this message.
impl From<&'static str> for Report {
    fn from(message: &'static str) -> Self {
        Violation::from(message).into()
    }
}

/// A report of one violation with the code `value_error` and this message.
impl From<String> for Report {
    fn from(message: String) -> Self {
        Violation::from(message).into()
    }
}
