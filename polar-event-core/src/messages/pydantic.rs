//! Pydantic's messages and parameters.

use core::fmt;
use std::borrow::Cow;

use super::filled::Filled;
use super::language::template;
use super::{English, Messages};
use crate::error::{Code, Literal, Location, Param, Params, Violation};

/// English as [pydantic](https://docs.pydantic.dev/latest/errors/validation_errors/) writes it: "Field required", "String should have at
/// most 128 characters".
///
/// For codes that are not pydantic's, the library's own text follows "Input": "Input must be a string, a number or a boolean, not null".
/// [`Report::fastapi`](crate::Report::fastapi) uses these messages, and formats the expected values as pydantic does, too.
///
/// ```
/// use polar_event_core::json;
/// use polar_event_core::messages::Pydantic;
///
/// let report = json::from_str::<Vec<u8>>("[1, null, 256]").unwrap_err();
/// assert_eq!(report.localized(&Pydantic).to_string(), "\
/// /1: Input should be a valid integer [int_type]
/// /2: Input must be an integer from 0 to 255 [int_out_of_range]");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pydantic;

impl Messages for Pydantic {
    fn template<'a>(&'a self, violation: &'a Violation) -> Option<Cow<'a, str>> {
        if violation.own_message().is_some() {
            return None;
        }
        Some(match entry(violation) {
            Some(entry) => Cow::Borrowed(entry.template),
            None => Cow::Owned(format!("{} {}", if violation.is_key_error() { "Key" } else { "Input" }, violation.base_code().message())),
        })
    }
}

/// Pydantic's message for a code.
struct Entry {
    template: &'static str,
    /// The parameters in pydantic's `ctx`, and those of the library that help to fix the fault.
    ctx: &'static [&'static str],
}

/// Pydantic's message, if it has this code or one with the same meaning.
fn entry(violation: &Violation) -> Option<Entry> {
    let (template, ctx): (_, &[_]) = match violation.base_code() {
        Code::JsonInvalid => ("Invalid JSON: {error}", &["error", "pointer"]),
        Code::Missing => ("Field required[[: one of {one_of}]]", &["one_of"]),
        Code::ExtraForbidden => ("Extra inputs are not permitted", &["suggestion"]),
        Code::ObjectType => ("Input should be an object", &["found"]),
        Code::ArrayType => ("Input should be a valid array", &["found"]),
        Code::NullType => ("Input should be null", &["found"]),
        Code::StringType => ("Input should be a valid string", &[]),
        Code::IntType => ("Input should be a valid integer", &[]),
        Code::IntParsing => ("Input should be a valid integer, unable to parse string as an integer", &[]),
        Code::BoolParsing => ("Input should be a valid boolean, unable to interpret input", &[]),
        Code::FloatParsing => ("Input should be a valid number, unable to parse string as a number", &[]),
        Code::FloatType => ("Input should be a valid number", &[]),
        Code::BoolType => ("Input should be a valid boolean", &[]),
        Code::StringTooShort => ("String should have at least {min_length:unit}", &["min_length"]),
        Code::StringTooLong => ("String should have at most {max_length:unit}", &["max_length"]),
        Code::StringPatternMismatch => ("String should match pattern '{pattern}'", &["pattern"]),
        Code::StringUnicode => ("Input should be a valid string, unable to parse raw data as a unicode string", &[]),
        Code::UrlType => ("URL input should be a string or URL", &[]),
        Code::UrlParsing => ("Input should be a valid URL, {error}", &["error"]),
        Code::UrlSyntaxViolation => ("Input violated strict URL syntax rules, {error}", &["error"]),
        Code::UrlScheme => ("URL scheme should be {expected_schemes}", &["expected_schemes"]),
        Code::EmailParsing => ("value is not a valid email address", &[]),
        Code::IpAnyAddress => ("value is not a valid IPv4 or IPv6 address", &[]),
        Code::IpV4Address => ("Input is not a valid IPv4 address", &[]),
        Code::IpV6Address => ("Input is not a valid IPv6 address", &[]),
        Code::FiniteNumber => ("Input should be a finite number", &[]),
        Code::GreaterThan => ("Input should be greater than {gt}", &["gt"]),
        Code::GreaterThanEqual => ("Input should be greater than or equal to {ge}", &["ge"]),
        Code::LessThan => ("Input should be less than {lt}", &["lt"]),
        Code::LessThanEqual => ("Input should be less than or equal to {le}", &["le"]),
        Code::MultipleOf => ("Input should be a multiple of {multiple_of}", &["multiple_of"]),
        Code::DecimalType => ("Decimal input should be an integer, float, string or Decimal object", &[]),
        Code::DecimalParsing => ("Input should be a valid decimal", &[]),
        Code::DecimalMaxDigits => ("Decimal input should have no more than {max_digits:digit} in total", &["max_digits"]),
        Code::DecimalMaxPlaces => ("Decimal input should have no more than {decimal_places:decimal place}", &["decimal_places"]),
        Code::DecimalWholeDigits => {
            ("Decimal input should have no more than {whole_digits:digit} before the decimal point", &["whole_digits"])
        }
        Code::LiteralError => ("Input should be {expected}", &["expected", "suggestion"]),
        Code::UuidType => ("UUID input should be a string, bytes or UUID object", &[]),
        Code::UuidParsing => ("Input should be a valid UUID", &[]),
        Code::UuidVersion => ("UUID version {expected_version} expected", &["expected_version"]),
        Code::DatetimeType => ("Input should be a valid datetime", &[]),
        Code::DatetimeParsing => ("Input should be a valid datetime[[, {error}]]", &["error"]),
        Code::TimezoneAware => ("Input should have timezone info", &[]),
        Code::DatetimePast => ("Input should be in the past", &[]),
        Code::DatetimeFuture => ("Input should be in the future", &[]),
        Code::DateType => ("Input should be a valid date", &[]),
        Code::DateParsing => ("Input should be a valid date in the format YYYY-MM-DD, {error}", &["error"]),
        Code::TimezoneNaive => ("Input should not have timezone info", &[]),
        Code::TimeType => ("Input should be a valid time", &[]),
        Code::TimeParsing => ("Input should be in a valid time format, {error}", &["error"]),
        Code::TimeDeltaType => ("Input should be a valid timedelta", &[]),
        Code::TimeDeltaParsing => ("Input should be a valid timedelta, {error}", &["error"]),
        Code::TooShort | Code::TooLong if violation.params().get("expected").is_some() => {
            ("List should have {expected} items after validation[[, not {actual_length}]]", &LENGTHS)
        }
        Code::TooShort if is_map(violation) => {
            ("Dictionary should have at least {min_length:item} after validation[[, not {actual_length}]]", &TOO_SHORT)
        }
        Code::TooShort => ("List should have at least {min_length:item} after validation[[, not {actual_length}]]", &TOO_SHORT),
        Code::TooLong if is_map(violation) => {
            ("Dictionary should have at most {max_length:item} after validation[[, not {actual_length}]]", &TOO_LONG)
        }
        Code::TooLong => ("List should have at most {max_length:item} after validation[[, not {actual_length}]]", &TOO_LONG),
        Code::UnionTagInvalid => ("Input tag does not match any of the expected tags: {expected}", &["expected_tags", "suggestion"]),
        Code::UnionTagNotFound => ("Unable to extract tag using discriminator {discriminator}", &["discriminator"]),
        Code::ClockError => ("Service has no clock to check the datetime by", &[]),
        Code::DefaultError => ("Default value of the service breaks a rule of its own, {rule}", &["rule"]),
        Code::ValueError => ("Value error, {error}[[: expected {expected}]]", &["error", "expected"]),
        _ => return None,
    };
    Some(Entry { template, ctx })
}

