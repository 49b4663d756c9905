//! Names of rules.

use crate::rule::Rule;

/// A rule by its name in attributes; functions and patterns as written.
pub(super) fn rule(rule: &Rule) -> String {
    let rule = rule.plain();
    match (rule, rule.path()) {
        #[cfg(feature = "regex")]
        (Rule::Pattern(pattern), _) => format!("{} = {:?}", rule.name(), pattern.text),
        (_, Some(path)) => format!("{} = {path}", rule.name()),
        _ => rule.name().to_owned(),
    }
}
