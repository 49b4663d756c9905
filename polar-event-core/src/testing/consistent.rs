//! Checks that all implementations of a type agree.

use core::any::Any;
use core::fmt;
use std::collections::HashSet;

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

use super::boundary_case::{BoundaryCase, Expected, boundary_cases};
use super::disagreement::{Disagreement, Disagreements};
use super::memory;
use super::nulls::with_nulls;
use super::schema::Schema;
use super::sides::Sides;
use super::snapshot::snapshot;
use super::verdict::Verdict;
use super::written::{self, Written};
use crate::decode::Decode;
use crate::describe::Describe;
use crate::state::{NoContext, SatisfiedBy};
use crate::validate::Validate;

/// Values with `None` are built only from documents up to this length, and only this many.
const MAX_LEN: usize = 2048;
const MAX_ABSENT: usize = 500;

/// Fails unless decoding, validation in memory, the JSON Schema and serialization of a type agree on all its [`boundary_cases`].
///
/// One line in a test:
///
/// ```
/// # use polar_event_core::Event;
/// use polar_event_core::testing::assert_consistent;
///
/// #[derive(Event)]
/// struct Signup {
///     #[event(length(min = 1, max = 20))]
///     name: String,
///     #[event(items(max = 3), each(length(max = 8)))]
///     tags: Vec<String>,
/// }
///
/// assert_consistent::<Signup>();
/// ```
///
/// For each boundary case, these must agree:
///
/// - the [expected](BoundaryCase::expected) result: whether it is accepted, and each fault's code, pointer and `is_key_error`;
/// - [`json::from_str`](crate::json::from_str), and `serde_json`, which must report the same faults, both with this library's trait and
///   with `serde_json::from_str`;
/// - [`Validate::validate`]: no fault in an accepted value, and, if a refused value can be constructed anyway, the same faults;
/// - the JSON Schema, unless [`schema::gaps`](crate::schema::gaps) lists that it cannot express this;
/// - `Serialize`: the output deserializes to the same value and is valid by the schema, and no field is lost or changed. The first also
///   holds for each valid value in memory that has `None` where the document has something else. This is not checked for types that
///   serialize differently than they deserialize: with `rename(serialize = …)`, `skip_serializing`, or `skip_deserializing` beside
///   `deny_unknown_fields`.
///   Two values are the same if a format that is not human-readable, which leaves nothing out, serializes them the same.
///
/// Derived impls agree by construction, so this mainly tests what is written by hand: an `impl Validate`, an `impl Describe`, a
/// `serialize_with`, a `try_from`. It also reveals documents for which a rule is not what its author expects; reading the boundary cases is
/// worthwhile.
///
/// Functions (`custom`, `check`, conditions) may refuse a boundary case that is otherwise valid. That is not a disagreement: their
/// violations at the values that they check are ignored. Give fields with such rules an [`example`](crate::Event): boundary cases are then
/// built from it, so that they get past the function.
///
/// For a type whose rules require a context, use [`Consistency`].
///
/// # Panics
///
/// If there is a disagreement. The message lists each one: the document, what it tests, and the results that differ.
#[track_caller]
#[expect(clippy::panic, reason = "it is an assertion")]
pub fn assert_consistent<T>()
where
    T: for<'de> Decode<'de, Requires: SatisfiedBy> + Validate<Requires: SatisfiedBy> + Describe + Serialize + DeserializeOwned,
{
    let mut consistency = Consistency::<T>::new();
    consistency.from_str = Some(|text| serde_json::from_str::<T>(text).map(|_| ()).map_err(|error| error.to_string()));
    if let Err(disagreements) = consistency.check() {
        panic!("{disagreements}");
    }
}

/// The result of `serde_json::from_str` for a text.
type FromStr = fn(&str) -> Result<(), String>;

/// Checks the same as [`assert_consistent`], with a context, and without panicking.
///
/// ```
/// use polar_event_core::polar::{Caller, EventsIngest};
/// use polar_event_core::testing::Consistency;
///
/// Consistency::<EventsIngest>::new().context(Caller::Unknown).check()?;
/// # Ok::<(), polar_event_core::testing::Disagreements>(())
/// ```
pub struct Consistency<T, C = NoContext> {
    sides: Sides<T, C>,
    from_str: Option<FromStr>,
    schema: Option<Value>,
}

impl<T, C> fmt::Debug for Consistency<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Consistency").finish_non_exhaustive()
    }
}

