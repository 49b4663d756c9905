//! Timestamps and dates, including those at limits relative to the clock.

use super::NOW;
use super::case::Case;
use super::fault::Fault;
use super::tree::Tree;
use crate::error::Code;
use crate::rule::Rule;
use crate::rule::opinion::Opinion;
use crate::schema::SchemaGap;
use crate::value::UnixTime;

/// Timestamps that every type accepts, with their seconds since 1970.
const GOOD: &[(&str, i64, &str)] = &[
    ("2020-02-29T12:30:00Z", 1_582_979_400, "the last day of February in a leap year"),
    ("2020-01-01t00:00:00z", 1_577_836_800, "in lower case"),
    ("2020-01-01T00:00:00.123456789+05:30", 1_577_817_000, "nine digits of fraction and an offset"),
    ("2020-01-01T00:00:00-23:59", 1_577_923_140, "the largest offset"),
    ("0001-01-01T00:00:00Z", -62_135_596_800, "the first that there is"),
    ("9999-12-30T00:00:00Z", 253_402_128_000, "nearly the last that there is"),
];

/// Timestamps with a space, which JSON Schema does not accept.
const SPACED: (&str, i64) = ("2020-01-01 00:00:00Z", 1_577_836_800);

const BAD: &[(&str, Code, &str)] = &[
    ("", Code::DatetimeParsing, "empty"),
    ("2020-01-01T00:00:00", Code::TimezoneAware, "without an offset"),
    ("2020-02-30T00:00:00Z", Code::DatetimeParsing, "no such day"),
    ("2019-02-29T00:00:00Z", Code::DatetimeParsing, "no leap year"),
    ("2020-01-01T24:00:00Z", Code::DatetimeParsing, "no such hour"),
    ("2016-12-31T23:59:60Z", Code::DatetimeParsing, "a leap second"),
    ("2020-01-01T00:00:00.1234567890Z", Code::DatetimeParsing, "ten digits of fraction"),
    ("2020-01-01T00:00:00.Z", Code::DatetimeParsing, "no digits of fraction"),
    ("2020-01-01T00:00:00+24:00", Code::DatetimeParsing, "no such offset"),
    ("2020-1-01T00:00:00Z", Code::DatetimeParsing, "a month of one digit"),
    ("0000-12-31T23:59:59Z", Code::DatetimeParsing, "before the first that there is"),
    ("1577836800", Code::DatetimeParsing, "seconds since 1970"),
];

const GOOD_DATES: &[(&str, &str)] = &[
    ("2020-02-29", "the last day of February in a leap year"),
    ("0001-01-01", "the first that there is"),
    ("9999-12-31", "the last that there is"),
];

const BAD_DATES: &[(&str, &str)] = &[
    ("", "empty"),
    ("2019-02-29", "no leap year"),
    ("2020-04-31", "no such day"),
    ("2020-13-01", "no such month"),
    ("0000-12-31", "before the first that there is"),
    ("2020-1-01", "a month of one digit"),
    ("2020-01-01T00:00:00Z", "with a time"),
];

/// Timestamps for these rules.
pub(super) fn timestamps(rules: &[&'static Rule]) -> Vec<Case> {
    let mut moments: Vec<(String, UnixTime, String, bool)> = Vec::new();
    for (text, second, what) in GOOD {
        moments.push(((*text).to_owned(), at(*second, 0), (*what).to_owned(), false));
    }
    let mut clocked = false;
    for rule in rules {
        let rule = rule.plain();
        let Some(limit) = rule.as_time().map(|rule| rule.edge(NOW)) else { continue };
        let name = rule.name();
        clocked = true;
        let (before, after) = (at(limit.second() - 1, 999_999_999), at(limit.second(), 1));
        for (moment, what) in [(limit, "at the limit"), (before, "a nanosecond before the limit"), (after, "a nanosecond after the limit")]
        {
            moments.push((written(moment), moment, format!("{name}: {what}"), true));
        }
    }
    let mut cases: Vec<Case> = Vec::new();
    for (text, moment, what, at_limit) in moments {
        let rule = if at_limit { what.split(':').next().unwrap_or_default().to_owned() } else { "type".to_owned() };
        let mut case = Case { faults: faults(rules, moment), ..Case::good(Tree::string(text), rule, what) };
        if clocked {
            case = case.gap(&[SchemaGap::Clock]);
        }
        // Away from a limit, the result does not depend on the time that the clock shows.
        case.flags.clock = at_limit;
        cases.push(case);
    }
    let spaced = at(SPACED.1, 0);
    let case = Case { faults: faults(rules, spaced), ..Case::good(Tree::string(SPACED.0), "type", "a space between date and time") };
    cases.push(case.gap(&[SchemaGap::Timestamp, SchemaGap::Clock]));
    cases.extend(BAD.iter().map(|(text, code, what)| Case::bad(Tree::string(*text), Fault::here(*code), "type", *what)));
    cases
}

fn faults(rules: &[&'static Rule], moment: UnixTime) -> Vec<Fault> {
    let on = |rule: &&'static Rule| match rule.plain().as_time()?.opinion(moment, NOW) {
        Opinion::Breaks(code) => Some(Fault::here(code).overridden(&rule.overrides())),
        Opinion::Keeps | Opinion::Unknown => None,
    };
    rules.iter().filter_map(on).collect()
}

/// Dates. There are no rules for them.
pub(super) fn dates() -> Vec<Case> {
    let good = GOOD_DATES.iter().map(|(text, what)| Case::good(Tree::string(*text), "type", *what));
    let bad = BAD_DATES.iter().map(|(text, what)| Case::bad(Tree::string(*text), Fault::here(Code::DateParsing), "type", *what));
    good.chain(bad).collect()
}

fn at(second: i64, nanosecond: u32) -> UnixTime {
    UnixTime::new(second, nanosecond).unwrap_or(UnixTime::EPOCH)
}

/// A time in RFC 3339 format, in UTC.
fn written(moment: UnixTime) -> String {
    let (days, second) = (moment.second().div_euclid(86_400), moment.second().rem_euclid(86_400));
    // Days since the first of March of year 0, in eras of 400 years, after which the calendar repeats.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let fraction = if moment.nanosecond() == 0 { String::new() } else { format!(".{:09}", moment.nanosecond()) };
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}{fraction}Z", second / 3600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_they_are_read() {
        for (second, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_582_979_400, "2020-02-29T12:30:00Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
            (253_402_128_000, "9999-12-30T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
        ] {
            assert_eq!(written(at(second, 0)), expected);
        }
        assert_eq!(written(at(0, 1)), "1970-01-01T00:00:00.000000001Z");
    }
}
