//! "Did you mean …?"

use core::fmt::Write as _;

use crate::elsewhere;

/// The maximum number of listed names.
const MAX_LISTED: usize = 12;

/// The message for a name that is not in `known`: with the nearest one, and all of them, if there are few.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let mut message = format!("unknown {what} `{name}`");
    if let Some(instead) = elsewhere::instead(name) {
        _ = write!(message, ": {instead}");
        return message;
    }
    let distance = |candidate: &&&str| match plain(name) == plain(candidate) {
        true => 0,
        false => strsim::damerau_levenshtein(name, candidate),
    };
    if let Some(near) = known.iter().min_by_key(distance).filter(|near| distance(near) <= near.len().max(name.len()) / 3) {
        _ = write!(message, "; did you mean `{near}`?");
    }
    if known.len() > MAX_LISTED {
        message.push_str("\nall that is known here is in the documentation of `derive(Event)`");
    } else {
        _ = write!(message, "\nknown here: {}", list(known));
    }
    message
}

/// The names, one after another.
pub(crate) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A name without its case: `try_from` and `TryFrom` are the same.
pub(crate) fn plain(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::unknown;

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        assert!(unknown("rule", "lenght", &["range", "length"]).contains("did you mean `length`?"));
        assert!(unknown("item", "as_ref", &["Deref", "AsRef"]).contains("did you mean `AsRef`?"));
        assert!(!unknown("rule", "colour", &["range", "length"]).contains("did you mean"));
    }
}