impl<T> Default for Consistency<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Consistency<T> {
    /// Creates the check of a type, without a context.
    #[must_use]
    pub fn new() -> Self {
        Self { sides: Sides::new(None), from_str: None, schema: None }
    }

    /// Sets the context that rules require beyond the document, like [`json::Decoder::context`](crate::json::Decoder::context).
    #[must_use]
    pub fn context<C: Any + Send + Sync>(self, data: C) -> Consistency<T, C> {
        Consistency { sides: Sides::new(Some(data)), from_str: self.from_str, schema: self.schema }
    }
}

impl<T, C> Consistency<T, C> {
    /// Compares the type with this JSON Schema instead of the one from [`schema::json_schema`](crate::schema::json_schema): a published
    /// one, or one that others maintain.
    #[must_use]
    pub fn schema(mut self, schema: Value) -> Self {
        self.schema = Some(schema);
        self
    }
}

impl<T, C> Consistency<T, C>
where
    C: Any + Send + Sync,
    T: for<'de> Decode<'de, Requires: SatisfiedBy<C>> + Validate<Requires: SatisfiedBy<C>> + Describe + Serialize,
{
    /// Checks all boundary cases, with the clock at [`NOW`](super::NOW).
    ///
    /// # Errors
    ///
    /// All disagreements.
    pub fn check(&self) -> Result<(), Disagreements> {
        let boundary_cases = boundary_cases::<T>();
        let mut disagreements = Vec::new();
        let schema = match Schema::of::<T>(self.schema.clone()) {
            Ok(schema) => Some(schema),
            Err(error) => {
                disagreements.push(Disagreement {
                    document: String::new(),
                    boundary_case: "the JSON Schema is none".to_owned(),
                    says: vec![("jsonschema", error)],
                });
                None
            }
        };
        let mut written = Written::of::<T>();
        // Documents that are boundary cases have been checked, whatever the order of their keys.
        let parsed = |boundary_case: &BoundaryCase| serde_json::from_str::<Value>(boundary_case.document()).ok();
        let mut absent: HashSet<String> = boundary_cases.iter().filter_map(parsed).map(|document| document.to_string()).collect();
        let most = absent.len() + MAX_ABSENT;
        for boundary_case in &boundary_cases {
            let says = self.look_at(boundary_case, schema.as_ref(), &mut written);
            if written.is_read_again() && says.is_empty() && matches!(boundary_case.expected(), Expected::Accepted) {
                disagreements.extend(self.look_at_absent(boundary_case.document(), most, &mut absent));
            }
            if !says.is_empty() {
                let mut all = vec![("expected", boundary_case.expected().to_string())];
                all.extend(says);
                disagreements.push(Disagreement {
                    document: boundary_case.document().to_owned(),
                    boundary_case: boundary_case.to_string(),
                    says: all,
                });
            }
        }
        for lost in written.lost() {
            disagreements.push(Disagreement {
                document: String::new(),
                boundary_case: lost,
                says: vec![("Serialize", "it is never written".to_owned())],
            });
        }
        if disagreements.is_empty() {
            return Ok(());
        }
        Err(Disagreements { of: core::any::type_name::<T>(), boundary_cases: boundary_cases.len(), disagreements })
    }

    /// The results that disagree about a document.
    fn look_at(&self, boundary_case: &BoundaryCase, schema: Option<&Schema>, written: &mut Written) -> Vec<(&'static str, String)> {
        let mut says = Vec::new();
        let (value, ours) = self.sides.decode(boundary_case.document());
        let open = &boundary_case.open;
        let expected = match boundary_case.expected() {
            Expected::Accepted => Some(Verdict::default()),
            Expected::Refused(faults) => Some(Verdict::of(faults)),
            Expected::Unspecified => None,
        };
        if expected.as_ref().is_some_and(|expected| !expected.agrees(&ours, open)) {
            says.push(("json::from_str", ours.to_string()));
        }
        if !boundary_case.flags.exact {
            let theirs = self.sides.decode_by_serde(boundary_case.document());
            if theirs != ours {
                says.push(("serde_json", theirs.to_string()));
            }
            let from_str = self.from_str.filter(|_| !boundary_case.flags.clock);
            if let Some(theirs) =
                from_str.map(|from_str| from_str(boundary_case.document())).filter(|theirs| theirs.is_ok() != ours.is_accepted())
            {
                says.push(("serde_json::from_str", theirs.err().unwrap_or_else(|| "accepted".to_owned())));
            }
        }
        // What functions refuse is unknown, so the expected result decides.
        let is_good = expected.as_ref().map_or(ours.is_accepted(), Verdict::is_accepted);
        if let Some(schema) = schema.filter(|_| !boundary_case.flags.text_only) {
            let verdict = schema.verdict(boundary_case.document());
            if verdict.is_ok() != is_good && !schema.excuses(boundary_case) {
                says.push(("JSON Schema", verdict.err().unwrap_or_else(|| "valid".to_owned())));
            }
        }
        match value {
            Some(value) => self.look_at_value(&value, boundary_case, schema, written, &mut says),
            None if memory::can_be_built(boundary_case) => self.look_at_invalid(boundary_case, expected.as_ref(), &mut says),
            None => {}
        }
        says
    }

    /// The results of validation and serialization for an accepted value.
    fn look_at_value(
        &self,
        value: &T,
        boundary_case: &BoundaryCase,
        schema: Option<&Schema>,
        written: &mut Written,
        says: &mut Vec<(&'static str, String)>,
    ) {
        let validated = self.sides.validate(value);
        if !validated.is_accepted() {
            says.push(("validate()", validated.to_string()));
        }
        let text = match serde_json::to_string(value) {
            Ok(text) => text,
            Err(error) => {
                if written.is_read_again() {
                    says.push(("Serialize", error.to_string()));
                }
                return;
            }
        };
        if !written.is_read_again() {
            return;
        }
        let wrote = |what: &str| format!("{text}: {what}");
        if let Err(error) = self.comes_back(value, &text) {
            says.push(("Serialize", wrote(&error)));
        }
        let judge = schema.filter(|schema| !boundary_case.flags.text_only && !schema.excuses(boundary_case));
        if let Some(Err(error)) = judge.map(|schema| schema.verdict(&text)) {
            says.push(("Serialize", wrote(&format!("the JSON Schema refuses it: {error}"))));
        }
        if !written.is_kept(boundary_case.document(), &text) {
            says.push(("Serialize", wrote("it is not what the document has")));
        }
    }

    /// Whether the output for a value deserializes to the same value.
    fn comes_back(&self, value: &T, text: &str) -> Result<(), String> {
        let (again, verdict) = self.sides.decode(text);
        let again = again.ok_or_else(|| format!("it is not read again: {verdict}"))?;
        if written::value(&again) != serde_json::from_str::<Value>(text).ok() {
            return Err("what is read from it is written otherwise".to_owned());
        }
        let both = snapshot(value).zip(snapshot(&again));
        match both.and_then(|(value, again)| value.difference(&again)) {
            None => Ok(()),
            Some(place) if place.is_empty() => Err("what is read from it is another value".to_owned()),
            Some(place) => Err(format!("what is read from it is another value at {place}")),
        }
    }

    /// Checks the values with `None` where a document has a value.
    fn look_at_absent(&self, document: &str, most: usize, seen: &mut HashSet<String>) -> Vec<Disagreement> {
        let mut disagreements = Vec::new();
        let document = if document.len() <= MAX_LEN { serde_json::from_str(document).unwrap_or_default() } else { Value::Null };
        for changed in with_nulls(&document) {
            if seen.len() >= most || !seen.insert(changed.to_string()) {
                continue;
            }
            let Some(value) = self.sides.build_with_nulls(&changed) else { continue };
            let written = serde_json::to_string(&value).map_err(|error| error.to_string());
            let says = written.and_then(|text| self.comes_back(&value, &text).map_err(|error| format!("{text}: {error}")));
            if let Err(error) = says {
                disagreements.push(Disagreement {
                    document: changed.to_string(),
                    boundary_case: "a value in memory that has `None` for `null`".to_owned(),
                    says: vec![("Serialize", error)],
                });
            }
        }
        disagreements
    }

    /// The result of validation for a refused value, if it can be constructed without the rules.
    fn look_at_invalid(&self, boundary_case: &BoundaryCase, expected: Option<&Verdict>, says: &mut Vec<(&'static str, String)>) {
        let (Some(value), Some(expected)) = (self.sides.build(boundary_case.document()), expected) else { return };
        if !memory::is_it(boundary_case, &value) {
            return;
        }
        let validated = self.sides.validate(&value);
        if !expected.agrees(&validated, &boundary_case.open) {
            says.push(("validate()", validated.to_string()));
        }
    }
}
