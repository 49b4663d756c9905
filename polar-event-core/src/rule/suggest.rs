//! "Did you mean …?"
//!
//! Messages contain only allowed values, never the input. Everything is limited, so that many wrong texts do not make this expensive, and a
//! full report needs no suggestions.

use crate::error::{Param, Params};
use crate::state::ValidationState;

/// The maximum number of candidates. In a longer list, a typing error is unlikely.
const MAX_CANDIDATES: usize = 100;

/// The maximum length of a candidate in characters.
const MAX_LENGTH: usize = 40;

/// The parameters, with the nearest candidate as `suggestion`, if one is near.
pub(crate) fn with_suggestion<const N: usize>(
    params: [(&'static str, Param); N],
    found: &str,
    candidates: impl Iterator<Item = &'static str> + Clone,
    cx: &ValidationState<'_>,
) -> Params {
    let mut params = Params::from(params);
    if !cx.is_full() {
        if let Some(near) = nearest(found, candidates) {
            params.push("suggestion", Param::from(near));
        }
    }
    params
}

/// The candidate with the fewest changes, if there is at most one for each three characters. Letter case is ignored. The text itself, which is
/// allowed elsewhere, is none.
pub(crate) fn nearest(found: &str, candidates: impl Iterator<Item = &'static str> + Clone) -> Option<&'static str> {
    // A near candidate has at least two thirds of the characters of the text that was found; a character has up to four bytes.
    let too_long = found.len() > 4 * (MAX_LENGTH + MAX_LENGTH / 2);
    if too_long || candidates.clone().nth(MAX_CANDIDATES).is_some() {
        return None;
    }
    let other = |candidate: &&'static str| *candidate != found;
    let candidates = candidates.filter(other);
    let found = Folded::new(found);
    let distances = candidates.filter_map(|candidate| Some((found.distance(&Folded::new(candidate))?, candidate)));
    distances.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// A text in lower case, with its length in characters.
struct Folded {
    text: String,
    length: usize,
}

impl Folded {
    fn new(text: &str) -> Self {
        let text = text.to_lowercase();
        Self { length: text.chars().count(), text }
    }

    /// The number of edits, if small enough.
    fn distance(&self, candidate: &Self) -> Option<usize> {
        let most = self.length.max(candidate.length) / 3;
        if candidate.length > MAX_LENGTH || self.length.abs_diff(candidate.length) > most {
            return None;
        }
        Some(strsim::osa_distance(&self.text, &candidate.text)).filter(|distance| *distance <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_CANDIDATES, MAX_LENGTH, nearest, with_suggestion};
    use crate::error::Code;
    use crate::state::ValidationState;

    fn near(found: &str, candidates: &'static [&'static str]) -> Option<&'static str> {
        nearest(found, candidates.iter().copied())
    }

    #[test]
    fn one_slip_in_three_characters_is_near() {
        const METALS: &[&str] = &["gold", "silver", "platinum"];
        for (found, expected) in [
            ("god", Some("gold")),
            ("golf", Some("gold")),
            ("glod", Some("gold")),
            ("GOLD", Some("gold")),
            ("gold ", Some("gold")),
            ("goal", None),
            ("go", None),
            // Known, but not allowed where it stands: nobody is helped by the same name.
            ("silver", None),
            ("slvr", Some("silver")),
            ("slv", None),
            ("", None),
            ("🥇", None),
        ] {
            assert_eq!(near(found, METALS), expected, "{found:?}");
        }
    }

    #[test]
    fn the_nearest_is_taken_and_of_two_the_first() {
        assert_eq!(near("prefix1", &["prefixes", "prefix2", "prefix"]), Some("prefix2"));
        assert_eq!(near("yellowish", &["yellowest", "yellow", "yellowism"]), Some("yellowism"));
        assert_eq!(near("abcdefg", &[]), None);
    }

    #[test]
    fn work_is_bounded() {
        const LONG: &str = "0123456789012345678901234567890123456789";
        assert_eq!(LONG.len(), MAX_LENGTH);
        assert_eq!(near(&LONG[1..], &[LONG]), Some(LONG));
        assert_eq!(near(LONG, &["01234567890123456789012345678901234567890"]), None);
        assert_eq!(near(&LONG.repeat(100), &[LONG]), None);
        let most = vec!["gold"; MAX_CANDIDATES];
        assert_eq!(nearest("gild", most.iter().copied()), Some("gold"));
        let more = vec!["gold"; MAX_CANDIDATES + 1];
        assert_eq!(nearest("gild", more.iter().copied()), None);
    }

    #[test]
    fn a_full_report_asks_for_nothing() {
        let mut cx = ValidationState::new().with_max_violations(2);
        let suggestion = |cx: &ValidationState<'_>| with_suggestion([], "gild", ["gold"].into_iter(), cx).get("suggestion").is_some();
        cx.report(Code::LiteralError, []);
        assert!(suggestion(&cx));
        cx.report(Code::LiteralError, []);
        assert!(!suggestion(&cx));
    }
}