const LENGTHS: [&str; 3] = ["field_type", "expected", "actual_length"];
const TOO_SHORT: [&str; 3] = ["field_type", "min_length", "actual_length"];
const TOO_LONG: [&str; 3] = ["field_type", "max_length", "actual_length"];

fn is_map(violation: &Violation) -> bool {
    violation.params().get("unit") == Some(&Param::from("pair"))
}

/// The parameters in pydantic's form: the expected values are a text, `'eur' or 'usd'`.
fn params(violation: &Violation) -> Params {
    let with_override = |(name, param): (_, &Param)| {
        let param = match (name, param) {
            ("expected" | "expected_schemes", Param::Literals(literals)) => Param::from(either(literals.iter().map(quoted))),
            ("expected" | "expected_schemes", Param::Names(names)) => Param::from(either(names.iter().map(|name| format!("'{name}'")))),
            ("discriminator", Param::Text(name)) => Param::from(format!("'{name}'")),
            ("error", Param::Text(error)) => match violation.location().filter(|_| violation.syntax_offset().is_some()) {
                Some(Location { line, column }) => Param::from(format!("{error} at line {line} column {column}")),
                None => param.clone(),
            },
            (_, param) => param.clone(),
        };
        (name, param)
    };
    let mut params: Params = violation.params().iter().map(with_override).collect();
    if violation.syntax_offset().is_some() {
        // `loc` contains the offset instead.
        params.push("pointer", Param::from(violation.pointer().to_string()));
    }
    params
}

fn quoted(literal: &Literal) -> String {
    if let Literal::Text(text) = literal { format!("'{text}'") } else { literal.to_string() }
}

/// `'a'`, `'a' or 'b'`, `'a', 'b' or 'c'`.
fn either(choices: impl ExactSizeIterator<Item = String>) -> String {
    let mut text = String::new();
    let last = choices.len().saturating_sub(1);
    for (index, choice) in choices.enumerate() {
        text.push_str(match index {
            0 => "",
            _ if index == last => " or ",
            _ => ", ",
        });
        text.push_str(&choice);
    }
    text
}

/// A violation in pydantic's form: `msg` and `ctx`.
pub(crate) struct Stated<'a> {
    violation: &'a Violation,
    params: Params,
}

impl<'a> Stated<'a> {
    pub(crate) fn new(violation: &'a Violation) -> Self {
        Self { violation, params: params(violation) }
    }

    /// For pydantic's own codes, the parameters of its `ctx`; for others, and if the type's author has overridden the code or message, all
    /// parameters.
    pub(crate) fn ctx(&self) -> Params {
        let own = matches!(self.violation.code(), Code::Custom(_) | Code::Declared(_)) || self.violation.own_message().is_some();
        let Some(Entry { ctx, .. }) = entry(self.violation).filter(|_| !own) else {
            return self.violation.params().clone();
        };
        let param = |name: &&'static str| match *name {
            "field_type" => Some((*name, Param::from(if is_map(self.violation) { "Dictionary" } else { "List" }))),
            "expected_tags" => Some((*name, self.params.get("expected")?.clone())),
            name => Some((name, self.params.get(name)?.clone())),
        };
        ctx.iter().filter_map(param).collect()
    }
}

impl fmt::Display for Stated<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (violation, own) = (self.violation, self.violation.own_message().is_some());
        let params = if own { violation.params() } else { &self.params };
        let template = template(&Pydantic, violation);
        Filled { template: &template, params, messages: &English, redacted: violation.is_sensitive() }.write(f)
    }
}
